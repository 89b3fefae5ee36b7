"""Text → word pieces with their offsets, a few surface features, and the windows in which the encoder reads them.

Comes in: any string and a tokenizer. Goes out: `Pieces`, arrays with one row a word piece, and `Window`s of at most
`WINDOW` pieces. Training and reading both cut text here, so that a model never sees another cut than it learnt from.
Must not know the model, its heads or any kind of label.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WINDOW = 254  # pieces and paragraph marks in a window, beside the opening and closing mark (the model learnt from 256)
OVERLAP = 96  # pieces that two windows of one long paragraph share
CLS, SEP = 101, 102  # of the BERT vocabulary

SHAPES = ("none", "lower", "initial", "capitals", "mixed", "digit")
QUOTES = (
    7  # 0 outside, 1 within double quotes, 2 opening, 3 closing double, 4 within single, 5 opening, 6 closing single
)

HARD_WRAP = 160  # characters: a text with a longer line is not wrapped by hand, so each of its line breaks counts

_BREAK = re.compile(r"\n\s*")
# In hand-wrapped text only a blank line, or a break after what ends like a sentence, ends a paragraph.
_BREAK_WRAPPED = re.compile(r"\n[^\S\n]*(?:\n\s*)+|(?<=[.!?:\"”’'…])[^\S\n]*\n\s*")
_QUOTE = re.compile(r"[“”\"«»]|``|''|[‘’']")

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """All word pieces of a text, in order.

    ids: rows of the vocabulary. begin, end: code points into the text. shape, quote: surface features (see SHAPES,
    QUOTES). paragraph: running number of the paragraph that the piece stands in.
    """

    ids: Ints
    begin: Ints
    end: Ints
    shape: Ints
    quote: Ints
    paragraph: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def runs(self) -> list[tuple[int, int]]:
        """First piece and one past the last piece of each paragraph."""
        if not len(self.ids):
            return []
        cuts = np.flatnonzero(np.diff(self.paragraph)) + 1
        edges = [0, *cuts.tolist(), len(self.ids)]
        return list(itertools.pairwise(edges))


@dataclass(frozen=True, slots=True)
class Window:
    """One input of the encoder.

    ids, shape, quote: rows with marks. pieces: which piece each row is, −1 for marks. keep: whether this window is the
    one whose answer for that piece counts (windows of a long paragraph overlap).
    """

    ids: Ints
    shape: Ints
    quote: Ints
    pieces: Ints
    keep: NDArray[np.bool_]


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of every stretch of text between paragraph breaks that is not blank."""
    at = 0
    wrapped = all(len(line) <= HARD_WRAP for line in text.split("\n"))
    for found in (_BREAK_WRAPPED if wrapped else _BREAK).finditer(text):
        if text[at : found.start()].strip():
            yield at, found.start()
        at = found.end()
    if text[at:].strip():
        yield at, len(text)


def _shape(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 5
    if not letters:
        return 0
    upper = sum(c.isupper() for c in letters)
    if not upper:
        return 1
    if upper == len(letters) and upper > 1:
        return 3
    return 2 if letters[0].isupper() and upper == 1 else 4


def quote_states(text: str) -> list[int]:
    """For every character: is it within quotation marks, or a mark itself? Numbers as for QUOTES.

    Meant for one paragraph. Straight marks alternate; an apostrophe inside a word is none.
    """
    states = [0] * len(text)
    double = single = False
    at = 0
    for found in _QUOTE.finditer(text):
        begin, end = found.span()
        for k in range(at, begin):
            states[k] = 1 if double else 4 if single else 0
        mark = found.group()
        before = text[begin - 1] if begin else " "
        after = text[end] if end < len(text) else " "
        if mark in ("‘", "’", "'"):
            if not single and mark != "’" and not before.isalnum() and not after.isspace():
                single, state = True, 5
            elif single and mark != "‘" and not after.isalnum() and not before.isspace():
                single, state = False, 6
            else:
                state = 1 if double else 4 if single else 0
        else:
            opens = mark in ("“", "«", "``") or (mark in ('"', "''") and not double)
            double, state = opens, 2 if opens else 3
        for k in range(begin, end):
            states[k] = state
        at = end
    for k in range(at, len(text)):
        states[k] = 1 if double else 4 if single else 0
    return states


def cut(text: str, tokenizer: Tokenizer) -> Pieces:
    """All word pieces of `text`."""
    spans = list(paragraphs(text))
    encodings: Sequence[Any] = tokenizer.encode_batch([text[b:e] for b, e in spans], add_special_tokens=False)
    ids: list[int] = []
    begin: list[int] = []
    end: list[int] = []
    shape: list[int] = []
    quote: list[int] = []
    paragraph: list[int] = []
    for number, ((first, last), encoding) in enumerate(zip(spans, encodings, strict=True)):
        part = text[first:last]
        states = quote_states(part)
        for piece, (b, e) in zip(encoding.ids, encoding.offsets, strict=True):
            if b >= e:
                continue
            ids.append(piece)
            begin.append(first + b)
            end.append(first + e)
            shape.append(_shape(part[b:e]))
            quote.append(states[b])
            paragraph.append(number)
    columns = (ids, begin, end, shape, quote, paragraph)
    return Pieces(*(np.asarray(c, dtype=np.int64) for c in columns))


def windows(pieces: Pieces, size: int = WINDOW, *, pack: bool = True) -> Iterator[Window]:
    """Pack paragraphs into windows (or one each); a paragraph longer than a window is read in overlapping ones."""
    held: list[tuple[int, int]] = []
    used = 0
    for begin, end in pieces.runs():
        length = end - begin
        if held and (not pack or used + 1 + length > size):
            yield _window(pieces, held, held)
            held, used = [], 0
        if length <= size:
            held.append((begin, end))
            used += length + (used > 0)
            continue
        yield from _long(pieces, begin, end, size)
    if held:
        yield _window(pieces, held, held)


def _long(pieces: Pieces, begin: int, end: int, size: int) -> Iterator[Window]:
    at, kept = begin, begin
    while True:
        stop = min(at + size, end)
        keep_to = end if stop == end else stop - OVERLAP // 2
        yield _window(pieces, [(at, stop)], [(kept, keep_to)])
        if stop == end:
            return
        at, kept = stop - OVERLAP, keep_to


def _window(pieces: Pieces, runs: Sequence[tuple[int, int]], keep: Sequence[tuple[int, int]]) -> Window:
    rows = [-1]
    for begin, end in runs:
        rows.extend(range(begin, end))
        rows.append(-1)
    index = np.asarray(rows, dtype=np.int64)
    inner = index >= 0
    at = np.where(inner, index, 0)
    ids = np.where(inner, pieces.ids[at], SEP)
    ids[0] = CLS
    counts = np.zeros(len(index), dtype=np.bool_)
    for begin, end in keep:
        counts |= (index >= begin) & (index < end)
    return Window(ids, np.where(inner, pieces.shape[at], 0), np.where(inner, pieces.quote[at], 0), index, counts)
