"""The reader's word lists hold words, and all the lists that the codebook asks for by name."""

from __future__ import annotations

import pytest

from marsad.codebook import load_codebook
from marsad.reader.words import FOLDER, word_lists

LISTS = [(path.stem, name) for path in sorted(FOLDER.glob("*.toml")) for name in word_lists(path.stem)]


@pytest.mark.parametrize(("file", "name"), LISTS)
def test_a_list_holds_words_in_their_base_form(file: str, name: str) -> None:
    words = word_lists(file)[name]
    assert words or (file, name) == ("stance", "cues.unlikely")
    assert all(word == word.strip().lower() and word for word in words)


def test_all_lists_that_wordings_name_are_there() -> None:
    named = {
        word.removeprefix("@")
        for kind in load_codebook().kinds.values()
        for wording in kind.wordings
        for listed in (wording.verbs, wording.nouns, wording.agents, *wording.heads.values())
        for word in listed
        if word.startswith("@")
    }
    made_by_the_reader = {
        "name",
        "gerund",
        "person_name",
        "not_infinitive",
        "infinitive",
        "own_deed",
        "counted",
        "no_place",
        "sure_name",
        "known_person",
        "metaphorical",
        "body",
    }
    assert named - made_by_the_reader <= set(word_lists("nouns"))
