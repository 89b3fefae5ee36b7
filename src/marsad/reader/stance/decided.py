"""Events that are only called off, approved, opposed or warned of: "approved air strikes on the town", "cancelled an attack".

In: an event noun or infinitive and what was found so far. Out: what is found besides.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.event_nouns import TO_COME
from marsad.reader.stance.found import Found
from marsad.reader.stance.presupposed import is_known
from marsad.reader.stance.scope import WON_OR_LOST, is_infinitive

PUT_OFF = frozenset({"cancel", "postpone", "delay", "shelve", "scrap", "call"})

VOTED_ON = frozenset({"approve", "authorise", "authorize", "oppose", "support", "back", "favour", "favor", "reject", "endorse", "sanction", "veto", "advocate", "debate", "discuss"})  # fmt: skip


def decide(event: Token, found: Found) -> None:
    """What the verb of which an event noun is the object leaves undone."""
    verb = event.head
    if _is_demanded(event):
        found.add("hypothetical")
    if event.pos != "NOUN" or verb is None:
        return
    passive = event.dep == "nsubjpass"
    if event.dep == "dobj" or passive:
        done_for_it = verb.lemma in ("support", "back")  # an offensive that is backed is under way
        open_yet = event.lemma in WON_OR_LOST | TO_COME or not (is_known(event) or done_for_it)
        off = verb.lemma != "call" or any(c.lower == "off" for c in verb.kids("prt", "advmod"))
        if verb.lemma in PUT_OFF and off and open_yet:
            found.add("intended")
        elif verb.lemma in VOTED_ON and open_yet:
            found.add("hypothetical")
    above = verb.head
    if event.dep == "pobj" and above is not None and not is_known(event):
        if above.lemma == "vote" and verb.lower in ("for", "against", "on"):
            found.add("hypothetical")
        if above.lemma == "warn" and verb.lower == "of":
            found.add("possible")


def _is_demanded(verb: Token) -> bool:
    """ "Rejected the demand | they withdraw"."""
    noun = verb.head
    if verb.dep not in ("relcl", "acl") or verb.tag not in ("VB", "VBP") or noun is None:
        return False
    return noun.lemma in DEMANDS and bool(verb.kids("nsubj")) and not verb.kids("aux")


DEMANDS = frozenset(
    {"demand", "request", "order", "proposal", "condition", "insistence", "ultimatum", "call", "appeal"}
)


def called_for(infinitive: Token) -> bool:
    """ "Called for the militants | to be expelled", where the parse hangs the infinitive on "called" as a purpose."""
    verb = infinitive.head
    if verb is None or verb.lemma != "call" or infinitive.dep not in ("advcl", "xcomp", "ccomp"):
        return False
    toward = is_infinitive(infinitive) or any(c.lower == "to" for c in infinitive.kids("aux"))
    marks = [c for c in (*infinitive.kids("mark"), *verb.kids("prep")) if c.lower == "for"]
    return toward and any(verb.i < c.i < infinitive.i for c in marks)


def neither_said(verb: Token) -> bool:
    """ "Neither confirmed nor denied | attacking the town": it stays open."""
    first = verb.head if verb.dep == "conj" else None
    around = [*verb.children, *(first.children if first is not None else [])]
    words = {c.lower for c in around if c.dep in ("cc", "preconj", "neg", "det", "advmod")}
    if verb.lemma not in ("deny", "confirm"):
        return False
    return (
        "neither" in words
        or "nor" in words
        or (first is not None and first.lemma == "confirm" and bool(first.kids("neg")))
    )


def is_to_be(verb: Token) -> bool:
    """ "Were to be evacuated": laid down, not told as done."""
    forms = [c.i for c in verb.kids("aux", "auxpass") if c.lemma == "be" and c.tag in ("VBD", "VBZ", "VBP")]
    return any(c.lower == "to" and any(i < c.i for i in forms) for c in verb.kids("aux"))


def far_from(gerund: Token) -> bool:
    """ "Far from | capturing the town, the army withdrew"."""
    prep = gerund.head
    if gerund.dep != "pcomp" or prep is None or prep.lower != "from":
        return False
    return prep.head is not None and prep.head.lower == "far"
