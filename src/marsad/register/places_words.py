"""Takes the words of a place apart: "the Libyan city of Sirte" → Sirte, a city, in Libya.

Comes in: the words that a report uses for one place. Goes out: a `Phrase`: names to look up, and what the other words
say of it. It must not know the gazetteer (only demonyms), nor the rest of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from marsad.register.overlay import demonyms, load_countries

_FEATURE_WORDS = {
    "town": "city cities town towns village villages hamlet capital municipality settlement stronghold bastion port",
    "quarter": "neighbourhood neighbourhoods neighborhood neighborhoods quarter quarters suburb suburbs slum",
    "province": "province provinces governorate governorates state oblast wilaya vilayet prefecture muhafazah",
    "district": "district districts county counties parish subdistrict sub-district canton raion department borough",
    "region": "region regions area areas territory territories enclave pocket countryside plain plains peninsula heights",
    "camp": "camp camps",
    "base": "base airbase airfield barracks airport",
    "river": "river rivers tributary canal",
    "valley": "valley valleys basin corridor",
    "lake": "lake lakes reservoir",
    "mountain": "mountain mountains mount hills range",
    "desert": "desert deserts steppe",
    "forest": "forest forests bush jungle",
    "sea": "sea gulf strait ocean bay coast coastline waters",
    "border": "border borders frontier boundary",
    "crossing": "crossing checkpoint",
    "island": "island islands archipelago",
    "site": "dam field oilfield refinery plant mosque square prison bridge",
}
FEATURES = {word: sort for sort, words in _FEATURE_WORDS.items() for word in words.split()}
_FITS = {
    "town": {"city", "town", "village"},
    "quarter": {"quarter", "suburb", "town", "village", "city"},  # "Velin neighbourhoods" are those of the city
    "camp": {"camp"},
    "base": {"base", "site"},
    "river": {"river", "valley"},
    "valley": {"valley", "river"},
    "lake": {"lake"},
    "mountain": {"mountain"},
    "desert": {"desert"},
    "forest": {"forest"},
    "sea": {"sea"},
    "border": {"border", "crossing"},
    "crossing": {"crossing"},
    "island": {"island"},
    "site": {"site"},
}
_DIRECTION = re.compile(
    r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?(?:most)?|central|upper|lower"
)
_NEAR = frozenset(
    [
        "near",
        "outside",
        "around",
        "outskirts",
        "vicinity",
        "edge",
        "edges",
        "environs",
        "surroundings",
        "beyond",
        "toward",
        "towards",
    ]
)
_SKIP = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "at",
        "on",
        "to",
        "from",
        "into",
        "inside",
        "within",
        "across",
        "throughout",
        "along",
        "over",
        "off",
        "and",
        "or",
        "like",
        "such",
        "as",
        "including",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
    ]
)
_CUT = re.compile(
    r",?\s+(?:that|which|where|who|whose|when|while|lying|located|situated|known|called|formerly|once|still|now)\b.*$"
)
_SPLIT = re.compile(
    r"\s*(?:,|\(|\)|;|:)\s*|\s+(?P<word>in|of|near|outside|around|on|at|with|inside|within|from)\s+(?:the\s+)?"
)
_PART = re.compile(rf"\bthe ({_DIRECTION.pattern})(?: (?:part|side|half|parts|end))? of\b", re.IGNORECASE)
_CLAIMED = re.compile(
    r"-(?:held|controlled|occupied|run|dominated|majority|speaking|led|torn|besieged|ruled|administered|backed|era)$"
)
_POSSESSIVE = re.compile(r"['’]s?\s+(?=\S)")
_TRAILING = re.compile(r"(?:['’]s?|[.,;:!?\"”)\]]+)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the words for one place say."""

    text: str
    """The words without a leading article."""
    names: tuple[str, ...] = ()
    """Names to look up, longest first; empty for "the city", "camps for the displaced"."""
    features: frozenset[str] = frozenset()
    """Sorts of place that the words name: keys of `FEATURES`' values."""
    direction: str = ""
    """"northern", "east" …: a part of the place."""
    near: bool = False
    countries: frozenset[str] = frozenset()
    """ISO codes of demonyms: "Libyan city"."""
    holders: tuple[str, ...] = ()
    """Names of places that hold it: "in Syria's Deir Ezzor province"."""


def fits(features: Iterable[str], kind: str, level: int) -> bool:
    """May a place of that kind and level (see `Candidate`) be called by one of these feature words?"""
    for feature in features:
        if feature == "province" and level == 1:
            return True
        if feature == "district" and (level in (2, 3) or kind in ("quarter", "district")):
            return True
        if feature == "region" and (level == 1 or kind in ("region", "valley", "desert", "district", "sea")):
            return True
        if level == 9 and kind in _FITS.get(feature, ()):
            return True
    return False


@lru_cache(maxsize=20_000)
def parse_phrase(text: str) -> Phrase:
    """Take the words of one place apart. Never fails: words that say nothing of a place give a `Phrase` without names."""
    clean = _tidy(text)
    whole = _strip_article(clean)
    body = _PART.sub(r"\g<1>-part of", _CUT.sub("", clean) or clean)
    phrase = _read(body)
    if phrase.direction and _WHOLE_PROVINCE.match(clean):
        phrase = replace(phrase, direction="")
    named = (bool(phrase.names) or _is_name(whole)) and whole.casefold() not in ("there", "here", "home", "elsewhere")
    parts = [p.strip() for n in phrase.names if "/" in n for p in n.split("/")]
    names = dict.fromkeys(n for n in (whole, *phrase.names, *parts) if named and n[:1].isalpha() and not n.islower())
    return replace(phrase, text=whole, names=tuple(names), direction=phrase.direction.removesuffix("-part"))


def _read(text: str) -> Phrase:
    match = _SPLIT.search(text)
    while match and not text[: match.start()].strip():
        text = text[match.end() :]
        match = _SPLIT.search(text)
    if not match or not text[match.end() :].strip():
        return _read_possessive(text[: match.start()] if match else text)
    joint = match.group("word") or ","
    head = text[: match.start()]
    left, right = _read_possessive(head), _read(text[match.end() :])
    if not left.names:  # "the city of Sirte", "the outskirts of Damascus", "camps in Syria", "south of Raqqa"
        if joint == "of" and left.direction and not left.direction.endswith("-part") and not left.features:
            left = replace(left, direction="", near=True)
        if joint == "of" and left.features & {"town", "province", "district", "camp", "base", "quarter"}:
            left = replace(left, direction="")  # "the northern province of Aleppo" is all of it
        if joint in _NEAR:
            left = replace(left, features=frozenset(), near=True)  # it is near the named place, whatever it is
        return _described(right, left)
    if joint == "of" and right.names and head.split()[-1] in FEATURES and not _is_province_of(head, right):
        # "the Damascus suburb of Douma", "Libya's coastal city of Sirte"
        return _described(_held(right, replace(left, features=frozenset())), replace(left, direction=""))
    return _held(left, right)  # "Mosul, Iraq", "Albu Kamal, in the east of Deir Ezzor", "Old City of Mosul"


def _is_province_of(head: str, right: Phrase) -> bool:
    """ "Aleppo province of northern Syria": what has a country behind it is named before."""
    return FEATURES[head.split()[-1]] in ("province", "district") and right.names[-1] in _countries()


def _read_possessive(text: str) -> Phrase:
    halves = _POSSESSIVE.split(text, maxsplit=1)
    if len(halves) == 1:
        return _read_piece(text)
    owner, owned = _read_piece(halves[0]), _read_possessive(halves[1])
    # "Syria's Deir Ezzor province" lies in Syria; "Syria's vast eastern desert" is a part of it.
    return _held(owned, owner) if owned.names else _described(owner, owned)


@cache
def _countries() -> frozenset[str]:
    return frozenset(row.name for row in load_countries())


_WHOLE_PROVINCE = re.compile(
    r"(?:[Tt]he|[A-Z]\w+['’]?s['’]?) (?:north|south|east|west|central)[\w-]* [\w’'. -]+ (?:province|governorate)$"
)
""" "The northern Velin province" is seldom its north alone."""

_SHARE = re.compile(
    r"(?:Most|Much|Half|All|Some|Parts?|More than half|Nearly half|About half|Almost all|Nearly all|Large parts) of (?=\S)"
)
""" "Most of Velin" at the beginning of a sentence: the capital makes no name of the share."""


def _tidy(text: str) -> str:
    text = _SHARE.sub(lambda m: m.group().lower(), " ".join(text.replace("`", "'").split()), count=1)
    head, _, rest = text.partition(" ")
    if head.endswith("s") and head[:-1] in _countries() and head not in _countries():
        text = f"{head[:-1]}'s {rest}".rstrip()  # "Syrias Idlib": collections of texts often lose their apostrophes
    while (shorter := _TRAILING.sub("", text)) != text and shorter:
        # The full stop of an abbreviation ("U.S.", "La.") belongs to the name.
        if text.endswith(".") and re.search(r"(?:\b[A-Z]\.)+$|(?:^|, )(?:\w{1,5}\.)+$", text):
            break
        text = shorter
    return text


def _strip_article(text: str) -> str:
    return re.sub(r"^(?:the|a|an)\s+(?=\S)", "", text, flags=re.IGNORECASE)


def _is_name(text: str) -> bool:
    return text[:1].isupper() and not any(w.casefold() in demonyms() for w in text.split()) and not _only_words(text)


def _only_words(text: str) -> bool:
    return all(w.casefold() in FEATURES or w in _SKIP or _DIRECTION.fullmatch(w.casefold()) for w in text.split())


def _read_piece(piece: str) -> Phrase:
    features: set[str] = set()
    countries: set[str] = set()
    direction, near = "", False
    words = piece.split()
    last = max((n for n, w in enumerate(words) if _names_something(w)), default=-1)
    first = 0
    for first, word in enumerate(words):
        low = word.casefold()
        if _is_direction(low) and (first < last or last < 0):
            direction = direction or low
        elif low in demonyms() and (first < last or len(words) > 1):
            countries.add(demonyms()[low])
        elif _CLAIMED.search(low):
            continue
        elif low in _NEAR:
            near = True
        elif word.islower() and low in FEATURES:
            features.add(FEATURES[low])
        elif word.islower() or low in _SKIP:
            continue
        else:
            break
    else:
        first = len(words)
    core: list[str] = []
    for n, word in enumerate(words[first:], first):
        low = word.casefold()
        if low in FEATURES and core and (word.islower() or n > first):
            features.add(FEATURES[low])
        if word.islower() and n > last and low not in FEATURES:
            break
        core.append(word)
    while core and core[-1].casefold() in _SKIP:
        core.pop()
    names = [" ".join(core)] if core else []
    while len(core) > 1 and core[-1].casefold() in FEATURES and core[:-1] != ["Old"]:
        core = core[:-1]
        names.append(" ".join(core))
    if len(core) > 1 and core[0] in ("Lake", "Mount", "Camp", "River", "Province", "City", "Jabal"):
        features.add(FEATURES.get(core[0].casefold(), "mountain"))
        names.append(" ".join(core[1:]))
    if direction and names:
        names.insert(0, f"{direction} {names[0]}")
        if countries:  # "the eastern Syrian province of …": where in Syria it lies, not a part of it
            direction = ""
    return Phrase(piece, tuple(names), frozenset(features), direction, near, frozenset(countries))


def _is_direction(word: str) -> bool:
    return _DIRECTION.fullmatch(word.removesuffix("-part")) is not None


def _names_something(word: str) -> bool:
    low = word.casefold()
    return not (word.islower() or low in _SKIP or low in demonyms() or _is_direction(low) or _CLAIMED.search(low))


def _held(inner: Phrase, outer: Phrase) -> Phrase:
    holders = (*inner.holders, *outer.names[-1:], *outer.holders)
    # "Iraq's western Anbar province": the direction says where in Iraq it lies.
    direction = "" if outer.names and not inner.direction.endswith("-part") else inner.direction
    return replace(inner, countries=inner.countries | outer.countries, holders=holders, direction=direction)


def _described(place: Phrase, by: Phrase) -> Phrase:
    """`place` with what the words `by` said before its name came."""
    direction = place.direction or ("" if by.countries and place.names else by.direction)
    return replace(
        place,
        features=place.features | by.features,
        direction=direction,
        near=place.near or by.near,
        countries=place.countries | by.countries,
    )
