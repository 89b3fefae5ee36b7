"""What users add to the register: actor files of their own, and whom they merged and split.

Comes in: a folder of the user's (`$MARSAD_HOME/register`, beside the gazetteer), with `actors/*.toml` in the form of the shipped files and
`decisions.jsonl`, one decision a line, oldest first. Goes out: the shipped actors with all that on top. Decisions are never taken out:
what is undone is undone by a further line, with its day and by whom. Must not know readings, reports or ledgers.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from marsad.records import DataError, Identity, UsageError, content_id
from marsad.register.actor_data import DATA_FOLDER, load_actors, read_actors
from marsad.register.actors import Actor, Actors, name_key
from marsad.register.home import home
from marsad.register.names import slug
from marsad.register.persons import Settled, person_id, person_name

DECISIONS = "decisions.jsonl"
PERSON = "person:"
_PERSON_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided about actors; `undone_by` is filled in when the decisions are read."""

    id: str
    action: str
    """`merge`: `others` are ids of actors that are `actor`. `split`: `others` are names of `actor` that are somebody else's,
    called `name`. Of a person, `others` of a split are reports in which the name is somebody else's, and `name` is the name.
    `undo`: `actor` is the id of a decision."""
    actor: str
    others: tuple[str, ...]
    name: str
    at: datetime
    by: str
    why: str
    undone_by: str = ""

    def to_json(self) -> dict[str, Any]:
        """As a line of `decisions.jsonl`, and for `--json`."""
        row = {"id": self.id, "action": self.action, "actor": self.actor, "others": list(self.others)}
        row |= {"name": self.name, "at": self.at.isoformat(), "by": self.by, "why": self.why}
        return row | ({"undone_by": self.undone_by} if self.undone_by else {})


def own_folder() -> Path:
    """The user's part of the register: beside the gazetteer."""
    return home() / "register"


def own_files(folder: Path | None = None) -> list[Path]:
    """All files of the user's part, sorted."""
    folder = folder or own_folder()
    kept = [folder / DECISIONS, *folder.glob("actors/*.toml")]
    return sorted(path for path in kept if path.is_file())


def all_actors(folder: Path | None = None) -> Actors:
    """The shipped actors with the user's files and decisions. Raises DataError with file and place where something does not fit."""
    folder = folder or own_folder()
    if not own_files(folder):
        return load_actors()
    actors = read_actors(DATA_FOLDER, sorted(folder.glob("actors/*.toml")))
    listed = dict(actors.listed)
    for decision in decisions(folder):
        if not decision.undone_by and decision.action != "undo" and not decision.actor.startswith(PERSON):
            _apply(decision, listed, str(folder / DECISIONS))
    return Actors(listed, actors.states, actors.institutions)


def settled_persons(folder: Path | None = None) -> Settled:
    """What was decided about persons and not undone. Raises DataError where a decision cannot be read."""
    merged: dict[str, Identity] = {}
    apart: dict[tuple[str, str], str] = {}
    for decision in decisions(folder):
        if decision.undone_by or not decision.actor.startswith(PERSON):
            continue
        if decision.action == "merge":
            merged |= {other: Identity(decision.actor, decision.name, 1.0) for other in decision.others}
        else:
            apart |= {(decision.actor, report): f"{decision.actor}-{decision.id}" for report in decision.others}
    return Settled(merged, apart)


def add_file(path: Path, folder: Path | None = None) -> list[Actor]:
    """Take over a file of actors, in the place of one of the same name. Raises DataError, and keeps what was, where it does not fit."""
    folder = (folder or own_folder()) / "actors"
    if path.suffix != ".toml":
        raise DataError("not a .toml file", where=str(path), remedy="write actors as docs/register.md shows")
    others = [p for p in sorted(folder.glob("*.toml")) if p.name != path.name]
    before = set(read_actors(DATA_FOLDER, others).listed)
    found = read_actors(DATA_FOLDER, [*others, path])
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / path.name, path.read_text(encoding="utf-8"))
    return [actor for id_, actor in found.listed.items() if id_ not in before]


def merge(keep: str, other: str, *, by: str, why: str, at: datetime, folder: Path | None = None) -> Decision:
    """From now on `other` is `keep`, by id or name: its names name `keep`, and who stood in relation to it stands so to `keep`.

    Persons are given as `person:` and their full name, or as their id.
    """
    if keep.startswith(PERSON) or other.startswith(PERSON):
        (first, name), (second, _) = _person(keep), _person(other)
        if first == second:
            raise UsageError(f"`{keep}` and `{other}` are one person already", remedy="name two different ones")
        return _decide("merge", first, (second,), name, by, why, at, folder)
    actors = all_actors(folder)
    one, two = actors.get(keep), actors.get(other)
    if one.id == two.id:
        raise UsageError(f"`{keep}` and `{other}` are one actor already", remedy="name two different ones")
    for actor in (one, two):
        if actor.kind == "state" or actor.id not in actors.listed:
            raise UsageError(f"`{actor.name}` is made by rule", remedy="merge actors that have entries of their own")
    return _decide("merge", one.id, (two.id,), "", by, why, at, folder)


def split(
    actor: str, names: tuple[str, ...], *, by: str, why: str, at: datetime, folder: Path | None = None
) -> Decision:
    """From now on these names of an actor name somebody else, called after the first of them.

    Of a person (`person:` and a full name), `names` are ids of the reports in which the name is somebody else's.
    """
    if actor.startswith(PERSON):
        id_, name = _person(actor)
        for report in names:
            if not report.startswith("r-"):
                raise UsageError(
                    f"`{report}` is no report", remedy="give the ids of reports, as `marsad claims` shows them"
                )
        return _decide("split", id_, names, name, by, why, at, folder)
    one = all_actors(folder).get(actor)
    own = {name_key(n.text): n.text for n in one.names}
    for name in names:
        if name_key(name) not in own:
            raise UsageError(f"`{name}` is no name of {one.name}", remedy=f"its names are {', '.join(own.values())}")
    if not names:
        raise UsageError("no name is given", remedy="name at least one that belongs to somebody else")
    if name_key(one.name) in {name_key(n) for n in names}:
        raise UsageError(f"`{one.name}` is its own name", remedy="split off its other names")
    return _decide("split", one.id, tuple(own[name_key(n)] for n in names), names[0], by, why, at, folder)


def _person(words: str) -> tuple[str, str]:
    """Id and name of "person:Omid Sample", or of an id ("person:omid-sample") with its name as far as it can be told."""
    name = words.removeprefix(PERSON)
    if words.startswith(PERSON) and _PERSON_ID.fullmatch(name):
        return words, name.replace("-", " ").title()
    found = person_name(name) if words.startswith(PERSON) else None
    if found is None or not found.full:
        raise UsageError(
            f"`{words}` is no person", remedy="write `person:` and the full name, or the id that `marsad claims` shows"
        )
    return person_id(found), found.text


def undo(decision: str, *, by: str, why: str, at: datetime, folder: Path | None = None) -> Decision:
    """Take a decision back. It stays on record, with the line that undid it."""
    known = {d.id: d for d in decisions(folder)}
    found = known.get(decision)
    if found is None or found.action == "undo":
        raise UsageError(f"there is no decision `{decision}`", remedy="see `marsad register log`")
    if found.undone_by:
        raise UsageError(f"`{decision}` was undone already", remedy="see `marsad register log`")
    return _decide("undo", decision, (), "", by, why, at, folder)


def decisions(folder: Path | None = None) -> list[Decision]:
    """All decisions, oldest first. Raises DataError with file and line where one cannot be read."""
    path = (folder or own_folder()) / DECISIONS
    if not path.is_file():
        return []
    found = list(_lines(path))
    undone = {d.actor: d.id for d in found if d.action == "undo"}
    return [replace(d, undone_by=undone.get(d.id, "")) for d in found]


def _lines(path: Path) -> Iterator[Decision]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row: Mapping[str, Any] = json.loads(line)
            yield Decision(
                row["id"], row["action"], row["actor"], tuple(row["others"]), row["name"],
                datetime.fromisoformat(row["at"]), row["by"], row["why"],
            )  # fmt: skip
        except (ValueError, KeyError, TypeError) as error:
            raise DataError("not a decision", where=f"{path}:{number}", remedy="mend or remove that line") from error


def _decide(
    action: str, actor: str, others: tuple[str, ...], name: str, by: str, why: str, at: datetime, folder: Path | None
) -> Decision:
    id_ = content_id("d", action, actor, *others, at.isoformat())[:10]
    decision = Decision(id_, action, actor, others, name, at, by, why)
    path = (folder or own_folder()) / DECISIONS
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(decision.to_json(), ensure_ascii=False) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return decision


def _apply(decision: Decision, listed: dict[str, Actor], where: str) -> None:
    """Change the actors by one decision, in place."""
    one = listed.get(decision.actor)
    if one is None or (decision.action == "merge" and decision.others[0] not in listed):
        missing = decision.actor if one is None else decision.others[0]
        raise DataError(
            f"decision {decision.id} names the unknown actor `{missing}`",
            where=where,
            remedy=f"undo it with `marsad register undo {decision.id}`, or add the actor's file again",
        )
    if decision.action == "split":
        gone = {name_key(n) for n in decision.others}
        listed[one.id] = replace(one, names=tuple(n for n in one.names if name_key(n.text) not in gone))
        names = tuple(n for n in one.names if name_key(n.text) in gone)
        new = "actor:" + slug(decision.name)
        if new in listed:
            new += f"-{decision.id}"
        listed[new] = Actor(new, decision.name, one.kind, one.country, names, note=f"Split from {one.name}.")
        return
    two = listed.pop(decision.others[0])
    known = {name_key(n.text) for n in one.names}
    more = tuple(n for n in two.names if name_key(n.text) not in known)
    relations = (*one.relations, *(r for r in two.relations if r.actor != one.id))
    listed[one.id] = replace(one, names=(*one.names, *more), relations=tuple(r for r in relations if r.actor != two.id))
    for id_, actor in listed.items():
        if any(r.actor == two.id for r in actor.relations):
            moved = tuple(replace(r, actor=one.id) if r.actor == two.id else r for r in actor.relations)
            listed[id_] = replace(actor, relations=moved)


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    scratch = path.with_suffix(".new")
    scratch.write_text(text, encoding="utf-8")
    scratch.replace(path)
