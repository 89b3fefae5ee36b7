"""A claim as the ledger holds it: with its report, when the ledger learnt it, and what people said of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.records.claim import Claim
from marsad.records.report import Report

REVIEW_ACTIONS = ("accept", "reject", "correct", "merge", "split")


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of a claim; never changes the claim itself."""

    id: str
    claim: str
    """Id of the claim."""
    action: str
    """One of REVIEW_ACTIONS."""
    by: str
    at: datetime
    """UTC."""
    why: str = ""
    detail: str = ""
    """For `correct`: what is right, in words; for `merge` and `split`: ids."""
    undone_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a view of the ledger."""

    claim: Claim
    report: Report
    """Its `text` may be empty in a view; ask the ledger for the full report."""
    learnt: datetime
    """When the ledger learnt it (UTC)."""
    reviews: tuple[Review, ...] = ()
    """Those in force, oldest first."""
