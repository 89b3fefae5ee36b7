"""Whom "they" or "it" means that goes on speaking: "Military sources said … “The army fled,” | they | added."

In: a speaker that is but a pronoun, who spoke before. Out: the one who spoke last, named or not, where the number fits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.mentions.mentions import Nominals, resolved
from marsad.reader.parse.syntax import Token
from marsad.reader.voices.sources import source_head
from marsad.reader.voices.voices import Utterance
from marsad.records import Speaker

NEAR = 2
"""Sentences back to which they who spoke may go on."""
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "some", "others", "many", "one"})


def unnamed_before(
    speaker: Speaker, pronoun: Token, sentence: int, spoken: Sequence[Utterance], nominals: Nominals
) -> Speaker | None:
    """ "A militant website said ten had died. | It | also said that the bombing went on": the website."""
    near = [u for u in spoken if u.cue is not None and 0 < sentence - u.cue.sentence <= NEAR]
    if not near or pronoun.lower not in ("it", "they"):
        return None
    number = max(u.cue.sentence for u in near if u.cue is not None)
    last = [u for u in near if u.cue is not None and u.cue.sentence == number]
    fitting = [u.voice.speaker for u in last if _fits(u, pronoun, nominals)]
    before = fitting[0] if len(fitting) == 1 else None
    if before is None:
        return None
    return replace(
        speaker, speaker=before.speaker, named=before.named, post=before.post, organisation=before.organisation
    )


def _fits(utterance: Utterance, pronoun: Token, nominals: Nominals) -> bool:
    """ "They" are many, "it" is one and neither a person nor a place."""
    speaker, source = utterance.voice.speaker, utterance.voice.source
    head = source_head(nominals.parse.inside(source[0])) if source else None
    if speaker is None or head is None or speaker.speaker.lower() in _PRONOUNS:
        return False
    end = resolved(nominals.at(head))
    many = end.plural or bool(head.kids("conj")) or head.lower == "they"
    thing = not many and not end.types & {"person", "people", "post", "place"}
    return many if pronoun.lower == "they" else thing
