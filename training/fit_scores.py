"""How likely a claim is to be right: learns the weights of `marsad.reader.scores` from judged claims.

    PYTHONPATH=src:training python training/fit_scores.py --articles ../shared/corpora/articles [--to FOLDER] [--folds 10]
        [--without FILE]

Comes in: `annotations/judged.jsonl` and the articles, which are read anew; a judged claim counts if the reader still makes it. Goes
out: the weights; printed: by cross-validation over
articles, how many claims would be given from which score on, and how many of them are right.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.reader import claims as maker
from marsad.reader import open_reader
from marsad.reader.scores import PARTS, Floats, Sight
from marsad.reader.weights import FOLDER, weigh, write
from marsad.records import Claim, new_report
from marsad.register import open_register

HERE = Path(__file__).parent
PENALTY = 100.0
"""On the squares of the weights, against log losses summed over some thousand claims."""
LATEST = 17
"""The round drawn from what the reader says now. Of earlier rounds the wrong claims that were mended since are gone and the right ones
left, so their share of right ones says nothing; a feature of its own takes that up."""
EARLIER = "earlier.round"
DIRECTIONS = 60
"""Principal components that are kept of a part's columns."""
REACH = 2.0
"""Spread of a part's first component beside the spread of 1 of each described feature: the larger, the more the encoder counts."""


@dataclass(slots=True)
class Example:
    """A claim as it was read: from which article, what `describe` and `look` found, and whether it was judged right."""

    article: str
    found: dict[str, float]
    seen: dict[str, Floats]
    right: bool | None = None


def examples(articles: Path) -> list[Example]:
    """All claims of the articles with judged claims; `right` is set for those that were judged and are still made."""
    judged: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (HERE / "annotations/judged.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        judged[row["article"]].append(row)
    told: dict[str, Example] = {}
    pending: list[Example] = []
    article = {"id": ""}

    def keep(found: dict[str, float], seen: dict[str, Floats]) -> float:
        pending.append(Example(article["id"], found, {part: mean.astype(np.float16) for part, mean in seen.items()}))
        return 1.0

    def make(*args: Any, **kwargs: Any) -> Claim:
        claim = new(*args, **kwargs)
        told[claim.id] = pending[-1]
        return claim

    new, maker.chance, maker.new_claim = maker.new_claim, keep, make  # type: ignore[assignment]
    register = open_register()
    reader, made = open_reader(register, least=0.0), []
    for path in sorted(articles.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.strip() or (article := json.loads(line))["id"] not in judged:
                continue
            told.clear()
            report = new_report(article["text"], published=article["published"] and _day(article["published"]))
            verdicts = {_key_of_row(row): row for row in judged[article["id"]]}
            for claim in register.resolve(reader.read(report)).claims:
                if claim.id not in told:
                    continue
                made.append(told[claim.id])
                if row := verdicts.get(_key_of_claim(claim)):
                    made[-1].right = row["verdict"] == "right"
                    made[-1].found[EARLIER] = float(row["round"] != LATEST)
    return made


def _day(text: str) -> Any:
    from datetime import date

    return date.fromisoformat(text)


def _key_of_claim(claim: Claim) -> str:
    def known(filler: Any) -> str | None:
        return None if filler.identity is None or filler.identity.id.startswith("here") else filler.identity.id

    roles = {r: sorted([f.span.begin, f.span.end, known(f)] for f in fs) for r, fs in claim.roles.items()}
    when = [str(d) if d else None for d in (claim.when.first, claim.when.last)] if claim.when.words else None
    voice = [[s.span.begin, s.span.end] for s in claim.voice]
    parts = [claim.kind, claim.evidence.begin, roles, claim.stance.polarity, claim.stance.certainty, when, voice]
    return json.dumps(parts, sort_keys=True)


def _key_of_row(row: dict[str, Any]) -> str:
    roles = {role: sorted(fillers) for role, fillers in row["roles"].items()}
    voice = [place[:2] for place in row["voice"]]
    parts = [row["kind"], row["sentence"][0], roles, row["polarity"], row["certainty"], row["when"], voice]
    return json.dumps(parts, sort_keys=True)


@dataclass(slots=True)
class Eye:
    """How the columns of a part become a few numbers: the mean that is taken off and the directions, a column each."""

    middle: Floats
    directions: Floats


def eyes(made: list[Example]) -> dict[str, Eye]:
    """Principal components of each part's columns, over all claims, judged or not."""
    found = {}
    for part in PARTS:
        table = np.array([e.seen[part] for e in made if part in e.seen], dtype=np.float32)
        middle, spread = table.mean(0), table.std(0) + 1e-6
        values, vectors = np.linalg.eigh(np.cov(((table - middle) / spread).T))
        most = vectors[:, ::-1][:, :DIRECTIONS] / spread[:, None] / np.sqrt(values[-1]) * REACH
        found[part] = Eye(middle, most.astype(np.float32))
    return found


def fit(known: list[Example], seeing: dict[str, Eye]) -> tuple[dict[str, float], Sight]:
    """Logistic regression with a penalty on squares, by Newton's method."""
    names = sorted({name for e in known for name in e.found})
    index = {name: n for n, name in enumerate(names)}
    width = len(names)
    x = np.zeros((len(known), width + DIRECTIONS * len(PARTS)))
    y = np.array([e.right for e in known], dtype=float)
    for n, e in enumerate(known):
        for name, value in e.found.items():
            x[n, index[name]] = value
        for k, part in enumerate(PARTS):
            if part in e.seen:
                eye, at = seeing[part], width + k * DIRECTIONS
                x[n, at : at + DIRECTIONS] = (e.seen[part].astype(np.float32) - eye.middle) @ eye.directions
    spread = x[:, :width].std(0)
    spread[(spread == 0) | (np.arange(width) == index["always"])] = 1.0
    x[:, :width] /= spread
    penalty = np.full(x.shape[1], PENALTY)
    penalty[index["always"]] = 1e-3
    weight = np.zeros(x.shape[1])
    for _ in range(30):
        chances = 1 / (1 + np.exp(-x @ weight))
        slope = x.T @ (chances - y) + penalty * weight
        curve = (x * (chances * (1 - chances))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weight -= step
        if np.abs(step).max() < 1e-6:
            break
    plain = {
        name: float(weight[n] / spread[n]) for name, n in index.items() if abs(weight[n]) >= 0.002 and name != EARLIER
    }
    rows, middles = [], []
    for k, part in enumerate(PARTS):
        row = seeing[part].directions @ weight[width + k * DIRECTIONS :][:DIRECTIONS]
        rows.append(row)
        middles.append(seeing[part].middle @ row)
    return plain, Sight(np.array(rows, dtype=np.float32), np.array(middles, dtype=np.float32))


def score(example: Example, weights: tuple[dict[str, float], Sight]) -> float:
    """The chance that it is right."""
    odds = weigh(example.found, weights[0]) + weights[1].weigh(
        {k: v.astype(np.float32) for k, v in example.seen.items()}
    )
    return float(1 / (1 + np.exp(-odds)))


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=FOLDER)
    parser.add_argument("--folds", type=int, default=10)
    parser.add_argument(
        "--without", type=Path, help="JSON Lines with `article`: set apart for measuring, and not learnt from"
    )
    options = parser.parse_args()
    made = examples(options.articles)
    apart = set()
    if options.without:
        apart = {json.loads(line)["article"] for line in options.without.read_text(encoding="utf-8").splitlines()}
    known = [e for e in made if e.right is not None and e.article not in apart]
    seeing = eyes(made)
    names = sorted({e.article for e in known})
    random.Random(0).shuffle(names)
    told: list[tuple[float, bool]] = []
    for fold in range(options.folds):
        out = set(names[fold :: options.folds])
        weights = fit([e for e in known if e.article not in out], seeing)
        told += [(score(e, weights), bool(e.right)) for e in known if e.article in out and not e.found[EARLIER]]
    right: NDArray[np.float64] = np.array([s for s, good in told if good])
    wrong: NDArray[np.float64] = np.array([s for s, good in told if not good])
    print(f"{len(known)} judged claims; of the latest round {len(told)}, {len(right)} right")
    pairs = (right[:, None] > wrong[None]).mean()
    print(f"a right one scores higher than a wrong one in {100 * pairs:.1f} % of pairs")
    for least in np.arange(0.3, 0.9, 0.05):
        given, good = int((right >= least).sum() + (wrong >= least).sum()), int((right >= least).sum())
        print(
            f"from {least:.2f}: {100 * given / len(told):.0f} % given, {100 * good / max(1, given):.1f} % of them right, "
            f"{100 * good / len(right):.0f} % of the right ones"
        )
    plain, sight = fit(known, seeing)
    first = "Weights of marsad.reader.scores, learnt from judged claims by training/fit_scores.py."
    write(
        options.to / "scores.toml",
        plain,
        first,
        "Above 0 what bears this name is more often right, below 0 less often.",
    )
    sight.save(options.to / "scores.npz")


if __name__ == "__main__":
    main()
