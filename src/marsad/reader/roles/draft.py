"""A claim in the making, and what is known of its report.

In: nothing. Out: the records that `drafts`, `draft_parts`, `claims` and `scores` pass on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.reader.encoder import Encoded
from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.quotes import Quote
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.wordings import Match
from marsad.reader.stance.times import TimeFinder
from marsad.reader.voices.voices import Utterance
from marsad.records import Count, Filler, ReaderInfo, Report, Span

EDGES = frozenset({"outskirts", "outskirt", "edge", "border", "road", "front", "day", "way", "basis", "verge", "eve", "ground", "side"})  # fmt: skip
"""Heads that "on" takes without their being struck or meant: "an attack on the outskirts"."""
PLACE_PREPOSITIONS = ("in", "at", "near", "inside", "outside", "around", "across", "along", "throughout", "on", "within", "over", "off")  # fmt: skip
FULL_SCORE, INDIRECT_PENALTY, PRONOUN_PENALTY, NOUN_PENALTY = 0.9, 0.05, 0.1, 0.1
"""A claim's score says how plainly it is said: 0.9 by a verb with its own arguments, less for each indirection. `scores` makes a chance of it."""

Roles = dict[str, list[tuple[Filler, Token]]]


@dataclass(slots=True)
class Draft:
    """A claim in the making."""

    match: Match
    roles: Roles
    counted: list[tuple[Filler, Token]] = field(default_factory=list)
    count: Count | None = None
    score: float = FULL_SCORE


@dataclass(slots=True, eq=False)
class Context:
    """All that is known of the report when claims are made."""

    report: Report
    parse: Parse
    nominals: Nominals
    utterances: list[Utterance]
    quotes: list[Quote]
    counts: list[Span]
    times: TimeFinder
    reader: ReaderInfo
    encoded: Encoded
