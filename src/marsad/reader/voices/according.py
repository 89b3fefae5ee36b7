"""Where the source of "according to" ends, if the comma behind it is lost: "According to the state news agency | militants fired rockets".

In: the tokens of a source and those behind it. Out: how many of them are the source.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.reader.parse.syntax import Token

_BODIES = frozenset({"agency", "observatory", "ministry", "television", "tv", "newspaper", "channel", "radio", "daily", "website", "outlet"})  # fmt: skip
""" "The news agency | militants": no name for people follows these."""
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"})
_ISSUED = frozenset({"publish", "release", "issue"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})


def own_length(source: Sequence[Token], behind: Token | None) -> int:
    """The number of the tokens of a source that are its own."""
    for n, token in enumerate(source[:-1], start=1):
        rest = source[n:]
        if token.lower in _DAYS and any(t.lemma in _ISSUED for t in source[:n]) and rest[0].pos in _NOMINAL:
            return n  # "a report published on Wednesday | coalition strikes"
        runs_on = rest[0].tag == "NNS" and len(rest) == 1 and behind is not None and behind.tag in _FINITE
        if runs_on and token.lemma.lower() in _BODIES:
            return n
    return len(source)


_NOMINAL = frozenset({"NOUN", "PROPN", "DET", "NUM", "ADJ"})
