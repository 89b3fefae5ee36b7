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


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("The raid killed 20 people in Velin the Karsa Monitor said on Monday.", "kills", ["Karsa Monitor"]),
        ("The raid killed 20 people in Velin a monitoring group said updating an earlier toll.", "kills", ["monitoring group"]),
        ("Several villages were captured by the army in Velin an organisation that follows the war said on Monday.", "takes", ["organisation"]),
        ("The missiles also wounded 25 others Omid Rask told the Karsa Post.", "injures", ["Omid Rask"]),
        ("Before the troops left Velin they executed 15 detainees the report added.", "kills", ["report"]),
        ("The army took several villages while battles raged in Velin said the Karsa Monitor which has sources there.", "takes", ["Karsa Monitor"]),
    ],
)  # fmt: skip
def test_who_closes_a_sentence_without_a_comma_says_it(claim_of, text, kind, voice):
    assert claim_of(text, kind).voice == voice


def test_what_the_army_said_in_the_middle_of_a_sentence_does_not_close_it(claim_of):
    text = "The army said on Monday the Northern Front attacked Velin."
    assert claim_of(text, "attacks").voice == ["army"]


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("Thus according to the bulletin the Northern Front killed 40 people in Velin.", "kills", ["bulletin"]),
        ("The rebels have expressed concerns that the army will attack Velin.", "attacks", ["rebels"]),
        ("Reports emerged that the army had captured Velin.", "takes", ["Reports"]),
        ("The Karsa Monitor documented the killing of 40 civilians in Velin.", "kills", ["Karsa Monitor"]),
        ("Omid Rask said Ardania had lost its standing and claimed the army killed 40 people.", "kills", ["Omid Rask"]),
        ("Karsa Monitor: army killed 40 people in Velin.", "kills", ["Karsa Monitor"]),
        ("The army denied carrying out attacks on Velin.", "attacks", ["army"]),
    ],
)
def test_what_is_told_by_other_words_has_its_speaker(claim_of, text, kind, voice):
    assert claim_of(text, kind).voice == voice


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Northern Front claims the attack that hit Velin on Monday killing at least 17 people.", "kills"),
        ("The Northern Front, also known as the River Guard, is a group that controls Velin.", "holds"),
        ("The army continued on Monday its attacks on Velin.", "attacks"),
    ],
)
def test_what_tells_of_no_words_has_no_speaker(claim_of, text, kind):
    assert claim_of(text, kind).voice == []


def test_an_addressee_does_not_speak(claim_of):
    text = "The ministry in letters sent to Omid Rask stated that the army captured Velin."
    assert claim_of(text, "takes").voice == ["ministry"]


def test_another_group_is_not_the_one_before(claim_of):
    text = "The Karsa Monitor said the army fled. Another group the Eastern Brigade said 20 civilians were killed in Velin."
    assert "Karsa Monitor" not in claim_of(text, "kills").voice


@pytest.mark.parametrize(
    "text",
    [
        "Omid Rask praised Dara Sami. Lena Marek was one of the women acquitted. She said the army had captured Velin.",
        "Dara Sami was in Ombra. Lena Marek criticised the decision. She said: “The army captured Velin on Monday.”",
    ],
)
def test_a_pronoun_speaks_for_whom_the_sentence_before_was_about(claim_of, text):
    assert claim_of(text, "takes").voice == ["Lena Marek"]


def test_a_quoted_speaker_is_not_the_agency_that_quotes_him(claim_of):
    text = '"The army captured Velin and killed 20 people" Omid Rask head of the Karsa Monitor was quoted by AFP as saying.'
    assert claim_of(text, "takes").voice == ["Omid Rask"]


def test_a_quotation_goes_on_behind_a_quotation_within_it(claim_of):
    text = (
        "Omid Rask added: “He was lost for a while. Then the army captured Velin. He said: ‘I love it.’ “It was not my place "
        "to stop him.”"
    )
    assert claim_of(text, "takes").voice == ["Omid Rask"]
