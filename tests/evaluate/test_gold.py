"""Gold data are read as they are, and what is none is named with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.evaluate import Labelled, Related, read_gold
from marsad.records import DataError, UsageError

TEXT = "General Rask of the River Guard met\u2028Dara Sami."


@pytest.fixture
def write(tmp_path):
    def make(*rows: object, name: str = "gold.jsonl") -> Path:
        path = tmp_path / name
        lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
        path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
        return path

    return make


def test_entities_and_relations(write):
    rank, who = {"begin": 0, "end": 7, "type": "Rank"}, {"begin": 8, "end": 12, "type": "Person", "confidence": 1}
    relation = {"type": "has_rank", "source": [8, 12], "target": [0, 7], "cue": "x"}
    (one,) = read_gold(write({"id": 7, "text": TEXT, "entities": [rank, who], "relations": [relation]}), "relations")
    assert (one.id, one.text, one.words) == ("7", TEXT, ())
    assert one.entities == (Labelled(0, 7, "Rank"), Labelled(8, 12, "Person"))
    assert one.relations == (Related("has_rank", (8, 12), (0, 7)),)


def test_voices_keep_their_pieces_and_lose_what_lies_outside_the_text(write):
    row = {
        "text": TEXT,
        "attributions": [{"source": [[0, 12]], "cue": None, "content": [[-3, 5], [13, 999], [999, 1000]]}],
    }
    (one,) = read_gold(write(row), "voices")
    assert one.attributions[0] == (((0, 12),), (), ((0, 5), (13, len(TEXT))))


def test_places_may_have_no_point(write):
    here = {"phrase": "Rask", "start": 8, "end": 12, "lat": "35.5", "lon": 40, "geonameid": 1}
    there = {"start": 20, "end": 25, "lat": None, "lon": ""}
    row = {"id": "a", "text": TEXT, "title": "T", "date": "2021-04-02T10:00", "toponyms": [here, there]}
    (one,) = read_gold(write(row), "places")
    assert one.toponyms == ((8, 12, 35.5, 40.0), (20, 25, None, None))
    assert (one.title, str(one.published)) == ("T", "2021-04-02")


def test_marks_outside_the_text_are_counted_and_left_out(write):
    row = {"text": "Karsa", "toponyms": [{"start": -3, "end": 2}, {"start": 0, "end": 5}, {"start": 0, "end": 6}]}
    (one,) = read_gold(write(row), "places")
    assert (len(one.toponyms), one.outside) == (1, 2)


def test_conll_blocks(write):
    lines = [
        "Maj. B-RNK",
        "Gen. I-RNK",
        "Rask, B-PER",
        "met O",
        "",
        "",
        "-DOCSTART- O",
        "Velin I-LOC",
        "Karsa I-LOC",
        "Sami B-LOC",
    ]
    one, two = read_gold(write(*lines, name="gold.txt"), "entities")
    assert one.text == "Maj. Gen. Rask, met"
    assert one.entities == (Labelled(0, 9, "RNK"), Labelled(10, 15, "PER"))
    assert one.words == ((0, 4), (5, 9), (10, 15), (16, 19))
    assert two.entities == (Labelled(0, 11, "LOC"), Labelled(12, 16, "LOC"))


def test_conll_blocks_with_more_columns_tabs_and_single_tags(write):
    (one,) = read_gold(
        write("River\tNNP\tB-Org\r", "Guard\tNNP\tE-Org\r", "\t\tO", "Rask\tNNP\tU-Person", name="g.conll"), "entities"
    )
    assert one.text == "River Guard · Rask"
    assert one.entities == (Labelled(0, 11, "Org"), Labelled(14, 18, "Person"))


WORDS = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)
TAGS = st.sampled_from(["O", "B-A", "I-A", "B-B", "I-B"])


@given(st.lists(st.tuples(WORDS, TAGS), min_size=1))
def test_every_entity_of_a_block_begins_and_ends_with_a_word(tmp_path_factory, block):
    path = tmp_path_factory.mktemp("gold") / "g.txt"
    path.write_text("O O\n" + "".join(f"{word}\t{tag}\n" for word, tag in block), encoding="utf-8")
    (one,) = read_gold(path, "entities")
    begins, ends = {b for b, _ in one.words}, {e for _, e in one.words}
    assert all(e.begin in begins and e.end in ends for e in one.entities)
    assert sum(tag.startswith("B") for _, tag in block) <= len(one.entities)
    covered = {w for w in one.words for e in one.entities if e.begin <= w[0] and w[1] <= e.end}
    assert len(covered) == sum(tag != "O" for _, tag in block)


@pytest.mark.parametrize(
    ("lines", "task", "message"),
    [
        (["{"], "voices", "gold.jsonl, line 1: this is no gold data for voices"),
        ([{"text": "a", "entities": []}, {"text": "a"}], "entities", "line 2: .*`?'entities' is missing"),
        ([{"text": "a", "entities": [{"begin": "0", "end": 1, "type": "X"}]}], "entities", "line 1: this is no gold"),
        ([{"text": "a", "toponyms": [{"start": 0, "end": 1, "lat": "north", "lon": 1}]}], "places", "could not convert"),
        (["[1]"], "places", "line 1: this is no gold data for places"),
        (["Rask B-PER", "and then some"], "entities", "line 2: this is neither JSON nor a word with its tag; give lines"),
        ([""], "relations", "there is no document in it; give lines"),
    ],
)  # fmt: skip
def test_what_is_no_gold_data_is_named(write, lines, task, message):
    with pytest.raises(DataError, match=message):
        read_gold(write(*lines), task)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(UsageError, match="cannot be read"):
        read_gold(tmp_path / "none", "voices")
    (tmp_path / "latin").write_bytes(b"\xff\xfe\xe9")
    with pytest.raises(DataError, match="not in UTF-8"):
        read_gold(tmp_path / "latin", "voices")
