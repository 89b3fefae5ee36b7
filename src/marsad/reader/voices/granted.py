"""What the report tells in its own words though it stands in what somebody thinks: a war that goes on, the clause behind a name.

In: a token and the utterance around it. Out: whether its words are the report's.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.voices.cues import FINITE
from marsad.reader.voices.voices import Utterance

THINKING = frozenset({"hope", "believe", "fear", "consider", "expect", "want", "view", "regard", "think", "doubt", "worry", "criticise", "criticize", "insistence", "blame"})  # fmt: skip
"""What somebody thinks of, unlike what he says, is told in the words of the report where it only helps to name a thing."""
_WARS = frozenset({"fight", "war", "battle", "campaign", "struggle", "conflict"})


def taken_for_granted(token: Token, utterance: Utterance) -> bool:
    """ "Belmark hopes to return once the war against the Front ends", "considers it an arm of the Front, which has shelled Velin": nobody
    thinks that there is a war, and the clause behind a name is the report's."""
    cue = utterance.cue
    if cue is None or cue.lemma not in THINKING or utterance.voice.speaker is None:
        return False
    if utterance.voice.speaker.mode != "indirect":
        return False
    if token.pos == "NOUN" and token.lemma in _WARS:
        return any(c.lower in ("the", "its", "their") for c in token.children) and any(
            c.lower in ("against", "with", "on") for c in token.kids("prep")
        )
    if _as_it_goes(token, utterance):
        return True
    relative = next((a for a in (token, *token.ancestors()) if a.dep == "relcl"), None)
    return relative is not None and relative.tag in FINITE | {"VBN"} and relative.i in utterance.content


def _as_it_goes(token: Token, utterance: Utterance) -> bool:
    """ "Agencies fear that thousands may flee, | as the army prepares an attack": what happens meanwhile is told by the report."""
    clause = next((a for a in (token, *token.ancestors()) if a.dep == "advcl"), None)
    return (
        clause is not None
        and clause.tag in ("VBZ", "VBP", "VBD")
        and any(c.lower == "as" for c in clause.kids("mark"))
        and clause.head is not None
        and clause.i > clause.head.i
        and clause.i in utterance.content
    )
