"""From a whereabouts answer to what a map shows: marks at places, movements between them.

Comes in: `Whereabouts`. Goes out: `Mark` and `Move`, and what could not be drawn, counted. Draws nothing itself, and
adds nothing: a movement without a reported start has none here.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.findings.rows import Row
from marsad.findings.whereabouts import AtPlace, Whereabouts
from marsad.records import Place

SORTS = {
    "holds": "holds",
    "taking": "taken",
    "lost": "lost",
    "about_to_lose": "about to lose",
    "present": "present",
    "expected": "expected",
    "fighting": "fighting",
}
"""Sections of the answer that are drawn as marks, and the sort of mark; others (denied, doubted) stand in the list only."""
MOVING = "moving"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something reported at a place."""

    sort: str
    place: Place
    rows: tuple[Row, ...]
    support: str
    """How it is supported, in words."""
    hedged: bool
    """True: no claim here states it outright."""

    @property
    def link(self) -> str:
        """The latest claim behind it."""
        return self.rows[0].claim


@dataclass(frozen=True, slots=True)
class Move:
    """A movement; without a `start` it is only known where to, without an `end` only where from."""

    start: Place | None
    end: Place | None
    row: Row

    @property
    def hedged(self) -> bool:
        """True: it is not stated outright."""
        return self.row.certainty != "stated"


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a map can show of an answer."""

    marks: tuple[Mark, ...]
    moves: tuple[Move, ...]
    unplaced: tuple[str, ...]
    """Names of places that the gazetteer does not know, as the reports write them."""
    undrawn: int
    """Claims that are denied or thought unlikely: listed, never drawn."""

    def has(self, sort: str) -> bool:
        """Is there a mark of this sort?"""
        return any(mark.sort == sort for mark in self.marks)

    @property
    def hedged(self) -> bool:
        """Is anything drawn that is not stated outright?"""
        return any(m.hedged for m in self.marks) or any(m.hedged for m in self.moves)


def gather(answer: Whereabouts) -> Drawing:
    """Marks and movements of an answer."""
    marks: list[Mark] = []
    moves: dict[tuple[str, str | None, str | None], Move] = {}
    unplaced: dict[str, None] = {}
    undrawn: set[str] = set()
    for section in answer.sections:
        for grade in section.grades:
            for at in grade.places:
                place = _place(at)
                if section.name not in SORTS and section.name != MOVING:
                    undrawn |= {row.claim for row in at.rows}
                elif place is None:
                    if at.rows and at.name:
                        unplaced[at.name] = None
                elif section.name == MOVING or (section.name == "expected" and _moves_only(at)):
                    for row in at.rows:
                        for move in _moves(row):
                            ends = (move.start.id if move.start else None, move.end.id if move.end else None)
                            moves.setdefault((row.claim, *ends), move)
                else:
                    hedged = grade.certainty != "stated" and section.name not in ("about_to_lose", "expected")
                    marks.append(Mark(SORTS[section.name], place, at.rows, at.support.plain(), hedged))
    return Drawing(_joined(marks), tuple(moves.values()), tuple(unplaced), len(undrawn))


def _place(at: AtPlace) -> Place | None:
    """The place of a list, if it can be drawn."""
    for row in at.rows:
        for place in (*(part.place for part in row.parts()), row.place):
            if place and place.id == at.place and place.latitude is not None:
                return place
    return None


def _moves_only(at: AtPlace) -> bool:
    return all(any(role in ("from", "to") for role, _ in row.roles) for row in at.rows)


def _moves(row: Row) -> list[Move]:
    starts = [p.place for p in row.parts("from") if p.place and p.place.latitude is not None]
    ends = [p.place for p in row.parts("to") if p.place and p.place.latitude is not None]
    if starts and ends:
        # Several in one role are a coordination: it is said of each.
        return [Move(a, b, row) for a in starts for b in ends]
    if not starts and not ends and row.place and row.place.latitude is not None:
        return [Move(None, row.place, row)]
    return [Move(a, None, row) for a in starts] + [Move(None, b, row) for b in ends]


def _joined(marks: list[Mark]) -> tuple[Mark, ...]:
    """One mark for a sort and place, firm claims first."""
    found: dict[tuple[str, str], Mark] = {}
    for mark in marks:
        key = (mark.sort, mark.place.id)
        known = found.get(key)
        if known is None:
            found[key] = mark
        else:
            firm = known if not known.hedged else mark
            seen = {row.claim for row in known.rows}
            rows = known.rows + tuple(row for row in mark.rows if row.claim not in seen)
            found[key] = Mark(mark.sort, mark.place, rows, firm.support, known.hedged and mark.hedged)
    return tuple(found.values())
