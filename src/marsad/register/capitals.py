"""Capitals that stand for their governments: in "Velin denied it" the name means the state, in "they shelled Velin" the city.

Comes in: the claims of a reading and the actors. Goes out: the spans where the name of a capital is somebody who acts, or with whom others deal.
Must not know how the claims were read.
"""

from __future__ import annotations

from collections.abc import Iterable

from marsad.records import Claim, Filler, Span
from marsad.register.actors import Actors

ACTING = ("by", "who", "whom", "with", "party")
"""Roles that somebody fills. What is attacked, held, left or reached may be the city: `target`, `place`, `from`, `to` are not among them."""


def governments(claims: Iterable[Claim], actors: Actors) -> dict[Span, str]:
    """Span → name of each capital that fills an acting role."""
    return {
        filler.span: filler.text
        for claim in claims
        for role in ACTING
        for filler in claim.roles.get(role, ())
        if is_capital(filler, actors)
    }


def is_capital(filler: Filler, actors: Actors) -> bool:
    """Do the words name a place, and one whose name stands for exactly one state or union?"""
    matches = actors.find(filler.text) if filler.type == "place" else ()
    return len({m.actor.id for m in matches}) == 1 and all(m.name.use == "metonym" for m in matches)
