"""Puts labels beside marks so that none covers another.

Comes in: anchors in pixels with words. Goes out: where each label stands, or nothing for one that finds no room (its
mark still tells its name when pointed at, and the list under the map has it). Knows no map.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

CHARACTER = 0.56
"""Mean width of a character, in ems, of the sans serif faces that pages fall back on; wide enough for bold."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Rect) -> bool:
        """Do the two share any room?"""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, width: float, height: float) -> bool:
        """Does it lie wholly in the picture?"""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a label belongs to."""

    x: float
    y: float
    words: str
    size: float = 12.0
    """Of the letters, in pixels."""
    gap: float = 9.0
    """Room between the anchor and its label."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands: the baseline's `x` and `y`, and which end of the words `x` is (SVG's text-anchor)."""

    words: str
    x: float
    y: float
    align: str
    size: float


def place_labels(
    anchors: Sequence[Anchor], width: float, height: float, taken: Iterable[Rect] = ()
) -> list[Label | None]:
    """A place for each label, the first anchors choosing first; None where there is no room."""
    occupied = list(taken)
    placed: list[Label | None] = []
    for anchor in anchors:
        chosen = None
        for label, rect in _choices(anchor):
            if rect.within(width, height) and not any(rect.meets(o) for o in occupied):
                chosen = label
                occupied.append(rect)
                break
        placed.append(chosen)
    return placed


def _choices(anchor: Anchor) -> Iterable[tuple[Label, Rect]]:
    wide, tall = len(anchor.words) * anchor.size * CHARACTER, anchor.size * 1.15
    for far in (1.0, 1.8, 2.8):
        gap = anchor.gap * far
        for dx, dy, align in (
            (gap, 0.0, "start"), (-gap, 0.0, "end"), (0.0, -gap, "middle"), (0.0, gap, "middle"),
            (gap * 0.7, -gap, "start"), (gap * 0.7, gap, "start"), (-gap * 0.7, -gap, "end"), (-gap * 0.7, gap, "end"),
        ):  # fmt: skip
            x, middle = anchor.x + dx, anchor.y + dy + (tall / 2 if dy > 0 else -tall / 2 if dy < 0 else 0)
            left = x if align == "start" else x - wide if align == "end" else x - wide / 2
            rect = Rect(left - 1, middle - tall / 2, left + wide + 1, middle + tall / 2)
            yield Label(anchor.words, round(x, 1), round(middle + anchor.size * 0.35, 1), align, anchor.size), rect
