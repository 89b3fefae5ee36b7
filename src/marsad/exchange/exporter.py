"""What an exporter is, and the one way in which all of them deal with names.

Comes in: entries of a view. Goes out: rows ready to be written, private names withheld unless asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from marsad.exchange.withhold import Public, public_persons, withhold
from marsad.records import Entry


@dataclass(frozen=True, slots=True)
class Exporter:
    """One file format."""

    name: str
    suffix: str
    says: str
    """One line for the command's help."""
    put: Callable[[Iterable[tuple[Entry, str]], TextIO, str], int]
    """Writes entries, each with what was done to its names, and the same said of the whole file."""

    def write(
        self, entries: Sequence[Entry], stream: TextIO, *, with_names: bool = False, public: Public | None = None
    ) -> int:
        """Write the entries to a text stream opened with `newline=""`; give the number of claims written.

        with_names: keep the names of private persons; the file says so.
        public: who may be named, judged from more entries than leave; by default from these.
        """
        if with_names:
            return self.put(((entry, NAMES_KEPT) for entry in entries), stream, NAMES_KEPT)
        public = public or public_persons(entries)
        return self.put(_marked(entries, public), stream, NAMES_WITHHELD)


NAMES_KEPT = "kept"
NAMES_WITHHELD = "private names withheld"


def _marked(entries: Sequence[Entry], public: Public) -> Iterator[tuple[Entry, str]]:
    for entry, changed in withhold(entries, public):
        yield entry, NAMES_WITHHELD if changed else ""
