"""Shows an answer in a terminal: headings, sentences, and claims with all that belongs to them.

Comes in: an answer's blocks. Goes out: text, 100 columns wide at most, with colour on a terminal and none elsewhere.
Quotations are wrapped, never cut. Knows no question.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.findings.answer import Block
    from marsad.findings.rows import Row

WIDEST = 100
_STYLES = {"title": "1", "heading": "1;36", "summary": "1", "label": "2", "quote": "3"}
_RULES = {1: "=", 2: "-"}


def show_blocks(blocks: Iterable[Block]) -> None:
    """Print the answer."""
    width = min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
    paint = Painter(sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    # In one piece: where standard output isn't buffered, each print would be a call of the system.
    print("\n\n".join("\n".join(_block(block, width, paint)) for block in blocks))


class Painter:
    """Wraps lines in terminal styles, or leaves them alone."""

    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, style: str, line: str) -> str:
        """The line in a style."""
        return f"\x1b[{_STYLES[style]}m{line}\x1b[0m" if self.colour and line else line


def _block(block: Block, width: int, paint: Painter) -> Iterable[str]:
    indent = "  " * max(0, block.level - 2)
    yield from (
        paint("title" if block.level == 1 else "heading", line) for line in _wrapped(block.title, width, indent)
    )
    if rule := _RULES.get(block.level):
        yield rule * min(width, len(block.title))
    for line in block.lines:
        for paragraph in line.splitlines() or [""]:
            yield from _wrapped(paragraph, width, indent)
    if block.empty:
        yield indent + block.empty
    for row in block.rows:
        yield ""
        yield from _row(row, width, indent + "  ", paint)


def _row(row: Row, width: int, indent: str, paint: Painter) -> Iterable[str]:
    """One claim: what is claimed; a line for each thing that belongs to it; the sentence; where it is kept."""
    yield from (paint("summary", line) for line in _wrapped(_what(row), width, indent))
    for label, words in (
        ("who says", ("alleged by " if row.alleged else "") + row.says_who()),
        ("in", row.outlet_words() + (f", “{row.title}”" if row.title else "")),
        ("stance", row.stance_words()),
        ("when", row.when_words()),
        ("where", row.where_words()),
        ("how many", row.count_words()),
        *((f"{r.action}ed", r.plain()) for r in row.reviews),
    ):
        first, *rest = _wrapped(words, width, f"{indent}  {'':10}")
        yield paint("label", f"{indent}  {label:10}") + first.strip()
        yield from rest
    yield from (paint("quote", line) for line in _wrapped(f"“{row.sentence}”", width, indent + "  "))
    yield paint("label", f"{indent}  {row.claim}")


def _what(row: Row) -> str:
    return f"{row.kind}: {row.summary()}"


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    # A quotation may itself hold line breaks; they're shown as spaces. Long words (addresses) may stand out.
    # Not `textwrap`: it does more, and takes a quarter of the time of a long answer.
    words = text.split()
    if sum(map(len, words)) + len(words) - 1 + len(indent) <= width:
        return [indent + " ".join(words)]
    lines: list[str] = []
    line, room = "", width - len(indent)
    for word in words:
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= room:
            line += f" {word}"
        else:
            lines.append(indent + line)
            line = word
    return [*lines, indent + line]
