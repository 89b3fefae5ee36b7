"""Events of which somebody says that they were put on: "Omid Sample said the gas attack on Velin was staged".

In: the token of an event that somebody tells of. Out: whether he says that there was none.
"""

from __future__ import annotations

import itertools

from marsad.reader.parse.syntax import Token

FAKING = frozenset({"staged", "fabricated", "faked", "invented", "concocted", "fabricate", "fake", "invent", "concoct"})


def is_made_up(token: Token) -> bool:
    """Is the event, named by a noun, the subject or object of "staged" or "fabricated", with nobody who carried it out?"""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    up = itertools.takewhile(lambda a: a.pos in ("NOUN", "PROPN", "ADP", "ADJ"), (token, *token.ancestors()))
    top = list(up)[-1]
    verb = top.head
    if verb is None or verb.lower not in FAKING or verb.kids("agent"):
        return False
    return top.dep == "nsubjpass" or (top.dep == "dobj" and verb.lower[:4] != "stag")
