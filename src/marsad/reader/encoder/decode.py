"""Scores of labels → the best legal sequence of labels → spans.

Comes in: one row of label scores a piece, the transitions between labels. Goes out: label numbers and runs of pieces.
Illegal sequences (an I- after nothing of its type) are excluded by transitions of −10,000. Must not know any head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Transitions:
    """Scores of one label after another (rows: before, columns: after) and of a label at the start."""

    step: Floats
    start: Floats


def best_labels(scores: Sequence[Floats], transitions: Transitions) -> list[Ints]:
    """Viterbi: the label numbers of each sequence. Sequences of like length are decoded together."""
    found: list[Ints] = [np.zeros(0, dtype=np.int64)] * len(scores)
    for members in _alike(scores).values():
        for k, labels in zip(members, _together([scores[k] for k in members], transitions), strict=True):
            found[k] = labels
    return found


def _alike(scores: Sequence[Floats]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for k, rows in enumerate(scores):
        if len(rows):
            groups.setdefault(len(rows).bit_length(), []).append(k)
    return groups


def _together(scores: Sequence[Floats], transitions: Transitions) -> list[Ints]:
    lengths = np.asarray([len(s) for s in scores])
    longest, labels = int(lengths.max()), scores[0].shape[1]
    emit = np.zeros((longest, len(scores), labels), dtype=np.float32)
    for k, rows in enumerate(scores):
        emit[: len(rows), k] = rows
    back = np.zeros((longest, len(scores), labels), dtype=np.int64)
    alpha = emit[0] + transitions.start
    for t in range(1, longest):
        reach = alpha[:, :, None] + transitions.step
        going = (t < lengths)[:, None]
        # Past its end a sequence stays at its last label.
        back[t] = np.where(going, reach.argmax(1), np.arange(labels))
        alpha = np.where(going, reach.max(1) + emit[t], alpha)
    path = np.zeros((longest, len(scores)), dtype=np.int64)
    path[-1] = alpha.argmax(1)
    every = np.arange(len(scores))
    for t in range(longest - 1, 0, -1):
        path[t - 1] = back[t, every, path[t]]
    return [path[:length, k] for k, length in enumerate(lengths.tolist())]


def runs(labels: Ints) -> list[tuple[int, int, int]]:
    """Spans of BIO numbers (0 outside, 2k+1 begin, 2k+2 inside type k): (first, past-last, k)."""
    found: list[tuple[int, int, int]] = []
    for t, label in enumerate(labels.tolist()):
        if label and label % 2:
            found.append((t, t + 1, label // 2))
        elif label and found and found[-1][1] == t and found[-1][2] == label // 2 - 1:
            found[-1] = (found[-1][0], t + 1, found[-1][2])
    return found


def chances(scores: Sequence[Floats], transitions: Transitions) -> list[Floats]:
    """Forward-backward: how likely each label is at each place, given all legal sequences (rows sum to 1)."""
    found: list[Floats] = [np.zeros((0, len(transitions.start)), dtype=np.float32)] * len(scores)
    for members in _alike(scores).values():
        for k, rows in zip(members, _chances_together([scores[k] for k in members], transitions), strict=True):
            found[k] = rows
    return found


def _chances_together(scores: Sequence[Floats], transitions: Transitions) -> list[Floats]:
    lengths = np.asarray([len(s) for s in scores])
    longest, labels = int(lengths.max()), scores[0].shape[1]
    emit = np.ones((longest, len(scores), labels))
    for k, rows in enumerate(scores):
        emit[: len(rows), k] = np.exp(rows - rows.max(1, keepdims=True), dtype=np.float64)
    step = np.exp(transitions.step - transitions.step.max(), dtype=np.float64)
    ahead = np.empty_like(emit)
    ahead[0] = emit[0] * np.exp(transitions.start - transitions.start.max(), dtype=np.float64)
    ahead[0] /= ahead[0].sum(1, keepdims=True)
    for t in range(1, longest):
        ahead[t] = (ahead[t - 1] @ step) * emit[t]
        ahead[t] /= ahead[t].sum(1, keepdims=True)
    behind = np.ones_like(emit)
    for t in range(longest - 2, -1, -1):
        value = (behind[t + 1] * emit[t + 1]) @ step.T
        value /= value.sum(1, keepdims=True)
        # Past its end a sequence has nothing behind it.
        behind[t] = np.where((t + 1 < lengths)[:, None], value, 1.0)
    both = ahead * behind
    both /= both.sum(2, keepdims=True)
    return [both[:length, k].astype(np.float32) for k, length in enumerate(lengths.tolist())]
