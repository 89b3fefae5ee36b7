"""Speech that runs on over several sentences without quotation marks."""

from __future__ import annotations

import pytest

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
