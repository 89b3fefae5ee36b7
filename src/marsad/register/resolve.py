"""Resolving one reading: each word is looked up in the light of what its report tells as a whole.

Comes in: a `Reading` as a reader made it (spans and words), the actors, the gazetteer if there is one. Goes out: the same
reading with identities, places, bounds and days filled in; ids of claims never change. Must not know how it was read.

Nothing is merged that the report does not merge: unnamed speakers get no identity, and where a name may be one of several
actors and neither the report's countries nor its day decide, it stays unresolved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from marsad.records import Claim, Filler, Identity, Mention, Place, Reading, Report, Span, Speaker, Voice, When
from marsad.register import counts, dates
from marsad.register.actors import Actor, Actors, Match, Name
from marsad.register.groups import name_group
from marsad.register.names import fold
from marsad.register.persons import NOTHING_SETTLED, Persons, Settled, gather

if TYPE_CHECKING:
    from marsad.register.gazetteer import Gazetteer
    from marsad.register.places import Located

_ABBREVIATION = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")
_CAPITAL_RUN = re.compile(r"\b[A-Z][\w.]*(?:['’]?[a-z]+)*")
# What a group of no entry may be, at the end of its name.
_SORTS = frozenset(
    ("brigade", "brigades", "battalion", "division", "front", "movement", "group", "army", "council", "forces", "party")
)
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

_NAME_BEGINS = frozenset({
    "khan", "kafr", "kfar", "kafar", "tel", "tal", "tall", "tell", "deir", "dayr", "dair", "jabal", "jebel", "abu",
    "umm", "ain", "ayn", "beit", "bayt", "bab", "ras", "wadi", "bir", "khirbet", "khirbat", "sheikh",
})  # fmt: skip
"""Words with which names of places begin; alone, they are a name that was cut short: "the town of Khan"."""

_RUNS_ON = re.compile(r"(?i)(?:the|this|that) (?:area|city|town|village|region|province|place) (?!during\b)[a-z]+ing\b")
"""A description and the clause behind it: "the area reducing the …"."""

_BASE = re.compile(r"(?i)\b(?:air\s?base|base|airport|airfield|airstrip|barracks|aerodrome)\b")

_TOWN_OF = re.compile(r"(?i)(?:the )?(?:city|town|village) of \w")
_QUARTER_BEHIND = re.compile(r"(?i)\s(?:\d+\s)?(?:district|neighbou?rhood|quarter|suburb)\b")
"""Words with which a base's name is a town's or a quarter's: "the town of Velin", "Velin 86 | neighbourhood"."""

_AIRPORT = re.compile(r"(?i)\b(?:air\s?base|(?:international|military) airport|airfield)$")
"""What is near a town and not the town: "Velin international airport"."""

_THE_TOWN = re.compile(r"(?i)(?:the|this|that) (?:city|town|village)")

_PART_OF_COUNTRY = re.compile(
    r"(?i)-(?:held|controlled|occupied|run|ruled|dominated|majority|administered)\s+(?:\w+\s+)?\w+$"
    r"|\b(?:city|town|village|port|airport|airbase|base|camp|district|province)$"
)
"""Words by which a country's name stands for less than the country."""

_AND_NAME = re.compile(r"\s+and\s+(?:the\s+)?[A-Z][\w-]+")

_INDEFINITE = re.compile(
    r"(?i)(?:an?|another|one|two|three|some|several|many|other|around|about|at least|more than|nearly|up to|as many as|almost"
    r"|over|hundreds|dozens|thousands|\d+)\b"
)
"""So begins what is new in its report, whatever it stands beside: "a town", "around 600 people"."""

_MEN_IN = {"kills": "whom", "injures": "whom", "detains": "whom", "displaces": "whom", "joins": "who", "moves": "who"}
"""By kind of claim, the role that men of flesh fill and no state does."""

_LINKED = re.compile(r"\w-(?:linked|affiliated|aligned|inspired|allied)\s+(?:[\w-]+\s+){0,3}[a-z]+s$")
"""Several that have to do with somebody are not he: "Front-linked groups"."""

_BETWEEN_TWO = frozenset(("allied_with", "part_of", "backs"))

_HE_SHE = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
_POSSESSIVES = frozenset(("its", "their", "his", "her", "our", "my", "your", "whose"))
_HERE_SPAN = re.compile(r"here:(\d+):(\d+)")
_WHERE_ROLES = ("place", "to", "from")


class Resolution:
    """The work on one reading: what the report as a whole tells is gathered first, then each word is looked up once."""

    def __init__(
        self, actors: Actors, gazetteer: Gazetteer | None, reading: Reading, settled: Settled = NOTHING_SETTLED
    ) -> None:
        self.actors, self.gazetteer, self.reading, self.report = actors, gazetteer, reading, reading.report
        self.countries = count_countries(self.report, self.actors)
        self.learnt: dict[str, Match] = {}
        self.longer: dict[str, Identity] = {}
        self.groups: dict[tuple[str, bool], Identity | None] = {}
        self._full: dict[str, int] = {}
        self._folded: str | None = None
        self.persons = self._gather_persons(settled)
        self._learn_abbreviations()
        self.longer = self._longer_names()
        self.places = self._locate()
        self.mentions = self._mentions()
        self.by_span: dict[Span, Mention] = {}
        for mention in self.mentions:
            if mention.refers_to is not None:
                self.by_span.setdefault(mention.span, mention)

    def resolved(self) -> Reading:
        """The reading with everything filled in."""
        return replace(
            self.reading,
            mentions=tuple(self.mentions),
            voices=tuple(self._voice(v) for v in self.reading.voices),
            claims=tuple(c for c in map(self._claim, self.reading.claims) if not _of_itself(c)),
        )

    # -- what the report tells as a whole

    def _speakers(self) -> list[Speaker]:
        own = [v.speaker for v in self.reading.voices if v.speaker]
        return own + [s for claim in self.reading.claims for s in claim.voice]

    def _fillers(self) -> list[Filler]:
        return [f for claim in self.reading.claims for fillers in claim.roles.values() for f in fillers]

    def _gather_persons(self, settled: Settled) -> Persons:
        named = [(m.span.begin, m.text) for m in self.reading.mentions if m.type == "person"]
        named += [(f.span.begin, f.text) for f in self._fillers() if f.type == "person"]
        named += [(s.span.begin, s.speaker) for s in self._speakers() if s.named and not self.actors.find(s.speaker)]
        return gather(self.report.id, (text for _, text in sorted(named)), settled)

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
                    if (found := self._group(" ".join(run))) is not None:
                        actor = self.actors.listed.get(found.id) or Actor(found.id, found.name, "armed group")
                        self.learnt[short] = Match(actor, Name(short, source=self.report.id), found.score)
                        self.groups.clear()  # What was named before may contain the abbreviation.
                    break

    def _locate(self) -> dict[Span, Located]:
        """All words of the report that are used for a place, located together, for each helps to decide the others."""
        wanted = {m.span: m.text for m in self.reading.mentions if m.type == "place"}
        wanted.update((f.span, f.text) for f in self._fillers() if f.type == "place")
        if not wanted or self.gazetteer is None:
            return {}
        from marsad.register.places import Context, PlaceName, locate_all

        names = [PlaceName(text, span) for span, text in sorted(wanted.items())]
        found = locate_all(names, context=Context.of(self.report), gazetteer=self.gazetteer)
        return {located.name.span: located for located in found if located.place is not None}

    # -- single words

    def _choose(self, matches: Sequence[Match]) -> Match | None:
        """Which of several actors of one name the report means: its day, then its countries, then the better spelling."""
        day = self.report.published
        in_use = self._by_full_names([m for m in matches if m.name.holds_on(day)] or list(matches))
        if not in_use:
            return None
        if len(in_use) == 1:
            return in_use[0]

        def weight(match: Match) -> int:
            return sum(self.countries[c] for c in match.actor.country)

        ranked = sorted(in_use, key=lambda m: (-weight(m), -m.score))
        first, second = ranked[0], ranked[1]
        if weight(first) != weight(second) or first.score - second.score > 0.1:
            return first
        return None

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

    def _find(self, words: str) -> Sequence[Match]:
        """What the words name: by the report's own abbreviations first, for those it has explained."""
        own = self.learnt.get(re.sub(r"^[Tt]he |['’]s$", "", words)) if self.learnt else None
        return (own,) if own is not None else self.actors.find(words)

    def _group(self, words: str, begin: int | None = None, *, provisional: bool = True) -> Identity | None:
        initial = begin is not None and _begins_sentence(self.report.text, begin)
        key = (words, initial)
        if key not in self.groups:
            self.groups[key] = name_group(words, self.actors, choose=self._choose, find=self._find, initial=initial)
        found = self.groups[key]
        is_new = found is not None and found.id.startswith("actor:new:")
        if found is not None and is_new and (self._is_persons(found.name) or self._is_heading(found.name)):
            return None
        if found is not None and found.id in self.longer:
            found = replace(self.longer[found.id], score=found.score)
        return found if provisional or found is None or not found.id.startswith("actor:new:") else None

    def _is_persons(self, name: str) -> bool:
        """A person's name, or a name that the report has without the s of a lost apostrophe: "Rasks air force"."""
        if self.persons.knows(name):
            return True
        bare = name.removesuffix("s")
        return bare != name and name.isalpha() and re.search(rf"\b{bare}\b", self.report.text) is not None

    def _is_heading(self, name: str) -> bool:
        """ "Velin Army units advanced": a town's name as a heading, and the army behind it."""
        first, _, rest = name.partition(" ")
        return rest in ("Army", "Forces", "Units") and (
            first == "Countryside" or (self.gazetteer is not None and self.gazetteer.weight(first) >= 0.9)
        )

    def _identify(self, words: str, type_: str, span: Span) -> Identity | None:
        if type_ == "group":
            return self._group(self._with_its_end(words, span), span.begin)
        if type_ == "people":
            found = self._group(self._with_its_end(words, span), span.begin, provisional=False)
            # Whoever is called after a state or bears its nationality is not the state.
            return None if found and self._is_state(found) else found
        if type_ == "person":
            return self._person(words, span.begin)
        if type_ == "place" and self._is_less(words, span):
            return None
        if type_ == "place" and self._is_of_country(words, span):
            return None
        if type_ == "place" and (located := self.places.get(span)) is not None and located.place and not located.inner:
            return Identity(located.place.id, located.place.name, round(located.score, 3))
        return None

    def _are_two(self, words: str) -> bool:
        """ "The AB/CD", where both sides of the stroke are actors: not one of them."""
        sides = [side.split()[-1] for side in words.split("/") if side.split()]
        if len(sides) != 2 or len(words.split()) > 3:
            return False
        found = [{m.actor.id for m in self._find(side)} for side in sides]
        return all(found) and not found[0] & found[1]

    def _is_less(self, words: str, span: Span) -> bool:
        """A piece of the place that the words name, or somewhere beside it, or a name that was cut: not that place."""
        if _PIECE.match(words) or _PIECES.match(words) or _RUNS_ON.match(words):
            return True
        *before, last = words.split() or [""]
        if last.lower() in _NAME_BEGINS and (not before or before[-1].islower()):
            return True
        located = self.places.get(span)
        if located is None or located.place is None:
            return False
        if located.place.kind == "base" and re.search(r"\b(?:area|district|neighbou?rhood|quarter)$", words):
            return _BASE.search(words) is None
        if located.place.kind == "base" and (
            _TOWN_OF.match(words) or _QUARTER_BEHIND.match(self.report.text, span.end)
        ):
            return True
        if located.place.kind in ("city", "town", "village") and _AIRPORT.search(words):
            return True
        return located.place.kind == "city" and _QUARTER_OF.search(words) is not None

    def _with_its_end(self, words: str, span: Span) -> str:
        """ "The Islamic State of Iraq", where "and the Levant" follows: the words with the end of their name, if they have one."""
        more = _AND_NAME.match(self.report.text, span.end)
        if more is None:
            return words
        whole = " ".join((words + more.group()).split())
        names = whole.split()
        known = any(self._find(" ".join(names[n:])) for n in range(len(names) - 4) if names[n][:1].isupper())
        return whole if known else words

    def _is_of_country(self, words: str, span: Span) -> bool:
        """ "Rebel-held Ardania", "Ardania's second city": a part or a town of the country, whichever it is."""
        located = self.places.get(span)
        if located is None or located.place is None or located.place.kind != "country":
            return False
        return _PART_OF_COUNTRY.search(words) is not None

    def _person(self, words: str, begin: int) -> Identity | None:
        """The person, unless the words are taken for one by mistake: a body's name, a place's, a noun that begins a sentence."""
        found = self.persons.identify(words)
        if found is None:
            return self._group(words, begin, provisional=False) if self._is_body(words) else None
        name = found.name if found.score >= 0.9 else words
        if any(self._is_body(part) for part in (words, *name.split())):
            return self._group(words, begin, provisional=False)
        if self.gazetteer is not None and found.score != 0.85 and self.gazetteer.weight(name) >= 0.9:
            return None
        if found.id.startswith(f"person:{self.report.id}:"):
            noun = re.search(rf"\b{re.escape(found.name.lower())}s?\b", self.report.text)
            if noun is not None or self.actors.find(found.name):
                return None
        return found

    def _is_body(self, words: str) -> bool:
        return any(m.score >= 0.9 and m.actor.kind != "state" for m in self.actors.find(words))

    def _longer_names(self) -> dict[str, Identity]:
        """ "The Lions Brigade" and later "the Lions": of the names made here, the short ones with their longer form."""
        words = [(m.text, m.span.begin) for m in self.reading.mentions if m.type == "group"]
        words += [(f.text, f.span.begin) for f in self._fillers() if f.type == "group"]
        made = {i.id: i for text, begin in words if (i := self._group(text, begin)) and i.id.startswith("actor:new:")}
        longer: dict[str, Identity] = {}
        for short in made:
            forms = [i for i in made if i.startswith(short + "-") and i[len(short) + 1 :] in _SORTS]
            if len(forms) == 1:
                longer[short] = made[forms[0]]
        return longer

    def _is_state(self, identity: Identity) -> bool:
        actor = self.actors.listed.get(identity.id)
        return actor is not None and actor.kind == "state"

    # -- what the reading consists of

    def _mentions(self) -> list[Mention]:
        """Every mention with its own identity, or else with that of the mentions that the reader holds to be the same."""
        own = [
            replace(m, refers_to=self._identify(m.text, m.type, m.span) or m.refers_to) for m in self.reading.mentions
        ]
        best: dict[int, Identity] = {}
        for mention in own:
            found = mention.refers_to
            if (
                mention.entity is not None
                and found
                and (mention.entity not in best or found.score > best[mention.entity].score)
            ):
                best[mention.entity] = found
        shared = []
        for mention in own:
            if mention.refers_to is None and mention.entity in best:
                identity = best[mention.entity]
                if identity.id.startswith("place:") != (mention.type == "place") or self._is_other_sort(
                    mention, identity
                ):
                    shared.append(mention)
                    continue
                mention = replace(mention, refers_to=replace(identity, score=round(identity.score * 0.9, 3)))
            shared.append(mention)
        named = [m for m in shared if m.type == "group" and m.refers_to and not m.refers_to.id.startswith("actor:new:")]
        # A piece of a known name ("Human Rights" of the Observatory's) is not a group of its own.
        return [replace(m, refers_to=None) if self._is_piece(m, named) else m for m in shared]

    def _is_other_sort(self, mention: Mention, identity: Identity) -> bool:
        """ "He" is no group, and "35,000 Ardanians" are not the state that "the Ardanians" elsewhere in the report are."""
        if mention.text.lower() in _HE_SHE:
            return not identity.id.startswith("person:")
        last = mention.text.split()[-1:]
        return self._is_state(identity) and any(
            m.actor.id == identity.id and m.name.use == "shared" for m in self.actors.find(" ".join(last))
        )

    @staticmethod
    def _is_piece(mention: Mention, named: Sequence[Mention]) -> bool:
        return (
            mention.refers_to is not None
            and mention.refers_to.id.startswith("actor:new:")
            and any(n.span != mention.span and n.span.covers(mention.span) for n in named)
        )

    def _filler(self, filler: Filler) -> Filler:
        """The filler by its own words, else by what the reader says that it stands for, else by its mention."""
        located = self.places.get(filler.span) if filler.type == "place" else None
        place = located.place if located is not None else filler.place
        if _are_others(filler.text) or (filler.type in ("group", "people") and self._are_two(filler.text)):
            return replace(filler, identity=None, place=place)
        if filler.type in ("group", "people") and _LINKED.search(filler.text):
            return replace(filler, identity=None, place=place)
        identity = self._identify(filler.text, filler.type, filler.span) or self._stands_for(filler)
        mention = self.by_span.get(filler.span)
        indefinite = _INDEFINITE.match(filler.text) is not None
        if identity is None and mention is not None and not indefinite and _is_fit(mention.refers_to, filler.type):
            identity = mention.refers_to
        if identity is None and filler.type in ("group", "people"):
            identity = self._possessor(filler)
        if identity is not None and filler.type == "place" and not self._may_be_called(filler, identity):
            identity = None
        if identity is not None and filler.text.lower() in _HE_SHE and identity.id.startswith(("actor:", "place:")):
            identity = None
        return replace(filler, identity=identity, place=place)

    def _may_be_called(self, filler: Filler, identity: Identity) -> bool:
        """ "The city", "the town": no country, no province, and no other than the register itself takes it for."""
        if self._is_less(filler.text, filler.span):
            return False
        match = _THE_TOWN.fullmatch(filler.text)
        if match is None or self.gazetteer is None or not identity.id.startswith("place:"):
            return True
        given = _HERE_SPAN.fullmatch(filler.identity.id) if filler.identity is not None else None
        if given is not None:
            mention = self.by_span.get(Span(int(given[1]), int(given[2])))
            if mention is not None and mention.refers_to is not None and mention.refers_to.id != identity.id:
                return False
        place = self.gazetteer.place(identity.id)
        return place is None or place.kind not in (
            "country",
            "province",
            "region",
            "river",
            "sea",
            "border",
            "district",
        )

    def _stands_for(self, filler: Filler) -> Identity | None:
        """A reader may leave `here:BEGIN:END` as an identity: the words there, or its name, are what the filler means.

        Where those are a description ("the Kurdish-led force") that names nobody, the id becomes `here:REPORT:BEGIN:END`: it
        says which words of this report are meant, and can never be the same in two reports.
        """
        given = filler.identity
        match = _HERE_SPAN.fullmatch(given.id) if given is not None else None
        if given is None or match is None:
            return given
        begin, end = int(match[1]), int(match[2])
        found = self._identify(given.name, filler.type, Span(begin, end)) if filler.type != "place" else None
        mention = self.by_span.get(Span(begin, end))
        if found is None and mention is not None:
            found = mention.refers_to
        if found is not None and _is_fit(found, filler.type):
            return replace(found, score=round(found.score * 0.8, 3))
        return Identity(f"here:{self.report.id}:{begin}:{end}", given.name, 0.3)

    def _possessor(self, filler: Filler) -> Identity | None:
        """ "its fighters": the group that the pronoun at the beginning refers to, with a lower score."""
        if not re.fullmatch(r"(?:its|their|his|her|our|whose)\s+\w+", filler.text, re.IGNORECASE):
            return None
        for mention in self.mentions:
            if mention.span.begin == filler.span.begin and mention.span.end < filler.span.end and mention.refers_to:
                identity = mention.refers_to
                return (
                    replace(identity, score=round(identity.score * 0.7, 3))
                    if identity.id.startswith("actor:")
                    else None
                )
        return None

    def _speaker(self, speaker: Speaker) -> Speaker:
        if not speaker.named:
            return replace(speaker, identity=None)  # Unnamed speakers are never merged.
        identity: Identity | None = None
        if self._find(speaker.speaker):
            identity = self._group(speaker.speaker, provisional=False)
        mention = self.by_span.get(speaker.span)
        if identity is None and mention is not None and mention.type in ("group", "people"):
            identity = mention.refers_to
        if identity is None:
            identity = (None if " and " in speaker.speaker else self.persons.identify(speaker.speaker)) or (
                mention.refers_to if mention else None
            )
        return replace(speaker, identity=identity)

    def _voice(self, voice: Voice) -> Voice:
        return replace(voice, speaker=self._speaker(voice.speaker)) if voice.speaker else voice

    def _are_people(self, filler: Filler) -> bool:
        """ "The Ardanians" who were killed or joined somebody are some of them, not their state."""
        if filler.identity is None or not self._is_state(filler.identity):
            return False
        words = re.sub(r"(?i)^the ", "", filler.text)
        return any(m.actor.id == filler.identity.id and m.name.use == "shared" for m in self.actors.find(words))

    def _contains(self, outer: Place, inner: Place) -> bool:
        return self.gazetteer is not None and any(p.id == outer.id for p in self.gazetteer.within(inner.id))

    def _claim(self, claim: Claim) -> Claim:
        roles = {role: tuple(self._filler(f) for f in fillers) for role, fillers in claim.roles.items()}
        if "post" in roles:
            holders = {f.identity.id for f in roles.get("who", ()) if f.identity is not None}
            roles["post"] = tuple(_held(f, holders) for f in roles["post"])
        if (role := _MEN_IN.get(claim.kind)) in roles:
            roles[role] = tuple(replace(f, identity=None) if self._are_people(f) else f for f in roles[role])
        count = claim.count
        if count is not None:
            low, high, about = counts.bounds(count.words)
            count = replace(count, low=low, high=high, about=about)
        return replace(
            claim,
            roles=roles,
            count=count,
            when=fill_days(claim.when, self.report.published),
            where=find_where(roles, self._contains) or claim.where,
            voice=tuple(self._speaker(s) for s in claim.voice),
        )


def _of_itself(claim: Claim) -> bool:
    """Is somebody said to be a part, an ally or a backer of himself? Two names of one were taken for two."""
    if claim.kind not in _BETWEEN_TWO:
        return False
    actors = [{f.identity.id for f in fillers if f.identity is not None} for fillers in claim.roles.values()]
    return any(one & other for n, one in enumerate(actors) for other in actors[n + 1 :])


def _held(post: Filler, holders: set[str]) -> Filler:
    """A post by itself is nobody: "the director of the Observatory" may stand for who holds it, "a commander" for nobody."""
    known = post.identity is None or post.identity.name == post.text or post.identity.id in holders
    return post if known and not _INDEFINITE.match(post.text) else replace(post, identity=None)


def _are_others(words: str) -> bool:
    """ "Our allies", "their own citizens": those of somebody, whoever that is."""
    first, *rest = words.lower().split() or [""]
    return first in _POSSESSIVES and any(word in OTHERS for word in rest[:3])


def _is_fit(identity: Identity | None, type_: str) -> bool:
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
