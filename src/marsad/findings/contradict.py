"""Classifies how two claims stand to each other: never averaged, never decided, only told apart and why.

Comes in: two rows, the codebook, and whether they rest on one origin. Goes out: `Relation`, or None where the two have
nothing to do with each other. Must not know any question.

A difference is a contradiction only when nothing else explains it: first scope (other people, another doer), place,
days, unit; then the figures or what is said; last, whether the same speaker corrected it. What one claim does not tell
(no place, no day, "they") never makes it differ; the reason then says that it was not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import combinations
from math import cos, radians

from marsad.codebook.load import Codebook
from marsad.findings.origins import Origins
from marsad.findings.rows import MEMBER_WORDS, Part, Row
from marsad.findings.weigh import NOT_YET
from marsad.records import Count, Place
from marsad.register.names import fold

SORTS = {
    "same": "they say the same",
    "compatible": "both can be true",
    "different time": "they speak of different days",
    "different scope": "they speak of different people, doers or places",
    "different unit": "they count different things",
    "different precision of place": "one speaks of a place, the other of a wider one around it",
    "correction": "the same source later says otherwise: a correction, a retraction or a new count",
    "contradiction": "both cannot be true of the same thing at the same time, and nothing else explains it",
    "not comparable": "at least one gives words without a number",
}
"""Every classification, and what it says."""

AGREEING = frozenset({"same", "compatible"})
CONFLICTING = frozenset({"contradiction", "correction"})


@dataclass(frozen=True, slots=True)
class Relation:
    """How two claims stand to each other."""

    sort: str
    """One of SORTS."""
    why: str
    claims: tuple[str, str]
    shared: tuple[str, ...] = ()
    """Roles in which both have the same filler."""


@dataclass(frozen=True, slots=True)
class Facing:
    """Two kinds that speak of one matter from two ends, and which roles face which."""

    kind: str
    other: str
    roles: Mapping[str, str]
    opposed: bool
    """True: affirmed of the same roles on the same days, both cannot be; False: they say the same."""


# The only place that knows which kinds face each other. A kind that is not here is compared with itself alone, so a
# new kind needs nothing here until somebody finds that it opposes another.
FACINGS = (
    Facing("takes", "loses", {"from": "who", "who": "to", "place": "place"}, opposed=False),
    Facing("takes", "loses", {"who": "who", "place": "place"}, opposed=True),
    Facing("holds", "loses", {"who": "who", "place": "place"}, opposed=True),
    Facing("holds", "takes", {"who": "from", "place": "place"}, opposed=True),
    Facing("holds_power", "takes_power", {"who": "who", "power": "power", "over": "over"}, opposed=True),
    Facing("gives_power", "takes_power", {"who": "who", "power": "power", "over": "over"}, opposed=True),
    Facing("holds_post", "removes", {"who": "who", "post": "post", "in": "in"}, opposed=True),
    Facing("appoints", "removes", {"who": "who", "post": "post", "in": "in"}, opposed=True),
    Facing("creates", "dissolves", {"what": "what"}, opposed=True),
    Facing("detains", "frees", {"whom": "whom", "place": "place"}, opposed=True),
)

# Kinds in which a place has one holder: two different fillers of the role on the same days cannot both be, in a town or
# a smaller place (a province or country is easily shared). Posts are not among them: a body has many spokesmen.
RIVALS = {"holds": "who"}

_PERSONS = "person people persons body dead death life men man woman women victim casualty killed fatality"
UNIT_CLASSES = {
    "person": _PERSONS.split(),
    "fighter": sorted(MEMBER_WORDS),
    "civilian": ["civilian", "resident", "villager", "inhabitant"],
    "family": ["family", "household"],
}
"""Units that count the same thing; any other unit is a class of its own."""

_PRONOUNS = "it they them he she who which that those these this others some many us we our"
_UNTOLD = frozenset(_PRONOUNS.split())
_SAME_TIME = timedelta(days=31)
"""Claims without days are held to speak of one time when their reports are no further apart than this."""
_SAME_SITUATION = timedelta(days=7)
"""And of one situation, so that yes and no of it contradict each other, when no further apart than this."""
_KM_A_DEGREE, _NEAR_KM = 111.2, 25.0


def compare(a: Row, b: Row, codebook: Codebook, *, same_origin: bool = False) -> Relation | None:
    """How `a` and `b` stand to each other; None where they are not about one matter."""
    best: tuple[int, list[tuple[str, str]], bool] | None = None
    for pairs, opposed in _alignments(a, b, codebook):
        relations = [(role, relate(a, b, role, other)) for role, other in pairs]
        score = sum(
            4 if r == "same" and role != "place" else 1 if r == "same" else -3 if r == "different" else 0
            for role, r in relations
        )
        if best is None or score > best[0]:
            best = (score, relations, opposed)
    # Two claims of one sentence ("no more than 30 …, far fewer than the hundreds …") are about one matter though each
    # leaves out what the other tells; then nothing told may differ.
    together = a.kind == b.kind and a.report == b.report and a.begin < b.end and b.begin < a.end
    if best is None:
        return None
    related = any(r in ("same", "within") for _, r in best[1])
    if not related and (not together or any(r == "different" for _, r in best[1])):
        return None
    sort, why = _classify(a, b, best[1], best[2], same_origin)
    shared = tuple(role for role, r in best[1] if r == "same")
    return Relation(sort, why, (a.claim, b.claim), shared)


def compare_all(
    rows: Iterable[Row], codebook: Codebook, origins: Origins, *, most: int = 40
) -> tuple[tuple[Relation, ...], str]:
    """All pairs among the latest `most` rows of one group, and a note where rows were left out."""
    listed = list(rows)
    note = (
        f"Only the latest {most} of {len(listed)} claims were compared with each other." if len(listed) > most else ""
    )
    found = (
        compare(a, b, codebook, same_origin=origins[a.claim].key == origins[b.claim].key)
        for a, b in combinations(listed[-most:], 2)
    )
    return tuple(r for r in found if r), note


def relate(a: Row, b: Row, role: str, other: str | None = None) -> str:
    """How the fillers of a role stand to each other: `same`, `within` (places), `different`, `untold` (by one of them)."""
    if role == "place":
        return relate_places(a.place, b.place) if a.place and b.place else _fillers(a.parts(role), b.parts(role))
    return _fillers(a.parts(role), b.parts(other or role))


def relate_places(a: Place, b: Place) -> str:
    """`same`, `within` (either lies in the other) or `different`."""
    if a.id == b.id:
        return "same"
    wide, small = (
        (a, b) if a.precision > b.precision or (a.precision == b.precision and b.kind == "quarter") else (b, a)
    )
    if wide.kind == "country" or wide.precision == 6:
        return "within" if small.country and small.country == wide.country else "different"
    if wide.precision == 4:
        inside = small.admin is not None and fold(small.admin) == fold(wide.name) and small.country == wide.country
        return "within" if inside else "different"
    if small.kind == "quarter" and wide.kind != "quarter" and _near(small, wide):
        return "within"
    return "different"


def overlap(a: Row, b: Row) -> str:
    """How the days of two claims lie.

    `same`; `overlap`; `apart`; `untold` where one tells none and the reports are of one time; `loose` where one tells
    none ("has lost the town") and could mean the other's days, but was published more than a month away from them.
    """
    wa, wb = a.when, b.when
    first = max(wa.first or date.min, wb.first or date.min)
    last = min(wa.last or date.max, wb.last or date.max)
    if first > last:
        return "apart"
    if a.dated and b.dated:
        return "same" if (wa.first, wa.last) == (wb.first, wb.last) else "overlap"
    return "loose" if _gap(a, b) > _SAME_TIME else "untold"


def unit_class(row: Row) -> str | None:
    """What a row counts, as a class of units; None where it does not tell."""
    unit = row.count.unit if row.count else None
    return class_of_unit(unit) if unit else None


@lru_cache(maxsize=8192)
def class_of_unit(unit: str) -> str:
    """The class of units that a word belongs to: "militants" and "fighters" are one, "civilians" another."""
    words = fold(unit).split()
    last = words[-1] if words else ""
    for name, members in UNIT_CLASSES.items():
        if last in members or _singular(last) in members:
            return name
    return _singular(last)


def _alignments(a: Row, b: Row, codebook: Codebook) -> Iterable[tuple[list[tuple[str, str]], bool]]:
    if a.kind == b.kind:
        roles = list(dict.fromkeys([role for role, _ in (*a.roles, *b.roles)]))
        if (a.place or b.place) and "place" not in roles:
            roles.append("place")
        yield [(r, r) for r in roles], False
        kind = codebook.kinds.get(a.kind)
        if kind and kind.symmetric:
            swap = {kind.symmetric[0]: kind.symmetric[1], kind.symmetric[1]: kind.symmetric[0]}
            yield [(r, swap.get(r, r)) for r in roles], False
    yield from _facings().get((a.kind, b.kind), ())


@cache
def _facings() -> Mapping[tuple[str, str], Sequence[tuple[list[tuple[str, str]], bool]]]:
    """FACINGS by pair of kinds, in either order: the pairs of roles that face each other, and whether opposed."""
    found: dict[tuple[str, str], list[tuple[list[tuple[str, str]], bool]]] = {}
    for facing in FACINGS:
        found.setdefault((facing.kind, facing.other), []).append((list(facing.roles.items()), facing.opposed))
        turned = [(other, role) for role, other in facing.roles.items()]
        found.setdefault((facing.other, facing.kind), []).append((turned, facing.opposed))
    return found


def _classify(a: Row, b: Row, roles: list[tuple[str, str]], opposed: bool, same_origin: bool) -> tuple[str, str]:
    differing = [role for role, r in roles if r == "different"]
    rival = a.kind == b.kind and RIVALS.get(a.kind)
    small = bool(a.place and b.place and max(a.place.precision, b.place.precision) <= 2)
    rivals = bool(rival) and small and differing == [rival] and all(r == "same" for role, r in roles if role != rival)
    if rivals:
        opposed, differing = a.polarity == b.polarity == "affirmed", []
    if differing:
        return "different scope", "; ".join(_differ(a, b, role) for role in differing)
    if any(r == "within" for _, r in roles) and a.place and b.place:
        return "different precision of place", f"{a.where_words()} beside {b.where_words()}"
    days = overlap(a, b)
    conflict = (a.polarity != b.polarity) != opposed
    loose = days == "loose" or (conflict and days == "untold" and _gap(a, b) > _SAME_SITUATION)
    if days == "apart" or (loose and (conflict or (a.count and b.count))):
        return "different time", f"{_time(a)} beside {_time(b)}"
    if conflict and a.kind != b.kind and days == "untold" and a.published != b.published:
        return "different time", f"it may have changed between the reports of {a.published} and {b.published}"
    untold = [role for role, r in roles if r == "untold"]
    uncounted = ["count"] if (a.count is None) != (b.count is None) else []
    said = ", ".join([*untold, *uncounted, *(["days"] if days in ("untold", "loose") else [])])
    note = f" ({said} not told by at least one of them)" if said else ""
    later = same_origin and a.published != b.published
    if a.count and b.count and a.polarity == b.polarity and not opposed:
        sort, why = _figures(a, b, a.count, b.count)
    elif conflict:
        if "possible" in (a.certainty, b.certainty):
            return "compatible", f"one only says that it is possible: {_sure(a, b)}{note}"
        if (a.certainty in NOT_YET) != (b.certainty in NOT_YET):
            return "compatible", f"one says what is, the other what is to come: {_sure(a, b)}{note}"
        part = "; each may mean a part of it" if rivals else ""
        sort, why = "contradiction", f"{a.summary()} / {b.summary()}{part}"
    elif a.certainty != b.certainty:
        return "compatible", f"put forward differently: {_sure(a, b)}{note}"
    else:
        sort, why = (
            ("same" if not untold and not uncounted and days in ("same", "overlap") else "compatible"),
            "nothing in them differs",
        )
    if sort == "contradiction" and later:
        return "correction", f"the same source on {a.published} and {b.published}: {why}{note}"
    return sort, why + note


def _figures(a: Row, b: Row, x: Count, y: Count) -> tuple[str, str]:
    ua, ub = unit_class(a), unit_class(b)
    both = f"{a.count_words()} beside {b.count_words()}"
    if ua and ub and ua != ub:
        return "different unit", both
    if (x.low is None and x.high is None) or (y.low is None and y.high is None):
        return "not comparable", both
    if (x.low, x.high) == (y.low, y.high):
        return "same", both
    low = max(x.low or 0, y.low or 0)
    high = min((n for n in (x.high, y.high) if n is not None), default=low)
    return ("compatible" if low <= high else "contradiction"), both


def _fillers(a: tuple[Part, ...], b: tuple[Part, ...]) -> str:
    known_a, known_b = [p for p in a if not _untold(p)], [p for p in b if not _untold(p)]
    if not known_a or not known_b:
        return "untold"
    ids_a, ids_b = {p.id for p in known_a if p.id}, {p.id for p in known_b if p.id}
    words_a, words_b = {fold(p.words) for p in known_a}, {fold(p.words) for p in known_b}
    if ids_a & ids_b or words_a & words_b:
        return "same"
    places = [(p.place, q.place) for p in known_a for q in known_b if p.place and q.place]
    if any(relate_places(p, q) == "within" for p, q in places):
        return "within"
    if not (ids_a and ids_b) and any(_generic(p) for p in (*known_a, *known_b)):
        return "untold"  # "militants" may or may not be "Daesh fighters"
    if any(set(x.split()) <= set(y.split()) or set(y.split()) <= set(x.split()) for x in words_a for y in words_b):
        return "same" if not (ids_a and ids_b) else "different"
    return "different"


def _untold(part: Part) -> bool:
    return part.id is None and (part.type == "count" or fold(part.words) in _UNTOLD)


def _generic(part: Part) -> bool:
    words = fold(part.words).split()
    return part.id is None and bool(words) and class_of_unit(words[-1]) in ("person", "fighter")


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _near(a: Place, b: Place) -> bool:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return False
    north = (a.latitude - b.latitude) * _KM_A_DEGREE
    east = (a.longitude - b.longitude) * _KM_A_DEGREE * cos(radians(a.latitude))
    return north * north + east * east <= _NEAR_KM * _NEAR_KM


def _gap(a: Row, b: Row) -> timedelta:
    return abs(a.day - b.day) if a.day and b.day else timedelta(0)


def _differ(a: Row, b: Row, role: str) -> str:
    if role == "place":
        return f"{a.where_words()} beside {b.where_words()}"
    mine, theirs = ("; ".join(p.plain() for p in row.parts(role)) or "another" for row in (a, b))
    return f"{role}: {mine} beside {theirs}"


def _time(row: Row) -> str:
    return row.when_words() if row.dated else f"day not told (report of {row.published or 'unknown day'})"


def _sure(a: Row, b: Row) -> str:
    return f"{a.stance_words()} / {b.stance_words()}"
