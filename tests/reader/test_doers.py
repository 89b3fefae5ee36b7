"""Who does it, who suffers it, with what and where: sentences of acts of violence that were read wrongly once."""

from __future__ import annotations

import pytest

FILLED = [
    ("A bombing killed ten people in Velin on Friday the Karsa Monitor said.", "kills", "whom", ["ten people"]),
    ("Shells hit a school in the town of Velin killing two children.", "kills", "by", None),
    ("Shells hit a school in the town of Velin killing two children.", "kills", "means", ["Shells"]),
    ("Militants targeted with rocket shells al-Velin neighborhood in Karsa.", "attacks", "by", ["Militants"]),
    (
        "Militants targeted on Sunday morning al-Velin neighborhood with rocket shells killing a woman.",
        "attacks",
        "by",
        ["Militants"],
    ),
    ("A woman killed two others injured in a rocket attack in Velin.", "kills", "whom", ["woman"]),
    ("A bomber killed ten people injured twenty in Velin.", "kills", "by", ["bomber"]),
    ("They were 19 men held together and tortured physically.", "abuses", "by", None),
    ("They were 19 men held together and tortured physically.", "abuses", "whom", ["19 men"]),
    ("Hundreds tortured to death by the army since 2011.", "abuses", "by", ["army"]),
    ("Bombardment on a neighbourhood controlled by rebels killed five civilians.", "kills", "by", None),
    (
        "A raid on the city of Velin where fighters are battling the Northern Front killed two women.",
        "kills",
        "by",
        None,
    ),
    (
        "A raid on the city of Velin where fighters are battling the Northern Front killed two women.",
        "kills",
        "means",
        ["raid"],
    ),
    ("Omid Rask said the army was not responsible for the bombing of Velin.", "attacks", "by", ["army"]),
    (
        "Gunmen operating in the country who are carrying out attacks against Velin were seen.",
        "attacks",
        "by",
        ["Gunmen"],
    ),
    ("The ministry wants to remove the burden of holding the fighters.", "detains", "by", None),
    (
        "A soldier jailed in Ardania after joining a group fighting the Northern Front has fled.",
        "fights",
        "place",
        None,
    ),
    (
        "The plan fails if Ardania and Belmark-backed forces fighting in Velin are given a role.",
        "fights",
        "who",
        ["Belmark-backed forces"],
    ),
    (
        "Omid Rask demanded that Ardania and Belmark repatriate and prosecute their citizens fighting in Velin.",
        "fights",
        "with",
        None,
    ),
    ("At least 20 people were injured in regime and Belmarkian bombings.", "attacks", "by", ["regime", "Belmarkian"]),
    (
        "Clashes erupted between the Ardanian forces and militants of the Northern Front in Velin.",
        "fights",
        "who",
        ["Ardanian forces"],
    ),
    ("The fighter who enslaved her was killed.", "abuses", "whom", None),
    (
        "The ministry accused the Northern Front a member of a coalition fighting militants in Velin of killing six civilians.",
        "kills",
        "by",
        ["Northern Front"],
    ),
    ("Omid Rask stressed that the raids are aimed at civilians; forcing residents to flee.", "displaces", "by", None),
    (
        "The raids went on in the suburbs of Velin, where 69 people have been killed.",
        "kills",
        "place",
        ["suburbs of Velin"],
    ),
    ("The town which has been under siege by the army was shelled.", "besieges", "by", ["army"]),
    (
        "Government forces backed by ally Belmark have shelled Velin.",
        "attacks",
        "by",
        ["Government forces backed by ally Belmark"],
    ),
    ("According to the Karsa Monitor heavy bombardment has hit Velin.", "attacks", "by", None),
]


@pytest.mark.parametrize(("text", "kind", "role", "words"), FILLED)
def test_filled(claim_of, text, kind, role, words):
    found = claim_of(text, kind).roles.get(role)
    assert found == words


def test_teller_speaks(claim_of):
    text = "A bombing killed ten people in Velin on Friday the Karsa Monitor said."
    assert claim_of(text, "kills").voice == ["Karsa Monitor"]


def test_contrasted_clause_has_its_own_place(claims_of):
    text = "Three people were killed in Velin while seven were killed by strikes on Orsk."
    places = {c.roles["whom"][0]: c.roles.get("place") for c in claims_of(text, "kills")}
    assert places == {"Three people": ["Velin"], "seven": None}


@pytest.mark.parametrize(
    "text",
    [
        "Velin airstrike agency UN killed ten people on Friday.",
        "Tags shelling Velin",
        "Belmark Air strikes killed ten people in Velin.",
    ],
)
def test_scraps_of_a_page_do_nothing(claims_of, text):
    assert all("by" not in c.roles for c in claims_of(text) if c.kind in ("attacks", "kills"))


STANDS_FOR = [
    (
        "The United Nations spoke of civilians in Velin. After their offensive began the rebels shelled Velin.",
        "attacks",
        "civilians",
    ),
    ("A group of jihadis shot five guards at the gate. They then killed a journalist.", "kills", "five guards"),
]


@pytest.mark.parametrize(("text", "kind", "wrong"), STANDS_FOR)
def test_doer_is_not_who_was_hit(claims_of, text, kind, wrong):
    assert all(wrong not in c.roles.get("by", []) for c in claims_of(text, kind))


def test_the_dead_of_a_heading_fire_nothing(claims_of):
    text = "2 persons killed 13 injured in rocket attacks on Velin fired more than 20 shells on Orsk."
    assert all("2 persons" not in c.roles.get("by", []) for c in claims_of(text, "attacks"))


def test_who_broke_the_news_is_no_attacker(claims_of):
    text = "The regime bombardment of Velin was broken earlier by the Karsa Post."
    assert all("Karsa Post" not in c.roles.get("by", []) for c in claims_of(text, "attacks"))


def test_means_of_some_attacks_only(claim_of):
    text = "Three people were killed in attacks including with chemical weapons in Velin."
    assert "chemical weapons" not in claim_of(text, "kills").roles.get("means", [])
