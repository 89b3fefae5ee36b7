"""A text that lost its commas is read as if they were there; offsets and the text itself stay as they are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.reader.parse.punctuation import FEW, as_seen, stripped
from marsad.records import new_report

LOST = (
    "At least 20 people were killed in air strikes on the town of Velin on Sunday a monitoring group said. The raids hit a market in the "
    "centre of the town. Most of the dead were civilians from two families said the Karsa Monitor a group that follows the war. State "
    "news agency SANA reported on Monday that the army had captured three villages near the border after days of fighting with rebels "
    "who had held them for more than a year."
)


def test_a_text_without_any_comma_has_lost_them() -> None:
    assert len(LOST.split()) >= FEW
    assert stripped(LOST)
    assert not stripped(LOST.replace("on Sunday a", "on Sunday, a"))
    assert not stripped("The army fled. It was seen in Velin.")


def test_likely_commas_stand_in_the_place_of_blanks() -> None:
    seen = as_seen(LOST)
    assert len(seen) == len(LOST)
    assert "on Sunday,a monitoring group said" in seen
    assert all(a == b or (a == " " and b in ",\n") for a, b in zip(LOST, seen, strict=True))


def test_a_text_with_commas_is_left_as_it_is() -> None:
    whole = LOST.replace("on Sunday a", "on Sunday, a")
    assert as_seen(whole) == whole


def test_the_lines_of_a_page_stand_by_themselves() -> None:
    text = "Car bomb kills four in Velin AFP Friday 20 Jun 2014 " + LOST
    assert "Velin\nAFP Friday 20 Jun 2014\nAt least" in as_seen(text)
    assert "\nTags\n" in as_seen(LOST + " Tags Ardania Velin The army said nothing.")


def test_the_speaker_behind_the_words_is_found(reader) -> None:
    reading = reader.read(new_report(LOST))
    said = {c.kind: c for c in reading.claims if c.kind in ("kills", "takes")}
    assert "monitoring group" in said["kills"].voice[-1].speaker
    assert said["kills"].count is not None
    assert (said["kills"].count.low, said["kills"].count.words) == (20, "At least 20") or said[
        "kills"
    ].count.words == "At least 20"
    for claim in reading.claims:
        for fillers in claim.roles.values():
            assert all(f.text == f.span.of(LOST) for f in fillers)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab C.\n1“”", max_size=400))
def test_the_length_never_changes(text: str) -> None:
    assert len(as_seen(text)) == len(text)
