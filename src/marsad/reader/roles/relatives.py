"""The noun that a relative clause says something about, where more than one stands before it.

In: tokens. Out: tokens. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.wholes import with_their_kin
from marsad.reader.words import word_lists


def antecedent_of_relative(verb: Token) -> Token | None:
    """The noun that a relative clause or a participle says something about."""
    if verb.dep in ("relcl", "acl"):
        return verb.head
    if verb.dep == "conj" and verb.head is not None and verb.head.dep in ("relcl", "acl"):
        return verb.head.head
    return None


def _nearest_conjunct(noun: Token, verb: Token) -> Token:
    """ "A and B who fought": B, the nearer one, for certain."""
    while True:
        nearer = [c for c in noun.kids("conj") if c.i < verb.left and c.pos in ("NOUN", "PROPN")]
        if not nearer or with_their_kin(noun, nearer[-1]):
            return noun
        noun = nearer[-1]


def relative_noun(verb: Token) -> Token | None:
    """The noun that a relative clause says something about: the nearest that agrees with it."""
    noun = antecedent_of_relative(verb)
    if noun is not None and verb.dep == "relcl":
        noun = _agreeing(noun, verb)
    if noun is not None:
        return _nearest_conjunct(noun, verb) if noun.pos in ("NOUN", "PROPN", "PRON", "NUM") else None
    # The parser sometimes hangs a relative clause on the verb ("replaced by a new body, under his lead, that includes …"): the
    # last argument of that verb before it is meant.
    head = verb.head
    if verb.dep != "advcl" or head is None or head.pos != "VERB":
        return None
    arguments = [c for c in head.kids("dobj", "attr", "nsubjpass") if c.i < verb.i]
    arguments += [g for c in head.kids("agent") for g in c.kids("pobj") if g.i < verb.i]
    return max(arguments, key=lambda t: t.i, default=None)


def _agreeing(noun: Token, verb: Token) -> Token:
    """ "An alliance of rebel forces that has attacked": what "has" is one, the alliance."""
    finite = [*(c for c in verb.kids("aux", "auxpass") if c.tag in ("VBZ", "VBP", "VBD")), verb][0]
    prep = noun.head
    agent = prep.head if prep is not None and prep.dep == "agent" and noun.tag == "NNP" else None
    that = any(c.lower == "that" for c in verb.kids("nsubj"))
    if agent is not None and agent.dep == "acl" and agent.head is not None and finite.tag == "VBZ" and that:
        noun, prep = agent.head, agent.head.head  # "a coalition of militias backed by Ardania that has attacked"
    if noun.tag != "NNS" or finite.tag != "VBZ" or noun.dep != "pobj" or prep is None or prep.lower != "of":
        return noun
    above = prep.head
    return above if above is not None and above.tag == "NN" else noun


def thing_before(which: Token, noun: Token) -> Token:
    """ "Strikes killed 23 people in the town which …": people are no "which" where a thing stands right before it."""
    if noun.tag != "NNS" or noun.lemma not in word_lists("nouns")["people"]:
        return noun
    return next(
        (t for t in noun.subtree() if t.dep == "pobj" and t.pos == "NOUN" and t.i in (which.i - 1, which.i - 2)), noun
    )


def people_above(noun: Token) -> Token:
    """ "Fighters from the Front who …", "a figure from the party who …": a body is no "who" where people stand before it."""
    prep = noun.head
    if (
        prep is not None
        and prep.head is not None
        and noun.lemma in ("country", "nation", "state")
        and prep.lower == "from"
    ):
        behind = [c for c in (prep.head, *prep.head.kids("dobj")) if c.tag == "NNS" and c.i == prep.i - 1]
        return behind[0] if behind else noun  # "sixty volunteers from 12 countries who …"
    body = noun.tag == "NN" and noun.lemma in BODIES
    land = body or (noun.tag == "NN" and noun.lemma in word_lists("nouns")["place"])
    if not (noun.tag == "NNP" or land) or noun.dep != "pobj" or prep is None or prep.head is None:
        return noun
    people = prep.head
    if land and people.dep == "acl" and people.head is not None:
        people = people.head  # "gunmen operating in the country who …"
    if prep.dep == "agent" and people.dep in ("acl", "relcl") and people.head is not None:
        people = people.head  # "fighters supported by the Front, who …"
    return (
        people if people.tag in ("NNS", "NNPS") or people.lemma in {*word_lists("nouns")["people"], "figure"} else noun
    )


BODIES = frozenset({"group", "government", "regime", "army", "movement", "organisation", "organization", "party", "state", "coalition", "alliance", "administration"})  # fmt: skip
RULERS = frozenset({"government", "regime", "army", "state", "administration"})
"""What is no "who" where people stand before it: "members of the group who …"."""
