"""Answers are wrapped as a typesetter would: whole words, nothing lost."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from marsad.cli.show import _wrapped

WORDS = st.lists(st.text("abc—é", min_size=1, max_size=30), min_size=1, max_size=40)


@given(WORDS, st.integers(10, 60), st.integers(0, 6))
def test_lines_are_filled_with_whole_words(words, width, indent):
    text, blanks = "  \n".join(words), " " * indent
    assert _wrapped(text, width, blanks) == textwrap.wrap(
        " ".join(words),
        width,
        initial_indent=blanks,
        subsequent_indent=blanks,
        break_long_words=False,
        break_on_hyphens=False,
    )


def test_no_words_are_one_empty_line():
    assert _wrapped("", 20, "  ") == ["  "]
