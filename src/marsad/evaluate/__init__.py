"""Measures readings against gold data.

Comes in: readings as JSON objects (what `marsad annotate` prints) and a key. Goes out: scores. Knows only `records`;
does not read articles itself, so that any reader's output, ours or another's, is scored alike.
"""

from marsad.evaluate.claims import FactScore, KeyedReport, check_key, score_claims

__all__ = ["FactScore", "KeyedReport", "check_key", "score_claims"]
