"""The table of given names, and the one spelling that stands for all."""

from __future__ import annotations

import pytest

from marsad.records import DataError
from marsad.register.given_names import is_transcribed, name_key, spellings
from marsad.register.names import fold


def test_every_spelling_stands_once_and_the_one_for_all_stands_for_itself():
    table = spellings()
    assert len(table) > 300
    for spelling, head in table.items():
        assert fold(spelling) == spelling
        assert table[fold(head)] == head


def test_a_spelling_on_two_lines_is_told(tmp_path):
    file = tmp_path / "names.toml"
    file.write_text('[arabic]\nsalem = []\nsalim = ["salem"]\n', encoding="utf-8")
    with pytest.raises(
        DataError, match=r"names\.toml: `salem` stands for `salem` and for `salim`; leave it on the line"
    ):
        spellings(file)


def test_the_key_of_a_key_is_itself():
    for parts in (("aymenn", "tamimi"), ("abdel rahman", "saleh"), ("salah", "din", "rajab"), ("ann", "lowell")):
        once = name_key(parts)
        assert name_key(once) == once


@pytest.mark.parametrize(
    ("text", "parts", "so"),
    [
        ("Karim Sample", ("karim", "sample"), True),
        ("Sample al-Velini", ("sample", "velini"), True),
        ("Abu Sample", ("abu sample",), True),
        ("Ann Lowell", ("ann", "lowell"), False),
    ],
)
def test_what_is_transcribed(text, parts, so):
    assert is_transcribed(text, parts) is so
