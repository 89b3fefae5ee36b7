"""CSV and TSV: a row a report.

Comes in: a table whose first row names its columns. Goes out: a Draft for each row. Must not know: other formats.
Read a row at a time, so a table may be of any size.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from marsad.intake.decode import MEGABYTE, encoding_of, refuse_binary, wrong_encoding
from marsad.intake.draft import Draft
from marsad.intake.rows import COLUMNS, ROW_LIMIT, row_draft, too_large
from marsad.records import IntakeError

_CELL_LIMIT = 20 * MEGABYTE
"""Where reading a cell is given up: its closing quotation mark is missing."""


def read_table(path: Path) -> Iterator[Draft | IntakeError]:
    """Drafts of all rows, each with the number of the line on which it begins (`:7`)."""
    # Python's own limit is 131,072 characters; it is one for the whole process, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), _CELL_LIMIT))
    with path.open("rb") as file:
        head = file.read(4096)
        refuse_binary(head, path)
        file.seek(0)
        lines = _Lines(file, encoding_of(head))
        first = next(lines, None)
        while first is not None and not first.strip():
            first = next(lines, None)
        if first is None:
            what = "holds nothing but blanks" if head else "is empty"
            raise IntakeError(what, where=str(path), remedy=f"begin it with a row of column names: {_named()}")
        first = first.rstrip("\r\n").replace("\r", " ")
        delimiter = _delimiter(first, path.suffix.lower())
        columns = _cells(first, delimiter)
        if "text" not in columns:
            seen = ", ".join(f"`{c}`" for c in columns if c.isprintable())[:120]
            raise IntakeError(
                f"has no column `text` (its first row reads {seen})",
                where=str(path),
                remedy=f"name its columns {_named()}",
            )
        if twice := [c for n, c in enumerate(columns) if c in COLUMNS and c in columns[:n]]:
            raise IntakeError(f"has two columns `{twice[0]}`", where=str(path), remedy="rename one of them")
        yield from _rows(path, lines, columns, delimiter)


class _Lines:
    """The lines of a file as text, with what was wrong with their bytes; line ends as they are."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        self.encoding = encoding
        self.number = 0
        """Lines handed out so far."""
        self.bad: tuple[bytes, int, int] | None = None
        """First line since this was last cleared whose bytes are no text: bytes, bad index, where it begins."""
        if encoding.startswith(("utf-16", "utf-32")):
            file = cast(BinaryIO, io.BytesIO(file.read().decode(encoding, "replace").encode("utf-8")))
        self._file, self._offset = file, 0
        if encoding == "utf-8-sig":
            self._offset = len(file.read(3))

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(_CELL_LIMIT)
        if not line:
            raise StopIteration
        self.number += 1
        begin, self._offset = self._offset, self._offset + len(line)
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError as error:
            self.bad = self.bad or (line, error.start, begin)
            text = line.decode("utf-8", "replace")  # keeps the table's shape; the row is refused
        if "\0" in text:
            self.bad = self.bad or (line, line.index(b"\0"), begin)
            text = text.replace("\0", "�")
        return text


def _rows(path: Path, lines: _Lines, columns: list[str], delimiter: str) -> Iterator[Draft | IntakeError]:
    # Strict, since otherwise a missing quotation mark silently joins all further rows into one text.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows = 0
    while True:
        number, lines.bad = lines.number + 1, None
        at, where = f":{number}", f"{path}:{number}"
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            rows += 1
            yield IntakeError(
                f"is not a row of a table ({error})",
                where=where,
                remedy='put every cell with commas, line breaks or quotation marks in "…" and double the marks inside',
            )
            continue
        if not any(c.strip() for c in cells):
            continue
        rows += 1
        if lines.bad:
            line, bad, begin = lines.bad
            if line[bad] == 0:
                what = f"this row holds a NUL at byte {begin + bad}"
                yield IntakeError(what, where=where, remedy="write the row again without it")
                continue
            yield wrong_encoding(line, bad, where, path.name, offset=begin)
        elif len(cells) > len(columns) and any(c.strip() for c in cells[len(columns) :]):
            yield IntakeError(
                f"this row has {len(cells)} cells for {len(columns)} columns", where=where, remedy='put its text in "…"'
            )
        elif sum(map(len, cells)) > ROW_LIMIT:
            yield too_large(where)
        else:
            yield row_draft(dict(zip(columns, cells, strict=False)), at=at, where=where)
    if not rows:
        yield IntakeError("has column names but no rows", where=str(path), remedy="add a row for each report")


def _delimiter(first: str, suffix: str) -> str:
    """The sign that cuts the first row so that a column `text` comes out; comma or tab by the file's name if none does."""
    usual = "\t" if suffix in (".tsv", ".tab") else ","
    for sign in (usual, ",", ";", "\t", "|"):
        if "text" in _cells(first, sign):
            return sign
    return usual


def _cells(first: str, delimiter: str) -> list[str]:
    return [c.strip().lower() for c in next(csv.reader([first], delimiter=delimiter), [])]


def _named() -> str:
    return ", ".join(f"`{c}`" for c in COLUMNS)
