"""How likely a claim is to be right: learns the weights of `marsad.reader.scores` from judged claims.

    PYTHONPATH=src:training python training/fit_scores.py --articles ../shared/corpora/articles [--to FILE] [--folds 10]

Comes in: `annotations/judged.jsonl` and the articles, which are read anew; a judged claim counts if the reader still makes it. Goes out:
the weights; printed: by cross-validation over articles, how many claims would be given from which score on, and how many of them are right.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from marsad.reader import claims as maker
from marsad.reader import open_reader, scores
from marsad.reader.weights import FOLDER, write
from marsad.records import Claim, new_report
from marsad.register import open_register

HERE = Path(__file__).parent
DECAY = 0.012
LAST = 6
"""The round that is only reported."""


def examples(articles: Path) -> list[tuple[str, dict[str, float], bool]]:
    """(article, what is weighed, right) of each judged claim that the reader still makes."""
    judged: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (HERE / "annotations/judged.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["round"] != LAST:
            judged[row["article"]].append(row)
    told: dict[str, dict[str, float]] = {}
    pending: list[dict[str, float]] = []

    def weigh(found: dict[str, float]) -> float:
        pending.append(found)
        return 1.0

    def make(*args: Any, **kwargs: Any) -> Claim:
        claim = new(*args, **kwargs)
        told[claim.id] = pending[-1]
        return claim

    new, maker.chance, maker.new_claim = maker.new_claim, weigh, make  # type: ignore[assignment]
    register = open_register()
    reader, found = open_reader(register), []
    for path in sorted(articles.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if not line.strip() or (article := json.loads(line))["id"] not in judged:
                continue
            report = new_report(article["text"], published=article["published"] and _day(article["published"]))
            made = {_key_of_claim(c): c.id for c in register.resolve(reader.read(report)).claims}
            for row in judged[article["id"]]:
                if (key := _key_of_row(row)) in made:
                    found.append((article["id"], told[made[key]], row["verdict"] == "right"))
    return found


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


def fit(known: list[tuple[str, dict[str, float], bool]]) -> dict[str, float]:
    """Logistic regression with a penalty on squares, by Newton's method."""
    names = sorted({name for _, found, _ in known for name in found})
    index = {name: n for n, name in enumerate(names)}
    x, y = np.zeros((len(known), len(names))), np.array([right for _, _, right in known], dtype=float)
    for n, (_, found, _) in enumerate(known):
        for name, value in found.items():
            x[n, index[name]] = value
    penalty = np.full(len(names), DECAY * len(known))
    penalty[index["always"]] = 0.0
    weight = np.zeros(len(names))
    for _ in range(30):
        chances = 1 / (1 + np.exp(-x @ weight))
        slope = x.T @ (chances - y) + penalty * weight
        curve = (x * (chances * (1 - chances))[:, None]).T @ x + np.diag(penalty + 1e-6)
        weight -= np.linalg.solve(curve, slope)
    return {name: float(weight[n]) for name, n in index.items() if abs(weight[n]) >= 0.005}


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=FOLDER / "scores.toml")
    parser.add_argument("--folds", type=int, default=10)
    options = parser.parse_args()
    known = examples(options.articles)
    names = sorted({article for article, _, _ in known})
    random.Random(0).shuffle(names)
    told: list[tuple[float, bool]] = []
    for fold in range(options.folds):
        out = set(names[fold :: options.folds])
        weight = fit([row for row in known if row[0] not in out])
        told += [(scores.chance(found, weight), right) for article, found, right in known if article in out]
    print(f"{len(known)} judged claims, {sum(right for _, right in told)} right")
    pairs = [(a > b) + 0.5 * (a == b) for a, right in told if right for b, other in told if not other]
    print(f"a right one scores higher than a wrong one in {100 * sum(pairs) / len(pairs):.1f} % of pairs")
    for least in (0.0, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85):
        given = [right for score, right in told if score >= least]
        lost = sum(right for _, right in told) - sum(given)
        print(
            f"from {least}: {len(given)} given, {100 * sum(given) / max(1, len(given)):.1f} % right, {lost} right ones lost"
        )
    first = "Weights of marsad.reader.scores, learnt from judged claims by training/fit_scores.py."
    write(options.to, fit(known), first, "Above 0 what bears this name is more often right, below 0 less often.")


if __name__ == "__main__":
    main()
