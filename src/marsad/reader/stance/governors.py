"""What stands above an event says of it: verbs, adjectives and nouns that embed it ("tried to", "the risk of", "no sign of").

In: a word on the way up from an event, and what was found so far. Out: what is found besides.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.subjects import is_passive
from marsad.reader.stance.doubts import denied_plan
from marsad.reader.stance.found import Found, marked
from marsad.reader.stance.purposes import goes_out_of
from marsad.reader.stance.scope import (
    FOILING,
    is_infinitive,
    own_subject,
)
from marsad.reader.stance.ventures import is_for
from marsad.reader.words import word_lists


def governed(token: Token, came_from: Token | None, found: Found) -> None:
    """What a verb, adjective or noun says of the event that it embeds."""
    lists = word_lists("stance")
    lemma = token.lemma
    if lemma in ("be", "feel") and came_from is not None and came_from.dep in ("xcomp", "ccomp", "advcl"):
        lemma = next((c.lemma for c in token.kids("acomp") if c.i < came_from.i), lemma)  # "it is impossible to flee"
    if came_from is not None and came_from.dep == "prep" and token.pos in ("VERB", "ADJ", "AUX"):
        over_gerund(token, came_from, found)
    if _no_sign_of(token, came_from):
        found.negations += 1
    to_be = lemma == "be" and came_from is not None and came_from.dep == "xcomp" and is_infinitive(came_from)
    if to_be and any(c.lemma in AIMS and c.lemma in lists["nouns.intended"] for c in token.kids("nsubj")):
        found.add("intended")  # "the aim would be | to create a zone"
    if (
        came_from is not None
        and came_from.dep == "xcomp"
        and any(c.lower == "to" for c in came_from.kids("aux"))
        and token.lemma in ("be", "have")
    ):
        _to_be_done(token, came_from, found)
    if came_from is not None and _is_going_to(token, came_from):
        found.add("predicted")
    out = lemma == "rule" and not token.kids("neg") and any(c.lower == "out" for c in token.kids("prt", "advmod"))
    if out and came_from is not None and came_from.dep in ("xcomp", "dobj", "pcomp", "advcl"):
        found.negations += 1
        found.add("intended")  # "has ruled out | sending troops"
    if lemma == "accuse" and came_from is not None and came_from.dep == "prep" and is_passive(token):
        return  # "stands accused of": somebody says so
    if token.pos in ("VERB", "ADJ", "AUX") and came_from is not None:
        rehung = came_from.dep in ("acl", "relcl") and came_from.head is not token
        if came_from.dep in ("conj", "advcl", "relcl") and not rehung:
            return
        if came_from.dep == "prep" and not (
            (lemma in lists["verbs.denied"] | {"hold", "keep"} and came_from.lower in ("from", "to", "in"))
            or (lemma in lists["verbs.intended"] and came_from.lower in ("at", "on", "to", "for"))
            or (lemma in lists["verbs.hypothetical"] and came_from.lower in ("from", "for", "against"))
            or (lemma in ("accuse", "suspect", "warn") and came_from.lower in ("of", "against"))
            or (lemma == "charge" and came_from.lower == "with")
        ):
            _given(token, came_from, found)
            return
        particular = rehung or came_from.dep in ("xcomp", "ccomp", "prep", "acl", "csubj", "pcomp")
        if came_from.dep in ("nsubj", "nsubjpass"):
            particular = (
                lemma in FOILING
                or (is_passive(token) and lemma != "aim")
                or lemma
                in (
                    "imminent",
                    "likely",
                    "unlikely",
                    "inevitable",
                    "possible",
                )
            )
        if came_from.dep in ("dobj",):
            particular = lemma in lists["verbs.attempted"] | lists["verbs.intended"] | lists["verbs.predicted"] | {
                *PREVENTING,
                *FOILING,
                "fear",
                "risk",
                "demand",
                "urge",
                "deny",
                "order",
                "await",
                "face",
                "need",
                "require",
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
                    if lemma in FIGHTING and not is_infinitive(came_from):
                        break
                    if certainty in ("attempted", "intended") and found.told and is_infinitive(came_from):
                        break  # "tried to prove that they attacked"
                    if lemma == "consider" and is_passive(token) and came_from.lemma == "be":
                        break  # "is considered to be the leader"
                    if lemma == "tell" and came_from.dep == "ccomp" and own_subject(came_from):
                        break  # "was told her son went home": informed, not ordered
                    if lemma == "press" and any(c.lower in ("ahead", "on", "forward") for c in token.children):
                        certainty = "intended"  # "pressed ahead with an offensive to take the town"
                    if certainty == "ordered" and came_from.dep == "dobj" and lemma == "require":
                        certainty = "hypothetical"  # "would require a new agreement"
                    of_others = came_from.dep == "ccomp" or came_from.lemma == "see"
                    if certainty == "intended" and lemma in ("want", "hope", "wish") and of_others:
                        certainty = "hypothetical"
                    found.add(certainty)
                    break
            if lemma == "be" and came_from.dep == "xcomp" and any(c.lower == "yet" for c in token.kids("advmod")):
                found.negations += 1  # "were yet to reach"
            if lemma == "keep" and came_from.lower == "from":
                found.negations += 1
            if lemma == "hold" and any(c.dep == "prt" and c.lower in ("off", "back") for c in token.children):
                found.add("hypothetical")
            if lemma in FOILING and came_from.dep in ("nsubjpass", "dobj"):
                found.add("attempted")
            finite = came_from.dep == "ccomp" and own_subject(came_from) and lemma not in ("deny", "reject")
            if lemma in lists["verbs.denied"] and not finite:
                if lemma in PREVENTING and came_from.dep == "dobj" and token.tag == "VB":
                    found.add("hypothetical")  # "to avert an attack": neither that it came nor that it did not
                else:
                    found.negations += 1
    if (
        token.pos == "NOUN"
        and came_from is not None
        and any(c.dep == "det" and c.lower == "no" for c in token.children)
        and lemma not in ("doubt", "question", "secret", "denying", "regret", "remorse")
    ):
        if lemma in ("mention", "word", "talk") and came_from.dep == "prep":
            found.moot = True  # "made no mention of any attack"
        if lemma in ("sign", "trace") and came_from.dep == "prep":
            found.negations += 1  # "no sign of an attack"
        elif denied_plan(token, came_from):
            found.negations += 1  # "no attempt to take the town"
        else:
            found.add("hypothetical")  # "no information about the deaths"
    if (
        token.pos == "NOUN"
        and came_from is not None
        and came_from.dep in ("acl", "ccomp")
        and marked(came_from, "that")
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
        if lemma == "moratorium" and came_from.dep == "prep" and came_from.lower in ("on", "in"):
            found.negations += 1
        infinitive = (
            came_from.dep in ("acl", "relcl")
            and came_from.tag == "VB"
            and any(c.lower == "to" for c in came_from.kids("aux"))
        )
        of_gerund = came_from.dep == "prep" and came_from.lower in ("of", "to", "for", "against", "from")
        gerund = came_from.dep == "prep" and any(c.tag == "VBG" for c in came_from.kids("pcomp"))
        of_gerund = of_gerund or (gerund and came_from.lower in ("on", "at", "in", "with"))
        if (infinitive or gerund) and lemma in lists["nouns.denied"]:
            found.negations += 1
        if infinitive and lemma in lists["nouns.duties"]:
            found.add("hypothetical")
        if gerund and lemma in lists["nouns.under_way"]:
            found.add("attempted")
        if (
            infinitive
            and lemma in ("decision", "choice")
            and any(a.lemma in ("regret", "remorse") for a in token.ancestors())
        ):
            return  # "regretted her decision to leave"
        if infinitive and lemma == "way" and goes_out_of(token):
            return  # "goes out of its way to target them"
        if infinitive and lemma == "order" and token.head is not None and token.head.lower == "in":
            found.add("intended")
            return  # "in order to defeat them"
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
                    found.add("unlikely" if certainty == "possible" and _looks_bleak(token) else certainty)
                    break


def _to_be_done(verb: Token, infinitive: Token, found: Found) -> None:
    """ "Is | to enter the town on Monday", "has yet | to enter it"."""
    if any(c.lower == "yet" for c in (*verb.kids("advmod"), *infinitive.kids("advmod"))):
        if verb.lemma == "have":
            found.negations += 1
        return
    if verb.lemma == "be" and verb.tag in ("VBZ", "VBP", "VBD") and not verb.kids("acomp", "attr", "expl", "csubj"):
        found.add("intended" if is_for(infinitive, verb) else "predicted")


def _is_going_to(verb: Token, infinitive: Token) -> bool:
    """ "They are going | to attack the town"; not "are going to the town to attack it"."""
    if verb.lemma != "go" or verb.tag != "VBG" or infinitive.dep != "xcomp" or not is_infinitive(infinitive):
        return False
    return any(c.lemma in ("be", "'s", "’s", "'re", "’re", "'m") for c in verb.kids("aux")) and not verb.kids("prep")


def _given(verb: Token, prep: Token, found: Found) -> None:
    """ "Gave its approval | for strikes": the parse hangs the phrase on the verb; "committed to strikes"."""
    lists = word_lists("stance")
    if not any(c.pos == "NOUN" for c in prep.kids("pobj")):
        return
    if verb.lemma == "commit" and prep.lower == "to":
        found.add("intended")
    if verb.lemma not in ("give", "grant", "get", "obtain", "seek", "issue", "win", "receive") or prep.lower != "for":
        return
    for noun in verb.kids("dobj"):
        for certainty in ("possible", "hypothetical", "ordered"):
            if noun.lemma in lists[f"nouns.{certainty}"] and noun.i < prep.i:
                found.add(certainty)


def _no_sign_of(verb: Token, prep: Token | None) -> bool:
    """ "There was no sign yet | of an attack": the parse hangs the phrase on the verb."""
    return (
        prep is not None
        and prep.lower == "of"
        and any(a.lemma in ("sign", "trace") and any(c.lower == "no" for c in a.kids("det")) for a in verb.kids("attr"))
    )


BLEAK = frozenset({"bleak", "dim", "slim", "remote", "slight", "distant", "poor"})


def _looks_bleak(noun: Token) -> bool:
    """ "Prospects for a deal look bleak", "little chance of a deal"."""
    head = noun.head
    said = head.kids("acomp", "oprd") if head is not None and noun.dep == "nsubj" else []
    return any(t.lower in BLEAK for t in said) or any(c.lower in {*BLEAK, "little", "scant"} for c in noun.kids("amod"))


def over_gerund(token: Token, prep: Token, found: Found) -> None:
    """ "Insists on forming", "is opposed to sending"."""
    if not any(c.tag == "VBG" for c in prep.kids("pcomp")):
        return
    lists = word_lists("stance")
    words = {f"{token.lemma} {prep.lower}", f"{token.lower} {prep.lower}"}
    for certainty in ("intended", "hypothetical", "predicted"):
        if words & lists[f"over_gerund.{certainty}"]:
            found.add(certainty)


AIMS = frozenset({"aim", "goal", "intention", "objective", "plan", "purpose", "mission", "hope", "strategy"})
FIGHTING = frozenset({"battle", "fight", "strive", "vie", "scramble"})
PREVENTING = frozenset({"prevent", "avoid", "avert"})
