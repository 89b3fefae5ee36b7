"""Trees that are recognisably wrong, set right: where the parser takes a finite verb for a participle, or hangs a phrase on the
wrong word, in patterns that are common in news reports.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.reader.words import word_lists

if TYPE_CHECKING:
    from marsad.reader.syntax import Token

STRIKING = frozenset({"target", "attack", "strike", "hit", "shell", "bombard", "pound"})
"""Verbs that bring what they are done with before a long object: "targeted with rockets the town of Velin"."""
REACHING = STRIKING | {
    "storm",
    "bomb",
    "raid",
    "flee",
    "leave",
    "enter",
    "reach",
    "visit",
    "besiege",
    "surround",
    "quit",
}
"""Verbs that take no clause: behind "stormed the army held town" there is none."""
HURT = frozenset({"injure", "wound", "hurt"})
TELLING = frozenset({"say", "tell", "add", "state", "declare", "announce", "note", "stress"})
REPLYING = frozenset({"reject", "deny", "dismiss", "refute", "accuse", "blame", "urge", "warn", "call", "add", "describe", "denounce", "condemn", "criticise", "criticize", "cite"})  # fmt: skip
"""What somebody does by the very words that are told: "X said that it was not so, rejecting the report"."""
OUTCOMES = frozenset({"kill", "injure", "wound", "destroy", "damage", "trap", "set"})


def move(token: Token, head: Token, dep: str) -> None:
    """Hang a token on another head."""
    if token.head is not None:
        token.head.children.remove(token)
    token.head, token.dep = head, dep
    head.children.append(token)
    head.children.sort(key=lambda t: t.i)


def mend(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _lost_hyphen(token, tokens)
        _object_behind_means(token)
        _deed_of_root(token)
        _victims_before_injured(token)
        _deed_as_noun(token)
        _name_of_place(token)
        _second_side(token)
        _subject_of_next(token)
        _reply(token)
        _described_beside(token)
        _outcome(token)


def _first(token: Token) -> Token:
    """The leftmost word below a token."""
    return min(token.subtree(), key=lambda t: t.i)


def _phrase_behind(token: Token, above: Token) -> Iterator[Token]:
    """Heads of noun phrases below `above` that begin right behind a token."""
    for other in above.subtree():
        if other.pos in ("NOUN", "PROPN") and other.i > token.i and _first(other).i == token.i + 1:
            yield other


def _lost_hyphen(verb: Token, tokens: list[Token]) -> None:
    """ "A shell hit the | government held western quarter": many texts have lost their hyphens."""
    held = verb.kid("dobj") if verb.lower in ("held", "controlled") else None
    holder = next((t for t in tokens if t.i == verb.i - 1), None) if held is not None else None
    above = verb.head
    if held is None or holder is None or above is None or _first(held).i != verb.i + 1:
        return
    if verb.kids("nsubjpass", "aux", "auxpass", "mark", "neg") or not _may_hold(holder):
        return
    inside = verb.dep == "ccomp" and above.lemma in REACHING and verb.kids("nsubj") == [holder]
    subjects = [c for c in verb.kids("nsubj") if c.tag != "VBN"]  # "three were killed and 40 | injured"
    linked = verb.dep == "conj" and any(above.i < c.i < verb.i for c in above.kids("cc"))
    beside = verb.dep in ("conj", "acl", "advcl") and not subjects and holder.dep in ("pobj", "dobj")
    if not inside and (not beside or (linked and not verb.kids("nsubj"))):
        return
    for hurt in verb.kids("nsubj") if beside else []:
        move(hurt, above, "conj")
    if verb in holder.ancestors() and not inside:
        return
    top, dep = (above, "dobj") if inside or holder.head is None else (holder.head, holder.dep)
    if top in held.subtree():
        return
    for child in [c for c in verb.children if c not in (held, holder)]:
        move(child, top if above is holder else above, child.dep)
    move(verb, held, "amod")
    move(held, top, dep)
    move(holder, verb, "npadvmod")
    for child in holder.kids("det"):
        move(child, held, "det")
    verb.pos, verb.tag = "VERB", "VBN"


def _may_hold(noun: Token) -> bool:
    lists = word_lists("nouns")
    return noun.tag == "NNP" or noun.lemma in lists["armed"] | lists["group"]


def _object_behind_means(verb: Token) -> None:
    """ "Fighters targeted with rockets | the town": the town is the object."""
    if verb.lemma not in STRIKING or verb.tag not in ("VBD", "VBN") or verb.kids("dobj", "agent", "auxpass"):
        return
    means = next(
        (p for c in verb.kids("prep") if c.lower == "with" and c.i == verb.i + 1 for p in c.kids("pobj")), None
    )
    if means is None:
        return
    around = [verb, *(t for t in list(verb.ancestors())[:4] if verb.dep == "acl" and t.pos not in ("AUX",))]
    ends = [means, *means.kids("conj")]
    for other in (o for top in around for end in ends for o in _phrase_behind(end, top)):
        begin = _first(other)
        doer = other.head
        if doer is None or other.dep not in ("appos", "dobj", "dep", "oprd", "npadvmod", "nsubj"):
            continue
        above = list(verb.ancestors())
        if doer in above and doer.pos == "VERB" and other.dep != "nsubj":
            continue
        if begin.lower in ("the", "a", "an", "two", "three", "several") or begin.text[:1].isupper():
            move(other, verb, "dobj")
            if verb.dep == "acl" and doer in above[1:] and doer.pos in ("NOUN", "PROPN"):
                move(verb, doer, "acl")  # "fighters based in Velin targeted with rockets …"
            return


def _deed_of_root(verb: Token) -> None:
    """ "Velin militants targeted on Sunday the town …" read as "militants who were targeted": in a sentence with no other verb it is
    what they did."""
    root = verb.head
    if verb.lemma not in STRIKING or verb.tag != "VBN" or verb.dep != "acl" or verb.kids("agent", "auxpass", "dobj"):
        return
    if root is None or root.dep != "ROOT" or root.pos not in ("NOUN", "PROPN") or verb.i != root.i + 1:
        return
    if any(c.lower == "by" for c in verb.kids("prep")) or not verb.kids("prep"):
        return
    if root.lemma in word_lists("nouns")["armed"] and any(c.text == "." for c in root.kids("punct")):
        verb.tag = "VBD"


def _victims_before_injured(verb: Token) -> None:
    """ "A bomber killed 30 people | injured 90": 30 people are whom he killed."""
    if verb.lemma not in HURT or verb.tag not in ("VBD", "VBN") or verb.kids("aux", "auxpass") or not verb.kids("dobj"):
        return
    for victims in verb.kids("nsubj"):
        if not victims.kids("nummod") or victims.i != verb.i - 1:
            continue
        kill = next((t for t in verb.subtree() if t.lemma == "kill" and t.i == _first(victims).i - 1), None)
        if kill is None and verb.head is not None and verb.head.lemma == "kill":
            kill = verb.head if verb.head.i == _first(victims).i - 1 else None
        if kill is not None and not kill.kids("dobj", "auxpass", "agent"):
            move(victims, kill, "dobj")
            return


def _deed_as_noun(deed: Token) -> None:
    """ "Rebel | shelling killed four": the shelling is what killed, not a rebel who was shelling."""
    doer = deed.head
    if deed.tag != "VBG" or deed.dep != "acl" or deed.lower not in ("shelling", "bombing", "shooting") or doer is None:
        return
    if doer.tag != "NN" or doer.dep != "nsubj" or doer.kids("det", "amod", "poss") or doer.i != deed.i - 1:
        return
    if doer.head is None or deed.kids("dobj", "aux"):
        return
    verb = doer.head
    for child in [c for c in doer.children if c is not deed]:
        move(child, deed, child.dep)
    move(deed, verb, "nsubj")
    move(doer, deed, "compound")
    deed.pos, deed.tag, deed.lemma = "NOUN", "NN", deed.lower


def _name_of_place(name: Token) -> None:
    """ "Shelling on the capital | Velin killed four": the name is the capital's."""
    verb = name.head
    if name.dep != "nsubj" or name.tag != "NNP" or verb is None or verb.kids("nsubj")[0] is name:
        return
    before = next((t for s in verb.kids("nsubj") for t in s.subtree() if t.i == _first(name).i - 1), None)
    if before is not None and before.dep == "pobj" and before.lemma in ("capital", "city", "town", "village"):
        move(name, before, "appos")


def _second_side(prep: Token) -> None:
    """ "Fighting between A and | B has forced …": B is the other side, not the subject."""
    if prep.lower != "between" or prep.head is None:
        return
    for one in prep.kids("pobj"):
        link = next((c for c in one.kids("cc") if c.lower == "and"), None)
        if link is None or one.kids("conj"):
            continue
        for verb in one.ancestors():
            for other in verb.kids("nsubj"):
                if _first(other).i != link.i + 1:
                    continue
                event = prep.head
                move(other, one, "conj")
                if event.head is verb and event.i < one.i and event.dep in ("advcl", "csubj", "dep", "npadvmod"):
                    event.dep = "nsubj"
                    if event.tag == "VBG":
                        event.pos, event.tag, event.lemma = "NOUN", "NN", event.lower
                return


def _subject_of_next(noun: Token) -> None:
    """ "Thousands died in the fighting and ten million | have fled": not in the ten million."""
    one = noun.head
    if noun.dep != "conj" or noun.pos not in ("NUM", "NOUN") or one is None or one.dep not in ("pobj", "dobj"):
        return
    for above in noun.ancestors():
        for verb in above.kids("conj"):
            helpers = verb.kids("aux", "auxpass")
            if verb.pos != "VERB" or not helpers or helpers[0].i != noun.i + 1:
                continue
            if helpers[0].tag in ("VBD", "VBP", "VBZ", "MD") and not verb.kids("nsubj", "nsubjpass", "mark"):
                move(noun, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")
                return


def _reply(participle: Token) -> None:
    """ "Omid Sample said that the army was not there, | rejecting a report": it is he who rejects it."""
    said = participle.head
    if participle.tag != "VBG" or participle.dep != "advcl" or participle.lemma not in REPLYING or said is None:
        return
    above = said.head
    if said.dep != "ccomp" or above is None or above.lemma not in TELLING or not above.i < said.i < participle.i:
        return
    begin = _first(participle)
    comma = any(c.text == "," and c.i == begin.i - 1 for c in [*said.children, *above.children])
    if begin is participle and comma and not participle.kids("aux", "mark", "nsubj"):
        move(participle, above, "advcl")


def _outcome(participle: Token) -> None:
    """ "A shell hit the school as children were leaving | killing five": it is the shell that kills."""
    verb = participle.head
    if participle.tag != "VBG" or participle.lemma not in OUTCOMES or participle.dep not in ("advcl", "xcomp"):
        return
    if verb is None or verb.dep != "advcl" or verb.tag != "VBG" or verb.head is None or verb.head.pos != "VERB":
        return
    if any(c.lower in ("as", "while") for c in verb.kids("mark")) and any(c.lemma == "be" for c in verb.kids("aux")):
        move(participle, verb.head, "advcl")


def _described_beside(name: Token) -> None:
    """ "By Ardania, a supporter of the rebels and | Belmark, a key ally": Belmark is named beside Ardania."""
    one = name.head
    if name.dep != "conj" or name.tag != "NNP" or one is None or one.dep != "pobj" or one.tag == "NNP":
        return
    described = one.head.head if one.head is not None and one.head.lower == "of" else None
    if described is None or described.dep != "appos" or described.head is None or described.head.tag != "NNP":
        return
    if name.kids("appos") and name.kids("appos")[0].i > name.i:
        move(name, described.head, "conj")
