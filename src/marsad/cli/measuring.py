"""`marsad evaluate`: measures readings against gold data.

Comes in: gold data, or a key with readings or reports to read. Goes out: a table, or one JSON object with `task`,
`reader`, `documents`, `documents_per_core_second` and the numbers of the task.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from marsad.cli.options import JsonOption, PublishedOption, have_gazetteer, parse_day, print_json, warn
from marsad.records import DataError, IntakeError, UsageError

if TYPE_CHECKING:
    from marsad.evaluate import Document, KeyedReport
    from marsad.flow.measure import Answers

GoldArgument = Annotated[Path, typer.Argument(metavar="GOLD", help="Gold data, JSON Lines.", show_default=False)]
LabelsOption = Annotated[
    str | None, typer.Option("--labels", metavar="re3d|sfm", help="The labels to find, where GOLD does not tell.")
]

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


@evaluate_app.command("voices")
def evaluate_voices(gold: GoldArgument, as_json: JsonOption = False) -> None:
    """Who said what: sources, cues and contents of attributions."""
    from marsad.evaluate import score_voices
    from marsad.flow.measure import measure_voices

    documents = _gold(gold, "voices")
    have_gazetteer()
    answers = measure_voices(documents)
    _tell("voices", answers, score_voices(documents, answers.said), as_json)


@evaluate_app.command("places")
def evaluate_places(
    gold: GoldArgument,
    gold_spans: Annotated[
        bool, typer.Option("--gold-spans", help="Only locate the names that are given; nothing is read.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Where the places are that a text names, and which names are found."""
    from marsad.evaluate import score_places
    from marsad.flow.measure import locate_given, measure_places

    documents = _gold(gold, "places")
    have_gazetteer()
    if gold_spans:
        given = locate_given(documents)
        scores = score_places(documents, located=given.said, found=[[] for _ in documents])
        _tell("places", given, {"gold_spans": scores["gold_spans"]}, as_json)
        return
    located, answers = measure_places(documents)
    _tell("places", answers, score_places(documents, located=located, found=answers.said), as_json)


@evaluate_app.command("entities")
def evaluate_entities(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Gold data, JSON Lines or CoNLL blocks.", show_default=False)
    ],
    labels: LabelsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Who and what is named: persons, organisations, ranks, weapons."""
    from marsad.evaluate import score_entities
    from marsad.flow.measure import measure_entities, open_measured_encoder

    documents = _gold(gold, "entities")
    chosen = _labels(labels, documents, gold)
    answers = measure_entities(documents, open_measured_encoder(), chosen)
    _tell("entities", answers, score_entities(documents, answers.said), as_json)


@evaluate_app.command("relations")
def evaluate_relations(gold: GoldArgument, labels: LabelsOption = None, as_json: JsonOption = False) -> None:
    """Who stands in which relation to whom."""
    from marsad.evaluate import score_relations
    from marsad.flow.measure import measure_relations, open_measured_encoder

    documents = _gold(gold, "relations")
    chosen = _labels(labels, documents, gold)
    if chosen != "sfm":
        warn(f"{gold}: the encoder knows none of the relations of {chosen}; all of them count as not found.")
    given, answers = measure_relations(documents, open_measured_encoder(), chosen)
    _tell("relations", answers, score_relations(documents, gold_entities=given, end_to_end=answers.said), as_json)


def _gold(path: Path, task: str) -> list[Document]:
    from marsad.evaluate import read_gold

    documents = read_gold(path, task)
    if outside := sum(document.outside for document in documents):
        warn(f"{path}: {outside:,} mark{'s' * (outside > 1)} outside the text left out.")
    return documents


def _labels(asked: str | None, documents: Sequence[Document], path: Path) -> str:
    from marsad.evaluate import LABELS, guess_labels

    if asked is not None and asked not in LABELS:
        raise UsageError("there are no such labels", where=f"--labels {asked}", remedy=f"use {' or '.join(LABELS)}")
    chosen = asked or guess_labels(documents)
    if chosen is None:
        raise UsageError(
            "its labels do not tell which set they are of", where=str(path), remedy="say --labels re3d or --labels sfm"
        )
    return chosen


def _tell(task: str, answers: Answers[Any], scores: Mapping[str, Any], as_json: bool) -> None:
    for error in answers.failed:
        warn(str(error))
    reader, speed = answers.reader, answers.documents_per_core_second
    if as_json:
        head = {
            "task": task,
            "reader": {"name": reader.name, "version": reader.version},
            "documents": len(answers.said),
            "documents_per_core_second": speed,
        }
        print_json({**head, **scores})
        return
    print(
        f"{task}: {len(answers.said):,} documents, {reader.name} {reader.version}, {speed or 0:.1f} documents a core second"
    )
    for path, numbers in _rows(scores):
        cells = (f"{k} {v:>7}" if isinstance(v, int) or v is None else f"{k} {v:7.4g}" for k, v in numbers.items())
        print(f"  {path:<34}  {'  '.join(cells)}".rstrip())


def _rows(scores: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every group of numbers with the names that lead to it, in the order of the object."""
    numbers = {k: v for k, v in scores.items() if not isinstance(v, Mapping)}
    if numbers:
        yield within, numbers
    for key, value in scores.items():
        if isinstance(value, Mapping):
            yield from _rows(value, f"{within} {key}".strip() if within != "by_type" else key)


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
        # Not `splitlines`: JSON strings may hold line separators of other sorts.
        lines = path.read_text(encoding="utf-8").split("\n")
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

    day = parse_day(published, "--published")
    have_gazetteer()
    found: list[Mapping[str, Any]] = []
    for one in annotate_paths(paths, published=day):
        if isinstance(one, IntakeError):
            warn(str(one))
        else:
            found.append(reading_to_json(one))
    return found


def _reader_of(readings: Sequence[Mapping[str, Any]]) -> Any:
    return next((r["reader"] for r in readings if r.get("reader")), None)
