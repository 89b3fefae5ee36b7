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


def test_a_day_is_no_speaker(claims_of):
    text = "Four people were killed in a car bomb attack in Velin on Thursday state news agency AFP reported."
    assert all("Thursday" not in claim.voice for claim in claims_of(text))
