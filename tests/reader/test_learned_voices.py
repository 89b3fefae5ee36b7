"""Voices that the encoder and the grammar find together."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("noun", ["rumours", "reports", "allegations"])
def test_what_is_rumoured_is_not_said_by_the_report(claim_of, noun):
    (speaker,) = claim_of(f"There were {noun} of torture of detainees in Velin.", "abuses").voice
    assert speaker.startswith(noun)


def test_what_was_seen_happened_where_it_was_seen(claim_of):
    claim = claim_of("In Velin, journalists saw the bodies of 12 militants killed in the streets.", "kills")
    assert "Velin" in claim.roles["place"]


def test_the_speaker_of_a_clause_that_goes_on_is_the_outer_one(voices_of):
    text = "The ministry vowed that the campaign would be swift, saying its troops would capture Velin."
    assert [v.speaker for v in voices_of(text) if "capture Velin" in " ".join(v.content)] == ["The ministry"]


def test_a_semicolon_ends_what_is_said_before_its_cue(claim_of):
    text = "The two men are held in a jail in Velin; they said they did not know the charges."
    assert claim_of(text, "detains").voice == []


def test_the_words_of_a_chain_keep_both_speakers(claim_of):
    text = "Dara Sami said on Monday that the ministry had claimed that the army captured Velin."
    assert claim_of(text, "takes").voice == ["Dara Sami", "ministry"]


def test_what_somebody_agreed_to_is_not_their_words(claim_of):
    claim = claim_of("The militants agreed to withdraw from Velin.", "moves")
    assert (claim.voice, claim.stance) == ([], "affirmed intended")


def test_two_quotations_in_two_sentences_have_two_speakers(claim_of):
    text = (
        "But a local Ardanian official said “a large number of militants are hiding among the people in Velin, particularly in the "
        "Old Town.” Their presence is shown by “the bombings that go on daily,” said Omid Rask, a researcher."
    )
    assert claim_of(text, "present_in").voice == ["local Ardanian official"]


def test_a_day_is_no_speaker(claims_of):
    text = "Four people were killed in a car bomb attack in Velin on Thursday state news agency AFP reported."
    assert all("Thursday" not in claim.voice for claim in claims_of(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Northern Front claims to have attacked army positions in Velin.", "attacks"),
        ("The Northern Front pointed out that the army had captured Velin.", "takes"),
        ("The Northern Front went on by saying that the army attacked Velin.", "attacks"),
    ],
)
def test_a_cue_of_several_words_is_a_cue(claim_of, text, kind):
    assert claim_of(text, kind).voice == ["Northern Front"]


@pytest.mark.parametrize(
    "text",
    [
        "Velin has seen more bloodshed as army jets have bombed rebel positions.",
        "Belmark rarely claims responsibility for its attacks on Velin.",
        "Thousands came to Belmark to protest against the invasion of Velin in 2013.",
        "They showed no remorse for the attack on Velin.",
    ],
)
def test_what_is_done_to_a_thing_is_not_said(claims_of, text):
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] in ([[]], [[], []])


def test_a_bare_surname_speaks(claim_of):
    text = (
        "Sami tweeted on 19 December: “We have defeated the Northern Front in Velin, my only reason for being there.”"
    )
    assert claim_of(text, "defeats").voice == ["Sami"]


def test_who_is_quoted_speaks_not_who_quotes(claim_of):
    text = "“The raid killed the crew of the ship,” the army was quoted as saying by the Karsa news agency."
    assert claim_of(text, "kills").voice == ["army"]


def test_he_is_nobody_of_whom_he_speaks(claim_of):
    text = (
        "“The outline is there,” said Omid Rask, an aid worker in Velin. "
        "“The Belmarkians will attack Velin with the army and the militias next year,” he said."
    )
    assert claim_of(text, "attacks").voice == ["Omid Rask"]


def test_scraps_in_front_of_a_source_are_not_the_source(claim_of):
    text = "Letters to the editor • One of your readers argued that the army had captured Velin."
    assert claim_of(text, "takes").voice == ["One of your readers"]


LONG = (
    "The war has gone on for six years and has driven millions of people from their homes in towns and villages. "
    "Nobody knows how many more will have to leave before the winter comes and the roads are closed by snow. "
    "Aid groups call for a truce so that food and medicine can reach those who are still in the old town. "
)


@pytest.mark.parametrize(
    ("sentence", "voice"),
    [
        ("Over 350 civilians have been killed in Velin since the truce collapsed on September 19 according to Omid Rask.", "Omid Rask"),
        ("Six children were among 19 civilians killed Thursday in bombing of Velin the civil defence said.", "the civil defence"),
        ("At least 40 people have been killed and others injured in raids on Velin said the Observatory.", "the Observatory"),
    ],
)  # fmt: skip
def test_who_says_it_is_found_in_a_text_without_commas(claim_of, sentence, voice):
    assert claim_of(LONG + sentence, "kills").voice[0].lower().removeprefix("the ") == voice.lower().removeprefix(
        "the "
    )
