"""How likely a claim is to be right, from the way it was read.

In: a draft and what was settled of it. Out: a chance in 0..1. The weights (`weights/scores.toml`) are learnt from claims that people have
judged against their text (`training/fit_scores.py`): the chance says in how many of 100 claims read in this way a careful reader finds
no fault. It says nothing about whether what is claimed is true.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from marsad.reader.clauses import is_passive
from marsad.reader.drafts import Draft
from marsad.reader.syntax import Parse
from marsad.reader.weights import weigh, weights
from marsad.records import Filler, Speaker, Stance

PRONOUNS = frozenset({"he", "she", "it", "they", "them", "him", "her", "his", "its", "their"})


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


def chance(found: Mapping[str, float], known: Mapping[str, float] | None = None) -> float:
    """The chance in 0..1. known: other weights than those that are shipped."""
    return 1 / (1 + math.exp(-weigh(found, weights("scores") if known is None else known)))
