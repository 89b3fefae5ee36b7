"""What must hold of any sequence of readings and reviews."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.ledger import open_ledger
from marsad.ledger.append import stamp
from marsad.ledger.rows import decode_claim, decode_voices, encode_claim, encode_voices
from marsad.records import (
    CERTAINTIES,
    MENTION_TYPES,
    Claim,
    Count,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Reading,
    Span,
    Speaker,
    Stance,
    Voice,
    When,
)

Make = Callable[..., Reading]
START = datetime(2024, 1, 1, tzinfo=UTC)
DAYS = [None, date(2017, 1, 1), date(2017, 6, 1), date(2018, 1, 1)]

few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
spans = st.builds(lambda b, n: Span(b, b + n), st.integers(0, 99), st.integers(1, 99))
scores = st.floats(0, 1)
identities = st.none() | st.builds(Identity, words, words, scores)
degrees = st.none() | st.floats(-90, 90)
places = st.none() | st.builds(
    Place, words, words, st.none() | words, st.none() | words, degrees, degrees, st.integers(1, 7), words
)
fillers = st.builds(Filler, spans, words, st.sampled_from(MENTION_TYPES), identities, places)
speakers = st.builds(
    Speaker, words, spans, st.none() | words, st.none() | words, st.booleans(), st.sampled_from(["direct", "indirect"]),
    words, st.none() | words, st.booleans(), identities,
)  # fmt: skip
numbers = st.none() | st.integers(0, 10**12)
counts = st.none() | st.builds(Count, words, st.none() | spans, numbers, numbers, st.booleans(), st.none() | words)
days = st.none() | st.dates()
whens = st.builds(
    When, days, days, st.booleans(), st.booleans(), st.booleans(), words, st.none() | spans,
    st.sampled_from(["past", "present", "future"]),
)  # fmt: skip
claims = st.builds(
    Claim, st.just("c-1"), st.just("r-1"), st.just("moves"),
    st.dictionaries(words, st.lists(fillers, max_size=2).map(tuple), max_size=3), counts, whens, places,
    st.builds(Stance, st.just("denied"), st.sampled_from(CERTAINTIES)), st.lists(speakers, max_size=2).map(tuple), spans,
    words, st.just(ReaderInfo("hand", "1")), scores,
)  # fmt: skip
many_spans = st.lists(spans, max_size=3).map(tuple)


@settings(max_examples=100, deadline=None)
@given(claims)
def test_a_claim_goes_there_and_back(claim: Claim) -> None:
    again = decode_claim(
        encode_claim(claim), id=claim.id, report=claim.report, kind=claim.kind, stance=claim.stance, reader=claim.reader
    )
    assert again == claim
    assert list(again.roles) == list(claim.roles)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.builds(Voice, many_spans, many_spans, many_spans, st.none() | speakers)).map(tuple))
def test_voices_go_there_and_back(voices: tuple[Voice, ...]) -> None:
    assert decode_voices(encode_voices(voices)) == voices


@given(st.datetimes(timezones=st.timezones()), st.datetimes(timezones=st.timezones()))
@settings(deadline=None)
def test_written_instants_sort_as_time_does(one: datetime, other: datetime) -> None:
    try:
        pair = one.astimezone(UTC), other.astimezone(UTC)
    except OverflowError:
        return
    assert (stamp(one) < stamp(other)) == (pair[0] < pair[1])
    assert datetime.fromisoformat(stamp(one)) == pair[0]


appends = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from("123"), st.sets(st.integers(0, 2))), min_size=1, max_size=8
)


def reading_of(make: Make, title: int, version: str, kept: set[int]) -> Reading:
    full = make(f"Report {title}", published=DAYS[title + 1], reader=ReaderInfo("hand", version))
    return replace(full, claims=tuple(c for n, c in enumerate(full.claims) if n in kept))


@few
@given(steps=appends)
def test_appending_again_changes_nothing(make_reading: Make, steps: list[tuple[int, str, set[int]]]) -> None:
    readings = [reading_of(make_reading, *step) for step in steps]
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        for n, reading in enumerate(readings):
            ledger.append(reading, now=START + timedelta(days=n))
        before = ledger.view().entries(), ledger.reports()
        for reading in readings:
            assert ledger.append(reading, now=START + timedelta(days=99)).status == "known"
        assert (ledger.view().entries(), ledger.reports()) == before
        assert list(ledger.verify()) == []


@few
@given(steps=appends)
def test_the_past_does_not_change(make_reading: Make, steps: list[tuple[int, str, set[int]]]) -> None:
    """What the ledger shows as known by an instant is what it showed at that instant, whatever is added later."""
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        then = []
        for n, step in enumerate(steps):
            ledger.append(reading_of(make_reading, *step), now=START + timedelta(days=n))
            then.append(ledger.view().entries())
        for n, entries in enumerate(then):
            assert ledger.view(known_by=START + timedelta(days=n, hours=1)).entries() == entries


@few
@given(titles=st.lists(st.integers(0, 2)), one=st.dates(date(2016, 12, 1), date(2018, 2, 1)), more=st.integers(0, 400))
def test_a_later_day_never_shows_less(make_reading: Make, titles: list[int], one: date, more: int) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        for title in titles:
            ledger.append(reading_of(make_reading, title, "1", {0, 1, 2}), now=START)
        earlier = {e.claim.id for e in ledger.view(as_of=one).entries()}
        later = {e.claim.id for e in ledger.view(as_of=one + timedelta(days=more)).entries()}
        assert earlier <= later <= {e.claim.id for e in ledger.view().entries()}


@few
@given(actions=st.lists(st.tuples(st.integers(0, 2), st.sampled_from(["accept", "reject", "correct"])), max_size=6))
def test_undoing_every_review_leaves_the_view_as_it_was(make_reading: Make, actions: list[tuple[int, str]]) -> None:
    reading = make_reading()
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        ledger.append(reading, now=START)
        before = ledger.view().entries()
        made = [
            ledger.review(reading.claims[n].id, action, by="amal", now=START + timedelta(hours=hour))
            for hour, (n, action) in enumerate(actions)
        ]
        for review in reversed(made):
            ledger.undo(review.id, now=START + timedelta(days=1))
        assert ledger.view().entries() == before
        assert len(ledger.reviews()) == len(made)
