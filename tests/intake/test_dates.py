from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake.dates import MONTHS, date_at_head, date_line, read_day

THIRD = date(2017, 10, 3)


@pytest.mark.parametrize(
    "line",
    [
        "Updated 3 October 2017",
        "Updated 03 October 2017",
        "Published: 3 October 2017",
        "October 3, 2017",
        "Oct. 3rd, 2017",
        "3rd of October 2017",
        "3-Oct-2017",
        "2017-10-03",
        "2017-10-03T14:05:00+03:00",
        "2017/10/03 14:05",
        "Tue 3 Oct 2017 14.05 BST",
        "Tue 3 Oct 2017 14.05 BST Last modified on Wed 4 Oct 2017 10.00 BST",
        "Last updated on Wed 4 Oct 2017; first published on Tue 3 Oct 2017",
        "Tue, 03 Oct 2017 14:05:00 +0000",
        "TUESDAY, 3 OCTOBER 2017 | 2:05 PM EDT",
        "Date of publication: 3 October 2017",
    ],
)
def test_date_lines_of_many_newsrooms(line: str) -> None:
    found = date_line(line)
    assert found is not None
    assert found.day == THIRD


@pytest.mark.parametrize(
    "line",
    [
        "On Tuesday",
        "May 2017",
        "3 October 2017 was the day on which the town fell.",
        "Forces entered the town on 3 October 2017.",
        "Chronology 2011-2017",
        "",
    ],
)
def test_lines_that_say_more_or_less_than_a_date(line: str) -> None:
    assert date_line(line) is None


def test_day_and_month_that_could_change_places_are_not_guessed() -> None:
    found = read_day("03/10/2017")
    assert found.day is None
    assert found.why == '"03/10/2017" may be 3 October or 10 March'


@pytest.mark.parametrize(("words", "day"), [("23/10/2017", date(2017, 10, 23)), ("10-23-2017", date(2017, 10, 23)),
                                            ("04.04.2017", date(2017, 4, 4)), ("20171003", THIRD)])  # fmt: skip
def test_numeric_dates_with_one_meaning_are_read(words: str, day: date) -> None:
    assert read_day(words).day == day


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31 February 2017", "is no day of the calendar"),
        ("03/10/17", "is not written out"),
        ("last spring", "is not a date that can be read"),
    ],
)
def test_words_that_give_no_day_say_why(words: str, why: str) -> None:
    found = read_day(words)
    assert found.day is None
    assert why in found.why


@pytest.mark.parametrize(
    "text",
    [
        "12 February 2015 Three people were hurt in Tel Sample.",
        "Thursday 12 February 2015 18:05 Three people were hurt.",
        "12-02-2015 is not meant",
        "Published February 12 2015 Three people were hurt.",
        "Shells hit a market Monitor AFP Thursday 12 Feb 2015 Three people were hurt.",
        "12 February 2015 3 people hurt by shells in Tel Sample.",
    ],
)
def test_date_at_the_head_of_a_running_text(text: str) -> None:
    found = date_at_head(text)
    if "not meant" in text:
        assert found is None
    else:
        assert found is not None
        assert found.day == date(2015, 2, 12)


@pytest.mark.parametrize(
    "text", ["3 June 2014 was the day on which the city fell.", "By 3 June 2014 The Hague had …", ""]
)
def test_a_sentence_that_begins_with_a_date_gives_no_day_of_publication(text: str) -> None:
    assert date_at_head(text) is None


@given(
    st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.integers(0, 4), st.sampled_from(["", "Updated ", "Published: "])
)
def test_every_day_is_read_back_in_every_manner(day: date, manner: int, label: str) -> None:
    month = MONTHS[day.month - 1].title()
    words = [day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}",
             f"{day:%a} {day.day} {month[:3]} {day.year} 09.30 GMT", f"{day.isoformat()}T23:59:59Z"][manner]  # fmt: skip
    found = date_line(label + words)
    assert found is not None
    assert found.day == day
    assert read_day(words).day == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("/-."))
def test_a_numeric_date_is_read_or_refused_but_never_turned_round(day: date, sign: str) -> None:
    found = read_day(f"{day.day:02}{sign}{day.month:02}{sign}{day.year}")
    if day.day > 12 or day.day == day.month:
        assert found.day == day
    else:
        assert found.day is None


@given(st.text(max_size=80))
def test_any_line_is_a_date_or_not(line: str) -> None:
    for found in (date_line(line), date_at_head(line), read_day(line)):
        assert found is None or (found.day is None) == bool(found.why)


def test_days_stay_as_printed_whatever_the_zone() -> None:
    assert read_day("2017-10-03T23:30:00-08:00").day == THIRD != THIRD + timedelta(1)
