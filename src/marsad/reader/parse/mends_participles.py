"""Participles that the parser hangs on the noun right before them, though somebody else of the sentence does it: the sender of a
letter, the side that won a clash.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import TELLING, move

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

LETTERS = frozenset({"letter", "note", "message", "statement", "memo", "appeal", "petition", "telegram", "email"})
SENDING = frozenset({"send", "address", "write", "deliver", "submit", "hand", "dispatch", "issue", "forward"})
ASKING = frozenset({"call", "demand", "urge", "press", "ask", "request", "appeal"})
MEETING = frozenset({"clash", "fight", "battle", "engage", "skirmish", "grapple"})
BEATING = frozenset({"kill", "injure", "wound", "destroy", "capture", "inflict", "seize"})


def mend_participles(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        if token.tag == "VBG":
            _asked_in_letters(token)
            _those_who_go(token)
            _won_the_clash(token)
        elif token.lemma in SENDING:
            _sent_in(token)
        elif token.lemma in TELLING:
            _second_teller(token)


def wrote_letters(verb: Token) -> bool:
    """ "Sent letters to …": a participle of asking behind it says what stands in them, whoever got them."""
    return verb.lemma in SENDING and any(c.lemma in LETTERS for c in verb.kids("dobj"))


def _asked_in_letters(participle: Token) -> None:
    """ "Ardania sent a letter to the council | demanding a truce": Ardania demands it."""
    if participle.lemma not in ASKING or participle.dep != "acl" or participle.kids("aux", "mark", "nsubj"):
        return
    if participle.head is None or participle.head.lemma in LETTERS:
        return
    for verb in participle.ancestors():
        if verb.pos != "VERB":
            continue
        if wrote_letters(verb) and any(c.lemma in LETTERS and c.i < participle.i for c in verb.kids("dobj")):
            move(participle, verb, "advcl")
        return


GOING = frozenset({"flee", "retreat", "advance", "depart"})
PEOPLE = frozenset({"civilian", "fighter", "militant", "rebel", "soldier", "troop", "family", "resident", "people", "refugee", "force", "army", "jihadist", "terrorist", "gunman", "insurgent", "villager", "woman", "man", "child", "column", "convoy", "member"})  # fmt: skip


def _those_who_go(participle: Token) -> None:
    """ "The army attacked | fleeing civilians": it is they who flee."""
    people, above = participle.kid("dobj"), participle.head
    if participle.lemma not in GOING or people is None or above is None or people.lemma not in PEOPLE:
        return
    if (
        participle.dep not in ("xcomp", "pcomp")
        or participle.kids("aux", "nsubj", "mark")
        or people.kids("det", "poss")
    ):
        return
    if min(t.i for t in people.subtree()) != participle.i + 1 or above.i > participle.i:
        return
    for child in [c for c in participle.children if c.i > people.i]:
        move(child, people if participle.dep == "pcomp" else above, child.dep)
    move(people, above, "dobj" if participle.dep == "xcomp" else "pobj")
    move(participle, people, "amod")


def _sent_in(verb: Token) -> None:
    """ "Sent in | troops": it is they who are sent."""
    prep = next((c for c in verb.kids("prep") if c.lower == "in" and c.i == verb.i + 1), None)
    sent = prep.kid("pobj") if prep is not None else None
    if verb.lemma != "send" or prep is None or sent is None or verb.kids("dobj", "auxpass", "nsubjpass"):
        return
    if sent.lemma in PEOPLE and sent.tag == "NNS":
        prep.dep = "prt"
        move(sent, verb, "dobj")


def _won_the_clash(participle: Token) -> None:
    """ "The unit clashed with the gunmen | killing ten of them": the gunmen are no doers."""
    preposition, foe = participle.head, participle.kid("nsubj")
    if participle.dep != "pcomp" or participle.lemma not in BEATING or preposition is None or foe is None:
        return
    verb = preposition.head
    if preposition.lower not in ("with", "against") or verb is None or verb.lemma not in MEETING:
        return
    if foe.pos not in ("NOUN", "PROPN") or participle.kids("aux") or max(t.i for t in foe.subtree()) >= participle.i:
        return
    move(foe, preposition, "pobj")
    if verb.pos in ("VERB", "AUX"):
        move(participle, verb, "advcl")


def _second_teller(verb: Token) -> None:
    """ "… an inquiry" said the envoy Omid Sample": who stands behind "said" says so, not what stands before the quotation mark."""
    subjects = verb.kids("nsubj")
    if len(subjects) != 2 or not subjects[0].i < verb.i < subjects[1].i or not verb.kids("ccomp"):
        return
    between = [t for t in verb.subtree() if subjects[0].i < t.i < verb.i]
    if between and all(t.text in ('"', "”", "''", ",") for t in between) and any(t.text != "," for t in between):
        move(subjects[0], verb.kids("ccomp")[0], "dep")
