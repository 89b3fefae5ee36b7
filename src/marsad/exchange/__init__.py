"""Files that leave the ledger: one module a format.

Comes in: entries of a view. Goes out: CSV, JSON Lines, GeoJSON. Names of private persons are withheld unless asked
for. A new format is one module with one `Exporter`, and its entry here. Knows `findings`, `ledger` and `records` only.
"""

from marsad.exchange.csvfile import CSV
from marsad.exchange.exporter import Exporter
from marsad.exchange.geojson import GEOJSON
from marsad.exchange.jsonl import JSONL

FORMATS: dict[str, Exporter] = {exporter.name: exporter for exporter in (CSV, JSONL, GEOJSON)}

__all__ = ["FORMATS", "Exporter"]
