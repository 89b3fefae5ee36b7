"""Command entities → which person holds which rank, title, role and unit.

Comes in: entities of a text and the words between them. Goes out: relations with a score, from two small regressions
(the second also sees whose the title beside a unit is). A rank, title or role belongs to one person, the likeliest; a unit may have several. Must not know the
register: persons are spans here, not people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from marsad.reader.encoder.decode import Floats
from marsad.reader.encoder.pairing import RELATIONS, Entity, candidates, pair_features, title_features
from marsad.records import Span

if TYPE_CHECKING:
    from marsad.reader.encoder.answers import Weights


def relations(text: str, weights: Weights, entities: list[tuple[Span, str]]) -> list[tuple[str, Span, Span, float]]:
    """Relations in the order of the other entity."""
    listed = [Entity(span.begin, span.end, kind) for span, kind in entities]
    pairs = candidates(listed)
    if not pairs:
        return []
    arrays = weights.arrays
    features = pair_features(text, listed, pairs)
    first = _likely(features @ arrays["pair1.weight"] + arrays["pair1.bias"])
    wider = np.concatenate([features, title_features(listed, pairs, first)], 1)
    sure = _likely(wider @ arrays["pair2.weight"] + arrays["pair2.bias"])
    best: dict[int, float] = {}
    for pair, value in zip(pairs, sure.tolist(), strict=True):
        best[pair.other] = max(value, best.get(pair.other, 0.0))
    found = []
    for pair, value in zip(pairs, sure.tolist(), strict=True):
        kind = RELATIONS[listed[pair.other].type]
        alone = kind != "is_posted"
        if value >= weights.bias.get(kind, 0.5) and not (alone and value < best[pair.other]):
            found.append((kind, entities[pair.person][0], entities[pair.other][0], value))
    return found


def _likely(score: Floats) -> Floats:
    chance: Floats = (1 / (1 + np.exp(-np.clip(score, -30, 30)))).astype(np.float32)
    return chance
