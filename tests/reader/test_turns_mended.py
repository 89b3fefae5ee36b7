"""Speech that runs on over several sentences without quotation marks."""

from __future__ import annotations

import pytest

from marsad.reader.parse.quotes import across_breaks
from marsad.records import new_report

RUNS_ON = [
    ("We fled at night. The army attacked Velin and we ran, Omid Rask said.", ["Omid Rask"]),
    ("Omid Rask was tired. We were at home when the army attacked Velin. The houses burned down, he told Reuters.", ["Omid Rask"]),
    ("Omid Rask told reporters: We are hungry. The army attacked Velin in May. We want to go home.", ["Omid Rask"]),
    ("Omid Rask, a baker from Karsa, says he reads the news every day. I was there when the army attacked Velin.", ["Omid Rask"]),
    ("Lena Marek said the talks had failed. The army attacked Velin again last week. she added.", ["Lena Marek"]),
    (
        "Nine people died in Karsa, the Karsa Post reported. The raid damaged some shops, noting that the army attacked Velin too.",
        ["Karsa Post"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "voice"), RUNS_ON)
def test_speech_without_marks_runs_on(claims_of, text, voice) -> None:
    assert [c.voice for c in claims_of(text) if c.kind == "attacks" and c.roles.get("target") == ["Velin"]] == [voice]


REPORTS_OWN = [
    "Omid Rask said he was tired. The army attacked Velin in May. The talks go on, Lena Marek said.",
    "Omid Rask told reporters: The talks have failed. The army attacked Velin in May.",
    "Wed 5 May 2017. The army attacked Velin. The talks go on, Lena Marek said.",
    "The army attacked Velin. Reporting by Lena Marek; Our Standards: see below.",
]


@pytest.mark.parametrize("text", REPORTS_OWN)
def test_where_no_sign_shows_speech_it_is_the_reports(claims_of, text) -> None:
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [[]]


def test_who_tells_his_own_story_is_not_the_last_one_who_spoke(claims_of) -> None:
    mine = " ".join(f"I walked to the river on day {n}." for n in range(2, 10))
    text = f"{mine} Omid Rask says he is tired. I was there when the army attacked Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [[]]


TWEETS = [
    ("Jets hit the army base in Velin pic.twitter.com/abc Omid Rask (omidr) June 12 2016", "Omid Rask"),
    ("The army attacked Velin. pic.twitter.com/abc The River Guard (riverguard) June 12 2016", "The River Guard"),
]


@pytest.mark.parametrize(("text", "speaker"), TWEETS)
def test_a_tweet_is_said_by_who_signs_it(reader, text, speaker) -> None:
    voices = [v for v in reader.read(new_report(text)).voices if v.speaker is not None]
    assert speaker in [v.speaker.speaker for v in voices]
    assert any(v.speaker.speaker == speaker and v.content[0].begin == 0 for v in voices)


def test_who_stands_behind_with_says_it(claims_of) -> None:
    text = "Two men were taken to the court with activists saying that the army attacked Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [["activists"]]


def test_who_contradicts_an_assessment_does_not_share_it(claims_of) -> None:
    text = "The ministers have contradicted Omid Rask’s assessment that the army attacked Velin."
    assert [c.stance for c in claims_of(text) if c.kind == "attacks"] == ["denied stated"]


MENDED = [
    # who closes a sentence goes on speaking; a state whose estimate somebody tells does not speak on
    ("The army must stay in Velin and it must attack Karsa, the president continued.", "attacks", "Karsa", ["president"]),
    (
        "Lena Marek said that Belmark estimates that the gas was used 50 times. She told the council: The army attacked Velin.",
        "attacks",
        "Velin",
        ["Lena Marek"],
    ),
    # a clause between quotation marks in a sentence in which nobody speaks
    (
        "“A woman died when helicopters bombed Velin,” said the Orsk Observatory. In the west “eight civilians were killed when "
        "government jets attacked the village of Omra” held by rebels.",
        "attacks",
        "village of Omra",
        ["Orsk Observatory"],
    ),
    # a sentence behind a colon's words that points back to them
    ("A spokesman says: Belmark has lied. These charges are false. This shows that the army attacked Velin.", "attacks", "Velin", ["spokesman"]),
    # the same tense of what had been before
    (
        "The army had attacked Karsa in May, the Orsk Observatory said on Tuesday. Jets had attacked Velin too.",
        "attacks",
        "Velin",
        ["Orsk Observatory"],
    ),
    # what is known is so, whoever knows it
    ("Omid Sample, a master of waiting, knows that the army attacked Velin.", "attacks", "Velin", []),
    ("A blast killed four people in Karsa origin of explosion unknown monitoring group.", "kills", "four people", ["monitoring group"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "whom", "voice"), MENDED)
def test_who_speaks_on(claims_of, text, kind, whom, voice) -> None:
    claims = [c for c in claims_of(text) if c.kind == kind]
    assert [c.voice for c in claims if whom in (c.roles.get("target") or c.roles.get("whom") or [])] == [voice]


def test_what_is_alleged_of_a_raids_doer_is_hearsay(claims_of) -> None:
    text = "Hundreds of people died in gas attacks on Velin allegedly carried out by government troops in August."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [["allegedly"]]


def test_a_participle_with_claims_for_its_object_is_no_speaker(claims_of) -> None:
    text = "Belying claims that the war is over is the figure that 600 people were displaced last year."
    assert [c.voice for c in claims_of(text) if c.kind == "displaces"] == [[]]


def test_who_urges_beside_speaking_is_told_by_the_report(claims_of) -> None:
    text = "Front fighters have released a video, saying “tomorrow we will be in Velin” and urging their followers to stay."
    assert [c.voice for c in claims_of(text) if c.kind == "demands"] == [[]]


def test_a_break_or_comma_put_in_ends_no_quotation() -> None:
    text = 'In the west "a boy was killed in Velin A further 60 people were hurt" the statement read.'
    seen = text.replace('west "', 'west,"').replace("Velin A", "Velin\nA")
    assert [q.span.of(text) for q in across_breaks(text, seen)] == [
        "a boy was killed in Velin A further 60 people were hurt"
    ]


GOES_ON = [
    (
        "Military sources announced that fighting had intensified. “The army attacked Karsa,” they added. “The army attacked Velin,” "
        "they went on to say.",
        ["Military sources"],
    ),
    (
        "A militant website said 10 people had died. A Front-affiliated page said one had. It also said the raid was long and the army "
        "attacked Velin.",
        ["Front-affiliated page"],
    ),
]


@pytest.mark.parametrize(("text", "voice"), GOES_ON)
def test_they_and_it_who_go_on_are_the_unnamed_who_spoke_last(claims_of, text, voice) -> None:
    assert [c.voice for c in claims_of(text) if c.roles.get("target") == ["Velin"]] == [voice]


def test_no_parliament_is_he(claims_of) -> None:
    text = "The Belmark parliament voted against the war. Last year, Omid Sample was so upset, he ordered a strike on Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [[]]


STATEMENT = (
    "Ardania's raid\n\nThe Foreign Secretary, Omid Sample, said:\n\nThis raid was cruel. The army attacked Velin.\n\n"
    "Belmark backs the rebels.\n\nNotes to editors\n\nThe army attacked Karsa in May."
)


def test_a_statement_below_a_line_that_ends_with_a_colon_is_its_givers(claims_of) -> None:
    voices = {c.roles["target"][0]: c.voice for c in claims_of(STATEMENT) if c.kind == "attacks"}
    assert voices == {"Velin": ["Omid Sample"], "Karsa": []}
    assert [c.voice for c in claims_of(STATEMENT) if c.kind == "backs"] == [["Omid Sample"]]


def test_a_colon_before_a_list_or_a_quotation_gives_no_statement(claims_of) -> None:
    text = "Lena Marek said:\n\n“I am tired.”\n\nThe army attacked Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [[]]


@pytest.mark.parametrize(
    "office",
    ["The Foreign Secretary", "The Prime Minister", "The Secretary of State", "The White House spokeswoman"],
)
def test_an_office_with_a_name_behind_it_speaks_by_that_name(claims_of, office) -> None:
    text = f"{office}, Omid Sample, said the army attacked Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [["Omid Sample"]]


def test_candidates_of_parties_speak_not_the_parties(claims_of) -> None:
    text = "While the candidates of both parties say the army attacked Velin, they differ."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [["candidates of both parties"]]


HEARSAY = [
    ("Omid Sample has been accused of killing nine people in Velin.", "kills", "accused"),
    (
        "Sample and Rask, who were raised in Orsk, are alleged to have been part of a Northern Front cell.",
        "part_of",
        "alleged",
    ),
]


@pytest.mark.parametrize(("text", "kind", "cue"), HEARSAY)
def test_what_somebody_is_accused_of_is_said_by_somebody_unnamed(claims_of, text, kind, cue) -> None:
    assert [c.voice for c in claims_of(text) if c.kind == kind] == [[cue]]


def test_who_comments_on_a_mission_does_not_tell_of_it(claims_of) -> None:
    text = "The minister Lena Marek comments on the start of the mission to recapture the town of Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "takes"] == [[]]


def test_it_that_goes_on_is_who_quoted_not_who_was_quoted(claims_of) -> None:
    text = "A monitoring group quoted trusted sources as saying that the Front had fled. It said at least 40 rebels attacked Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [["monitoring group"]]


def test_a_tribe_is_no_he(claims_of) -> None:
    text = (
        "The head of the al-Karsa tribe Sheikh Omid Sample called in a video for other tribes to join them. We ask for help. If the Front "
        "is done with us the others will be next after al-Karsa. The army attacked Velin, he said."
    )
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [["Omid Sample"]]


def test_a_ministry_speaks_with_its_whole_name(claims_of) -> None:
    text = "The Ardanian Ministry of Defence said the army attacked Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "attacks"] == [["Ardanian Ministry of Defence"]]


def test_what_follows_from_that_for_which_somebody_is_blamed_is_the_reports(claims_of) -> None:
    text = "Lena Marek blamed the Front for the attacks that killed 20 people in Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "kills"] == [[]]


def test_whose_bodies_are_reportedly_found_is_hearsay(claims_of) -> None:
    text = "On Monday soldiers reportedly discovered the bodies of 70 civilians inside houses in the village of Velin."
    assert [c.voice for c in claims_of(text) if c.kind == "kills"] == [["reportedly"]]
