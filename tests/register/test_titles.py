"""Titles tell apart the persons of a report who share a name; they join nobody whom they contradict."""

from __future__ import annotations

import pytest

from marsad.register.persons import gather
from marsad.register.titles import title_before, titles

REPORT = "r-0123456789abcdef0123"
TWO = ["Interior Minister Omar Hashimi", "Colonel Adel Hashimi"]


def who(names: list[str], words: str, beside: str = "", called: tuple[tuple[str, str], ...] = ()) -> str | None:
    found = gather(REPORT, names, called=called).identify(words, beside)
    return found.id if found is not None else None


@pytest.mark.parametrize(
    ("words", "beside", "id_"),
    [
        ("Colonel Hashimi", "", "person:adel-hashimi"),
        ("Col. Hashimi", "", "person:adel-hashimi"),
        ("Hashimi", "the interior minister", "person:omar-hashimi"),
        ("Minister Hashimi", "", "person:omar-hashimi"),
        ("Hashimi", "", None),
        ("Mr Hashimi", "", None),
        ("Gen Hashimi", "", None),
        ("Finance Minister Hashimi", "", None),
        ("Deputy Interior Minister Hashimi", "", None),
        ("Sheikh Hashimi", "", None),
    ],
)
def test_of_two_with_one_name_a_title_means_whom_it_fits(words: str, beside: str, id_: str | None) -> None:
    assert who(TWO, words, beside) == id_


def test_a_general_is_the_only_general_of_that_name() -> None:
    names = ["Lt. Gen. Omar Hashimi", "Colonel Adel Hashimi", "Karim Hashimi"]
    assert who(names, "Gen Hashimi") == "person:omar-hashimi"
    assert who(names, "Major Hashimi") is None
    assert who([*names, "Brigadier General Layla Hashimi"], "Gen Hashimi") is None


def test_a_title_that_both_bear_tells_nobody_apart() -> None:
    assert who(["Interior Minister Omar Hashimi", "Oil Minister Adel Hashimi"], "Minister Hashimi") is None
    assert (
        who(["Interior Minister Omar Hashimi", "Oil Minister Adel Hashimi"], "Oil Minister Hashimi")
        == "person:adel-hashimi"
    )


def test_what_stands_beside_a_full_name_is_its_title() -> None:
    called = (("Omar Hashimi", "a colonel"), ("Adel Hashimi", "the minister of interior"))
    assert who(["Omar Hashimi", "Adel Hashimi"], "Col. Hashimi", called=called) == "person:omar-hashimi"
    assert who(["Omar Hashimi", "Adel Hashimi"], "Interior Minister Hashimi", called=called) == "person:adel-hashimi"


@pytest.mark.parametrize(
    ("full", "short", "joined"),
    [
        ("Colonel Adel Hashimi", "General Hashimi", False),
        ("Maj. Gen. Adel Hashimi", "Major Hashimi", False),
        ("Lieutenant Colonel Adel Hashimi", "Colonel Hashimi", True),
        ("Brigadier Adel Hashimi", "General Hashimi", True),
        ("Defence Minister Adel Hashimi", "General Hashimi", True),
        ("Oil Minister Adel Hashimi", "Interior Minister Hashimi", False),
        ("Adel Hashimi", "General Hashimi", True),
        ("Attorney General Adel Hashimi", "Colonel Hashimi", True),
    ],
)
def test_of_one_of_that_name_only_another_rank_or_office_is_somebody_else(full: str, short: str, joined: bool) -> None:
    assert who([full], short) == ("person:adel-hashimi" if joined else None)


def test_a_promotion_in_the_report_is_no_contradiction() -> None:
    names = ["Colonel Adel Hashimi", "General Adel Hashimi"]
    assert who(names, "Gen. Hashimi") == who(names, "Col. Hashimi") == "person:adel-hashimi"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Monday, the interior minister Hashimi", "the interior minister"),
        ("The men of Brig. Gen. Hashimi", "Brig. Gen."),
        ("He saw the colonel. Hashimi", ""),
        ("He thanked the colonel, Hashimi", ""),
        ("She told the colonel Hashimi", ""),
        ("The colonel\n\nHashimi", ""),
        ("The town of Hashimi", ""),
    ],
)
def test_a_title_before_a_name_ends_where_the_sentence_does(text: str, found: str) -> None:
    assert title_before(text, text.rindex("Hashimi")) == found


def test_words_that_only_look_like_a_rank_are_none() -> None:
    for words in ("attorney general", "chief of the general staff", "a major leader", "the widow", ""):
        assert not {t.head for t in titles(words)} & {"general", "major"}


def test_why_a_title_decided_is_told() -> None:
    persons = gather(REPORT, TWO)
    why, near = persons.explain("Colonel Hashimi")
    assert why == "of 2 persons of the report who bear it, only “Adel Hashimi” is called “Colonel”"
    assert [one.id for one in near] == ["person:omar-hashimi"]
    assert persons.explain("Hashimi")[0] == "2 persons of the report bear it"
    assert persons.explain("General Hashimi")[0] == "2 persons of the report bear it"
    alone, _ = gather(REPORT, ["Colonel Adel Hashimi"]).explain("Hashimi", "General")
    assert alone == "the report calls “Adel Hashimi” something else than “General”"
