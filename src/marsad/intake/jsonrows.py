"""JSON Lines and JSON: an object a report.

Comes in: a file with one object a line, or with one object, or with a list of objects. Goes out: a Draft for each.
Must not know: other formats. JSON Lines are read a line at a time, so such a file may be of any size.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from marsad.intake.decode import MEGABYTE, decode, encoding_of, read_bytes, refuse_binary, wrong_encoding
from marsad.intake.draft import Draft
from marsad.intake.rows import ROW_LIMIT, row_draft, too_large
from marsad.records import IntakeError

LIST_LIMIT = 100 * MEGABYTE
"""Largest JSON file that is one list, in bytes: it has to be held whole."""

_MEND = "mend that line or leave it out"


def read_json(path: Path) -> Iterator[Draft | IntakeError]:
    """Drafts of all objects, each with the number of its line (`:7`) or, in a list, its place (`#3`)."""
    with path.open("rb") as file:
        head = file.read(4096)
        refuse_binary(head, path)
        start = head.decode(encoding_of(head), "replace").lstrip()
        file.seek(0)
        first, complete = _first_line(file)
        file.seek(0)
        if start.startswith("[") or (start.startswith("{") and complete and not _is_object(first, path)):
            yield from _read_whole(path)
        else:
            yield from _read_lines(path, _as_utf8(file, head))


def _first_line(file: BinaryIO) -> tuple[bytes, bool]:
    """The first line with something on it, and whether it is whole."""
    line = b"\n"
    while line and not line.strip():
        line = file.readline(ROW_LIMIT + 1)
    return line, len(line) <= ROW_LIMIT


def _is_object(line: bytes, path: Path) -> bool:
    """Does this line hold a whole object, or at least more than the head of one that is laid out over several lines?"""
    try:
        return isinstance(json.loads(decode(line, path)), dict)
    except (IntakeError, ValueError, RecursionError):
        # A broken first line of JSON Lines has a name and a value on it; a laid-out object begins with a bare brace
        # or ends its first line with a comma or a bracket.
        return line.rstrip()[-1:] not in (b"{", b",", b"[", b":")


def _as_utf8(file: BinaryIO, head: bytes) -> BinaryIO:
    """The file's bytes as UTF-8 without a byte order mark."""
    encoding = encoding_of(head)
    if encoding == "utf-8-sig":
        file.seek(3)
    elif encoding != "utf-8":
        return cast(BinaryIO, io.BytesIO(file.read().decode(encoding, "replace").encode("utf-8")))
    return file


def _read_lines(path: Path, file: BinaryIO) -> Iterator[Draft | IntakeError]:
    number = rows = 0
    offset = file.tell()
    while line := file.readline(ROW_LIMIT + 1):
        number += 1
        at, where = f":{number}", f"{path}:{number}"
        begin, offset = offset, offset + len(line)
        if len(line) > ROW_LIMIT:
            while line and not line.endswith(b"\n"):
                line = file.readline(ROW_LIMIT)
                offset += len(line)
            rows += 1
            yield too_large(where)
        elif line.strip():
            rows += 1
            try:
                yield _object(line.decode("utf-8"), at, where)
            except UnicodeDecodeError as error:
                yield wrong_encoding(line, error.start, where, path.name, offset=begin)
    if not rows:
        what = "holds nothing but blanks" if number else "is empty"
        yield IntakeError(what, where=str(path), remedy='put one object a line into it, such as {"text": "…"}')


def _object(line: str, at: str, where: str) -> Draft | IntakeError:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return IntakeError(f"is not valid JSON ({_reason(error)}, column {error.colno})", where=where, remedy=_MEND)
    except (ValueError, RecursionError):  # a number of thousands of digits; thousands of brackets
        return IntakeError(
            "is JSON that no reader takes (numbers too long or brackets too deep)", where=where, remedy=_MEND
        )
    return _row(row, at, where)


def _read_whole(path: Path) -> Iterator[Draft | IntakeError]:
    """One object laid out over several lines, or a list; what stands before a broken place is read."""
    text = decode(read_bytes(path, limit=LIST_LIMIT), path)
    decoder = json.JSONDecoder()
    place = _skip(text, 0)
    listed = text[place] == "["
    place, number = _skip(text, place + listed), 0
    try:
        while place < len(text) and not (listed and text[place] == "]"):
            number += 1
            row, place = decoder.raw_decode(text, place)
            yield _row(row, f"#{number}" if listed else "", f"{path}#{number}" if listed else str(path))
            place = _skip(text, place)
            if listed and text[place : place + 1] == ",":
                place = _skip(text, place + 1)
            elif not listed or text[place : place + 1] != "]":
                break
        if listed and text[place : place + 1] == "]" and _skip(text, place + 1) == len(text):
            if not number:
                yield IntakeError(
                    "is an empty list", where=str(path), remedy='put objects into it, such as {"text": "…"}'
                )
        elif listed or place < len(text):
            raise json.JSONDecodeError("Expecting ',' or the end", text, place)
    except json.JSONDecodeError as error:
        what = f"is not valid JSON ({_reason(error)}, column {error.colno})"
        yield IntakeError(what, where=f"{path}:{error.lineno}", remedy="mend that line; nothing after it was read")
    except (ValueError, RecursionError):
        what = "is JSON that no reader takes (numbers too long or brackets too deep)"
        yield IntakeError(what, where=f"{path}#{number}", remedy="mend that object; nothing after it was read")


def _row(row: object, at: str, where: str) -> Draft | IntakeError:
    if not isinstance(row, dict):
        return IntakeError(
            "is no JSON object", where=where, remedy='write it as {"text": "…", "published": "YYYY-MM-DD"}'
        )
    return row_draft(row, at=at, where=where)


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n":
        place += 1
    return place


def _reason(error: json.JSONDecodeError) -> str:
    return error.msg[:1].lower() + error.msg[1:]
