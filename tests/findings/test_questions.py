import importlib
import inspect

import pytest

from marsad.codebook.load import load_codebook
from marsad.findings import COMMON, QUESTIONS, TYPES, Finding, Parameter
from marsad.records import UsageError


def test_every_question_is_declared_in_full():
    for name, question in QUESTIONS.items():
        assert question.name == name
        assert question.help.endswith(".")
        assert "\n" not in question.help
        names = [p.name for p in question.all_parameters]
        assert len(set(names)) == len(names)
        asked = getattr(importlib.import_module(f"marsad.findings.{name}"), name)
        taken = list(inspect.signature(asked).parameters)
        assert taken[0] == "sources"
        assert set(taken[1:]) == {p.name for p in question.parameters}
        for parameter in question.all_parameters:
            assert parameter.type in TYPES
            assert parameter.help.endswith(".")


def test_every_question_answers_an_empty_ledger(world):
    asked = {"actor": "NF", "subject": "NF", "name": "NF"}
    for name, question in QUESTIONS.items():
        if name == "check":
            continue
        found = world.ask(name, **{p.name: asked[p.name] for p in question.parameters if p.required})
        assert isinstance(found, Finding)
        assert found.to_json()["question"] == name
        assert found.blocks()


def test_types_fit_for_a_form():
    book = load_codebook()
    by_type = {p.type: p for q in QUESTIONS.values() for p in (*q.parameters, *COMMON)}
    assert "holds" in by_type["kind"].choices(book)
    assert "stated" in by_type["certainty"].choices(book)
    assert by_type["polarity"].choices(book) == ("affirmed", "denied")
    assert by_type["text"].choices(book) == ()


def test_empty_form_fields_count_as_not_given():
    book = load_codebook()
    parsed = QUESTIONS["claims"].parse({"actor": "", "kinds": "", "since": " 2020-01-02 ", "limit": None}, book)
    assert (parsed["actor"], parsed["kinds"], str(parsed["since"]), parsed["limit"]) == (None, (), "2020-01-02", None)


@pytest.mark.parametrize(
    ("value", "said"),
    [("2020-13-01", "is not a day"), ("1.5", "is not a day")],
)
def test_bad_days_are_refused(value, said):
    with pytest.raises(UsageError, match=said):
        Parameter("since", "date", "From.").parse(value, load_codebook())
