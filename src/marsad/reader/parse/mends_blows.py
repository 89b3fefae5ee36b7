"""Trees of comma-poor reports on blows and their victims, set right: what struck taken for a time, the one who speaks for a doer, the
kin for the dead, a direction within a place's name.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import DEEDS, STRIKING, TELLING, move
from marsad.reader.parse.mends_doers import ROUNDS, put_above
from marsad.reader.words import word_lists

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

HARMED = frozenset({"kill", "injure", "wound", "hurt", "martyr"})
BLOWS = DEEDS | ROUNDS
KIN = frozenset({"family", "relative", "parent", "mother", "father", "wife", "widow", "brother", "sister", "friend", "son", "daughter", "child"})  # fmt: skip
DIRECTIONS = frozenset({"northern", "southern", "eastern", "western", "central", "northwestern", "northeastern", "southwestern", "southeastern", "north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast"})  # fmt: skip


def mend_blows(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _struck_after(token)
        _struck_when(token)
        _deed_before_verb(token)
        _speaker_behind_doers(token, tokens)
        _kin_of_the_dead(token)
        _direction_in_name(token)
        _body_taken_for_verb(token, tokens)
        _second_land_of_name(token, tokens)
        _members_of_two(token)


def _struck_after(verb: Token) -> None:
    """ "Ten have been killed after raids | targeted a market": the raids targeted it, not the dead."""
    killed = verb.head
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBN") or killed is None or killed.lemma not in HARMED:
        return
    if verb.lemma not in STRIKING or not verb.kids("dobj") or verb.kids("nsubj", "nsubjpass", "aux", "auxpass"):
        return
    if not killed.kids("auxpass") or any(killed.i < c.i < verb.i for c in killed.kids("cc")):
        return
    for prep in killed.kids("prep"):
        blow = prep.kid("pobj")
        if blow is None or prep.lower not in ("after", "when", "as") or blow.lemma not in BLOWS:
            continue
        if 0 < verb.i - blow.last() <= 2:
            move(verb, killed, "advcl")
            move(blow, verb, "nsubj")
            move(prep, verb, "mark")
            return


def _struck_when(verb: Token) -> None:
    """ "Two were killed when mortars fired by rebels | hit the town": the mortars hit it."""
    killed = verb.head
    if verb.dep != "conj" or killed is None or killed.lemma not in HARMED or not killed.kids("auxpass"):
        return
    if verb.tag not in ("VBD", "VBN") or not verb.kids("dobj") or verb.kids("nsubj", "nsubjpass", "aux", "auxpass"):
        return
    for fired in verb.kids("advcl"):
        blow = fired.kid("nsubj", "nsubjpass")
        if fired.tag == "VBN" and fired.kids("agent") and blow is not None and blow.lemma in BLOWS:
            for child in [c for c in fired.children if c.i < blow.i and c.dep in ("advmod", "mark")]:
                move(child, verb, child.dep)
            move(verb, killed, "advcl")
            move(blow, verb, "nsubj")
            move(fired, blow, "acl")
            return


def _deed_before_verb(deed: Token) -> None:
    """ "| Shelling by the army killed ten": a noun for what was done, not a clause."""
    verb = deed.head
    if deed.dep != "csubj" or deed.lower not in ("shelling", "bombing", "shooting") or verb is None:
        return
    if not deed.kids("dobj", "aux", "nsubj", "mark"):
        deed.dep, deed.pos, deed.tag, deed.lemma = "nsubj", "NOUN", "NN", deed.lower


def _speaker_behind_doers(name: Token, tokens: list[Token]) -> None:
    """ "After crimes committed by rebels | Sample said": Sample says it; the rebels alone did it."""
    prep = name.head
    if name.dep != "pobj" or name.tag != "NNP" or prep is None or prep.lower not in ("by", "against", "on"):
        return
    doers = next((c for c in name.kids("compound") if c.tag == "NNS" and c.text.islower()), None)
    said = next((t for t in tokens if t.i == name.i + 1), None)
    if doers is None or said is None or said.lemma not in TELLING or said.tag not in ("VBD", "VBZ"):
        return
    lists = word_lists("nouns")
    if said.kids("nsubj", "nsubjpass", "aux") or doers.lemma not in lists["armed"] | lists["people"]:
        return
    for child in [c for c in name.children if c.i < doers.i]:
        move(child, doers, child.dep)
    move(doers, prep, "pobj")
    move(name, said, "nsubj")


def _kin_of_the_dead(killed: Token) -> None:
    """ "The families of two men | killed fighting the Front have condemned it": the men were killed and fought."""
    kin, verb = killed.kid("nsubj", "nsubjpass"), None
    if killed.tag not in ("VBN", "VBD") or kin is None or kin.lemma not in KIN or killed.kids("aux", "auxpass", "dobj"):
        return
    prep = next((p for p in kin.kids("prep") if p.lower == "of"), None)
    dead = prep.kid("pobj") if prep is not None else None
    if dead is None or dead.last() != killed.i - 1:
        return
    verb = next((c for c in killed.kids("conj") if c.tag in ("VBN", "VBD", "VBP", "VBZ") and c.i > killed.i), None)
    if verb is None or verb.kids("nsubj", "nsubjpass") or any(c.i < verb.i for c in killed.kids("cc")):
        return
    put_above(verb, killed)
    move(kin, verb, "nsubj")
    move(killed, dead, "acl")
    killed.tag = "VBN"
    for child in [c for c in killed.children if c.i > verb.i]:
        move(child, verb, child.dep)


def _direction_in_name(whole: Token) -> None:
    """ "In Velin | southeast Karsa": Velin, which lies in the southeast of Karsa."""
    head = whole.head
    side = next((c for c in whole.children if c.i == whole.i - 1 and c.lower in DIRECTIONS), None)
    if whole.tag != "NNP" or side is None or not side.text.islower() or head is None:
        return
    place = next((c for c in whole.kids("compound", "nmod") if c.i == side.i - 1 and c.tag == "NNP"), None)
    if place is None or whole.dep not in ("pobj", "dobj"):
        return
    first, dep = [c for c in whole.children if c.i < place.i], whole.dep
    for child in first:
        move(child, place, child.dep)
    move(place, head, dep)
    move(whole, place, "appos")


def _body_taken_for_verb(body: Token, tokens: list[Token]) -> None:
    """ "| IS fighters have seized the town": a name in capitals, not "is"."""
    if body.text != "IS" or body.tag != "VBZ" or body.dep not in ("aux", "auxpass") or body.children:
        return
    noun = next((t for t in tokens if t.i == body.i + 1), None)
    if noun is None or noun.tag != "NNS" or noun.head is not body.head or not noun.text.islower():
        return
    body.tag, body.pos, body.lemma = "NNP", "PROPN", "IS"
    move(body, noun, "compound")


def _second_land_of_name(land: Token, tokens: list[Token]) -> None:
    """ "The Islamic State of Iraq and | the Levant": one name."""
    if land.lower not in ("levant", "syria", "sham", "al-sham") or land.dep != "conj":
        return
    before = [t for t in tokens if land.i - 3 <= t.i < land.i and t.lower not in ("the", "al", "-")]
    link = next((t for t in before if t.lower == "and" and t is before[-1]), None)
    first = next((t for t in before if link is not None and t.i == link.i - 1), None)
    if link is None or first is None or first.dep != "pobj" or first.head is None or first is land.head:
        return
    state = first.head.head
    if first.head.lower in ("of", "in") and state is not None and state.text == "State" and first.text == "Iraq":
        move(link, first, "cc")
        move(land, first, "conj")


MEMBERS = frozenset({"member", "fighter", "militant", "terrorist", "gunman", "rebel", "soldier", "supporter", "leader"})
BODIES = frozenset({"group", "organisation", "organization", "faction", "militia", "brigade", "movement"})


def _members_of_two(bodies: Token) -> None:
    """ "33 members of the Front and the Guard | organisations": of both."""
    members = bodies.head
    if bodies.dep != "conj" or bodies.tag != "NNS" or bodies.lemma not in BODIES or members is None:
        return
    first = next((g for p in members.kids("prep") if p.lower == "of" for g in p.kids("pobj")), None)
    if members.lemma not in MEMBERS or first is None or first.tag != "NNP" or first.i > bodies.i:
        return
    if not any(c.tag == "NNP" for c in bodies.kids("nmod", "compound")) or bodies.kids("nummod"):
        return
    for link in [c for c in members.kids("cc") if first.i < c.i < bodies.i]:
        move(link, first, "cc")
    move(bodies, first, "conj")
