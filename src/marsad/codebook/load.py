"""Reads `kinds/*.toml` into frozen dataclasses and refuses what does not fit, naming file and place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from marsad.records import CERTAINTIES, MENTION_TYPES, POLARITIES, DataError

KINDS_FOLDER = Path(__file__).parent / "kinds"

COUNTED = "counted"
"""A slot of its own: the noun that is counted ("has 2,000 fighters"); it carries the count and fills no role."""

_WORDING_LISTS = ("modals", "verbs", "nouns", "hyphens", "adjectives", "agents", "need", "any_of", "unless")


@dataclass(frozen=True, slots=True)
class Role:
    """A role of a kind: its name and which types of mention may fill it."""

    name: str
    types: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """One family of words that express a kind, and which grammatical relation fills which role.

    Words are lemmas. A verb may carry a particle or a fixed continuation ("carry out", "take hostage"), or another verb
    with which it shares its object ("kill +wound": "killed and wounded"). `slots` maps
    our relations (`subject`, `object`, `clause`, `modifier`, `possessor`, or a preposition such as `from`) to roles.
    """

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    """Event nouns: "offensive", "capture of"."""
    hyphens: tuple[str, ...] = ()
    """Second halves of compounds: "backed" in "Iranian-backed factions" (first half: subject; what it modifies: object)."""
    adjectives: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    """Modal verbs, in somebody's words: "X said that Y should …" (slot `speaker`: who says so; `clause`: what; `subject`)."""
    agents: tuple[str, ...] = ()
    """Nouns for a doer or a relation: "ally of", "spokesman for"."""
    slots: Mapping[str, str] = field(default_factory=dict)
    need: tuple[str, ...] = ()
    """Roles without which the wording is not this kind."""
    any_of: tuple[str, ...] = ()
    """At least one of these roles must be filled."""
    unless: tuple[str, ...] = ()
    """Relations that make another thing of the verb ("taken to Belmark" is no gain of ground)."""
    types: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Narrower types for some roles, in this wording only."""
    heads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Lemmas one of which must head a role's filler, in this wording only ("suffer" + losses); none of those with "!"."""
    certainty: str | None = None
    polarity: str | None = None
    """Stance that the words carry by themselves ("lift siege" denies a siege)."""
    intransitive: bool = False
    """Only where the verb has no object of its own ("withdrew from", not "withdrew its troops from")."""
    negated: bool = False
    """Holds only where the text negates the words ("cannot be verified"); the negation is used up by that."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of claim."""

    name: str
    group: str
    """Chapter of the codebook: command, ground, violence, strength, words."""
    says: str
    roles: tuple[Role, ...]
    example: str
    codes: Mapping[str, str] = field(default_factory=dict)
    """Nearest codes in other codebooks."""
    symmetric: tuple[str, str] | None = None
    """Two roles that may be exchanged."""
    counted: str | None = None
    """The role whose filler carries the count."""
    wordings: tuple[Wording, ...] = ()

    def role(self, name: str) -> Role:
        """The role of this name."""
        return next(r for r in self.roles if r.name == name)


@dataclass(frozen=True, slots=True)
class Codebook:
    """All kinds, in the order of the files."""

    kinds: Mapping[str, Kind]

    def __getitem__(self, name: str) -> Kind:
        return self.kinds[name]


@cache
def load_codebook(folder: Path = KINDS_FOLDER) -> Codebook:
    """Read every `*.toml` of the folder. Raises DataError with file and kind where an entry does not fit."""
    kinds: dict[str, Kind] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise DataError(f"not valid TOML ({error})", where=str(path), remedy="mend that line") from error
        for name, entry in data.items():
            if name in kinds:
                raise DataError("kind is defined twice", where=f"{path}, {name}", remedy="remove one of them")
            kinds[name] = _kind(name, path.stem.lstrip("0123456789-"), entry, f"{path}, {name}")
    return Codebook(kinds)


def _kind(name: str, group: str, entry: dict[str, Any], where: str) -> Kind:
    for key in ("says", "roles", "example"):
        if key not in entry:
            raise DataError(f"`{key}` is missing", where=where, remedy="add it")
    known = {"says", "roles", "example", "codes", "symmetric", "counted", "wordings"}
    if extra := sorted(set(entry) - known):
        raise DataError(f"unknown key `{extra[0]}`", where=where, remedy=f"use one of {', '.join(sorted(known))}")
    roles = tuple(Role(r, _types(t, where)) for r, t in entry["roles"].items())
    names = {r.name for r in roles}
    wordings = tuple(_wording(w, names, f"{where}, wording {n}") for n, w in enumerate(entry.get("wordings", []), 1))
    symmetric = entry.get("symmetric")
    for role in [*(symmetric or []), *([entry["counted"]] if "counted" in entry else [])]:
        _check_role(role, names, where)
    return Kind(
        name=name,
        group=group,
        says=entry["says"],
        roles=roles,
        example=entry["example"],
        codes=entry.get("codes", {}),
        symmetric=(symmetric[0], symmetric[1]) if symmetric else None,
        counted=entry.get("counted"),
        wordings=wordings,
    )


def _wording(entry: dict[str, Any], roles: set[str], where: str) -> Wording:
    lists = {key: tuple(entry.pop(key, ())) for key in _WORDING_LISTS}
    slots = entry.pop("slots", {})
    types = {role: _types(t, where) for role, t in entry.pop("types", {}).items()}
    heads = {role: frozenset(h) for role, h in entry.pop("heads", {}).items()}
    certainty, polarity = entry.pop("certainty", None), entry.pop("polarity", None)
    negated, intransitive = bool(entry.pop("negated", False)), bool(entry.pop("intransitive", False))
    if entry:
        raise DataError(
            f"unknown key `{next(iter(entry))}`", where=where, remedy="see `Wording` for the keys there are"
        )
    for role in [*slots.values(), *lists["need"], *lists["any_of"], *types, *heads]:
        _check_role(role, roles | {COUNTED}, where)
    if certainty not in (None, *CERTAINTIES) or polarity not in (None, *POLARITIES):
        raise DataError("unknown certainty or polarity", where=where, remedy=f"use one of {', '.join(CERTAINTIES)}")
    return Wording(
        **lists,
        slots=slots,
        types=types,
        heads=heads,
        certainty=certainty,
        polarity=polarity,
        negated=negated,
        intransitive=intransitive,
    )


def _types(listed: list[str], where: str) -> frozenset[str]:
    for name in listed:
        if name not in MENTION_TYPES:
            raise DataError(
                f"unknown mention type `{name}`", where=where, remedy=f"use one of {', '.join(MENTION_TYPES)}"
            )
    return frozenset(listed)


def _check_role(role: str, roles: set[str], where: str) -> None:
    if role not in roles:
        raise DataError(f"unknown role `{role}`", where=where, remedy=f"use one of {', '.join(sorted(roles))}")
