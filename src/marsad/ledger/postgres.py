"""The same ledger on a PostgreSQL server, for teams.

Comes in: a URL. Goes out: a Store. The statements are the ledger's own; SQLAlchemy carries them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, exc, inspect, text
from sqlalchemy.engine import make_url

from marsad.ledger.migrate import upgrade
from marsad.ledger.store import NOTHING, Params, Row
from marsad.records import LedgerError

_LOCK = 0x6D61727361
"""Key of the advisory lock under which a ledger is written ("marsa"): one writer at a time, as in SQLite, so that two
who read the same report at once cannot both put their reading in force."""


class PostgresTransaction:
    """A transaction on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, params: Params = NOTHING) -> list[Row]:
        """Run a query."""
        return [tuple(row) for row in self._connection.execute(text(sql), dict(params))]

    def run(self, sql: str, params: Params = NOTHING) -> int:
        """Run a statement."""
        return int(self._connection.execute(text(sql), dict(params)).rowcount)

    def run_many(self, sql: str, params: Sequence[Params]) -> None:
        """Run a statement for each set of parameters."""
        if params:
            self._connection.execute(text(sql), [dict(p) for p in params])


class PostgresStore:
    """A ledger in a database of a server."""

    def __init__(self, address: str, *, read_only: bool) -> None:
        """address: what follows `postgresql://`. Raises LedgerError; connects only when first used."""
        shown = f"postgresql://{address.rpartition('@')[2]}"
        self.read_only = read_only
        try:
            url = make_url(f"postgresql+psycopg://{address}")
            self.name = url.set(drivername="postgresql").render_as_string(hide_password=True)
            options: dict[str, Any] = {"postgresql_readonly": True} if read_only else {}
            self._engine = create_engine(url, pool_pre_ping=True, execution_options=options)
        except (exc.ArgumentError, ValueError) as error:
            raise LedgerError(
                "this is not the address of a database", where=shown, remedy="write it as postgresql://user@host/name"
            ) from error
        except ImportError as error:
            raise LedgerError(
                "PostgreSQL needs a driver that is not installed",
                where=shown,
                remedy="install it with `pip install 'marsad[postgres]'`",
            ) from error

    def rows(self, sql: str, params: Params = NOTHING) -> list[Row]:
        """Run a query."""
        with self._told(), self._engine.connect() as connection:
            return PostgresTransaction(connection).rows(sql, params)

    def stream(self, sql: str, params: Params = NOTHING) -> Iterator[Row]:
        """Run a query with a cursor on the server."""
        with self._told(), self._engine.connect() as connection:
            result = connection.execution_options(yield_per=256).execute(text(sql), dict(params))
            for row in result:
                yield tuple(row)

    @contextmanager
    def writing(self) -> Iterator[PostgresTransaction]:
        """One transaction, alone."""
        with self._told(), self._engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            yield PostgresTransaction(connection)

    def tables(self) -> list[str]:
        """Names of the tables there are."""
        with self._told(), self._engine.connect() as connection:
            return list(inspect(connection).get_table_names())

    def upgrade(self) -> None:
        """Run the migrations in one transaction."""
        with self._told(), self._engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            upgrade(connection)

    def integrity(self) -> list[str]:
        """The server looks after its own files."""
        return []

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except exc.SQLAlchemyError as error:
            cause = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
            raise LedgerError(
                f"the database answers: {cause}", where=self.name, remedy="check its address, rights and room"
            ) from error
