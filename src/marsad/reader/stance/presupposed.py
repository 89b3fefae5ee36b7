"""What a sentence takes for granted when it speaks of an end to it, or about it: "called for a halt to | strikes on clinics".

In: an event noun. Out: whether what stands above takes it for something that was or goes on.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.words import word_lists

STOPPING = frozenset({"stop", "halt", "end", "suspend", "cease", "pause", "condemn", "curb"})
"""Verbs whose object goes on until then: "halted its raids on Monday" tells nothing of raids on Monday."""

STOPS = frozenset({"end", "halt", "cessation", "stop", "suspension", "pause"})

REGARDING = frozenset({"on", "about", "into", "over"})

REMARKING = frozenset({"comment", "weigh", "reflect", "remark", "inform", "brief", "report", "renege", "quarrel", "argue", "differ", "disagree", "know", "investigate", "testify"})  # fmt: skip


def is_presupposed(event: Token) -> bool:
    """Does what governs this event noun take it for granted?"""
    head = event.head
    if _tells_which(event):
        return True
    if event.lemma in AGREEMENTS and event.pos == "NOUN" and head is not None and event.kids("poss"):
        return head.lemma in BREAKING or (head.lower == "on" and head.head is not None and head.head.lemma == "renege")
    if event.pos != "NOUN" or head is None or _any(event) or event.lemma not in word_lists("stance")["nouns.standing"]:
        return False
    if event.dep == "dobj" and _is_stepped_up(head, event):
        return True
    if event.dep == "dobj" and head.lemma in REPELLING and any(c.lower == "by" for c in event.kids("prep", "agent")):
        return True
    if event.dep == "dobj":
        return (head.lemma in STOPPING or head.lemma == "know") and is_known(event)
    above = head.head
    if event.dep != "pobj" or above is None:
        return False
    if above.pos == "NOUN" and above.lemma in STOPS and head.lower in ("to", "of", "in"):
        return not any(c.lower == "no" for c in above.kids("det"))
    if head.lower == "for" and above.lemma in ("credit", "responsibility", "blame", "claim"):
        return is_known(event)
    return head.lower in REGARDING and above.lemma in REMARKING and is_known(event)


def _is_stepped_up(verb: Token, noun: Token) -> bool:
    """ "Calls on them to step up | the fight", "to intensify | the campaign": these go on, whatever is asked for."""
    up = verb.lemma in ("step", "ramp") and any(c.lower == "up" for c in verb.kids("prt", "advmod"))
    new = any(c.lower in ("new", "fresh", "possible", "planned", "future") for c in noun.kids("amod"))
    return (up or verb.lemma in ("intensify", "escalate")) and noun.lemma in GOING_ON and not new


GOING_ON = frozenset({"fight", "war", "campaign", "fighting", "battle"})


REPELLING = frozenset({"repel", "repulse", "counter", "quell", "avenge"})
""" "Were sent to repel | incursions by militants"."""


def _tells_which(control: Token) -> bool:
    """ "Fear that the area still under the Front's | control is mined": which area is meant; not "will put the area under its control"."""
    under = control.head
    if control.lemma not in ("control", "siege", "occupation") or under is None or under.lower != "under":
        return False
    still = any(c.lower == "still" for c in under.kids("advmod"))
    left = under.left
    around = [t for a in under.ancestors() for t in (a, *a.children)]
    noun = next((t for t in around if t.pos == "NOUN" and t.i == left - 1), None)
    if noun is None or not any(c.lower in ("the", "these", "those") for c in noun.kids("det")):
        return False
    return still or any(t.i == control.right + 1 and t.tag in ("VBZ", "VBP", "VBD", "MD") for t in around)


AGREEMENTS = frozenset({"agreement", "deal", "accord", "pact", "truce", "ceasefire", "alliance"})

BREAKING = frozenset(
    {"breach", "violate", "break", "scrap", "abandon", "honour", "honor", "respect", "uphold", "renegotiate"}
)
"""Whose object there must be: "could breach its agreement"."""


def is_known(noun: Token) -> bool:
    """ "Its raids", "the offensive", "Belmark's bombardment", "Belmark raids"; not "raids", "an offensive"."""
    if any(
        c.lower in ("future", "new", "possible", "potential", "further", "planned", "looming")
        for c in noun.kids("amod")
    ):
        return False
    named = any(c.text[:1].isupper() for c in noun.kids("amod", "compound", "nmod"))
    return named or bool(noun.kids("poss")) or any(c.lower in ("the", "this", "these") for c in noun.kids("det"))


def _any(noun: Token) -> bool:
    return any(c.lower in ("a", "an", "any", "another", "no") for c in noun.kids("det"))


def is_trait(participle: Token) -> bool:
    """ "Demanded that they take back their citizens | fighting in Velin": what those who are meant do, whatever is demanded."""
    head = participle.head
    if participle.tag != "VBG" or head is None or participle.kids("mark", "aux", "nsubj"):
        return False
    if participle.dep == "acl":
        nouns = [head]
    elif participle.dep == "advcl":
        nouns = [n for n in head.kids("dobj") if n.right == participle.left - 1]
    else:
        return False
    return any(
        n.pos == "NOUN" and (n.kids("poss") or any(c.lower in ("the", "those") for c in n.kids("det"))) for n in nouns
    )


def is_behind(event: Token) -> bool:
    """ "Would continue the campaign after | the Belmark capture of Velin": done, unless what follows it is only to come."""
    prep = event.head
    if event.pos != "NOUN" or event.dep != "pobj" or prep is None or prep.lower not in ("after", "since", "following"):
        return False
    above = [a for a in event.ancestors() if a.pos in ("VERB", "AUX")]
    goes_on = any(a.lemma in ("continue", "keep", "remain") for a in above)
    return is_known(event) and goes_on
