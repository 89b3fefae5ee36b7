"""How many: the count's words and what is counted, on the claim whose filler they belong to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claims = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "kind", "count", "unit"),
    [
        ("The army killed 29 militants in Velin.", "kills", "29", "militants"),
        ("At least 12 civilians were killed in Velin.", "kills", "At least 12", "civilians"),
        ("As many as 40,000 foreign fighters joined the Northern Front.", "joins", "As many as 40,000", "fighters"),
        ("The Northern Front has between 2,000 and 3,000 fighters.", "numbers", "between 2,000 and 3,000", "fighters"),
        ("The militia has about 2,000 fighters.", "numbers", "about 2,000", "fighters"),
        ("Tens of thousands of people were displaced from Velin.", "displaces", "Tens of thousands", "people"),
        ("More than 300 militants surrendered to the army.", "surrenders", "More than 300", "militants"),
        ("Hundreds of the group's fighters were killed in Velin.", "kills", "Hundreds", "fighters"),
        ("The army said 12 of the 30 prisoners were executed.", "kills", "12", "prisoners"),
        ("Two of the three commanders were killed near Velin.", "kills", "Two", "commanders"),
        ("No more than a few dozen fighters remain in Velin.", "present_in", "No more than a few dozen", "fighters"),
        ("The army deployed 300 soldiers to Velin.", "moves", "300", "soldiers"),
        ("Police arrested 14 suspects on Monday.", "detains", "14", "suspects"),
        ("The bombing in Velin killed 12.", "kills", "12", None),
        ("The bombing left 14 people dead.", "kills", "14", "people"),
        ("Gunmen kidnapped two aid workers near Velin.", "detains", "two", "workers"),
        ("A large number of fighters fled to Tessel.", "moves", "A large number", "fighters"),
        ("The shelling wounded several children in Velin.", "injures", "several", "children"),
        (
            "More than a quarter of a million people were killed in Velin.",
            "kills",
            "More than a quarter of a million",
            None,
        ),
        ("The toll came up to more than 130 people killed in Velin.", "kills", "more than 130", "people"),
        (
            "Hundreds and possibly thousands of people were detained in Velin.",
            "detains",
            "Hundreds and possibly thousands",
            None,
        ),
    ],
)
def test_a_count_and_its_unit(claim_of: Claims, text: str, kind: str, count: str, unit: str | None) -> None:
    claim = claim_of(text, kind)
    assert (claim.count, claim.unit) == (count, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The army killed militants in Velin.",
        "Civilians were killed in the two towns.",
        "The army captured Velin with 300 men.",
        "In 2016 the army lost Velin.",
        "The 3rd Brigade withdrew from Velin.",
        "Omid Rask, 45, fled to Tessel.",
        "The fighting displaced roughly half of Belmark's prewar 23 million people.",
        "Get short URL 1721 The army shelled Velin.",
    ],
)
def test_a_number_of_something_else_counts_nobody(claims_of: Claims, text: str) -> None:
    assert [c.count for c in claims_of(text)] == [None] * len(claims_of(text))
    assert claims_of(text)


def test_each_event_has_its_own_count(claims_of: Claims) -> None:
    text = "The shelling killed 12 civilians and injured 30 people in Velin."
    assert [(c.kind, c.count) for c in claims_of(text)] == [("kills", "12"), ("injures", "30")]
    text = "Police arrested 14 suspects and the militants freed 20 prisoners."
    assert [(c.kind, c.count) for c in claims_of(text)] == [("detains", "14"), ("frees", "20")]


def test_the_doers_number_is_not_the_number_of_the_dead(claim_of: Claims) -> None:
    claim = claim_of("Three gunmen killed 12 civilians in Velin.", "kills")
    assert claim.count == "12"
    assert claim.roles["by"] == ["Three gunmen"]


def test_the_number_of_a_kinds_other_role_is_not_its_count(claim_of: Claims) -> None:
    assert claim_of("The army attacked Velin with 20 tanks.", "attacks").count is None


def test_counts_are_never_summed(claims_of: Claims) -> None:
    found = claims_of("Twelve soldiers and 29 militants were killed in Velin.", "kills")
    assert {c.count for c in found} <= {"Twelve", "29"}
    assert [who for c in found for who in c.roles["whom"]] == ["Twelve soldiers", "29 militants"]


def test_who_is_counted_together(claims_of: Claims) -> None:
    text = "The raid killed five women and a child in Velin."
    assert [(c.roles["whom"], c.count) for c in claims_of(text, "kills")] == [
        (["five women"], "five"),
        (["child"], None),
    ]
    text = "Another 120 soldiers and militiamen and several dozen rebels were killed."
    together = ["Another 120 soldiers", "militiamen"]
    assert [(c.roles["whom"], c.count) for c in claims_of(text, "kills")] == [
        (together, "120"),
        (["several dozen rebels"], "several dozen"),
    ]


def test_who_is_included_is_counted(claim_of: Claims) -> None:
    claim = claim_of("Twelve people including the minister Omid Rask were killed in Velin.", "kills")
    assert (claim.roles["whom"], claim.count) == (["Twelve people", "Omid Rask"], "Twelve")


def test_a_number_of_those_to_whom_somebody_belongs_is_no_count(claim_of: Claims) -> None:
    claim = claim_of("The army killed the families of five fighters in Velin.", "kills")
    assert (claim.roles["whom"], claim.count) == (["families of five fighters"], None)


def test_a_rate_is_no_count_of_a_longer_time(claim_of: Claims) -> None:
    assert claim_of("Twenty people were killed each day in Velin last year.", "kills").count is None
    assert claim_of("The army killed twenty people a day last year.", "kills").count is None
    assert claim_of("The army killed twenty people last year.", "kills").count == "twenty"
