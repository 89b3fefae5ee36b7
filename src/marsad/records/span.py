"""Where words stand in a report's text.

Offsets are Unicode code points, half open: `text[begin:end]`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters of a report's text, `text[begin:end]`, never empty."""

    begin: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.begin < self.end:
            raise ValueError(f"not a span: {self.begin}:{self.end}")

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.begin : self.end]

    def covers(self, other: Span) -> bool:
        """Does this span contain the whole of `other`?"""
        return self.begin <= other.begin and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Do the two share a character?"""
        return self.begin < other.end and other.begin < self.end


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of `spans` (at least one)."""
    listed = list(spans)
    return Span(min(s.begin for s in listed), max(s.end for s in listed))
