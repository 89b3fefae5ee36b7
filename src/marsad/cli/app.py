"""The commands, gathered.

Comes in: the modules that declare them. Goes out: `app`. One command for each question is made from the questions'
own declaration.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from marsad import __version__
from marsad.cli import keeping, leaving, measuring, questions, reading, registering


class _Commands(TyperGroup):
    """The list of commands with the whole first line of each help, not cut at the width of an old terminal."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list."""
        rows = [(name, (command.help or "").partition("\n")[0]) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


app = typer.Typer(
    cls=_Commands,
    name="marsad",
    no_args_is_help=True,
    # Both of these would import Rich for every command, help included (0.1 s), and draw tracebacks.
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Reads reporting on armed conflict and keeps who said what: sourced, dated, attributed claims, side by side.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"marsad {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Reads reporting on armed conflict and keeps who said what: sourced, dated, attributed claims, side by side."""


for _room in (reading, questions, leaving, keeping, registering, measuring):
    _room.add_commands(app)
