"""Trees that are recognisably wrong, set right: where the parser takes a finite verb for a participle, or hangs a phrase on the
wrong word, in patterns that are common in news reports.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from marsad.reader.words import word_lists

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

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
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
TOWNS = frozenset({"town", "village", "city", "district", "suburb", "neighbourhood", "neighborhood", "area", "camp", "province"})  # fmt: skip
FIGHTING = frozenset({"battle", "fight", "attack", "besiege", "hold", "control", "target", "oppose", "support", "back", "host"})  # fmt: skip
"""Verbs that take no clause."""
DEEDS = frozenset({"strike", "airstrike", "raid", "bombing", "bombardment", "attack", "shelling", "airstrikes", "jet", "warplane", "plane", "helicopter", "aircraft", "force", "troop", "bomb", "missile", "shell"})  # fmt: skip
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
        _name_before_outcome(token)
        _outcome(token)
        _outcome_of_told(token)
        _teller(token)
        _hurt_before_name(token)
        _deed_of_host(token)
        _doers_of_bombings(token)
        _owner_without_apostrophe(token)
        _source_and_subject(token)


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
    on = next((c for c in verb.kids("prep") if c.lower == "on" and c.i == verb.i + 1), None)
    inner = on.kids("pobj") if on is not None else []
    if len(inner) == 2 and any(t.lower in DAYS for t in inner[0].subtree()):
        move(inner[1], verb, "dobj")  # "targeted on Sunday morning | the town"
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
        second = other.dep == "pobj" and doer is not None and doer.kids("pobj")[0] is not other
        if doer is None or (other.dep not in ("appos", "dobj", "dep", "oprd", "npadvmod", "nsubj") and not second):
            continue
        above = list(verb.ancestors())
        if doer in above and doer.pos == "VERB" and other.dep != "nsubj":
            continue
        if begin.lower in ("the", "a", "an", "al", "two", "three", "several") or begin.text[:1].isupper():
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


def _verb_above(token: Token) -> Token | None:
    return next((t for t in token.ancestors() if t.pos in ("VERB", "AUX")), None)


def _name_before_outcome(participle: Token) -> None:
    """ "A plane hit a car in the town of Velin | killing two": Velin is the town's name, not who killed them."""
    of = participle.head
    if participle.tag != "VBG" or participle.dep != "pcomp" or of is None or of.lower != "of" or of.head is None:
        return
    names = participle.kids("nsubj")
    verb = _verb_above(of)
    if not names or names[-1].i != participle.i - 1 or names[-1].tag != "NNP" or verb is None:
        return
    if of.head.lemma not in TOWNS:
        return
    for before in [*of.kids("pobj"), *names[:-1]]:
        move(before, names[-1], "compound")
    move(names[-1], of, "pobj")
    move(participle, verb, "advcl")


def _outcome_of_told(participle: Token) -> None:
    """ "Omid Sample stressed that the raids are aimed at civilians; | forcing them out": not he forces them."""
    told = participle.head
    if participle.tag != "VBG" or participle.dep != "advcl" or told is None or told.lemma not in TELLING:
        return
    if participle.lemma not in OUTCOMES and participle.lemma not in ("force", "cause", "leave", "displace"):
        return
    if participle.kids("nsubj", "mark", "aux"):
        return
    content = [c for c in told.kids("ccomp") if told.i < c.i < participle.i]
    if content:
        move(participle, content[-1], "advcl")


def _teller(verb: Token) -> None:
    """ "A bombing killed ten people in Velin on Friday | the monitor said": the monitor says it, it was not killed."""
    if verb.lemma not in TELLING or verb.tag not in ("VBD", "VBZ") or verb.kids("nsubj", "aux", "auxpass"):
        return
    for content in verb.kids("ccomp"):
        for inner in (t for t in content.subtree() if t.dep == "dobj" and t.head is not None):
            others = inner.head.kids("dobj") if inner.head is not None else []
            last = max(t.i for t in inner.subtree())
            if others and others[0] is not inner and last == verb.i - 1 and inner.tag in ("NN", "NNP", "NNS", "NNPS"):
                move(inner, verb, "nsubj")
                return


def _hurt_before_name(hurt: Token) -> None:
    """ "The raids left another 30 | injured Omid Sample told the agency": 30 are injured, he is not."""
    name = hurt.head
    if hurt.dep != "amod" or hurt.lower not in ("injured", "wounded", "dead", "hurt") or name is None:
        return
    if name.tag != "NNP" or name.dep != "nsubj" or name.head is None or name.head.lemma not in TELLING:
        return
    for inner in (t for c in name.head.kids("ccomp") for t in c.subtree()):
        if inner.i == hurt.i - 1 and inner.dep == "dobj" and (inner.pos == "NUM" or inner.kids("nummod")):
            move(hurt, inner, "acl")
            return


def _deed_of_host(verb: Token) -> None:
    """ "A raid on Velin where fighters are battling the group | killed two": it is the raid that killed them."""
    above = verb.head
    if verb.dep != "ccomp" or verb.tag != "VBD" or above is None or above.dep != "relcl" or above.head is None:
        return
    if above.lemma not in FIGHTING or above.kids("dobj") or verb.kids("mark") or not verb.kids("dobj"):
        return
    met = verb.kids("nsubj")
    if len(met) == 1 and _first(met[0]).i == above.i + 1:
        move(met[0], above, "dobj")
        move(verb, above.head, "acl")


def _doers_of_bombings(doer: Token) -> None:
    """ "In regime and | Belmarkian bombings": the bombings are the regime's too."""
    deed = next((c for c in doer.kids("conj") if c.lemma in DEEDS and c.tag == "NNS"), None)
    if doer.tag not in ("NN", "NNP") or doer.kids("det", "amod", "poss", "compound") or deed is None:
        return
    if doer.dep != "pobj" or doer.head is None or not (doer.text[:1].isupper() or doer.lemma in DOER_BODIES):
        return
    if _first(deed) is deed or not _first(deed).text[:1].isupper() or any(c.lower != "and" for c in doer.kids("cc")):
        return
    move(deed, doer.head, doer.dep)
    for child in [c for c in doer.children if c.i > deed.i]:
        move(child, deed, child.dep)
    move(doer, deed, "compound")


DOER_BODIES = frozenset({"regime", "government", "army", "coalition", "rebel", "state", "militia", "opposition", "allied"})  # fmt: skip


def _owner_without_apostrophe(owner: Token) -> None:
    """ "Shelled the provinces | last two villages": an apostrophe is lost; the villages are the province's."""
    verb = owner.head
    if owner.dep != "dobj" or owner.tag != "NNS" or verb is None or verb.pos != "VERB":
        return
    if [c.lower for c in owner.children] != ["the"]:
        return
    for owned in verb.kids("dobj"):
        begin = _first(owned)
        if begin.i == owner.i + 1 and begin is not owned and begin.pos in ("ADJ", "NUM") and owned.pos == "NOUN":
            move(owner, owned, "poss")
            return


def _source_and_subject(according: Token) -> None:
    """ "According to the Observatory | heavy bombardment has battered Velin": two phrases read as one."""
    verb = according.head
    to = next((c for c in according.kids("prep") if c.lower == "to"), None)
    both = to.kid("pobj") if to is not None else None
    if according.lower != "according" or verb is None or verb.pos != "VERB" or both is None or to is None:
        return
    if verb.kids("nsubj", "nsubjpass", "csubj") or both.i > verb.i or both.tag not in ("NN", "NNS"):
        return
    between = [t for t in verb.children if both.i < t.i < verb.i]
    names = [c for c in both.kids("nmod", "compound") if c.tag == "NNP" and c.i < both.i - 1]
    if not names or any(t.dep not in ("aux", "auxpass", "advmod") for t in between):
        return
    if not any(c.i > names[-1].i for c in both.kids("amod", "compound", "nummod") if c.tag != "NNP"):
        return
    for child in [c for c in both.children if c.i < names[-1].i]:
        move(child, names[-1], child.dep)
    move(both, verb, "nsubjpass" if verb.kids("auxpass") else "nsubj")
    move(names[-1], to, "pobj")
