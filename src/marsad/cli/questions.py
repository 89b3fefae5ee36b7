"""One command for each question, made from `marsad.findings.QUESTIONS`.

Comes in: the questions' declarations. Goes out: commands with the arguments and options that they declare, and `--json`
and `--ledger` on each. Knows no question by name.
"""

from __future__ import annotations

import gc
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from marsad.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption, print_json, read_ledger
from marsad.findings import QUESTIONS, Parameter, Question
from marsad.records import UsageError


def add_commands(app: typer.Typer) -> None:
    """Add a command for each question."""
    for question in QUESTIONS.values():
        app.command(question.name.replace("_", "-"), help=question.help)(_command(question))


def _command(question: Question) -> Any:
    parameters = [_declared(p) for p in question.all_parameters]
    parameters.sort(key=lambda p: p.default is not inspect.Parameter.empty)
    parameters += [
        inspect.Parameter("ledger", inspect.Parameter.KEYWORD_ONLY, annotation=LedgerOption, default=DEFAULT_LEDGER),
        inspect.Parameter("as_json", inspect.Parameter.KEYWORD_ONLY, annotation=JsonOption, default=False),
    ]

    def ask(**values: Any) -> None:
        target, as_json = values.pop("ledger"), values.pop("as_json")
        with _without_collecting():
            _ask(question, target, values, as_json=as_json)

    ask.__name__ = question.name
    # Typer reads the signature of what it is given, and the annotations by name.
    ask.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    ask.__annotations__ = {p.name: p.annotation for p in parameters}
    return ask


@contextmanager
def _without_collecting() -> Iterator[None]:
    """An answer makes many objects that all live until it is shown: to look for garbage among them is a tenth of the work."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def _declared(parameter: Parameter) -> inspect.Parameter:
    argument = parameter.required or parameter.positional
    value_type: Any = list[str] if parameter.many else str
    if argument:
        info: Any = typer.Argument(metavar=parameter.name.upper(), help=parameter.help, show_default=False)
    else:
        info = typer.Option(
            f"--{parameter.name.replace('_', '-')}", metavar=parameter.type.upper(), help=parameter.help
        )
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        annotation=Annotated[value_type if parameter.required else value_type | None, info],
        default=inspect.Parameter.empty if parameter.required else None,
    )


def _ask(question: Question, target: str, values: dict[str, Any], *, as_json: bool) -> None:
    from marsad.register import open_register

    try:
        with read_ledger(target) as ledger:
            answer = question.ask(ledger, open_register(), values)
    except UsageError as error:
        raise _as_option(question, error) from error
    if as_json:
        print_json(answer.to_json())
    else:
        from marsad.cli.show import show_blocks

        show_blocks(answer.blocks())


def _as_option(question: Question, error: UsageError) -> UsageError:
    """The same error, the parameter called as it is typed on the command line."""
    options = {p.name: f"--{p.name.replace('_', '-')}" for p in question.all_parameters if not p.required}
    return UsageError(error.what, where=options.get(error.where, error.where), remedy=error.remedy)
