"""Quotations whose closing mark is lost: "“The bombing is an outrage said Lena Marek, who runs the clinic. …".

In: an utterance without a cue, the others, the parse. Out: the words that it does not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.voices.voices import Utterance


def said_by_another(utterance: Utterance, utterances: Sequence[Utterance], parse: Parse) -> set[int]:
    """The sentences that "said Omid Sample" closes: whoever spoke last does not quote him, his quotation has lost its end."""
    speaker = utterance.voice.speaker
    if speaker is None or not speaker.inferred:
        return set()
    own = set[int]()
    for other in utterances:
        cue, source = other.cue, other.voice.source
        if cue is None or other.voice.speaker is None or cue.i not in utterance.content or not source:
            continue
        if other.voice.speaker.named and source[0].begin > cue.begin and _closes(cue, other):
            own |= {t.i for t in parse.of_sentence(cue.sentence)}
    return own


def _closes(cue: Token, other: Utterance) -> bool:
    return cue.lower in ("said", "says", "added", "explained") and cue.head is None and max(other.content) < cue.i
