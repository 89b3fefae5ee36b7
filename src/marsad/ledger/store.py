"""Connections: one small interface over SQLite's own driver and, for PostgreSQL, SQLAlchemy.

Comes in: SQL that both databases understand, with `:name` parameters. Goes out: rows as tuples, or LedgerError.
Knows nothing of reports and claims.

Every statement of the ledger is written once. On SQLite it runs through the standard library's `sqlite3`, because
importing SQLAlchemy takes 0.4 s and a question may take 0.3 s in all; SQLAlchemy and Alembic make and upgrade the schema
(`migrate.py`) and carry the same statements to PostgreSQL (`postgres.py`).
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote

from marsad.ledger.problems import sqlite_problem
from marsad.records import LedgerError

Row = tuple[Any, ...]
Params = Mapping[str, object]
NOTHING: Params = {}

BUSY_SECONDS = 30.0
"""How long a writer waits for another process. One append takes milliseconds, so two `marsad read` at once get by."""


class Transaction(Protocol):
    """What can be done between begin and commit."""

    def rows(self, sql: str, params: Params = ...) -> list[Row]:
        """Run a query."""

    def run(self, sql: str, params: Params = ...) -> int:
        """Run a statement; the number of rows that it touched."""

    def run_many(self, sql: str, params: Sequence[Params]) -> None:
        """Run a statement once for each set of parameters."""


class Store(Protocol):
    """An open database."""

    name: str
    """What the user calls it: the path, or the URL without its password."""
    read_only: bool

    def rows(self, sql: str, params: Params = ...) -> list[Row]:
        """Run a query outside any transaction."""

    def stream(self, sql: str, params: Params = ...) -> Iterator[Row]:
        """The same, row by row, for results that need not fit into memory."""

    def writing(self) -> Any:
        """A context manager that gives a Transaction: committed at its end, undone by any exception."""

    def tables(self) -> list[str]:
        """Names of the tables there are."""

    def upgrade(self) -> None:
        """Make the schema, or bring it up to date."""

    def integrity(self) -> list[str]:
        """What the database itself finds wrong with its files; empty where all is well."""

    def close(self) -> None:
        """Let go of it."""


class SqliteStore:
    """A ledger in one file."""

    def __init__(self, path: Path, *, create: bool = True, read_only: bool = False) -> None:
        """Open the file; raises LedgerError. Does not look whether it is a ledger."""
        self.name = str(path)
        self.path = path
        self.read_only = read_only
        self._lock = threading.RLock()
        with self._told():
            self._connection = connect_sqlite(path, create=create, read_only=read_only)

    def rows(self, sql: str, params: Params = NOTHING) -> list[Row]:
        """Run a query."""
        with self._told(), self._lock:
            return self._connection.execute(sql, params).fetchall()

    def stream(self, sql: str, params: Params = NOTHING) -> Iterator[Row]:
        """Run a query, a few hundred rows at a time."""
        with self._told(), self._lock:
            cursor = self._connection.execute(sql, params)
        while True:
            with self._told(), self._lock:
                batch = cursor.fetchmany(256)
            if not batch:
                return
            yield from batch

    def run(self, sql: str, params: Params = NOTHING) -> int:
        """Run a statement; use it inside `writing` only."""
        return self._connection.execute(sql, params).rowcount

    def run_many(self, sql: str, params: Sequence[Params]) -> None:
        """Run a statement for each set of parameters; use it inside `writing` only."""
        self._connection.executemany(sql, params)

    @contextmanager
    def writing(self) -> Iterator[SqliteStore]:
        """One transaction. It takes the write lock at once, so that it never fails half-way for being overtaken."""
        with self._told(), self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self
                self._connection.execute("COMMIT")
            except BaseException:
                # After "disk full" SQLite may already have rolled back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def tables(self) -> list[str]:
        """Names of the tables there are."""
        return [str(row[0]) for row in self.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]

    def upgrade(self) -> None:
        """Run the migrations in one transaction: killed in the middle, or run by two at once, it harms nothing."""
        from sqlalchemy import create_engine, event, exc
        from sqlalchemy.pool import NullPool

        from marsad.ledger.migrate import upgrade

        engine = create_engine("sqlite://", creator=lambda: connect_sqlite(self.path), poolclass=NullPool)
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        try:
            with self._told(), engine.begin() as connection:
                upgrade(connection)
        except exc.DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise sqlite_problem(error.orig, self.path) from error
            raise

    def integrity(self) -> list[str]:
        """SQLite's own check of its pages, and of references between tables."""
        try:
            with self._lock:
                found = [str(r[0]) for r in self._connection.execute("PRAGMA integrity_check(20)") if r[0] != "ok"]
                orphans = self._connection.execute("PRAGMA foreign_key_check").fetchmany(20)
        except sqlite3.DatabaseError as error:
            return [str(error)]
        return found + [
            f"row {row[1]} of table {row[0]} refers to a row of {row[2]} that is missing" for row in orphans
        ]

    def close(self) -> None:
        """Close the file. The last one out folds the write-ahead log into it."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise sqlite_problem(error, self.path) from error


def connect_sqlite(
    path: Path, *, create: bool = False, read_only: bool = False, busy: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection with marsad's settings. Raises sqlite3.Error, or LedgerError for what can be told beforehand."""
    _look_at(path, create=create and not read_only)
    mode = "ro" if read_only else "rwc" if create else "rw"
    if read_only and _is_at_rest(path):
        mode += "&immutable=1"
    # Transactions are begun by hand (isolation_level None). Threads may share the connection: SqliteStore locks it.
    connection = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?mode={mode}",
        uri=True,
        timeout=busy,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -32000")
        if not read_only:
            # With a write-ahead log, readers never wait. FULL syncs the log at each commit: what `append` has answered
            # for survives loss of power, not only of the process (NORMAL could lose the last reports then). It costs
            # 0.3 ms of the 2 ms that an append takes, beside the 50 ms that reading a report takes.
            connection.execute("PRAGMA synchronous = FULL")
            _keep_a_log(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_a_log(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # The file remembers the mode, so this matters once in its life. While another process is making the ledger it
        # is refused without waiting; the next to open it will turn it on.
        if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise


def _look_at(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerError("is a folder, not a ledger", where=str(path), remedy="name a file in it, e.g. marsad.db")
    if not path.parent.is_dir():
        raise LedgerError(
            f"the folder {path.parent} does not exist", where=str(path), remedy="make the folder or choose another path"
        )
    if not create and not path.exists():
        raise no_ledger(path)


def no_ledger(path: Path) -> LedgerError:
    """The error for a ledger that is not there."""
    return LedgerError(
        "there is no ledger here", where=str(path), remedy="check the path, or read some reports into it"
    )


def _is_at_rest(path: Path) -> bool:
    """May the file be opened as one that nobody changes?

    SQLite needs to write beside a file that has a write-ahead log, even to read it; in a folder that is read-only it can
    only read a file that nobody has open, and must be told so.
    """
    log = path.with_name(path.name + "-wal")
    writable = os.access(path.parent, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
    return not writable and not (log.exists() and log.stat().st_size)
