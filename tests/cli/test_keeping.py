"""Looking after the ledger, the codebook and the gazetteer."""

import json
import shutil
import sqlite3

import pytest


@pytest.fixture
def own_ledger(marsad, hand_ledger, tmp_path, monkeypatch):
    """A copy that may be written to."""
    path = shutil.copy(hand_ledger, tmp_path / "own.db")
    monkeypatch.setenv("MARSAD_LEDGER", str(path))
    return path


@pytest.fixture
def claim_id(marsad):
    return json.loads(marsad("claims", "--kinds", "holds", "--json").out)["rows"][0]["claim"]


def test_a_sound_ledger_verifies(marsad):
    ran = marsad("verify")
    assert (ran.code, ran.out) == (0, "2 reports: every text has its hash, and every claim stands in its text.\n")


def test_a_text_that_was_changed_is_found(marsad, own_ledger):
    with sqlite3.connect(own_ledger) as db:
        db.execute("UPDATE reports SET text = replace(text, 'Ombra', 'Umbra')")
    ran = marsad("verify")
    assert ran.code == 3
    assert "does not have the stored SHA-256" in ran.err
    assert "problems in 2 reports" in ran.out


def test_a_claim_is_rejected_and_the_review_taken_back(marsad, own_ledger, claim_id):
    made = marsad("review", "reject", claim_id, "--by", "R. Haddad", "--why", "another front is meant")
    assert made.code == 0
    assert "Ombra" not in marsad("claims", "--kinds", "holds").out
    listed = marsad("review", "list", claim_id).out
    assert "reject by R. Haddad: another front is meant" in listed
    assert marsad("review", "undo", listed.split()[0]).out.endswith("taken back.\n")
    assert "Ombra" in marsad("claims", "--kinds", "holds").out


def test_a_correction_stands_beside_the_claim_and_changes_nothing(marsad, own_ledger, claim_id):
    made = marsad(
        "review", "correct", claim_id, "--by", "R. Haddad", "--instead", "the hills west of Ombra", "--why", "a map"
    )
    assert made.code == 0
    shown = marsad("claims", "--kinds", "holds").out
    assert "corrected" in shown
    assert "by R. Haddad on " in shown
    assert ": rather: the hills west of Ombra; a map" in shown
    assert "The Front still holds the hills around Ombra." in shown
    listed = marsad("review", "list", claim_id).out
    assert "correct by R. Haddad: rather: the hills west of Ombra; a map" in listed
    assert marsad("review", "undo", listed.split()[0]).code == 0
    assert "corrected" not in marsad("claims", "--kinds", "holds").out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (
            ("review", "correct", "c-1", "--by", "me"),
            2,
            "--instead: a correction says what is right, and nothing else does; ",
        ),
        (
            ("review", "accept", "c-1", "--by", "me", "--instead", "x"),
            2,
            "--instead: a correction says what is right, and ",
        ),
        (
            ("review", "burn", "c-1", "--by", "me"),
            2,
            "burn: this is no review; use accept, reject, correct, undo or list.",
        ),
        (("review", "accept", "c-1"), 2, "--by: a review is signed; say who makes it, e.g. --by 'R. Haddad'."),
        (("review", "accept", "c-1", "--by", "me"), 4, "c-1: no claim of this name is known"),
        (("codebook", "holdz"), 4, "holdz: no kind of claim of this name is known; did you mean holds"),
        (("claims", "--ledger", "none.db"), 3, "none.db: there is no ledger here"),
    ],
)
def test_each_mistake_has_its_sentence(marsad, own_ledger, words, code, sentence):
    ran = marsad(*words)
    assert (ran.code, ran.out) == (code, "")
    assert ran.err.startswith(f"marsad: {sentence}")
    assert len(ran.err.splitlines()) == 1


def test_the_codebook_lists_every_kind_with_its_roles(marsad):
    from marsad.codebook import load_codebook

    told = marsad("codebook").out
    for kind in load_codebook().kinds.values():
        assert kind.name in told
    assert json.loads(marsad("codebook", "holds", "--json").out)[0]["roles"].keys() == {"who", "place"}


def test_a_place_is_found_by_any_of_its_names(marsad):
    ran = marsad("gazetteer", "find", "Mosul")
    assert (ran.code, ran.err) == (0, "")
    assert "IQ" in ran.out.splitlines()[0]
    assert json.loads(marsad("gazetteer", "find", "Mosul", "--json").out)[0]["country"] == "IQ"


def test_an_unknown_place(marsad):
    ran = marsad("gazetteer", "find", "Xqzt")
    assert ran.code == 4
    assert ran.err.startswith("marsad: Xqzt: no place of this name is known")


def test_a_gazetteer_that_is_there_is_not_built_again(marsad, home):
    before = (home / "gazetteer.sqlite").stat().st_mtime_ns
    assert marsad("gazetteer", "build", "--if-missing").code == 0
    assert (home / "gazetteer.sqlite").stat().st_mtime_ns == before


def test_a_country_file_is_added(marsad, home, tmp_path, monkeypatch):
    shutil.copytree(home, tmp_path / "home")
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "home"))
    fields = ["990000001", "Karsa Bridge", "Karsa Bridge", "", "36.3", "43.1", "P", "PPL", "IQ"]
    fields += ["", "", "", "", "", "1200", "", "700", "Asia/Baghdad", "2020-01-01"]
    (tmp_path / "IQ.txt").write_text("\t".join(fields) + "\n", encoding="utf-8")
    assert marsad("gazetteer", "add", "IQ.txt").out.endswith("IQ.txt: 1 places added or brought up to date.\n")
    assert "Karsa Bridge" in marsad("gazetteer", "find", "Karsa Bridge").out


def test_a_file_of_no_places(marsad, tmp_path):
    (tmp_path / "XX.txt").write_text("not a place\n")
    ran = marsad("gazetteer", "add", "XX.txt")
    assert (ran.code, ran.out) == (5, "")
    assert "no line of it is a place as GeoNames writes them" in ran.err
