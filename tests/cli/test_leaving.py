"""Pages and files leave the ledger, private names withheld."""

import csv
import io
import json

import pytest

from marsad.exchange import FORMATS


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_file_in_each_format(marsad, tmp_path, name):
    ran = marsad("export", name, "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert "of 12 claims" in ran.out
    assert "Khalil" not in (tmp_path / "out").read_text(encoding="utf-8")


def test_a_format_goes_to_standard_output_unless_a_file_is_named(marsad):
    rows = list(csv.DictReader(io.StringIO(marsad("export", "csv").out)))
    assert len(rows) == 12


def test_names_are_kept_when_asked_for_and_that_is_said_twice(marsad):
    ran = marsad("export", "geojson", "--with-names")
    assert ran.code == 0
    assert "names of private persons are kept, as asked for with --with-names" in ran.err
    assert json.loads(ran.out)["marsad:names"] == "kept"


def test_export_as_of_a_day(marsad):
    lines = marsad("export", "jsonl", "--as-of", "2021-04-03").out.splitlines()
    assert {json.loads(line)["report"]["publisher"] for line in lines} == {"Karsa Post"}


def test_an_unknown_format(marsad):
    ran = marsad("export", "xlsx")
    assert (ran.code, ran.err) == (2, "marsad: xlsx: this is no format; use one of csv, jsonl, geojson.\n")


def test_a_file_that_cannot_be_written(marsad, tmp_path):
    ran = marsad("export", "csv", "-o", tmp_path / "no" / "such" / "folder.csv")
    assert ran.code == 2
    assert ran.err.endswith("folder.csv: cannot be written (No such file or directory); choose another path.\n")


def test_a_brief(marsad, tmp_path):
    ran = marsad("brief", "Northern Front", "-o", "page.html", "--as-of", "2021-04-30")
    assert (ran.code, ran.err) == (0, "")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Khalil" not in page


def test_a_brief_on_nobody_known(marsad, tmp_path):
    ran = marsad("brief", "The Unheard Of")
    assert ran.code == 4
    assert not (tmp_path / "brief.html").exists()


def test_a_bad_day(marsad):
    ran = marsad("brief", "--as-of", "soon")
    assert ran.code == 2
    assert ran.err == "marsad: --as-of: `soon` is not a day; write year, month and day as in 2017-10-03.\n"
