"""Fits a map to places: which part of the world is shown, and where a point of it stands in the picture.

Comes in: longitudes and latitudes in degrees. Goes out: a `Frame` (Mercator), groups of places that share a picture.
Knows no claim and no SVG.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.workbench.outlines import Box, Point

MOST_NORTH = 80.0
"""Mercator stretches without end towards the poles; nothing is reported from beyond."""
LEAST_SPAN = 5.0
"""Degrees that a picture shows at least, so that a single town is seen among its neighbours."""
MARGIN = 0.17
"""Air on each side, as a share of the span."""
REACH = 14.0
"""Degrees within which places belong to one picture."""
KM_A_DEGREE = 111.32


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture of `width` by `height` pixels of a box of the world."""

    box: Box
    width: float
    height: float

    def xy(self, point: Point) -> tuple[float, float]:
        """Where a point stands, in pixels from the upper left."""
        x = (point[0] - self.box.west) / (self.box.east - self.box.west) * self.width
        top, bottom = _stretch(self.box.north), _stretch(self.box.south)
        y = (top - _stretch(point[1])) / (top - bottom) * self.height
        return round(x, 1), round(y, 1)

    def pixels(self, km: float, latitude: float) -> float:
        """How many pixels so many kilometres are at a latitude."""
        degrees = km / (KM_A_DEGREE * max(0.1, math.cos(math.radians(latitude))))
        return degrees / (self.box.east - self.box.west) * self.width


def fit(points: Sequence[Point], width: float, height: float, least: float = LEAST_SPAN) -> Frame:
    """The frame that shows all the points with some air around them, in the picture's own proportions.

    least: degrees of longitude that it shows at least.
    """
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    middle_x = (west + east) / 2
    top, bottom = _stretch(north), _stretch(south)
    middle_y = (top + bottom) / 2
    # Both spans in degrees of longitude; the wanting one is widened.
    span_x = max((east - west) * (1 + 2 * MARGIN), least)
    span_y = math.degrees(top - bottom) * (1 + 2 * MARGIN)
    span_x = min(360.0, max(span_x, span_y * width / height))
    half_y = math.radians(span_x * height / width) / 2
    box = Box(
        middle_x - span_x / 2, _unstretch(middle_y - half_y), middle_x + span_x / 2, _unstretch(middle_y + half_y)
    )
    return Frame(box, width, height)


def group_near(points: Sequence[Point], weights: Sequence[int]) -> list[list[int]]:
    """Indices of points in groups of neighbours (single linkage within REACH), the weightiest group first."""
    left = list(range(len(points)))
    groups = []
    while left:
        group, todo = [], [left.pop(0)]
        while todo:
            i = todo.pop()
            group.append(i)
            near = [j for j in left if math.dist(points[i], points[j]) <= REACH]
            left = [j for j in left if j not in near]
            todo += near
        groups.append(sorted(group))
    return sorted(groups, key=lambda g: (-sum(weights[i] for i in g), g))


def _stretch(latitude: float) -> float:
    bounded = math.radians(max(-MOST_NORTH, min(MOST_NORTH, latitude)))
    return math.asinh(math.tan(bounded))


def _unstretch(y: float) -> float:
    return max(-MOST_NORTH, min(MOST_NORTH, math.degrees(math.atan(math.sinh(y)))))
