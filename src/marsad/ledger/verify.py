"""Checks that every word the ledger points at is still there.

Comes in: an open store. Goes out: problems, one by one; none means that all is well. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.ledger.append import REPORT_COLUMNS
from marsad.ledger.rows import decode_claim
from marsad.ledger.store import Store
from marsad.ledger.view import to_report
from marsad.records import (
    Claim,
    LedgerError,
    ReaderInfo,
    Report,
    Span,
    Stance,
    new_claim,
    new_report,
    sha256_of,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not fit."""

    report: str
    """Id of the report; empty where the file itself is damaged."""
    claim: str
    """Id of the claim; empty where it is about the report."""
    what: str


def verify(store: Store) -> Iterator[Problem]:
    """Check the file, every report's text against its hash and id, and every claim, superseded ones too, against the text."""
    damage = store.integrity()
    yield from (Problem("", "", what) for what in damage)
    try:
        for row in store.stream(f"SELECT num, text, {', '.join(REPORT_COLUMNS)} FROM reports ORDER BY num"):
            number, text, *columns = row
            try:
                report = to_report(columns, text)
            except ValueError as error:
                yield Problem(columns[0], "", f"the report's record is damaged ({error})")
                continue
            yield from _check_report(report)
            yield from _check_claims(store, number, report)
    except LedgerError as error:
        if not damage:
            yield Problem("", "", error.what)


def _check_report(report: Report) -> Iterator[Problem]:
    if sha256_of(report.text) != report.sha256:
        yield Problem(report.id, "", "the stored text does not have the stored SHA-256")
    again = new_report(report.text, title=report.title, publisher=report.publisher, published=report.published)
    if again.id != report.id:
        yield Problem(report.id, "", "the id does not follow from publisher, title, day and text")


def _check_claims(store: Store, number: int, report: Report) -> Iterator[Problem]:
    rows = store.rows(
        "SELECT c.id, c.kind, c.polarity, c.certainty, b.body, g.reader, g.version"
        " FROM claims c JOIN claim_bodies b ON b.claim = c.num JOIN readings g ON g.num = c.reading"
        " WHERE c.report = :n ORDER BY c.num",
        {"n": number},
    )
    for id_, kind, polarity, certainty, body, reader, version in rows:
        try:
            claim = decode_claim(
                body,
                id=id_,
                report=report.id,
                kind=kind,
                stance=Stance(polarity, certainty),
                reader=ReaderInfo(reader, version),
            )
        except (ValueError, LookupError, TypeError) as error:
            yield Problem(report.id, id_, f"the claim's record is damaged ({error})")
            continue
        yield from (Problem(report.id, id_, what) for what in _misfits(claim, report))


def _misfits(claim: Claim, report: Report) -> Iterator[str]:
    text = report.text
    if claim.evidence.of(text) != claim.quote:
        yield f"the evidence does not stand at {_at(claim.evidence)}"
    for role, fillers in claim.roles.items():
        for filler in fillers:
            if filler.span.of(text) != filler.text:
                yield f"“{filler.text}” ({role}) does not stand at {_at(filler.span)}"
    for speaker in claim.voice:
        # A speaker's span may hold a pronoun or a short name; the full name stands elsewhere in the report.
        if speaker.span.end > len(text):
            yield f"the speaker's place, {_at(speaker.span)}, is outside the text"
        elif speaker.span.of(text) != speaker.speaker and not _stands_in(speaker.speaker, text):
            yield f"“{speaker.speaker}” (speaker) does not stand in the text"
    for span in (claim.count.span if claim.count else None, claim.when.span):
        if span and span.end > len(text):
            yield f"the words of a count or time, {_at(span)}, are outside the text"
    again = new_claim(
        report,
        claim.kind,
        claim.roles,
        evidence=claim.evidence,
        reader=claim.reader,
        count=claim.count,
        stance=claim.stance,
        voice=claim.voice,
    )
    if again.id != claim.id:
        yield "the id does not follow from kind, stance and spans"


def _stands_in(words: str, text: str) -> bool:
    return words in text or " ".join(words.split()) in " ".join(text.split())


def _at(span: Span) -> str:
    return f"{span.begin}–{span.end}"
