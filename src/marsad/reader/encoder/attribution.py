"""Cues → the source and the content of each.

Comes in: the columns of a text's pieces. Goes out: one `Attribution` a cue. For every cue each piece of its paragraph gets
a score for being of its source or content: what the piece says alone, plus what it says together with the cue
(one hidden layer over their sum, and a product). A Viterbi pass makes legal runs of them. As each cue is decoded by
itself, a source may be shared and a content interrupted. Must not know who the speakers are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from marsad.reader.encoder.decode import Floats, Ints, best_labels, runs
from marsad.reader.encoder.pieces import WINDOW

if TYPE_CHECKING:
    from marsad.reader.encoder.answers import Attribution, Encoded, Weights

_FAR = 11  # highest step of distance on either side


def _bucket(distance: Ints) -> Ints:
    """Signed distance in pieces → row of the distance table; as in training."""
    size = np.abs(distance)
    coarse = (np.log2(np.maximum(size, 1).astype(np.float32)) * np.float32(1.5) + 1).astype(np.int64)
    step = np.minimum(np.where(size < 4, size, coarse), _FAR)
    row: Ints = np.where(distance < 0, _FAR - step, _FAR + 1 + step)
    return row


def pair_scores(encoded: Encoded, weights: Weights, cue: tuple[int, int], place: tuple[int, int]) -> Floats:
    """Scores of outside, begin and inside of source, begin and inside of content, a row a piece of the paragraph."""
    (first, last), (begin, end) = cue, place
    index = np.arange(begin, end)
    distance = np.where(index < first, index - first, np.where(index >= last, index - last + 1, 0))
    arrays = weights.arrays
    near = (
        encoded.part("query")[first:last].mean(0)
        + encoded.part("key")[begin:end]
        + arrays["distance"][_bucket(distance)]
    )
    scores = np.zeros((end - begin, 5), dtype=np.float32)
    scores[:, 1:] = (
        np.maximum(near, 0) @ arrays["pair_out.weight"].T + arrays["pair_out.bias"] + encoded.part("pair")[begin:end]
    )
    left = encoded.part("left")[first:last].mean(0).reshape(4, -1)
    right = encoded.part("right")[begin:end].reshape(end - begin, 4, -1)
    scores[:, 1:] += (left * right).sum(-1) * np.float32(left.shape[1] ** -0.5)
    scores[first - begin : last - begin, 1:] = -1e4
    return scores


def attributions(encoded: Encoded, weights: Weights) -> list[Attribution]:
    """All attributions of the text, in the order of their cues."""
    from marsad.reader.encoder.answers import Attribution

    places = {int(encoded.pieces.paragraph[b]): (b, e) for b, e in encoded.pieces.runs()}
    cues = [(b, e, score) for b, e, _, score in encoded.tagged("cue")]
    if not cues:
        return []
    around = [_near(b, e, *places[int(encoded.pieces.paragraph[b])]) for b, e, _ in cues]
    scores = [pair_scores(encoded, weights, (b, e), place) for (b, e, _), place in zip(cues, around, strict=True)]
    for part in scores:
        part[:, 1:3] += np.float32(weights.bias.get("source_pair", 0.0))
        part[:, 3:] += np.float32(weights.bias.get("content_pair", 0.0))
    labels = best_labels(scores, weights.transitions("pair"))
    _settle(scores, labels, [p[0] for p in around], len(encoded.pieces))
    found = []
    for (first, last, score), (begin, _), tags in zip(cues, around, labels, strict=True):
        spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        sources = [(b, e) for b, e, kind in runs(tags) if kind == 0]
        # One speaker a cue: several runs are rivals, not parts, and the nearest is the likeliest.
        likeliest = min(sources, key=lambda run: max(run[0] + begin - last, first - begin - run[1]), default=None)
        for b, e, kind in runs(tags):
            if kind == 1 or (b, e) == likeliest:
                spans[kind].append(encoded.whole_words(begin + b, begin + e))
        source, content = (tuple(encoded.span(b, e) for b, e in _apart(found_at)) for found_at in spans)
        if content:
            cue = encoded.span(*encoded.whole_words(first, last))
            found.append(Attribution(source, (cue,), content, score))
    return found


def _near(first: int, last: int, begin: int, end: int) -> tuple[int, int]:
    """The part of a paragraph in which a cue's source and content may stand: no farther than in training."""
    return max(begin, first - WINDOW), min(end, last + WINDOW)


def _settle(scores: list[Floats], labels: list[Ints], begins: list[int], n: int) -> None:
    """Let a piece be content of one cue only, the one that wants it most. Changes `labels`."""
    best = np.full(n, -np.inf, dtype=np.float32)
    owner = np.full(n, -1, dtype=np.int64)
    for k, (part, tags, begin) in enumerate(zip(scores, labels, begins, strict=True)):
        # A whole run stands or falls together: its pieces share their mean.
        for b, e, kind in runs(tags):
            if kind == 1:
                want = np.float32(part[b:e, 3:].max(1).mean())
                rows = np.arange(begin + b, begin + e)
                wins = want > best[rows]
                best[rows[wins]] = want
                owner[rows[wins]] = k
    for k, (tags, begin) in enumerate(zip(labels, begins, strict=True)):
        lost = (tags >= 3) & (owner[begin : begin + len(tags)] != k)
        tags[lost] = 0
        for t in np.flatnonzero(tags == 4).tolist():
            if t == 0 or tags[t - 1] not in (3, 4):
                tags[t] = 3


def _apart(parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs in order, those that meet after widening joined."""
    out: list[tuple[int, int]] = []
    for begin, end in sorted(parts):
        if out and begin < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((begin, end))
    return out
