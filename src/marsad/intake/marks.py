"""The signs by which the parts of a printed article are told: lines, titles, separators, header blocks.

Comes in: a text. Goes out: its lines with their offsets, and what single lines or runs of lines look like. Must not
know: how articles are put together from them (`plaintext` does).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

TITLE_LENGTH = 160
"""Longest title, in characters; longer lines are paragraphs or captions."""

HEADERS = {
    "title": "title", "headline": "title",
    "publisher": "publisher", "outlet": "publisher",
    "date": "date", "published": "date", "publication date": "date", "date of publication": "date",
    "updated": "updated",
    "author": "author", "byline": "author", "by": "author",
    "url": "url", "link": "url",
    "dateline": "dateline", "language": "language", "id": "id", "note": "note",
}  # fmt: skip
"""Names of header lines, and what they fill. `note` is for whoever opens the file; it goes nowhere."""

_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z ]{1,24}?)\s?:(?:[ \t]{1,9}(?P<value>\S.*))?$")
_SEPARATOR = re.compile(r"\s*(?:(?:-\s?){3,}|(?:\*\s?){3,}|(?:=\s?){3,}|(?:_\s?){3,}|(?:#\s?){3,}|[~—–]{3,})\s*$")
_BULLET = re.compile(r"\s*(?:[•‣▪●◦·*+>]|-\s)")
_STOPS = re.compile(r"[.,;:…]+[\"'”’»)\]]*$")
_BYLINE = re.compile(
    r"\s*by:?\s+(?P<name>[A-ZÀ-Þ][\w.'’\-]*(?:(?:,? and |, | )[A-ZÀ-Þa-z][\w.'’\-]*){1,7})\s*$", re.IGNORECASE
)
_CREDIT = re.compile(
    r"\s*(?:\W*(?:©|\(c\)|copyright\b|(?:additional )?(?:reporting|editing|writing) by\b|read more\b|see also\b|source\b|photo\b|"
    r"file photo\b|image\b|picture\b|share\b|advertisement\b)|[(\[].*[)\]]\s*$|(?:afp|ap|reuters|agencies|news agencies|xinhua|dpa)\W*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text: `text[begin:end]`, its line end (or form feed) included."""

    begin: int
    end: int
    words: str
    """Without the line end and the blanks around."""
    after_feed: bool = False
    """Follows a form feed."""


def lines_of(text: str) -> list[Line]:
    """All lines; form feeds end a line too. Together they are the whole text."""
    lines: list[Line] = []
    feed = False
    for match in re.finditer(r"[^\n\f]*(?:[\n\f]|$)", text):
        if match.group():
            lines.append(Line(match.start(), match.end(), match.group().strip(), feed))
            feed = match.group().endswith("\f")
    return lines


def is_separator(line: Line) -> bool:
    """A row of dashes, stars, equals signs: a break between articles, or only between parts of one."""
    return bool(_SEPARATOR.match(line.words))


def is_byline(words: str) -> bool:
    """ "By Jane Roe" on a line of its own."""
    return bool(_BYLINE.match(words)) and words.split()[1][:1].isupper()


def byline_name(words: str) -> str:
    """The name or names in a byline."""
    match = _BYLINE.match(words)
    return match["name"] if match else ""


def is_title(words: str) -> bool:
    """Could this line be a headline: short, with letters, without final full stop, no bullet, byline or credit?"""
    return (
        0 < len(words) <= TITLE_LENGTH
        and any(c.isalpha() for c in words)
        and not _STOPS.search(words)
        and not _BULLET.match(words)
        and not _CREDIT.match(words)
        and not is_byline(words)
        and "://" not in words
    )


def is_sentence(words: str) -> bool:
    """Does this line close a sentence, as a paragraph does?"""
    return bool(re.search(r"[.!?…][\"'”’»)\]]*$", words)) and len(words.split()) >= 4


def title_words(words: str) -> str:
    """A headline without Markdown's number signs and emphasis."""
    return re.sub(r"^#{1,6}\s+|^\*\*(?=.*\*\*$)|(?<=\w)\*\*$", "", words).strip()


def same_title(one: str, other: str) -> bool:
    """Are two lines one headline, printed twice? Case, quotation marks and blanks may differ."""
    return _folded(one) == _folded(other) != ""


def header_block(lines: Sequence[Line], at: int) -> tuple[dict[str, str], set[int]]:
    """The header lines that start at line `at`: what they say, and which lines they are.

    They are a block where one of them is a title or two of them are known; a run with fewer is text (`MOSUL: …`).
    Lines of unknown name inside the block (`Source: …`) are not part of it and stay in the text.
    """
    fields: dict[str, str] = {}
    taken: set[int] = set()
    fenced = lines[at].words == "---"  # YAML front matter of a Markdown file
    n = at + fenced
    while n < len(lines) and (match := _HEADER.match(lines[n].words)):
        name = " ".join(match["name"].lower().split())
        if name in HEADERS:
            taken.add(n)
            if match["value"]:
                fields.setdefault(HEADERS[name], match["value"].strip("\"'") if fenced else match["value"])
        n += 1
    if "title" not in fields and len(taken) < 2:
        return {}, set()
    if fenced:
        taken.add(at)
        if n < len(lines) and lines[n].words == "---":
            taken.add(n)
    return fields, taken


def _folded(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))
