"""Fit the weights that say which person holds which rank, title, role and unit.

    PYTHONPATH=src:training python training/fit_relations.py --corpora DIR --to relations.npz

Two logistic regressions over features of the words between (`marsad.reader.encoder.pairing`). The second, for units,
also sees what the first says about the title beside the unit. It learns from the first's answers for documents that the
first has not seen (five folds). Prints F1 with gold entities, for the documents kept out and in cross-validation.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import corpus
import numpy as np
from sklearn.linear_model import LogisticRegression

from marsad.reader.encoder.pairing import Entity, Pair, candidates, pair_features, title_features

FOLDS = 5
THRESHOLD = {"Organization": 0.4}
OTHERS = 0.3


@dataclass(slots=True)
class Doc:
    """Candidate pairs of one document, their features, whether each holds, and how many relations it has."""

    entities: list[Entity]
    pairs: list[Pair]
    features: Any
    holds: Any
    gold: int


def prepare(docs: Sequence[dict[str, Any]]) -> list[Doc]:
    """Candidates of all documents that have any."""
    out = []
    for d in docs:
        entities = [Entity(e["begin"], e["end"], e["type"]) for e in d["entities"]]
        pairs = candidates(entities)
        gold = {(tuple(r["source"]), tuple(r["target"])) for r in d["relations"]}
        at = [(entities[p.person], entities[p.other]) for p in pairs]
        holds = np.array([((a.begin, a.end), (b.begin, b.end)) in gold for a, b in at], dtype=np.int64)
        out.append(Doc(entities, pairs, pair_features(d["text"], entities, pairs), holds, len(gold)))
    return out


def regress(features: list[Any], holds: list[Any]) -> Any:
    """One logistic regression over all documents."""
    kept = [k for k, h in enumerate(holds) if len(h)]
    x, y = np.concatenate([features[k] for k in kept]), np.concatenate([holds[k] for k in kept])
    return LogisticRegression(C=1.0, max_iter=1000).fit(x, y)


def ask(model: Any, features: Any) -> Any:
    """Probabilities of one document's pairs."""
    return model.predict_proba(features)[:, 1] if len(features) else np.zeros(0)


def both(docs: list[Doc]) -> tuple[Any, Any]:
    """The two regressions, fitted on `docs`."""
    first = regress([d.features for d in docs], [d.holds for d in docs])
    wider = []
    for k, d in enumerate(docs):
        others = [e for j, e in enumerate(docs) if j % FOLDS != k % FOLDS]
        if k < FOLDS:  # the model of this fold, fitted once
            _FOLD[k] = regress([o.features for o in others], [o.holds for o in others])
        wider.append(widened(_FOLD[k % FOLDS], d))
    return first, regress(wider, [d.holds for d in docs])


_FOLD: dict[int, Any] = {}


def widened(first: Any, doc: Doc) -> Any:
    """Features with those of the title beside a unit."""
    return np.concatenate([doc.features, title_features(doc.entities, doc.pairs, ask(first, doc.features))], 1)


def f1(docs: list[Doc], first: Any, second: Any) -> tuple[int, int, int]:
    """Hits, predicted, gold."""
    hits = predicted = 0
    for d in docs:
        sure = ask(second, widened(first, d)) if len(d.pairs) else []
        best: dict[int, float] = {}
        for p, v in zip(d.pairs, sure, strict=True):
            best[p.other] = max(v, best.get(p.other, 0.0))
        for p, v, holds in zip(d.pairs, sure, d.holds, strict=True):
            kind = d.entities[p.other].type
            if v >= THRESHOLD.get(kind, OTHERS) and (kind == "Organization" or v == best[p.other]):
                predicted += 1
                hits += int(holds)
    return hits, predicted, sum(d.gold for d in docs)


def main() -> None:
    """Read the arguments, fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    train, valid, _ = corpus.split_sfm(args.corpora)
    mine, kept_out = prepare(train), prepare(valid)
    every = mine + kept_out
    total = np.zeros(3)
    for k in range(FOLDS):
        models = both([d for j, d in enumerate(every) if j % FOLDS != k])
        total += f1([d for j, d in enumerate(every) if j % FOLDS == k], *models)
    print(f"cross-validation, all documents: F1 {200 * total[0] / (total[1] + total[2]):.1f}")
    first, second = both(mine)
    hits, predicted, gold = f1(kept_out, first, second)
    print(f"documents kept out: F1 {200 * hits / (predicted + gold):.1f}")
    arrays = {}
    for name, model in (("pair1", first), ("pair2", second)):
        arrays[f"{name}.weight"] = model.coef_[0].astype(np.float32)
        arrays[f"{name}.bias"] = model.intercept_.astype(np.float32)
    np.savez(args.to, **arrays)


if __name__ == "__main__":
    main()
