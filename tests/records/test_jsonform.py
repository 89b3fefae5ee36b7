"""Readings go to JSON and come back the same; the shape is the promised one."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.records import (
    CERTAINTIES,
    MENTION_TYPES,
    MODES,
    POLARITIES,
    Claim,
    Count,
    Filler,
    Identity,
    Mention,
    Place,
    ReaderInfo,
    Reading,
    Report,
    Span,
    Speaker,
    Stance,
    Voice,
    When,
    claim_from_json,
    claim_to_json,
    new_claim,
    new_report,
    reading_from_json,
    reading_to_json,
    report_from_json,
    report_to_json,
)  # fmt: skip

TEXT = "Dara Sami, director of the Karsa Monitor, told the Post that 12 fighters of the Front fled Velin on Monday."

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
maybe_words = st.none() | words
days = st.none() | st.dates()
scores = st.floats(0, 1)
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))
some_spans = st.lists(spans, max_size=2).map(tuple)
identities = st.builds(Identity, words.filter(bool), words, scores)
maybe_identities = st.none() | identities
places = st.builds(
    Place, words, words, maybe_words, maybe_words, st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180),
    st.integers(1, 7), words,
)  # fmt: skip
fillers = st.builds(Filler, spans, words, st.sampled_from(MENTION_TYPES), maybe_identities, st.none() | places)
speakers = st.builds(
    Speaker, words, spans, maybe_words, maybe_words, st.booleans(), st.sampled_from(MODES), words, maybe_words,
    st.booleans(), maybe_identities,
)  # fmt: skip
bounds = st.none() | st.integers(0, 10**9)
counts = st.builds(Count, words, st.none() | spans, bounds, bounds, st.booleans(), maybe_words)
whens = st.builds(
    When, days, days, st.booleans(), st.booleans(), st.booleans(), words, st.none() | spans,
    st.sampled_from(["past", "present", "future"]),
)  # fmt: skip
reports = st.builds(
    new_report, words, title=words, publisher=maybe_words, author=maybe_words, published=days, dateline=maybe_words,
    url=maybe_words, language=words, source=maybe_words, source_id=maybe_words,
)  # fmt: skip
readers = st.builds(ReaderInfo, words, words)
claims = st.builds(
    new_claim,
    reports,
    st.sampled_from(["loses", "moves", "kills"]),
    st.dictionaries(st.sampled_from(["who", "place", "from"]), st.lists(fillers, max_size=2).map(tuple)),
    evidence=spans,
    reader=readers,
    count=st.none() | counts,
    when=whens,
    stance=st.builds(Stance, st.sampled_from(POLARITIES), st.sampled_from(CERTAINTIES)),
    voice=st.lists(speakers, max_size=2).map(tuple),
    score=scores,
)
readings = st.builds(
    Reading,
    reports,
    st.lists(
        st.builds(Mention, spans, words, st.sampled_from(MENTION_TYPES), maybe_identities, st.none() | st.integers(0)),
        max_size=2,
    ).map(tuple),
    st.lists(st.builds(Voice, some_spans, some_spans, some_spans, st.none() | speakers), max_size=2).map(tuple),
    st.lists(claims, max_size=2).map(tuple),
    readers,
)


def through_json(data: dict[str, Any]) -> Any:
    return json.loads(json.dumps(data, ensure_ascii=False))


@given(reports)
def test_a_report_comes_back_the_same(report: Report) -> None:
    assert report_from_json(through_json(report_to_json(report))) == report


@settings(max_examples=60, deadline=None)
@given(claims)
def test_a_claim_comes_back_the_same(claim: Claim) -> None:
    assert claim_from_json(through_json(claim_to_json(claim))) == claim


@settings(max_examples=40, deadline=None)
@given(readings)
def test_a_reading_comes_back_the_same(reading: Reading) -> None:
    assert reading_from_json(through_json(reading_to_json(reading))) == reading


def full_reading() -> Reading:
    def span(part: str) -> Span:
        return Span(TEXT.index(part), TEXT.index(part) + len(part))

    report = new_report(TEXT, title="Flight", publisher="Karsa Post", published=date(2021, 4, 2))
    front = Identity("actor:front", "Northern Front", 0.9)
    sami = Speaker("Dara Sami", span("Dara Sami"), "director", "Karsa Monitor", cue="told", told="the Post")
    claim = new_claim(
        report,
        "moves",
        {"who": (Filler(span("12 fighters of the Front"), "12 fighters of the Front", "people", front),)},
        evidence=Span(0, len(TEXT)),
        reader=ReaderInfo("hand", "1"),
        count=Count("12", span("12"), 12, 12, unit="fighters"),
        when=When(date(2021, 3, 29), date(2021, 3, 29), words="on Monday", span=span("on Monday")),
        voice=(sami,),
    )
    mention = Mention(span("Front"), "Front", "group", front)
    voice = Voice((span("Dara Sami"),), (span("told"),), (span("12 fighters of the Front fled Velin"),), sami)
    return Reading(report, (mention,), (voice,), (claim,), ReaderInfo("hand", "1"))


def test_a_reading_has_the_promised_shape() -> None:
    data = through_json(reading_to_json(full_reading()))
    promised = {"id", "title", "publisher", "author", "published", "dateline", "url", "language", "sha256", "text"}
    assert set(data) >= {"report", "mentions", "voices", "claims"}
    assert set(data["report"]) >= promised
    assert data["report"]["published"] == "2021-04-02"
    assert data["mentions"][0] == {
        "begin": TEXT.index("Front"),
        "end": TEXT.index("Front") + 5,
        "text": "Front",
        "type": "group",
        "entity": None,
        "refers_to": {"id": "actor:front", "name": "Northern Front", "score": 0.9},
    }
    voice = data["voices"][0]
    assert voice["speaker"] == "Dara Sami"
    assert [TEXT[b:e] for part in ("source", "cue", "content") for b, e in voice[part]] == [
        "Dara Sami", "told", "12 fighters of the Front fled Velin",
    ]  # fmt: skip


def test_a_claim_has_the_promised_shape() -> None:
    data = through_json(claim_to_json(full_reading().claims[0]))
    assert set(data) >= {
        "id", "kind", "roles", "count", "when", "where", "stance", "voice", "evidence", "reader", "score",
    }  # fmt: skip
    who = data["roles"]["who"][0]
    assert (who["text"], who["name"], who["id"]) == ("12 fighters of the Front", "Northern Front", "actor:front")
    assert TEXT[who["begin"] : who["end"]] == who["text"]
    count = {key: data["count"][key] for key in ("low", "high", "about", "unit", "words")}
    assert count == {"low": 12, "high": 12, "about": False, "unit": "fighters", "words": "12"}
    when = {key: data["when"][key] for key in ("first", "last", "throughout", "starts", "ends", "words")}
    assert when == {
        "first": "2021-03-29", "last": "2021-03-29", "throughout": False, "starts": False, "ends": False,
        "words": "on Monday",
    }  # fmt: skip
    assert data["stance"] == {"polarity": "affirmed", "certainty": "stated"}
    voice = {key: data["voice"][0][key] for key in ("speaker", "post", "organisation", "named", "mode", "cue", "told")}
    assert voice == {
        "speaker": "Dara Sami", "post": "director", "organisation": "Karsa Monitor", "named": True, "mode": "indirect",
        "cue": "told", "told": "the Post",
    }  # fmt: skip
    assert data["where"] is None
    assert data["evidence"]["text"] == TEXT
    assert data["reader"] == {"name": "hand", "version": "1"}
