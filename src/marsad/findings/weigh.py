"""Weighs the support of claims that say the same: independent origins, sides, named or not, direct or hearsay.

Comes in: rows about one thing, and their origins. Goes out: `Support`, with a word by the printed rule `RULE`. Must not
know any question. It never says what is true, and grades no source: an Admiralty grade is a person's, not a machine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from marsad.findings.origins import Origins
from marsad.findings.rows import Row

HAPPENED = frozenset({"stated"})
HEDGED = frozenset({"likely", "possible", "unlikely"})
NOT_YET = frozenset({"predicted", "intended", "attempted", "ordered", "hypothetical"})
"""Certainties by what they say of the world: that it is so; that it may be so; that it is not so yet."""

RULE = """\
How the words for support are chosen. They count who says so; they do not say what is true.
  confirmed      three or more independent origins on two or more sides state it outright, two of them at first hand, one
                 of them named or a newsroom's own; none denies or contradicts it.
  corroborated   two or more independent origins on two or more sides state it outright; none denies or contradicts it.
  single source  it is stated outright by one origin, or by several on one side (or whose sides are not told).
  unsure         nobody states it outright: it is thought likely or said to be possible or unlikely.
  not yet        it is only predicted, intended, attempted, ordered or supposed.
  disputed       at least one origin affirms it and at least one other denies or contradicts it.
  denied         it is only denied.
An origin counts once, however many outlets carry it. The side of a newsroom is its outlet; a speaker's side is the
organisation that the report gives; where none is given, no side is counted."""


@dataclass(frozen=True, slots=True)
class Support:
    """Who stands behind something, counted."""

    word: str
    """By `RULE`."""
    claims: int
    reports: int
    outlets: int
    origins: int
    """Independent origins that affirm it, at whatever certainty."""
    sides: int
    named: int
    unnamed: int
    newsrooms: int
    """Affirming origins by sort; together `origins`."""
    hearsay: int
    """Affirming origins that only pass on what others said."""
    denying: int
    """Independent origins that deny it or state what contradicts it."""

    def plain(self) -> str:
        """In words."""
        bits = [f"{self.origins} independent origin{'s' if self.origins != 1 else ''}"]
        sorts = [(self.named, "named"), (self.unnamed, "not named"), (self.newsrooms, "newsroom")]
        if listed := ", ".join(f"{n} {word}" for n, word in sorts if n):
            bits[0] += f" ({listed})"
        bits.append(f"{self.sides} side{'s' if self.sides != 1 else ''} told" if self.sides else "side not told")
        if self.hearsay:
            bits.append(f"{self.hearsay} at second hand")
        if self.denying:
            bits.append(f"{self.denying} against")
        bits.append(f"{self.outlets} outlet{'s' if self.outlets != 1 else ''}")
        return f"{self.word}: {'; '.join(bits)}"


def weigh(rows: Sequence[Row], origins: Origins, against: Iterable[Row] = ()) -> Support:
    """Weigh rows that all speak of one thing; denied rows count against it, and so does what contradicts it."""
    # An origin that states something outright is judged by that, not by what it also thought likely.
    best: dict[str, Row] = {}
    denying = {origins[row.claim].key for row in against}
    for row in rows:
        key = origins[row.claim].key
        if row.polarity == "denied":
            denying.add(key)
        elif key not in best or _rank(row, origins) < _rank(best[key], origins):
            best[key] = row
    sorts = [origins[row.claim].sort for row in best.values()]
    stating = {key: row for key, row in best.items() if row.certainty in HAPPENED}
    sides = {origins[row.claim].side for row in best.values()} - {None}
    return Support(
        word=_word(best, stating, denying, origins),
        claims=len(rows),
        reports=len({row.report for row in rows}),
        outlets=len({row.outlet or row.report for row in rows}),
        origins=len(best),
        sides=len(sides),
        named=sorts.count("named"),
        unnamed=sorts.count("unnamed"),
        newsrooms=sorts.count("newsroom"),
        hearsay=sum(origins[row.claim].hearsay for row in best.values()),
        denying=len(denying),
    )


def _rank(row: Row, origins: Origins) -> tuple[int, bool]:
    order = 0 if row.certainty in HAPPENED else 1 if row.certainty in HEDGED else 2
    return order, origins[row.claim].hearsay


def _word(best: dict[str, Row], stating: dict[str, Row], denying: set[str], origins: Origins) -> str:
    if denying:
        return "disputed" if set(best) - denying else "denied"
    if stating:
        found = [origins[row.claim] for row in stating.values()]
        sides = {o.side for o in found} - {None}
        direct = sum(not o.hearsay for o in found)
        known = any(o.sort != "unnamed" for o in found)
        if len(sides) >= 2:
            return "confirmed" if len(found) >= 3 and direct >= 2 and known else "corroborated"
        return "single source"
    return "unsure" if any(row.certainty in HEDGED for row in best.values()) else "not yet"
