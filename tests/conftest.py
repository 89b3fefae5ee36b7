"""What tests of several rooms need: claims and entries made by hand from a sentence of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from marsad.records import (
    Count,
    Entry,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Report,
    Span,
    Speaker,
    Stance,
    When,
    new_claim,
    new_report,
)

READER = ReaderInfo("hand", "1")


@pytest.fixture
def report_of() -> Callable[..., Report]:
    def make(text: str, **fields: Any) -> Report:
        return new_report(
            text,
            **{"title": "A day in Karsa", "publisher": "Karsa Post", "published": date(2021, 4, 2), **fields},
        )

    return make


@pytest.fixture
def entry_of(report_of: Callable[..., Report]) -> Callable[..., Entry]:
    """entry_of(text, kind, role="words" | {"text", "type", "id", "name", "place"} | [several], voice=…, count=…, …)."""

    def span_in(text: str, words: str) -> Span:
        begin = text.index(words)
        return Span(begin, begin + len(words))

    def filler(text: str, given: Any) -> Filler:
        given = {"text": given} if isinstance(given, str) else given
        identity = Identity(given["id"], given.get("name", given["text"]), 1.0) if given.get("id") else None
        place = given.get("place")
        kind = given.get("type") or ("place" if place else "other")
        return Filler(span_in(text, given["text"]), given["text"], kind, identity, Place(**place) if place else None)

    def make(
        text: str,
        kind: str,
        *,
        voice: tuple[dict[str, Any], ...] = (),
        count: dict[str, Any] | None = None,
        when: When | None = None,
        stance: Stance | None = None,
        report: Report | None = None,
        **roles: Any,
    ) -> Entry:
        report = report or report_of(text)
        quote = text
        claim = new_claim(
            report,
            kind,
            {r: tuple(filler(report.text, g) for g in (v if isinstance(v, list) else [v])) for r, v in roles.items()},
            evidence=span_in(report.text, quote),
            reader=READER,
            count=Count(span=span_in(report.text, count["words"]), **count) if count else None,
            when=when,
            stance=stance,
            voice=tuple(
                Speaker(
                    span=span_in(report.text, v["speaker"]),
                    identity=Identity(v["id"], v["speaker"], 1.0) if "id" in v else None,
                    **{k: x for k, x in v.items() if k != "id"},
                )
                for v in voice
            ),
        )
        return Entry(claim, report, learnt=datetime(2021, 4, 3, 12, tzinfo=UTC))

    return make
