"""Whatever no longer fits the stored words is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from marsad.ledger import Problem, open_ledger
from marsad.records import Reading

Spoil = Callable[[str], list[Problem]]


@pytest.fixture
def spoil(path: Path, reading: Reading, noon: datetime) -> Spoil:
    """Append a reading, run a statement behind the ledger's back, verify."""

    def act(statement: str) -> list[Problem]:
        with open_ledger(path) as ledger:
            ledger.append(reading, now=noon)
        connection = sqlite3.connect(path)
        with connection:
            connection.execute(statement)
        connection.close()
        with open_ledger(path, read_only=True) as ledger:
            return list(ledger.verify())

    return act


def test_nothing_is_wrong_with_a_sound_ledger(spoil: Spoil) -> None:
    assert spoil("SELECT 1") == []


def test_an_altered_text_fits_neither_hash_nor_claims(spoil: Spoil, reading: Reading) -> None:
    problems = spoil("UPDATE reports SET text = replace(text, 'at least 40', 'at least 70')")
    assert [p.what for p in problems if not p.claim] == [
        "the stored text does not have the stored SHA-256",
        "the id does not follow from publisher, title, day and text",
    ]
    assert {p.claim for p in problems if p.claim} == {reading.claims[1].id}
    assert {p.report for p in problems} == {reading.report.id}


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (
            "UPDATE claim_bodies SET body = replace(body, 'Fighters of the River Guard\",', 'River Guards\",')",
            "“River Guards” (who) does not stand at 0–27",
        ),
        (
            'UPDATE claim_bodies SET body = replace(body, \'"speaker":"Sami Haddad"\', \'"speaker":"Omar Haddad"\')',
            "“Omar Haddad” (speaker) does not stand in the text",
        ),
        (
            "UPDATE claim_bodies SET body = replace(body, '\"at\":[62,81]', '\"at\":[9000,9001]')",
            "the speaker's place, 9000–9001, is outside the text",
        ),
        (
            "UPDATE claim_bodies SET body = replace(body, 'The Hill Front holds', 'The Hill Front left')",
            "the evidence does not stand at 200–226",
        ),
        (
            "UPDATE claim_bodies SET body = replace(body, '\"at\":[51,60]', '\"at\":[51,9000]')",
            "the words of a count or time, 51–9000, are outside the text",
        ),
        ("UPDATE claims SET polarity = 'denied'", "the id does not follow from kind, stance and spans"),
        ("UPDATE claims SET kind = 'defeats'", "the id does not follow from kind, stance and spans"),
    ],
)
def test_an_altered_claim_is_named(spoil: Spoil, reading: Reading, statement: str, what: str) -> None:
    problems = spoil(statement)
    assert what in [p.what for p in problems]
    assert {p.claim for p in problems} <= {c.id for c in reading.claims}


def test_a_record_that_cannot_be_read_is_named(spoil: Spoil) -> None:
    problems = spoil("UPDATE claim_bodies SET body = '{' WHERE claim = 1")
    assert len(problems) == 1
    assert problems[0].what.startswith("the claim's record is damaged (")


def test_a_report_that_cannot_be_read_is_named(spoil: Spoil) -> None:
    problems = spoil("UPDATE reports SET published = 'soon'")
    assert [p.what for p in problems] == ["the report's record is damaged (Invalid isoformat string: 'soon')"]


def test_a_missing_row_is_named(spoil: Spoil) -> None:
    problems = spoil("DELETE FROM identities WHERE id = 'place:1'")
    assert problems[0].what.startswith("row ")
    assert "claim_identities" in problems[0].what


def test_damaged_pages_are_problems_not_errors(
    path: Path, make_reading: Callable[..., Reading], noon: datetime
) -> None:
    with open_ledger(path) as ledger:
        for number in range(50):
            ledger.append(make_reading(f"Report {number}"), now=noon)
    data = bytearray(path.read_bytes())
    for page in range(20, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(data)
    with open_ledger(path, read_only=True) as ledger:
        assert [p for p in ledger.verify() if p.report == ""]
