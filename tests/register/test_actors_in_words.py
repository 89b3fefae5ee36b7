"""Which actor a description names: the naming part decides, and only it."""

from __future__ import annotations

import pytest

from marsad.register.actor_data import load_actors
from marsad.register.groups import name_group


def group(words: str, *, initial: bool = False) -> tuple[str, float] | None:
    found = name_group(words, load_actors(), choose=lambda matches: matches[0], initial=initial)
    return (found.id.removeprefix("actor:"), found.score) if found else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("US-backed Syrian Democratic Forces", "syrian-democratic-forces"),
        ("the Syrian Democratic Forces (SDF)", "syrian-democratic-forces"),
        ("the US-backed Syrian Democratic Forces now battling Daesh in Syria", "syrian-democratic-forces"),
        ("Iran-backed Hezbollah", "hezbollah"),
        ("the US-led coalition fighting Daesh in Syria and Iraq", "us-led-coalition"),
        ("the US Senate", "us-senate"),
        ("Iranian forces operating across the frontier", "iranian-armed-forces"),
        ("Popular Mobilization Units, an umbrella of militias", "popular-mobilisation-forces"),
        ("advancing Iraqi forces", "iraqi-security-forces"),
        ("Bashar al-Assad’s regime", "government-of-syria"),
        ("the Kurdish Peshmerga", "peshmerga"),
    ],
)
def test_a_name_with_what_surrounds_it(words: str, expected: str) -> None:
    found = group(words)
    assert found is not None
    assert found[0] == expected
    assert found[1] > 0.85


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Daesh fighters", "islamic-state"),
        ("(Daesh) foreign fighters", "islamic-state"),
        ("suspected Isis operatives", "islamic-state"),
        ("as many as 5,000 Isis members", "islamic-state"),
        ("hundreds of Daesh fighters", "islamic-state"),
        ("members of the Islamic State group", "islamic-state"),
        ("fighters from the Nusra Front", "al-nusra-front"),
        ("Daesh militants killed near the river", "islamic-state"),
        ("a unit of Iraq’s army", "iraqi-army"),
        ("the armed factions of the PMU", "popular-mobilisation-forces"),
        ("Iraqi military commanders", "iraqi-security-forces"),
        ("senior Taliban commanders", "taliban"),
        ("US officials", "united-states"),
    ],
)
def test_members_and_parts_score_lower(words: str, expected: str) -> None:
    found = group(words)
    assert found is not None
    assert found[0] == expected
    assert found[1] < 0.85


@pytest.mark.parametrize(
    "words",
    [
        "forces attacking Daesh",
        "fighters loyal to Daesh",
        "Iranian-backed factions",
        "US backed forces",
        "al-Qaida-linked group",
        "pro-Assad forces",
        "a US-backed Kurdish-Arab alliance",
        "the UN humanitarian aid agency",
        "the Syrian army's air force",
        "powerful Shia-dominated proxy forces",
        "Daesh-held areas",
        "Daesh territory",
        "Daesh fighting positions",
        "Daesh’s own propaganda",
        "a Kurdish group fighting Daesh",
        "people joining Daesh",
        "more than 1,000 Daesh family members",
        "Kurdish Syrian forces",
        "the Kurdish-dominated Syrian Defence Forces",
        "the former al-Qaida affiliate",
        "al-Qaida's branch",
        "the local branch of the Syrian Arab Red Crescent",
        "Omid Rask leader of the Syrian rebel group Ahrar al-Sham",
        "the Kurds of Turkey",
        "an international Catholic charity",
        "Velin/Tessel Army units",
        "Russian mercenaries",
        "Tunisian fighters",
        "dozens of Russians",
        "Syrian rebels",
        "Kurdish forces",
        "eastern Syria",
        "the US and Iran",
        "the group",
        "the militant group",
        "large numbers of fighters",
        "a coalition of parties",
        "",
    ],
)
def test_what_is_not_the_group_is_not_taken_for_it(words: str) -> None:
    assert group(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the Karsa Lions Brigade", "new:karsa-lions-brigade"),
        ("the Karsa Lions", "new:karsa-lions"),
        ("fighters from the Karsa Lions Brigade", "new:karsa-lions-brigade"),
        ("the Union of Karsa Doctors", "new:union-of-karsa-doctors"),
    ],
)
def test_a_name_that_no_entry_bears_is_provisional(words: str, expected: str) -> None:
    found = group(words)
    assert found is not None
    assert found[0] == expected
    assert found[1] <= 0.5


def test_a_capital_that_begins_a_sentence_makes_no_name() -> None:
    assert group("Operatives", initial=True) is None
    assert group("Military commanders", initial=True) is None


def test_a_name_of_two_actors_is_left_to_the_caller() -> None:
    asked = []
    name_group("al-Shabaab", load_actors(), choose=lambda matches: asked.append([m.actor.id for m in matches]))
    assert asked == [["actor:al-shabaab", "actor:al-shabaab-mozambique"]]
    assert name_group("al-Shabaab fighters", load_actors(), choose=lambda matches: None) is None


@pytest.mark.parametrize(
    "words",
    ["Community", "Our Standards", "Latest News", "Live TV Schedule", "Chemical Weapons", "Velin Shield", "Read More"],
)
def test_things_operations_and_the_furniture_of_a_page_are_no_groups(words: str) -> None:
    assert group(words) is None


@pytest.mark.parametrize("words", ["Velin News", "Community Guard of Velin", "Velin Liberation Army"])
def test_other_capitalised_names_are_groups_that_the_register_lacks(words: str) -> None:
    found = group(words)
    assert found is not None
    assert found[0].startswith("new:")


@pytest.mark.parametrize("words", ["the Taliban of Pakistan", "Hezbollah of Iraq", "the Muslim Brotherhood of Libya"])
def test_a_namesake_in_another_state_is_not_the_actor(words: str) -> None:
    assert group(words) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Hezbollah of Lebanon", "hezbollah"), ("the Popular Mobilization Forces of Iraq", "popular-mobilisation-forces")],
)
def test_an_actor_with_its_own_state_is_itself(words: str, expected: str) -> None:
    found = group(words)
    assert found is not None
    assert found[0] == expected
