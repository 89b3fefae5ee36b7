"""Makes and upgrades the schema.

Comes in: an open store. Goes out: the same store at the schema that this marsad knows, or LedgerError.
The usual case, a ledger that is up to date, costs one query: Alembic and SQLAlchemy (0.8 s) are imported only to make
or to upgrade one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from marsad.records import LedgerError

if TYPE_CHECKING:
    from alembic.config import Config

    from marsad.ledger.store import Store

HEAD = "0001"
"""The newest revision in `migrations/versions`. A test compares the two."""

VERSION_TABLE = "marsad_version"
"""Not Alembic's `alembic_version`, which any other program's database may have."""

MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(store: Store) -> str | None:
    """The schema's revision; None for an empty database. Raises LedgerError for anything that is not a ledger."""
    try:
        return str(store.rows(f"SELECT version_num FROM {VERSION_TABLE}")[0][0])
    except IndexError:
        return None
    except LedgerError:
        # The usual reason is that there is no such table. Where the list of tables cannot be had either, that says why.
        tables = store.tables()
        if VERSION_TABLE in tables:
            raise
        if tables:
            raise LedgerError(
                "the file is not a ledger of marsad", where=store.name, remedy="choose another path"
            ) from None
        return None


def bring_up_to_date(store: Store, *, create: bool) -> None:
    """Check the schema; make or upgrade it where that is needed and allowed."""
    revision = revision_of(store)
    if revision == HEAD:
        return
    if revision is None:
        if store.read_only or not create:
            raise LedgerError(
                "the file is empty, not a ledger",
                where=store.name,
                remedy="check the path, or read some reports into it",
            )
    elif revision not in known_revisions():
        raise LedgerError(
            f"the ledger was written by a newer marsad (schema {revision}, this one knows up to {HEAD})",
            where=store.name,
            remedy="upgrade marsad",
        )
    elif store.read_only:
        raise LedgerError(
            f"the ledger was written by an older marsad (schema {revision}) and must be upgraded",
            where=store.name,
            remedy="open it once with a command that writes, such as `marsad read`",
        )
    store.upgrade()


def known_revisions() -> list[str]:
    """The revisions there are, oldest first, without importing Alembic: files are named by them."""
    names = (re.match(r"(\d{4})_", path.name) for path in sorted((MIGRATIONS / "versions").glob("*.py")))
    return [m.group(1) for m in names if m]


def upgrade(connection: Any) -> None:
    """Run what migrations are missing, on a SQLAlchemy connection that is inside a transaction."""
    from alembic import command

    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def alembic_config() -> Config:
    """Alembic's configuration: no ini file, the migrations of this package."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
