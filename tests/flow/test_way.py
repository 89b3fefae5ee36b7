"""Files go in, claims are in the ledger; what fails is named, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest

from marsad.flow import annotate_paths, open_built_in, read_paths
from marsad.ledger import open_ledger
from marsad.records import DataError, IntakeError, LedgerError, MarsadError, ReaderInfo, Reading

Folder = Callable[..., Path]
NOW = datetime(2024, 5, 1, tzinfo=UTC)
both = pytest.mark.parametrize("jobs", [1, 2])


def kept(ledger: Path) -> int:
    with open_ledger(ledger, create=False) as opened:
        assert list(opened.verify()) == []
        return opened.view().count()


@both
def test_reports_go_into_the_ledger(fake: ModuleType, folder: Folder, ledger: Path, jobs: int) -> None:
    paths = [folder(*["The Guard met the Guard."] * 5)]
    outcome = read_paths(paths, ledger, jobs=jobs, now=NOW, open_reader=fake.FakeReader)
    assert (outcome.read, outcome.claims, outcome.failed, outcome.skipped) == (5, 10, (), 0)
    assert kept(ledger) == 10
    with open_ledger(ledger) as opened:
        assert {e.learnt for e in opened.view().entries()} == {NOW}


@both
def test_known_reports_are_skipped(fake: ModuleType, folder: Folder, ledger: Path, jobs: int) -> None:
    read_paths([folder("The Guard.", "A Guard.")], ledger, jobs=jobs, now=NOW, open_reader=fake.FakeReader)
    paths = [folder("The Guard.", "A Guard.", "Another Guard.")]
    outcome = read_paths(paths, ledger, jobs=jobs, now=NOW, open_reader=fake.FakeReader)
    assert (outcome.read, outcome.skipped, outcome.claims) == (1, 2, 1)


def test_what_is_known_is_not_read(fake: ModuleType, folder: Folder, ledger: Path) -> None:
    paths = [folder("The Guard.", "A Guard.")]
    read_paths(paths, ledger, now=NOW, open_reader=fake.FakeReader)

    class Unwilling:
        info = ReaderInfo("fake", "1")

        def read(self, report: object) -> Reading:
            raise AssertionError

    assert read_paths(paths, ledger, now=NOW, open_reader=Unwilling).skipped == 2


def test_a_new_version_reads_anew(fake: ModuleType, folder: Folder, ledger: Path) -> None:
    paths = [folder("The Guard.", "A Guard.")]
    read_paths(paths, ledger, now=NOW, open_reader=fake.FakeReader)
    outcome = read_paths(paths, ledger, now=NOW, open_reader=fake.Newer)
    assert (outcome.read, outcome.superseded, outcome.skipped) == (2, 2, 0)


@both
def test_the_same_report_twice_is_read_once(fake: ModuleType, folder: Folder, ledger: Path, jobs: int) -> None:
    paths = [folder("The Guard."), folder("The Guard.", name="copies"), folder("Other.", name="others")]
    outcome = read_paths(paths, ledger, jobs=jobs, now=NOW, open_reader=fake.FakeReader)
    assert (outcome.read, outcome.skipped) == (2, 1)


@both
def test_what_fails_is_named_and_the_rest_goes_on(fake: ModuleType, folder: Folder, ledger: Path, jobs: int) -> None:
    place = folder("The Guard.", "TROUBLE", "REFUSED", "A Guard.")
    (place / "004.txt").write_bytes(b"\x00\x01\x02" * 100)
    missing = place / "missing.txt"
    outcome = read_paths([place, missing], ledger, jobs=jobs, now=NOW, open_reader=fake.FakeReader)
    assert outcome.read == 2
    failed = {Path(e.where).name: str(e) for e in outcome.failed}
    assert sorted(failed) == ["001.txt", "002.txt", "004.txt", "missing.txt"]
    assert failed["001.txt"] == (
        f"{place / '001.txt'}: the reader failed on it (ValueError: no such luck); "
        "report this as a fault of marsad, with the text if you may share it."
    )
    assert failed["002.txt"] == "002.txt: is refused; do not."
    assert outcome.problems == outcome.failed


def test_a_text_that_the_ledger_cannot_keep_fails_alone(fake: ModuleType, tmp_path: Path, ledger: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        '{"title": "a", "date": "2017-10-03", "url": "\\ud83d", "text": "The Guard came to the river at night."}\n'
        '{"title": "b", "date": "2017-10-03", "text": "The Guard left the river in the morning."}\n'
    )
    outcome = read_paths([rows], ledger, now=NOW, open_reader=fake.FakeReader)
    assert outcome.read + len(outcome.failed) == 2
    assert outcome.read >= 1
    assert kept(ledger) == outcome.read


def test_an_undated_report_is_read_with_a_warning(fake: ModuleType, tmp_path: Path, ledger: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The Guard\n\nThe Guard came to the river.\n")
    outcome = read_paths([path], ledger, now=NOW, open_reader=fake.FakeReader)
    assert (outcome.read, outcome.failed, len(outcome.warnings)) == (1, (), 1)
    assert str(path) in str(outcome.warnings[0])
    again = read_paths([path], ledger, now=NOW, open_reader=fake.FakeReader)
    assert (again.skipped, again.warnings) == (1, ())
    dated = read_paths([path], ledger, now=NOW, published=date(2017, 10, 3), open_reader=fake.FakeReader)
    assert (dated.read, dated.warnings) == (1, ())


@both
def test_progress_ends_at_its_total(fake: ModuleType, folder: Folder, tmp_path: Path, ledger: Path, jobs: int) -> None:
    place = folder("The Guard.", "TROUBLE", "A Guard.")
    (place / "rows.csv").write_text("title,date,text\n" + "".join(f"T{n},2017-10-03,A Guard {n}.\n" for n in range(4)))
    told: list[tuple[int, int, str]] = []
    read_paths(
        [place], ledger, jobs=jobs, now=NOW, on_progress=lambda *step: told.append(step), open_reader=fake.FakeReader
    )
    assert [done for done, _, _ in told] == list(range(1, 8))
    assert told[-1][1] == 7
    assert all(done <= total for done, total, _ in told)
    assert {Path(name).name.partition(":")[0] for _, _, name in told} == {"000.txt", "001.txt", "002.txt", "rows.csv"}


def test_a_ledger_that_cannot_be_written_stops_it(fake: ModuleType, folder: Folder, tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder, not a ledger"):
        read_paths([folder("The Guard.")], tmp_path, now=NOW, open_reader=fake.FakeReader)


@both
def test_the_clock_may_tell_the_time_at_each_report(fake: ModuleType, folder: Folder, ledger: Path, jobs: int) -> None:
    ticks = iter(datetime(2024, 1, 1, n, tzinfo=UTC) for n in range(9))
    read_paths(
        [folder("A Guard.", "B Guard.")], ledger, jobs=jobs, now=lambda: next(ticks), open_reader=fake.FakeReader
    )
    with open_ledger(ledger) as opened:
        assert sorted(e.learnt.hour for e in opened.view().entries()) == [0, 1]


@both
def test_readings_come_in_the_order_of_the_inputs(fake: ModuleType, folder: Folder, jobs: int) -> None:
    place = folder("SLOW", *[f"Guard {n}." for n in range(8)], "TROUBLE", "Last.")
    (place / "005b.txt").write_bytes(b"\x00\x01\x02" * 100)
    found = list(annotate_paths([place], jobs=jobs, open_reader=fake.FakeReader))
    names = [(f.report.source or "") if isinstance(f, Reading) else Path(f.where).name for f in found]
    assert names == sorted(p.name for p in place.iterdir())
    assert [n for n, f in zip(names, found, strict=True) if isinstance(f, IntakeError)] == ["005b.txt", "009.txt"]


def test_reading_nothing_is_no_error(fake: ModuleType, ledger: Path) -> None:
    outcome = read_paths([], ledger, jobs=4, now=NOW, open_reader=fake.FakeReader)
    assert (outcome.read, outcome.failed) == (0, ())
    assert list(annotate_paths([], open_reader=fake.FakeReader)) == []


def test_an_outcome_says_what_came_of_it(fake: ModuleType, folder: Folder, tmp_path: Path, ledger: Path) -> None:
    place = folder("The Guard.", "TROUBLE")
    read_paths([place / "000.txt"], ledger, now=NOW, open_reader=fake.FakeReader)
    (place / "002.txt").write_text("Title\n\nThe Guard and the Guard came to the river.\n")
    outcome = read_paths([place], ledger, now=NOW, open_reader=fake.FakeReader)
    said = outcome.line().rsplit("; ", 1)
    assert said[0] == "1 report read, 2 claims; 1 known already; 1 input failed; 1 without a date"
    assert said[1].endswith(" s.")
    as_json = outcome.to_json()
    assert {k: as_json[k] for k in ("read", "superseded", "skipped", "claims")} == {
        "read": 1, "superseded": 0, "skipped": 1, "claims": 2,
    }  # fmt: skip
    assert as_json["failed"] == [str(e) for e in outcome.failed]
    assert len(as_json["warnings"]) == 1


def test_errors_of_the_reader_s_own_data_stop_it(fake: ModuleType, folder: Folder, ledger: Path) -> None:
    with pytest.raises(DataError, match=r"words\.toml: is broken; mend it\."):
        read_paths([folder("A", "B")], ledger, jobs=2, now=NOW, open_reader=fake.fail_in_workers)


def test_workers_that_cannot_begin_stop_it(fake: ModuleType, folder: Folder, ledger: Path) -> None:
    with pytest.raises(MarsadError) as caught:
        read_paths([folder("A", "B")], ledger, jobs=2, now=NOW, open_reader=fake.die_unless_first)
    assert str(caught.value) == (
        "worker processes end before they have begun (killed by signal 9); free some memory, or read with `--jobs 1`."
    )


def test_the_built_in_reader_has_a_version_for_all_it_knows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from marsad.register import Register

    monkeypatch.setenv("MARSAD_HOME", str(tmp_path))
    before = open_built_in().info
    assert open_built_in().info == before
    monkeypatch.setattr(Register, "knowledge", "another list of actors")
    assert open_built_in().info.name == before.name
    assert open_built_in().info.version != before.version
