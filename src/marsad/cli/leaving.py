"""`marsad brief` and `marsad export`: pages and files that leave the ledger.

Comes in: a ledger. Goes out: an HTML page, or a file in one of the formats of `marsad.exchange`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.cli.options import (
    DEFAULT_LEDGER,
    AsOfOption,
    LedgerOption,
    OutOption,
    now,
    parse_day,
    read_ledger,
    warn,
    writing,
)
from marsad.records import UsageError


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("brief")(brief)
    app.command("export")(export)


def brief(
    actors: Annotated[
        list[str] | None,
        typer.Argument(metavar="ACTOR", help="Groups by any of their names; all told of most unless given."),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The page to write.")] = Path(
        "brief.html"
    ),
    as_of: AsOfOption = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    with_names: Annotated[bool, typer.Option("--with-names", help="Keep the names of private persons.")] = False,
) -> None:
    """Write a page on one or several groups: a map, command, figures, timeline, voices, and every claim behind them."""
    from marsad.register import open_register
    from marsad.workbench import write_brief

    day = parse_day(as_of, "--as-of")
    if with_names:
        _tell_of_names()
    with read_ledger(ledger) as opened:
        page = write_brief(opened, open_register(), actors or [], as_of=day, now=now(), with_names=with_names)
    with writing(output) as stream:
        stream.write(page)
    print(f"{output} written: open it in a browser; it loads nothing from elsewhere.")


def export(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help="csv, jsonl or geojson.", show_default=False)],
    output: OutOption = None,
    as_of: AsOfOption = None,
    with_names: Annotated[
        bool, typer.Option("--with-names", help="Keep the names of private persons; the file says so.")
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
) -> None:
    """Write all claims of the ledger in a format; names of private persons are withheld unless asked for."""
    from marsad.exchange import FORMATS

    if format_name not in FORMATS:
        raise UsageError("this is no format", where=format_name, remedy=f"use one of {', '.join(FORMATS)}")
    day = parse_day(as_of, "--as-of")
    if with_names:
        _tell_of_names()
    with read_ledger(ledger) as opened:
        entries = opened.view(as_of=day).entries()
    with writing(output) as stream:
        written = FORMATS[format_name].write(entries, stream, with_names=with_names)
    if output is not None:
        print(f"{output} written: {written:,} of {len(entries):,} claims.")


def _tell_of_names() -> None:
    warn("names of private persons are kept, as asked for with --with-names; take care whom this file reaches.")
