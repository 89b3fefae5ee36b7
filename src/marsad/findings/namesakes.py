"""Namesakes: whether one name may be two people's, and whether two names may be one person's.

Comes in: the sources and a person. Goes out: `Namesakes`: the sides that cannot be one man's with the evidence of each, names of which
one leaves out a middle part, and the commands by which somebody who knows can decide. It decides nothing itself, and says "may be".

"Colonel Omid Rask of the army of Velin" and "Colonel Omid Rask of the army of Orsk" may be two. People change posts, so a member of a
group and an officer of a state are told only where both are said within `TOGETHER` days; bodies that the register relates never.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Any

from marsad.findings.answer import Block, Finding
from marsad.findings.command import former, status_of
from marsad.findings.names import Subject, find_person
from marsad.findings.rows import Row, row_of
from marsad.findings.sources import Sources, fetch
from marsad.records import Entry, UnknownName
from marsad.register.persons import may_shorten, person_id, person_name
from marsad.register.titles import titles

TOGETHER = timedelta(days=90)
"""So near to each other, a post with a state and one with a group are held at the same time, and not one after the other."""

_BODY_ROLES = {"holds_post": "in", "appoints": "in", "commands": "whom", "part_of": "whole", "joins": "group"}
"""By kind of claim, the role of the body to which whoever fills `who` belongs."""
_OF_STATES = frozenset(("state", "army", "security force", "government", "ministry", "agency", "parliament", "court"))
_GROUPS = frozenset(("armed group", "militia", "self-declared authority"))
_ABOVE = frozenset(("part_of", "succeeds", "merged_into"))
_RULERS = frozenset(("minister", "prime minister", "president", "king", "chancellor"))
"""Whoever is this "of Velin" is of that state; its "envoy", or the "commander in Velin", need not be."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One claim that a person of the name belongs to a body."""

    body: str
    body_name: str
    post: str
    """As the report words it; empty where it tells none."""
    row: Row

    def plain(self) -> str:
        """In one line: day, post, body, who says so, where."""
        held = f"{self.post}, {self.body_name}" if self.post else f"{self.row.kind.replace('_', ' ')} {self.body_name}"
        said = "" if not self.row.voice else f", {self.row.says_who()}"
        return f"{self.row.day or 'day not told'}  {held} ({self.row.outlet_words()}{said}; {self.row.report}): “{self.row.sentence}”"


@dataclass(frozen=True, slots=True)
class Side:
    """What may be one person: claims on bodies that the register relates, or that one report tells of him together."""

    evidence: tuple[Evidence, ...]
    """Oldest first."""

    @property
    def bodies(self) -> tuple[str, ...]:
        """Names of the bodies."""
        return tuple(dict.fromkeys(e.body_name for e in self.evidence))

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports."""
        return tuple(dict.fromkeys(e.row.report for e in self.evidence))


@dataclass(frozen=True, slots=True)
class Alike:
    """Another name that differs only by a middle part left out."""

    id: str
    name: str
    claims: int

    def plain(self) -> str:
        """In words."""
        return f"{self.name} ({self.id}, {self.claims:,} claim{'' if self.claims == 1 else 's'})"


@dataclass(frozen=True, slots=True)
class Namesakes(Finding):
    """Who may be two, and who may be the same."""

    subject: Subject
    claims: int
    """How many claims there are on the name."""
    sides: tuple[Side, ...]
    """Of which each contradicts another; most reports first. Empty: nothing speaks for two people."""
    splits: tuple[str, ...]
    """The commands that part each side from the first."""
    alike: tuple[Alike, ...]
    merges: tuple[str, ...]
    """The commands that join each of them with this one."""
    apart: tuple[Alike, ...]
    """Names as like, of whom something is reported that cannot be of the same man."""
    notes: tuple[str, ...] = ()
    question: str = "namesakes"

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        plural = "" if self.claims == 1 else "s"
        blocks = [Block(self.subject.name, 1, (f"{self.subject.id}, {self.claims:,} claim{plural}", *self.notes))]
        if self.sides:
            blocks.append(Block("May be two people" if len(self.sides) == 2 else "May be several people", 2))
            for side in self.sides:
                blocks.append(Block(" and ".join(side.bodies), 3, tuple(e.plain() for e in side.evidence)))
            blocks.append(Block("Where they are, part them with", 3, self.splits))
        else:
            blocks.append(
                Block("Nothing in these reports says that this is more than one person; it may be all the same.", 2)
            )
        if self.alike:
            blocks.append(Block("May be the same person", 2, tuple(a.plain() for a in self.alike)))
            blocks.append(Block("Where one is, join them with", 3, self.merges))
        if self.apart:
            title = "Of a like name; not all that is reported of the two can be one person's"
            blocks.append(Block(title, 2, tuple(a.plain() for a in self.apart)))
        return tuple(blocks)


def namesakes(sources: Sources, name: str) -> Namesakes:
    """Whether the person of this name or id may be two, or be called otherwise elsewhere. Raises UnknownName."""
    subject = find_person(sources, name)
    bodies = _Bodies(sources)
    found = fetch(sources, kinds=tuple(_BODY_ROLES), identities=(subject.id,))
    evidence = _evidence(found.entries, subject.id, bodies, sources)
    sides = _sides(evidence, bodies)
    alike: dict[bool, list[Alike]] = {True: [], False: []}
    for other in _alike(sources, subject):
        alike[bodies.conflict(evidence, _evidence_of(sources, other.id, bodies))].append(other)
    merges = tuple(_merge(subject, other) for other in alike[False])
    splits = tuple(_command("split", subject.id, *side.reports) for side in sides[1:])
    count = sources.view.count(identities=(subject.id,))
    notes = (found.note,) if found.note else ()
    return Namesakes(subject, count, sides, splits, tuple(alike[False]), merges, tuple(alike[True]), notes)


def _command(action: str, *words: str) -> str:
    return " ".join(("marsad register", action, *words, "--by 'WHO DECIDES' --why 'FOR WHAT REASON'"))


def _merge(subject: Subject, other: Alike) -> str:
    """The fuller name stays."""
    keep, gone = sorted((subject.id, other.id), key=lambda id_: (-id_.count("-"), id_))
    return _command("merge", keep, gone)


def _evidence_of(sources: Sources, id_: str, bodies: _Bodies) -> list[Evidence]:
    return _evidence(fetch(sources, kinds=tuple(_BODY_ROLES), identities=(id_,)).entries, id_, bodies, sources)


def _evidence(entries: Iterable[Entry], id_: str, bodies: _Bodies, sources: Sources) -> list[Evidence]:
    """What is stated of the person now, in bodies that the register knows."""
    found = []
    for entry in entries:
        row = row_of(entry, sources.codebook)
        if all(part.id != id_ for part in row.parts("who")) or status_of(row) != "stated" or former(row, (), None):
            continue
        post = next((part.words for part in row.parts("post")), "")
        ids = {p.id: None for p in row.parts(_BODY_ROLES[row.kind]) if p.id and bodies.counts(p.id, post)}
        for body in ids or ([of_state] if (of_state := bodies.state_in(post)) else []):
            found.append(Evidence(body, str(bodies.get(body).name), post, row))
    return found


class _Bodies:
    """What the register knows of bodies: their sort, their country, and who is related to whom."""

    def __init__(self, sources: Sources) -> None:
        self._actors: Any = getattr(sources.register, "actors", ())
        self._find: Callable[[str], Any] = sources.register.actor
        self._known: dict[str, Any] = {}
        self._above: dict[str, frozenset[str]] = {}
        self._related: dict[tuple[str, str], bool] = {}

    def get(self, id_: str) -> Any:
        """The actor of this id; None for one that only reports know."""
        if id_ not in self._known:
            try:
                self._known[id_] = (
                    None if not id_.startswith("actor:") or id_.startswith("actor:new:") else self._find(id_)
                )
            except UnknownName:
                self._known[id_] = None
        return self._known[id_]

    def counts(self, id_: str, post: str) -> bool:
        """Is whoever has that post there one of the body's own?"""
        body = self.get(id_)
        if body is None or body.kind not in _OF_STATES | _GROUPS:
            return False
        return body.kind != "state" or any(t.head in _RULERS for t in titles(post))

    def state_in(self, post: str) -> str:
        """The state in "Velinian interior minister"; "" where there is none."""
        state_of = getattr(self._actors, "state_of", None)
        if state_of is None or not titles(post):
            return ""
        states = [state_of(word) for word in post.split() if word[:1].isupper()]
        return next((str(self._find(state.name).id) for state in states if state is not None), "")

    def conflict(self, some: Collection[Evidence], others: Collection[Evidence]) -> bool:
        """Is there one among each which cannot be the same man's?"""
        return any(self._differ(one, other) for one in some for other in others)

    def _differ(self, one: Evidence, other: Evidence) -> bool:
        first, second = self.get(one.body), self.get(other.body)
        if self.related(one.body, other.body):
            return False
        abroad = not set(first.country) & set(second.country)
        if first.kind in _OF_STATES and second.kind in _OF_STATES:
            return bool(first.country and second.country and abroad)
        for body, evidence, beside in ((first, one, second), (second, other, first)):
            led = evidence.row.kind == "commands" or (body.kind == "militia" and not abroad)
            if body.kind in _GROUPS and beside.kind in _OF_STATES and led:
                return False  # Officers lead groups and militias for their states.
        days = one.row.day, other.row.day
        return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= TOGETHER

    def related(self, one: str, other: str) -> bool:
        """Is one the other or over it, do both belong to one, or does the register relate what they belong to?"""
        pair = (min(one, other), max(one, other))
        if pair not in self._related:
            mine, theirs = self._all_above(one), self._all_above(other)
            self._related[pair] = bool(mine & theirs) or any(
                r.actor in reached
                for ids, reached in ((mine, theirs), (theirs, mine))
                for i in ids
                for r in self._relations(i)
            )
        return self._related[pair]

    def _relations(self, id_: str) -> Sequence[Any]:
        body = self.get(id_)
        return body.relations if body is not None else ()

    def _all_above(self, id_: str) -> frozenset[str]:
        if id_ not in self._above:
            held, left = {id_}, [id_]
            while left:
                lower = left.pop()
                higher = {r.actor for r in self._relations(lower) if r.type in _ABOVE}
                higher |= {
                    a.id for a in self._actors if any(r.type == "umbrella_of" and r.actor == lower for r in a.relations)
                }
                left += higher - held
                held |= higher
            self._above[id_] = frozenset(held)
        return self._above[id_]


def _sides(evidence: Sequence[Evidence], bodies: _Bodies) -> tuple[Side, ...]:
    """The evidence in sides of which each contradicts another, the one of most reports first."""
    sides: list[list[Evidence]] = []
    for e in evidence:
        same = [s for s in sides if any(a.row.report == e.row.report or bodies.related(a.body, e.body) for a in s)]
        sides = [*(s for s in sides if s not in same), [*(a for s in same for a in s), e]]
    differing = {
        n for pair in combinations(range(len(sides)), 2) if bodies.conflict(*(sides[k] for k in pair)) for n in pair
    }
    found = [
        Side(tuple(sorted(sides[n], key=lambda e: (str(e.row.day or ""), e.row.claim)))) for n in sorted(differing)
    ]
    return tuple(sorted(found, key=lambda s: -len(s.reports)))


def _alike(sources: Sources, subject: Subject) -> list[Alike]:
    """The persons of the ledger whose full name is this one with a middle part more or less."""
    mine = person_name(subject.name)
    if mine is None or person_id(mine) != subject.id:
        return []  # Somebody decided who this is.
    found: dict[str, Alike] = {}
    for id_, name, claims in sources.view.identities("person:"):
        other = person_name(name)
        if other is None or id_ == subject.id or id_ in found or person_id(other) != id_:
            continue
        if may_shorten(mine, other) or may_shorten(other, mine):
            found[id_] = Alike(id_, name, claims)
    return list(found.values())
