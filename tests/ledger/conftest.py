"""Readings made by hand, so that the ledger is tested without a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from marsad.ledger import Ledger, open_ledger
from marsad.records import (
    Claim,
    Count,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Reading,
    Report,
    Span,
    Speaker,
    Stance,
    Voice,
    When,
    new_claim,
    new_report,
)

READER = ReaderInfo("hand", "1")
GUARD = Identity("actor:river-guard", "River Guard", 0.9)
FRONT = Identity("actor:hill-front", "Hill Front", 0.8)
ORAN = Place("place:1", "Tal Oran", "SY", "Oran", 35.1, 40.2, 1, "city")
MIRA = Place("place:2", "Mira", "IQ", None, None, None, 4, "province")
TEXT = (
    "Fighters of the River Guard left Tal Oran for Mira on Monday, Colonel Sami Haddad told Nahr News. "
    "A senior officer, who asked not to be named, said at least 40 fighters of the Hill Front were killed. "
    "The Hill Front holds Mira."
)


def at(text: str, words: str, start: int = 0) -> Span:
    begin = text.index(words, start)
    return Span(begin, begin + len(words))


def filler(text: str, words: str, identity: Identity | None = None, place: Place | None = None) -> Filler:
    return Filler(at(text, words), words, "place" if place else "group", identity, place)


def sentence(text: str, number: int) -> Span:
    ends = [i + 1 for i, c in enumerate(text) if c == "."]
    begin = 0 if number == 0 else ends[number - 1] + 1
    return Span(begin, ends[number])


def claims_of(report: Report, reader: ReaderInfo) -> tuple[Claim, ...]:
    text = report.text
    haddad = Speaker(
        "Sami Haddad",
        at(text, "Colonel Sami Haddad"),
        post="Colonel",
        organisation="River Guard",
        cue="told",
        told="Nahr News",
        identity=Identity("person:sami-haddad", "Sami Haddad", 0.7),
    )
    officer = Speaker("A senior officer", at(text, "A senior officer"), named=False, cue="said")
    moved = new_claim(
        report,
        "moves",
        {
            "who": (filler(text, "Fighters of the River Guard", GUARD),),
            "from": (filler(text, "Tal Oran", None, ORAN),),
            "to": (filler(text, "Mira", Identity("place:2", "Mira", 0.6), MIRA),),
        },
        evidence=sentence(text, 0),
        reader=reader,
        when=When(date(2017, 10, 2), date(2017, 10, 2), starts=True, words="on Monday", span=at(text, "on Monday")),
        voice=(haddad,),
        score=0.83,
    )
    killed = new_claim(
        report,
        "kills",
        {"whom": (filler(text, "fighters of the Hill Front", FRONT),)},
        evidence=sentence(text, 1),
        reader=reader,
        count=Count("at least 40", at(text, "at least 40"), low=40, unit="fighters"),
        stance=Stance("affirmed", "stated"),
        voice=(officer,),
    )
    holds = new_claim(
        report,
        "holds",
        {"who": (filler(text, "The Hill Front", FRONT),), "place": (filler(text, "Mira", None, MIRA),)},
        evidence=sentence(text, 2),
        reader=reader,
    )
    return moved, killed, replace(holds, where=MIRA)


@pytest.fixture
def make_reading() -> Callable[..., Reading]:
    def make(
        title: str = "Guard leaves the river",
        *,
        published: date | None = date(2017, 10, 3),
        reader: ReaderInfo = READER,
        text: str = TEXT,
        **facts: str,
    ) -> Reading:
        report = new_report(text, title=title, published=published, publisher="Nahr News", **facts)
        claims = claims_of(report, reader)
        voices = tuple(
            Voice((c.voice[0].span,), (at(text, c.voice[0].cue),), (c.evidence,), c.voice[0]) for c in claims if c.voice
        )
        return Reading(report, (), voices, claims, reader)

    return make


@pytest.fixture
def reading(make_reading: Callable[..., Reading]) -> Reading:
    return make_reading()


@pytest.fixture
def noon() -> datetime:
    return datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as opened:
        yield opened
