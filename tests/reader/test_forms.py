"""The same thing said in other grammar: who did it and to whom stays the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.mark.parametrize(
    "text",
    [
        "The army captured Velin.",
        "Velin was captured by the army.",
        "Velin has been captured by the army.",
        "The army, which captured Velin, is tired.",
        "Velin, which the army captured, is quiet.",
        "Velin, which was captured by the army, is quiet.",
        "Velin, captured by the army, is quiet.",
        "The capture of Velin by the army ended the war.",
        "The army's capture of Velin ended the war.",
        "The army took control of Velin.",
        "The army has seized control of Velin.",
        "It was the army that captured Velin.",
        "The army captured and looted Velin.",
        "After the army captured Velin, the war ended.",
        "Having captured Velin, the army rested.",
        "The army entered the war and captured Velin.",
    ],
)
def test_who_takes_what_in_all_grammars(claim_of: Claims, text: str) -> None:
    roles = claim_of(text, "takes").roles
    assert (roles.get("who"), roles.get("place")) == (["army"], ["Velin"])


@pytest.mark.parametrize(
    "text",
    [
        "The militants attacked Velin.",
        "The militants carried out an attack on Velin.",
        "The militants launched an offensive against Velin.",
        "The militants conducted air strikes on Velin.",
        "The militants mounted a raid on Velin.",
        "An attack on Velin by the militants failed.",
        "An attack by the militants on Velin failed.",
        "The militants' attack on Velin failed.",
        "The militants' shelling of Velin went on.",
        "Velin came under attack by the militants.",
        "Velin was attacked by the militants.",
    ],
)
def test_who_attacks_what_in_light_verbs_and_nouns(claim_of: Claims, text: str) -> None:
    roles = claim_of(text, "attacks").roles
    assert (roles.get("by"), roles.get("target")) == (["militants"], ["Velin"])


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("The army captured Velin and Tessel.", "takes", {"who": ["army"], "place": ["Velin", "Tessel"]}),
        ("The army captured Velin, Tessel and Ombra.", "takes", {"who": ["army"], "place": ["Velin", "Tessel", "Ombra"]}),
        ("The army and the Eastern Brigade captured Velin.", "takes", {"who": ["army", "Eastern Brigade"], "place": ["Velin"]}),
        ("Clashes between the army and the Northern Front continued.", "fights", {"who": ["army"], "with": ["Northern Front"]}),
        ("Fighting broke out between the army and the Northern Front.", "fights", {"who": ["army"], "with": ["Northern Front"]}),
        ("The militants who captured Velin fled to Tessel.", "moves", {"who": ["militants"], "to": ["Tessel"]}),
        ("Prisoners held by the militants were tortured.", "detains", {"by": ["militants"], "whom": ["Prisoners"]}),
        ("Omid Rask, who commands the Eastern Brigade, was killed.", "kills", {"whom": ["Omid Rask"]}),
        ("Omid Rask, commander of the Eastern Brigade, fled to Tessel.", "moves", {"who": ["Omid Rask"], "to": ["Tessel"]}),
        ("The militants' withdrawal from Velin to Tessel began.", "moves", {"who": ["militants"], "from": ["Velin"], "to": ["Tessel"]}),
        ("The withdrawal of government troops from Velin began.", "moves", {"who": ["government troops"], "from": ["Velin"]}),
        ("Fighters were moved from Velin to Tessel by the army.", "moves", {"who": ["Fighters"], "from": ["Velin"], "to": ["Tessel"]}),
        ("The killing of two prisoners by the army was condemned.", "kills", {"by": ["army"], "whom": ["two prisoners"]}),
        ("The arrest of Jal Boran by the police was condemned.", "detains", {"by": ["police"], "whom": ["Jal Boran"]}),
    ],
)  # fmt: skip
def test_coordination_relative_clauses_apposition_and_nouns(
    claim_of: Claims, text: str, kind: str, roles: dict[str, list[str]]
) -> None:
    found = claim_of(text, kind).roles
    assert {role: found.get(role) for role in roles} == roles


def test_verbs_in_a_row_share_their_subject(claims_of: Claims) -> None:
    found = claims_of("The army captured Velin, attacked Tessel and withdrew from Ombra.")
    assert [(c.kind, c.roles.get("who") or c.roles.get("by")) for c in found] == [
        ("takes", ["army"]),
        ("attacks", ["army"]),
        ("moves", ["army"]),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("The Belmark-backed militia captured Velin.", "backs", {"by": ["Belmark"], "whom": ["Belmark-backed militia"]}),
        ("The Belmark-backed Northern Front shelled Velin.", "backs", {"by": ["Belmark"], "whom": ["Belmark-backed Northern Front"]}),
        ("The army bombed the Front-held town of Velin.", "holds", {"who": ["Front"]}),
        ("Militants attacked the army-held city of Velin.", "holds", {"who": ["army"]}),
        ("The army-led force withdrew from Velin.", "commands", {"who": ["army"], "whom": ["army-led force"]}),
    ],
)  # fmt: skip
def test_compounds_with_a_hyphen(claim_of: Claims, text: str, kind: str, roles: dict[str, list[str]]) -> None:
    found = claim_of(text, kind).roles
    assert {role: found.get(role) for role in roles} == roles


@pytest.mark.parametrize(
    "text",
    [
        "Anti-Front forces shelled Velin.",
        "The anti-Front militia shelled Velin.",
    ],
)
def test_those_against_a_group_are_not_taken_for_it(read: Callable[..., Any], text: str) -> None:
    (claim,) = [c for c in read(text).claims if c.kind == "attacks"]
    (doer,) = claim.roles["by"]
    assert doer.text.removeprefix("The ") not in ("Front", "the Front")
    assert doer.identity is None


def test_a_place_in_a_compound_is_neither_holder_nor_backer(claims_of: Claims) -> None:
    assert claims_of("The Karsa-based Southern League met in Ombra.", "backs") == []
    assert claims_of("The Karsa-based Southern League met in Ombra.", "holds") == []


@pytest.mark.parametrize(
    ("text", "kind", "role", "stands_for"),
    [
        ("The Northern Front captured Velin. It also holds Tessel.", "holds", "who", "Northern Front"),
        ("The Northern Front captured Velin. The group also holds Tessel.", "holds", "who", "Northern Front"),
        ("The Northern Front said it had captured Velin.", "takes", "who", "Northern Front"),
        ("“We captured Velin,” said Omid Rask, commander of the Eastern Brigade.", "takes", "who", "Eastern Brigade"),
        ("Omid Rask left Karsa. He was killed in Velin.", "kills", "whom", "Omid Rask"),
        ("Omid Rask left Karsa. Rask was killed in Velin.", "kills", "whom", "Omid Rask"),
    ],
)
def test_pronouns_and_short_names_stand_for_those_named_before(
    claim_of: Claims, text: str, kind: str, role: str, stands_for: str
) -> None:
    assert claim_of(text, kind).roles[role] == [stands_for]


def test_a_pronouns_filler_is_the_pronoun_itself(read: Callable[..., Any]) -> None:
    """Fillers are words of the text; what they stand for is said beside them."""
    text = "The Northern Front captured Velin. It also holds Tessel."
    (claim,) = [c for c in read(text).claims if c.kind == "holds"]
    assert claim.roles["who"][0].text == "It"


def stands_for(read: Callable[..., Any], text: str, kind: str, role: str) -> str | None:
    """What the one filler of a role stands for, or None where that is left open."""
    (claim,) = [c for c in read(text).claims if c.kind == kind]
    (found,) = claim.roles[role]
    return found.identity.name if found.identity else None


@pytest.mark.parametrize(
    ("text", "kind", "role", "expected"),
    [
        (
            "The Northern Front fought the Southern League in Velin. The militants captured Tessel.",
            "takes",
            "who",
            None,
        ),
        ("The Northern Front left Velin. The militants captured Tessel.", "takes", "who", "Northern Front"),
        ("The Karsa Army left Velin. The militants captured Tessel.", "takes", "who", None),
        ("The Northern Front lost Velin. The coalition captured Tessel.", "takes", "who", None),
        (
            "The Eastern Brigade left. The rebel faction Northern Front captured Tessel.",
            "takes",
            "who",
            "Northern Front",
        ),
        ("Former president Omid Rask wept. The president ordered an attack on Velin.", "orders", "by", None),
    ],
)
def test_a_description_stands_for_whom_it_can_be(
    read: Callable[..., Any], text: str, kind: str, role: str, expected: str | None
) -> None:
    assert stands_for(read, text, kind, role) in ((expected,) if expected is None else (expected, f"the {expected}"))


class States:
    """A lexicon in which Ardania is a place and those who govern it."""

    def types(self, name):
        return {"place": 0.9, "group": 0.4} if name == "Ardania" else {}


def test_a_state_before_a_name_is_no_first_name() -> None:
    from marsad.reader import open_reader
    from marsad.records import new_report

    text = "Omid Rask ordered the strike. It was Ardania Rask warned to get ready."
    found = [m.text for m in open_reader(States()).read(new_report(text)).mentions if m.type == "person"]
    assert "Ardania Rask" not in found
    assert "Omid Rask" in found


def test_a_state_before_a_last_name_that_was_there_before_is_no_first_name() -> None:
    from marsad.reader import open_reader
    from marsad.records import new_report

    text = "They closed in on Rask. It was Ardania Rask warned to get ready, and Ardania he blamed."
    found = [m.text for m in open_reader(States()).read(new_report(text)).mentions if m.type == "person"]
    assert "Ardania Rask" not in found


def test_a_state_is_no_person_however_its_name_runs_on() -> None:
    from marsad.reader import open_reader
    from marsad.records import new_report

    text = "Many fear Sunni Ardania. Ardania Ardania has attacked Velin, and Ardania has denied it."
    found = [m for m in open_reader(States()).read(new_report(text)).mentions if "Ardania" in m.text]
    assert found
    assert all(m.type != "person" for m in found)
