"""What a question may ask: a view of the ledger, the register, the codebook.

Comes in: the three, as whoever calls has opened them. Goes out: `Sources`, and `fetch`, by which every question reads
claims. Must not know how any of them keeps what it knows; the protocols here are all that the questions rely on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from marsad.codebook.load import Codebook, load_codebook
from marsad.records import Entry, Place

MOST_ENTRIES = 600
"""How many claims one question weighs at most; the latest are kept, and the answer says that there were more. It keeps
a question over 100,000 claims within some 0.3 s on one core."""


class ViewLike(Protocol):
    """What the questions need of a view of the ledger."""

    def entries(
        self,
        *,
        kinds: Iterable[str] = (),
        identities: Iterable[str] = (),
        roles: Iterable[str] = (),
        country: str | None = None,
        reports: Iterable[str] = (),
        speaker: str | None = None,
        text: str | None = None,
        claim_ids: Iterable[str] = (),
        include_rejected: bool = False,
        limit: int | None = None,
        latest: bool = False,
    ) -> list[Entry]:
        """Claims that fit all that is given, by report date and position; with `latest`, the last `limit` of them."""
        ...

    def count(
        self,
        *,
        kinds: Iterable[str] = (),
        identities: Iterable[str] = (),
        roles: Iterable[str] = (),
        country: str | None = None,
        reports: Iterable[str] = (),
        speaker: str | None = None,
        text: str | None = None,
        claim_ids: Iterable[str] = (),
        include_rejected: bool = False,
    ) -> int:
        """How many they are."""
        ...

    def identities(self, kind_prefix: str) -> list[tuple[str, str, int]]:
        """Id, name and number of claims of every identity whose id begins so, most claims first."""
        ...


class ActorLike(Protocol):
    """What the questions need of an actor of the register."""

    @property
    def id(self) -> str:
        """`actor:…`"""
        ...

    @property
    def name(self) -> str:
        """The register's name for it."""
        ...


class RegisterLike(Protocol):
    """What the questions need of the register."""

    def types(self, name: str) -> Mapping[str, float]:
        """Mention types that the name may have, with weights."""
        ...

    def actor(self, name: str) -> Any:
        """The actor of this name or id; raises UnknownName."""
        ...

    def place(self, name: str) -> Place:
        """The place of this name or id; raises UnknownName."""
        ...


@dataclass(frozen=True)
class Sources:
    """All that a question is asked of."""

    view: ViewLike
    register: RegisterLike
    codebook: Codebook = field(default_factory=load_codebook)
    as_of: date | None = None
    """The day that the view was opened for; None: all that the ledger holds."""
    texts: Callable[[str], str] | None = None
    """Gives the text of a report by its id, to tell copies of one story; without it the passages of its claims must do."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """Entries, and whether some were left out."""

    entries: tuple[Entry, ...]
    total: int
    """How many there are."""

    @property
    def note(self) -> str:
        """A sentence to show where the cap was met; empty otherwise."""
        left = self.total - len(self.entries)
        return (
            f"{left:,} older claims of {self.total:,} were left out; narrow the question to see them." if left else ""
        )


def fetch(sources: Sources, *, most: int = MOST_ENTRIES, **conditions: Any) -> Fetched:
    """Read entries from the view, each claim once, the latest `most` of them, oldest first."""
    entries = sources.view.entries(**conditions, limit=most, latest=True)
    return Fetched(tuple(entries), sources.view.count(**conditions) if len(entries) == most else len(entries))


def join(*parts: Fetched) -> Fetched:
    """Several fetches as one, each claim once, in the order of report date and position."""
    found = {entry.claim.id: entry for part in parts for entry in part.entries}
    dropped = sum(part.total - len(part.entries) for part in parts)
    ordered = sorted(found.values(), key=in_order)
    return Fetched(tuple(ordered), len(ordered) + dropped)


def in_order(entry: Entry) -> tuple[date, str, int, str]:
    """Sorting key: day of the report, report, position, claim. Reports without a day come first."""
    return (entry.report.published or date.min, entry.report.id, entry.claim.evidence.begin, entry.claim.id)
