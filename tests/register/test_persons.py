"""Persons of one report: full and short names meet, two people never do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records import Identity
from marsad.register.persons import Settled, gather, person_name

REPORT = "r-0123456789abcdef0123"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Mustafa Bali", "Mustafa Bali"),
        ("spokesman Mustafa Bali", "Mustafa Bali"),
        ("Mustafa Bali, a spokesman", "Mustafa Bali"),
        ("Iraqi Prime Minister Karim Haddad", "Karim Haddad"),
        ("former US President Ann Lowell", "Ann Lowell"),
        ("Lt. Gen. Peter Marsh", "Peter Marsh"),
        ("the group’s leader Abu Nasr al-Karsawi", "Abu Nasr al-Karsawi"),
        ("UN special envoy Jan de Vries", "Jan de Vries"),
        ("Sheikh Hassan", "Hassan"),
        ("Senate Majority Leader Ann Lowell", "Ann Lowell"),
        ("Libya’s Karim Haddad", "Karim Haddad"),
        ("al-Hashimi", "al-Hashimi"),
        ("Haddad’s", "Haddad"),
        ("Dr Aymenn al-Karsawi (42)", "Aymenn al-Karsawi"),
        ("August al-Karsawi", "al-Karsawi"),
        ("April Lowell", "April Lowell"),
    ],
)
def test_titles_are_taken_off(words: str, name: str) -> None:
    found = person_name(words)
    assert found is not None
    assert found.text == name


@pytest.mark.parametrize(
    "words",
    ["a senior commander", "the prime minister", "Military commanders", "He", "They", "who", "", "the top coalition commander",
     "a witness, who declined to be named", "Karim and Layla", "Prime Minister", "Kurds", "the Yazidis",
     "the head of the Sample Rescue Committee", "the wife of Karim Haddad", "Karim Haddad leader of the group Sons of Karsa"],
)  # fmt: skip
def test_words_without_a_name_are_nobody(words: str) -> None:
    assert person_name(words) is None
    assert gather(REPORT, ["Karim Haddad"]).identify(words) is None


def test_a_short_name_is_the_full_one() -> None:
    persons = gather(REPORT, ["Mustafa Bali", "Bali", "Adel Abdul Mahdi", "Hisham Al-Hashimi"])
    for words in ("Mustafa Bali", "Bali", "Bali’s", "spokesman Bali", "Mr Bali"):
        found = persons.identify(words)
        assert found is not None
        assert (found.id, found.name) == ("person:mustafa-bali", "Mustafa Bali")
    for words in ("Abdul Mahdi", "Mahdi"):
        found = persons.identify(words)
        assert found is not None
        assert found.id == "person:adel-abdul-mahdi"
    found = persons.identify("Hashimi")
    assert found is not None
    assert found.id == "person:hisham-hashimi"


def test_another_spelling_in_one_report_is_the_same_person() -> None:
    persons = gather(REPORT, ["Khaled al-Karsawi", "Khalid Al-Karsawi"])
    one, other = persons.identify("Khaled al-Karsawi"), persons.identify("Khalid Al-Karsawi")
    assert one is not None
    assert other is not None
    assert one.id == other.id == "person:khaled-karsawi"


def test_middle_names_may_be_left_out() -> None:
    persons = gather(REPORT, ["Nuri Kamal al-Karsawi", "Nuri al-Karsawi"])
    one, other = persons.identify("Nuri Kamal al-Karsawi"), persons.identify("Nuri al-Karsawi")
    assert one is not None
    assert other is not None
    assert one.id == other.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abu Bakr al-Baghdadi", "Abu Omar al-Baghdadi"),
        ("Hisham al-Hashimi", "Yasser al-Hashimi"),
        ("Karim Haddad", "Karim Nassar"),
        ("Muhammad Karim Haddad", "Ali Karim Haddad"),
    ],
)
def test_one_shared_part_never_joins_two(one: str, other: str) -> None:
    persons = gather(REPORT, [one, other])
    first, second = persons.identify(one), persons.identify(other)
    assert first is not None
    assert second is not None
    assert first.id != second.id


def test_a_short_name_of_two_bearers_is_neither() -> None:
    persons = gather(REPORT, ["Hisham al-Hashimi", "Yasser al-Hashimi"])
    assert persons.identify("Hashimi") is None
    assert persons.identify("al-Hashimi") is None


def test_a_single_name_has_an_id_of_its_report_only() -> None:
    here, there = gather(REPORT, []).identify("Winter"), gather("r-other", []).identify("Winter")
    assert here is not None
    assert there is not None
    assert here.id == f"person:{REPORT}:winter"
    assert here.id != there.id


def test_a_full_name_has_the_same_id_in_every_report() -> None:
    here, there = gather(REPORT, []).identify("Hisham El-Hashimi"), gather("r-other", []).identify("Hisham al-Hashimi")
    assert here is not None
    assert there is not None
    assert here.id == there.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aymenn al-Karsawi", "Ayman Al-Karsawi"),
        ("Abdel-Rahman Karsawi", "Abdulrahman al-Karsawi"),
        ("Abdurrahman al-Karsawi", "Abd al-Rahman al-Karsawi"),
        ("Salah ad-Din Karsawi", "Salahuddin al-Karsawi"),
        ("Mohammed bin Karsa", "Muhammad ibn Karsa"),
        ("Qassem Karsawi", "Ghasem Karsawi"),
        ("Sergey Karsov", "Sergei Karsov"),
        ("Adel Abdul Mahdi", "Adil Abd al-Mahdi"),
    ],
)
def test_spellings_of_one_name_are_one_person_in_every_report(one: str, other: str) -> None:
    here, there = gather(REPORT, [one]).identify(one), gather("r-other", [other]).identify(other)
    assert here is not None
    assert there is not None
    assert here.id == there.id
    assert (here.name, there.name) == (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abu Bakr al-Karsawi", "Abu Omar al-Karsawi"),
        ("Hamad Karsawi", "Hamed Karsawi"),
        ("Rashad Karsawi", "Rashid Karsawi"),
        ("Salem Karsawi", "Saleh Karsawi"),
        ("Abdul Karim Karsa", "Karim Karsa"),
        ("Ann Lowell", "Anne Lowell"),
    ],
)
def test_names_of_two_stay_two_across_reports(one: str, other: str) -> None:
    here, there = gather(REPORT, [one]).identify(one), gather("r-other", [other]).identify(other)
    assert here is not None
    assert there is not None
    assert here.id != there.id


def test_a_merged_person_is_the_other_in_every_report() -> None:
    settled = Settled(merged={"person:omid-rask": Identity("person:omid-j-rask", "Omid J. Rask", 1.0)})
    found = gather(REPORT, ["Omid Rask"], settled).identify("Rask")
    assert found is not None
    assert (found.id, found.name) == ("person:omid-j-rask", "Omid J. Rask")


def test_persons_merged_in_a_circle_come_to_an_end() -> None:
    one, two = Identity("person:omid-rask", "Omid Rask", 1.0), Identity("person:lena-marek", "Lena Marek", 1.0)
    settled = Settled(merged={one.id: two, two.id: one})
    assert settled.settle(one, REPORT).id in (one.id, two.id)


def test_a_name_that_is_somebody_elses_in_one_report_stays_in_the_others() -> None:
    settled = Settled(apart={("person:omid-rask", REPORT): "person:omid-rask-d-1"})
    here, there = (gather(r, ["Omid Rask"], settled).identify("Omid Rask") for r in (REPORT, "r-other"))
    assert here is not None
    assert there is not None
    assert (here.id, there.id) == ("person:omid-rask-d-1", "person:omid-rask")


@given(st.lists(st.text(alphabet="abAB -'’.,al", max_size=20), max_size=6), st.text(max_size=30))
def test_any_words_are_borne(names: list[str], words: str) -> None:
    found = gather(REPORT, names).identify(words)
    assert found is None or found.id.startswith("person:")


_GIVEN = st.sampled_from(["Karim", "Layla", "Abu Nasr", "Omar", "Hisham", "Abdul Rahim"])
_FAMILY = st.sampled_from(["Haddad", "al-Hashimi", "Nassar", "Bali"])


@given(st.lists(st.tuples(_GIVEN, _FAMILY).map(" ".join), min_size=1, max_size=6))
def test_names_of_two_parts_meet_only_when_both_agree(names: list[str]) -> None:
    persons = gather(REPORT, names)
    found = {}
    for name in names:
        identity = persons.identify(name)
        assert identity is not None
        found[name] = identity.id
    assert len(set(found.values())) == len(found)
