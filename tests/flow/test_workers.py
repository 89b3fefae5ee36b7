"""Workers die, are stopped, and grow; nothing but the report at hand is lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

from marsad.flow import read_paths, workers
from marsad.ledger import open_ledger

Folder = Callable[..., Path]
NOW = datetime(2024, 5, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("word", "end"), [("DEADLY", "killed by signal 9"), ("LEAVES", "exit code 0")], ids=["killed", "left"]
)
def test_a_worker_that_dies_loses_only_its_report(
    fake: ModuleType, folder: Folder, ledger: Path, word: str, end: str
) -> None:
    place = folder("The Guard.", word, *["A Guard."] * 6, word, "Another Guard.")
    outcome = read_paths([place], ledger, jobs=2, now=NOW, open_reader=fake.FakeReader)
    assert outcome.read == 8
    assert sorted(str(e) for e in outcome.failed) == [
        f"{place / name}: the process that read it ended ({end}), perhaps for want of memory; "
        "read it again alone, with `--jobs 1`, or split it."
        for name in ("001.txt", "008.txt")
    ]
    with open_ledger(ledger) as opened:
        assert opened.view().count() == 8


def test_large_reports_and_readings_do_not_block_the_pipes(fake: ModuleType, folder: Folder, ledger: Path) -> None:
    place = folder(*[f"BULKY {n} Guard. " + "Much was said of it. " * 20_000 for n in range(6)])
    outcome = read_paths([place], ledger, jobs=2, now=NOW, open_reader=fake.FakeReader)
    assert (outcome.read, outcome.failed) == (6, ())


def test_no_worker_outlives_the_reading(fake: ModuleType, folder: Folder, ledger: Path) -> None:
    read_paths([folder("A", "B", "C")], ledger, jobs=2, now=NOW, open_reader=fake.FakeReader)
    assert multiprocessing.active_children() == []


def test_reports_are_drawn_only_as_they_are_needed(fake: ModuleType) -> None:
    from marsad.records import new_report

    drawn = 0

    def reports():  # type: ignore[no-untyped-def]
        nonlocal drawn
        for number in range(1000):
            drawn += 1
            yield workers.Taken(str(number), new_report(f"{'SLOW' if number == 0 else ''} {number}"))

    for in_order in (False, True):
        drawn = 0
        results = workers.read_all(reports(), fake.FakeReader(), fake.FakeReader, jobs=2, in_order=in_order)
        next(results)
        assert drawn <= 2 * workers.AHEAD + 2 * workers.AT_HAND
        results.close()
        assert multiprocessing.active_children() == []


def test_a_worker_that_has_grown_makes_room(fake: ModuleType, folder: Folder, ledger: Path, tmp_path: Path) -> None:
    # Workers import the module anew: the limits must be low there too.
    (tmp_path / "modules" / "smallreader.py").write_text(
        textwrap.dedent(
            """
            from fakereader import FakeReader
            from marsad.flow import workers

            def open_small():
                workers.FULL_AFTER, workers.FULL_BYTES = 3, 1
                return FakeReader()
            """
        )
    )
    import smallreader  # type: ignore[import-not-found]

    started = []
    init = workers._Worker.__init__

    def counting(self: workers._Worker, open_reader: workers.OpenReader) -> None:
        init(self, open_reader)
        started.append(self.process.pid)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers._Worker, "__init__", counting)
        patch.setattr(workers, "FULL_AFTER", workers.FULL_AFTER)
        patch.setattr(workers, "FULL_BYTES", workers.FULL_BYTES)
        outcome = read_paths([folder(*["A Guard."] * 10)], ledger, jobs=2, now=NOW, open_reader=smallreader.open_small)
    assert (outcome.read, outcome.failed) == (10, ())
    assert len(started) > 2
    del sys.modules["smallreader"]


def test_ctrl_c_keeps_what_is_finished(fake: ModuleType, folder: Folder, ledger: Path, tmp_path: Path) -> None:
    place = folder(*["A Guard."] * 10, "FOREVER", *["SLOW Guard."] * 40)
    script = textwrap.dedent(
        """
        import sys
        from pathlib import Path
        sys.path.insert(0, sys.argv[1])
        from fakereader import FakeReader
        from marsad.flow import Interrupted, read_paths

        if __name__ == "__main__":
            try:
                read_paths([Path(sys.argv[2])], sys.argv[3], jobs=2, open_reader=FakeReader,
                           on_progress=lambda done, total, name: print(done, flush=True))
            except Interrupted as stopped:
                print("stopped", stopped.outcome.read)
        """
    )
    path = tmp_path / "script.py"
    path.write_text(script)
    process = subprocess.Popen(
        [sys.executable, str(path), str(tmp_path / "modules"), str(place), str(ledger)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whatever a shell starts in the background ignores Ctrl-C, and so do its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout
    while process.stdout.readline().strip() != "10":
        pass
    os.killpg(process.pid, signal.SIGINT)
    begun = time.monotonic()
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - begun < 5
    assert err == ""
    assert process.returncode == 0
    word, read = out.split("\n")[-2].split()
    assert (word, int(read)) >= ("stopped", 10)
    with open_ledger(ledger) as opened:
        assert opened.view().count() == len(opened.reports()) == int(read)
    outcome = read_paths([place / "000.txt"], ledger, now=NOW, open_reader=fake.FakeReader)
    assert outcome.skipped == 1
