"""One schema for two databases; opening a ledger that is up to date costs next to nothing."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from marsad.ledger import migrate, open_ledger
from marsad.ledger.store import SqliteStore
from marsad.records import ReaderInfo, Reading


def test_the_newest_revision_is_the_one_that_the_code_knows() -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(migrate.alembic_config())
    assert scripts.get_current_head() == migrate.HEAD
    assert sorted(s.revision for s in scripts.walk_revisions()) == migrate.known_revisions()


def test_a_question_imports_neither_alembic_nor_sqlalchemy(path: Path, reading: Reading, noon: datetime) -> None:
    with open_ledger(path) as ledger:
        ledger.append(reading, now=noon)
    script = (
        "import sys; from marsad.ledger import open_ledger\n"
        "with open_ledger(sys.argv[1]) as ledger: print(len(ledger.view().entries()))\n"
        "print({'alembic', 'sqlalchemy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout == "3\nset()\n"


def test_the_file_keeps_a_log_and_syncs_it(path: Path) -> None:
    with open_ledger(path) as ledger:
        rows = ledger._store.rows
        assert rows("PRAGMA journal_mode") == [("wal",)]
        assert rows("PRAGMA synchronous") == [(2,)]
        assert rows("PRAGMA foreign_keys") == [(1,)]
        assert rows("PRAGMA busy_timeout")[0][0] >= 10_000
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_failed_creation_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: Any) -> None:
        connection.exec_driver_sql("CREATE TABLE half (n)")
        raise RuntimeError("stop")

    monkeypatch.setattr(migrate, "upgrade", fail)
    with pytest.raises(RuntimeError):
        open_ledger(path)
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert "half" not in ledger._store.tables()


def test_the_schema_compiles_for_postgresql() -> None:
    from alembic import command

    config = migrate.alembic_config()
    config.set_main_option("dialect", "postgresql")
    config.output_buffer = StringIO()
    command.upgrade(config, "head", sql=True)
    sql = config.output_buffer.getvalue()
    for table in ("reports", "readings", "claims", "claim_identities", "reviews", "marsad_version"):
        assert f"CREATE TABLE {table} (" in sql
    assert "SERIAL" in sql


def test_every_statement_can_be_carried_to_postgresql(
    path: Path, make_reading: Callable[..., Reading], noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import text
    from sqlalchemy.dialects import postgresql

    said: dict[str, Any] = {}

    def listening(method: Any) -> Any:
        def call(self: SqliteStore, sql: str, params: Any = {}) -> Any:  # noqa: B006
            said[sql] = params
            return method(self, sql, params)

        return call

    for name in ("rows", "run", "run_many", "stream"):
        monkeypatch.setattr(SqliteStore, name, listening(getattr(SqliteStore, name)))
    with open_ledger(path) as ledger:
        ledger.append(make_reading(), now=noon)
        ledger.append(make_reading(reader=ReaderInfo("hand", "2")), now=noon)
        claim, report = ledger.view().entries()[0].claim.id, ledger.reports()[0].id
        ledger.undo(ledger.review(claim, "reject", by="amal", now=noon).id, now=noon)
        ledger.review(claim, "reject", by="amal", now=noon)
        ledger.report(report)
        ledger.voices(report)
        ledger.has(report, ReaderInfo("hand", "2"))
        view = ledger.view(as_of=noon.date(), known_by=noon)
        view.entries(
            kinds=["moves"], identities=["actor:river-guard"], roles=["who"], country="SY", reports=[report],
            speaker="haddad", text="river", claim_ids=[claim], limit=3,
        )  # fmt: skip
        view.entries(roles=["who", "to"])
        view.count()
        view.identities("actor:")
        view.speakers()
        ledger.reviews(claim)
        assert list(ledger.verify()) == []
    ours = {sql: params for sql, params in said.items() if "sqlite_master" not in sql and "PRAGMA" not in sql}
    assert len(ours) > 25
    for sql, params in ours.items():
        compiled = text(sql).compile(dialect=postgresql.dialect())
        names = (params[0] if isinstance(params, list) else params).keys()
        assert compiled.params.keys() == names, sql
        assert ":" not in compiled.string.replace("::", ""), sql


def test_the_schema_is_small_enough_to_print(path: Path) -> None:
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    assert tables == {
        "reports", "readings", "reading_voices", "claims", "claim_bodies", "identities", "claim_identities", "speakers",
        "claim_speakers", "reviews", "marsad_version",
    }  # fmt: skip
