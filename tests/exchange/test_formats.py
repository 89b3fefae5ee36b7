"""Each format holds all that a claim says, and says what was done to names."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from marsad.exchange import FORMATS
from marsad.records import When, claim_from_json

KARSA = {
    "id": "place:1", "name": "Karsa", "country": "XK", "admin": "North", "latitude": 35.5, "longitude": 40.25,
    "precision": 3, "kind": "city",
}  # fmt: skip


@pytest.fixture
def lost(entry_of):
    return entry_of(
        "The Front lost Karsa and Old Karsa on Friday, an aide told the Post; dozens died.",
        "loses",
        who={"text": "The Front", "type": "group", "id": "actor:front", "name": "Northern Front"},
        place=[{"text": "Karsa", "place": KARSA}, {"text": "Old Karsa", "type": "place"}],
        count={"words": "dozens", "low": 24, "high": 99},
        when=When(date(2021, 4, 2), date(2021, 4, 2), words="on Friday"),
        voice=({"speaker": "an aide", "named": False, "told": "the Post"},),
    )


def written(name, *entries, **options):
    stream = io.StringIO(newline="")
    assert FORMATS[name].write(list(entries), stream, **options) >= 0
    return stream.getvalue()


def test_csv_has_one_row_a_claim_with_words_names_and_ids(lost):
    (row,) = csv.DictReader(io.StringIO(written("csv", lost), newline=""))
    expected = {
        "kind": "loses", "who": "The Front", "who_names": "Northern Front", "who_ids": "actor:front",
        "place": "Karsa; Old Karsa", "place_names": "Karsa; ", "place_ids": "place:1; ",
        "count_low": "24", "count_high": "99", "count_words": "dozens", "when_first": "2021-04-02",
        "voice_speaker": "an aide", "voice_named": "false", "voice_told": "the Post",
        "quote": lost.claim.quote, "report_publisher": "Karsa Post", "names": "",
    }  # fmt: skip
    assert expected.items() <= row.items()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_csv_cells_are_never_formulas(entry_of, start):
    text = f"{start}SUM(A1:A9) they shouted in Karsa."
    (row,) = csv.DictReader(io.StringIO(written("csv", entry_of(text, "demands", what="shouted")), newline=""))
    assert row["quote"] == f"'{text}"


def test_jsonl_lines_give_the_claim_back(lost):
    line = json.loads(written("jsonl", lost))
    assert "text" not in line["report"]
    assert line["report"]["sha256"] == lost.report.sha256
    assert claim_from_json({**line, "report": line["report"]["id"]}) == lost.claim


def test_geojson_puts_longitude_first_and_counts_what_it_cannot_draw(lost, entry_of):
    nowhere = entry_of("The Front lost ground.", "loses", who="The Front")
    collection = json.loads(written("geojson", lost, nowhere))
    (feature,) = collection["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [40.25, 35.5]}
    assert (feature["properties"]["role"], feature["properties"]["precision_words"]) == ("place", "district")
    assert (collection["marsad:without_place"], collection["marsad:place_withheld"]) == (1, 0)


def test_geojson_falls_back_on_where_the_claim_is_set(entry_of):
    from marsad.records import Place

    entry = entry_of("Shells fell.", "attacks", target="Shells")
    entry = replace(entry, claim=replace(entry.claim, where=Place(**KARSA)))
    assert json.loads(written("geojson", entry))["features"][0]["properties"]["role"] == "where"


def test_private_persons_are_neither_named_nor_located_unless_asked_for(entry_of):
    entry = entry_of(
        "Ahmed Khalil hides in Karsa.",
        "present_in",
        who={"text": "Ahmed Khalil", "type": "person", "id": "person:ahmed-khalil"},
        place={"text": "Karsa", "place": KARSA},
    )
    for name in FORMATS:
        assert "khalil" not in written(name, entry).lower()
        assert "Khalil" in written(name, entry, with_names=True)
    assert json.loads(written("geojson", entry))["marsad:place_withheld"] == 1
    assert json.loads(written("geojson", entry, with_names=True))["marsad:names"] == "kept"
    assert json.loads(written("jsonl", entry))["names"] == "private names withheld"


@pytest.mark.parametrize("name", list(FORMATS))
def test_no_claims_make_a_valid_empty_file(name):
    assert isinstance(written(name), str)


def test_right_to_left_words_survive(entry_of):
    entry = entry_of("قال داعش إنه خسر كرسا", "loses", who="داعش")
    assert all("داعش" in written(name, entry) for name in ("csv", "jsonl"))
