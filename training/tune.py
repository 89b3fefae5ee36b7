"""Choose the few numbers of decoding on the development parts and write them to `tune.json`.

    PYTHONPATH=src:training python training/tune.py --corpora DIR --model FOLDER

One number after the other, twice round. `cue`, `re3d`, `command`, `places`: taken off the score of "outside", so that more
is found. `source_pair`, `content_pair`: added to the scores of a cue's source and content. The relations' numbers are
the least score that counts. `export.py` puts the file into `labels.json`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import corpus
import evaluate

from marsad.reader.encoder import Encoded, Encoder, open_encoder
from marsad.reader.encoder.answers import Weights

TUNED = Path(__file__).parent / "tune.json"
STEPS = {
    "cue": (-0.8, -0.6, -0.4, -0.2, 0.0, 0.3),
    "content_pair": (-0.15, -0.1, -0.05, 0.0, 0.05, 0.1),
    "source_pair": (-0.2, 0.0, 0.2, 0.4),
    "re3d": (-0.3, -0.15, 0.0, 0.15, 0.3, 0.45),
    "command": (-0.3, -0.15, 0.0, 0.15, 0.3),
    "places": (-0.3, -0.15, 0.0, 0.15, 0.3),
    "is_posted": (0.25, 0.35, 0.45, 0.55, 0.65),
    "has_rank": (0.1, 0.2, 0.3, 0.4, 0.5),
    "has_title": (0.1, 0.2, 0.3, 0.4, 0.5),
    "has_role": (0.1, 0.2, 0.3, 0.4, 0.5),
}
START = {name: 0.3 if name.startswith(("is_", "has_")) else 0.0 for name in STEPS}


class Replayed:
    """An encoder that has already read its texts: only decoding is repeated."""

    def __init__(self, encoder: Encoder, bias: dict[str, float]) -> None:
        self.encoder, self.kept = encoder, {}  # type: ignore[var-annotated]
        w = encoder._weights
        self.weights = Weights(w.columns, w.types, bias, w.arrays)

    def encode(self, text: str) -> Encoded:
        """The text with answers decoded afresh."""
        if text not in self.kept:
            e = self.encoder.encode(text)
            self.kept[text] = (e.pieces, e.columns)
        return Encoded(text, *self.kept[text], self.weights)


def main() -> None:
    """Read the arguments, tune, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    args = parser.parse_args()
    folder, bias = args.corpora, dict(START)
    reader: Any = Replayed(open_encoder(args.model), bias)
    valid = corpus.split_sfm(folder)[1]
    re3d = corpus.read_conll(folder / "re3d/conll/dev.txt")
    sfm = corpus.read_conll(folder / "sfm/conll/valid.txt")

    def voices() -> float:
        found = evaluate.voices(reader, folder)
        return float(found["end_to_end"]["f1"] + 0.5 * found["content_strict"]["f1"])

    def command() -> float:
        here = evaluate.entities(reader, sfm, "command", evaluate.SFM_TYPES)["strict"]["f1"]
        return float(here + 0.5 * evaluate.relations(reader, valid)["end_to_end"]["f1"])

    def related() -> float:
        found = evaluate.relations(reader, valid)
        return float(found["gold_entities"]["all"]["f1"] + 0.5 * found["end_to_end"]["f1"])

    tasks: dict[str, Callable[[], float]] = {
        "cue": voices,
        "content_pair": voices,
        "source_pair": voices,
        "re3d": lambda: float(evaluate.entities(reader, re3d, "re3d", {})["strict"]["f1"]),
        "command": command,
        "places": lambda: float(evaluate.places(reader, folder)["strict"]["f1"]),
        **dict.fromkeys(("is_posted", "has_rank", "has_title", "has_role"), related),
    }
    for turn in range(2):
        for name, values in STEPS.items():
            if turn and tasks[name] not in (voices, related):
                continue
            scores = {}
            for value in values:
                bias[name] = value
                scores[value] = round(tasks[name](), 2)
            # The least change from the start among the best.
            top = max(scores.values())
            bias[name] = min((v for v in values if scores[v] >= top - 0.05), key=lambda v: abs(v - START[name]))
            print(name, bias[name], scores, flush=True)
    TUNED.write_text(json.dumps(bias, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
