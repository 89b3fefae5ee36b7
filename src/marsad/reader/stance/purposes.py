"""What an infinitive of purpose says of how real its event is: "… to seize the town" is intended.

In: an infinitive and what was found so far. Out: what is found besides.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.subjects import OBJECT_CONTROL, called_on
from marsad.reader.stance.doubts import fruitless
from marsad.reader.stance.found import Found
from marsad.reader.stance.scope import (
    own_subject,
)
from marsad.reader.stance.ventures import does_more
from marsad.reader.words import word_lists

ACHIEVED = frozenset({"support", "back", "assist", "aid", "bolster"})
"""Verbs that an action done for their sake brings about: "carried out strikes to support the militia"."""

MOTION = frozenset({"go", "come", "travel", "flock", "return", "leave", "cross", "flee", "journey", "stream", "pour"})
"""Who "travelled to join" joined, as reports use it; other infinitives of purpose are intended."""


def purpose(token: Token, found: Found, lists: dict[str, frozenset[str]]) -> None:
    """ "… to seize the town": an infinitive of purpose is intended."""
    if token.tag != "VB" or not any(c.lower == "to" for c in token.kids("aux")):
        return
    head = token.head
    if head is None:
        return
    if any(fruitless(n) for n in (head, *head.kids("dobj"))) and token.dep in ("acl", "relcl", "advcl", "xcomp"):
        found.add("attempted")  # "launched a fruitless assault | to take the town"
        return
    undertaken = any(c.lemma in UNDERTAKINGS for c in token.kids("nsubj"))
    if undertaken and token.dep in ("ccomp", "csubj") and token.i < head.i:
        only = any(_would_be(n, head) for n in token.kids("nsubj"))
        found.add("hypothetical" if only else "intended")  # "a campaign to take the town | would end the talks"
    if token.dep == "advcl":
        if called_on(head, token) is not None:
            found.add("hypothetical")  # "appealed to Belmark | to free them"
            return
        if does_more(token):
            return
        if _stakes_all(head):
            return
        if head.lemma == "feel" and head.kids("acomp"):
            return  # "may feel bold enough to attack"
        if any(c.lemma in ("way", "care") for c in [*head.kids("dobj"), *_behind_out_of(head)]):
            return  # "went out of its way not to threaten them"
        if token.lemma in DONE_BY_SAYING and head.lemma in BEFORE_SAYING and head.tag in ("VBD", "VBN"):
            return  # "went on air to denounce them": he did
        if token.lemma in ACHIEVED and head.lemma not in MOTION and _is_told(head):
            return
        if token.i > head.i and any(c.text == "To" for c in token.kids("aux")):
            found.add("hypothetical")  # "… To kill civilians amounts to a crime"
        elif token.i < head.i and not own_subject(head):
            found.add("hypothetical")  # "to kill civilians amounts to a crime"
        elif any(c.dep == "neg" for c in head.children) and head.lemma in MOTION:
            found.add("intended")
            found.negations += 1  # "did not go there to kill people"
        elif any(c.dep == "neg" for c in head.children):
            found.add("hypothetical")  # "would not risk lives to rescue them": whether they were rescued stays open
        elif (
            head.lemma not in ("manage", "recruit")
            and (head.lemma != "continue" or _behind_undertaking(token))
            and not (head.lemma in MOTION and token.lemma in ("join", "fight") and head.tag != "VBG")
        ):
            found.add("intended")
    elif token.dep == "xcomp" and head.lemma in MOTION - {"go"} and head.tag == "VBG" and head.kids("aux"):
        found.add("intended")  # "were travelling to fight"
    elif _for_a_purpose(token, head, lists) or (
        token.dep in ("acl", "relcl")
        and (_is_undertaking(head) or _behind_undertaking(token) or token.lemma in ("allow", "enable", "let", "permit"))
    ):
        supposed = token.dep == "acl" and head.dep == "nsubj" and head.head is not None and _would_be(head, head.head)
        found.add("hypothetical" if supposed else "intended")


def _would_be(noun: Token, verb: Token) -> bool:
    """ "A campaign to take the town | would end the talks": there may be none."""
    return any(c.lower == "would" for c in verb.kids("aux")) and any(
        c.lower in ("a", "an", "any") for c in noun.kids("det")
    )


def _stakes_all(verb: Token) -> bool:
    """ "Has risked his life | to fight them": he did."""
    stakes = verb.lemma in ("risk", "give", "devote", "dedicate", "sacrifice") and _is_told(verb)
    return stakes and any(c.lemma == "life" and c.kids("poss") for c in verb.kids("dobj"))


def _behind_undertaking(infinitive: Token) -> bool:
    """ "Continues the operation | to take the town", "the announcement of an offensive | to take it": wherever the parse hangs it."""
    above = infinitive.head
    to = next((c.i for c in infinitive.kids("aux") if c.lower == "to"), None)
    if above is None or to is None:
        return False
    return any(t.i == to - 1 and t.pos == "NOUN" and t.lemma in UNDERTAKINGS for t in above.subtree())


def goes_out_of(way: Token) -> bool:
    """ "Went out of its | way to target": who does so does it."""
    of = way.head
    return way.dep == "pobj" and of is not None and of.head is not None and of.head.lower == "out"


def _is_told(verb: Token) -> bool:
    """Is it said that this was or is done: "carried out", "conducts", "has sent"; not "plans to send", "may send"?"""
    return verb.tag in ("VBD", "VBZ", "VBP", "VBN") and not any(
        c.tag == "MD" or c.lower == "to" or c.dep == "neg" for c in verb.children if c.dep in ("aux", "neg")
    )


def _is_undertaking(noun: Token) -> bool:
    """ "The offensive", "the operations of the army | to take the town"."""
    above = noun.head
    if noun.lemma in UNDERTAKINGS:
        return True
    if noun.lemma in word_lists("stance")["nouns.phases"] | {
        "part",
        "stage",
        "phase",
        "framework",
    }:  # "the beginning of operations | to take the town"
        return any(g.lemma in UNDERTAKINGS for of in noun.kids("prep") for g in of.kids("pobj"))
    owner = noun.dep == "pobj" and above is not None and above.lower in ("of", "by") and above.head is not None
    return owner and above is not None and above.head is not None and above.head.lemma in UNDERTAKINGS


def _behind_out_of(verb: Token) -> list[Token]:
    return [g for out in verb.kids("prep") if out.lower == "out" for of in out.kids("prep") for g in of.kids("pobj")]


DONE_BY_SAYING = frozenset({"denounce", "condemn", "criticise", "criticize", "accuse", "blame", "urge", "demand", "call", "announce", "declare", "deny", "warn", "praise", "thank", "say", "insist", "appeal", "complain", "ask"})  # fmt: skip
BEFORE_SAYING = frozenset({"go", "come", "take", "step", "use", "write", "phone", "appear", "tweet", "return"})
"""Verbs before an infinitive of saying that tell only how somebody got to say it: "took to the radio to warn"."""

UNDERTAKINGS = frozenset({"launch", "assault", "attack", "siege", "commitment", "deal", "agreement", "pact", "accord", "operation", "offensive", "campaign", "battle", "fight", "push", "drive", "mission", "war", "move", "plan", "effort"})  # fmt: skip


def _for_a_purpose(infinitive: Token, verb: Token, lists: dict[str, frozenset[str]]) -> bool:
    """ "Captured the road | to advance": behind a verb with an object of its own that does not make anybody do it."""
    if infinitive.dep != "xcomp" or verb.pos != "VERB" or not verb.kids("dobj"):
        return False
    families = ("transparent", "hypothetical", "ordered", "attempted", "predicted", "likely")
    told = any(verb.lemma in lists[f"verbs.{family}"] for family in families) and verb.lemma not in STARTING
    return infinitive.lemma in ("allow", "enable", "let", "help") or not (told or verb.lemma in OBJECT_CONTROL)


STARTING = frozenset({"begin", "start", "launch", "continue", "finish"})
"""With an object of their own ("began an offensive to take the town") these say nothing of the infinitive."""
