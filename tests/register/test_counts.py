"""Words of number and the bounds that they state."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.register import bounds


@pytest.mark.parametrize(
    ("words", "low", "high", "about"),
    [
        # exact, in digits and words
        ("40,000", 40_000, 40_000, False),
        ("40 000", 40_000, 40_000, False),
        ("40.000", 40_000, 40_000, False),
        ("1.200.000", 1_200_000, 1_200_000, False),
        ("3.5 million", 3_500_000, 3_500_000, False),
        ("1.5m", 1_500_000, 1_500_000, False),
        ("30k", 30_000, 30_000, False),
        ("six", 6, 6, False),
        ("twenty-five", 25, 25, False),
        ("two hundred and five", 205, 205, False),
        ("three million two hundred thousand", 3_200_000, 3_200_000, False),
        ("a dozen", 12, 12, False),
        ("two dozen", 24, 24, False),
        ("half a dozen", 6, 6, False),
        ("half a million", 500_000, 500_000, False),
        ("a pair", 2, 2, False),
        ("a couple of", 2, 2, False),
        ("only 60", 60, 60, False),
        ("a total of 520", 520, 520, False),
        ("zero", 0, 0, False),
        # ranges
        ("300 to 500", 300, 500, False),
        ("between 300 and 500", 300, 500, False),
        ("20,000-30,000", 20_000, 30_000, False),
        ("20,000–30,000", 20_000, 30_000, False),
        ("3 to 5 million", 3_000_000, 5_000_000, False),
        ("two or three", 2, 3, False),
        ("about 300 to 500", 300, 500, True),
        # one bound
        ("as many as 40,000", None, 40_000, False),
        ("up to 300", None, 300, False),
        ("no more than 12", None, 12, False),
        ("at most a dozen", None, 12, False),
        ("fewer than 50", None, 49, False),
        ("less than 100", None, 99, False),
        ("at least nine", 9, None, False),
        ("more than 500", 500, None, False),
        ("well over 100", 100, None, False),
        ("200 or more", 200, None, False),
        ("no fewer than 30", 30, None, False),
        # about
        ("about 400", 400, 400, True),
        ("around a dozen", 12, 12, True),
        ("an estimated 2,000", 2_000, 2_000, True),
        ("some 1,500", 1_500, 1_500, True),
        ("100 or so", 100, 100, True),
        ("nearly 7,000", None, 7_000, True),
        ("almost 7,000", None, 7_000, True),
        ("close to 100", None, 100, True),
        # words with stated bounds
        ("a few dozen", 36, 48, False),
        ("dozens", 24, 99, False),
        ("dozens of", 24, 99, False),
        ("tens", 20, 99, False),
        ("scores", 40, 99, False),
        ("several", 3, 9, False),
        ("a few hundred", 200, 500, False),
        ("several hundred", 300, 900, False),
        ("several thousand", 3_000, 9_000, False),
        ("hundreds", 200, 999, False),
        ("thousands", 2_000, 9_999, False),
        ("tens of thousands", 20_000, 99_999, False),
        ("hundreds of thousands", 200_000, 999_999, False),
        ("no more than a few dozen", None, 48, False),
        ("at least several hundred", 300, None, False),
        ("more than a dozen", 12, None, False),
    ],
)
def test_bounds(words: str, low: int | None, high: int | None, about: bool) -> None:
    assert bounds(words) == (low, high, about)
    assert bounds(words.capitalize()) == (low, high, about)


@pytest.mark.parametrize(
    "words",
    ["many", "a good number", "large numbers", "a few", "60%", "10 percent", "two-thirds", "more than half", "$5m", "3rd",
     "", "fighters", "nobody knows", "-", "12th"],
)  # fmt: skip
def test_words_without_a_number_have_no_bounds(words: str) -> None:
    assert bounds(words) == (None, None, False)


@given(st.integers(0, 10**9 - 1))
def test_digits_are_exact_with_and_without_commas(number: int) -> None:
    assert bounds(str(number))[:2] == (number, number)
    assert bounds(f"{number:,}")[:2] == (number, number)


@given(st.integers(1, 10**7))
def test_hedges_leave_one_bound(number: int) -> None:
    assert bounds(f"at least {number:,}") == (number, None, False)
    assert bounds(f"as many as {number:,}") == (None, number, False)
    assert bounds(f"fewer than {number:,}") == (None, number - 1, False)
    assert bounds(f"nearly {number:,}") == (None, number, True)
    assert bounds(f"about {number:,}") == (number, number, True)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_range_never_turns_round(one: int, other: int) -> None:
    low, high, _ = bounds(f"{one:,} to {other:,}")
    assert low is not None
    assert high is not None
    assert low <= high
    assert {low, high} == {one, other}


def _in_words(number: int) -> str:
    units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
    if number < 20:
        return units[number]
    if number < 100:
        return tens[number // 10] + (f"-{units[number % 10]}" if number % 10 else "")
    for size, word in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            joint = " and " if size == 100 or rest < 100 else " "
            return f"{_in_words(number // size)} {word}" + (f"{joint}{_in_words(rest)}" if rest else "")
    raise AssertionError


@given(st.integers(0, 999_999_999))
def test_number_words_are_understood_up_to_the_millions(number: int) -> None:
    assert bounds(_in_words(number))[:2] == (number, number)


@given(st.text(max_size=60))
def test_any_words_are_borne(words: str) -> None:
    low, high, _ = bounds(words)
    assert low is None or low >= 0
    assert low is None or high is None or low <= high
