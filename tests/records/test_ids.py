"""Ids come from content alone: equal for equal content, different for different, and as they have always been."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records import (
    Claim,
    Count,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Report,
    Span,
    Speaker,
    Stance,
    When,
    content_id,
    files_id,
    hull,
    new_claim,
    new_report,
    sha256_of,
)

TEXT = "The Northern Front has lost Karsa, said Dara Sami. At least 12 people fled."
HAND = ReaderInfo("hand", "1")
words = st.text(st.characters(exclude_categories=[]), max_size=30)
spans = st.tuples(st.integers(0, 70), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))


def report(**changed: object) -> Report:
    known = {"title": "A day in Karsa", "publisher": "Karsa Post", "published": date(2021, 4, 2)}
    return new_report(TEXT, **{**known, **changed})  # type: ignore[arg-type]


def claim(**changed: object) -> Claim:
    front = Filler(Span(0, 18), TEXT[:18], "group")
    town = Filler(Span(28, 33), TEXT[28:33], "place")
    known: dict[str, object] = {"roles": {"who": (front,), "place": (town,)}, "evidence": Span(0, 50), "reader": HAND}
    kind = str(changed.pop("kind", "loses"))
    source = changed.pop("report", report())
    return new_claim(source, kind, **{**known, **changed})  # type: ignore[arg-type]


def test_ids_stay_what_they_have_always_been() -> None:
    """Ledgers written years ago hold these ids; a change here makes all their claims strangers."""
    assert content_id("c", "ab", "c") == "c-1a49339a06615a087398"
    assert report().id == "r-d188ea2215ef64cbb1af"
    assert claim().id == "c-d6d891f5a3d35780e64b"


@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_different_parts_give_different_ids(one: list[str], other: list[str]) -> None:
    assert (content_id("c", *one) == content_id("c", *other)) == (one == other)


def test_parts_are_not_run_together() -> None:
    assert content_id("c", "ab", "c") != content_id("c", "a", "bc")
    assert content_id("c", "abc") != content_id("c", "abc", "")


@given(words)
def test_any_string_has_a_hash_and_an_id(text: str) -> None:
    assert len(sha256_of(text)) == 64
    assert new_report(text).id == new_report(text).id


def test_the_hash_is_that_of_the_text_in_utf8() -> None:
    assert sha256_of("مرصد — Karsa") == hashlib.sha256("مرصد — Karsa".encode()).hexdigest()
    assert report().sha256 == sha256_of(TEXT)


@pytest.mark.parametrize(
    "changed", [{"title": "Another day"}, {"publisher": "Velin Times"}, {"publisher": None}, {"published": None}]
)
def test_a_report_of_another_paper_or_day_is_another_report(changed: dict[str, object]) -> None:
    assert report(**changed).id != report().id


@pytest.mark.parametrize("changed", [{"url": "https://example.org/1"}, {"source": "a.txt"}, {"author": "L. Marek"}])
def test_a_report_read_from_elsewhere_is_the_same_report(changed: dict[str, object]) -> None:
    assert report(**changed).id == report().id


SAMI = Speaker("Dara Sami", Span(40, 49))
OTHER_READINGS: list[dict[str, object]] = [
    {"kind": "holds"},
    {"report": new_report(TEXT, publisher="Velin Times")},
    {"roles": {"who": (Filler(Span(0, 18), TEXT[:18]),)}},
    {"roles": {"place": (Filler(Span(0, 18), TEXT[:18]),), "who": (Filler(Span(28, 33), TEXT[28:33]),)}},
    {"stance": Stance("denied")},
    {"stance": Stance(certainty="likely")},
    {"voice": (SAMI,)},
    {"count": Count("At least 12", Span(51, 62))},
    {"evidence": Span(0, 33)},
]


@pytest.mark.parametrize("changed", OTHER_READINGS)
def test_what_is_read_otherwise_is_another_claim(changed: dict[str, object]) -> None:
    assert claim(**dict(changed)).id != claim().id


def test_all_those_readings_differ_from_one_another() -> None:
    assert len({claim(**dict(changed)).id for changed in OTHER_READINGS}) == len(OTHER_READINGS)


def test_what_words_resolve_to_is_no_part_of_the_id() -> None:
    """A better register must not turn a reviewed claim into a new one."""
    front = Filler(Span(0, 18), TEXT[:18], "group", Identity("actor:northern-front", "Northern Front", 0.9))
    spot = Place("place:karsa", "Karsa", "XK", None, 35.3, 40.1, 2)
    town = Filler(Span(28, 33), TEXT[28:33], "place", None, spot)
    bounded = Count("At least 12", Span(51, 62), low=12)
    assert claim(roles={"who": (front,), "place": (town,)}).id == claim().id
    assert claim(count=bounded).id == claim(count=Count("At least 12", Span(51, 62))).id
    assert claim(when=When(date(2021, 4, 1), date(2021, 4, 2))).id == claim().id
    named = replace(SAMI, identity=Identity("person:dara-sami", "Dara Sami", 0.8))
    assert claim(voice=(named,)).id == claim(voice=(SAMI,)).id
    assert claim(score=0.2).id == claim().id


def test_the_order_in_which_roles_are_given_does_not_matter() -> None:
    roles = claim().roles
    assert claim(roles=dict(reversed(roles.items()))).id == claim().id


def test_a_claim_quotes_its_evidence() -> None:
    assert claim().quote == TEXT[0:50]
    assert claim().report == report().id


@pytest.mark.parametrize(("begin", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_never_empty_nor_outside(begin: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"not a span: {begin}:{end}"):
        Span(begin, end)


@given(spans, spans)
def test_spans_cover_and_overlap_as_sets_of_characters_do(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.begin, one.end)), set(range(other.begin, other.end))
    assert one.overlaps(other) == bool(mine & theirs) == other.overlaps(one)
    assert one.covers(other) == (theirs <= mine)
    both = hull([one, other])
    assert both.covers(one)
    assert both.covers(other)
    assert {both.begin, both.end} <= {one.begin, one.end, other.begin, other.end}


def test_a_span_counts_code_points() -> None:
    text = "🚩 كرسا fell"
    assert Span(2, 6).of(text) == "كرسا"


def test_files_are_told_apart_by_name_and_bytes_alone(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.toml").write_bytes(b"x")
        (tmp_path / folder / "b.toml").write_bytes(b"y")
    one, two = sorted((tmp_path / "one").iterdir()), sorted((tmp_path / "two").iterdir(), reverse=True)
    assert files_id(one) == files_id(two)
    (tmp_path / "two" / "b.toml").write_bytes(b"z")
    assert files_id(one) != files_id(two)
    (tmp_path / "one" / "a.toml").rename(tmp_path / "one" / "c.toml")
    assert len({files_id((tmp_path / "one").iterdir()), files_id(two), files_id(one[1:]), files_id([])}) == 4
