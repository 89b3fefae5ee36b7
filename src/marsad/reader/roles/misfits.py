"""Words that stand where a doer, a sufferer or a means stands, and are none.

In: a match with its arguments, and the roles filled so far. Out: whether an argument is such a one; the roles without it. Names no kind.
"""

from __future__ import annotations

import re

from marsad.reader.parse.mends import STRIKING
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.clauses import Argument
from marsad.reader.roles.draft import Context, Roles
from marsad.reader.roles.wordings import Match
from marsad.reader.words import word_lists

PLACED = frozenset({"on", "in", "at", "near"})
STRUCK = frozenset({"against", "on", "of", "into"})
HURT = frozenset({"injured", "wounded", "surviving"})
FOILING = frozenset({"repel", "repulse", "foil", "thwart", "avert", "prevent", "confront", "counter", "resist"})
_SIGNATURE = re.compile(r"[A-Z][\w.]* ?/ ?[A-Z][\w.-]*\.?")


def is_aside(argument: Argument, role: str, match: Match, roles: Roles) -> bool:
    """Is it a phrase inside another phrase ("an attack against bases | on the island": the island is not what is attacked), or a
    clause of its own ("shells hit two quarters with | one of the attacks striking a school")?"""
    if role == "means":
        within = [argument.token, *(g for p in argument.token.kids("prep") if p.lower == "of" for g in p.kids("pobj"))]
        return argument.relation == "with" and any(
            c.tag == "VBG" and c.lemma in STRIKING | {"land", "fall", "kill"} and c.i > t.i
            for t in within
            for c in t.kids("acl")
        )
    if argument.direct or argument.relation not in PLACED:
        return False
    return any(
        a.direct and a.relation in STRUCK and match.wording.slots.get(a.relation) == role and _above(a, argument)
        for a in match.arguments
    )


def _above(outer: Argument, inner: Argument) -> bool:
    return outer.token is not inner.token and outer.token in inner.token.ancestors()


def is_namesake(modifier: Token, noun: Token, context: Context) -> bool:
    """ "Before the Rask attack": it bears the name of whom or what it befell; "Ardania Velin gas attack": of where it was."""
    if modifier.tag != "NNP":
        return False
    types = context.nominals.at(modifier).types
    if noun.lemma in ("attack", "poisoning", "assassination", "shooting") and noun.tag == "NN":
        the = any(c.lower == "the" for c in noun.kids("det"))
        if the and types == frozenset({"person"}):
            return True
    others = [c for c in noun.kids("compound", "nmod") if c.tag == "NNP" and c is not modifier]
    return "place" in types and any("place" in context.nominals.at(c).types for c in others)


def is_of_whose_troops(modifier: Token, noun: Token) -> bool:
    """ "A | troop withdrawal", "the Belmarkian | troop withdrawal": whose troops is what matters, unless it is said only from where."""
    if modifier.lemma != "troop":
        return False
    named = any(c.text[:1].isupper() for c in noun.kids("compound", "amod", "nmod", "poss"))
    return named or not any(c.lower == "from" for c in noun.kids("prep"))


def drop_unharmed(match: Match, roles: Roles) -> None:
    """ "Bodies of two soldiers and several | injured civilians": the injured are not dead; nor does a report's signature
    ("D.R/Sample") name anybody whom it befell."""
    dead = match.token.lemma in ("body", "corpse")
    for role in ("whom", "who", "target"):
        if role in roles:
            roles[role] = [
                (f, t)
                for f, t in roles[role]
                if not (dead and any(c.lower in HURT for c in t.kids("amod"))) and not _SIGNATURE.fullmatch(f.text)
            ]


def drop_foilers(match: Match, roles: Roles) -> None:
    """ "The army killed ten fighters, foiling | their attack": whose it was, "their" does not tell; not that of who foiled it."""
    verb = match.token.head
    if match.token.dep != "dobj" or verb is None or verb.lemma not in FOILING:
        return
    roles["by"] = [(f, t) for f, t in roles.get("by", []) if not (t.tag == "PRP$" and t.head is match.token)]


def drop_impostors(roles: Roles) -> None:
    """ "They have targeted the town": whoever they are, they are no weapon. "In the province of | Velin militants": no place."""
    lists = word_lists("nouns")
    people = lists["armed"] | lists["people"]
    roles["means"] = [
        (f, t) for f, t in roles.get("means", []) if t.pos != "PRON" or t.lower not in ("they", "we", "he", "she")
    ]
    roles["place"] = [
        (f, t)
        for f, t in roles.get("place", [])
        if not any(
            g.tag == "NNS" and g.lemma in people and any(c.tag == "NNP" for c in g.kids("compound"))
            for p in t.kids("prep")
            if p.lower == "of"
            for g in p.kids("pobj")
        )
    ]


def drop_deeds_as_parts(match: Match, roles: Roles) -> None:
    """ "They flew missions | as part of the coalition", "protect those in need as part of it": not the missions are a part of it, nor
    those who are protected."""
    as_ = match.token.head
    if match.token.lemma != "part" or as_ is None or as_.lower != "as" or as_.head is None or as_.head.pos != "VERB":
        return
    roles["who"] = [(f, t) for f, t in roles.get("who", []) if t.lemma not in DEEDS]


DEEDS = frozenset({"mission", "operation", "strike", "airstrike", "attack", "campaign", "flight", "sortie", "raid", "patrol", "those", "effort", "training", "exercise", "aid", "support"})  # fmt: skip
