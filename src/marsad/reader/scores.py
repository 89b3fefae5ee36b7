"""How likely a claim is to be right, from the way it was read and from how the encoder sees its words.

In: a draft, what was settled of it, and the encoder's columns. Out: a chance in 0..1. The weights (`weights/scores.toml`,
`weights/scores.npz`) are learnt from claims that people have judged against their text (`training/fit_scores.py`): the chance says in how
many of 100 claims read in this way a careful reader finds no fault. It says nothing about whether what is claimed is true.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.reader.encoder import Encoded
from marsad.reader.parse.syntax import Parse
from marsad.reader.roles.draft import Draft
from marsad.reader.roles.subjects import is_passive
from marsad.reader.weights import FOLDER, weigh, weights
from marsad.records import Filler, Span, Speaker, Stance

SIGHT = FOLDER / "scores.npz"

PRONOUNS = frozenset({"he", "she", "it", "they", "them", "him", "her", "his", "its", "their"})

PARTS = ("trigger", "sentence", "doer", "target", "place", "other", "voice")
"""The words of a claim that the encoder is asked about, each by the mean over its pieces."""
_PART_OF_ROLE = {
    **dict.fromkeys(("by", "who", "party"), "doer"),
    **dict.fromkeys(("whom", "target", "with", "what", "group", "post", "on"), "target"),
    **dict.fromkeys(("place", "from", "to", "in", "via"), "place"),
}
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sight:
    """What each part's columns weigh, a row a part, and what is taken off where the part is there."""

    weights: Floats
    middle: Floats

    def weigh(self, seen: Mapping[str, Floats]) -> float:
        """The sum over the parts that a claim has, on the scale of log odds."""
        rows = [PARTS.index(part) for part in seen]
        return float(sum(self.weights[n] @ seen[PARTS[n]] - self.middle[n] for n in rows))

    def save(self, path: Path) -> None:
        """Write it."""
        np.savez_compressed(path, weights=self.weights, middle=self.middle)


@cache
def sight() -> Sight:
    """The weights that are shipped; loaded once a process."""
    with np.load(SIGHT) as kept:
        return Sight(kept["weights"].astype(np.float32), kept["middle"].astype(np.float32))


def look(
    draft: Draft, roles: Mapping[str, Sequence[Filler]], voice: Sequence[Speaker], sentence: Span, encoded: Encoded
) -> dict[str, Floats]:
    """The encoder's columns of each part of a claim that is there."""
    token = draft.match.token
    spans: dict[str, list[Span]] = {"trigger": [Span(token.begin, token.end)], "sentence": [sentence]}
    for role, fillers in roles.items():
        spans.setdefault(_PART_OF_ROLE.get(role, "other"), []).extend(f.span for f in fillers)
    if voice:
        spans["voice"] = [voice[-1].span]
    means: Iterable[tuple[str, Floats | None]] = ((part, encoded.mean(places)) for part, places in spans.items())
    return {part: mean for part, mean in means if mean is not None}


def describe(
    draft: Draft,
    roles: Mapping[str, Sequence[Filler]],
    stance: Stance,
    voice: Sequence[Speaker],
    *,
    dated: bool,
    parse: Parse,
) -> dict[str, float]:
    """What speaks for or against a claim, by name."""
    match, token = draft.match, draft.match.token
    first, last = parse.sentences[token.sentence]
    words = parse.tokens[first : last + 1]
    found = {
        "always": 1.0,
        "plain": 10 * (draft.score - 0.8),
        "words": math.log(max(1, len(words)) / 25),
        "verbs": sum(t.pos == "VERB" for t in words) / 5,
        f"kind.{match.kind.name}": 1.0,
        f"certainty.{stance.certainty}": 1.0,
        f"stands.{token.dep}": 1.0,
        "depth": sum(1 for _ in token.ancestors()) / 5,
        f"voices.{min(len(voice), 2)}": 1.0,
        f"roles.{min(len(roles), 3)}": 1.0,
    }
    form = "hyphen" if token.lower in match.wording.hyphens else token.pos.lower()
    found[f"form.{form}"] = 1.0
    if stance.polarity == "denied":
        found["denied"] = 1.0
    if token.pos == "VERB" and is_passive(token):
        found["passive"] = 1.0
    if dated:
        found["dated"] = 1.0
    if draft.count is not None:
        found["counted"] = 1.0
    if not any(t.text == "," for t in words):
        found["no.comma"] = 1.0
    for speaker in voice:
        found[f"speaker.{speaker.mode}"] = 1.0
        if not speaker.named:
            found["speaker.unnamed"] = 1.0
        if speaker.inferred:
            found["speaker.inferred"] = 1.0
    for role, fillers in roles.items():
        if len(fillers) > 1:
            found[f"several.{role}"] = 1.0
        for filler in fillers:
            if filler.text.lower() in PRONOUNS:
                found["pronoun"] = 1.0
            elif filler.identity is not None:
                found["description"] = 1.0
            if filler.type == "other":
                found[f"other.{role}"] = 1.0
            if len(filler.text.split()) > 7:
                found["long"] = 1.0
    heads = [t for fillers in draft.roles.values() for _, t in fillers]
    found["far"] = math.log1p(max((abs(t.i - token.i) for t in heads), default=0)) / 3
    return found


def chance(found: Mapping[str, float], seen: Mapping[str, Floats]) -> float:
    """The chance in 0..1, from what `describe` and `look` found."""
    return 1 / (1 + math.exp(-weigh(found, weights("scores")) - sight().weigh(seen)))
