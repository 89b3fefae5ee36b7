"""How far a sentence bears on how real an event is: the borders of the walk that settles a stance.

In: tokens. Out: whether what stands above an event says anything on it. Knows no certainties.
"""

from __future__ import annotations

from marsad.reader.syntax import Token
from marsad.reader.words import word_lists

CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
"""Subordinators of what need not be so."""

OF_ITS_SUBJECT = frozenset({"be", "begin", "start", "take", "continue", "carry", "launch", "conduct", "occur", "happen", "wage", "lift", "break", "end"})  # fmt: skip
"""Verbs that say of an event, as their subject, whether it takes place."""


def until_then(clause: Token) -> bool:
    """ "once the city is secured", in a sentence on what will be."""
    head = clause.head
    words = {c.lower for c in clause.children if c.dep in ("mark", "advmod")}
    ahead = {"will", "would", "'ll", "’ll", "shall", "going"}
    return (
        bool(words & {"once", "until", "when", "before", "after", "till"})
        and head is not None
        and any(c.lower in ahead for c in head.children if c.dep == "aux")
    )


def stops(token: Token, came_from: Token | None) -> bool:
    """Does what stands above say nothing on how real this is?"""
    head = token.head
    assert head is not None
    if token.dep == "relcl":
        return True
    if token.dep == "acl" and token.tag in ("VBN", "VBG", "VBD"):
        if head.dep == "attr":
            return False  # "is believed to be the fifth person killed"
        return head.lemma not in word_lists("stance")["nouns.intended"] | word_lists("stance")["nouns.attempted"]
    if token.dep == "conj" and own_subject(token):
        return True
    if token.dep in ("ccomp", "parataxis") and token.i < head.i and _broken_off(token, head):
        return True  # "He was freed in 2014: a ransom is believed to …"
    if token.pos == "NOUN" and came_from is not None and came_from.dep == "prep" and token.lemma in TAKEN_FOR_GRANTED:
        return True  # "called for an investigation of the attack"
    if token.dep == "advcl":
        mark = next((c.lower for c in token.children if c.dep in ("mark", "advmod")), "")
        if token.tag == "VB" and any(c.lower == "to" for c in token.kids("aux")):
            return False
        return mark not in CONDITIONAL
    if token.dep in ("nsubj", "nsubjpass"):
        # "an attack is expected": what the verb says of its subject; "an attack killed 20": nothing.
        if head.lemma == "be" and head.kids("attr"):
            return True  # "the capture was not a triumph": it took place
        return not (
            head.lemma in word_lists("stance")["verbs.predicted"] | word_lists("stance")["verbs.intended"]
            or head.lemma in OF_ITS_SUBJECT
        )
    if token.dep == "pcomp" and head.lower in ("before", "after", "while", "since", "despite", "when", "like", "with"):
        return True
    if came_from is None and token.pos == "NOUN" and token.dep == "dobj":
        return not _governs_event(head)
    if came_from is None and token.dep == "pobj" and token.pos == "NOUN" and head.lower in ADJUNCTS:
        return True
    if token.dep in ("pobj",) and head.dep == "prep" and head.head is not None:
        return False
    return token.dep in ("compound", "nmod", "amod")


def _broken_off(token: Token, head: Token) -> bool:
    return any(c.text in (":", ";") and token.i < c.i < head.i for c in [*head.children, *token.children])


TAKEN_FOR_GRANTED = frozenset({"investigation", "inquiry", "probe", "response", "aftermath", "victim", "evidence", "anniversary", "condemnation", "issue", "question", "fate", "scene", "site", "survivor", "perpetrator", "footage", "image", "memory", "consequence", "impact", "cost", "reaction", "account", "news", "detail", "case"})  # fmt: skip
"""Nouns that take for granted the event of which they are."""


ADJUNCTS = frozenset(
    {
        "in",
        "during",
        "after",
        "before",
        "amid",
        "since",
        "following",
        "despite",
        "from",
        "by",
        "with",
        "at",
        "between",
        "as",
        "about",
    }
)
"""An event in such a phrase is told in passing: what the sentence says of its own event does not touch it."""


def _governs_event(verb: Token) -> bool:
    """May this verb, with an event noun for its object, say whether the event takes place?"""
    lists = word_lists("stance")
    families = (
        "attempted",
        "intended",
        "predicted",
        "ordered",
        "denied",
        "transparent",
        "hypothetical",
        "likely",
        "possible",
    )
    known = any(verb.lemma in lists[f"verbs.{family}"] for family in families)
    return verb.lemma in EVENT_VERBS or (known and verb.lemma != "help")


EVENT_VERBS = frozenset({"complete", "finish", "prevent", "halt", "repeat", "achieve", "ensure", "avoid", "seek", "carry", "conduct", "launch", "stage", "mount", "wage", "perform", "commit", "undertake", "lead", "start", "execute", "face", "suffer", "impose", "lift", "do", "perpetrate", "resume", "announce", "plan", "repel", "join", "end", "reach", "sign", "secure", "issue", "risk", "threaten", "accept", "be", "create"})  # fmt: skip


def own_subject(token: Token) -> bool:
    """Has the verb a subject of its own?"""
    return any(c.dep in ("nsubj", "nsubjpass", "expl") for c in token.children)
