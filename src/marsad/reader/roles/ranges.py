"""Two numbers for the same people: "several, and maybe dozens, of the soldiers were killed" is one filler with one count.

In: fillers of a counted role with their counts. Out: the fillers, without the second number that the parse takes for others.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.records import Count, Filler

Counted = tuple[tuple[Filler, Token], Count | None]


def as_one(fillers: list[Counted]) -> list[Counted]:
    """Leaves out a filler that is no more than the second number of the count of the one before."""
    kept: list[Counted] = []
    for (filler, token), count in fillers:
        before = kept[-1][1] if kept else None
        second = before is not None and count is not None and before.span == count.span
        if second and before is not None and before.span is not None and before.span.covers(filler.span):
            continue
        kept.append(((filler, token), count))
    return kept
