"""The register: who, where, when and how many the words of a reading mean.

Comes in: names, and readings. Goes out: actors, places, the types that a name may have, and readings with everything
filled in. Must not know the codebook, how the reader works, or any ledger.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.records import Place, Reading, UnknownName, content_id, files_id
from marsad.register.actors import Actor, Actors
from marsad.register.own import all_actors, own_files, settled_persons
from marsad.register.persons import NOTHING_SETTLED, Settled

if TYPE_CHECKING:
    from marsad.register.explain import Link
    from marsad.register.gazetteer import Gazetteer


class Register:
    """Actors and places with all their names. Made by `open_register`; safe to share between threads for reading."""

    def __init__(self, actors: Actors, gazetteer_path: Path | None = None, settled: Settled = NOTHING_SETTLED) -> None:
        self._actors, self._settled = actors, settled
        self._gazetteer_path = gazetteer_path
        self._types: dict[str, Mapping[str, float]] = {}

    @property
    def actors(self) -> Actors:
        """All actors; iterating gives them in the order of the files, then the states."""
        return self._actors

    @cached_property
    def gazetteer(self) -> Gazetteer | None:
        """The gazetteer, opened when first asked; None where none has been built and none was asked for by its path."""
        from marsad.register.gazetteer import GazetteerMissing, open_gazetteer

        try:
            return open_gazetteer(self._gazetteer_path)
        except GazetteerMissing:
            if self._gazetteer_path is not None:
                raise
            return None

    @cached_property
    def knowledge(self) -> str:
        """Stands for all that the register knows: 16 digits from its data files and from what its gazetteer was made of."""
        made_of = self.gazetteer.meta().items() if self.gazetteer is not None else ()
        own = files_id(own_files()) if own_files() else ""
        return content_id("", _data_id(), own, *(part for item in made_of for part in item))[1:17]

    def types(self, name: str) -> Mapping[str, float]:
        """Mention types that this exact name may have, each with a weight 0 to 1; empty for an unknown name. Cached."""
        known = self._types.get(name)
        if known is None:
            known = {}
            if matches := self._actors.find(name):
                state = all(m.actor.kind == "state" for m in matches)
                known["group"] = round(matches[0].score * (0.5 if state else 1.0), 3)
            if (gazetteer := self.gazetteer) is not None and (weight := gazetteer.weight(name)) > 0:
                known["place"] = weight
            if len(self._types) > 100_000:  # A long-running process must not grow without end.
                self._types.clear()
            self._types[name] = known
        return known

    def actor(self, name: str) -> Actor:
        """The actor of this name or id. Raises UnknownName with the nearest names."""
        return self._actors.get(name)

    def place(self, name: str) -> Place:
        """The likeliest place of this name or id. Raises UnknownName with the nearest names, GazetteerMissing if there is none."""
        from marsad.register.gazetteer import open_gazetteer

        gazetteer = self.gazetteer or open_gazetteer(self._gazetteer_path)
        found = gazetteer.place(name) if name.startswith("place:") else next(iter(gazetteer.find(name)), None)
        if found is None:
            raise UnknownName(name, sort="place", nearest=gazetteer.nearest(name))
        return found

    def resolve(self, reading: Reading) -> Reading:
        """The reading with everything filled in that the register knows. Spans, words, kinds and ids stay as they are."""
        # Questions know the register and resolve nothing; it takes them 20 ms less to begin.
        from marsad.register.resolve import Resolution

        return Resolution(self.actors, self.gazetteer, reading, self._settled).resolved()

    def explain(self, reading: Reading) -> list[Link]:
        """Why the names of a reading are linked as `resolve` links them, in the order of the text."""
        from marsad.register.explain import explain
        from marsad.register.resolve import Resolution

        return explain(Resolution(self.actors, self.gazetteer, reading, self._settled))


def open_register(gazetteer: Path | None = None) -> Register:
    """The register with the actors that come with it and the user's own; gazetteer: a file of places other than the built-in one.

    Raises DataError where a data file cannot be used.
    """
    return Register(all_actors(), gazetteer, settled_persons())


@cache
def _data_id() -> str:
    """Stands for the files of actors, states and places that come with the register; read once a process."""
    return files_id(path for path in (Path(__file__).parent / "data").rglob("*") if path.suffix in (".toml", ".tsv"))
