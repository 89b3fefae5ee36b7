"""Days that a comma-poor sentence puts beside an event though another noun or clause before it owns them.

In: the words of a time expression, its place and the tokens of the sentence. Out: whether the day is not that of the event.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.reader.parse.syntax import Token
from marsad.reader.words import word_lists
from marsad.records import Span, When

NAMED_AFTER_DAYS = frozenset({"street", "square", "avenue", "road", "bridge", "boulevard", "park", "hospital", "stadium", "university", "airport", "dam", "brigade", "battalion", "movement"})  # fmt: skip


def is_name(span: Span, sentence: Sequence[Token]) -> bool:
    """ "On July 7th | Street"."""
    behind = next((t for t in sentence if t.begin >= span.end), None)
    return behind is not None and behind.lower in NAMED_AFTER_DAYS and behind.text[:1].isupper()


def is_borrowed(span: Span, top: Token, event: Token, word: Token, sentence: Sequence[Token]) -> bool:
    """Does a noun or clause before the day own it?"""
    return (
        _of_first_named(top, event, word)
        or _since_that(span, event, word, sentence)
        or _of_who_is_meant(top, event, sentence)
        or _of_a_record_of(top, event)
    )


def _of_first_named(top: Token, event: Token, word: Token) -> bool:
    """ "Condemned the attack on Velin | on Monday as well as other recent attacks": the day of the first alone."""
    noun = word if word.pos == "NOUN" else event
    if noun.pos != "NOUN" or top.i > noun.i:
        return False
    first = noun
    while first.dep == "conj" and first.head is not None and first.head.pos == "NOUN":
        first = first.head
        if any(a is first for a in top.ancestors()) and not any(a is noun for a in top.ancestors()):
            return first.i < top.i
    return False


def _since_that(span: Span, event: Token, word: Token, sentence: Sequence[Token]) -> bool:
    """ "For the first time since Orsk | in 1995"."""
    between: list[Token] = []
    for token in reversed([t for t in sentence if t.end <= span.begin]):
        if token.pos in ("VERB", "AUX") or token.text in (",", ";", ":") or token in (event, word):
            return False
        if token.lower == "since":
            return any(t.pos in ("PROPN", "NOUN") for t in between)
        between.append(token)
    return False


def _of_who_is_meant(top: Token, event: Token, sentence: Sequence[Token]) -> bool:
    """ "The town from which they were expelled | last month was attacked": at the end of a relative clause before its verb, with no comma."""
    verb = event if event.pos == "VERB" else event.head
    if verb is None or verb.pos != "VERB" or top.head is not verb or top.i > verb.i:
        return False
    subjects = [c for c in verb.kids("nsubj", "nsubjpass") if c.i < top.i]
    return any(
        clause.dep == "relcl" and clause.right == top.left - 1 and clause.tag in ("VBD", "VBN")
        for subject in subjects
        for clause in subject.subtree()
    )


def _of_a_record_of(top: Token, event: Token) -> bool:
    """ "Were hit in the war with the council recording 44 raids | in July": the day of the raids."""
    strikes = word_lists("stance")["nouns.standing"]
    if event.pos != "VERB":
        return False
    for noun in top.ancestors():
        if noun is event:
            return False
        counted = noun.lemma in strikes and noun.kids("nummod") and noun.i < top.i
        if counted and noun.head is not None and noun.head.lower == "with":
            return any(a is event for a in noun.ancestors())
    return False


def year_of(noun: Token) -> When | None:
    """ "The 2003 | invasion of Belmark"."""
    if noun.pos != "NOUN":
        return None
    year = next((c for c in noun.kids("nummod", "compound", "nmod", "amod") if _YEAR.match(c.text)), None)
    return When(words=year.text, span=Span(year.begin, year.end)) if year is not None and noun.tag == "NN" else None


_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
