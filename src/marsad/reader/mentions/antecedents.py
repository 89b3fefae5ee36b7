"""Which noun phrase a pronoun stands for: the candidates, what speaks for each, and how sure that makes the best of them.

In: a pronoun, the nominals around it. Out: the likeliest candidate, or None where none is likely enough: a wrong name is worse than
"they". The weights (`weights/antecedents.toml`) are learnt from pronouns that people have annotated (`training/fit_antecedents.py`);
what is weighed is here, and each weight bears the name of what it weighs.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from marsad.reader.mentions.agreement import is_named_beside
from marsad.reader.mentions.mentions import RELIGIONS, Nominal, Nominals, resolved
from marsad.reader.mentions.settled import (
    among_them,
    asked,
    is_but_source,
    is_foe,
    is_own_object,
    is_their_own,
    is_told_of_another,
    local_subject,
    repeated,
    undergoer,
)
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.clauses import clause_of
from marsad.reader.roles.subjects import SUBJECTS, subject_of
from marsad.reader.weights import weigh, weights
from marsad.reader.words import word_lists

REACH = 3
"""Sentences back that a pronoun may look."""
LIKELY = {"he": 0.35, "it": 0.5, "they": 0.4}
"""Chance from which a candidate is taken, by class of pronoun: at these, 89, 75 and 73 of 100 answers are right (10-fold
cross-validation over 633 annotated pronouns). Below it the pronoun stays open."""

HE_SHE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
FEMALE = frozenset({"woman", "girl", "mother", "wife", "daughter", "sister", "queen", "aunt", "widow", "mrs", "ms", "chairwoman", "spokeswoman", "congresswoman", "grandmother", "actress", "bride", "lady", "fiancee", "fiancée", "girlfriend", "niece", "schoolgirl", "housewife", "heroine"})  # fmt: skip
MALE = frozenset({"man", "boy", "father", "husband", "son", "brother", "king", "uncle", "mr", "sir", "chairman", "spokesman", "congressman", "grandfather", "prince", "sheikh", "gunman", "lord", "fiance", "fiancé", "boyfriend", "nephew", "schoolboy"})  # fmt: skip

_ACCUSING = frozenset({"accuse", "blame", "condemn", "denounce", "criticise", "criticize"})
_DEEDS = frozenset({"attack", "strike", "airstrike", "raid", "offensive", "bombardment", "shelling", "campaign", "crime", "assault", "operation", "war"})  # fmt: skip
_HITS = frozenset({"fire", "attack", "target", "kill", "shoot", "hit", "strike", "bomb", "shell", "ambush", "arrest", "detain", "seize", "intercept", "pound"})  # fmt: skip
_FORCE = _HITS | {"launch", "capture", "storm", "overrun", "besiege", "advance", "conquer"}
"""What no monitor of human rights does, but reports."""
_CRIMES = frozenset({"crime", "atrocity", "massacre", "violation", "abuse", "brutality", "aggression"})
_MONITORS = frozenset({"observatory", "watch", "amnesty", "monitor", "watchdog"})
_CLEARLY = 0.05
"""By so much must the likeliest candidate be likelier than the next: "he" after two men of the same sentence stays open."""
_LOSSES = frozenset({"casualty", "death", "fatality", "toll"})
"""Numbers of dead, who do nothing any more: "at the cost of many casualties, they won"."""

SPECIFIC = frozenset({"person", "people", "group", "place"})
"""A phrase that may be one of these is not merely some other thing."""

_PASSIVE_SUBJECTS = ("nsubj", "nsubjpass")
_DEPENDENCIES = {"nsubj": "subject", "nsubjpass": "subject", "dobj": "object", "dative": "object", "agent": "agent", "pobj": "pobj", "poss": "modifier", "compound": "modifier", "amod": "modifier", "nmod": "modifier", "appos": "appos", "conj": "conj"}  # fmt: skip


def pronoun_class(token: Token) -> str | None:
    """`he`, `it` or `they`, or None for all other words."""
    word = token.lower
    if token.pos != "PRON" and token.tag not in ("PRP$", "PRP"):
        return None
    return "he" if word in HE_SHE else "it" if word in IT else "they" if word in THEY else None


def candidates(pronoun: Token, around: Sequence[Nominal]) -> Iterator[Nominal]:
    """Noun phrases of the same sentence and of the REACH sentences before it; pronouns are none."""
    for nominal in around:
        head = nominal.head
        if not 0 <= pronoun.sentence - head.sentence <= REACH or head is pronoun:
            continue
        if head.pos == "PRON" or head.tag == "PRP$" or nominal.types == frozenset({"time"}):
            continue
        if head.i > pronoun.i and head.left <= pronoun.i:
            continue  # "its fighters": not the fighters
        if pronoun.lower in HE_SHE and not _may_be_one_person(pronoun, nominal):
            continue
        if head.lemma in _LOSSES and not nominal.name:
            continue
        if pronoun.lower in THEY and _is_one_person(nominal):
            continue
        if _monitors(nominal) and _uses_force(pronoun):
            continue
        if _is_unarmed(nominal) and _does_violence(pronoun):
            continue
        if is_but_source(pronoun, head) or is_their_own(pronoun, head) or is_told_of_another(pronoun, head):
            continue
        if _is_own_subject(pronoun, head) or head.lemma in _DIRECTIONS:
            continue
        if _is_told_apart(pronoun, head) or _was_hit_before(pronoun, head):
            continue
        if is_own_object(pronoun, head) or is_foe(pronoun, head) or is_named_beside(pronoun, nominal, around):
            continue
        if _is_crime(pronoun) and not resolved(nominal).types & SPECIFIC:
            continue
        if _is_crime(pronoun) and _speaks(head) and any(a is head.head for a in pronoun.ancestors()):
            continue
        yield nominal


def _may_be_one_person(pronoun: Token, nominal: Nominal) -> bool:
    """ "He" is no place, no group and no family, nor is "she" a man."""
    if nominal.head.lemma in ("family", "couple", "crew", "clan") or RELIGIONS.intersection(nominal.parts[-1:]):
        return False
    types = resolved(nominal).types
    if types & {"place", "group", "people"} and not types & {"person", "post"}:
        return False
    return "gender.clashes" not in _gender(pronoun, resolved(nominal))


def _is_one_person(nominal: Nominal) -> bool:
    """ "The wife" is not "they"; somebody of a name may be a family."""
    single = nominal.name is None and not nominal.plural and not nominal.head.kids("conj")
    return single and "person" in nominal.types and not nominal.types & {"people", "group", "place"}


def _monitors(nominal: Nominal) -> bool:
    return bool(_MONITORS & {nominal.head.lemma, *nominal.parts})


def _is_crime(pronoun: Token) -> bool:
    """ "Omid Sample said that Rask went on with his crimes": nobody tells of his own."""
    return pronoun.tag == "PRP$" and pronoun.head is not None and pronoun.head.lemma in _CRIMES


def _uses_force(pronoun: Token) -> bool:
    """ "The Observatory counted forty dead since it launched the assault": not the Observatory."""
    return pronoun.dep == "nsubj" and pronoun.head is not None and pronoun.head.lemma in _FORCE


_UNARMED = frozenset({"civilian", "resident", "refugee", "child", "villager", "inhabitant", "hostage", "victim", "infant", "patient"})  # fmt: skip
""" "The civilians fled after their offensive began": theirs it is not."""


def _is_unarmed(nominal: Nominal) -> bool:
    return nominal.name is None and nominal.head.lemma in _UNARMED


def _does_violence(pronoun: Token) -> bool:
    owns = pronoun.tag == "PRP$" and pronoun.head is not None and pronoun.head.lemma in _DEEDS
    return _uses_force(pronoun) or owns


def _was_hit_before(pronoun: Token, head: Token) -> bool:
    """ "Militants drove up and shot five guards. They then drove inside": who goes on is not whom they shot."""
    verb = pronoun.head
    goes_on = pronoun.dep == "nsubj" and verb is not None and any(c.lower == "then" for c in verb.kids("advmod"))
    return goes_on and head.dep == "dobj" and head.head is not None and head.head.lemma in _HITS


_DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})


def _is_own_subject(pronoun: Token, head: Token) -> bool:
    """ "The guards fired on them": not on the guards, who would be "themselves"."""
    above = pronoun.head
    if pronoun.tag != "PRP" or pronoun.lower in REFLEXIVE or above is None:
        return False
    if pronoun.dep == "pobj" and above.lower in ("on", "at", "against"):
        above = above.head
    elif pronoun.dep not in ("dobj", "dative"):
        return False
    return above is not None and head.dep == "nsubj" and head.head is above


def _comes_later(pronoun: Token, head: Token) -> bool:
    """ "They hit the hospital, people were fleeing": only a clause that depends on another may speak of whom the other names."""
    clause = pronoun.head
    if head.i < pronoun.i or pronoun.dep != "nsubj" or clause is None or clause.lemma not in _HITS:
        return False
    return clause.dep in ("ROOT", "ccomp", "conj", "parataxis") and not clause.kids("mark")


def _are_we(head: Token) -> bool:
    """ "We as Kurds were happy until they came": the Kurds are not they."""
    near = head.head.children if head.head is not None else []
    we = any(c.lower in ("we", "us") and c.i == head.i - 2 for c in near)
    return we and any(c.lower == "as" and c.i == head.i - 1 for c in (*near, *head.children))


def _is_told_apart(pronoun: Token, head: Token) -> bool:
    """ "The men they are accused of murdering … and why they fled": neither is the men."""
    words = THEY if pronoun.lower in THEY else HE_SHE if pronoun.lower in HE_SHE else frozenset()
    return any(
        t.lower in words and t.i > head.i
        for noun in (head, *(n for p in head.kids("prep") if p.lower == "of" for n in p.kids("pobj")))
        for c in noun.kids("relcl")
        for t in c.kids("nsubj", "nsubjpass")
        if not any(k.lower in ("who", "that", "which", "whose") for k in c.children)
    )


def describe(
    pronoun: Token,
    nominal: Nominal,
    rivals: Sequence[Nominal],
    nominals: Nominals,
    quotes: list[Quote],
    last: Nominal | None,
) -> dict[str, float]:
    """What speaks for or against a candidate, by name. rivals: all candidates; last: what the pronoun of this class before it stood for."""
    kind = pronoun_class(pronoun) or "it"
    head, end = nominal.head, resolved(nominal)
    distance = pronoun.sentence - head.sentence
    role = _DEPENDENCIES.get(head.dep, "other")
    where = "same" if distance == 0 else "before"
    found = {
        f"distance.{distance}": 1.0,
        "tokens": math.log1p(abs(pronoun.i - head.i)) / 3,
        f"{where}.{role}": 1.0,
        f"{kind}.{where}.{role}": 1.0,
        f"{kind}.distance.{distance}": 1.0,
        f"{kind}.plural" if nominal.plural else f"{kind}.singular": 1.0,
    }
    for type_ in end.types:
        found[f"{kind}.type.{type_}"] = 1.0
        if pronoun.dep in _PASSIVE_SUBJECTS and pronoun.head is not None and pronoun.head.lemma != "be":
            found[f"{kind}.acts.{type_}"] = 1.0
        if _speaks(pronoun):
            found[f"{kind}.says.{type_}"] = 1.0
    if head.kids("conj"):
        found[f"{kind}.coordinated"] = 1.0
    if head.dep == "conj":
        found[f"{kind}.conjunct"] = 1.0
    if end.name is not None and end.head.text[:1].isupper():
        found["named"] = 1.0
        found["frequency"] = math.log(max(1, nominals.frequency.get(end.parts[-1] if end.parts else "", 1)))
    if head.pos == "ADJ" or head.dep in ("amod", "compound"):
        found["only.modifier"] = 1.0
    if any(c.lower in ("a", "an") for c in head.kids("det")):
        found["indefinite"] = 1.0
    if head.i > pronoun.i:
        found["after"] = 1.0
    if last is not None and same(nominal, last):
        found["last"] = found[f"{kind}.last"] = 1.0
    if pronoun.tag == "PRP$":
        found[f"possessive.{where}.{role}"] = 1.0
    elif pronoun.dep in _PASSIVE_SUBJECTS:
        found[f"subject.{where}.{role}"] = 1.0
    else:
        found[f"object.{where}.{role}"] = 1.0
    first, behind = sorted((head.i, pronoun.i))
    between = [n for n in rivals if first < n.head.i < behind and n.plural == nominal.plural]
    found["rivals"] = math.log1p(sum(bool(resolved(n).types & end.types & SPECIFIC) for n in between))
    found |= _syntax(pronoun, head)
    found |= _quoted(pronoun, head, quotes)
    found |= _gender(pronoun, end)
    return found


def _syntax(pronoun: Token, head: Token) -> dict[str, float]:
    found: dict[str, float] = {}
    clause, theirs = clause_of(pronoun), clause_of(head)
    subject = subject_of(clause) if clause is not None else None
    possessive = pronoun.tag == "PRP$"
    is_subject = head.dep in SUBJECTS or head.dep in _PASSIVE_SUBJECTS
    if pronoun.lower in REFLEXIVE:
        found["reflexive.subject" if subject is head else "reflexive.other"] = 1.0
    elif clause is not None and (clause is theirs or subject is head):
        if possessive:
            found["possessive.of.subject" if subject is head else "possessive.same.clause"] = 1.0
        elif subject is head and pronoun.dep in ("dobj", "dative"):
            found["object.is.subject"] = 1.0
        elif {pronoun.dep, head.dep} <= {"nsubj", "nsubjpass", "dobj", "dative", "agent"}:
            found["same.verb"] = 1.0
    if pronoun.dep in _PASSIVE_SUBJECTS and is_subject:
        found["both.subjects"] = 1.0
    if pronoun.dep in ("dobj", "pobj") and head.dep in ("dobj", "pobj"):
        found["both.objects"] = 1.0
    if is_subject and head.head is not None:
        if head.head.head is None or head.head.dep == "ROOT":
            found["main.subject"] = 1.0
        if clause is not None and clause is not head.head and any(a is head.head for a in clause.ancestors()):
            found["subject.above"] = 1.0
    if head.head is not None and head.head.dep == "relcl" and is_subject:
        found["in.relative"] = 1.0
    return found


def _quoted(pronoun: Token, head: Token, quotes: list[Quote]) -> dict[str, float]:
    mine, theirs = quote_at(pronoun.begin, quotes), quote_at(head.begin, quotes)
    found: dict[str, float] = {}
    if mine is not None and theirs is None:
        found["quote.looks.out"] = 1.0
    elif mine is None and theirs is not None:
        found["quote.looks.in"] = 1.0
    source = _speaks(head) or any(_speaks(above) for above in head.ancestors())
    if source and mine is not None and theirs is not mine and pronoun.sentence - head.sentence <= 1:
        found["quote.of.speaker"] = 1.0
    if source and mine is None and _speaks(pronoun):
        found["both.speak"] = 1.0
    elif source and mine is None and pronoun.sentence == head.sentence and pronoun.i > head.i:
        found["told.by"] = 1.0
    if head.dep in ("dobj", "dative") and head.head is not None and head.head.lemma == "tell" and head.pos == "PROPN":
        found["told.to"] = 1.0
    return found


def _gender(pronoun: Token, end: Nominal) -> dict[str, float]:
    female = pronoun.lower in ("she", "her", "herself")
    if pronoun.lower not in HE_SHE:
        return {}
    words = {end.head.lemma, *(w.lower().rstrip(".") for w in end.title_words)}
    words |= {c.lemma for c in end.head.kids("appos", "compound")}
    if end.head.dep == "appos" and end.head.head is not None:
        words.add(end.head.head.lemma)  # "his wife, Lena Sample"
    if words & (FEMALE if female else MALE):
        return {"gender.fits": 1.0}
    if words & (MALE if female else FEMALE):
        return {"gender.clashes": 1.0}
    return {"gender.clashes": 1.0} if _first_name(end) == ("male" if female else "female") else {}


def _first_name(person: Nominal) -> str:
    """ "Yulia Sample": `female`; empty where the name does not tell."""
    if "person" not in person.types or len(person.parts) < 2:
        return ""
    names = word_lists("nouns")
    return next((sex for sex in ("female", "male") if person.parts[0] in names[f"first_name.{sex}"]), "")


def _speaks(token: Token) -> bool:
    above = token.head
    return token.dep == "nsubj" and above is not None and above.lemma in word_lists("speech")["say"]


def describe_nobody(pronoun: Token, quotes: list[Quote]) -> dict[str, float]:
    """What speaks for a pronoun that stands for none of the candidates ("it is clear that")."""
    kind = pronoun_class(pronoun) or "it"
    found = {f"{kind}.nobody": 1.0}
    verb = pronoun.head
    if pronoun.dep == "expl":
        found["nobody.expletive"] = 1.0
    if pronoun.lower == "it" and verb is not None and verb.lemma == "be" and verb.kids("acomp", "attr"):
        found["nobody.it.is"] = 1.0
    if pronoun.lower == "it" and verb is not None and verb.kids("ccomp", "xcomp", "advcl", "relcl"):
        found["nobody.it.clause"] = 1.0
    if pronoun.dep in ("dobj", "pobj"):
        found[f"nobody.object.{kind}"] = 1.0
    if pronoun.tag == "PRP$":
        found["nobody.possessive"] = 1.0
    if quote_at(pronoun.begin, quotes) is not None:
        found["nobody.quoted"] = 1.0
    return found


def antecedent(
    pronoun: Token, around: Sequence[Nominal], nominals: Nominals, quotes: list[Quote], last: Nominal | None
) -> Nominal | None:
    """The likeliest candidate, if the chance that it, or another mention of the same, is meant is high enough.

    last: what the pronoun of this class before it stood for.
    """
    if _is_coordinated(pronoun):
        return _coordinated_with(pronoun, nominals)
    if (accuser := _accuser(pronoun)) is not None:
        accused = accuser.kid("dobj")
        nominal = nominals.by_head.get(accused.i) if accused is not None and accused.i < pronoun.i else None
        return nominal if nominal is not None and _may_own(pronoun, nominal) else None
    above = _subject_pronoun(pronoun)
    if above is None and (first_said := repeated(pronoun)) is not None and _same_quote(pronoun, first_said, quotes):
        above = first_said
    if above is not None:
        return nominals.at(above).antecedent
    if (meant := _settled(pronoun, nominals)) is not None:
        return meant
    if (first := _object_before(pronoun, nominals)) is not None:
        return first
    if _is_hit(pronoun):
        return _hit(pronoun, nominals)
    found, chances = chances_of(pronoun, around, nominals, quotes, last)
    keys = [key_of(nominal) for nominal in found]
    whole: dict[tuple[str, ...] | int, float] = defaultdict(float)
    for key, chance in zip(keys, chances, strict=True):
        whole[key] += chance
    shares = [whole[key] for key in keys]
    best = max(range(len(found)), key=lambda n: (round(shares[n], 9), chances[n]), default=None)
    if best is None or shares[best] < LIKELY[pronoun_class(pronoun) or "it"]:
        return None
    next_best = max((share for key, share in whole.items() if key != keys[best]), default=0.0)
    if shares[best] - next_best < _CLEARLY:
        return None
    if _comes_later(pronoun, found[best].head) or _are_we(found[best].head):
        return None
    listed = pronoun.lower in IT and found[best].head.dep in SUBJECTS and found[best].head.sentence == pronoun.sentence
    halved = pronoun.lower in THEY or (listed and pronoun.tag != "PRP$")
    return None if halved and _is_half(found[best], nominals) else found[best]


def _same_quote(one: Token, other: Token, quotes: list[Quote]) -> bool:
    return quote_at(one.begin, quotes) is quote_at(other.begin, quotes)


def _settled(pronoun: Token, nominals: Nominals) -> Nominal | None:
    """Whom the sentence's structure makes the pronoun stand for, if it is of the right sort."""
    wanted = {"he": {"person"}, "they": {"people", "group"}}.get(pronoun_class(pronoun) or "", set())
    for token in (asked(pronoun), local_subject(pronoun)):
        nominal = nominals.by_head.get(token.i) if token is not None else None
        if nominal is None or token is None or token.pos not in ("NOUN", "PROPN"):
            continue
        types = resolved(nominal).types
        if types & wanted and (pronoun.lower != "they" or types != {"person"}) and not _is_half(nominal, nominals):
            return nominal
    undergone = undergoer(pronoun) or among_them(pronoun)
    return nominals.by_head.get(undergone.i) if undergone is not None else None


def _is_half(nominal: Nominal, nominals: Nominals) -> bool:
    """ "The army and its allies … they": both, not one of the two."""
    head = nominal.head
    others = [*head.kids("conj"), *([head.head] if head.dep == "conj" and head.head is not None else [])]
    return any(o.i in nominals.by_head and nominals.by_head[o.i].types & {"people", "group", "person"} for o in others)


def _object_before(pronoun: Token, nominals: Nominals) -> Nominal | None:
    """ "The unit downed three drones of the rebels and destroyed them": the object of the verb that this one is joined to."""
    verb = pronoun.head
    if pronoun.dep != "dobj" or verb is None or verb.dep != "conj" or verb.kids("nsubj", "nsubjpass"):
        return None
    object_ = verb.head.kid("dobj") if verb.head is not None and verb.head.i < verb.i else None
    nominal = nominals.by_head.get(object_.i) if object_ is not None and object_.i < pronoun.i else None
    if nominal is None or pronoun_class(nominal.head) is not None:
        return None
    kind = pronoun_class(pronoun)
    if kind == "he":
        return (
            nominal
            if "person" in nominal.types and not nominal.plural and _may_be_one_person(pronoun, nominal)
            else None
        )
    if nominal.plural != (kind == "they") or "person" in nominal.types or _is_half(nominal, nominals):
        return None
    return nominal


def _is_hit(pronoun: Token) -> bool:
    """ "Gunmen fired on the villagers as they were leaving": is it said of those who are hit?"""
    doing = pronoun.head
    if pronoun.lower != "they" or doing is None or doing.dep != "advcl" or doing.tag != "VBG" or not doing.kids("aux"):
        return False
    begins = any(c.lower in ("as", "while") and c.dep in ("mark", "advmod") for c in doing.children)
    return begins and doing.head is not None and doing.head.lemma in _HITS and doing.head.i < doing.i


def _hit(pronoun: Token, nominals: Nominals) -> Nominal | None:
    verb = pronoun.head.head if pronoun.head is not None else None
    if verb is None:
        return None
    objects = [*verb.kids("dobj"), *(o for p in verb.kids("prep") if p.lower in ("on", "at") for o in p.kids("pobj"))]
    if verb.kids("nsubjpass"):
        objects = verb.kids("nsubjpass")
    found = [n for o in objects if o.i < pronoun.i and (n := nominals.by_head.get(o.i)) is not None]
    fits = [n for n in found if n.types & {"people", "group"} and not _is_half(n, nominals)]
    return fits[0] if len(fits) == 1 else None


def _is_coordinated(pronoun: Token) -> bool:
    noun = pronoun.head
    return (
        pronoun.tag == "PRP$"
        and noun is not None
        and noun.dep == "conj"
        and noun.head is not None
        and noun.head.i < noun.i
    )


def _coordinated_with(pronoun: Token, nominals: Nominals) -> Nominal | None:
    """ "The army and its allies": the army's; "he and his wife": his own. Where nobody there fits, none elsewhere does."""
    noun = pronoun.head
    if noun is None or noun.head is None:
        return None
    first, kind = noun.head, pronoun_class(pronoun)
    if pronoun_class(first) is not None:
        return nominals.at(first).antecedent if pronoun_class(first) == kind else None
    owners = [
        *first.kids("poss"),
        *(c for c in first.kids("compound", "nmod") if c.text[:1].isupper() and c.lower.endswith("s")),
    ]
    for owner in owners:  # "Ardania's crimes and its violations", often without the apostrophe
        theirs = nominals.by_head.get(owner.i)
        if theirs is not None and _may_own(pronoun, theirs):
            return theirs
    nominal = nominals.by_head.get(first.i)
    if nominal is None or _has_owner(first, pronoun, nominals):
        return None
    types = resolved(nominal).types
    if kind == "he" and types != frozenset({"person"}):  # "the Rask regime and his allies"
        inside = (nominals.by_head.get(c.i) for c in first.kids("compound", "poss", "nmod"))
        return next((n for n in inside if n is not None and _may_own(pronoun, n)), None)
    return nominal if _may_own(pronoun, nominal) else None


def _has_owner(first: Token, pronoun: Token, nominals: Nominals) -> bool:
    """ "Ardania's drift from the west and its allies": Ardania's or the west's."""
    drift = first.head.head if first.dep == "pobj" and first.head is not None else None
    if drift is None or drift.pos != "NOUN":
        return False
    before = [drift, *(c for c in drift.kids("conj") if c.i < first.i)]
    owners = (nominals.by_head.get(owner.i) for noun in before for owner in noun.kids("poss"))
    return any(theirs is not None and _may_own(pronoun, theirs) for theirs in owners)


def _may_own(pronoun: Token, nominal: Nominal) -> bool:
    """May "his", "its" or "their" mean this one, by its sort and number?"""
    if nominal.head.lemma in _DIRECTIONS:
        return False
    kind, types = pronoun_class(pronoun), resolved(nominal).types
    if kind == "he":
        return types == frozenset({"person"}) and "gender.clashes" not in _gender(pronoun, resolved(nominal))
    if kind == "it":
        many = nominal.plural and nominal.head.text != "US"
        return not many and bool(types & {"group", "place"})
    return nominal.plural and bool(types & {"group", "people"})


def _accuser(pronoun: Token) -> Token | None:
    """ "The Front accused the army of wrecking Velin with its strikes": the verb, for these are not the Front's strikes."""
    previous: Token = pronoun
    if pronoun.tag != "PRP$" or pronoun.head is None or pronoun.head.lemma not in _DEEDS:
        return None
    for above in pronoun.ancestors():
        by = previous.dep == "prep" and previous.lower != "by"
        if above.lemma in _ACCUSING and above.kids("dobj") and (by or previous.dep in ("dobj", "prep")):
            return above
        previous = above
    return None


def _subject_pronoun(pronoun: Token) -> Token | None:
    """ "They use bombers in their attacks": a possessive means whom the pronoun means that is the subject of its clause."""
    clause = clause_of(pronoun) if pronoun.tag == "PRP$" else None
    subject = subject_of(clause) if clause is not None else None
    if pronoun.head is not None and pronoun.head.dep == "conj":
        return None
    if (
        subject is None
        or subject is pronoun
        or subject.i > pronoun.i
        or pronoun_class(subject) != pronoun_class(pronoun)
    ):
        return None
    female = {"she", "her"}
    return subject if (subject.lower in female) == (pronoun.lower in female) else None


def chances_of(
    pronoun: Token, around: Sequence[Nominal], nominals: Nominals, quotes: list[Quote], last: Nominal | None
) -> tuple[list[Nominal], list[float]]:
    """The candidates with the chance of each; what is missing to 1 is the chance that none of them is meant."""
    found = list(candidates(pronoun, around))
    known = weights("antecedents")
    scores = [weigh(describe_nobody(pronoun, quotes), known)]
    scores += [weigh(describe(pronoun, nominal, found, nominals, quotes, last), known) for nominal in found]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    return found, [odd / sum(odds) for odd in odds[1:]]


def same(one: Nominal, other: Nominal) -> bool:
    """Two mentions of one, as far as names and descriptions tell."""
    return key_of(one) == key_of(other)


def key_of(nominal: Nominal) -> tuple[str, ...] | int:
    """Equal for mentions of one: the name's words, or else the very phrase that the mention goes back to."""
    end = resolved(nominal)
    named = end.name is not None and end.head.text[:1].isupper() and end.parts
    return tuple(end.parts) if named else end.head.i
