"""Who moves, flees, joins, holds, tries, backs and fights whom, in wordings that were passed over once; and what is none of it."""

from __future__ import annotations

import pytest

FOUND = [
    ("As the militants withdrew, they mined the road.", "moves", {"who": ["militants"]}),
    ("The militants fled the fighting in Velin.", "moves", {"who": ["militants"]}),
    ("The fleeing militants hoped to blend in with civilians.", "moves", {"who": ["fleeing militants"]}),
    ("Omid Rask arrived in Velin on Monday.", "moves", {"who": ["Omid Rask"], "to": ["Velin"]}),
    ("Dara Sami made her way to Velin.", "moves", {"who": ["Dara Sami"], "to": ["Velin"]}),
    ("The withdrawal of the troops surprised Belmark.", "moves", {"who": ["troops"]}),
    ("Jets targeted fleeing Northern Front fighters.", "moves", {"who": ["fleeing Northern Front fighters"]}),
    ("The army attacked fleeing civilians in Velin.", "displaces", {"whom": ["fleeing civilians"]}),
    ("The war in Ardania, which began in 2011, has displaced millions.", "displaces", {"whom": ["millions"]}),
    ("Millions have been forced to flee since 2011.", "displaces", {"whom": ["Millions"]}),
    ("Thousands have fled the fierce fighting in Velin.", "displaces", {"whom": ["Thousands"]}),
    ("The family had been displaced from Velin.", "displaces", {"whom": ["family"], "from": ["Velin"]}),
    (
        "The war left 300 people dead with half the population forced from their homes.",
        "displaces",
        {"whom": ["half the population"], "from": ["their homes"]},
    ),
    (
        "Dara Sami volunteered for the Northern Front in 2015.",
        "joins",
        {"who": ["Dara Sami"], "group": ["Northern Front"]},
    ),
    ("Ten officers defected on Monday.", "joins", {"who": ["Ten officers"]}),
    ("The rebels have 400 hostages in Velin.", "detains", {"by": ["rebels"], "whom": ["400 hostages"]}),
    (
        "Militants have massacred 20 troops taken hostage at an airbase.",
        "detains",
        {"whom": ["20 troops"], "place": ["airbase"]},
    ),
    ("Two women who escaped captivity spoke to reporters.", "frees", {"whom": ["Two women"]}),
    ("The army and the rebels exchanged 20 prisoners on Monday.", "frees", {"whom": ["20 prisoners"]}),
    ("Omid Rask was given a suspended sentence on Monday.", "prosecutes", {"whom": ["Omid Rask"]}),
    ("Omid Rask was tried in Belmark.", "prosecutes", {"whom": ["Omid Rask"]}),
    (
        "Belmark carried out strikes in support of the army.",
        "backs",
        {"by": ["Belmark"], "whom": ["army"]},
    ),
    (
        "Belmark supplied the Northern Front with missiles.",
        "backs",
        {"whom": ["Northern Front"], "means": ["missiles"]},
    ),
    ("Ardania shipped weapons to the rebels.", "backs", {"whom": ["rebels"], "means": ["weapons"]}),
    ("The regime and its foreign backers bombed Velin.", "backs", {"by": ["its foreign backers"]}),
    ("Belmark's allied militias attacked the town.", "allied_with", {"with": ["Belmark"]}),
    ("The vote ends the Northern Front's alliance with the rebels.", "allied_with", {"with": ["rebels"]}),
    ("The war pits the army against the rebels.", "fights", {"who": ["army"], "with": ["rebels"]}),
    ("The army has been battling for control of Velin.", "fights", {"who": ["army"], "place": ["Velin"]}),
    ("The battle to retake Velin began in June.", "fights", {"place": ["Velin"]}),
    ("The army is engaged in fierce fighting.", "fights", {"who": ["army"]}),
    ("The rebels and the militants fight each other.", "fights", {"who": ["rebels"], "with": ["militants"]}),
    (
        "Intense fighting was reported between the army and the rebels.",
        "fights",
        {"who": ["army"], "with": ["rebels"]},
    ),
    ("Omid Rask sends in troops to restore order.", "moves", {"who": ["troops"]}),
    ("Others fled to Belmark.", "moves", {"who": ["Others"], "to": ["Belmark"]}),
    ("The rest have fled the town.", "moves", {"who": ["rest"], "from": ["town"]}),
    ("Some were arrested on Monday.", "detains", {"whom": ["Some"]}),
    ("Ten men were killed and many were wounded.", "injures", {"whom": ["many"]}),
    (
        "The rebels are fighting in Velin to oust the government.",
        "fights",
        {"with": ["government"], "place": ["Velin"]},
    ),
    ("The army fought to drive the militants from Velin.", "fights", {"who": ["army"], "with": ["militants"]}),
    ("Belmark pledged military support to the army.", "backs", {"by": ["Belmark"], "whom": ["army"]}),
    ("Among those who left the town was Omid Rask.", "moves", {"who": ["Omid Rask"], "from": ["town"]}),
    ("Among those killed in Velin were ten rebels.", "kills", {"whom": ["ten rebels"], "place": ["Velin"]}),
    ("Fighting raged in Velin on Saturday.", "fights", {"place": ["Velin"]}),
    ("Northern Front ally Belmark refused.", "allied_with", {"with": ["Northern Front"]}),
    ("Omid Rask was found guilty of murder.", "prosecutes", {"whom": ["Omid Rask"], "of": ["murder"]}),
    ("The conflict between the army and the rebels goes on.", "fights", {"who": ["army"], "with": ["rebels"]}),
]


@pytest.mark.parametrize(("text", "kind", "roles"), FOUND)
def test_found(claim_of, text, kind, roles):
    said = claim_of(text, kind)
    assert {role: said.roles.get(role) for role in roles} == roles


BACKED = "Troops backed by Northern Front jets pushed into Velin."


def test_those_whose_jets_they_are_back_them(claim_of):
    assert claim_of(BACKED, "backs").roles["by"] == ["Northern Front"]


NOTHING = [
    ("The government withdrew from the talks.", "moves"),
    ("The fighters returned to work.", "moves"),
    ("The workers left.", "moves"),
    ("The troop withdrawal was a surprise.", "moves"),
    ("The army attacked fleeing civilians in Velin.", "moves"),
    ("The only fighters left behind are old men.", "moves"),
    ("Others were captured by the army.", "detains"),
    ("The shells hit Velin and most of the houses were executed in brick.", "kills"),
    ("Those killed were from Velin, among them Omid Rask.", "moves"),
    ("Among those who spoke was Omid Rask.", "kills"),
    ("Its Ardanian ally Belmark refused.", "backs"),
    ("A report found the plan wanting.", "prosecutes"),
    ("Everything has been tried in Velin.", "prosecutes"),
    ("The soldiers tried to flee.", "prosecutes"),
    ("Omid Rask visited his son in prison.", "detains"),
    ("The nurse gave money to the families.", "backs"),
    ("The army, backed by tanks and artillery, entered Velin.", "backs"),
    ("The row pits the minister against the lawyers.", "fights"),
    ("The Kurds and the Arabs hate each other.", "fights"),
    ("His group is allied, he said.", "allied_with"),
]


@pytest.mark.parametrize(("text", "kind"), NOTHING)
def test_nothing_of_the_kind(claims_of, text, kind):
    assert claims_of(text, kind) == []


STANCE = [
    ("These fighters were going to leave.", "moves", "affirmed predicted"),
    ("The army is going to attack Velin.", "attacks", "affirmed predicted"),
    ("The army is going to Velin.", "moves", "affirmed stated"),
    ("The rebels rejected the demand they withdraw.", "moves", "denied hypothetical"),
    ("The fighters refused to leave.", "moves", "denied stated"),
    ("The Northern Front withdrawal promised by Omid Rask worries Belmark.", "moves", "affirmed intended"),
    ("They sent weapons in anticipation of a battle for Velin.", "fights", "affirmed predicted"),
    ("Omid Rask would face trial in Velin.", "prosecutes", "affirmed predicted"),
]


@pytest.mark.parametrize(("text", "kind", "stance"), STANCE)
def test_stance(claims_of, text, kind, stance):
    assert [said.stance for said in claims_of(text, kind)] == [stance]
