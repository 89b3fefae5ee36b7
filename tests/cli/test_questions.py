"""Each question is a command, readable and as JSON."""

import json

import pytest

from marsad.findings import QUESTIONS

ASKED = {
    "whereabouts": ["Northern Front"],
    "command": ["Northern Front"],
    "figures": ["Northern Front"],
    "timeline": ["Northern Front"],
    "voices": [],
    "claims": ["--actor", "Northern Front"],
}


@pytest.fixture
def claim_id(marsad):
    return json.loads(marsad("claims", "--json").out)["rows"][0]["claim"]


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_every_question_is_a_command_with_text_and_json(marsad, claim_id, name):
    words = ASKED.get(name, [claim_id])
    told = marsad(name, *words)
    assert (told.code, told.err) == (0, "")
    assert told.out.strip()
    assert json.loads(marsad(name, *words, "--json").out)["question"] == name


@pytest.mark.parametrize("name", list(QUESTIONS))
def test_every_parameter_of_a_question_is_in_its_help(marsad, name):
    told = marsad(name, "--help").out
    for parameter in QUESTIONS[name].all_parameters:
        shown = (
            parameter.name.upper()
            if parameter.required or parameter.positional
            else f"--{parameter.name.replace('_', '-')}"
        )
        assert shown in told
    assert {"--json", "--ledger"} <= set(told.replace(",", " ").split())


def test_a_claim_is_shown_with_all_that_belongs_to_it(marsad):
    told = " ".join(marsad("claims", "--kinds", "kills").out.split())
    for words in (
        "kills:", "fighters (members of Northern Front)", "Karsa", "40 or more", "“At least 40 fighters”",
        "the army (not named)", "Karsa Post, 2021-04-02", "“At least 40 fighters died in Karsa, the army said.”",
        "stated", "day not told", "c-",
    ):  # fmt: skip
        assert words in told


def test_output_is_plain_and_narrow_where_it_is_no_terminal(marsad):
    told = marsad("claims").out
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 100


def test_as_of_asks_for_what_was_reported_by_then(marsad):
    assert "Velin Times" not in marsad("claims", "--as-of", "2021-04-03").out


@pytest.mark.parametrize("value", ["tomorrow", "03/04/2021", "2021-4-3", "2021-02-30"])
def test_days_are_iso_days_only(marsad, value):
    ran = marsad("claims", "--as-of", value)
    assert ran.code == 2
    assert ran.err.startswith(f"marsad: --as-of: `{value}` is not a day; write it as 2017-10-03")
    assert len(ran.err.splitlines()) == 1


def test_an_unknown_actor_ends_with_the_nearest_names(marsad):
    ran = marsad("whereabouts", "Nothern Frnt")
    assert (ran.code, ran.out) == (4, "")
    assert "marsad: Nothern Frnt: no actor of this name is known; did you mean Northern Front" in ran.err


def test_an_unknown_kind_is_told_with_those_there_are(marsad):
    ran = marsad("claims", "--kinds", "murders")
    assert ran.code == 2
    assert ran.err.startswith("marsad: --kinds: `murders` is not a kind; use one of ")


def test_a_ledger_that_is_not_there_ends_with_the_remedy(marsad):
    ran = marsad("claims", "--ledger", "nowhere.db")
    assert ran.code == 3
    assert ran.err.startswith("marsad: nowhere.db: ")
    assert "Traceback" not in ran.err
