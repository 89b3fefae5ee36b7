"""Where a text quotes: stretches between quotation marks.

In: a text. Out: `Quote`s, marks excluded. Knows no grammar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.records import Span

_MARK = re.compile(r"[“”\"„‟«»]|(?<!\w)[‘](?=\w)|''|``")
_CLOSERS = frozenset("”»")
_OPENERS = frozenset("“„«‟")
_LINE_END = re.compile(r"[\n\r\f\v\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch."""

    span: Span
    """Without the marks."""
    open: bool
    """The closing mark is missing: the quotation goes on in the next paragraph."""


LONGEST = 1500
"""Characters of a quotation that the next opening mark ends; a longer one has lost its closing mark."""


def find_quotes(text: str) -> list[Quote]:
    """All quotations of a text, in order, never nested.

    A quotation ends with its line at the latest. One that no mark closes there is `open` if the next line opens again (the custom for
    quotations of several paragraphs); else its mark is a slip, and the quotation ends with its sentence: the rest of a report must
    not be put into somebody's mouth. A straight mark opens after a blank or a bracket and closes elsewhere.
    """
    quotes: list[Quote] = []
    start: tuple[int, int, str] | None = None
    marks = [(m.start(), m.end(), m.group()) for m in _MARK.finditer(text)]
    ends = [(m.start(), m.end(), "\n") for m in _LINE_END.finditer(text)] + [(len(text), len(text), "\n")]
    for begin, end, mark in sorted(marks + ends):
        if mark == "\n":
            if start is not None:
                goes_on = _REOPENS.match(text, end) is not None
                _keep(quotes, start, begin if goes_on else _sentence_end(text, start[1], begin), text, goes_on)
            start = None
        elif start is None:
            if mark not in _CLOSERS and (mark in _OPENERS or _may_open(text, begin, end)):
                start = (begin, end, mark)
        elif mark in _CLOSERS or (mark not in _OPENERS and _matches(start[2], mark)):
            _keep(quotes, start, begin, text, False)
            start = None
        elif mark in _OPENERS:
            # A new paragraph of the same quotation opens again, with the one before left open.
            whole = begin - start[1] <= LONGEST and text[:begin].rstrip("’' \t\n")[-1:] in (".", "!", "?", "…")
            _keep(quotes, start, begin if whole else _sentence_end(text, start[1], begin), text, whole)
            start = (begin, end, mark)
    return quotes


def across_breaks(text: str, seen: str) -> list[Quote]:
    """The quotations of a text that is seen with line breaks and commas in place of blanks: such a break ends none that has its closing
    mark, and such a comma does not hide an opening one.

    "“A boy died in Velin | A girl was hurt” the statement read" lost its full stop, and is one quotation.
    """
    if seen == text:
        return find_quotes(text)
    seen = "".join("\n" if mark == "\n" else own for mark, own in zip(seen, text, strict=True))
    quotes = find_quotes(seen)
    whole = {q.span.begin: q for q in find_quotes(text) if not q.open and text[q.span.end : q.span.end + 1] in _PAIRED}
    found: list[Quote] = []
    for quote in quotes:
        if found and quote.span.begin < found[-1].span.end:
            continue
        other = whole.get(quote.span.begin)
        cut = seen[quote.span.end : quote.span.end + 1] == "\n" and text[quote.span.end : quote.span.end + 1] == " "
        short = other is not None and other.span.end - other.span.begin <= ACROSS
        found.append(other if other is not None and cut and short else quote)
    return found


_PAIRED = frozenset('"”')
ACROSS = 400
"""Characters of a quotation that may have a break within."""
_REOPENS = re.compile(r"\s*[“\"„«]")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")


def _sentence_end(text: str, begin: int, limit: int) -> int:
    found = _SENTENCE_END.search(text, begin, limit)
    return found.end() if found else limit


def _matches(opening: str, mark: str) -> bool:
    if opening == "‘":
        return False
    return mark in ('"', "''", "``") and opening in ('"', "''", "``", "“")


def _may_open(text: str, begin: int, end: int) -> bool:
    before = text[begin - 1] if begin else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in "([—–-:") and not after.isspace()


def _keep(quotes: list[Quote], start: tuple[int, int, str], last: int, text: str, is_open: bool) -> None:
    first = start[1]
    while first < last and text[first].isspace():
        first += 1
    while last > first and text[last - 1].isspace():
        last -= 1
    if first < last:
        quotes.append(Quote(Span(first, last), is_open))


def quote_at(position: int, quotes: list[Quote]) -> Quote | None:
    """The quotation in which a character stands."""
    return next((q for q in quotes if q.span.begin <= position < q.span.end), None)
