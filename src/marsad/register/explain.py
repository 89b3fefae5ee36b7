"""Why the names of a report were linked as they were: what decided, and what else was near.

Comes in: a `Resolution`. Goes out: a `Link` for every name that has or could have an identity, in the order of the text. It decides
nothing: each answer is asked of the room that gave the identity.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marsad.records import Identity, Span
from marsad.register.resolve import Resolution


@dataclass(frozen=True, slots=True)
class Link:
    """One name of a report, whom or what it was taken for, and why."""

    words: str
    span: Span
    """In the report's text."""
    type: str
    """`group`, `people`, `person` or `place`."""
    identity: Identity | None
    """None: left open."""
    because: tuple[str, ...]
    """The evidence that decided, in words."""
    near: tuple[Identity, ...]
    """What else the name may mean, or who shares a part of it; likeliest first where that is known."""

    def to_json(self) -> dict[str, Any]:
        """For `--json`."""
        who = self.identity
        return {
            "words": self.words,
            "begin": self.span.begin,
            "end": self.span.end,
            "type": self.type,
            "id": who.id if who else None,
            "name": who.name if who else None,
            "score": who.score if who else None,
            "because": list(self.because),
            "near": [{"id": one.id, "name": one.name} for one in self.near],
        }


def explain(resolution: Resolution) -> list[Link]:
    """A link for each mention of a group, person or place that has an identity or a name, in the order of the text."""
    links: dict[Span, Link] = {}
    for mention in resolution.mentions:
        if mention.type not in ("group", "people", "person", "place") or not any(c.isupper() for c in mention.text):
            continue
        link = Link(mention.text, mention.span, mention.type, mention.refers_to, (), ())
        if mention.type == "place":
            link = _of_place(link, resolution)
        elif mention.type == "person":
            link = _of_person(link, resolution)
        else:
            link = _of_group(link, resolution)
        if link.identity is not None or link.because:
            links.setdefault(link.span, link)
    return [links[span] for span in sorted(links)]


def _of_place(link: Link, resolution: Resolution) -> Link:
    located = resolution.places.get(link.span)
    if located is None:
        return _with(
            link, ("no place of this name is known",) if link.identity is None else ("by another mention of it",), ()
        )
    near = tuple(Identity(p.id, p.name, 0.0) for p in located.runners_up)
    if link.identity is None and located.place is not None:
        return _with(link, (*located.because, f"lies at or in {located.place.name}, and is not that place"), near)
    return _with(link, located.because or ("the most important place of this name",), near)


def _of_person(link: Link, resolution: Resolution) -> Link:
    title = resolution.title_of(link.span)
    why, near = resolution.persons.explain(link.words, title)
    if link.identity is not None and not link.identity.id.startswith("person:"):
        return _of_group(link, resolution)
    own = resolution.persons.identify(link.words, title)
    if link.identity is not None and (own is None or own.id != link.identity.id):
        why = "the reader takes it for the same as another mention"
    elif link.identity is None and own is not None:
        why = "the name is better known as a body's or a place's"
    return _with(link, (why,), near)


def _of_group(link: Link, resolution: Resolution) -> Link:
    choice = resolution.groups.explain(link.words, link.span.begin)
    others = tuple(Identity(m.actor.id, m.actor.name, 0.0) for m in choice.others) if choice is not None else ()
    if link.identity is None:
        return _with(link, (choice.why,) if choice is not None and choice.match is None else (), others)
    if choice is not None and choice.match is not None and choice.match.actor.id == link.identity.id:
        return _with(link, (choice.why,), others)
    if link.identity.id.startswith("actor:new:"):
        return _with(link, ("no actor of the register has this name; made from the report",), ())
    return _with(link, ("the reader takes it for the same as another mention",), ())


def _with(link: Link, because: tuple[str, ...], near: tuple[Identity, ...]) -> Link:
    return Link(link.words, link.span, link.type, link.identity, because, near)
