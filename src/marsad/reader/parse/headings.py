"""Which sentences are headings, captions or scraps of a page: they claim nothing, for the text below them says it in full.

In: a parse and the text as it was seen. Out: numbers of sentences.
"""

from __future__ import annotations

import re

from marsad.reader.parse.punctuation import stripped
from marsad.reader.parse.syntax import Parse

LONGEST = 25
"""Words of a heading."""
CAPITALISED = 0.75
"""Share of the long words with a capital from which a sentence is in the style of headings."""
_LINKS = re.compile(r"\b(?:Related Coverage|Related News|Category News)\b(?=\s)")
"""A label that a page put before the headlines of other reports, which run together behind it."""
LABEL = 18
"""Characters before a sentence in which such a label may stand."""
_END = re.compile(r"[.!?…:;”\"’')\]]\s*$")


def headings(parse: Parse, seen: str) -> frozenset[int]:
    """Sentences that stand as a line of their own with no full stop, another line below them; and those in the capitals of
    headings or with strokes between ("Velin votes | The front line | Opinion"), which link to other pages."""
    found, lost = set(), stripped(parse.text)
    for number in range(len(parse.sentences)):
        span = parse.sentence_span(number)
        words = seen[span.begin : span.end].split()
        line_end = seen.find("\n", span.end)
        alone = line_end >= 0 and not seen[span.end : line_end].strip() and bool(seen[line_end:].strip())
        unfinished = _END.search(seen[span.begin : line_end if alone else span.end]) is None
        if lost and _LINKS.search(seen, max(0, span.begin - LABEL), span.end):
            found.add(number)
        if (
            (alone and unfinished and len(words) <= LONGEST)
            or _in_capitals(words, parse, number)
            or words.count("|") > 1
        ):
            found.add(number)
    return frozenset(found)


def _in_capitals(words: list[str], parse: Parse, number: int) -> bool:
    """ "Army Units Target Terrorists in Velin": with no verb in small letters."""
    if any(t.pos in ("VERB", "AUX") and t.text.islower() for t in parse.of_sentence(number)):
        return False
    long = [w for w in words[1:] if len(w) >= 4 and w[0].isalpha()]
    return len(long) >= 5 and sum(w[0].isupper() for w in long) >= CAPITALISED * len(long)
