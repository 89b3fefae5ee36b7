"""Posts, members and orders that are told without the commas and little words that other reports use."""

from __future__ import annotations

import pytest

POSTS = [
    ("President of the Velin Coalition Omid Sample said talks would go on.", "Omid Sample", "Velin Coalition"),
    ("He met Foreign Minister of Ardania Lena Rask.", "Lena Rask", "Ardania"),
    ("A civil defence official in Belmark Omid Sample said ten people had died.", "Omid Sample", "Belmark"),
    (
        "They were welcomed by Secretary of the Velin branch of the Labour Party Lena Rask.",
        "Lena Rask",
        "Velin branch of the Labour Party",
    ),
    (
        "Secretary-General of the Velin Coalition Abdul Ilah al-Sample sent a letter.",
        "Abdul Ilah al-Sample",
        "Velin Coalition",
    ),
    ("The Northern Front's representative Omid Sample said the army had left.", "Omid Sample", "Northern Front"),
    ("Ardania's dictator, Omid Sample, will be pleased.", "Omid Sample", "Ardania"),
    ("Omid Sample, the bishop of Velin, said the army had left.", "Omid Sample", "Velin"),
]


@pytest.mark.parametrize(("text", "who", "where"), POSTS)
def test_the_name_that_lost_its_comma_holds_the_post(claim_of, text, who, where):
    roles = claim_of(text, "holds_post").roles
    assert roles["who"] == [who]
    assert roles["in"] == [where]


@pytest.mark.parametrize(
    "text",
    [
        "The head of the Velin Human Rights Council said the army had left.",
        "The president of the University Saint Sample said the army had left.",
        "The spokesman for the Omid Sample Society said the army had left.",
        "They met a member of the Northern Front Military Committee.",
        "Omid Sample, a dictator in all but name, said the army had left.",
    ],
)
def test_names_of_bodies_stay_whole(claims_of, text):
    assert claims_of(text, "holds_post") == []
    assert claims_of(text, "part_of") == []


def test_two_who_share_a_post(claim_of):
    roles = claim_of(
        "The two co-chairs of the Velin Council Omid Sample and Lena Rask are expected in Tessel.", "holds_post"
    ).roles
    assert roles["who"] == ["Omid Sample", "Lena Rask"]
    assert roles["in"] == ["Velin Council"]


def test_of_what_a_commissioner_takes_care_is_no_body(claim_of):
    roles = claim_of("High Commissioner for Human Rights Omid Sample said the army had left.", "holds_post").roles
    assert roles["who"] == ["Omid Sample"]
    assert "in" not in roles


def test_a_member_is_who_is_named_behind(claim_of):
    roles = claim_of("Member of the Velin Coalition Omid Sample said the army had shelled Tessel.", "part_of").roles
    assert roles == {"who": ["Omid Sample"], "whole": ["Velin Coalition"]}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("President of the Velin Coalition Omid Sample said the army had shelled Tessel.", "Omid Sample"),
        ("Member of the Velin Coalition Omid Sample said the army had shelled Tessel.", "Omid Sample"),
        ("A local official, Omid Sample, said the army had shelled Tessel.", "Omid Sample"),
        ("Archbishop Omid Sample said the army had shelled Tessel.", "Omid Sample"),
        ("A local official said the army had shelled Tessel.", "local official"),
    ],
)
def test_who_speaks_is_named(claim_of, text, speaker):
    assert claim_of(text, "attacks").voice == [speaker]


def test_states_with_dots_lead_and_back_too(claim_of, claims_of):
    assert claim_of("The U.N.-led force left Velin.", "commands").roles["who"] == ["U.N."]
    assert claim_of("The U.N.-backed militia left Velin.", "backs").roles["by"] == ["U.N."]
    assert claims_of("The U.N. militia left Velin.", "backs") == []


def test_officials_who_are_sacked(claim_of, claims_of):
    roles = claim_of("He has sacked tens of thousands of civil servants.", "removes").roles
    assert roles["who"] == ["tens of thousands of civil servants"]
    assert claims_of("The minister dismissed critics of the plan.", "removes") == []


def test_orders_without_the_one_who_gives_them(claim_of, claims_of):
    roles = claim_of("Troops were ordered to withdraw from Velin.", "orders").roles
    assert roles == {"whom": ["Troops"], "what": ["to withdraw from Velin"]}
    assert claim_of("Troops may be ordered to withdraw.", "orders").stance == "affirmed possible"
    assert claim_of("Troops were ordered by the general to open fire.", "orders").roles["by"] == ["general"]
    assert claims_of("The troops withdrew from Velin in good order.", "orders") == []


def test_a_green_light_is_an_order(claim_of, claims_of):
    roles = claim_of("The president gave the army a green light to attack Velin.", "orders").roles
    assert roles["by"] == ["president"]
    assert roles["whom"] == ["army"]
    assert claims_of("The president gave the army a lamp.", "orders") == []
