"""The nouns: frozen dataclasses, ids from content, errors.

Comes in: nothing. Goes out: the types that all other rooms speak in. Standard library only; knows no other room.
"""

from marsad.records.claim import (
    CERTAINTIES,
    MENTION_TYPES,
    MODES,
    POLARITIES,
    Claim,
    Count,
    Filler,
    Identity,
    Mention,
    Place,
    ReaderInfo,
    Reading,
    Speaker,
    Stance,
    Voice,
    When,
    new_claim,
)
from marsad.records.entry import REVIEW_ACTIONS, Entry, Review
from marsad.records.errors import DataError, IntakeError, LedgerError, MarsadError, UnknownName, UsageError
from marsad.records.ids import content_id, files_id, sha256_of
from marsad.records.jsonform import (
    claim_from_json,
    claim_to_json,
    reading_from_json,
    reading_to_json,
    report_from_json,
    report_to_json,
)
from marsad.records.report import Report, new_report
from marsad.records.span import Span, hull

__all__ = [
    "CERTAINTIES",
    "MENTION_TYPES",
    "MODES",
    "POLARITIES",
    "REVIEW_ACTIONS",
    "Claim",
    "Count",
    "DataError",
    "Entry",
    "Filler",
    "Identity",
    "IntakeError",
    "LedgerError",
    "MarsadError",
    "Mention",
    "Place",
    "ReaderInfo",
    "Reading",
    "Report",
    "Review",
    "Span",
    "Speaker",
    "Stance",
    "UnknownName",
    "UsageError",
    "Voice",
    "When",
    "claim_from_json",
    "claim_to_json",
    "content_id",
    "files_id",
    "hull",
    "new_claim",
    "new_report",
    "reading_from_json",
    "reading_to_json",
    "report_from_json",
    "report_to_json",
    "sha256_of",
]
