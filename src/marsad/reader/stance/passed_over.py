"""What a denial or a modal of the clause does not touch, and what a clause tells neither of as done nor as not done.

In: a word on the way up from an event, and the word below it. Out: whether it passes the event over.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.stance.presupposed import is_known
from marsad.reader.words import word_lists


def is_not_told(event: Token) -> bool:
    """ "Nor has the | fighting", "have all but stopped", "safe from | attack", "abandoned the | fight": neither that it was nor that it was not."""
    head = event.head
    if event.pos != "NOUN" or head is None:
        return False
    if event.dep in ("nsubj", "dobj") and head.lemma in ("have", "be", "do") and head.dep == "conj":
        above = head.head
        return above is not None and any(c.lower == "nor" and c.i < head.i for c in above.kids("cc"))
    if event.dep == "nsubj" and head.lemma in ENDING:
        return any(c.lower == "but" and any(g.lower == "all" for g in c.children) for c in head.kids("advmod"))
    if event.dep == "pobj" and head.lower == "from" and head.head is not None:
        return head.head.lemma in SAFE and head.head.pos == "ADJ"
    return event.dep == "dobj" and head.lemma == "abandon" and event.lemma in WARS and is_known(event)


ENDING = frozenset({"end", "stop", "cease", "vanish", "collapse", "disappear", "halt", "dry"})
SAFE = frozenset({"safe", "immune", "free", "secure"})
WARS = frozenset({"fight", "war", "battle", "campaign", "struggle", "operation"})


def passes_over(verb: Token, noun: Token) -> bool:
    """ "Did not address Omid Sample's | decision to withdraw": the decision stands; not "did not keep its promise to withdraw"."""
    intended = word_lists("stance")["nouns.intended"]
    return noun.dep == "dobj" and noun.lemma in intended and is_known(noun) and verb.lemma not in CARRYING_OUT


CARRYING_OUT = frozenset({"make", "take", "have", "reach", "keep", "fulfil", "fulfill", "honour", "honor", "implement", "carry", "execute", "realise", "realize", "achieve", "meet", "complete", "launch", "start", "begin", "express", "show", "pursue"})  # fmt: skip


def is_looked_into(event: Token) -> bool:
    """ "Called for the | crimes to be investigated": they were, as far as those know who call."""
    return event.pos == "NOUN" and any(c.lemma in LOOKING_INTO for c in event.kids("acl", "relcl"))


LOOKING_INTO = frozenset({"investigate", "examine", "probe", "document", "punish", "prosecute", "condemn"})


def is_borne(gerund: Token) -> bool:
    """ "Remove the burden of | holding the fighters": it goes on."""
    of = gerund.head
    if gerund.dep != "pcomp" or gerund.tag != "VBG" or of is None or of.lower != "of" or of.head is None:
        return False
    return of.head.lemma in BORNE


BORNE = frozenset({"burden", "strain", "habit", "practice", "experience", "work", "years", "history", "record"})


def beside(came_from: Token | None, token: Token, event: Token) -> Token | None:
    """For "the siege of Velin and the | assault on Orsk" the second stands as the first does: there is nothing between it and its verb."""
    if came_from is event and event.dep == "conj" and event.pos == "NOUN" and token.pos == "NOUN":
        return None
    return came_from
