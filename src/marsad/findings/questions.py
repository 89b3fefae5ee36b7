"""All questions, declared once: the command line, the HTTP interface, the forms and the reference page come from here.

Comes in: a ledger, a register and the values of a question's parameters as a person typed them. Goes out: a `Finding`.
Must not know what any question does. A new question is one entry of `QUESTIONS` and one file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any, Protocol

from marsad.codebook.load import Codebook, load_codebook
from marsad.findings.answer import Finding
from marsad.findings.sources import RegisterLike, Sources, ViewLike
from marsad.records import CERTAINTIES, POLARITIES, Report, UsageError

TYPES = {
    "actor": "a group, force or other body, by any of its names",
    "place": "a place, by any of its names; a country or province stands for all within it",
    "actor_or_place": "either of the two",
    "body_or_person": "a body or a person",
    "speaker": "words of a speaker's name or organisation",
    "claim": "the id of a claim",
    "kind": "a kind of claim of the codebook",
    "certainty": "how a claim is put forward",
    "polarity": "affirmed or denied",
    "text": "words that stand together in a sentence",
    "date": "a day, as 2017-10-03",
    "moment": "a day or an instant in UTC, as 2017-10-03 or 2017-10-03T12:00",
    "number": "a whole number, 1 or more",
}
"""The types that parameters may have, and what each means to a person."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question can be told."""

    name: str
    type: str
    """One of TYPES."""
    help: str
    required: bool = False
    """True: the question makes no sense without it; on the command line it stands as an argument, not an option."""
    many: bool = False
    """True: may be given several times (any of them); in a form, separated by commas."""
    positional: bool = False
    """True: on the command line it is an argument even where it may be left out."""

    def choices(self, codebook: Codebook) -> tuple[str, ...]:
        """The values there are, where they are fixed; empty otherwise."""
        fixed = {"kind": tuple(codebook.kinds), "certainty": CERTAINTIES, "polarity": POLARITIES}
        return fixed.get(self.type, ())

    def parse(self, value: Any, codebook: Codebook) -> Any:
        """The value that a person gave, as the question takes it; None and "" mean not given. Raises UsageError."""
        if value is None or value in ("", (), []):
            if self.required:
                raise UsageError("a value is needed", where=self.name, remedy=f"give {TYPES[self.type]}")
            return () if self.many else None
        if self.many:
            given = value.split(",") if isinstance(value, str) else list(value)
            return tuple(self._one(v.strip() if isinstance(v, str) else v, codebook) for v in given if v)
        return self._one(value.strip() if isinstance(value, str) else value, codebook)

    def _one(self, value: Any, codebook: Codebook) -> Any:
        if (allowed := self.choices(codebook)) and value not in allowed:
            raise UsageError(
                f"`{value}` is not a {self.type}", where=self.name, remedy=f"use one of {', '.join(allowed)}"
            )
        if self.type == "date":
            return _day(self.name, value)
        if self.type == "moment":
            return _moment(self.name, value)
        if self.type == "number":
            return _number(self.name, value)
        return value


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the ledger can be asked."""

    name: str
    help: str
    """One line."""
    parameters: tuple[Parameter, ...]
    """Those of its own, in order; every question also takes COMMON."""
    answer: Callable[..., Finding]
    """Takes Sources and the parameters by name."""

    @property
    def all_parameters(self) -> tuple[Parameter, ...]:
        """Its own and the common ones."""
        return (*self.parameters, *COMMON)

    def parse(self, values: Mapping[str, Any], codebook: Codebook) -> dict[str, Any]:
        """All parameters, parsed. Raises UsageError for a value that does not fit or a name that it does not take."""
        names = [p.name for p in self.all_parameters]
        for name in values:
            if name not in names:
                raise UsageError(f"`{self.name}` takes no `{name}`", where=name, remedy=f"use {', '.join(names)}")
        return {p.name: p.parse(values.get(p.name), codebook) for p in self.all_parameters}

    def ask(
        self, ledger: LedgerLike, register: RegisterLike, values: Mapping[str, Any], *, codebook: Codebook | None = None
    ) -> Finding:
        """Open the view that `as_of` and `known_by` ask for, and answer. Raises UsageError, UnknownName, LedgerError."""
        book = codebook or load_codebook()
        given = self.parse(values, book)
        as_of, known_by = given.pop("as_of"), given.pop("known_by")
        sources = Sources(
            view=ledger.view(as_of=as_of, known_by=known_by),
            register=register,
            codebook=book,
            as_of=as_of,
            texts=lambda report: ledger.report(report).text,
        )
        return self.answer(sources, **given)


class LedgerLike(Protocol):
    """What a question needs of the ledger."""

    def view(self, *, as_of: date | None = None, known_by: datetime | None = None) -> ViewLike:
        """What it holds as of a day, as known by an instant."""
        ...

    def report(self, report_id: str) -> Report:
        """A report with its text."""
        ...


COMMON = (
    Parameter("as_of", "date", "Only what was published by the end of this day and does not begin after it."),
    Parameter("known_by", "moment", "Only what the ledger had learnt by then (a day counts to its end)."),
)
"""Parameters of every question: the two clocks."""


def _answer_of(name: str) -> Callable[..., Finding]:
    """The function `name` of the file `name` beside this one, imported when it is first asked: who asks one question, or
    only for help, should not wait for all of them to load."""

    def answer(sources: Sources, **given: Any) -> Finding:
        ask: Callable[..., Finding] = getattr(import_module(f"marsad.findings.{name}"), name)
        return ask(sources, **given)

    return answer


QUESTIONS: dict[str, Question] = {
    q.name: q
    for q in (
        Question(
            "whereabouts",
            "Where a group holds ground, lost it, is, moves to or is about to leave, as reported.",
            (Parameter("actor", "actor", "The group or force asked about.", required=True),),
            _answer_of("whereabouts"),
        ),
        Question(
            "command",
            "Who holds which post and power in a body, who answers to whom, what belongs to what.",
            (Parameter("name", "body_or_person", "The body or person asked about.", required=True),),
            _answer_of("command"),
        ),
        Question(
            "figures",
            "How many killed, held, fled, joined: each figure with its speaker, and whether they agree.",
            (
                Parameter("subject", "actor_or_place", "The group or place; all where none is given.", positional=True),
                Parameter("kinds", "kind", "Only figures of these kinds of claim.", many=True),
            ),
            _answer_of("figures"),
        ),
        Question(
            "timeline",
            "What is said to have happened to a group or at a place, by day.",
            (
                Parameter("subject", "actor_or_place", "The group or place asked about.", required=True),
                Parameter("since", "date", "From this day on."),
                Parameter("until", "date", "Up to this day."),
            ),
            _answer_of("timeline"),
        ),
        Question(
            "voices",
            "Who is quoted, named or not, for which side, and what rests on one origin.",
            (
                Parameter("subject", "actor_or_place", "Only on this group or place.", positional=True),
                Parameter("speaker", "speaker", "Only this speaker or organisation."),
            ),
            _answer_of("voices"),
        ),
        Question(
            "check",
            "One claim: what supports it, what contradicts it, and why they differ.",
            (Parameter("claim", "claim", "The claim's id.", required=True),),
            _answer_of("check"),
        ),
        Question(
            "claims",
            "All claims that fit some conditions, as they stand.",
            (
                Parameter("actor", "actor", "Claims that speak of this group or body, in any role."),
                Parameter("place", "place", "Claims about this place or one within it."),
                Parameter("kinds", "kind", "Only these kinds of claim.", many=True),
                Parameter("speaker", "speaker", "Only what this speaker or organisation says."),
                Parameter("text", "text", "Only claims whose sentence has these words."),
                Parameter("certainty", "certainty", "Only claims put forward so.", many=True),
                Parameter("polarity", "polarity", "Only claims that affirm, or that deny."),
                Parameter("since", "date", "Only claims that speak of this day or later."),
                Parameter("until", "date", "Only claims that speak of this day or earlier."),
                Parameter("limit", "number", "Show at most so many, the latest; 500 where none is given."),
            ),
            _answer_of("claims"),
        ),
    )
}
"""Every question by name."""


def _day(name: str, value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise UsageError(f"`{value}` is not a day", where=name, remedy="write it as 2017-10-03") from None


def _moment(name: str, value: Any) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        value = value.isoformat()
    try:
        moment = datetime.fromisoformat(str(value))
    except ValueError:
        raise UsageError(
            f"`{value}` is not a day or an instant", where=name, remedy="write it as 2017-10-03 or 2017-10-03T12:00"
        ) from None
    if len(str(value)) == 10:
        moment = moment.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _number(name: str, value: Any) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError):
        number = 0
    if number < 1:
        raise UsageError(f"`{value}` is not a whole number of 1 or more", where=name, remedy="write it as 50")
    return number
