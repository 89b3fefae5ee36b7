"""What pronouns stand for: learns the weights of `marsad.reader.mentions.antecedents` from annotated pronouns.

    python training/fit_antecedents.py --articles ../shared/corpora/articles [--to FILE] [--folds 10]

Comes in: `annotations/pronouns.jsonl` (article, the pronoun's offsets, the offsets of the head words that mean the same, `status`) and the
articles. Goes out: the weights, and the share of right answers by cross-validation over articles.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.reader.mentions import antecedents as rules
from marsad.reader.mentions.coreference import link
from marsad.reader.mentions.mentions import Nominal, Nominals
from marsad.reader.parse.quotes import Quote, find_quotes
from marsad.reader.parse.syntax import Token, parse
from marsad.reader.roles.expressions import find_times
from marsad.reader.weights import FOLDER, weigh, write
from marsad.register import open_register

HERE = Path(__file__).parent
TARGET = FOLDER / "antecedents.toml"
DECAY, STEPS = 0.003, 300


@dataclass
class Example:
    """One pronoun: what speaks for nobody, and for each candidate; which of them are right (0 is nobody)."""

    article: str
    word: str
    rows: list[dict[str, float]]
    right: list[int]
    groups: list[int]
    """Candidates with the same number are mentions of one."""


def examples(articles: Path) -> list[Example]:
    """All annotated pronouns with what is weighed of them. Unclear ones are left out."""
    texts = {}
    for path in sorted(articles.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip():
                article = json.loads(line)
                texts[article["id"]] = article["text"]
    by_article: dict[str, list[dict]] = defaultdict(list)
    for line in (HERE / "annotations/pronouns.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["status"] != "unclear":
            by_article[row["article"]].append(row)
    lexicon, found = open_register(), []
    for name, rows in by_article.items():
        text = texts[name]
        parsed, quotes = parse(text), find_quotes(text)
        nominals = Nominals(parsed, lexicon, find_times(text))
        link(nominals, quotes)
        at = {t.begin: t for t in parsed.tokens}
        found += [e for row in rows if (e := _example(name, row, at, nominals, quotes)) is not None]
    return found


def _example(name: str, row: dict, at: dict[int, Token], nominals: Nominals, quotes: list[Quote]) -> Example | None:
    pronoun = at[row["pronoun"][0]]
    ordered = [nominals.by_head[i] for i in sorted(nominals.by_head)]
    known = list(rules.candidates(pronoun, ordered))
    right_heads = {begin for begin, _ in row["same"]}
    means = [nominals.at(at[begin]) for begin in right_heads if begin in at]
    right = [
        n for n, c in enumerate(known, 1) if c.head.begin in right_heads or any(rules.same(c, mean) for mean in means)
    ]
    if row["same"] and not right:
        return None
    last = _last(pronoun, nominals)
    rows = [rules.describe_nobody(pronoun, quotes)]
    rows += [rules.describe(pronoun, c, known, nominals, quotes, last) for c in known]
    groups: list[int] = [0]
    for n, candidate in enumerate(known, 1):
        groups.append(next((groups[m] for m, other in enumerate(known[: n - 1], 1) if rules.same(candidate, other)), n))
    return Example(name, pronoun.lower, rows, right or [0], groups)


def _last(pronoun: Token, nominals: Nominals) -> Nominal | None:
    """What the pronoun of this class before it stands for, as the weights that are there now have it."""
    kind, last = rules.pronoun_class(pronoun), None
    for token in nominals.parse.tokens[: pronoun.i]:
        if rules.pronoun_class(token) == kind and nominals.at(token).antecedent is not None:
            last = nominals.at(token).antecedent
    return last


def fit(known: list[Example]) -> dict[str, float]:
    """Weights that make the right candidates likely; a penalty on their squares keeps rare ones small."""
    names = sorted({name for e in known for row in e.rows for name in row})
    index = {name: n for n, name in enumerate(names)}
    packed = []
    for example in known:
        table = np.zeros((len(example.rows), len(names)))
        for n, row in enumerate(example.rows):
            for name, value in row.items():
                table[n, index[name]] = value
        packed.append((table, np.array(example.right)))
    weight, speed = np.zeros(len(names)), np.zeros(len(names))
    size = np.zeros(len(names))
    for step in range(1, STEPS + 1):  # Adam on all examples at once
        slope = 2 * DECAY * weight
        for table, right in packed:
            chances = _softmax(table @ weight)
            meant = np.zeros_like(chances)
            meant[right] = chances[right] / chances[right].sum()
            slope += table.T @ (chances - meant) / len(packed)
        speed = 0.9 * speed + 0.1 * slope
        size = 0.99 * size + 0.01 * slope**2
        weight -= 0.05 * (speed / (1 - 0.9**step)) / (np.sqrt(size / (1 - 0.99**step)) + 1e-8)
    return {name: float(weight[n]) for name, n in index.items() if abs(float(weight[n])) >= 0.005}


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def answer(example: Example, weight: dict[str, float], likely: float) -> int | None:
    """The candidate that would be taken; 0 stands for nobody, None for open."""
    chances = _softmax(np.array([weigh(row, weight) for row in example.rows]))
    shares = [sum(c for c, h in zip(chances, example.groups, strict=True) if h == g) for g in example.groups]
    best = max(range(1, len(shares)), key=lambda n: (round(shares[n], 6), chances[n]), default=0)
    return best if best and shares[best] >= likely else None


def main() -> None:
    """Fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=TARGET)
    parser.add_argument("--folds", type=int, default=10)
    options = parser.parse_args()
    known = examples(options.articles)
    names = sorted({e.article for e in known})
    random.Random(0).shuffle(names)
    print(f"{len(known)} pronouns of {len(names)} articles")
    told: list[tuple[Example, dict[str, float]]] = []
    for fold in range(options.folds):
        kept_out = set(names[fold :: options.folds])
        weight = fit([e for e in known if e.article not in kept_out])
        told += [(e, weight) for e in known if e.article in kept_out]
    for likely in (0.0, 0.3, 0.4, 0.5, 0.6, 0.7):
        given = [(e, a) for e, w in told if (a := answer(e, w, likely)) is not None]
        right = sum(a in e.right for e, a in given)
        print(f"likely {likely:.1f}: {len(given)} answered, {right} right ({100 * right / max(1, len(given)):.1f} %)")
    first = (
        "Weights of marsad.reader.mentions.antecedents, learnt from annotated pronouns by training/fit_antecedents.py."
    )
    write(options.to, fit(known), first, "The larger, the more what the name says speaks for a candidate.")


if __name__ == "__main__":
    main()
