"""Trees that read what a place is struck with and the place as one phrase, set right.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import STRIKING, move
from marsad.reader.parse.mends_doers import ROUNDS

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token


def mend_harms(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _rounds_before_name(token)


def _rounds_before_name(rounds: Token) -> None:
    """ "Targeted with rocket shells | al-Velin and Orsk killing two": the shells are what it was done with, Velin is what was hit."""
    place = rounds.head
    if rounds.lemma not in ROUNDS or rounds.tag != "NNS" or rounds.dep != "compound" or place is None:
        return
    killing = place.head if place.dep == "nsubj" else None
    prep = killing.head if killing is not None and killing.dep == "pcomp" else place.head
    verb = prep.head if prep is not None else None
    if prep is None or verb is None or prep.lower != "with" or verb.lemma not in STRIKING or verb.kids("dobj"):
        return
    if prep.i != verb.i + 1 or place.i < rounds.i or (place.tag != "NNP" and not place.kids("compound")):
        return
    for child in [c for c in place.children if c.i < rounds.i]:
        move(child, rounds, child.dep)
    move(rounds, prep, "pobj")
    move(place, verb, "dobj")
    if killing is not None:
        move(killing, verb, "advcl")
