"""Why a name was linked: what decided is told, and what else was near."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from marsad.records import Mention, ReaderInfo, Reading, Span, new_report
from marsad.register import open_register
from marsad.register.explain import Link

READER = ReaderInfo("hand", "1")


@pytest.fixture
def links(gazetteer_path: Path):
    """The links of a text by their words; each given word is a mention of the type."""

    def explain(text: str, *words: tuple[str, str]) -> dict[str, Link]:
        mentions = tuple(
            Mention(Span(text.index(w), text.index(w) + len(w)), w, type_, None, None) for w, type_ in words
        )
        report = new_report(text, publisher="Karsa Post", published=date(2017, 10, 3))
        found = open_register(gazetteer_path).explain(Reading(report, mentions, (), (), READER))
        return {link.words: link for link in found}

    return explain


def test_the_only_bearer_of_a_name(links):
    found = links("Daesh fighters left the town.", ("Daesh fighters", "group"))["Daesh fighters"]
    assert found.identity is not None
    assert found.identity.id == "actor:islamic-state"
    assert found.because == ("the only actor called “Daesh” in the register",)
    assert found.near == ()


def test_an_abbreviation_that_the_report_explains(links):
    text = "The Lions Corps of Velin (LCV) said so. LCV left."
    found = links(text, ("Lions Corps of Velin", "group"), ("LCV", "group"))
    assert found["LCV"].because == ("the report explains “LCV” so",)
    assert found["Lions Corps of Velin"].because == ("no actor of the register has this name; made from the report",)


def test_countries_of_the_report_decide_and_the_other_is_near(links):
    text = "In Tripoli, in Libya, the GNA said so. Libya and Libyans waited."
    found = links(text, ("Tripoli", "place"))["Tripoli"]
    assert found.identity is not None
    assert found.identity.name == "Tripoli"
    assert any("LY" in reason for reason in found.because)
    assert any(one.name == "Tripoli" for one in found.near)


def test_persons_full_short_and_with_a_shared_part(links):
    text = "Hisham al-Karsawi and Yasser al-Karsawi met Omid Rask. Rask left. Karsawi stayed. Winter came."
    words = ("Hisham al-Karsawi", "Yasser al-Karsawi", "Omid Rask", "Rask left", "Karsawi stayed", "Winter")
    found = links(text, *((w, "person") for w in words[:3]))
    assert found["Omid Rask"].because == ("a full name",)
    assert [one.name for one in found["Hisham al-Karsawi"].near] == ["Yasser al-Karsawi"]
    text = "Hisham al-Karsawi met Yasser al-Karsawi. Karsawi, they say, left. Bali saw it, Mustafa Bali said."
    found = links(
        text, ("Hisham al-Karsawi", "person"), ("Yasser al-Karsawi", "person"), ("Karsawi,", "person"), ("Mustafa Bali", "person"),
    )  # fmt: skip
    assert found["Karsawi,"].identity is None
    assert found["Karsawi,"].because == ("2 persons of the report bear it",)
    assert len(found["Karsawi,"].near) == 2


def test_a_person_that_is_another_by_somebodys_decision(tmp_path, monkeypatch, links):
    from datetime import UTC, datetime

    from marsad.register import own

    monkeypatch.setenv("MARSAD_HOME", str(tmp_path))
    own.merge("person:Omid J. Rask", "person:Omid Rask", by="Lena", why="both", at=datetime(2021, 4, 2, tzinfo=UTC))
    found = links("Omid Rask left.", ("Omid Rask", "person"))["Omid Rask"]
    assert found.identity is not None
    assert found.identity.name == "Omid J. Rask"
    assert found.because == ("a full name, and somebody decided that this is another",)


def test_what_names_nobody_is_left_out(links):
    assert links("The men left Omid.", ("The men", "people")) == {}
