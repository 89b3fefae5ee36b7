"""Speech within speech that neither reader of voices finds: "“They said that the army had attacked Velin,” Lena Marek said".

In: utterances, the parse, quotations, nominals. Out: more utterances, each inside another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.parse.phrases import left_edge, phrase
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import is_passive
from marsad.reader.voices.speakers import Profiles, make_speaker
from marsad.reader.voices.voices import Utterance, spans_of
from marsad.records import Voice

TELLING = frozenset({"say", "tell", "announce", "claim", "report", "insist", "warn", "state"})
_NOBODY_ELSE = frozenset({"i", "we", "it", "this", "that", "which", "who", "what", "you", "one", "there"})
"""Subjects who speak already, or who do not speak."""
_HE_SHE = frozenset({"he", "she"})


def inner_speech(utterances: Sequence[Utterance], quotes: Sequence[Quote], profiles: Profiles) -> list[Utterance]:
    """What somebody else is said to say within what a speaker says."""
    parse = profiles.nominals.parse
    known = {u.cue.i for u in utterances if u.cue is not None and u.voice.speaker is not None}
    found = []
    for verb in parse.tokens:
        if verb.lemma not in TELLING or verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or verb.i in known:
            continue
        clause, source = next((c for c in verb.kids("ccomp") if c.i > verb.i), None), _teller(verb)
        if clause is None or source is None or (verb.dep != "acl" and is_passive(verb)) or source.lower in _NOBODY_ELSE:
            continue
        quoted = quote_at(verb.begin, list(quotes)) is not None
        if (source.lower in _HE_SHE and not quoted) or verb.kids("neg"):
            continue
        if not any(_says(u, verb, clause, source, parse) for u in utterances):
            continue
        content = {t.i for t in clause.subtree() if t.i > verb.i} - {c.i for c in clause.kids("mark")}
        trait = source is verb.head
        span = parse.span(left_edge(source), source.i) if trait else phrase(source, parse)
        speaker = make_speaker(source, span, profiles.nominals, profiles, mode="indirect", cue=verb.text, told=None)
        if trait and not speaker.named:
            speaker = replace(speaker, speaker=span.of(parse.text))
        voice = Voice((span,), (parse.span(verb.i, verb.i),), spans_of(content, parse), speaker)
        found.append(Utterance(voice, frozenset(content), verb))
    return found


def _teller(verb: Token) -> Token | None:
    """ "They | said", and "several mosques | announced", where the parse makes the verb a trait of the noun."""
    subject = verb.kid("nsubj")
    if subject is not None:
        return subject if subject.i < verb.i else None
    noun = verb.head
    beside = verb.dep == "acl" and noun is not None and noun.i == verb.i - 1 and noun.pos in ("NOUN", "PROPN")
    return (
        noun
        if beside and any(c.lower == "that" for clause in verb.kids("ccomp") for c in clause.kids("mark"))
        else None
    )


def _says(utterance: Utterance, verb: Token, clause: Token, source: Token, parse: Parse) -> bool:
    """Does somebody else say this verb and what hangs on it?"""
    speaker, cue = utterance.voice.speaker, utterance.cue
    if speaker is None or cue is verb or clause.i not in utterance.content:
        return False
    closes = cue is not None and cue.sentence == verb.sentence and cue.i > clause.i
    return (verb.i in utterance.content or closes) and source.text not in speaker.speaker.split()
