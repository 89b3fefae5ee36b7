"""Where commas belong: learns the weights of `marsad.reader.parse.punctuation` from news whose commas are taken out.

    PYTHONPATH=src:training python training/fit_commas.py --corpora ../shared/corpora [--to FILE]

Comes in: articles of PolNeAR (train and dev) and of the places corpora, as plain text. Goes out: `commas.npz`: a small network over the
encoder's columns of the words on both sides of a gap. Prints precision and recall on PolNeAR's dev articles.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.reader.parse.punctuation import WEIGHTS, Network, gaps

HIDDEN, EPOCHS, BATCH = 64, 8, 512
_COMMA = re.compile(r"(?<=[^\W\d]), (?=\S)|(?<=[\d\"”]), (?=[^\W\d])")


def without_commas(text: str, dice: random.Random) -> tuple[str, set[int]]:
    """The text with commas taken out, and the offsets of the blanks where they stood. In half of the texts apostrophes go too."""
    text = re.sub(r"[^\S\n]+", " ", text)
    if dice.random() < 0.5:
        text = re.sub(r"['’](?=s\b)", "", text)
    pieces, commas, at, length = [], set(), 0, 0
    for match in _COMMA.finditer(text):
        pieces.append(text[at : match.start()] + " ")
        length += match.start() - at + 1
        commas.add(length - 1)
        at = match.end()
    return "".join(pieces) + text[at:], commas


def texts(paths: Iterable[Path], most: int) -> list[str]:
    """Plain texts of JSON Lines files."""
    found = []
    for path in paths:
        rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        found += rows[:most]
    return found


def table(known: list[str], seed: int) -> tuple[NDArray[np.float16], NDArray[np.float32]]:
    """A row a gap between two words: columns of both sides; and whether a comma stood there."""
    dice, rows, right = random.Random(seed), [], []
    for text in known:
        bare, commas = without_commas(text, dice)
        where, columns = gaps(bare)
        rows.append(columns.astype(np.float16))
        right.append(np.array([offset in commas for offset in where], dtype=np.float32))
    return np.concatenate(rows), np.concatenate(right)


def train(x: NDArray[np.float16], y: NDArray[np.float32], seed: int = 1) -> Network:
    """One hidden layer, Adam, logistic loss."""
    dice = np.random.default_rng(seed)
    mean, spread = x[::50].astype(np.float32).mean(0), x[::50].astype(np.float32).std(0) + 1e-3
    weights = [
        dice.normal(0, 0.03, (x.shape[1], HIDDEN)).astype(np.float32), np.zeros(HIDDEN, np.float32),
        dice.normal(0, 0.1, HIDDEN).astype(np.float32), np.float32(-2.0) * np.ones(1, np.float32),
    ]  # fmt: skip
    first, second = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    steps = EPOCHS * (len(x) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        order = dice.permutation(len(x))
        for at in range(0, len(x) - BATCH, BATCH):
            step += 1
            pick = np.sort(order[at : at + BATCH])
            a = (x[pick].astype(np.float32) - mean) / spread
            keep = (dice.random((1, a.shape[1])) > 0.1).astype(np.float32) / 0.9
            a = a * keep
            hidden = np.maximum(a @ weights[0] + weights[1], 0)
            chance = 1 / (1 + np.exp(-(hidden @ weights[2] + weights[3])))
            back = (chance - y[pick]) / BATCH
            into = np.outer(back, weights[2]) * (hidden > 0)
            slopes = [a.T @ into, into.sum(0), hidden.T @ back, np.array([back.sum()], np.float32)]
            rate = 2e-3 * min(1, step / 200) * (1 - step / steps)
            for n, slope in enumerate(slopes):
                slope = slope + 1e-5 * weights[n]
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.99 * second[n] + 0.01 * slope**2
                weights[n] -= rate * (first[n] / (1 - 0.9**step)) / (np.sqrt(second[n] / (1 - 0.99**step)) + 1e-8)
    inner = weights[0] / spread[:, None]
    return Network(inner, weights[1] - mean @ inner, weights[2], float(weights[3][0]))


def main() -> None:
    """Train, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    x, y = table(
        texts([options.corpora / "polnear/train.jsonl"], 700) + texts([options.corpora / "places/gwn.jsonl"], 150), 0
    )
    print(f"{len(x)} gaps, {int(y.sum())} commas")
    network = train(x, y)
    a, b = table(texts([options.corpora / "polnear/dev.jsonl"], 100), 1)
    chances = network.chances(a.astype(np.float32))
    for likely in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        given, right = int((chances >= likely).sum()), int(b[chances >= likely].sum())
        print(f"likely {likely}: precision {right / given:.3f}, recall {right / b.sum():.3f}")
    network.save(options.to)


if __name__ == "__main__":
    main()
