"""Pronouns whose antecedent the sentence's structure settles, and candidates that it rules out.

In: a pronoun's token. Out: the token that it stands for or repeats, or whether a candidate is ruled out. Weighs nothing.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.clauses import clause_of
from marsad.reader.roles.subjects import is_passive, subject_of
from marsad.reader.words import word_lists

_SUBJECTS = ("nsubj", "nsubjpass")
_THIRD = {
    "he": frozenset({"he", "him", "his"}),
    "she": frozenset({"she", "her"}),
    "they": frozenset({"they", "them", "their"}),
}
ASKING = frozenset({"ask", "press", "question", "contact", "approach", "challenge", "confront"})
STRONGHOLDS = frozenset({"stronghold", "bastion", "holdout", "redoubt", "foothold", "enclave", "hideout", "heartland", "headquarters"})  # fmt: skip
ADVERSE = frozenset({"fight", "battle", "attack", "besiege", "oust", "expel", "drive", "push", "advance", "strike", "bomb", "shell", "defeat", "flush", "dislodge", "root", "evict", "pound", "clash", "surround", "squeeze", "rout"})  # fmt: skip


def repeated(pronoun: Token) -> Token | None:
    """ "They boarded a plane, from where they flew on": the subject pronoun of the clause above, if it is the same word."""
    words = _THIRD.get(pronoun.lower)
    if pronoun.dep not in _SUBJECTS or words is None or pronoun.head is None:
        return None
    for above in pronoun.head.ancestors():
        subjects = above.kids(*_SUBJECTS)
        if above.pos not in ("VERB", "AUX") or not subjects:
            continue
        first = subjects[0]
        return first if first.lower == pronoun.lower and first.i < pronoun.i else None
    return None


def local_subject(pronoun: Token) -> Token | None:
    """ "Forcing the rebels to retreat from positions they had taken": the subject of the clause that the positions stand in."""
    verb = pronoun.head
    if pronoun.lower != "they" or pronoun.dep not in _SUBJECTS or verb is None or verb.dep != "relcl":
        return None
    noun = verb.head
    if noun is None or noun.pos != "NOUN" or noun.i > pronoun.i or pronoun.i - noun.i > 2:
        return None
    clause = clause_of(noun)
    if clause is None or clause.i > noun.i or noun.dep not in ("dobj", "pobj"):
        return None
    subject = subject_of(clause)
    return subject if subject is not None and subject.i < noun.i else None


def among_them(pronoun: Token) -> Token | None:
    """ "Some of the candidates have said they oppose it": they are candidates."""
    verb = pronoun.head
    if pronoun.lower != "they" or pronoun.dep not in _SUBJECTS or verb is None or verb.dep != "ccomp":
        return None
    said = verb.head
    share = said.kid("nsubj") if said is not None and said.lemma in word_lists("speech")["say"] else None
    if share is None or share.lower not in SHARES or share.i > pronoun.i:
        return None
    return next((n for p in share.kids("prep") if p.lower == "of" for n in p.kids("pobj") if n.tag == "NNS"), None)


SHARES = frozenset({"some", "many", "most", "several", "few", "all", "both", "dozens", "hundreds", "thousands"})


def asked(pronoun: Token) -> Token | None:
    """ "When I asked Omid Sample about it, he laughed": he is who was asked."""
    verb = pronoun.head
    if pronoun.lower not in ("he", "she") or pronoun.dep != "nsubj" or verb is None:
        return None
    for clause in verb.kids("advcl"):
        begins = any(c.lower in ("when", "after", "as") for c in clause.children)
        if clause.i < pronoun.i and clause.lemma in ASKING and begins:
            return clause.kid("nsubjpass") if is_passive(clause) else clause.kid("dobj")
    return None


def undergoer(pronoun: Token) -> Token | None:
    """ "The bombs were found and destroyed before they were sent to the front": the bombs."""
    verb = pronoun.head
    if pronoun.lower != "they" or pronoun.dep != "nsubjpass" or verb is None or verb.dep != "advcl":
        return None
    if not any(c.lower in ("before", "after", "once", "until") for c in verb.kids("mark", "advmod")):
        return None
    above = verb.head
    subject = subject_of(above) if above is not None and above.pos == "VERB" and above.i < verb.i else None
    if subject is None or subject.tag != "NNS" or subject.i > pronoun.i:
        return None
    first = subject.head
    return subject if first is not None and is_passive(first) else None


def is_own_object(pronoun: Token, head: Token) -> bool:
    """ "Some villagers joined them": not themselves."""
    if pronoun.dep not in ("dobj", "dative") or pronoun.head is None or pronoun.tag != "PRP":
        return False
    if pronoun.lower.endswith(("self", "selves")):
        return False
    subject = subject_of(pronoun.head)
    return subject is not None and (subject is head or head in subject.kids("appos"))


def is_foe(pronoun: Token, head: Token) -> bool:
    """ "The army is advancing against the militants in their last stronghold": not the army's."""
    if pronoun.tag != "PRP$" or pronoun.head is None or pronoun.head.lemma not in STRONGHOLDS:
        return False
    clause = clause_of(pronoun)
    subject = subject_of(clause) if clause is not None else None
    if clause is None or subject is None or clause.lemma not in ADVERSE or is_passive(clause):
        return False
    foes = [*clause.kids("dobj"), *(o for p in clause.kids("prep") if p.lower == "against" for o in p.kids("pobj"))]
    met = any(foe.i < pronoun.i for foe in foes)
    return met and (subject is head or head in subject.kids("appos") or subject in head.kids("appos"))


SOURCES = frozenset({"source", "report", "medium", "media"})


def is_but_source(pronoun: Token, head: Token) -> bool:
    """ "Sources said the Front took Velin, adding that they were heading for Orsk": who only tells does not march."""
    verb = pronoun.head
    if pronoun.lower != "they" or head.lemma not in SOURCES or head.tag != "NNS" or verb is None:
        return False
    return verb.lemma not in word_lists("speech")["say"] and verb.lemma not in THINKING


THINKING = frozenset({"see", "hear", "believe", "think", "know", "expect", "fear", "witness", "receive", "have", "be"})


KIN = frozenset({"daughter", "son", "child", "wife", "husband", "parent", "mother", "father", "family", "relative", "brother", "sister", "victim", "hostage", "prisoner", "captive"})  # fmt: skip


def is_their_own(pronoun: Token, head: Token) -> bool:
    """ "They had a message for their daughters and told him why they had fled": not the daughters, of whom one speaks as theirs."""
    owned = any(c.lower == "their" for c in head.kids("poss"))
    return pronoun.lower == "they" and head.lemma in KIN and owned and head.sentence == pronoun.sentence


def is_told_of_another(pronoun: Token, head: Token) -> bool:
    """ "Omid Sample met the pilot and spoke with him before he was killed": who befell it is "him", and so not Omid Sample."""
    verb = pronoun.head
    if pronoun.lower not in ("he", "she") or pronoun.dep != "nsubjpass" or verb is None or verb.dep != "advcl":
        return False
    above = verb.head
    if above is None or above.pos != "VERB" or above.i > verb.i or is_passive(above):
        return False
    others = {"him"} if pronoun.lower == "he" else {"her"}
    if not any(t.lower in others and t.dep in ("dobj", "pobj", "dative") and t.i < pronoun.i for t in above.subtree()):
        return False
    subject = subject_of(above)
    return head.sentence != pronoun.sentence or subject is head or (subject is not None and subject.lower == head.lower)
