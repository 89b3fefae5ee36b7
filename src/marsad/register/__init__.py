"""The register: identities of actors, persons and places, and what counts and time expressions mean.

Comes in: a reading as the reader made it. Goes out: the same reading with identities, places, bounds and days. Knows the
records only: neither the codebook, nor the reader, nor any ledger.
"""

from marsad.register.actors import Actor, Actors, Name, Relation
from marsad.register.counts import Bounds, bounds
from marsad.register.dates import days
from marsad.register.register import Register, open_register

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
