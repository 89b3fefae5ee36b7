"""Claims: all that fit some conditions, as they stand, with nothing weighed.

Comes in: the sources and the conditions. Goes out: `Claims`. Must not know any kind of claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.findings.answer import Block, Finding
from marsad.findings.names import Subject, find_actor, find_place
from marsad.findings.rows import Row, rows_of
from marsad.findings.sources import Sources, fetch
from marsad.records import Entry


@dataclass(frozen=True, slots=True)
class Claims(Finding):
    """Claims that fit, oldest report first."""

    subjects: tuple[Subject, ...]
    """What the given actor and place were taken to be."""
    rows: tuple[Row, ...]
    total: int
    """How many fit; more than `rows` where a limit was given or met."""
    as_of: date | None
    notes: tuple[str, ...] = ()
    question: str = "claims"

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        about = " and ".join(s.name for s in self.subjects)
        title = f"{self.total:,} claim{'' if self.total == 1 else 's'}{f' on {about}' if about else ''}"
        return (Block(title, 1, self.notes, self.rows, "" if self.rows else "none reported in this ledger"),)


def claims(
    sources: Sources,
    *,
    actor: str | None = None,
    place: str | None = None,
    kinds: Iterable[str] = (),
    speaker: str | None = None,
    text: str | None = None,
    certainty: Iterable[str] = (),
    polarity: str | None = None,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> Claims:
    """Claims that fit all conditions. `since` and `until` hold for the days told or, where none is, the report's day."""
    subjects = tuple(
        found
        for found in (find_actor(sources, actor) if actor else None, find_place(sources, place) if place else None)
        if found
    )
    fetched = select(sources, subjects, kinds=tuple(kinds), speaker=speaker, text=text)
    sure = frozenset(certainty)
    kept = [
        entry
        for entry in fetched
        if (not sure or entry.claim.stance.certainty in sure)
        and (polarity is None or entry.claim.stance.polarity == polarity)
        and in_days(entry, since, until)
    ]
    shown = kept[-limit:] if limit else kept
    note = (f"The latest {len(shown):,} of {len(kept):,} are shown.",) if len(shown) < len(kept) else ()
    return Claims(subjects, rows_of(shown, sources.codebook), len(kept), sources.as_of, note)


def select(
    sources: Sources,
    subjects: Iterable[Subject],
    *,
    kinds: tuple[str, ...] = (),
    speaker: str | None = None,
    text: str | None = None,
) -> list[Entry]:
    """Entries that speak of every subject, in any role; a country or province stands for the places in it too."""
    listed = tuple(subjects)
    conditions: dict[str, object] = {"kinds": kinds, "speaker": speaker, "text": text}
    # The narrowest condition that the view can look up by itself; the rest is checked claim by claim.
    lead = next((s for s in listed if s.place is None), None) or next(iter(listed), None)
    if lead is not None:
        if lead.place is not None and lead.place.precision in (4, 6) and lead.place.country:
            conditions["country"] = lead.place.country
        else:
            conditions["identities"] = (lead.id,)
    found = fetch(sources, most=10**9, **conditions).entries
    return [e for e in found if all(s.in_claim(e.claim) for s in listed)]


def in_days(entry: Entry, since: date | None, until: date | None) -> bool:
    """Do the claim's days (or, where none are told, its report's day) meet the range? Unknown days do not."""
    when, published = entry.claim.when, entry.report.published
    first, last = when.first or when.last or published, when.last or when.first or published
    if since is None and until is None:
        return True
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)
