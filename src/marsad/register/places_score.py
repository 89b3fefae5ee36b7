"""Weighs the candidates of all place names of a report against one another.

Comes in: phrases, evidence, the gazetteer. Goes out: ranked options for each name, with the reasons in words. It must
not know spans. The weights below are in units of `Candidate.importance`, that is about powers of ten of population: a
named country outweighs a population five powers of ten larger.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from marsad.records import Place
from marsad.register.gazetteer import Candidate, Gazetteer
from marsad.register.overlay import demonyms, load_countries
from marsad.register.places_context import Evidence
from marsad.register.places_key import plain_form
from marsad.register.places_words import FEATURES, Phrase, fits

FEATURE_FITS, FEATURE_MISFITS = 3.0, -3.0
HELD, NOT_HELD = 6.0, -5.0
"""Inside or outside what the words say holds it ("Iraq's", "in Anbar province")."""
MAYBE_HELD = 4.0
"""Inside a place that is named right after it."""
COUNTRY, PROVINCE, NEAR, SAME = 5.0, 5.0, 3.0, 2.5
"""The report speaks of that country (share of its places), that province, of places near it; of it elsewhere."""
LONGER = 0.8
"""For each further word of the text that the name covers: "Deir Ezzor province" before "Deir Ezzor"."""
WHOLE = 3.0
"""The name covers several words and all of the text: "eastern Mosul", a quarter, before Mosul."""
FEW = 40
"""Candidates a name that are weighed; the others are smaller namesakes."""

_LOST_APOSTROPHE = re.compile(r"[A-Z]\w{2,}[^\Ws]s")
""" "Velins outskirts": collections of texts often lose their apostrophes."""
_CAPITALISED = re.compile(r"(?:[A-Z]\.){2,}|[A-Z]\w+")


@dataclass(frozen=True, slots=True)
class Option:
    """A candidate with its score."""

    candidate: Candidate
    score: float
    support: float
    """The part of the score that the report's words gave, without the place's own importance."""
    share: float
    because: tuple[str, ...]
    covers_direction: bool
    """The direction is part of the name: "Eastern Ghouta"."""
    against: int
    """2: the words for it name a country or division that it does not lie in; 1: the words beside it may; 0: neither."""


@dataclass
class Scene:
    """The report as far as places go: which countries it speaks of."""

    gazetteer: Gazetteer
    countries: dict[str, float] = field(default_factory=dict)
    """ISO code → weight of demonyms, country names, dateline."""
    provinces: dict[int, float] = field(default_factory=dict)

    @classmethod
    def of(cls, gazetteer: Gazetteer, text: str, dateline: str | None, countries: Sequence[str] = ()) -> Scene:
        """Count demonyms and countries in the text; look up the dateline; add the countries that the caller knows of."""
        scene = cls(gazetteer)
        counted: dict[str, int] = {}
        for word in _CAPITALISED.findall(text):
            if iso := _country_words().get(word.casefold()):
                counted[iso] = counted.get(iso, 0) + 1
        for iso, times in counted.items():
            scene.countries[iso] = math.log2(1 + times)
        for rank, iso in enumerate(countries, 1):
            scene.countries[iso] = scene.countries.get(iso, 0.0) + 1.0 / rank
        if dateline and (found := gazetteer.candidates(dateline.title() if dateline.isupper() else dateline)):
            best = found[0]
            if best.exact and best.place.country:
                scene.countries[best.place.country] = scene.countries.get(best.place.country, 0.0) + 1.0
                if best.admin:
                    scene.provinces[best.admin] = scene.provinces.get(best.admin, 0.0) + 1.0
        return scene

    def country(self, iso: str) -> Place | None:
        """The country as a place."""
        return self.gazetteer.place(f"place:country:{iso}")

    def special(self, iso: str, features: Iterable[str]) -> Place | None:
        """A named place behind a description: "Syria's vast eastern desert" → Syrian Desert; "the Libyan capital"."""
        for word in (w for w, code in demonyms().items() if code == iso):
            for feature in features:
                found = [c for c in self.gazetteer.candidates(f"{word.title()} {feature.title()}") if c.exact]
                if found:
                    return found[0].place
        return None


@cache
def _country_words() -> Mapping[str, str]:
    """Single words that tell of a country: its names and demonyms, in lower case."""
    words = {n.casefold(): row.iso for row in load_countries() for n in (row.name, *row.names) if " " not in n}
    for person in ("georgia", "chad"):  # more often a state of the USA and a man
        words.pop(person)
    return words | {w: iso for w, iso in demonyms().items() if " " not in w}


def choose(scene: Scene, phrases: Sequence[Phrase], evidence: Sequence[Evidence]) -> list[list[Option]]:
    """Ranked options for each phrase; empty where the gazetteer has none."""
    pools = [_pool(scene, p) for p in phrases]
    evidence = _provinces_of_towns(phrases, evidence, pools)
    groups: dict[tuple[Phrase, Evidence], list[int]] = {}
    for n, phrase in enumerate(phrases):
        groups.setdefault((phrase, evidence[n]), []).append(n)
    heads = {key: pools[members[0]] for key, members in groups.items()}
    first: dict[Key, list[_Rated]] = {}
    for key, pool in heads.items():
        first[key] = _own(scene, key[0], key[1], pool, phrases, pools)
        if all(r.against for r in first[key]) and pool:  # the right place may be spelt otherwise
            heads[key] = _pool(scene, key[0], folded=True)
            first[key] = _own(scene, key[0], key[1], heads[key], phrases, pools)
    votes = _Votes(scene, first)
    second = {key: votes.weigh(key, rated) for key, rated in first.items()}
    chosen = _agree(second)
    by_index: list[list[Option]] = [[] for _ in phrases]
    for key, members in groups.items():
        ranked = _rank(chosen[key], heads[key])
        for n in members:
            by_index[n] = ranked
    return by_index


Key = tuple[Phrase, Evidence]
Pool = dict[int, tuple[Candidate, int, str]]
"""Place key → candidate, how many words of the text its name covers, the name."""


@dataclass(slots=True)
class _Rated:
    candidate: Candidate
    base: float
    support: float
    because: list[str]
    against: int


def _pool(scene: Scene, phrase: Phrase, *, folded: bool = False) -> Pool:
    pool: Pool = {}
    names = [_STATES.get(n.casefold(), n) for n in phrase.names]
    if "border" in phrase.features and not any(scene.gazetteer.candidates(n) for n in names):
        names += [part for n in names for part in n.split("-")]
    for exact in (True, False):
        for name in names:
            for candidate in scene.gazetteer.candidates(name)[:FEW]:
                if candidate.exact == exact and candidate.pk not in pool:
                    pool[candidate.pk] = (candidate, len(name.split()), name)
        if pool and not folded:
            break
    if not pool and len(phrase.names) == 1 and _LOST_APOSTROPHE.fullmatch(phrase.names[0]):
        found = scene.gazetteer.candidates(name := phrase.names[0][:-1])[:FEW]
        pool.update({c.pk: (c, len(name.split()), name) for c in found if c.exact})
    return pool


def _own(
    scene: Scene, phrase: Phrase, evidence: Evidence, pool: Pool, phrases: Sequence[Phrase], pools: Sequence[Pool]
) -> list[_Rated]:
    # "the towns of Velin province": the province, whatever stands before it.
    features = phrase.features if "province" in phrase.features else phrase.features | evidence.features
    countries = phrase.countries | evidence.countries
    holders = [found for h in phrase.holders if (found := _holder(scene, h))]
    maybe = [found for h in evidence.holders if (found := _holder(scene, h))]
    for n in evidence.held_by:
        if phrases[n] != phrase and (exact := tuple(c for c, _, _ in pools[n].values() if c.exact)):
            maybe.append(exact)
    rated: list[_Rated] = []
    shortest = min((words for _, words, _ in pool.values()), default=0)
    for candidate, words, name in pool.values():
        support, against = 0.0, 0
        because: list[str] = []
        if features:
            if features & {"province", "region"} and _has_province_beside(candidate, pool, features):
                support += NOT_HELD
            elif fits(features, candidate.place.kind, candidate.level):
                support += FEATURE_FITS
                because.append(f"called {', '.join(sorted(features))}")
            elif candidate.level and not (words > shortest) and not _says_itself(name, features):
                support += FEATURE_MISFITS
        above = {h.pk for h in scene.gazetteer.holders(candidate)}
        if countries:
            held = candidate.place.country in countries
            support += HELD if held else NOT_HELD
            against = against if held else 2
            because += [f"in {candidate.place.country}, by the words beside it"] if held else []
        for holder in holders:
            held = _holds(holder, candidate, above)
            support += HELD if held else NOT_HELD / 2
            against = against if held or holder[0].level == 9 else 2
            because += ["in the place that the words name"] if held else []
        if any(_holds(holder, candidate, above) for holder in maybe):
            support += MAYBE_HELD
            because.append("in the place named beside it")
        elif any(holder[0].level <= 1 for holder in maybe):
            against = max(against, 1)
        longer = LONGER * (words - 1) + (WHOLE if words > 1 and name == phrase.text else 0.0)
        rated.append(_Rated(candidate, candidate.importance + longer, support, because, against))
    return rated


def _provinces_of_towns(
    phrases: Sequence[Phrase], evidence: Sequence[Evidence], pools: Sequence[Pool]
) -> list[Evidence]:
    """ "The town of Karsa in Velin": where Velin is a province and its capital, a town that lies in the one does not lie in the other."""
    found = list(evidence)
    for n, beside in enumerate(evidence):
        inner = {c.admin for c, _, _ in pools[n].values() if c.exact and c.level == 9 and c.place.kind in _TOWNS}
        if not inner or len(inner) > 1 or _QUARTERS & (phrases[n].features | beside.features):
            continue
        for outer in beside.held_by[:1]:
            told = phrases[outer].features | found[outer].features or phrases[outer].near or found[outer].near
            both = {c.level for c, _, _ in pools[outer].values() if c.exact}
            holds = any(c.level == 1 and c.pk in inner for c, _, _ in pools[outer].values() if c.exact)
            same = phrases[outer].names[-1:] == phrases[n].names[-1:]
            if holds and 9 in both and not told and not same:
                found[outer] = replace(found[outer], features=frozenset({"province"}))
    return found


_TOWNS = frozenset({"town", "village"})
_QUARTERS = frozenset({"quarter", "base", "site", "camp"})


def _has_province_beside(candidate: Candidate, pool: Pool, features: Collection[str]) -> bool:
    """A city, or a province that is no more than the city, where a wider one bears the name: "Damascus province" lies around it."""
    near = [c for c, _, _ in pool.values() if c.exact and c.place.country == candidate.place.country]
    wider = any(c.level == 1 and c.pk != candidate.pk for c in near)
    if candidate.level != 1:
        return candidate.level == 9 and wider and "province" in features
    return wider and any(c.level == 9 and 0.9 <= c.population / max(candidate.population, 1) <= 1.1 for c in near)


def _holder(scene: Scene, name: str) -> tuple[Candidate, ...]:
    name = _STATES.get(name.rstrip(",").casefold(), name)
    return tuple(c for c in scene.gazetteer.candidates(name)[:FEW] if c.exact)


def _holds(holder: Iterable[Candidate], candidate: Candidate, above: set[int]) -> bool:
    """Does one of the namesakes `holder` hold the candidate? A town holds what lies within 60 km ("Damascus suburb of")."""
    here = candidate.place
    for one in holder:
        if one.pk in above:
            return True
        there = one.place
        if one.level == 9 and one.pk != candidate.pk and here.latitude is not None and there.latitude is not None:
            near = _nearness(here.latitude, here.longitude or 0.0, there.latitude, there.longitude or 0.0)
            if near > math.exp(-60 / 150):
                return True
    return False


def _says_itself(name: str, features: Iterable[str]) -> bool:
    words = name.split()
    return len(words) > 1 and FEATURES.get(words[-1].casefold()) in set(features)


_STATES = {
    # Abbreviations of the Associated Press for the states of the USA, as datelines print them.
    "ala.": "Alabama", "ariz.": "Arizona", "ark.": "Arkansas", "calif.": "California", "colo.": "Colorado",
    "conn.": "Connecticut", "del.": "Delaware", "fla.": "Florida", "ga.": "Georgia", "ill.": "Illinois",
    "ind.": "Indiana", "kan.": "Kansas", "ky.": "Kentucky", "la.": "Louisiana", "md.": "Maryland",
    "mass.": "Massachusetts", "mich.": "Michigan", "minn.": "Minnesota", "miss.": "Mississippi", "mo.": "Missouri",
    "mont.": "Montana", "neb.": "Nebraska", "nev.": "Nevada", "n.h.": "New Hampshire", "n.j.": "New Jersey",
    "n.m.": "New Mexico", "n.y.": "New York", "n.c.": "North Carolina", "n.d.": "North Dakota", "okla.": "Oklahoma",
    "ore.": "Oregon", "pa.": "Pennsylvania", "r.i.": "Rhode Island", "s.c.": "South Carolina", "s.d.": "South Dakota",
    "tenn.": "Tennessee", "tex.": "Texas", "vt.": "Vermont", "va.": "Virginia", "wash.": "Washington",
    "w.va.": "West Virginia", "wis.": "Wisconsin", "wyo.": "Wyoming", "d.c.": "District of Columbia",
}  # fmt: skip


class _Votes:
    """What the report's places, taken together, say of each."""

    def __init__(self, scene: Scene, first: Mapping[Key, list[_Rated]]) -> None:
        self.countries = dict(scene.countries)
        self.provinces = dict(scene.provinces)
        self.mine: dict[Key, tuple[dict[str, float], dict[int, float]]] = {}
        self.points: list[tuple[Key, float, float, float]] = []
        seen: set[str] = set()
        for key, rated in first.items():
            own: tuple[dict[str, float], dict[int, float]] = ({}, {})
            name = plain_form(key[0].names[-1]) if key[0].names else ""
            if rated and name not in seen:
                seen.add(name)
                for r, share in zip(rated, _shares(rated), strict=True):
                    if share < 0.02:
                        continue
                    place = r.candidate.place
                    if place.country:
                        own[0][place.country] = own[0].get(place.country, 0.0) + share
                        self.countries[place.country] = self.countries.get(place.country, 0.0) + share
                    if r.candidate.admin:
                        own[1][r.candidate.admin] = own[1].get(r.candidate.admin, 0.0) + share
                        self.provinces[r.candidate.admin] = self.provinces.get(r.candidate.admin, 0.0) + share
                    if share > 0.3 and r.candidate.level and place.latitude is not None and len(self.points) < 25:
                        self.points.append((key, place.latitude, place.longitude or 0.0, share))
            self.mine[key] = own

    def weigh(self, key: Key, rated: list[_Rated]) -> list[_Rated]:
        """Add what the other names say; a name has no vote on itself."""
        own_countries, own_provinces = self.mine[key]
        countries = {c: w - own_countries.get(c, 0.0) for c, w in self.countries.items()}
        provinces = {p: w - own_provinces.get(p, 0.0) for p, w in self.provinces.items()}
        all_countries = sum(countries.values()) + 1.0
        all_provinces = sum(provinces.values()) + 2.0
        points = [
            (lat, lon, w) for k, lat, lon, w in self.points if k is not key and k[0].names[-1:] != key[0].names[-1:]
        ]
        weighed: list[_Rated] = []
        for r in rated:
            place, because, support = r.candidate.place, list(r.because), r.support
            share = countries.get(place.country or "", 0.0) / all_countries
            support += COUNTRY * share
            if share > 0.2:
                because.append(f"the report speaks of {place.country}")
            if r.candidate.admin and r.candidate.level != 1:
                share = provinces.get(r.candidate.admin, 0.0) / all_provinces
                support += PROVINCE * share
                if share > 0.1:
                    because.append(f"the report speaks of {place.admin}")
            elif r.candidate.level == 1:
                support += PROVINCE * 0.5 * provinces.get(r.candidate.pk, 0.0) / all_provinces
            if r.candidate.level > 1 and place.latitude is not None and points:
                nearness = sum(
                    w * _nearness(place.latitude, place.longitude or 0.0, lat, lon) for lat, lon, w in points
                )
                support += NEAR * nearness / (nearness + 1.0)
                if nearness > 0.5:
                    because.append("near other places of the report")
            weighed.append(_Rated(r.candidate, r.base, support, because, r.against))
        return weighed


def _nearness(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """1 at the same point, falling to a third at 150 km."""
    dy = lat1 - lat2
    if abs(dy) > 5:
        return 0.0
    dx = (lon1 - lon2) * math.cos(math.radians(lat1))
    return math.exp(-111.2 * math.hypot(dx, dy) / 150)


def _shares(rated: Sequence[_Rated]) -> list[float]:
    top = max(r.base + r.support for r in rated)
    weights = [math.exp(1.5 * (r.base + r.support - top)) for r in rated]
    total = sum(weights)
    return [w / total for w in weights]


def _agree(second: dict[Key, list[_Rated]]) -> dict[Key, list[_Rated]]:
    """One name, one place: what a name with words beside it was found to be, it is elsewhere too."""
    told: dict[str, set[int]] = {}
    for (phrase, evidence), rated in second.items():
        if rated and (phrase.countries or phrase.holders or evidence.countries or evidence.holders or evidence.held_by):
            best = max(rated, key=lambda r: r.base + r.support)
            if best.candidate.level > 3 and best.because:
                told.setdefault(plain_form(phrase.names[-1]), set()).add(best.candidate.pk)
    for (phrase, _), rated in second.items():
        for r in rated:
            if phrase.names and r.candidate.pk in told.get(plain_form(phrase.names[-1]), ()):
                r.support += SAME
    return second


def _rank(rated: Sequence[_Rated], pool: Pool) -> list[Option]:
    if not rated:
        return []
    options = [
        Option(
            r.candidate,
            r.base + r.support,
            r.support,
            round(share, 3),
            tuple(r.because) or ("the best known place of that name",),
            _covers_direction(r.candidate, pool[r.candidate.pk][2]),
            r.against,
        )
        for r, share in zip(rated, _shares(rated), strict=True)
    ]
    return sorted(options, key=lambda o: (-o.score, o.candidate.pk))


def _covers_direction(candidate: Candidate, name: str) -> bool:
    words = name.casefold().split()
    return candidate.exact and len(words) > 1 and re.match(r"(?:north|south|east|west)", words[0]) is not None
