"""Text → mentions, voices, claims.

Comes in: a `Report` and a `Lexicon` of names that somebody else knows. Goes out: a `Reading`, every filler and count of which is a
span of the text. Must not know the register, the ledger or any question.
"""

from __future__ import annotations

from typing import Protocol

from marsad.reader.lexicon import Lexicon, NoLexicon
from marsad.records import ReaderInfo, Reading, Report

__all__ = ["LEAST", "Lexicon", "NoLexicon", "Reader", "open_reader"]


class Reader(Protocol):
    """Anything that reads reports."""

    info: ReaderInfo

    def read(self, report: Report) -> Reading:
        """Mentions, voices and claims of one report."""
        ...


LEAST = 0.5
"""Claims that score lower are left out unless they are asked for (docs/accuracy.md tells what that wins and loses)."""


def open_reader(lexicon: Lexicon, *, knowledge: str = "", least: float = LEAST) -> Reader:
    """The built-in reader. Its parse model is loaded with the first report.

    knowledge: stands for all that the lexicon knows and that comes of a reading afterwards; where it changes, so does the
    reader's version, and ledgers take what the reader says for new.
    least: claims with a lower score than this, from 0 to 1, are left out. Another `least` is another version.
    """
    from marsad.reader.builtin import BuiltinReader

    return BuiltinReader(lexicon, knowledge, least)
