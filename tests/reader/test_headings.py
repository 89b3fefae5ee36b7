"""Headings, captions and scraps of a page claim nothing."""

from __future__ import annotations

import pytest

from marsad.reader.parse.punctuation import with_breaks


@pytest.mark.parametrize(
    "heading",
    [
        "Army kills 12 militants in Velin\n",
        "Northern Front Commander Killed by Army Units Near Tessel Town in Northern Ardania. ",
    ],
)
def test_a_heading_claims_nothing(claims_of, heading) -> None:
    body = "The army captured Ombra on Monday."
    assert [c.kind for c in claims_of(heading + body)] == [c.kind for c in claims_of(body)]


@pytest.mark.parametrize(
    "text",
    [
        "The army captured Ombra on Monday",  # nothing below it
        "The army captured Ombra on Monday.\nIt then withdrew.",
        "“The army captured Ombra on Monday”\nThat was all.",
        "The Eastern Brigade and the Third Brigade captured Port Amal in Orsk Valley, Ardania, from the Northern Front.",
    ],
)
def test_a_sentence_does(claims_of, text) -> None:
    assert "takes" in {c.kind for c in claims_of(text)}


FILL = (
    " The raid hit a market in the centre of the town. Most of the dead were from two families. Rescue workers dug in the rubble until "
    "late in the evening. The town has been hit before. Schools were closed on Monday and the hospital asked people to give blood."
    " The market had been rebuilt a year ago with money from abroad."
)


@pytest.mark.parametrize(
    ("text", "title", "seen"),
    [
        ("Smoke rises in Orsk (AFP photo) BELMARK Jets hit Velin.", "", "Orsk\n(AFP photo)\nBELMARK\nJets"),
        ("A man walks. REUTERS/Omid Sample I believe so.", "", "REUTERS/Omid Sample\nI believe"),
        ("Raid Hits Velin BELMARK (Sputnik) The army fled.", "", "Velin\nBELMARK (Sputnik)\nThe army"),
        ("Calm in Velin Omid Sample (omids) June 12 2016 Jets hit Velin.", "", "June 12 2016\nJets"),
        ("Army Repels Attack Tags velin shelling", "", "Attack\nTags velin"),
        ("Raid kills two in Velin ANA Rebels fled.", "Raid kills two in Velin", "Velin\nANA"),
        ("Omid Sample told the agency (AFP) Monday that they fled.", "", "agency (AFP) Monday"),
    ],
)
def test_a_scrap_of_the_page_stands_by_itself(text, title, seen) -> None:
    assert seen in with_breaks(text + FILL, title)


def test_a_credit_is_no_speaker(claims_of) -> None:
    text = "Workers clear a street in Velin in a picture that AP checked (AP photo) BELMARK Jets killed nine people in Orsk Valley."
    assert [c.voice for c in claims_of(text + FILL) if c.kind == "kills"] == [[]]


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Raid kills 20 civilians in Velin monitor.", "monitor"),
        ("Raid kills 20 civilians in Velin: monitor Lena Marek.", "monitor"),
        ("Raid kills 20 civilians in Velin the Belmark-based Tessel Observatory.", "Tessel Observatory"),
    ],
)
def test_a_headline_ends_with_who_says_so(claim_of, headline, speaker) -> None:
    assert claim_of(headline, "kills").voice == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled the offices of the Tessel Observatory.",
        "Gunmen killed two men in an attack on the building of Belmark state TV.",
    ],
)
def test_what_is_hit_at_the_end_of_a_sentence_does_not_speak(claims_of, text) -> None:
    assert [c.voice for c in claims_of(text) if c.voice] == []


def test_headlines_of_other_reports_claim_nothing(claims_of) -> None:
    text = (
        "Rebels fled Karsa."
        + FILL
        + " Related News Suicide bomb kills nine rebels in Velin Front captures Ombra from army."
    )
    assert {c.kind for c in claims_of(text)} & {"kills", "takes"} == set()


TAGGED = [
    ("Velin raids chlorine Observatory Sample", "Warplanes carried out an attack"),
    ("Belmark Velin coalition air raids Orsk", "Ardania has accused Belmark of killing"),
    ("Velin Northern Front Karsa", "The Northern Front launched an attack"),
    ("Velin Port Amal", "Sixteen civilians - including a boy - were killed"),
    ("Velin war crimes", "Ardanian forces returned to the town"),
]


@pytest.mark.parametrize(("tags", "sentence"), TAGGED)
def test_tags_end_where_a_sentence_begins(tags, sentence) -> None:
    assert f"Tags\n{tags}\n{sentence}" in with_breaks(f"The raid hit Velin. Tags {tags} {sentence} on Monday.{FILL}")


def test_no_heading_ends_with_that() -> None:
    assert "that The raid" in with_breaks(f"Omid Sample said on Tuesday that The raid was wrong.{FILL}")
