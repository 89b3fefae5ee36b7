"""The actors: groups, forces, agencies, governments, with all their names and relations over time.

Comes in: `data/actors/*.toml` (one entry a group), `data/institutions.toml` and `data/states.tsv`. Goes out: `Actors`,
which finds an actor by any of its names. Must not know reports or places.

Every name is known by rule in all its variants of spelling (see `names`), and with or without "group", "movement" and
the like; so data list only names that differ. What a state has (its government, armed forces, police, ministries) is
made from `institutions.toml` for every state unless an entry of its own bears that name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from marsad.records import DataError, UnknownName
from marsad.register.names import drop_articles, fold, nearest, romanize, slug, word_set

DATA_FOLDER = Path(__file__).parent / "data"

KINDS = frozenset(
    (
        "armed group",
        "army",
        "security force",
        "militia",
        "coalition",
        "government",
        "ministry",
        "agency",
        "parliament",
        "court",
        "international body",
        "monitor",
        "aid body",
        "political party",
        "state",
        "media",
        "company",
        "movement",
        "self-declared authority",
    )
)
RELATIONS = ("part_of", "umbrella_of", "succeeds", "split_from", "allied_with")
_KEYS = frozenset(("name", "kind", "country", "names", "note", "source", *RELATIONS))
_NAME_KEYS = frozenset(("text", "language", "since", "until", "source", "as"))
_WEIGHTS = {"name": 1.0, "metonym": 0.4, "shared": 0.6}

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
    """`name`; `metonym` (a capital for its government); `shared` (a name that others bear too: "the coalition")."""

    def fits(self, words: str) -> bool:
        """Is it written so that it can be this name? "IS" is a name, "is" is not; "Isis" and "Nato" are."""
        letters = [c for c in self.text if c.isalpha()]
        if not any(c.isupper() for c in self.text):
            return True
        if all(c.isupper() for c in letters) and len(letters) <= 3:
            return [c for c in words if c.isalpha()][: len(letters)] == letters
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
    _adjectives: dict[str, State] = field(default_factory=dict)
    _state_names: dict[str, State] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    _made: dict[str, Actor] = field(default_factory=dict)
    _cache: dict[str, tuple[Match, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for actor in self.listed.values():
            for name in actor.names:
                self._folded.setdefault(_key(name.text), []).append((actor, name))
        for state in self.states.values():
            for adjective in state.adjectives:
                self._adjectives.setdefault(fold(adjective), state)
            for text in (state.name, *state.others):
                self._state_names.setdefault(fold(text), state)
        for key, entry in self.institutions.items():
            for word in entry["words"]:
                self._words[_key(word)] = key

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
        key = _key(words)
        if not key:
            return ()
        for score, tried in _variants(key):
            if tried in self._folded:
                found = [
                    Match(actor, name, round(score * _WEIGHTS[name.use], 3))
                    for actor, name in self._folded[tried]
                    if any_case or name.fits(words)
                ]
                if found:
                    return _best_per_actor(found)
        if made := self._institution(key):
            return (Match(made, made.names[0], 0.9),)
        if not any_case and not any(c.isupper() for c in words):
            return ()
        if self._romanized is None:
            self._romanized = {}
            for actor in self.listed.values():
                for name in actor.names:
                    # Short names fall together too easily ("Badr" and "Bader" do not, "Amal" and "Emil" would).
                    if len(name.text) > 5 and actor.kind != "state":
                        self._romanized.setdefault(romanize(name.text), []).append((actor, name))
        for score, tried in _variants(key):
            if len(tried) > 5 and (loose := self._romanized.get(romanize(tried))):
                return _best_per_actor([Match(a, n, round(score * 0.85 * _WEIGHTS[n.use], 3)) for a, n in loose])
        return ()

    def _institution(self, key: str) -> Actor | None:
        """ "iraqi army", "iraq army", "army of iraq": what a state has, made on demand."""
        words = key.split()
        for cut in range(1, min(len(words), 5)):
            left, right = " ".join(words[:cut]), " ".join(words[cut:])
            state = self._adjectives.get(left) or self._state_names.get(left)
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
                for adjective in state.adjectives[:1]:
                    own = self._folded.get(_key(f"{adjective} {word}"))
                    if own:
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


@cache
def _key(text: str) -> str:
    words = drop_articles(fold(text)).split()
    return " ".join(_NUMBERS.get(w, w) for w in words)


def _variants(key: str) -> Iterator[tuple[float, str]]:
    """The key and what is left when words like "group" and "militant group" are taken off its end."""
    yield 0.97, key
    words = key.split()
    while len(words) > 1 and (words[-1] in _AFTER or words[-1] in ("force",)):
        words = words[:-1]
        yield 0.93, " ".join(words)


def _best_per_actor(found: list[Match]) -> tuple[Match, ...]:
    best: dict[str, Match] = {}
    for match in sorted(found, key=lambda m: -m.score):
        best.setdefault(match.actor.id, match)
    return tuple(best.values())


# -- loading -------------------------------------------------------------------------------------------------------


@cache
def load_actors(folder: Path = DATA_FOLDER) -> Actors:
    """Read the data files of `folder`. Raises DataError with file and entry where one does not fit."""
    states = _load_states(folder / "states.tsv")
    listed: dict[str, Actor] = {}
    where: dict[str, str] = {}
    for path in sorted((folder / "actors").glob("*.toml")):
        data = _toml(path)
        source = data.pop("source", "general knowledge")
        for key, entry in data.items():
            actor = _actor(key, entry, f"{path}, {key}", source)
            if actor.id in listed:
                raise DataError("actor is defined twice", where=where[actor.id] + f" and {path}", remedy="remove one")
            listed[actor.id], where[actor.id] = actor, f"{path}, {key}"
    for state in states.values():
        actor = _state_actor(state)
        if actor.id in listed:
            raise DataError("actor has the id of a state", where=where[actor.id], remedy="give it another id")
        listed[actor.id] = actor
    for actor in listed.values():
        for relation in actor.relations:
            if relation.actor not in listed:
                raise DataError(
                    f"{relation.type} names the unknown actor `{relation.actor.removeprefix('actor:')}`",
                    where=where[actor.id],
                    remedy="use the id of an entry",
                )
    return Actors(listed, states, _toml(folder / "institutions.toml"))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"not valid TOML ({error})", where=str(path), remedy="mend that line") from error
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror})", where=str(path), remedy="install marsad again") from error


def _load_states(path: Path) -> dict[str, State]:
    states: dict[str, State] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror})", where=str(path), remedy="install marsad again") from error
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 6 or len(cells[0]) != 2 or not cells[1] or not cells[2]:
            raise DataError(
                "not six columns: code, name, adjectives, people, other names, capitals",
                where=f"{path}:{number}",
                remedy="separate them by tabs",
            )
        lists = [tuple(p.strip() for p in cell.split(";") if p.strip()) for cell in cells[2:]]
        states[cells[0]] = State(cells[0], cells[1], *lists)
    return states


def _state_actor(state: State) -> Actor:
    names = [Name(text) for text in (state.name, *state.others)]
    names += [Name(text, use="shared") for text in state.people]
    names += [Name(text, use="metonym") for text in state.capitals]
    return Actor("actor:" + slug(state.name), state.name, "state", (state.code,), tuple(names))


def _actor(key: str, entry: Any, where: str, source: str) -> Actor:
    if not isinstance(entry, dict):
        raise DataError("not a table", where=where, remedy=f"write it as [{key}] with a name and a kind")
    for needed in ("name", "kind"):
        if not isinstance(entry.get(needed), str):
            raise DataError(f"`{needed}` is missing", where=where, remedy="add it")
    if extra := sorted(set(entry) - _KEYS):
        raise DataError(f"unknown key `{extra[0]}`", where=where, remedy=f"use one of {', '.join(sorted(_KEYS))}")
    if entry["kind"] not in KINDS:
        raise DataError(f"unknown kind `{entry['kind']}`", where=where, remedy=f"use one of {', '.join(sorted(KINDS))}")
    for code in (countries := entry.get("country", [])):
        if not (isinstance(code, str) and len(code) == 2 and code.isupper()):
            raise DataError(f"`{code}` is no ISO 3166-1 code", where=where, remedy="use two capital letters")
    source = entry.get("source", source)
    names = [_name(n, where, source) for n in entry.get("names", [])]
    if entry["name"] not in [n.text for n in names]:
        names.insert(0, Name(entry["name"], source=source))
    return Actor(
        id=f"actor:{key}",
        name=entry["name"],
        kind=entry["kind"],
        country=tuple(countries),
        names=tuple(names),
        relations=tuple(_relations(entry, where)),
        note=entry.get("note", ""),
    )


def _name(value: Any, where: str, source: str) -> Name:
    if isinstance(value, str):
        return Name(value, source=source)
    if not isinstance(value, dict) or "text" not in value or set(value) - _NAME_KEYS:
        raise DataError(
            f"`{value}` is no name", where=where, remedy=f"write a string or a table of {', '.join(sorted(_NAME_KEYS))}"
        )
    if value.get("as", "name") not in _WEIGHTS:
        raise DataError(f"unknown use `{value['as']}`", where=where, remedy=f"use one of {', '.join(_WEIGHTS)}")
    return Name(
        value["text"],
        value.get("language", "en"),
        _edge(value.get("since"), where),
        _edge(value.get("until"), where, end=True),
        value.get("source", source),
        value.get("as", "name"),
    )


def _relations(entry: Mapping[str, Any], where: str) -> Iterator[Relation]:
    for type_ in RELATIONS:
        values: Iterable[Any] = entry.get(type_, [])
        for value in values:
            table = {"actor": value} if isinstance(value, str) else value
            if not isinstance(table, dict) or "actor" not in table or set(table) - {"actor", "since", "until"}:
                raise DataError(
                    f"`{value}` is no relation", where=where, remedy="write an id, or {actor, since, until}"
                )
            yield Relation(
                type_,
                f"actor:{table['actor']}",
                _edge(table.get("since"), where),
                _edge(table.get("until"), where, end=True),
            )


def _edge(value: Any, where: str, *, end: bool = False) -> date | None:
    """A year, month or day as a string; the last day of it for an end."""
    if value is None:
        return None
    try:
        parts = [int(p) for p in str(value).split("-")]
        if len(parts) == 3:
            return date(*parts)
        if not end:
            return date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
        month = parts[1] if len(parts) == 2 else 12
        return date(parts[0] + month // 12, month % 12 + 1, 1).fromordinal(
            date(parts[0] + month // 12, month % 12 + 1, 1).toordinal() - 1
        )
    except (ValueError, TypeError, IndexError) as error:
        raise DataError(
            f"`{value}` is no date", where=where, remedy='write "2014", "2014-06" or "2014-06-29"'
        ) from error
