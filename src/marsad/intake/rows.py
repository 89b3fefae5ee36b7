"""Rows: a report for each object or table row, its text kept exactly as given.

Comes in: a mapping of column names to values. Goes out: a Draft, or the problem of this row. Must not know: whether the
row came from JSON or from a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from marsad.intake.dateline import find_dateline
from marsad.intake.dates import read_day
from marsad.intake.decode import MEGABYTE
from marsad.intake.draft import Draft
from marsad.records import IntakeError

COLUMNS = ("text", "title", "publisher", "published", "date", "author", "url", "dateline", "language", "id")
"""The columns that are read; others are passed over. `published` counts before `date`."""

ROW_LIMIT = 5 * MEGABYTE
"""Largest row, in bytes as it stands in the file."""

_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def row_draft(row: Mapping[str, object], *, at: str, where: str) -> Draft | IntakeError:
    """The draft of one row; `at` is where it stands in the file (`:7`), `where` the same with the file's name before it.

    Column names count without case and the blanks around them. Nothing is ever added to the text or taken from it.
    """
    cells = {name.strip().lower(): value for name, value in row.items()}
    text = cells.get("text")
    if text is None or (isinstance(text, str) and not text.strip()):
        return IntakeError("this row has no text", where=where, remedy="fill in its `text` or leave the row out")
    if not isinstance(text, str):
        return IntakeError("this row's `text` is not a string", where=where, remedy="put the report's words there")
    if bad := _NO_TEXT.search(text):
        return IntakeError(
            f"this row's `text` holds U+{ord(bad.group()):04X} at character {bad.start()}, which no text may hold",
            where=where,
            remedy="write the row again without it",
        )
    words = {name: _words(cells.get(name)) for name in COLUMNS if name != "text"}
    day = words["published"] or words["date"]
    found = read_day(day) if day else None
    return Draft(
        text=text,
        title=words["title"],
        publisher=words["publisher"] or None,
        author=words["author"] or None,
        published=found.day if found else None,
        undated=found.why if found else "the row has no `published` or `date`",
        dateline=words["dateline"] or find_dateline(text),
        url=words["url"] or None,
        language=words["language"] or "en",
        at=at,
        source_id=words["id"] or None,
    )


def too_large(where: str) -> IntakeError:
    """The problem of a row over the limit."""
    return IntakeError(
        f"this row is larger than {ROW_LIMIT // MEGABYTE} MB",
        where=where,
        remedy="cut it into several reports",
    )


def _words(value: object) -> str:
    """A cell as words: numbers as printed, lists joined with commas, everything else that is no string as nothing."""
    if isinstance(value, list):
        return ", ".join(w for w in map(_words, value) if w)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return _NO_TEXT.sub("", str(value)).strip()
