"""Days that stand beside an event and belong to another: that of a stop, of what the event followed from, of a likeness.

In: an event, its word and the top of a time expression. Out: whether the day is not its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reader.parse.syntax import Token
from marsad.reader.stance.presupposed import STOPPING
from marsad.reader.stance.scope import WON_OR_LOST
from marsad.reader.words import word_lists
from marsad.records import Span


def is_of_another(top: Token, event: Token, word: Token, sentence: Sequence[Token]) -> bool:
    """Does the day belong to something else, though it stands near?"""
    return (
        _of_the_stop(top, event, word)
        or _of_a_noun_between(top, event, word)
        or _of_the_cause(top, event, word)
        or _of_a_likeness(top, event, sentence)
        or _of_who_did(top, event)
        or _of_the_news(top, event, word)
    )


def did_it(noun: Token | None, event: Token) -> bool:
    """ "Sunday's | attack killed ten", "were killed in Sunday's | attack": who dies in it dies on its day."""
    if noun is None or noun.lemma not in word_lists("stance")["nouns.standing"] or event.lemma not in HARMING:
        return False
    if noun.dep == "nsubj":
        return noun.head is event
    prep = noun.head
    return prep is not None and prep.lower in ("in", "by", "during") and prep.head is event


HARMING = frozenset({"kill", "injure", "wound", "hurt", "destroy", "damage", "die", "maim", "claim"})


def _of_the_stop(top: Token, event: Token, word: Token) -> bool:
    """ "Halted its raids | on Monday": they were before; not "halted Monday's raids"."""
    noun = word if word.pos == "NOUN" else event
    verb = noun.head
    if noun.pos != "NOUN" or noun.dep != "dobj" or verb is None or verb.lemma not in STOPPING - {"condemn"}:
        return False
    return not any(t is top for t in noun.subtree())


def at_night(span: Span, sentence: Sequence[Token]) -> Token | None:
    """The noun that a day owns where the apostrophe got lost: "Monday nights | attack"."""
    behind = [t for t in sentence if t.begin >= span.end]
    if len(behind) < 2 or behind[0].lower not in PARTS_OF_DAYS:
        return None
    noun = next((t for t in behind[1:] if t.dep != "compound" and t.pos not in ("ADJ", "PROPN")), behind[1])
    return noun if noun.pos == "NOUN" else None


PARTS_OF_DAYS = frozenset({"nights", "mornings", "evenings", "afternoons"})


def _of_a_noun_between(top: Token, event: Token, word: Token) -> bool:
    """ "Claimed responsibility for | a mid-August attack", "condemned a Monday raid": the day of what is spoken of."""
    noun = top.head
    if top.dep not in ("compound", "nmod", "amod") or noun is None or noun.pos not in ("NOUN", "PROPN"):
        return False
    if noun in (event, word) or event.pos != "VERB":
        return False
    if noun.dep == "dobj" and noun.head is event and event.lemma in SPEAKING_OF:
        return True  # "claimed | an October 2 bombing"
    behind_for = noun.dep == "pobj" and noun.head is not None and noun.head.lower in ("for", "about", "of")
    return behind_for and any(a is event for a in noun.ancestors())


SPEAKING_OF = frozenset({"claim", "admit", "deny", "condemn", "denounce", "investigate", "mourn", "criticise", "criticize", "blame", "describe"})  # fmt: skip


def _of_the_cause(top: Token, event: Token, word: Token) -> bool:
    """ "Were captured in February, prompting | talks": what it led to came later."""
    token: Token | None = word
    while token is not None and token is not top.head:
        if token.dep == "advcl" and token.tag == "VBG" and token.lemma in LEADING_TO:
            return not any(t is top for t in token.subtree())
        token = token.head
    return False


LEADING_TO = frozenset({"prompt", "spark", "trigger", "raise", "fuel", "provoke", "pave", "herald"})


def _of_a_likeness(top: Token, event: Token, sentence: Sequence[Token]) -> bool:
    """ "Like Orsk in 1995, Velin has been besieged by the army"."""
    if not sentence or sentence[0].lower not in ("like", "unlike") or top.i > event.i:
        return False
    comma = next((t.i for t in sentence if t.text == ","), None)
    return comma is not None and top.i < comma < event.i


def _of_who_did(top: Token, event: Token) -> bool:
    """ "Militants who had fled Velin | last week were killed": between a relative clause and the verb of its sentence, with no comma."""
    if top.head is not event or top.i > event.i:
        return False
    subjects = event.kids("nsubj", "nsubjpass")
    return any(clause.right == top.left - 1 and clause.tag != "VB" for s in subjects for clause in s.kids("relcl"))


def _of_the_news(top: Token, event: Token, word: Token) -> bool:
    """ "Announced | on Monday | the capture of the town": the day on which it was told."""
    noun = word if word.pos == "NOUN" else event
    verb = noun.head
    if noun.dep != "dobj" or noun.lemma not in WON_OR_LOST or verb is None:
        return False
    return verb.lemma in TELLING and not any(t is top for t in noun.subtree())


TELLING = frozenset({"announce", "confirm", "hail", "declare", "welcome", "report"})
