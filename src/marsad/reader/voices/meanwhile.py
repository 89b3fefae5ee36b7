"""What the report tells beside a clause of time in which somebody speaks: "Jets hit Velin | after the army announced a truce had ended".

In: a cue and the words of its sentence. Out: which of them are not said. Knows no speakers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from marsad.reader.parse.syntax import Token

WHEN = frozenset({"after", "before", "when", "since", "until", "while", "once", "because", "although", "though", "whereas"})  # fmt: skip
"""Words that begin a clause of time, of cause or of contrast."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "PUNCT", "PART"})
_ASKED = frozenset({"tell", "warn", "inform", "assure", "remind", "ask", "urge", "accuse", "blame", "brief", "convince"})  # fmt: skip
"""Verbs whose object is who is spoken to or of."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})


def told_meanwhile(words: Sequence[Token], cue: Token, source: int, content: Collection[int]) -> bool:
    """ "An airstrike hit the convoy after | the military announced | the truce had ended": is what stands before the source, which begins
    at the character `source`, told by the report, since the clause of time has words of its own that are said?"""
    before = [t for t in words if t.begin < source]
    behind = [t for t in words if t.i > cue.i]
    if not before or not any(t.i in content and t.tag in FINITE for t in behind):
        return False
    at = len(before) - 1
    while at >= 0 and before[at].pos in _NOMINAL and before[at].lower not in WHEN:
        at -= 1
    if at < 1 or before[at].lower not in WHEN or len(before) - at > 7:
        return False
    if any(t.text in ("“", "”", '"', ";", ":") for t in before):
        return False
    clause = next((c for c in cue.kids("ccomp") if c.i > cue.i and c.i in content), None)
    return clause is not None and any(t.tag in FINITE and t.i < before[at].i for t in before)


def behind_declared(cue: Token) -> set[int]:
    """ "Since the army declared the end of the truce | 359 people have been killed": the object is what was declared, the rest is not."""
    if cue.lemma in _ASKED or not _in_clause_of_time(cue):
        return set()
    thing = next((c for c in cue.kids("dobj") if c.i > cue.i and c.pos in ("NOUN", "PROPN")), None)
    if thing is None:
        return _behind_first_subject(cue)
    clause = next((c for c in cue.kids("ccomp") if c.i > thing.i), None)
    own = {t.i for t in cue.subtree()}
    above = cue.head if cue.dep == "advcl" else None
    if clause is None and above is not None and above.i > cue.i and above.tag in FINITE:
        return {t.i for t in above.subtree() if t.i > max(own)}
    if clause is None or any(c.lower in ("that", "saying") for c in clause.kids("mark")):
        return set()
    return {t.i for t in clause.subtree() if t.i > max(s.i for s in thing.subtree())}


def _behind_first_subject(cue: Token) -> set[int]:
    """ "Declared | the end of the truce | 359 people have been killed", where the parser takes the object for a subject beside the other."""
    clause = next((c for c in cue.kids("ccomp") if c.i > cue.i and not c.kids("mark")), None)
    subjects = [c for c in clause.kids("nsubj", "nsubjpass") if c.i < clause.i] if clause is not None else []
    if clause is None or len(subjects) != 2 or any(s.pos not in ("NOUN", "PROPN") for s in subjects):
        return set()
    return {t.i for t in clause.subtree() if t.i > max(s.i for s in subjects[0].subtree())}


def _in_clause_of_time(cue: Token) -> bool:
    return any(c.lower in WHEN and c.i < cue.i for c in cue.kids("mark", "advmod"))
