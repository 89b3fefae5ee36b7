"""The project's own places: what conflict reporting names and general gazetteers lack, and countries with their demonyms.

Comes in: `data/places/*.tsv`, tables that a person can read and mend (columns explained in their first lines). Goes out:
rows for the build, demonyms for the resolver. It must not know the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from marsad.records import DataError

PLACES_FOLDER = Path(__file__).parent / "data" / "places"

KINDS = {
    "city": 1, "town": 1, "village": 1, "quarter": 1, "camp": 1, "base": 1, "site": 1, "crossing": 1,
    "suburb": 1, "island": 5, "district": 3, "province": 4, "country": 6, "region": 5, "desert": 5, "valley": 5,
    "mountain": 5, "forest": 5, "river": 5, "border": 5, "front": 5, "lake": 5, "sea": 7, "continent": 6,
}  # fmt: skip
"""Kinds of place, and the precision that each has unless its row says otherwise (UCDP GED's `where_prec`)."""


@dataclass(frozen=True, slots=True)
class CountryRow:
    """A line of `countries.tsv`."""

    iso: str
    name: str
    latitude: float
    longitude: float
    demonyms: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OverlayRow:
    """A line of an overlay table."""

    slug: str
    """Makes the id `place:marsad:<slug>` where `same_as` is empty."""
    name: str
    kind: str
    country: str | None
    admin: str | None
    """ISO 3166-2 code of the first-level division, or GeoNames' code where ISO has none."""
    latitude: float
    longitude: float
    precision: int
    same_as: str
    """`geonames:170794`, `admin:SY-DY`: the row adds names to that place and takes its id; empty for a place of its own."""
    within: str
    """Slug of the overlay row, or `geonames:…`/`admin:…`, that it lies in; empty for the division or country."""
    names: tuple[str, ...]


def _lines(path: Path, header: str) -> list[tuple[str, list[str]]]:
    columns = header.split()
    found: list[tuple[str, list[str]]] = []
    seen_header = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{path}:{number}"
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        if not seen_header:
            if cells != columns:
                raise DataError(
                    "the first line that is no comment must name the columns", where=where, remedy=f"use {header}"
                )
            seen_header = True
            continue
        if len(cells) > len(columns):
            raise DataError(
                f"{len(cells)} cells where {len(columns)} are allowed", where=where, remedy="put one tab between cells"
            )
        found.append((where, cells + [""] * (len(columns) - len(cells))))
    return found


def _number(text: str, limit: float, what: str, where: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = limit + 1
    if not -limit <= value <= limit:
        raise DataError(
            f"{what} `{text}` is no number from {-limit:g} to {limit:g}", where=where, remedy="give decimal degrees"
        )
    return value


def _split(cell: str) -> tuple[str, ...]:
    return tuple(n.strip() for n in cell.split("|") if n.strip())


@cache
def load_countries(path: Path = PLACES_FOLDER / "countries.tsv") -> tuple[CountryRow, ...]:
    """Countries with their point, demonyms and names. Raises DataError with file and line."""
    return tuple(
        CountryRow(
            c[0],
            c[1],
            _number(c[2], 90, "latitude", where),
            _number(c[3], 180, "longitude", where),
            _split(c[4]),
            _split(c[5]),
        )
        for where, c in _lines(path, "iso name latitude longitude demonyms names")
    )


@cache
def load_overlay(folder: Path = PLACES_FOLDER) -> tuple[OverlayRow, ...]:
    """All rows of `overlay-*.tsv`, in the order of files and lines. Raises DataError with file and line."""
    rows: dict[str, OverlayRow] = {}
    for path in sorted(folder.glob("overlay-*.tsv")):
        for where, cells in _lines(
            path, "slug name kind country admin latitude longitude precision same_as within names"
        ):
            row = _overlay_row(cells, where)
            if row.slug in rows:
                raise DataError(f"slug `{row.slug}` is used twice", where=where, remedy="rename one of them")
            rows[row.slug] = row
    for row in rows.values():
        if row.within and ":" not in row.within and row.within not in rows:
            raise DataError(
                f"`within` names no row `{row.within}`", where=f"{folder}, {row.slug}", remedy="use a slug of a row"
            )
    return tuple(rows.values())


def _overlay_row(c: list[str], where: str) -> OverlayRow:
    slug, name, kind, country, admin, latitude, longitude, precision, same_as, within, names = c
    if not slug or not name:
        raise DataError("slug or name is missing", where=where, remedy="fill in both")
    if kind not in KINDS:
        raise DataError(f"unknown kind `{kind}`", where=where, remedy=f"use one of {', '.join(KINDS)}")
    if precision and precision not in "1234567":
        raise DataError(f"precision `{precision}` is not 1 to 7", where=where, remedy="see Place.precision")
    if same_as and same_as.partition(":")[0] not in ("geonames", "admin", "country"):
        raise DataError(
            f"`same_as` has `{same_as}`", where=where, remedy="write geonames:NUMBER, admin:CODE or country:ISO"
        )
    return OverlayRow(
        slug=slug,
        name=name,
        kind=kind,
        country=country or None,
        admin=admin or None,
        latitude=_number(latitude, 90, "latitude", where),
        longitude=_number(longitude, 180, "longitude", where),
        precision=int(precision or KINDS[kind]),
        same_as=same_as,
        within=within,
        names=_split(names),
    )


@cache
def demonyms() -> dict[str, str]:
    """Demonym in lower case → ISO code, e.g. `libyan` → `LY`; those that two countries share are left out."""
    found: dict[str, str | None] = {}
    for row in load_countries():
        for word in row.demonyms:
            key = word.casefold()
            found[key] = None if found.get(key, row.iso) != row.iso else row.iso
    return {word: iso for word, iso in found.items() if iso}
