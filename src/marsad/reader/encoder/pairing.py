"""What the words between a person and a rank, title, role or unit say about whether they belong together.

Comes in: a text and its command entities. Goes out: candidate pairs with one row of features each. Training and reading
both call `pair_features` and `title_features`. Must not know how the pairs are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

RELATIONS = {"Organization": "is_posted", "Rank": "has_rank", "Role": "has_role", "Title": "has_title"}
KINDS = tuple(RELATIONS)

REACH = 700  # characters between the two at most; all but four of the Monitor's 1,090 relations are nearer
_EDGES = (1, 2, 3, 5, 8, 12, 20, 35, 60)  # words between, upper bounds of the bands
_STOP = re.compile(r"(?<![A-Z][a-z])(?<!Gen)(?<!Brig)(?<!Capt)[.!?][”\"’']*\s+(?=[A-Z“\"‘])")
_WORDS = (
    ("of",), ("and",), ("by",), ("to",), ("who", "whom"), ("under",), ("at", "in"), ("said", "says", "told"), ("as",),
    ("with",), ("from",), ("for",), ("is", "was", "are", "were"), ("former", "formerly", "then", "erstwhile", "ex"),
    ("new", "newly"), ("appointed", "assumed", "took", "take", "takes", "handed", "redeployed", "posted"), ("replaced", "succeeded", "over"),
    ("he", "his", "him"), ("represented",), ("the",),
)  # fmt: skip
_MARKS = (",", "(", ")", ";", ":", "“", "”", '"', "–", "-")
_GAPS = ("", " ", ", ", ",", " (", ". ", " of ", ", the ", " the ", " and ", "; ")


@dataclass(frozen=True, slots=True)
class Entity:
    """One command entity: code points and type."""

    begin: int
    end: int
    type: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Indexes of a person and of another entity that may belong to it."""

    person: int
    other: int


def candidates(entities: Sequence[Entity]) -> list[Pair]:
    """Every person with every rank, title, role and unit within reach."""
    out = []
    for j, other in enumerate(entities):
        if other.type not in RELATIONS:
            continue
        for i, person in enumerate(entities):
            if person.type == "Person" and _gap(person, other)[1] - _gap(person, other)[0] <= REACH:
                out.append(Pair(i, j))
    return out


def pair_features(text: str, entities: Sequence[Entity], pairs: Sequence[Pair]) -> NDArray[np.float32]:
    """One row a pair, zeros and ones; the columns repeat for each of KINDS where the type of the other matters."""
    rows = [_row(text, entities, pair) for pair in pairs]
    return np.asarray(rows, dtype=np.float32) if rows else np.zeros((0, width()), dtype=np.float32)


def title_features(
    entities: Sequence[Entity], pairs: Sequence[Pair], sure: NDArray[np.floating[Any]]
) -> NDArray[np.float32]:
    """For a unit: does the title or role just before or after it belong to this person, or to another?

    sure: for each pair, how likely it was held to be without this. Eight columns, zero for all but units.
    """
    known = {(pair.person, pair.other): float(value) for pair, value in zip(pairs, sure, strict=True)}
    likeliest: dict[int, float] = {}
    for (_, other), value in known.items():
        likeliest[other] = max(value, likeliest.get(other, 0.0))
    rows = np.zeros((len(pairs), 8), dtype=np.float32)
    for k, pair in enumerate(pairs):
        unit = entities[pair.other]
        if unit.type != "Organization":
            continue
        for at, title in ((0, _title(entities, unit, after=False)), (4, _title(entities, unit, after=True))):
            if title is not None:
                mine, most = known.get((pair.person, title), 0.0), likeliest.get(title, 0.0)
                rows[k, at : at + 4] = (mine, mine >= most and mine > 0.2, mine < most and most > 0.3, most)
    return rows


def _title(entities: Sequence[Entity], unit: Entity, *, after: bool) -> int | None:
    """Index of the nearest title or role that ends at most 40 characters before `unit`, or starts at most 25 after."""
    best: tuple[int, int] | None = None
    for k, e in enumerate(entities):
        if e.type in ("Title", "Role"):
            gap = e.begin - unit.end if after else unit.begin - e.end
            if 0 <= gap <= (25 if after else 40) and (best is None or gap < best[0]):
                best = (gap, k)
    return best[1] if best else None


def width() -> int:
    """Number of columns of `pair_features`."""
    sample = [Entity(0, 1, "Person"), Entity(2, 3, "Rank")]
    return len(_row("a b", sample, Pair(0, 1)))


def _gap(a: Entity, b: Entity) -> tuple[int, int]:
    """The stretch between the two; empty where they touch or overlap."""
    first, second = (a, b) if (a.begin, a.end) <= (b.begin, b.end) else (b, a)
    return first.end, max(first.end, second.begin)


def _one_hot(k: int, n: int) -> list[float]:
    return [float(i == min(k, n - 1)) for i in range(n)]


def _row(text: str, entities: Sequence[Entity], pair: Pair) -> list[float]:
    person, other = entities[pair.person], entities[pair.other]
    before = person.begin < other.begin
    begin, end = _gap(person, other)
    between = text[begin:end]
    inner = [e for e in entities if begin <= e.begin and e.end <= end and e is not person and e is not other]
    words = re.findall(r"\w+", between)
    low = {w.lower() for w in words[:40]}
    stops = len(_STOP.findall(between))
    # How many persons (and others of this type) are nearer, on any side and on this side.
    gap = end - begin
    nearer = sum(e.type == "Person" and e is not person and _size(e, other) < gap for e in entities)
    rivals = sum(e.type == other.type and e is not other and _size(e, person) < gap for e in entities)
    same_side = [e.type for e in inner]
    count = {k: same_side.count(k) for k in ("Person", *KINDS)}
    band = sum(len(words) >= edge for edge in _EDGES)

    crossed = [float(before), 1.0]
    crossed += _one_hot(band if not before else band + len(_EDGES) + 1, 2 * (len(_EDGES) + 1))
    crossed += _one_hot(nearer, 3) + _one_hot(rivals, 3)
    crossed += _one_hot(count["Person"], 3) + _one_hot(count[other.type], 3)
    crossed += _one_hot(stops, 3)
    crossed += [float(not inner), float("\n" in between)]
    crossed += [float(before and count["Person"] == 0), float(not before and count["Person"] == 0)]
    crossed += [float(between == g) for g in _GAPS]
    row: list[float] = []
    for kind in KINDS:
        row += crossed if kind == other.type else [0.0] * len(crossed)
    row += [float(any(w in low for w in group)) for group in _WORDS]
    row += [float(m in between) for m in _MARKS]
    for k in ("Person", *KINDS):
        row += _one_hot(count[k], 3)
    # Neighbours of the person: has it a rank, a title of its own just before or after?
    for k in KINDS:
        row += [float(_beside(entities, person, k, after=a, but=other)) for a in (False, True)]
        row += [float(_beside(entities, other, k, after=a, but=person)) for a in (False, True)]
    row += [float(_beside(entities, other, "Person", after=a, but=person)) for a in (False, True)]
    name = text[person.begin : person.end]
    row += [float(" " in name), float(text.find(name) == person.begin)]
    row.append(min(gap, REACH) / REACH)
    return row


def _size(a: Entity, b: Entity) -> int:
    begin, end = _gap(a, b)
    return end - begin


def _beside(entities: Sequence[Entity], at: Entity, kind: str, *, after: bool, but: Entity) -> bool:
    for e in entities:
        if e.type == kind and e is not at and e is not but:
            distance = e.begin - at.end if after else at.begin - e.end
            if 0 <= distance <= 8:
                return True
    return False
