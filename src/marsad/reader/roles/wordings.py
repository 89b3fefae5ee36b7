"""The codebook's wordings, looked up by the words of a text.

In: the codebook and the tokens. Out: `Match`es: a token that expresses a kind, with its arguments by relation. Which words express
which kind is data; this only knows verbs (with particles and fixed objects), event nouns (with the light verb that takes them),
compounds ("US-backed"), nouns for doers ("spokesman for"), adjectives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from marsad.codebook import Codebook, Kind, Wording
from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.phrases import conjuncts, hyphenated
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.clauses import Argument, noun_arguments, prepositional, verb_arguments
from marsad.reader.roles.event_nouns import agent_arguments, event_arguments, with_nested
from marsad.reader.roles.other_senses import holds_to_account, is_inverted, is_mere_activity, is_other_sense
from marsad.reader.roles.subjects import is_passive, subject_of
from marsad.reader.stance.scope import is_infinitive
from marsad.reader.words import word_lists

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


GOING = frozenset({"flee", "retreat", "withdraw", "depart", "advance", "return"})
"""Before a noun these tell what those whom it names are doing: "the retreating army"."""


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
                yield from self._modals(token, parse)
            elif token.pos in ("NOUN", "PROPN"):
                yield from self._nouns(token, parse)
                yield from self._agents(token, parse, nominals)
            if token.pos in ("ADJ", "VERB") and token.lower in self.adjectives:
                yield from self._adjectives(token)

    def _hyphens(self, token: Token, first: list[Token]) -> Iterator[Match]:
        head = token.head
        if head is None or head.i <= token.i or _shared(first[0], head) or first[0].lower == "state":
            return  # "state-run" tells of what sort an agency is
        if token.text[:1].isupper() and any(c.tag == "NNP" and c.i < first[0].i for c in head.subtree()):
            return  # "Karsa Post Ardania-Led Coalition Confirms": where the heading begins nobody can tell
        arguments = (Argument("subject", first[0]), Argument("object", head))
        for kind, wording in self.hyphens[token.lower]:
            yield Match(kind, wording, token, token, arguments)

    def _verbs(self, token: Token) -> Iterator[Match]:
        entries = self.verbs.get(token.lemma)
        if not entries:
            return
        if _shares_with_the_first(token, self.verbs):
            return  # "killed and wounded dozens": one claim, made at "killed"
        if token.dep in ("amod", "compound") and token.head is not None:
            if token.tag == "VBG" and token.lemma in GOING and token.dep == "amod":
                arguments = [Argument("subject", token.head)]  # "fleeing fighters"
            elif token.tag != "VBN" or token.lemma in STANDING_PARTICIPLES:
                return
            else:
                arguments = [Argument("object", token.head)]  # "captured fighters", "besieged enclave"
                arguments += [Argument("owner", c) for c in token.head.kids("poss")]  # "its allied militias"
        else:
            arguments = verb_arguments(token)
        if token.lemma == "plead" and any(c.lower in ("guilty", "innocent") for c in token.kids("acomp", "oprd")):
            return  # "pleaded not guilty … for purposes of"
        if token.lower == "surrounding" and token.dep in ("acl", "pcomp", "amod"):
            return  # "the area surrounding the square", "to surrounding roads"
        if _is_but_advised(token) or _is_of_anybody(token):
            return
        if token.lower == "leading" and token.dep != "acl" and not token.kids("aux") and _is_bare(token.kid("dobj")):
            return  # "leading campaigners such as Omid Sample"
        if is_alternative(token):
            entries = [entry for entry in entries if entry[2] and entry[2][0].startswith("+")]
        particle = next((c.lower for c in token.children if c.dep == "prt"), None)
        longest = max((len(rest) for _, _, rest in entries if _changes(token, rest)), default=0)
        transitive = any(c.dep == "dobj" for c in token.children) or is_passive(token)
        for kind, wording, rest in entries:
            if wording.intransitive and (transitive or _is_left(token)):
                continue
            if any(a.direct and a.relation in wording.unless and a.token.lemma not in DIRECTIONS for a in arguments):
                continue
            if not rest and _is_idiom(token):
                continue
            if not rest:
                if token.lemma == "be" and (token.kids("attr", "acomp", "expl") or _tells_what(token)):
                    continue
                if token.lemma in ("remain", "stay") and token.kids("attr"):
                    continue  # "remains the strongest force in the country"
                if (particle in _CHANGING and longest == 0) or longest:
                    # "give up" is not "give", "take refuge" is not "take".
                    continue
                yield Match(kind, wording, token, token, with_nested(arguments))
                continue
            steps = continuation(token, rest)
            if steps is None or _is_duty(token):
                continue
            own = [a for a in arguments if not (a.token in steps and a.relation in ("object", "attribute"))]
            for step in steps:
                if step.pos in ("NOUN", "PROPN", "ADJ"):
                    own.extend(noun_arguments(step))
                    own.extend(Argument("beside", c) for c in conjuncts(step) if c is not step)
                if step.dep in ("prt", "advmod", "acomp", "prep"):
                    own.extend(prepositional(step, through=False))
                if step.dep in ("xcomp", "advcl") and step.pos == "VERB":
                    own.extend(a for a in verb_arguments(step) if a.relation == "object")
                if step.dep == "conj" and step.pos == "VERB":
                    own.extend(a for a in verb_arguments(step) if all(a.token is not b.token for b in own))
            yield Match(kind, wording, token, token, with_nested(own), tuple(steps))

    def _modals(self, token: Token, parse: Parse) -> Iterator[Match]:
        spoken = {c.lower for c in token.children if c.dep == "aux"}
        if not spoken or spoken & {"have", "'ve", "’ve"}:
            return  # "must have been" is a guess, "should have left" a regret
        if token.dep in ("ccomp", "pcomp", "advcl") and any(c.lower in EMBEDDED for c in token.kids("advmod", "mark")):
            return  # "deliberating on how or if it should respond"
        if token.lemma in MUSINGS or _is_believed(token):
            return  # "must expect to be searched"; "she thinks that the army should leave" asks nothing of it
        if token.kids("expl") or _is_asked(token, parse) or _is_doubted(token) or _in_brackets(token, parse):
            return  # "there must be something", "must we leave?", "must be taken with salt"
        for kind, wording in self.modals:
            if spoken & set(wording.modals):
                subject = subject_of(token)
                if is_inverted(token, spoken & set(wording.modals)):
                    continue
                arguments = [Argument("clause", token)]
                if subject is not None and not is_passive(token) and token.lemma not in STATES:
                    arguments.append(Argument("subject", subject))
                yield Match(kind, wording, token, token, tuple(arguments))

    def _nouns(self, token: Token, parse: Parse) -> Iterator[Match]:
        entries = self.nouns.get(token.lemma)
        if not entries or token.dep in ("compound", "npadvmod") or (token.tag == "NNP" and token.dep != "dobj"):
            return
        if is_figurative(token) or is_mere_activity(token):
            return
        arguments, event = event_arguments(token, parse)
        before = parse.tokens[token.i - 1] if token.i else None
        longest = any(rest and before is not None and before.lemma == rest[-1] for _, _, rest in entries)
        for kind, wording, rest in entries:
            if rest and (before is None or before.lemma != rest[-1]):
                continue
            if not rest and longest and any(k is kind for k, _, r in entries if r):
                continue
            if any(a.relation in wording.unless for a in arguments):
                continue
            slots = wording.slots
            own = [
                Argument("subject", a.token)
                if a.relation in ("possessor", "modifier", "by") and a.relation not in slots and "subject" in slots
                else a
                for a in arguments
                if a.relation != "modifier" or not _describes(a.token)
            ]
            own = [Argument("object", a.token) if a.relation == "sufferer" else a for a in own]
            yield Match(kind, wording, token, event, with_nested(own))

    def _agents(self, token: Token, parse: Parse, nominals: Nominals) -> Iterator[Match]:
        entries = self.agents.get(token.lemma)
        if not entries or token.dep in ("npadvmod",) or token.lemma in RELATIVE_POSTS or _is_no_office(token):
            return
        if (
            _within_a_name(token, parse)
            or _runs_on(token)
            or is_part_of_a_name(token, nominals)
            or (_among_firsts(token) and token.kids("acl", "relcl"))
        ):
            return
        if token.dep == "appos" and any(c.lower in SHARES for c in token.children):
            return  # "17 people, most members of the Front"
        before = parse.tokens[token.i - 1].lemma if token.i else ""
        modifiers = {c.lemma for c in token.kids("amod")}
        arguments: list[Argument] | None = None
        for kind, wording, rest in entries:
            if rest and before != rest[-1] and rest[-1] not in modifiers:
                continue
            if token.lemma in ("body", "corpse") and token.dep == "dobj" and _is_done_by(token, DESECRATING):
                continue
            if token.lemma == "body" and any(c.lower in STILL_ALIVE for c in token.kids("amod")):
                continue
            if arguments is None:
                arguments = agent_arguments(token, parse, nominals)
                if token.lemma in OCCUPATIONS:  # "an Ardanian journalist": where she is from
                    arguments = [a for a in arguments if a.relation != "modifier" or a.token.tag not in ("JJ", "NNPS")]
            if wording.slots.get("self") in ("by", "who") and _is_named_beside(wording, arguments):
                continue
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


IDIOMS = frozenset({("join", "force"), ("join", "hand"), ("take", "shape"), ("take", "responsibility"), ("take", "note"), ("take", "time"), ("take", "step"), ("take", "side"), ("hold", "talk"), ("hold", "responsible"), ("lose", "sight"), ("lose", "life"), ("raise", "arm"), ("strike", "deal"), ("strike", "agreement"), ("win", "support"), ("take", "place"), ("take", "part"), ("take", "advantage"), ("take", "action"), ("level", "field"), ("pave", "way")})  # fmt: skip
"""Verb and object that mean something else together."""


def _is_idiom(verb: Token) -> bool:
    if _is_doubted(verb):
        return True
    if verb.lemma == "link" and not is_passive(verb):
        return True  # "the road linking Velin to Orsk", "unwilling to link the one with the other"
    if verb.lemma == "die" and any(c.lower == "aged" for c in verb.children) and not verb.kids("prep"):
        return True  # of age or illness: of who is killed one says how or where
    if verb.lemma == "dismiss" and any(
        c.lemma in ("injury", "wound", "pain", "meeting", "class") for c in verb.kids("dobj")
    ):
        return True
    if _sends_word(verb) or _makes_up(verb) or _makes_way(verb):
        return True
    if _presses_with_arms(verb) or _joins_forces(verb) or _is_no_blow(verb) or _is_alert(verb):
        return True
    if verb.lemma == "give" and any(c.lower == "on" for c in verb.kids("prep")) and verb.kids("prt"):
        return True  # "given up on"
    if holds_to_account(verb) or is_other_sense(verb):
        return True
    return any((verb.lemma, c.lemma) in IDIOMS for c in verb.kids("dobj"))


HARM = frozenset({"kill", "injure", "wound", "hurt", "maim", "capture", "take", "arrest", "detain", "execute", "neutralise", "neutralize", "abduct", "kidnap", "imprison", "jail"})  # fmt: skip
"""What befalls people."""


def _in_a_row(verb: Token) -> bool:
    """ "Killed, | injured or captured": the parser may take the second for a clause of its own."""
    if verb.head is None or verb.head.pos != "VERB":
        return False
    return verb.dep == "conj" or (verb.dep == "advcl" and verb.tag == "VBN" and not verb.kids("mark", "prep", "agent"))


def is_alternative(verb: Token) -> bool:
    """ "300 militants were killed, injured or captured": which of them befell how many, nobody can tell."""
    first = verb
    while _in_a_row(first) and first.head is not None:
        first = first.head
    row = [first]
    for one in row:
        row += [c for c in one.children if _in_a_row(c)]
    linked = any(c.lower == "or" for one in row for c in one.kids("cc"))
    if verb.lemma not in HARM or not linked or len(row) < 2:
        return False
    if not is_passive(first) or any(one.lemma not in HARM or one.kids("nsubj", "nsubjpass") for one in row[1:]):
        return False
    victims = first.kid("nsubjpass")
    denied = any(c.dep == "neg" for one in row for c in one.children)
    return victims is not None and not denied and not any(c.lower == "no" for c in victims.kids("det"))


def _is_done_by(noun: Token, verbs: frozenset[str]) -> bool:
    return noun.head is not None and noun.head.lemma in verbs


DESECRATING = frozenset({"mutilate", "film", "desecrate", "display", "parade", "defile", "photograph", "abuse"})
"""What is done to a dead body: by whom or that somebody was killed is not what is told."""


STILL_ALIVE = frozenset({"limp", "injured", "wounded", "bruised", "naked", "convulsing", "writhing", "trembling", "twitching", "unconscious", "motionless"})  # fmt: skip
"""Bodies that may be those of living people: "the limp bodies of children"."""


def _tells_what(verb: Token) -> bool:
    """ "Omid Sample, who is from Velin in Ardania", "ten children were among the dead in Velin"."""
    return any(c.lower in ("from", "among") for c in verb.kids("prep"))


def _is_duty(verb: Token) -> bool:
    """ "Must take responsibility for them", "asked them to take greater responsibility": nobody owns to a deed."""
    burden = verb.kid("dobj")
    if verb.lemma not in ("take", "accept", "assume") or burden is None or burden.lemma != "responsibility":
        return False
    above = verb.head
    asked = verb.tag == "VB" and above is not None and verb.dep in ("xcomp", "ccomp", "advcl")
    return (
        any(c.lower in ("must", "should", "ought", "shall") for c in verb.kids("aux"))
        or any(c.tag == "JJR" for c in burden.kids("amod"))
        or (asked and above is not None and above.lemma in ASKING)
    )


ASKING = frozenset({"ask", "urge", "tell", "call", "press", "demand", "want", "need", "have", "encourage", "pressure", "implore", "beg", "invite"})  # fmt: skip
"""Behind these somebody is to do what has not been done."""


def _sends_word(verb: Token) -> bool:
    """ "Sent letters to the council and the assembly": nobody moves."""
    return verb.lemma in ("send", "dispatch") and any(
        c.lemma in ("letter", "message", "note", "telegram", "signal", "text", "email") for c in verb.kids("dobj")
    )


def _makes_up(verb: Token) -> bool:
    """ "The towns that once formed the emirate": what they were, not what they founded."""
    subject = subject_of(verb) if verb.lemma == "form" and not is_passive(verb) else None
    lists = word_lists("nouns")
    return subject is not None and subject.pos == "NOUN" and subject.lemma in lists["place"] - lists["group"]


def _makes_way(verb: Token) -> bool:
    """ "Gets people to clear the road"; not what an army does."""
    if verb.lemma != "clear" or not any(c.lemma in ("road", "street", "way", "path") for c in verb.kids("dobj")):
        return False
    subject = subject_of(verb)
    return subject is not None and subject.pos == "NOUN" and subject.lemma not in word_lists("nouns")["armed"]


def _joins_forces(verb: Token) -> bool:
    """ "The army has joined rebel fighters to take the town": one force beside another, no recruit."""
    fellows = verb.kid("dobj")
    if verb.lemma != "join" or fellows is None or fellows.tag not in ("NNS", "NNPS"):
        return False
    subject = subject_of(verb)
    purpose = any(is_infinitive(c) for c in (*verb.kids("advcl", "xcomp"), *fellows.kids("acl", "relcl")))
    return subject is not None and purpose and subject.tag in ("NN", "NNP", "PRP") and subject.lower not in PERSONAL


PERSONAL = frozenset({"he", "she", "i", "we", "you", "they", "who"})


def _is_no_blow(verb: Token) -> bool:
    """ "Targeted its allies with tariffs", "mutilated the body"; "a plane crashed, destroying two houses"."""
    figurative = word_lists("nouns")["figurative.means"]
    if verb.lemma in ("target", "hit") and any(
        g.lemma in figurative
        for above in (verb, *verb.kids("dobj"))
        for p in above.kids("prep")
        if p.lower in ("with", "by")
        for g in p.kids("pobj")
    ):
        return True
    above = verb.head
    if verb.lemma not in ("destroy", "level", "flatten", "devastate") or verb.dep not in ("advcl", "xcomp"):
        return False
    craft = subject_of(above) if above is not None and above.lemma == "crash" else None
    return craft is not None and craft.lemma in ("plane", "warplane", "jet", "aircraft", "helicopter", "airliner")


def _presses_with_arms(verb: Token) -> bool:
    """ "Fighters press the militia near Velin": nothing is asked of it."""
    if verb.lemma != "press" or not verb.kids("dobj"):
        return False
    around = [*verb.children, *(c for o in verb.kids("dobj") for c in o.children)]
    asked = any((c.pos == "VERB" and c.tag == "VB") or c.dep in ("ccomp", "xcomp") for c in around)
    return not asked and not any(c.lower in ("for", "on", "over", "about", "into") for c in around)


def _is_alert(verb: Token) -> bool:
    """ "Radar that could help warn of raids": no threat."""
    above = verb.head
    return verb.lemma == "warn" and verb.dep in ("xcomp", "ccomp") and above is not None and above.lemma == "help"


def _is_doubted(verb: Token) -> bool:
    """ "Must be taken with a pinch of salt"."""
    salty = ("salt", "pinch", "grain", "barrel")
    return verb.lemma == "take" and any(g.lemma in salty for p in verb.kids("prep") for g in p.kids("pobj"))


def is_figurative(noun: Token) -> bool:
    """ "A publicity campaign against …", "an authoritarian order", "ending all operations", "picked a fight"."""
    lists = word_lists("nouns")
    before = {word for c in noun.kids("amod", "compound", "nmod") for word in (c.lemma, c.lower)}
    if noun.lemma == "order":
        return bool(before & lists["figurative.order"])
    if noun.lemma == "operation" and noun.dep == "dobj" and noun.head is not None and noun.head.lemma in ENDING:
        return True
    if noun.lemma == "operation" and noun.dep == "dobj" and noun.head is not None and noun.head.lemma in OVERSEEING:
        return True  # "a command that oversees operations in the region": its remit
    if noun.lemma == "fight" and noun.dep == "dobj" and noun.head is not None and noun.head.lemma == "pick":
        return True
    if before & PRETENDED:
        return True
    if _is_but_an_idea(noun):
        return True
    return noun.lemma in lists["figurative.contest"] and bool(before & lists["figurative.peaceful"])


PRETENDED = frozenset({"staging", "staged", "fake", "faked", "mock", "simulated", "fabricated", "pretend", "bogus"})
""" "A staged attack": none took place."""


def _is_but_an_idea(noun: Token) -> bool:
    """ "The notion of a war between A and B": nobody says that there is one."""
    prep = noun.head
    if noun.dep != "pobj" or prep is None or prep.lower != "of" or prep.head is None:
        return False
    return prep.head.lemma in word_lists("nouns")["figurative.idea"]


ADVISING = frozenset({"support", "oppose", "favour", "favor", "advocate", "endorse", "recommend", "suggest", "reject"})
STANCES = frozenset({"support", "favour", "favor", "opposition"})


def _is_but_advised(verb: Token) -> bool:
    """ "They support | bombing the town", "they are in favour of | leaving": nobody says that it is done."""
    above = verb.head
    if verb.tag != "VBG" or above is None:
        return False
    if verb.dep == "xcomp":
        return above.lemma in ADVISING
    noun = above.head
    held = noun is not None and noun.head is not None and noun.dep == "pobj" and noun.head.lower == "in"
    return verb.dep == "pcomp" and held and noun is not None and noun.lemma in STANCES and _is_state(noun)


def _is_of_anybody(verb: Token) -> bool:
    """ "People who flee persecution should have a haven": a rule for all, no event."""
    people = verb.head
    if verb.dep != "relcl" or people is None or people.lemma not in ("people", "person", "anyone", "anybody", "those"):
        return False
    above = people.head if people.dep in ("nsubj", "nsubjpass") else None
    if above is None or any(c.dep in ("det", "nummod", "amod", "poss") for c in people.children):
        return False
    return verb.tag != "VBD" and any(c.lower in ("should", "must", "ought") for c in above.kids("aux"))


def _is_state(noun: Token) -> bool:
    """ "Are in support of": not "fired shells in support of"."""
    verb = noun.head.head if noun.head is not None else None
    return verb is not None and verb.lemma in ("be", "speak", "vote", "argue", "come", "remain")


def _describes(modifier: Token) -> bool:
    """ "Forced | displacement", "continuing siege": how it is, not whose."""
    return modifier.tag in ("VBN", "VBG") and modifier.text.islower()


DIRECTIONS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
ENDING = frozenset({"end", "halt", "stop", "suspend", "cease", "cancel", "conclude"})


OVERSEEING = frozenset({"oversee", "supervise", "coordinate", "manage", "command", "monitor"})


def _is_named_beside(wording: Wording, arguments: list[Argument]) -> bool:
    """ "Its backer, | Belmark": who it is stands beside, for another wording to take."""
    return "apposed" not in wording.slots and any(a.relation == "apposed" for a in arguments)


BODIES = frozenset({"commission", "council", "command", "committee", "secretariat", "directorate", "congress", "assembly"})  # fmt: skip


def _is_no_office(noun: Token) -> bool:
    """ "The Roman historian", "an exiled cleric"; "told the Observer", which is a paper."""
    if noun.lemma == "observer" and noun.tag == "NNP":
        return True
    if noun.lemma == "dictator" and any(c.lower in ("a", "an") for c in noun.kids("det")):
        return True  # "Rask, a dictator in all but name": an opinion of him
    gone = any(c.lower in ("exiled", "fugitive", "dissident") for c in noun.kids("amod"))
    return noun.lemma in ("historian", "philosopher", "poet", "novelist") or (
        gone and noun.lemma in OCCUPATIONS | {"warlord", "strongman"}
    )


def _within_a_name(title: Token, parse: Parse) -> bool:
    """ "The Velin General Commission", "Karsa al-Sheikh"."""
    if not title.text[:1].isupper():
        return False
    after = parse.tokens[title.i + 1] if title.i + 1 < len(parse.tokens) else None
    if after is not None and after.text[:1].isupper() and after.lower in BODIES:
        return True
    before = [t.lower for t in parse.tokens[max(0, title.i - 2) : title.i]]
    return before == ["al", "-"]


def _runs_on(title: Token) -> bool:
    """ "Near Karsa | Monitor Fierce clashes": where a heading runs into the first sentence an adjective looks like a name."""
    name = title.head
    return (
        title.dep in ("compound", "nmod")
        and name is not None
        and name.dep == "amod"
        and name.head is not None
        and name.head.text.islower()
        and name.head.i == name.i + 1
    )


def is_part_of_a_name(title: Token, nominals: Nominals) -> bool:
    """ "Dean Sample" is a first name, "Sheikh Sample" (with no more of a name) a place or a quarter as soon as a man."""
    head = title.head
    if title.lemma not in ("dean", "sheikh", "sheik", "shaykh", "al-sheikh") or not title.text[:1].isupper():
        return False
    if title.dep not in ("compound", "nmod") or head is None or head.pos != "PROPN":
        return False
    return title.lemma == "dean" or len(nominals.at(head).parts) < 2


def _among_firsts(noun: Token) -> bool:
    """ "The first political leader | to resign": a description, no post."""
    infinitive = any(is_infinitive(c) for c in noun.kids("acl", "relcl"))
    return infinitive and any(c.lower in ("first", "last", "latest", "only") for c in noun.kids("amod"))


def _shared(first: Token, noun: Token) -> bool:
    """ "Rebel and government-held zones": which of them is whose, the parser does not tell."""
    within = [noun, *noun.subtree()]
    hyphens = [
        t for t in within if t.i > first.i + 2 and t.text == "-" and t.i < noun.i
    ]  # "a rebel-held east and army-held west"
    whole = {t.i + 1 for t in within if t.tag == "VBN"}  # "the Front-held and army-besieged town"
    joined = any(t.dep == "cc" and first.i < t.i < h.i and t.i not in whole for h in hyphens for t in within)
    return joined or any(c.dep == "cc" and c.i == first.i - 1 and c.i not in whole for t in within for c in t.children)


OCCUPATIONS = frozenset({"journalist", "reporter", "activist", "campaigner", "doctor", "nurse", "teacher", "engineer", "lawyer", "professor", "academic", "author", "historian", "analyst", "expert", "cleric", "recruit"})  # fmt: skip
"""What people are without being appointed to it by a state."""

RELATIVE_POSTS = frozenset({"predecessor", "successor"})
"""Words that say only beside whom somebody held a post, and that it is over."""

SHARES = frozenset({"most", "mostly", "mainly", "many", "some", "several", "half"})
"""Before a description these say that it fits but some of those it stands beside."""

EMBEDDED = frozenset({"how", "why", "whether", "if"})
"""Behind these one asks oneself what ought to be."""

MUSINGS = frozenset({"expect", "know", "wonder", "think", "feel", "assume", "suppose"})
"""With "must" and "should" these guess or warn."""


def _is_believed(clause: Token) -> bool:
    """ "The president believes | the state should …": what somebody else is said to think; not "I believe that …"."""
    above = clause.head
    if clause.dep != "ccomp" or above is None or above.lemma not in ("believe", "think", "feel", "consider", "reckon"):
        return False
    return not any(c.lower in ("i", "we") for c in above.kids("nsubj"))


STATES = frozenset({"be", "have", "need", "remain", "get", "receive", "enjoy", "access", "face", "suffer", "survive", "deserve", "live", "belong", "know", "feel"})  # fmt: skip
"""What somebody ought to be or have is not asked of them."""


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
        if word.startswith("+"):
            child = _joined_verb(token, word[1:])
        if child is None:
            return None
        found.append(child)
        if child.dep not in ("prt", "advmod"):
            here = child
    return found


def _joined_verb(verb: Token, lemma: str) -> Token | None:
    """ "Killed and | wounded dozens", "were killed or | injured": the second of two verbs that have one object between them."""
    second = next((c for c in verb.kids("conj") if c.lemma == lemma and c.pos == "VERB"), None)
    if second is None or second.kids("nsubj", "nsubjpass", "auxpass", "aux") or not verb.kids("cc"):
        return None
    if any(c.lower in ("more", "others") for c in second.kids("advmod", "npadvmod") if c.i < second.i):
        return None  # "ten were killed and many more wounded"
    objects = [*verb.kids("dobj"), *second.kids("dobj")]
    if is_passive(verb):
        return second if not objects else None
    return second if len(objects) == 1 and objects[0].i > second.i else None


def _shares_with_the_first(verb: Token, entries: Mapping[str, list[tuple[Kind, Wording, tuple[str, ...]]]]) -> bool:
    """Is this the second verb of such a pair?"""
    first = verb.head
    if verb.dep != "conj" or first is None or first.pos != "VERB":
        return False
    wanted = f"+{verb.lemma}"
    return (
        any(rest == (wanted,) for _, _, rest in entries.get(first.lemma, ()))
        and _joined_verb(first, verb.lemma) is verb
    )


def _is_asked(verb: Token, parse: Parse) -> bool:
    """Does the clause end in a question mark?"""
    return any(t.text == "?" for t in parse.of_sentence(verb.sentence)[-2:]) and all(
        c.dep != "mark" for c in verb.children
    )


def _in_brackets(verb: Token, parse: Parse) -> bool:
    """Does the verb stand in brackets, beside what is said? "(The response must be tough, 10 April)" is a heading."""
    before = [t.text for t in parse.of_sentence(verb.sentence) if t.i < verb.i and t.text in ("(", ")")]
    return bool(before) and before[-1] == "("


def _is_bare(noun: Token | None) -> bool:
    return noun is not None and noun.tag in ("NNS", "NNPS") and not noun.kids("det", "poss")


def _is_left(verb: Token) -> bool:
    """ "The only ones | left behind": they have not gone."""
    return verb.lemma == "leave" and verb.dep == "acl" and verb.tag in ("VBD", "VBN")


def _is_what_for(clause: Token, verb: Token) -> bool:
    """ "Fighting | to topple the government"; not "fighting the militia to take the town"."""
    return (
        clause.dep == "advcl" and verb.lemma in ("fight", "battle") and is_infinitive(clause) and not verb.kids("dobj")
    )


def _below(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep in _STATED or _is_what_for(child, token):
            yield child
            if child.dep in ("dobj", "pobj", "attr"):
                yield from child.kids("conj")
