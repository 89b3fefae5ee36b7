"""Scores voices: who said what.

Comes in: documents with gold attributions, and the attributions that a reader found. Goes out: rates for three ways of
being right. Must not know any reader.

Spans are compared as sets of the text's words, so punctuation does not count. Attributions without content are left out.
Matching is one to one: of all pairs that share a word of content, those with the best Jaccard index (shared words by all
words of either) first, then those that share most.

- `content_strict`: the content has the same words.
- `content_overlap`: the Jaccard index of the content's words is at least .5.
- `end_to_end`: that, and the source shares a word with the gold source, or both have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from marsad.evaluate.gold import Attribution, Document, Offsets
from marsad.evaluate.rates import Rates, rates

_WORD = re.compile(r"\w+")
OVERLAP = 0.5

Words = frozenset[int]


class _Parts(NamedTuple):
    content: Words
    source: Words


def score_voices(documents: Sequence[Document], found: Sequence[Sequence[Attribution]]) -> dict[str, Rates]:
    """The three rates; found: for each document, in order, the reader's attributions."""
    gold_all = said_all = strict = overlap = both = 0
    for document, attributions in zip(documents, found, strict=True):
        numbers = _number_words(document.text)
        gold, said = _parts(document.attributions, numbers), _parts(attributions, numbers)
        gold_all, said_all = gold_all + len(gold), said_all + len(said)
        for jaccard, one, other in _pair(gold, said):
            strict += jaccard == 1
            if jaccard >= OVERLAP:
                overlap += 1
                both += bool(one.source & other.source) or not (one.source or other.source)
    return {
        "content_strict": rates(strict, said_all, gold_all),
        "content_overlap": rates(overlap, said_all, gold_all),
        "end_to_end": rates(both, said_all, gold_all),
    }


def _number_words(text: str) -> dict[int, int]:
    """Character → number of the word that it belongs to; characters between words have none."""
    return {c: number for number, word in enumerate(_WORD.finditer(text)) for c in range(*word.span())}


def _parts(attributions: Iterable[Attribution], numbers: dict[int, int]) -> list[_Parts]:
    def words(pieces: Iterable[Offsets]) -> Words:
        return frozenset(numbers[c] for begin, end in pieces for c in range(begin, end) if c in numbers)

    listed = [_Parts(words(a.content), words(a.source)) for a in attributions]
    return [parts for parts in listed if parts.content]


def _pair(gold: Sequence[_Parts], said: Sequence[_Parts]) -> Iterator[tuple[float, _Parts, _Parts]]:
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(said):
            if shared := len(one.content & other.content):
                pairs.append((shared / len(one.content | other.content), shared, i, j))
    pairs.sort(key=lambda pair: (-pair[0], -pair[1]))
    free_gold, free_said = set(range(len(gold))), set(range(len(said)))
    for jaccard, _, i, j in pairs:
        if i in free_gold and j in free_said:
            free_gold.discard(i)
            free_said.discard(j)
            yield jaccard, gold[i], said[j]
