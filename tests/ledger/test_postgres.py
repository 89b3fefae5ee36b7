"""The same ledger on a server. Runs where MARSAD_TEST_POSTGRES names an empty database, e.g.
`postgresql://marsad@localhost/scratch`; its tables are dropped first.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from marsad.ledger import Ledger, open_ledger
from marsad.records import LedgerError, ReaderInfo, Reading

URL = os.environ.get("MARSAD_TEST_POSTGRES", "")
pytestmark = pytest.mark.skipif(not URL, reason="MARSAD_TEST_POSTGRES names no database")


@pytest.fixture
def server() -> Iterator[Ledger]:
    from sqlalchemy import text

    from marsad.ledger.postgres import PostgresStore

    store = PostgresStore(URL.partition("://")[2], read_only=False)
    with store._engine.begin() as connection:
        for table in store.tables():
            connection.execute(text(f"DROP TABLE {table} CASCADE"))
    store.close()
    with open_ledger(URL) as ledger:
        yield ledger


def test_the_same_answers_as_from_a_file(
    server: Ledger, ledger: Ledger, make_reading: Callable[..., Reading], noon: datetime
) -> None:
    for each in (server, ledger):
        for number, day in enumerate((date(2018, 1, 1), None, date(2017, 1, 1))):
            each.append(make_reading(f"Report {number}", published=day), now=noon)
        again = make_reading("Report 0", published=date(2018, 1, 1), reader=ReaderInfo("hand", "2"))
        assert each.append(again, now=noon + timedelta(days=1)).status == "superseded"
        assert each.append(again, now=noon + timedelta(days=2)).status == "known"
        review = each.review(again.claims[0].id, "reject", by="amal", now=noon)
        each.review(again.claims[1].id, "reject", by="amal", now=noon)
        each.undo(review.id, now=noon + timedelta(days=1))
        assert list(each.verify()) == []
    assert server.reports() == ledger.reports()
    assert server.reviews() == ledger.reviews()
    assert server.voices(again.report.id) == ledger.voices(again.report.id)
    for clocks in ({}, {"as_of": date(2017, 12, 1)}, {"known_by": noon}):
        ours, theirs = server.view(**clocks), ledger.view(**clocks)  # type: ignore[arg-type]
        for filters in (
            {}, {"kinds": ["kills"]}, {"identities": ["place:2"]}, {"country": "SY"}, {"speaker": "haddad"},
            {"text": "river guard LEFT"}, {"roles": ["from"]}, {"limit": 2}, {"include_rejected": True},
        ):  # fmt: skip
            assert ours.entries(**filters) == theirs.entries(**filters), filters
        assert ours.count() == theirs.count()
        assert ours.identities("place:") == theirs.identities("place:")
        assert ours.speakers() == theirs.speakers()


def test_a_read_only_ledger_is_not_written(server: Ledger, reading: Reading, noon: datetime) -> None:
    with open_ledger(URL, read_only=True) as ledger, pytest.raises(LedgerError, match="read-only transaction"):
        ledger.append(reading, now=noon)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://marsad:secret@localhost:1/none")
    assert str(caught.value).startswith("postgresql://marsad:***@localhost:1/none: the database answers: ")
    assert str(caught.value).endswith("; check its address, rights and room.")
