"""Each filter keeps what it names and nothing else; the two clocks; the counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from marsad.ledger import Ledger, SpeakerRow, view
from marsad.records import ReaderInfo, Reading

Make = Callable[..., Reading]


def kinds(ledger: Ledger, **filters: Any) -> list[str]:
    return [e.claim.kind for e in ledger.view().entries(**filters)]


@pytest.fixture
def filled(ledger: Ledger, reading: Reading, noon: datetime) -> Ledger:
    ledger.append(reading, now=noon)
    return ledger


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["moves", "kills", "holds"]),
        ({"kinds": ["moves", "holds"]}, ["moves", "holds"]),
        ({"kinds": ["defeats"]}, []),
        ({"identities": ["actor:river-guard"]}, ["moves"]),
        ({"identities": ["actor:river-guard", "actor:hill-front"]}, ["moves", "kills", "holds"]),
        ({"identities": ["actor:hill-front"], "roles": ["whom"]}, ["kills"]),
        ({"identities": ["actor:hill-front"], "roles": ["whom", "who"]}, ["kills", "holds"]),
        ({"identities": ["place:1"]}, ["moves"]),
        ({"identities": ["place:2"]}, ["moves", "holds"]),
        ({"identities": ["place:2"], "roles": ["where"]}, ["holds"]),
        ({"identities": ["person:sami-haddad"]}, ["moves"]),
        ({"identities": ["person:sami-haddad"], "roles": ["who"]}, []),
        ({"identities": ["person:sami-haddad"], "roles": ["speaker"]}, ["moves"]),
        ({"identities": ["actor:nobody"]}, []),
        ({"roles": ["from"]}, ["moves"]),
        ({"roles": ["who"]}, ["moves", "holds"]),
        ({"country": "SY"}, ["moves"]),
        ({"country": "iq"}, ["moves", "holds"]),
        ({"country": "FR"}, []),
        ({"reports": ["r-0"]}, []),
        ({"speaker": "haddad"}, ["moves"]),
        ({"speaker": "Sami  HADDAD"}, ["moves"]),
        ({"speaker": "person:sami-haddad"}, ["moves"]),
        ({"speaker": "river guard"}, ["moves"]),
        ({"speaker": "addad"}, []),
        ({"speaker": "officer"}, ["kills"]),
        ({"text": "hill front"}, ["kills", "holds"]),
        ({"text": "front HOLDS"}, ["holds"]),
        ({"text": "front mira"}, []),
        ({"limit": 2}, ["moves", "kills"]),
        ({"limit": 0}, []),
        ({"limit": 2, "latest": True}, ["kills", "holds"]),
        ({"limit": 0, "latest": True}, []),
        ({"limit": 9, "latest": True}, ["moves", "kills", "holds"]),
        ({"limit": 1, "latest": True, "text": "hill front"}, ["holds"]),
        ({"latest": True}, ["moves", "kills", "holds"]),
        ({"text": "hill front", "limit": 1}, ["kills"]),
    ],
)
def test_filters(filled: Ledger, filters: dict[str, Any], found: list[str]) -> None:
    assert kinds(filled, **filters) == found
    assert filled.view().count(**{k: v for k, v in filters.items() if k not in ("limit", "latest")}) >= len(found)
    if not {"limit", "latest"} & set(filters):
        assert filled.view().count(**filters) == len(found)


def test_claims_and_reports_by_id(filled: Ledger, reading: Reading) -> None:
    wanted = reading.claims[1]
    assert [e.claim for e in filled.view().entries(claim_ids=[wanted.id, "c-0"])] == [wanted]
    assert len(filled.view().entries(reports=[reading.report.id])) == 3


def test_text_is_found_whatever_its_letters_and_line_ends(ledger: Ledger, make_reading: Make, noon: datetime) -> None:
    text = (
        "Fighters of the River Guard left Tal Oran for Mira on Monday, Colonel Sami Haddad told Nahr News. "
        'A senior officer said "at least 40\nfighters of the Hill Front" fell near ÇANAKKALE. The Hill Front holds Mira.'
    )
    ledger.append(make_reading(text=text), now=noon)
    assert kinds(ledger, text="40 fighters") == ["kills"]
    assert kinds(ledger, text='"at least') == ["kills"]
    assert kinds(ledger, text="near çanakkale.") == ["kills"]
    assert kinds(ledger, text="100%_") == []


def test_entries_come_by_day_undated_last(ledger: Ledger, make_reading: Make, noon: datetime) -> None:
    days = [date(2018, 1, 1), None, date(2016, 1, 1), date(2017, 1, 1)]
    for day in days:
        ledger.append(make_reading(published=day), now=noon)
    assert [e.report.published for e in ledger.view().entries(kinds=["kills"])] == [*sorted(filter(None, days)), None]
    assert [r.published for r in ledger.reports()] == [*sorted(filter(None, days)), None]


def test_the_order_does_not_depend_on_the_order_of_reading(tmp_path: Any, make_reading: Make, noon: datetime) -> None:
    from marsad.ledger import open_ledger

    readings = [make_reading(f"Report {n}") for n in range(5)]
    found = []
    for name, order in (("a", readings), ("b", readings[::-1])):
        with open_ledger(tmp_path / name) as ledger:
            for reading in order:
                ledger.append(reading, now=noon)
            found.append([e.claim.id for e in ledger.view().entries()])
    assert found[0] == found[1]


def test_as_of_leaves_out_later_reports_and_undated_ones(ledger: Ledger, make_reading: Make, noon: datetime) -> None:
    for day in (date(2017, 10, 3), date(2017, 10, 4), None):
        ledger.append(make_reading(published=day), now=noon)
    assert len(ledger.view(as_of=date(2017, 10, 3)).entries()) == 3
    assert len(ledger.view(as_of=date(2017, 10, 4)).entries()) == 6
    assert ledger.view(as_of=date(2017, 10, 2)).entries() == []
    assert ledger.view(as_of=date(2017, 10, 3)).count() == 3


def test_as_of_leaves_out_what_begins_later(ledger: Ledger, make_reading: Make, noon: datetime) -> None:
    # `moves` begins on 2 October, after this report's day.
    ledger.append(make_reading(published=date(2017, 10, 1)), now=noon)
    assert [e.claim.kind for e in ledger.view(as_of=date(2017, 10, 1)).entries()] == ["kills", "holds"]


def test_known_by_an_earlier_time_knows_nothing(filled: Ledger, noon: datetime) -> None:
    assert filled.view(known_by=noon - timedelta(microseconds=1)).entries() == []
    assert filled.view(known_by=noon).count() == 3


def test_instants_may_be_given_in_any_time_zone(filled: Ledger, noon: datetime) -> None:
    from zoneinfo import ZoneInfo

    assert filled.view(known_by=noon.astimezone(ZoneInfo("Asia/Tokyo"))).count() == 3
    assert filled.view(known_by=noon.replace(tzinfo=None)).count() == 3


def test_identities_are_counted_by_claim(filled: Ledger, make_reading: Make, noon: datetime) -> None:
    filled.append(make_reading("Another"), now=noon)
    assert filled.view().identities("actor:") == [
        ("actor:hill-front", "Hill Front", 4),
        ("actor:river-guard", "River Guard", 2),
    ]
    assert filled.view().identities("place:") == [("place:2", "Mira", 4), ("place:1", "Tal Oran", 2)]
    assert filled.view().identities("country:") == [("country:IQ", "IQ", 4), ("country:SY", "SY", 2)]
    assert filled.view(as_of=date(2000, 1, 1)).identities("actor:") == []


def test_superseded_readings_are_not_counted(filled: Ledger, make_reading: Make, noon: datetime) -> None:
    filled.append(make_reading(reader=ReaderInfo("hand", "2")), now=noon + timedelta(days=1))
    assert filled.view().count() == 3
    assert filled.view().identities("person:") == [("person:sami-haddad", "Sami Haddad", 1)]
    assert sum(s.claims for s in filled.view().speakers()) == 2


def test_unnamed_speakers_are_never_merged(filled: Ledger, make_reading: Make, noon: datetime) -> None:
    other = make_reading("Another")
    filled.append(other, now=noon)
    speakers = filled.view().speakers()
    haddad = SpeakerRow("Sami Haddad", "person:sami-haddad", "Colonel", "River Guard", True, None, 2, 2)
    assert speakers[0] == haddad
    assert [(s.speaker, s.named, s.claims, s.reports) for s in speakers[1:]] == [("A senior officer", False, 1, 1)] * 2
    assert {s.report for s in speakers[1:]} == {r.id for r in filled.reports()}


@pytest.mark.parametrize("latest", [False, True])
def test_claims_of_frequent_kinds_are_found_by_their_days_as_well(
    ledger: Ledger, make_reading: Make, noon: datetime, monkeypatch: pytest.MonkeyPatch, latest: bool
) -> None:
    for number in range(4):
        ledger.append(make_reading(f"Report {number}", published=date(2018, 1, 1 + number % 3)), now=noon)
    ledger.append(make_reading("Undated", published=None), now=noon)
    filters: dict[str, Any] = {"kinds": ["kills", "holds"], "limit": 4, "latest": latest}
    by_kind = ledger.view().entries(**filters)
    monkeypatch.setattr(view, "_ABOUND", 1)
    assert ledger.view().entries(**filters) == by_kind
    assert len(by_kind) == 4
    as_of = date(2018, 1, 2)
    assert {e.report.published for e in ledger.view(as_of=as_of).entries(**filters)} <= {date(2018, 1, 1), as_of}
