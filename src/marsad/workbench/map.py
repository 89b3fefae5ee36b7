"""Draws the map of a brief as SVG, complete in itself: no tiles, no fonts, no script.

Comes in: marks and movements. Goes out: pictures (the main region, and one of what lies elsewhere) as markup, every mark
a link to the claim behind it. Shapes and colours differ together, so that neither is needed alone; the colours are
Okabe and Ito's (2008), told apart by colour-blind readers too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from marsad.findings.rows import place_words
from marsad.records import Place
from marsad.workbench.frame import KM_A_DEGREE, LEAST_SPAN, Frame, fit, group_near
from marsad.workbench.labels import CHARACTER, Anchor, Label, Rect, place_labels
from marsad.workbench.marks import Drawing, Mark, Move
from marsad.workbench.outlines import Outlines, Point, load_outlines

WIDTH, HEIGHT = 960.0, 560.0
ELSEWHERE_HEIGHT = 300.0
RADIUS = 7.0
COUNTRY_SIZE = 11.0
HALO_KM = {3: 15.0, 4: 60.0, 5: 100.0, 6: 250.0, 7: 100.0}
"""How far a place may be from its mark, by UCDP's `where_prec`; finer places get no halo."""
SYMBOLS: dict[str, tuple[str, str]] = {
    "holds": ("square", "holds"),
    "taken": ("frame", "took (on the day that is told; not said to hold it still)"),
    "lost": ("crossed", "has lost"),
    "about to lose": ("diamond", "about to lose (not said to be lost)"),
    "present": ("disc", "is present, hides or masses"),
    "expected": ("ring", "predicted, planned or ordered"),
    "fighting": ("bolt", "reported to fight or attack (does not say that it is there now)"),
}
"""Sorts of mark in drawing order of importance: their shape and what the legend says."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One map."""

    svg: Markup
    title: str
    hidden: tuple[str, ...]
    """Names that found no room for a label; they are told by pointing at the mark, and in the list."""


def draw(drawing: Drawing, *, name: str, link: str = "#") -> list[Picture]:
    """The main picture and, where places lie far off, one of what is elsewhere; none where nothing has a place.

    name: whose whereabouts these are, for readers who cannot see the picture.
    link: what stands before a claim's id in links.
    """
    places = _places(drawing)
    if not places:
        return []
    listed = list(places.values())
    weights = [sum(len(m.rows) for m in drawing.marks if m.place.id == p.id) + 1 for p in listed]
    groups = group_near([_point(p) for p in listed], weights)
    main = {listed[i].id for i in groups[0]}
    pictures = [_picture(drawing, main, WIDTH, HEIGHT, f"Where {name} is reported", link, LEAST_SPAN)]
    if len(groups) > 1:
        rest = {p.id for p in listed} - main
        pictures.append(
            _picture(drawing, rest, WIDTH, ELSEWHERE_HEIGHT, f"Where else {name} is reported", link, 3 * LEAST_SPAN)
        )
    return pictures


def symbol(sort: str, x: float = 0, y: float = 0, *, hedged: bool = False) -> Markup:
    """The shape of a sort of mark, centred on a point; hedged marks are drawn with a broken edge and no fill."""
    shape = SYMBOLS[sort][0]
    r = RADIUS
    kind = f"mark {shape}{' hedged' if hedged else ''}"
    body = {
        "square": f'<rect x="{x - r}" y="{y - r}" width="{2 * r}" height="{2 * r}"/>',
        "frame": f'<rect x="{x - r + 1}" y="{y - r + 1}" width="{2 * r - 2}" height="{2 * r - 2}"/>',
        "disc": f'<circle cx="{x}" cy="{y}" r="{r}"/>',
        "ring": f'<circle cx="{x}" cy="{y}" r="{r}"/>',
        "diamond": f'<path d="M{x},{y - r - 2}L{x + r + 2},{y}L{x},{y + r + 2}L{x - r - 2},{y}Z"/>',
        "crossed": f'<circle cx="{x}" cy="{y}" r="{r}"/><path d="M{x - 5},{y - 5}l10,10M{x + 5},{y - 5}l-10,10"/>',
        "bolt": f'<path d="M{x},{y - r}L{x + r},{y + r - 1}L{x - r},{y + r - 1}Z"/>',
    }[shape]
    return Markup('<g class="{}">{}</g>').format(kind, Markup(body))


def _places(drawing: Drawing) -> dict[str, Place]:
    found = {m.place.id: m.place for m in drawing.marks}
    for move in drawing.moves:
        found |= {p.id: p for p in (move.start, move.end) if p}
    return found


def _point(place: Place) -> Point:
    return (place.longitude or 0.0, place.latitude or 0.0)


def _picture(
    drawing: Drawing, shown: set[str], width: float, height: float, title: str, link: str, span: float
) -> Picture:
    places = {i: p for i, p in _places(drawing).items() if i in shown}
    frame = fit([_point(p) for p in places.values()], width, height, span)
    marks = [m for m in drawing.marks if m.place.id in shown]
    moves = [m for m in drawing.moves if {p.id for p in (m.start, m.end) if p} <= shown]
    outlines = load_outlines()
    stacked = _stacked(marks, frame)
    taken = [Rect(x - RADIUS - 2, y - RADIUS - 2, x + RADIUS + 2, y + RADIUS + 2) for _, x, y in stacked]
    taken.append(Rect(0, height - 34, 190, height))  # the scale
    anchors = [_anchor(p, stacked, frame) for p in sorted(places.values(), key=lambda p: (-_weight(p, marks), p.name))]
    labels = place_labels(anchors, width, height, taken)
    taken += [_extent(label) for label in labels if label]
    countries = _country_labels(outlines, frame, {p.name for p in places.values()}, taken)
    parts = [
        Markup('<rect class="sea" width="{}" height="{}"/>').format(width, height),
        *(_land(points, frame) for _, points in outlines.areas(frame.box)),
        *(_line(points, frame) for points in outlines.lines(frame.box)),
        *(_label(label, "country") for label in countries),
        *(_halo(p, frame) for p in places.values() if p.precision in HALO_KM),
        *(_arrow(m, frame, link, n) for n, m in enumerate(_without_twins(moves))),
        *(_mark(mark, x, y, link) for mark, x, y in stacked),
        *(_label(label, "town") for label in labels if label),
        _scale(frame),
    ]
    hidden = tuple(a.words for a, label in zip(anchors, labels, strict=True) if label is None)
    svg = Markup(
        '<svg viewBox="0 0 {w:g} {h:g}" role="img" aria-label="{title}" class="map"><title>{title}</title>{body}</svg>'
    ).format(w=width, h=height, title=title, body=Markup("").join(parts))
    return Picture(svg, title, hidden)


def _extent(label: Label) -> Rect:
    wide = len(label.words) * label.size * CHARACTER
    left = label.x - {"start": 0.0, "middle": wide / 2, "end": wide}[label.align]
    return Rect(left, label.y - label.size, left + wide, label.y + label.size * 0.3)


def _weight(place: Place, marks: Sequence[Mark]) -> int:
    return sum(len(m.rows) for m in marks if m.place.id == place.id)


def _stacked(marks: Sequence[Mark], frame: Frame) -> list[tuple[Mark, float, float]]:
    """Marks with where they stand: those that would cover one another stand side by side, in the legend's order."""
    order = list(SYMBOLS)
    step = 2 * RADIUS + 3
    stacks: list[tuple[float, float, list[Mark]]] = []
    for mark in sorted(marks, key=lambda m: (order.index(m.sort), m.place.id)):
        x, y = frame.xy(_point(mark.place))
        near = next((s for s in stacks if math.dist(s[:2], (x, y)) < step), None)
        if near:
            near[2].append(mark)
        else:
            stacks.append((x, y, [mark]))
    return [
        (mark, round(x + (n - (len(here) - 1) / 2) * step, 1), y)
        for x, y, here in stacks
        for n, mark in enumerate(here)
    ]


def _anchor(place: Place, stacked: Sequence[tuple[Mark, float, float]], frame: Frame) -> Anchor:
    x, y = frame.xy(_point(place))
    # Beside a row of marks that stand side by side, the label keeps clear of the whole row.
    reach = max((abs(mx - x) for m, mx, my in stacked if my == y and abs(mx - x) < 60), default=0.0)
    wider = {4: " (province)", 5: " (region)", 6: " (country)", 7: " (sea or air)"}.get(place.precision, "")
    if place.name.lower().endswith(("province", "governorate", "region")):
        wider = ""
    return Anchor(x, y, place.name + wider, 13.0, 5 + RADIUS + reach)


def _country_labels(outlines: Outlines, frame: Frame, named: set[str], taken: list[Rect]) -> list[Label]:
    """Names of countries, each where its largest part in view has most room; none where there is too little."""
    largest: dict[str, tuple[float, list[tuple[float, float]]]] = {}
    for name, points in outlines.areas(frame.box):
        pixels = [frame.xy(p) for p in points]
        largest[name] = max(largest.get(name, (0.0, [])), (_area(pixels), pixels))
    found: list[Label] = []
    occupied = list(taken)
    for name, (area, pixels) in sorted(largest.items(), key=lambda item: -item[1][0]):
        wide = len(name) * COUNTRY_SIZE * 0.8
        if name in named or area < wide * 45:
            continue
        best: tuple[float, float, float] | None = None
        for x, y in _inside(pixels):
            rect = Rect(x - wide / 2, y - 8, x + wide / 2, y + 8)
            if not rect.within(frame.width, frame.height) or any(rect.meets(o) for o in occupied):
                continue
            room = min((math.dist((x, y), p) for p in pixels), default=0.0)
            room = min([room, *(math.dist((x, y), ((o.left + o.right) / 2, (o.top + o.bottom) / 2)) for o in occupied)])
            best = max(best or (0.0, 0.0, 0.0), (room, x, y))
        if best:
            _, x, y = best
            occupied.append(Rect(x - wide / 2, y - 8, x + wide / 2, y + 8))
            found.append(Label(name.upper(), round(x, 1), round(y + 4, 1), "middle", COUNTRY_SIZE))
    return found


def _inside(polygon: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Points of a coarse grid that lie in the polygon (even-odd rule)."""
    xs, ys = [p[0] for p in polygon], [p[1] for p in polygon]
    for i in range(1, 16):
        for j in range(1, 12):
            x, y = min(xs) + (max(xs) - min(xs)) * i / 16, min(ys) + (max(ys) - min(ys)) * j / 12
            crossings = sum(
                (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
                for a, b in zip(polygon, [*polygon[1:], polygon[0]], strict=True)
            )
            if crossings % 2:
                yield x, y


def _area(points: Sequence[tuple[float, float]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2


def _path(points: Sequence[Point], frame: Frame) -> str:
    steps: list[str] = []
    last = None
    for point in points:
        here = frame.xy(point)
        if last is None or math.dist(here, last) >= 0.8:
            steps.append(f"{here[0]:g},{here[1]:g}")
            last = here
    return "M" + "L".join(steps)


def _land(points: Sequence[Point], frame: Frame) -> Markup:
    return Markup('<path class="land" d="{}Z"/>').format(_path(points, frame))


def _line(points: Sequence[Point], frame: Frame) -> Markup:
    return Markup('<path class="border" d="{}"/>').format(_path(points, frame))


def _label(label: Label, kind: str) -> Markup:
    return Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="{}" font-size="{:g}">{}</text>').format(
        kind, label.x, label.y, label.align, label.size, label.words
    )


def _halo(place: Place, frame: Frame) -> Markup:
    x, y = frame.xy(_point(place))
    radius = frame.pixels(HALO_KM[place.precision], place.latitude or 0.0)
    bounded = min(max(radius, RADIUS + 5), frame.height / 6)
    return Markup('<circle class="halo" cx="{:g}" cy="{:g}" r="{:.1f}"/>').format(x, y, bounded)


def _mark(mark: Mark, x: float, y: float, link: str) -> Markup:
    words = f"{place_words(mark.place)}: {SYMBOLS[mark.sort][1]}; {mark.rows[0].when_words()}; {mark.support}. “{mark.rows[0].sentence}”"
    return Markup('<a href="{}{}" class="to-claim"><title>{}</title>{}</a>').format(
        link, mark.link, words, symbol(mark.sort, x, y, hedged=mark.hedged)
    )


def _without_twins(moves: Sequence[Move]) -> list[Move]:
    """One arrow for each way, the firmest first."""
    found: dict[tuple[str | None, str | None], Move] = {}
    for move in sorted(moves, key=lambda m: m.hedged):
        found.setdefault((move.start.id if move.start else None, move.end.id if move.end else None), move)
    return list(found.values())


def _arrow(move: Move, frame: Frame, link: str, number: int) -> Markup:
    """A bent arrow from start to end. Where only one of them is reported, a short one that comes from or leads nowhere."""
    reach = RADIUS + 6
    if move.start and move.end:
        (ax, ay), (bx, by) = frame.xy(_point(move.start)), frame.xy(_point(move.end))
        length = math.dist((ax, ay), (bx, by)) or 1.0
        ux, uy = (bx - ax) / length, (by - ay) / length
        bend = (0.16 + 0.05 * (number % 3)) * length
        mx, my = (ax + bx) / 2 - uy * bend, (ay + by) / 2 + ux * bend
        ax, ay, bx, by = ax + ux * reach, ay + uy * reach, bx - ux * reach, by - uy * reach
        path = f"M{ax:.1f},{ay:.1f}Q{mx:.1f},{my:.1f} {bx:.1f},{by:.1f}"
    elif move.end:
        x, y = frame.xy(_point(move.end))
        path = f"M{x - 34:.1f},{y - 34:.1f}L{x - reach * 0.75:.1f},{y - reach * 0.75:.1f}"
    else:
        x, y = frame.xy(_point(move.start)) if move.start else (0.0, 0.0)
        path = f"M{x + reach * 0.75:.1f},{y - reach * 0.75:.1f}L{x + 34:.1f},{y - 34:.1f}"
    start = move.start.name if move.start else "somewhere not told"
    end = move.end.name if move.end else "somewhere not told"
    words = f"moves from {start} to {end} ({move.row.stance_words()}). “{move.row.sentence}”"
    return Markup(
        '<a href="{}{}" class="to-claim"><title>{}</title><path class="move{}" d="{}" marker-end="url(#head)"/></a>'
    ).format(link, move.row.claim, words, " hedged" if move.hedged else "", path)


def _scale(frame: Frame) -> Markup:
    """A bar of a round number of kilometres, true in the middle of the picture."""
    middle = (frame.box.south + frame.box.north) / 2
    km_a_pixel = (frame.box.east - frame.box.west) * KM_A_DEGREE * math.cos(math.radians(middle)) / frame.width
    km = max((k for k in (10, 20, 50, 100, 200, 500, 1000, 2000) if k / km_a_pixel <= 130), default=10)
    y = frame.height - 14
    return Markup(
        '<g class="scale"><path d="M14,{y:g}v-5m0,5h{w:.1f}v-5"/><text x="{x:.1f}" y="{t:g}">{km} km</text></g>'
    ).format(y=y, w=km / km_a_pixel, x=20 + km / km_a_pixel, t=y, km=escape(f"{km:,}"))
