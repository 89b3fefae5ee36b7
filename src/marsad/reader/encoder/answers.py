"""What the encoder says about one text, decoded head by head when asked.

Comes in: word pieces with the encoder's columns for each, and the decoding weights. Goes out: attributions, entities,
command entities and relations with code-point spans. A head that nobody asks for costs nothing. Must not know how the
columns came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from marsad.reader.encoder.decode import Floats, Transitions, best_labels, chances, runs
from marsad.reader.encoder.pieces import Pieces
from marsad.records import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """One utterance: whose, by which words it is introduced, and what was said; spans may be several or none."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything beside the network that decoding needs.

    columns: name of a part → its first and past-last column. types: types of a tagging head in the order of its
    labels. bias: numbers chosen on development data. arrays: the small tensors of `heads.npz`.
    """

    columns: Mapping[str, tuple[int, int]]
    types: Mapping[str, tuple[str, ...]]
    bias: Mapping[str, float]
    arrays: Mapping[str, Floats]

    def transitions(self, head: str) -> Transitions:
        """The transitions between the labels of `head`."""
        return Transitions(self.arrays[f"{head}.step"], self.arrays[f"{head}.start"])


class Encoded:
    """The answers for one text. Every span is within it; answers come in the order of the text."""

    def __init__(self, text: str, pieces: Pieces, columns: Floats, weights: Weights) -> None:
        self.text, self.pieces = text, pieces
        self.columns, self._weights = columns, weights

    def part(self, name: str) -> Floats:
        """The columns of one part, a row a piece."""
        first, last = self._weights.columns[name]
        return self.columns[:, first:last]

    def mean(self, spans: Iterable[Span]) -> Floats | None:
        """The mean of all columns over the pieces of some spans; None where there are no such pieces."""
        begin, end = self.pieces.begin, self.pieces.end
        rows = [
            np.arange(np.searchsorted(end, span.begin, "right"), np.searchsorted(begin, span.end, "left"))
            for span in spans
        ]
        inside = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)
        if not len(inside):
            return None
        mean: Floats = self.columns[inside].mean(axis=0)
        return mean

    @cached_property
    def starts_word(self) -> Any:
        """Whether a piece starts a word: no letter or digit stands right before it, or it is none itself."""
        text, begin = self.text, self.pieces.begin
        flags = [b == 0 or not (text[b - 1].isalnum() and text[b].isalnum()) for b in begin.tolist()]
        return np.asarray(flags, dtype=np.bool_)

    def whole_words(self, first: int, last: int) -> tuple[int, int]:
        """A run of pieces, widened to whole words of the same paragraph."""
        n, paragraph, starts = len(self.pieces), self.pieces.paragraph, self.starts_word
        while first > 0 and not starts[first] and paragraph[first - 1] == paragraph[first]:
            first -= 1
        while last < n and not starts[last] and paragraph[last] == paragraph[last - 1]:
            last += 1
        return first, last

    def span(self, first: int, last: int) -> Span:
        """The characters of a run of pieces."""
        return Span(int(self.pieces.begin[first]), int(self.pieces.end[last - 1]))

    def tagged(self, head: str) -> list[tuple[int, int, int, float]]:
        """Runs of pieces that a tagging head marks: first, past-last, number of the type, score in 0..1."""
        scores = self.part(head).copy()
        scores[:, 0] -= np.float32(self._weights.bias.get(head, 0.0))
        places = self.pieces.runs()
        rows = [scores[b:e] for b, e in places]
        transitions = self._weights.transitions(head)
        found = []
        for (begin, _), labels, sure in zip(
            places, best_labels(rows, transitions), chances(rows, transitions), strict=True
        ):
            for first, last, kind in runs(labels):
                score = sure[np.arange(first, last), labels[first:last]].mean()
                found.append((begin + first, begin + last, kind, float(min(score, 1.0))))
        return found

    def _named(self, head: str) -> list[tuple[Span, str, float]]:
        types = self._weights.types[head]
        out: list[tuple[Span, str, float]] = []
        for first, last, kind, score in self.tagged(head):
            span = self.span(*self.whole_words(first, last))
            if not (out and out[-1][0].overlaps(span)):
                out.append((span, types[kind], score))
        return out

    @cached_property
    def voices(self) -> list[Attribution]:
        """Who said what, in the order of the cues."""
        from marsad.reader.encoder.attribution import attributions

        return attributions(self, self._weights)

    @cached_property
    def entities(self) -> list[tuple[Span, str, float]]:
        """Entities with the types of re3d: Person, Organisation, Location, Weapon …"""
        return self._named("re3d")

    @cached_property
    def command(self) -> list[tuple[Span, str, float]]:
        """Person, Organization, Rank, Title and Role, as the Security Force Monitor marks them."""
        return self._named("command")

    @cached_property
    def places(self) -> list[tuple[Span, str, float]]:
        """Names of places, as those who geocode them mark them; the type is always Place."""
        return self._named("places")

    @cached_property
    def relations(self) -> list[tuple[str, Span, Span, float]]:
        """`is_posted`, `has_rank`, `has_title`, `has_role`: kind, person, the other, score in 0..1."""
        return self.relate([(span, kind) for span, kind, _ in self.command])

    def relate(self, entities: list[tuple[Span, str]]) -> list[tuple[str, Span, Span, float]]:
        """The relations between given command entities."""
        from marsad.reader.encoder.relations import relations

        return relations(self.text, self._weights, entities)
