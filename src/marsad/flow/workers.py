"""Reads many reports, in this process or in several.

Comes in: reports, and what opens a reader. Goes out: readings as they are finished, or in the order of the reports.
Must not know files, the ledger or what a reading holds.

Not `concurrent.futures`: there, one process that dies takes the pool and all its work with it, and nobody can tell which
report was to blame. Here each worker has a pipe of its own and two reports at most: the one that it reads and the next.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import queue
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

from marsad.reader import Reader
from marsad.records import IntakeError, MarsadError, Reading, Report

OpenReader = Callable[[], Reader]


class Taken(NamedTuple):
    """A report that was taken in."""

    name: str
    """What to call it before the user: its file, with `#2` or `:7` for one of several in it."""
    report: Report


Item = Taken | IntakeError
Result = tuple[Item, Reading | IntakeError]

AT_HAND = 2
"""Reports that a worker holds: it need not wait for the next while this process writes to the ledger."""
AHEAD = 32
"""For results in order: how many reports for each worker may be taken in beyond the first that is not finished."""
EARLY_DEATHS = 3
"""So many workers in a row may end before they are ready; then there is no use in trying."""
FULL_BYTES = 900_000_000
"""A worker that has grown beyond this makes room for a new one: parsers keep every word that they ever saw."""
FULL_AFTER = 200
"""But not before it has read so many reports, since a new one takes seconds to load."""


def read_all(
    items: Iterable[Item], reader: Reader, open_reader: OpenReader, *, jobs: int, in_order: bool = False
) -> Iterator[Result]:
    """Read every report; pairs of a report and its reading, or what went wrong with it. Problems pass through.

    Items are drawn only as they are needed. reader: used in this process, with one job or where there is but one item.
    """
    drawn = iter(items)
    first: list[Item] = []
    for item in drawn:
        first.append(item)
        if jobs == 1 or len(first) == 2:
            break
    if jobs == 1 or len(first) < 2:
        for item in itertools.chain(first, drawn):
            yield item, (_read_one(reader, item) if isinstance(item, Taken) else item)
        return
    crew = _Crew(open_reader, jobs)
    try:
        yield from crew.read(itertools.chain(first, drawn), in_order)
    finally:
        crew.dismiss()


def _read_one(reader: Reader, taken: Taken) -> Reading | IntakeError:
    try:
        return reader.read(taken.report)
    except IntakeError as error:
        return error
    except Exception as error:
        # One report that the reader stumbles over must not stop the others; its name and the fault go to the user.
        return IntakeError(
            f"the reader failed on it ({type(error).__name__}: {error})",
            where=taken.name,
            remedy="report this as a fault of marsad, with the text if you may share it",
        )


class _Task(NamedTuple):
    number: int
    taken: Taken


class _Worker:
    """A process, its pipe, and the reports that it holds, oldest first."""

    def __init__(self, open_reader: OpenReader) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.tasks: deque[_Task] = deque()
        self.ready = self.full = False
        self.process = context.Process(target=_work, args=(theirs, open_reader), daemon=True)
        with _without_interrupts():
            self.process.start()
        theirs.close()

    def end(self) -> str:
        """How it ended, in words."""
        self.process.join(10)
        code = self.process.exitcode
        return f"killed by signal {-code}" if code is not None and code < 0 else f"exit code {code}"

    def dismiss(self) -> None:
        """Stop it at once, in the middle of a report too."""
        self.pipe.close()
        self.process.join(2)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


class _Crew:
    """The workers, and what is still to be read."""

    def __init__(self, open_reader: OpenReader, jobs: int) -> None:
        self._open_reader, self._jobs = open_reader, jobs
        self._workers: list[_Worker] = []
        self._items: Iterator[tuple[int, Item]] = iter(())
        self._drawn = self._given = 0
        self._ahead: int | None = None
        self._returned: deque[_Task] = deque()
        self._early_deaths = 0

    def read(self, items: Iterator[Item], in_order: bool) -> Iterator[Result]:
        """All results."""
        self._items = enumerate(items)
        self._ahead = AHEAD * self._jobs if in_order else None
        held: dict[int, Result] = {}
        while True:
            for number, result in self._hand_out():
                held[number] = result
            busy = [w for w in self._workers if w.tasks]
            if busy:
                for pipe in wait([w.pipe for w in self._workers]):
                    worker = next(w for w in self._workers if w.pipe is pipe)
                    for number, result in self._hear(worker):
                        held[number] = result
            elif not held:
                return
            due = itertools.takewhile(held.__contains__, itertools.count(self._given)) if in_order else held
            for number in list(due):
                self._given += 1
                yield held.pop(number)

    def dismiss(self) -> None:
        """Stop all workers."""
        for worker in self._workers:
            worker.dismiss()
        self._workers.clear()

    def _hand_out(self) -> Iterator[tuple[int, Result]]:
        """Give each worker what it can hold, hiring as many as there is work for. Gives problems among the items back."""
        while True:
            free = [w for w in self._workers if len(w.tasks) < AT_HAND]
            idle = any(not w.tasks for w in free)
            if not free and len(self._workers) == self._jobs:
                return
            task = self._next_task()
            if task is None:
                return
            if isinstance(task[1], IntakeError):
                yield task[0], (task[1], task[1])
                continue
            if not idle and len(self._workers) < self._jobs:
                self._workers.append(_Worker(self._open_reader))
                free.append(self._workers[-1])
            worker = min(free, key=lambda w: len(w.tasks))
            try:
                worker.pipe.send(task[1])
                worker.tasks.append(_Task(task[0], task[1]))
            except OSError:
                # It has died; that will be heard in a moment, and it is not this report's fault.
                self._returned.append(_Task(task[0], task[1]))
                return

    def _next_task(self) -> tuple[int, Item] | None:
        if self._returned:
            return self._returned.popleft()
        if self._ahead is not None and self._drawn - self._given >= self._ahead:
            return None
        drawn = next(self._items, None)
        self._drawn += drawn is not None
        return drawn

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        try:
            word, value = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if word == "ready":
            worker.ready = True
            self._early_deaths = 0
        elif word == "full":
            worker.full = True
        elif word == "cannot":
            raise value
        else:
            task = worker.tasks.popleft()
            yield task.number, (task.taken, value)

    def _bury(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        """A worker has ended. It was reading the first of its reports, unless it was not ready or made room by itself."""
        self._workers.remove(worker)
        end = worker.end()
        worker.pipe.close()
        if not worker.ready:
            self._early_deaths += 1
            if self._early_deaths >= EARLY_DEATHS:
                raise MarsadError(
                    f"worker processes end before they have begun ({end})",
                    remedy="free some memory, or read with `--jobs 1`",
                )
        elif worker.tasks and not worker.full:
            task = worker.tasks.popleft()
            error = IntakeError(
                f"the process that read it ended ({end}), perhaps for want of memory",
                where=task.taken.name,
                remedy="read it again alone, with `--jobs 1`, or split it",
            )
            yield task.number, (task.taken, error)
        self._returned.extend(worker.tasks)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Ctrl-C goes to all processes of a terminal. Workers inherit that it is blocked; this process gets it afterwards."""
    block = getattr(signal, "pthread_sigmask", None)
    before = block(signal.SIG_BLOCK, {signal.SIGINT}) if block else set()
    try:
        yield
    finally:
        if block:
            block(signal.SIG_SETMASK, before)


def _work(pipe: Connection[Any, Any], open_reader: OpenReader) -> None:
    """What a worker does: open a reader, then answer each report with its reading, until the pipe is closed."""
    # One thread a worker: there are as many workers as cores.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    reports: queue.SimpleQueue[Taken] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, reports), daemon=True).start()
    with suppress(OSError):
        try:
            reader = open_reader()
        except Exception as error:
            pipe.send(("cannot", error))
            return
        pipe.send(("ready", None))
        done = 0
        while done < FULL_AFTER or _bytes_held() < FULL_BYTES:
            pipe.send(("read", _read_one(reader, reports.get())))
            done += 1
        pipe.send(("full", None))


def _listen(pipe: Connection[Any, Any], reports: queue.SimpleQueue[Taken]) -> None:
    """Take reports from the pipe as soon as they come, lest both ends wait for each other to read."""
    try:
        while True:
            reports.put(pipe.recv())
    except (EOFError, OSError):
        # Nobody waits for an answer any longer: the work is done, was stopped, or the other process is gone.
        os._exit(0)


def _bytes_held() -> int:
    """Memory of this process; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text().split()[1]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
