"""Who fills a role, where the words beside the event belong to somebody else."""

from __future__ import annotations

import pytest

ROLES = [
    ("Ten villagers fled across the river to Tessel.", "moves", {"who": ["Ten villagers"], "to": ["Tessel"]}),
    ("Ten villagers fled across the border.", "moves", {"who": ["Ten villagers"], "to": ["border"]}),
    ("The Velin envoy, Omid Rask, resigned.", "holds_post", {"who": ["Omid Rask"], "in": None}),
    ("Belmark brokered a truce on Sunday.", "agrees", {"who": ["Belmark"], "on": ["truce"]}),
    (
        "Troops backed by militiamen and the movement River Guard have captured most of Velin.",
        "takes",
        {"who": ["Troops backed by militiamen and the movement River Guard"]},
    ),
    (
        "Militants positioned in Velin town fired mortar shells on the village of Tessel.",
        "present_in",
        {"who": ["Militants"], "place": ["Velin town"]},
    ),
    (
        "Both Ardania and Belmark have troops in Velin and the deputy defence minister, Omid Rask, rejected the claim.",
        "denies",
        {"what": ["claim"]},
    ),
    (
        "The victims included two aid workers, Omid Rask and Jal Boran, and the journalists Dara Sami and Lena Marek.",
        "holds_post",
        {"who": ["Dara Sami", "Lena Marek"]},
    ),
    (
        "The report names 60 volunteers from 12 countries who joined the River Guard in Velin.",
        "joins",
        {"who": ["60 volunteers"]},
    ),
    (
        "They fled from villages of Velin province controlled by rebels.",
        "holds",
        {"place": ["villages of Velin province"]},
    ),
    ("Yulia Rask and Omid Marek met on Sunday. He doubted the report.", "doubts", {"by": ["Omid Marek"]}),
    (
        "About 200 more children like Dara Sami and Lena Marek are believed to be stuck in Velin.",
        "present_in",
        {"who": ["About 200 more children"]},
    ),
    (
        "The army holds the area north of Velin.",
        "holds",
        {"place": ["area"]},
    ),
]


@pytest.mark.parametrize(("text", "kind", "roles"), ROLES)
def test_roles(claim_of, text, kind, roles):
    found = claim_of(text, kind).roles
    assert {r: found.get(r) for r in roles} == roles


NOBODYS = [
    ("A truce brokered by Ardania and Belmark collapsed on Sunday.", "agrees"),
    ("The Northern Front is allied with the Northern Front.", "allied_with"),
    ("17 people, most members of the Northern Front, were killed in Velin.", "part_of"),
    ("The successor of the king, Omid Rask, spoke in Velin.", "holds_post"),
    ("He attends a rally mourning the dead and calling for a truce.", "demands"),
    ("The obvious answer is to strengthen the council and support the Northern Front.", "backs"),
    ("Karsa vetoed a resolution, demanding that the army cooperate with the inspectors.", "demands"),
    ("Omid Rask announced his decision to withdraw from Velin.", "moves"),
    ('"They died" the Karsa Observatory for Human Rights chief Omid Rask told AFP.', "commands"),
    ('"He fled Velin in March," said Omid Rask.', "moves"),
]


@pytest.mark.parametrize(("text", "kind"), NOBODYS)
def test_nobody_does_it(claims_of, text, kind):
    assert claims_of(text, kind) == []


def test_who_blames(claims_of):
    text = "Ten were wounded in the suburb of Velin the Karsa Monitor said blaming the attack on the army."
    assert [c.roles["by"] for c in claims_of(text, "accuses")] == [["Karsa Monitor"]]
