"""Adds a reading to the ledger.

Comes in: a resolved Reading and the time. Goes out: Appended. One transaction a report: all of a reading or nothing.
Does not know how a reading came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from marsad.ledger.rows import encode_claim, encode_voices, identities_of
from marsad.ledger.store import Row, Store, Transaction
from marsad.records import Claim, IntakeError, ReaderInfo, Reading, Report, Speaker

Status = Literal["new", "known", "superseded"]

REPORT_COLUMNS = (
    "id", "sha256", "title", "publisher", "author", "published", "dateline", "url", "language", "source", "source_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of a reading."""

    status: Status
    """`new`: the report's first reading. `known`: this reader's reading was there already, nothing changed.
    `superseded`: it takes the place of an earlier reading by another reader or version, which stays on record."""
    claims: int
    """How many claims the reading holds in the ledger."""


def stamp(moment: datetime) -> str:
    """An instant as the ledger writes it: UTC, fixed width, so that text order is time order. Naive means UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")


def append(store: Store, reading: Reading, *, now: datetime) -> Appended:
    """Add a reading. Raises LedgerError where the ledger cannot be written, IntakeError where the report cannot be kept."""
    _check_characters(reading)
    at = stamp(now)
    with store.writing() as transaction:
        report = _report(transaction, reading.report, at)
        known = _reading(transaction, report, reading.reader)
        if known is not None:
            held = transaction.rows("SELECT count(*) FROM claims WHERE reading = :n", {"n": known})
            return Appended("known", int(held[0][0]))
        old = transaction.rows("SELECT num FROM readings WHERE report = :r AND superseded_at IS NULL", {"r": report})
        transaction.run(
            _insert("readings", ("report", "reader", "version", "learnt")),
            {"report": report, "reader": reading.reader.name, "version": reading.reader.version, "learnt": at},
        )
        number = _reading(transaction, report, reading.reader)
        assert number is not None
        transaction.run(
            "UPDATE readings SET superseded_by = :new, superseded_at = :at"
            " WHERE report = :r AND superseded_at IS NULL AND num <> :new",
            {"new": number, "at": at, "r": report},
        )
        transaction.run(
            _insert("reading_voices", ("reading", "body")),
            {"reading": number, "body": encode_voices(reading.voices)},
        )
        kept = _claims(transaction, reading, report, number)
    return Appended("superseded" if old else "new", kept)


def has(store: Store, report_id: str, reader: ReaderInfo) -> bool:
    """Does the ledger hold a reading of this report by this very reader and version?"""
    return bool(
        store.rows(
            "SELECT 1 FROM readings g JOIN reports r ON r.num = g.report"
            " WHERE r.id = :id AND g.reader = :name AND g.version = :version",
            {"id": report_id, "name": reader.name, "version": reader.version},
        )
    )


def _check_characters(reading: Reading) -> None:
    """Neither database keeps half a surrogate pair, and PostgreSQL keeps no NUL; refuse both rather than alter a text."""
    report = reading.report
    for text in (report.text, *(getattr(report, column) for column in REPORT_COLUMNS if column != "published")):
        if text and ("\0" in text or any("\ud800" <= c <= "\udfff" for c in _suspects(text))):
            raise IntakeError(
                "the text holds characters that cannot be kept (NUL, or half of a surrogate pair)",
                where=report.source or report.id.encode("utf-8", "replace").decode(),
                remedy="repair its encoding and read it again",
            )


def _suspects(text: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return text[error.start : error.end]
    return ""


def _report(transaction: Transaction, report: Report, at: str) -> int:
    found = transaction.rows("SELECT num FROM reports WHERE id = :id", {"id": report.id})
    if not found:
        values: dict[str, object] = {column: getattr(report, column) for column in REPORT_COLUMNS}
        values |= {
            "published": report.published.isoformat() if report.published else None,
            "learnt": at,
            "text": report.text,
        }
        transaction.run(_insert("reports", tuple(values)), values)
        found = transaction.rows("SELECT num FROM reports WHERE id = :id", {"id": report.id})
    return int(found[0][0])


def _reading(transaction: Transaction, report: int, reader: ReaderInfo) -> int | None:
    found = transaction.rows(
        "SELECT num FROM readings WHERE report = :r AND reader = :name AND version = :version",
        {"r": report, "name": reader.name, "version": reader.version},
    )
    return int(found[0][0]) if found else None


def _claims(transaction: Transaction, reading: Reading, report: int, number: int) -> int:
    # A reader may come upon the same claim twice (two wordings for one thing); the first is kept.
    claims: dict[str, Claim] = {}
    for claim in sorted(reading.claims, key=lambda c: c.evidence.begin):
        claims.setdefault(claim.id, claim)
    if not claims:
        return 0
    earlier = {
        row[0]: row[1]
        for row in transaction.rows(
            "SELECT c.id, min(g.learnt) FROM claims c JOIN readings g ON g.num = c.reading"
            " WHERE c.report = :r GROUP BY c.id",
            {"r": report},
        )
    }
    day = reading.report.published.isoformat() if reading.report.published else None
    columns = (
        "id", "reading", "report", "seq", "kind", "polarity", "certainty", "day", "first_day", "last_day", "roles",
        "learnt",
    )  # fmt: skip
    transaction.run_many(
        _insert("claims", columns),
        [
            {
                "id": claim.id,
                "reading": number,
                "report": report,
                "seq": seq,
                "kind": claim.kind,
                "polarity": claim.stance.polarity,
                "certainty": claim.stance.certainty,
                "day": day,
                "first_day": claim.when.first.isoformat() if claim.when.first else None,
                "last_day": claim.when.last.isoformat() if claim.when.last else None,
                "roles": f" {' '.join(claim.roles)} ",
                "learnt": earlier.get(claim.id),
            }
            for seq, claim in enumerate(claims.values())
        ],
    )
    numbers = {
        row[0]: row[1] for row in transaction.rows("SELECT id, num FROM claims WHERE reading = :n", {"n": number})
    }
    transaction.run_many(
        _insert("claim_bodies", ("claim", "body")),
        [{"claim": numbers[claim.id], "body": encode_claim(claim)} for claim in claims.values()],
    )
    _index_identities(transaction, claims.values(), numbers)
    _index_speakers(transaction, claims.values(), numbers)
    return len(claims)


def _index_identities(transaction: Transaction, claims: Iterable[Claim], numbers: dict[str, int]) -> None:
    found = [(numbers[claim.id], *identity) for claim in claims for identity in sorted(identities_of(claim))]
    keys = _numbered(transaction, "identities", ("id", "name"), sorted({(id_, name) for _, _, id_, name in found}))
    links = {(keys[id_, name], claim, role) for claim, role, id_, name in found}
    transaction.run_many(
        _insert("claim_identities", ("identity", "claim", "role")),
        [{"identity": i, "claim": c, "role": r} for i, c, r in sorted(links)],
    )


def speaker_key(speaker: Speaker) -> Row:
    """What makes two mentions of a speaker the same row: every column but the claim."""
    identity = speaker.identity.id if speaker.identity else ""
    return (speaker.speaker, identity, speaker.post or "", speaker.organisation or "", int(speaker.named))


def _index_speakers(transaction: Transaction, claims: Iterable[Claim], numbers: dict[str, int]) -> None:
    found = {(speaker_key(speaker), numbers[claim.id]) for claim in claims for speaker in claim.voice}
    columns = ("speaker", "identity", "post", "organisation", "named")
    keys = _numbered(transaction, "speakers", columns, sorted({key for key, _ in found}))
    transaction.run_many(
        _insert("claim_speakers", ("speaker", "claim")),
        [{"speaker": s, "claim": c} for s, c in sorted((keys[key], claim) for key, claim in found)],
    )


def _numbered(transaction: Transaction, table: str, columns: Sequence[str], values: Sequence[Row]) -> dict[Row, int]:
    """The number of each value in a table of distinct values, adding those that it lacks."""
    if not values:
        return {}
    named = [dict(zip(columns, value, strict=True)) for value in values]
    transaction.run_many(f"{_insert(table, columns)} ON CONFLICT DO NOTHING", named)
    fits = " AND ".join(f"{column} = :{column}" for column in columns)
    return {
        value: int(transaction.rows(f"SELECT num FROM {table} WHERE {fits}", row)[0][0])
        for value, row in zip(values, named, strict=True)
    }


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + c for c in columns)})"
