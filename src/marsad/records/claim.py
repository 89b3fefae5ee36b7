"""Mentions, voices and claims: what a reading of one report holds.

The reader fills in what stands in the text (spans, words, stance, voice). The register then fills in what it means:
`Filler.identity`, `Filler.place`, the bounds of `Count`, the days of `When`, `Claim.where`. Nothing is ever filled in
that the text does not say; what could not be resolved is None.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from marsad.records.ids import content_id
from marsad.records.report import Report
from marsad.records.span import Span

MENTION_TYPES = ("person", "group", "people", "place", "post", "rank", "time", "count", "weapon", "other")
POLARITIES = ("affirmed", "denied")
CERTAINTIES = (
    "stated", "likely", "possible", "unlikely", "predicted", "intended", "attempted", "ordered", "hypothetical",
)  # fmt: skip
MODES = ("direct", "indirect", "mixed")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom or what words refer to, in the register."""

    id: str
    """`actor:…`, `place:…`, `person:…`; `actor:new:…` and `person:…` are provisional, made from the reports.
    `here:REPORT:BEGIN:END`: other words of the same report, of which no more is known ("it" for "the raiding force")."""
    name: str
    """The register's name for it."""
    score: float
    """How sure the link is, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer."""

    id: str
    """`place:…`"""
    name: str
    country: str | None
    """ISO 3166-1 alpha-2."""
    admin: str | None
    """Name of the first-level division (province, governorate), where known."""
    latitude: float | None
    longitude: float | None
    """WGS 84 degrees."""
    precision: int
    """UCDP GED's `where_prec`: 1 exact, 2 near a known point, 3 district (ADM2), 4 province (ADM1), 5 a river, border
    or wider region, 6 country, 7 sea or air. (UCDP GED codebook 19.1, `where_prec`.)"""
    kind: str = ""
    """`city`, `quarter`, `province`, `country`, `region`, `river` …"""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or describe somebody or something."""

    span: Span
    text: str
    type: str
    """One of MENTION_TYPES."""
    refers_to: Identity | None = None
    entity: int | None = None
    """Mentions of one report with the same number are held to be one entity by the reader (coreference)."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One hop of a chain of speakers."""

    speaker: str
    """The speaker's words or, for a pronoun or a short name, the fullest name that the report gives."""
    span: Span
    """Where the source stands in the text (the pronoun, for a pronoun)."""
    post: str | None = None
    organisation: str | None = None
    named: bool = True
    """False for "a senior commander, who declined to be named": such speakers are never merged."""
    mode: str = "indirect"
    """One of MODES."""
    cue: str = ""
    told: str | None = None
    """The outlet that was told; never a speaker."""
    inferred: bool = False
    """True where the speaker was carried over from the sentence before."""
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """An attribution: source, cue and content, each possibly in several pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Speaker | None
    """None where the source is not in the text."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: the words of the text, and the identity that they resolve to."""

    span: Span
    text: str
    type: str = "other"
    """One of MENTION_TYPES."""
    identity: Identity | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as bounds on whole numbers; a missing bound is None. `words` are always kept."""

    words: str
    span: Span | None = None
    low: int | None = None
    high: int | None = None
    about: bool = False
    unit: str | None = None
    """What is counted, e.g. `fighters`."""


@dataclass(frozen=True, slots=True)
class When:
    """A range of whole days (after the Security Force Monitor's handbook)."""

    first: date | None = None
    last: date | None = None
    throughout: bool = False
    """True: it held on every day of the range; False: on at least one."""
    starts: bool = False
    """True: `first` is a real start; False: only the first day that the source speaks of."""
    ends: bool = False
    words: str = ""
    """The time expression; empty where the text gives none."""
    span: Span | None = None
    tense: str = "past"
    """`past`, `present` or `future`: which way a bare "on Tuesday" points."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How the claim is put forward."""

    polarity: str = "affirmed"
    certainty: str = "stated"


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """Which reader said it."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that a passage says, of one kind of the codebook. Made by `new_claim`, which computes `id`."""

    id: str
    """`c-…`, from report, kind, role spans, count span, stance, voice spans and evidence; not from what they resolve to."""
    report: str
    """Id of the report."""
    kind: str
    roles: Mapping[str, tuple[Filler, ...]]
    """Several fillers in one role are a coordination: it is said of each."""
    count: Count | None
    when: When
    where: Place | None
    stance: Stance
    voice: tuple[Speaker, ...]
    """Outermost first; empty: the report says it in its own voice."""
    evidence: Span
    quote: str
    """The evidence's words."""
    reader: ReaderInfo
    score: float


def new_claim(
    report: Report,
    kind: str,
    roles: Mapping[str, tuple[Filler, ...]],
    *,
    evidence: Span,
    reader: ReaderInfo,
    count: Count | None = None,
    when: When | None = None,
    stance: Stance | None = None,
    voice: tuple[Speaker, ...] = (),
    score: float = 1.0,
) -> Claim:
    """Make a claim on a report's text. The same words read in the same way always give the same id."""
    stance = stance or Stance()
    parts = [report.id, kind, stance.polarity, stance.certainty, f"{evidence.begin}:{evidence.end}"]
    for role in sorted(roles):
        parts += [role, *(f"{f.span.begin}:{f.span.end}" for f in roles[role])]
    parts += ["voice", *(f"{s.span.begin}:{s.span.end}" for s in voice)]
    if count and count.span:
        parts += ["count", f"{count.span.begin}:{count.span.end}"]
    return Claim(
        id=content_id("c", *parts),
        report=report.id,
        kind=kind,
        roles=dict(roles),
        count=count,
        when=when or When(),
        where=None,
        stance=stance,
        voice=voice,
        evidence=evidence,
        quote=evidence.of(report.text),
        reader=reader,
        score=score,
    )


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in one report."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    voices: tuple[Voice, ...] = ()
    claims: tuple[Claim, ...] = ()
    reader: ReaderInfo = field(default_factory=lambda: ReaderInfo("none", "0"))
