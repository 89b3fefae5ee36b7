"""Killed at any moment, written by two at once: what was acknowledged is whole, and nothing is half."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

from marsad.ledger import open_ledger
from marsad.records import ReaderInfo

CLAIMS = 7

WRITER = textwrap.dedent(
    f"""
    import sys
    from datetime import UTC, datetime
    from marsad.ledger import open_ledger
    from marsad.records import Filler, Identity, ReaderInfo, Reading, Span, new_claim, new_report

    reader = ReaderInfo("hand", sys.argv[3])
    first, last = map(int, sys.argv[4:6])

    def read(number):
        report = new_report("One two three four five six seven. " * 20, title=f"Report {{number}}")
        claims = []
        for n in range({CLAIMS}):
            begin = n * 35
            who = Filler(Span(begin, begin + 3), "One", "group", Identity(f"actor:{{number % 9}}", "Nine", 1.0))
            claims.append(new_claim(report, "holds", {{"who": (who,)}}, evidence=Span(begin, begin + 34), reader=reader))
        return Reading(report, (), (), tuple(claims), reader)

    with open_ledger(sys.argv[1]) as ledger:
        print("open", flush=True)
        for number in range(first, last):
            done = ledger.append(read(number), now=datetime(2024, 1, 1, tzinfo=UTC))
            assert done.claims == {CLAIMS} and done.status == sys.argv[2] or sys.argv[2] == "any", done
            print(read(number).report.id, flush=True)
    """
)


def start(path: Path, status: str, first: int, last: int, version: str = "1") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), status, version, str(first), str(last)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str]) -> list[str]:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out.split()[1:]


def test_a_killed_writer_keeps_what_it_acknowledged_and_nothing_half(path: Path) -> None:
    dice = random.Random(7)
    open_ledger(path).close()
    acknowledged: set[str] = set()
    for round_ in range(6):
        process = start(path, "any", round_ * 1000, round_ * 1000 + 1000)
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        time.sleep(dice.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        out, _ = process.communicate()
        acknowledged |= set(out.split("\n")[:-1])
        with open_ledger(path) as ledger:
            kept = {r.id for r in ledger.reports()}
            assert acknowledged <= kept
            for report in kept:
                assert ledger.has(report, ReaderInfo("hand", "1"))
            assert ledger.view().count() == CLAIMS * len(kept)
            assert ledger.view().count(identities=[f"actor:{n}" for n in range(9)]) == CLAIMS * len(kept)
    assert acknowledged
    with open_ledger(path) as ledger:
        assert list(ledger.verify()) == []
    assert len(finish(start(path, "any", 0, 50))) == 50


def test_a_killed_creation_can_be_repeated(path: Path) -> None:
    for delay in (0.0, 0.2, 0.35, 0.5):
        process = start(path, "any", 0, 0)
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    with open_ledger(path) as ledger:
        assert ledger.view().count() == 0


def test_two_writers_at_once_both_get_by(path: Path) -> None:
    both = [start(path, "new", 0, 60), start(path, "new", 60, 120)]
    assert sum(len(finish(process)) for process in both) == 120
    with open_ledger(path) as ledger:
        assert ledger.view().count() == 120 * CLAIMS


def test_two_readers_of_the_same_reports_leave_one_reading_in_force(path: Path) -> None:
    both = [start(path, "any", 0, 40, "1"), start(path, "any", 0, 40, "2")]
    for process in both:
        finish(process)
    with open_ledger(path) as ledger:
        assert ledger.view().count() == 40 * CLAIMS
        assert len(ledger.reports()) == 40
        assert list(ledger.verify()) == []
