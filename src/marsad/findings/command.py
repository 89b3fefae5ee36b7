"""Command: who holds which post and power in a body, who answers to whom, what belongs to what, as reported, as of a day.

Comes in: the sources and the name of a body or person. Goes out: `Command`: sections; in each, lists by what is said of
the world (in effect, thought, decreed, planned, denied, former); in each list, what is said, with all who say so. What
the register knows stands apart from what reports say. Must not know how claims were read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import prod

from marsad.findings.answer import Block, Finding
from marsad.findings.contradict import Relation, compare_all
from marsad.findings.names import Subject, find_body_or_person
from marsad.findings.origins import Origins, Story, trace
from marsad.findings.powers import powers_carried_on
from marsad.findings.rows import Row, row_of
from marsad.findings.sources import Sources, fetch, join
from marsad.findings.weigh import HAPPENED, HEDGED, Support, weigh
from marsad.records import Claim, Entry, UnknownName
from marsad.register.names import fold


@dataclass(frozen=True, slots=True)
class Pick:
    """Claims that a section takes: a kind, and the role in which the subject must stand."""

    kind: str
    role: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a section takes."""

    name: str
    title: str
    picks: tuple[Pick, ...]


# The kinds that say how command lies. The roles tell from which end the subject is seen.
PLANS = (
    Plan("posts", "Posts", (Pick("holds_post", "in"), Pick("holds_post", "who"))),
    Plan("command_over", "Commands", (Pick("commands", "who"),)),
    Plan("answers_to", "Is commanded by, answers to", (Pick("commands", "whom"),)),
    Plan("part_of", "Belongs to", (Pick("part_of", "who"),)),
    Plan("made_of", "Is made up of", (Pick("part_of", "whole"),)),
    Plan("founded", "Founded and dissolved", (Pick("creates", "what"), Pick("dissolves", "what"))),
    Plan("founds", "Founds and dissolves", (Pick("creates", "by"), Pick("dissolves", "by"))),
    Plan(
        "powers",
        "Powers held, given and taken away",
        tuple(Pick(k, r) for k in ("holds_power", "gives_power", "takes_power") for r in ("who", "by", "over")),
    ),
    Plan(
        "appointments",
        "Appointed and removed",
        tuple(Pick(k, r) for k in ("appoints", "removes") for r in ("who", "in", "by")),
    ),
    Plan(
        "backers",
        "Backers and allies",
        (Pick("backs", "whom"), Pick("backs", "by"), Pick("allied_with", "who"), Pick("allied_with", "with")),
    ),
    Plan("orders", "Orders and decrees", (Pick("orders", "by"), Pick("orders", "whom"))),
)
POWER_KINDS = tuple(dict.fromkeys(p.kind for plan in PLANS if plan.name == "powers" for p in plan.picks))
PARTS_PLAN = Plan("in_parts", "Posts and command in its parts", (Pick("holds_post", "in"), Pick("commands", "whom")))
MEMBERSHIP = Pick("part_of", "whole")
ENDING_KIND, POST_KIND = "removes", "holds_post"
"""A stated removal makes what is said of the same person and post, of an earlier day, former."""
MOST_PARTS, MOST_PAIRS_A_CLAIM = 40, 24

STATUSES = {
    "stated": "Stated",
    "thought": "Thought likely, possible or unlikely",
    "decreed": "Decreed or ordered (not said to have taken effect)",
    "planned": "Planned, attempted, predicted or supposed (not said to have happened)",
    "denied": "Denied",
    "former": "Former",
}
"""What a list says of the world; the lists are never mixed."""

_FORMER = re.compile(
    r"\b(?:former|formerly|ex|erstwhile|ousted|deposed|onetime|one-time|then|late|previous)\b[\s-]*", re.I
)
_RELATIONS = {
    "part_of": ("is part of", "has as a part"),
    "umbrella_of": ("is the umbrella of", "is under the umbrella of"),
    "succeeds": ("succeeds", "is succeeded by"),
    "split_from": ("split from", "is what split off:"),
    "merged_into": ("merged into", "took in"),
    "allied_with": ("is allied with", "is allied with"),
}


@dataclass(frozen=True, slots=True)
class Known:
    """A relation that the register holds; dated where the register dates it. Not something that a report says."""

    type: str
    words: str
    """"is part of", or seen from the other end "has as a part"."""
    actor: str
    name: str
    since: date | None
    until: date | None

    def plain(self) -> str:
        """In words, without the subject."""
        since = f" since {self.since}" if self.since else ""
        until = f" until {self.until}" if self.until else ""
        return f"{self.words} {self.name}{since}{until}"


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said, with all claims that say it."""

    words: str
    rows: tuple[Row, ...]
    """Latest first."""
    support: Support
    former: str = ""
    """Why it is marked former; empty where it is not."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One list of a section."""

    status: str
    label: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the answer."""

    name: str
    title: str
    lists: tuple[Standing, ...]
    """Empty: none reported in what the ledger holds."""
    differs: tuple[Relation, ...] = ()
    """Contradictions, corrections and differences of time among the claims of this section."""


@dataclass(frozen=True, slots=True)
class Command(Finding):
    """How command lies, as reported."""

    subject: Subject
    as_of: date | None
    sections: tuple[Section, ...]
    register: tuple[Known, ...]
    """What the register holds, apart from what reports say."""
    stories: tuple[Story, ...]
    notes: tuple[str, ...]
    question: str = "command"

    def section(self, name: str) -> Section:
        """The section of this name."""
        return next(s for s in self.sections if s.name == name)

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        day = f"as of {self.as_of}" if self.as_of else "all days"
        blocks = [Block(f"Command: {self.subject.name}, as reported, {day}", 1, lines=self.notes)]
        for section in self.sections:
            lines = tuple(f"{r.sort}: {r.why}" for r in section.differs)
            blocks.append(Block(section.title, 2, lines, empty="" if section.lists else "none reported"))
            for standing in section.lists:
                blocks.append(Block(standing.label, 3))
                for said in standing.said:
                    lines = (said.support.plain(), *([said.former] if said.former else []))
                    blocks.append(Block(said.words, 4, lines, said.rows))
        known = tuple(f"{self.subject.name} {k.plain()}" for k in self.register)
        blocks.append(
            Block("What the register holds (not from these reports)", 2, known, empty="" if known else "nothing")
        )
        return tuple(blocks)


def command(sources: Sources, name: str) -> Command:
    """How command lies in, over and under the body or person of this name. Raises UnknownName."""
    subject = find_body_or_person(sources, name)
    kinds = dict.fromkeys(p.kind for plan in PLANS for p in plan.picks)
    found = fetch(sources, kinds=tuple(kinds), identities=(subject.id,))
    known = _known(sources, subject)
    parts = _parts(found.entries, subject, known)
    below = (
        fetch(sources, kinds=tuple(dict.fromkeys(p.kind for p in PARTS_PLAN.picks)), identities=parts)
        if parts
        else None
    )
    carried_on = powers_carried_on(found.entries, POWER_KINDS, sources)
    everything = join(*(part for part in (found, carried_on, below) if part is not None))
    origins = trace(everything.entries, sources)
    removed = _removals(found.entries)
    sections = []
    for plan in (*PLANS, PARTS_PLAN):
        if plan is PARTS_PLAN:
            entries = [e for e in below.entries if _stands(e.claim, plan, parts)] if below else []
            entries = [e for e in entries if not any(_stands(e.claim, p, (subject.id,)) for p in PLANS)]
        else:
            entries = [e for e in found.entries if _stands(e.claim, plan, (subject.id,))]
            if plan.name == "powers" and carried_on is not None:
                entries += carried_on.entries
        sections.append(
            _section(plan, parts if plan is PARTS_PLAN else (subject.id,), entries, removed, origins, sources)
        )
    notes = [n for n in (everything.note, origins.note) if n]
    if all(not s.lists for s in sections):
        notes.append(f"Nothing on command of {subject.name} is reported in this ledger; that is not a finding.")
    return Command(
        subject=subject,
        as_of=sources.as_of,
        sections=tuple(sections),
        register=known,
        stories=origins.stories,
        notes=tuple(notes),
    )


def status_of(row: Row) -> str:
    """Which list a row belongs to, by its stance alone (see `STATUSES`)."""
    if row.polarity == "denied":
        return "denied"
    if row.certainty in HAPPENED:
        return "stated"
    if row.certainty in HEDGED:
        return "thought"
    return "decreed" if row.certainty == "ordered" else "planned"


def former(row: Row, removed: Sequence[Row], as_of: date | None) -> str:
    """Why what a row says is former: the report's own words, a real end of its days, or a later stated removal; or ""."""
    for part in row.parts("post") if row.kind == POST_KIND else ():
        if match := _FORMER.match(part.words):
            return f"the report says “{match.group().strip(' -')}”"
        at = row.sentence.find(part.words)
        before = row.sentence[max(0, at - 30) : at] if at > 0 else ""
        # "former Examplian prime minister": the word may stand before an adjective of the post.
        if match := re.search(_FORMER.pattern + r"(?:\w+\s+){0,2}$", before, re.I):
            return f"the report says “{match.group().split()[0].strip(' -')}”"
    if row.when.ends and row.when.last and (as_of is None or row.when.last <= as_of):
        return f"said to have ended on {row.when.last}"
    for other in removed if row.kind == POST_KIND else ():
        same_person = _ids(row, "who") & _ids(other, "who")
        post, gone = _ids(row, "post", "in"), _ids(other, "post", "in")
        if same_person and (post & gone or not gone) and row.day and other.day and row.day <= other.day:
            return f"a removal is stated {other.when_words()}, by {other.says_who()}"
    return ""


def _stands(claim: Claim, plan: Plan, ids: Iterable[str]) -> bool:
    wanted = set(ids)
    return any(
        claim.kind == pick.kind and any(f.identity and f.identity.id in wanted for f in claim.roles.get(pick.role, ()))
        for pick in plan.picks
    )


def _section(
    plan: Plan,
    ids: Collection[str],
    entries: Sequence[Entry],
    removed_entries: Sequence[Entry],
    origins: Origins,
    sources: Sources,
) -> Section:
    rows = [row_of(e, sources.codebook) for e in entries]
    removed = [row_of(e, sources.codebook) for e in removed_entries]
    groups: dict[tuple[str, frozenset[tuple[str, str]]], list[tuple[Row, Row, str]]] = {}
    for row in rows:
        for one in _one_by_one(row, plan, ids):
            why = former(one, removed, sources.as_of) if status_of(one) == "stated" else ""
            groups.setdefault(("former" if why else status_of(one), _meaning(one)), []).append((row, one, why))
    lists = []
    for status, label in STATUSES.items():
        said = [
            Said(
                words=held[0][1].summary(),
                rows=tuple(sorted((r for r, _, _ in held), key=lambda r: (r.day or date.min, r.claim), reverse=True)),
                support=weigh([r for r, _, _ in held], origins),
                former=next((why for _, _, why in held if why), ""),
            )
            for (stands, _), held in groups.items()
            if stands == status
        ]
        if said:
            said.sort(key=lambda s: s.rows[0].day or date.min, reverse=True)
            lists.append(Standing(status, label, tuple(said)))
    relations, note = compare_all(rows, sources.codebook, origins)
    differing = tuple(r for r in relations if r.sort in ("contradiction", "correction") or _opposite(r, rows))
    title = f"{plan.title} ({note})" if note else plan.title
    return Section(plan.name, title, tuple(lists), differing)


def _one_by_one(row: Row, plan: Plan, ids: Collection[str]) -> list[Row]:
    """A coordination says its thing of each: a row for the subject with each of the other fillers, unless too many."""
    mine = next((p.role for p in plan.picks if p.kind == row.kind and any(x.id in ids for x in row.parts(p.role))), "")
    choices = [tuple(p for p in parts if p.id in ids) if role == mine else parts for role, parts in row.roles]
    if prod(len(c) for c in choices) > MOST_PAIRS_A_CLAIM:
        return [row]
    roles = [role for role, _ in row.roles]
    return [replace(row, roles=tuple((r, (p,)) for r, p in zip(roles, one, strict=True))) for one in product(*choices)]


def _opposite(relation: Relation, rows: Sequence[Row]) -> bool:
    """A difference of days worth showing: one affirms what the other denies."""
    if relation.sort != "different time":
        return False
    return len({row.polarity for row in rows if row.claim in relation.claims}) == 2


def _meaning(row: Row) -> frozenset[tuple[str, str]]:
    """The same for rows that say the same: kind, and every role's fillers by identity or, failing that, words."""
    return frozenset([("kind", row.kind), *((role, p.id or fold(p.words)) for role, parts in row.roles for p in parts)])


def _ids(row: Row, *roles: str) -> set[str]:
    return {p.id or fold(p.words) for p in row.parts(*roles)}


def _removals(entries: Iterable[Entry]) -> list[Entry]:
    return [
        e
        for e in entries
        if e.claim.kind == ENDING_KIND
        and e.claim.stance.polarity == "affirmed"
        and e.claim.stance.certainty in HAPPENED
    ]


def _parts(entries: Iterable[Entry], subject: Subject, known: Iterable[Known]) -> tuple[str, ...]:
    """Ids of bodies that reports state, or the register holds, to be part of the subject."""
    parts: dict[str, None] = {}
    for entry in entries:
        claim = entry.claim
        stated = claim.stance.polarity == "affirmed" and claim.stance.certainty in HAPPENED
        if claim.kind != MEMBERSHIP.kind or not stated:
            continue
        if any(subject.fills(f) for f in claim.roles.get(MEMBERSHIP.role, ())):
            parts |= dict.fromkeys(f.identity.id for f in claim.roles.get("who", ()) if f.identity)
    parts |= dict.fromkeys(k.actor for k in known if k.words in ("has as a part", "is the umbrella of"))
    parts.pop(subject.id, None)
    return tuple(parts)[:MOST_PARTS]


def _known(sources: Sources, subject: Subject) -> tuple[Known, ...]:
    """Relations of the register, from both ends, that hold on the day asked about."""
    if subject.sort != "actor":
        return ()
    found: dict[tuple[str, str], Known] = {}
    actors = {actor.id: actor for actor in getattr(sources.register, "actors", ())}
    me = actors.get(subject.id)
    for relation in me.relations if me else ():
        other = actors.get(relation.actor)
        name = other.name if other else _name(sources, relation.actor)
        words = _RELATIONS.get(relation.type, (relation.type.replace("_", " "), ""))[0]
        found[words, relation.actor] = Known(relation.type, words, relation.actor, name, relation.since, relation.until)
    for actor in actors.values():
        for relation in actor.relations:
            if relation.actor == subject.id and actor.id != subject.id:
                words = _RELATIONS.get(relation.type, ("", f"({relation.type.replace('_', ' ')} of)"))[1]
                known = Known(relation.type, words, actor.id, actor.name, relation.since, relation.until)
                found.setdefault((words, actor.id), known)
    for key in [key for key in found if key[0] == "is the umbrella of" and ("has as a part", key[1]) in found]:
        del found[key]  # the same relation from its other end, without days
    day = sources.as_of
    held = [
        k
        for k in found.values()
        if day is None or ((not k.since or k.since <= day) and (not k.until or day <= k.until))
    ]
    return tuple(sorted(held, key=lambda k: (k.words, k.name)))


def _name(sources: Sources, actor: str) -> str:
    try:
        return str(sources.register.actor(actor).name)
    except UnknownName:
        return actor
