from __future__ import annotations

import pytest

from marsad.intake.dateline import dateline_words, find_dateline


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("BEIRUT: Fighters left.", "BEIRUT"),
        ("BAGHDAD:\u00a0The cabinet met.", "BAGHDAD"),
        ("DEIR EZZOR, Syria: Fighters left.", "DEIR EZZOR, Syria"),
        ("BAGHDAD/ERBIL, Iraq (Reuters) - Fighters left.", "BAGHDAD/ERBIL, Iraq"),
        ("BEIRUT, Oct 3 (Reuters) - fighters left.", "BEIRUT"),
        ("BEIRUT, Oct. 3, 2017 (AP) — Fighters left.", "BEIRUT"),
        ("Beirut (AFP) – Fighters left.", "Beirut"),
        ("Deir ez-Zor (SANA)- Fighters left.", "Deir ez-Zor"),
        ("(Beirut, October 3, 2017) – Armed groups should …", "Beirut"),
        ("UNITED NATIONS — The council met.", "UNITED NATIONS"),
        ("TRIPOLI (Levant Wire) — At least 12 people died.", "TRIPOLI"),
        ("AL-HOL, Syria — Families arrived.", "AL-HOL, Syria"),
    ],
)
def test_datelines_of_many_manners(line: str, place: str) -> None:
    assert find_dateline(line) == place
    assert line.startswith(dateline_words(line).rstrip())


@pytest.mark.parametrize(
    "line",
    [
        "FILE PHOTO: Fighters stand on a road.",
        "UPDATE: The number has risen.",
        "ISIS: The group said nothing.",
        "ISIS — also known by its Arabic acronym — said nothing.",
        "UN: Talks will resume.",
        "Mustafa Sample (SDF) - a spokesman",
        "The governor said: Nobody left.",
        "MOSUL FALLS TO MILITANTS",
    ],
)
def test_capitals_that_are_no_dateline(line: str) -> None:
    assert find_dateline(line) is None


def test_a_dateline_may_stand_below_caption_and_bullets() -> None:
    text = "Fighters on a road near the front. (File)\n\n  • A point\n\nERBIL: Fighters left."
    assert find_dateline(text) == "ERBIL"


def test_a_dateline_deep_in_the_text_is_not_the_reports() -> None:
    assert find_dateline("A sentence.\n" * 20 + "ERBIL: Fighters left.") is None
