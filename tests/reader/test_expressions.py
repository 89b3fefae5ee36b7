"""Finding of time and count expressions: what is found, what is left alone, and that it takes no longer than it should."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.reader.roles.expressions import find_counts, find_times


def times(text: str) -> list[str]:
    return [s.of(text) for s in find_times(text)]


def counts(text: str) -> list[str]:
    return [s.of(text) for s in find_counts(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They left on Sunday.", ["on Sunday"]),
        ("On Tuesday night the convoy moved.", ["On Tuesday night"]),
        ("He was held last Wednesday and Thursday.", ["last Wednesday and Thursday"]),
        ("In July, the council met.", ["In July"]),
        ("It was founded in June 2014 by decree.", ["in June 2014"]),
        ("The order of 3 October 2017 stands.", ["of 3 October 2017"]),
        ("The raid on May 19, 2017 failed.", ["on May 19, 2017"]),
        ("They have fought since 2003 and will go on.", ["since 2003"]),
        ("It has been so for the past three years.", ["for the past three years"]),
        ("Two camps closed two days ago.", ["two days ago"]),
        ("They came earlier this week and left yesterday.", ["earlier this week", "yesterday"]),
        ("By late August it was over.", ["By late August"]),
        ("Shelling went on from Monday to Wednesday.", ["from Monday to Wednesday"]),
        ("Between June and August 2016 it changed hands.", ["Between June and August 2016"]),
        ("In recent days, clashes grew.", ["In recent days"]),
        ("The town fell over the weekend.", ["over the weekend"]),
        ("The siege held until the end of July.", ["until the end of July"]),
        ("In the early hours of Thursday they struck.", ["In the early hours of Thursday"]),
        ("A ship sank on 3 and 4 March.", ["on 3 and 4 March"]),
    ],
)
def test_times_are_found_with_their_prepositions(text: str, found: list[str]) -> None:
    assert times(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "May I say that they march?",
        "The 2003 invasion is another matter.",
        "Resolution 2254 was read aloud.",
        "They sat for the picture.",
        "An August assembly it was not, said Mayor Marchand.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As many as 40,000 came.", ["As many as 40,000"]),
        ("There came no more than a few dozen by dusk.", ["no more than a few dozen"]),
        ("At least 29 people died.", ["At least 29"]),
        ("Tens of thousands of people fled.", ["Tens of thousands"]),
        ("Several were held; hundreds went.", ["Several", "hundreds"]),
        ("A good number of them stayed, large numbers of others left.", ["A good number", "large numbers"]),
        ("Dozens of tanks came.", ["Dozens"]),
        ("The raid killed two commanders and 29 Islamists.", ["two", "29"]),
        ("Between 300 and 500 fighters came.", ["Between 300 and 500"]),
        ("Some 20,000-30,000 men were there.", ["Some 20,000-30,000"]),
        ("It rose from 300 to 500.", ["300", "500"]),
        ("A 300-strong force held 14 of 23 districts.", ["300", "14", "23"]),
        ("About 2.5 million people need aid.", ["About 2.5 million"]),
        ("One soldier was killed.", ["One"]),
        ("Half a dozen rockets and more than two dozen shells fell.", ["Half a dozen", "more than two dozen"]),
        ("Twenty-five prisoners and one hundred and twenty others went.", ["Twenty-five", "one hundred and twenty"]),
        ("Some 2000 people marched.", ["Some 2000"]),
        ("Three million two hundred thousand live there.", ["Three million two hundred thousand"]),
    ],
)
def test_counts_are_found_with_their_hedges(text: str, found: list[str]) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "In 2003 it began, and on 7 February it ended.",
        "On October 3 he spoke.",
        "It was done by 10:30, or at 3am, or at 5 pm.",
        "Karim Haddad, 53, spoke first.",
        "Karim Haddad (53) spoke first.",
        "Her son, now aged 11, was there.",
        "A 24-year-old was held.",
        "It lies 60km away, about 700 metres from the base, or 12 miles.",
        "Some 60% of it, or 10 percent, or ten per cent, was lost.",
        "Three years passed; a two-day raid took several days.",
        "The 3rd brigade and the 17 Division met at the second bridge.",
        "They paid $5m, £300, or 40 dollars, thousands of euros.",
        "One of them fled, and no one knew which one.",
        "Two-thirds of it burnt.",
        "They flew a B-52 and an F-16 and drove a T-72.",
        "Resolution 2254 and Article 5 were cited on page 3.",
        "It happened in 2014-16 and ended 15-0.",
        "They tried three times.",
        "It is hundreds of miles away, for thousands of years.",
        "He lives at 10 Downing Street.",
    ],
)
def test_what_counts_no_one_is_left_alone(text: str) -> None:
    assert counts(text) == []


@given(st.text(alphabet="0123456789 ,.-abno onMyfSundaytwo\n%May’", max_size=120))
def test_spans_lie_in_order_and_do_not_overlap(text: str) -> None:
    for find in (find_times, find_counts):
        spans = find(text)
        assert all(0 <= s.begin < s.end <= len(text) for s in spans)
        assert all(a.end <= b.begin for a, b in pairwise(spans))


@pytest.mark.parametrize(
    "piece", ["on ", "1,", "the past ", "two ", " ", "a few ", "from Monday to ", "12 ", "late ", "9"]
)
def test_time_grows_with_the_length_and_no_more(piece: str) -> None:
    """Repetitions that would make a pattern go back again and again must not."""
    find_times("x")
    find_counts("x")
    text = (piece * 40_000)[:40_000]
    begin = time.process_time()
    find_times(text)
    find_counts(text)
    assert time.process_time() - begin < 2.0
