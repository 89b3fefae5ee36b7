"""Hedges that stand at a phrase and not at its verb, and events that are only aimed at, weighed or rumoured.

In: a word on the way up from an event, and what was found so far. Out: what is found besides.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.stance.doubts import is_aim
from marsad.reader.stance.found import Found
from marsad.reader.stance.scope import is_infinitive, modals_above
from marsad.reader.words import word_lists

NEARLY = frozenset({"almost", "nearly", "virtually", "practically"})
AT_LAST = frozenset({"ultimately", "eventually", "finally"})
RUMOURS = frozenset({"speculation", "rumour", "rumor"})
FINISHING = frozenset({"dismantle", "defeat", "eliminate", "eradicate", "disband", "dissolve", "vanquish", "crush"})
"""Verbs of which the last bit counts: "almost completely dismantled" is not dismantled."""


def hedge(token: Token, came_from: Token | None, found: Found, event: Token) -> None:
    """What the words around a phrase, a wish or a rumour leave open."""
    if token is event:
        _at_the_phrase(event, found)
        _as_goal(event, found)
        _as_menace(event, found)
        if _at_last(event):
            found.add("intended")
        if any(c.lower == "directly" and n.i == c.i - 1 for n in event.kids("neg") for c in event.kids("advmod")):
            found.moot = True  # "was blamed for not directly | arming them": in another way perhaps
        if any(p.lower == "under" and _is_nearly(p) for p in event.kids("prep")):
            found.moot = True
    if _once(token):
        found.add("predicted")
    if came_from is None:
        return
    wants = [c for c in token.kids("csubj", "nsubj") if c.lemma in ("want", "wish", "hope") and c.pos == "VERB"]
    if token.lemma == "be" and wants and is_infinitive(came_from) and came_from.i > token.i:
        found.add("intended")  # "what Velin wants is | to besiege it"
    if _is_rumoured(token, came_from):
        found.add("hypothetical")


def _at_the_phrase(noun: Token, found: Found) -> None:
    """ "Apparently from a rebel | attack", "is almost under | siege"."""
    prep = noun.head
    if noun.pos != "NOUN" or noun.dep != "pobj" or prep is None:
        return
    found.moot = found.moot or (prep.lower == "under" and _is_nearly(prep))
    lists = word_lists("stance")
    above = prep.head
    near = [*prep.kids("advmod"), *(above.kids("advmod") if above is not None else [])]
    for adverb in near:
        if adverb.i != prep.i - 1:
            continue
        for certainty in ("likely", "possible"):
            if adverb.lower in lists[f"adverbs.{certainty}"]:
                found.add(certainty)


def _is_nearly(prep: Token) -> bool:
    """ "Almost | under siege"."""
    above = prep.head
    near = [*prep.kids("advmod"), *(above.kids("advmod") if above is not None else [])]
    return any(c.lower in NEARLY and c.i == prep.i - 1 for c in near)


def _as_goal(noun: Token, found: Found) -> None:
    """ "The priority remains | the elimination of the Front"."""
    verb = noun.head
    if noun.pos != "NOUN" or noun.dep != "attr" or verb is None or verb.lemma not in ("be", "remain", "become"):
        return
    if any(is_aim(subject) for subject in verb.kids("nsubj")):
        found.add("intended")


def _as_menace(noun: Token, found: Found) -> None:
    """ "Are threatened with | an offensive", "the threat to peace from | air strikes"."""
    prep = noun.head
    above = prep.head if prep is not None else None
    if noun.pos != "NOUN" or noun.dep != "pobj" or prep is None or above is None:
        return
    if noun.kids("poss") or any(c.lower in ("the", "this", "these") for c in noun.kids("det")):
        return
    if above.lemma == "threaten" and prep.lower == "with":
        found.add("intended")
    if above.lemma == "threat" and above.pos == "NOUN" and prep.lower == "from":
        found.add("possible")


def _at_last(verb: Token) -> bool:
    """ "As we continue to press and ultimately | eliminate them": not yet."""
    bare = verb.tag in ("VB", "VBP") and verb.lower == verb.lemma and not verb.kids("aux", "nsubj", "nsubjpass")
    above = verb.head
    while above is not None and above.dep in ("conj", "xcomp") and above.head is not None:
        if is_infinitive(above):
            break
        above = above.head
    shares = verb.dep == "conj" and above is not None
    to_do = above is not None and (is_infinitive(above) or any(is_infinitive(c) for c in above.kids("xcomp")))
    return bare and shares and to_do and any(c.lower in AT_LAST for c in verb.kids("advmod"))


def _is_rumoured(token: Token, clause: Token) -> bool:
    """ "Speculation | they would retaliate", also where the parse hangs the clause on the verb."""
    if not modals_above(clause):
        return False
    if token.lemma in RUMOURS:
        return clause.dep in ("acl", "ccomp", "relcl")
    if clause.dep != "ccomp":
        return False
    return any(t.lemma in RUMOURS and t.pos == "NOUN" and t.i == clause.left - 1 for t in token.subtree())


def _once(clause: Token) -> bool:
    """ "Plan for its seizure once it | is captured": in the present, it is to come."""
    if clause.dep != "advcl" or not any(
        c.lower == "once" and c.i == clause.left for c in clause.kids("mark", "advmod")
    ):
        return False
    verbs = [clause, *clause.kids("aux", "auxpass")]
    return any(v.tag in ("VBZ", "VBP") for v in verbs) and not any(v.tag in ("VBD", "MD") for v in verbs)


def all_but(verb: Token, adverb: Token) -> bool:
    """ "Have almost completely | dismantled it": neither done nor undone; not "almost completely captured"."""
    return adverb.lower in ("almost", "nearly") and verb.lemma in FINISHING
