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


# -- texts with marks

TEXT = "“The road is closed,” Dara Sami said in Mosul."


@pytest.fixture
def gold(tmp_path):
    rows = {
        "voices": {"attributions": [{"source": [[22, 31]], "cue": [[32, 36]], "content": [[0, 21]]}]},
        "places": {"toponyms": [{"phrase": "Mosul", "start": 40, "end": 45, "lat": 36.34, "lon": 43.13, "geonameid": 1},
                                {"phrase": "?", "start": 40, "end": 99, "lat": 1, "lon": 1}]},
        "entities": {"entities": [{"begin": 22, "end": 31, "type": "Person"}, {"begin": 40, "end": 45, "type": "Location"}]},
        "relations": {"entities": [{"begin": 22, "end": 31, "type": "Person"}, {"begin": 40, "end": 45, "type": "Rank"}],
                      "relations": [{"type": "has_rank", "source": [22, 31], "target": [40, 45]}]},
    }  # fmt: skip
    for task, marks in rows.items():
        (tmp_path / f"{task}.jsonl").write_text(json.dumps({"id": "1", "text": TEXT, **marks}) + "\n")


@pytest.fixture
def encoder(monkeypatch):
    from types import SimpleNamespace

    from marsad.flow import measure
    from marsad.records import Span

    who, what = Span(22, 31), Span(40, 45)

    class Fake:
        version = "7"

        def encode(self, text):
            return SimpleNamespace(
                entities=[(who, "Person", 0.9)],
                command=[(what, "Rank", 0.5)],
                relations=[],
                relate=lambda entities: [("has_rank", who, what, 0.9)] if len(entities) == 2 else [],
            )

    monkeypatch.setattr(measure, "open_measured_encoder", Fake)


HEAD = {"task", "reader", "documents", "documents_per_core_second"}
RATES = {"precision", "recall", "f1"}


@pytest.mark.usefixtures("gold")
def test_voices_are_measured(marsad):
    data = json.loads(marsad("evaluate", "voices", "voices.jsonl", "--json").out)
    assert data.keys() == HEAD | {"content_strict", "content_overlap", "end_to_end"}
    assert data["reader"].keys() == {"name", "version"}
    assert (data["task"], data["documents"]) == ("voices", 1)
    assert all(data[k].keys() == RATES for k in ("content_strict", "content_overlap", "end_to_end"))
    assert data["end_to_end"]["f1"] == 1.0


@pytest.mark.usefixtures("gold")
def test_given_places_alone_are_located_without_reading(marsad):
    whole = json.loads(marsad("evaluate", "places", "places.jsonl", "--json").out)
    given = json.loads(marsad("evaluate", "places", "places.jsonl", "--gold-spans", "--json").out)
    assert given["gold_spans"] == whole["gold_spans"]
    assert "end_to_end" not in given
    assert given["reader"]["name"] == "marsad-register"


@pytest.mark.usefixtures("gold")
def test_places_are_measured_and_marks_outside_the_text_told(marsad):
    ran = marsad("evaluate", "places", "places.jsonl", "--json")
    data = json.loads(ran.out)
    assert data.keys() == HEAD | {"gold_spans", "end_to_end"}
    assert data["gold_spans"].keys() == {"n", "acc161", "mean_km", "median_km", "auc", "unresolved"}
    assert (data["gold_spans"]["n"], data["gold_spans"]["acc161"], data["end_to_end"].keys()) == (1, 1.0, RATES)
    assert ran.err == "marsad: places.jsonl: 1 mark outside the text left out.\n"


@pytest.mark.usefixtures("gold", "encoder")
def test_entities_and_relations_are_measured(marsad):
    data = json.loads(marsad("evaluate", "entities", "entities.jsonl", "--json").out)
    assert data.keys() == HEAD | {"strict", "by_type"}
    assert data["reader"] == {"name": "marsad-encoder", "version": "7"}
    assert data["strict"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert (
        json.loads(marsad("evaluate", "entities", "entities.jsonl", "--labels", "sfm", "--json").out)["strict"]["f1"]
        == 0
    )
    data = json.loads(marsad("evaluate", "relations", "relations.jsonl", "--json").out)
    assert data.keys() == HEAD | {"gold_entities", "end_to_end", "by_type"}
    assert (data["gold_entities"]["f1"], data["end_to_end"]["f1"]) == (1.0, 0.0)


@pytest.mark.usefixtures("gold", "encoder")
def test_the_table_has_a_line_for_each_group_of_numbers(marsad):
    lines = marsad("evaluate", "relations", "relations.jsonl").out.splitlines()
    assert lines[0].startswith("relations: 1 documents, marsad-encoder 7, ")
    assert [line.split()[0] for line in lines[1:]] == ["gold_entities", "end_to_end", "has_rank", "has_rank"]
    assert lines[1].split() == ["gold_entities", "precision", "1", "recall", "1", "f1", "1"]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (
            ("entities", "person.jsonl"),
            2,
            "person.jsonl: its labels do not tell which set they are of; say --labels re3d or",
        ),
        (
            ("entities", "entities.jsonl", "--labels", "ace"),
            2,
            "--labels ace: there are no such labels; use re3d or sfm.",
        ),
        (
            ("voices", "places.jsonl"),
            5,
            "places.jsonl, line 1: this is no gold data for voices ('attributions' is missing)",
        ),
        (("relations", "none.jsonl"), 2, "none.jsonl: cannot be read (No such file or directory); check the path."),
    ],
)
@pytest.mark.usefixtures("gold", "encoder")
def test_what_cannot_be_measured_has_its_sentence(marsad, tmp_path, words, code, sentence):
    (tmp_path / "person.jsonl").write_text('{"text": "Rask", "entities": [{"begin": 0, "end": 4, "type": "Person"}]}')
    ran = marsad("evaluate", *words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"marsad: {sentence}")


@pytest.mark.usefixtures("gold")
def test_without_an_encoder_entities_are_not_measured(marsad, monkeypatch):
    from marsad.flow import measure

    def fail(name):
        raise ImportError(name)

    monkeypatch.setattr(measure.importlib, "import_module", fail)
    ran = marsad("evaluate", "entities", "entities.jsonl")
    assert (ran.code, ran.out) == (5, "")
    assert ran.err.startswith(
        "marsad: entities and relations: there is no trained encoder in this installation; install"
    )


@pytest.mark.usefixtures("gold", "encoder")
def test_relations_that_the_encoder_does_not_know_count_as_not_found(marsad):
    ran = marsad("evaluate", "relations", "relations.jsonl", "--labels", "re3d", "--json")
    assert json.loads(ran.out)["gold_entities"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0}
    assert ran.err == (
        "marsad: relations.jsonl: the encoder knows none of the relations of re3d; all of them count as not found.\n"
    )
