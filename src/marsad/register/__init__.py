"""The register: identities of actors, persons and places, and what counts and time expressions mean.

Comes in: a reading as the reader made it. Goes out: the same reading with identities, places, bounds and days. Knows the
records only: neither the codebook, nor the reader, nor any ledger.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from marsad.register.actors import Actor, Actors, Name, Relation
from marsad.register.register import Register, open_register

if TYPE_CHECKING:
    from marsad.register.counts import Bounds, bounds
    from marsad.register.dates import days

__all__ = [
    "Actor",
    "Actors",
    "Bounds",
    "Name",
    "Register",
    "Relation",
    "bounds",
    "days",
    "open_register",
]

_LATER = {"Bounds": "counts", "bounds": "counts", "days": "dates"}


def __getattr__(name: str) -> Any:
    """Loads what only a reading needs when it is first asked for: questions know the register, too, and are quicker so."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"marsad.register.{_LATER[name]}"), name)
