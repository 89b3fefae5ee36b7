"""Who says it amid a sentence, where the commas around it are lost: "The army units | the source added | clashed with militants".

In: the words of a sentence, a verb of saying. Out: the words for who says it. Knows no cues.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.reader.parse.syntax import Token

FINITE_BEHIND = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})
_WITHIN = frozenset({"of", "in", "from", "and", "for"})
LONGEST = 9
"""Words of the subject before who says so, at most."""


def inserted_source(at: int, words: Sequence[Token], speaks: Callable[[Token], bool]) -> list[Token]:
    """The source right before the verb at `at`, where a subject stands before it and a finite verb behind."""
    if at < 4 or at + 1 >= len(words) or words[at + 1].tag not in FINITE_BEHIND:
        return []
    noun, first = words[at - 1], at - 1
    while first > 0 and words[first - 1].pos in ("NOUN", "ADJ") and words[first].pos != "DET":
        first -= 1
    if first > 0 and words[first].pos != "DET" and words[first - 1].pos == "DET":
        first -= 1
    before = words[:first]
    if words[first].pos != "DET" or noun.pos != "NOUN" or not speaks(noun) or not 2 <= len(before) <= LONGEST:
        return []
    plain = all(t.pos in _NOMINAL or t.lower in _WITHIN for t in before)
    return list(words[first:at]) if plain and before[-1].pos in ("NOUN", "PROPN") else []


def closing_source(at: int, words: Sequence[Token]) -> list[Token]:
    """ "… in Velin said | the Tessel Observatory for Rights.": a name that ends the sentence behind the verb."""
    tail = [t for t in words[at + 1 :] if t.pos != "PUNCT"]
    if not 2 <= len(tail) <= LONGEST or tail[0].pos not in ("DET", "PROPN") or tail[-1].pos not in ("NOUN", "PROPN"):
        return []
    plain = all(t.pos in _NOMINAL or (t.lower in ("for", "of", "and") and n) for n, t in enumerate(tail))
    return tail if plain and any(t.pos == "PROPN" for t in tail) and not any(t.pos == "NUM" for t in tail) else []
