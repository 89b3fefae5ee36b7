"""Timeline: what is said to have happened to an actor or at a place, by day, with claims of one event side by side.

Comes in: the sources, an actor or place, days. Goes out: `Timeline`: events in order of their days; what tells no day
stands apart, under the day of its report. Must not know any kind of event: every kind of the codebook is one, but for
those few that say how things stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from marsad.findings.answer import Block, Finding
from marsad.findings.claims import in_days, select
from marsad.findings.contradict import FACINGS, Relation, compare
from marsad.findings.names import Subject, find_anything
from marsad.findings.origins import Origins, Story, trace
from marsad.findings.rows import Row, row_of
from marsad.findings.sources import MOST_ENTRIES, Sources
from marsad.findings.weigh import NOT_YET, Support, weigh
from marsad.records import UsageError

STANDING_KINDS = frozenset(
    (
        "holds_post",
        "part_of",
        "commands",
        "holds_power",
        "backs",
        "allied_with",
        "holds",
        "present_in",
        "numbers",
        "doubts",
    )
)
"""Kinds that say how things stand, not that something happened; shown only where a report tells a start or an end."""
DAYS_APART = 31
"""Claims of which neither tells a day can be of one event when their reports are no further apart."""
MOST_TRIED = 25
"""Events of one kind and place that a claim is compared with before it makes one of its own; the latest."""
ONE_EVENT = frozenset(("same", "compatible", "contradiction", "correction", "not comparable", "different unit"))
"""Relations between claims of one event: they may contradict each other on how many, and still speak of it."""


@dataclass(frozen=True, slots=True)
class Event:
    """Claims that speak of one event, side by side."""

    first: date | None
    last: date | None
    """The widest range that its claims tell."""
    dated: bool
    """False: no report tells a day; the days are those of the reports, by which it had happened."""
    stance: str
    """`happened`, `not yet` (predicted, planned, ordered …) or `denied` (only denied)."""
    rows: tuple[Row, ...]
    """Oldest report first."""
    support: Support
    relations: tuple[Relation, ...]
    """How each claim stands to the first of the event, where they differ."""

    def title(self) -> str:
        """Days and what is said first."""
        days = f"{self.first or '…'}" if self.first == self.last else f"{self.first or '…'} to {self.last or '…'}"
        return f"{days}: {self.rows[0].summary()}"


@dataclass(frozen=True, slots=True)
class Timeline(Finding):
    """Events in order of their days."""

    subject: Subject
    since: date | None
    until: date | None
    as_of: date | None
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    """Events for which no report tells a day, by the day of the first report."""
    stories: tuple[Story, ...]
    notes: tuple[str, ...]
    question: str = "timeline"

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        none = "" if self.events or self.undated else "none reported"
        blocks = [Block(f"Timeline: {self.subject.name}, as reported", 1, self.notes, empty=none)]
        for title, events in (("By day", self.events), ("Day not told; by day of report", self.undated)):
            if events:
                blocks.append(Block(title, 2))
            for event in events:
                label = {"not yet": " (not said to have happened)", "denied": " (only denied)"}.get(event.stance, "")
                lines = (event.support.plain(), *(f"{r.sort}: {r.why}" for r in event.relations))
                blocks.append(Block(event.title() + label, 3, lines, event.rows))
        return tuple(blocks)


def timeline(sources: Sources, subject: str, since: date | None = None, until: date | None = None) -> Timeline:
    """What is said to have happened to the actor, or at the place, of this name. Raises UnknownName, UsageError."""
    about = find_anything(sources, subject)
    if about.sort == "person":
        raise UsageError(
            "timelines are of groups and places, not of persons", where=subject, remedy="name one of these"
        )
    found = select(sources, (about,), most=MOST_ENTRIES * 2 if since or until else MOST_ENTRIES)
    entries = [
        e
        for e in found.entries
        if in_days(e, since, until) and (e.claim.kind not in STANDING_KINDS or e.claim.when.starts or e.claim.when.ends)
    ]
    origins = trace(entries, sources)
    events = gather([row_of(e, sources.codebook) for e in entries], sources, origins)
    notes = [n for n in (found.note, origins.note) if n]
    return Timeline(
        subject=about,
        since=since,
        until=until,
        as_of=sources.as_of,
        events=tuple(sorted((e for e in events if e.dated), key=_order)),
        undated=tuple(sorted((e for e in events if not e.dated), key=_order)),
        stories=origins.stories,
        notes=tuple(notes),
    )


def gather(rows: Sequence[Row], sources: Sources, origins: Origins) -> list[Event]:
    """Put rows of one event together: kinds that face each other or are the same, one place, days that meet."""
    facing = {kind: f.kind for f in FACINGS if not f.opposed for kind in (f.kind, f.other)}
    buckets: dict[tuple[str, str, bool, bool], list[tuple[list[Row], list[Relation]]]] = {}
    for row in rows:
        place = row.place.id if row.place else ""
        key = (facing.get(row.kind, row.kind), place, row.certainty in NOT_YET, row.dated)
        events = buckets.setdefault(key, [])
        tried = 0
        for held, relations in reversed(events):
            if not _may_meet(held[0], row):
                continue
            if (tried := tried + 1) > MOST_TRIED:
                events.append(([row], []))
                break
            same = origins[row.claim].key == origins[held[0].claim].key
            relation = compare(held[0], row, sources.codebook, same_origin=same)
            if relation and relation.sort in ONE_EVENT and (relation.shared != ("place",) or row.count):
                held.append(row)
                if relation.sort not in ("same", "compatible"):
                    relations.append(relation)
                break
        else:
            events.append(([row], []))
    return [_event(held, relations, origins) for events in buckets.values() for held, relations in events]


def _may_meet(a: Row, b: Row) -> bool:
    """Can the days of two rows, both dated or both not, be of one event? Cheap, so that few pairs are compared in full."""
    if not a.dated:
        return a.day is None or b.day is None or abs((a.day - b.day).days) <= DAYS_APART
    first = max(a.when.first or date.min, b.when.first or date.min)
    return first <= min(a.when.last or date.max, b.when.last or date.max)


def _event(rows: Sequence[Row], relations: Sequence[Relation], origins: Origins) -> Event:
    dated = rows[0].dated
    firsts = [r.when.first if dated else r.published for r in rows]
    lasts = [r.when.last if dated else r.published for r in rows]
    stance = "not yet" if rows[0].certainty in NOT_YET else "happened"
    return Event(
        first=min((d for d in firsts if d), default=None),
        last=max((d for d in lasts if d), default=None),
        dated=dated,
        stance="denied" if all(r.polarity == "denied" for r in rows) else stance,
        rows=tuple(rows),
        support=weigh(rows, origins),
        relations=tuple(relations),
    )


def _order(event: Event) -> tuple[date, date, str]:
    return (event.first or event.last or date.min, event.last or date.max, event.rows[0].claim)
