"""Score claims against the annotated sentences, and the annotators against each other.

    python training/claims_score.py --articles ../shared/corpora/articles [--half improve|check] [--misses]
    python training/claims_score.py --agreement

A claim fits an annotated one where the kind is the same and at least one role shares words; pairs are made one to one, those
that share most roles first. Polarity with certainty, and the innermost speaker, are compared on the pairs.
The annotations are standoff: article id, offsets and labels, no text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "annotations"
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as far as it is compared."""

    kind: str
    roles: dict[str, list[Span]]
    stance: tuple[str, str]
    speaker: Span | None
    hops: int


@dataclass(slots=True)
class Tally:
    """What was counted."""

    pairs: int = 0
    first: int = 0
    second: int = 0
    stance: int = 0
    voice: int = 0

    def line(self) -> str:
        """One line of figures; precision is of the second list, recall of the first."""
        p = self.pairs / self.second if self.second else 0.0
        r = self.pairs / self.first if self.first else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        share = max(self.pairs, 1)
        return (
            f"claims {self.first} / {self.second}: precision {p:.3f} recall {r:.3f} f1 {f:.3f}; "
            f"of {self.pairs} pairs the stance agrees in {self.stance / share:.3f}, the voice in {self.voice / share:.3f}"
        )


def from_annotation(row: dict[str, Any]) -> list[Said]:
    """The claims of one annotated sentence."""
    found = []
    for claim in row["claims"]:
        roles = {role: [(b, e) for b, e in spans] for role, spans in claim["roles"].items()}
        voice = claim["voice"]
        source = voice[-1]["source"] if voice else None
        found.append(
            Said(
                claim["kind"],
                roles,
                (claim["polarity"], claim["certainty"]),
                (source[0], source[1]) if source else None,
                len(voice),
            )
        )
    return found


def overlap(one: Iterable[Span], other: Sequence[Span]) -> bool:
    """Do any two spans share a character?"""
    return any(a < d and c < b for a, b in one for c, d in other)


def pair(first: list[Said], second: list[Said]) -> Iterator[tuple[int, int]]:
    """One-to-one pairs of claims that fit, best first."""
    fits = []
    for i, a in enumerate(first):
        for j, b in enumerate(second):
            if a.kind != b.kind:
                continue
            both = [r for r in a.roles if r in b.roles]
            shared = sum(overlap(a.roles[r], b.roles[r]) for r in both)
            if shared:
                fits.append((shared - (len(both) - shared), -i, -j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    for _, i, j in sorted(fits, reverse=True):
        if -i not in used_i and -j not in used_j:
            used_i.add(-i)
            used_j.add(-j)
            yield -i, -j


def same_voice(a: Said, b: Said) -> bool:
    """Both without a speaker, or the innermost sources share words (where one is not marked, the same number of hops)."""
    if not a.hops or not b.hops:
        return a.hops == b.hops
    if a.speaker is None or b.speaker is None:
        return a.hops == b.hops
    return overlap([a.speaker], [b.speaker])


def compare(first: list[Said], second: list[Said], tally: Tally) -> tuple[set[int], set[int]]:
    """Add one sentence to the tally; the claims of either list that found no partner."""
    pairs = list(pair(first, second))
    tally.first += len(first)
    tally.second += len(second)
    tally.pairs += len(pairs)
    for i, j in pairs:
        tally.stance += first[i].stance == second[j].stance
        tally.voice += same_voice(first[i], second[j])
    return set(range(len(first))) - {i for i, _ in pairs}, set(range(len(second))) - {j for _, j in pairs}


def rows(name: str) -> list[dict[str, Any]]:
    """The annotated sentences of one file."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def agreement() -> Tally:
    """The sentences that two people annotated, without seeing each other's work."""
    own = {(r["article"], *r["sentence"]): r for r in rows("claims.jsonl")}
    tally = Tally()
    for again in rows("claims-second.jsonl"):
        compare(from_annotation(own[(again["article"], *again["sentence"])]), from_annotation(again), tally)
    return tally


def score(articles: Path, half: str | None, misses: bool) -> Tally:
    """The built-in reader against the annotations."""
    from marsad.reader import open_reader
    from marsad.records import Reading, new_report
    from marsad.register import open_register

    register = open_register()
    reader = open_reader(register)
    texts = {}
    for path in sorted(articles.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            texts[row["id"]] = row
    readings: dict[str, Reading] = {}
    tally = Tally()
    for row in rows("claims.jsonl"):
        if half and row["half"] != half:
            continue
        if row["article"] not in readings:
            article = texts[row["article"]]
            report = new_report(article["text"], published=date.fromisoformat(article["published"]))
            readings[row["article"]] = register.resolve(reader.read(report))
        reading = readings[row["article"]]
        begin, end = row["sentence"]
        given = [c for c in reading.claims if c.evidence.begin < end and begin < c.evidence.end]
        second = [
            Said(
                c.kind,
                {role: [(f.span.begin, f.span.end) for f in fillers] for role, fillers in c.roles.items()},
                (c.stance.polarity, c.stance.certainty),
                (c.voice[-1].span.begin, c.voice[-1].span.end) if c.voice else None,
                len(c.voice),
            )
            for c in given
        ]
        first = from_annotation(row)
        missed, extra = compare(first, second, tally)
        if misses and (missed or extra):
            print(reading.report.text[begin:end])
            for i in sorted(missed):
                print(
                    "  missed",
                    first[i].kind,
                    {r: [reading.report.text[b:e] for b, e in s] for r, s in first[i].roles.items()},
                )
            for j in sorted(extra):
                print(
                    "  extra ",
                    second[j].kind,
                    {r: [reading.report.text[b:e] for b, e in s] for r, s in second[j].roles.items()},
                )
    return tally


def main() -> None:
    """See the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--half", choices=("improve", "check"))
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--agreement", action="store_true")
    options = parser.parse_args()
    if options.agreement:
        print(agreement().line())
    elif options.articles:
        print(score(options.articles, options.half, options.misses).line())
    else:
        parser.print_usage(sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
