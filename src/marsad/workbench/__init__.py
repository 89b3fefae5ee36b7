"""Pages: what the ledger holds, for people who read in a browser or on paper.

Comes in: a ledger and the register. Goes out: HTML that needs nothing else. Knows the rooms below, not the command line.
"""

from __future__ import annotations

from marsad.workbench.brief import write_brief

__all__ = ["write_brief"]
