"""The codebook's wordings, looked up by the words of a text.

In: the codebook and the tokens. Out: `Match`es: a token that expresses a kind, with its arguments by relation. Which words express
which kind is data; this only knows verbs (with particles and fixed objects), event nouns (with the light verb that takes them),
compounds ("US-backed"), nouns for doers ("spokesman for"), adjectives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.codebook import Codebook, Kind, Wording
from marsad.reader.clauses import (
    Argument,
    is_passive,
    noun_arguments,
    prepositional,
    subject_of,
    verb_arguments,
)
from marsad.reader.mentions import Nominals
from marsad.reader.phrases import conjuncts, hyphenated, whole_of
from marsad.reader.syntax import Parse, Token
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
_SUFFERED = frozenset({"face", "suffer", "repel", "repulse"})
"""With these the subject undergoes the event."""
_STATED = frozenset(
    {"prt", "dobj", "acomp", "attr", "advmod", "oprd", "prep", "pobj", "pcomp", "dative", "nsubjpass", "xcomp"}
)


@dataclass(frozen=True, slots=True)
class Match:
    """A token that expresses a kind."""

    kind: Kind
    wording: Wording
    token: Token
    """The word itself."""
    event: Token
    """The word whose stance counts: the verb for a light-verb construction, else `token`."""
    arguments: tuple[Argument, ...]
    steps: tuple[Token, ...] = ()
    """The words that carry the wording on: they express nothing of the same kind by themselves."""


STANDING_PARTICIPLES = frozenset(
    {"establish", "form", "create", "found", "set", "base", "name", "call", "know", "stay", "order"}
)
"""Before a noun these describe what is ("an established post"), not what happened."""


class WordingIndex:
    """All wordings by the lemma that starts them."""

    def __init__(self, codebook: Codebook) -> None:
        lists = word_lists("nouns")
        self.verbs: dict[str, list[tuple[Kind, Wording, tuple[str, ...]]]] = defaultdict(list)
        self.nouns: dict[str, list[tuple[Kind, Wording, tuple[str, ...]]]] = defaultdict(list)
        self.hyphens: dict[str, list[tuple[Kind, Wording]]] = defaultdict(list)
        self.agents: dict[str, list[tuple[Kind, Wording, tuple[str, ...]]]] = defaultdict(list)
        self.modals: list[tuple[Kind, Wording]] = []
        self.adjectives: dict[str, list[tuple[Kind, Wording]]] = defaultdict(list)
        for kind in codebook.kinds.values():
            for wording in kind.wordings:
                for verb in wording.verbs:
                    first, *rest = verb.split()
                    self.verbs[first].append((kind, wording, tuple(rest)))
                for noun in wording.nouns:
                    *before, last = noun.split()
                    self.nouns[last].append((kind, wording, tuple(before)))
                for word in wording.hyphens:
                    self.hyphens[word].append((kind, wording))
                if wording.modals:
                    self.modals.append((kind, wording))
                for word in wording.adjectives:
                    self.adjectives[word].append((kind, wording))
                for word in wording.agents:
                    for lemma in sorted(lists[word[1:]]) if word.startswith("@") else [word]:
                        *before, last = lemma.split()
                        self.agents[last].append((kind, wording, tuple(before)))

    def matches(self, parse: Parse, nominals: Nominals) -> Iterator[Match]:
        """Every match in a text, in its order."""
        for token in parse.tokens:
            if token.lower in self.hyphens and (first := hyphenated(token, parse)):
                yield from self._hyphens(token, first)
                continue
            if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass"):
                yield from self._verbs(token)
                yield from self._modals(token)
            elif token.pos in ("NOUN", "PROPN"):
                yield from self._nouns(token, parse)
                yield from self._agents(token, parse, nominals)
            if token.pos in ("ADJ", "VERB") and token.lower in self.adjectives:
                yield from self._adjectives(token)

    def _hyphens(self, token: Token, first: list[Token]) -> Iterator[Match]:
        head = token.head
        if head is None or head.i <= token.i:
            return
        arguments = (Argument("subject", first[0]), Argument("object", head))
        for kind, wording in self.hyphens[token.lower]:
            yield Match(kind, wording, token, token, arguments)

    def _verbs(self, token: Token) -> Iterator[Match]:
        entries = self.verbs.get(token.lemma)
        if not entries:
            return
        if token.dep in ("amod", "compound") and token.head is not None:
            if token.tag != "VBN" or token.lemma in STANDING_PARTICIPLES:
                return
            arguments = [Argument("object", token.head)]  # "captured fighters", "besieged enclave"
        else:
            arguments = verb_arguments(token)
        particle = next((c.lower for c in token.children if c.dep == "prt"), None)
        longest = max((len(rest) for _, _, rest in entries if _changes(token, rest)), default=0)
        transitive = any(c.dep == "dobj" for c in token.children) or is_passive(token)
        for kind, wording, rest in entries:
            if wording.intransitive and transitive:
                continue
            if not rest:
                if token.lemma == "be" and token.kids("attr", "acomp", "expl"):
                    continue
                if (particle in _CHANGING and longest == 0) or longest:
                    # "give up" is not "give", "take refuge" is not "take".
                    continue
                yield Match(kind, wording, token, token, _with_nested(arguments))
                continue
            steps = continuation(token, rest)
            if steps is None:
                continue
            own = [a for a in arguments if not (a.token in steps and a.relation in ("object", "attribute"))]
            for step in steps:
                if step.pos in ("NOUN", "PROPN", "ADJ"):
                    own.extend(noun_arguments(step))
                    own.extend(Argument("beside", c) for c in conjuncts(step) if c is not step)
                if step.dep in ("prt", "advmod", "acomp", "prep"):
                    own.extend(prepositional(step, through=False))
            yield Match(kind, wording, token, token, _with_nested(own), tuple(steps))

    def _modals(self, token: Token) -> Iterator[Match]:
        spoken = {c.lower for c in token.children if c.dep == "aux"}
        if not spoken:
            return
        for kind, wording in self.modals:
            if spoken & set(wording.modals):
                subject = subject_of(token)
                arguments = [Argument("clause", token)]
                if subject is not None and not is_passive(token):
                    arguments.append(Argument("subject", subject))
                yield Match(kind, wording, token, token, tuple(arguments))

    def _nouns(self, token: Token, parse: Parse) -> Iterator[Match]:
        entries = self.nouns.get(token.lemma)
        if not entries or token.dep in ("compound", "npadvmod") or (token.tag == "NNP" and token.dep != "dobj"):
            return
        arguments = [Argument("self", token), *noun_arguments(token)]
        event = token
        verb = _light_verb(token)
        if verb is not None:
            event = verb
            subject = _light_subject(token, verb)
            if subject is not None:
                arguments.append(Argument("sufferer" if verb.lemma in _SUFFERED else "subject", subject))
            arguments.extend(a for a in prepositional(verb, through=False) if a.relation != "by")
        for child in token.kids("acl"):
            if child.lemma in LIGHT_VERBS and child.tag == "VBN":  # "crimes committed by X", "an attack launched by X"
                arguments.extend(
                    Argument("subject", g)
                    for c in child.kids("agent", "prep")
                    if c.lower == "by"
                    for g in c.kids("pobj")
                )
        arguments.extend(_governed(token, parse))
        above = token.head
        if token.dep == "nsubj" and above is not None and above.lemma in OCCURS:
            arguments.extend(prepositional(above, through=False))
        before = parse.tokens[token.i - 1] if token.i else None
        longest = any(rest and before is not None and before.lemma == rest[-1] for _, _, rest in entries)
        for kind, wording, rest in entries:
            if rest and (before is None or before.lemma != rest[-1]):
                continue
            if not rest and longest and any(k is kind for k, _, r in entries if r):
                continue
            slots = wording.slots
            own = [
                Argument("subject", a.token)
                if a.relation in ("possessor", "modifier", "by") and a.relation not in slots and "subject" in slots
                else a
                for a in arguments
            ]
            own = [Argument("object", a.token) if a.relation == "sufferer" else a for a in own]
            yield Match(kind, wording, token, event, _with_nested(own))

    def _agents(self, token: Token, parse: Parse, nominals: Nominals) -> Iterator[Match]:
        entries = self.agents.get(token.lemma)
        if not entries or token.dep in ("npadvmod",):
            return
        before = parse.tokens[token.i - 1].lemma if token.i else ""
        modifiers = {c.lemma for c in token.kids("amod")}
        arguments: list[Argument] | None = None
        for kind, wording, rest in entries:
            if rest and before != rest[-1] and rest[-1] not in modifiers:
                continue
            if arguments is None:
                arguments = _agent_arguments(token, parse, nominals)
            yield Match(kind, wording, token, token, tuple(arguments))

    def _adjectives(self, token: Token) -> Iterator[Match]:
        head = token.head
        subject: Token | None = None
        if token.dep in ("acomp", "oprd", "attr", "conj") and head is not None:
            verb = head if head.pos in ("VERB", "AUX") else head.head
            subject = subject_of(verb) if verb is not None else None
        elif token.dep == "amod":
            subject = head
        elif token.pos == "VERB" and token.dep in ("ROOT", "conj", "ccomp"):
            subject = subject_of(token)
        if subject is not None:
            for kind, wording in self.adjectives[token.lower]:
                yield Match(kind, wording, token, token, (Argument("subject", subject),))


def _changes(token: Token, rest: tuple[str, ...]) -> bool:
    """Does the verb with this continuation mean something else than alone? A mere preposition changes nothing."""
    steps = continuation(token, rest) if rest else None
    return steps is not None and steps[0].dep != "prep"


_CHANGING = frozenset({"up", "out", "off", "down", "over", "back", "in", "behind", "away"})
"""Particles that make another verb of a verb."""


def continuation(token: Token, rest: tuple[str, ...]) -> list[Token] | None:
    """The tokens below a verb that carry on its wording ("take | control"), or None. "=word" wants this very form."""
    here, found = token, []
    for word in rest:
        child = next((c for c in _below(here) if word in (c.lemma, c.lower) or word == f"={c.lower}"), None)
        if child is None:
            return None
        found.append(child)
        if child.dep not in ("prt", "advmod"):
            here = child
    return found


def _below(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep in _STATED:
            yield child
            if child.dep in ("dobj", "pobj", "attr"):
                yield from child.kids("conj")


NESTING = ("in", "during", "by", "after", "from", "to", "among", "at", "near", "with", "against", "between", "on")


def _with_nested(arguments: list[Argument]) -> tuple[Argument, ...]:
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
        elif argument.relation in NESTING:
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


def _light_verb(noun: Token) -> Token | None:
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


def _light_subject(noun: Token, verb: Token) -> Token | None:
    if is_passive(verb):
        for prep in verb.kids("agent", "prep"):
            if prep.lower == "by":
                return prep.kid("pobj")
        if verb.dep == "acl":
            return None
        return None
    return subject_of(verb)


def _governed(noun: Token, parse: Parse) -> Iterator[Argument]:
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


def _agent_arguments(token: Token, parse: Parse, nominals: Nominals) -> list[Argument]:
    """Arguments of a noun for a doer: whom it stands beside (`apposed`), itself (`self`), and its own."""
    found = [Argument("self", token), *noun_arguments(token)]
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
    if place.dep == "appos" and head is not None:
        found.append(Argument("apposed", head))
    for child in [*place.kids("appos"), *_hung_too_low(place, nominals)]:
        if child.i > place.i:
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
    if place.dep == "conj" and head is not None and head.dep == "appos" and head.head is not None:
        found.append(Argument("apposed", head.head))
    return found


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


def _top_of_name(token: Token) -> Token:
    while token.dep in ("compound", "nmod") and token.head is not None and token.head.i > token.i:
        token = token.head
    return token
