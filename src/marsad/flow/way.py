"""The way of a report: file → report → reading → resolved reading → ledger.

Comes in: paths, and where the ledger is. Goes out: an Outcome; or readings, one by one, with no ledger.
Must not know how any of the steps is done, nor who asked for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from marsad.flow.outcome import Interrupted, Outcome, Progress, Tally
from marsad.flow.workers import Item, OpenReader, Taken, read_all
from marsad.intake import Undated, find_inputs, read_path
from marsad.ledger import Ledger, open_ledger
from marsad.reader import LEAST, Reader, open_reader
from marsad.records import IntakeError, ReaderInfo, Reading, Report
from marsad.register import Register, open_register


class ResolvingReader:
    """A reader whose readings say whom and what they are about."""

    def __init__(self, reader: Reader, register: Register) -> None:
        self.info = reader.info
        self._reader, self._register = reader, register

    def read(self, report: Report) -> Reading:
        """Read and resolve a report."""
        return self._register.resolve(self._reader.read(report))


def open_built_in(least: float = LEAST) -> Reader:
    """The reader and the register that come with marsad. What takes long to load is loaded with the first report.

    least: claims with a lower score than this are left out.
    """
    register = open_register()
    return ResolvingReader(open_reader(register, knowledge=register.knowledge, least=least), register)


def read_paths(
    paths: Iterable[Path],
    ledger_target: str | Path,
    *,
    jobs: int = 1,
    published: date | None = None,
    on_progress: Progress | None = None,
    now: datetime | Callable[[], datetime] | None = None,
    open_reader: OpenReader = open_built_in,
) -> Outcome:
    """Read files and folders into a ledger, which is made where there is none.

    What the ledger has from this very reader is skipped, so it can be run again, after Ctrl-C too.
    jobs: worker processes; with 1, all is done in this one. published: the day of reports that have none of their own.
    now: the time of learning, or what tells it at each report; the clock, unless given.
    open_reader: what makes a reader; it is called in each process.
    Raises LedgerError, DataError, and Interrupted on Ctrl-C. Inputs that fail do not raise: see `Outcome.failed`.
    """
    begun, tally = time.monotonic(), Tally(on_progress)
    reader = open_reader()
    try:
        with open_ledger(ledger_target) as ledger:
            reports = _unknown(_take_in(paths, published, tally), ledger, reader.info, tally)
            for item, found in read_all(reports, reader, open_reader, jobs=jobs):
                _keep(found, ledger, now() if callable(now) else now or datetime.now(UTC), tally)
                tally.finished(item.name if isinstance(item, Taken) else item.where)
    except KeyboardInterrupt as stopped:
        raise Interrupted(tally.outcome(time.monotonic() - begun)) from stopped
    return tally.outcome(time.monotonic() - begun)


def annotate_paths(
    paths: Iterable[Path],
    *,
    jobs: int = 1,
    published: date | None = None,
    open_reader: OpenReader = open_built_in,
) -> Iterator[Reading | IntakeError]:
    """Readings and problems in the order of the inputs; no ledger is touched.

    A report without a day is followed by `Undated`, which is a warning: the report was read.
    """
    items = _take_in(paths, published, Tally())
    for _, found in read_all(items, open_reader(), open_reader, jobs=jobs, in_order=True):
        yield found


def _take_in(paths: Iterable[Path], published: date | None, tally: Tally) -> Iterator[Item]:
    """Everything that the paths hold, a file at a time. All names are listed first, to know how many there are."""
    inputs = list(find_inputs(paths))
    tally.total = sum(isinstance(i, Path) for i in inputs)
    for found in inputs:
        if isinstance(found, IntakeError):
            yield found
            continue
        tally.total -= 1
        for item in read_path(found, published=published):
            if isinstance(item, Report):
                tally.total += 1
                # Its source names the file without the folder.
                yield Taken(str(found.parent / item.source) if item.source else str(found), item)
            else:
                yield item


def _unknown(items: Iterable[Item], ledger: Ledger, reader: ReaderInfo, tally: Tally) -> Iterator[Taken]:
    """The reports that are still to be read; the others, and all problems, are told to the tally."""
    taken: set[str] = set()
    fresh = False
    for item in items:
        if isinstance(item, Taken):
            fresh = item.report.id not in taken and not ledger.has(item.report.id, reader)
            taken.add(item.report.id)
            if fresh:
                yield item
            else:
                tally.skipped += 1
                tally.finished(item.name)
        elif not isinstance(item, Undated):
            tally.failed.append(item)
        elif fresh:
            tally.warnings.append(item)


def _keep(found: Reading | IntakeError, ledger: Ledger, now: datetime, tally: Tally) -> None:
    if isinstance(found, Reading):
        try:
            appended = ledger.append(found, now=now)
        except IntakeError as error:
            found = error
    if isinstance(found, IntakeError):
        tally.failed.append(found)
    elif appended.status == "known":
        # Another process has read it meanwhile.
        tally.skipped += 1
    else:
        tally.read += 1
        tally.superseded += appended.status == "superseded"
        tally.claims += appended.claims
