"""What users add to the register, merge and split: it holds at once, is dated, and can be undone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from marsad.records import DataError, UnknownName, UsageError
from marsad.register import open_register, own
from marsad.register.actor_data import load_actors

AT = datetime(2021, 4, 2, 12, tzinfo=UTC)
WHO = {"by": "Omid Rask", "why": "their own statement", "at": AT}
FILE = """
source = "own research"
[velin-guard]
name = "Velin Guard"
kind = "militia"
names = ["Guard of Velin", "Sons of Velin"]
[orsk-guard]
name = "Orsk Guard"
kind = "militia"
part_of = [{actor = "velin-guard", since = "2020"}]
[tessel-guard]
name = "Tessel Guard"
kind = "militia"
allied_with = ["orsk-guard"]
"""


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path / "home"))
    file = tmp_path / "guards.toml"
    file.write_text(FILE, encoding="utf-8")
    return file


@pytest.fixture
def added(home):
    return own.add_file(home)


def names(actor: str) -> set[str]:
    return {n.text for n in own.all_actors().get(actor).names}


def test_without_anything_of_ones_own_the_shipped_actors_are_all():
    assert own.all_actors() is load_actors()


def test_an_added_file_is_known_at_once_and_is_another_knowledge(home):
    before = open_register().knowledge
    assert [a.id for a in own.add_file(home)] == ["actor:velin-guard", "actor:orsk-guard", "actor:tessel-guard"]
    assert own.all_actors().get("Sons of Velin").id == "actor:velin-guard"
    assert open_register().knowledge != before


def test_a_file_of_the_same_name_takes_its_place(home, added):
    home.write_text(FILE.replace("Sons of Velin", "Daughters of Velin"), encoding="utf-8")
    own.add_file(home)
    assert "Daughters of Velin" in names("velin-guard")
    with pytest.raises(UnknownName):
        own.all_actors().get("Sons of Velin")


def test_a_file_that_does_not_fit_changes_nothing(home, added):
    home.write_text(FILE.replace('"militia"', '"herd"', 1), encoding="utf-8")
    with pytest.raises(DataError, match=r"guards\.toml, velin-guard: unknown kind `herd`"):
        own.add_file(home)
    assert "Sons of Velin" in names("velin-guard")


def test_an_actor_that_is_listed_already_is_told(home):
    home.write_text('[islamic-state]\nname = "Islamic State"\nkind = "armed group"\n', encoding="utf-8")
    with pytest.raises(DataError, match="defined twice"):
        own.add_file(home)


def test_another_file_than_toml_is_told(tmp_path):
    with pytest.raises(DataError, match=r"not a \.toml file"):
        own.add_file(tmp_path / "guards.csv")


def test_merged_actors_are_one_under_all_names_and_relations_follow(added):
    own.merge("Velin Guard", "Orsk Guard", **WHO)
    actors = own.all_actors()
    assert actors.get("Orsk Guard").id == "actor:velin-guard"
    assert names("velin-guard") == {"Velin Guard", "Guard of Velin", "Sons of Velin", "Orsk Guard"}
    assert actors.get("velin-guard").relations == ()
    assert actors.get("Tessel Guard").related("allied_with") == ("actor:velin-guard",)


def test_split_names_are_anothers(added):
    own.split("Velin Guard", ("Sons of Velin",), **WHO)
    assert names("Velin Guard") == {"Velin Guard", "Guard of Velin"}
    assert own.all_actors().get("Sons of Velin").id == "actor:sons-of-velin"


def test_what_is_undone_is_as_before_and_stays_on_record(added):
    before = own.all_actors().listed
    decision = own.merge("Velin Guard", "Orsk Guard", **WHO)
    own.undo(decision.id, by="Lena Marek", why="it was denied", at=AT)
    assert own.all_actors().listed == before
    first, second = own.decisions()
    assert (first.action, first.by, first.why, first.at, first.undone_by) == ("merge", *WHO.values(), second.id)
    with pytest.raises(UsageError, match="undone already"):
        own.undo(decision.id, **WHO)


def test_decisions_hold_in_their_order(added):
    own.merge("Velin Guard", "Orsk Guard", **WHO)
    own.split("Velin Guard", ("Orsk Guard",), **WHO)
    assert own.all_actors().get("Orsk Guard").id == "actor:orsk-guard"
    assert "Orsk Guard" not in names("Velin Guard")


@pytest.mark.parametrize(
    ("action", "message"),
    [
        (lambda: own.merge("Velin Guard", "Guard of Velin", **WHO), "are one actor already"),
        (lambda: own.merge("Velin Guard", "Iraq", **WHO), "is made by rule"),
        (lambda: own.split("Velin Guard", ("Orsk Guard",), **WHO), "is no name of Velin Guard; its names are"),
        (lambda: own.split("Velin Guard", ("Velin Guard",), **WHO), "is its own name"),
        (lambda: own.split("Velin Guard", (), **WHO), "no name is given"),
        (lambda: own.undo("d-12345678", **WHO), "there is no decision `d-12345678`"),
    ],
)
def test_what_cannot_be_decided_is_told_and_not_kept(added, action, message):
    with pytest.raises(UsageError, match=message):
        action()
    assert own.decisions() == []


def test_a_decision_on_an_actor_that_is_gone_names_itself(home, added):
    decision = own.merge("Velin Guard", "Orsk Guard", **WHO)
    (own.own_folder() / "actors" / home.name).unlink()
    with pytest.raises(DataError, match=f"decision {decision.id} names the unknown actor") as told:
        own.all_actors()
    assert f"marsad register undo {decision.id}" in str(told.value)
    own.undo(decision.id, **WHO)
    own.all_actors()


def test_a_line_that_is_no_decision_is_told_with_its_number(added):
    own.merge("Velin Guard", "Orsk Guard", **WHO)
    with (own.own_folder() / own.DECISIONS).open("a") as file:
        file.write("{}\n")
    with pytest.raises(DataError, match=r"decisions.jsonl:2: not a decision"):
        own.decisions()


def test_persons_are_merged_by_name_or_id_and_it_can_be_undone(home):
    done = own.merge("person:Omid J. Rask", "person:omid-rask", **WHO)
    assert (done.actor, done.others, done.name) == ("person:omid-j-rask", ("person:omid-rask",), "Omid J. Rask")
    kept = own.settled_persons().merged["person:omid-rask"]
    assert (kept.id, kept.name) == ("person:omid-j-rask", "Omid J. Rask")
    assert own.all_actors().get("Hezbollah").id == "actor:hezbollah"
    own.undo(done.id, **WHO)
    assert not own.settled_persons().merged


def test_a_person_is_split_by_reports(home):
    done = own.split("person:Omid Rask", ("r-1", "r-2"), **WHO)
    assert own.settled_persons().apart == {
        ("person:omid-rask", "r-1"): f"person:omid-rask-{done.id}",
        ("person:omid-rask", "r-2"): f"person:omid-rask-{done.id}",
    }
    with pytest.raises(UsageError, match="`Omid` is no report; give the ids of reports"):
        own.split("person:Omid Rask", ("Omid",), **WHO)


def test_persons_need_full_names(home):
    with pytest.raises(UsageError, match="`person:Rask` is no person; write `person:` and the full name"):
        own.merge("person:Rask", "person:Omid Rask", **WHO)
    with pytest.raises(UsageError, match="`Hezbollah` is no person"):
        own.merge("person:Omid Rask", "Hezbollah", **WHO)
    with pytest.raises(UsageError, match="are one person already"):
        own.merge("person:Omid Rask", "person:omid-rask", **WHO)
