"""Holders of a post of whom the sentence says that they were killed: "the journalists X and Y, who were slain by the Front".

In: the token of a post or of its holder. Out: whether a clause behind them tells of their death.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token

DYING = frozenset({"kill", "slay", "slain", "murder", "assassinate", "execute", "behead"})


def is_slain(noun: Token) -> bool:
    """Does a relative clause behind the noun, or behind the last of its row, say that they died?"""
    row = [noun]
    while row[-1].dep in ("conj", "appos", "compound", "nmod") and row[-1].head is not None:
        row.append(row[-1].head)
    last = row[-1]
    while last.kids("conj"):
        last = last.kids("conj")[-1]
        row += [last, *last.kids("appos")]
    return any(_tells_of_death(verb) for n in row for c in n.kids("relcl") for verb in (c, *c.kids("conj", "dep")))


def _tells_of_death(verb: Token) -> bool:
    clause = verb if verb.dep == "relcl" else verb.head
    if clause is None or any(c.dep == "neg" or c.tag == "MD" for c in clause.children):
        return False
    passive = verb.tag == "VBN" and bool(verb.kids("auxpass") or clause.kids("auxpass"))
    return (passive and verb.lemma in DYING) or (verb.lemma == "die" and verb.tag in ("VBD", "VBN"))
