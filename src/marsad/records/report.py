"""The report: one article or statement, with where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from marsad.records.ids import content_id, sha256_of


@dataclass(frozen=True, slots=True)
class Report:
    """One article or statement as it was taken in. Made by `new_report`, which computes `id` and `sha256`."""

    id: str
    """`r-` and 20 hexadecimal digits, from publisher, title, published and text."""
    text: str
    """The text that every span points into. Stored as taken in: captions stay, repeated headlines and date lines go."""
    sha256: str
    """Of `text` in UTF-8, hexadecimal."""
    title: str = ""
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    """The day it was published; None where none could be found: then days relative to it stay unresolved."""
    dateline: str | None = None
    """Place at the head of the text as printed, e.g. `BEIRUT`."""
    url: str | None = None
    language: str = "en"
    source: str | None = None
    """Where it was read: file name, with `#2` for the second report in a file or `:7` for a row."""
    source_id: str | None = None
    """The id that the source itself gives (an `id` column), if any."""


def new_report(
    text: str,
    *,
    title: str = "",
    publisher: str | None = None,
    author: str | None = None,
    published: date | None = None,
    dateline: str | None = None,
    url: str | None = None,
    language: str = "en",
    source: str | None = None,
    source_id: str | None = None,
) -> Report:
    """Make a report. The same publisher, title, day and text always give the same id, wherever they were read."""
    day = published.isoformat() if published else ""
    return Report(
        id=content_id("r", publisher or "", title, day, text),
        text=text,
        sha256=sha256_of(text),
        title=title,
        publisher=publisher,
        author=author,
        published=published,
        dateline=dateline,
        url=url,
        language=language,
        source=source,
        source_id=source_id,
    )
