"""Draws figures as ranges on one axis, each by its speaker.

Comes in: figures. Goes out: one small SVG for each figure and one for the axis, on one scale. An exact
number is a point, a range a bar; a bound that is not given is left open, with an arrow; words without a number stay words.
Nothing is added up.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from marsad.findings.figures import Figure
from marsad.records import Count

WIDTH, HEIGHT = 560.0, 30.0
LEFT, RIGHT = 12.0, 24.0
LOGARITHMIC_FROM = 20.0
"""How many times the lowest bound the highest must be for the axis to be logarithmic."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`."""

    low: float
    high: float
    logarithmic: bool

    def x(self, value: float) -> float:
        """Where a value stands, in pixels. Zero stands at the left end of a logarithmic axis."""
        if self.logarithmic:
            share = math.log10(max(value, self.low) / self.low) / math.log10(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def ticks(self) -> list[float]:
        """Values to name on the axis."""
        if self.logarithmic:
            powers = range(round(math.log10(self.low)), round(math.log10(self.high)) + 1)
            return [10.0**p for p in powers]
        return [self.low + (self.high - self.low) * i / 4 for i in range(5)]


@dataclass(frozen=True, slots=True)
class Bars:
    """A group of figures, drawn."""

    bars: tuple[tuple[Figure, Markup], ...]
    axis: Markup | None
    """None where no figure has a number."""
    logarithmic: bool


def draw_bars(figures: Sequence[Figure]) -> Bars:
    """One bar for each figure, on one scale."""
    counts = [f.row.count for f in figures if f.row.count]
    bounds = [b for c in counts for b in (c.low, c.high) if b is not None]
    scale = _scale(bounds) if bounds else None
    drawn = tuple((figure, _bar(figure, scale)) for figure in figures)
    return Bars(drawn, _axis(scale) if scale else None, bool(scale and scale.logarithmic))


def _scale(bounds: Sequence[int]) -> Scale:
    positive = [b for b in bounds if b > 0]
    if positive and max(positive) >= LOGARITHMIC_FROM * min(positive):
        low, high = 10 ** math.floor(math.log10(min(positive))), 10 ** math.ceil(math.log10(max(positive)))
        return Scale(low, max(high, low * 10), True)
    return Scale(0, _round_up(max([*bounds, 1]) * 1.1), False)


def _round_up(value: float) -> float:
    """The next of 4, 8, 12, 20, 40, 60 … : divides by four, so that every tick is a whole number."""
    power = 10 ** max(0, math.floor(math.log10(value)) - 1)
    return next(float(step * power) for step in (4, 8, 12, 20, 40, 60, 80, 100, 120, 200, 400) if step * power >= value)


def _bar(figure: Figure, scale: Scale | None) -> Markup:
    count = figure.row.count
    body = _range(count, scale) if count and scale and (count.low, count.high) != (None, None) else None
    if body is None:
        words = f"“{count.words}” (no number)" if count else ""
        body = Markup('<text class="words" x="{:g}" y="19">{}</text>').format(LEFT, words)
    left_out = " denied" if figure.discounted else ""
    return Markup('<svg class="bars{}" viewBox="0 0 {:g} {:g}" role="img" aria-label="{}">{}</svg>').format(
        left_out, WIDTH, HEIGHT, figure.row.count_words(), body
    )


def _range(count: Count, scale: Scale) -> Markup:
    y = HEIGHT / 2
    about = " about" if count.about else ""
    if count.low is not None and count.low == count.high:
        x = scale.x(count.low)
        shape = Markup('<circle class="range{}" cx="{:g}" cy="{:g}" r="6"/>').format(about, x, y)
        begin, end = x - 6, x + 6
    elif count.low is not None and count.high is not None:
        begin, end = scale.x(count.low), scale.x(count.high)
        shape = Markup('<rect class="range{}" x="{:g}" y="{:g}" width="{:.1f}" height="10" rx="2"/>').format(
            about, begin, y - 5, max(3.0, end - begin)
        )
    elif count.low is not None:
        begin, end = scale.x(count.low), WIDTH - RIGHT + 10
        shape = _open(begin, end, begin, y)
    else:
        begin, end = LEFT - 8, scale.x(count.high or 0)
        shape = _open(end, begin, end, y)
    words = _bounds(count)
    wide = len(words) * 6.6
    if end + wide + 8 <= WIDTH:
        return shape + Markup('<text x="{:g}" y="{:g}">{}</text>').format(end + 8, y + 4, words)
    if begin - wide - 8 >= 0:
        return shape + Markup('<text x="{:g}" y="{:g}" text-anchor="end">{}</text>').format(begin - 8, y + 4, words)
    middle = min(max((begin + end) / 2, wide / 2), WIDTH - wide / 2)
    return shape + Markup('<text x="{:g}" y="{:g}" text-anchor="middle">{}</text>').format(middle, y - 8, words)


def _open(start: float, stop: float, cap: float, y: float) -> Markup:
    """A dashed line from a given bound towards the side on which no bound is given, with an arrow at its end."""
    tip = 7 if stop > start else -7
    return Markup(
        '<path class="open" d="M{a:g},{y:g}H{b:g}"/><path class="end" d="M{c:g},{y:g}l{t:g},-5v10Z" '
        'transform="translate({s:g},0) scale(-1,1) translate(-{s:g},0)"/><path class="end" d="M{cap:g},{top:g}h3v14h-3Z"/>'
    ).format(a=start, b=stop, c=stop, t=tip, s=stop, cap=cap - 1.5, top=y - 7, y=y)


def _bounds(count: Count) -> str:
    """The bounds, as short as they can be said."""
    about = "about " if count.about else ""
    if count.low is None:
        return f"at most {about}{count.high:,}"
    if count.high is None:
        return f"at least {about}{count.low:,}"
    return f"{about}{count.low:,}" if count.low == count.high else f"{about}{count.low:,}–{count.high:,}"


def _axis(scale: Scale) -> Markup:
    parts = [Markup('<path class="axis" d="M{:g},3H{:g}"/>').format(LEFT, WIDTH - RIGHT)]
    for tick in scale.ticks():
        x = scale.x(tick)
        parts.append(
            Markup(
                '<path class="axis" d="M{x:g},3v5"/><text class="tick" x="{x:g}" y="20" text-anchor="middle">{t}</text>'
            ).format(x=x, t=f"{tick:,.0f}")
        )
    return Markup('<svg class="bars" viewBox="0 0 {:g} 24" aria-hidden="true">{}</svg>').format(
        WIDTH, Markup("").join(parts)
    )
