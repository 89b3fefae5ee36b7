"""Options that several commands share, and how their values are understood.

Comes in: words of the command line. Goes out: dates, paths, an open ledger. Raises UsageError with the option's name.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from marsad.records import UsageError

if TYPE_CHECKING:
    from marsad.ledger import Ledger

DEFAULT_LEDGER = "marsad.db"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

LedgerOption = Annotated[
    str,
    typer.Option(
        "--ledger", envvar="MARSAD_LEDGER", metavar="FILE|URL", help="The ledger: a file, or a PostgreSQL URL."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of text.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="As reported up to this day, written YYYY-MM-DD.")
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="The day of publication of inputs that do not tell theirs."),
]
LeastOption = Annotated[
    float | None,
    typer.Option(
        "--least", metavar="SCORE", help="Leave out claims that score below this, from 0 to 1; 0.5 unless given."
    ),
]
OutOption = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")]


def parse_day(value: str | None, option: str) -> date | None:
    """A day as ISO 8601 writes it, YYYY-MM-DD, and in no other way: 03/04 is a different day to different readers."""
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise UsageError(f"`{value}` is not a day", where=option, remedy="write year, month and day as in 2017-10-03")


def read_ledger(target: str) -> Ledger:
    """Open a ledger that exists, to read from it. Raises LedgerError."""
    from marsad.ledger import open_ledger

    return open_ledger(target, create=False, read_only=True)


def write_ledger(target: str) -> Ledger:
    """Open a ledger that exists, to add to it. Raises LedgerError."""
    from marsad.ledger import open_ledger

    return open_ledger(target, create=False)


def now() -> datetime:
    """The present, in UTC. The rooms below are told it; they have no clock."""
    return datetime.now(UTC)


def warn(sentence: str) -> None:
    """One line on standard error."""
    print(f"marsad: {sentence}", file=sys.stderr)


def have_gazetteer() -> None:
    """Build the gazetteer where there is none that fits this installation, and say so on standard error."""
    from marsad.register.gazetteer import ensure_gazetteer

    ensure_gazetteer(on_progress=tell_progress)


def tell_progress(what: str, done: int, total: int) -> None:
    """How far a long piece of work is: one line that moves in a terminal, one line a step elsewhere."""
    if sys.stderr.isatty():
        share = f" {done:,} of {total:,}" if total else ""
        print(f"\r\x1b[Kgazetteer: {what}{share}", end="" if done < total else "\n", file=sys.stderr, flush=True)
    elif done == 0:
        print(f"gazetteer: {what}", file=sys.stderr)


def print_json(data: object) -> None:
    """One JSON object on standard output."""
    import json

    print(json.dumps(data, ensure_ascii=False, indent=2))


@contextmanager
def writing(path: Path | None) -> Iterator[TextIO]:
    """A stream in UTF-8, line ends as they are given, to a file (whole or not at all) or to standard output.

    Raises UsageError where the file cannot be written.
    """
    if path is None:
        sys.stdout.flush()
        stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
        try:
            yield stream
        finally:
            stream.detach()
        return
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        draft.replace(path)
    except OSError as error:
        raise UsageError(
            f"cannot be written ({error.strerror})", where=str(path), remedy="choose another path"
        ) from error
    finally:
        draft.unlink(missing_ok=True)
