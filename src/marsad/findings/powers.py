"""Powers that a report goes on to speak of: "this power is now held by …".

Comes in: claims on a body's powers. Goes out: the claims behind them that point back to the same power. Must not know which
question asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.findings.sources import Fetched, Sources, fetch
from marsad.records import Entry

ANAPHORA_REACH = 200
"""Characters between a power spoken of and "this power"."""

_POINTING = re.compile(r"(?:this|these|that|those|such|the same)\b", re.I)


def powers_carried_on(entries: Sequence[Entry], kinds: Sequence[str], sources: Sources) -> Fetched | None:
    """ "… stripped the ministers of that power. This power is now held by X": whoever holds or gets the power just spoken of.

    Only claims of the same report that begin within ANAPHORA_REACH characters behind one on the subject's powers, and that
    name the power by a pointing word alone, so that no other power is taken for it.
    """
    told = [e for e in entries if e.claim.kind in kinds]
    if not told:
        return None
    near = fetch(sources, kinds=kinds, reports=tuple(dict.fromkeys(e.report.id for e in told)))
    known = {e.claim.id for e in entries}
    kept = tuple(
        e
        for e in near.entries
        if e.claim.id not in known
        and any(_POINTING.match(f.text) for f in e.claim.roles.get("power", ()))
        and any(
            e.report.id == t.report.id and 0 <= e.claim.evidence.begin - t.claim.evidence.end <= ANAPHORA_REACH
            for t in told
        )
    )
    return Fetched(kept, len(kept)) if kept else None
