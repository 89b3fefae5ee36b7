"""The ledger: opened, read through views, added to.

Comes in: a path or a URL; readings and reviews. Goes out: reports, views, problems.
Knows no SQL of its own; each thing that it does has its module.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from marsad.ledger import append as appending
from marsad.ledger import reviews as reviewing
from marsad.ledger.append import REPORT_COLUMNS, Appended
from marsad.ledger.migrate import bring_up_to_date
from marsad.ledger.rows import decode_voices
from marsad.ledger.store import SqliteStore, Store
from marsad.ledger.view import View, to_report
from marsad.records import LedgerError, ReaderInfo, Reading, Report, Review, UnknownName, Voice

if TYPE_CHECKING:
    from marsad.ledger.verify import Problem


def open_ledger(target: str | Path, *, create: bool = True, read_only: bool = False) -> Ledger:
    """Open a ledger: a path (one SQLite file) or a URL (`postgresql://user@host/name`, `sqlite:///path`).

    create: make it where there is none, and upgrade one of an older marsad. read_only: never write; implies no making.
    Raises LedgerError where that fails, with the remedy.
    """
    store = _open_store(target, create=create, read_only=read_only)
    try:
        bring_up_to_date(store, create=create)
    except BaseException:
        store.close()
        raise
    return Ledger(store)


def _open_store(target: str | Path, *, create: bool, read_only: bool) -> Store:
    scheme, slashes, rest = str(target).partition("://")
    if isinstance(target, Path) or not slashes:
        return SqliteStore(Path(target), create=create, read_only=read_only)
    if scheme == "sqlite" and rest.startswith("/") and len(rest) > 1:
        # As in SQLAlchemy: three slashes for a relative path, four for an absolute one.
        return SqliteStore(Path(rest[1:]), create=create, read_only=read_only)
    if scheme in ("postgresql", "postgresql+psycopg", "postgres"):
        from marsad.ledger.postgres import PostgresStore

        return PostgresStore(rest, read_only=read_only)
    raise LedgerError(
        "this is not the address of a ledger",
        where=f"{scheme}://{rest.rpartition('@')[2]}",
        remedy="give a path, sqlite:///path or postgresql://user@host/name",
    )


class Ledger:
    """Claims, and the reviews that people add; nothing is overwritten. Made by `open_ledger`; a context manager."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """Its path, or its URL without a password."""
        return self._store.name

    def close(self) -> None:
        """Let go of the file or the connection."""
        self._store.close()

    def append(self, reading: Reading, *, now: datetime) -> Appended:
        """Add a reading, in one transaction. Raises IntakeError for a text that cannot be kept, LedgerError."""
        return appending.append(self._store, reading, now=now)

    def has(self, report_id: str, reader: ReaderInfo) -> bool:
        """Is there a reading of this report by this reader and version?"""
        return appending.has(self._store, report_id, reader)

    def report(self, report_id: str) -> Report:
        """A report with its text. Raises UnknownName."""
        rows = self._store.rows(
            f"SELECT text, {', '.join(REPORT_COLUMNS)} FROM reports WHERE id = :id", {"id": report_id}
        )
        if not rows:
            raise UnknownName(report_id, sort="report")
        text, *columns = rows[0]
        return to_report(columns, text)

    def reports(self) -> list[Report]:
        """All reports without their texts, by day (undated last) and id."""
        rows = self._store.rows(
            f"SELECT {', '.join(REPORT_COLUMNS)} FROM reports ORDER BY published ASC NULLS LAST, id"
        )
        return [to_report(row) for row in rows]

    def voices(self, report_id: str) -> tuple[Voice, ...]:
        """The attributions that the reading in force found in a report. Raises UnknownName."""
        rows = self._store.rows(
            "SELECT v.body FROM reading_voices v JOIN readings g ON g.num = v.reading JOIN reports r ON r.num = g.report"
            " WHERE r.id = :id AND g.superseded_at IS NULL",
            {"id": report_id},
        )
        if not rows:
            raise UnknownName(report_id, sort="report")
        return decode_voices(rows[0][0])

    def view(self, *, as_of: date | None = None, known_by: datetime | None = None) -> View:
        """What it holds. `as_of`: what was reported by that day. `known_by`: what the ledger knew at that instant."""
        return View(self._store, as_of=as_of, known_by=known_by)

    def review(self, claim_id: str, action: str, *, by: str, now: datetime, why: str = "", detail: str = "") -> Review:
        """Say something of a claim. Raises UnknownName, UsageError, LedgerError."""
        return reviewing.add_review(self._store, claim_id, action, by=by, now=now, why=why, detail=detail)

    def undo(self, review_id: str, *, now: datetime) -> Review:
        """Take a review back; it stays on record. Raises UnknownName, LedgerError."""
        return reviewing.undo_review(self._store, review_id, now=now)

    def reviews(self, claim_id: str | None = None) -> list[Review]:
        """All reviews, or one claim's, oldest first, those that were undone too."""
        return reviewing.list_reviews(self._store, claim_id)

    def verify(self) -> Iterator[Problem]:
        """Whatever does not fit the stored words; nothing where all is well."""
        from marsad.ledger.verify import verify

        return verify(self._store)
