"""Reads the actors' data files, and refuses what does not fit, naming file and entry.

Comes in: `data/actors/*.toml` (one entry a group), `data/institutions.toml` (what every state has) and `data/states.tsv`.
Goes out: `Actors`. Must not know what the names are used for.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from marsad.records import DataError
from marsad.register.actors import WEIGHTS, Actor, Actors, Name, Relation, State
from marsad.register.names import slug

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
RELATIONS = ("part_of", "umbrella_of", "succeeds", "split_from", "merged_into", "allied_with")
_KEYS = frozenset(("name", "kind", "country", "names", "note", "source", *RELATIONS))
_NAME_KEYS = frozenset(("text", "language", "since", "until", "source", "as"))


@cache
def load_actors(folder: Path = DATA_FOLDER) -> Actors:
    """`read_actors` of one folder, once a process."""
    return read_actors(folder)


def read_actors(folder: Path = DATA_FOLDER, more: Iterable[Path] = ()) -> Actors:
    """Read the data files of `folder`, and further files of actors. Raises DataError with file and entry where one does not fit."""
    states = _load_states(folder / "states.tsv")
    listed: dict[str, Actor] = {}
    where: dict[str, str] = {}
    for path in (*sorted((folder / "actors").glob("*.toml")), *more):
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
    return Actors(listed, states, _load_institutions(folder / "institutions.toml"))


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataError(f"not valid TOML ({error})", where=str(path), remedy="mend that line") from error
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror})", where=str(path), remedy="install marsad again") from error


def _load_institutions(path: Path) -> dict[str, Any]:
    data = _toml(path)
    for key, entry in data.items():
        for needed in ("name", "kind", "words"):
            if needed not in entry:
                raise DataError(f"`{needed}` is missing", where=f"{path}, {key}", remedy="add it")
    return data


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
    if value.get("as", "name") not in WEIGHTS:
        raise DataError(f"unknown use `{value['as']}`", where=where, remedy=f"use one of {', '.join(WEIGHTS)}")
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
        return date(parts[0] + month // 12, month % 12 + 1, 1) - timedelta(1)
    except (ValueError, TypeError, IndexError) as error:
        raise DataError(
            f"`{value}` is no date", where=where, remedy='write "2014", "2014-06" or "2014-06-29"'
        ) from error
