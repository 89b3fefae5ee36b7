"""Verbs of violence and control that mean something else beside certain words: "held responsible", "targeted with sanctions", "died of
cancer", "detained in hospital".

In: a verb of the parse. Out: whether it means something else there. Names no kind.
"""

from __future__ import annotations

import itertools

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.subjects import is_passive

PENALTIES = frozenset({"sanction", "tariff", "penalty", "fine", "embargo", "lawsuit", "subpoena"})
PENALISED = frozenset({"official", "individual", "bank", "company", "businessman", "entity", "firm", "sector", "industry", "export", "import", "asset", "economy", "trade", "airline", "supplier", "oligarch", "lawmaker", "aide", "voter", "donor", "customer", "advertiser", "user", "consumer", "audience"})  # fmt: skip
""" "Target | officials" without an arm in sight: with sanctions, or with words."""
OFFICES = frozenset({"administration", "treasury", "sanction", "measure", "bill", "order", "legislation", "law", "department", "ministry", "campaign", "ad", "list", "parliament", "congress", "senate"})  # fmt: skip
ILLNESSES = frozenset({"disease", "illness", "cancer", "diabetes", "leukemia", "leukaemia", "virus", "infection", "stroke", "age", "complication", "fever", "cholera", "malaria", "pneumonia", "cause", "tuberculosis", "flu", "influenza", "typhoid", "measles", "failure", "condition", "coronavirus", "aids", "dementia", "sickness", "epidemic", "outbreak", "meningitis", "hepatitis", "asthma", "cardiac", "overdose", "diabete"})  # fmt: skip
CARRIED_OUT = frozenset({"operation", "plan", "order", "mission", "strategy", "project", "programme", "program", "task", "policy", "deal", "agreement", "warrant", "raid", "attack", "manoeuvre", "maneuver", "strike", "contract"})  # fmt: skip


def is_other_sense(verb: Token) -> bool:
    """Does the verb mean something else here?"""
    return (
        _penalises(verb)
        or _dies_of_illness(verb)
        or _is_carried_out(verb)
        or _keeps_in_hospital(verb)
        or _sends_to_court(verb)
    )


def _penalises(verb: Token) -> bool:
    """ "Targeted more officials alleging corruption", "hit the banks with sanctions", "agreed to target individuals who sell oil"."""
    if verb.lemma not in ("target", "hit", "strike"):
        return False
    below = [g for p in verb.kids("prep", "agent") if p.lower in ("with", "by", "for") for g in p.kids("pobj")]
    if any(g.lemma in PENALTIES for g in (*below, *verb.kids("nsubj"))):
        return True
    if verb.lemma != "target":
        return False
    struck = verb.kids("nsubjpass") if is_passive(verb) else verb.kids("dobj")
    armed = any(
        g.lemma in ("weapon", "rocket", "strike", "airstrike", "bomb", "missile", "gun", "attack") for g in below
    )
    subject = verb.kid("nsubj")
    aimed = any(t.lemma in PENALISED and t.tag in ("NNS", "NN") for t in struck)
    by_office = subject is not None and subject.lemma in OFFICES
    unarmed = subject is None or subject.pos == "PRON"
    return aimed and not armed and (by_office or (unarmed and not is_passive(verb) and verb.tag == "VB"))


def _dies_of_illness(verb: Token) -> bool:
    """ "Eight people died | of an unknown disease"."""
    if verb.lemma not in ("die", "perish"):
        return False
    causes = [g for p in verb.kids("prep") if p.lower in ("of", "from", "after", "in") for g in p.kids("pobj")]
    return any(g.lemma in ILLNESSES for g in causes)


def _is_carried_out(verb: Token) -> bool:
    """ "An operation | executed by the army": nobody is put to death."""
    if verb.lemma != "execute":
        return False
    done = [verb.head] if verb.dep in ("acl", "amod") and verb.head is not None else []
    return any(t.lemma in CARRIED_OUT for t in (*done, *verb.kids("dobj", "nsubjpass")[:1]))


def _keeps_in_hospital(verb: Token) -> bool:
    """ "Ten people were | detained in hospital": for treatment."""
    kept = verb.lemma in ("detain", "hold", "keep")
    return kept and is_passive(verb) and any(
        g.lemma == "hospital" and not g.kids("det")
        for p in verb.kids("prep") if p.lower in ("in", "at") for g in p.kids("pobj")
    )  # fmt: skip


def _sends_to_court(verb: Token) -> bool:
    """ "Civilians were | sent into the military court system"."""
    into = [g for p in verb.kids("prep", "dative") if p.lower in ("to", "into", "through") for g in p.kids("pobj")]
    return verb.lemma == "send" and any(g.lemma in ("system", "trial", "court", "tribunal") for g in into)


def holds_to_account(verb: Token) -> bool:
    """ "Holds Ardania directly and fully | responsible for it"."""
    held = verb.kid("dobj")
    return (
        verb.lemma == "hold"
        and held is not None
        and any(
            t.lower in ("responsible", "accountable", "liable", "answerable") and 0 < t.i - held.i <= 6
            for t in verb.subtree()
            if not any(a.pos in ("VERB", "AUX", "NOUN", "PROPN") and a is not verb for a in _up_to(t, verb))
        )
    )


def _up_to(token: Token, above: Token) -> list[Token]:
    return list(itertools.takewhile(lambda t: t is not above, token.ancestors()))


def is_inverted(verb: Token, modals: set[str]) -> bool:
    """ "| Should the army decide to stay, it will be hit": a condition."""
    modal = next(c for c in verb.kids("aux") if c.lower in modals)
    return any(c.i > modal.i for c in verb.kids("nsubj", "nsubjpass") if c.i < verb.i)


MILITARY = frozenset({"military", "ground", "air", "special", "combat", "joint", "aerial", "naval", "offensive", "clearing", "clearance", "mop", "cleansing", "mopping", "sniper", "suicide", "terrorist", "terror", "martyrdom"})  # fmt: skip
TRADES = frozenset({"oil", "business", "rescue", "relief", "smuggling", "humanitarian", "aid", "medium", "media", "peacekeeping", "evacuation", "mining", "search", "refining", "trading", "counterterrorism", "counter", "terrorism", "influence", "information", "commercial", "recovery", "banking", "daily", "normal", "future", "day-to-day", "cross-border", "illicit", "fundraising"})  # fmt: skip
WAGING = frozenset({"launch", "conduct", "mount", "carry", "wage", "stage"})


def is_mere_activity(noun: Token) -> bool:
    """ "Its oil | operations", "since they began | operations there", "the line of | attack on the minister": nobody is attacked."""
    if noun.lemma == "attack" and noun.dep == "pobj" and noun.head is not None and noun.head.head is not None:
        return noun.head.lower == "of" and noun.head.head.lemma == "line"
    if noun.lemma != "operation":
        return False
    before = {c.lemma for c in noun.kids("amod", "compound", "nmod")}
    if before & TRADES and not before & (MILITARY - {"special", "joint"}):
        return True
    if any(t.lower == "anti" or t.lower.startswith("anti-") for c in noun.children for t in (c, *c.children)):
        return False  # "anti-Front operations" are against it
    if noun.tag != "NNS" or before & MILITARY or any(p.lower in ("against", "on") for p in noun.kids("prep")):
        return False
    above = noun.head
    waged = above is not None and noun.dep in ("dobj", "nsubjpass") and above.lemma in WAGING
    return not waged and not any(c.lemma in WAGING for c in noun.kids("acl"))
