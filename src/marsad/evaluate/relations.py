"""Scores relations: a hit has the same type and the same two spans, from source to target.

Comes in: documents with gold relations, and the relations that a reader found, once between the gold entities and once
between entities of its own. Goes out: rates for both, over all (micro) and by type. Must not know any reader.

Relations across sentences count like all others, and so do those that read alike both ways: as the file directs them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from marsad.evaluate.gold import Document, Related
from marsad.evaluate.rates import Tally, total

Found = Sequence[Sequence[Related]]


def score_relations(documents: Sequence[Document], *, gold_entities: Found, end_to_end: Found) -> dict[str, Any]:
    """`gold_entities`, `end_to_end`, and `by_type` with both for each type."""
    ways = {"gold_entities": _tally(documents, gold_entities), "end_to_end": _tally(documents, end_to_end)}
    kinds = sorted({kind for tallies in ways.values() for kind in tallies})
    result: dict[str, Any] = {way: total(tallies.values()).rates() for way, tallies in ways.items()}
    result["by_type"] = {
        kind: {way: tallies.get(kind, Tally()).rates() for way, tallies in ways.items()} for kind in kinds
    }
    return result


def _tally(documents: Sequence[Document], found: Found) -> dict[str, Tally]:
    tallies: dict[str, Tally] = {}
    for document, relations in zip(documents, found, strict=True):
        for kind in {r.type for r in (*relations, *document.relations)}:
            tallies.setdefault(kind, Tally()).add(
                frozenset(r for r in relations if r.type == kind),
                frozenset(r for r in document.relations if r.type == kind),
            )
    return tallies
