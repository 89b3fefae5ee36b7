"""Clauses of what somebody says that the parser hangs on another verb than the word of saying.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import TELLING, move

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

CHARGING = frozenset({"accuse", "blame", "warn", "urge", "call", "criticise", "criticize", "condemn"}) | TELLING
""" "Said the army attacked Velin, and also | accused | the rebels": what a speaker does next."""
MOVING = frozenset({"leave", "die", "arrive", "go", "return", "end", "begin", "depart", "meet", "resign", "flee"})
"""Verbs that take no "that": "told me before he left | that …"."""


def mend_speech(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        if token.lemma in CHARGING and token.tag == "VBD" and token.dep == "conj":
            _also_charged(token)
        elif token.lemma in TELLING and token.pos == "VERB":
            _told_before(token)


def _also_charged(verb: Token) -> None:
    """ "The panel said the army attacked Velin, and | also accused | the rebels of …": the panel accused them, not the army."""
    inner = verb.head
    teller = inner.head if inner is not None else None
    if inner is None or teller is None or inner.dep != "ccomp" or teller.lemma not in TELLING or teller.i > inner.i:
        return
    if verb.kids("nsubj", "aux", "mark") or inner.lemma in CHARGING or teller.tag != "VBD":
        return
    if any(c.lower == "also" for c in verb.kids("advmod")):
        move(verb, teller, "conj")


def _told_before(verb: Token) -> None:
    """ "He told me before he left | that the army had attacked Velin": what he told hangs on the word of telling."""
    if any(c.i > verb.i for c in verb.kids("ccomp")):
        return
    for between in verb.kids("advcl"):
        clause = between.kid("ccomp")
        marked = clause is not None and any(c.lower == "that" for c in clause.kids("mark"))
        if clause is not None and marked and clause.i > between.i > verb.i and between.lemma in MOVING:
            move(clause, verb, "ccomp")
            return
