"""Reviews are added and undone; the claim under them never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from marsad.ledger import Ledger
from marsad.records import ReaderInfo, Reading, UnknownName, UsageError

HOUR = timedelta(hours=1)


@pytest.fixture
def claim(ledger: Ledger, reading: Reading, noon: datetime) -> str:
    ledger.append(reading, now=noon)
    return reading.claims[0].id


def test_a_rejected_claim_is_left_out_unless_asked_for(ledger: Ledger, claim: str, noon: datetime) -> None:
    review = ledger.review(claim, "reject", by="amal", now=noon, why="misread")
    view = ledger.view()
    assert claim not in [e.claim.id for e in view.entries()]
    assert view.count() == 2
    kept = view.entries(claim_ids=[claim], include_rejected=True)
    assert kept[0].reviews == (review,)


def test_undoing_brings_it_back_and_stays_on_record(ledger: Ledger, claim: str, noon: datetime) -> None:
    review = ledger.review(claim, "reject", by="amal", now=noon)
    undone = ledger.undo(review.id, now=noon + HOUR)
    assert undone.undone_at == noon + HOUR
    assert ledger.view().entries(claim_ids=[claim])[0].reviews == ()
    assert ledger.reviews(claim) == [undone]
    assert ledger.undo(review.id, now=noon + 2 * HOUR) == undone


def test_the_last_verdict_counts(ledger: Ledger, claim: str, noon: datetime) -> None:
    ledger.review(claim, "reject", by="amal", now=noon)
    second = ledger.review(claim, "accept", by="basim", now=noon + HOUR)
    assert ledger.view().count() == 3
    ledger.undo(second.id, now=noon + 2 * HOUR)
    assert ledger.view().count() == 2


def test_a_correction_is_kept_beside_the_claim(ledger: Ledger, reading: Reading, claim: str, noon: datetime) -> None:
    ledger.review(claim, "correct", by="amal", now=noon, detail='{"kind": "holds"}')
    entry = ledger.view().entries(claim_ids=[claim])[0]
    assert entry.claim == reading.claims[0]
    assert entry.reviews[0].detail == '{"kind": "holds"}'


def test_reviews_survive_a_new_reading(
    ledger: Ledger, claim: str, make_reading: Callable[..., Reading], noon: datetime
) -> None:
    ledger.review(claim, "accept", by="amal", now=noon + HOUR)
    ledger.append(make_reading(reader=ReaderInfo("hand", "2")), now=noon + 2 * HOUR)
    assert [r.by for r in ledger.view().entries(claim_ids=[claim])[0].reviews] == ["amal"]


def test_known_by_shows_the_reviews_of_that_time(ledger: Ledger, claim: str, noon: datetime) -> None:
    review = ledger.review(claim, "reject", by="amal", now=noon + HOUR)
    ledger.undo(review.id, now=noon + 3 * HOUR)
    counts = [ledger.view(known_by=noon + n * HOUR).count() for n in (0, 1, 2, 3)]
    assert counts == [3, 2, 2, 3]


def test_the_same_review_in_the_same_instant_is_one(ledger: Ledger, claim: str, noon: datetime) -> None:
    assert ledger.review(claim, "accept", by="amal", now=noon) == ledger.review(claim, "accept", by="amal", now=noon)
    assert len(ledger.reviews()) == 1


def test_an_unknown_claim_cannot_be_reviewed(ledger: Ledger, noon: datetime) -> None:
    with pytest.raises(UnknownName, match="c-0: no claim of this name is known"):
        ledger.review("c-0", "accept", by="amal", now=noon)


def test_an_unknown_review_cannot_be_undone(ledger: Ledger, noon: datetime) -> None:
    with pytest.raises(UnknownName, match="v-0: no review of this name is known"):
        ledger.undo("v-0", now=noon)


def test_an_unknown_action_is_refused(ledger: Ledger, claim: str, noon: datetime) -> None:
    with pytest.raises(UsageError) as caught:
        ledger.review(claim, "praise", by="amal", now=noon)
    assert str(caught.value) == "praise: no such review; use one of accept, reject, correct, merge, split."


def test_a_review_needs_a_name(ledger: Ledger, claim: str, noon: datetime) -> None:
    with pytest.raises(UsageError) as caught:
        ledger.review(claim, "accept", by=" ", now=noon)
    assert str(caught.value) == f"{claim}: a review must say by whom it is; give a name."
