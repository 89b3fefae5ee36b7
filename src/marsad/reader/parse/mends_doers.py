"""Trees that hang a deed on the wrong doer, set right: a name behind the word for what it is, a verb taken for an adjective, a
participle behind the speaker's verb.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import REPLYING, TELLING, move
from marsad.reader.words import word_lists

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

BODIES = frozenset({"group", "movement", "organisation", "organization", "militia", "faction", "party", "network", "alliance", "coalition", "ally", "backer", "brigade"})  # fmt: skip
ROUNDS = frozenset({"shell", "rocket", "round", "mortar", "missile", "grenade", "projectile"})
CLAIMS = frozenset({"call", "demand", "urge", "press"})
SHOWN = frozenset({"protest", "demonstration", "rally", "march", "petition", "letter", "statement", "resolution"})


def mend_doers(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _name_of_backer(token)
        _fired(token)
        _men_positioned(token)
        _blaming(token)
        _goes_on_calling(token)
        _described_subject(token)


def _name_of_backer(name: Token) -> None:
    """ "Troops backed by the movement | River Guard have captured Velin": the Guard is who backs them."""
    verb = name.head
    if name.dep != "nsubj" or name.tag != "NNP" or verb is None or name.kids("det", "conj"):
        return
    first = name.first()
    comma = any(c.text == "," and c.i == first - 1 for c in verb.kids("punct"))
    for body in (t for t in verb.subtree() if t.i == first - (2 if comma else 1)):
        if body.tag != "NN" or body.lemma not in BODIES or body.dep not in ("pobj", "conj") or body.kids("appos"):
            continue
        agent = next((a for a in body.ancestors() if a.dep == "agent"), None)
        if agent is not None and agent.head is not None and agent.head.dep == "acl":
            move(name, body, "appos")
            return


def _fired(verb: Token) -> None:
    """ "Men positioned in the Velin quarter | fired rocket shells on Orsk": they fired, and the quarter is where they were."""
    shells, place = verb.head, next(iter(verb.kids("npadvmod")), None)
    if verb.lemma != "fire" or verb.dep != "amod" or place is None or place.i != verb.i - 1:
        return
    prep = shells.head if shells is not None else None
    where = prep.head if prep is not None else None
    if shells is None or prep is None or where is None or shells.dep != "pobj" or shells.lemma not in ROUNDS:
        return
    men = where.kid("nsubj") if where.dep != "acl" else where.head
    if where.tag not in ("VBN", "VBD") or men is None or men.pos not in ("NOUN", "PROPN") or men.i > where.i:
        return
    for child in [c for c in shells.children if c.i < place.i]:
        move(child, place, "compound")
    move(place, prep, "pobj")
    for behind in [c for c in shells.kids("prep") if c.lower in ("on", "at", "into") and c.i == shells.i + 1]:
        move(behind, verb, "prep")
    above = where if where.dep != "acl" else men.head
    if above is None:
        return
    verb.tag, verb.pos = "VBD", "VERB"
    put_above(verb, above)
    move(men, verb, "nsubj")
    for child in [c for c in above.children if c.dep == "mark" or (above is where and c.i > verb.i and c is not prep)]:
        move(child, verb, child.dep)
    if above is where:
        move(where, men, "acl")
        where.tag = "VBN"
    move(shells, verb, "dobj")


def put_above(verb: Token, above: Token) -> None:
    """The verb takes the place of the one above it, which then hangs on it."""
    top, dep = above.head, above.dep
    if verb.head is not None:
        verb.head.children.remove(verb)
    verb.head, verb.dep = top, dep
    if top is not None:
        top.children.append(verb)
        top.children.sort(key=lambda t: t.i)
    move(above, verb, "advcl")


POSTED = frozenset({"position", "station", "base", "deploy", "entrench", "hole"})


def _men_positioned(where: Token) -> None:
    """ "Militants | positioned in Velin town | fired on Orsk" read as "were in position, having fired"."""
    men = where.kid("nsubj")
    if where.lemma not in POSTED or where.kids("aux", "auxpass", "dobj", "cc") or men is None or men.i > where.i:
        return
    if not where.kids("prep") or where.kids("prep")[0].i != where.i + 1 or men.pos not in ("NOUN", "PROPN"):
        return
    for verb in where.kids("advcl", "conj"):
        if verb.tag == "VBD" and verb.i > where.i and not verb.kids("nsubj", "nsubjpass", "mark", "aux", "auxpass"):
            put_above(verb, where)
            move(men, verb, "nsubj")
            move(where, men, "acl")
            where.tag = "VBN"
            for child in [c for c in where.children if c.i > verb.i]:
                move(child, verb, child.dep)
            return


def _blaming(participle: Token) -> None:
    """ "Ten were hurt the Monitor said | blaming the army": it is the Monitor that blames it."""
    if participle.tag != "VBG" or participle.lemma not in REPLYING or participle.kids("aux", "mark", "nsubj"):
        return
    above = participle.head
    for said in (above, *participle.ancestors()):
        if said is not None and said.i == participle.i - 1 and said.lemma in TELLING and said.dep == "conj":
            speaker = _said_by(said)
            if speaker is not None:
                move(speaker, said, "nsubj")
                move(participle, said, "advcl")
            return


def _said_by(said: Token) -> Token | None:
    """The name right before "said" that the parser hung beside the last noun of what is said."""
    if said.kids("nsubj", "nsubjpass") or said.head is None:
        return None
    begins = [t for t in said.head.subtree() if t.dep == "appos" and t.i < said.i and t.tag == "NNP"]
    return next((t for t in begins if max(x.i for x in t.subtree()) == said.i - 1), None)


def _goes_on_calling(participle: Token) -> None:
    """ "He joined a rally mourning the dead | and calling for a truce": the rally does."""
    head = participle.head
    if participle.tag != "VBG" or participle.lemma not in CLAIMS or participle.dep != "conj" or head is None:
        return
    if head.tag == "VBG" or participle.kids("aux", "nsubj"):
        return
    for above in participle.ancestors():
        for noun in above.kids("dobj", "pobj", "attr"):
            first = next((c for c in noun.kids("acl") if c.tag == "VBG" and c.i < participle.i), None)
            if noun.lemma in SHOWN and first is not None:
                move(participle, first, "conj")
                return


def _described_subject(noun: Token) -> None:
    """ "The two have troops in Velin and the army's chief, Omid Sample, | rejected it": the chief did."""
    first = noun.head
    posts = word_lists("nouns")["post"]
    if noun.dep != "conj" or noun.lemma not in posts or first is None or first.dep != "pobj" or first.lemma in posts:
        return
    if not any(c.tag == "NNP" and c.i > noun.i for c in noun.kids("appos")):
        return
    last = max(t.i for t in noun.subtree())
    for above in noun.ancestors():
        for verb in above.kids("conj", "dep"):
            if verb.tag not in ("VBD", "VBZ", "VBP") or verb.kids("nsubj", "nsubjpass", "mark"):
                continue
            begin = min([verb.i, *(c.i for c in verb.kids("aux", "auxpass", "neg", "advmod"))])
            if begin - last in (1, 2) and noun.i < begin:
                move(noun, verb, "nsubj")
                return
