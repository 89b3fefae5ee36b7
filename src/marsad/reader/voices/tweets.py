"""Tweets that a page shows between its paragraphs: who wrote them.

In: a parse. Out: utterances, one for the sentence that a name, a handle and a date end.
"""

from __future__ import annotations

import re

from marsad.reader.parse.borders import TWEET
from marsad.reader.parse.syntax import Parse
from marsad.reader.voices.voices import Utterance, spans_of
from marsad.records import Span, Speaker, Voice

_LINK = re.compile(r"(?:pic\.twitter|https?:?/?/?t\.co|httpst\.co)\S*\s+")
_NAME = re.compile(r"(?:[A-Z][\w.&’'-]*\s+){1,5}$")
LONGEST = 40
"""Characters of a name behind a link."""


def tweets(parse: Parse) -> list[Utterance]:
    """ "Jets hit Velin again pic.twitter.com/x | Omid Sample (omids) June 12 2016"."""
    found = []
    for match in TWEET.finditer(parse.text):
        token = next((t for t in parse.tokens if t.end > match.start()), None)
        if token is None:
            continue
        sentence = parse.sentence_span(token.sentence)
        begin = _name_begin(parse.text, sentence.begin, match.start())
        inside = [t for t in parse.of_sentence(token.sentence) if t.end <= begin]
        if begin >= match.start() or not inside:
            continue
        words = _LINK.sub("", parse.text[sentence.begin : begin])
        if not any(c.isalnum() for c in words) and token.sentence:
            inside = [
                *parse.of_sentence(token.sentence - 1),
                *inside,
            ]  # "Jets hit Velin. | pic.twitter.com/x Omid Sample (omids) …"
        name = parse.text[begin : match.start()].rstrip()
        span = Span(begin, begin + len(name))
        content = {t.i for t in inside}
        speaker = Speaker(name, span, named=True, mode="direct", cue="")
        found.append(Utterance(Voice((span,), (), spans_of(content, parse), speaker), frozenset(content), None))
    return found


def _name_begin(text: str, first: int, last: int) -> int:
    """Where the name before a handle begins: behind a link, else with the words in capitals."""
    links = [m.end() for m in _LINK.finditer(text, first, last)]
    if links and last - links[-1] <= LONGEST:
        return links[-1]
    name = _NAME.search(text[first:last])
    return first + name.start() if name is not None else last
