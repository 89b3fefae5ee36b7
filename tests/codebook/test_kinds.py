"""The shipped kinds are the promised ones, and whole."""

from __future__ import annotations

import pytest

from marsad.codebook import Kind, load_codebook

PROMISED = {
    "command": {
        "holds_post": "who post in",
        "part_of": "who whole",
        "commands": "who whom",
        "appoints": "by who post in",
        "removes": "by who post in",
        "creates": "by what",
        "dissolves": "by what",
        "gives_power": "by who power over",
        "takes_power": "by who power over",
        "holds_power": "by who power over",
        "backs": "by whom means",
        "allied_with": "who with",
    },
    "ground": {
        "holds": "who place",
        "takes": "who place from",
        "loses": "who place to",
        "present_in": "who place",
        "moves": "who from to",
    },
    "violence": {
        "attacks": "by target place means",
        "fights": "who with place",
        "besieges": "by place whom",
        "defeats": "by whom place",
        "kills": "by whom place means",
        "injures": "by whom place means",
        "casualties": "by whom place means",
        "detains": "by whom place",
        "frees": "by whom place",
        "prosecutes": "by whom of",
        "surrenders": "who to place",
        "abuses": "by whom act place",
        "displaces": "by whom from to",
    },
    "strength": {"numbers": "who place", "joins": "who group"},
    "words": {
        "accuses": "by whom of",
        "denies": "by what",
        "admits": "by what",
        "agrees": "who with on",
        "demands": "by whom what",
        "threatens": "by whom what",
        "orders": "by whom what",
        "doubts": "by what",
    },
}
KINDS = list(load_codebook().kinds.values())
each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_the_kinds_are_the_promised_ones_chapter_by_chapter() -> None:
    chapters: dict[str, set[str]] = {}
    for kind in KINDS:
        chapters.setdefault(kind.group, set()).add(kind.name)
    assert chapters == {chapter: set(kinds) for chapter, kinds in PROMISED.items()}


@each_kind
def test_a_kind_has_exactly_the_promised_roles(kind: Kind) -> None:
    assert {role.name for role in kind.roles} == set(PROMISED[kind.group][kind.name].split())


def test_two_parties_of_a_fight_or_an_alliance_may_be_exchanged() -> None:
    exchangeable = {kind.name: kind.symmetric for kind in KINDS if kind.symmetric}
    assert exchangeable == {"allied_with": ("who", "with"), "fights": ("who", "with")}


@each_kind
def test_a_kind_says_what_it_is_in_sentences(kind: Kind) -> None:
    assert kind.says[0].isupper()
    assert kind.says.endswith(".")
    assert kind.example[0].isupper()
    assert kind.example.endswith(".")


@each_kind
def test_each_role_can_be_filled_by_something(kind: Kind) -> None:
    assert all(role.types for role in kind.roles)


@each_kind
def test_a_kind_has_wordings_each_with_words_of_its_own(kind: Kind) -> None:
    assert kind.wordings
    for wording in kind.wordings:
        lists = (wording.modals, wording.verbs, wording.nouns, wording.hyphens, wording.adjectives, wording.agents)
        words = [word for listed in lists for word in listed]
        assert words
        assert all(word == word.strip() and word for word in words)


@each_kind
def test_what_a_wording_needs_it_can_get(kind: Kind) -> None:
    for wording in kind.wordings:
        within_reach = set(wording.slots.values())
        assert set(wording.need) <= within_reach
        assert not wording.any_of or set(wording.any_of) & within_reach
