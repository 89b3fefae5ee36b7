"""Trees that read what a place is struck with and the place as one phrase, some of the harmed for all of them, or the country behind a
town for the doer, set right.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import STRIKING, TELLING, move
from marsad.reader.parse.mends_doers import ROUNDS

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token


def mend_harms(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _rounds_before_name(token)
        _some_of_them(token)
        _country_behind_town(token)


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


PARTS = frozenset({"most", "some", "many", "several", "all", "half", "majority", "few", "both"})
MANY = ("NNS", "NNPS", "CD")


def _some_of_them(part: Token) -> None:
    """ "50 fighters, | most of them from Velin were killed": it is the fighters who were killed, not only most of them."""
    verb = part.head
    if part.lower not in PARTS or part.dep not in ("nsubj", "nsubjpass") or verb is None or part.i > verb.i:
        return
    if not any(g.lower in ("them", "whom") for p in part.kids("prep") if p.lower == "of" for g in p.kids("pobj")):
        return
    first = min(t.i for t in part.subtree())
    beside = [*verb.children, *(g for p in verb.kids("punct") for g in p.children)]
    beside += [g for p in verb.kids("prep") for g in p.kids("pobj") if any(o.i < g.i for o in p.kids("pobj"))]
    whole = next((c for c in beside if c.i < first and c.tag in MANY and _ends_before(c, first)), None)
    if whole is None:
        return
    move(whole, verb, part.dep)
    move(part, whole, "appos")


def _ends_before(noun: Token, first: int) -> bool:
    """Does a noun's phrase end right before an offset, or one comma before it?"""
    last = max(t.i for t in noun.subtree() if t.text != ",")
    return last in (first - 1, first - 2) and noun.dep in ("nsubj", "nsubjpass", "prep", "dep", "npadvmod", "pobj")


def _country_behind_town(country: Token) -> None:
    """ "Raids in Velin, | Ardania killed ten people": Ardania is where Velin lies; it is the raids that killed."""
    verb = country.head
    if country.dep != "nsubj" or country.tag != "NNP" or verb is None or verb.lemma in TELLING or country.children:
        return
    doer = next((c for c in verb.kids("nsubj", "dep") if c.i < country.i and c.pos == "NOUN"), None)
    if country.i != verb.i - 1 or doer is None:
        return
    town = next((t for t in doer.subtree() if t.i in (country.i - 1, country.i - 2)), None)
    if town is None or town.tag != "NNP" or town.dep != "pobj" or town.head is None:
        return
    comma = any(c.text == "," and c.i == country.i - 1 for c in (*verb.children, *town.children, *doer.children))
    if town.head.lower not in ("in", "near", "at") or not (comma or town.i == country.i - 1):
        return
    move(country, town, "appos")
    doer.dep = "nsubj"
