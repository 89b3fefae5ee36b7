"""The edges of who closes a sentence whose comma is lost: the surname behind a place, the clause behind a noun, what is said behind "said".

In: words of a sentence. Out: words that belong to the source, or to what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.words import word_lists


def around_object(words: Sequence[Token], last: int) -> list[Token]:
    """ "The clinic was hit | the aid group that supports it | said": the pronoun is the object of a clause, not who says so."""
    if last < 3 or words[last - 1].tag not in ("VBZ", "VBP", "VBD") or words[last].lower not in ("it", "them"):
        return []
    if words[last - 2].lower not in ("that", "which", "who"):
        return []
    first = last - 3
    while first > 0 and words[first].pos in ("NOUN", "PROPN", "ADJ") and words[first - 1].pos in _OF_PHRASE:
        first -= 1
    return list(words[first : last + 1]) if words[first].pos == "DET" else []


_OF_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "DET"})


DESCRIBING = frozenset({"familiar", "close", "loyal", "reached", "contacted", "briefed", "based", "living", "present", "working", "fighting", "allied", "affiliated", "linked", "quoted", "interviewed"})  # fmt: skip
""" "Officials | familiar with the matter | said"."""


def described_source(words: Sequence[Token], first: int, speaks: Callable[[Token], bool]) -> int | None:
    """ "… in Velin | two officials familiar with the matter | said": the noun, where words from `first` stand behind its preposition."""
    if first < 4 or words[first - 1].pos != "ADP" or words[first - 2].lower not in DESCRIBING:
        return None
    return first - 3 if words[first - 3].text.islower() and speaks(words[first - 3]) else None


TIME_UNITS = frozenset({"minute", "hour", "day", "week", "month", "year"})
""" "In the last 48 hours | military sources said": they end the phrase before who says so."""


def is_glued(three: Sequence[Token]) -> bool:
    """A hyphen and what stands right before and behind it: "Al-Velin"."""
    before, hyphen, behind = three
    return hyphen.text == "-" and before.end == hyphen.begin and hyphen.end == behind.begin and before.pos == "PROPN"


def does_besides(tail: Sequence[Token]) -> bool:
    """ "The army shelled Velin activists said | keeping up pressure on the town": a participle behind "said" with no verb that it is the
    subject of ("said | leaving the town was wrong")."""
    if len(tail) < 3 or tail[0].tag != "VBG":
        return False
    end = next((n for n, t in enumerate(tail) if t.lower in _CLAUSES), len(tail))
    return not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tail[:end])


_CLAUSES = frozenset({"after", "as", "when", "while", "who", "which", "where", "before", "because"})


def post_holder(words: Sequence[Token], first: int) -> list[Token]:
    """ "“…,” | Omid Sample, | head of the Tessel Council, said": the name before the comma, where a post begins at `first`."""
    if first < 2 or first + 1 >= len(words) or words[first].lemma not in word_lists("nouns")["post"]:
        return []
    if words[first].i - words[first - 1].i < 2 or words[first + 1].lower not in ("of", "for", "at", "with"):
        return []
    begin = first
    while begin > 0 and words[begin - 1].pos == "PROPN" and (begin == first or words[begin].i - words[begin - 1].i < 2):
        begin -= 1
    governed = begin > 0 and words[begin - 1].pos in ("ADP", "VERB", "DET", "CCONJ")
    return list(words[begin:first]) if first - begin >= 2 and not governed else []


def speaks_elsewhere(token: Token, parse: Parse) -> bool:
    """ "… the attack on Velin | Sample said": a surname that speaks in another sentence too ("Sample told the agency")."""
    if token.pos != "PROPN":
        return False
    return any(
        t.text == token.text
        and t.sentence != token.sentence
        and t.dep == "nsubj"
        and t.head is not None
        and t.head.lemma in word_lists("speech")["say"]
        for t in parse.tokens
    )


def said_behind(verb: Token, words: Sequence[Token]) -> list[Token]:
    """ "The raid killed 5 people the monitor said | bringing the toll to 45", "said | in the second attack in two weeks": said as well."""
    behind = [t for t in words if t.i > verb.i]
    if len(behind) < 3:
        return []
    adds = behind[0].tag == "VBG" and behind[0].lemma in SUMMING
    counts = behind[0].lower in ("in", "during") and behind[1].lower in ("the", "a", "its", "his", "their")
    counts = counts and behind[2].lower in ORDINALS
    return behind if adds or counts else []


SUMMING = frozenset({"bring", "put", "raise", "take"})
""" "Bringing the toll to 45": whoever says so sums up."""
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "deadliest", "worst", "biggest", "largest"})  # fmt: skip
