"""A report in the making, and what becomes of it.

Comes in: what a format's file read (words, date as found or the reason why there is none). Goes out: a Report, and
beside it an Undated problem where no day is known. Must not know: how any format looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from marsad.records import IntakeError, Report, new_report


class Undated(IntakeError):
    """A report was read, but on which day it was published is not known. It follows its Report as a warning."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format's file found; `finish` makes the Report of it."""

    text: str
    title: str = ""
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    undated: str = ""
    """Why `published` is None, as a clause, where there is more to say than that no date was found."""
    dateline: str | None = None
    url: str | None = None
    language: str = "en"
    at: str = ""
    """Where in the file: `#2` for the second report, `:7` for a row, empty for the whole file."""
    source_id: str | None = None


def finish(draft: Draft, path: Path, *, published: date | None) -> Iterator[Report | IntakeError]:
    """The Report of a draft and, where it has no day, an Undated problem after it.

    `published` stands in where the draft has no day of its own; it never replaces one.
    """
    day = draft.published or published
    yield new_report(
        draft.text,
        title=draft.title,
        publisher=draft.publisher,
        author=draft.author,
        published=day,
        dateline=draft.dateline,
        url=draft.url,
        language=draft.language,
        source=path.name + draft.at,
        source_id=draft.source_id,
    )
    if day is None:
        yield Undated(
            f"read without a date, since {draft.undated or 'none could be found'}",
            where=f"{path}{draft.at}",
            remedy="write its day of publication as YYYY-MM-DD in the file, or give it with --published",
        )
