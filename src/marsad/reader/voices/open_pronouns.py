"""Which "he" or "she" that speaks stays open: where two persons are possible and neither grammar nor the turns of speech settle it.

In: utterances, nominals, quotations. Out: the utterances, some with "he" or "she" itself for an unnamed speaker.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.mentions.mentions import Nominal, Nominals, resolved
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.subjects import SUBJECTS
from marsad.reader.voices.voices import Utterance

NEAR = 2
"""Sentences outside of quotation marks before a pronoun in which whoever is named is possible."""


def leave_open(utterances: Sequence[Utterance], nominals: Nominals, quotes: Sequence[Quote]) -> list[Utterance]:
    """ "Omid Sample fights against Dara Velin. “We are hungry,” | he | said": not Velin, who neither did anything nor spoke."""
    settled = [_open(u, nominals) if _in_doubt(u, utterances, nominals, quotes) else u for u in utterances]
    order = sorted((u for u in settled if u.cue is not None), key=lambda u: u.cue.i if u.cue is not None else 0)
    opened: set[int] = set()
    for before, utterance in itertools.pairwise(order):
        if _goes_on_open(utterance, before, opened, nominals, quotes):
            opened.add(id(utterance))
    sources = {u.voice.source for u in order if id(u) in opened}
    return [_open(u, nominals) if u.voice.source in sources else u for u in settled]


def _goes_on_open(
    utterance: Utterance, before: Utterance, opened: set[int], nominals: Nominals, quotes: Sequence[Quote]
) -> bool:
    """ "He argued that the war was lost. “We are hungry,” | he | added": where it is open who the first "he" is, the second is too."""
    pronoun, last = _pronoun(utterance, nominals), _pronoun(before, nominals)
    if pronoun is None or last is None or pronoun.lower != last.lower or before.voice.speaker is None:
        return False
    if before.voice.speaker.speaker.lower() != last.lower and id(before) not in opened:
        return False
    between = [t for t in nominals.parse.tokens[last.i + 1 : pronoun.i] if quote_at(t.begin, list(quotes)) is None]
    named = any(t.pos == "PROPN" and "person" in nominals.at(t).types for t in between if t.i in nominals.by_head)
    return pronoun.sentence - last.sentence <= NEAR and not named


def _open(utterance: Utterance, nominals: Nominals) -> Utterance:
    speaker, pronoun = utterance.voice.speaker, _pronoun(utterance, nominals)
    if speaker is None or pronoun is None:
        return utterance
    speaker = replace(speaker, speaker=pronoun.text, named=False, post=None, organisation=None)
    return replace(utterance, voice=replace(utterance.voice, speaker=speaker))


def _pronoun(utterance: Utterance, nominals: Nominals) -> Token | None:
    source = utterance.voice.source
    inside = nominals.parse.inside(source[0]) if len(source) == 1 else []
    return inside[0] if len(inside) == 1 and inside[0].lower in ("he", "she") else None


def _in_doubt(
    utterance: Utterance, utterances: Sequence[Utterance], nominals: Nominals, quotes: Sequence[Quote]
) -> bool:
    pronoun, speaker = _pronoun(utterance, nominals), utterance.voice.speaker
    if pronoun is None or speaker is None or speaker.speaker.lower() == pronoun.lower:
        return False
    if _within_own(utterance, pronoun, utterances, quotes):
        return True
    if _spoke_last(utterance, pronoun, utterances, nominals):
        return False
    meant = resolved(nominals.at(pronoun))
    before = _before(pronoun, nominals, quotes)
    last = max((t.sentence for t in before if t.sentence < pronoun.sentence), default=pronoun.sentence)
    subjects = [t for t in before if _is_about(t) and t.sentence >= last]
    if any(_same(nominals.at(t), meant) for t in subjects):
        return False
    return any(
        n.types == frozenset({"person"}) and not _same(n, meant)
        for t in before
        if t.pos == "PROPN" and t.i in nominals.by_head
        for n in (nominals.at(t),)
    )


def _within_own(utterance: Utterance, pronoun: Token, utterances: Sequence[Utterance], quotes: Sequence[Quote]) -> bool:
    """ "“| He | told me that they would come,” Omid Sample said": nobody calls himself "he"."""
    speaker = utterance.voice.speaker
    if speaker is None or quote_at(pronoun.begin, list(quotes)) is None:
        return False
    around = [u.voice.speaker for u in utterances if u is not utterance and pronoun.i in u.content]
    return any(s is not None and s.mode == "direct" and s.speaker == speaker.speaker for s in around)


def _is_about(token: Token) -> bool:
    """A subject, or for whom it is: "the priority for | Omid Sample | is to win"."""
    above = token.head
    whose = token.dep == "pobj" and above is not None and above.lower == "for" and above.head is not None
    return token.dep in SUBJECTS or (
        whose and above is not None and above.head is not None and above.head.dep in SUBJECTS
    )


def _before(pronoun: Token, nominals: Nominals, quotes: Sequence[Quote]) -> list[Token]:
    """The words outside of quotation marks before a pronoun, in its own sentence and the two before it."""
    found: list[Token] = []
    own = [t for t in nominals.parse.of_sentence(pronoun.sentence) if t.i < pronoun.i]
    found += [t for t in own if quote_at(t.begin, list(quotes)) is None]
    number, seen = pronoun.sentence - 1, 0
    while number >= 0 and seen < NEAR:
        words = [t for t in nominals.parse.of_sentence(number) if quote_at(t.begin, list(quotes)) is None]
        if any(t.pos != "PUNCT" for t in words):
            found, seen = [*words, *found], seen + 1
        number -= 1
    return found


def _same(one: Nominal, other: Nominal) -> bool:
    one, other = resolved(one), resolved(other)
    return one is other or (one.entity is not None and one.entity == other.entity)


def _spoke_last(utterance: Utterance, pronoun: Token, utterances: Sequence[Utterance], nominals: Nominals) -> bool:
    """Is he who spoke last before?"""
    speaker = utterance.voice.speaker
    said = [
        u
        for u in utterances
        if u is not utterance
        and u.cue is not None
        and u.cue.i < pronoun.i
        and u.voice.speaker is not None
        and u.cue.sentence < pronoun.sentence
    ]
    if not said or speaker is None:
        return False
    cue = max(u.cue.sentence for u in said if u.cue is not None)
    names = {u.voice.speaker.speaker for u in said if u.cue and u.cue.sentence == cue and u.voice.speaker}
    return any(name == speaker.speaker or name.split()[-1] == speaker.speaker.split()[-1] for name in names)
