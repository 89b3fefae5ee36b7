"""Speakers that were missing, wrong or cut once."""

from __future__ import annotations

import pytest

CLOSING = [
    ("The army launched operations near the town of Velin military sources said Wednesday.", "military sources"),
    ("The army shelled the airport of Velin Belmark state television said.", "state television"),
    ("Jets attacked a convoy in Velin army spokesman Colonel Omid Sample said in a statement.", "Omid Sample"),
    ("The army attacked Velin the ambassador to the United Nations said on Wednesday.", "ambassador"),
    ("The army attacked Velin a security official in Belmark said on condition of anonymity.", "security official"),
    ("Jets attacked a convoy in Velin an activist with the Tessel Media Centre told Reuters.", "activist"),
    ("Jets attacked a convoy in Velin a group monitoring the conflict said.", "group monitoring the conflict"),
    ("Jets attacked a convoy in Velin the Tessel Observatory said blaming the army.", "Tessel Observatory"),
    (
        "Jets attacked a convoy in Velin the Belmark-based Tessel Observatory said a town near the border.",
        "Tessel Observatory",
    ),
    ("Jets attacked a convoy in Velin residents and activists said on Sunday.", "residents and activists"),
    ("Jets attacked a convoy in Velin on Saturday alone activists and state media said.", "activists and state media"),
    ("Jets attacked a convoy in Velin town rebels said.", "rebels"),
]


@pytest.mark.parametrize(("text", "speaker"), CLOSING)
def test_who_closes_a_sentence_without_commas(claim_of, text, speaker):
    assert claim_of(text, "attacks").voice == [speaker]


INTRODUCED = [
    ("Lena Marek fled Velin in 2014. “The army attacked our village and they burned all of the houses.”", "Lena Marek"),
    (
        "“We were hungry,” said Lena Marek. Snow fell. The roads were closed. “The army attacked our village and they burned all of the houses.”",
        "Lena Marek",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), INTRODUCED)
def test_who_is_quoted_without_a_verb(claim_of, text, speaker):
    assert claim_of(text, "attacks").voice == [speaker]


def test_no_attribution(claim_of):
    assert claim_of("The year has seen the army attack Velin.", "attacks").voice == []
    assert claim_of("It is fair to say that the army attacked Velin.", "attacks").voice == []
    assert claim_of("There were strikes by the army on Velin, which have been under-reported.", "attacks").voice == []


GRANTED = [
    "Belmark hoped that Ardania would leave once the war against the Northern Front came to an end.",
    "The militants believed their contribution to the fight against the Northern Front helped their case.",
]


@pytest.mark.parametrize("text", GRANTED)
def test_a_war_is_taken_for_granted_by_the_report(claim_of, text):
    assert claim_of(text, "fights").voice == []


def test_there_are_reports(claim_of):
    text = "In addition, there are unconfirmed reports that several fighters were killed in Velin."
    assert claim_of(text, "kills").voice == ["unconfirmed reports"]
