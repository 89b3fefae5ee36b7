"""What leaves an event open, is owed, provided for or guessed at: "it is not certain that", "has to", "provides for", "thought to be".

In: a word on the way up from an event, and what was found so far. Out: what is found besides.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.parse.syntax import Token
from marsad.reader.stance.found import Found
from marsad.reader.stance.scope import WON_OR_LOST, is_infinitive, modals_above
from marsad.reader.words import word_lists
from marsad.records import Stance


def doubt(token: Token, came_from: Token | None, found: Found, event: Token) -> None:
    """What a verb or noun above an event, or about it, leaves open."""
    if came_from is None:
        _guessed(token, found)
        return
    if left_open(token, came_from) or _when_unknown(token, came_from):
        found.add("hypothetical")
    if _must(token) and came_from.dep == "xcomp" and any(c.lower == "to" for c in came_from.kids("aux")):
        found.add("hypothetical")
    if came_from.dep in ("xcomp", "ccomp") and _is_resolved(token):
        found.add("intended")
    if token.lemma in TALKED_OVER and came_from.dep == "xcomp" and came_from.tag == "VBG":
        found.add("hypothetical")  # "are discussing | sending troops"
    if token.lemma == "provide" and came_from.dep == "prep" and came_from.lower == "for" and event.pos == "NOUN":
        found.add("intended")  # "the deal provides for | the withdrawal"
    if _lays_down(token) and came_from.dep in ("xcomp", "ccomp"):
        found.add("intended")
    if not_ruled_out(token) and came_from.dep in ("xcomp", "dobj", "pcomp"):
        found.add("possible")
    if came_from.dep == "csubj" and came_from.tag == "VBG" and _holds_at_any_time(token):
        found.add("hypothetical")  # "taking the town | is crucial"


def left_open(verb: Token, clause: Token) -> bool:
    """ "It is not clear | that they will attack": neither that they will nor that they will not."""
    if clause.dep not in ("ccomp", "xcomp", "csubj", "advcl") or not verb.kids("neg"):
        return False
    if not any(t.lower == "that" and t.dep == "mark" and t.i > verb.i for c in verb.children for t in (c, *c.children)):
        return False
    return any(c.lower in SETTLED for c in verb.kids("acomp"))


SETTLED = frozenset({"clear", "certain", "sure", "obvious", "evident", "proven", "confirmed"})


def denied_plan(noun: Token, infinitive: Token) -> bool:
    """ "There has been no attempt | to take the town": nobody tried."""
    lists = word_lists("stance")
    plans = lists["nouns.attempted"] | lists["nouns.intended"] | {"approach", "move"}
    told = noun.head is not None and noun.head.lemma in ("be", "make", "have", "see")
    to_do = is_infinitive(infinitive) and infinitive.dep in ("acl", "relcl")
    of_doing = infinitive.lower == "of" and any(c.tag == "VBG" for c in infinitive.kids("pcomp"))
    return told and noun.lemma in plans and (to_do or of_doing)


def _when_unknown(verb: Token, clause: Token) -> bool:
    """ "Do not know | when they would return", "no one knows if they will"."""
    if verb.lemma not in ("know", "unclear", "unknown", "unsure", "uncertain") or clause.dep not in ("ccomp", "advcl"):
        return False
    nobody = any(c.lower in ("nobody", "one", "none") for c in verb.kids("nsubj"))
    asked = any(c.lower in ("when", "whether", "if", "how") for c in clause.kids("advmod", "mark"))
    return asked and bool(modals_above(clause)) and (nobody or bool(verb.kids("neg")) or verb.lemma != "know")


def _must(verb: Token) -> bool:
    """ "The army has | to leave"; not "had to leave", "has yet to leave"."""
    plain = verb.lemma == "have" and verb.tag in ("VBZ", "VBP") and not verb.kids("aux", "dobj")
    return plain and not any(c.lower == "yet" for c in verb.kids("advmod"))


def _is_resolved(token: Token) -> bool:
    """ "Is determined | to take the town"."""
    if token.lower == "determined":
        return token.dep == "acomp" or any(c.lemma == "be" for c in token.kids("auxpass", "aux"))
    return token.lemma == "be" and any(
        c.lower in ("determined", "keen", "eager", "anxious") for c in token.kids("acomp")
    )


def _lays_down(verb: Token) -> bool:
    """ "The deal allows | militants to leave": so it is to be; not "allowed"."""
    if verb.lemma not in ("allow", "let", "permit", "enable", "require") or verb.tag != "VBZ":
        return False
    return any(c.lemma in TEXTS for c in verb.kids("nsubj"))


TEXTS = frozenset({"deal", "agreement", "accord", "pact", "truce", "ceasefire", "plan", "proposal", "resolution", "law", "bill", "draft", "order", "decree"})  # fmt: skip
TALKED_OVER = frozenset({"discuss", "debate", "envisage", "envision", "explore", "study", "ponder", "favour", "favor", "advocate", "oppose"})  # fmt: skip
BEGUN = frozenset({"begin", "start", "launch", "undertake", "attempt", "continue"})


def not_ruled_out(verb: Token) -> bool:
    """ "Has not ruled out | strikes"."""
    out = any(c.lower == "out" for c in verb.kids("prt", "advmod"))
    return verb.lemma == "rule" and out and bool(verb.kids("neg"))


def _holds_at_any_time(verb: Token) -> bool:
    """ "Is crucial", "remains a goal": said of what it would be, not of what it was."""
    return verb.lemma in ("be", "remain") and verb.tag == "VBZ" and not verb.kids("aux")


def _guessed(event: Token, found: Found) -> None:
    """ "Strikes thought to be carried out by Belmark | killed 20", "raids believed to be Belmark's"."""
    nouns = [event] if event.pos == "NOUN" else event.kids("nsubj") if event.pos == "VERB" else []
    strikes = word_lists("stance")["nouns.standing"]
    for noun in nouns:
        for clause in noun.kids("acl"):
            by_whom = any(c.lower == "by" for v in clause.kids("xcomp") for c in v.kids("agent", "prep"))
            if noun.lemma in strikes and clause.tag == "VBN" and clause.lemma in GUESSING and by_whom:
                found.add("likely")
    by = event.head
    if event.pos == "NOUN" and event.dep == "pobj" and by is not None and by.dep == "agent" and by.head is not None:
        bare = not event.kids("det", "poss") and event.lemma in strikes
        guess = by.head.head
        if bare and by.head.dep == "xcomp" and guess is not None and guess.lemma in GUESSING and guess.kids("auxpass"):
            found.add("likely")  # "are believed to be accompanied by | air strikes"
    forces = event.head
    if event.dep == "acl" and event.tag in ("VBD", "VBN") and forces is not None and forces.dep == "pobj":
        above = list(forces.ancestors())[:3]
        if len(above) == 3 and above[0].dep == "agent" and above[1].dep == "xcomp" and above[2].lemma in GUESSING:
            found.add("likely")  # the same, where the parse takes "thought" for the verb of the sentence


GUESSING = frozenset({"think", "believe", "suspect", "presume", "understand", "assume"})


def is_aim(attribute: Token) -> bool:
    """ "The recapture of the town is | a priority"."""
    return attribute.lemma in ("imperative", "priority", "necessity", "precondition", "prerequisite", "condition")


def wholly(verb: Token, adverb: Token) -> bool:
    """ "Have almost completely dismantled": they have, but for a little."""
    between = [c for c in verb.kids("advmod") if adverb.i < c.i < verb.i] + [
        a for a in (adverb.head,) if a is not None and a is not verb
    ]
    return any(a.lower in ("completely", "entirely", "totally", "fully", "wholly") for a in between)


def as_begun(stance: Stance, verb: Token, noun: Token) -> Stance:
    """ "Began | the liberation of the town": it is under way, not done."""
    begun = noun.pos == "NOUN" and noun is not verb and noun.lemma in WON_OR_LOST and verb.lemma in BEGUN
    return replace(stance, certainty="attempted") if begun and stance.certainty == "stated" else stance


def fruitless(noun: Token) -> bool:
    """ "A fruitless assault | to take the town", "the failed offensive"."""
    return any(c.lower in FRUITLESS for c in noun.kids("amod"))


FRUITLESS = frozenset({"failed", "fruitless", "unsuccessful", "abortive", "botched", "futile", "ill-fated"})
