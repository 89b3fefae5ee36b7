"""Decides which places the place names of one report mean, all of them together.

Comes in: the names with their spans, the report's text and dateline, the gazetteer. Goes out: a `Place` for each, or
None where the words name no place that can be told. It must not know claims.

How it decides: every name is looked up (exact spellings first); the words beside it (feature words, demonyms, "Iraq's",
", Iraq", "in Deir Ezzor province") and the report's other places (which countries and provinces they lie in, how near they
are, the dateline) are weighed with how large the place is; the same name means the same place throughout unless its own
words say otherwise. A bare name that is both town and province is the town, because reports say "province" when they
mean one. "The city" is the nearest preceding city; "the Old City" that city's quarter, where the gazetteer has it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from marsad.records import Place, Report, Span
from marsad.register.gazetteer import Candidate, Gazetteer, is_doubtful, open_gazetteer
from marsad.register.names import slug
from marsad.register.overlay import demonyms, load_countries
from marsad.register.places_context import Evidence, read_evidence
from marsad.register.places_key import place_key, plain_form
from marsad.register.places_score import FEATURE_FITS, Option, Scene, choose
from marsad.register.places_words import Phrase, parse_phrase


@dataclass(frozen=True, slots=True)
class PlaceName:
    """Words of a report that are used for a place."""

    text: str
    """As in the report: "the Libyan city of Sirte"."""
    span: Span
    hint: str = ""
    """What a caller knows of it, as a feature word: "city", "province", "camp"; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the report says around its place names."""

    dateline: str | None = None
    countries: tuple[str, ...] = ()
    """ISO codes of countries that are known to matter, most important first; those of the text are counted anyway."""
    text: str = ""
    """The report's text, which the spans point into; empty where only names are known."""
    title: str = ""

    @classmethod
    def of(cls, report: Report) -> Context:
        """The context of a report."""
        return cls(report.dateline, (), report.text, report.title)


@dataclass(frozen=True, slots=True)
class Located:
    """Where a name was located, and why."""

    name: PlaceName
    place: Place | None
    """None: unresolved."""
    score: float
    """How sure the choice is among the candidates, 0 to 1."""
    runners_up: tuple[Place, ...]
    """Other candidates, best first, three at most."""
    because: tuple[str, ...]
    """The evidence that spoke for the choice, in words."""
    inner: bool = False
    """The gazetteer has no such name, but a place's name stands in it ("Velin Town Hall"): it lies there and is not that place."""


def locate(names: Sequence[PlaceName], *, context: Context, gazetteer: Gazetteer | None = None) -> list[Place | None]:
    """A place for each name, in order; None where it stays unresolved. Some milliseconds a report.

    gazetteer: the default one where none is given; GazetteerMissing is raised where that has not been built.
    """
    return [found.place for found in locate_all(names, context=context, gazetteer=gazetteer)]


BACK = 700
"""Characters back that "the city" may look."""


def locate_all(names: Sequence[PlaceName], *, context: Context, gazetteer: Gazetteer | None = None) -> list[Located]:
    """The same with runners-up and evidence."""
    gazetteer = gazetteer or open_gazetteer()
    phrases = [_with_hint(parse_phrase(n.text), n.hint) for n in names]
    inner = {n: part for n, phrase in enumerate(phrases) if (part := _inside(phrase, gazetteer))}
    phrases = [inner.get(n, phrase) for n, phrase in enumerate(phrases)]
    evidence = read_evidence([n.span for n in names], phrases, context.text)
    scene = Scene.of(gazetteer, f"{context.title}\n{context.text}", context.dateline, context.countries)
    options = choose(scene, phrases, evidence)
    order = sorted(range(len(names)), key=lambda n: (names[n].span.begin, names[n].span.end))
    located: dict[int, Located] = {}
    city: Candidate | None = None
    recent: list[tuple[int, Candidate | None]] = []
    for n in order:
        ranked = options[n]
        if wide := _WIDE.get(phrases[n].text.casefold()):
            found = Located(names[n], gazetteer.place(f"place:{wide}"), 0.5, (), ("its people's name",))
        elif iso := _demonym(phrases[n]):
            found = Located(names[n], scene.country(iso), 0.5, (), ("its people's name",))
        elif iso := _initials(phrases[n], ranked, context.text):
            found = Located(names[n], scene.country(iso), 0.5, (), ("initials of a country that the report names",))
        elif not phrases[n].names or _is_bare_quarter(phrases[n]):
            near = {c.pk: c for begin, c in recent if names[n].span.begin - begin <= BACK and c is not None}
            only = next(iter(near.values())) if len(near) == 1 else None
            if recent and recent[-1][1] is None and context.text:
                only = None  # another place was named since, whichever it is: "the town" may be that
            found = _refer_back(names[n], phrases[n], ranked, city, only, scene)
        else:
            found = _settle(names[n], phrases[n], evidence[n], ranked, scene)
            if ranked and found.place and ranked[0].candidate.place.kind in ("city", "town", "village"):
                city = ranked[0].candidate
                recent.append((names[n].span.begin, city))
            elif _is_another(phrases[n], found, city, ranked):
                recent.append((names[n].span.begin, None))
        located[n] = _beside(found) if n in inner else found
    for n in order:
        if located[n].place is None and phrases[n].names:
            holders = (located[h] for h in evidence[n].held_by if located[h].place is not None)
            if holder := next(holders, None):
                located[n] = _somewhere_in(names[n], holder)
    return [located[n] for n in range(len(names))]


SURELY = 0.6
"""Weight from which a name is a place's wherever it stands."""

_WIDE = {
    "european": "marsad:europe", "europeans": "marsad:europe", "african": "marsad:africa", "africans": "marsad:africa", "asian": "marsad:asia",
    "latin american": "marsad:latin-america", "north american": "marsad:north-america", "south american": "marsad:south-america", "kurdish": "marsad:kurdistan-wider-region",
    "english": "admin:GB-ENG", "scottish": "admin:GB-SCT", "welsh": "admin:GB-WLS",
}  # fmt: skip
"""What the things and people of other regions than countries are called."""

_WORD = re.compile(r"[^\s\-/]+")
_NO_PLACES = frozenset({"University", "College", "Institute", "Hall", "Club", "Park", "Street", "Road", "Avenue", "Hospital", "School", "Centre", "Center", "Airport", "Station", "Church", "Cathedral", "Mosque", "Village", "City", "Town", "Square", "House", "Bridge", "Court", "Commission", "Bank", "Cup", "Union", "State", "National", "Central", "General", "International", "Federal", "Council", "Embassy", "Museum", "Ministry", "Board", "Office"})  # fmt: skip
"""Words that towns are called, too, but hardly where they stand in a longer name."""


@cache
def _called() -> frozenset[str]:
    return frozenset((*demonyms(), *_WIDE))


def _inside(phrase: Phrase, gazetteer: Gazetteer) -> Phrase | None:
    """Of a name of several words that the gazetteer does not have, the longest place's name in it: "Velin | Town Hall"."""
    body, of, place = phrase.text.partition(" of ")
    if of and body.split()[-1] in _NO_PLACES and not gazetteer.candidates(phrase.text):
        return parse_phrase(place)  # "University of Velin"
    words = list(_WORD.finditer(phrase.text))
    if len(words) < 2 or not phrase.names or any(gazetteer.candidates(name) for name in phrase.names):
        return None
    for size in range(len(words) - 1, 0, -1):
        for first in range(len(words) - size + 1):
            run = words[first : first + size]
            name = phrase.text[run[0].start() : run[-1].end()]
            if (
                name[:1].isupper()
                and name not in _NO_PLACES
                and (name.casefold() in _called() or gazetteer.weight(name) >= SURELY)
            ):
                return parse_phrase(name)
    return None


def _beside(found: Located) -> Located:
    """It lies in the place, or beside it, and is not the place (UCDP's `where_prec` 2)."""
    because = (*found.because, "only a part of the name is known")
    score = round(found.score * 0.7, 3)
    place = _within(found.name, found.place) if found.place is not None else None
    return replace(found, place=place, score=score, because=because, inner=True)


def _somewhere_in(name: PlaceName, holder: Located) -> Located:
    """ "Tell Nobody, in Velin province": unknown itself, but said to lie there."""
    assert holder.place is not None
    because = (f"said to lie in {holder.place.name}",)
    return Located(name, _within(name, holder.place), round(holder.score * 0.7, 3), (), because, inner=True)


def _within(name: PlaceName, holder: Place) -> Place:
    """A place of its own at the holder's point: what is told of it is not told of the holder, and does not bear that out."""
    own = f"place:in:{holder.id.removeprefix('place:')}:{slug(name.text)}"
    where = "in or near" if holder.precision <= 2 else "somewhere in"
    return replace(holder, id=own, name=f"{where} {holder.name}", precision=max(holder.precision, 2))


def _is_another(phrase: Phrase, found: Located, city: Candidate | None, ranked: Sequence[Option]) -> bool:
    """Does a name stand for a town that the gazetteer lacks, or for a part of some other town than the last one?"""
    if found.place is None:
        return "town" in phrase.features and city is not None
    quarter = found.place.kind in ("quarter", "camp")
    return quarter and city is not None and bool(ranked) and ranked[0].candidate.parent != city.pk


def explain_place(name: str, *, gazetteer: Gazetteer | None = None, context: Context | None = None) -> Located:
    """How a single name is located, for a person who wonders."""
    alone = PlaceName(name, Span(0, max(len(name), 1)))
    return locate_all([alone], context=context or Context(), gazetteer=gazetteer)[0]


def _with_hint(phrase: Phrase, hint: str) -> Phrase:
    if not hint:
        return phrase
    told = parse_phrase(hint.lower())
    return replace(phrase, features=phrase.features | told.features)


def _demonym(phrase: Phrase) -> str:
    """ISO code for a bare demonym, "Libyan" or "the Libyans"; empty for other words."""
    text = phrase.text.casefold()
    return demonyms().get(text) or demonyms().get(text.removesuffix("s")) or ""


def _initials(phrase: Phrase, ranked: Sequence[Option], text: str) -> str:
    """ISO code for "SA" in a report that names South Africa, where no better known place is called so."""
    if not re.fullmatch(r"[A-Z]{2,3}", phrase.text) or (ranked and ranked[0].candidate.level <= 1):
        return ""
    for country in load_countries():
        words = country.name.split()
        if len(words) > 1 and country.name in text and "".join(w[0] for w in words if w[:1].isupper()) == phrase.text:
            return country.iso
    return ""


def _is_bare_quarter(phrase: Phrase) -> bool:
    """ "Old City", "Old Town": names that nearly every city has."""
    return not phrase.holders and phrase.text.casefold() in ("old city", "old town", "medina", "the old city")


def _refer_back(
    name: PlaceName,
    phrase: Phrase,
    ranked: Sequence[Option],
    city: Candidate | None,
    only: Candidate | None,
    scene: Scene,
) -> Located:
    """city: the nearest one before; only: the one city named within BACK characters before, if there is just one."""
    if phrase.names:
        for option in ranked:
            if city is not None and option.candidate.parent == city.pk:
                why = (f"quarter of {city.place.name}, the nearest city before it",)
                return Located(name, option.candidate.place, 0.8, (), why)
        return Located(name, None, 0.0, (), ("no city before it has such a quarter",))
    definite = name.text.casefold().startswith(("the ", "this ", "that "))
    if only is not None and definite and _may_be_called(phrase.text.casefold(), only):
        return Located(name, only.place, 0.6, (), (f"the only city shortly before it is {only.place.name}",))
    if len(phrase.countries) == 1 and phrase.features:
        (iso,) = phrase.countries
        capital = phrase.text.casefold().endswith("capital")
        named = scene.special(iso, ["capital"] if capital else sorted(phrase.features - {"town", "camp"}))
        if named is not None:
            return Located(name, named, 0.8, (), (f"what the words mean in {iso}",))
        if phrase.features <= {"town", "camp"}:
            return Located(name, None, 0.0, (), ("the words name no single place",))
        holder = scene.country(iso)
        if holder is not None:
            precision = holder.precision if phrase.features == {"region"} and not phrase.direction else 5
            place = replace(holder, name=phrase.text, precision=precision) if precision == 5 else holder
            return Located(name, place, 0.6, (), (f"somewhere in {holder.name}",))
    return Located(name, None, 0.0, (), ("the words name no place",))


_LARGEST = {"city": math.inf, "capital": math.inf, "town": 400_000, "village": 50_000}
"""People that a place may have and be called so."""


def _may_be_called(word: str, candidate: Candidate) -> bool:
    """A city of millions is no "town", a hamlet no "city"."""
    return candidate.population <= _LARGEST.get(word, -1) and not (word == "city" and 0 < candidate.population < 5_000)


def _settle(name: PlaceName, phrase: Phrase, evidence: Evidence, ranked: Sequence[Option], scene: Scene) -> Located:
    if not ranked:
        return Located(name, None, 0.0, (), ("the gazetteer has no such name",))
    best = ranked[0]
    if not best.candidate.exact and (_support(best) < 1.5 or not _alike(phrase, best.candidate)):
        near = tuple(o.candidate.place for o in ranked[:3])
        return Located(name, None, 0.0, near, ("only the folded spelling agrees, and nothing else speaks for it",))
    if (
        not best.candidate.exact
        and _SITE.search(phrase.text)
        and best.candidate.place.kind in ("town", "village", "city")
    ):
        near = tuple(o.candidate.place for o in ranked[:3])
        return Located(name, None, 0.0, near, ("a field or a dam, and only the folded spelling is a town's",))
    if _is_far_namesake(best, ranked, scene):
        near = tuple(o.candidate.place for o in ranked[:3])
        return Located(name, None, 0.0, near, ("only a small namesake in a country that the report does not name",))
    wide = phrase.features & {"desert", "border", "mountain", "valley", "sea"}
    if best.candidate.level == 0 and wide and (named := scene.special(best.candidate.place.country or "", wide)):
        return Located(name, named, 0.8, (best.candidate.place,), (f"what the words mean in {named.country}",))
    place = _part_of(best, phrase, evidence)
    others = tuple(dict.fromkeys(o.candidate.place for o in ranked[1:4]))
    return Located(name, place, best.share if best.candidate.exact else best.share * 0.7, others, best.because)


_SITE = re.compile(r"\b(?:field|oilfield|refinery|dam|mosque|hospital|prison|bridge|mine|pipeline)s?$")


def _support(option: Option) -> float:
    """What the report says for it, but for a word such as "town" beside it, which many namesakes could be called."""
    return option.support - (FEATURE_FITS if any(b.startswith("called") for b in option.because) else 0.0)


def _is_far_namesake(option: Option, ranked: Sequence[Option], scene: Scene) -> bool:
    """A small place outside the province or country that the words name, or in one that the report never mentions."""
    candidate = option.candidate
    if option.against and not candidate.exact:
        return True
    unheard = candidate.place.country not in scene.countries and sum(scene.countries.values()) >= 1.5
    if candidate.level < 2:
        return False
    if candidate.known:
        return False
    namesakes = (
        o.candidate
        for o in ranked
        if o.candidate.main
        and o.candidate.population >= 10_000
        and o.candidate.place.country != candidate.place.country
    )
    if unheard and not candidate.main and _support(option) < 0.5 and any(namesakes):
        return True  # "Salisbury" was a name of Harare's, but not in a report that has nothing else of Zimbabwe
    if option.against == 2 or (option.against and candidate.population < 1_000_000):
        return True
    return candidate.population < 100_000 and option.support < 0.5 and unheard


def _alike(phrase: Phrase, candidate: Candidate) -> bool:
    """Folding is made for Arabic names; for others, and for short ones, it is trusted only where the letters agree."""
    if is_doubtful(phrase.text) or len(place_key(phrase.text)) < 4:
        return False
    return candidate.known or any(plain_form(n)[:2] == plain_form(candidate.place.name)[:2] for n in phrase.names)


def _part_of(option: Option, phrase: Phrase, evidence: Evidence) -> Place:
    """The place, less precise where the words speak of a part of it or of somewhere near it.

    UCDP GED codebook, `where_prec`: 2 near a known point, 5 a part of a country that is larger than a province.
    """
    place = option.candidate.place
    if option.covers_direction:
        return place
    direction = phrase.direction or evidence.direction
    if direction and (_is_in_name(direction, place.name) or _SIDE_OF_HELD.match(phrase.text)):
        direction = ""
    if place.precision == 6 and (direction or phrase.features & {"border", "desert", "sea", "mountain", "valley"}):
        return replace(place, name=_shown(phrase, direction, place), precision=5)
    if place.precision == 1 and (direction or phrase.near or evidence.near):
        shown = _shown(phrase, direction, place) if direction else place.name
        return replace(place, name=shown, precision=2)
    if direction and place.precision in (3, 4):
        return replace(place, name=_shown(phrase, direction, place))
    return place


_SIDE_OF_HELD = re.compile(
    r"(?i)(?:north|south|east|west)\w* \w+-(?:held|controlled|run) .*\b(?:province|governorate)$"
)
""" "The northern rebel-held Velin province": all of it."""


def _is_in_name(direction: str, name: str) -> bool:
    """ "The Eastern Field area": the point of the compass belongs to the name."""
    stem = direction.lower().removesuffix("ern")
    return name.lower().startswith((f"{stem} ", f"{stem}ern "))


def _shown(phrase: Phrase, direction: str, place: Place) -> str:
    if direction and not phrase.features & {"border", "desert", "sea", "mountain", "valley"}:
        return f"{direction} {place.name}"
    return phrase.text
