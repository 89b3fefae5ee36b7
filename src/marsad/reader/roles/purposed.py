"""What an event noun is for, said by the words around it: the town that a battle is to win, the side that a deed supports.

In: tokens. Out: `Argument`s. Knows no kinds.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.clauses import Argument
from marsad.reader.roles.subjects import subject_of
from marsad.reader.stance.scope import is_infinitive

CONTESTS = frozenset({"battle", "fight", "fighting"})
GAINING = frozenset({"take", "retake", "recapture", "capture", "reclaim", "liberate", "seize", "regain", "control", "hold", "defend", "conquer", "free"})  # fmt: skip


def purposed(noun: Token) -> Iterator[Argument]:
    """All that is said of a noun in these ways."""
    if noun.lemma in CONTESTS:
        yield from _contested(noun)
    elif noun.lemma == "support":
        yield from _supported(noun)


def _contested(battle: Token) -> Iterator[Argument]:
    """ "The battle to retake | Velin": it is for Velin."""
    for aim in battle.kids("acl", "relcl", "xcomp"):
        if aim.lemma in GAINING and is_infinitive(aim):
            yield from (Argument("for", won) for won in aim.kids("dobj"))


def _supported(support: Token) -> Iterator[Argument]:
    """ "Belmark has waged a campaign in | support of the army": Belmark supports the army."""
    prep = support.head
    verb = prep.head if prep is not None and support.dep == "pobj" and prep.lower == "in" else None
    if verb is None or support.kids("poss", "det", "amod"):
        return
    if verb.pos in ("NOUN", "PROPN") and verb.dep == "dobj" and verb.head is not None:
        verb = verb.head
    if verb.pos not in ("VERB", "AUX"):
        return
    subject = subject_of(verb)
    whom = [inner for p in support.kids("prep") if p.lower == "of" for inner in p.kids("pobj")]
    if subject is not None and whom:
        yield Argument("subject", subject)
        yield from (Argument("for", inner) for inner in whom)
