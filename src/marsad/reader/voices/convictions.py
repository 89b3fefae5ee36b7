"""What somebody is convinced of or gives for a reason: "convinced that the Front is beaten, Omid Sample left", "under the pretext that".

In: a parse, nominals. Out: utterances that the words of speech do not show.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.phrases import phrase
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.subjects import SUBJECTS, subject_of
from marsad.reader.voices.speakers import Profiles, able, make_speaker
from marsad.reader.voices.voices import Utterance, spans_of
from marsad.records import Voice

CONVINCED = frozenset({"convinced", "adamant", "certain", "confident"})
PRETEXTS = frozenset({"pretext", "guise", "premise", "pretense", "pretence"})


def convictions(known: Collection[Utterance], profiles: Profiles) -> list[Utterance]:
    """What hangs on such a word is said by the subject of its clause, unless somebody says it already by that word."""
    cues = {u.cue.i for u in known if u.cue is not None and u.voice.speaker is not None}
    nominals = profiles.nominals
    found = []
    for cue, clause, source in _held(nominals):
        if cue.i in cues or not able(source, nominals):
            continue
        content = frozenset(t.i for t in clause.subtree() if t.i > cue.i)
        span = phrase(source, nominals.parse)
        speaker = make_speaker(source, span, nominals, profiles, mode="indirect", cue=cue.text, told=None)
        voice = Voice((span,), (nominals.parse.span(cue.i, cue.i),), spans_of(set(content), nominals.parse), speaker)
        found.append(Utterance(voice, content, cue))
    return found


def _held(nominals: Nominals) -> Iterator[tuple[Token, Token, Token]]:
    """The word, what is held, and who holds it."""
    for token in nominals.parse.tokens:
        if token.lower not in CONVINCED | PRETEXTS:
            continue
        clause = next((c for c in token.kids("ccomp", "acl", "relcl") if c.i > token.i), None)
        clause = clause or _right_behind(token, nominals)
        if clause is None or clause.tag not in ("VBD", "VBZ", "VBP", "VBN", "VBG") or _is_gerund(clause):
            continue
        if token.lower in PRETEXTS:
            under = token.head
            above = under.head if token.dep == "pobj" and under is not None and under.lower in ("under", "on") else None
        else:
            above = token.head if token.dep in ("advcl", "ccomp", "acl", "dep") and not token.kids("nsubj") else None
        while above is not None and above.pos not in ("VERB", "AUX"):
            above = above.head
        source = subject_of(above) if above is not None else None
        if source is not None:
            yield token, clause, source


def _right_behind(pretext: Token, nominals: Nominals) -> Token | None:
    """ "Under the pretext | it is striking them": a clause without "that", which the parser hangs elsewhere."""
    behind = nominals.parse.tokens[pretext.i + 1 : pretext.i + 2]
    verb = behind[0].head if behind and behind[0].dep in SUBJECTS and pretext.lower in PRETEXTS else None
    return verb if verb is not None and verb.left == pretext.i + 1 and verb.sentence == pretext.sentence else None


def _is_gerund(clause: Token) -> bool:
    return clause.tag in ("VBG", "VBN") and not clause.kids("aux", "auxpass")
