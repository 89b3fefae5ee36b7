"""The actors: groups, forces, agencies, governments, with all their names and relations over time.

Comes in: the entries that `actor_data` reads. Goes out: `Actors`, which finds an actor by any of its names. Must not know
files, reports or places.

Every name is known by rule in all its variants of spelling (see `names`), and with or without "group", "movement" and
the like; so data list only names that differ. What a state has (its government, armed forces, police, ministries) is
made from `institutions.toml` for every state unless an entry of its own bears that name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from marsad.records import UnknownName
from marsad.register.names import drop_articles, fold, in_arabic, nearest, romanize, skeleton, slug, word_set

WEIGHTS = {"name": 1.0, "exact": 1.0, "metonym": 0.4, "shared": 0.6, "short": 0.5}

# British papers write these small: "the security council", "the home office".
_OFFICES = frozenset(("international body", "ministry", "parliament", "court"))
# Words that may follow a group's name without changing whom it names ("the Islamic State militant group").
_AFTER = word_set(
    "group groups movement organization militia network militant terrorist terror extremist jihadi jihadist insurgent rebel "
    "armed monitor monitoring watchdog charity alliance faction outfit paramilitary paramilitaries islamist political "
    "sunni shia shiite kurdish security umbrella agency news rights advocacy party forces force lebanese"
)
# British plural or singular of the last word: "Popular Mobilisation Unit".
_NUMBERS = {"units": "unit", "forces": "force", "brigades": "brigade", "guards": "guard", "committees": "committee",
            "nations": "nation", "movements": "movement", "services": "service", "factions": "faction"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an actor."""

    text: str
    language: str = "en"
    since: date | None = None
    until: date | None = None
    """The days between which the name was in use; None is open."""
    source: str = "general knowledge"
    use: str = "name"
    """`name`; `exact` (only so capitalised: the party "Lebanese Forces"); `metonym` (a capital for its government);
    `shared` (a name that others bear too, or a common word: "the coalition"); `short` (shared, and only in a report that
    names the actor in full)."""

    def fits(self, words: str) -> bool:
        """Is it written so that it can be this name? "IS" is a name, "is" is not; "Isis" and "Nato" are."""
        if self.use == "exact":
            return self.text in words
        if not any(c.isupper() for c in self.text):
            return True
        letters = _letters(self.text)
        if letters.isupper() and len(letters) <= 3:
            return any(
                _letters(word).removesuffix("s") == letters or _letters(word) == letters for word in words.split()
            )
        return any(c.isupper() for c in words)

    def holds_on(self, day: date | None) -> bool:
        """Was the name in use on that day? Later use of an old name is usual, so only a use before `since` speaks against."""
        return day is None or self.since is None or day >= self.since


@dataclass(frozen=True, slots=True)
class Relation:
    """How an actor stands to another; `type` is one of RELATIONS."""

    type: str
    actor: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A group, force, agency, government or other body."""

    id: str
    """`actor:…`"""
    name: str
    kind: str
    """One of KINDS."""
    country: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes of the countries it belongs to or chiefly acts in."""
    names: tuple[Name, ...] = ()
    """All names, the register's own first."""
    relations: tuple[Relation, ...] = ()
    note: str = ""

    def related(self, type: str, *, on: date | None = None) -> tuple[str, ...]:
        """Ids of the actors to which it stands so, on that day if one is given."""
        return tuple(
            r.actor
            for r in self.relations
            if r.type == type and (on is None or ((not r.since or r.since <= on) and (not r.until or on <= r.until)))
        )

    def to_json(self) -> dict[str, Any]:
        """The actor as JSON, for `--json` and pages."""
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "country": list(self.country),
            "names": [
                {"text": n.text, "language": n.language, **_edges(n.since, n.until), "source": n.source, "use": n.use}
                for n in self.names
            ],
            "relations": [{"type": r.type, "actor": r.actor, **_edges(r.since, r.until)} for r in self.relations],
            "note": self.note,
        }


def _edges(since: date | None, until: date | None) -> dict[str, str | None]:
    return {"since": since.isoformat() if since else None, "until": until.isoformat() if until else None}


@dataclass(frozen=True, slots=True)
class Match:
    """An actor that words may name."""

    actor: Actor
    name: Name
    score: float
    """How well the spelling fits, 0 to 1; lower for metonyms and shared names."""


@dataclass(frozen=True, slots=True)
class State:
    """A line of `states.tsv`."""

    code: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    others: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(slots=True)
class Actors:
    """All actors, to be asked by name. Made by `load_actors`."""

    listed: Mapping[str, Actor]
    """By id: the entries of the data files and the states."""
    states: Mapping[str, State]
    institutions: Mapping[str, Mapping[str, Any]]
    _folded: dict[str, list[tuple[Actor, Name]]] = field(default_factory=dict)
    _romanized: dict[str, list[tuple[Actor, Name]]] | None = None
    _skeletons: dict[str, list[tuple[Actor, Name]]] | None = None
    _adjectives: dict[str, State] = field(default_factory=dict)
    _state_names: dict[str, State] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    _made: dict[str, Actor] = field(default_factory=dict)
    _cache: dict[str, tuple[Match, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for actor in self.listed.values():
            for name in actor.names:
                self._folded.setdefault(name_key(name.text), []).append((actor, name))
        for state in self.states.values():
            for adjective in state.adjectives:
                self._adjectives.setdefault(fold(adjective), state)
            for text in (state.name, *state.others):
                self._state_names.setdefault(fold(text), state)
        for key, entry in self.institutions.items():
            for word in entry["words"]:
                self._words[name_key(word)] = key

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.listed.values())

    def __len__(self) -> int:
        return len(self.listed)

    def find(self, words: str) -> tuple[Match, ...]:
        """The actors that these words, as a whole, may name; best first; empty for none. Cached."""
        known = self._cache.get(words)
        if known is None:
            if len(self._cache) > 50_000:  # A long-running process must not grow without end.
                self._cache.clear()
            known = self._cache[words] = self._find(words)
        return known

    def state_of(self, adjective: str) -> State | None:
        """The state that an adjective of nationality belongs to: "Iraqi" → Iraq."""
        return self._adjectives.get(fold(adjective))

    def named_state(self, name: str) -> State | None:
        """The state of this name: "Iraq", "U.S."."""
        return self._state_names.get(fold(name))

    def get(self, name: str) -> Actor:
        """The actor of this id or any of its names, whatever its case. Raises UnknownName with the nearest names."""
        wanted = name.strip()
        if wanted in self.listed:
            return self.listed[wanted]
        if wanted.startswith("actor:"):
            wanted = wanted.removeprefix("actor:").replace("-", " ")
        found = self._find(wanted, any_case=True)
        if not found:
            texts = dict.fromkeys(n.text for a in self.listed.values() for n in a.names)
            raise UnknownName(name, sort="actor", nearest=nearest(wanted, texts))
        return found[0].actor

    def _find(self, words: str, any_case: bool = False) -> tuple[Match, ...]:
        key = name_key(words)
        if not key:
            return ()
        for score, tried in _variants(key):
            if tried in self._folded:
                found = [
                    Match(actor, name, round(score * WEIGHTS[name.use], 3))
                    for actor, name in self._folded[tried]
                    if (any_case or name.fits(words) or (actor.kind in _OFFICES and " " in tried))
                    and (score >= 0.9 or actor.kind != "state")
                ]
                if found:
                    return _best_per_actor(found)
        if in_arabic(words):
            return self._by_skeleton(words)
        if not any_case and not any(c.isupper() for c in words):
            return ()
        if made := self._institution(key):
            return (Match(made, made.names[0], 0.9),)
        if self._romanized is None:
            self._romanized = {}
            for actor in self.listed.values():
                for name in actor.names:
                    # Short names fall together too easily ("Badr" and "Bader" do not, "Amal" and "Emil" would).
                    if len(name.text) > 5 and actor.kind != "state":
                        self._romanized.setdefault(romanize(name.text), []).append((actor, name))
        for score, tried in _variants(key):
            if len(tried) > 5 and (loose := self._romanized.get(romanize(tried))):
                return _best_per_actor([Match(a, n, round(score * 0.85 * WEIGHTS[n.use], 3)) for a, n in loose])
        return ()

    def _by_skeleton(self, words: str) -> tuple[Match, ...]:
        """A name in Arabic script that no entry has so, by its consonants, if they are those of one actor only."""
        if self._skeletons is None:
            self._skeletons = {}
            for actor in self.listed.values():
                for name in actor.names:
                    self._skeletons.setdefault(skeleton(name.text), []).append((actor, name))
        key = skeleton(words)
        found = self._skeletons.get(key, []) if len(key) >= 4 else []
        best = _best_per_actor([Match(a, n, round(0.6 * WEIGHTS[n.use], 3)) for a, n in found])
        return best if len(best) == 1 else ()

    def _institution(self, key: str) -> Actor | None:
        """ "iraqi army", "iraq army", "army of iraq": what a state has, made on demand."""
        words = key.split()
        for cut in range(1, min(len(words), 5)):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            state = self._adjectives.get(left) or self._state_names.get(left) or self._state_names.get(left[:-1])
            if state and right in self._words:
                return self._make(state, self._words[right])
            if (
                words[cut] == "of"
                and left in self._words
                and (owner := self._state_names.get(" ".join(words[cut + 1 :])))
            ):
                return self._make(owner, self._words[left])
        return None

    def _make(self, state: State, key: str) -> Actor:
        entry = self.institutions[key]
        name = f"{entry['name']} of {state.name}"
        actor_id = "actor:" + slug(name)
        if actor_id not in self._made:
            for word in entry["words"]:  # An entry of its own, whatever word of the family was used.
                if own := self._folded.get(name_key(f"{state.adjectives[0]} {word}")):
                    self._made[actor_id] = own[0][0]
                    return own[0][0]
            self._made[actor_id] = Actor(
                id=actor_id,
                name=name,
                kind=entry["kind"],
                country=(state.code,),
                names=(
                    Name(name, source="by rule"),
                    *(Name(f"{state.adjectives[0]} {entry['words'][0]}", source="by rule"),),
                ),
                relations=(Relation("part_of", "actor:" + slug(state.name)),),
            )
        return self._made[actor_id]


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


@cache
def name_key(text: str) -> str:
    """The key by which names are compared: folded, without Arabic articles, the last noun in the singular."""
    words = drop_articles(fold(text)).split()
    return " ".join(_NUMBERS.get(w, w) for w in words)


def _variants(key: str) -> Iterator[tuple[float, str]]:
    """The key and what is left when words like "group" and "militant group" are taken off its end."""
    yield 0.97, key
    words = key.split()
    # Some agencies' texts come without apostrophes: "Assads forces", "the Observatorys count".
    for n in dict.fromkeys((0, len(words) - 1)):
        if len(words[n]) > 4 and words[n].endswith("s"):
            yield 0.9, " ".join([*words[:n], words[n][:-1], *words[n + 1 :]])
    while len(words) > 1 and (words[-1] in _AFTER or words[-1] in ("force",)):
        words = words[:-1]
        yield 0.89, " ".join(words)


def _best_per_actor(found: list[Match]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for match in sorted(found, key=lambda m: -m.score):
        best.setdefault(match.actor.id, match)
    return tuple(best.values())
