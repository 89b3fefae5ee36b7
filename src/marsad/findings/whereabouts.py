"""Whereabouts: where a group holds ground, lost it, is, moves, or is said not to be, as reported, as of a day.

Comes in: the sources and an actor. Goes out: `Whereabouts`: sections; in each, lists by how sure the claims are; in each
list, places; at each place the claims with who says so, weighed together. Must not know how claims were read.

Groups and forces only, and coordinates at district precision at best: a person's whereabouts are never answered. Nothing
is inferred: that a group attacked a town does not say that it is there, so that stands in a section of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.findings.answer import Block, Finding
from marsad.findings.contradict import Relation, compare
from marsad.findings.names import Subject, find_actor
from marsad.findings.origins import Origins, Story, trace
from marsad.findings.rows import CERTAINTY_WORDS, Part, Row, row_of
from marsad.findings.sources import Sources, fetch
from marsad.findings.weigh import NOT_YET, Support, weigh
from marsad.records import CERTAINTIES, Claim, UsageError
from marsad.register.names import fold

MOST_PAIRS_A_PLACE, MOST_DOUBTS = 400, 100
NEAR = 800
"""A doubt counts as said of a claim when it stands no more characters before or after it (some five sentences)."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Claims that a section takes: a kind, the role in which the actor must stand, and the roles that give the place."""

    kind: str
    actor: str
    places: tuple[str, ...] = ("place",)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a section takes, and which other sections speak against it."""

    name: str
    title: str
    picks: tuple[Pick, ...]
    against: tuple[str, ...] = ()


# The only kinds that say where a group is. Any other kind with a place is found by `timeline` and `claims`.
PLANS = (
    Plan("holds", "Holds", (Pick("holds", "who"),), ("lost", "about_to_lose", "denied")),
    Plan("lost", "Lost", (Pick("loses", "who"), Pick("takes", "from")), ("holds", "taking", "denied")),
    Plan("taking", "Taken", (Pick("takes", "who"), Pick("loses", "to")), ("lost", "denied")),
    Plan("present", "Present, hiding or massing in", (Pick("present_in", "who"), Pick("numbers", "who")), ("denied",)),
    Plan("moving", "Moving to or from", (Pick("moves", "who", ("to", "from")),), ("denied",)),
    Plan(
        "fighting",
        "Reported to fight, attack, besiege or give up in (does not say that it is there now)",
        (
            Pick("attacks", "by", ("place", "target")),
            Pick("fights", "who"),
            Pick("fights", "with"),
            Pick("besieges", "by"),
            Pick("besieges", "whom"),
            Pick("defeats", "whom"),
            Pick("surrenders", "who"),
        ),
    ),
)
# Sections that take claims of the above by their stance. `about_to_lose` takes what `lost` would, had it happened.
ABOUT_TO_LOSE, EXPECTED, DENIED, DOUBTED = "about_to_lose", "expected", "denied", "doubted"
STANCE_TITLES = {
    ABOUT_TO_LOSE: "About to lose (not said to be lost)",
    EXPECTED: "Predicted, planned, attempted or ordered (not said to have happened)",
    DENIED: "Said not to be so (denied)",
    DOUBTED: "Thought unlikely",
}
DOUBTING_KINDS = ("doubts", "denies")
"""Kinds by which a writer or speaker puts other claims in doubt; shown beside, never turned into a place."""
ORDER = ("holds", "lost", ABOUT_TO_LOSE, "taking", "present", "moving", EXPECTED, "fighting", DENIED, DOUBTED)


@dataclass(frozen=True, slots=True)
class AtPlace:
    """All claims of one list about one place, weighed together."""

    place: str | None
    """Id of the place; None where the words could not be found in the gazetteer, or no place is told."""
    name: str
    within: str
    """Province and country code, where known."""
    words: tuple[str, ...]
    """What the reports call it, where that differs from the gazetteer's name."""
    direction: str
    """`to` or `from` for movements; empty otherwise."""
    rows: tuple[Row, ...]
    """Latest first."""
    support: Support
    differs: tuple[Relation, ...] = ()
    """How claims here stand to claims of opposing sections about the same place."""

    @property
    def latest(self) -> date:
        """The last day that a claim here speaks of."""
        return max((row.day or date.min for row in self.rows), default=date.min)


@dataclass(frozen=True, slots=True)
class Grade:
    """One list of a section: claims put forward with one certainty."""

    certainty: str
    label: str
    places: tuple[AtPlace, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the answer."""

    name: str
    title: str
    grades: tuple[Grade, ...]
    """Empty: none reported in what the ledger holds, which doesn't say that there is none."""


@dataclass(frozen=True, slots=True)
class Whereabouts(Finding):
    """Where a group is, was and is going, as reported."""

    subject: Subject
    as_of: date | None
    sections: tuple[Section, ...]
    doubts: tuple[Row, ...]
    """What is put in doubt near these claims, by the writer or a speaker."""
    stories: tuple[Story, ...]
    notes: tuple[str, ...]
    question: str = "whereabouts"

    def section(self, name: str) -> Section:
        """The section of this name."""
        return next(s for s in self.sections if s.name == name)

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        day = f"as of {self.as_of}" if self.as_of else "all days"
        blocks = [Block(f"Whereabouts of {self.subject.name}, as reported, {day}", 1, lines=self.notes)]
        for section in self.sections:
            blocks.append(Block(section.title, 2, empty="" if section.grades else "none reported"))
            for grade in section.grades:
                blocks.append(Block(grade.label, 3))
                for at in grade.places:
                    called = f" (“{'”, “'.join(at.words)}”)" if at.words else ""
                    name = f"{at.direction} {at.name}".strip() + called + (f", {at.within}" if at.within else "")
                    lines = [at.support.plain(), *(f"{r.sort}: {r.why}" for r in at.differs)]
                    blocks.append(Block(name, 4, tuple(lines), at.rows))
        if self.doubts:
            blocks.append(Block("Put in doubt nearby in the same reports", 2, rows=self.doubts))
        return tuple(blocks)


def whereabouts(sources: Sources, actor: str) -> Whereabouts:
    """Where the group of this name is, was and is going. Raises UnknownName, and UsageError for a person's name."""
    subject = find_actor(sources, actor)
    if subject.sort != "actor":
        raise UsageError(
            "whereabouts are told of groups and forces, never of a person", where=actor, remedy="name a group"
        )
    kinds = dict.fromkeys(pick.kind for plan in PLANS for pick in plan.picks)
    found = fetch(sources, kinds=tuple(kinds), identities=(subject.id,))
    origins = trace(found.entries, sources)
    gathered: dict[tuple[str, str], dict[tuple[str, str], list[tuple[Row, Part | None]]]] = {}
    for entry in found.entries:
        for plan, pick in _picked(entry.claim, subject):
            row = row_of(entry, sources.codebook).coarse()
            lists = gathered.setdefault((_section_of(plan, row), row.certainty), {})
            for role, part in _places(row, pick):
                held = lists.setdefault(
                    (role if len(pick.places) > 1 and plan.name == "moving" else "", _key(part)), []
                )
                if all(r.claim != row.claim for r, _ in held):
                    held.append((row, part))
    by_place = _rows_by_place(gathered)
    sections = tuple(_section(name, gathered, by_place, origins, sources) for name in ORDER)
    shown = {row.claim: row for lists in gathered.values() for held in lists.values() for row, _ in held}
    notes = [n for n in (found.note, origins.note) if n]
    if not gathered:
        notes.append(f"Nothing on the whereabouts of {subject.name} is reported in this ledger; that is not a finding.")
    return Whereabouts(
        subject=subject,
        as_of=sources.as_of,
        sections=sections,
        doubts=_doubts(sources, tuple(shown.values())),
        stories=origins.stories,
        notes=tuple(notes),
    )


def _doubts(sources: Sources, shown: Sequence[Row]) -> tuple[Row, ...]:
    """What is put in doubt near any of these claims, in the same report."""
    near: dict[str, list[Row]] = {}
    for row in shown:
        near.setdefault(row.report, []).append(row)
    found = fetch(sources, kinds=DOUBTING_KINDS, reports=tuple(sorted(near)), most=MOST_DOUBTS).entries if near else ()
    doubting = (row_of(entry, sources.codebook) for entry in found)
    return tuple(d for d in doubting if any(abs(d.begin - row.begin) <= NEAR for row in near[d.report]))


def _picked(claim: Claim, subject: Subject) -> Iterable[tuple[Plan, Pick]]:
    for plan in PLANS:
        for pick in plan.picks:
            if pick.kind == claim.kind and any(subject.fills(f) for f in claim.roles.get(pick.actor, ())):
                # "numbers" and fighting say something of a place only where they name one.
                if plan.name in ("present", "fighting") and pick.kind != "present_in" and not _has_place(claim, pick):
                    continue
                yield plan, pick
                break


def _has_place(claim: Claim, pick: Pick) -> bool:
    return claim.where is not None or any(f.place for r in pick.places for f in claim.roles.get(r, ()))


def _section_of(plan: Plan, row: Row) -> str:
    if row.polarity == "denied":
        return DENIED
    if row.certainty in NOT_YET:
        return ABOUT_TO_LOSE if plan.name == "lost" else EXPECTED
    return DOUBTED if row.certainty == "unlikely" else plan.name


def _places(row: Row, pick: Pick) -> list[tuple[str, Part | None]]:
    """The places of a claim, with the role each fills; the claim's own place where no role names one."""
    told: list[tuple[str, Part | None]] = [
        (role, part)
        for role in pick.places
        for part in row.parts(role)
        if part.place or part.type == "place" or role in ("place", "to", "from")
    ]
    if any(part and part.place for _, part in told):  # "in the population, in Mosul": the people are no place beside it
        told = [(role, part) for role, part in told if part and (part.place or part.type == "place")]
    if not told and row.place:
        return [("", Part(row.place.name, row.place.name, row.place.id, place=row.place))]
    return told or [("", None)]


def _key(part: Part | None) -> str:
    if part is None:
        return ""
    return part.place.id if part.place else f"words:{part.words.casefold()}"


def _rows_by_place(
    gathered: dict[tuple[str, str], dict[tuple[str, str], list[tuple[Row, Part | None]]]],
) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for (section, _), lists in gathered.items():
        for (_, key), held in lists.items():
            if key:
                found.setdefault((section, key), []).extend(row for row, _ in held)
    return found


def _section(
    name: str,
    gathered: dict[tuple[str, str], dict[tuple[str, str], list[tuple[Row, Part | None]]]],
    by_place: dict[tuple[str, str], list[Row]],
    origins: Origins,
    sources: Sources,
) -> Section:
    plan = next((p for p in PLANS if p.name == name), None)
    grades = []
    for certainty in CERTAINTIES:
        lists = gathered.get((name, certainty), {})
        places = [
            _at(
                direction,
                held,
                [r for o in (plan.against if plan else ()) for r in by_place.get((o, key), ())],
                origins,
                sources,
            )
            for (direction, key), held in lists.items()
        ]
        if places:
            places.sort(key=lambda at: (at.place is None, -at.latest.toordinal(), at.name, at.direction))
            grades.append(Grade(certainty, CERTAINTY_WORDS[certainty], tuple(places)))
    return Section(name, plan.title if plan else STANCE_TITLES[name], tuple(grades))


def _at(
    direction: str, held: list[tuple[Row, Part | None]], others: list[Row], origins: Origins, sources: Sources
) -> AtPlace:
    part = held[0][1]
    place = part.place if part else None
    rows = tuple(sorted((row for row, _ in held), key=lambda r: (r.day or date.min, r.claim), reverse=True))
    within = ", ".join(x for x in (place.admin, place.country) if x and x != place.name) if place else ""
    pairs = [(a, b) for a in rows for b in others if a.claim != b.claim][:MOST_PAIRS_A_PLACE]
    related = [
        (b, r)
        for a, b in pairs
        if (r := compare(a, b, sources.codebook, same_origin=origins[a.claim].key == origins[b.claim].key))
    ]
    return AtPlace(
        place=place.id if place else None,
        name=place.name if place else part.words if part else "place not told",
        within=within,
        words=tuple(dict.fromkeys(p.words for _, p in held if p and place and fold(p.words) != fold(place.name))),
        direction=direction,
        rows=rows,
        support=weigh(rows, origins, [b for b, r in related if r.sort == "contradiction"]),
        differs=tuple(r for _, r in related if r.sort not in ("same", "different scope")),
    )
