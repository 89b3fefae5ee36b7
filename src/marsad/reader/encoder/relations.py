"""Command entities → which person holds which rank, title, role and unit.

Comes in: entities of a text, the encoder's columns for them, features of the words between. Goes out: relations with a
score. A rank, title or role belongs to one person, the likeliest; a unit may have several. Must not know the
register: persons are spans here, not people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from marsad.reader.encoder.decode import Floats
from marsad.reader.encoder.pairing import KINDS, RELATIONS, Entity, candidates, pair_features
from marsad.records import Span

if TYPE_CHECKING:
    from marsad.reader.encoder.answers import Encoded, Weights


def relations(
    encoded: Encoded, weights: Weights, entities: list[tuple[Span, str]]
) -> list[tuple[str, Span, Span, float]]:
    """Relations in the order of the other entity."""
    listed = [Entity(span.begin, span.end, kind) for span, kind in entities]
    pairs = candidates(listed)
    if not pairs:
        return []
    person = [_mean(encoded, "person", span) for span, _ in entities]
    other = [_mean(encoded, "other", span) for span, _ in entities]
    arrays = weights.arrays
    hidden = np.maximum(
        pair_features(encoded.text, listed, pairs) @ arrays["weigh.0.weight"].T + arrays["weigh.0.bias"], 0
    )
    score = (hidden @ arrays["weigh.3.weight"].T + arrays["weigh.3.bias"])[:, 0]
    both = (
        np.stack([person[p.person] * other[p.other] for p in pairs]) @ arrays["relate.weight"].T + arrays["relate.bias"]
    )
    kinds = [KINDS.index(listed[p.other].type) for p in pairs]
    score = score + both[np.arange(len(pairs)), kinds]
    sure = 1 / (1 + np.exp(-np.clip(score, -30, 30)))
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


def _mean(encoded: Encoded, name: str, span: Span) -> Floats:
    rows = encoded.rows_of(span)
    part = encoded.part(name)
    if not len(rows):
        return np.zeros(part.shape[1], dtype=np.float32)
    mean: Floats = part[rows].mean(0)
    return mean
