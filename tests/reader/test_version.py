"""The reader's version tells ledgers that its data, or what its lexicon knows, have changed."""

from __future__ import annotations

import re
import time

import pytest

from marsad.reader import NoLexicon, builtin, open_reader
from marsad.records import new_report


@pytest.fixture
def _fresh():
    builtin.data_id.cache_clear()
    yield
    builtin.data_id.cache_clear()


def version(knowledge: str = "") -> str:
    return open_reader(NoLexicon(), knowledge=knowledge).info.version


def test_a_version_is_the_rules_number_and_a_digest_that_stays():
    assert re.fullmatch(r"\d+\+[0-9a-f]{8}", version())
    assert version() == version()


def test_other_knowledge_is_another_version():
    assert len({version(), version("a few actors"), version("more actors")}) == 3


@pytest.mark.usefixtures("_fresh")
def test_another_codebook_is_another_version(monkeypatch, tmp_path):
    before = version()
    for path in builtin.KINDS_FOLDER.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(builtin, "KINDS_FOLDER", tmp_path)
    builtin.data_id.cache_clear()
    assert version() == before
    with (tmp_path / "5-words.toml").open("a") as file:
        file.write("\n")
    builtin.data_id.cache_clear()
    assert version() != before


@pytest.mark.usefixtures("_fresh")
def test_it_is_quick_to_tell():
    began = time.process_time()
    version()
    assert time.process_time() - began < 0.02


def test_claims_keep_their_ids_under_another_version():
    report = new_report("Residents said the army killed four fighters in the town.")
    one, other = (open_reader(NoLexicon(), knowledge=k).read(report) for k in ("a", "b"))
    assert one.reader != other.reader
    assert {c.reader for c in other.claims} == {other.reader}
    assert [c.id for c in one.claims] == [c.id for c in other.claims] != []
