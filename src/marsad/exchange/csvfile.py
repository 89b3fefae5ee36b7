"""CSV: one row a claim, UTF-8, comma, a header, `\\r\\n` (RFC 4180).

Comes in: entries. Goes out: rows. Nothing is lost but the reports' texts: a role's fillers, names and ids stand in
three columns, several of them joined by `; ` in the same order; a chain of speakers is joined by ` > `, outermost first.
Which role columns there are depends on the claims; the others are always the same.

A cell of text that begins with `=`, `+`, `-`, `@`, a tab or a return gets a leading apostrophe, so that no spreadsheet
runs words of an article as a formula (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from marsad.exchange.exporter import Exporter
from marsad.records import Entry, Filler, Speaker

_RISKY = ("=", "+", "-", "@", "\t", "\r")

_FIXED_BEFORE = ("claim", "kind", "polarity", "certainty")
_COUNT = ("low", "high", "about", "unit", "words")
_WHEN = ("first", "last", "throughout", "starts", "ends", "words")
_WHERE = ("id", "name", "country", "admin", "latitude", "longitude", "precision", "kind")
_VOICE = ("speaker", "post", "organisation", "named", "mode", "cue", "told", "inferred")
_REPORT = ("id", "publisher", "author", "published", "dateline", "title", "url", "language", "sha256", "source")


def put(entries: Iterable[tuple[Entry, str]], stream: TextIO, names: str) -> int:
    """Write header and rows; give the number of rows."""
    listed = list(entries)
    roles = sorted({role for entry, _ in listed for role in entry.claim.roles})
    writer = csv.writer(stream)
    writer.writerow(
        [
            *_FIXED_BEFORE,
            *(f"{role}{part}" for role in roles for part in ("", "_names", "_ids")),
            *(f"count_{c}" for c in _COUNT),
            *(f"when_{c}" for c in _WHEN),
            *(f"where_{c}" for c in _WHERE),
            *(f"voice_{c}" for c in _VOICE),
            *("quote", "quote_begin", "quote_end"),
            *(f"report_{c}" for c in _REPORT),
            *("reader", "reader_version", "score", "learnt", "reviews", "names"),
        ]
    )
    for entry, done in listed:
        writer.writerow([_safe(cell) for cell in _row(entry, roles, done)])
    return len(listed)


def _row(entry: Entry, roles: Sequence[str], names: str) -> list[object]:
    claim, report = entry.claim, entry.report
    row: list[object] = [claim.id, claim.kind, claim.stance.polarity, claim.stance.certainty]
    for role in roles:
        row += _fillers(claim.roles.get(role, ()))
    row += [getattr(claim.count, c, None) for c in _COUNT]
    row += [getattr(claim.when, c) for c in _WHEN]
    row += [getattr(claim.where, c, None) for c in _WHERE]
    row += [_chain(claim.voice, c) for c in _VOICE]
    row += [claim.quote, claim.evidence.begin, claim.evidence.end]
    row += [getattr(report, c) for c in _REPORT]
    reviews = "; ".join(
        f"{r.action} by {r.by} {r.at.isoformat()}{' (undone)' if r.undone_at else ''}" for r in entry.reviews
    )
    row += [claim.reader.name, claim.reader.version, claim.score, entry.learnt.isoformat(), reviews, names]
    return row


def _fillers(fillers: Sequence[Filler]) -> list[str]:
    names = [f.identity.name if f.identity else f.place.name if f.place else "" for f in fillers]
    ids = [f.identity.id if f.identity else f.place.id if f.place else "" for f in fillers]
    return ["; ".join(f.text for f in fillers), _joined(names), _joined(ids)]


def _joined(values: Sequence[str]) -> str:
    return "; ".join(values) if any(values) else ""


def _chain(voice: Sequence[Speaker], column: str) -> str:
    values = [getattr(s, column) for s in voice]
    return " > ".join("" if v is None else str(v).lower() if isinstance(v, bool) else v for v in values)


def _safe(cell: object) -> object:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, str) and cell.startswith(_RISKY):
        return f"'{cell}"
    return cell


CSV = Exporter("csv", ".csv", "one row a claim, for spreadsheets and statistics", put)
