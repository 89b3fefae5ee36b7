"""What goes into the ledger comes out again, once, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from marsad.ledger import Ledger
from marsad.records import IntakeError, ReaderInfo, Reading, UnknownName, new_report

Make = Callable[..., Reading]
SECOND = ReaderInfo("hand", "2")


def test_a_claim_comes_back_as_it_went_in(ledger: Ledger, reading: Reading, noon: datetime) -> None:
    assert ledger.append(reading, now=noon).status == "new"
    entries = ledger.view().entries()
    assert tuple(e.claim for e in entries) == reading.claims
    assert {e.learnt for e in entries} == {noon}
    assert entries[0].report == replace(reading.report, text="")


def test_the_report_keeps_its_text(ledger: Ledger, reading: Reading, noon: datetime) -> None:
    ledger.append(reading, now=noon)
    assert ledger.report(reading.report.id) == reading.report
    assert ledger.reports() == [replace(reading.report, text="")]
    assert ledger.voices(reading.report.id) == reading.voices


def test_the_same_reading_again_changes_nothing(ledger: Ledger, reading: Reading, noon: datetime) -> None:
    ledger.append(reading, now=noon)
    again = ledger.append(reading, now=noon + timedelta(days=1))
    assert (again.status, again.claims) == ("known", 3)
    assert {e.learnt for e in ledger.view().entries()} == {noon}


def test_has_tells_this_reader_from_others(ledger: Ledger, reading: Reading, noon: datetime) -> None:
    assert not ledger.has(reading.report.id, reading.reader)
    ledger.append(reading, now=noon)
    assert ledger.has(reading.report.id, reading.reader)
    assert not ledger.has(reading.report.id, SECOND)


def test_a_new_version_supersedes_the_old_reading(ledger: Ledger, make_reading: Make, noon: datetime) -> None:
    old, new = make_reading(), make_reading(reader=SECOND)
    new = replace(new, claims=new.claims[:2], voices=())
    later = noon + timedelta(days=1)
    ledger.append(old, now=noon)
    assert ledger.append(new, now=later).status == "superseded"
    assert tuple(e.claim for e in ledger.view().entries()) == new.claims
    assert ledger.voices(new.report.id) == ()
    then = ledger.view(known_by=later - timedelta(seconds=1)).entries()
    assert tuple(e.claim for e in then) == old.claims


def test_a_claim_found_again_was_learnt_the_first_time(ledger: Ledger, make_reading: Make, noon: datetime) -> None:
    ledger.append(make_reading(), now=noon)
    ledger.append(make_reading(reader=SECOND), now=noon + timedelta(days=1))
    assert {e.learnt for e in ledger.view().entries()} == {noon}


def test_a_reading_without_claims_is_known_too(ledger: Ledger, reading: Reading, noon: datetime) -> None:
    empty = replace(reading, claims=(), voices=())
    assert ledger.append(empty, now=noon).claims == 0
    assert ledger.append(empty, now=noon).status == "known"


def test_a_claim_given_twice_is_kept_once(ledger: Ledger, reading: Reading, noon: datetime) -> None:
    assert ledger.append(replace(reading, claims=reading.claims * 2), now=noon).claims == 3


@pytest.mark.parametrize("spoilt", ["half a pair \ud83d here", "a nul \0 here"])
def test_a_text_that_cannot_be_kept_is_refused(ledger: Ledger, noon: datetime, spoilt: str) -> None:
    reading = Reading(new_report(spoilt, source="bad.jsonl:3"))
    with pytest.raises(IntakeError) as caught:
        ledger.append(reading, now=noon)
    assert str(caught.value) == (
        "bad.jsonl:3: the text holds characters that cannot be kept (NUL, or half of a surrogate pair); "
        "repair its encoding and read it again."
    )
    assert ledger.reports() == []


@pytest.mark.parametrize("ask", ["report", "voices"])
def test_an_unknown_report_is_named(ledger: Ledger, ask: str) -> None:
    with pytest.raises(UnknownName, match="r-0: no report of this name is known"):
        getattr(ledger, ask)("r-0")
