"""Scores entities: a hit has the same begin, end and type.

Comes in: documents with gold entities, and what a reader found in each. Goes out: `strict` over all (micro) and
`by_type`. Must not know any reader.

Two sets of labels are known, re3d's and the Security Force Monitor's. The latter's own CoNLL files write them short and
make one type, TOR, of titles and roles; what a reader says is put into a file's own labels before it is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from marsad.evaluate.gold import Document, Labelled, widen
from marsad.evaluate.rates import Tally, total

LABELS = {
    "re3d": frozenset(
        {
            "CommsIdentifier", "Coordinate", "DocumentReference", "Location", "MilitaryPlatform", "Money", "Nationality",
            "Organisation", "Person", "Quantity", "Temporal", "Vehicle", "Weapon",
        }
    ),
    "sfm": frozenset({"Organization", "Person", "Rank", "Role", "Title"}),
}  # fmt: skip
SHORT = {"Organization": "ORG", "Person": "PER", "Rank": "RNK", "Role": "TOR", "Title": "TOR"}
"""How the Security Force Monitor's CoNLL files write its labels."""


def guess_labels(documents: Iterable[Document]) -> str | None:
    """Which set of labels the gold entities are of; None where they could be of both or of neither."""
    used = {entity.type for document in documents for entity in document.entities}
    own = {
        "re3d": LABELS["re3d"] - LABELS["sfm"],
        "sfm": (LABELS["sfm"] | set(SHORT.values())) - LABELS["re3d"],
    }
    fitting = [name for name, labels in own.items() if used & labels]
    return fitting[0] if len(fitting) == 1 else None


def is_short(documents: Iterable[Document]) -> bool:
    """Are the gold labels the short ones?"""
    used = {entity.type for document in documents for entity in document.entities}
    return bool(used & set(SHORT.values())) and not used & LABELS["sfm"]


def score_entities(documents: Sequence[Document], found: Sequence[Sequence[Labelled]]) -> dict[str, Any]:
    """`strict` and `by_type`; found: for each document, in order, what the reader found."""
    short = is_short(documents)
    tallies: dict[str, Tally] = {}
    for document, entities in zip(documents, found, strict=True):
        said = {widen(_in_file_labels(e, short), document.words) for e in entities}
        for kind in {e.type for e in (*said, *document.entities)}:
            tallies.setdefault(kind, Tally()).add(
                frozenset(e for e in said if e.type == kind),
                frozenset(e for e in document.entities if e.type == kind),
            )
    return {
        "strict": total(tallies.values()).rates(),
        "by_type": {kind: tallies[kind].rates() for kind in sorted(tallies)},
    }


def _in_file_labels(entity: Labelled, short: bool) -> Labelled:
    return entity._replace(type=SHORT.get(entity.type, entity.type)) if short else entity
