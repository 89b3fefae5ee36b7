"""Places that stand behind an event and are not where it was: where the fields lie that were taken, where men are to be sent.

In: a match's arguments. Out: whether one of them is no place of the event. Names no kind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.clauses import Argument

WHERE = frozenset({"in", "at", "near", "on", "inside"})
AWAY = frozenset({"to", "towards", "toward", "from", "into"})
"""Prepositions whose noun lies elsewhere."""


def is_where_it_lies(argument: Argument, arguments: Sequence[Argument], slots: Mapping[str, str]) -> bool:
    """ "Took control of oilfields | in Ardania": the oilfields are what was taken, not the country."""
    if argument.relation not in WHERE or slots.get(argument.relation) != "place":
        return False
    return any(a.direct and a.relation in ("of", "over") and slots.get(a.relation) == "place" for a in arguments)


def is_elsewhere(argument: Argument, arguments: Sequence[Argument]) -> bool:
    """ "Stationed in Velin to bases | in Orsk": those are not stationed there."""
    if argument.direct or argument.relation not in WHERE:
        return False
    holder = _holder(argument.token)
    away = holder is not None and holder.dep == "pobj" and holder.head is not None and holder.head.lower in AWAY
    return away and any(a.direct and a.relation in WHERE for a in arguments)


def _holder(token: Token) -> Token | None:
    """The noun that the token's preposition hangs on."""
    return token.head.head if token.dep == "pobj" and token.head is not None else None
