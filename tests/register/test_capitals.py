"""Capitals that stand for their governments, and those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.records import Filler, Mention, ReaderInfo, Reading, Span, new_claim, new_report
from marsad.register import Register, open_register

READER = ReaderInfo("hand", "1")


@pytest.fixture(scope="module")
def register(gazetteer_path: Path) -> Register:
    return open_register(gazetteer_path)


def read(register: Register, kind: str, role: str, text: str, name: str) -> Reading:
    """A resolved reading of `text` with one claim, in which `name`, taken for a place, fills `role`."""
    report = new_report(text, publisher="Karsa Post")
    span = Span(text.index(name), text.index(name) + len(name))
    claim = new_claim(report, kind, {role: (Filler(span, name, "place"),)}, evidence=Span(0, len(text)), reader=READER)
    return register.resolve(Reading(report, (Mention(span, name, "place"),), (), (claim,), READER))


@pytest.mark.parametrize(
    ("kind", "role", "text", "name", "state"),
    [
        ("denies", "by", "Baghdad denied the report.", "Baghdad", "actor:iraq"),
        ("accuses", "whom", "The party accused Damascus of the raid.", "Damascus", "actor:syria"),
        ("agrees", "with", "The party reached a deal with Ankara.", "Ankara", "actor:turkey"),
    ],
)
def test_a_capital_that_acts_is_its_government(
    register: Register, kind: str, role: str, text: str, name: str, state: str
) -> None:
    reading = read(register, kind, role, text, name)
    (found,), (mention,) = reading.claims[0].roles[role], reading.mentions
    assert (found.type, found.place, found.identity and found.identity.id) == ("group", None, state)
    assert (mention.type, mention.refers_to) == ("group", found.identity)
    assert reading.claims[0].where is None
    assert register.resolve(reading) == reading


@pytest.mark.parametrize(
    ("kind", "role", "text", "name"),
    [
        ("attacks", "target", "Rebels shelled Damascus.", "Damascus"),
        ("moves", "to", "The fighters went to Baghdad.", "Baghdad"),
        ("attacks", "by", "Mosul was said to have attacked them.", "Mosul"),
    ],
)
def test_a_city_that_is_attacked_or_reached_or_no_capital_is_a_city(
    register: Register, kind: str, role: str, text: str, name: str
) -> None:
    (found,) = read(register, kind, role, text, name).claims[0].roles[role]
    assert found.type == "place"
    assert found.identity is not None
    assert found.identity.id.startswith("place:")


def mentioned(register: Register, text: str, *names: str) -> dict[str, str]:
    """The sort of each name that a reader took for a place, as resolved in its report."""
    spans = [Span(text.index(name), text.index(name) + len(name)) for name in names]
    mentions = tuple(Mention(span, name, "place") for span, name in zip(spans, names, strict=True))
    report = new_report(text, publisher="Karsa Post")
    return {m.text: m.type for m in register.resolve(Reading(report, mentions, (), (), READER)).mentions}


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Omid Sample said Ankara would not allow it.", "group"),
        ("It was a truce brokered by Ankara.", "group"),
        ("It was a truce brokered by Karsa and Ankara.", "group"),
        ("They were angered by Ankara’s ambitions.", "group"),
        ("Ankara and Karsa have rejected the plan.", "group"),
        ("They had told Ankara nothing of it.", "group"),
        ("The rebels are allied to Ankara.", "group"),
        ("It was meant to isolate Ankara.", "group"),
        ("They have the means to pressure Ankara.", "group"),
        ("Ankara, like Karsa, has grown stronger.", "group"),
        ("But Ankara which holds a veto was against it.", "group"),
        ("It came as Ankara and Karsa seek more influence.", "group"),
        ("The ministers met in Ankara.", "place"),
        ("They want more pressure on Ankara.", "group"),
        ("The rebels moved to Ankara.", "place"),
        ("The rebels hold a village close to Ankara.", "place"),
        ("The ministers met in Karsa and Ankara.", "place"),
        ("The ministers went to Ankara on Sunday.", "place"),
        ("Ankara was hit by a blast.", "place"),
        ("They live in one of Ankara’s suburbs.", "place"),
        ("Ankara (Karsa Post) Two people died.", "place"),
    ],
)
def test_the_words_beside_a_capital_tell_government_from_city(register: Register, text: str, sort: str) -> None:
    assert mentioned(register, text, "Ankara") == {"Ankara": sort}


def test_in_a_report_from_its_country_a_capital_is_a_city_unless_a_claim_says_otherwise(register: Register) -> None:
    text = "Ankara has seen protests, as have Gaziantep and Kilis."
    assert mentioned(register, text, "Ankara", "Gaziantep", "Kilis")["Ankara"] == "place"


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Ankara has repeatedly denied it", "group"),
        ("It was a pause declared by Ankara", "group"),
        ("They want to reconcile with Ankara", "group"),
        ("Fighters loyal to Ankara fled", "group"),
        ("Ankara has been rocked by blasts", "place"),
        ("Residents of Ankara said so", "place"),
        ("Activists in Ankara said so", "place"),
        ("Fire hit the east of Ankara, said a resident", "place"),
        ("They fled to Ankara", "place"),
    ],
)
def test_at_home_only_words_that_are_said_of_no_city_make_a_capital_a_government(
    register: Register, text: str, sort: str
) -> None:
    report = f"{text}, as have Gaziantep and Kilis."
    assert mentioned(register, report, "Ankara", "Gaziantep", "Kilis")["Ankara"] == sort


def test_in_the_capital_is_the_city_though_the_reader_took_it_for_the_state(register: Register) -> None:
    text = "In Ankara the ministry confirmed the strike. Ankara denied more."
    spans = [Span(3, 9), Span(text.rindex("Ankara"), text.rindex("Ankara") + 6)]
    mentions = tuple(Mention(span, "Ankara", "group") for span in spans)
    report = new_report(text, publisher="Karsa Post")
    city, state = register.resolve(Reading(report, mentions, (), (), READER)).mentions
    assert (city.type, city.refers_to and city.refers_to.name) == ("place", "Ankara")
    assert (state.type, state.refers_to and state.refers_to.id) == ("group", "actor:turkey")


@pytest.mark.parametrize(
    ("text", "name", "means"),
    [
        ("The Syrians will not accept this, they said in Homs, Hama and Aleppo.", "The Syrians", None),
        ("The Syrians will not accept this, they said in Mosul, Kirkuk and Ramadi.", "The Syrians", "actor:syria"),
        ("Fighters of the Islamic State in Iraq and the Levant fled.", "Iraq", None),
        ("Fighters of the Islamic State fled to Syria and Iraq.", "Iraq", "actor:iraq"),
    ],
)
def test_a_country_of_which_the_people_speak_or_that_ends_a_groups_name_is_not_meant(
    register: Register, text: str, name: str, means: str | None
) -> None:
    spans = [
        (Span(text.index(n), text.index(n) + len(n)), n)
        for n in ("Homs", "Hama", "Aleppo", "Mosul", "Kirkuk", "Ramadi")
        if n in text
    ]
    span = Span(text.index(name), text.index(name) + len(name))
    mentions = (Mention(span, name, "group"), *(Mention(s, n, "place") for s, n in spans))
    report = new_report(text, publisher="Karsa Post")
    found = register.resolve(Reading(report, mentions, (), (), READER)).mentions[0]
    assert (found.refers_to and found.refers_to.id) == means
