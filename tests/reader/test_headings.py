"""Headings, captions and scraps of a page claim nothing."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "heading",
    [
        "Army kills 12 militants in Velin\n",
        "Northern Front Commander Killed by Army Units Near Tessel Town in Northern Ardania. ",
    ],
)
def test_a_heading_claims_nothing(claims_of, heading) -> None:
    body = "The army captured Ombra on Monday."
    assert [c.kind for c in claims_of(heading + body)] == [c.kind for c in claims_of(body)]


@pytest.mark.parametrize(
    "text",
    [
        "The army captured Ombra on Monday",  # nothing below it
        "The army captured Ombra on Monday.\nIt then withdrew.",
        "“The army captured Ombra on Monday”\nThat was all.",
        "The Eastern Brigade and the Third Brigade captured Port Amal in Orsk Valley, Ardania, from the Northern Front.",
    ],
)
def test_a_sentence_does(claims_of, text) -> None:
    assert "takes" in {c.kind for c in claims_of(text)}
