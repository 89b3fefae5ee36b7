"""`marsad read` and `marsad annotate`: what is read, what is skipped, what fails, and with which code they end."""

import json

import pytest

TEXT = (
    "Title: Front leaves Karsa\nPublisher: Karsa Post\nDate: 2021-04-02\n\n"
    "KARSA: The army took the town of Karsa from rebel fighters on Friday, a spokesman said.\n"
)


@pytest.fixture
def inputs(tmp_path):
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_reading_twice_skips_what_is_there_and_bad_input_is_told_without_stopping_the_rest(marsad, inputs):
    first = marsad("read", inputs, "--ledger", "own.db", "--jobs", 1, "--json")
    assert (first.code, first.err) == (0, "")
    told = json.loads(first.out)
    assert (told["read"], told["skipped"], told["failed"]) == (1, 0, [])
    (inputs / "b.txt").write_bytes(b"\x00\x01\x02")
    again = marsad("read", inputs, "--ledger", "own.db", "--jobs", 1)
    assert again.code == 1
    assert "0 reports read" in again.out
    assert "1 known already" in again.out
    assert "1 input failed" in again.out
    (problem,) = again.err.splitlines()
    assert problem.startswith("marsad: b.txt: ") or "b.txt" in problem


def test_annotate_prints_a_line_for_each_report_and_touches_no_ledger(marsad, inputs, tmp_path):
    ran = marsad("annotate", inputs)
    assert (ran.code, ran.err) == (0, "")
    (line,) = ran.out.splitlines()
    reading = json.loads(line)
    assert {"report", "mentions", "voices", "claims", "reader"} <= reading.keys()
    assert reading["report"]["published"] == "2021-04-02"
    text = reading["report"]["text"]
    for claim in reading["claims"]:
        assert text[claim["evidence"]["begin"] : claim["evidence"]["end"]] == claim["evidence"]["text"]
    assert not list(tmp_path.glob("*.db"))


@pytest.mark.parametrize("command", ["read", "annotate"])
def test_a_path_that_is_not_there(marsad, command):
    ran = marsad(command, "nowhere.txt")
    assert ran.code == 1
    assert "nowhere.txt" in ran.err
    assert "Traceback" not in ran.err


def test_a_day_that_is_none(marsad, inputs):
    ran = marsad("read", inputs, "--published", "yesterday", "--ledger", "own.db")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "marsad: --published: `yesterday` is not a day; write year, month and day as in 2017-10-03.\n"


def test_a_ledger_that_cannot_be_made(marsad, inputs):
    ran = marsad("read", inputs, "--ledger", "no/such/folder/own.db", "--jobs", 1)
    assert ran.code == 3
    assert ran.err.startswith("marsad: no/such/folder/own.db: ")


@pytest.mark.parametrize("command", ["read", "annotate"])
def test_where_there_is_no_gazetteer_one_is_built_first(marsad, inputs, home, tmp_path, monkeypatch, command):
    import shutil

    from marsad.register import gazetteer

    def build(path, on_progress):
        path.parent.mkdir()
        shutil.copy(home / "gazetteer.sqlite", path)
        on_progress("names", 0, 9)

    monkeypatch.setattr(gazetteer, "build_gazetteer", build)
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "new"))
    monkeypatch.setenv("MARSAD_LEDGER", "own.db")
    ran = marsad(command, inputs, "--jobs", 1)
    assert ran.code == 0
    assert ran.err == ("gazetteer: there is none yet; building it, which takes half a minute, once\ngazetteer: names\n")
    assert marsad(command, inputs, "--jobs", 1).err == ""


def test_claims_below_the_least_score_are_left_out(marsad, inputs):
    everything, least = (json.loads(marsad("annotate", inputs, *more).out) for more in ((), ("--least", "0.8")))
    assert everything["claims"]
    assert least["claims"] == [
        {**c, "reader": least["reader"]} if "reader" in c else c for c in everything["claims"] if c["score"] >= 0.8
    ]
    assert least["reader"]["version"] == everything["reader"]["version"] + "/0.8"


@pytest.mark.parametrize("command", ["read", "annotate"])
def test_a_score_that_is_none(marsad, inputs, command):
    ran = marsad(command, inputs, "--least", "75")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "marsad: --least: `75` is no score; write a number from 0 to 1, e.g. 0.5.\n"


def test_the_help_tells_the_score_that_is_used(marsad):
    from marsad.reader import LEAST

    assert f"{LEAST:g} unless given" in " ".join(marsad("read", "--help").out.split())
