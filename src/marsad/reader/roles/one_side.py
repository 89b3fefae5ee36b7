"""Whether those who are named together before "fought" fought each other or somebody else.

In: the match of a verb. Out: whether they are on one side. Names no kind.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token

BEATING = frozenset({"push", "oust", "drive", "defeat", "expel", "dislodge", "retake", "recapture", "capture", "seize", "remove", "repel", "stop", "eject", "evict", "flush", "clear", "liberate", "free", "destroy", "crush", "topple", "overthrow", "contain", "eradicate", "eliminate", "regain", "defend", "protect"})  # fmt: skip
ALONGSIDE = frozenset({"alongside", "beside", "against", "together"})


def are_on_one_side(verb: Token) -> bool:
    """ "The army and the militia have been battling | to push the Front out", "A as well as B fought | alongside C"."""
    if any(c.lower in ALONGSIDE for c in verb.kids("prep", "advmod")):
        return True
    if any(c.lower in ("as", "with") for n in verb.kids("nsubj") for c in n.kids("cc")):
        return True
    return any(c.tag == "VB" and c.lemma in BEATING for c in verb.kids("advcl", "xcomp"))
