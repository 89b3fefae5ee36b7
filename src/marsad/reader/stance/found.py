"""What is found on the way up from an event to the top of its sentence.

In: nothing. Out: the record that `stance`, `governors` and `purposes` fill.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.reader.parse.syntax import Token


@dataclass(slots=True)
class Found:
    """What was found on the way up."""

    certainties: set[str] | None = None
    tense: str = ""
    negations: int = 0
    told: bool = False
    """It stands in a clause with a subject and a tense of its own: "tried to prove | that they attacked"."""
    moot: bool = False
    """Its words tell neither that it was nor that it was not: "did not leave until Monday", "no mention of any attack"."""
    in_passing: bool = False
    """The event stands behind a noun that is not its own: "did not keep its part | of the deal" denies no deal."""

    def add(self, certainty: str) -> None:
        """Note a certainty."""
        self.certainties = (self.certainties or set()) | {certainty}


def marked(clause: Token, word: str) -> bool:
    """Does this word introduce the clause: "that", "because", "whether"?"""
    return any(c.lower == word for c in clause.kids("mark"))
