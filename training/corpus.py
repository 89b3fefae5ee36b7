"""The annotated corpora → labelled segments.

Comes in: the corpora folder (not part of the repository). Goes out: `Segment`s, each one input of the encoder with the
labels of one task. Knows which sentences must stay out: those whose licence forbids commercial use, and those that the
development parts contain.
"""

from __future__ import annotations

import csv
import json
import random
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marsad.reader.encoder.pieces import Pieces, cut, windows

Ints = NDArray[np.int64]
ACTORS = Path(__file__).parents[1] / "src/marsad/register/data/actors"
SIZES = (254, 230, 246, 210)  # window sizes by epoch, so that paragraphs meet different neighbours


@dataclass(slots=True)
class Segment:
    """One input with its labels. tags: name of head → label numbers a row. cues: (first, past-last row of the cue,
    first, past-last row of its paragraph, pair labels of the paragraph's rows). pairs: (person rows, other rows,
    kind, features, holds)."""

    ids: Ints
    shape: Ints
    quote: Ints
    tags: dict[str, Ints] = field(default_factory=dict)
    cues: list[tuple[int, int, int, int, Ints]] = field(default_factory=list)
    pairs: list[tuple[int, int, int, int, int, Any, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.ids)


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def read_conll(path: Path) -> list[list[tuple[str, str]]]:
    """Blocks of (word, tag)."""
    blocks: list[list[tuple[str, str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            blocks.append([])
            continue
        word, _, tag = line.rpartition("\t" if "\t" in line else " ")
        blocks[-1].append((word, tag) if word else (tag, "O"))
    return [b for b in blocks if b]


def block_text(block: Sequence[tuple[str, str]]) -> tuple[str, list[tuple[int, int, str]], list[tuple[int, int]]]:
    """A block as text with its entities (begin, end, type) and the offsets of its words."""
    text, places = "", []
    for word, _ in block:
        text += " " if text else ""
        places.append((len(text), len(text) + len(word)))
        text += word
    spans: list[list[Any]] = []
    before = "O"
    for (begin, end), (_, tag) in zip(places, block, strict=True):
        kind = tag[2:]
        if tag.startswith("I-") and before[2:] == kind and spans:
            spans[-1][1] = end
        elif tag[:2] in ("B-", "I-"):
            spans.append([begin, end, kind])
        before = tag
    return text, [(b, e, k) for b, e, k in spans], places


def folded(text: str) -> str:
    """Letters and digits only, to find the same sentence under another tokenisation."""
    return re.sub(r"\W+", "", text.lower())


def tag_rows(rows: Ints, pieces: Pieces, spans: Iterable[tuple[int, int, int]], n: int) -> Ints:
    """BIO numbers of `rows`: spans are (begin, end, number of the type), B is 2·number + 1, I one more."""
    tags = np.zeros(n, dtype=np.int64)
    for begin, end, number in spans:
        inside = (pieces.begin < end) & (pieces.end > begin)
        hit = np.flatnonzero((rows >= 0) & inside[np.where(rows >= 0, rows, 0)])
        if len(hit):
            tags[hit] = 2 * number + 2
            tags[hit[0]] = 2 * number + 1
    return tags


# ---------------------------------------------------------------------------------------------------------- voices


def voices_segments(docs: Iterable[tuple[dict[str, Any], Pieces]], size: int = 254) -> Iterator[Segment]:
    """PolNeAR: windows with cue, content and source tags and one labelled paragraph for each cue."""
    for doc, pieces in docs:
        if not len(pieces):
            continue
        n = len(pieces)
        flat = {k: np.zeros(n, dtype=np.int64) for k in ("cue", "content", "source")}
        cues = []
        for a in doc["attributions"]:
            hit = {k: _hits(pieces, a.get(k) or []) for k in flat}
            for k, runs in hit.items():
                for first, last in runs:
                    flat[k][first:last] = 2
                    flat[k][first] = 1
            if not hit["cue"]:
                continue
            first, last = hit["cue"][0][0], hit["cue"][-1][1]
            same = pieces.paragraph == pieces.paragraph[first]
            p0, p1 = int(np.flatnonzero(same)[0]), int(np.flatnonzero(same)[-1]) + 1
            last = min(last, p1)
            tags = np.zeros(p1 - p0, dtype=np.int64)
            for k, number in (("source", 1), ("content", 3)):
                for b, e in hit[k]:
                    b, e = max(b, p0), min(e, p1)
                    if b < e:
                        tags[b - p0 : e - p0] = number + 1
                        tags[b - p0] = number
            tags[first - p0 : last - p0] = 0
            tags = _legal(tags)
            cues.append((first, last, p0, p1, tags))
        for w in windows(pieces, size):
            inner = w.pieces >= 0
            at = np.where(inner, w.pieces, 0)
            seg = Segment(w.ids, w.shape, w.quote, {k: _legal(np.where(inner, v[at], 0)) for k, v in flat.items()})
            lo, hi = int(w.pieces[inner].min()), int(w.pieces[inner].max()) + 1
            row = {int(p): r for r, p in enumerate(w.pieces) if p >= 0}
            for first, last, p0, p1, tags in cues:
                b, e = max(p0, lo), min(p1, hi)
                if first < lo or last > hi or b >= e:
                    continue
                r0 = row[b]
                seg.cues.append((row[first], row[last - 1] + 1, r0, r0 + e - b, _legal(tags[b - p0 : e - p0])))
            yield seg


def _hits(pieces: Pieces, spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    out = []
    for begin, end in spans:
        hit = np.flatnonzero((pieces.begin < end) & (pieces.end > begin))
        if len(hit):
            out.append((int(hit[0]), int(hit[-1]) + 1))
    return sorted(out)


def _legal(tags: Ints) -> Ints:
    """A copy in which an I- that follows neither its B- nor itself has become a B-."""
    tags = tags.copy()
    for k, t in enumerate(tags):
        if t and t % 2 == 0 and (k == 0 or tags[k - 1] not in (t, t - 1)):
            tags[k] = t - 1
    return tags


# ------------------------------------------------------------------------------------------------------- sentences


def re3d_blocks(folder: Path, *, commercial: bool = True) -> list[list[tuple[str, str]]]:
    """re3d's training sentences; with `commercial`, without those known to stand in a document that forbids it."""
    blocks = read_conll(folder / "re3d/conll/train.txt")
    if not commercial:
        return blocks
    docs = read_lines(folder / "re3d/documents.jsonl")
    barred = [folded(d["text"]) for d in docs if "NC" in d["licence"]]
    return [b for b in blocks if not any(folded("".join(w for w, _ in b)) in text for text in barred)]


def sentence_segments(
    items: Sequence[tuple[str, list[tuple[int, int, str]]]],
    head: str,
    types: Sequence[str],
    tokenizer: Any,
    rng: random.Random,
) -> list[Segment]:
    """Sentences as inputs: most alone, the others with up to three neighbours as paragraphs of one text."""
    order = list(items)
    rng.shuffle(order)
    out, at = [], 0
    while at < len(order):
        n = 1 if rng.random() < 0.6 else rng.randint(2, 4)
        text, spans = "", []
        for part, found in order[at : at + n]:
            text += "\n\n" if text else ""
            spans += [(b + len(text), e + len(text), k) for b, e, k in found]
            text += part
        at += n
        out += text_segments(text, spans, head, types, tokenizer)
    return out


def text_segments(
    text: str, spans: list[tuple[int, int, str]], head: str, types: Sequence[str], tokenizer: Any
) -> list[Segment]:
    """A text and its entities as inputs with one head's tags."""
    pieces = cut(text, tokenizer)
    numbered = [(b, e, types.index(k)) for b, e, k in spans]
    return [
        Segment(w.ids, w.shape, w.quote, {head: _legal(tag_rows(w.pieces, pieces, numbered, len(w.ids)))})
        for w in windows(pieces)
    ]


Item = tuple[str, list[tuple[int, int, str]]]
"""A text with its entities: begin, end, type."""
EXCHANGED, UNTOUCHED = 0.35, 0.4
"""Chance that an entity is exchanged, and that a sentence is left as it is."""


def exchange_names(folder: Path, items: Sequence[Item]) -> dict[str, list[str]]:
    """Names by type that may take each other's place: those of the corpus, as many from lists (`exchange.toml`), the register,
    the Monitor's tables and the places corpora."""
    listed = tomllib.loads((Path(__file__).parent / "exchange.toml").read_text(encoding="utf-8"))
    actors: list[str] = []
    for path in sorted(ACTORS.glob("*.toml")):
        for actor in tomllib.loads(path.read_text(encoding="utf-8")).values():
            if isinstance(actor, dict):
                first = [n if isinstance(n, str) else n["text"] for n in actor.get("names", [])[:2]]
                actors += [name for name in first if name.isascii()]
    listed["Organisation"] = actors
    listed["Person"] = unit_names(folder)[1][:400]
    toponyms = {text[b:e] for text, spans in places_docs(folder, dev=False) for b, e, _ in spans}
    listed["Location"] = sorted(name for name in toponyms if name[:1].isupper())[:1500]
    pool: dict[str, list[str]] = {kind: [] for kind in listed}
    for text, spans in items:
        for b, e, kind in spans:
            if kind in pool:
                pool[kind].append(text[b:e])
    return {kind: own + listed[kind] * max(1, len(own) // len(listed[kind])) for kind, own in pool.items()}


def exchanged(item: Item, pool: Mapping[str, list[str]], rng: random.Random) -> Item:
    """The sentence with some entities exchanged for others of their type, so that their surroundings are learnt and not the names."""
    text, spans = item
    if rng.random() < UNTOUCHED:
        return item
    made, at, moved = "", 0, []
    for begin, end, kind in sorted(spans):
        if begin < at:
            return item  # nested
        made += text[at:begin]
        name = rng.choice(pool[kind]) if kind in pool and rng.random() < EXCHANGED else text[begin:end]
        moved.append((len(made), len(made) + len(name), kind))
        made, at = made + name, end
    return made + text[at:], moved


# --------------------------------------------------------------------------------------------------------- command


def split_sfm(folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Documents to train on, documents that hold a sentence of the development part, and the rest.

    The rest has no sentence of either part, so it may hold sentences that others keep for testing: not trained on.
    """
    docs = read_lines(folder / "sfm/documents.jsonl")
    texts = [folded(d["text"]) for d in docs]
    where = {}
    for part in ("train", "valid"):
        found = {folded("".join(w for w, _ in b)) for b in read_conll(folder / f"sfm/conll/{part}.txt")}
        where[part] = {i for i, t in enumerate(texts) if any(len(s) > 30 and s in t for s in found)}
    valid, train = where["valid"], where["train"] - where["valid"]
    rest = set(range(len(docs))) - valid - train
    return [docs[i] for i in sorted(train)], [docs[i] for i in sorted(valid)], [docs[i] for i in sorted(rest)]


def sfm_sentences(folder: Path, docs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sentences of SFM's training part as small documents, with the entities of the document each stands in.

    Only mentions that take part in a relation are marked in the documents, and these sentences hold them; most other
    sentences have names that nobody marked.
    """
    blocks = {folded("".join(w for w, _ in b)) for b in read_conll(folder / "sfm/conll/train.txt")}
    out = []
    for doc in docs:
        places = [i for i, c in enumerate(doc["text"]) for _ in re.sub(r"\W", "", c.lower())]
        plain = folded(doc["text"])
        for sentence in sorted(s for s in blocks if len(s) > 20 and s in plain):
            at = plain.index(sentence)
            begin, end = places[at], places[at + len(sentence) - 1] + 1
            while end < len(doc["text"]) and not doc["text"][end].isalnum() and not doc["text"][end].isspace():
                end += 1
            inside = [e for e in doc["entities"] if begin <= e["begin"] and e["end"] <= end]
            if inside:
                moved = [{**e, "begin": e["begin"] - begin, "end": e["end"] - begin} for e in inside]
                out.append({"text": doc["text"][begin:end], "entities": moved, "relations": []})
    return out


def unit_names(folder: Path) -> tuple[list[str], list[str]]:
    """Names of units and of persons from the Monitor's tables, to put in the place of those in the articles."""
    units: list[str] = []
    with (folder / "command/ng_orgs_20191024.tsv").open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f, delimiter="\t"):
            units += [row["Organization:Name"], *(row["Organization:other_names"] or "").split(";")]
    persons: list[str] = []
    with (folder / "command/ng_persons_20190501.csv").open(encoding="utf-8", newline="") as f:
        for row in csv.DictReader(f):
            persons.append(row["Name"])
    clean = lambda names: sorted({n.strip() for n in names if n and 3 < len(n.strip()) < 70})  # noqa: E731
    return clean(units), clean(persons)


def renamed(doc: dict[str, Any], units: list[str], persons: list[str], rng: random.Random) -> dict[str, Any]:
    """The document with some unit and person names exchanged; the same name always for the same one."""
    swap: dict[str, str] = {}
    edits = []
    for e in doc["entities"]:
        old = doc["text"][e["begin"] : e["end"]]
        pool = {"Organization": units, "Person": persons}.get(e["type"])
        if pool and (e["type"] == "Organization" or " " in old):
            if old not in swap:
                swap[old] = rng.choice(pool) if rng.random() < 0.4 else old
            edits.append((e["begin"], e["end"], swap[old]))
    text, at, moved = "", 0, []
    for begin, end, new in sorted(edits):
        if begin < at:
            continue
        text += doc["text"][at:begin] + new
        moved.append((begin, end, len(text) - len(new), len(text)))
        at = end
    text += doc["text"][at:]

    def shift(x: int, is_end: bool) -> int:
        best = x
        for begin, end, nb, ne in moved:
            if (x == begin and not is_end) or begin < x < end:
                return nb if not is_end else ne
            if x == end and is_end:
                return ne
            if end <= x:
                best = x + ne - end
        return best

    span = lambda p: [shift(p[0], False), shift(p[1], True)]  # noqa: E731
    entities = [
        {**e, "begin": span((e["begin"], e["end"]))[0], "end": span((e["begin"], e["end"]))[1]} for e in doc["entities"]
    ]
    relations = [{**r, "source": span(r["source"]), "target": span(r["target"])} for r in doc["relations"]]
    return {**doc, "text": text, "entities": entities, "relations": relations}


# ---------------------------------------------------------------------------------------------------------- places


def places_docs(folder: Path, *, dev: bool) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """LGL and GeoWebNews: texts with their toponyms. Every tenth document is the development part.

    GeoWebNews also marks common nouns and adjectives of places; only literal names with a capital are kept.
    """
    found = []
    for name in ("lgl", "gwn"):
        for k, doc in enumerate(read_lines(folder / f"places/{name}.jsonl")):
            if (k % 10 == 0) != dev:
                continue
            spans = sorted(
                {
                    (t["start"], t["end"], "Place")
                    for t in doc["toponyms"]
                    if name == "lgl" or (t["type"] == "Literal" and t["phrase"][:1].isupper())
                }
            )
            found.append((doc["text"], spans))
    return found
