"""Sentences of plain articles with entities that several models agree on, to learn from beside the few annotated ones.

    PYTHONPATH=src:training python training/label.py --articles FOLDER --without KEYS.jsonl --to FILE WEIGHTS [WEIGHTS …]

Comes in: weights of several runs (`train.py`) and the folder of plain articles. Goes out: JSON Lines of `text` and `spans` (begin, end,
re3d's type), decoded from the mean of the models' scores: what one model learns from the others (distillation). Articles named in
`--without` (lines with an `id`) are left out. No sentence of an annotated corpus is read.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from pathlib import Path

import corpus
import numpy as np
import torch
from corpus import Segment
from model import RE3D, Encoder, layout, model_folder
from tokenizers import Tokenizer
from train import collate

from marsad.reader.encoder.decode import Transitions, best_labels, runs
from marsad.reader.encoder.pieces import cut, windows
from marsad.reader.parse.punctuation import as_seen

MOST = {"fa-kes": 650, "guardian-2017-2019": 450}
_SENTENCE = re.compile(r"(?<=[.?!”])\s+(?=[“A-Z])")


def sentences(folder: Path, without: set[str], seed: int) -> list[str]:
    """Whole sentences of ordinary length, drawn at random."""
    rng, found = random.Random(seed), []
    for name, most in MOST.items():
        mine = []
        for row in corpus.read_lines(folder / f"{name}.jsonl"):
            if row["id"] not in without:
                parts = [s.strip() for line in as_seen(row["text"]).split("\n") for s in _SENTENCE.split(line)]
                mine += [s for s in parts if 60 < len(s) < 330 and s[-1] in '.”"']
        rng.shuffle(mine)
        found += mine[:most]
    return found


def main() -> None:
    """Label and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--without", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=4)
    args = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    models = []
    for path in args.weights:
        model = Encoder(dropout=0.0).eval()
        model.load_state_dict(torch.load(path, weights_only=True))
        models.append(model)
    scores = [model.crf["re3d"].scores() for model in models]
    mean = [np.mean([part[k].detach().numpy() for part in scores], axis=0) for k in range(2)]
    first, last = layout()["re3d"]
    without = {row["id"] for row in corpus.read_lines(args.without)}
    with args.to.open("w", encoding="utf-8") as out, torch.no_grad():
        for text in sentences(args.articles, without, args.seed):
            pieces = cut(text, tokenizer)
            window = next(iter(windows(pieces)))
            batch, _ = collate([[Segment(window.ids, window.shape, window.quote)]])
            emitted = np.mean([model(**batch)[0, :, first:last].numpy() for model in models], axis=0)
            inner = np.flatnonzero(window.pieces >= 0)
            labels = best_labels([emitted[inner].astype(np.float32)], Transitions(*mean))[0]
            at = window.pieces[inner]
            spans = [[int(pieces.begin[at[a]]), int(pieces.end[at[b - 1]]), RE3D[kind]] for a, b, kind in runs(labels)]
            out.write(json.dumps({"text": text, "spans": spans}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
