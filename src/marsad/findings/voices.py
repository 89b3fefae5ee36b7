"""Voices: who is quoted, named or not, for which side, told to whom; what rests on one origin; what are copies.

Comes in: the sources and, optionally, an actor or place spoken of, or words of a speaker's name. Goes out: `Voices`. Must
not know any kind of claim. Speakers without a name have a row for each report and are never joined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.findings.answer import Block, Finding
from marsad.findings.claims import select
from marsad.findings.names import Subject, find_anything
from marsad.findings.origins import RULES, Origins, Story, trace
from marsad.findings.sources import Sources
from marsad.records import Entry, UsageError
from marsad.register.names import fold


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """Somebody on whom claims rest."""

    key: str
    """Key of the origin."""
    speaker: str
    """The fullest form of the name that reports give; the outlet for a newsroom."""
    sort: str
    """`named`, `unnamed` or `newsroom`."""
    posts: tuple[str, ...]
    organisations: tuple[str, ...]
    side: str | None
    told: tuple[str, ...]
    """Outlets or agencies to which it was said, where reports tell."""
    claims: int
    reports: int
    outlets: int
    hearsay: int
    """Claims in which this speaker passes on what somebody else said."""
    alone: int
    """Claims that rest on this origin and on no other among those looked at."""
    kinds: tuple[tuple[str, int], ...]
    """What it speaks of, most first."""
    first: date | None
    last: date | None
    """Days of the first and last report."""
    sample: tuple[str, ...]
    """Ids of some of the claims, the latest."""

    def plain(self) -> str:
        """In words."""
        known = fold(self.speaker)
        about = " of ".join(x for x in (*self.posts[:1], *self.organisations[:1]) if fold(x) not in known)
        mark = {"named": "named", "unnamed": "not named", "newsroom": "newsroom, in its own voice"}[self.sort]
        told = f"; told {', '.join(self.told)}" if self.told else ""
        alone = f"; {self.alone} rest on this origin alone" if self.alone else ""
        hearsay = f"; {self.hearsay} at second hand" if self.hearsay else ""
        return (
            f"{self.speaker}{', ' + about if about else ''} ({mark}): {self.claims} claim{'s' if self.claims != 1 else ''} "
            f"in {self.reports} report{'s' if self.reports != 1 else ''} of {self.outlets} "
            f"outlet{'s' if self.outlets != 1 else ''}{told}{hearsay}{alone}"
        )


@dataclass(frozen=True, slots=True)
class Side:
    """How much comes from one side."""

    side: str | None
    """None: not told."""
    voices: int
    claims: int


@dataclass(frozen=True, slots=True)
class Voices(Finding):
    """Who is quoted, and what rests on whom."""

    subject: Subject | None
    as_of: date | None
    voices: tuple[VoiceRow, ...]
    """Most claims first."""
    sides: tuple[Side, ...]
    claims: int
    single: int
    """Claims that rest on one origin."""
    stories: tuple[Story, ...]
    """Copies of one text, carried by several reports."""
    rules: tuple[str, ...]
    """How origins are told apart."""
    notes: tuple[str, ...]
    question: str = "voices"

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        about = f" on {self.subject.name}" if self.subject else ""
        head = (f"{self.single:,} of {self.claims:,} claims rest on one origin.",) if self.claims else ()
        none = "" if self.voices else "none reported"
        blocks = [Block(f"Voices{about}", 1, (*head, *self.notes), empty=none)]
        for sort, title in (("named", "Named"), ("unnamed", "Not named (never joined)"), ("newsroom", "Newsrooms")):
            if lines := tuple(v.plain() for v in self.voices if v.sort == sort):
                blocks.append(Block(title, 2, lines))
        if self.sides:
            lines = tuple(
                f"{s.side or 'not told'}: {_many(s.voices, 'voice')}, {_many(s.claims, 'claim')}" for s in self.sides
            )
            blocks.append(Block("By side", 2, lines))
        if self.stories:
            lines = tuple(
                f"{len(s.reports)} reports of {', '.join(s.outlets)}{f' ({s.agency})' if s.agency else ''}: {s.why}"
                for s in self.stories
            )
            blocks.append(Block("Copies of one story", 2, lines))
        return (*blocks, Block("How origins are told apart", 2, self.rules))


def _many(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def voices(sources: Sources, subject: str | None = None, speaker: str | None = None) -> Voices:
    """Who speaks (of an actor or place, if one is given). Raises UnknownName, UsageError for a person's name."""
    about = find_anything(sources, subject) if subject else None
    if about and about.sort == "person":
        raise UsageError(
            "that is a person", where=about.asked, remedy="give the name as `speaker` to see what they say"
        )
    found = select(sources, (about,) if about else (), speaker=speaker)
    entries = found.entries
    origins = trace(entries, sources)
    alone = _alone(entries, origins)
    rows = _rows(entries, origins, alone)
    sides: dict[str | None, list[VoiceRow]] = defaultdict(list)
    for row in rows:
        sides[row.side].append(row)
    notes = [n for n in (found.note, origins.note) if n]
    return Voices(
        subject=about,
        as_of=sources.as_of,
        voices=tuple(rows),
        sides=tuple(
            sorted(
                (Side(side, len(held), sum(r.claims for r in held)) for side, held in sides.items()),
                key=lambda s: (s.side is None, -s.claims, s.side or ""),
            )
        ),
        claims=len(entries),
        single=len(alone),
        stories=origins.stories,
        rules=RULES,
        notes=tuple(notes),
    )


def _alone(entries: Iterable[Entry], origins: Origins) -> set[str]:
    """Ids of claims whose content (kind, fillers, polarity) rests on one origin."""
    groups: dict[frozenset[tuple[str, str]], list[str]] = defaultdict(list)
    for entry in entries:
        claim = entry.claim
        fillers = (
            (role, f.identity.id if f.identity else f.place.id if f.place else fold(f.text))
            for role, listed in claim.roles.items()
            for f in listed
        )
        groups[frozenset([("kind", claim.kind), ("polarity", claim.stance.polarity), *fillers])].append(claim.id)
    return {claim for held in groups.values() if len({origins[c].key for c in held}) == 1 for claim in held}


def _rows(entries: Iterable[Entry], origins: Origins, alone: set[str]) -> list[VoiceRow]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        origin = origins[entry.claim.id]
        # A passage that an earlier report has too is one origin, but a speaker without a name stays that report's.
        key = f"{origin.key}|{entry.report.id}" if origin.sort == "unnamed" else origin.key
        groups[key].append(entry)
    rows = [_row(held, origins, alone) for held in groups.values()]
    return sorted(rows, key=lambda r: (-r.claims, r.speaker, r.key))


def _row(entries: list[Entry], origins: Origins, alone: set[str]) -> VoiceRow:
    origin = origins[entries[0].claim.id]
    spoken = [s for e in entries for s in e.claim.voice]
    # Of a chain, the speaker on whom the claim rests: the innermost with a name, else the innermost.
    mine = [next((s for s in reversed(e.claim.voice) if s.named), e.claim.voice[-1]) for e in entries if e.claim.voice]
    days = [e.report.published for e in entries if e.report.published]
    names = Counter(s.speaker for s in mine)
    newsroom = origin.sort == "newsroom"
    return VoiceRow(
        key=origin.key,
        speaker=origin.side or "outlet not known" if newsroom else max(names, key=lambda n: (len(n), n)),
        sort=origin.sort,
        posts=_distinct(s.post for s in mine),
        organisations=_distinct(s.organisation for s in mine),
        side=origin.side,
        told=_distinct(s.told for s in spoken),
        claims=len(entries),
        reports=len({e.report.id for e in entries}),
        outlets=len({e.report.publisher or e.report.id for e in entries}),
        hearsay=sum(origins[e.claim.id].hearsay for e in entries),
        alone=sum(e.claim.id in alone for e in entries),
        kinds=tuple(Counter(e.claim.kind for e in entries).most_common()),
        first=min(days, default=None),
        last=max(days, default=None),
        sample=tuple(e.claim.id for e in entries[-5:]),
    )


def _distinct(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))
