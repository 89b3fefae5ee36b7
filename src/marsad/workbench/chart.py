"""From a command answer to a chart: who stands above, in and below a body, each tie with what is said of it.

Comes in: `Command`. Goes out: nodes. Ties keep their status (stated, thought, decreed, planned, denied, former, or known
from the register only); a page draws each differently, and none is left out or turned into another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from marsad.findings.command import Command, Said
from marsad.findings.rows import Part, Row

STATUS_WORDS = {
    "stated": "",
    "thought": "thought, not stated",
    "decreed": "decreed, not said to be in effect",
    "planned": "planned or predicted",
    "denied": "denied",
    "former": "former",
    "register": "register, not these reports",
}


@dataclass(slots=True)
class Node:
    """Somebody or something in the chart, and how it is tied to what it hangs on."""

    name: str
    tie: str
    """How it stands to the body: "commands it", "spokesman"."""
    status: str
    rows: tuple[Row, ...] = ()
    support: str = ""
    why: str = ""
    id: str | None = None
    below: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole chart."""

    above: tuple[Node, ...]
    posts: tuple[Node, ...]
    below: tuple[Node, ...]

    def __bool__(self) -> bool:
        return bool(self.above or self.posts or self.below)


_ABOVE = (("answers_to", "who", "commands it"), ("part_of", "whole", "it belongs to this"))
_BELOW = (("made_of", "who", "belongs to it"), ("command_over", "whom", "commanded by it"))
_REGISTER_ABOVE = frozenset({"is part of", "is under the umbrella of"})
_REGISTER_BELOW = frozenset({"has as a part", "is the umbrella of"})


def make_chart(answer: Command) -> Chart:
    """The chart of an answer. Several fillers of one role are a coordination, so each becomes a node."""
    above = [n for section, role, tie in _ABOVE for n in _nodes(answer, section, role, tie)]
    below = [n for section, role, tie in _BELOW for n in _nodes(answer, section, role, tie)]
    named = {n.id for n in (*above, *below)}
    for words, nodes, tie in ((_REGISTER_ABOVE, above, "it belongs to"), (_REGISTER_BELOW, below, "belong to it")):
        names = dict.fromkeys(k.name for k in answer.register if k.words in words and k.actor not in named)
        if names:
            nodes.append(Node("; ".join(names), tie, "register"))
    posts = []
    for status, said in _said(answer, "posts"):
        row = said.rows[0]
        mine = any(p.id == answer.subject.id for p in row.parts("who"))
        for part in row.parts("in" if mine else "who") or (Part("not told where" if mine else "not told who"),):
            posts.append(_node(part, _words(row.parts("post")) or "post not told", status, said))
    by_id = {n.id: n for n in below if n.id}
    for status, said in _said(answer, "in_parts"):
        row = said.rows[0]
        for part in row.parts("in" if row.kind == "holds_post" else "whom"):
            if holder := by_id.get(part.id or ""):
                tie = _words(row.parts("post")) or "commands it"
                holder.below += [_node(who, tie, status, said) for who in row.parts("who")]
    return Chart(tuple(above), tuple(posts), tuple(below))


def _said(answer: Command, section: str) -> Iterator[tuple[str, Said]]:
    for standing in answer.section(section).lists:
        for said in standing.said:
            yield standing.status, said


def _nodes(answer: Command, section: str, role: str, tie: str) -> Iterator[Node]:
    for status, said in _said(answer, section):
        for part in said.rows[0].parts(role):
            yield _node(part, tie, status, said)


def _node(part: Part, tie: str, status: str, said: Said) -> Node:
    return Node(part.plain(), tie, status, said.rows, said.support.word, said.former, part.id)


def _words(parts: Iterable[Part]) -> str:
    return ", ".join(p.words for p in parts)
