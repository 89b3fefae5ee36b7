"""GeoJSON (RFC 7946): one point for each claim and place that it names.

Comes in: entries. Goes out: a FeatureCollection. A feature's properties say in which role the place stands, how precise
it is (UCDP's `where_prec`, in figures and words), and what the claim says. Top-level members count what is not drawn:
`marsad:without_place` (no place named, or none that the gazetteer knows) and `marsad:place_withheld` (claims on a
private person, who is never located).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from marsad.exchange.exporter import NAMES_WITHHELD, Exporter
from marsad.findings.rows import count_words, hop_of, part_of, when_words
from marsad.records import Claim, Entry, Place

PRECISIONS = {
    1: "exact place",
    2: "near a known point",
    3: "district",
    4: "province",
    5: "river, border or wider region",
    6: "country",
    7: "sea or air",
}
"""UCDP GED's `where_prec` in words."""


def put(entries: Iterable[tuple[Entry, str]], stream: TextIO, names: str) -> int:
    """Write the collection; give the number of claims in it that have a point."""
    features: list[dict[str, Any]] = []
    drawn = without = withheld = 0
    for entry, done in entries:
        points = list(located(entry.claim))
        if not points:
            without += 1
        elif done == NAMES_WITHHELD and _on_a_person(entry.claim):
            withheld += 1
        else:
            drawn += 1
            features += [_feature(entry, role, place, n) for n, (role, place) in enumerate(points)]
    collection = {
        "type": "FeatureCollection",
        "marsad:names": names,
        "marsad:without_place": without,
        "marsad:place_withheld": withheld,
        "features": features,
    }
    json.dump(collection, stream, ensure_ascii=False)
    stream.write("\n")
    return drawn


def located(claim: Claim) -> Iterator[tuple[str, Place]]:
    """The places with coordinates that fill a role; or, if there is none, where the claim as a whole is set."""
    found = False
    for role, fillers in claim.roles.items():
        for filler in fillers:
            if filler.place and filler.place.latitude is not None:
                found = True
                yield role, filler.place
    if not found and claim.where and claim.where.latitude is not None:
        yield "where", claim.where


def _on_a_person(claim: Claim) -> bool:
    return any(f.type == "person" for fillers in claim.roles.values() for f in fillers)


def _feature(entry: Entry, role: str, place: Place, number: int) -> dict[str, Any]:
    claim, report = entry.claim, entry.report
    return {
        "type": "Feature",
        "id": f"{claim.id}.{number}",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "claim": claim.id,
            "kind": claim.kind,
            "role": role,
            "place": place.name,
            "place_id": place.id,
            "country": place.country,
            "precision": place.precision,
            "precision_words": PRECISIONS.get(place.precision, "unknown"),
            "roles": {r: "; ".join(part_of(f).plain() for f in fillers) for r, fillers in claim.roles.items()},
            "polarity": claim.stance.polarity,
            "certainty": claim.stance.certainty,
            "count": count_words(claim.count) if claim.count else None,
            "when": when_words(claim.when),
            "first": claim.when.first.isoformat() if claim.when.first else None,
            "last": claim.when.last.isoformat() if claim.when.last else None,
            "voice": ", quoting ".join(hop_of(s).plain() for s in claim.voice) or None,
            "quote": claim.quote,
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "title": report.title,
            "url": report.url,
            "report": report.id,
        },
    }


GEOJSON = Exporter("geojson", ".geojson", "one point for each claim and place, for maps", put)
