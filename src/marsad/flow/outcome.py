"""What came of reading some paths.

Comes in: counts and problems, one by one. Goes out: `Outcome`. Knows nothing of how reports are read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from marsad.records import MarsadError

Progress = Callable[[int, int, str], None]
"""Called with how many reports are done, how many there are as far as is known (files not opened yet count as one
each), and the name of the last."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it, in numbers of reports unless said otherwise."""

    read: int
    """Read and kept now, `superseded` among them."""
    superseded: int
    """Of those, reports of which another reader or version had made an earlier reading."""
    skipped: int
    """In the ledger already, read by this very reader."""
    failed: tuple[MarsadError, ...]
    """Inputs that could not be read."""
    warnings: tuple[MarsadError, ...]
    """Reports that were read, but whose day is not known."""
    claims: int
    """Claims that the readings made now hold."""
    seconds: float
    """Wall-clock time."""

    @property
    def problems(self) -> tuple[MarsadError, ...]:
        """What could not be read; warnings are not among them."""
        return self.failed

    def line(self) -> str:
        """One sentence for a terminal."""
        parts = [f"{_count(self.read, 'report')} read, {_count(self.claims, 'claim')}"]
        if self.superseded:
            parts.append(f"{self.superseded} of them read anew")
        if self.skipped:
            parts.append(f"{self.skipped} known already")
        if self.failed:
            parts.append(f"{_count(len(self.failed), 'input')} failed")
        if self.warnings:
            parts.append(f"{len(self.warnings)} without a date")
        return f"{'; '.join(parts)}; {self.seconds:.1f} s."

    def to_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "read": self.read,
            "superseded": self.superseded,
            "skipped": self.skipped,
            "failed": [str(e) for e in self.failed],
            "warnings": [str(e) for e in self.warnings],
            "claims": self.claims,
            "seconds": round(self.seconds, 3),
        }


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


class Interrupted(KeyboardInterrupt):
    """Ctrl-C while reading. What was finished is in the ledger; `outcome` says how much."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


@dataclass(slots=True)
class Tally:
    """An Outcome in the making."""

    on_progress: Progress | None = None
    read: int = 0
    superseded: int = 0
    skipped: int = 0
    failed: list[MarsadError] = field(default_factory=list)
    warnings: list[MarsadError] = field(default_factory=list)
    claims: int = 0
    done: int = 0
    total: int = 0

    def finished(self, name: str) -> None:
        """One more report is done with, however it ended."""
        self.done += 1
        if self.on_progress:
            self.on_progress(self.done, max(self.done, self.total), name)

    def outcome(self, seconds: float) -> Outcome:
        """The Outcome so far."""
        return Outcome(
            self.read, self.superseded, self.skipped, tuple(self.failed), tuple(self.warnings), self.claims, seconds
        )
