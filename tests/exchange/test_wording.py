"""Bounds, days and speakers are told in words that keep what is unknown unknown."""

from datetime import date

import pytest

from marsad.exchange import wording
from marsad.records import Count, Span, Speaker, Stance, When

D1, D2 = date(2020, 1, 2), date(2020, 3, 4)


@pytest.mark.parametrize(
    ("low", "high", "about", "words"),
    [
        (None, 40000, False, "at most 40,000"),
        (20, None, False, "at least 20"),
        (24, 99, False, "24 to 99"),
        (60, 60, True, "about 60"),
        (None, 60, True, "at most about 60"),
        (0, 0, False, "0"),
        (None, None, False, "no figure"),
    ],
)
def test_bounds(low, high, about, words):
    assert wording.count_in_words(Count("so many", low=low, high=high, about=about)) == f"{words} (“so many”)"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(), "day unknown"),
        (When(words="recently"), "day unknown (“recently”)"),
        (When(D1, D1), "on 2020-01-02"),
        (When(D1, D2), "between 2020-01-02 and 2020-03-04"),
        (When(D1, D2, throughout=True), "throughout 2020-01-02 to 2020-03-04"),
        (When(D1, None, starts=True), "since 2020-01-02"),
        (When(D1, None), "from 2020-01-02"),
        (When(None, D2, ends=True), "until 2020-03-04"),
        (When(None, D2), "by 2020-03-04"),
    ],
)
def test_days(when, words):
    assert wording.days_in_words(when) == words


def test_stance():
    assert wording.stance_in_words(Stance()) == "stated"
    assert wording.stance_in_words(Stance("denied")) == "denied"
    assert wording.stance_in_words(Stance("denied", "possible")) == "denied (possible)"


def test_speakers_are_described_once_and_the_unnamed_are_called_so():
    aide = Speaker("a senior aide", Span(0, 1), post="aide", named=False, told="AFP", inferred=True)
    assert wording.speaker_in_words(aide) == "a senior aide (not named), to AFP [carried over]"
    assert (
        wording.speaker_in_words(Speaker("Dara", Span(0, 1), post="chief", organisation="Post")) == "Dara, chief, Post"
    )


def test_no_voice_is_the_report_and_unknown_outlets_and_days_are_called_so(entry_of, report_of):
    entry = entry_of("Karsa fell.", "loses", place="Karsa")
    assert wording.voice_in_words(entry.claim) == "the report itself"
    assert wording.source_in_words(report_of("x", publisher=None, published=None)) == "outlet unknown, undated"
