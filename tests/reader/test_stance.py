"""How sure, how real: what may be, will be, was tried, was not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army captured Velin.", "affirmed stated"),
        ("The army has captured Velin.", "affirmed stated"),
        ("The army had captured Velin before the truce.", "affirmed stated"),
        ("The army is capturing Velin.", "affirmed stated"),
        ("The army managed to capture Velin.", "affirmed stated"),
        ("The militants may capture Velin.", "affirmed possible"),
        ("The militants might have captured Velin.", "affirmed possible"),
        ("The army could capture Velin within days.", "affirmed possible"),
        ("Perhaps the army has captured Velin.", "affirmed possible"),
        ("The army will capture Velin.", "affirmed predicted"),
        ("The army is expected to capture Velin.", "affirmed predicted"),
        ("The army is on the verge of capturing Velin.", "affirmed predicted"),
        ("The army plans to capture Velin.", "affirmed intended"),
        ("The army wants to capture Velin.", "affirmed intended"),
        ("The militants have vowed to capture Velin.", "affirmed intended"),
        ("A plan to capture Velin was drawn up by the army.", "affirmed intended"),
        ("The militants tried to capture Velin.", "affirmed attempted"),
        ("The army attempted to capture Velin.", "affirmed attempted"),
        ("The army's attempt to capture Velin was costly.", "affirmed attempted"),
        ("The president ordered the army to capture Velin.", "affirmed ordered"),
        ("The army was ordered to capture Velin.", "affirmed ordered"),
        ("The Northern Front is believed to have captured Velin.", "affirmed likely"),
        ("The militants are thought to have captured Velin.", "affirmed likely"),
        ("The militants appear to have captured Velin.", "affirmed likely"),
        ("The army has probably captured Velin.", "affirmed likely"),
        ("Dara Sami believes that the army has captured Velin.", "affirmed likely"),
        ("The militants are unlikely to capture Velin.", "affirmed unlikely"),
        ("If the army captures Velin, many will leave.", "affirmed hypothetical"),
        ("Many will leave if the army captures Velin.", "affirmed hypothetical"),
        ("Unless the army captures Velin, nothing will change.", "affirmed hypothetical"),
        ("The army should capture Velin.", "affirmed hypothetical"),
        ("Belmark urged the army to capture Velin.", "affirmed hypothetical"),
        ("The army did not capture Velin.", "denied stated"),
        ("The army has not yet captured Velin.", "denied stated"),
        ("The army never captured Velin.", "denied stated"),
        ("The militants failed to capture Velin.", "denied stated"),
        ("The militants were unable to capture Velin.", "denied stated"),
        ("The army denied that it had captured Velin.", "denied stated"),
        ("The army denied capturing Velin.", "denied stated"),
        ("The army may not have captured Velin.", "denied possible"),
        ("The army will not capture Velin.", "denied predicted"),
    ],
)
def test_the_stance_of_one_event(claim_of: Claims, text: str, stance: str) -> None:
    claim = claim_of(text, "takes")
    assert claim.stance == stance
    assert claim.roles["place"] == ["Velin"]


@pytest.mark.parametrize(
    ("text", "kind", "stance"),
    [
        ("No civilians were killed in Velin.", "kills", "denied stated"),
        ("None of the prisoners were killed.", "kills", "denied stated"),
        ("The army killed no civilians in Velin.", "kills", "denied stated"),
        ("The ministry denied that its troops had killed 12 civilians in Velin.", "kills", "denied stated"),
        ("Omid Rask is believed to be hiding in Velin.", "present_in", "affirmed likely"),
        ("The militants threatened to attack Velin.", "attacks", "affirmed intended"),
        ("The army broke the siege of Velin.", "besieges", "denied stated"),
        ("The militants agreed to withdraw from Velin.", "moves", "affirmed intended"),
        ("The army was forced to withdraw from Velin.", "moves", "affirmed stated"),
        ("The army began to withdraw from Velin.", "moves", "affirmed stated"),
        ("The militants were ordered to withdraw from Velin.", "moves", "affirmed ordered"),
        ("Omid Rask warned that the militants would attack Velin.", "attacks", "affirmed predicted"),
    ],
)
def test_the_stance_of_other_kinds(claim_of: Claims, text: str, kind: str, stance: str) -> None:
    assert claim_of(text, kind).stance == stance


def test_one_clauses_stance_does_not_reach_the_next(claims_of: Claims) -> None:
    both = claims_of("The army captured Velin but failed to take Tessel.", "takes")
    assert [(c.roles["place"], c.stance) for c in both] == [
        (["Velin"], "affirmed stated"),
        (["Tessel"], "denied stated"),
    ]
    first, second = claims_of("The army did not attack Velin, but it captured Tessel.")
    assert (first.stance, second.stance) == ("denied stated", "affirmed stated")


def test_both_verbs_under_one_modal_share_it(claims_of: Claims) -> None:
    found = claims_of("The militants may attack Velin or withdraw from Tessel.")
    assert [(c.kind, c.stance) for c in found] == [("attacks", "affirmed possible"), ("moves", "affirmed possible")]


def test_a_denial_is_itself_stated_and_says_what_is_denied(claim_of: Claims) -> None:
    text = "The ministry denied that its jets had bombed the market."
    denial = claim_of(text, "denies")
    assert (denial.stance, denial.roles["by"]) == ("affirmed stated", ["ministry"])
    deed = claim_of(text, "attacks")
    assert (deed.stance, deed.voice) == ("denied stated", ["ministry"])


def test_an_order_is_stated_and_what_is_ordered_is_ordered(claim_of: Claims) -> None:
    text = "The president ordered the army to withdraw from Velin."
    assert claim_of(text, "orders").stance == "affirmed stated"
    assert claim_of(text, "moves").stance == "affirmed ordered"


@pytest.mark.parametrize(
    "text",
    [
        "Did the army capture Velin?",
        "Has the Northern Front lost Velin?",
        "Who killed the 12 civilians in Velin?",
        "When will the army withdraw from Velin?",
        "“Will the army capture Velin?” Dara Sami asked.",
    ],
)
def test_a_question_claims_nothing(claims_of: Claims, text: str) -> None:
    assert [c for c in claims_of(text) if c.kind in {"takes", "loses", "kills", "moves", "attacks"}] == []


def test_what_is_only_asked_about_is_not_stated(claims_of: Claims) -> None:
    for text in ("It is unclear whether the army captured Velin.", "The question is whether the army will take Velin."):
        assert all(c.stance != "affirmed stated" for c in claims_of(text, "takes"))
