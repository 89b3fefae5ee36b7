"""Keeps names of private persons out of answers that go onto a page.

Comes in: answers of any question, and for each report a function that replaces private names. Goes out: the same
answers, their words replaced. Knows no question: it walks through whatever dataclasses an answer is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from marsad.findings import Row

Hide = Callable[[str], str]
_LEFT_ALONE = frozenset({"id", "claim", "report", "kind", "url", "place", "question"})
"""Fields that hold ids and fixed words."""


def find_rows(value: Any) -> list[Row]:
    """All claims in an answer, each once, in order."""
    found: dict[str, Row] = {}
    todo = [value]
    while todo:
        one = todo.pop()
        if isinstance(one, Row):
            found.setdefault(one.claim, one)
        elif is_dataclass(one):
            todo += [getattr(one, f.name) for f in reversed(fields(one))]
        elif isinstance(one, Mapping):
            todo += list(one.values())[::-1]
        elif isinstance(one, (tuple, list)):
            todo += list(one)[::-1]
    return list(found.values())


def hide_names(value: Any, hiders: Mapping[str, Hide]) -> Any:
    """The answer with names replaced: in a claim those of its own report, in everything else those of any report."""
    if not hiders:
        return value

    def anywhere(text: str) -> str:
        for hide in hiders.values():
            text = hide(text)
        return text

    return _walk(value, hiders, anywhere)


def _walk(value: Any, hiders: Mapping[str, Hide], hide: Hide) -> Any:
    if isinstance(value, str):
        return hide(value)
    if isinstance(value, tuple):
        return tuple(_walk(one, hiders, hide) for one in value)
    if isinstance(value, list):
        return [_walk(one, hiders, hide) for one in value]
    if isinstance(value, Mapping):
        return {key: _walk(one, hiders, hide) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Row):
            own = hiders.get(value.report)
            if own is None:
                return value
            hide = own
        changed = {
            f.name: _walk(getattr(value, f.name), hiders, hide)
            for f in fields(value)
            if f.init and f.name not in _LEFT_ALONE
        }
        return replace(value, **{k: v for k, v in changed.items() if v is not getattr(value, k)})
    return value
