"""`marsad read` and `marsad annotate`: reports in.

Comes in: files and folders. Goes out: a ledger with their claims, or readings as JSON Lines.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.options import (
    DEFAULT_LEDGER,
    JsonOption,
    LeastOption,
    LedgerOption,
    PublishedOption,
    have_gazetteer,
    now,
    parse_day,
    print_json,
    warn,
)
from marsad.records import IntakeError, UsageError

if TYPE_CHECKING:
    from marsad.reader import Reader

PathsArgument = Annotated[
    list[Path],
    typer.Argument(metavar="PATH", help="Files or folders: .txt, .html, .jsonl, .csv.", show_default=False),
]


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("read")(read)
    app.command("annotate")(annotate)


def read(
    paths: PathsArgument,
    ledger: LedgerOption = DEFAULT_LEDGER,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes; all cores unless given.")
    ] = None,
    published: PublishedOption = None,
    least: LeastOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read reports into the ledger. What is in it already is skipped, so it is safe to run again."""
    from marsad.flow import Interrupted, read_paths

    day = parse_day(published, "--published")
    have_gazetteer()
    try:
        with _progress() as on_progress:
            outcome = read_paths(
                paths,
                ledger,
                jobs=jobs or os.cpu_count() or 1,
                published=day,
                on_progress=on_progress,
                now=now,
                open_reader=_reader(least),
            )
    except Interrupted as stopped:
        warn(f"interrupted; what was finished is kept: {stopped.outcome.line()}")
        raise typer.Exit(130) from stopped
    for problem in (*outcome.warnings, *outcome.problems):
        warn(str(problem))
    if as_json:
        print_json(outcome.to_json())
    else:
        print(outcome.line())
    if outcome.problems:
        raise typer.Exit(IntakeError.exit_code)


def annotate(
    paths: PathsArgument,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Worker processes.")] = 1,
    published: PublishedOption = None,
    least: LeastOption = None,
) -> None:
    """Print what is read in reports, as JSON Lines, one report a line; no ledger is touched."""
    from marsad.flow import annotate_paths
    from marsad.intake import Undated
    from marsad.records import reading_to_json

    day, failed = parse_day(published, "--published"), False
    have_gazetteer()
    for found in annotate_paths(paths, jobs=jobs, published=day, open_reader=_reader(least)):
        if isinstance(found, IntakeError):
            # A report without a day is read all the same; that is worth a word, not a failure.
            failed = failed or not isinstance(found, Undated)
            warn(str(found))
        else:
            print(json.dumps(reading_to_json(found), ensure_ascii=False))
    if failed:
        raise typer.Exit(IntakeError.exit_code)


def _reader(least: float | None) -> Callable[[], Reader]:
    from marsad.flow import open_built_in

    if least is None:
        return open_built_in
    if not 0 <= least <= 1:
        raise UsageError(f"`{least:g}` is no score", where="--least", remedy="write a number from 0 to 1, e.g. 0.5")
    return partial(open_built_in, least)


@contextmanager
def _progress() -> Iterator[Callable[..., None] | None]:
    """A bar on standard error where that is a terminal; nothing otherwise."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[at]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, at="")

        def tell(done: int, total: int, at: str = "") -> None:
            bar.update(task, completed=done, total=total, at=at)

        yield tell
