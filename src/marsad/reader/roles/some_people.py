"""Quantities with no noun, of verbs that befall nobody but people: "some were arrested", "the rest fled".

In: a token and the event it belongs to. Out: whether people are meant. Knows no kinds.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token

SOME = frozenset({"some", "many", "most", "several", "others", "rest"})
BEFALLING = frozenset({"kill", "arrest", "detain", "execute", "flee", "injure", "wound", "displace", "imprison", "jail", "behead", "torture", "abduct", "kidnap", "die", "convict", "sentence", "escape", "defect", "drown", "surrender", "massacre", "rape", "shoot"})  # fmt: skip
"""What people do or suffer; a town may be captured, a plane return."""


def are_people(noun: Token, event: Token) -> bool:
    """ "Some | were arrested"; not "some of the shells" nor "most towns"."""
    if noun.lower not in SOME or event.lemma not in BEFALLING or noun.kids("prep", "amod", "nummod", "relcl", "acl"):
        return False
    return event.pos == "VERB" and noun.dep in ("nsubj", "nsubjpass", "dobj") and noun.head is not None
