"""Check: one claim, what supports it, what contradicts it, and why claims differ.

Comes in: the sources and a claim's id. Goes out: `Check`. Must not know any kind of claim; which kinds face each other is
`contradict`'s to know.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.findings.answer import Block, Finding
from marsad.findings.contradict import AGREEING, FACINGS, SORTS, Relation, compare
from marsad.findings.origins import Origin, Origins, Story, trace
from marsad.findings.rows import Row, row_of
from marsad.findings.sources import Sources, fetch
from marsad.findings.weigh import NOT_YET, RULE, Support, weigh
from marsad.records import Entry, UnknownName

CAVEAT_KINDS = ("doubts", "denies")
"""Kinds by which the same report puts what it says in doubt; shown beside a claim, nearest first."""
MOST_SHOWN, MOST_CAVEATS = 25, 6
MOST_WEIGHED = 1_500
"""Claims that are compared with the one asked about; the latest."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another claim, and how it stands to the one asked about."""

    row: Row
    relation: Relation
    origin: Origin
    same_origin: bool


@dataclass(frozen=True, slots=True)
class Check(Finding):
    """One claim among the others."""

    row: Row
    origin: Origin
    as_of: date | None
    support: Support
    """Of the claim and all that support it or deny it."""
    supports: tuple[Beside, ...]
    """From other origins."""
    contradicts: tuple[Beside, ...]
    corrected: tuple[Beside, ...]
    """What the same source says otherwise, earlier or later."""
    differs: tuple[Beside, ...]
    """On the same matter, but of other days, people, places or units, or only compatible."""
    copies: tuple[Beside, ...]
    """The same from the same origin: no further support."""
    caveats: tuple[Row, ...]
    """What the same report puts in doubt, nearest to the claim first."""
    stories: tuple[Story, ...]
    notes: tuple[str, ...]
    question: str = "check"

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        head = (f"“{self.row.sentence}”", self.row.outlet_words(), self.support.plain(), *self.notes)
        blocks = [Block(self.row.line(), 1, head, (self.row,))]
        for title, listed, empty in (
            ("Supported by other origins", self.supports, "none found"),
            ("Contradicted by", self.contradicts, "none found"),
            ("Corrected by the same source", self.corrected, ""),
            ("On the same matter, but different", self.differs, ""),
            ("The same from the same origin (no further support)", self.copies, ""),
        ):
            if listed or empty:
                lines = tuple(f"{b.relation.sort} ({SORTS[b.relation.sort]}): {b.relation.why}" for b in listed)
                blocks.append(Block(title, 2, lines, tuple(b.row for b in listed), "" if listed else empty))
        if self.caveats:
            blocks.append(Block("Put in doubt in the same report", 2, rows=self.caveats))
        return (*blocks, Block("How support is worded", 2, tuple(RULE.splitlines())))


def check(sources: Sources, claim: str) -> Check:
    """The claim of this id, and what stands for and against it. Raises UnknownName."""
    asked = fetch(sources, claim_ids=(claim,), include_rejected=True).entries
    if not asked:
        raise UnknownName(claim, sort="claim")
    entry = asked[0]
    near, note = _candidates(sources, entry)
    found = {e.claim.id: e for e in (*near, entry)}
    origins = trace(found.values(), sources)
    row = row_of(entry, sources.codebook)
    mine = origins[claim]
    groups: dict[str, list[Beside]] = {"supports": [], "contradicts": [], "corrected": [], "differs": [], "copies": []}
    for other in found.values():
        if other.claim.id == claim:
            continue
        theirs = row_of(other, sources.codebook)
        origin = origins[theirs.claim]
        same = origin.key == mine.key
        if relation := compare(row, theirs, sources.codebook, same_origin=same):
            groups[_group(row, theirs, relation, same)].append(Beside(theirs, relation, origin, same))
    shown = {name: tuple(sorted(held, key=_nearest)[:MOST_SHOWN]) for name, held in groups.items()}
    hidden = sum(len(held) - len(shown[name]) for name, held in groups.items())
    notes = [n for n in (note, origins.note) if n]
    if hidden:
        notes.append(f"{hidden:,} more claims on the same matter are not shown.")
    return Check(
        row=row,
        origin=mine,
        as_of=sources.as_of,
        support=_weigh(row, [b.row for b in groups["supports"]], [b.row for b in groups["contradicts"]], origins),
        caveats=_caveats(sources, row),
        stories=origins.stories,
        notes=tuple(notes),
        supports=shown["supports"],
        contradicts=shown["contradicts"],
        corrected=shown["corrected"],
        differs=shown["differs"],
        copies=shown["copies"],
    )


def _candidates(sources: Sources, entry: Entry) -> tuple[tuple[Entry, ...], str]:
    """Claims of the same or a facing kind that name one of the same identities (if it has any), and a note on the cap."""
    claim = entry.claim
    kinds = dict.fromkeys([claim.kind])
    kinds |= dict.fromkeys(k for f in FACINGS for k in (f.kind, f.other) if claim.kind in (f.kind, f.other))
    fillers = [f for listed in claim.roles.values() for f in listed]
    # Narrow ones first: a claim that shares only a country says least of this one.
    breadth = {p.id: p.precision for p in (claim.where, *(f.place for f in fillers)) if p}
    ids = {f.identity.id: breadth.get(f.identity.id, 0) for f in fillers if f.identity} | breadth
    names: list[tuple[str, ...]] = [(id_,) for id_ in sorted(ids, key=lambda i: (ids[i], i))]
    # Its neighbours of the same report too, for they may leave out the very names that it tells.
    found = {e.claim.id: e for e in fetch(sources, kinds=tuple(kinds), reports=(claim.report,)).entries}
    for named in names or [()]:
        given = sources.view.entries(kinds=tuple(kinds), identities=named, limit=MOST_WEIGHED, latest=True)
        found |= {e.claim.id: e for e in given}
        if len(found) >= MOST_WEIGHED:
            return tuple(
                found.values()
            ), f"Only the latest {len(found):,} claims on the same names were compared with it."
    return tuple(found.values()), ""


def _group(row: Row, other: Row, relation: Relation, same: bool) -> str:
    if relation.sort == "contradiction":
        return "differs" if same else "contradicts"
    if relation.sort == "correction":
        return "corrected"
    needed = min(2, len(row.roles))
    alike = (
        relation.sort in AGREEING
        and len(relation.shared) >= needed
        and (row.certainty in NOT_YET) == (other.certainty in NOT_YET)
        and (row.count is None or other.count is not None)  # no number is supported by who gives none
    )
    return ("copies" if same else "supports") if alike else "differs"


def _weigh(row: Row, supporting: list[Row], contradicting: list[Row], origins: Origins) -> Support:
    if row.polarity == "denied":  # what contradicts a denial affirms the thing denied
        return weigh([row, *supporting, *contradicting], origins)
    return weigh([row, *supporting], origins, contradicting)


def _nearest(beside: Beside) -> tuple[bool, int, int, str]:
    far = -(beside.row.published or date.min).toordinal()
    return (beside.relation.sort not in AGREEING, -len(beside.relation.shared), far, beside.row.claim)


def _caveats(sources: Sources, row: Row) -> tuple[Row, ...]:
    found: Iterable[Entry] = fetch(sources, kinds=CAVEAT_KINDS, reports=(row.report,)).entries
    rows = [row_of(e, sources.codebook) for e in found if e.claim.id != row.claim]
    return tuple(sorted(rows, key=lambda r: (abs(r.begin - row.begin), r.claim))[:MOST_CAVEATS])
