"""Statements given in full: a line that ends with "The minister, Lena Marek, said:" and lines without quotation marks below it.

In: a parse, nominals, quotations, profiles. Out: utterances, one for each sentence of the statement. Where the report seems to speak
again the statement ends.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import subject_of
from marsad.reader.voices.speakers import Profiles, able, make_speaker
from marsad.reader.voices.voices import Utterance, spans_of
from marsad.reader.words import word_lists
from marsad.records import Speaker, Voice

LONGEST = 40
"""Sentences of a statement."""
NEAR = 10
"""Words from the word of saying to the colon: "said | in a statement on Monday:"."""
_BREAK = re.compile(r"[^\S\n]*\n\s*(?=[^\s“\"„«‘'\-*•–—\d])")
"""A line's end, and a line that begins with neither a quotation mark nor a bullet."""
_OVER = re.compile(
    r"(?i:notes? (?:to|for) editors|further information|background\b|for (?:more|further|media) |media enquir|contact|share this|related)"
    r"|ENDS?\b|Follow\b|[“\"„]"
)
"""What stands below a statement."""
_ISSUING = frozenset({"issue", "release", "make", "give", "publish"})


def statements(parse: Parse, nominals: Nominals, profiles: Profiles, quotes: Sequence[Quote]) -> list[Utterance]:
    """ "Lena Marek said: | The attack was cruel. | It killed nine people.": the lines below are hers."""
    found: list[Utterance] = []
    speaker: Speaker | None = None
    left = 0
    for number, (first, last) in enumerate(parse.sentences):
        opened = _opens(number, parse)
        if opened is not None:
            before = speaker
            speaker, left = _speaker(opened, before, nominals, profiles), LONGEST
            continue
        if speaker is None or _ends(number, speaker, parse, quotes) or not left:
            speaker = None
            continue
        left -= 1
        content = set(range(first, last + 1))
        if any(parse.tokens[i].pos != "PUNCT" for i in content):
            said = replace(speaker, mode="direct", cue="", told=None, inferred=True)
            voice = Voice((speaker.span,), (), spans_of(content, parse), said)
            found.append(Utterance(voice, frozenset(content), None))
    return found


def _opens(number: int, parse: Parse) -> Token | None:
    """The word of saying of a sentence that ends with a colon and its line."""
    words = parse.of_sentence(number)
    if len(words) < 3 or words[-1].text != ":" or not _BREAK.match(parse.text, words[-1].end):
        return None
    say = word_lists("speech")["say"] | {"comment"}
    for token in reversed(words[:-1]):
        if words[-1].i - token.i > NEAR:
            return None
        if token.pos == "VERB" and token.lemma in say and token.tag != "VBN":
            return token
        if token.lemma in ("statement", "remark", "comment", "speech") and token.head is not None:
            given = token.dep == "dobj" and token.head.lemma in _ISSUING
            if given and any(c.lower in ("following", "this") for c in token.children):
                return token.head
    return None


def _speaker(verb: Token, before: Speaker | None, nominals: Nominals, profiles: Profiles) -> Speaker | None:
    subject = subject_of(verb)
    if subject is None or not able(subject, nominals):
        return None
    if subject.pos == "PRON":
        return before if subject.lower in ("he", "she", "it", "they") else None
    span = nominals.at(subject).span
    return make_speaker(subject, span, nominals, profiles, mode="direct", cue=verb.text, told=None)


def _ends(number: int, speaker: Speaker, parse: Parse, quotes: Sequence[Quote]) -> bool:
    """Is the report's own voice back: a note below the statement, a word of saying in the past, the speaker's own name?"""
    words = parse.of_sentence(number)
    if _OVER.match(parse.text, words[0].begin):
        return True
    outside = [t for t in words if quote_at(t.begin, list(quotes)) is None]
    root = next((t for t in outside if t.head is None), None)
    told = root is not None and root.tag == "VBD" and root.lemma in word_lists("speech")["say"]
    subject = subject_of(root) if root is not None and told else None
    if subject is not None and subject.lower not in ("i", "we"):
        return True
    return speaker.named and any(t.pos == "PROPN" and t.text == speaker.speaker.split()[-1] for t in outside)
