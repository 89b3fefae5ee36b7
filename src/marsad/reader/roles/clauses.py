"""Who does what to whom: the arguments of a verb or of an event noun, in a handful of relations of our own.

In: tokens. Out: `Argument`s: `subject` and `object` are the logical ones (of passives, relative clauses, participles, controlled
infinitives and coordinated verbs too), `attribute` is what somebody is said to be, `clause` a complement clause, and each
preposition is a relation of its own (`in`, `from`, …). The rest of the reader sees the parse through these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.subjects import (
    PASSIVE_SUBJECTS,
    RELATIVE_WORDS,
    SUBJECTS,
    accusation,
    headline_passive,
    is_denied,
    is_passive,
    subject_of,
)
from marsad.reader.words import word_lists


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate."""

    relation: str
    token: Token
    direct: bool = True
    """False: reached through another phrase (a preposition that the parser hung on the object)."""


COMPLEX_PREPOSITIONS = frozenset({"according", "due", "owing", "thanks", "prior", "because", "such"})
"""First words of prepositions of two words: what follows "to" or "of" there is no argument."""


def prepositional(token: Token, *, through: bool = True) -> Iterator[Argument]:
    """Arguments behind prepositions at a verb or noun; "out of" counts as `from`, "from among" as `among`."""
    for child in token.children:
        if child.lower in COMPLEX_PREPOSITIONS:
            continue
        if child.dep in ("prep", "agent", "dative") and child.pos in ("ADP", "SCONJ", "ADV", "VERB", "PART", "ADJ"):
            yield from _behind(child, child.lower)
        elif (child.dep == "advmod" and child.kids("prep")) or (child.dep == "prt" and child.kids("prep")):
            yield from prepositional(child, through=False)
    if through:
        for child in token.kids("dobj", "attr", "nsubjpass"):
            if child.dep == "nsubjpass" and child.i < token.i:
                continue
            for argument in prepositional(child, through=False):
                if argument.relation != "of":  # "of …" belongs to its noun
                    yield Argument(argument.relation, argument.token, direct=False)


def _behind(prep: Token, relation: str) -> Iterator[Argument]:
    for inner in prep.children:
        if (inner.dep in ("pobj", "pcomp") and inner.dep == "pobj") or (
            inner.dep == "pcomp" and inner.pos in ("NOUN", "PROPN", "ADV")
        ):
            yield from _held_over(inner) if relation == "for" and inner.lemma == "control" else ()
            yield Argument(relation, inner)
            # "from A to B", "on the outskirts of B": what hangs on the object of a preposition of motion belongs to the verb.
            if relation in ("from", "between"):
                for nested in inner.kids("prep"):
                    if nested.lower in ("to", "toward", "towards", "into"):
                        yield from _behind(nested, nested.lower)
        elif inner.dep == "pcomp" and inner.pos == "VERB":
            yield Argument(relation, inner)
        elif inner.dep in ("prep", "pcomp") and prep.lower != "including":
            yield from _behind(inner, "from" if prep.lower == "out" else inner.lower)
        elif inner.dep == "conj" and inner.pos == "ADP":
            yield from _behind(inner, inner.lower)
    for other in prep.kids("conj"):
        if other.pos == "ADP" and other.dep == "conj":
            yield from _behind(other, other.lower)


def _held_over(control: Token) -> Iterator[Argument]:
    """ "Battle for control of | Velin": it is for Velin."""
    for prep in control.kids("prep"):
        if prep.lower in ("of", "over"):
            yield from (Argument("for", inner) for inner in prep.kids("pobj"))


REGIONS = frozenset({"province", "governorate", "countryside", "region", "district"})


def _settlement_above(noun: Token) -> Token:
    """ "The town of Velin in Orsk province, which the army took": the town."""
    prep = noun.head
    above = prep.head if prep is not None and noun.dep == "pobj" and prep.lower == "in" else None
    if noun.lemma in REGIONS and above is not None and prep is not None:
        while above is not None and above.dep == "pobj" and above.head is not None and above.head.lower == "of":
            above = above.head.head
        if above is not None and above.lemma in ("town", "village", "city", "area", "base", "airport", "district"):
            return above
    return noun


PIECES = frozenset({"neighbourhood", "neighborhood", "village", "town", "suburb", "quarter", "part", "area", "pocket", "swathe", "half", "district"})  # fmt: skip


def _part_above(noun: Token) -> Token:
    """ "The suburbs of Velin where ten were killed": in the suburbs; "the border with Ardania where they are based": on the border."""
    prep = noun.head
    line = prep.head if prep is not None and noun.dep == "pobj" and prep.lower == "with" else None
    if line is not None and line.lemma in ("border", "frontier"):
        return line
    above = prep.head if prep is not None and noun.dep == "pobj" and prep.lower == "of" else None
    return above if above is not None and above.lemma in (*PIECES, "outskirt", "outskirts", "countryside") else noun


def _piece_above(noun: Token, participle: Token) -> Token:
    """ "A neighbourhood of the city of Velin held by the rebels", "villages of Orsk province shelled by them": the neighbourhood, the
    villages."""
    known = noun.tag == "NNP" or noun.lemma in word_lists("nouns")["place"]
    if participle.dep != "acl" or participle.tag != "VBN" or noun is not participle.head or not known:
        return noun
    place = noun
    for _ in range(3):
        prep = place.head
        if place.dep != "pobj" or prep is None or prep.lower != "of" or prep.head is None:
            break
        place = prep.head
        if place.lemma in PIECES:
            return place
    return noun


def _behind_a_dash(noun: Token, verb: Token) -> bool:
    """ "Hit Velin with napalm - a banned substance -": a second object behind a dash says what came before it is."""
    first = min(t.i for t in noun.subtree())
    return any(t.text in ("-", "–", "—") and t.i in (first - 1, first) for t in verb.subtree())


def _of_another_clause(noun: Token, verb: Token) -> bool:
    """ "Killed ten people in Velin held by | the Front fighters": with a phrase between and no comma, no second object."""
    first = min(t.i for t in noun.subtree())
    before = next((t for t in verb.subtree() if t.i == first - 1), None)
    if before is None or before is verb or before.pos == "PUNCT" or before.dep in ("cc", "dobj"):
        return before is not None and before.text == ")"
    while before.dep in ("conj", "compound", "appos") and before.head is not None:
        before = before.head
    return before.dep != "dobj" and before.dep in ("pobj", "npadvmod", "advmod", "pcomp")


def is_ruled_out(noun: Token, above: Token) -> bool:
    """ "Residential areas, | not military sites"."""
    first = min(t.i for t in noun.subtree())
    denied = any(t.dep == "neg" and t.lower == "not" and t.i == first for t in noun.subtree())
    if denied and not any(c.lemma in ("only", "just", "all", "every") for c in noun.subtree()):
        return True
    return any(t.lower == "not" and t.i == first - 1 and t.head is not above for t in above.subtree()) and not any(
        c.lower in ("only", "just", "all", "every", "one") and c.i <= first + 1 for c in noun.subtree()
    )


def is_reciprocal(noun: Token) -> bool:
    """ "The army and the rebels fight | each other": nobody besides them."""
    return noun.lower in ("other", "another") and any(c.lower in ("each", "one") for c in noun.children)


def verb_arguments(verb: Token) -> list[Argument]:
    """All arguments of a verb."""
    found: list[Argument] = []
    passive = is_passive(verb)
    subject = subject_of(verb)
    if subject is not None and passive and verb.lemma in ("hit", "strike") and verb.kids("nsubjpass"):
        if not verb.kids("dobj"):
            found.append(Argument("object", subject))  # "they were hit the city": not those who were hit
    elif subject is not None:
        found.append(Argument("object", _piece_above(subject, verb)) if passive else Argument("subject", subject))
    elif verb.dep == "relcl" and verb.head is not None and not verb.kids("dobj"):
        pass
    for child in verb.children:
        if child.dep == "dobj" and (headline_passive(verb) or is_ruled_out(child, verb) or is_reciprocal(child)):
            continue
        if child.dep == "dobj" or (child.dep == "attr" and verb.lemma != "be"):
            token = child
            if child.lower in RELATIVE_WORDS and verb.dep == "relcl" and verb.head is not None:
                token = _settlement_above(verb.head)
            elif child is not verb.kids("dobj", "attr")[0] and (
                _behind_a_dash(child, verb) or _of_another_clause(child, verb)
            ):
                continue
            found.append(Argument("object", token))
        elif (
            child.dep == "oprd"
            and not passive
            and not verb.kids("dobj")
            and any(c.lower == "as" for c in verb.kids("prep"))
        ):
            found.append(Argument("object", child))  # "named X as chief"
        elif child.dep in ("attr", "oprd", "acomp"):
            found.append(Argument("attribute", child))
        elif child.dep == "dative" and child.pos != "ADP":
            found.append(Argument("dative", child))
        elif child.dep in ("ccomp", "xcomp"):
            if any(c.dep == "mark" and c.lower in ("if", "whether") for c in child.children):
                continue  # a question, not a thing asked for or threatened
            found.append(Argument("clause", child))
        elif (child.dep == "agent" and verb.lemma != "be") or (passive and child.dep == "prep" and child.lower == "by"):
            by = child.kid("pobj")
            if by is not None and not is_denied(child, verb):
                found.append(Argument("subject", by))
        elif child.dep == "advmod" and child.lower in ("there", "here", "home"):
            found.append(Argument("in", child))
        elif child.dep == "advmod" and child.lower == "where" and verb.dep == "relcl" and verb.head is not None:
            found.append(Argument("where", _part_above(verb.head)))
            found.append(Argument("in", _part_above(verb.head), direct=False))
    if verb.dep == "relcl" and verb.head is not None and not any(a.relation == "object" for a in found):
        pronoun = next(
            (c for c in verb.children if c.lower in RELATIVE_WORDS and c.dep in ("dobj", "pobj", "nsubj", "nsubjpass")),
            None,
        )
        if pronoun is None and any(c.dep in SUBJECTS for c in verb.children) and not verb.kids("prep"):
            found.append(Argument("object", verb.head))  # "the town they hold"
    if not any(a.relation == "object" for a in found):
        found.extend(_shared_object(verb, passive))
    found.extend(Argument("of", gerund) for gerund in accusation(verb))
    found.extend(a for a in prepositional(verb) if not (a.relation == "by" and passive))
    for child in verb.kids("prt", "advmod"):
        if child.pos == "ADP" and child.kids("pobj"):
            found.extend(_behind(child, child.lower))
    return found


def _shared_object(verb: Token, passive: bool) -> Iterator[Argument]:
    """ "captured and executed 20 men": the first verb shares the object of the second."""
    if passive:
        return
    for other in verb.kids("conj"):
        if (
            other.pos == "VERB"
            and not any(c.dep in (*SUBJECTS, *PASSIVE_SUBJECTS) for c in other.children)
            and other.kids("dobj")
            and other.i - verb.i <= 3
        ):
            yield Argument("object", other.kids("dobj")[0])


def noun_arguments(noun: Token) -> list[Argument]:
    """All arguments of an event noun: possessor, modifiers, prepositions, and those of a light verb that takes it."""
    found: list[Argument] = []
    for child in noun.children:
        if child.dep == "poss":
            found.append(Argument("possessor", child))
        elif child.dep in ("compound", "amod", "nmod") and child.i < noun.i:
            prefix = next(
                (
                    c.lower
                    for c in [*noun.children, *child.children]
                    if c.i == child.i - 2 and c.lower in ("anti", "pro", "non", "counter")
                ),
                None,
            )
            if prefix is None:
                found.append(Argument("modifier", child))
            elif prefix in ("anti", "counter"):
                found.append(Argument("against", child))
    found.extend(a for a in prepositional(noun, through=False) if a.relation != "of" or a.token.i > noun.i)
    return found


def clause_of(token: Token) -> Token | None:
    """The verb of the clause in which a token stands."""
    current: Token | None = token
    while current is not None:
        if current.pos in ("VERB", "AUX") and current.dep not in ("aux", "auxpass", "amod", "compound"):
            return current
        current = current.head
    return None
