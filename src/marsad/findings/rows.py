"""The common row of every answer: one claim, with who says so, how sure, where, when and how many, in plain words.

Comes in: an entry of the ledger. Goes out: `Row`, complete as JSON and readable as words. Must not know any question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from marsad.codebook.load import Codebook
from marsad.findings.answer import Json, fields_as_json
from marsad.records import Count, Entry, Filler, Place, Speaker, When
from marsad.register.names import fold

CERTAINTY_WORDS = {
    "stated": "stated",
    "likely": "thought likely",
    "possible": "said to be possible",
    "unlikely": "thought unlikely",
    "predicted": "predicted, not said to have happened",
    "intended": "intended, not said to have happened",
    "attempted": "attempted, not said to have succeeded",
    "ordered": "decreed or ordered, not said to have taken effect",
    "hypothetical": "only supposed",
}
"""How each certainty of the claim format reads."""

_MEMBERS = (
    "fighter militant operative member element gunman gunmen jihadist insurgent rebel troop soldier recruit supporter "
    "follower volunteer terrorist fighters militants operatives members elements jihadists insurgents rebels troops "
    "soldiers men recruits supporters followers volunteers terrorists"
)
MEMBER_WORDS = frozenset(_MEMBERS.split())
"""Last words of a filler that speaks of a group's people, not of the group itself."""

BLAMING_KINDS = frozenset({"accuses", "abuses"})
"""Kinds that lay a wrong at somebody's door by what they say; they always read as alleged."""
BLAMING_CHAPTER, BLAMED_ROLE = "violence", "by"
"""Any claim of this chapter of the codebook that names a doer reads as alleged too, whatever its kind is called."""


@dataclass(frozen=True, slots=True)
class Part:
    """What fills a role, as a row shows it."""

    words: str
    """The report's words."""
    name: str | None = None
    """The register's name for it; None where nothing could be found out."""
    id: str | None = None
    score: float | None = None
    type: str = "other"
    members: bool = False
    """True: the words speak of a group's people ("Daesh fighters"), not of the group as such."""
    place: Place | None = None

    def plain(self) -> str:
        """In words: the register's name with the report's own words beside it where they differ."""
        if not self.name or fold(self.name) == fold(self.words):
            return self.words
        return f"{self.words} ({'members of ' if self.members else ''}{self.name})"


@dataclass(frozen=True, slots=True)
class Hop:
    """One speaker of a chain."""

    speaker: str
    named: bool
    post: str | None = None
    organisation: str | None = None
    mode: str = "indirect"
    cue: str = ""
    told: str | None = None
    inferred: bool = False
    id: str | None = None

    def plain(self) -> str:
        """In words: "Rami Abdel Rahman, director, Syrian Observatory for Human Rights (named), told AFP"."""
        known = fold(self.speaker)
        extra = [x for x in (self.post, self.organisation) if x and fold(x) not in known]
        if len(extra) == 2 and fold(extra[1]) in fold(extra[0]):
            extra.pop()
        about = ", " + " of ".join(extra) if extra else ""
        mark = " (named)" if self.named else " (not named)"
        told = f", told {self.told}" if self.told else ""
        carried = "; speaker carried over from the sentence before" if self.inferred else ""
        return f"{self.speaker}{about}{mark}{told}{carried}"


@dataclass(frozen=True, slots=True)
class Remark:
    """A review in force, in short."""

    action: str
    by: str
    at: datetime
    why: str = ""
    detail: str = ""
    """For a correction: what is right, as its author puts it. The claim beside it stays as it was read."""

    def plain(self) -> str:
        """In words: "by R. Haddad on 2024-05-01: rather: 14 killed; the hospital's list"."""
        told = "; ".join(filter(None, (self.detail and f"rather: {self.detail}", self.why)))
        return f"by {self.by} on {self.at.date()}{told and f': {told}'}"


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as every answer shows it."""

    claim: str
    """Id of the claim."""
    report: str
    """Id of the report."""
    kind: str
    roles: tuple[tuple[str, tuple[Part, ...]], ...]
    """Role name and what fills it, in the codebook's order."""
    place: Place | None
    when: When
    count: Count | None
    polarity: str
    certainty: str
    voice: tuple[Hop, ...]
    """Outermost speaker first; empty: the report says it in its own voice."""
    outlet: str | None
    published: date | None
    title: str
    url: str | None
    sentence: str
    begin: int
    end: int
    """Where the sentence stands in the report's text (Unicode code points, half open)."""
    alleged: bool
    """True: it lays something at somebody's door, and is worded as alleged by its speaker."""
    learnt: datetime
    score: float
    reviews: tuple[Remark, ...] = ()

    def parts(self, *roles: str) -> tuple[Part, ...]:
        """What fills any of the roles; all roles where none is given."""
        if len(roles) == 1:  # Asked for every pair of claims that are compared.
            return next((parts for role, parts in self.roles if role == roles[0]), ())
        return tuple(p for role, parts in self.roles if not roles or role in roles for p in parts)

    @property
    def named(self) -> bool | None:
        """Is the speaker named? None for the report's own voice."""
        return self.voice[0].named if self.voice else None

    @property
    def day(self) -> date | None:
        """The last day it speaks of or, where it tells none, the day of the report."""
        return self.when.last or self.when.first or self.published

    @property
    def dated(self) -> bool:
        """Does the report tell days, or only tense, seen from its own day ("holds the town")?"""
        first, last = self.when.first, self.when.last
        return bool(self.when.words) or (first is not None and last is not None and not first == last == self.published)

    def outlet_words(self) -> str:
        """Outlet and day: "Arab News, 2019-09-17"."""
        day = self.published.isoformat() if self.published else "day not known"
        return f"{self.outlet or 'outlet not known'}, {day}"

    def says_who(self) -> str:
        """Who says so, in words; the outlet is named for the report's own voice only (see `outlet_words`)."""
        if not self.voice:
            return f"the report itself ({self.outlet_words()})"
        return ", quoting ".join(hop.plain() for hop in self.voice)

    def when_words(self) -> str:
        """Its days, in words."""
        return when_words(self.when)

    def where_words(self) -> str:
        """Its place, in words, with the province and how precise it is."""
        return place_words(self.place) if self.place else "place not told or not found"

    def count_words(self) -> str:
        """How many, in words; "not counted" where the claim gives no count."""
        return count_words(self.count)

    def stance_words(self) -> str:
        """How sure it is put forward, in words."""
        sure = CERTAINTY_WORDS.get(self.certainty, self.certainty)
        if self.polarity == "denied":
            return "denied" if self.certainty == "stated" else f"denied; {sure}"
        return sure

    def summary(self) -> str:
        """What is claimed, in one line, without who says so."""
        return _summary(self)

    def line(self) -> str:
        """What is claimed, how sure and who says so, in one line."""
        who = self.says_who()
        head = f"alleged by {who}: {self.summary()}" if self.alleged else f"{self.summary()}, according to {who}"
        return f"{head} [{self.stance_words()}]"

    def coarse(self) -> Row:
        """The same with coordinates at district precision at best (one decimal, about 11 km)."""
        roles = tuple(
            (role, tuple(replace(p, place=_coarse(p.place)) if p.place else p for p in parts))
            for role, parts in self.roles
        )
        return replace(self, place=_coarse(self.place) if self.place else None, roles=roles)

    def to_json(self) -> Json:
        """All fields, and the same in words under `words`."""
        data: Json = fields_as_json(self)
        data["roles"] = {role: [fields_as_json(p) for p in parts] for role, parts in self.roles}
        if self.count:
            data["count"].pop("span")
        data["when"].pop("span")
        data["words"] = {
            "summary": self.summary(),
            "says_who": self.says_who(),
            "outlet": self.outlet_words(),
            "when": self.when_words(),
            "where": self.where_words(),
            "count": self.count_words(),
            "stance": self.stance_words(),
            "line": self.line(),
        }
        return data


def row_of(entry: Entry, codebook: Codebook) -> Row:
    """Make the row of an entry. Kinds that the codebook does not know are shown as they are."""
    claim, report = entry.claim, entry.report
    kind = codebook.kinds.get(claim.kind)
    known = [r.name for r in kind.roles] if kind else []
    order = [r for r in known if claim.roles.get(r)] + [r for r in claim.roles if r not in known and claim.roles[r]]
    blames = kind is not None and kind.group == BLAMING_CHAPTER and bool(claim.roles.get(BLAMED_ROLE))
    return Row(
        claim=claim.id,
        report=report.id,
        kind=claim.kind,
        roles=tuple((role, tuple(part_of(f) for f in claim.roles[role])) for role in order),
        place=claim.where or next((f.place for role in order for f in claim.roles[role] if f.place), None),
        when=claim.when,
        count=claim.count,
        polarity=claim.stance.polarity,
        certainty=claim.stance.certainty,
        voice=tuple(hop_of(s) for s in claim.voice),
        outlet=report.publisher,
        published=report.published,
        title=report.title,
        url=report.url,
        sentence=claim.quote,
        begin=claim.evidence.begin,
        end=claim.evidence.end,
        alleged=claim.kind in BLAMING_KINDS or blames,
        learnt=entry.learnt,
        score=claim.score,
        reviews=tuple(Remark(r.action, r.by, r.at, r.why, r.detail) for r in entry.reviews),
    )


def rows_of(entries: Iterable[Entry], codebook: Codebook) -> tuple[Row, ...]:
    """The rows of several entries, in their order."""
    return tuple(row_of(entry, codebook) for entry in entries)


def part_of(filler: Filler) -> Part:
    """A filler as a row shows it."""
    identity, place = filler.identity, filler.place
    words = fold(filler.text).split()
    group = identity is not None and identity.id.startswith("actor:")
    return Part(
        words=filler.text,
        name=identity.name if identity else place.name if place else None,
        id=identity.id if identity else place.id if place else None,
        score=identity.score if identity else None,
        type=filler.type,
        members=group and (filler.type == "people" or (bool(words) and words[-1] in MEMBER_WORDS)),
        place=place,
    )


def hop_of(speaker: Speaker) -> Hop:
    """A speaker as a row shows it."""
    return Hop(
        speaker=speaker.speaker,
        named=speaker.named,
        post=speaker.post,
        organisation=speaker.organisation,
        mode=speaker.mode,
        cue=speaker.cue,
        told=speaker.told,
        inferred=speaker.inferred,
        id=speaker.identity.id if speaker.identity else None,
    )


def when_words(when: When) -> str:
    """A range of days in words; says apart whether it held all the time and whether an edge is a real start or end."""
    said = f" (“{when.words}”)" if when.words else ""
    if when.first is None and when.last is None:
        return f"day not told{said}"
    if when.first == when.last:
        return f"on {when.first}{said}"
    if when.last is None:
        return f"{'from' if when.starts else 'on or after'} {when.first}{said}"
    if when.first is None:
        return f"{'until' if when.ends else 'on or before'} {when.last}{said}"
    return f"{'throughout' if when.throughout else 'at some time from'} {when.first} to {when.last}{said}"


def count_words(count: Count | None) -> str:
    """A count in words: its bounds, and what the report says; zero, no bounds and no count at all read differently."""
    if count is None:
        return "not counted"
    unit = f" {count.unit}" if count.unit else ""
    about = "about " if count.about else ""
    low, high = count.low, count.high
    if low is None and high is None:
        return f"“{count.words}” (no number given{': ' + count.unit if count.unit else ''})"
    if low is not None and low == high:
        bounds = f"{about}{low:,}" if low else "zero"
    elif low is None:
        bounds = f"{about}{high:,} or fewer"
    elif high is None:
        bounds = f"{about}{low:,} or more"
    else:
        bounds = f"{about}{low:,} to {high:,}"
    said = f" (“{count.words}”)" if count.words and fold(count.words) != str(low) else ""
    return f"{bounds}{unit}{said}"


def place_words(place: Place) -> str:
    """A place in words: name, province, country code."""
    rest = [x for x in (place.admin, place.country) if x and fold(x) != fold(place.name)]
    return ", ".join([place.name, *rest])


def _coarse(place: Place | None) -> Place | None:
    if place is None or place.latitude is None or place.longitude is None or place.precision >= 3:
        return place
    return replace(place, latitude=round(place.latitude, 1), longitude=round(place.longitude, 1), precision=3)


# Prepositions that read well before a role of this name; any other role is shown as "role: words".
_LINKS = {"from": "from", "to": "to", "in": "in", "with": "with", "over": "over", "of": "of", "place": "in", "on": "on"}


def _summary(row: Row) -> str:
    listed = list(row.roles)
    head, verb = "", row.kind.replace("_", " ")
    if listed and listed[0][0] in ("who", "by"):
        doers = listed.pop(0)[1]
        head = _named(doers) + " "
        verb = _plural_verb(verb) if len(doers) > 1 or any(map(_is_plural, doers)) else verb
    bits = [verb]
    for n, (role, parts) in enumerate(listed):
        link = _LINKS.get(role)
        # "holds Raqqa", "present in Mosul": the first role after a doer follows the kind's own words directly.
        direct = n == 0 and (link is None or bits[0].endswith(f" {link}") or (role == "place" and bool(head)))
        words = _named(parts)
        bits.append(words if direct else f"{link} {words}" if link else f"{role}: {words}")
    count = f" [{row.count_words()}]" if row.count else ""
    denied = "it is denied that: " if row.polarity == "denied" else ""
    return f"{denied}{head}{' '.join(bits)}{count}"


_HEAD = re.compile(
    r"^(?:.*?)(?P<noun>[^\W\d_]+)(?= (?:of|from|in|at|near|who|that|which|with|for|on|under|loyal|and)\b|[,(]|$)"
)
"""The noun that a phrase is about: "dozens of | fighters | from Velin" has its first as its head, which is as plural."""
_PLURAL_WORDS = frozenset(("people", "men", "women", "children", "gunmen", "police", "they", "we", "those", "some", "many", "others"))  # fmt: skip


def _is_plural(part: Part) -> bool:
    """Do its words take a plural verb? A name does not ("Islamic State", "Northern Fronts"), a description may."""
    found = _HEAD.match(part.words)
    noun = found["noun"] if found else ""
    if noun.lower() in _PLURAL_WORDS:
        return True
    if part.id is not None or re.search(r"[^siu]s$", noun) is None:
        return False
    return noun.islower() or part.type == "people"


def _plural_verb(label: str) -> str:
    """The label of a kind after a plural: "moves" → "move", "denies" → "deny"; "part of" and nouns ("casualties") as they are."""
    if label == "casualties":
        return label
    verb, *rest = label.split()
    verb = re.sub(r"(?<=(?:ch|sh|ss))es$|(?<!s)s$", "", re.sub(r"ies$", "ys", verb))
    return " ".join([verb, *rest])


def _named(parts: Iterable[Part]) -> str:
    return "; ".join(p.plain() for p in parts)
