"""The encoder: spans within the text, the same answer twice, damaged weights named, and sentences of our own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad.reader.encoder import Encoded, Encoder, open_encoder
from marsad.reader.encoder.load import MODEL, check
from marsad.records import DataError, Span

SPOKESMAN = "“We hold the town,” said Karim Sample, a spokesman for the Northern Front."
OFFICER = "Brigadier General Musa Example, the commander of 7 Division, spoke to reporters in Exampleville on Monday."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return open_encoder()


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def all_spans(encoded: Encoded) -> list[Span]:
    found = [s for a in encoded.voices for part in (a.source, a.cue, a.content) for s in part]
    for listed in (encoded.entities, encoded.command, encoded.places):
        found += [s for s, _, _ in listed]
    return found + [s for _, a, b, _ in encoded.relations for s in (a, b)]


def test_a_quotation_has_its_speaker_its_verb_and_its_words(encoder: Encoder) -> None:
    (voice,) = encoder.encode(SPOKESMAN).voices
    assert words(SPOKESMAN, voice.cue) == ["said"]
    assert words(SPOKESMAN, voice.source)[0].startswith("Karim Sample")
    assert "We hold the town" in words(SPOKESMAN, voice.content)[0]
    assert "Karim" not in "".join(words(SPOKESMAN, voice.content))


def test_indirect_speech(encoder: Encoder) -> None:
    text = "Two local officials said on Tuesday that the army had pulled back from the bridge."
    (voice,) = encoder.encode(text).voices
    assert words(text, voice.source) == ["Two local officials"]
    assert words(text, voice.cue)[0].startswith("said")
    assert words(text, voice.content)[0].rstrip(".").endswith("the army had pulled back from the bridge")


def test_words_around_a_cue_are_one_content(encoder: Encoder) -> None:
    text = "“The road is open,” Colonel Adam Sample said, “and we will keep it open.”"
    (voice,) = encoder.encode(text).voices
    said = " … ".join(words(text, voice.content))
    assert "The road is open" in said
    assert "we will keep it open" in said
    assert words(text, voice.source) == ["Colonel Adam Sample"]


def test_every_quotation_keeps_its_own_speaker(encoder: Encoder) -> None:
    text = "“It was an air strike,” a doctor said. The ministry denied that its aircraft had been in the area."
    first, second = encoder.encode(text).voices
    assert words(text, first.source) == ["a doctor"]
    assert words(text, second.source) == ["The ministry"]


def test_entities_of_conflict_reports(encoder: Encoder) -> None:
    text = "Iraqi forces retook Mosul from Islamic State, the Pentagon said."
    found = {s.of(text): kind for s, kind, _ in encoder.encode(text).entities}
    assert found["Mosul"] == "Location"
    assert "Organisation" in {kind for name, kind in found.items() if "Islamic State" in name}


def test_command_and_what_belongs_together(encoder: Encoder) -> None:
    encoded = encoder.encode(OFFICER)
    found = {s.of(OFFICER): kind for s, kind, _ in encoded.command}
    assert found["Brigadier General"] == "Rank"
    assert found["Musa Example"] == "Person"
    assert found["7 Division"] == "Organization"
    related = {(kind, a.of(OFFICER), b.of(OFFICER)) for kind, a, b, _ in encoded.relations}
    assert ("has_rank", "Musa Example", "Brigadier General") in related
    assert ("is_posted", "Musa Example", "7 Division") in related


def test_relations_of_given_entities(encoder: Encoder) -> None:
    text = "Colonel Ali Sample met Major Omar Trial."
    listed = [
        (text.index(w), w, k)
        for w, k in (("Colonel", "Rank"), ("Ali Sample", "Person"), ("Major", "Rank"), ("Omar Trial", "Person"))
    ]
    given_spans = [(Span(at, at + len(w)), k) for at, w, k in listed]
    related = {(a.of(text), b.of(text)) for _, a, b, _ in encoder.encode(text).relate(given_spans)}
    assert related == {("Ali Sample", "Colonel"), ("Omar Trial", "Major")}


def test_places(encoder: Encoder) -> None:
    text = "The convoy drove from Damascus to Aleppo overnight."
    assert [s.of(text) for s, _, _ in encoder.encode(text).places] == ["Damascus", "Aleppo"]


def test_the_same_text_gives_the_same_answers(encoder: Encoder) -> None:
    text = SPOKESMAN + "\n\n" + OFFICER
    one, two = encoder.encode(text), encoder.encode(text)
    assert one.voices == two.voices
    assert one.entities == two.entities
    assert one.relations == two.relations


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u200f", "."])
def test_texts_that_say_nothing(encoder: Encoder, text: str) -> None:
    encoded = encoder.encode(text)
    assert encoded.voices == []
    assert encoded.relations == []


def test_a_paragraph_longer_than_a_window(encoder: Encoder) -> None:
    heads = ("minister", "farmer", "doctor", "teacher", "general", "mayor", "driver", "nurse", "judge", "baker")
    parts = [f"The {who} said that {n} houses had been hit in the {n}th week." for n in (3, 5, 7, 9) for who in heads]
    text = " ".join(parts)
    found = encoder.encode(text).voices
    assert 32 <= len(found) <= 44
    assert [a.cue[0].begin for a in found] == sorted({a.cue[0].begin for a in found})
    assert found[-1].content[0].begin > len(text) * 0.9


PROSE = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "'",
            "said",
            "Maj.",
            "Ömer",
            "داعش",
            "7 Division",
            "e\u0301",
            "𝒳",
            "\n\n",
            "\n",
            ",",
            ".",
            "\u00a0",
            "the",
            "\x00",
        ]
    ),
    max_size=60,
).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(PROSE, st.text(max_size=200)))
def test_spans_stay_within_any_text(encoder: Encoder, text: str) -> None:
    for span in all_spans(encoder.encode(text)):
        assert 0 <= span.begin < span.end <= len(text)
        assert span.of(text).strip()


def test_accents_and_astral_letters_before_a_name_do_not_shift_it(encoder: Encoder) -> None:
    for before in ("", "Éé 𝒳𝒳 ", "قال "):
        text = before + SPOKESMAN
        cues = [words(text, a.cue) for a in encoder.encode(text).voices]
        assert ["said"] in cues


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    target = tmp_path / "model"
    shutil.copytree(MODEL, target)
    return target


def test_altered_weights_are_refused_by_name(copied: Path) -> None:
    (copied / "labels.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        open_encoder(copied)
    said = str(caught.value)
    assert "labels.json" in said
    assert "SHA-256" in said
    assert "reinstall marsad" in said
    assert said.endswith(".")


@pytest.mark.parametrize("name", ["encoder.onnx", "SHA256SUMS"])
def test_missing_weights_are_named(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(DataError, match="missing") as caught:
        check(copied)
    assert name in str(caught.value)


def test_loaded_once_a_process() -> None:
    assert open_encoder() is open_encoder()
