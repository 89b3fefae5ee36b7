"""What is only supposed: "prosecuting me and others would show".

In: an event and its sentence. Out: whether the words around it leave open that it was.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token

SUPPOSING = frozenset({"would", "could", "might", "'d", "’d"})


def opens_what_would_be(gerund: Token) -> bool:
    """ "| Prosecuting me and others would show": before any other verb a modal follows, and no clause of its own lies between."""
    if gerund.tag != "VBG" or gerund.kids("aux", "mark", "nsubj"):
        return False
    above = gerund.head
    words = [] if above is None else sorted({*above.subtree(), *gerund.subtree()}, key=lambda t: t.i)
    before = [t for t in words if t.i < gerund.i and t.dep != "punct" and t.pos not in ("PUNCT", "ADV", "CCONJ")]
    if before:
        return False
    behind = [t for t in words if t.i > gerund.i]
    for token, after in zip(behind, [*behind[1:], None], strict=True):
        if token.text == "," and after is not None and after.lower not in ("and", "or", *SUPPOSING):
            return False  # "capturing the town, the army would cut the road"
        if token.tag in ("MD", "VBD", "VBZ", "VBP"):
            return token.lower in SUPPOSING
    return False
