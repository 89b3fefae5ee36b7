"""`marsad evaluate`: measures readings against gold data.

Comes in: a key, and readings or reports to read. Goes out: a table, or one JSON object.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.options import JsonOption, PublishedOption, parse_day, print_json, warn
from marsad.records import DataError, IntakeError, UsageError

if TYPE_CHECKING:
    from marsad.evaluate import KeyedReport

evaluate_app = typer.Typer(help="Measure readings against gold data.", no_args_is_help=True, rich_markup_mode=None)


def add_commands(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(evaluate_app, name="evaluate")


@evaluate_app.callback()
def _tasks() -> None:
    """Measure readings against gold data."""


@evaluate_app.command("claims")
def evaluate_claims(
    key: Annotated[Path, typer.Argument(metavar="KEY", help="A reading key, JSON.", show_default=False)],
    readings: Annotated[
        Path | None, typer.Argument(metavar="READINGS", help="What `marsad annotate` printed.", show_default=False)
    ] = None,
    reports: Annotated[
        list[Path] | None, typer.Option("--reports", metavar="PATH", help="Read these reports instead of READINGS.")
    ] = None,
    published: PublishedOption = None,
    misses: Annotated[bool, typer.Option("--misses", help="List the facts that were not found.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Which of the facts that a careful reader lists were found."""
    from marsad.evaluate import check_key, score_claims

    if (readings is None) == (not reports):
        raise UsageError(
            "there is nothing to score, or two things", where="READINGS", remedy="give a file of readings or --reports"
        )
    checked = check_key(_load(key), where=str(key))
    began = time.process_time()
    data = _load_lines(readings) if readings else _read(reports or [], published)
    spent = time.process_time() - began if reports else None
    results = score_claims(checked, data)
    states = [fact.state for report in results for fact in report.facts]
    if as_json:
        summary: dict[str, Any] = {
            "task": "claims",
            "reader": _reader_of(data),
            "documents": len(data),
            "documents_per_core_second": round(len(data) / spent, 3) if spent else None,
            "found": states.count("found"),
            "near": states.count("near"),
            "total": len(states),
            "reports": [report.to_json() for report in results],
        }
        print_json(summary)
        return
    _print_table(results, misses=misses)
    print(f"found {states.count('found')} of {len(states)} (near {states.count('near')})")


def _print_table(results: Sequence[KeyedReport], *, misses: bool) -> None:
    for report in results:
        right = "date right" if report.date_right else "date WRONG"
        print(f"{report.report}: {report.reports_read} report(s) read, {right}, {report.claims} claims")
        for fact in report.facts if misses else ():
            if fact.state != "found":
                print(" ".join(filter(None, (f"  {fact.id} {fact.state}", ",".join(fact.differs or ()), fact.note))))


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    except ValueError as error:
        raise DataError(f"not valid JSON ({error})", where=str(path), remedy="mend the file") from error


def _load_lines(path: Path) -> list[Mapping[str, Any]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    found: list[Mapping[str, Any]] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                reading = json.loads(line)
                found.append(
                    {"report": reading["report"], "claims": reading["claims"], "reader": reading.get("reader")}
                )
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(
                    "this is not a reading", where=f"{path}, line {number}", remedy="give what `marsad annotate` prints"
                ) from error
    return found


def _read(paths: list[Path], published: str | None) -> list[Mapping[str, Any]]:
    from marsad.flow import annotate_paths
    from marsad.records import reading_to_json

    found: list[Mapping[str, Any]] = []
    for one in annotate_paths(paths, published=parse_day(published, "--published")):
        if isinstance(one, IntakeError):
            warn(str(one))
        else:
            found.append(reading_to_json(one))
    return found


def _reader_of(readings: Sequence[Mapping[str, Any]]) -> Any:
    return next((r["reader"] for r in readings if r.get("reader")), None)
