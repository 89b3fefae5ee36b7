"""What a database's error means, as one sentence for the user.

Comes in: errors of `sqlite3` (for PostgreSQL see `postgres.py`). Goes out: LedgerError with path and remedy.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from marsad.records import LedgerError

_SAYS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "another process is writing to the ledger",
        "wait until it has finished, or end it, and try again",
    ),
    sqlite3.SQLITE_FULL: (
        "the disk is full; what was finished before is kept",
        "make room and run the same command again",
    ),
    sqlite3.SQLITE_READONLY: (
        "the file or its folder cannot be written",
        "change its permissions or choose another path",
    ),
    sqlite3.SQLITE_PERM: ("the file may not be opened", "change its permissions or choose another path"),
    sqlite3.SQLITE_CANTOPEN: (
        "the file cannot be opened, or its folder cannot be written",
        "change the permissions or choose another path",
    ),
    sqlite3.SQLITE_NOTADB: ("the file is not a ledger of marsad", "choose another path"),
    sqlite3.SQLITE_CORRUPT: (
        "the file is damaged",
        "restore it from a copy, or read the reports again into a new ledger",
    ),
    sqlite3.SQLITE_IOERR: ("the disk reports an error", "check the disk, and restore the ledger from a copy"),
}
_SAYS[sqlite3.SQLITE_LOCKED] = _SAYS[sqlite3.SQLITE_BUSY]
_SAYS[sqlite3.SQLITE_PROTOCOL] = _SAYS[sqlite3.SQLITE_BUSY]


def sqlite_problem(error: sqlite3.Error, path: Path) -> LedgerError:
    """Say what happened. Extended codes (`SQLITE_IOERR_WRITE`) carry their family in the low byte."""
    code = getattr(error, "sqlite_errorcode", None)
    what, remedy = _SAYS.get(code & 0xFF, ("", "")) if code is not None else ("", "")
    if not what:
        what, remedy = f"the ledger cannot be used ({error})", "run `marsad verify` on it"
    return LedgerError(what, where=str(path), remedy=remedy)
