"""Verbs, participles and names that the parser hangs on the wrong one of two nouns: the one echoed for the one who speaks, a member
of a list for the doer, a nurse for her hospital, what is held for the river it lies on.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import move
from marsad.reader.parse.mends_doers import put_above

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

HOUSES = frozenset({"hospital", "clinic", "school", "centre", "center", "camp", "university", "charity", "organisation", "organization", "station", "newspaper", "agency"})  # fmt: skip
KEPT = frozenset({"support", "fund", "run", "operate", "finance", "manage", "back", "own", "sponsor"})
STAYING = frozenset({"base", "work", "employ", "station", "treat", "serve", "train", "house", "stay", "live"})
NAMED = frozenset({"river", "city", "town", "village", "district", "province", "suburb", "neighbourhood", "neighborhood", "island", "mountain", "lake", "valley"})  # fmt: skip


def mend_attached(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _echoed(token)
        _included_doer(token)
        _house_not_guest(token)
        _name_of_place(token)


def _echoed(verb: Token) -> None:
    """ "Rask, echoing Marek, | called on the army to leave": Rask called, though the parser makes it a participle of Marek."""
    echoed = verb.head
    if verb.dep != "acl" or verb.tag not in ("VBD", "VBN") or echoed is None or echoed.dep != "dobj":
        return
    echoing, speaker = echoed.head, next((a for a in verb.ancestors() if a.head is None), None)
    if echoing is None or echoing.tag != "VBG" or speaker is None or speaker.pos not in ("NOUN", "PROPN"):
        return
    if not speaker.i < echoing.i < verb.i or verb.kids("agent", "nsubj", "auxpass"):
        return
    commas = {t.i for t in speaker.subtree() if t.text == ","}
    if verb.i - 1 not in commas or echoing.i - 1 not in commas or echoing.i - 2 != speaker.i:
        return
    move(echoing, speaker, "acl")
    put_above(verb, speaker)
    verb.tag = "VBD"
    move(speaker, verb, "nsubj")
    for behind in [c for c in (*echoing.children, *speaker.children) if c.i > verb.i]:
        move(behind, verb, behind.dep)


def _included_doer(verb: Token) -> None:
    """ "The Monitor said rebels including the River Guard | captured positions": read as positions that the Guard captured."""
    taken, doer = verb.head, verb.kid("nsubj")
    if verb.dep != "amod" or verb.tag not in ("VBN", "VBD") or taken is None or doer is None or doer.i > verb.i:
        return
    including = taken.head
    rebels = including.head if including is not None and taken.dep == "pobj" else None
    if including is None or rebels is None or including.lower not in ("including", "like") or rebels.pos != "NOUN":
        return
    above, dep = rebels.head, rebels.dep
    if above is None or dep not in ("dobj", "nsubj", "nsubjpass") or above.tag not in ("VBD", "VBZ", "VBP"):
        return
    for child in [c for c in taken.children if c.i < doer.i and c is not verb]:
        move(child, doer, child.dep)
    move(doer, including, "pobj")
    verb.tag, verb.pos = "VBD", "VERB"
    move(verb, above, "ccomp")
    move(rebels, verb, "nsubj")
    move(taken, verb, "dobj")
    for behind in [c for c in above.children if c.i > verb.i and c.dep in ("conj", "cc") and not c.kids("nsubj")]:
        move(behind, verb, behind.dep)


def _house_not_guest(participle: Token) -> None:
    """ "Omid Sample, a nurse working in a hospital in Velin, | supported by the Relief Fund": it is the hospital that is supported."""
    person = participle.head
    if participle.dep != "acl" or participle.lemma not in KEPT or not participle.kids("agent") or person is None:
        return
    people = [person, *person.kids("appos")]
    for stay in (c for p in people for c in p.kids("acl", "relcl") if c.i < participle.i and c.lemma in STAYING):
        for house in (n for p in stay.kids("prep") for n in p.kids("pobj")):
            if house.lemma in HOUSES and participle.i - max(t.i for t in house.subtree()) in (1, 2):
                move(participle, house, "acl")
                return


def _name_of_place(name: Token) -> None:
    """ "They hold three bridges crossing the river | Velin": the river's name, and nothing that they hold."""
    verb = name.head
    if name.dep not in ("dobj", "npadvmod") or name.tag != "NNP" or verb is None or name.kids("det", "cc", "conj"):
        return
    first = min(t.i for t in (name, *name.kids("compound")))
    for noun in (t for t in verb.subtree() if t.i == first - 1):
        if noun.lemma in NAMED and noun.tag == "NN" and noun.dep in ("dobj", "pobj") and noun.kids("det"):
            move(name, noun, "appos")
            return
