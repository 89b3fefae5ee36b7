"""Precision, recall and F1 from counts.

Comes in: how many were found rightly, how many were said, how many there are. Goes out: rates from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Rates = dict[str, float]


def rates(hits: int, said: int, gold: int) -> Rates:
    """`precision`, `recall` and `f1`, to four digits; where nothing was said, or there is nothing, the rate is 0."""
    precision = hits / said if said else 0.0
    recall = hits / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


@dataclass(slots=True)
class Tally:
    """Counts of one type, added up over documents."""

    hits: int = 0
    said: int = 0
    gold: int = 0

    def add(self, said: frozenset[object], gold: frozenset[object]) -> None:
        """Count one document: what was said and what is right, equal things being hits."""
        self.hits += len(said & gold)
        self.said += len(said)
        self.gold += len(gold)

    def rates(self) -> Rates:
        """As rates."""
        return rates(self.hits, self.said, self.gold)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together (micro)."""
    listed = list(tallies)
    return Tally(sum(t.hits for t in listed), sum(t.said for t in listed), sum(t.gold for t in listed))
