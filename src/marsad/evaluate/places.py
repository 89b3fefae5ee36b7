"""Scores places: how far from the true point a name was located, and which names were found at all.

Comes in: documents with gold toponyms, a point (or none) for each of them, and the toponyms that a reader found by
itself. Goes out: `gold_spans` and `end_to_end`. Must not know any gazetteer or reader.

- `acc161`: the share located within 161 km (100 miles) of the gold point.
- `mean_km`, `median_km`: of the distance. `auc`: the area under the curve of the distances' logarithms, 0 (all exact) to
  1 (all as far off as can be), after Gritta et al., "What's missing in geographical parsing?" (2018).
- `unresolved`: names with no point. They count as wrong throughout: as far off as the earth allows, 20,039 km.
- `end_to_end`: a hit is the same span within 161 km. Names whose gold point nobody gave are left out on both sides.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from marsad.evaluate.gold import Document, Toponym
from marsad.evaluate.rates import rates

NEAR_KM = 161.0
FARTHEST_KM = 20_039.0
EARTH_KM = 6371.0088
"""Mean radius (IUGG)."""

Point = tuple[float, float]
"""Latitude and longitude, in degrees."""


def score_places(
    documents: Sequence[Document],
    *,
    located: Sequence[Sequence[Point | None]],
    found: Sequence[Sequence[Toponym]],
) -> dict[str, Any]:
    """`gold_spans` and `end_to_end`.

    located: for each document a point for each of its toponyms, in order; found: what the reader found in it by itself.
    """
    errors: list[float | None] = []
    hits = said_all = gold_all = 0
    for document, points, toponyms in zip(documents, located, found, strict=True):
        for toponym, point in zip(document.toponyms, points, strict=True):
            if (true := point_of(toponym)) is not None:
                errors.append(distance(true, point) if point is not None else None)
        pointless = {t[:2] for t in document.toponyms if point_of(t) is None}
        gold = {t[:2]: point for t in document.toponyms if (point := point_of(t)) is not None}
        said = {t[:2]: point_of(t) for t in toponyms if t[:2] not in pointless}
        gold_all, said_all = gold_all + len(gold), said_all + len(said)
        for span, point in said.items():
            true = gold.get(span)
            hits += true is not None and point is not None and distance(true, point) <= NEAR_KM
    return {"gold_spans": _spread(errors), "end_to_end": rates(hits, said_all, gold_all)}


def point_of(toponym: Toponym) -> Point | None:
    """Where it is, if that is known."""
    if toponym.latitude is None or toponym.longitude is None:
        return None
    return toponym.latitude, toponym.longitude


def distance(one: Point, other: Point) -> float:
    """Kilometres along a great circle (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(p[0]), math.radians(p[1])) for p in (one, other))
    a = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(a)))


def _spread(errors: Sequence[float | None]) -> dict[str, Any]:
    known = [FARTHEST_KM if e is None else min(e, FARTHEST_KM) for e in errors]
    unresolved = sum(e is None for e in errors)
    if not known:
        return {"n": 0, "acc161": None, "mean_km": None, "median_km": None, "auc": None, "unresolved": 0}
    return {
        "n": len(known),
        "acc161": round(sum(e <= NEAR_KM for e in known) / len(known), 4),
        "mean_km": round(statistics.fmean(known), 1),
        "median_km": round(statistics.median(known), 1),
        "auc": round(_area(known), 4),
        "unresolved": unresolved,
    }


def _area(errors: Sequence[float]) -> float:
    logs = sorted(math.log(1 + e) for e in errors)
    farthest = math.log(1 + FARTHEST_KM)
    if len(logs) == 1:
        return logs[0] / farthest
    return sum((a + b) / 2 for a, b in pairwise(logs)) / (farthest * (len(logs) - 1))
