"""The common shape of every answer: a JSON form, and blocks of lines and rows that any face can show.

Comes in: nothing. Goes out: `Finding`, which each question's dataclass extends, and `Block`. Must not know what any
question asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from marsad.findings.rows import Row

Json = dict[str, Any]


def as_json(value: Any) -> Any:
    """Any value of an answer as JSON: dataclasses by field, days as ISO 8601, tuples and sets as lists."""
    own = getattr(value, "to_json", None)
    return own() if own is not None else fields_as_json(value)


def fields_as_json(value: Any) -> Any:
    """As `as_json`, without asking the value itself for its JSON form (so `to_json` may call it)."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted(as_json(item) for item in value)
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what belongs under it; what a terminal, a page and a brief draw."""

    title: str
    level: int = 1
    """1 for a section, 2 for what stands under it, and so on."""
    lines: tuple[str, ...] = ()
    """Plain sentences, shown before the rows."""
    rows: tuple[Row, ...] = ()
    empty: str = ""
    """What to show where there are no rows: "none reported" is an answer, not a gap."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer to a question: claims side by side, weighed."""

    def blocks(self) -> tuple[Block, ...]:
        """The answer as headings, lines and rows, in reading order."""
        raise NotImplementedError

    def to_json(self) -> Json:
        """The whole answer as one JSON object."""
        data: Json = fields_as_json(self)
        return data
