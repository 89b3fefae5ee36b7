"""Adds a full GeoNames file (a country's, or all countries') to a gazetteer.

Comes in: a gazetteer that `build` made, and GeoNames' `XX.txt` or `XX.zip`: tab-separated, 19 columns, as its readme
describes. Goes out: a gazetteer with these places added or brought up to date, and what could not be read.

The additions are made in a copy that is renamed over the gazetteer at the end, so that a run that is killed changes
nothing, and processes that read the old file go on reading it.
"""

from __future__ import annotations

import csv
import io
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from marsad.records import DataError
from marsad.register.build import ADDED, INSERT_PLACE, Progress, draft_beside, names_to_rows
from marsad.register.build_levels import is_useful
from marsad.register.overlay import KINDS

_LEVELS = {"ADM1": 1, "ADM2": 2, "ADM3": 3, "ADM4": 3, "ADMD": 2}
_KINDS = {
    "STM": "river", "STMI": "river", "STMS": "river", "CNL": "river", "WAD": "river", "LK": "lake", "LKS": "lake",
    "RSV": "lake", "SEA": "sea", "GULF": "sea", "BAY": "sea", "STRT": "sea", "OCN": "sea", "MT": "mountain",
    "MTS": "mountain", "HLL": "mountain", "HLLS": "mountain", "PK": "mountain", "RDGE": "mountain", "VAL": "valley",
    "DSRT": "desert", "ISL": "island", "ISLS": "island", "RGN": "region", "AREA": "region", "PLN": "region",
    "FRST": "forest", "CMP": "camp", "CMPRF": "camp", "CMPL": "camp", "MILB": "base", "AIRB": "base", "AIRP": "site",
    "AIRF": "site", "PPLX": "quarter", "PPLQ": "village", "DAM": "site", "OILF": "site", "PRN": "site", "BDG": "site",
    "PASS": "site", "PSTB": "crossing", "PSTC": "crossing",
}  # fmt: skip
"""GeoNames feature codes that are kept, besides populated places (`P`) and divisions; others (hotels, wells) are not."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an addition did."""

    added: int
    updated: int
    skipped: int
    """Lines of features that reports do not speak of."""
    broken: int
    """Lines that could not be read."""
    first_broken: int | None
    """Number of the first of them, from 1."""


def add_file(gazetteer: Path, file: Path, on_progress: Progress | None = None) -> AddReport:
    """Add all useful lines of a GeoNames file. Raises DataError where the file holds none, or cannot be opened."""
    tell = on_progress or (lambda what, done, total: None)
    draft = draft_beside(gazetteer)
    try:
        shutil.copyfile(gazetteer, draft)
        with closing(sqlite3.connect(draft, isolation_level=None)) as db:
            db.execute("BEGIN")
            report = _add_lines(db, file, tell)
            added = (f"{ADDED}{file.resolve()}", f"GeoNames, CC BY 4.0, {file.stat().st_size} bytes")
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", added)
            db.execute("COMMIT")
        if not report.added + report.updated:
            raise DataError(
                "no line of it is a place as GeoNames writes them",
                where=str(file),
                remedy="take a country's file from GeoNames' export folder, e.g. SY.zip",
            )
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.replace(gazetteer)
    finally:
        draft.unlink(missing_ok=True)
    return report


def _add_lines(db: sqlite3.Connection, file: Path, tell: Progress) -> AddReport:
    known = dict(db.execute("SELECT geoname, pk FROM place WHERE geoname IS NOT NULL"))
    codes = dict(db.execute("SELECT code, place FROM code"))
    countries = dict(db.execute("SELECT country, pk FROM place WHERE level = 0"))
    admins = dict(db.execute("SELECT pk, admin FROM place WHERE level > 0 AND level < 9"))
    next_pk = db.execute("SELECT max(pk) FROM place").fetchone()[0] + 1
    added = updated = skipped = broken = 0
    first_broken: int | None = None
    with _lines(file) as lines:
        for number, cells in enumerate(lines, 1):
            if number % 50_000 == 0:
                tell(f"lines of {file.name}", number, 0)
            try:
                row = _place(cells)
            except (ValueError, IndexError):
                broken += 1
                first_broken = first_broken or number
                continue
            if row is None:
                skipped += 1
                continue
            parent = codes.get(f"{row.country}.{row.admin1}.{row.admin2}") or codes.get(f"{row.country}.{row.admin1}")
            parent = parent or countries.get(row.country)
            pk = known.get(row.geoname)
            if pk is None:
                pk, next_pk = next_pk, next_pk + 1
                admin = admins.get(parent) if parent is not None else None
                db.execute(
                    INSERT_PLACE,
                    (
                        pk, f"place:geonames:{row.geoname}", row.names[0], row.country or None, admin, parent,
                        row.latitude, row.longitude, row.precision, row.kind, row.population, row.level, 0, row.geoname,
                    ),
                )  # fmt: skip
                known[row.geoname] = pk
                added += 1
            else:
                # Names and kinds of the overlay stay; a division gets its true point at last.
                db.execute(
                    "UPDATE place SET latitude = ?, longitude = ?, population = max(population, ?)"
                    " WHERE pk = ? AND level > 0 AND NOT (known AND level < 9)",
                    (row.latitude, row.longitude, row.population, pk),
                )
                updated += 1
            db.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names_to_rows(pk, row.names))
    return AddReport(added, updated, skipped, broken, first_broken)


@dataclass(frozen=True, slots=True)
class _Row:
    geoname: int
    names: tuple[str, ...]
    latitude: float
    longitude: float
    country: str
    admin1: str
    admin2: str
    kind: str
    level: int
    precision: int
    population: int


def _place(cells: list[str]) -> _Row | None:
    """One line; None for features that are left out. Raises ValueError or IndexError for a broken one."""
    if len(cells) != 19:
        raise ValueError(len(cells))
    geoname, latitude, longitude = int(cells[0]), float(cells[4]), float(cells[5])
    if not (cells[1].strip() and -90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(cells[1])
    sort, code, population = cells[6], cells[7], int(cells[14] or 0)
    level = _LEVELS.get(code, 9)
    if level < 9:
        kind, precision = ("province", 4) if level == 1 else ("district", 3)
    elif sort == "P" and code not in _KINDS:
        if code in ("PPLH", "PPLW"):  # abandoned, destroyed
            return None
        kind, precision = ("city" if population >= 50_000 else "town" if population >= 5_000 else "village"), 1
    elif code in _KINDS:
        kind = _KINDS[code]
        precision = KINDS[kind]
    else:
        return None
    names = tuple(n for n in (cells[1], cells[2], *cells[3].split(",")) if n == cells[1] or is_useful(n))
    return _Row(geoname, names, latitude, longitude, cells[8], cells[10], cells[11], kind, level, precision, population)


@contextmanager
def _lines(file: Path) -> Iterator[Iterator[list[str]]]:
    try:
        if not zipfile.is_zipfile(file):
            with file.open(encoding="utf-8", errors="replace", newline="") as text:
                yield csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
            return
        with zipfile.ZipFile(file) as archive:
            inside = [n for n in archive.namelist() if n.endswith(".txt") and "readme" not in n.lower()]
            if len(inside) != 1:
                raise DataError(
                    f"{len(inside)} text files where one is looked for",
                    where=str(file),
                    remedy="give the .zip of one country or of all countries",
                )
            with archive.open(inside[0]) as raw:
                text = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")
                yield csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE)
    except (OSError, zipfile.BadZipFile) as error:
        raise DataError(f"it cannot be read ({error})", where=str(file), remedy="check the path") from error
