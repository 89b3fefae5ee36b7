"""Reads what stands right beside a place name in a report: "the Syrian town of ___", "Iraq's ___", "___, in Anbar province".

Comes in: spans, phrases and the text. Goes out: an `Evidence` for each name. It must not know the gazetteer.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.records import Span
from marsad.register.overlay import demonyms
from marsad.register.places_words import FEATURES, Phrase

_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_OWNER = re.compile(r"([A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){0,2})['’]s?\s+(?:[a-z-]+\s+){0,3}$")
_AFTER = re.compile(
    r"^(?:\s+(?:(?:north|south|east|west)(?:east|west)?ern\s+|central\s+)?(?P<feature>[A-Za-z]+)|,\s+(?P<holder>(?:[A-Z][\w’'-]*\.?)(?:\s[A-Z][\w’'-]*\.?){0,2}))"
)
_LINK = re.compile(
    r"^(?:\s+(?:city|town|village|district|province|governorate|county|camp|area|suburb|neighbou?rhood))?"
    r"(?:,(?:\s+(?:in|inside|within|of|near|outside))?|\s+(?:in|inside|within|of))"
    r"(?:\s+(?:the|central|southern|northern|eastern|western|northeastern|northwestern|southeastern|southwestern|"
    r"north|south|east|west|of|province|district|region|state|countryside|part)){0,5}\s*(?:[A-Z]\w+['’]s\s+)?$"
)
"""What may stand between a name and the name of what holds it: ", in the east of Syria's "."""
_LISTED = re.compile(
    r"\b(?P<sort>provinces|governorates) of (?:the )?(?:[A-Z][\w’'-]*(?: [\w’'-]+){0,2}?(?:,? and |, | ))+$"
)
""" "The provinces of Velin, Karsa and | Tessel": what the list is of, each of them is."""
_STATE_MEDIA = re.compile(r"\s+state (?:television|TV|media|radio|news|run|owned|controlled)\b")
""" "In Velin | state television said": no state of Velin."""
_PROVINCE = re.compile(r"(?i)\s+(?:province|governorate)\b")
_WHOLE = re.compile(r"(?:\b[Tt]he|['’]s?|\b[A-Z]\w+s)\s+$")
"""What stands before the whole of a province: "the northern Velin province" is seldom its north alone."""
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "several", "two", "three"})
_NEAR = frozenset({"near", "outside", "around"})
_DIRECTIONS = re.compile(
    r"\b((?:north|south)?-?(?:east|west)?(?:ern)|(?:north|south)-?(?:east|west)|central)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words beside a name say of it."""

    features: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    """ISO codes of demonyms just before it."""
    holders: tuple[str, ...] = ()
    """Names that probably hold it: "Iraq's ___", "___, Iraq"."""
    held_by: tuple[int, ...] = ()
    """Indexes of other place names of the report that follow it closely: "Mayadeen, in Deir Ezzor province"."""
    direction: str = ""
    """A direction just before a name that the span leaves out."""
    near: bool = False


def read_evidence(spans: Sequence[Span], phrases: Sequence[Phrase], text: str) -> list[Evidence]:
    """The evidence beside each span; empty where there is no text."""
    order = sorted(range(len(spans)), key=lambda n: (spans[n].begin, -spans[n].end))
    follower = dict(itertools.pairwise(order))
    found: list[Evidence] = []
    for n, span in enumerate(spans):
        if not text:
            found.append(Evidence())
            continue
        left = text[max(0, span.begin - 60) : span.begin]
        left = re.split(r"[.!?;:\n]\s", left)[-1]
        right = text[span.end : span.end + 40]
        found.append(_beside(left, right, _links(n, follower, spans, text)))
    return found


def _links(n: int, follower: dict[int, int], spans: Sequence[Span], text: str) -> tuple[int, ...]:
    held: list[int] = []
    while (after := follower.get(n)) is not None and len(held) < 2:
        begin, end = spans[n].end, spans[after].begin
        if spans[after].end <= spans[n].end:
            follower = {**follower, n: follower.get(after, -1)}
            if follower[n] < 0:
                break
            continue
        if end <= begin or end - begin > 45 or not _LINK.match(text[begin:end]):
            break
        held.append(after)
        n = after
    return tuple(held)


def _beside(left: str, right: str, held_by: tuple[int, ...]) -> Evidence:
    features: set[str] = set()
    countries: set[str] = set()
    holders: list[str] = []
    direction, near = "", False
    words = [w.group() for w in _WORD.finditer(left)]
    if left.rstrip().endswith(","):
        words = []
    lows = [w.casefold() for w in words]
    if lows and lows[-1] == "the":
        lows.pop()
    if len(lows) >= 2 and lows[-1] == "of" and lows[-2] in ("suburb", "suburbs"):
        near = True  # "a suburb of Damascus": the name is the city's
    elif (
        len(lows) >= 3 and lows[-1] == "of" and lows[-2] in ("district", "districts") and _INDEFINITE & set(lows[-5:-2])
    ):
        near = True  # "a northern district of Manbij": a quarter of the city
    elif len(lows) >= 2 and lows[-1] == "of" and lows[-2] in FEATURES:
        features.add(FEATURES[lows[-2]])
        _demonym(lows[-5:-2], countries)
    elif lows and lows[-1] in FEATURES and words[-1].islower():
        features.add(FEATURES[lows[-1]])
        _demonym(lows[-3:-1], countries)
    elif lows and lows[-1] in demonyms():
        countries.add(demonyms()[lows[-1]])
    elif (lows and lows[-1] in _NEAR) or (
        len(lows) >= 2
        and lows[-1] == "of"
        and lows[-2] in ("outskirts", "edge", "edges", "north", "south", "east", "west")
    ):
        near = True
    elif (match := _DIRECTIONS.search(left.rstrip())) and match.group(1):
        direction = match.group(1).casefold()
        if _PROVINCE.match(right) and _WHOLE.search(left.rstrip()[: match.start()]):
            direction = ""  # "Syria's northern Aleppo province": where in Syria it lies
    if match := _LISTED.search(left):
        features.add(FEATURES[match["sort"]])
    if match := _OWNER.search(left):
        holders.append(match.group(1))
    if (match := _AFTER.match(right)) and not _STATE_MEDIA.match(right):
        feature = (match.group("feature") or "").casefold()
        if feature in FEATURES and (
            match.group("feature").islower() or feature in ("province", "governorate", "district")
        ):
            features.add(FEATURES[feature])
        if match.group("holder"):
            holders.append(match.group("holder"))
    return Evidence(frozenset(features), frozenset(countries), tuple(holders), held_by, direction, near)


def _demonym(lows: Sequence[str], countries: set[str]) -> None:
    for low in lows:
        if low in demonyms():
            countries.add(demonyms()[low])
