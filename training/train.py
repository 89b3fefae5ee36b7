"""Train the encoder: voices, entities, command and relations together.

    PYTHONPATH=src:training nice -n 10 python training/train.py --corpora DIR --out DIR [--steps N] [--cooldown N]

training/README.md has the four runs that the shipped weights came from. Unless `--rows` says otherwise, every batch holds six windows of PolNeAR and two rows of re3d, SFM or places. The learning rate warms up, stays, and falls to
zero over the last `--cooldown` steps; a file `OUT/stop` starts the fall at the next step (written to the log, so that
`--steps` repeats the run). `OUT/state.pt` is kept every 100 steps, and a run goes on from it.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import corpus
import numpy as np
import torch
from corpus import Segment
from model import COMMAND, LABELS, RE3D, Encoder, layout, model_folder, pretrained
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F

from marsad.reader.encoder.pairing import KINDS, Entity, candidates, pair_features
from marsad.reader.encoder.pieces import cut, windows

ROW = 256


class Data:
    """Endless streams of segments, one a task, the same for the same seed."""

    def __init__(self, folder: Path, tokenizer: Any, seed: int, commercial: bool, labelled: Path | None = None) -> None:
        self.folder, self.tokenizer, self.rng = folder, tokenizer, random.Random(seed)
        rows = corpus.read_lines(labelled) if labelled else []
        self.labelled = [(row["text"], [(b, e, kind) for b, e, kind in row["spans"]]) for row in rows]
        docs = corpus.read_lines(folder / "polnear/train.jsonl")
        self.polnear = [(d, cut(d["text"], tokenizer)) for d in docs]
        self.re3d = [corpus.block_text(b)[:2] for b in corpus.re3d_blocks(folder, commercial=commercial)]
        self.toponyms = corpus.places_docs(folder, dev=False)
        self.sfm = corpus.split_sfm(folder)[0]
        self.sentences = corpus.sfm_sentences(folder, self.sfm)
        self.units, self.persons = corpus.unit_names(folder)

    def voices(self) -> Iterator[list[Segment]]:
        """PolNeAR, one window a row."""
        epoch = 0
        while True:
            found = list(corpus.voices_segments(self.polnear, corpus.SIZES[epoch % len(corpus.SIZES)]))
            random.Random(epoch).shuffle(found)
            yield from ([s] for s in found)
            epoch += 1
            print(f"PolNeAR pass {epoch} done: {len(found)} windows", flush=True)

    def entities(self) -> Iterator[list[Segment]]:
        """re3d, several sentences a row, some names exchanged; beside as many sentences that other models have labelled, if any."""
        names = corpus.exchange_names(self.folder, self.re3d)
        while True:
            items = [corpus.exchanged(item, names, self.rng) for item in self.re3d]
            items += self.rng.sample(self.labelled, min(len(items), len(self.labelled)))
            yield from packed(corpus.sentence_segments(items, "re3d", RE3D, self.tokenizer, self.rng))

    def places(self) -> Iterator[list[Segment]]:
        """LGL and GeoWebNews."""
        while True:
            found = []
            for text, spans in self.toponyms:
                found += corpus.text_segments(text, spans, "places", ["Place"], self.tokenizer)
            self.rng.shuffle(found)
            yield from packed(found)

    def command(self) -> Iterator[list[Segment]]:
        """SFM, with some names exchanged; half of the documents paragraph by paragraph."""
        while True:
            found = []
            for doc in self.sfm:
                doc = corpus.renamed(doc, self.units, self.persons, self.rng)
                found += command_segments(doc, self.tokenizer, alone=self.rng.random() < 0.5)
            self.rng.shuffle(found)
            yield from packed(found)

    def sentences_of_command(self) -> Iterator[list[Segment]]:
        """SFM's sentences that hold what is marked, some names exchanged; and windows of a third of the documents."""
        while True:
            items = []
            for part in self.sentences:
                part = corpus.renamed(part, self.units, self.persons, self.rng)
                items.append((part["text"], [(e["begin"], e["end"], e["type"]) for e in part["entities"]]))
            found = corpus.sentence_segments(items, "command", COMMAND, self.tokenizer, self.rng)
            for doc in self.rng.sample(self.sfm, len(self.sfm) // 3):
                found += command_segments(doc, self.tokenizer, alone=False)
            self.rng.shuffle(found)
            yield from packed(found)


def command_segments(doc: dict[str, Any], tokenizer: Any, alone: bool) -> list[Segment]:
    """SFM: windows of the document, or each of its paragraphs alone, with tags; pairs with the windows."""
    text = doc["text"]
    entities = [Entity(e["begin"], e["end"], e["type"]) for e in doc["entities"]]
    numbered = [(e.begin, e.end, COMMAND.index(e.type)) for e in entities]
    pieces = cut(text, tokenizer)
    gold = {(tuple(r["source"]), tuple(r["target"])) for r in doc["relations"]}
    pairs = candidates(entities)
    features = pair_features(text, entities, pairs)
    out = []
    for w in windows(pieces, pack=not alone):
        tags = {"command": corpus._legal(corpus.tag_rows(w.pieces, pieces, numbered, len(w.ids)))}
        seg = Segment(w.ids, w.shape, w.quote, tags)
        rows = {}
        inner = np.where(w.pieces >= 0, w.pieces, 0)
        for k, e in enumerate(entities):
            hit = np.flatnonzero((w.pieces >= 0) & (pieces.begin[inner] < e.end) & (pieces.end[inner] > e.begin))
            if len(hit):
                rows[k] = (int(hit[0]), int(hit[-1]) + 1)
        for pair, row in zip(pairs, features, strict=True):
            a, b = entities[pair.person], entities[pair.other]
            if pair.person in rows and pair.other in rows:
                holds = ((a.begin, a.end), (b.begin, b.end)) in gold
                seg.pairs.append((*rows[pair.person], *rows[pair.other], KINDS.index(b.type), row, int(holds)))
        out.append(seg)
    return out


def packed(segments: list[Segment]) -> Iterator[list[Segment]]:
    """Rows of several inputs each, at most ROW pieces long."""
    held: list[Segment] = []
    used = 0
    for s in segments:
        if held and used + len(s) > ROW:
            yield held
            held, used = [], 0
        held.append(s)
        used += len(s)
    if held:
        yield held


def collate(rows: list[list[Segment]]) -> tuple[dict[str, Tensor], list[tuple[Segment, int]]]:
    """Input tensors, and each segment with its first row in the flattened output."""
    longest = max(sum(len(s) for s in row) for row in rows)
    shape = (len(rows), longest)
    batch = {k: torch.zeros(shape, dtype=torch.long) for k in ("ids", "shape", "quote", "place")}
    batch["part"] = torch.full(shape, -1)
    placed = []
    for r, row in enumerate(rows):
        at = 0
        for number, s in enumerate(row):
            end = at + len(s)
            for k in ("ids", "shape", "quote"):
                batch[k][r, at:end] = torch.from_numpy(getattr(s, k))
            batch["place"][r, at:end] = torch.arange(len(s))
            batch["part"][r, at:end] = number
            placed.append((s, r * longest + at))
            at = end
    return batch, placed


def padded(arrays: list[np.ndarray[Any, Any]], fill: int = 0) -> tuple[Tensor, Tensor]:
    """Stack rows of unequal length; the mask is true where there is a value."""
    n = max(len(a) for a in arrays)
    out = np.full((len(arrays), n), fill, dtype=np.int64)
    mask = np.zeros((len(arrays), n), dtype=np.bool_)
    for k, a in enumerate(arrays):
        out[k, : len(a)] = a
        mask[k, : len(a)] = True
    return torch.from_numpy(out), torch.from_numpy(mask)


def losses(model: Encoder, out: Tensor, placed: list[tuple[Segment, int]]) -> dict[str, Tensor]:
    """Negative log likelihood of each head, summed over the batch."""
    at = layout()
    flat = out.reshape(-1, out.shape[-1])
    found: dict[str, Tensor] = {}
    for head in LABELS:
        mine = [(s, o) for s, o in placed if head in s.tags]
        if not mine:
            continue
        tags, mask = padded([s.tags[head] for s, _ in mine])
        index, _ = padded([np.arange(o, o + len(s)) for s, o in mine])
        emissions = flat[:, at[head][0] : at[head][1]][index]
        if head in ("content", "source"):
            found[head] = 0.3 * F.cross_entropy(emissions[mask].float(), tags[mask], reduction="sum")
        else:
            found[head] = model.crf[head].nll(emissions, tags, mask).sum()
    cues = [(c, o) for s, o in placed for c in s.cues]
    if cues:
        tags, mask = padded([c[4] for c, _ in cues])
        index, _ = padded([np.arange(o + c[2], o + c[3]) for c, o in cues])
        first = torch.tensor([[o + c[0], o + c[1]] for c, o in cues])
        b, e = first[:, :1], first[:, 1:]
        distance = torch.where(index < b, index - b, torch.where(index >= e, index - e + 1, 0))
        found["pair"] = model.crf["pair"].nll(model.pair_scores(flat, first, index, distance), tags, mask).sum()
    pairs = [(p, o) for s, o in placed for p in s.pairs]
    if pairs:
        spans = torch.tensor([[o + p[0], o + p[1], o + p[2], o + p[3]] for p, o in pairs])
        kinds = torch.tensor([p[4] for p, _ in pairs])
        features = torch.from_numpy(np.stack([p[5] for p, _ in pairs]))
        holds = torch.tensor([float(p[6]) for p, _ in pairs])
        score = model.relation_scores(flat, spans, kinds, features)
        found["relation"] = F.binary_cross_entropy_with_logits(score, holds, reduction="sum")
    return found


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=2300)
    parser.add_argument("--cooldown", type=int, default=700)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--rows", default="", help="rows a batch of each stream, e.g. voices:3,entities:3,sentences:1,places:1"
    )
    parser.add_argument("--from", type=Path, dest="start", help="weights to go on from, in place of the published ones")
    parser.add_argument("--labelled", type=Path, help="sentences that label.py has labelled, learnt beside re3d's")
    parser.add_argument("--documents-until", type=int, default=1000, help="step from which SFM comes in sentences")
    parser.add_argument("--all-licences", action="store_true", help="also re3d sentences that forbid commercial use")
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(model_folder() / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    data = Data(args.corpora, tokenizer, args.seed, not args.all_licences, args.labelled)
    streams = {
        "voices": data.voices(),
        "entities": data.entities(),
        "command": data.command(),
        "places": data.places(),
        "sentences": data.sentences_of_command(),
    }
    model = pretrained().train()
    if args.start is not None:
        model.load_state_dict(torch.load(args.start, weights_only=True))
    body = [p for n, p in model.named_parameters() if p.requires_grad and n.startswith(("layers", "places", "norm"))]
    ids = {id(p) for p in body}
    rest = [p for p in model.parameters() if p.requires_grad and id(p) not in ids]
    groups = [{"params": body, "lr": args.rate}, {"params": rest, "lr": args.head_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    for g in optimiser.param_groups:
        g["base"] = g["lr"]
    step, fall = 0, args.steps - args.cooldown
    kept = args.out / "state.pt"
    if kept.exists():
        state = torch.load(kept, weights_only=False)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        step, fall = state["step"], min(fall, state["fall"])
        for k in range(step):  # the streams go on where they were
            draw(streams, k, args)
        print(f"going on from step {step}", flush=True)
    mean: dict[str, float] = {}
    began = time.time()
    while step < fall + args.cooldown:
        if (args.out / "stop").exists() and step < fall:
            fall = step
            print(f"falling from step {step}: --steps {fall + args.cooldown}", flush=True)
        factor = min(1.0, (step + 1) / 60) * min(1.0, 1 - (step - fall) / args.cooldown)
        for g in optimiser.param_groups:
            g["lr"] = g["base"] * factor
        torch.manual_seed(args.seed * 100003 + step)
        batch, placed = collate(draw(streams, step, args))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            out = model(**batch)
        parts = losses(model, out.float(), placed)
        loss = sum(parts.values()) / 80
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        for k, v in parts.items():
            mean[k] = v.item() if k not in mean else 0.97 * mean[k] + 0.03 * v.item()
        if step % 20 == 0:
            speed = (time.time() - began) / 20
            began = time.time()
            print(
                json.dumps({"step": step, "s": round(speed, 2), **{k: round(v, 1) for k, v in mean.items()}}),
                flush=True,
            )
        if step % 100 == 0 or step == fall + args.cooldown:
            state = {"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step, "fall": fall}
            torch.save(state, args.out / "state.tmp")
            (args.out / "state.tmp").rename(kept)
    assert math.isfinite(loss.item())
    torch.save(model.state_dict(), args.out / "final.pt")


def draw(streams: dict[str, Iterator[list[Segment]]], step: int, args: argparse.Namespace) -> list[list[Segment]]:
    """The rows of one step: those of `--rows`, else six of PolNeAR and two of the other three corpora in turn."""
    if args.rows:
        wanted = [(name, int(n)) for name, _, n in (part.partition(":") for part in args.rows.split(","))]
        return [next(streams[name]) for name, n in wanted for _ in range(n)]
    e, c, p = "entities", "sentences" if step >= args.documents_until else "command", "places"
    others = (((e, c), (c, p), (e, p)), ((e, c), (e, c), (c, p)))[step % 2][step // 2 % 3]
    return [*(next(streams["voices"]) for _ in range(6)), *(next(streams[name]) for name in others)]


if __name__ == "__main__":
    main()
