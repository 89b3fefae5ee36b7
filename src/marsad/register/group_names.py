"""The names of groups as one report uses them: what they mean there, and why.

Comes in: the report, the actors, the persons that it names. Goes out: for words that describe a group an identity; where a name may be
that of several actors, the one that the report means and the evidence that decided. Must not know claims.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from marsad.records import Identity, Report, Span
from marsad.register.actors import Actor, Actors, Match, Name
from marsad.register.groups import name_group
from marsad.register.names import fold
from marsad.register.persons import Persons

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_CAPITAL_RUN = re.compile(r"\b[A-Z][\w.]*(?:['’]?[a-z]+)*")
# What a group of no entry may be, at the end of its name.
_SORTS = frozenset(
    ("brigade", "brigades", "battalion", "division", "front", "movement", "group", "army", "council", "forces", "party")
)
_AND_NAME = re.compile(r"\s+and\s+(?:the\s+)?[A-Z][\w-]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of several actors of one name a report means."""

    match: Match | None
    """None: nothing in the report decides."""
    why: str
    others: tuple[Match, ...] = ()


class GroupNames:
    """What words for groups mean in one report. Abbreviations that it explains are learnt when it is made."""

    def __init__(self, actors: Actors, report: Report, persons: Persons, weigh_place: Callable[[str], float]) -> None:
        """weigh_place: how likely an exact name is a place's, 0 to 1."""
        self.actors, self.report, self.persons, self.weigh_place = actors, report, persons, weigh_place
        self.countries = count_countries(report, actors)
        self.learnt: dict[str, Match] = {}
        self.longer: dict[str, Identity] = {}
        self.groups: dict[tuple[str, bool], Identity | None] = {}
        self._full: dict[str, int] = {}
        self._folded: str | None = None
        self._learn_abbreviations()

    def _learn_abbreviations(self) -> None:
        """ "the Revolutionary Youth Brigade (RYB)": from here on the report's own abbreviation names that group."""
        text = self.report.text
        for match in _ABBREVIATION.finditer(text):
            short = match.group(1)
            words = text[max(0, match.start() - 120) : match.start()].split()[-len(short) * 2 - 2 :]
            letters = [c for c in short if c.isupper()]
            for n in range(len(words) - 1, -1, -1):
                run = words[n:]
                if len(run) > len(letters) * 2 + 1:
                    break
                initials = [part[0] for w in run for part in re.split(r"[-‑]", w.strip("“\"'")) if part[:1].isupper()]
                if initials == letters and run[0][:1].isupper():
                    if (found := self.group(" ".join(run))) is not None:
                        actor = self.actors.listed.get(found.id) or Actor(found.id, found.name, "armed group")
                        self.learnt[short] = Match(actor, Name(short, source=self.report.id), found.score)
                        self.groups.clear()  # What was named before may contain the abbreviation.
                    break

    def choose(self, matches: Sequence[Match]) -> Match | None:
        """Which of several actors of one name the report means; None where nothing decides."""
        return self.decide(matches).match

    def decide(self, matches: Sequence[Match]) -> Choice:
        """The same with what decided: the report's day, names in full, then its countries, then the better spelling."""
        day = self.report.published
        dated = [m for m in matches if m.name.holds_on(day)] or list(matches)
        in_use = self._by_full_names(dated)
        others = _distinct(matches)
        if not in_use:
            return Choice(None, "a short name, and the report names none of its bearers in full", others)
        if len(in_use) == 1:
            if len(others) == 1:
                why = f"the only actor called “{in_use[0].name.text}” in the register"
            elif len(in_use) < len(dated):
                why = (
                    "the report names it in full"
                    if in_use[0].name.use == "short"
                    else "the others need their full name in the report"
                )
            else:
                why = f"the others did not bear the name by {day}"
            return Choice(in_use[0], why, _without(others, in_use[0]))

        def weight(match: Match) -> int:
            return sum(self.countries[c] for c in match.actor.country)

        ranked = sorted(in_use, key=lambda m: (-weight(m), -m.score))
        first, second = ranked[0], ranked[1]
        if weight(first) != weight(second):
            named = ", ".join(c for c in first.actor.country if self.countries[c])
            return Choice(
                first,
                f"its countries are named more often in the report ({named}: {weight(first)}, next: {weight(second)})",
                _without(others, first),
            )
        if first.score - second.score > 0.1:
            return Choice(first, "the nearest spelling", _without(others, first))
        return Choice(None, "neither day nor countries nor spelling decide", others)

    def _by_full_names(self, matches: list[Match]) -> list[Match]:
        """Of a `short` name's bearers, the one that the report names in full more often than the others; else those without it."""
        short = [m for m in matches if m.name.use == "short"]
        if not short:
            return matches
        times = {m.actor.id: self._times_in_full(m.actor) for m in matches}
        often = max(times.values())
        best = [m for m in matches if times[m.actor.id] == often]
        return best if often and len(best) == 1 and best[0] in short else [m for m in matches if m not in short]

    def _times_in_full(self, actor: Actor) -> int:
        if actor.id not in self._full:
            if self._folded is None:
                self._folded = f" {fold(self.report.title)} {fold(self.report.text)} "
            names = {fold(n.text) for n in actor.names if n.use in ("name", "exact")}
            self._full[actor.id] = sum(self._folded.count(f" {name} ") for name in names)
        return self._full[actor.id]

    def find(self, words: str) -> Sequence[Match]:
        """What the words name: by the report's own abbreviations first, for those it has explained."""
        own = self.learnt.get(re.sub(r"^[Tt]he |['’]s$", "", words)) if self.learnt else None
        return (own,) if own is not None else self.actors.find(words)

    def group(self, words: str, begin: int | None = None, *, provisional: bool = True) -> Identity | None:
        """The actor that the words name or whose members they mean.

        begin: where they stand in the text, for a capital at the beginning of a sentence says nothing. provisional: make an
        `actor:new:…` for a name that the register does not know.
        """
        initial = begin is not None and _begins_sentence(self.report.text, begin)
        key = (words, initial)
        if key not in self.groups:
            self.groups[key] = name_group(words, self.actors, choose=self.choose, find=self.find, initial=initial)
        found = self.groups[key]
        is_new = found is not None and found.id.startswith("actor:new:")
        if found is not None and is_new and (self._is_persons(found.name) or self._is_heading(found.name)):
            return None
        if found is not None and found.id in self.longer:
            found = replace(self.longer[found.id], score=found.score)
        return found if provisional or found is None or not found.id.startswith("actor:new:") else None

    def explain(self, words: str, begin: int | None = None) -> Choice | None:
        """What decided between the actors of the name that gave the words their identity; None where no name of the register did."""
        made: list[Choice] = []

        def choose(matches: Sequence[Match]) -> Match | None:
            made.append(self.decide(matches))
            return made[-1].match

        def find(name: str) -> Sequence[Match]:
            matches = self.find(name)
            if len(matches) == 1:
                made.append(self._learnt_or_only(name, matches[0]))
            return matches

        initial = begin is not None and _begins_sentence(self.report.text, begin)
        found = name_group(words, self.actors, choose=choose, find=find, initial=initial)
        if found is None:
            return next((choice for choice in reversed(made) if choice.match is None), None)
        return next((c for c in reversed(made) if c.match is not None and c.match.actor.id == found.id), None)

    def _learnt_or_only(self, name: str, match: Match) -> Choice:
        if match in self.learnt.values():
            return Choice(match, f"the report explains “{match.name.text}” so")
        return Choice(match, f"the only actor called “{match.name.text}” in the register")

    def _is_persons(self, name: str) -> bool:
        """A person's name, or a name that the report has without the s of a lost apostrophe: "Rasks air force"."""
        if self.persons.knows(name):
            return True
        bare = name.removesuffix("s")
        return bare != name and name.isalpha() and re.search(rf"\b{bare}\b", self.report.text) is not None

    def _is_heading(self, name: str) -> bool:
        """ "Velin Army units advanced": a town's name as a heading, and the army behind it."""
        first, _, rest = name.partition(" ")
        return rest in ("Army", "Forces", "Units") and (first == "Countryside" or (self.weigh_place(first) >= 0.9))

    def with_its_end(self, words: str, span: Span) -> str:
        """ "The Islamic State of Iraq", where "and the Levant" follows: the words with the end of their name, if they have one."""
        more = _AND_NAME.match(self.report.text, span.end)
        if more is None:
            return words
        whole = " ".join((words + more.group()).split())
        names = whole.split()
        known = any(self.find(" ".join(names[n:])) for n in range(len(names) - 4) if names[n][:1].isupper())
        return whole if known else words

    def is_body(self, words: str) -> bool:
        """Are they the name of an actor other than a state?"""
        return any(m.score >= 0.9 and m.actor.kind != "state" for m in self.actors.find(words))

    def join_longer(self, words: Iterable[tuple[str, int]]) -> None:
        """ "The Lions Brigade" and later "the Lions": of the names made here, the short ones are their longer form.

        words: all that the report says of groups, each with where it begins.
        """
        made = {i.id: i for text, begin in words if (i := self.group(text, begin)) and i.id.startswith("actor:new:")}
        for short in made:
            forms = [i for i in made if i.startswith(short + "-") and i[len(short) + 1 :] in _SORTS]
            if len(forms) == 1:
                self.longer[short] = made[forms[0]]

    def is_state(self, identity: Identity) -> bool:
        """Is it a state's?"""
        actor = self.actors.listed.get(identity.id)
        return actor is not None and actor.kind == "state"

    def are_two(self, words: str) -> bool:
        """ "The AB/CD", where both sides of the stroke are actors: not one of them."""
        sides = [side.split()[-1] for side in words.split("/") if side.split()]
        if len(sides) != 2 or len(words.split()) > 3:
            return False
        found = [{m.actor.id for m in self.find(side)} for side in sides]
        return all(found) and not found[0] & found[1]


def _distinct(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The best match of each actor."""
    best: dict[str, Match] = {}
    for match in sorted(matches, key=lambda m: -m.score):
        best.setdefault(match.actor.id, match)
    return tuple(best.values())


def _without(matches: Sequence[Match], chosen: Match) -> tuple[Match, ...]:
    return tuple(m for m in matches if m.actor.id != chosen.actor.id)


def count_countries(report: Report, actors: Actors) -> Counter[str]:
    """How often the report names each country, by name, adjective or abbreviation (ISO codes)."""
    found: Counter[str] = Counter()
    for text, weight in ((report.title, 2), (report.text, 1)):
        words = _CAPITAL_RUN.findall(text)
        for first, second in pairwise([*words, ""]):
            state = actors.state_of(first) or actors.named_state(first) or actors.named_state(f"{first} {second}")
            if state is not None:
                found[state.code] += weight
    return found


def _begins_sentence(text: str, begin: int) -> bool:
    before = text[max(0, begin - 6) : begin].rstrip(" \t“\"'‘(")
    return not before or before[-1] in ".!?:\n•…" or "\n" in text[max(0, begin - 2) : begin]
