"""Coasts and borders, cut to a view.

Comes in: `data/outlines.json` (Natural Earth, public domain; made by `tools/make_outlines.py`). Goes out: polygons and
lines in degrees, clipped to a box. Knows no projection and no claim.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from marsad.records import DataError

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

_DATA = Path(__file__).parent / "data" / "outlines.json"


@dataclass(frozen=True, slots=True)
class Box:
    """A view in degrees."""

    west: float
    south: float
    east: float
    north: float

    def has(self, point: Point) -> bool:
        """Does the point lie in the view?"""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def meets(self, points: list[Point]) -> bool:
        """Can the points' hull reach into the view?"""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs) <= self.east and max(xs) >= self.west and min(ys) <= self.north and max(ys) >= self.south


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outline."""

    name: str
    rings: tuple[tuple[int, ...], ...]
    """Numbers of arcs; `~n` is arc n backwards (as in TopoJSON)."""


@dataclass(frozen=True)
class Outlines:
    """All arcs and countries."""

    arcs: tuple[list[Point], ...]
    countries: tuple[Country, ...]

    def areas(self, box: Box) -> list[tuple[str, list[Point]]]:
        """Name and polygon of every part of a country that lies in the box, cut at its edges."""
        found = []
        for country in self.countries:
            for ring in country.rings:
                points = [p for a in ring for p in (self.arcs[a] if a >= 0 else self.arcs[~a][::-1])]
                if box.meets(points) and len(cut := clip(points, box)) > 2:
                    found.append((country.name, cut))
        return found

    def lines(self, box: Box) -> list[list[Point]]:
        """Coasts and borders in the box, each once."""
        found: list[list[Point]] = []
        for arc in self.arcs:
            if not box.meets(arc):
                continue
            run: list[Point] = []
            for a, b in pairwise(arc):
                # A step with one end inside is kept whole: the picture's own edge hides what is outside.
                if box.has(a) or box.has(b):
                    run = run or [a]
                    run.append(b)
                elif run:
                    found.append(run)
                    run = []
            if run:
                found.append(run)
        return found


@cache
def load_outlines() -> Outlines:
    """Read the outlines (20 ms, once). Raises DataError where the file is missing or broken."""
    try:
        data = json.loads(_DATA.read_text(encoding="utf-8"))
        arcs = tuple(_points(flat, data["scale"]) for flat in data["arcs"])
        countries = tuple(Country(c["name"], tuple(tuple(r) for r in c["rings"])) for c in data["countries"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(
            f"the outlines for maps cannot be read ({error})", where=str(_DATA), remedy="install marsad again"
        ) from error
    return Outlines(arcs, countries)


def _points(flat: list[int], scale: int) -> list[Point]:
    x, y = flat[0], flat[1]
    points = [(x / scale, y / scale)]
    for i in range(2, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        points.append((x / scale, y / scale))
    return points


def clip(points: list[Point], box: Box) -> list[Point]:
    """A polygon cut to a box, edge by edge (Sutherland and Hodgman 1974)."""
    for axis, limit, keep_above in (
        (0, box.west, True),
        (0, box.east, False),
        (1, box.south, True),
        (1, box.north, False),
    ):
        if not points:
            break
        cut: list[Point] = []
        for a, b in zip([points[-1], *points[:-1]], points, strict=True):
            a_in, b_in = (a[axis] >= limit) == keep_above, (b[axis] >= limit) == keep_above
            if a_in != b_in:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                cut.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if b_in:
                cut.append(b)
        points = cut
    return points
