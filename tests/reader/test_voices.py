"""Who says what: each claim has the voice that the text gives it, and no other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from marsad.records import Speaker

LOST = "Northern Front has lost Velin"
Claims = Callable[..., list[Any]]
Speakers = Callable[..., list[Speaker]]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        (f"“The {LOST},” Dara Sami said.", "direct"),
        (f"“The {LOST},” said Dara Sami.", "direct"),
        (f'"The {LOST}," Dara Sami said.', "direct"),
        (f"“The {LOST},” Dara Sami told reporters.", "direct"),
        ("“The Northern Front,” Dara Sami said, “has lost Velin.”", "direct"),
        (f"The {LOST}, Dara Sami said.", "indirect"),
        (f"The {LOST}, said Dara Sami, director of the Karsa Monitor.", "indirect"),
        ("Dara Sami said the Northern Front had lost Velin.", "indirect"),
        ("Dara Sami said that the Northern Front had lost Velin.", "indirect"),
        ("Dara Sami confirmed that the Northern Front had lost Velin.", "indirect"),
        ("Asked about the raid, Dara Sami said the Northern Front had lost Velin.", "indirect"),
        (f"According to Dara Sami, the {LOST}.", "indirect"),
        (f"The {LOST}, according to Dara Sami.", "indirect"),
        ("The Northern Front, according to Dara Sami, has lost Velin.", "indirect"),
        ("The Northern Front, Dara Sami said, has lost Velin.", "indirect"),
        ("In Ombra, Dara Sami said, the Northern Front has lost Velin.", "indirect"),
        ("Dara Sami said that the Northern Front had “lost Velin for good.”", "mixed"),
        ("The Northern Front has “lost Velin for good,” Dara Sami said.", "mixed"),
    ],
)
def test_what_a_person_says_has_that_persons_voice(speakers_of: Speakers, text: str, mode: str) -> None:
    (speaker,) = speakers_of(text, "loses")
    assert (speaker.speaker, speaker.named, speaker.mode, speaker.inferred) == ("Dara Sami", True, mode, False)


def test_a_claim_that_nobody_is_said_to_make_is_the_reports_own(claims_of: Claims) -> None:
    (claim,) = claims_of(f"The {LOST}.")
    assert claim.voice == []


def test_a_quotation_interrupted_by_its_cue_is_one_utterance(voices_of: Claims) -> None:
    text = "“The Northern Front,” Dara Sami said, “has lost Velin.”"
    assert voices_of(text) == [("Dara Sami", ["The Northern Front", "has lost Velin"])]


def test_a_quotation_of_several_sentences_is_one_utterance(claims_of: Claims) -> None:
    text = "“The army has captured Velin. The militants fled to Tessel,” Omid Rask said."
    assert [(c.kind, c.voice) for c in claims_of(text)] == [("takes", ["Omid Rask"]), ("moves", ["Omid Rask"])]


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n"])
def test_a_quotation_without_a_cue_is_carried_on_and_says_so(read: Callable[..., Any], gap: str) -> None:
    text = f"“The {LOST},” Dara Sami said.{gap}“Its fighters are fleeing to Tessel.”"
    first, second = read(text).claims
    assert [s.inferred for s in first.voice] == [False]
    assert [(s.speaker, s.inferred, s.cue) for s in second.voice] == [("Dara Sami", True, "")]


def test_the_reports_own_sentence_after_a_quotation_is_not_carried_on(claims_of: Claims) -> None:
    text = f"“The {LOST},” Dara Sami said. Its fighters are fleeing to Tessel."
    assert [(c.kind, c.voice) for c in claims_of(text)] == [("loses", ["Dara Sami"]), ("moves", [])]


def test_cue_and_source_are_where_they_stand(read: Callable[..., Any]) -> None:
    text = f"The {LOST}, according to Dara Sami."
    (voice,) = read(text).voices
    assert [s.of(text) for s in voice.cue] == ["according to"]
    assert [s.of(text) for s in voice.source] == ["Dara Sami"]
    assert [s.of(text) for s in voice.content] == [f"The {LOST}"]
    assert voice.speaker.span.of(text) == "Dara Sami"


DIRECTOR = "Dara Sami, director of the Karsa Monitor, arrived in Port Amal on Monday."


@pytest.mark.parametrize(
    "said",
    [
        f"The {LOST}, Sami said.",
        f"“The {LOST},” Sami said.",
        f"“The {LOST},” she told AFP.",
        "She said the Northern Front had lost Velin.",
        "He said the Northern Front had lost Velin.",
        f"According to Sami, the {LOST}.",
        "The director said the Northern Front had lost Velin.",
    ],
)
def test_pronouns_and_short_names_stand_for_the_full_name_with_post_and_organisation(
    speakers_of: Speakers, said: str
) -> None:
    (speaker,) = speakers_of(f"{DIRECTOR} {said}", "loses")
    assert (speaker.speaker, speaker.named) == ("Dara Sami", True)
    assert (speaker.post or "").removeprefix("the ") == "director"
    assert (speaker.organisation or "").removeprefix("the ") == "Karsa Monitor"


def test_a_pronouns_speaker_stands_where_the_pronoun_does(speakers_of: Speakers) -> None:
    text = f"{DIRECTOR} “The {LOST},” she told AFP."
    (speaker,) = speakers_of(text, "loses")
    assert speaker.span.of(text) == "she"


def test_a_pronoun_for_nobody_in_the_text_stays_unresolved(speakers_of: Speakers) -> None:
    (speaker,) = speakers_of("He said the Northern Front had lost Velin.", "loses")
    assert (speaker.speaker, speaker.named) == ("He", False)


def test_of_two_persons_a_short_name_means_the_one_who_bears_it(speakers_of: Speakers) -> None:
    text = "Jal Boran met Omid Rask in Ombra. “The army has captured Tessel,” Boran said."
    assert [s.speaker for s in speakers_of(text, "takes")] == ["Jal Boran"]
    text = "Jal Boran met Omid Rask in Ombra. “The army has captured Tessel,” Rask said."
    assert [s.speaker for s in speakers_of(text, "takes")] == ["Omid Rask"]


@pytest.mark.parametrize(
    ("source", "post", "organisation"),
    [
        ("Dara Sami, director of the Karsa Monitor,", "director", "Karsa Monitor"),
        ("Dara Sami, a spokeswoman for the Karsa Monitor,", "a spokeswoman", "Karsa Monitor"),
        ("Dara Sami, a researcher at the Karsa Monitor,", "a researcher", "Karsa Monitor"),
        ("Omid Rask, commander of the Eastern Brigade,", "commander", "Eastern Brigade"),
        ("The Northern Front's spokesman, Jal Boran,", "Northern Front's spokesman", "Northern Front"),
        ("Defence Minister Lena Marek", "Defence Minister", None),
        ("General Omid Rask", "General", None),
        ("Omid Rask, 45,", None, None),
    ],
)
def test_post_and_organisation_come_from_the_words_beside_the_name(
    speakers_of: Speakers, source: str, post: str | None, organisation: str | None
) -> None:
    (speaker,) = speakers_of(f"{source} said the army had lost Velin.", "loses")
    assert speaker.named
    assert (speaker.post.removeprefix("The ") if speaker.post else None) == post
    assert (speaker.organisation.removeprefix("the ") if speaker.organisation else None) == organisation


@pytest.mark.parametrize(
    "source",
    [
        "A senior commander, who declined to be named,",
        "A senior commander",
        "An official",
        "One resident",
        "Residents",
        "Analysts",
        "Army commanders and analysts",
        "Two officials and a diplomat",
        "Officials in Karsa",
        "A spokesman for the Northern Front",
        "Security sources",
        "State media",
        "Several witnesses",
        "The commander of a militia in Tessel",
    ],
)
def test_speakers_without_a_name_are_told_in_their_words_and_are_not_named(speakers_of: Speakers, source: str) -> None:
    (speaker,) = speakers_of(f"{source} said the army had lost Velin.", "loses")
    assert not speaker.named
    assert speaker.identity is None
    assert source.removesuffix(", who declined to be named,").startswith(speaker.speaker)


def test_a_body_with_a_name_is_a_named_speaker(speakers_of: Speakers) -> None:
    for text in (
        "The Karsa Monitor reported that the army had lost Velin.",
        "The Northern Front said in a statement that the army had lost Velin.",
        "In a statement, the United Nations said the army had lost Velin.",
        "The army has lost Velin, the Karsa Monitor said.",
    ):
        (speaker,) = speakers_of(text, "loses")
        assert speaker.named


def test_two_unnamed_speakers_are_two(read: Callable[..., Any]) -> None:
    text = (
        "A senior commander said the army had captured Velin. "
        "“The army has lost Tessel,” another senior commander said. An official said the army had captured Ombra."
    )
    hops = [c.voice[0] for c in read(text).claims]
    assert [h.speaker for h in hops] == ["A senior commander", "another senior commander", "An official"]
    assert not any(h.named for h in hops)
    people = [m.entity for m in read(text).mentions if "commander" in m.text and m.entity is not None]
    assert len(people) == len(set(people))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dara Sami told AFP that the Northern Front had lost Velin.", "AFP"),
        (f"“The {LOST},” Dara Sami told Reuters.", "Reuters"),
        (f"“The {LOST},” Dara Sami told AFP by phone on Monday.", "AFP"),
        ("Dara Sami told the Karsa Post newspaper that the Northern Front had lost Velin.", "the Karsa Post newspaper"),
    ],
)
def test_the_outlet_that_is_told_is_no_speaker(speakers_of: Speakers, text: str, told: str) -> None:
    (speaker,) = speakers_of(text, "loses")
    assert (speaker.speaker, speaker.told) == ("Dara Sami", told)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "Dara Sami said the group's propaganda suggested that its fighters had fled Velin.",
            ["Dara Sami", "group's propaganda"],
        ),
        (
            "Omid Rask said the ministry had claimed that the militants had fled Velin.",
            ["Omid Rask", "ministry"],
        ),
        ("“Residents say the militants have fled Velin,” Dara Sami said.", ["Dara Sami", "Residents"]),
        ("According to Dara Sami, residents said the militants had fled Velin.", ["Dara Sami", "residents"]),
    ],
)
def test_what_one_says_that_another_said_has_a_chain_of_two(claim_of: Claims, text: str, chain: list[str]) -> None:
    assert claim_of(text, "moves").voice == chain  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("Dara Sami said the army had lost Velin, but the figures could not be verified.", "doubts", []),
        (
            "Omid Rask claimed that the army had killed 300 militants; the figure could not be independently verified.",
            "doubts",
            [],
        ),
        (
            "Omid Rask claimed that the army had killed 300 militants; the figure could not be independently verified.",
            "kills",
            ["Omid Rask"],
        ),
        ("“We will win,” Omid Rask said, as his brigade withdrew from Velin.", "moves", []),
        ("“We will win,” Omid Rask said after his brigade withdrew from Velin.", "moves", []),
        ("Omid Rask, whose brigade withdrew from Velin, said the war was over.", "moves", []),
        ("Omid Rask, who commands the Eastern Brigade, said the war was over.", "commands", []),
        ("“We will win,” said Omid Rask, who commands the Eastern Brigade.", "commands", []),
        ("“We will win,” said Omid Rask, commander of the Eastern Brigade.", "holds_post", []),
    ],
)
def test_the_writers_words_beside_a_quotation_stay_the_writers(
    claim_of: Claims, text: str, kind: str, voice: list[str]
) -> None:
    assert claim_of(text, kind).voice == voice  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Northern Front reportedly captured Velin on Tuesday.", "takes"),
        ("The Northern Front has allegedly captured Velin.", "takes"),
        ("The militants are said to have fled to Tessel.", "moves"),
        ("The alleged killing of 12 prisoners by the Northern Front was condemned.", "kills"),
    ],
)
def test_hearsay_is_an_unnamed_voice_and_changes_nothing_else(
    claim_of: Claims, speakers_of: Speakers, text: str, kind: str
) -> None:
    (speaker,) = speakers_of(text, kind)
    assert not speaker.named
    assert claim_of(text, kind).stance == "affirmed stated"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "who", "accused"),
    [
        ("The Karsa Monitor accused the army of shelling Velin.", "Karsa Monitor", "army"),
        ("Dara Sami accused the Northern Front of shelling Velin.", "Dara Sami", "Northern Front"),
        ("The army accused the militants of shelling Velin.", "army", "militants"),
        ("The ministry accused the Northern Front of shelling Velin.", "ministry", "Northern Front"),
    ],
)
def test_what_somebody_is_accused_of_is_said_by_the_accuser(
    claim_of: Claims, text: str, who: str, accused: str
) -> None:
    accusation: Any = claim_of(text, "accuses")
    assert (accusation.roles["by"], accusation.roles["whom"]) == ([who], [accused])
    deed: Any = claim_of(text, "attacks")
    assert deed.roles["by"] == [accused]
    assert deed.voice == [who]


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("Omid Rask said the raid on forces loyal to President Dara Sami was over.", "holds_post", []),
        (
            "Omid Rask said any raid ordered by Dara Sami, Belmark’s president, would be answered.",
            "holds_post",
            [],
        ),
        ("“We worked with a coalition and the [Karsan-led] Northern Front,” Omid Rask said.", "commands", []),
        ("“We will follow the orders of President Dara Sami on the war,” Omid Rask said.", "holds_post", ["Omid Rask"]),
    ],
)
def test_titles_outside_of_quotation_marks_are_the_reports_own(
    claim_of: Claims, text: str, kind: str, voice: list[str]
) -> None:
    assert claim_of(text, kind).voice == voice  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        (
            "The Northern Front declared the “total liberation” of Velin, which for three years was held by the army.",
            "holds",
            [],
        ),
        ("Dara Sami asked for the extradition of Omid Rask, a cleric living in Belmark.", "present_in", []),
        (
            "The Karsa Monitor said the raid killed 23 civilians, but Belmark denied carrying out raids there.",
            "denies",
            [],
        ),
        ("Dara Sami said that the army, which captured Velin on Monday, was weak.", "takes", []),
    ],
)
def test_what_the_writer_adds_behind_a_comma_is_not_said(
    claim_of: Claims, text: str, kind: str, voice: list[str]
) -> None:
    assert claim_of(text, kind).voice == voice  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind", "voice"),
    [
        ("His father was reportedly killed in the raid and his mother was taken to Velin.", "kills", ["reportedly"]),
        ("His father was reportedly killed in the raid and his mother was taken to Velin.", "moves", []),
        ("Experts looked into an alleged gas attack on Velin which killed 20 people.", "kills", ["alleged"]),
        ("The Northern Front is reportedly in negotiations with Belmark.", "agrees", ["reportedly"]),
    ],
)
def test_hearsay_reaches_as_far_as_its_clause(claim_of: Claims, text: str, kind: str, voice: list[str]) -> None:
    assert claim_of(text, kind).voice == voice  # type: ignore[attr-defined]


def test_a_headline_may_end_with_who_says_it(claim_of: Claims) -> None:
    assert claim_of("Raid killed 270 people in Velin: monitor.", "kills").voice == ["monitor"]  # type: ignore[attr-defined]


def test_those_who_flee_do_not_add_what_the_source_adds(claims_of: Claims) -> None:
    text = "The source said the army is chasing down the militants who fled Velin, adding that troops captured Tessel there."
    assert {s for c in claims_of(text) for s in c.voice} <= {"source"}


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Residents said the army captured Velin, the Karsa News Agency reported.", "Karsa News Agency", "Residents"),
        (
            "The Karsa News Agency reported that residents said the army captured Velin.",
            "Karsa News Agency",
            "residents",
        ),
    ],
)
def test_the_outer_voice_comes_first(claim_of: Claims, text: str, outer: str, inner: str) -> None:
    assert claim_of(text, "takes").voice == [outer, inner]  # type: ignore[attr-defined]


def test_a_clause_about_a_name_is_the_reports_own(claim_of: Claims) -> None:
    text = "Dara Sami said the bombs would not change Omid Rask who has backed the Northern Front."
    assert claim_of(text, "backs").voice == []  # type: ignore[attr-defined]
