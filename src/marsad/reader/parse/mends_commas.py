"""Trees where a lost comma lets a list, an apposition or a clause take in words of its neighbour, set right.

In: the tokens of one line. Out: the same tokens, some with another head. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.reader.parse.mends import FIGHTING, REACHING, TELLING, move
from marsad.reader.words import word_lists

if TYPE_CHECKING:
    from marsad.reader.parse.syntax import Token

SUBJECTS = ("nsubj", "nsubjpass")
BLAMING = frozenset({"blame", "accuse", "condemn", "denounce"})
SUFFERING = frozenset({"kill", "injure", "wound", "hurt", "die", "displace", "arrest", "detain"})
FOREBODING = frozenset({"warn", "fear", "believe", "insist", "argue", "claim", "say", "hope", "admit", "stress"})
NO_CLAUSE = (
    FIGHTING | REACHING | frozenset({"border", "neighbour", "neighbor", "include", "join", "adjoin", "overlook"})
)
"""Verbs that take no clause: behind "borders Belmark" there is none."""


def mend_commas(tokens: list[Token]) -> None:
    """Set right what is wrong in a line."""
    for token in tokens:
        _described_name(token)
        _description_first(token)
        _beside_sponsor(token)
        _named_beside_agent(token)
        _backed_member(token)
        _speaker_behind_phrase(token)
        _clause_behind_object(token)
        _blaming_by_teller(token)
        _other_clause(token, tokens)
        _warned_of(token)
        _counted_evacuees(token)
        _gerund_as_subject(token)
        _kin_of_first(token)


def _described(token: Token) -> bool:
    """ "A key ally", "one of the leaders": a description, not a name."""
    return token.tag == "NN" and any(c.lower in ("a", "an", "the") for c in token.kids("det"))


def _described_name(noun: Token) -> None:
    """ "The truce was brokered by Ardania | a supporter of the rebels", "pits them against Rask | a member of …": what the name
    before it is, not what is brokered."""
    verb = noun.head
    beside = noun.dep == "appos" and verb is not None and verb.tag == "NNS" and verb.head is not None
    if beside and verb is not None:
        verb = verb.head  # "rebels against Rask | a member", taken for what the rebels are
    elif noun.dep not in ("dobj", "npadvmod", "oprd"):
        return
    if verb is None or verb.pos != "VERB" or noun.i < verb.i:
        return
    if noun.tag != "NN" or not any(c.lower in ("a", "an") for c in noun.kids("det")):
        return
    passive = bool(verb.kids("auxpass")) and bool(verb.kids("agent"))
    taken = any(o is not noun and verb.i < o.i < noun.i for o in verb.kids("dobj"))
    before = next((t for t in verb.subtree() if t.i == noun.first() - 1), None)
    if (
        before is None
        or before.tag != "NNP"
        or before.dep != "pobj"
        or before.i < verb.i
        or not (passive or taken or beside)
    ):
        return
    if noun.lemma in word_lists("nouns")["people"] | word_lists("nouns")["post"] | SIDES:
        move(noun, before, "appos")


SIDES = frozenset({"ally", "backer", "supporter", "rival", "foe", "sponsor", "patron", "neighbour", "neighbor", "opponent", "critic", "member", "power"})  # fmt: skip


def _description_first(verb: Token) -> None:
    """ "Ardania | a key ally of Velin's Omid Rask | has called for a truce": it is Ardania that calls."""
    subjects = [c for c in verb.children if c.dep in SUBJECTS and c.i < verb.i]
    if verb.pos not in ("VERB", "AUX") or len(subjects) < 2:
        return
    name, *others = subjects
    described = next((c for c in name.kids("appos") if c.i > name.i), None) or others[0]
    first = described in others
    if name.tag not in ("NNP", "NNPS") or described.lemma not in SIDES | {"leader", "chief"}:
        return
    if not _described(described) or not any(described.kids("prep")) or described.first() - name.i > 2:
        return
    last = max(name.last(), described.last())
    if first and any(c.text == "," and name.i < c.i < verb.i for c in verb.kids("punct")):
        return
    rest = [other for other in others if other is not described]
    if not first and (not rest or rest[0].first() != last + 1):
        return
    if first:
        move(described, name, "appos")
    for other in rest:
        move(other, described, "appos")


def _named_beside_agent(name: Token) -> None:
    """ "Brokered by Ardania a supporter of rebel forces and | Belmark a key ally": Belmark is named beside Ardania."""
    one = name.head
    if name.dep != "conj" or name.tag != "NNP" or one is None or one.dep != "pobj" or one.tag in ("NNP", "NNPS"):
        return
    described = one.head.head if one.head is not None and one.head.lower == "of" else None
    if described is None or described.dep != "appos" or described.head is None or described.head.tag != "NNP":
        return
    own = [c for c in name.kids("appos") if c.tag == "NN" and c.i > name.i]
    behind = [c for c in described.head.kids("appos") if c is not described and c.first() - name.i in (1, 2)]
    behind = [c for c in behind if c.tag == "NN" and c.lemma in SIDES and _described(c)]
    if own or behind:
        move(name, described.head, "conj")
        for also in behind:
            move(also, name, "appos")


def _beside_sponsor(name: Token) -> None:
    """ "The talks are sponsored by Ardania which backs the rebels as well as | Belmark": Belmark sponsors them too."""
    one = name.head
    if name.dep != "conj" or name.tag != "NNP" or one is None or one.dep != "dobj" or one.tag in ("NNP", "NNPS"):
        return
    verb, link = one.head, next((c for c in one.kids("cc") if c.i < name.i), None)
    if verb is None or link is None or link.lower != "as" or not link.kids("advmod"):
        return
    subject = verb.kid("nsubj")
    if subject is None or subject.lower not in ("which", "who") or verb.head is None:
        return
    before = next(
        (t for t in (verb.head, *verb.head.subtree()) if t.i in (subject.i - 1, subject.i - 2) and t.tag == "NNP"), None
    )
    if before is not None and before.dep in ("pobj", "conj"):
        move(name, before, "conj")


MEMBERSHIP = frozenset({"minority", "sect", "community", "family", "clan", "tribe", "faith"})


def _backed_member(participle: Token) -> None:
    """ "Rask a member of the hill minority | backed by Belmark": it is Rask who is backed."""
    kin = participle.head
    if participle.dep != "acl" or participle.tag != "VBN" or kin is None or kin.lemma not in MEMBERSHIP:
        return
    if kin.dep != "pobj" or kin.head is None or kin.head.lower != "of" or not participle.kids("agent"):
        return
    member = kin.head.head
    if member is None or member.lemma not in ("member", "leader", "scion", "son") or member.dep != "appos":
        return
    if member.head is not None and member.head.tag == "NNP":
        move(participle, member.head, "acl")


def _speaker_behind_phrase(verb: Token) -> None:
    """ "The quarter is held by the Front and its allies | the Monitor said", "a judge who worked with him | a witness said": the
    verb of saying has its speaker right before it."""
    if verb.lemma not in TELLING or verb.tag not in ("VBD", "VBZ") or verb.kids("nsubj", "nsubjpass", "auxpass"):
        return
    if verb.dep not in ("ROOT", "conj") or any(c.pos in ("NOUN", "PROPN") and c.i > verb.i for c in verb.kids("dobj")):
        return
    if verb.kids("aux") or any(c.dep in ("agent", "prep") and c.i < verb.i for c in verb.children):
        return
    for content in verb.kids("ccomp"):
        if content.i > verb.i:
            continue
        for inner in sorted(content.subtree(), key=lambda t: t.i):
            if inner.dep not in ("dobj", "appos", "npadvmod") or inner.pos not in ("NOUN", "PROPN"):
                continue
            above = inner.head
            marked = any(c.lower in ("the", "a", "an") for c in inner.kids("det"))
            if above is None or inner.last() != verb.i - 1 or not marked or inner.first() == above.i + 1 == inner.i:
                continue
            if inner.dep == "dobj" and not any(c.dep == "prep" and c.i < inner.i for c in above.children):
                continue
            if not _may_speak(inner):
                continue
            move(inner, verb, "nsubj")
            return


def _may_speak(noun: Token) -> bool:
    lists = word_lists("nouns")
    return noun.tag == "NNP" or noun.lemma in lists["people"] | lists["post"] | lists["group"]


def _clause_behind_object(verb: Token) -> None:
    """ "Velin borders Ardania and | civilians have fled there": those who fled are the civilians."""
    above = verb.head
    if verb.dep != "ccomp" or verb.kids("mark") or above is None or above.lemma not in NO_CLAUSE or above.i > verb.i:
        return
    met = verb.kids("nsubj")
    if len(met) != 1 or above.kids("dobj") or met[0].first() != above.i + 1 or met[0].tag != "NNP":
        return
    link = next((c for c in met[0].kids("cc") if c.lower == "and"), None)
    others = met[0].kids("conj")
    if link is None or len(others) != 1 or others[0].first() != link.i + 1 or others[0].i > verb.i:
        return
    first, second = met[0], others[0]
    move(second, verb, "nsubj")
    move(first, above, "dobj")
    move(link, above, "cc")
    verb.dep = "conj"


def _blaming_by_teller(participle: Token) -> None:
    """ "The council stated that ten were killed in Velin | blaming the army": it is the council that blames it."""
    if participle.tag != "VBG" or participle.lemma not in BLAMING or participle.dep not in ("acl", "advcl"):
        return
    if participle.kids("aux", "mark", "nsubj") or not participle.kids("dobj"):
        return
    suffering = False
    for above in participle.ancestors():
        if above.pos != "VERB":
            continue
        suffering = suffering or above.lemma in SUFFERING
        if above.lemma in TELLING and suffering and above.i < participle.i and above.kids("nsubj"):
            move(participle, above, "advcl")
            return


def _other_clause(verb: Token, tokens: list[Token]) -> None:
    """ "The talk followed one with ministers who blamed the army but | urged patience": the ministers urged it; the "but" before it
    is theirs."""
    head = verb.head
    if verb.dep != "conj" or verb.pos != "VERB" or head is None or verb.kids("nsubj", "nsubjpass", "aux", "auxpass"):
        return
    if verb.tag not in ("VBD", "VBZ", "VBP"):
        return
    link = next((t for t in tokens if t.i == verb.i - 1), None)
    one = link.head if link is not None and link.dep == "cc" else None
    if one is None or one is head or one.pos != "VERB" or one.tag != verb.tag or not head.i < one.i < verb.i:
        return
    if one.dep == "relcl" and any(c.lower in ("who", "which", "that") for c in one.kids("nsubj")):
        move(verb, one, "conj")


def _warned_of(noun: Token) -> None:
    """ "Critics have warned | the decision could end the talks": the decision could, and nobody is warned."""
    verb = noun.head
    if noun.dep != "dobj" or verb is None or verb.lemma not in FOREBODING or noun.i < verb.i:
        return
    for content in verb.kids("ccomp", "xcomp"):
        modal = any(c.tag == "MD" for c in content.kids("aux"))
        lacks = modal and not content.kids("nsubj", "nsubjpass", "mark", "expl")
        if lacks and content.i > noun.last() and verb.kids("dobj") == [noun]:
            move(noun, content, "nsubjpass" if content.kids("auxpass") else "nsubj")
            content.dep = "ccomp"
            return


def _counted_evacuees(participle: Token) -> None:
    """ "Ten left Velin along with forty | evacuated from Orsk": the forty are from there, not the ten."""
    verb = participle.head
    if participle.tag != "VBN" or participle.dep != "advcl" or verb is None or verb.i > participle.i:
        return
    if participle.kids("mark", "aux", "auxpass", "nsubj", "nsubjpass") or verb.pos != "VERB":
        return
    comma = any(c.text == "," and c.i == participle.i - 1 for c in verb.kids("punct"))
    before = next((t for t in verb.subtree() if t.i == participle.i - (2 if comma else 1)), None)
    if before is not None and before.dep == "pobj" and before.pos == "NUM":
        move(participle, before, "acl")


def _gerund_as_subject(gerund: Token) -> None:
    """ "The town has been divided and | capturing it has been their goal": the capturing has."""
    verb = gerund.head
    if gerund.tag != "VBG" or gerund.dep != "conj" or gerund.kids("aux", "nsubj") or verb is None:
        return
    if verb.tag == "VBG" or verb.pos not in ("VERB", "AUX") or any(c.tag == "VBG" for c in verb.kids("aux")):
        return
    for other in verb.kids("conj"):
        if other.i > gerund.i and other.lemma == "be" and not other.kids("nsubj", "csubj", "expl"):
            move(gerund, other, "csubj")
            return


def _kin_of_first(of: Token) -> None:
    """ "Gunmen and members | of their families": the second are of the families, not both."""
    first = of.head
    inner = of.kid("pobj")
    if of.lower != "of" or first is None or inner is None or not inner.kids("poss"):
        return
    if inner.kids("poss")[0].lower not in ("their", "his", "her", "its"):
        return
    second = next((c for c in first.kids("conj") if c.i == of.i - 1 and c.pos == "NOUN"), None)
    if second is not None:
        move(of, second, "prep")
