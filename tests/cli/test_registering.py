"""`marsad register`: what it shows of an actor, and that merging and splitting need a person and a reason."""

from __future__ import annotations

import json
import shlex
from datetime import UTC, date, datetime

import pytest

from marsad.ledger import open_ledger
from marsad.records import ReaderInfo, Reading

FILE = """
[velin-guard]
name = "Velin Guard"
kind = "militia"
country = ["SY"]
names = [{text = "Guard of Velin", since = "2019", until = "2020-06"}, {text = "حرس فيلين", language = "ar"}]
allied_with = [{actor = "orsk-guard", since = "2020-02-03"}]
note = "Made up."
[orsk-guard]
name = "Orsk Guard"
kind = "militia"
"""


@pytest.fixture
def own(marsad, tmp_path, monkeypatch):
    """marsad with a register of its own, to which two guards were added."""
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "own"))
    (tmp_path / "guards.toml").write_text(FILE, encoding="utf-8")
    ran = marsad("register", "add", "guards.toml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:2] == [
        "actor:velin-guard  Velin Guard: militia, SY",
        "actor:orsk-guard  Orsk Guard: militia",
    ]
    assert "2 actors added." in ran.out
    return marsad


def test_an_actor_is_found_by_any_of_its_names(own):
    assert (
        own("register", "find", "guard of velin").out
        == "0.97  actor:velin-guard  Velin Guard: militia, SY, as “Guard of Velin”\n"
    )
    (found,) = json.loads(own("register", "find", "حرس فيلين", "--json").out)
    assert (found["id"], found["matched"]) == ("actor:velin-guard", "حرس فيلين")


def test_an_actor_is_shown_with_names_days_and_relations(own):
    assert own("register", "show", "Velin Guard").out.splitlines() == [
        "Velin Guard",
        "  actor:velin-guard, militia, SY",
        "  name         Velin Guard",
        "  name         Guard of Velin (2019-01-01 to 2020-06-30)",
        "  name         حرس فيلين (ar)",
        "  allied with  Orsk Guard (actor:orsk-guard), 2020-02-03 to …",
        "  note         Made up.",
    ]
    shown = own("register", "show", "Orsk Guard").out
    assert "  allied with  Velin Guard (actor:velin-guard), 2020-02-03 to …" in shown
    assert json.loads(own("register", "show", "Orsk Guard", "--json").out)["kind"] == "militia"


@pytest.mark.parametrize("action", ["find", "show"])
def test_a_name_that_nobody_bears_is_told_with_the_nearest(own, action):
    ran = own("register", action, "Velin Guardsmen")
    assert (ran.code, ran.out) == (4, "")
    assert "Velin Guard" in ran.err


def test_a_merge_holds_is_listed_and_can_be_undone(own):
    by = ("--by", "Omid Rask", "--why", "their own statement")
    merged = own("register", "merge", "Velin Guard", "Orsk Guard", *by)
    assert (merged.code, merged.err) == (0, "")
    decision = merged.out.split()[0]
    assert "actor:orsk-guard is actor:velin-guard (Omid Rask: their own statement)" in merged.out
    assert "actor:velin-guard" in own("register", "find", "Orsk Guard").out
    own("register", "undo", decision, "--by", "Lena Marek", "--why", "denied")
    assert "actor:orsk-guard" in own("register", "find", "Orsk Guard").out
    first, second = own("register", "log").out.splitlines()
    assert first.startswith(f"{decision}  ")
    assert first.endswith(f"; undone by {second.split()[0]}")
    assert [d["action"] for d in json.loads(own("register", "log", "--json").out)] == ["merge", "undo"]


def test_a_split_gives_names_to_somebody_else(own):
    ran = own("register", "split", "Velin Guard", "Guard of Velin", "--by", "Omid Rask", "--why", "two groups")
    assert "“Guard of Velin” of actor:velin-guard names somebody else (Omid Rask: two groups)" in ran.out
    assert "actor:guard-of-velin" in own("register", "find", "Guard of Velin").out


@pytest.mark.parametrize(
    "words", [("merge", "Velin Guard", "Orsk Guard"), ("split", "Velin Guard", "Guard of Velin"), ("undo", "d-1")]
)
def test_who_decides_says_who_and_why(own, words):
    ran = own("register", *words, "--why", "so")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "marsad: --by: it is missing; say who decides, and for what reason.\n"
    assert own("register", "log").out == "Nothing was merged or split.\n"


def test_a_file_that_cannot_be_used_is_told(own, tmp_path):
    (tmp_path / "bad.toml").write_text("[x]\nname = 1\n", encoding="utf-8")
    ran = own("register", "add", "bad.toml")
    assert ran.code != 0
    assert "bad.toml, x: `name` is missing; add it." in ran.err
    assert "Traceback" not in ran.err
    assert "nowhere.toml" in own("register", "add", "nowhere.toml").err


def test_the_links_of_a_report_are_explained(marsad, tmp_path):
    (tmp_path / "report.txt").write_text(
        "Title: One\nDate: 2020-05-04\n\nDaesh fighters left Raqqa, Mustafa Bali said.\n", encoding="utf-8"
    )
    told = marsad("register", "explain", "report.txt").out
    assert "Daesh fighters: actor:islamic-state  Islamic State" in told
    assert "because: the only actor called “Daesh” in the register" in told
    (link,) = json.loads(marsad("register", "explain", "report.txt", "bali", "--json").out)
    assert (link["id"], link["because"], link["near"]) == ("person:mustafa-bali", ["a full name"], [])
    assert marsad("register", "explain", "report.txt", "Nobody").out == "No such name.\n"
    missing = marsad("register", "explain", "none.txt")
    assert missing.code != 0
    assert "none.txt" in missing.err


ARMIES = """
[velin-army]
name = "Army of Velin"
kind = "army"
country = ["YE"]
[orsk-army]
name = "Army of Orsk"
kind = "army"
country = ["LY"]
"""


@pytest.fixture
def two_colonels(own, tmp_path, monkeypatch, entry_of, report_of):
    """marsad on a ledger in which two armies have a colonel of one name, and a third has one whose name has a part more."""
    (tmp_path / "armies.toml").write_text(ARMIES, encoding="utf-8")
    assert own("register", "add", "armies.toml").code == 0
    monkeypatch.setenv("MARSAD_LEDGER", str(tmp_path / "own.db"))
    ids = []
    with open_ledger(tmp_path / "own.db") as ledger:
        for name, army, day in (("Omid Rask", "Velin", 1), ("Omid Rask", "Orsk", 2), ("Omid Jal Rask", "Ombra", 3)):
            quote = f"{name}, a colonel in the Army of {army}, came to Karsa."
            report = report_of(quote, published=date(2021, 4, day))
            entry = entry_of(
                quote,
                "holds_post",
                report=report,
                who={"text": name, "type": "person", "id": "person:" + name.lower().replace(" ", "-")},
                post={"text": "a colonel", "type": "post"},
                **{
                    "in": {
                        "text": f"Army of {army}",
                        "type": "group",
                        "id": f"actor:{'new:' * (army == 'Ombra')}{army.lower()}-army",
                    }
                },
            )
            reading = Reading(report, claims=(entry.claim,), reader=ReaderInfo("hand", "1"))
            ledger.append(reading, now=datetime(2021, 4, 10, tzinfo=UTC))
            ids.append(report.id)
    return own, ids


def test_a_person_who_may_be_two_is_shown_with_what_speaks_for_it_and_what_to_do(two_colonels):
    marsad, (velin, orsk, _) = two_colonels
    ran = marsad("register", "show", "person:Omid Rask")
    assert (ran.code, ran.err) == (0, "")
    who = "--by 'WHO DECIDES' --why 'FOR WHAT REASON'"
    assert ran.out.splitlines() == [
        "Omid Rask",
        "  person:omid-rask, 2 claims",
        "  May be two people",
        "    Army of Velin",
        f"      2021-04-01  a colonel, Army of Velin (Karsa Post, 2021-04-01; {velin}): "
        "“Omid Rask, a colonel in the Army of Velin, came to Karsa.”",
        "    Army of Orsk",
        f"      2021-04-02  a colonel, Army of Orsk (Karsa Post, 2021-04-02; {orsk}): "
        "“Omid Rask, a colonel in the Army of Orsk, came to Karsa.”",
        "    Where they are, part them with",
        f"      marsad register split person:omid-rask {orsk} {who}",
        "  May be the same person",
        "    Omid Jal Rask (person:omid-jal-rask, 1 claim)",
        "    Where one is, join them with",
        f"      marsad register merge person:omid-jal-rask person:omid-rask {who}",
    ]
    told = json.loads(marsad("register", "show", "person:omid-rask", "--json").out)
    assert [side["evidence"][0]["body"] for side in told["sides"]] == ["actor:velin-army", "actor:orsk-army"]
    assert marsad("register", "log").out == "Nothing was merged or split.\n"
    for command in (told["splits"][0], told["merges"][0]):
        assert marsad(*shlex.split(command)[1:]).code == 0


def test_a_person_of_whom_nothing_speaks_for_two_is_shown_so(two_colonels):
    marsad, _ = two_colonels
    shown = marsad("register", "show", "person:omid-jal-rask").out
    assert "Nothing in these reports says that this is more than one person; it may be all the same." in shown
    assert "    Omid Rask (person:omid-rask, 2 claims)\n" in shown
    ran = marsad("register", "show", "person:Lena Marek")
    assert (ran.code, ran.out) == (4, "")
    assert "Lena Marek" in ran.err
