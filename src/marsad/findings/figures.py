"""Figures: how many killed, held, fled, joined: which numbers, by whom, for what, and do they agree?

Comes in: the sources and an actor, a place, or neither. Goes out: `Figures`: groups of what is counted (kind, whom, place,
span of time); in each, every figure with its speaker, bounds and words, an envelope, and how the figures stand to each
other. Must not know any kind: what can be counted is what the codebook says can be counted.

Figures are never summed or averaged. "None reported" (no claim), "not counted" (a claim without a number) and zero are
three different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.findings.answer import Block, Finding
from marsad.findings.claims import select
from marsad.findings.contradict import Relation, class_of_unit, compare, relate_places
from marsad.findings.names import Subject, find_anything
from marsad.findings.origins import Origins, Story, trace
from marsad.findings.rows import Row, row_of
from marsad.findings.sources import Sources, fetch
from marsad.findings.weigh import NOT_YET
from marsad.records import Entry, Span, UsageError
from marsad.register.names import fold

CAVEAT_KINDS = ("doubts",)
"""Kinds by which a writer or speaker says that a figure is vague, unverified or disputed."""
_OF_FIGURES = re.compile(
    r"figure|number|toll|count|death|dead|killed|casualt|arrest|estimate|statistic|how many|data\b", re.IGNORECASE
)
_NOBODY = frozenset(["them", "they", "these", "those", "others", "whom", "who", "some", "it"])
UNCOUNTED_CHAPTERS = frozenset({"violence", "strength"})
"""Chapters of the codebook in which "how many" is a question of every claim, so that a claim without a number is shown."""
MOST_COMPARED = 60
"""Figures of one kind that are compared pair by pair; the latest."""
BETWEEN = frozenset({"contradiction", "correction", "different unit", "different precision of place", "not comparable"})
"""Differences shown between figures of different groups; others (other people, other days) are why they are apart."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, as its speaker gave it."""

    row: Row
    origin: str
    """Key of its origin: figures with one key come from one source."""
    source: str
    """The origin in words."""
    discounted: str = ""
    """Why the envelope leaves it out; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The lowest and highest of the figures that are not discounted. Not an estimate."""

    low: int | None
    """The lowest lower bound; None where no figure has one."""
    high: int | None
    open_below: int | None
    """An upper bound below `low` that some figure gives without a lower one ("no more than 30")."""
    open_above: int | None
    """A lower bound above `high` that some figure gives without an upper one ("at least 300")."""
    origins: int
    """How many independent origins give figures with bounds."""

    def plain(self) -> str:
        """In words."""
        if self.low is None and self.high is None:
            return "no numbers, words only"
        by = f" by {self.origins} independent origin{'s' if self.origins != 1 else ''}"
        if self.low is None:
            return f"up to {self.high:,}{by}"
        low = f"{self.open_below:,} or fewer" if self.open_below is not None else f"{self.low:,}"
        if self.high is None:
            return f"{low} or more{by}" if self.open_below is None else f"from {low}, to {self.low:,} or more{by}"
        if self.open_above is not None:
            return f"from {low} to {self.open_above:,} or more{by}"
        if self.low == self.high and self.open_below is None:
            return f"{'zero' if self.low == 0 else f'{self.low:,}'}{by}"
        return f"from {low} to {self.high:,}{by}"


@dataclass(frozen=True, slots=True)
class Group:
    """Figures for one thing: a kind, whom, a place and a span of time."""

    kind: str
    what: str
    """Who or what is counted, in words; "not told" where no claim tells."""
    place: str | None
    place_name: str
    first: date | None
    last: date | None
    days: str
    """The span in words, as the first figure gives it."""
    figures: tuple[Figure, ...]
    """Latest first."""
    envelope: Envelope
    relations: tuple[Relation, ...]
    caveats: tuple[Row, ...]
    """What is said in the same reports against figures; the writer's own words where they have no voice."""
    status: str
    """`numbers`, `zero` (all that is said is none) or `words only`."""

    def title(self) -> str:
        """The group in words."""
        return f"{self.kind.replace('_', ' ')}: {self.what}; {self.place_name}; {self.days}"


@dataclass(frozen=True, slots=True)
class Uncounted:
    """Claims of a kind that can be counted, without any count."""

    kind: str
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Figures(Finding):
    """Figures side by side."""

    subject: Subject | None
    as_of: date | None
    status: str
    """`figures`, `not counted` (claims, but none with a count) or `none reported`."""
    groups: tuple[Group, ...]
    between: tuple[Relation, ...]
    """How figures of different groups stand to each other, where that is more than being of other people or days."""
    uncounted: tuple[Uncounted, ...]
    stories: tuple[Story, ...]
    notes: tuple[str, ...]
    question: str = "figures"

    def blocks(self) -> tuple[Block, ...]:
        """See `Finding.blocks`."""
        about = f" on {self.subject.name}" if self.subject else ""
        empty = {"none reported": "none reported in this ledger", "not counted": "reported, but not counted"}
        blocks = [Block(f"Figures{about}, as reported", 1, self.notes, empty=empty.get(self.status, ""))]
        rows = {f.row.claim: f.row for g in self.groups for f in g.figures}
        for group in self.groups:
            lines = [f"lowest to highest: {group.envelope.plain()}"]
            lines += [f"{r.sort}: {r.why}" for r in group.relations]
            lines += [f"left out of it: {f.row.count_words()}: {f.discounted}" for f in group.figures if f.discounted]
            blocks.append(Block(group.title(), 2, tuple(lines), tuple(f.row for f in group.figures)))
            if group.caveats:
                blocks.append(Block("Said against the figures in the same reports", 3, rows=group.caveats))
        if self.between:
            lines = [f"{r.sort}: {' / '.join(rows[c].line() for c in r.claims if c in rows)}" for r in self.between]
            blocks.append(Block("Between these", 2, tuple(lines)))
        for left in self.uncounted:
            title = f"{left.kind.replace('_', ' ')}: not counted, unknown how many ({left.total:,} claims)"
            blocks.append(Block(title, 2, rows=left.rows))
        return tuple(blocks)


def figures(sources: Sources, subject: str | None = None, kinds: Iterable[str] = ()) -> Figures:
    """Figures on an actor or place, or all; of these kinds, or all. Raises UnknownName, UsageError for a person's name."""
    about = find_anything(sources, subject) if subject else None
    if about and about.sort == "person":
        raise UsageError(
            "figures are of groups and places, not of persons", where=about.asked, remedy="name one of these"
        )
    countable = {name for name, kind in sources.codebook.kinds.items() if kind.counted}
    wanted = tuple(kinds) or (() if about else tuple(sorted(countable)))
    found = select(sources, (about,) if about else (), kinds=wanted)
    entries = found.entries
    counted = [e for e in entries if e.claim.count is not None]
    if about:
        counted += _beside(counted, sources)
    origins = trace(counted, sources)
    rows = [row_of(e, sources.codebook) for e in counted]
    doubted = _caveats(sources, {row.report for row in rows})
    relations, note = _relations(rows, sources, origins)
    by_claim: dict[str, list[Relation]] = {}
    for relation in relations:
        by_claim.setdefault(relation.claims[0], []).append(relation)
    groups = tuple(
        _group(
            held,
            [c for report in dict.fromkeys(r.report for r in held) for c in doubted.get(report, ())],
            by_claim,
            origins,
            sources,
        )
        for held in _grouped(rows, sources)
    )
    group_of = {f.row.claim: n for n, g in enumerate(groups) for f in g.figures}
    between = tuple(r for r in relations if r.sort in BETWEEN and len({group_of[c] for c in r.claims}) == 2)
    bare = [e for e in entries if e.claim.kind in countable and _unknown_how_many(e, sources)]
    uncounted = []
    for kind in dict.fromkeys(e.claim.kind for e in bare):
        held = [row_of(e, sources.codebook) for e in bare if e.claim.kind == kind]
        uncounted.append(Uncounted(kind, tuple(held[-20:]), len(held)))
    notes = [n for n in (found.note, note, origins.note) if n]
    return Figures(
        subject=about,
        as_of=sources.as_of,
        status="figures" if groups else "not counted" if uncounted else "none reported",
        groups=tuple(sorted(groups, key=lambda g: (g.kind, g.place_name, g.what, g.first or date.min))),
        between=between,
        uncounted=tuple(uncounted),
        stories=origins.stories,
        notes=tuple(notes),
    )


def _beside(counted: Sequence[Entry], sources: Sources) -> list[Entry]:
    """Figures of the same kind in the same sentences, which may tell neither actor nor place ("far fewer than …")."""
    known = {e.claim.id for e in counted}
    sentences: dict[tuple[str, str], list[Span]] = {}
    for e in counted:
        sentences.setdefault((e.report.id, e.claim.kind), []).append(e.claim.evidence)
    if not sentences:
        return []
    reports, kinds = ({key[n] for key in sentences} for n in (0, 1))
    found = fetch(sources, kinds=tuple(sorted(kinds)), reports=tuple(sorted(reports))).entries
    return [
        e
        for e in found
        if e.claim.count is not None
        and e.claim.id not in known
        and any(e.claim.evidence.overlaps(s) for s in sentences.get((e.report.id, e.claim.kind), ()))
    ]


def _unknown_how_many(entry: Entry, sources: Sources) -> bool:
    """Is it said to have happened to more than a single person, with no word on how many?"""
    claim, kind = entry.claim, sources.codebook[entry.claim.kind]
    if claim.count or kind.group not in UNCOUNTED_CHAPTERS or claim.stance.polarity == "denied":
        return False
    fillers = claim.roles.get(kind.counted or "", ())
    single = bool(fillers) and all(f.type == "person" for f in fillers)
    return claim.stance.certainty not in NOT_YET and not single


def _grouped(rows: Iterable[Row], sources: Sources) -> list[list[Row]]:
    """Rows by kind, what is counted, place and span of days."""
    groups: dict[tuple[str, str, str], list[list[Row]]] = {}
    for row in sorted(rows, key=lambda r: (r.published or date.min, r.claim)):
        spans = groups.setdefault((row.kind, _what(row, sources)[0], row.place.id if row.place else ""), [])
        for held in spans[-MOST_COMPARED:]:
            if _one_span(held[0], row):
                held.append(row)
                break
        else:
            spans.append([row])
    return [held for spans in groups.values() for held in spans]


def _one_span(a: Row, b: Row) -> bool:
    """Do two figures speak of one span: neither dated and of one time, or dated and sharing half of their days?"""
    if a.dated != b.dated:
        return False
    if not a.dated:
        return a.day is None or b.day is None or abs((a.day - b.day).days) <= 31
    first_a, last_a = a.when.first or date.min, a.when.last or date.max
    first_b, last_b = b.when.first or date.min, b.when.last or date.max
    both = (min(last_a, last_b) - max(first_a, first_b)).days + 1
    either = (max(last_a, last_b) - min(first_a, first_b)).days + 1
    return both * 2 >= either


def _what(row: Row, sources: Sources) -> tuple[str, str]:
    """What is counted: a key, and words. The group whose people they are, else the class of the unit."""
    kind = sources.codebook.kinds.get(row.kind)
    role = kind.counted if kind and kind.counted else next((r for r, _ in row.roles if r in ("whom", "who")), "")
    parts = row.parts(role) if role else ()
    unit = row.count.unit if row.count else None
    if known := [p for p in parts if p.id]:
        return "|".join(sorted(str(p.id) for p in known)), "; ".join(p.plain() for p in known)
    said = fold(row.count.words) if row.count else ""
    if unit and (fold(unit) in said or fold(unit) in _NOBODY):  # "hundreds died": nothing says of whom
        unit = None
    words = unit or next((p.words for p in parts if p.type != "count" and fold(p.words) not in {said, *_NOBODY}), None)
    return (f"unit:{class_of_unit(words)}", words) if words else ("", "not told")


def _group(
    rows: Sequence[Row],
    caveats: Sequence[Row],
    relations: Mapping[str, Sequence[Relation]],
    origins: Origins,
    sources: Sources,
) -> Group:
    mine = {row.claim for row in rows}
    within = tuple(r for row in rows for r in relations.get(row.claim, ()) if r.claims[1] in mine)
    listed = sorted(rows, key=lambda r: (r.published or date.min, r.claim), reverse=True)
    figures = tuple(
        Figure(row, origins[row.claim].key, origins[row.claim].label, _discount(row, listed, origins)) for row in listed
    )
    lead = rows[0]
    counts = [f.row.count for f in figures if f.row.count]
    bounded = any(c.low is not None or c.high is not None for c in counts)
    zero = bool(counts) and all(c.high == 0 for c in counts)
    return Group(
        kind=lead.kind,
        what=_what(lead, sources)[1],
        place=lead.place.id if lead.place else None,
        place_name=lead.where_words(),
        first=min((r.when.first for r in rows if r.when.first), default=None) if lead.dated else None,
        last=max((r.when.last for r in rows if r.when.last), default=None) if lead.dated else None,
        days=lead.when_words() if lead.dated else f"day not told (reported {lead.published or 'on an unknown day'})",
        figures=figures,
        envelope=envelope(figures),
        relations=within,
        caveats=tuple(caveats),
        status="zero" if zero else "numbers" if bounded else "words only",
    )


def envelope(figures: Iterable[Figure]) -> Envelope:
    """The lowest and highest bound of figures that are not discounted; an end that a figure leaves open stays open."""
    kept = [f for f in figures if not f.discounted and f.row.count]
    counts = [f.row.count for f in kept if f.row.count]
    lows = [c.low for c in counts if c.low is not None]
    highs = [c.high for c in counts if c.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    below = min((c.high for c in counts if c.low is None and c.high is not None), default=None)
    above = max((c.low for c in counts if c.high is None and c.low is not None), default=None)
    return Envelope(
        low=low,
        high=high,
        open_below=below if low is not None and below is not None and below < low else None,
        open_above=above if high is not None and above is not None and above > high else None,
        origins=len({f.origin for f in kept if f.row.count and (f.row.count.low, f.row.count.high) != (None, None)}),
    )


def _discount(row: Row, rows: Iterable[Row], origins: Origins) -> str:
    """Why the envelope leaves a figure out. A writer's caveat is no reason: it is shown beside, for people to weigh."""
    if row.polarity == "denied":
        return "denied by its speaker"
    if row.certainty == "unlikely" or row.certainty in NOT_YET:
        return row.stance_words()
    key = origins[row.claim].key
    for other in rows:
        newer = other.published and row.published and other.published > row.published
        if (
            newer
            and origins[other.claim].key == key
            and other.polarity == "affirmed"
            and _bounds(other) != _bounds(row)
        ):
            return f"the same source later gave {other.count_words()} ({other.published})"
    return ""


def _bounds(row: Row) -> tuple[int | None, int | None]:
    return (row.count.low, row.count.high) if row.count else (None, None)


def _relations(rows: Iterable[Row], sources: Sources, origins: Origins) -> tuple[list[Relation], str]:
    by_kind: dict[str, list[Row]] = {}
    for row in rows:
        by_kind.setdefault(row.kind, []).append(row)
    found: list[Relation] = []
    cut = 0
    for held in by_kind.values():
        cut += max(0, len(held) - MOST_COMPARED)
        latest = held[-MOST_COMPARED:]
        for n, a in enumerate(latest):
            for b in latest[n + 1 :]:
                # In two places, they can only differ in scope; that is why they are apart, and is not shown.
                if a.place and b.place and relate_places(a.place, b.place) == "different":
                    continue
                same = origins[a.claim].key == origins[b.claim].key
                if relation := compare(a, b, sources.codebook, same_origin=same):
                    found.append(relation)
    return found, f"{cut:,} older figures were listed but not compared with each other." if cut else ""


def _caveats(sources: Sources, reports: Iterable[str]) -> dict[str, list[Row]]:
    """Doubts cast on figures, by report."""
    listed = sorted(reports)
    found: dict[str, list[Row]] = {}
    for entry in fetch(sources, kinds=CAVEAT_KINDS, reports=listed).entries if listed else ():
        row = row_of(entry, sources.codebook)
        if any(_OF_FIGURES.search(fold(p.words)) or p.type == "count" for p in row.parts()) or _OF_FIGURES.search(
            row.sentence
        ):
            found.setdefault(row.report, []).append(row)
    return found
