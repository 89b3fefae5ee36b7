"""How sure and how real: polarity and certainty of an event, from the words around it.

In: the token of an event and where its voice's content begins. Out: `Stance`, and the tense. Words are data (`words/stance.toml`).
The walk goes from the event up through the clauses that embed it and stops where somebody else's words begin: what a speaker says
is "stated" by that speaker, however the report hedges.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reader.clauses import OBJECT_CONTROL, is_passive
from marsad.reader.scope import CONDITIONAL, own_subject, stops, until_then
from marsad.reader.syntax import Token
from marsad.reader.words import word_lists
from marsad.records import Stance

_EMBEDDING = ("xcomp", "ccomp", "pcomp", "acl", "advcl", "csubj", "prep", "pobj", "dobj", "conj", "nsubjpass", "nsubj", "attr", "acomp", "oprd", "relcl", "dep", "parataxis", "nmod", "compound", "amod")  # fmt: skip
_STRENGTH = ("hypothetical", "intended", "attempted", "unlikely", "ordered", "predicted", "possible", "likely")
"""Where several apply, the first of these wins: what is least real."""
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "nobody", "none", "hardly"})


@dataclass(slots=True)
class Found:
    """What was found on the way up."""

    certainties: set[str] | None = None
    tense: str = ""
    negations: int = 0

    def add(self, certainty: str) -> None:
        """Note a certainty."""
        self.certainties = (self.certainties or set()) | {certainty}


def stance_of(event: Token, content: frozenset[int] | None) -> tuple[Stance, str, bool]:
    """Stance and tense of an event, and whether its own words are negated.

    event: the verb, noun or adjective that expresses it.
    content: tokens of the innermost utterance that it stands in, None in the report's own voice.
    """
    found = Found()
    token: Token | None = event
    came_from: Token | None = None
    first = True
    while token is not None:
        if content is not None and token.i not in content:
            break
        _at(token, came_from, found, event, first)
        if token.head is None or token.dep not in _EMBEDDING:
            break
        if stops(token, came_from):
            if token.dep == "advcl" and until_then(token):
                found.add("predicted")
            if token.dep == "advcl" and _marked(token, "because") and token.head.kids("neg"):
                found.add("hypothetical")  # "it is not because they fled": whether they did stays open
            break
        came_from, token, first = token, _embedded_in(token), False
    if (
        event.tag == "VB"
        and not own_subject(event)
        and event.dep in ("ROOT", "ccomp", "conj", "appos", "parataxis", "dep")
        and not _has_auxiliary(event)
    ):
        found.add("hypothetical")  # "two choices: give up or die"
    certainty = next((c for c in _STRENGTH if found.certainties and c in found.certainties), "stated")
    tense = found.tense or "past"
    if certainty in ("predicted", "intended", "ordered") and tense != "past":
        tense = "future"
    polarity = "denied" if found.negations % 2 else "affirmed"
    return Stance(polarity, certainty), tense, bool(found.negations % 2)


def _embedded_in(token: Token) -> Token | None:
    """What embeds a word: its head, but for "hoped to blend in and eventually leave" the infinitive whose "to" a bare verb shares."""
    head = token.head
    if (
        token.dep == "conj"
        and token.tag in ("VB", "VBP")
        and token.lower == token.lemma
        and head is not None
        and head.tag in ("VBD", "VBZ", "VBG")
        and not token.kids("aux", "auxpass")
        and not own_subject(token)
    ):
        shared = [c for c in head.kids("xcomp") if c.tag == "VB" and c.i < token.i and c.kids("aux")]
        return shared[-1] if shared else head
    return head


def _has_auxiliary(verb: Token) -> bool:
    while verb.dep == "conj" and verb.head is not None and not verb.kids("aux"):
        verb = verb.head
    return bool(verb.kids("aux")) or verb.tag != "VB"


def _at(token: Token, came_from: Token | None, found: Found, event: Token, first: bool) -> None:
    lists = word_lists("stance")
    is_event = token is event
    if token.dep == "conj" and _coordinator(token) == "nor":
        found.negations += 1
    if _instead_of(token):
        found.negations += 1
    if (
        came_from is not None
        and came_from.dep == "conj"
        and (_stands_alone(came_from) or _coordinator(came_from) == "nor")
    ):
        return
    if token.pos in ("VERB", "AUX", "ADJ", "ADV") or token.dep in (
        "ROOT",
        "ccomp",
        "relcl",
        "advcl",
        "xcomp",
        "conj",
        "pcomp",
        "acl",
    ):
        _own_words(token, came_from, found, is_event)
    if not is_event:
        _as_governor(token, came_from, found)
    if token.pos == "NOUN" and is_event and any(c.dep == "det" and c.lower == "no" for c in token.children):
        found.negations += 1
    if is_event and token.pos == "NOUN":
        for child in token.kids("amod", "compound"):
            if child.lemma in ("possible", "potential", "suspected", "suspect", "feared", "fear"):
                found.add("possible")
            elif child.lemma in ("planned", "intended", "plan", "proposed", "propose"):
                found.add("intended")
            elif child.lemma in ("likely", "apparent", "presumed"):
                found.add("likely")
            elif child.lemma in ("imminent", "upcoming", "impending", "future", "expected", "looming", "inevitable"):
                found.add("predicted")
            elif child.lemma in ("attempted", "failed", "attempt", "fail"):
                found.add("attempted")
            elif child.lower in ("staged", "fake", "imaginary", "hypothetical", "would-be"):
                found.add("hypothetical")
    if (
        is_event
        and token.pos == "NOUN"
        and token.dep == "nsubj"
        and token.head is not None
        and token.head.lemma == "be"
    ):
        for attribute in token.head.kids("attr"):  # "the dissolution is a demand of Belmark's"
            if attribute.lemma in lists["nouns.hypothetical"] | lists["nouns.ordered"]:
                found.add("hypothetical")
            elif attribute.lemma in lists["nouns.intended"]:
                found.add("intended")
    if is_event and token.pos == "NOUN" and token.head is not None and token.head.lower in ("toward", "towards"):
        found.add("predicted")
    _purpose(token, found, lists)


def _instead_of(token: Token) -> bool:
    """ "rehabilitate, rather than prosecute", "instead of attacking"."""
    head = token.head
    if head is None or token.pos not in ("VERB", "AUX"):
        return False
    between = (
        [head] if token.dep == "pcomp" else [c for c in head.children if c.i < token.i] if token.dep == "conj" else []
    )
    for word in between:
        around = [c.lower for c in word.children] + ([word.head.lower] if word.head is not None else [])
        if (word.lower == "than" and "rather" in around) or (word.lower == "of" and "instead" in around):
            return True
    return False


def _marked(clause: Token, word: str) -> bool:
    return any(c.lower == word for c in clause.kids("mark"))


def _stands_alone(conjunct: Token) -> bool:
    """ "did not flee and was killed": a conjunct with a tense of its own shares neither modal nor negation."""
    return conjunct.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.lower != "to" for c in conjunct.children
    )


def _own_words(token: Token, came_from: Token | None, found: Found, is_event: bool) -> None:
    """Modals, negation, adverbs and tense at a verb."""
    lists = word_lists("stance")
    auxiliaries = [c for c in token.children if c.dep in ("aux", "auxpass")]
    if not auxiliaries and token.dep == "conj" and token.head is not None and not own_subject(token):
        auxiliaries = [c for c in token.head.children if c.dep in ("aux", "auxpass")]
    habit = any(c.lower in HABITUAL for c in token.kids("advmod"))
    for aux in auxiliaries:
        if aux.lower == "would" and habit:
            found.tense = found.tense or "past"
            continue  # "would often be beaten": they were
        if aux.lower == "could" and any(c.dep == "neg" for c in token.children):
            continue  # "could not leave": did not
        for certainty in ("possible", "predicted", "hypothetical"):
            if aux.lower in lists[f"modals.{certainty}"]:
                past = aux.lower == "would" and any(o.lower == "have" for o in auxiliaries)
                found.add("hypothetical" if past else certainty)
                found.tense = found.tense or ("future" if certainty == "predicted" else "present")
    if any(a.lower == "going" or a.lemma == "go" for a in auxiliaries):
        found.add("predicted")
    carries = came_from is None or came_from.dep not in ("prep", "advcl", "agent")
    for child in token.children:
        if (
            child.dep == "advmod"
            and child.lower == "longer"
            and any(g.lower == "no" for g in child.children)
            and carries
        ):
            found.negations += 1
        if child.dep == "neg" or (child.dep in ("advmod", "det") and child.lower in ("never", "nowhere")):
            if came_from is not None and (
                came_from.dep in ("prep", "advcl") or (came_from.dep == "conj" and _coordinator(came_from) == "but")
            ):
                continue
            if (child.lower == "no" and any(g.lower == "longer" for g in token.children)) or child.lower in _NEGATIVE:
                found.negations += 1
        elif (child.dep == "advmod" and child.lower in SELDOM and carries) or (
            child.dep == "preconj" and child.lower == "neither"
        ):
            found.negations += 1
        elif child.dep == "advmod":
            for certainty in ("likely", "possible", "unlikely"):
                if child.lower in lists[f"adverbs.{certainty}"]:
                    found.add(certainty)
        elif child.dep in ("mark", "advmod") and child.lower in CONDITIONAL:
            found.add("hypothetical")
        if child.dep == "mark" and child.lower in CONDITIONAL:
            found.add("hypothetical")
    if token.dep == "pcomp" and token.head is not None and token.head.lower == "without":
        found.negations += 1
    if (
        carries
        and (came_from is None or came_from.dep != "conj")
        and any(
            g.dep == "det" and g.lower == "no"
            for c in token.kids("dobj", "attr")
            if c is not came_from
            for g in c.children
        )
    ):
        found.negations += 1
    subject = next((c for c in token.children if c.dep in ("nsubj", "nsubjpass")), None)
    if (
        carries
        and subject is not None
        and (
            subject.lower in ("nobody", "none", "neither")
            or any(c.dep == "det" and c.lower in ("no", "neither") for c in subject.children)
        )
    ):
        found.negations += 1
    if not found.tense:
        found.tense = _tense(token, auxiliaries)


SELDOM = frozenset({"rarely", "seldom", "hardly", "scarcely"})
HABITUAL = frozenset({"often", "usually", "regularly", "always", "sometimes", "routinely", "frequently"})


def _coordinator(conjunct: Token) -> str:
    head = conjunct.head
    words = [c.lower for c in head.children if c.dep == "cc" and c.i < conjunct.i] if head is not None else []
    return words[-1] if words else ""


def _tense(token: Token, auxiliaries: list[Token]) -> str:
    tags = {a.tag for a in auxiliaries}
    words = {a.lower for a in auxiliaries}
    if token.tag == "VBD" or "VBD" in tags:
        return "past"
    if words & {"has", "have", "’ve", "'ve", "had"}:
        if token.tag == "VBG":
            return "present"
        return "past"
    if token.tag in ("VBZ", "VBP") or tags & {"VBZ", "VBP"}:
        return "present"
    return ""


def _as_governor(token: Token, came_from: Token | None, found: Found) -> None:
    """What a verb, adjective or noun says of the event that it embeds."""
    lists = word_lists("stance")
    lemma = token.lemma
    if lemma == "be" and came_from is not None and came_from.dep in ("xcomp", "ccomp", "advcl"):
        lemma = next((c.lemma for c in token.kids("acomp") if c.i < came_from.i), lemma)  # "it is impossible to flee"
    if token.pos in ("VERB", "ADJ", "AUX") and came_from is not None:
        if came_from.dep in ("conj", "advcl", "relcl"):
            return
        if came_from.dep == "prep" and not (
            (lemma in lists["verbs.denied"] | {"hold", "keep"} and came_from.lower in ("from", "to", "in"))
            or (lemma in lists["verbs.intended"] and came_from.lower in ("at", "on", "to"))
            or (lemma in lists["verbs.hypothetical"] and came_from.lower in ("from", "for", "against"))
            or (lemma in ("accuse", "suspect", "warn") and came_from.lower in ("of", "against"))
            or (lemma == "charge" and came_from.lower == "with")
        ):
            return
        particular = came_from.dep in ("xcomp", "ccomp", "prep", "acl", "csubj", "pcomp")
        if came_from.dep in ("nsubj", "nsubjpass"):
            particular = (is_passive(token) and lemma != "aim") or lemma in (
                "imminent",
                "likely",
                "unlikely",
                "inevitable",
                "possible",
            )
        if came_from.dep in ("dobj",):
            particular = lemma in lists["verbs.attempted"] | lists["verbs.intended"] | lists["verbs.predicted"] | {
                "prevent",
                "avoid",
                "fear",
                "risk",
                "demand",
                "urge",
                "deny",
                "order",
                "await",
                "face",
            }
        if came_from.dep in ("acomp", "oprd", "attr"):
            particular = False
        if particular:
            for certainty in (
                "unlikely",
                "attempted",
                "intended",
                "predicted",
                "likely",
                "possible",
                "ordered",
                "hypothetical",
            ):
                if lemma in lists[f"verbs.{certainty}"] and lemma not in lists["verbs.transparent"]:
                    if certainty == "intended" and lemma in ("want", "hope") and came_from.dep == "ccomp":
                        certainty = "hypothetical"
                    found.add(certainty)
                    break
            if lemma == "be" and came_from.dep == "xcomp" and any(c.lower == "yet" for c in token.kids("advmod")):
                found.negations += 1  # "were yet to reach"
            if lemma == "keep" and came_from.lower == "from":
                found.negations += 1
            if lemma == "hold" and any(c.dep == "prt" and c.lower in ("off", "back") for c in token.children):
                found.add("hypothetical")
            finite = came_from.dep == "ccomp" and own_subject(came_from) and lemma not in ("deny", "reject")
            if lemma in lists["verbs.denied"] and not finite:
                found.negations += 1
    if (
        token.pos == "NOUN"
        and came_from is not None
        and any(c.dep == "det" and c.lower == "no" for c in token.children)
    ):
        found.add("hypothetical")  # "no information about the deaths"
    if (
        token.pos == "NOUN"
        and came_from is not None
        and came_from.dep in ("acl", "ccomp")
        and _marked(came_from, "that")
    ):
        for certainty in ("likely", "possible"):
            if lemma in lists[f"nouns.{certainty}"]:
                found.add(certainty)
        if lemma in ("guarantee", "assurance", "condition", "insistence", "idea", "notion", "proposal"):
            found.add("hypothetical")
    if (
        token.pos in ("NOUN", "PROPN")
        and came_from is not None
        and came_from.dep in ("acl", "prep", "relcl", "pcomp", "ccomp")
    ):
        infinitive = (
            came_from.dep in ("acl", "relcl")
            and came_from.tag == "VB"
            and any(c.lower == "to" for c in came_from.kids("aux"))
        )
        of_gerund = came_from.dep == "prep" and came_from.lower in ("of", "to", "for", "against", "from")
        if infinitive or of_gerund:
            for certainty in ("attempted", "intended", "possible", "predicted", "hypothetical", "ordered"):
                if lemma in lists[f"nouns.{certainty}"]:
                    if (
                        of_gerund
                        and certainty in ("attempted", "intended")
                        and not any(c.tag == "VBG" for c in came_from.children)
                        and came_from.lower == "for"
                        and lemma not in ("plan", "preparation")
                    ):
                        continue
                    found.add(certainty)
                    break


MOTION = frozenset({"go", "come", "travel", "flock", "return", "leave", "cross", "flee", "journey", "stream", "pour"})
"""Who "travelled to join" joined, as reports use it; other infinitives of purpose are intended."""


def _purpose(token: Token, found: Found, lists: dict[str, frozenset[str]]) -> None:
    """ "… to seize the town": an infinitive of purpose is intended."""
    if token.tag != "VB" or not any(c.lower == "to" for c in token.kids("aux")):
        return
    head = token.head
    if head is None:
        return
    if token.dep == "advcl":
        if any(c.dep == "neg" for c in head.children):
            found.add("hypothetical")  # "would not risk lives to rescue them": whether they were rescued stays open
        elif head.lemma not in ("manage", "continue", "recruit") and not (
            head.lemma in MOTION and token.lemma in ("join", "fight")
        ):
            found.add("intended")
    elif _for_a_purpose(token, head, lists) or (token.dep in ("acl", "relcl") and head.lemma in UNDERTAKINGS):
        found.add("intended")


UNDERTAKINGS = frozenset({"operation", "offensive", "campaign", "battle", "fight", "push", "drive", "mission", "war", "move", "plan", "effort"})  # fmt: skip


def _for_a_purpose(infinitive: Token, verb: Token, lists: dict[str, frozenset[str]]) -> bool:
    """ "Captured the road | to advance": behind a verb with an object of its own that does not make anybody do it."""
    if infinitive.dep != "xcomp" or verb.pos != "VERB" or not verb.kids("dobj"):
        return False
    families = ("transparent", "hypothetical", "ordered", "attempted", "predicted", "likely")
    told = any(verb.lemma in lists[f"verbs.{family}"] for family in families)
    return infinitive.lemma in ("allow", "enable", "let", "help") or not (told or verb.lemma in OBJECT_CONTROL)
