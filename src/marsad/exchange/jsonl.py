"""JSON Lines: one claim a line, as `claim_to_json` gives it, with its report (without the text), reviews and `names`.

Comes in: entries. Goes out: lines. The first key of every line is the claim's id; `names` tells whether names of
private persons were withheld from the line (then `evidence.text` is not the same as the report's text there).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from marsad.exchange.exporter import Exporter
from marsad.records import Entry, claim_to_json, report_to_json


def entry_to_json(entry: Entry, names: str = "") -> dict[str, Any]:
    """One line."""
    report = report_to_json(entry.report)
    del report["text"]
    return {
        **claim_to_json(entry.claim),
        "report": report,
        "learnt": entry.learnt.isoformat(),
        "reviews": [
            {
                "id": r.id,
                "action": r.action,
                "by": r.by,
                "at": r.at.isoformat(),
                "why": r.why,
                "detail": r.detail,
                "undone_at": r.undone_at.isoformat() if r.undone_at else None,
            }
            for r in entry.reviews
        ],
        "names": names,
    }


def put(entries: Iterable[tuple[Entry, str]], stream: TextIO, names: str) -> int:
    """Write one line a claim; give the number of lines."""
    lines = 0
    for entry, done in entries:
        stream.write(json.dumps(entry_to_json(entry, done), ensure_ascii=False) + "\n")
        lines += 1
    return lines


JSONL = Exporter("jsonl", ".jsonl", "one claim a line with all its fields, for programs", put)
