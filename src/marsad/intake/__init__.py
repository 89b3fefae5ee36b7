"""Files to reports.

Comes in: paths and bytes. Goes out: Report, and an IntakeError for each thing that is none. Must not know: claims, the
register, the ledger, the network. One file a format, listed in `FORMATS`.
"""

from marsad.intake.draft import Draft, Undated
from marsad.intake.find import find_inputs
from marsad.intake.formats import FORMATS, Format
from marsad.intake.read import read_path

__all__ = ["FORMATS", "Draft", "Format", "Undated", "find_inputs", "read_path"]
