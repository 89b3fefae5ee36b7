"""Makes `src/marsad/workbench/data/outlines.json`: coasts and borders for the brief's map.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/make_outlines.py package/countries-50m.json

Comes in: Natural Earth's countries at 1:50 million (public domain), as the npm package `world-atlas` carries them in
TopoJSON. Goes out: the same arcs, thinned to what a page can show and rounded to a hundredth of a degree (about 1 km),
each followed by differences, so that the file stays small. Borders are Natural Earth's, drawn as they are on the ground;
marsad takes no side on any of them.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "src" / "marsad" / "workbench" / "data" / "outlines.json"
SOURCE = "Natural Earth 1:50m countries (public domain), from npm world-atlas 2.0.2"
SCALE = 100
TOLERANCE = 0.012
"""Degrees by which a thinned line may differ from the full one."""
DROPPED = {"Antarctica"}

Point = tuple[float, float]


def decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Undo TopoJSON's quantising and differences."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * kx + dx, y * ky + dy))
        arcs.append(points)
    return arcs


def thin(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's line simplification; ends are kept, so that arcs still meet."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = points[first], points[last]
        length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5
        far, worst = first, tolerance
        for i in range(first + 1, last):
            x, y = points[i]
            distance = (
                abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length
                if length
                else ((x - ax) ** 2 + (y - ay) ** 2) ** 0.5
            )
            if distance > worst:
                far, worst = i, distance
        if far != first:
            keep.add(far)
            todo += [(first, far), (far, last)]
    return [points[i] for i in sorted(keep)]


def differences(points: list[Point]) -> list[int]:
    """Whole hundredths of a degree: the first point, then the steps."""
    whole = [(round(x * SCALE), round(y * SCALE)) for x, y in points]
    flat = list(whole[0])
    for (ax, ay), (bx, by) in pairwise(whole):
        if (ax, ay) != (bx, by):
            flat += [bx - ax, by - ay]
    return flat


def main(path: str) -> None:
    """Read the TopoJSON file and write the outlines."""
    topology = json.loads(Path(path).read_text(encoding="utf-8"))
    arcs = decode_arcs(topology)
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        if shape["properties"]["name"] in DROPPED or not shape.get("arcs"):
            continue
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        countries.append({"name": shape["properties"]["name"], "rings": [ring for p in polygons for ring in p]})
    used = sorted({a if a >= 0 else ~a for c in countries for ring in c["rings"] for a in ring})
    place = {old: new for new, old in enumerate(used)}
    for country in countries:
        country["rings"] = [[place[a] if a >= 0 else ~place[~a] for a in ring] for ring in country["rings"]]
    data = {
        "source": SOURCE,
        "scale": SCALE,
        "arcs": [differences(thin(arcs[a], TOLERANCE)) for a in used],
        "countries": countries,
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(countries)} countries, {len(used)} arcs, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
