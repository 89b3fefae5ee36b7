"""Claims: all that fit some conditions, as they stand, with nothing weighed.

Comes in: the sources and the conditions. Goes out: `Claims`. Must not know any kind of claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.findings.answer import Block, Finding
from marsad.findings.names import WIDE, Subject, find_actor, find_place
from marsad.findings.rows import Row, rows_of
from marsad.findings.sources import MOST_ENTRIES, Fetched, Sources, fetch
from marsad.records import Entry

MOST_SHOWN, MOST_LOOKED_AT = 500, 8_000
"""How many claims are shown where no limit is given, and how many of the latest are looked at for what the ledger itself
cannot look up (certainty, days, the places of a province)."""


@dataclass(frozen=True, slots=True)
class Claims(Finding):
    """Claims that fit, oldest report first."""

    subjects: tuple[Subject, ...]
    """What the given actor and place were taken to be."""
    rows: tuple[Row, ...]
    total: int
    """How many fit, of those looked at; more than `rows` where the limit was met."""
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
    sure, most = frozenset(certainty), limit or MOST_SHOWN
    narrowed = bool(sure or polarity or since or until)
    looked_at = max(most, MOST_LOOKED_AT) if narrowed else most
    fetched = select(sources, subjects, most=looked_at, kinds=tuple(kinds), speaker=speaker, text=text)
    kept = [
        entry
        for entry in fetched.entries
        if (not sure or entry.claim.stance.certainty in sure)
        and (polarity is None or entry.claim.stance.polarity == polarity)
        and in_days(entry, since, until)
    ]
    shown = kept[-most:]
    total = len(kept) if narrowed else fetched.total
    notes = (
        [f"The latest {len(shown):,} of {total:,} are shown; raise the limit to see more."]
        if len(shown) < total
        else []
    )
    if narrowed and fetched.note:
        notes.append(fetched.note)
    return Claims(subjects, rows_of(shown, sources.codebook), total, sources.as_of, tuple(notes))


def select(
    sources: Sources,
    subjects: Iterable[Subject],
    *,
    most: int = MOST_ENTRIES,
    kinds: tuple[str, ...] = (),
    speaker: str | None = None,
    text: str | None = None,
) -> Fetched:
    """The latest entries that speak of every subject, in any role; a country or province stands for places in it too."""
    listed = tuple(subjects)
    conditions: dict[str, object] = {"kinds": kinds, "speaker": speaker, "text": text}
    # The narrowest condition that the view can look up by itself; the rest is checked claim by claim.
    lead = next((s for s in listed if s.place is None), None) or next(iter(listed), None)
    if lead is not None:
        if lead.place is not None and lead.place.precision in WIDE.values() and lead.place.country:
            conditions["country"] = lead.place.country
        else:
            conditions["identities"] = (lead.id,)
    # What is checked here thins out what is fetched, so more of it is looked at.
    province = lead is not None and lead.place is not None and lead.place.precision == WIDE["province"]
    thinned = len(listed) > 1 or province
    room = max(most, MOST_LOOKED_AT) if thinned else most + most // 4 if lead else most
    found = fetch(sources, most=room, **conditions)
    kept = tuple(e for e in found.entries if all(s.in_claim(e.claim) for s in listed))
    return Fetched(kept[-most:], len(kept) + found.total - len(found.entries))


def in_days(entry: Entry, since: date | None, until: date | None) -> bool:
    """Do the claim's days (or, where none are told, its report's day) meet the range? Unknown days do not."""
    when, published = entry.claim.when, entry.report.published
    first, last = when.first or when.last or published, when.last or when.first or published
    if since is None and until is None:
        return True
    if first is None or last is None:
        return False
    return (since is None or last >= since) and (until is None or first <= until)
