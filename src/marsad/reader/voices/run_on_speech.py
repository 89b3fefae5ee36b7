"""Speech without quotation marks that runs on over several sentences: who says those that name nobody.

In: utterances with settled speakers, the parse, quotations, nominals. Out: more utterances. Where no sign shows that a sentence is still
speech, it stays the report's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.phrases import phrase
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import subject_of
from marsad.reader.voices.speakers import Profiles, able, make_speaker
from marsad.reader.voices.voices import Utterance, spans_of
from marsad.reader.words import word_lists
from marsad.records import Speaker, Voice

FIRST_PERSONS = frozenset({"i", "we", "our", "ours", "my", "myself", "ourselves", "me"})
_NO_SPEECH = re.compile(r"\b(?:said|told|added|[Rr]eporting by|[Ww]riting by|[Ee]diting by)\b|[\"“”]")
"""A sentence that somebody else speaks in, that quotes, or that names a report's desk."""
FAR = 12
"""Sentences that what somebody says behind a colon lasts at most."""
NEAR = 3
"""Sentences before an attribution that may belong to what it attributes."""
MANY = 6
"""Sentences in the first person that may be other people's in any report."""
LONE = 5
"""Words of a sentence that is nothing but "Omid Sample added.", at most."""
_TRAILERS = frozenset({"note", "add", "stress", "indicate", "point", "affirm", "assert", "clarify", "explain", "emphasize", "emphasise", "underline"})  # fmt: skip
""" "Noting that …" at a sentence's end: the one who speaks does it, not what the sentence is about."""


def run_on(
    utterances: Sequence[Utterance], nominals: Nominals, profiles: Profiles, quotes: Sequence[Quote]
) -> list[Utterance]:
    """The utterances of sentences that only their neighbours show to be somebody's."""
    parse = nominals.parse
    sentences = _Sentences(parse, utterances, quotes)
    found: list[Utterance] = []
    taken: set[int] = set()
    for number in range(len(parse.sentences)):
        for first, last, of in (
            *_noted(number, sentences, nominals),
            *_lone_cue(number, sentences, nominals, profiles),
            *_spoken_before(number, sentences),
            *_behind_colon(number, sentences),
            *_statement(number, sentences, nominals, profiles),
            *_we(number, sentences),
            *_had_too(number, sentences),
        ):
            for at in range(first, last + 1):
                if at not in taken:
                    taken.add(at)
                    found += _said(at, of, parse)
    return found


class _Sentences:
    """What is known of each sentence of a report."""

    def __init__(self, parse: Parse, utterances: Sequence[Utterance], quotes: Sequence[Quote]) -> None:
        self.parse, self.quotes = parse, list(quotes)
        self.by_cue: dict[int, list[Utterance]] = {}
        """Named or described speakers, by the sentence of their cue."""
        self.said: set[int] = set()
        for utterance in utterances:
            speaker = utterance.voice.speaker
            if speaker is None or speaker.speaker.lower() in FIRST_PERSONS | {"it", "they", "he", "she"}:
                continue
            if utterance.cue is not None:
                self.by_cue.setdefault(utterance.cue.sentence, []).append(utterance)
            self.said |= utterance.content

    def first_person(self, number: int) -> bool:
        """Does "we" or "I" stand in it outside of quotation marks?"""
        return any(
            (t.lower in FIRST_PERSONS or t.text == "us")
            and not self.parse.text[t.end : t.end + 1].isalnum()  # the parser's "We|d Feb 3"
            and quote_at(t.begin, self.quotes) is None
            for t in self.parse.of_sentence(number)
        )

    def writer_is_there(self) -> bool:
        """Does the writer tell what happened to him: is more than every tenth sentence in the first person?"""
        found = [self.first_person(n) and self.voiceless(n) for n in range(len(self.parse.sentences))]
        return sum(found) > max(MANY, len(found) / 10)

    def last_of_speech(self, number: int) -> int:
        """The last sentence in the first person behind one, with nobody else speaking before it."""
        last = number
        for at in range(number + 1, min(number + 1 + FAR, len(self.parse.sentences))):
            if not self.voiceless(at):
                break
            if self.first_person(at):
                last = at
        return last

    def last_pointing_back(self, number: int) -> int:
        """The last of the sentences behind one that begin with "this" or "these", with nobody else speaking."""
        at = number
        while at + 1 < len(self.parse.sentences) and self.voiceless(at + 1):
            if self.parse.of_sentence(at + 1)[0].lower not in ("this", "these", "those"):
                break
            at += 1
        return at

    def voiceless(self, number: int) -> bool:
        """Does nobody say it and is none of it quoted?"""
        tokens = self.parse.of_sentence(number)
        root = next((t for t in tokens if t.head is None), None)
        if root is None or root.i in self.said or number in self.by_cue:
            return False
        span = self.parse.sentence_span(number)
        if _NO_SPEECH.search(self.parse.text, span.begin, span.end):
            return False
        return all(quote_at(t.begin, self.quotes) is None for t in tokens)

    def unmarked(self, utterance: Utterance) -> bool:
        """Does none of its content stand between quotation marks?"""
        return all(quote_at(self.parse.tokens[i].begin, self.quotes) is None for i in utterance.content)

    def closing(self, number: int) -> Utterance | None:
        """Who is named behind what is said, where no quotation marks are: "We fled | Omid Sample said"."""
        if len(self.by_cue.get(number, ())) != 1:
            return None
        utterance = self.by_cue[number][0]
        cue, begin = utterance.cue, self.parse.sentences[number][0]
        if cue is None or cue.pos != "VERB" or max(utterance.content) > cue.i or not self.unmarked(utterance):
            return None
        before = range(begin, min(utterance.content))
        return utterance if all(self.parse.tokens[i].pos == "PUNCT" for i in before) else None


Stretch = tuple[int, int, Speaker]
"""The first and last of the sentences that somebody says."""


def _speaker(utterance: Utterance | None) -> Speaker | None:
    return utterance.voice.speaker if utterance is not None else None


def _last(number: int, sentences: _Sentences, near: int) -> Utterance | None:
    """The last who spoke before a sentence."""
    for at in range(number - 1, max(-1, number - 1 - near), -1):
        if sentences.by_cue.get(at):
            return sentences.by_cue[at][0]
    return None


def _noted(number: int, sentences: _Sentences, nominals: Nominals) -> list[Stretch]:
    """ "An official said nine died. The raid hit a market, noting that two jets took part.": the official says that too."""
    if number in sentences.by_cue:
        return []
    for token in sentences.parse.of_sentence(number):
        clause = token.kid("ccomp")
        if token.tag != "VBG" or token.lemma not in _TRAILERS or clause is None or clause.i < token.i:
            continue
        if not any(c.lower == "that" and c.dep == "mark" for c in clause.children):
            continue
        above = next((a for a in token.ancestors() if a.head is None), None)
        subject = subject_of(above) if above is not None else None
        speaker = _speaker(_last(number, sentences, 2))
        if speaker is None or subject is None or token.kids("nsubj"):
            continue
        nominal = nominals.at(subject)
        if not able(subject, nominals) and not nominal.types & {"person", "people", "group", "place"}:
            return [(number, number, speaker)]
    return []


def _lone_cue(number: int, sentences: _Sentences, nominals: Nominals, profiles: Profiles) -> list[Stretch]:
    """ "The army burned our homes. she added.": a sentence that says nothing but who said the one before."""
    words = [t for t in sentences.parse.of_sentence(number) if t.pos != "PUNCT"]
    verb = next((t for t in words if t.head is None), None)
    if not 2 <= len(words) <= LONE or verb is None or verb.tag not in ("VBD", "VBZ") or verb is not words[-1]:
        return []
    source = verb.kid("nsubj")
    said = verb.lemma in word_lists("speech")["say"] - {"agree", "deny", "continue", "demand", "confirm", "answer"}
    if source is None or not said or not number or not sentences.voiceless(number - 1):
        return []
    if source.pos == "PRON":
        speaker = _speaker(_last(number, sentences, NEAR + 1))
    elif source.pos == "PROPN" and able(source, nominals):
        span = sentences.parse.span(words[0].i, source.i)
        speaker = make_speaker(source, span, nominals, profiles, mode="direct", cue=verb.text, told=None)
    else:
        speaker = None
    return [(number - 1, number - 1, speaker)] if speaker is not None else []


def _spoken_before(number: int, sentences: _Sentences) -> list[Stretch]:
    """ "We lost our homes. The army burned them. We will return, Omid Sample said.": what is said in the first person just before who says it
    is his, and what stands between."""
    if not sentences.first_person(number) or not sentences.voiceless(number):
        return []
    for at in range(number + 1, min(number + 1 + NEAR, len(sentences.parse.sentences))):
        closing = _speaker(sentences.closing(at))
        if closing is not None:
            return [(number, at - 1, closing)]
        if not sentences.voiceless(at):
            return []
    return []


def _behind_colon(number: int, sentences: _Sentences) -> list[Stretch]:
    """ "Omid Sample told me: We are hungry. The army burned our homes. We will return.": up to the last sentence in the first person."""
    for utterance in sentences.by_cue.get(number, ()):
        cue, speaker = utterance.cue, utterance.voice.speaker
        if cue is None or speaker is None or max(utterance.content) < cue.i or not sentences.unmarked(utterance):
            continue
        first = min(i for i in utterance.content if i > cue.i)
        between = sentences.parse.tokens[cue.i : first]
        if not any(t.text == ":" for t in between):
            continue
        last = max(sentences.last_of_speech(number), sentences.last_pointing_back(number))
        if last > number:
            return [(number + 1, last, speaker)]
    return []


def _statement(number: int, sentences: _Sentences, nominals: Nominals, profiles: Profiles) -> list[Stretch]:
    """ "Minister Omid Sample said:", and on the next line "I condemn the attack, for which … claimed responsibility": a statement."""
    words = sentences.parse.of_sentence(number)
    verb = next((t for t in words if t.head is None), None)
    ends = [t for t in words if t.pos != "SPACE"]
    if verb is None or len(ends) < 3 or ends[-1].text != ":" or ends[-2] is not verb or number in sentences.by_cue:
        return []
    source = verb.kid("nsubj")
    if verb.lemma != "say" or source is None or source.pos != "PROPN" or not able(source, nominals):
        return []
    first = number + 1
    if first >= len(sentences.parse.sentences) or not sentences.first_person(first):
        return []
    span = phrase(source, sentences.parse)
    speaker = make_speaker(source, span, nominals, profiles, mode="indirect", cue=verb.text, told=None)
    return [(first, sentences.last_of_speech(first), speaker)]


def _we(number: int, sentences: _Sentences) -> list[Stretch]:
    """ "We fled, Omid Sample said. We have nothing left.", "Omid Sample says he has waited for years. I want to go home."."""
    if not number or not sentences.first_person(number) or not sentences.voiceless(number):
        return []
    for utterance in sentences.by_cue.get(number - 1, ()):
        cue, speaker = utterance.cue, utterance.voice.speaker
        if cue is None or speaker is None or not sentences.unmarked(utterance):
            continue
        ours = any(sentences.parse.tokens[i].lower in FIRST_PERSONS for i in utterance.content)
        says = cue.head is None and cue.lemma in ("say", "explain") and speaker.named
        if (ours or says) and not sentences.writer_is_there():
            return [(number, sentences.last_of_speech(number), speaker)]
    return []


def _had_too(number: int, sentences: _Sentences) -> list[Stretch]:
    """ "Eight babies had died in the camp, the agency said. Seven more had died elsewhere.": told by the agency as well."""
    if not number or not sentences.voiceless(number):
        return []
    root = _root(number, sentences.parse)
    before = _root(number - 1, sentences.parse)
    if root is None or not _pluperfect(root) or len(sentences.by_cue.get(number - 1, ())) != 1:
        return []
    utterance = sentences.by_cue[number - 1][0]
    cue, speaker = utterance.cue, utterance.voice.speaker
    if cue is None or speaker is None or cue is not before or cue.lemma != "say" or cue.tag != "VBD":
        return []
    told = next((c for c in cue.kids("ccomp") if c.i in utterance.content), None)
    same = told is not None and _pluperfect(told) and told.lemma == root.lemma
    return [(number, number, speaker)] if same and sentences.unmarked(utterance) else []


def _root(number: int, parse: Parse) -> Token | None:
    return next((t for t in parse.of_sentence(number) if t.head is None), None)


def _pluperfect(verb: Token) -> bool:
    return verb.tag == "VBN" and any(c.lower == "had" for c in verb.kids("aux"))


def _said(number: int, of: Speaker, parse: Parse) -> list[Utterance]:
    first, last = parse.sentences[number]
    content = set(range(first, last + 1))
    if all(parse.tokens[i].pos == "PUNCT" for i in content):
        return []
    speaker = replace(of, mode="indirect", cue="", told=None, inferred=True)
    return [Utterance(Voice((of.span,), (), spans_of(content, parse), speaker), frozenset(content), None)]
