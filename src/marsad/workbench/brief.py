"""The brief: one page on one or several groups, complete in itself.

Comes in: a ledger, the register, names of groups. Goes out: HTML that loads nothing from anywhere, with a map, what is
known of command, figures, a timeline and voices, and at the end every claim behind them with its sentence. It asks the
questions of `marsad.findings` and adds no answer of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from marsad import __version__
from marsad.codebook import load_codebook
from marsad.exchange.withhold import make_hiders, public_persons
from marsad.findings import QUESTIONS, RULE, Finding, Row
from marsad.findings.figures import Group
from marsad.ledger import Ledger
from marsad.records import UsageError
from marsad.register import Register
from marsad.workbench.bars import Bars, draw_bars
from marsad.workbench.chart import STATUS_WORDS, Chart, make_chart
from marsad.workbench.map import SYMBOLS, Picture, draw, symbol
from marsad.workbench.marks import Drawing, gather
from marsad.workbench.names import find_rows, hide_names

TEMPLATES = Path(__file__).parent / "templates"
MOST_BY_DEFAULT = 3
"""Groups that a brief is on where none are named."""
NOT_THE_SUBJECT = frozenset(
    {"state", "media", "government", "ministry", "monitor", "aid body", "international body", "company"}
)
"""Kinds of actor that are much spoken of without being what a brief is on, unless one asks for them."""
MOST_FIGURES, MOST_EVENTS, MOST_VOICES = 25, 60, 40
"""What a chapter shows at most of each; the page says how much more there is."""
MOST_CLAIMS = 1_500
"""Claims listed at the end; a page with more would no longer open well. Those behind what is shown come first."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """All that the page says of one group."""

    id: str
    name: str
    answers: dict[str, Finding]
    """By question."""
    drawing: Drawing
    pictures: list[Picture]
    chart: Chart
    bars: list[tuple[Group, Bars]]
    """Figures that stand beside others for the same thing."""
    alone: tuple[list[Group], Bars]
    """Figures that stand alone, each for another thing."""
    more_figures: int
    """Groups of figures that are not drawn for want of room."""


def write_brief(
    ledger: Ledger,
    register: Register,
    actors: Sequence[str],
    *,
    as_of: date | None = None,
    now: datetime,
    with_names: bool = False,
) -> str:
    """The page. Raises UnknownName for a name that nobody knows, UsageError where there is nothing to write about."""
    named = list(actors) or most_told_of(ledger, register, as_of=as_of)
    answered = [{name: _ask(ledger, register, name, actor, as_of) for name in _QUESTIONS} for actor in named]
    rows = {row.claim: row for answers in answered for row in find_rows(answers)}
    if not with_names:
        view = ledger.view(as_of=as_of)
        entries = view.entries(reports=sorted({row.report for row in rows.values()})) if rows else []
        posts = view.entries(
            kinds=[k.name for k in load_codebook().kinds.values() if any(r.name == "post" for r in k.roles)]
        )
        hiders = make_hiders(entries, public_persons([*entries, *posts]))
        answered = hide_names(answered, hiders)
        rows = {row.claim: row for answers in answered for row in find_rows(answers)}
    chapters = [_chapter(number, answers) for number, answers in enumerate(answered, 1)]
    listed = sorted(
        list(rows.values())[:MOST_CLAIMS], key=lambda r: (r.published or date.min, r.report, r.begin, r.claim)
    )
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html").render(
        chapters=chapters,
        parts=PARTS,
        rows=listed,
        more=len(rows) - len(listed),
        shown={row.claim for row in listed},
        reports=_reports(listed),
        outlets=len({row.outlet for row in listed}),
        as_of=as_of,
        now=now,
        version=__version__,
        rule=RULE,
        names_kept=with_names,
        status_words=STATUS_WORDS,
        most_events=MOST_EVENTS,
        most_voices=MOST_VOICES,
        symbols={sort: symbol(sort, 11, 11) for sort in SYMBOLS},
        legend={sort: says for sort, (_, says) in SYMBOLS.items()},
        css=Markup((TEMPLATES / "brief.css").read_text(encoding="utf-8")),
        script=Markup((TEMPLATES / "brief.js").read_text(encoding="utf-8")),
    )


def most_told_of(ledger: Ledger, register: Register, *, as_of: date | None = None) -> list[str]:
    """The ids of the groups that most claims speak of. Raises UsageError where no claim speaks of any."""
    known = {actor.id: actor.kind for actor in register.actors}
    found = [
        i for i, _, _ in ledger.view(as_of=as_of).identities("actor:") if known.get(i, "state") not in NOT_THE_SUBJECT
    ]
    if not found:
        raise UsageError(
            "no claim of this ledger speaks of a group that the register knows",
            where=ledger.name,
            remedy="read reports into it, or name the groups that the brief is on",
        )
    return found[:MOST_BY_DEFAULT]


PARTS = (
    ("where", "where"),
    ("command", "command"),
    ("figures", "figures"),
    ("timeline", "timeline"),
    ("voices", "voices"),
)
"""Parts of a chapter: the end of their anchors, and what the page's index calls them."""
_QUESTIONS = ("whereabouts", "command", "figures", "timeline", "voices", "claims")
"""The order in which claims are kept where there are more than fit: those behind a map or a chart before the others."""


def _ask(ledger: Ledger, register: Register, name: str, actor: str, as_of: date | None) -> Finding:
    question = QUESTIONS[name]
    values: dict[str, Any] = {question.parameters[0].name: actor, "as_of": as_of}
    if any(p.name == "limit" for p in question.parameters):
        values["limit"] = MOST_CLAIMS
    return question.ask(ledger, register, values)


def _chapter(number: int, answers: dict[str, Any]) -> Chapter:
    where = answers["whereabouts"]
    drawing = gather(where)
    groups = sorted(answers["figures"].groups, key=lambda g: (g.status == "words only", -len(g.figures)))
    several = [g for g in groups if len(g.figures) > 1 or g.caveats][:MOST_FIGURES]
    alone = [g for g in groups if len(g.figures) == 1 and not g.caveats][:MOST_FIGURES]
    return Chapter(
        id=f"g{number}",
        name=where.subject.name,
        answers=answers,
        drawing=drawing,
        pictures=draw(drawing, name=where.subject.name),
        chart=make_chart(answers["command"]),
        bars=[(group, draw_bars(group.figures)) for group in several],
        alone=(alone, draw_bars([group.figures[0] for group in alone])),
        more_figures=len(groups) - len(several) - len(alone),
    )


def _reports(rows: Sequence[Row]) -> list[Row]:
    """One row of each report, to list what the page rests on."""
    return list({row.report: row for row in rows}.values())
