"""Trees that put somebody on the wrong side of an act, set right: who only qualifies the doer, who only describes the dead, what was
struck beside the first thing struck.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import STRIKING, move
from marsad.reader.parse.mends_doers import ROUNDS, put_above
from marsad.reader.words import word_lists

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

TIED = frozenset({"affiliate", "link", "ally", "tie", "align", "associate", "connect"})
""" "Groups affiliated | to the Front fired": who they belong to, not what they did."""
BLOWS = frozenset({"attack", "strike", "airstrike", "raid", "shelling", "bombing", "bombardment", "assault"})
VIOLENCE = BLOWS | {"fighting", "war", "battle", "conflict", "violence", "clash", "crisis", "offensive"}
SPOKEN = frozenset({"demand", "accuse", "urge", "warn", "blame", "insist", "say", "call", "claim", "threaten", "argue"})
SHARES = frozenset({"most", "many", "all", "some", "majority", "half", "mostly", "nearly", "several"})
SINCE = frozenset({"since", "after", "before", "until"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mend_sides(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _struck_with(token)
    for token in tokens:
        _tied(token)
        _began(token)
        _described_victims(token)
        _also_struck(token)
        _with_somebody_saying(token)
        _supported_by_two(token)
        _described_last(token)
        _hurt_number(token, tokens)
        _that_took(token, tokens)
        _shells_hit(token)


def _struck_with(town: Token) -> None:
    """ "Targeted with a rocket shell | Velin village" read as one noun: the village was targeted."""
    prep = town.head
    verb = prep.head if prep is not None and town.dep == "pobj" and prep.lower == "with" else None
    if prep is None or verb is None or verb.lemma not in STRIKING or verb.kids("dobj") or town.tag not in ("NN", "NNP"):
        return
    before = town.kids("compound", "nmod")
    shell = next((c for c in before if c.lemma in ROUNDS and c.text.islower()), None)
    if shell is None or not any(c.tag == "NNP" and c.i > shell.i for c in before):
        return
    for child in [c for c in town.children if c.i < shell.i]:
        move(child, shell, child.dep)
    move(shell, prep, "pobj")
    move(town, verb, "dobj")


def _tied(participle: Token) -> None:
    """ "When groups affiliated to the Front | fired a shell": they fired it."""
    men, prep = participle.kid("nsubj"), next(iter(participle.kids("prep")), None)
    if participle.lemma not in TIED or men is None or men.i > participle.i or participle.kids("aux", "auxpass", "dobj"):
        return
    body = prep.kid("pobj") if prep is not None and prep.i == participle.i + 1 else None
    if body is None or men.tag not in ("NNS", "NNPS"):
        return
    verb = _verb_behind(participle, body)
    if verb is None or verb is participle.head:
        if verb is not None and not verb.kids("nsubj", "nsubjpass"):
            marks = [c for c in participle.children if c.dep in ("mark", "advmod") and c.i < men.i]
            for child in marks:
                move(child, verb, child.dep)
            move(men, verb, "nsubj")
            move(participle, men, "acl")
            participle.tag = "VBN"
        return
    inside = [c for c in participle.children if c is not prep and c not in (men, verb)]
    for told in [c for c in verb.kids("prep") if c.lower == "according" and verb.head is not None]:
        move(told, verb.head or participle, "prep")
    put_above(verb, participle)
    move(men, verb, "nsubj")
    move(participle, men, "acl")
    participle.tag, verb.tag, verb.pos = "VBN", "VBD", "VERB"
    for child in inside:
        move(child, verb, child.dep)


def _verb_behind(participle: Token, body: Token) -> Token | None:
    """The past tense right behind the name, which the parser took for the name's own participle or another clause's verb."""
    around = [*participle.subtree(), *(t for a in list(participle.ancestors())[:1] for t in (a, *a.children))]
    for verb in around:
        if verb.tag not in ("VBD", "VBN") or verb.kids("nsubj", "nsubjpass", "aux", "auxpass", "agent"):
            continue
        own = min([verb.i, *(c.i for c in verb.kids("advmod") if c.i < verb.i)])
        begins = own - 1 == body.i or (verb.dep == "acl" and verb.head is body and own == body.i + 1)
        if begins and (verb.kids("dobj") or any(p.lower == "on" for p in verb.kids("prep"))):
            return verb
    return None


def _began(verb: Token) -> None:
    """ "Ten were killed and shelled since the army and its jets | began an offensive": they began it."""
    if (
        verb.dep != "conj"
        or verb.tag != "VBD"
        or verb.kids("nsubj", "nsubjpass", "aux", "auxpass")
        or verb.head is None
    ):
        return
    if not verb.kids("dobj") or any(
        c.dep == "cc" and verb.head.i < c.i and c.i == verb.i - 1 for c in verb.head.children
    ):
        return
    for prep in verb.head.subtree():
        noun = prep.kid("pobj") if prep.dep == "prep" and prep.lower in SINCE and prep.i < verb.i else None
        if noun is not None and noun.tag[:2] == "NN" and noun.last() == verb.i - 1 and prep.head is not None:
            move(verb, prep.head, "advcl")
            move(noun, verb, "nsubj")
            move(prep, verb, "mark")
            return


def _described_victims(noun: Token) -> None:
    """ "30 people most of them | civilians were killed": the people were."""
    verb = noun.head
    if noun.dep not in ("nsubj", "nsubjpass") or verb is None or noun.tag not in ("NNS", "NNPS"):
        return
    if any(c.lower not in SHARES for c in noun.kids("nummod")):
        return
    known = [*verb.kids("nsubjpass", "nsubj"), *([verb.head] if verb.dep == "relcl" and verb.head is not None else [])]
    for people in known:
        if people is noun or people.i > noun.i or people.tag != "NNS" or not people.kids("nummod"):
            continue
        between = [t for t in (*people.subtree(), *noun.subtree(), *verb.subtree()) if people.i < t.i < noun.i]
        words = sorted({t.i: t.lower for t in between if t.pos != "PUNCT"}.items())
        if not words or words[0][1] not in SHARES or words[0][0] - people.i > 2 or len(words) > 6:
            continue
        for other in [
            c for c in verb.children if people.i < c.i < noun.i and c.dep in ("nsubj", "nsubjpass", "advmod")
        ]:
            move(other, noun, "compound" if other.tag.startswith("NN") else "advmod")
        dep = noun.dep
        if people is verb.head:
            above, above_dep = people.head, people.dep
            if above is not None:
                above_of = (
                    above.head if above.dep == "prep" and above.head is not None and people.i > above.i else above
                )
                move(verb, above_of, "ccomp")
                if above.dep == "prep" and above_dep in ("pobj", "prep"):
                    move(above, people, "advmod")
            elif above_dep == "ROOT":
                return
            move(people, verb, dep)
        move(noun, people, "appos")
        return


def _also_struck(thing: Token) -> None:
    """ "Strikes against the bases and | a vehicle": both were struck."""
    blow = thing.head
    if thing.dep != "conj" or blow is None or blow.lemma not in BLOWS or blow.pos != "NOUN":
        return
    lists = word_lists("nouns")
    struck = lists["place"] | lists["structure"] | lists["people"] | lists["armed"] | VEHICLES
    if thing.pos not in ("NOUN", "PROPN") or not (thing.lemma in struck or thing.tag == "NNP"):
        return
    preps = [p for p in blow.kids("prep") if blow.i < p.i < thing.i]
    on = preps[-1] if preps else None
    first = on.kid("pobj") if on is not None and on.lower in ("on", "against", "at") else None
    if first is not None and first.i < thing.i:
        for link in [c for c in blow.kids("cc") if first.i < c.i < thing.i]:
            move(link, first, "cc")
        move(thing, first, "conj")


VEHICLES = frozenset({"vehicle", "car", "truck", "convoy", "tank", "bus", "ambulance", "boat", "depot", "position", "target", "home", "house", "post", "checkpoint", "site"})  # fmt: skip


def _with_somebody_saying(verb: Token) -> None:
    """ "Met on the fighting with Belmark | demanding a truce": Belmark demands it and does not fight."""
    noun = verb.head
    if verb.tag != "VBG" or verb.dep != "acl" or verb.lemma not in SPOKEN or noun is None or noun.lemma not in VIOLENCE:
        return
    prep = next((p for p in noun.kids("prep") if p.lower == "with" and p.i < verb.i), None)
    side = prep.kid("pobj") if prep is not None else None
    above = next((t for t in noun.ancestors() if t.pos in ("VERB", "AUX")), None)
    if prep is None or side is None or above is None or side.last() != verb.i - 1 or side.tag != "NNP":
        return
    move(prep, above, "prep")
    move(verb, prep, "pcomp")
    move(side, verb, "nsubj")


def _supported_by_two(adviser: Token) -> None:
    """ "An alliance supported by strikes and | foreign advisers surrounded Velin": the alliance did."""
    verb = adviser.head
    if adviser.dep != "nsubj" or verb is None or verb.dep not in ("relcl", "conj", "ccomp") or verb.tag not in FINITE:
        return
    begin, alliance = adviser.first(), verb.head
    if alliance is None or alliance.pos not in ("NOUN", "PROPN") or not verb.kids("dobj") or alliance.i > begin:
        return
    for link in alliance.subtree():
        first = link.head
        if link.dep != "cc" or link.i != begin - 1 or first is None or first.dep != "pobj" or first.head is None:
            continue
        backed = first.head.head if first.head.dep == "agent" else None
        if backed is not None and backed.dep == "acl":
            move(adviser, first, "conj")
            if verb.dep == "relcl":
                verb.dep = "acl"  # its subject is the noun it stands behind, as of "forces backed by … captured Velin"
            return


GROUPS = frozenset({"group", "movement", "organisation", "organization", "militia", "faction", "party", "force", "network", "alliance", "army"})  # fmt: skip


def _described_last(description: Token) -> None:
    """ "Ardania, which calls the Guard a wing of the Front (NF), | a group that …": it is the Front that is described."""
    name = description.head
    if description.dep != "appos" or description.lemma not in GROUPS or name is None or name.tag != "NNP":
        return
    clause = next((c for c in name.kids("relcl") if name.i < c.i < description.i), None)
    if clause is None or not description.kids("det"):
        return
    inner = [
        t for t in clause.subtree() if t.pos in ("NOUN", "PROPN") and t.dep in ("pobj", "dobj") and t.i < description.i
    ]
    last = max(inner, key=lambda t: t.i, default=None)
    if last is not None and last.last() >= description.first() - 4 and last.text[:1].isalpha():
        move(description, last, "appos")


def _hurt_number(number: Token, tokens: list[Token]) -> None:
    """ "Killing ten and wounding | 40 state media reported": forty are wounded."""
    media = number.head
    if (
        number.tag != "CD"
        or number.dep != "nummod"
        or media is None
        or media.lemma not in ("media", "medium", "police")
    ):
        return
    verb = next((t for t in tokens if t.i == number.i - 1), None)
    if verb is not None and verb.lemma in ("kill", "injure", "wound", "hurt") and not verb.kids("dobj"):
        move(number, verb, "dobj")


def _that_took(rebels: Token, tokens: list[Token]) -> None:
    """ "A hill in Orsk province that Front rebels | seized": they seized the hill."""
    that = rebels.kid("mark")
    seized = next((c for c in rebels.kids("acl") if c.tag in ("VBN", "VBD") and c.i == rebels.i + 1), None)
    if (
        rebels.dep not in ("ccomp", "appos")
        or rebels.tag != "NNS"
        or that is None
        or seized is None
        or that.lower != "that"
    ):
        return
    if seized.kids("agent", "dobj", "aux", "auxpass") or any(c.lower == "by" for c in seized.kids("prep")):
        return
    place = next((t for t in tokens if t.i == that.i - 1), None)
    while place is not None and place.dep in ("pobj", "compound", "conj") and place.head is not None:
        above = place.head.head if place.dep == "pobj" and place.head.lower in ("in", "of", "on") else place.head
        if above is None or above.pos not in ("NOUN", "PROPN") or above in rebels.subtree():
            break
        place = above
    if place is None or place.tag != "NN" or rebels in place.ancestors():
        return
    move(rebels, seized, "nsubj")
    move(seized, place, "relcl")
    move(that, seized, "dobj")
    seized.tag = "VBD"


def _shells_hit(verb: Token) -> None:
    """ "Shells fired by men positioned in Velin | targeted houses in Orsk" read as "in Velin, targeted houses": the shells hit them."""
    houses = verb.head
    if verb.dep != "amod" or verb.lemma not in STRIKING or verb.tag != "VBN" or houses is None or houses.dep != "appos":
        return
    if houses.tag != "NNS" or any(c.i < verb.i for c in houses.children):
        return
    for shells in verb.ancestors():
        fired = any(c.lemma == "fire" and c.i < verb.i for c in shells.kids("acl"))
        if shells.lemma in ROUNDS and fired and shells.dep in ("dobj", "pobj", "nsubj"):
            _swap(houses, verb, shells)
            return


def _swap(houses: Token, verb: Token, shells: Token) -> None:
    """Put the verb above both what was hit and what hit it."""
    above = shells.head
    if above is None:
        return
    move(verb, above, "ccomp")
    move(houses, verb, "dobj")
    move(shells, verb, "nsubj")
    for that in [c for c in shells.children if c.lower == "that"]:
        move(that, verb, "mark")
    verb.tag, verb.pos = "VBD", "VERB"
