"""What the ledger holds, as of a day and as known by an instant: the only way in which findings read it.

Comes in: filters. Goes out: entries, decoded only where they are asked for, and counts made in SQL.
Never writes, and never decides what is true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from marsad.ledger.append import REPORT_COLUMNS, stamp
from marsad.ledger.reviews import REVIEW_COLUMNS, to_review
from marsad.ledger.rows import decode_claim, pack
from marsad.ledger.store import Row, Store
from marsad.records import Entry, LedgerError, ReaderInfo, Report, Review, Stance

_FROM = "claims c JOIN readings g ON g.num = c.reading JOIN reports r ON r.num = c.report"
_COUNTED = "claims c JOIN readings g ON g.num = c.reading"
_CLAIM = "c.id, c.kind, c.polarity, c.certainty, b.body, c.learnt, g.num, g.reader, g.version, g.learnt, r.num"
_BODY = 4
"""Where a row of _CLAIM has the body."""
_ABOUND = 5
"""Claims of some kinds abound where there are so many times more of them than are wanted."""
_SPEAKER = "num, speaker, identity, post, organisation, named"
_ORDER = "ORDER BY c.day ASC NULLS LAST, r.id, c.seq"
_LATEST_FIRST = "ORDER BY c.day DESC NULLS FIRST, r.id DESC, c.seq DESC"


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """Somebody who is quoted, and how much rests on them."""

    speaker: str
    identity: str | None
    post: str | None
    organisation: str | None
    named: bool
    report: str | None
    """Id of the only report that this row is about, for speakers without a name: they are never merged across reports."""
    claims: int
    reports: int


class Query:
    """A FROM and WHERE under construction: conditions joined by AND, each with its parameters."""

    def __init__(self) -> None:
        self.conditions: list[str] = []
        self.params: dict[str, object] = {}

    def where(self, condition: str, **params: object) -> None:
        """Add a condition. Parameter names must not repeat within a query."""
        self.conditions.append(condition)
        self.params |= params

    def one_of(self, column: str, values: Iterable[object]) -> str:
        """`column IN (…)`, with a parameter for each value."""
        names = []
        for value in values:
            names.append(f"v{len(self.params)}")
            self.params[names[-1]] = value
        return f"{column} IN ({', '.join(':' + n for n in names)})"

    def __str__(self) -> str:
        return f"WHERE {' AND '.join(self.conditions)}"


class View:
    """A reading view of the ledger. Made by `Ledger.view`."""

    def __init__(self, store: Store, *, as_of: date | None = None, known_by: datetime | None = None) -> None:
        self._store = store
        self.as_of = as_of
        self.known_by = known_by

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
        """The claims that fit all filters given, by the report's day (undated last), report and place in its text.

        kinds, reports, claim_ids: any of these.
        identities: any of these ids fills a role, is a filler's place, the claim's `where`, or speaks.
        roles: with `identities`, only in these roles (`where` and `speaker` count as roles); alone, claims that have
            any of these roles filled.
        country: ISO 3166-1 alpha-2, of the claim's place or any filler's.
        speaker: an identity's id, or whole words of a speaker's name or organisation, in any case of letters.
        text: words that stand together in the evidence, in any case of letters; runs of blanks count as one.
        include_rejected: also claims whose last review in force among `accept` and `reject` is `reject`.
        limit: at most so many, the first of that order.
        latest: with `limit`, the last of that order instead (given in that order all the same).
        """
        kinds = list(kinds)
        query = self._query(kinds, identities, roles, country, reports, speaker, text, claim_ids, include_rejected)
        if query is None:
            return []
        columns = f"{_CLAIM}, {', '.join('r.' + c for c in REPORT_COLUMNS)}"
        bound = f" LIMIT {int(limit)}" if limit is not None and text is None else ""
        order = _LATEST_FIRST if latest else _ORDER
        source, conditions = f"{_FROM} JOIN claim_bodies b ON b.claim = c.num", str(query)
        if bound:
            # Chosen by their narrow rows first: else everything that is shown would be sorted for every claim that fits.
            narrow = str(query)
            if limit is not None and kinds and self._abound(kinds, limit):
                # Walk the claims by their days, not by their kinds; an index on an expression's column is not used.
                narrow = narrow.replace("c.kind IN", "coalesce(c.kind, '') IN", 1)
            conditions = f"WHERE c.num IN (SELECT c.num FROM {_FROM} {narrow} {order}{bound})"
        rows = self._store.rows(f"SELECT {columns} FROM {source} {conditions} {order}", query.params)
        if latest:
            rows.reverse()
        if text is None:
            return self._decode(rows)
        sought, looks_like = _folded(text), _in_json(text)
        entries = self._decode([row for row in rows if looks_like.search(row[_BODY].casefold())])
        found = [e for e in entries if sought in _folded(e.claim.quote)]
        return found[max(0, len(found) - limit) :] if latest and limit is not None else found[:limit]

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
        """How many entries the same filters give; nothing is decoded, unless `text` is among them."""
        if text is not None:
            return len(
                self.entries(
                    kinds=kinds,
                    identities=identities,
                    roles=roles,
                    country=country,
                    reports=reports,
                    speaker=speaker,
                    text=text,
                    claim_ids=claim_ids,
                    include_rejected=include_rejected,
                )
            )
        query = self._query(kinds, identities, roles, country, reports, speaker, text, claim_ids, include_rejected)
        if query is None:
            return 0
        return int(self._store.rows(f"SELECT count(*) FROM {_COUNTED} {query}", query.params)[0][0])

    def identities(self, kind_prefix: str) -> list[tuple[str, str, int]]:
        """Every identity whose id begins so (`actor:`, `place:`, `person:`, `country:`) that a claim of this view names.

        Gives (id, its latest name, how many claims), most claims first.
        """
        query = self._in_view()
        query.params |= {"width": len(kind_prefix), "prefix": kind_prefix}
        # The plus keeps SQLite from probing its index for every pair of identity and claim (2 s instead of 0.1).
        rows = self._store.rows(
            "SELECT i.id, count(DISTINCT x.claim), max(i.num) FROM identities i"
            " JOIN claim_identities x ON x.identity = i.num"
            " WHERE substr(i.id, 1, :width) = :prefix"
            f" AND +x.claim IN (SELECT c.num FROM claims c JOIN readings g ON g.num = c.reading {query}) GROUP BY i.id",
            query.params,
        )
        names = {
            row[0]: row[1]
            for row in self._store.rows(
                "SELECT num, name FROM identities WHERE substr(id, 1, :width) = :prefix",
                {"width": len(kind_prefix), "prefix": kind_prefix},
            )
        }
        return sorted(((i, names[n], count) for i, count, n in rows), key=lambda row: (-row[2], row[0]))

    def speakers(self) -> list[SpeakerRow]:
        """Everybody who is quoted, most claims first. Who has no name has a row for each report."""
        query = self._in_view()
        rows = self._store.rows(
            "SELECT x.speaker, c.report, count(*) FROM claim_speakers x JOIN claims c ON c.num = x.claim"
            f" JOIN readings g ON g.num = c.reading {query} GROUP BY x.speaker, c.report",
            query.params,
        )
        known = {row[0]: row[1:] for row in self._store.rows(f"SELECT {_SPEAKER} FROM speakers")}
        ids = {row[0]: row[1] for row in self._store.rows("SELECT num, id FROM reports")}
        counts: dict[tuple[int, str | None], list[int]] = {}
        for speaker, report, claims in rows:
            counts.setdefault((speaker, None if known[speaker][4] else ids[report]), []).append(claims)
        found = []
        for (speaker, alone), each in counts.items():
            name, identity, post, group, named = known[speaker]
            found.append(
                SpeakerRow(
                    name, identity or None, post or None, group or None, bool(named), alone, sum(each), len(each)
                )
            )
        return sorted(found, key=lambda s: (-s.claims, s.speaker, s.report or "", s.post or "", s.organisation or ""))

    def _in_view(self) -> Query:
        """The two clocks, as conditions on `claims c` and `readings g`."""
        query = Query()
        if self.known_by is None:
            query.where("g.superseded_at IS NULL")
        else:
            query.where(
                "g.learnt <= :known AND (g.superseded_at IS NULL OR g.superseded_at > :known)",
                known=stamp(self.known_by),
            )
        if self.as_of is not None:
            query.where(
                "c.day <= :as_of AND (c.first_day IS NULL OR c.first_day <= :as_of)", as_of=self.as_of.isoformat()
            )
        return query

    def _query(
        self,
        kinds: Iterable[str],
        identities: Iterable[str],
        roles: Iterable[str],
        country: str | None,
        reports: Iterable[str],
        speaker: str | None,
        text: str | None,
        claim_ids: Iterable[str],
        include_rejected: bool,
    ) -> Query | None:
        query = self._in_view()
        sought, roles = list(identities), list(roles)
        for column, values in (("c.kind", list(kinds)), ("c.id", list(claim_ids))):
            if values:
                query.where(query.one_of(column, values))
        if listed := list(reports):
            query.where(f"c.report IN (SELECT num FROM reports WHERE {query.one_of('id', listed)})")
        if sought:
            named = query.one_of("id", sought)
            only = f" AND {query.one_of('role', roles)}" if roles else ""
            query.where(
                "c.num IN (SELECT claim FROM claim_identities"
                f" WHERE identity IN (SELECT num FROM identities WHERE {named}){only})"
            )
        elif roles:
            query.where(f"({' OR '.join(f'c.roles LIKE :role{n}' for n in range(len(roles)))})")
            query.params |= {f"role{n}": f"% {role} %" for n, role in enumerate(roles)}
        if country:
            query.where(
                "c.num IN (SELECT claim FROM claim_identities WHERE role = 'country'"
                " AND identity IN (SELECT num FROM identities WHERE id = :country))",
                country=f"country:{country.upper()}",
            )
        if speaker is not None:
            numbers = self._speaker_numbers(speaker)
            if not numbers:
                return None
            query.where(f"c.num IN (SELECT claim FROM claim_speakers WHERE {query.one_of('speaker', numbers)})")
        if text is not None:
            # Roughly, here; `entries` then looks closely at what this lets through.
            query.where(
                "c.report IN (SELECT num FROM reports WHERE lower(text) LIKE :text)"
                " AND EXISTS (SELECT 1 FROM claim_bodies t WHERE t.claim = c.num AND lower(t.body) LIKE :text)",
                text=_pattern(text),
            )
        if not include_rejected:
            self._leave_out_rejected(query)
        return query

    def _abound(self, kinds: Iterable[str], limit: int) -> bool:
        """Are there so many claims of these kinds that the wanted ones are soon met among all, the latest first?"""
        query = Query()
        query.where(query.one_of("kind", kinds))
        counted = f"SELECT count(*) FROM (SELECT 1 FROM claims {query} LIMIT {limit * _ABOUND}) few"
        return int(self._store.rows(counted, query.params)[0][0]) == limit * _ABOUND

    def _speaker_numbers(self, sought: str) -> list[int]:
        """Speakers are few, and Unicode's letter case is not SQL's: they are compared here."""
        words = re.compile(rf"(?<!\w){re.escape(_folded(sought))}(?!\w)")
        return [
            num
            for num, name, identity, group in self._store.rows(
                "SELECT num, speaker, identity, organisation FROM speakers"
            )
            if sought == identity or words.search(_folded(name)) or words.search(_folded(group))
        ]

    def _leave_out_rejected(self, query: Query) -> None:
        reviews = self._reviews_in_force("action IN ('accept', 'reject')", {})
        verdicts = {review.claim: review.action for review in reviews}
        if rejected := [claim for claim, verdict in verdicts.items() if verdict == "reject"]:
            query.where(f"NOT {query.one_of('c.id', rejected)}")

    def _reviews_in_force(self, condition: str, params: dict[str, object]) -> list[Review]:
        """Oldest first."""
        known, clock = "undone_at IS NULL", {}
        if self.known_by is not None:
            known = "made_at <= :known AND (undone_at IS NULL OR undone_at > :known)"
            clock = {"known": stamp(self.known_by)}
        rows = self._store.rows(
            f"SELECT {REVIEW_COLUMNS} FROM reviews WHERE {known} AND {condition} ORDER BY made_at, num",
            {**params, **clock},
        )
        return [to_review(row) for row in rows]

    def _decode(self, rows: Sequence[Row]) -> list[Entry]:
        reviews: dict[str, tuple[Review, ...]] = {}
        if rows:
            for review in self._reviews_in_force("1 = 1", {}):
                reviews[review.claim] = (*reviews.get(review.claim, ()), review)
        reports: dict[int, Report] = {}
        readings: dict[int, tuple[ReaderInfo, datetime]] = {}
        stances: dict[tuple[str, str], Stance] = {}
        entries = []
        try:
            for id_, kind, polarity, certainty, body, learnt, reading, name, version, read_at, number, *meta in rows:
                if number not in reports:
                    reports[number] = to_report(meta)
                if reading not in readings:
                    readings[reading] = ReaderInfo(name, version), datetime.fromisoformat(read_at)
                report, (reader, moment) = reports[number], readings[reading]
                stance = stances.setdefault((polarity, certainty), Stance(polarity, certainty))
                claim = decode_claim(body, id=id_, report=report.id, kind=kind, stance=stance, reader=reader)
                if learnt:
                    moment = datetime.fromisoformat(learnt)
                entries.append(Entry(claim, report, moment, reviews.get(id_, ())))
        except (ValueError, LookupError, TypeError) as error:
            raise LedgerError(
                f"claim {id_} is damaged ({error})", where=self._store.name, remedy="run `marsad verify`"
            ) from error
        return entries


def to_report(columns: Sequence[Any], text: str = "") -> Report:
    """A report from the columns of REPORT_COLUMNS."""
    values = dict(zip(REPORT_COLUMNS, columns, strict=True))
    values["published"] = date.fromisoformat(values["published"]) if values["published"] else None
    return Report(**values, text=text)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _pattern(text: str) -> str:
    """A LIKE pattern that lets through every text that may hold the words: SQL need not know all of Unicode's cases."""
    return "%" + "".join(c if c.isascii() and c.isalnum() else "%" for c in _folded(text)) + "%"


def _in_json(text: str) -> re.Pattern[str]:
    """What the words look like inside a claim's body, case folded: blanks may be escaped there."""
    return re.compile(
        r"(?:\s|\\[nrtf]|\\u00[01].)+".join(re.escape(pack(word)[1:-1]) for word in _folded(text).split())
    )
