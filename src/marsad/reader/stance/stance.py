"""How sure and how real: polarity and certainty of an event, from the words around it.

In: the token of an event and where its voice's content begins. Out: `Stance`, and the tense. Words are data (`words/stance.toml`).
The walk goes from the event up through the clauses that embed it and stops where somebody else's words begin: what a speaker says
is "stated" by that speaker, however the report hedges.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.event_nouns import is_to_come
from marsad.reader.stance.decided import called_for, decide, far_from, is_to_be
from marsad.reader.stance.doubts import doubt, is_aim, left_open, not_ruled_out, wholly
from marsad.reader.stance.found import Found, marked
from marsad.reader.stance.governors import AIMS, governed, over_gerund
from marsad.reader.stance.hedged import all_but, hedge
from marsad.reader.stance.passed_over import beside, is_borne, is_looked_into, is_not_told, passes_over
from marsad.reader.stance.presupposed import is_behind, is_presupposed, is_trait
from marsad.reader.stance.purposes import purpose
from marsad.reader.stance.scope import (
    CONDITIONAL,
    WON_OR_LOST,
    behind_noun,
    in_the_event,
    is_ensured,
    is_indefinite,
    is_infinitive,
    modals_above,
    offered_to,
    own_subject,
    stops,
    taken_for_granted,
    until_then,
)
from marsad.reader.stance.supposed import opens_what_would_be
from marsad.reader.stance.ventures import venture
from marsad.reader.words import word_lists
from marsad.records import Stance

_EMBEDDING = ("xcomp", "ccomp", "pcomp", "acl", "advcl", "csubj", "prep", "pobj", "dobj", "conj", "nsubjpass", "nsubj", "csubjpass", "attr", "acomp", "oprd", "relcl", "dep", "parataxis", "nmod", "compound", "amod")  # fmt: skip
_STRENGTH = ("hypothetical", "intended", "attempted", "unlikely", "ordered", "predicted", "possible", "likely")
"""Where several apply, the first of these wins: what is least real."""
_NEGATIVE = frozenset(
    {"not", "n't", "n’t", "nt", "never", "no", "neither", "nor", "without", "nobody", "none", "hardly"}
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is said of how real an event is."""

    stance: Stance
    tense: str
    negated: bool
    """Do its own words deny it?"""
    given: bool
    """Is it taken for granted, so that no verb of saying or thinking above it makes it less sure?"""
    over: bool
    """Is it told as past, so that no verb of foretelling above it makes it to come?"""
    moot: bool
    """Do its words tell neither that it was nor that it was not: "did not leave until Monday", "crimes like the killing of civilians"?"""


def stance_of(event: Token, content: frozenset[int] | None) -> Standing:
    """Stance and tense of an event, whether its own words are negated, and whether it is taken for granted.

    event: the verb, noun or adjective that expresses it.
    content: tokens of the innermost utterance that it stands in, None in the report's own voice.
    """
    found = Found()
    token: Token | None = event
    came_from: Token | None = None
    first, given, after = True, False, False
    decide(event, found)
    if opens_what_would_be(event):
        found.add("hypothetical")
    found.moot = is_not_told(event)
    while token is not None:
        if content is not None and token.i not in content:
            if came_from is not None and came_from.dep == "prep":
                over_gerund(token, came_from, found)
            elif came_from is not None and token.dep == "prep" and token.head is not None:
                over_gerund(token.head, token, found)  # "insists on | forming": said, but of what is to come
            break
        _at(token, came_from, found, event, first)
        found.told = found.told or (
            token.dep == "ccomp" and _has_auxiliary(token) and own_subject(token) and not is_ensured(token)
        )
        if token.head is None or token.dep not in _EMBEDDING:
            break
        passed = token is event and (is_presupposed(token) or is_looked_into(token) or is_borne(token))
        if passed or stops(token, beside(came_from, token, event)):
            if token.dep == "advcl" and until_then(token):
                found.add("predicted")
            if token.dep == "advcl" and marked(token, "because") and token.head.kids("neg"):
                if token.head.lemma == "be" and any(
                    c.lower in ("it", "this", "that") for c in token.head.kids("nsubj")
                ):
                    found.negations += 1  # "it is not because they fled"
                else:
                    found.add(
                        "hypothetical"
                    )  # "they did not leave because they were attacked": whether they were stays open
            _beside_what_may_be(token, event, found)
            if token.dep == "relcl" and offered_to(token):
                found.add("hypothetical")
            given = _is_given(token, came_from) and not found.certainties and not found.negations
            after = token.dep == "pcomp" and token.head.lower == "after" and _is_past(token.head.head)
            if not found.tense and behind_noun(token) is not None:
                found.tense = _tense_above(token)
            break
        came_from, token, first = token, _embedded_in(token), False
    if (
        event.tag == "VB"
        and not own_subject(event)
        and event.dep in ("ROOT", "ccomp", "conj", "appos", "parataxis", "dep")
        and not _has_auxiliary(event)
    ):
        found.add("hypothetical")  # "two choices: give up or die"
    if (
        event.tag == "VBG"
        and event.dep == "ccomp"
        and event.head is not None
        and event.i < event.head.i
        and not own_subject(event)
        and not event.kids("aux", "mark", "prep")
    ):
        found.add("hypothetical")  # ""Arresting me and others would change nothing," he said"
    certainty = next((c for c in _STRENGTH if found.certainties and c in found.certainties), "stated")
    tense = found.tense or "past"
    if certainty in ("predicted", "intended", "ordered") and tense != "past":
        tense = "future"
    polarity = "denied" if found.negations % 2 else "affirmed"
    over = after or found.tense == "past"
    return Standing(Stance(polarity, certainty), tense, bool(found.negations % 2), given, over, found.moot)


def _is_given(token: Token, came_from: Token | None) -> bool:
    return taken_for_granted(token, came_from) or (
        came_from is None and (is_presupposed(token) or is_trait(token) or is_behind(token))
    )


def _is_past(verb: Token | None) -> bool:
    return verb is not None and verb.tag == "VBD"


def _tense_above(noun: Token) -> str:
    """ "The speed of the assault | continues": of the clause in which an event is named."""
    verb = next((a for a in noun.ancestors() if a.pos in ("VERB", "AUX")), None)
    return _tense(verb, verb.kids("aux", "auxpass")) if verb is not None else ""


def _beside_what_may_be(token: Token, event: Token, found: Found) -> None:
    """ "It could be secured, creating a zone", "a strike would kill many": as sure as the verb that it goes with."""
    head = token.head
    if head is None:
        return
    participle = token.dep == "advcl" and token.tag == "VBG" and not token.kids("mark", "aux", "nsubj", "advmod")
    own = token is event or event.head is token
    if participle and own and token.i > head.i:
        for certainty in modals_above(head):
            found.add(certainty)
        meant = word_lists("stance")["verbs.intended"] - DONE_AT_ONCE
        above = head.head if is_infinitive(head) and head.dep == "xcomp" else head
        set_off = token.lemma in RESULTING or any(
            c.text == "," and head.i < c.i < token.i for v in (head, above or head) for c in v.children
        )
        if (
            set_off
            and above is not None
            and above.lemma in meant
            and any(is_infinitive(c) for c in above.kids("xcomp"))
        ):
            found.add("intended")  # "promised to clear the area, creating a zone"
    if token.pos == "NOUN" and token.dep in ("nsubj", "dobj") and is_indefinite(token) and modals_above(head):
        found.add("hypothetical")
    if token is event and token.lemma in WON_OR_LOST and token.dep == "nsubj" and "predicted" in modals_above(head):
        found.add("hypothetical")  # "the capture of the town would cut the road"


RESULTING = frozenset(
    {"create", "leave", "give", "force", "allow", "end", "open", "cut", "turn", "bring", "put", "make"}
)

DONE_AT_ONCE = frozenset({"threaten", "agree", "decide", "choose", "offer", "volunteer"})
"""Who does these has done something, and what follows may follow from that: "threatened to attack, forcing them out"."""


def _embedded_in(token: Token) -> Token | None:
    """What embeds a word: its head, but for "hoped to blend in and eventually leave" the infinitive whose "to" a bare verb shares."""
    head = token.head
    if token.dep == "conj" and token.tag == "VBD" and head is not None and is_infinitive(head):
        while is_infinitive(head) and head.dep in ("xcomp", "advcl", "acl", "conj") and head.head is not None:
            head = head.head  # "was not authorised to speak | and requested anonymity"
        return head
    if is_infinitive(token) and token.dep in ("acl", "relcl") and head is not None and head.lemma in PERIODS:
        prep = head.head  # "tried for months | to surround"
        return prep.head if head.dep == "pobj" and prep is not None else head
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


PERIODS = frozenset({"hour", "day", "week", "month", "year", "decade"})


def _has_auxiliary(verb: Token) -> bool:
    while verb.dep == "conj" and verb.head is not None and not verb.kids("aux"):
        verb = verb.head
    return bool(verb.kids("aux")) or verb.tag != "VB"


def _at(token: Token, came_from: Token | None, found: Found, event: Token, first: bool) -> None:
    lists = word_lists("stance")
    is_event = token is event
    if in_the_event(token):
        found.add("hypothetical")
    if came_from is not None and came_from.dep == "prep" and event.pos == "NOUN" and behind_noun(event) is token:
        found.in_passing = True
    if token.dep == "conj" and _coordinator(token) == "nor":
        found.negations += 1
    if _whenever(token):
        found.add("hypothetical")
    if _instead_of(token):
        found.negations += 1
    if (
        came_from is not None
        and came_from.dep == "conj"
        and (_stands_alone(came_from) or _coordinator(came_from) == "nor")
    ):
        if any(c.lower in CONDITIONAL for c in token.kids("mark")):
            found.add("hypothetical")  # "if they come and take it"
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
    doubt(token, came_from, found, event)
    hedge(token, came_from, found, event)
    venture(token, event, found)
    if not is_event:
        governed(token, came_from, found)
    if token.pos == "NOUN" and is_event and any(c.dep == "det" and c.lower == "no" for c in token.children):
        found.negations += 1
    if is_event and token.pos == "NOUN":
        if any(c.lower == "any" for c in token.kids("det")) and not _denied_above(token):
            found.add("hypothetical")
        if _nearly(token):
            found.add("hypothetical")
        for child in token.kids("acl"):
            for certainty in ("likely", "possible"):
                if any(g.lower in lists[f"adverbs.{certainty}"] for g in child.kids("advmod")):
                    found.add(certainty)  # "a strike likely carried out by …"
        if _suspects(token):
            found.add("likely")
        for child in token.kids("amod", "compound"):
            if child.lower in ("suspected", "presumed") and _suspects(token):
                continue
            if child.lemma in ("possible", "potential", "suspected", "suspect", "feared", "fear"):
                found.add("possible")
            elif child.lemma in ("planned", "intended", "plan", "proposed", "propose"):
                found.add("intended")
            elif child.lemma in ("likely", "apparent", "presumed"):
                found.add("likely")
            elif child.lower in ("looming", "impending") or child.lemma in (
                "imminent",
                "upcoming",
                "impending",
                "future",
                "expected",
                "looming",
                "inevitable",
            ):
                found.add("predicted")
            elif child.lemma in ("attempted", "attempt") or (
                child.lemma in ("failed", "fail") and token.lemma not in lists["nouns.standing"]
            ):
                found.add("attempted")
            elif child.lower in ("staged", "fake", "imaginary", "hypothetical", "would-be"):
                found.add("hypothetical")
    if (
        is_event
        and token.pos == "NOUN"
        and token.dep == "nsubj"
        and token.head is not None
        and token.head.lemma in ("be", "remain")
    ):
        for attribute in token.head.kids("attr"):  # "the dissolution is a demand of Belmark's"
            if attribute.lemma in lists["nouns.hypothetical"] | lists["nouns.ordered"] or is_aim(attribute):
                found.add("hypothetical")
            elif attribute.lemma in lists["nouns.intended"]:
                found.add("intended")
    announced = token.dep in ("dobj", "nsubjpass") and token.head is not None and token.head.lemma == "announce"
    announced = announced or any(c.lemma in PROMISED and c.tag == "VBN" for c in token.kids("acl"))
    if is_event and announced and is_to_come(token):
        found.add("intended")
    if (
        is_event
        and token.pos == "VERB"
        and any(_suspects(n) for c in token.kids("nsubj") for n in (c, *c.kids("conj")))
    ):
        found.add("likely")  # "suspected Belmark air strikes killed 20"
    if is_event and token.pos == "NOUN" and _is_example(token):
        found.moot = True
    if is_event and token.pos == "NOUN" and token.head is not None and token.head.lower in ("toward", "towards"):
        found.add("predicted")
    if is_event and token.pos == "NOUN":
        _as_aim(token, found, lists)
    purpose(token, found, lists)


PROMISED = frozenset({"announce", "promise", "pledge", "propose", "plan", "envisage"})
""" "A withdrawal | promised by the president" is still to come."""


def _is_example(noun: Token) -> bool:
    """ "Crimes such as | the killing of civilians", "acts like | the murder of prisoners": with no name and no number, of no one time."""
    prep = noun.head
    if noun.dep != "pobj" or prep is None:
        return False
    such = prep.lower == "as" and (
        any(c.lower == "such" for c in prep.children)
        or (prep.head is not None and any(c.lower == "such" for c in prep.head.children))
    )
    particular = any(t.pos in ("PROPN", "NUM") or t.text[:1].isupper() or t.dep == "poss" for t in noun.subtree())
    return (such or prep.lower == "like") and not particular


def _suspects(noun: Token) -> bool:
    """ "Suspected Belmark air strikes": the strikes were, their doer is guessed."""
    if noun.lemma not in word_lists("stance")["nouns.standing"]:
        return False
    before = list(noun.kids("amod", "compound", "nmod"))
    if noun.dep == "conj" and noun.head is not None and noun.head.pos == "NOUN":
        before += noun.head.kids("amod", "compound", "nmod")  # "suspected Belmark and Karsa air strikes"
    suspected = [g for c in before for g in (c, *c.children) if g.lower in ("suspected", "presumed")]
    return any(g.i < c.i and (c.text[:1].isupper() or c.lemma in FIGHTERS) for g in suspected for c in before)


FIGHTERS = frozenset({"coalition", "army", "government", "regime", "rebel", "militant", "jihadist", "insurgent", "militia", "allied"})  # fmt: skip


def _whenever(clause: Token) -> bool:
    """ "When we partner with our enemies, they advance": in the present, before what follows from it each time."""
    head = clause.head
    if clause.dep != "advcl" or head is None or clause.i > head.i:
        return False
    simple = all(v.tag in ("VBP", "VBZ") and not v.kids("aux", "auxpass") for v in (clause, head))
    return simple and any(c.lower in ("when", "whenever") for c in clause.kids("advmod", "mark"))


def _nearly(noun: Token) -> bool:
    """ "The near-defeat of the Front"."""
    return any(c.lower == "near" and c.i == noun.i - 2 for c in noun.kids("amod", "advmod", "compound")) and any(
        c.text == "-" and c.i == noun.i - 1 for c in noun.children
    )


def _denied_above(noun: Token) -> bool:
    """ "Denied any attack", "without any attack": the denial says it all."""
    denied = word_lists("stance")["verbs.denied"] | word_lists("stance")["cues.denied"]
    return any(a.lemma in denied or a.lower == "without" or a.kids("neg") for a in noun.ancestors())


def _as_aim(noun: Token, found: Found, lists: dict[str, frozenset[str]]) -> None:
    """ "The goal is the defeat of the Front", "described the objective as its defeat"."""
    head = noun.head
    if head is None:
        return
    aims: list[Token] = []
    if noun.dep == "attr" and head.lemma in ("be", "remain", "become"):
        aims = head.kids("nsubj")
    elif noun.dep == "pobj" and head.lower == "as" and head.head is not None:
        aims = head.head.kids("dobj", "nsubjpass")
    if any(aim.lemma in AIMS and aim.lemma in lists["nouns.intended"] for aim in aims):
        found.add("intended")


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


def _stands_alone(conjunct: Token) -> bool:
    """ "did not flee and was killed": a conjunct with a tense of its own shares neither modal nor negation."""
    return conjunct.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.lower not in ("to", "being") for c in conjunct.children
    )


def _own_words(token: Token, came_from: Token | None, found: Found, is_event: bool) -> None:
    """Modals, negation, adverbs and tense at a verb."""
    lists = word_lists("stance")
    auxiliaries = [c for c in token.children if c.dep in ("aux", "auxpass")]
    if not auxiliaries and token.dep == "conj" and token.head is not None and not own_subject(token):
        auxiliaries = [c for c in token.head.children if c.dep in ("aux", "auxpass")]
        if token.tag == "VBD" and all(c.tag == "MD" for c in auxiliaries):
            auxiliaries = []  # "would be the worst since gas killed hundreds", where the parse makes a pair of them
    if is_event and _inverted(token):
        found.add("hypothetical")
    nearly = [g for c in token.kids("advmod") for g in (c, *c.children) if g.lower in ("almost", "nearly")]
    nearly = [] if token.lemma in lists["verbs.hypothetical"] else nearly  # "has almost begged them to leave": it has
    if is_event and token.pos == "VERB" and any(not wholly(token, c) and c.head is token for c in nearly):
        found.add("hypothetical")  # "almost captured the town"
    elif is_event and token.pos == "VERB" and any(wholly(token, c) and all_but(token, c) for c in nearly):
        found.moot = True
    habit = any(c.lower in HABITUAL for c in token.kids("advmod"))
    for aux in auxiliaries:
        if aux.lower == "would" and habit:
            found.tense = found.tense or "past"
            continue  # "would often be beaten": they were
        if aux.lower in ("can", "ca") and token.kids("neg") and any(c.lower == "you" for c in token.kids("nsubj")):
            found.add("hypothetical")  # "you can't withdraw overnight"
        if aux.lower == "could" and any(c.dep == "neg" for c in token.children):
            continue  # "could not leave": did not
        if aux.lower == "can" and is_event and not token.kids("neg"):
            found.add("possible")  # "knows he can starve them"
            found.tense = found.tense or "present"
        if aux.text == "May" and any(c.i < aux.i for c in token.children):
            continue  # "raids since 21 May have killed"
        modal = "would" if token.tag == "VB" and aux.lower in ("'d", "’d") else aux.lower
        for certainty in ("possible", "predicted", "hypothetical"):
            if modal in lists[f"modals.{certainty}"]:
                past = aux.lower == "would" and any(o.lower == "have" for o in auxiliaries)
                found.add("hypothetical" if past else certainty)
                looks_back = any(o.lemma == "have" and o.i > aux.i for o in auxiliaries) and modal not in (
                    "will",
                    "'ll",
                    "’ll",
                )
                to_come = "future" if certainty == "predicted" else "present"
                found.tense = found.tense or ("past" if looks_back else to_come)
    if came_from is not None and came_from.dep == "csubj" and came_from.tag == "VBG" and modals_above(token):
        found.add("hypothetical")  # "joining the strike would be folly"
    if any(a.lower == "going" or a.lemma == "go" for a in auxiliaries):
        found.add("predicted")
    carries = not found.in_passing and (came_from is None or came_from.dep not in ("prep", "advcl", "agent"))
    if came_from is not None and came_from.dep == "nsubj" and token.lemma in ENDING:
        carries = False  # "the war has not ended"
        found.tense = "present" if token.kids("neg") and not any(a.tag == "VBD" for a in auxiliaries) else ""
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
                not carries
                or came_from.dep in ("prep", "advcl")
                or (came_from.dep == "conj" and _coordinator(came_from) == "but")
                or (came_from.dep == "ccomp" and (marked(came_from, "whether") or marked(came_from, "if")))
                or _asks(came_from)
                or left_open(token, came_from)
                or not_ruled_out(token)
                or passes_over(token, came_from)
            ):
                continue
            if (child.lower == "no" and any(g.lower == "longer" for g in token.children)) or child.lower in _NEGATIVE:
                found.negations += 1
        elif (child.dep == "advmod" and child.lower in SELDOM and carries) or (
            child.dep == "preconj" and child.lower == "neither"
        ):
            found.negations += 1
        elif child.dep == "advmod" and not child.kids("xcomp"):  # "died of wounds likely to have been caused by a bomb"
            for certainty in ("likely", "possible", "unlikely"):
                if child.lower in lists[f"adverbs.{certainty}"]:
                    found.add(certainty)
        elif child.dep in ("mark", "advmod") and child.lower in CONDITIONAL:
            found.add("hypothetical")
        if child.dep == "mark" and child.lower in CONDITIONAL:
            found.add("hypothetical")
    if called_for(token):
        found.add("hypothetical")
    if is_event and is_to_be(token):
        found.add("predicted")
    if is_event and far_from(token):
        found.negations += 1
    if is_event and _until_a_point(token):
        found.moot = True
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
            or any(c.dep == "det" and c.lower == "no" for c in subject.children)
            or any(c.lower == "neither" for c in subject.children)
        )
    ):
        found.negations += 1
    if not found.tense:
        found.tense = _tense(token, auxiliaries)


def _asks(clause: Token) -> bool:
    """ "It was not clear | who attacked the town", "did not say | how many were killed"."""
    if clause.dep not in ("ccomp", "csubj", "advcl", "xcomp", "pcomp"):
        return False
    first = next((t for t in clause.subtree() if t.i == clause.left), clause)
    return first.lower in ("who", "whom", "whose", "what", "which", "how", "why", "when", "where")


def _inverted(verb: Token) -> bool:
    """ "Had they captured the town, the war would be over"; not "nor had they captured it"."""
    had = [c for c in verb.kids("aux") if c.lower == "had"]
    subject = verb.kids("nsubj", "nsubjpass")
    if not had or not subject or had[0].i > subject[0].i or had[0].i != verb.left:
        return False
    return verb.dep == "advcl" or (verb.head is not None and verb.i < verb.head.i)


def _until_a_point(verb: Token) -> bool:
    """ "Had never left Velin before travelling", "did not leave until Monday"."""
    denied = any(c.dep == "neg" or c.lower == "never" for c in verb.kids("neg", "advmod"))
    if not denied or any(c.tag == "MD" for c in verb.kids("aux")):
        return False
    limits = [c for c in verb.kids("prep") if c.lower in ("until", "till", "before")]
    clauses = [c for c in verb.kids("advcl") if any(marked(c, w) for w in ("until", "till", "before"))]
    return any(c.i > verb.i for c in limits + clauses)


ENDING = frozenset({"end", "stop", "cease", "finish", "conclude"})
"""Verbs that are negations themselves: what has not ended goes on."""


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
