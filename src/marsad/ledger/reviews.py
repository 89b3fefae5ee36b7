"""Reviews: what people say of a claim, with who, when and why; added and undone, never changed.

Comes in: a claim's id and a person's verdict. Goes out: Review. Does not touch the claim.
"""

from __future__ import annotations

from datetime import datetime

from marsad.ledger.append import stamp
from marsad.ledger.store import Row, Store
from marsad.records import REVIEW_ACTIONS, Review, UnknownName, UsageError, content_id

REVIEW_COLUMNS = "id, claim, action, reviewer, made_at, why, detail, undone_at"


def to_review(row: Row) -> Review:
    """A review from the columns of REVIEW_COLUMNS."""
    id_, claim, action, by, at, why, detail, undone = row
    return Review(
        id_,
        claim,
        action,
        by,
        datetime.fromisoformat(at),
        why,
        detail,
        datetime.fromisoformat(undone) if undone else None,
    )


def add_review(store: Store, claim_id: str, action: str, *, by: str, now: datetime, why: str, detail: str) -> Review:
    """Add a review. Said twice in the same instant it is one. Raises UsageError, UnknownName, LedgerError."""
    if action not in REVIEW_ACTIONS:
        raise UsageError("no such review", where=action, remedy=f"use one of {', '.join(REVIEW_ACTIONS)}")
    if not by.strip():
        raise UsageError("a review must say by whom it is", where=claim_id, remedy="give a name")
    at = stamp(now)
    id_ = content_id("v", claim_id, action, by, at, why, detail)
    with store.writing() as transaction:
        if not transaction.rows("SELECT 1 FROM claims WHERE id = :id LIMIT 1", {"id": claim_id}):
            raise UnknownName(claim_id, sort="claim")
        transaction.run(
            "INSERT INTO reviews (id, claim, action, reviewer, made_at, why, detail)"
            " VALUES (:id, :claim, :action, :by, :at, :why, :detail) ON CONFLICT DO NOTHING",
            {"id": id_, "claim": claim_id, "action": action, "by": by, "at": at, "why": why, "detail": detail},
        )
    return _find(store, id_)


def undo_review(store: Store, review_id: str, *, now: datetime) -> Review:
    """Take a review back; it stays on record. Undone twice, the first time counts. Raises UnknownName, LedgerError."""
    _find(store, review_id)
    with store.writing() as transaction:
        transaction.run(
            "UPDATE reviews SET undone_at = :at WHERE id = :id AND undone_at IS NULL",
            {"at": stamp(now), "id": review_id},
        )
    return _find(store, review_id)


def list_reviews(store: Store, claim_id: str | None) -> list[Review]:
    """All reviews, or those of one claim, oldest first, those that were undone too."""
    only = "WHERE claim = :claim" if claim_id is not None else ""
    rows = store.rows(
        f"SELECT {REVIEW_COLUMNS} FROM reviews {only} ORDER BY made_at, num",
        {"claim": claim_id} if claim_id is not None else {},
    )
    return [to_review(row) for row in rows]


def _find(store: Store, review_id: str) -> Review:
    rows = store.rows(f"SELECT {REVIEW_COLUMNS} FROM reviews WHERE id = :id", {"id": review_id})
    if not rows:
        raise UnknownName(review_id, sort="review")
    return to_review(rows[0])
