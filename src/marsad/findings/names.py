"""Resolves the name that a person asks about to an identity.

Comes in: a name (any alias), the register, and the names that the ledger's own claims brought (provisional actors,
persons). Goes out: `Subject`, or UnknownName with the nearest names. Must not know any question.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.findings.sources import Sources
from marsad.records import Claim, Filler, Identity, Place, UnknownName
from marsad.register.names import fold, in_arabic, skeleton

WIDE = {"country": 6, "province": 4}
"""Kinds of place that others lie within, with UCDP's precision of a claim that names no more than that."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a question is about."""

    id: str
    name: str
    sort: str
    """`actor`, `place` or `person`."""
    asked: str = ""
    """The name as it was asked."""
    provisional: bool = False
    """True: known from reports only, not from the register."""
    place: Place | None = None

    def covers(self, place: Place | None) -> bool:
        """Is the place the one asked about, or within it (country, province)?"""
        mine = self.place
        if place is None or mine is None:
            return False
        if place.id == mine.id:
            return True
        if mine.kind == "country" or mine.precision == WIDE["country"]:
            return mine.country is not None and place.country == mine.country
        if mine.precision == WIDE["province"]:
            return place.country == mine.country and place.admin is not None and fold(place.admin) == fold(mine.name)
        return False

    def fills(self, filler: Filler) -> bool:
        """Does this filler name the subject (or, for a place, one within it)?"""
        if self.place is not None:
            return self.covers(filler.place) or (filler.identity is not None and filler.identity.id == self.id)
        return filler.identity is not None and filler.identity.id == self.id

    def in_claim(self, claim: Claim) -> bool:
        """Does the claim speak of the subject in any role, or of something in it?"""
        if self.place is not None and self.covers(claim.where):
            return True
        return any(self.fills(f) for fillers in claim.roles.values() for f in fillers)


def find_actor(sources: Sources, name: str) -> Subject:
    """The group, force or other body of this name; raises UnknownName."""
    return _find(sources, name, "actor", ("actor",))


def find_place(sources: Sources, name: str) -> Subject:
    """The place of this name; raises UnknownName."""
    return _find(sources, name, "place", ("place",))


def find_body_or_person(sources: Sources, name: str) -> Subject:
    """The body or person of this name; raises UnknownName."""
    return _find(sources, name, "body or person", ("actor", "person"))


def find_person(sources: Sources, name: str) -> Subject:
    """The person of this id ("person:omid-rask"), or of this full name, with or without "person:"; raises UnknownName."""
    try:
        return _find(sources, name, "person", ("person",))
    except UnknownName:
        if not name.startswith("person:"):
            raise
        return _find(sources, name.removeprefix("person:").strip(), "person", ("person",))


def find_anything(sources: Sources, name: str) -> Subject:
    """The actor or the place of this name; a name that is both is what the register holds likelier."""
    weights = sources.register.types(name)
    order = ("place", "actor") if weights.get("place", 0) > weights.get("group", 0) else ("actor", "place")
    return _find(sources, name, "actor or place", (*order, "person"))


def _find(sources: Sources, name: str, sort: str, tried: tuple[str, ...]) -> Subject:
    nearest: list[str] = []
    for each in tried:
        try:
            if each == "actor":
                actor = sources.register.actor(name)
                return Subject(actor.id, actor.name, "actor", name)
            if each == "place":
                place = sources.register.place(name)
                return Subject(place.id, place.name, "place", name, place=place)
        except UnknownName as error:
            nearest += error.nearest
    if name.split(":", 1)[0] in tried and (identity := _held(sources, name)) is not None:
        return _from_reports(identity, name)
    known: dict[str, Identity] = {}
    for prefix in tried:
        for id_, known_as, _ in sources.view.identities(f"{prefix}:"):
            known.setdefault(fold(known_as), Identity(id_, known_as, 1.0))
    if found := known.get(fold(name)) or _of_spelling(name, known.values()):
        return _from_reports(found, name)
    asked = f" {fold(name)} "
    partly = [identity for key, identity in known.items() if asked in f" {key} "] if asked.count(" ") > 2 else []
    if len({identity.id for identity in partly}) == 1:  # "Abdul Mahdi", where only one Adel Abdul Mahdi is known
        return _from_reports(partly[0], name)
    from rapidfuzz import fuzz, process  # only a name that nobody knows pays for it

    close = process.extract(fold(name), list(known), scorer=fuzz.WRatio, limit=4, score_cutoff=75)
    offered = dict.fromkeys([*(known[c[0]].name for c in close), *nearest])
    raise UnknownName(name, sort=sort, nearest=list(offered)[:5])


def _of_spelling(name: str, known: Iterable[Identity]) -> Identity | None:
    """Whom of the known a full name means in another spelling of it, or in Arabic script; None where that may be several."""
    from marsad.register.persons import person_id, person_name  # only a name that is not known as it stands pays for it

    def key(words: str) -> str | None:
        if in_arabic(name):
            return skeleton(words)
        found = person_name(words)
        return person_id(found) if found is not None and found.full else None

    asked = key(name)
    found = [one for one in known if key(one.name) == asked] if asked else []
    return found[0] if len({one.id for one in found}) == 1 else None


def _held(sources: Sources, id_: str) -> Identity | None:
    """An identity that the ledger holds under this id; one look instead of a list of all names."""
    for entry in sources.view.entries(identities=(id_,), limit=1, latest=True):
        claim = entry.claim
        identities = [f.identity for fillers in claim.roles.values() for f in fillers]
        identities += [s.identity for s in claim.voice]
        for identity in identities:
            if identity is not None and identity.id == id_:
                return identity
    return None


def _from_reports(identity: Identity, asked: str) -> Subject:
    sort = identity.id.split(":", 1)[0]
    return Subject(identity.id, identity.name, sort, asked, provisional=True)
