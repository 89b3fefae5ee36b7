"""A small world of invented groups and places, a view over it in memory, and a way to tell reports in one line each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pytest

from marsad.codebook.load import load_codebook
from marsad.findings.questions import QUESTIONS
from marsad.findings.sources import Sources
from marsad.records import (
    Count,
    Entry,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Review,
    Span,
    Speaker,
    Stance,
    UnknownName,
    When,
    new_claim,
    new_report,
)
from marsad.register.names import fold

READER = ReaderInfo("test", "1")


@dataclass(frozen=True)
class Link:
    type: str
    actor: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Body:
    id: str
    name: str
    relations: tuple[Link, ...] = ()


ACTORS = {
    "northern front": Body(
        "actor:northern-front", "Northern Front", (Link("part_of", "actor:joint-front", date(2015, 1, 1)),)
    ),
    "nf": Body("actor:northern-front", "Northern Front"),
    "southern league": Body("actor:southern-league", "Southern League"),
    "joint front": Body("actor:joint-front", "Joint Front"),
    "royal army": Body("actor:royal-army", "Royal Army"),
    "ministry of war": Body("actor:ministry-of-war", "Ministry of War"),
    "war council": Body("actor:war-council", "War Council"),
}
MEMBERS = {"northern front fighters": "northern front", "front fighters": "northern front"}
PLACES = {
    "sampletown": Place("place:sampletown", "Sampletown", "XA", "Upper Province", 10.1234, 20.5678, 1, "city"),
    "old quarter": Place("place:old-quarter", "Old Quarter", "XA", "Upper Province", 10.13, 20.57, 1, "quarter"),
    "riverton": Place("place:riverton", "Riverton", "XA", "Lower Province", 11.5, 21.5, 1, "city"),
    "upper province": Place("place:upper", "Upper Province", "XA", "Upper Province", 10.5, 20.5, 4, "province"),
    "examplia": Place("place:examplia", "Examplia", "XA", None, 11.0, 21.0, 6, "country"),
    "farland": Place("place:farland", "Farland", "XB", None, 31.0, 41.0, 6, "country"),
}


class FakeRegister:
    actors = tuple({b.id: b for b in reversed(ACTORS.values())}.values())

    def types(self, name):
        key = fold(name)
        found = {}
        if key in ACTORS or key in MEMBERS:
            found["group"] = 1.0
        if key in PLACES:
            found["place"] = 1.0
        return found

    def actor(self, name):
        for body in ACTORS.values():
            if body.id == name:
                return body
        if fold(name) in ACTORS:
            return ACTORS[fold(name)]
        raise UnknownName(
            name, sort="actor", nearest=[b.name for b in ACTORS.values() if fold(b.name)[0] == fold(name)[0]]
        )

    def place(self, name):
        for place in PLACES.values():
            if place.id == name:
                return place
        if fold(name) in PLACES:
            return PLACES[fold(name)]
        raise UnknownName(name, sort="place")


@dataclass
class FakeView:
    """`View.entries` and `View.identities` over a list."""

    held: list[Entry]

    def entries(
        self,
        *,
        kinds=(),
        identities=(),
        roles=(),
        country=None,
        reports=(),
        speaker=None,
        text=None,
        claim_ids=(),
        include_rejected=False,
        limit=None,
        latest=False,
    ):
        kinds, identities, reports, claim_ids = set(kinds), set(identities), set(reports), set(claim_ids)

        def fits(entry):
            claim = entry.claim
            fillers = [(role, f) for role, fs in claim.roles.items() for f in fs]
            ids = {f.identity.id for _, f in fillers if f.identity} | {f.place.id for _, f in fillers if f.place}
            ids |= {s.identity.id for s in claim.voice if s.identity} | ({claim.where.id} if claim.where else set())
            lands = {f.place.country for _, f in fillers if f.place} | ({claim.where.country} if claim.where else set())
            said = " ".join(f"{s.speaker} {s.organisation or ''}" for s in claim.voice).casefold()
            rejected = any(r.action == "reject" for r in entry.reviews)
            return (
                (not kinds or claim.kind in kinds)
                and (not identities or bool(ids & identities))
                and (not roles or any(r in roles for r, _ in fillers))
                and (not reports or entry.report.id in reports)
                and (not claim_ids or claim.id in claim_ids)
                and (country is None or country in lands)
                and (speaker is None or speaker.casefold() in said)
                and (text is None or text.casefold() in claim.quote.casefold())
                and (include_rejected or not rejected)
            )

        found = sorted((e for e in self.held if fits(e)), key=lambda e: (e.report.published or date.max, e.report.id))
        return found[max(0, len(found) - limit) :] if latest and limit is not None else found[:limit]

    def count(self, **filters):
        return len(self.entries(**filters))

    def identities(self, kind_prefix):
        counts = {}
        for entry in self.held:
            ids = {f.identity.id: f.identity.name for fs in entry.claim.roles.values() for f in fs if f.identity}
            for id_, name in ids.items():
                if id_.startswith(kind_prefix):
                    counts[id_, name] = counts.get((id_, name), 0) + 1
        return sorted(((i, n, c) for (i, n), c in counts.items()), key=lambda row: -row[2])


@dataclass
class World:
    """Reports told one by one; the ledger that holds them."""

    held: list[Entry] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def tell(self, outlet, day, *facts, text=None, author=None):
        """Take in a report of these facts (see `fact`); gives the claims' ids in order."""
        body = text or " ".join(dict.fromkeys(f["sentence"] for f in facts))
        report = new_report(body, title=f"{outlet} {day}", publisher=outlet, author=author, published=_day(day))
        self.texts[report.id] = body
        ids = []
        for f in facts:
            begin = body.index(f["sentence"])
            evidence = Span(begin, begin + len(f["sentence"]))

            def span(words, begin=begin, evidence=evidence):
                at = body.find(words, begin, evidence.end)
                return Span(at, at + len(words)) if at >= 0 else evidence

            roles = {r: tuple(_filler(w, span(w), r) for w in words) for r, words in f["roles"].items()}
            voice = tuple(_speaker(s, span) for s in f["voice"])
            claim = new_claim(
                report,
                f["kind"],
                roles,
                evidence=evidence,
                reader=READER,
                count=f["count"],
                when=f["when"],
                stance=Stance(f["polarity"], f["certainty"]),
                voice=voice,
            )
            reviews = tuple(Review("v-1", claim.id, a, "ann", datetime(2030, 1, 2, tzinfo=UTC)) for a in f["reviews"])
            short = new_report("", title=report.title, publisher=outlet, author=author, published=_day(day))
            object.__setattr__(short, "id", report.id)  # a view's reports come without their text
            self.held.append(Entry(claim, short, datetime(2030, 1, 1, tzinfo=UTC), reviews))
            ids.append(claim.id)
        return ids

    # What Question.ask needs of a ledger.

    def view(self, *, as_of=None, known_by=None):
        kept = [e for e in self.held if as_of is None or (e.report.published and e.report.published <= as_of)]
        return FakeView([e for e in kept if known_by is None or e.learnt <= known_by])

    def report(self, report_id):
        entry = next(e for e in self.held if e.report.id == report_id)
        return new_report(self.texts[report_id], title=entry.report.title, publisher=entry.report.publisher)

    @property
    def sources(self):
        return Sources(self.view(), FakeRegister(), load_codebook(), texts=self.texts.__getitem__)

    def ask(self, question, **values):
        return QUESTIONS[question].ask(self, FakeRegister(), values)


def fact(
    kind,
    sentence,
    *,
    voice=(),
    certainty="stated",
    polarity="affirmed",
    count=None,
    first=None,
    last=None,
    when=None,
    reviews=(),
    **roles,
):
    """One claim: roles by name, each words or a list of words; `first` and `last` as ISO days."""
    listed = {r: [w] if isinstance(w, str) else list(w) for r, w in roles.items() if w}
    if first and not when:
        when = When(_day(first), _day(last or first))
    return {
        "kind": kind,
        "sentence": sentence,
        "voice": [voice] if isinstance(voice, (str, dict)) else list(voice),
        "certainty": certainty,
        "polarity": polarity,
        "count": count,
        "when": when,
        "reviews": reviews,
        "roles": listed,
    }


def speaker(name, *, named=True, post=None, organisation=None, told=None, id=None, inferred=False):
    return {
        "speaker": name, "named": named, "post": post, "organisation": organisation, "told": told, "id": id,
        "inferred": inferred,
    }  # fmt: skip


def _speaker(given, span):
    given = speaker(given) if isinstance(given, str) else given
    identity = Identity(given["id"], given["speaker"], 1.0) if given["id"] else None
    rest = {k: v for k, v in given.items() if k != "id"}
    return Speaker(span=span(given["speaker"]), cue="said", identity=identity, **rest)


def _filler(words, span, role):
    key = fold(words)
    if key in PLACES:
        place = PLACES[key]
        return Filler(span, words, "place", Identity(place.id, place.name, 0.9), place)
    if key in ACTORS:
        return Filler(span, words, "group", Identity(ACTORS[key].id, ACTORS[key].name, 0.95))
    if key in MEMBERS:
        body = ACTORS[MEMBERS[key]]
        return Filler(span, words, "people", Identity(body.id, body.name, 0.7))
    if words.startswith("Col. ") or words.startswith("Gen. "):
        name = words.split(" ", 1)[1]
        return Filler(span, words, "person", Identity(f"person:{fold(name).replace(' ', '-')}", name, 0.8))
    return Filler(span, words, "place" if role == "place" else "other")


def _day(text):
    return date.fromisoformat(text) if text else None


@pytest.fixture
def world():
    return World()


@pytest.fixture(name="fact")
def _fact():
    return fact


@pytest.fixture(name="speaker")
def _speaker_fixture():
    return speaker


@pytest.fixture
def places():
    return PLACES


@pytest.fixture
def counted():
    def make(low=None, high=None, words="", unit=None, about=False):
        return Count(words or (str(low) if low is not None else "many"), low=low, high=high, unit=unit, about=about)

    return make
