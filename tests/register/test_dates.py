"""Time expressions and the days that they state, seen from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.register import days

TUESDAY = date(2018, 2, 13)
published_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
tenses = st.sampled_from(["past", "present", "future"])


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Sunday", "2018-02-11", "2018-02-11"),
        ("on Tuesday", "2018-02-13", "2018-02-13"),
        ("on Tuesday night", "2018-02-13", "2018-02-13"),
        ("Sunday evening", "2018-02-11", "2018-02-11"),
        ("early on Monday", "2018-02-12", "2018-02-12"),
        ("before dawn on Monday", "2018-02-12", "2018-02-12"),
        ("at 3am on Sunday", "2018-02-11", "2018-02-11"),
        ("in the early hours of Thursday", "2018-02-08", "2018-02-08"),
        ("last Wednesday", "2018-02-07", "2018-02-07"),
        ("last Tuesday", "2018-02-06", "2018-02-06"),
        ("next Friday", "2018-02-16", "2018-02-16"),
        ("Friday last week", "2018-02-09", "2018-02-09"),
        ("last Wednesday and Thursday", "2018-02-07", "2018-02-08"),
        ("yesterday", "2018-02-12", "2018-02-12"),
        ("overnight", "2018-02-12", "2018-02-13"),
        ("today", "2018-02-13", "2018-02-13"),
        ("now", "2018-02-13", "2018-02-13"),
        ("tomorrow", "2018-02-14", "2018-02-14"),
        ("last week", "2018-02-05", "2018-02-11"),
        ("late last week", "2018-02-09", "2018-02-11"),
        ("this week", "2018-02-12", "2018-02-13"),
        ("earlier this week", "2018-02-12", "2018-02-13"),
        ("the past week", "2018-02-06", "2018-02-13"),
        ("last month", "2018-01-01", "2018-01-31"),
        ("earlier this month", "2018-02-01", "2018-02-13"),
        ("last year", "2017-01-01", "2017-12-31"),
        ("over the past year", "2017-02-13", "2018-02-13"),
        ("over the past 10 days", "2018-02-03", "2018-02-13"),
        ("in the last 48 hours", "2018-02-11", "2018-02-13"),
        ("two days ago", "2018-02-11", "2018-02-11"),
        ("a week ago", "2018-02-05", "2018-02-11"),
        ("three weeks ago", "2018-01-22", "2018-01-28"),
        ("almost a year ago", "2017-01-01", "2017-12-31"),
        ("12 months ago", "2017-02-01", "2017-02-28"),
        ("In July", "2017-07-01", "2017-07-31"),
        ("in February", "2018-02-01", "2018-02-28"),
        ("in June 2014", "2014-06-01", "2014-06-30"),
        ("last August", "2017-08-01", "2017-08-31"),
        ("in August last year", "2017-08-01", "2017-08-31"),
        ("late August", "2017-08-21", "2017-08-31"),
        ("mid-September", "2017-09-11", "2017-09-20"),
        ("the end of July", "2017-07-21", "2017-07-31"),
        ("in early January", "2018-01-01", "2018-01-10"),
        ("early 2015", "2015-01-01", "2015-05-01"),
        ("in 2015", "2015-01-01", "2015-12-31"),
        ("the 1980s", "1980-01-01", "1989-12-31"),
        ("on 3 October 2017", "2017-10-03", "2017-10-03"),
        ("on Saturday, 10 February", "2018-02-10", "2018-02-10"),
        ("October 3", "2017-10-03", "2017-10-03"),
        ("May 19, 2017", "2017-05-19", "2017-05-19"),
        ("Sept. 15", "2017-09-15", "2017-09-15"),
        ("7th of February", "2018-02-07", "2018-02-07"),
        ("2017-10-03", "2017-10-03", "2017-10-03"),
        ("on the night of 12 January", "2018-01-12", "2018-01-12"),
        ("on Feb 29", "2016-02-29", "2016-02-29"),
        ("last summer", "2017-06-01", "2017-08-31"),
        ("in the spring of 2017", "2017-03-01", "2017-05-31"),
        ("in winter 2016", "2015-12-01", "2016-02-29"),
        ("at the weekend", "2018-02-10", "2018-02-11"),
        ("over the weekend", "2018-02-10", "2018-02-11"),
        ("on 14-15 September", "2017-09-14", "2017-09-15"),
        ("on 3 and 4 February", "2018-02-03", "2018-02-04"),
        ("between June and August 2016", "2016-06-01", "2016-08-31"),
        ("in 2014-16", "2014-01-01", "2016-12-31"),
        # one edge, or none, is stated
        ("in recent days", None, "2018-02-13"),
        ("over the years", None, "2018-02-13"),
        ("for three days", None, "2018-02-13"),
        ("by 2016", None, "2016-12-31"),
        ("by Friday", None, "2018-02-09"),
        ("by the end of August", None, "2017-08-31"),
        ("until Monday", None, "2018-02-12"),
        ("before 2011", None, "2010-12-31"),
        ("after January", "2018-02-01", "2018-02-13"),
        ("two years later", None, None),
        ("the previous day", None, None),
        ("for the first time", None, None),
    ],
)
def test_days_of_a_past_claim(words: str, first: str | None, last: str | None) -> None:
    when = days(words, TUESDAY, "past")
    assert (when.first, when.last) == (day(first), day(last))
    assert when.words == words


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Sunday", "2018-02-18", "2018-02-18"),
        ("on Tuesday", "2018-02-13", "2018-02-13"),
        ("in July", "2018-07-01", "2018-07-31"),
        ("on 7 February", "2019-02-07", "2019-02-07"),
        ("this week", "2018-02-13", "2018-02-18"),
        ("this month", "2018-02-13", "2018-02-28"),
        ("next month", "2018-03-01", "2018-03-31"),
        ("next year", "2019-01-01", "2019-12-31"),
        ("at the weekend", "2018-02-17", "2018-02-18"),
        ("within two months", "2018-02-13", "2018-04-13"),
        ("in three days", "2018-02-13", "2018-02-16"),
        ("by the end of the year", "2018-02-13", "2018-12-31"),
        ("until 2019", "2018-02-13", "2019-12-31"),
        ("in the coming weeks", "2018-02-13", None),
        ("soon", "2018-02-13", None),
    ],
)
def test_days_of_a_claim_about_the_future(words: str, first: str, last: str | None) -> None:
    when = days(words, TUESDAY, "future")
    assert (when.first, when.last) == (day(first), day(last))


@pytest.mark.parametrize(
    ("words", "first", "last", "throughout", "starts", "ends"),
    [
        ("since 2003", "2003-01-01", "2018-02-13", True, True, False),
        ("since Sunday", "2018-02-11", "2018-02-13", True, True, False),
        ("for the past three years", "2015-02-13", "2018-02-13", True, False, False),
        ("from 2014 to 2016", "2014-01-01", "2016-12-31", True, True, True),
        ("from Monday to Wednesday", "2018-02-05", "2018-02-07", True, True, True),
        ("7 to 9 October 2016", "2016-10-07", "2016-10-09", True, True, True),
        ("between 2014 and 2016", "2014-01-01", "2016-12-31", False, False, False),
        ("until 2019", None, "2019-12-31", True, False, True),
        ("in 2015", "2015-01-01", "2015-12-31", False, False, False),
        ("throughout 2015", "2015-01-01", "2015-12-31", True, False, False),
    ],
)
def test_edges(words: str, first: str | None, last: str, throughout: bool, starts: bool, ends: bool) -> None:
    when = days(words, TUESDAY)
    assert (when.first, when.last) == (day(first), day(last))
    assert (when.throughout, when.starts, when.ends) == (throughout, starts, ends)


def test_without_words_the_tense_decides() -> None:
    assert (days("", TUESDAY, "past").first, days("", TUESDAY, "past").last) == (None, TUESDAY)
    assert (days("", TUESDAY, "present").first, days("", TUESDAY, "present").last) == (TUESDAY, TUESDAY)
    assert (days("", TUESDAY, "future").first, days("", TUESDAY, "future").last) == (TUESDAY, None)


def test_a_span_in_the_present_reaches_up_to_publication() -> None:
    when = days("for three days", TUESDAY, "present")
    assert (when.first, when.last, when.throughout) == (date(2018, 2, 10), TUESDAY, True)


def test_a_report_of_a_sunday_speaks_of_its_own_weekend() -> None:
    assert (days("at the weekend", date(2018, 2, 11)).first, days("at the weekend", date(2018, 2, 11)).last) == (
        date(2018, 2, 10),
        date(2018, 2, 11),
    )


@pytest.mark.parametrize(
    "words", ["on Sunday", "last week", "in July", "yesterday", "two days ago", "recently", "since May"]
)
def test_without_a_day_of_publication_relative_words_stay_unresolved(words: str) -> None:
    when = days(words, None)
    assert (when.first, when.last, when.words) == (None, None, words)


def test_without_a_day_of_publication_whole_dates_are_resolved() -> None:
    assert days("on 3 October 2017", None).first == date(2017, 10, 3)
    assert days("in June 2014", None).last == date(2014, 6, 30)
    since = days("since 2003", None)
    assert (since.first, since.last) == (date(2003, 1, 1), None)


@given(published_days, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_a_weekday_is_the_nearest_on_its_side(published: date, name: str) -> None:
    past, future = days(f"on {name}", published, "past").first, days(f"on {name}", published, "future").first
    assert past is not None
    assert future is not None
    assert past.strftime("%A") == future.strftime("%A") == name
    assert timedelta(0) <= published - past <= timedelta(6)
    assert timedelta(0) <= future - published <= timedelta(6)
    last = days(f"last {name}", published).first
    assert last is not None
    assert timedelta(1) <= published - last <= timedelta(7)


@given(published_days, st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_whole_dates_do_not_depend_on_publication(published: date, said: date) -> None:
    for words in (f"on {said.day} {said:%B} {said.year}", f"{said:%B} {said.day}, {said.year}", said.isoformat()):
        when = days(words, published)
        assert (when.first, when.last) == (said, said)


@given(published_days, st.dates(date(2001, 1, 1), date(2003, 12, 31)))
def test_a_date_without_a_year_is_the_latest_or_the_next(published: date, said: date) -> None:
    past, future = days(f"{said.day} {said:%B}", published, "past"), days(f"{said.day} {said:%B}", published, "future")
    assert past.first is not None
    assert past.first <= published
    assert future.first is not None
    assert future.first >= published


@given(published_days, st.integers(1, 300))
def test_days_ago(published: date, number: int) -> None:
    assert days(f"{number} days ago", published).first == published - timedelta(number)


_PIECES = st.sampled_from(
    ["on", "in", "since", "until", "the", "last", "next", "past", "end of", "early", "late", "Sunday", "July", "2015", "3",
     "31", "weeks", "ago", "for", "between", "and", "from", "to", "week", "February", "30", "9999", "year", "mid-", "-"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=6).map(" ".join) | st.text(max_size=40), st.none() | published_days, tenses)
def test_any_words_are_borne(words: str, published: date | None, tense: str) -> None:
    when = days(words, published, tense)
    assert when.first is None or when.last is None or when.first <= when.last
    assert when.words == words.strip()
    assert when.tense == tense


@given(
    st.sampled_from([date.min, date.max, date(1, 1, 3), date(9999, 12, 30)]),
    st.lists(_PIECES, max_size=5).map(" ".join),
    tenses,
)
def test_the_ends_of_the_calendar_are_borne(published: date, words: str, tense: str) -> None:
    when = days(words, published, tense)
    assert when.first is None or when.last is None or when.first <= when.last


def test_last_week_in_a_weekend_paper_may_be_the_week_that_ends() -> None:
    sunday = date(2018, 2, 18)
    found = days("last week", sunday, "past")
    assert (found.first, found.last) == (date(2018, 2, 5), sunday)


@pytest.mark.parametrize("words", ["Sunday's", "in Sunday’s", "Sundays"])
def test_a_day_in_the_genitive_is_that_day(words: str) -> None:
    found = days(words, date(2018, 2, 13))
    assert (found.first, found.last) == (date(2018, 2, 11), date(2018, 2, 11))


def test_this_week_in_a_report_of_a_monday_may_be_the_week_that_ended() -> None:
    found = days("this week", date(2018, 2, 12))
    assert (found.first, found.last) == (date(2018, 2, 5), date(2018, 2, 12))
