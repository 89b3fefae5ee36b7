"""`marsad evaluate claims` scores readings against a key."""

import json

import pytest

KEY = [
    {
        "report": "day in Karsa",
        "published": "2021-04-02",
        "facts": [
            {"id": "f1", "match": [{"kind": "loses", "roles": {"place": ["karsa"]}}], "certainty": ["stated"]},
            {"id": "f2", "match": [{"kind": "holds"}], "voice": ["nobody"], "note": "who says so"},
            {"id": "f3", "match": [{"kind": "besieges"}]},
        ],
    }
]


@pytest.fixture
def files(tmp_path, entry_of):
    from marsad.records import Reading, reading_to_json

    lost, holds = entry_of("Karsa was lost.", "loses", place="Karsa"), entry_of("It holds Velin.", "holds", who="It")
    (tmp_path / "key.json").write_text(json.dumps(KEY))
    readings = (Reading(e.report, claims=(e.claim,), reader=e.claim.reader) for e in (lost, holds))
    (tmp_path / "readings.jsonl").write_text("\n".join(json.dumps(reading_to_json(r)) for r in readings) + "\n\n")
    return "key.json", "readings.jsonl"


def test_the_table_says_what_was_found_and_what_was_missed(marsad, files):
    ran = marsad("evaluate", "claims", *files, "--misses")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "day in Karsa: 2 report(s) read, date right, 2 claims",
        "  f2 near voice who says so",
        "  f3 missed",
        "found 1 of 3 (near 1)",
    ]


def test_json_has_the_numbers_and_the_reader(marsad, files):
    data = json.loads(marsad("evaluate", "claims", *files, "--json").out)
    assert (data["task"], data["found"], data["near"], data["total"]) == ("claims", 1, 1, 3)
    assert data["reader"] == {"name": "hand", "version": "1"}
    assert data["documents"] == 2
    assert data["reports"][0]["facts"][1]["differs"] == ["voice"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("key.json",), 2, "READINGS: there is nothing to score, or two things; give a file of readings or --reports."),
        (("none.json", "readings.jsonl"), 2, "none.json: cannot be read (No such file or directory); check the path."),
        (("broken.json", "readings.jsonl"), 5, "broken.json: not valid JSON"),
        (("readings.jsonl", "key.json"), 5, "readings.jsonl: not valid JSON"),
        (("other.json", "readings.jsonl"), 5, "other.json: this is not a reading key; give a JSON list of"),
        (
            ("key.json", "broken.json"),
            5,
            "broken.json, line 1: this is not a reading; give what `marsad annotate` prints.",
        ),
    ],
)
def test_each_mistake_has_its_sentence(marsad, files, tmp_path, words, code, sentence):
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "other.json").write_text("{}")
    ran = marsad("evaluate", "claims", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"marsad: {sentence}")
