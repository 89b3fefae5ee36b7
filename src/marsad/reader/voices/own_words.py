"""Words beside what somebody says that are the report's own: who is accused, what a place is, whose charge somebody calls false.

In: utterances, the parse, quotations, nominals. Out: the utterances without those words.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import ACCUSING, accusation, is_passive
from marsad.reader.voices.unclosed import said_by_another
from marsad.reader.voices.voices import Utterance
from marsad.reader.words import word_lists

JUDGING = frozenset({"call", "describe", "criticise", "criticize", "condemn", "mock", "ridicule", "attack", "slam", "praise"})  # fmt: skip
""" "Called the charge that … absurd": who judges it does not say what it says."""
WORDS = frozenset({"accusation", "claim", "allegation", "insistence", "assertion", "suggestion", "charge", "argument", "statement", "comment", "remark"})  # fmt: skip
GLOSSES = frozenset({"city", "town", "village", "capital", "stronghold", "bastion", "scene", "hub", "district", "province"})  # fmt: skip
""" "In Velin | the country's largest city": told by the report."""
RISING = frozenset({"soar", "rise", "increase", "grow", "surge", "drop", "fall", "decline", "jump", "multiply"})
""" "Reports of deaths | soared": they are counted, and say nothing."""


def without_own_words(
    utterances: Sequence[Utterance], every: Sequence[Utterance], quotes: Sequence[Quote], nominals: Nominals
) -> list[Utterance]:
    """The utterances that are some of all, each without the words of the report."""
    parse, kept = nominals.parse, []
    for utterance in utterances:
        cue = utterance.cue
        if cue is None:
            content = utterance.content - said_by_another(utterance, every, parse)
            if content:
                kept.append(Utterance(utterance.voice, content, cue))
            continue
        if _is_credit(cue, parse) or _is_counted(cue):
            continue
        own = (
            _of_accused(cue, parse)
            | _of_judged(cue)
            | _summed_up(utterance, quotes, parse)
            | _behind_quotation(utterance, quotes, parse)
        )
        own |= {i for i in _glosses(utterance, nominals) if quote_at(parse.tokens[i].begin, list(quotes)) is None}
        content = utterance.content - own
        if content:
            kept.append(Utterance(utterance.voice, content, cue))
    return kept


def _is_credit(cue: Token, parse: Parse) -> bool:
    """ "Omid Sample reports - NewsTube The army …": a picture's credit."""
    behind = parse.tokens[cue.i + 1] if cue.i + 1 < len(parse.tokens) else None
    return cue.lower == "reports" and behind is not None and behind.text in ("-", "–", "—", "|")


def _is_counted(cue: Token) -> bool:
    return (
        cue.lower in ("reports", "allegations")
        and cue.dep == "nsubj"
        and cue.head is not None
        and cue.head.lemma in RISING
    )


def _of_accused(cue: Token, parse: Parse) -> set[int]:
    """ "Accused | Belmark, a member of the coalition fighting in Velin, | of killing six": what the accused is otherwise."""
    if cue.lemma not in ACCUSING or cue.pos != "VERB":
        return set()
    said = {t.i for g in accusation(cue) for t in g.subtree()}
    said |= {t.i for p in cue.kids("prep") if p.lower in ("of", "for", "over") for t in p.subtree()}
    if is_passive(cue):
        accused = [*cue.kids("nsubjpass")]
        return {t.i for a in accused for t in a.subtree() if t.i < cue.i} - said
    if not said:
        return set()
    first = min(said)
    return {t.i for t in parse.of_sentence(cue.sentence) if cue.i < t.i < first}


def _of_judged(cue: Token) -> set[int]:
    """ "Called Belmark's accusation | that the army attacked Velin | absurd", "criticised him for his insistence | that …"."""
    if cue.lemma not in JUDGING or cue.pos != "VERB":
        return set()
    words = {t.i: t for t in cue.subtree() if t.i > cue.i and t.pos == "NOUN" and t.lemma in WORDS}
    clauses = [c for noun in words.values() for c in noun.kids("acl", "ccomp", "relcl")]
    clauses += [c for c in cue.kids("ccomp") if c.left - 1 in words]
    marked = [c for c in clauses if any(g.lower == "that" and g.dep == "mark" for g in c.children)]
    return {t.i for clause in marked for t in clause.subtree()}


def _summed_up(utterance: Utterance, quotes: Sequence[Quote], parse: Parse) -> set[int]:
    """ "They say it helps the army | an accusation the militia has denied": the report sums up what they say, and who denies it."""
    own = set[int]()
    answers = word_lists("stance")["cues.denied"] | ANSWERING
    for i in utterance.content:
        noun = parse.tokens[i]
        if noun.lemma not in WORDS or utterance.cue is None or noun.i < utterance.cue.i:
            continue
        if not any(c.lower in ("a", "an") for c in noun.kids("det")) or noun.dep not in ("appos", "dobj", "npadvmod"):
            continue
        clauses = [c for c in noun.kids("relcl") if c.lemma in answers and c.i in utterance.content]
        if clauses and quote_at(noun.begin, list(quotes)) is None:
            own |= {t.i for t in noun.subtree()}
    return own


ANSWERING = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "repeat", "echo"})


def _behind_quotation(utterance: Utterance, quotes: Sequence[Quote], parse: Parse) -> set[int]:
    """ "“We are here,” he said | on a frequency that others heard": told of how he said it."""
    cue = utterance.cue
    if cue is None or cue.lemma not in word_lists("speech")["say"] or cue.pos != "VERB":
        return set()
    quoted = [i for i in utterance.content if i < cue.i and quote_at(parse.tokens[i].begin, list(quotes)) is not None]
    phrases = [p for p in cue.kids("prep") if p.i > cue.i and p.lower in ("in", "on", "at", "from", "during", "by")]
    inside = {t.i for p in phrases for t in p.subtree()}
    clauses = [c for c in cue.kids("ccomp") if c.i > cue.i]
    if not quoted or any(c.left - 1 not in inside for c in clauses):
        return set()
    inside |= {t.i for c in clauses for t in c.subtree()}
    return {i for i in inside if quote_at(parse.tokens[i].begin, list(quotes)) is None}


def _glosses(utterance: Utterance, nominals: Nominals) -> set[int]:
    """ "Killed 20 people in Velin | the country's largest city and the scene of fighting"."""
    cue, own, parse = utterance.cue, set[int](), nominals.parse
    if cue is None or (utterance.voice.speaker is not None and utterance.voice.speaker.mode == "direct"):
        return own
    for i in utterance.content:
        token = parse.tokens[i]
        place = token.head
        if token.dep != "appos" or token.lemma not in GLOSSES or place is None or not token.kids("det"):
            continue
        comma = parse.tokens[token.left - 1]
        if comma.text == "," and parse.text[comma.begin] == ",":
            continue  # behind a comma that is written, where and when it was may follow: "a village near Karsa, in May"
        if place.i < token.i and place.pos == "PROPN" and "place" in nominals.at(place).types:
            told = {t.i for c in _deeper(token) for t in c.subtree()} if cue.i > token.i else set()
            own |= {t.i for t in token.subtree() if t.i > place.i} - told
    return own


def _deeper(noun: Token) -> list[Token]:
    """ "Velin the largest town in the region | where raids killed 16 | the monitor said": what happened there is said by the monitor."""
    inside = [t for t in noun.subtree() if t.dep == "relcl" and t.tag in ("VBD", "VBN")]
    return [t for t in inside if any(c.lower in ("where", "when") for c in t.kids("advmod"))]


def in_first_person(token: Token, chain: Sequence[Utterance], parse: Parse) -> bool:
    """ "I am concerned by attacks on rebel-held towns Omid Sample said": in his words, though no quotation marks stand."""
    sentence = {t.i: t.lower for t in parse.of_sentence(token.sentence)}
    return any(
        u.voice.speaker is not None
        and u.voice.speaker.mode == "indirect"
        and any(sentence.get(i) in ("i", "we", "our", "my") for i in u.content)
        for u in chain
    )
