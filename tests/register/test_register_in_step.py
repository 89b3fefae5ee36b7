"""What the reader finds as a time or a count, the register understands."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.reader.roles.expressions import find_counts, find_times
from marsad.register import bounds, days

TIMES = """
They left on Sunday, on Monday morning, late on Tuesday, last Wednesday, next Friday. Friday last week it ended.
It was said on 3 October 2017, on May 19, 2017, on October 3, on the night of 12 January, on 3 and 4 March and on 14-15 September.
In July, in June 2014, in early January, in mid-September, by late August and at the end of 2017 it rained.
It lasted since 2003, since last week, since early 2016, until the end of July, from Monday to Wednesday, from 2014 to 2016,
between June and August 2016, for the past three years, over the past 10 days, in the last 48 hours, for three days, for years.
It was two days ago, almost a year ago, three weeks ago, yesterday, today, overnight, earlier this week, earlier this month,
late last year, last month, this year, over the weekend, at the weekend, in recent days, in recent weeks, recently, so far.
It will be tomorrow, next week, in the coming weeks, within two months, by the end of the year, soon.
Last summer, in the spring of 2017, in the 1990s, in the early 1980s, in 2015, before dawn on Monday, in the early hours of Thursday.
"""
COUNTS = """
As many as 40,000 people, up to 300 men, no more than a few dozen rebels, at most 12 tanks, fewer than 50 shells, at least 29 dead,
more than 500 homes, well over 100 camels, about 400 recruits, around a dozen trucks, an estimated 2,000 boys, some 1,500 girls,
nearly 7,000 votes, almost 60 posts, close to 100 boats, between 300 and 500 guards, 300 to 500 goats, 20,000-30,000 sheep, dozens of cows,
scores of pupils, several nurses, hundreds of cooks, thousands of tents, tens of thousands of books, hundreds of thousands of bricks,
a few hundred miners, several thousand sailors, half a dozen wells, two dozen carts, twenty-five pumps, one hundred and twenty beds,
3.5 million seeds, only 60 nets, six ropes, a total of 520 bags, two or three maps, a couple of keys, at least several hundred lamps.
"""


def test_every_time_that_is_found_is_understood() -> None:
    found = [s.of(TIMES) for s in find_times(TIMES)]
    assert len(found) >= 55
    for words in found:
        for tense in ("past", "future"):
            when = days(words, date(2018, 2, 13), tense)
            assert when.first or when.last, words


def test_every_count_that_is_found_is_understood() -> None:
    found = [s.of(COUNTS) for s in find_counts(COUNTS)]
    assert len(found) >= 38
    for words in found:
        low, high, _ = bounds(words)
        assert low is not None or high is not None, words


@pytest.mark.parametrize("words", ["many", "a good number", "large numbers", "a large number", "numerous", "a handful"])
def test_words_without_bounds_are_found_as_counts_too(words: str) -> None:
    text = (
        f"They saw {words} of them." if words.endswith(("number", "numbers", "handful")) else f"They saw {words} men."
    )
    assert [s.of(text) for s in find_counts(text)] == [words]
    assert bounds(words) == (None, None, False)
