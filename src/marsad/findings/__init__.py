"""Findings: the answers to the questions that people ask of the ledger.

Comes in: a view of the ledger, the register, the codebook. Goes out: frozen dataclasses with a JSON form and plain
words: claims side by side, weighed by their independent origins. Must not know SQL, files, pages or commands.
"""

from marsad.findings.answer import Block, Finding
from marsad.findings.questions import COMMON, QUESTIONS, TYPES, Parameter, Question
from marsad.findings.rows import Hop, Part, Row, row_of, rows_of
from marsad.findings.sources import Sources
from marsad.findings.weigh import RULE, Support

__all__ = [
    "COMMON",
    "QUESTIONS",
    "RULE",
    "TYPES",
    "Block",
    "Finding",
    "Hop",
    "Parameter",
    "Part",
    "Question",
    "Row",
    "Sources",
    "Support",
    "row_of",
    "rows_of",
]
