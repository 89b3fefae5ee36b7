"""What the reader may ask of names that somebody else knows: their type, nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol


class Lexicon(Protocol):
    """Knows names. The register is one; a reader without any works too, on the text alone."""

    def types(self, name: str) -> Mapping[str, float]:
        """Mention types that this exact name may have, each with a weight 0 to 1; empty for an unknown name."""
        ...


class NoLexicon:
    """Knows no name."""

    def types(self, name: str) -> Mapping[str, float]:
        """Always empty."""
        return {}
