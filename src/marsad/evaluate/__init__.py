"""Measures readings against gold data.

Comes in: what a reader says, and what careful people marked: keys of facts, or texts with entities, relations, voices and
places. Goes out: scores. Knows only `records`; does not read articles itself, so that any reader's output, ours or
another's, is scored alike.
"""

from marsad.evaluate.claims import FactScore, KeyedReport, check_key, score_claims
from marsad.evaluate.entities import LABELS, guess_labels, score_entities
from marsad.evaluate.gold import Attribution, Document, Labelled, Related, Toponym, read_gold
from marsad.evaluate.places import score_places
from marsad.evaluate.relations import score_relations
from marsad.evaluate.voices import score_voices

__all__ = [
    "LABELS",
    "Attribution",
    "Document",
    "FactScore",
    "KeyedReport",
    "Labelled",
    "Related",
    "Toponym",
    "check_key",
    "guess_labels",
    "read_gold",
    "score_claims",
    "score_entities",
    "score_places",
    "score_relations",
    "score_voices",
]
