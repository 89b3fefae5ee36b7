"""How far a sentence bears on how real an event is: the borders of the walk that settles a stance.

In: tokens. Out: whether what stands above an event says anything on it. Knows no certainties.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.words import word_lists

CONDITIONAL = frozenset({"if", "unless", "whether", "lest"})
"""Subordinators of what need not be so."""

OF_ITS_SUBJECT = frozenset({"be", "begin", "start", "take", "continue", "carry", "launch", "conduct", "occur", "happen", "wage", "lift", "break", "end"})  # fmt: skip
"""Verbs that say of an event, as their subject, whether it takes place."""


WON_OR_LOST = frozenset({"capture", "recapture", "fall", "loss", "liberation", "seizure", "defeat", "takeover", "withdrawal", "removal", "departure", "return"})  # fmt: skip

FOILING = frozenset({"foil", "thwart", "abort"})
"""An event of which this is said was tried: "an attack on the lines was foiled"."""


def until_then(clause: Token) -> bool:
    """ "once the city is secured", in a sentence on what will be."""
    head = clause.head
    words = {c.lower for c in clause.children if c.dep in ("mark", "advmod")}
    if head is None or not words & {"once", "until", "when", "before", "after", "till"}:
        return False
    modals = {c.lower for c in head.children if c.dep == "aux"}
    to_come = clause.tag in ("VBZ", "VBP") and not clause.kids("aux", "auxpass")
    told = head
    while told.dep == "xcomp" and told.head is not None:
        told = told.head
    if to_come and words & {"once", "until", "when", "till"} and told.tag == "VBD" and not told.kids("aux"):
        return True  # "feared arrest when she returns"
    over = clause.tag == "VBD" or any(c.tag == "VBD" for c in clause.kids("aux", "auxpass"))
    if over:
        return "would" in modals
    return bool(
        modals & {"will", "would", "'ll", "’ll", "shall", "going", "should", "must", "may", "might", "could", "can"}
    )


def stops(token: Token, came_from: Token | None) -> bool:
    """Does what stands above say nothing on how real this is?"""
    head = token.head
    assert head is not None
    if token.dep == "relcl":
        return not (_of_what_shall_be(token, head) or is_infinitive(token) or head.lemma in IMAGINED)
    if token.dep == "acl" and token.tag in ("VBN", "VBG", "VBD"):
        if seen_done(token) or (head.lemma not in KNOWN and any(c.lower == "that" for c in token.kids("mark"))):
            return False
        if head.dep == "attr" and token.tag == "VBG":
            return False  # "those here are women fleeing the war"
        if token.lemma in ("aim", "direct") and came_from is not None and came_from.lower == "at":
            return False
        return head.lemma not in word_lists("stance")["nouns.intended"] | word_lists("stance")["nouns.attempted"]
    if token.dep == "conj" and own_subject(token):
        return True
    if token.dep in ("ccomp", "parataxis") and token.i < head.i and _broken_off(token, head):
        return True  # "He was freed in 2014: a ransom is believed to …"
    if token.pos == "NOUN" and came_from is not None and came_from.dep == "prep" and token.lemma in TAKEN_FOR_GRANTED:
        return True  # "called for an investigation of the attack"
    if came_from is None and behind_noun(token) is not None and is_standing(token):
        return True  # "to raise awareness of Belmark's attacks"
    if token.dep == "prep" and token.lower == "including" and came_from is not None and came_from.dep == "prep":
        return True  # "of keeping people from leaving, including by shelling"
    if token.dep == "advcl":
        mark = next((c.lower for c in token.children if c.dep in ("mark", "advmod")), "")
        if token.tag == "VB" and any(c.lower == "to" for c in token.kids("aux")):
            return False
        if (
            "while" in (c.lower for c in token.kids("mark", "advmod"))
            and token.tag == "VBG"
            and (is_infinitive(head) or _will_be(head))
        ):
            return False  # "wants to guard them while withdrawing its troops", "will leave while fighting on"
        if head.lemma == "rule" and any(c.lower == "out" for c in head.kids("prt", "advmod")) and token.tag == "VBG":
            return False  # "has ruled out sending troops"
        return mark not in CONDITIONAL
    if token.dep in ("nsubj", "nsubjpass"):
        # "an attack is expected": what the verb says of its subject; "an attack killed 20": nothing.
        among = is_standing(token) and any(c.lower == "among" for c in head.kids("prep"))
        if head.lemma == "be" and (head.kids("attr") or among):
            return True  # "the capture was not a triumph": it took place
        return not (
            head.lemma in word_lists("stance")["verbs.predicted"] | word_lists("stance")["verbs.intended"]
            or head.lemma in OF_ITS_SUBJECT
            or (head.lower in ("needed", "required") and is_indefinite(token))
            or head.lemma in FOILING
        )
    if token.dep == "pcomp" and any(c.lower == "what" for c in token.kids("nsubj", "nsubjpass")):
        return True  # "to protect them from what may be an attack"
    if token.dep == "pcomp" and head.lower == "by" and head.head is not None and _is_tried(head.head):
        return True  # "tried to break the siege by attacking the road"
    if token.dep == "pcomp" and head.lower in ("before", "after", "while", "since", "despite", "when", "like", "with"):
        return not (head.lower == "with" and head.head is not None and head.head.lemma in TROUBLE)
    if came_from is None and token.pos == "NOUN" and token.dep == "dobj":
        return not _governs_event(head) or (head.lemma == "mark" and any(c.tag == "JJS" for c in token.kids("amod")))
    if came_from is None and token.dep == "pobj" and token.pos == "NOUN":
        if head.lower == "than" and is_standing(token):
            return True  # "could be worse than the siege of the town"
        if head.lower == "in" and head.head is not None and head.head.lemma == "use":
            return False  # "intended for use in an attack"
        if head.lower == "with" and head.head is not None and head.head.lemma in ANSWERING:
            return False  # "would retaliate with an attack"
        known = bool(token.kids("det", "poss")) and not _any_one(token)
        if head.lower == "against" and known and head.head is not None and head.head.lemma in HELPING:
            return True  # "asked for help against the threat"
        if head.lower == "from" and head.head is not None and head.head.lemma in REFRAINING:
            return False  # "held off from an attack"
        if head.lower == "at" and head.head is not None and head.head.lemma in ("aim", "direct", "gear"):
            return False  # "an offensive aimed at the liberation of the town"
        if head.lower in ADJUNCTS or (head.lower in ("against", "over") and _acts(head.head) and not _any_one(token)):
            return True
    if token.dep in ("pobj",) and head.dep == "prep" and head.head is not None:
        return False
    return token.dep in ("compound", "nmod", "amod")


def is_ensured(clause: Token) -> bool:
    """ "Wants to make sure | that they leave"."""
    verb = clause.head
    if verb is None:
        return True
    return verb.lemma in ("ensure", "guarantee", "make", "see", "secure", "want", "sure", "certain", "demand", "mean")


def _will_be(verb: Token) -> bool:
    return any(c.lower in ("will", "'ll", "’ll", "shall") for c in verb.kids("aux"))


def taken_for_granted(token: Token, came_from: Token | None) -> bool:
    """Does the walk stop at what every speaker takes for granted ("the sixth | killed", "expand | the offensive in Velin")?"""
    head = token.head
    if head is None:
        return False
    if token.dep == "relcl":
        return token.tag != "VB" and not _any_one(head) and head.lemma not in _told()
    if token.dep == "acl":
        return head.dep == "attr" and any(
            c.tag in ("JJS", "RBS") or c.lower in ORDINALS for c in head.kids("amod", "nummod")
        )
    bare_doer = token.dep == "pobj" and head.dep == "agent" and not token.kids("det", "poss")
    return came_from is None and token.dep in ("dobj", "pobj", "nsubj") and is_standing(token) and not bare_doer


ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "latest", "only"})  # fmt: skip


def _any_one(noun: Token) -> bool:
    return any(c.lower in ("a", "an", "any", "another") for c in noun.kids("det"))


def is_indefinite(noun: Token) -> bool:
    """ "A withdrawal", "further strikes"; not "the strikes", "Belmark's strikes"."""
    if _any_one(noun):
        return True
    of_somebody = any(c.text[:1].isupper() for c in noun.kids("amod", "compound", "nmod"))
    return noun.tag in ("NN", "NNS") and not noun.kids("det", "poss", "nummod") and not of_somebody


def is_standing(noun: Token) -> bool:
    """Something that goes on or is known, as the text names it: "the offensive in Velin", "Belmark's presence"."""
    if noun.pos != "NOUN" or noun.lemma not in word_lists("stance")["nouns.standing"] or _any_one(noun):
        return False
    if any(c.lower in ("ongoing", "current", "continuing", "recent") for c in noun.kids("amod")):
        return True
    if any(c.lower in ("future", "new", "possible", "potential", "further", "planned") for c in noun.kids("amod")):
        return False
    named = any(c.text[:1].isupper() for c in noun.kids("amod", "compound", "nmod"))
    return named or bool(noun.kids("poss")) or any(c.lower in ("the", "this", "these") for c in noun.kids("det"))


def behind_noun(event: Token) -> Token | None:
    """The noun behind which an event noun stands, where that noun says nothing of it: "part | of the deal"; not "a plan for a deal"."""
    prep = event.head
    if event.pos != "NOUN" or event.dep != "pobj" or prep is None or prep.dep != "prep":
        return None
    noun = prep.head
    if noun is None or noun.pos != "NOUN" or prep.lower in ADJUNCTS:
        return None
    lists = word_lists("stance")
    says = any(noun.lemma in lists[f"nouns.{family}"] for family in TELLING) or any(
        c.lower == "no" for c in noun.kids("det")
    )
    says = says or noun.lemma in _told()
    counts = noun.lemma in word_lists("nouns")["quantity"] and not noun.kids("poss")
    return None if says or counts else noun


def _told() -> frozenset[str]:
    """Nouns for what is said: "accusations of", "reports of"."""
    return word_lists("speech")["noun"] | word_lists("speech")["hearsay_noun"]


TELLING = ("likely", "attempted", "intended", "possible", "predicted", "hypothetical", "ordered", "denied", "phases")
"""Lists of the nouns that say how real what stands behind them is."""


def in_the_event(token: Token) -> bool:
    """ "In the event of an attack", "in case they attack"."""
    head = token.head
    if token.dep == "pobj" and head is not None and head.lower == "of" and head.head is not None:
        noun = head.head
        return noun.lower in ("event", "case") and noun.head is not None and noun.head.lower == "in"
    return token.dep == "advcl" and any(
        c.lower == "in" and any(g.lower == "case" and not g.children for g in c.kids("pobj"))
        for c in token.kids("prep", "mark")
    )


def modals_above(verb: Token) -> list[str]:
    """What the modals of a verb say, unless they look back ("may have")."""
    lists = word_lists("stance")
    auxiliaries = verb.kids("aux")
    if any(c.lemma == "have" for c in auxiliaries):
        return []
    found = [f for f in ("possible", "predicted") for c in auxiliaries if c.lower in lists[f"modals.{f}"]]
    if found and any(c.lower in lists["adverbs.likely"] for c in verb.kids("advmod")):
        found.append("likely")
    return found


def seen_done(participle: Token) -> bool:
    """ "Will see rebels | evacuated": as sure as the seeing."""
    noun = participle.head
    return noun is not None and noun.dep == "dobj" and noun.head is not None and noun.head.lemma == "see"


IMAGINED = frozenset({"scenario", "eventuality", "hypothesis"})
""" "A scenario in which | they attack the town"."""

OFFERING = frozenset({"offer", "promise", "pledge", "amnesty", "pardon", "reward", "bounty", "punish", "threaten"})


def offered_to(clause: Token) -> bool:
    """ "Offers an amnesty to fighters | who surrender", "a reward for anyone who helps": some may, whoever they are."""
    noun = clause.head
    if noun is None or clause.tag not in ("VBZ", "VBP") or clause.kids("aux", "auxpass"):
        return False
    anyone = noun.lower in ("anyone", "anybody", "those", "whoever") or (
        noun.tag == "NNS" and not noun.kids("det", "poss", "nummod")
    )
    return anyone and noun.dep in ("pobj", "dative", "dobj") and any(a.lemma in OFFERING for a in noun.ancestors())


MAKING = frozenset({"build", "create", "form", "establish", "found", "draft", "devise", "need", "envisage", "propose"})


def _of_what_shall_be(clause: Token, noun: Token) -> bool:
    """ "Want to build a state that includes all", "to launch an operation that drives them out": as real as the state, the operation."""
    verb = noun.head
    begun = noun.lemma in word_lists("stance")["nouns.intended"] | {"deal", "agreement", "truce", "ceasefire"}
    making = MAKING | (BEGINNING if begun else frozenset())
    made = noun.dep == "dobj" and verb is not None and verb.lemma in making and verb.tag == "VB"
    return made and (clause.tag in ("VBZ", "VBP") or bool(modals_above(clause))) and _any_one(noun)


BEGINNING = frozenset({"launch", "start", "begin", "mount", "conduct", "reach", "negotiate", "sign", "carry", "stage"})
"""Where these are to come, so is what their object does."""


ANSWERING = frozenset({"retaliate", "respond", "reply", "answer", "react"})

HELPING = frozenset({"help", "support", "aid", "assistance", "backing"})

TROUBLE = frozenset({"associate", "difficulty", "problem"})
""" "The difficulties associated | with bringing people home": nobody need have been brought."""

REFRAINING = frozenset({"hold", "refrain", "desist", "abstain", "prevent", "dissuade", "deter"})


def _is_tried(verb: Token) -> bool:
    """ "Tried | to break the siege"."""
    above = verb.head
    attempted = word_lists("stance")["verbs.attempted"]
    return is_infinitive(verb) and verb.dep == "xcomp" and above is not None and above.lemma in attempted


def is_infinitive(verb: Token) -> bool:
    """ "To seize"."""
    return verb.tag == "VB" and any(c.lower == "to" for c in verb.kids("aux"))


def _acts(verb: Token | None) -> bool:
    """A verb that has nothing to say on what it is done against: "act", "protest"; not "warn"."""
    return verb is not None and verb.pos == "VERB" and not _governs_event(verb)


def _broken_off(token: Token, head: Token) -> bool:
    return any(c.text in (":", ";") and token.i < c.i < head.i for c in [*head.children, *token.children])


KNOWN = frozenset({"fact", "news", "reality", "knowledge", "time", "day", "moment"})
"""Nouns that take a clause with "that" for true: "the fact that they fled"."""

TAKEN_FOR_GRANTED = frozenset({"wake", "implication", "repercussion", "awareness", "investigation", "inquiry", "probe", "response", "aftermath", "victim", "evidence", "anniversary", "condemnation", "issue", "question", "fate", "scene", "site", "survivor", "perpetrator", "footage", "image", "memory", "consequence", "impact", "cost", "reaction", "account", "news", "detail", "case"})  # fmt: skip
"""Nouns that take for granted the event of which they are."""


ADJUNCTS = frozenset(
    {
        "in",
        "during",
        "after",
        "before",
        "amid",
        "since",
        "following",
        "despite",
        "from",
        "by",
        "with",
        "at",
        "between",
        "as",
        "about",
    }
)
"""An event in such a phrase is told in passing: what the sentence says of its own event does not touch it."""


def _governs_event(verb: Token) -> bool:
    """May this verb, with an event noun for its object, say whether the event takes place?"""
    lists = word_lists("stance")
    families = (
        "attempted",
        "intended",
        "predicted",
        "ordered",
        "denied",
        "transparent",
        "hypothetical",
        "likely",
        "possible",
    )
    known = any(verb.lemma in lists[f"verbs.{family}"] for family in families)
    return verb.lemma in EVENT_VERBS or (known and verb.lemma != "help")


EVENT_VERBS = frozenset({"rule", "foil", "thwart", "abort", "complete", "finish", "prevent", "halt", "repeat", "achieve", "ensure", "avoid", "seek", "carry", "conduct", "launch", "stage", "mount", "wage", "perform", "commit", "undertake", "lead", "start", "execute", "face", "suffer", "impose", "lift", "do", "perpetrate", "resume", "announce", "plan", "repel", "join", "end", "reach", "sign", "secure", "implement", "mark", "issue", "risk", "threaten", "accept", "be", "create", "establish", "restore", "regain", "reassert"})  # fmt: skip


def own_subject(token: Token) -> bool:
    """Has the verb a subject of its own?"""
    return any(c.dep in ("nsubj", "nsubjpass", "expl") for c in token.children)
