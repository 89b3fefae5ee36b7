"""Resolving one reading: each word is looked up in the light of what its report tells as a whole.

Comes in: a `Reading` as a reader made it (spans and words), the actors, the gazetteer if there is one. Goes out: the same
reading with identities, places, bounds and days filled in; ids of claims never change. Must not know how it was read.

Nothing is merged that the report does not merge: unnamed speakers get no identity, and where a name may be one of several
actors and neither the report's countries nor its day decide, it stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.records import Claim, Filler, Identity, Mention, Place, Reading, Span, Speaker, Voice
from marsad.register import counts
from marsad.register.actors import Actors
from marsad.register.capitals import by_words_beside, cities, governments, home
from marsad.register.group_names import GroupNames
from marsad.register.names import fold
from marsad.register.persons import NOTHING_SETTLED, Persons, Settled, gather
from marsad.register.place_pieces import NAME_BEGINS, is_less, is_of_country
from marsad.register.roles import (
    BETWEEN_TWO,
    INDEFINITE,
    LED_IN,
    LINKED,
    MEN_IN,
    PIECE_OF_BODY,
    are_others,
    fill_days,
    find_where,
    held_post,
    is_fit,
    is_of_itself,
)
from marsad.register.titles import stated_posts, title_before

if TYPE_CHECKING:
    from marsad.register.gazetteer import Gazetteer
    from marsad.register.places import Located

_THE_TOWN = re.compile(r"(?i)(?:the|this|that) (?:city|town|village)")

_DIRECTION = re.compile(
    r"(?:[Tt]he )?(?:[Ff]ar )?"
    r"(?:(?i:(?:north|south|east|west)(?:-?(?:east|west))?ern|(?:north|south)-?(?:east|west))|north|south|east|west) (?=[A-Z])"
)
""" "Northern", "north-west", "south"; a capital there ("South Ardania") makes a name, which may be a state's own."""

_HE_SHE = frozenset(("he", "she", "him", "her", "his", "himself", "herself"))
_INSIDE_NAMES = frozenset(("of", "in", "and", "for", "the", "&"))
_STATIONS = frozenset(("tv", "television", "radio", "channel", "newspaper", "daily"))
"""What is called so is not the news agency that a report quotes beside it."""

_HERE_SPAN = re.compile(r"here:(\d+):(\d+)")


class Resolution:
    """The work on one reading: what the report as a whole tells is gathered first, then each word is looked up once."""

    def __init__(
        self, actors: Actors, gazetteer: Gazetteer | None, reading: Reading, settled: Settled = NOTHING_SETTLED
    ) -> None:
        self.actors, self.gazetteer, self.reading, self.report = actors, gazetteer, reading, reading.report
        self._posts = stated_posts(reading.claims)
        self.persons = self._gather_persons(settled)
        self.groups = GroupNames(actors, self.report, self.persons, self._weigh_place)
        self.groups.join_longer(
            [(m.text, m.span.begin) for m in reading.mentions if m.type == "group"]
            + [(f.text, f.span.begin) for f in self._fillers() if f.type == "group"]
        )
        self.cities = cities(self.report.text, self.reading.mentions, actors)
        self.regions = self._parts_of_countries()
        self.places = self._locate()
        self.home = home(self.places)
        self.governments = self._governments()
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
            claims=tuple(c for c in map(self._claim, self.reading.claims) if not is_of_itself(c)),
        )

    # -- what the report tells as a whole

    def _speakers(self) -> list[Speaker]:
        own = [v.speaker for v in self.reading.voices if v.speaker]
        return own + [s for claim in self.reading.claims for s in claim.voice]

    def _fillers(self) -> list[Filler]:
        return [f for claim in self.reading.claims for fillers in claim.roles.values() for f in fillers]

    def _gather_persons(self, settled: Settled) -> Persons:
        named = [(m.span, m.text) for m in self.reading.mentions if m.type == "person"]
        named += [(f.span, f.text) for f in self._fillers() if f.type == "person"]
        named += [(s.span, s.speaker) for s in self._speakers() if s.named and not self.actors.find(s.speaker)]
        named.sort(key=lambda one: (one[0].begin, one[1]))
        called = ((text, self.title_of(span)) for span, text in named)
        return gather(self.report.id, (text for _, text in named), settled, called)

    def title_of(self, span: Span) -> str:
        """The titles of whoever is named there: those right before the name, and the post that is stated of him."""
        return ", ".join(filter(None, (title_before(self.report.text, span.begin), self._posts.get(span))))

    def _weigh_place(self, name: str) -> float:
        return self.gazetteer.weight(name) if self.gazetteer is not None else 0.0

    def _locate(self) -> dict[Span, Located]:
        """All words of the report that are used for a place, located together, for each helps to decide the others."""
        wanted = {m.span: m.text for m in self.reading.mentions if m.type == "place"}
        wanted.update((f.span, f.text) for f in self._fillers() if f.type == "place")
        wanted.update((m.span, m.text) for m in self.reading.mentions if m.span in self.cities | self.regions)
        if not wanted or self.gazetteer is None:
            return {}
        from marsad.register.places import Context, PlaceName, locate_all

        names = [PlaceName(text, span) for span, text in sorted(wanted.items())]
        found = locate_all(names, context=Context.of(self.report), gazetteer=self.gazetteer)
        return {located.name.span: located for located in found if located.place is not None}

    def _parts_of_countries(self) -> frozenset[Span]:
        """ "Northern Ardania", where the reader took it for somebody: no state, but a place."""
        groups = {m.span: m.text for m in self.reading.mentions if m.type == "group"}
        return frozenset(
            span
            for span, words in groups.items()
            if (match := _DIRECTION.match(words)) is not None
            and self.actors.named_state(words[match.end() :]) is not None
            and not self.actors.find(words[match.start() :])
        )

    def _governments(self) -> dict[Span, Identity]:
        """The names of capitals that mean the state."""
        named = by_words_beside(self.report.text, self.places, self.actors)
        named |= governments(self.reading.claims, self._speakers(), self.actors)
        found = {span: self.groups.group(name, span.begin, provisional=False) for span, name in named.items()}
        return {span: state for span, state in found.items() if state is not None}

    # -- single words

    def _identify(self, words: str, type_: str, span: Span) -> Identity | None:
        if type_ == "group":
            found = self.groups.group(self.groups.with_its_end(words, span), span.begin)
            return None if found and (self._is_own_people(words, found) or self._ends_a_name(span, found)) else found
        if type_ == "people":
            found = self.groups.group(self.groups.with_its_end(words, span), span.begin, provisional=False)
            # Whoever is called after a state or bears its nationality is not the state.
            return None if found and self.groups.is_state(found) else found
        if type_ == "person":
            return self._person(words, span)
        if type_ == "place" and is_less(words, span, self.places.get(span), self.report.text):
            return None
        if type_ == "place" and (is_of_country(words, self.places.get(span)) or self._ends_a_name(span)):
            return None
        if type_ == "place" and (located := self.places.get(span)) is not None and located.place and not located.inner:
            return Identity(located.place.id, located.place.name, round(located.score, 3))
        return None

    def _is_own_people(self, words: str, found: Identity) -> bool:
        """ "The Ardanians" in a report from Ardania are its people; elsewhere they may be their state."""
        return (
            self.home is not None
            and self.groups.is_state(found)
            and self.home in self.actors.get(found.id).country
            and any(m.name.use == "shared" for m in self.actors.find(words.split()[-1]))
        )

    def _ends_a_name(self, span: Span, found: Identity | None = None) -> bool:
        """ "Ardania" in "the Front for Velin and Ardania": no country is meant, but the group of that name."""
        if found is not None and not self.groups.is_state(found):
            return False
        before = self.report.text[max(0, span.begin - 60) : span.begin].split()
        if not before or before[-1].lower() not in _INSIDE_NAMES:
            return False
        behind = self.report.text[span.end : span.end + 40].split()
        names = [" ".join([span.of(self.report.text), *behind[:n]]) for n in range(4)]
        starts = [" ".join(before[-n:]) for n in range(2, 7) if n <= len(before) and before[-n][:1].isupper()]
        longer = (f"{start} {name}" for start in starts for name in names)
        return any(m.actor.kind not in ("state", "government") for words in longer for m in self.actors.find(words))

    def _person(self, words: str, span: Span) -> Identity | None:
        """The person, unless the words are taken for one by mistake: a body's name, a place's, a noun that begins a sentence."""
        found = self.persons.identify(words, self.title_of(span))
        if found is None:
            return self.groups.group(words, span.begin, provisional=False) if self.groups.is_body(words) else None
        name = found.name if found.score >= 0.9 else words
        if any(self.groups.is_body(part) for part in (words, *name.split())):
            return self.groups.group(words, span.begin, provisional=False)
        if self.gazetteer is not None and found.score != 0.85 and self.gazetteer.weight(name) >= 0.9:
            return None
        if found.id.startswith(f"person:{self.report.id}:"):
            noun = re.search(rf"\b{re.escape(found.name.lower())}s?\b", self.report.text)
            if noun is not None or self.actors.find(found.name):
                return None
        return found

    # -- what the reading consists of

    def _mentions(self) -> list[Mention]:
        """Every mention with its own identity, or else with that of the mentions that the reader holds to be the same."""
        own = [self._mention(m) for m in self.reading.mentions]
        best: dict[int, Identity] = {}
        mixed = self.persons.mixed((m, self.title_of(m.span)) for m in own if m.type == "person")
        for mention in own:
            found = mention.refers_to
            if (
                mention.entity is not None
                and mention.entity not in mixed
                and found
                and (mention.entity not in best or found.score > best[mention.entity].score)
            ):
                best[mention.entity] = found
        shared = []
        for mention in own:
            if mention.refers_to is None and mention.entity in best:
                identity = best[mention.entity]
                if mention.type in ("group", "place") and self._ends_a_name(mention.span):
                    shared.append(mention)
                    continue
                if identity.id.startswith("place:") and is_less(
                    mention.text, mention.span, self.places.get(mention.span), self.report.text
                ):
                    shared.append(mention)
                    continue
                if identity.id.startswith("place:") != (mention.type == "place") or self._is_other_sort(
                    mention, identity
                ):
                    shared.append(mention)
                    continue
                mention = replace(mention, refers_to=replace(identity, score=round(identity.score * 0.9, 3)))
            shared.append(mention)
        named = [m for m in shared if m.refers_to and not m.refers_to.id.startswith("actor:new:")]
        return [m for m in shared if not self._is_piece(m, named)]

    def _mention(self, mention: Mention) -> Mention:
        if mention.type == "place" and (state := self.governments.get(mention.span)) is not None:
            return replace(mention, type="group", refers_to=state)
        if mention.span in self.cities | self.regions:
            place = self._identify(mention.text, "place", mention.span)
            if place is not None:
                return replace(mention, type="place", refers_to=place)
        return replace(mention, refers_to=self._identify(mention.text, mention.type, mention.span) or mention.refers_to)

    def _is_other_sort(self, mention: Mention, identity: Identity) -> bool:
        """ "He" is no group, and "35,000 Ardanians" are not the state that "the Ardanians" elsewhere in the report are."""
        if mention.text.lower() in _HE_SHE:
            return not identity.id.startswith("person:")
        if self._is_part_of_state(mention.text, identity):
            return True
        last = mention.text.split()[-1:]
        if last and last[0].lower() in _STATIONS and not self.actors.find(mention.text):
            return True
        return self.groups.is_state(identity) and any(
            m.actor.id == identity.id and m.name.use == "shared" for m in self.actors.find(" ".join(last))
        )

    def _is_piece(self, mention: Mention, named: Sequence[Mention]) -> bool:
        """A piece of a known name ("Human Rights" of the Observatory's, "Deir" of a town's) is nothing of its own."""
        if mention.type not in ("group", "place") or not mention.text[:1].isupper():
            return False
        if mention.refers_to is not None and not mention.refers_to.id.startswith("actor:new:"):
            return False
        around = [n for n in named if n.span != mention.span and n.span.covers(mention.span)]
        if mention.text.lower() in NAME_BEGINS and any(n.type == "place" for n in around):
            return True
        known = (self.actors.listed.get(n.refers_to.id) for n in around if n.type == "group" and n.refers_to)
        names = (fold(name.text) for actor in known if actor is not None for name in actor.names)
        return any(f" {fold(mention.text)} " in f" {name} " for name in names)

    def _filler(self, filler: Filler) -> Filler:
        """The filler by its own words, else by what the reader says that it stands for, else by its mention."""
        if (state := self.governments.get(filler.span)) is not None and filler.type == "place":
            return replace(filler, type="group", identity=state, place=None)
        if filler.span in self.cities and filler.type == "group" and filler.span in self.places:
            filler = replace(filler, type="place")
        located = self.places.get(filler.span) if filler.type == "place" else None
        place = located.place if located is not None else filler.place
        if are_others(filler.text) or (filler.type in ("group", "people") and self.groups.are_two(filler.text)):
            return replace(filler, identity=None, place=place)
        if filler.type in ("group", "people") and LINKED.search(filler.text):
            return replace(filler, identity=None, place=place)
        identity = self._identify(filler.text, filler.type, filler.span) or self._stands_for(filler)
        mention = self.by_span.get(filler.span)
        indefinite = INDEFINITE.match(filler.text) is not None
        if identity is None and mention is not None and not indefinite and is_fit(mention.refers_to, filler.type):
            identity = mention.refers_to
        if identity is None and filler.type in ("group", "people"):
            identity = self._possessor(filler)
        if identity is not None and filler.type == "place" and not self._may_be_called(filler, identity):
            identity = None
        if identity is not None and self._is_part_of_state(filler.text, identity):
            identity = None
        if identity is not None and filler.text.lower() in _HE_SHE and identity.id.startswith(("actor:", "place:")):
            identity = None
        return replace(filler, identity=identity, place=place)

    def _is_part_of_state(self, words: str, identity: Identity) -> bool:
        """ "Northern Ardania" is a part of the country and not its state."""
        return _DIRECTION.match(words) is not None and self.groups.is_state(identity)

    def _may_be_called(self, filler: Filler, identity: Identity) -> bool:
        """ "The city", "the town": no country, no province, and no other than the register itself takes it for."""
        if is_less(filler.text, filler.span, self.places.get(filler.span), self.report.text):
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
        if place is not None and place.kind == "city" and filler.text.lower().endswith("village"):
            return False
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
        if found is not None and is_fit(found, filler.type):
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
        if self.groups.find(speaker.speaker):
            identity = self.groups.group(speaker.speaker, provisional=False)
        mention = self.by_span.get(speaker.span)
        if identity is None and mention is not None and mention.type in ("group", "people"):
            identity = mention.refers_to
        if identity is None:
            title = self.title_of(speaker.span)
            identity = (None if " and " in speaker.speaker else self.persons.identify(speaker.speaker, title)) or (
                mention.refers_to if mention else None
            )
        return replace(speaker, identity=identity)

    def _voice(self, voice: Voice) -> Voice:
        return replace(voice, speaker=self._speaker(voice.speaker)) if voice.speaker else voice

    def _are_people(self, filler: Filler) -> bool:
        """ "The Ardanians" who were killed or joined somebody are some of them, not their state."""
        if filler.identity is None or not self.groups.is_state(filler.identity):
            return False
        words = re.sub(r"(?i)^the ", "", filler.text)
        return any(m.actor.id == filler.identity.id and m.name.use == "shared" for m in self.actors.find(words))

    def _led(self, filler: Filler) -> Filler:
        """ "Commander of | a brigade of the army" does not lead the army."""
        part = PIECE_OF_BODY.match(filler.text)
        own = part is None or self.actors.find(re.sub(r"(?i)^(?:an?|the) ", "", filler.text))
        return filler if own else replace(filler, identity=None)

    def _no_water(self, filler: Filler) -> Filler:
        """ "An ally of the Gulf": of the states on it, and not of the sea."""
        place = self.gazetteer.place(filler.identity.id) if self.gazetteer is not None and filler.identity else None
        return replace(filler, identity=None) if place is not None and place.kind in ("sea", "river") else filler

    def _contains(self, outer: Place, inner: Place) -> bool:
        return self.gazetteer is not None and any(p.id == outer.id for p in self.gazetteer.within(inner.id))

    def _claim(self, claim: Claim) -> Claim:
        roles = {role: tuple(self._filler(f) for f in fillers) for role, fillers in claim.roles.items()}
        if "post" in roles:
            holders = {f.identity.id for f in roles.get("who", ()) if f.identity is not None}
            roles["post"] = tuple(held_post(f, holders) for f in roles["post"])
        if (role := MEN_IN.get(claim.kind)) in roles:
            roles[role] = tuple(replace(f, identity=None) if self._are_people(f) else f for f in roles[role])
        if claim.kind in BETWEEN_TWO:
            roles = {role: tuple(map(self._no_water, fillers)) for role, fillers in roles.items()}
        for role in LED_IN.get(claim.kind, ()):
            if role in roles:
                roles[role] = tuple(self._led(f) for f in roles[role])
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
