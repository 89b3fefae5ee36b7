"""Capitals that stand for their governments: in "Velin denied it" the name means the state, in "they shelled Velin" the city.

Comes in: the claims and speakers of a reading, its places as located, and the actors. Goes out: the spans where the name of a capital is
somebody who acts or speaks, or with whom others deal. Must not know how the claims were read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from marsad.records import Claim, Mention, Span, Speaker
from marsad.register.actors import Actors

if TYPE_CHECKING:
    from marsad.register.places import Located

ACTING = ("by", "who", "whom", "with", "party")
"""Roles that somebody fills. What is attacked, held, left or reached may be the city: `target`, `place`, `from`, `to` are not among them."""

AT_HOME = 2
"""A report is told from a country where it names more places than these there: its capital is then a city among others."""

COUNTRY = 6
"""Precision of a place that is a whole country (UCDP's steps)."""

_DISTRICT_OF_COLUMBIA = re.compile(r",? D\.?C\b")

_CHAIN_BEFORE = re.compile(r"(?:(?:[A-Z][\w-]*)(?: [A-Z][\w-]*)?(?:,| and| or| nor) (?<!, and ))+$")
_CHAIN_BEHIND = re.compile(r"(?:, (?:un)?like [A-Z]\w+,)|(?:(?:,| and| or| nor) (?:[A-Z][\w-]*)(?: [A-Z][\w-]*)?)+")
""" "Velin and Karsa": what stands before the first and behind the last of several holds for each."""

_DEALT_WITH = re.compile(
    r"\b(?:by|with|between|against|towards?|both|neither|nor|over|criticism of|support of|allies of|ally of|backing of"
    r"|(?:accusations|allegations|criticism|denials?|demands|message|signals?|pressure|support) from"
    r"|(?:allied|disposed|hostile|loyal) to|(?:sanctions|pressure) on"
    r"|t(?:ell|elling|old)|(?:urg|accus|blam|isolat|persuad|convinc|criticis|criticiz)(?:e|es|ed|ing)"
    r"|(?:warn|ask|prompt|allow|pressur|press|condemn|appeas|embolden)(?:e|e?s|e?d|ing)?|(?:has|have|had) backed) $"
)
_AT = re.compile(
    r"(?i)\b(?:in|at|near|to|from|outside|around|through|into|onto|of|via|for|reach\w*|visit\w*|leav\w+|left|central|downtown|north\w*|south\w*"
    r"|east\w*|west\w*|old|the|an?|on) $|[-–—/(\[]\s*$"
)
_OWNS = re.compile(
    r"['’]s(?= [a-z])(?! (?:[\w-]+ )?"
    r"(?:airport|streets?|suburbs?|outskirts|cent(?:er|re)|districts?|neighbou?rhoods?|hospitals?|markets?|residents|people|population))"
)
_ACTS = re.compile(
    r" (?:has|had|have|seek|want|agree|insist|(?:which|who) (?:backs|denies|holds|rejects|says|supports)|will|would|could|should|may|might|must|did|does|do|began|said|says|say|sent|gave|took|made|held|kept|told|fought|brought"
    r"|\w+ly \w+s|\w+ly \w+ed|[a-z]{3,}ed|[a-z]{3,}[^\Ws]s)\b"
    r"| (?:is|was) (?!(?:\w+ly )?(?:hit|shelled|struck|attacked|bombed|rocked|home|located|the scene|a city)\b)"
)


def governments(claims: Iterable[Claim], speakers: Iterable[Speaker], actors: Actors) -> dict[Span, str]:
    """Span → name of each capital that fills an acting role or speaks."""
    acting = (f for claim in claims for role in ACTING for f in claim.roles.get(role, ()) if f.type == "place")
    named = [(f.span, f.text) for f in acting] + [(s.span, s.speaker) for s in speakers if s.named]
    return {span: name for span, name in named if is_capital(name, actors)}


def by_words_beside(text: str, places: Mapping[Span, Located], actors: Actors) -> dict[Span, str]:
    """Span → name of each capital that the words beside it make a government, unless the report is told from its country."""
    found = {}
    told_from = home(places)
    for span, located in places.items():
        if located.place is None or not is_capital(located.name.text, actors):
            continue
        told = decides if located.place.country == told_from else acts
        if told(text, span):
            found[span] = located.name.text
    return found


def cities(text: str, mentions: Iterable[Mention], actors: Actors) -> frozenset[Span]:
    """The names of capitals that the reader took for somebody, where the words beside them tell of the city: "in Velin", "Velin, D.C."."""
    return frozenset(
        m.span
        for m in mentions
        if m.type == "group" and is_capital(m.text, actors) and _is_in_city(text, m.span) and not acts(text, m.span)
    )


def home(places: Mapping[Span, Located]) -> str | None:
    """ISO code of the country that a report is told from: that of most of its places, at least `AT_HOME` and one; None where two have as many."""
    found = {(o.place.country, o.place.id) for o in places.values() if o.place and o.place.precision < COUNTRY}
    counts = Counter(country for country, _ in found if country).most_common(2)
    if not counts or counts[0][1] <= AT_HOME or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return counts[0][0]


def _is_in_city(text: str, span: Span) -> bool:
    behind = text[span.end : span.end + 8]
    if _DISTRICT_OF_COLUMBIA.match(behind):
        return True
    return re.search(r"\b[Ii]n $", text[max(0, span.begin - 4) : span.begin]) is not None and not re.match(
        "['’]s", behind
    )


def acts(text: str, span: Span) -> bool:
    """Do the words beside a name tell of somebody who acts, or with whom others deal, and not of a place?"""
    before = _CHAIN_BEFORE.sub("", text[max(0, span.begin - 80) : span.begin])
    if _DEALT_WITH.search(before):
        return True
    behind = text[span.end : span.end + 80]
    if _OWNS.match(behind):
        return True
    chain = _CHAIN_BEHIND.match(behind)
    return _AT.search(before) is None and _ACTS.match(behind[chain.end() if chain else 0 :]) is not None


_DECIDED_BY = re.compile(
    r"\b(?:(?:declared|reached|protested|retaken|recaptured|signed|approved|rejected|brokered|denied|recogni[sz]ed|authori[sz]ed|appointed) by"
    r"|(?:cooperat(?:e|es|ed|ing)|ties|deal|agreement|talks|reconcil(?:e|es|ed|ing)|relations|alliance|at war) with"
    r"|(?:loyal|allied) to|criticism of) $"
)
_DECIDES = re.compile(
    r" (?:(?:has|had|have|also|officially|repeatedly|\w+ly) )*"
    r"(?:said|says|say|claim(?:ed|s)|den(?:ied|ies)|declared|accus(?:ed|es)|reject(?:ed|s)|refus(?:ed|es)|refut(?:ed|es)|agreed|insist(?:ed|s)"
    r"|blam(?:ed|es)|demand(?:ed|s)|condemn(?:ed|s)|denounc(?:ed|es)|officially joined)\b| was to blame\b| is adhering\b"
)
""" What governments do and cities do not: "has been rocked", "faces", "joined" are not among it."""


def decides(text: str, span: Span) -> bool:
    """Like `acts`, by words that are said of no city: for a capital in a report from its own country."""
    if _DECIDED_BY.search(text[max(0, span.begin - 60) : span.begin]):
        return True
    before = text[max(0, span.begin - 30) : span.begin]
    return _AT.search(_CHAIN_BEFORE.sub("", before)) is None and _DECIDES.match(text, span.end) is not None


def is_capital(name: str, actors: Actors) -> bool:
    """Does this name of a city stand for exactly one state or union?"""
    matches = actors.find(name)
    return len({m.actor.id for m in matches}) == 1 and all(m.name.use == "metonym" for m in matches)
