"""The arguments of event nouns and of nouns for doers, in the same relations as those of verbs.

In: tokens. Out: `Argument`s: of an attack that somebody "launched", of a siege that "was lifted", of "a spokesman for". Knows no kinds.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.phrases import whole_of
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.clauses import Argument, noun_arguments, prepositional
from marsad.reader.roles.purposed import purposed
from marsad.reader.roles.subjects import is_denied, is_passive, subject_of
from marsad.reader.words import word_lists

OCCURS = frozenset(
    {
        "occur",
        "happen",
        "take",
        "erupt",
        "begin",
        "start",
        "continue",
        "rage",
        "rag",
        "flare",
        "ensue",
        "persist",
        "break",
        "last",
        "end",
        "unfold",
        "resume",
        "intensify",
        "come",
    }
)
"""Verbs that say of an event only that it is: what they add on place and time is the event's."""

LIGHT_VERBS = frozenset({"carry", "conduct", "stag", "launch", "stage", "mount", "wage", "make", "perform", "commit", "undertake", "lead", "begin", "start", "execute", "face", "suffer", "impose", "lift", "do", "continue", "perpetrate", "resume", "announce", "order", "plan", "repel", "repulse", "join", "open", "step", "intensify", "unleash", "initiate"})  # fmt: skip
NOT_YET = frozenset({"order", "plan"})
"""With these the event is still to come: its own word's stance counts."""
TO_COME = frozenset({"withdrawal", "pullout", "pullback", "evacuation", "deployment", "invasion", "offensive", "assault", "takeover"})  # fmt: skip
"""What is announced before it begins."""
UNDERTAKEN = frozenset({"operation", "campaign", "mission"})
"""Announced for the first time ("a major operation"), these have yet to begin; "the operation" may be under way."""
SUFFERED = frozenset({"face", "suffer", "repel", "repulse"})
"""With these the subject undergoes the event."""
NESTING = ("in", "during", "by", "after", "from", "to", "among", "at", "near", "with", "against", "between", "on")


def is_to_come(noun: Token) -> bool:
    """Of what is announced: "announced | its withdrawal", "announced a major | operation"; not "announced the operation"."""
    return noun.lemma in TO_COME or (
        noun.lemma in UNDERTAKEN and any(c.lower in ("a", "an", "another") for c in noun.kids("det"))
    )


def event_arguments(noun: Token, parse: Parse) -> tuple[list[Argument], Token]:
    """All arguments of an event noun, those of the verb that makes an event of it among them; and the word whose stance counts."""
    arguments = [Argument("self", noun), *noun_arguments(noun)]
    event = noun
    verb = light_verb(noun)
    if verb is not None:
        own = verb.lemma in NOT_YET or _may_go_on(noun, verb)
        event = noun if own or (verb.lemma == "announce" and is_to_come(noun)) else verb
        subject = light_subject(verb)
        if subject is not None:
            arguments.append(Argument("sufferer" if verb.lemma in SUFFERED else "subject", subject))
        arguments.extend(a for a in prepositional(verb, through=False) if a.relation != "by")
    for child in noun.kids("acl"):
        made = child.lemma in LIGHT_VERBS and child.tag == "VBN" and not child.kids("oprd", "acomp")
        if made:  # "crimes committed by X", "an attack launched by X"; not "made public by X"
            agents = agents_of(child)
            arguments.extend(Argument("subject", agent) for agent in agents)
    arguments.extend(Argument("subject", doer) for doer in _responsible(noun))
    arguments.extend(governed(noun, parse))
    arguments.extend(purposed(noun))
    above = noun.head
    told = (
        noun.dep == "nsubjpass" and above is not None and above.lemma == "report"
    )  # "fighting was reported between …"
    if above is not None and (told or (noun.dep == "nsubj" and above.lemma in OCCURS)):
        # "an attack broken first by the newspaper": who tells of it does not do it
        arguments.extend(a for a in prepositional(above, through=False) if a.relation != "by")
    return arguments, event


def _may_go_on(noun: Token, verb: Token) -> bool:
    """ "To repel | incursions", "to step up the | fight": where that is only meant, the event may go on already."""
    fought = verb.lemma in ("step", "intensify") and noun.lemma in ("fight", "war", "campaign", "fighting", "battle")
    return verb.tag == "VB" and (fought or verb.lemma in ("repel", "repulse"))


def agents_of(verb: Token) -> list[Token]:
    """Those behind "by"; of "launched not by the army, but by the militia" the militia alone."""
    prepositions = [c for c in verb.kids("agent", "prep") if c.lower == "by"]
    denied = [c for c in prepositions if is_denied(c, verb)]
    if not denied:
        return [g for c in prepositions for g in c.kids("pobj")]
    return [inner for c in denied for inner in _instead(c, verb)]


def _instead(by: Token, verb: Token) -> Iterator[Token]:
    for above in (by, verb, *verb.ancestors()):
        for other in above.kids("conj", "prep", "agent"):
            first = any(c.lower == "but" and c.i == other.i - 1 for c in above.kids("cc"))
            if other.lower == "by" and other.i > by.i and first:
                yield from other.kids("pobj")
                return


def _responsible(noun: Token) -> Iterator[Token]:
    """ "The army was (not) responsible for | the attack": who is said to have done it."""
    prep = noun.head
    said = prep.head if prep is not None and noun.dep == "pobj" and prep.lower == "for" else None
    if said is None or said.lower != "responsible" or said.dep != "acomp" or said.head is None:
        return
    subject = subject_of(said.head)
    if subject is not None:
        yield subject


LEAVING = frozenset({"flee", "leave", "escape", "evacuate", "quit"})
""" "Died after | fleeing a town in the east": not there."""


def with_nested(arguments: list[Argument]) -> tuple[Argument, ...]:
    """Add what hangs on the arguments: `in` behind "fighting in X", and `for@subject`, `of@object` and the like."""
    extra: list[Argument] = []
    for argument in arguments:
        if argument.relation in ("subject", "object"):
            for inner in noun_arguments(argument.token):
                extra.append(Argument(f"{inner.relation}@{argument.relation}", inner.token, direct=False))
        elif argument.relation == "of":
            # "the withdrawal of the militants from X"
            for inner in prepositional(argument.token, through=False):
                if inner.relation in ("from", "to", "toward", "towards", "into", "in", "at", "near"):
                    extra.append(Argument(inner.relation, inner.token, direct=False))
        elif argument.relation in NESTING and argument.token.lemma not in LEAVING:
            for inner in prepositional(argument.token, through=False):
                if inner.relation in ("in", "at", "near", "on", "outside", "inside"):
                    extra.append(Argument(inner.relation, inner.token, direct=False))
        if argument.relation == "object" or (argument.relation == "subject" and argument.token.dep == "pobj"):
            for inner in prepositional(argument.token, through=False):
                if inner.relation in ("in", "at", "near", "from", "to") and not any(
                    a.token is inner.token for a in arguments
                ):
                    extra.append(Argument(inner.relation, inner.token, direct=False))
    return tuple(arguments + extra)


def light_verb(noun: Token) -> Token | None:
    """The verb that makes an event of the noun: "carried out | an attack", "an attack | was launched"."""
    noun = whole_of(noun)
    head = noun.head
    while noun.dep == "conj" and head is not None and head.pos in ("NOUN", "PROPN"):
        noun, head = head, head.head
    if head is None:
        return None
    if noun.dep in ("dobj", "nsubjpass", "attr") and head.pos == "VERB" and head.lemma in LIGHT_VERBS:
        return head
    if (
        noun.dep == "pobj"
        and head.dep == "prep"
        and head.head is not None
        and head.head.lemma in ("engage", "participate", "succeed")
    ):
        return head.head
    return None


def light_subject(verb: Token) -> Token | None:
    """Who carries the event out (or undergoes it): the verb's logical subject."""
    if is_passive(verb):
        return next(iter(agents_of(verb)), None)
    return subject_of(verb)


def governed(noun: Token, parse: Parse) -> Iterator[Argument]:
    """What is under the noun: "a new body, | under his command"."""
    prep = noun.head
    if noun.dep != "pobj" or prep is None or prep.lower not in ("under",):
        return
    before = [
        t
        for t in parse.of_sentence(noun.sentence)
        if t.i < prep.i
        and t.pos in ("NOUN", "PROPN", "NUM")
        and t.dep in ("pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj", "appos")
    ]
    if before:
        yield Argument("under", before[-1])


def agent_arguments(token: Token, parse: Parse, nominals: Nominals) -> list[Argument]:
    """Arguments of a noun for a doer: whom it stands beside (`apposed`), itself (`self`), and its own."""
    found = [Argument("self", token), *(a for a in noun_arguments(token) if not _of_the_title(a))]
    bodies = word_lists("nouns")["group"]
    found = [
        a
        for a in found
        if a.relation != "modifier"
        or (
            (a.token.text[:1].isupper() or a.token.lemma in bodies)
            and not _goes_on(a.token, found)
            and not _is_named(a.token, found)
        )
    ]  # "police chief"; not "home secretary"
    place = token
    # "one of Iraq's most important allies": the phrase that stands beside the name is headed by "one".
    above = token.head
    if (
        token.dep == "pobj"
        and above is not None
        and above.lower == "of"
        and above.head is not None
        and above.head.lemma in word_lists("nouns")["quantity"]
    ):
        place = above.head
    head = place.head
    names = [c for c in place.kids("appos") if c.i > place.i and c.tag == "NNP"]
    several = token.tag == "NNS" and bool(
        names
    )  # "two aid workers, Omid Rask and …, the journalists | Dara Sami and …"
    if place.dep == "appos" and head is not None and not several:
        found.append(Argument("apposed", _holder(nearest_before(head, place) if token.tag == "NN" else head)))
    for child in [*place.kids("appos"), *_hung_too_low(place, nominals)]:
        if child.i > place.i and not (child.lemma in word_lists("nouns")["post"] and child.text.islower()):
            found.append(Argument("apposed", child))
    if place.dep == "pobj" and head is not None and head.lower == "as" and head.head is not None:
        described = head.head.kid("dobj", "nsubjpass")  # "sees X as a branch of Y"
        if described is not None:
            found.append(Argument("apposed", described))
    if place.dep == "attr" and head is not None and head.lemma in ("be", "become", "remain"):
        subject = subject_of(head)
        if subject is not None:
            found.append(Argument("apposed", subject))
    if token.dep in ("compound", "nmod") and head is not None and head.pos == "PROPN" and head.i > token.i:
        nominal = nominals.at(_top_of_name(head))
        if (
            nominal.title is not None
            and nominal.title.begin <= token.begin < nominal.title.end
            and token.end == nominal.title.end
        ):
            found.append(Argument("apposed", nominal.head))
            found[0] = Argument("self", token)
            for child in head.children:
                if child.dep in ("compound", "amod", "nmod") and child.i < token.i and child.text[:1].isupper():
                    found.append(Argument("modifier", child))
                elif child.dep == "poss":
                    found.append(Argument("possessor", child))
    before_name = token.dep in ("compound", "nmod") and token.tag in ("NN", "NNS")
    unclaimed = all(a.relation != "apposed" for a in found)
    if before_name and unclaimed and head is not None and head.pos == "PROPN" and head.i == token.i + 1:
        found.append(Argument("apposed", head))  # "regime ally Sampleland"
        found.extend(Argument("modifier", c) for c in head.kids("compound", "amod", "nmod") if c.i < token.i)
    if unclaimed and token.dep == "nsubj" and (named := _named_next(token)) is not None:
        found.append(Argument("apposed", named))
    if place.dep == "conj" and head is not None and head.dep == "appos" and head.head is not None and not names:
        found.append(Argument("apposed", _holder(head.head)))
    found.extend(
        Argument("adjacent", a.token) for a in found[1:] if a.relation == "modifier" and _beside(a.token, token)
    )
    return found


def _named_next(noun: Token) -> Token | None:
    """ "Regime ally | Belmark refused": the parser takes both for the subject."""
    beside = noun.head.kids("nsubj") if noun.head is not None else []
    return next((c for c in beside if c.pos == "PROPN" and min(t.i for t in c.subtree()) == noun.i + 1), None)


OF_TITLES = frozenset({"staff", "state", "mission", "government", "cabinet", "police"})


def _of_the_title(argument: Argument) -> bool:
    """ "Secretary of state", "chief of staff": no body that is meant."""
    return argument.relation == "of" and argument.token.lower in OF_TITLES and not argument.token.children


def _goes_on(modifier: Token, arguments: list[Argument]) -> bool:
    """ "State department spokeswoman": the first word belongs to the second."""
    behind = [a.token for a in arguments if a.relation == "modifier" and a.token.i == modifier.i + 1]
    return bool(behind) and modifier.text.islower() and behind[0].text.islower() and behind[0].pos == "NOUN"


def _is_named(modifier: Token, arguments: list[Argument]) -> bool:
    """ "The Northern Front | group stronghold": the name before it says whose."""
    before = [a.token for a in arguments if a.relation == "modifier" and a.token.i == modifier.i - 1]
    return modifier.text.islower() and bool(before) and before[0].text[:1].isupper()


def _beside(modifier: Token, noun: Token) -> bool:
    """ "Front chief"; not "opposition leader", nor "EU external affairs chief", who is not at the head of the EU."""
    if not modifier.text[:1].isupper():
        return False
    between = [t for t in noun.children if modifier.i < t.i < noun.i]
    return not any(t.dep in ("compound", "nmod") and t.tag in ("NN", "NNS") for t in between)


def _hung_too_low(post: Token, nominals: Nominals) -> list[Token]:
    """ "The commander of the brigade, Omid Sample, fled": the parser hangs the person on the brigade."""
    found = []
    for prep in post.kids("prep"):
        inner = prep.kid("pobj")
        if inner is not None and "person" not in nominals.at(inner).types:
            found += [
                c
                for c in inner.kids("appos")
                if nominals.at(c).types == frozenset({"person"}) and nominals.at(c).name is not None
            ]
    return found


def _holder(beside: Token) -> Token:
    """ "X was the adviser, minister and premier": of the posts in a row each is X's."""
    for _ in range(6):
        if beside.lemma not in word_lists("nouns")["post"] or not beside.text.islower():
            break
        above = beside.head
        if beside.dep == "attr" and above is not None:
            subject = subject_of(above)
            if subject is None or subject is beside:
                break
            beside = subject
            continue
        if beside.dep not in ("appos", "conj") or above is None:
            break
        beside = above
    return beside


def nearest_before(first: Token, behind: Token) -> Token:
    """ "X and Y, leader of Z": it is Y who leads."""
    while True:
        nearer = [c for c in first.kids("conj") if c.i < behind.i and c.pos == "PROPN"]
        if not nearer:
            return first
        first = nearer[-1]


def _top_of_name(token: Token) -> Token:
    while token.dep in ("compound", "nmod") and token.head is not None and token.head.i > token.i:
        token = token.head
    return token
