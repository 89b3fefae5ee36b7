"""Score the exported encoder on the development parts, by the definitions in the project's formats.

    PYTHONPATH=src:training python training/evaluate.py --corpora DIR [--model FOLDER] [--json]

Prints precision, recall and F1 of voices (PolNeAR), entities (re3d), command entities and relations (Security Force
Monitor), and the speed in sentences a core-second. Voices are scored by word sets, one to one, best Jaccard first.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import corpus

from marsad.reader.encoder import Encoder, open_encoder
from marsad.reader.encoder.load import MODEL
from marsad.records import Span

WORD = re.compile(r"\w+")
SFM_TYPES = {"Person": "PER", "Organization": "ORG", "Rank": "RNK", "Title": "TOR", "Role": "TOR"}


def prf(hits: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 in per cent."""
    p, r = (hits / predicted if predicted else 0.0), (hits / gold if gold else 0.0)
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {"precision": round(100 * p, 1), "recall": round(100 * r, 1), "f1": round(100 * f, 1), "gold": gold}


# ---------------------------------------------------------------------------------------------------------- voices


def word_index(text: str) -> dict[int, int]:
    """Character → number of its word."""
    return {c: k for k, m in enumerate(WORD.finditer(text)) for c in range(m.start(), m.end())}


def word_sets(index: dict[int, int], rows: Iterable[tuple[Any, Any]]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Content and source of each attribution as sets of words; those without content are left out."""
    bag = lambda spans: frozenset(index[c] for b, e in spans for c in range(b, e) if c in index)  # noqa: E731
    sets = [(bag(content), bag(source)) for content, source in rows]
    return [s for s in sets if s[0]]


class VoiceCount:
    """Running counts over documents."""

    def __init__(self) -> None:
        self.gold = self.predicted = self.strict = self.overlap = self.both = 0

    def add(self, gold: list[Any], predicted: list[Any]) -> None:
        """One document's word sets."""
        self.gold += len(gold)
        self.predicted += len(predicted)
        pairs = []
        for i, g in enumerate(gold):
            for j, p in enumerate(predicted):
                shared = len(g[0] & p[0])
                if shared:
                    pairs.append((shared / len(g[0] | p[0]), shared, i, j))
        pairs.sort(key=lambda x: (-x[0], -x[1]))
        used_gold, used = set(), set()
        for jaccard, _, i, j in pairs:
            if i in used_gold or j in used:
                continue
            used_gold.add(i)
            used.add(j)
            self.strict += jaccard == 1
            if jaccard >= 0.5:
                self.overlap += 1
                a, b = gold[i][1], predicted[j][1]
                self.both += bool(a & b) or (not a and not b)

    def result(self) -> dict[str, dict[str, float]]:
        """The three figures."""
        parts = (("content_strict", self.strict), ("content_overlap", self.overlap), ("end_to_end", self.both))
        return {name: prf(hits, self.predicted, self.gold) for name, hits in parts}


def voices(encoder: Encoder, folder: Path) -> dict[str, Any]:
    """PolNeAR's development part."""
    count = VoiceCount()
    cues = [0, 0, 0]
    for doc in corpus.read_lines(folder / "polnear/dev.jsonl"):
        found = encoder.encode(doc["text"]).voices
        index = word_index(doc["text"])
        gold = word_sets(index, ((a["content"], a["source"]) for a in doc["attributions"]))
        as_pairs = lambda spans: [(s.begin, s.end) for s in spans]  # noqa: E731
        count.add(gold, word_sets(index, ((as_pairs(a.content), as_pairs(a.source)) for a in found)))
        mine = [a.cue[0] for a in found]
        theirs = [Span(*c) for a in doc["attributions"] for c in a["cue"]]
        cues[0] += sum(any(m.overlaps(t) for t in theirs) for m in mine)
        cues[1] += len(mine)
        cues[2] += len(theirs)
    return {**count.result(), "cue_overlap": prf(*cues)}


# -------------------------------------------------------------------------------------------------------- entities


def word_range(words: list[tuple[int, int]], begin: int, end: int) -> tuple[int, int]:
    """First and last word that a span touches."""
    inside = [k for k, (b, e) in enumerate(words) if b < end and e > begin]
    return inside[0], inside[-1]


def entities(
    encoder: Encoder, blocks: list[list[tuple[str, str]]], head: str, rename: dict[str, str]
) -> dict[str, Any]:
    """Strict spans over the words of CoNLL blocks, micro and by type. `rename`: our types → those of the data."""
    hits: dict[str, list[int]] = {}
    for block in blocks:
        text, gold, words = corpus.block_text(block)
        answers = encoder.encode(text)
        found = answers.entities if head == "re3d" else answers.command
        mine = {(*word_range(words, s.begin, s.end), rename.get(kind, kind)) for s, kind, _ in found}
        theirs = {(*word_range(words, b, e), kind) for b, e, kind in gold}
        for kind in {k[-1] for k in mine | theirs}:
            at = hits.setdefault(kind, [0, 0, 0])
            of = lambda side: {x for x in side if x[-1] == kind}  # noqa: B023, E731
            at[0] += len(of(mine) & of(theirs))
            at[1] += len(of(mine))
            at[2] += len(of(theirs))
    total = [sum(v[k] for v in hits.values()) for k in range(3)]
    return {"strict": prf(*total), **{k: prf(*v) for k, v in sorted(hits.items())}}


def places(encoder: Encoder, folder: Path) -> dict[str, Any]:
    """Toponyms of the documents of LGL and GeoWebNews kept from training, strict spans."""
    count = [0, 0, 0]
    for text, spans in corpus.places_docs(folder, dev=True):
        gold = {(b, e) for b, e, _ in spans}
        mine = {(s.begin, s.end) for s, _, _ in encoder.encode(text).places}
        count = [a + b for a, b in zip(count, (len(mine & gold), len(mine), len(gold)), strict=True)]
    return {"strict": prf(*count)}


# ------------------------------------------------------------------------------------------------------- relations


def relations(encoder: Encoder, docs: list[dict[str, Any]]) -> dict[str, Any]:
    """SFM documents kept from training: with gold entities and end to end, and the entities themselves."""
    given: dict[str, list[int]] = {"all": [0, 0, 0]}
    whole = [0, 0, 0]
    spans = [0, 0, 0]
    for doc in docs:
        gold = {(r["type"], tuple(r["source"]), tuple(r["target"])) for r in doc["relations"]}
        listed = [(Span(e["begin"], e["end"]), e["type"]) for e in doc["entities"]]
        encoded = encoder.encode(doc["text"])
        flat = lambda rows: {(k, (a.begin, a.end), (b.begin, b.end)) for k, a, b, _ in rows}  # noqa: E731
        mine, free = flat(encoded.relate(listed)), flat(encoded.relations)
        for kind in {g[0] for g in gold | mine}:
            at = given.setdefault(kind, [0, 0, 0])
            m, g = {x for x in mine if x[0] == kind}, {x for x in gold if x[0] == kind}
            for row in (at, given["all"]):
                row[0] += len(m & g)
                row[1] += len(m)
                row[2] += len(g)
        whole = [a + b for a, b in zip(whole, (len(free & gold), len(free), len(gold)), strict=True)]
        known = {((s.begin, s.end), k) for s, k in listed}
        found = {((s.begin, s.end), k) for s, k, _ in encoded.command}
        spans = [a + b for a, b in zip(spans, (len(found & known), len(found), len(known)), strict=True)]
    return {"gold_entities": {k: prf(*v) for k, v in given.items()}, "end_to_end": prf(*whole), "entities": prf(*spans)}


def speed(encoder: Encoder, folder: Path) -> float:
    """Sentences a core-second over twenty articles, all heads decoded."""
    texts = [d["text"] for d in corpus.read_lines(folder / "polnear/dev.jsonl")[:20]]
    sentences = sum(len(re.findall(r"[.!?][”\"’']*(?=\s|$)", t)) for t in texts)
    encoder.encode(texts[0])
    began = time.process_time()
    for text in texts:
        encoded = encoder.encode(text)
        _ = encoded.voices, encoded.entities, encoded.command, encoded.relations
    return round(sentences / (time.process_time() - began), 1)


def main() -> None:
    """Read the arguments and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    encoder = open_encoder(args.model)
    folder = args.corpora
    valid = corpus.split_sfm(folder)[1]
    result = {
        "voices (PolNeAR dev)": voices(encoder, folder),
        "entities (re3d dev)": entities(encoder, corpus.read_conll(folder / "re3d/conll/dev.txt"), "re3d", {}),
        "command (SFM valid)": entities(
            encoder,
            corpus.read_conll(folder / "sfm/conll/valid.txt"),
            "command",
            SFM_TYPES,
        ),
        "relations (SFM documents kept out)": relations(encoder, valid),
        "places (a tenth of LGL and GeoWebNews)": places(encoder, folder),
        "sentences a core-second": speed(encoder, folder),
    }
    if args.json:
        print(json.dumps(result))
        return
    for task, figures in result.items():
        print(f"\n{task}" if isinstance(figures, dict) else f"\n{task}: {figures}")
        for name, row in figures.items() if isinstance(figures, dict) else ():
            rows = {name: row} if "f1" in row else {f"{name}, {k}": v for k, v in row.items()}
            for label, v in rows.items():
                print(f"  {label:32} P {v['precision']:5.1f}  R {v['recall']:5.1f}  F1 {v['f1']:5.1f}  ({v['gold']})")


if __name__ == "__main__":
    main()
