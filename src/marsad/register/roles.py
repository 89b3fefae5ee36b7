"""What may fill a role of a claim, told from the words and the identities alone: no mention, no report.

Comes in: fillers of one claim as they were resolved. Goes out: which of them may keep their identity, the claim's days and where it is
set. Must not know the gazetteer, the actors, or how the claim was read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from marsad.records import Claim, Filler, Identity, Place, When
from marsad.register import dates

OTHERS = frozenset({
    "ally", "allies", "enemy", "enemies", "foe", "foes", "rival", "rivals", "opponent", "opponents", "adversary",
    "adversaries", "critics", "partner", "partners", "backer", "backers", "sponsor", "sponsors", "patron",
    "patrons", "supporter", "supporters", "proxy", "proxies", "victim", "victims", "hostage", "hostages",
    "prisoner", "prisoners", "captive", "captives", "detainee", "detainees", "predecessor", "predecessors",
    "successor", "successors", "neighbour", "neighbours", "neighbor", "neighbors", "citizen", "citizens", "national",
    "nationals", "people", "population", "residents", "civilians", "family", "families", "relatives", "wife", "wives",
    "husband", "children", "child", "son", "sons", "daughter", "daughters", "brother", "brothers", "sister", "sisters",
    "mother", "father", "parents", "friends", "friend"
})  # fmt: skip
"""Who belongs to somebody without being of them: "its allies" are not the group."""

INDEFINITE = re.compile(
    r"(?i)(?:an?|another|one|two|three|some|several|many|other|around|about|at least|more than|nearly|up to|as many as|almost"
    r"|over|hundreds|dozens|thousands|\d+)\b"
)
"""So begins what is new in its report, whatever it stands beside: "a town", "around 600 people"."""

MEN_IN = {"kills": "whom", "injures": "whom", "detains": "whom", "displaces": "whom", "joins": "who", "moves": "who"}
"""By kind of claim, the role that men of flesh fill and no state does."""

LINKED = re.compile(r"\w-(?:linked|affiliated|aligned|inspired|allied)\s+(?:[\w-]+\s+){0,3}[a-z]+s$")
"""Several that have to do with somebody are not he: "Front-linked groups"."""

BETWEEN_TWO = frozenset(("allied_with", "part_of", "backs"))

LED_IN = {"commands": ("whom",), "holds_post": ("in",)}
PIECE_OF_BODY = re.compile(
    r"(?i)(?:[\w’'-]+ ){0,4}(?:unit|wing|arm|cell|brigade|battalion|regiment|division|faction|command|office|branch|section) "
    r"(?:of|in|within) "
)
"""One that is led as a part of a larger one."""

_POSSESSIVES = frozenset(("its", "their", "his", "her", "our", "my", "your", "whose"))
_WHERE_ROLES = ("place", "to", "from")


def is_of_itself(claim: Claim) -> bool:
    """Is somebody said to be a part, an ally or a backer of himself? Two names of one were taken for two."""
    if claim.kind not in BETWEEN_TWO:
        return False
    actors = [{f.identity.id for f in fillers if f.identity is not None} for fillers in claim.roles.values()]
    return any(one & other for n, one in enumerate(actors) for other in actors[n + 1 :])


def held_post(post: Filler, holders: set[str]) -> Filler:
    """A post by itself is nobody: "the director of the Observatory" may stand for who holds it, "a commander" for nobody."""
    known = post.identity is None or post.identity.name == post.text or post.identity.id in holders
    return post if known and not INDEFINITE.match(post.text) else replace(post, identity=None)


def are_others(words: str) -> bool:
    """ "Our allies", "their own citizens": those of somebody, whoever that is."""
    first, *rest = words.lower().split() or [""]
    return first in _POSSESSIVES and any(word in OTHERS for word in rest[:3])


def is_fit(identity: Identity | None, type_: str) -> bool:
    """May words of this type mean that identity?"""
    if identity is None:
        return False
    sort = identity.id.partition(":")[0]
    return {
        "person": ("person",),
        "group": ("actor",),
        "people": ("actor",),
        "place": ("place",),
        "post": ("person",),
    }.get(type_, (sort,)) == (sort,)


def fill_days(when: When, published: date | None) -> When:
    """The same `When` with its days; words, span and tense stay."""
    found = dates.days(when.words, published, when.tense)
    return replace(
        when, first=found.first, last=found.last, throughout=found.throughout, starts=found.starts, ends=found.ends
    )


def find_where(roles: Mapping[str, Sequence[Filler]], contains: Callable[[Place, Place], bool]) -> Place | None:
    """Where a claim is set: the place in role `place`, else `to`, else `from`.

    Several places in one role: the smallest, if it lies in all the others ("Mosul, in Iraq"); else none, for it is said
    of each. contains: does the first lie around the second?
    """
    for role in _WHERE_ROLES:
        found = {f.place.id: f.place for f in roles.get(role, ()) if f.place is not None}
        if not found:
            continue
        inner, *outer = sorted(found.values(), key=lambda p: (p.precision, p.id))
        return inner if all(contains(place, inner) for place in outer) else None
    return None
