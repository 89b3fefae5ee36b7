"""What is only gone about, plotted or made likelier: "it is all about crushing", "any attempt to", "were the town to fall, they would".

In: a word on the way up from an event, and what was found so far. Out: what is found besides.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.stance.found import Found, marked
from marsad.reader.stance.scope import is_infinitive
from marsad.reader.words import word_lists


def venture(token: Token, event: Token, found: Found) -> None:
    """What the words around a verb or noun leave undone."""
    lists = word_lists("stance")
    if token is event and _all_about(token):
        found.add("intended")
    if token is not event and token.pos == "NOUN" and _any_such(token, lists):
        found.add("hypothetical")
    head = token.head
    if token.dep == "advcl" and is_infinitive(token) and head is not None and head.lemma in lists["nouns.duties"]:
        found.add("hypothetical")  # "serves as an incentive for them | to commit crimes"
    if token.dep == "conj" and is_infinitive(token) and any(c.dep == "neg" for c in token.children):
        found.add("intended")  # "in order to weaken them, not | to help the others"
    if any(c.lower == "ever" and any(g.lower == "if" for g in c.children) for c in token.kids("advmod")):
        found.add("hypothetical")  # "when if ever they | would return"
    if if_it_were(token):
        found.add("hypothetical")


def _all_about(gerund: Token) -> bool:
    """ "For Belmark, it is all about | crushing the Front"."""
    about = gerund.head
    if gerund.dep != "pcomp" or gerund.tag != "VBG" or about is None or about.lower != "about" or about.head is None:
        return False
    words = {c.lower for c in (*about.children, *about.head.children)}
    return about.head.lemma == "be" and "all" in words


def _any_such(noun: Token, lists: dict[str, frozenset[str]]) -> bool:
    """ "Any attempts by militants | to move will be crushed"."""
    if not any(c.lower == "any" for c in noun.kids("det")):
        return False
    if noun.lemma not in lists["nouns.attempted"] | lists["nouns.intended"]:
        return False
    denied = lists["verbs.denied"] | lists["cues.denied"]
    return not any(a.lemma in denied or a.lower == "without" or a.kids("neg") for a in noun.ancestors())


def if_it_were(verb: Token) -> bool:
    """ "If the town were to fall, they | would succeed"; not "said they would attack if the truce broke"."""
    if verb.dep == "ccomp" or not any(c.lower in ("would", "could", "might") for c in verb.kids("aux")):
        return False
    return any(
        clause.lemma == "be" and clause.lower == "were" and marked(clause, "if") and clause.kids("xcomp")
        for clause in verb.kids("advcl")
    )


def is_for(infinitive: Token, verb: Token) -> bool:
    """ "The truce was | to allow civilians to leave": what it was for."""
    about = any(c.lemma in MEANS or c.lower in ("it", "this", "that") for c in verb.kids("nsubj"))
    return about and infinitive.lemma in FOR_WHICH


MEANS = frozenset({"truce", "ceasefire", "pause", "lull", "halt", "deal", "agreement", "corridor", "move", "step", "operation", "offensive", "mission", "measure", "zone", "strike", "raid", "deployment", "visit"})  # fmt: skip
FOR_WHICH = frozenset({"allow", "enable", "let", "permit", "help", "prevent", "ensure", "protect", "pressure"})


def does_more(infinitive: Token) -> bool:
    """ "Urged Belmark to do more | to support them": as real as the doing."""
    do = infinitive.head
    return do is not None and do.lemma == "do" and is_infinitive(do) and bool(do.kids("dobj"))
