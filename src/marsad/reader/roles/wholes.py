"""Whom a clause behind two nouns speaks of: the branch or the body that it is of, the road or the town it leads to, the asked or the
asker.

In: tokens. Out: tokens. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.words import word_lists

BRANCHES = frozenset({"branch", "affiliate", "offshoot", "wing", "arm", "franchise", "splinter", "faction"})
PARTS = frozenset({"component", "part", "element", "ingredient", "pillar"})
ROADS = frozenset({"road", "highway", "route", "street", "motorway", "track"})
PUNISHING = frozenset({"execute", "punish", "kill", "jail", "arrest", "detain", "sentence", "hang", "behead", "imprison", "prosecute", "try", "charge", "fine", "convict"})  # fmt: skip
SAID = frozenset({"say", "believe", "think", "claim", "fear", "suspect", "hope", "insist", "report"})


def branch_or_whole(noun: Token, participle: Token) -> Token:
    """ "A branch of the Front | operating in Velin": the branch; "a component in the alliance | fighting them": the alliance."""
    prep = noun.head
    if participle.dep != "acl" or participle.tag != "VBG" or prep is None or prep.head is None:
        return noun
    above = prep.head
    if noun.dep == "pobj" and prep.lower == "of" and above.lemma in BRANCHES:
        return above
    return noun


def whole_behind(part: Token, participle: Token) -> Token:
    """ "A main component in the alliance | seeking to take Velin": the alliance seeks it."""
    if participle.dep != "acl" or participle.tag != "VBG" or part.lemma not in PARTS:
        return part
    inner = [n for p in part.kids("prep") if p.lower in ("of", "in") for n in p.kids("pobj") if n.i < participle.i]
    bodies = word_lists("nouns")["group"] | word_lists("nouns")["name_of_body"]
    return next((n for n in inner if n.lemma in bodies or n.lower in bodies), part)


def road_before(participle: Token) -> Token | None:
    """ "They blocked the road south of the city | heading to Velin": it is the road that heads there."""
    verb = participle.head
    if participle.lemma not in ("head", "lead", "run", "go") or participle.dep != "advcl" or verb is None:
        return None
    if participle.tag != "VBG" or participle.kids("aux", "mark", "nsubj") or participle.i < verb.i:
        return None
    return next((o for o in verb.kids("dobj") if o.lemma in ROADS and o.i < participle.i), None)


def punished_for(noun: Token) -> Token | None:
    """ "They executed ten gunmen for | an attempt to flee": the gunmen's attempt."""
    prep = noun.head
    verb = prep.head if prep is not None and prep.lower == "for" and noun.dep == "pobj" else None
    if verb is None or verb.lemma not in PUNISHING or verb.pos != "VERB":
        return None
    return verb.kid("dobj", "nsubjpass")


def told_of(speech: Token) -> Token | None:
    """ "The trucks, which locals say | come from Velin": the trucks do."""
    if speech.dep != "relcl" or speech.lemma not in SAID:
        return None
    subjects = speech.kids("nsubj")
    first = next((c for c in speech.children if c.lower in ("which", "who", "that") and c.i < speech.i), None)
    named = [c for c in subjects if c is not first]
    return speech.head if first is not None and named and first.i < named[0].i < speech.i else None


def with_their_kin(first: Token, nearer: Token) -> bool:
    """ "Gunmen and members of their families who …": both are meant, for the second are told of by the first."""
    theirs = [t for t in nearer.subtree() if t.tag == "PRP$" and t.i <= nearer.i + 3]
    return first.i < nearer.i and any(t.lower in ("their", "his", "its", "her") for t in theirs)


SENDING = frozenset({"send", "deploy", "dispatch", "rush"})


HELPING = frozenset({"support", "back", "assist", "aid", "bolster", "help", "reinforce"})


def who_sends_help(infinitive: Token, verb: Token) -> bool:
    """ "Ardania sent advisers | to support the army": it is Ardania that supports it by them."""
    sent = verb.kid("dobj")
    return infinitive.tag == "VB" and infinitive.lemma in HELPING and verb.lemma in SENDING and sent is not None


HITTING = frozenset({"kill", "shoot", "arrest", "detain", "capture", "seize", "catch", "ambush", "hit", "target", "injure", "wound", "eliminate"})  # fmt: skip
SLIPPING = frozenset({"sneak", "infiltrate", "flee", "escape", "smuggle", "slip", "plant"})
TRYING = frozenset({"try", "attempt", "seek", "prepare"})


def hit_while(participle: Token) -> Token | None:
    """ "The army killed ten gunmen | while trying to sneak into Velin": those who are hit were slipping in or away."""
    verb = participle.head
    if participle.tag != "VBG" or verb is None or verb.lemma not in HITTING or participle.i < verb.i:
        return None
    if not any(c.lower in ("while", "as", "when") for c in participle.kids("mark", "advmod")):
        return None
    tried = [c for c in participle.kids("xcomp") if c.lemma in SLIPPING] if participle.lemma in TRYING else []
    if participle.lemma not in SLIPPING and not tried:
        return None
    return verb.kid("dobj")


DENYING = frozenset({"deny", "reject", "refute", "dismiss", "dispute"})
ACCOUNTS = frozenset({"account", "report", "claim", "allegation", "accusation", "charge", "assertion", "it", "them"})


def rejects_what_is_denied(participle: Token) -> bool:
    """ "Velin denied reports that the army had used gas | dismissing them as lies": not the army, wherever the parser hangs it."""
    if participle.tag != "VBG" or participle.lemma not in DENYING or participle.dep not in ("acl", "advcl"):
        return False
    dismissed = participle.kid("dobj")
    if dismissed is None or not {dismissed.lemma, dismissed.lower} & ACCOUNTS or participle.kids("nsubj"):
        return False
    above = next((t for t in participle.ancestors() if t.pos == "VERB" and t.lemma in DENYING), None)
    return above is not None and above is not participle.head and above.i < participle.i


def effort_helped(helping: Token, verb: Token) -> Token | None:
    """ "Jets supported the campaign of the army | to take Velin": the campaign, and whose it is takes the town, not the jets."""
    if helping.lemma not in HELPING or verb.tag != "VB" or helping.pos != "VERB":
        return None
    return next((c for c in helping.kids("dobj") if c.lemma in EFFORTS and helping.i < c.i < verb.i), None)


def named_doer(effort: Token) -> Token | None:
    """ "The army's campaign", "the campaign of | the army"; of a campaign that is nobody's here, nobody knows."""
    owners = [
        *effort.kids("poss"),
        *(n for p in effort.kids("prep") if p.lower in ("of", "by") for n in p.kids("pobj")),
    ]
    return owners[0] if owners else None


EFFORTS = frozenset({"operation", "campaign", "effort", "offensive", "push", "drive", "bid", "battle", "fight", "attempt", "assault"})  # fmt: skip
