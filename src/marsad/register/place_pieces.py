"""Words for places that are not the place whose name stands in them.

Comes in: the words, where they were located, the report's text. Goes out: whether they mean a piece of that place, or something beside
it. Must not know claims.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from marsad.records import Span
from marsad.register.names import fold

if TYPE_CHECKING:
    from marsad.register.places import Located

_PIECE = re.compile(
    r"(?i)(?:(?:an?|one|two|three|four|some|several|many|other|another|few)\b.*"
    r"|.*\b(?:suburbs|neighbou?rhoods?|outskirts|areas|parts?|districts|quarters?|edges?|villages|towns|streets|pockets?))\b of [A-Z\w]"
    r"|(?:an?|another)\b.*\w\s(?:village|town|suburb|district|neighbou?rhood|quarter|street)$"
    r"|(?:the\s+)?rural \w+$"
    r"|(?:the\s+)?(?:kurdish|arab|sunni|shia|shiite|alawite|druze|christian|turkmen|yazidi) (?:areas|towns|villages|districts)$"
)
"""Words for a piece of a place: "a suburb of Velin", "the outskirts of Velin", "a Velin suburb" lie at Velin and are not it."""

_PIECES = re.compile(
    r"(?i)(?=.*[A-Z]).*\b(?:areas|neighbou?rhoods|districts|suburbs|quarters|cities|cent(?:er|re)s|outskirts|streets|parts)$"
    r"|(?:just\s+|further\s+)?(?:north|south|east|west)(?:-?(?:east|west))? of \w"
    r"|(?:an?|one|two|three|four|five|some|several|many|other|another|few)\b.*\b(?:towns|villages)$"
)
"""Several pieces, or somewhere beside: "Velin rebel-held areas", "some Velin rural cities", "east of Velin"."""

_QUARTER_OF = re.compile(
    r"\b(?:district|neighbou?rhood|quarter|area|sector|half|side|section)s? of (?:the )?(?:[\w-]+ )*?[A-Z]"
)
"""With a city behind it, not the city: "the Bab Sample district of Velin", "the opposition-held area of the city of Velin"."""

NAME_BEGINS = frozenset({
    "khan", "kafr", "kfar", "kafar", "tel", "tal", "tall", "tell", "deir", "dayr", "dair", "jabal", "jebel", "abu",
    "umm", "ain", "ayn", "beit", "bayt", "bab", "ras", "wadi", "bir", "khirbet", "khirbat", "sheikh",
})  # fmt: skip
"""Words with which names of places begin; alone, they are a name that was cut short: "the town of Khan"."""

_ROADS = re.compile(
    r"(?i).*\b(?:roads?|highways?|motorways?|routes?|tracks?|entrances?|approach|approaches)\b.* (?:leading|to|towards?|between|linking|into)\b"
    r"|.*\b(?:frontier|border) (?:north|south|east|west)\w*(?:-\w+)? of \w"
)
"""Ways to a place, or a border beside it: "all the roads leading to the city of Velin", "its frontier east of the Velin"."""

_RUNS_ON = re.compile(r"(?i)(?:the|this|that) (?:area|city|town|village|region|province|place) (?!during\b)[a-z]+ing\b")
"""A description and the clause behind it: "the area reducing the …"."""

_BASE = re.compile(r"(?i)\b(?:air\s?base|base|airport|airfield|airstrip|barracks|aerodrome)\b")

_TOWN_OF = re.compile(r"(?i)(?:the )?(?:city|town|village) of \w")
_QUARTER_BEHIND = re.compile(r"(?i)\s(?:\d+\s)?(?:district|neighbou?rhood|quarter|suburb)\b")
"""Words with which a base's name is a town's or a quarter's: "the town of Velin", "Velin 86 | neighbourhood"."""

_AIRPORT = re.compile(r"(?i)\b(?:air\s?base|(?:international|military) airport|airfield)$")
"""What is near a town and not the town: "Velin international airport"."""

_SITE = (
    r"(?:(?:police|fire|power|railway|train|bus|radio|television|petrol|gas) stations?|buildings?|hospitals?|clinics?|schools?|mosques?|church(?:es)?|"
    r"cathedrals?|universit(?:y|ies)|embass(?:y|ies)|consulates?|prisons?|jails?|markets?|bakery|bakeries|hotels?|stadiums?|museums?|"
    r"courthouses?|malls?|checkpoints?|roundabouts?|squares?|compounds?|headquarters|restaurants?|cafes?|nightclubs?|synagogues?|theat(?:er|re)s?)"
)
_BUILDING = re.compile(rf"(?i).*\b(?P<site>{_SITE})(?:$| (?:in|of|at|near) \w)")
"""A building with its town's name: "a Velin police station", "the hospital in Velin"."""

_PART_OF_COUNTRY = re.compile(
    r"(?i)-(?:held|controlled|occupied|run|ruled|dominated|majority|administered)\s+(?:\w+\s+)?\w+$"
    r"|\b(?:city|town|village|port|airport|airbase|base|camp|district|province|borders?|frontiers?)$"
)
"""Words by which a country's name stands for less than the country, or for its edge, of which the other side is as likely meant."""


_OPERATION_BEFORE = re.compile(r"\b(?:[Oo]peration|[A-Z]\w+ of(?: the)?) $")
_OPERATION_CALLED = re.compile(
    r"(?:(?i:operation|campaign|offensive)s?\b[^.]{0,30}\b[A-Z]\w+ of(?: the)?|\b(?:Wrath|Rage|Fury|Anger) of(?: the)?) $"
)
_OPERATION_NAMED = re.compile(r" [A-Z]\w+ (?:operation|campaign|offensive)\b")
_OPERATION_BEHIND = re.compile(r"(?i)(?: \w+)? (?:operation|campaign|offensive)\b")
""" "The Wrath of Velin operation" is called after the place."""


def is_less(words: str, span: Span, located: Located | None, text: str) -> bool:
    """A piece of the place that the words name, or somewhere beside it, or a name that was cut: not that place.

    span: where they stand in the report's text.
    """
    if _PIECE.match(words) or _PIECES.match(words) or _RUNS_ON.match(words) or _ROADS.match(words):
        return True
    ahead = text[max(0, span.begin - 40) : span.begin]
    if _OPERATION_BEFORE.search(ahead) and (ahead.endswith("peration ") or _OPERATION_BEHIND.match(text, span.end)):
        return True
    if _OPERATION_CALLED.search(ahead) or _OPERATION_NAMED.match(text, span.end):
        return True
    *before, last = words.split() or [""]
    if last.lower() in NAME_BEGINS and (not before or before[-1].islower()):
        return True
    if located is None or located.place is None:
        return False
    if (site := _BUILDING.match(words)) is not None:
        return not set(fold(site["site"]).split()) & set(fold(located.place.name).split())
    if located.place.kind == "base" and re.search(r"\b(?:area|district|neighbou?rhood|quarter)$", words):
        return _BASE.search(words) is None
    if located.place.kind == "base" and (_TOWN_OF.match(words) or _QUARTER_BEHIND.match(text, span.end)):
        return True
    if located.place.kind in ("city", "town", "village") and _AIRPORT.search(words):
        return True
    return located.place.kind == "city" and _QUARTER_OF.search(words) is not None


def is_of_country(words: str, located: Located | None) -> bool:
    """ "Rebel-held Ardania", "Ardania's second city": a part or a town of the country, whichever it is."""
    if located is None or located.place is None or located.place.kind != "country":
        return False
    return _PART_OF_COUNTRY.search(words) is not None
