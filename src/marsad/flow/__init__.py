"""The way of a report, from files to the ledger.

Comes in: paths. Goes out: `Outcome` once all is in the ledger, or readings for who wants none. The only room that runs
processes and looks at the clock; knows every room below it and none of the faces.
"""

from marsad.flow.outcome import Interrupted, Outcome
from marsad.flow.way import annotate_paths, open_built_in, read_paths

__all__ = ["Interrupted", "Outcome", "annotate_paths", "open_built_in", "read_paths"]
