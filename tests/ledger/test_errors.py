"""Every way in which a ledger cannot be used has one sentence that names it, and the remedy."""

from __future__ import annotations

import os
import pickle
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.ledger import open_ledger
from marsad.ledger import store as stores
from marsad.records import LedgerError, Reading

Make = Callable[..., Reading]
CANNOT_OPEN = (
    "the file cannot be opened, or its folder cannot be written; change the permissions or choose another path."
)


def message(target: str | Path, **how: Any) -> str:
    with pytest.raises(LedgerError) as caught, open_ledger(target, **how) as ledger:
        ledger.view().entries()
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return str(caught.value)


@pytest.fixture
def filled(path: Path, reading: Reading, noon: datetime) -> Path:
    with open_ledger(path) as ledger:
        ledger.append(reading, now=noon)
    return path


@pytest.fixture(params=[{"create": False}, {"read_only": True}], ids=["create=False", "read_only"])
def no_making(request: pytest.FixtureRequest) -> dict[str, bool]:
    return dict(request.param)


def test_no_ledger_there(path: Path, no_making: dict[str, bool]) -> None:
    says = f"{path}: there is no ledger here; check the path, or read some reports into it."
    assert message(path, **no_making) == says
    assert not path.exists()


def test_an_empty_file(path: Path, no_making: dict[str, bool]) -> None:
    path.touch()
    says = f"{path}: the file is empty, not a ledger; check the path, or read some reports into it."
    assert message(path, **no_making) == says


def test_an_empty_file_may_become_a_ledger(path: Path) -> None:
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.view().count() == 0


def test_a_folder(tmp_path: Path) -> None:
    assert message(tmp_path) == f"{tmp_path}: is a folder, not a ledger; name a file in it, e.g. marsad.db."


def test_a_missing_folder(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "ledger.db"
    assert message(path) == (
        f"{path}: the folder {path.parent} does not exist; make the folder or choose another path."
    )


@pytest.mark.parametrize("content", [b"not a database at all", os.urandom(1 << 14)], ids=["text", "noise"])
def test_a_file_of_something_else(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert message(path) == f"{path}: the file is not a ledger of marsad; choose another path."
    assert path.read_bytes() == content


def test_a_database_of_something_else(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE songs (name TEXT); CREATE TABLE alembic_version (version_num TEXT)")
    connection.close()
    assert message(path) == f"{path}: the file is not a ledger of marsad; choose another path."


def rewrite_revision(path: Path, revision: str) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE marsad_version SET version_num = ?", (revision,))
    connection.close()


def test_a_ledger_of_a_newer_marsad(filled: Path) -> None:
    rewrite_revision(filled, "9000")
    assert message(filled) == (
        f"{filled}: the ledger was written by a newer marsad (schema 9000, this one knows up to 0001); upgrade marsad."
    )


def test_a_ledger_of_an_older_marsad_cannot_be_upgraded_read_only(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marsad.ledger.migrate.HEAD", "0002")
    assert message(filled, read_only=True) == (
        f"{filled}: the ledger was written by an older marsad (schema 0001) and must be upgraded; "
        "open it once with a command that writes, such as `marsad read`."
    )


def test_a_ledger_that_another_process_keeps_locked(
    filled: Path, make_reading: Make, noon: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = stores.connect_sqlite
    monkeypatch.setattr(stores, "connect_sqlite", lambda path, **how: connect(path, **how, busy=0.05))
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_ledger(filled) as ledger:
        assert ledger.view().count() == 3
        with pytest.raises(LedgerError) as caught:
            ledger.append(make_reading("Another"), now=noon)
        assert str(caught.value) == (
            f"{filled}: another process is writing to the ledger; wait until it has finished, or end it, and try again."
        )
        other.execute("ROLLBACK")
        other.close()
        assert ledger.append(make_reading("Another"), now=noon).status == "new"


def test_a_ledger_that_another_process_has_to_itself(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = stores.connect_sqlite
    monkeypatch.setattr(stores, "connect_sqlite", lambda path, **how: connect(path, **how, busy=0.05))
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert message(filled).startswith(f"{filled}: another process is writing to the ledger; wait")
    other.close()


def test_a_full_disk_loses_nothing_and_keeps_no_half(filled: Path, make_reading: Make, noon: datetime) -> None:
    with open_ledger(filled) as ledger:
        connection = ledger._store._connection  # type: ignore[attr-defined]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        big = make_reading("Big", text=make_reading().report.text + " And so on." * 5000)
        with pytest.raises(LedgerError) as caught:
            ledger.append(big, now=noon)
        assert str(caught.value) == (
            f"{filled}: the disk is full; what was finished before is kept; make room and run the same command again."
        )
        assert len(ledger.reports()) == 1
        connection.execute("PRAGMA max_page_count = 1000000")
        assert ledger.append(big, now=noon).claims == 3
        assert list(ledger.verify()) == []


def test_a_damaged_file(path: Path, make_reading: Make, noon: datetime) -> None:
    with open_ledger(path) as ledger:
        for number in range(50):
            ledger.append(make_reading(f"Report {number}"), now=noon)
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    path.write_bytes(data)
    assert message(path) == (
        f"{path}: the file is damaged; restore it from a copy, or read the reports again into a new ledger."
    )


def test_a_damaged_claim(filled: Path) -> None:
    connection = sqlite3.connect(filled)
    with connection:
        connection.execute("UPDATE claim_bodies SET body = '{}'")
    claim = connection.execute("SELECT id FROM claims WHERE num = 1").fetchone()[0]
    connection.close()
    assert message(filled) == f"{filled}: claim {claim} is damaged ('evidence'); run `marsad verify`."


@pytest.mark.parametrize(
    ("url", "shown"),
    [("mysql://me:secret@host/db", "mysql://host/db"), ("sqlite://", "sqlite://"), ("sqlite:///", "sqlite:///")],
)
def test_an_address_of_something_else(url: str, shown: str) -> None:
    assert message(url) == (
        f"{shown}: this is not the address of a ledger; give a path, sqlite:///path or postgresql://user@host/name."
    )


def test_an_sqlite_address(filled: Path) -> None:
    with open_ledger(f"sqlite:///{filled}", create=False) as ledger:
        assert ledger.view().count() == 3
        assert ledger.name == str(filled)


def test_postgresql_without_its_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert message("postgresql://me:secret@host/name") == (
        "postgresql://host/name: PostgreSQL needs a driver that is not installed; "
        "install it with `pip install 'marsad[postgres]'`."
    )


def test_an_address_that_cannot_be_understood() -> None:
    assert message("postgresql://me:secret@host:port/name") == (
        "postgresql://host:port/name: this is not the address of a database; write it as postgresql://user@host/name."
    )


@pytest.fixture
def open_folder(path: Path) -> Path:
    """The test's folder and all above it may be entered by anybody."""
    folder = path.parent
    while folder != folder.parent and folder.stat().st_uid == os.geteuid():
        folder.chmod(folder.stat().st_mode | 0o055)
        folder = folder.parent
    return path.parent


def without_powers(act: Callable[[], str | int]) -> str | int:
    """Do it as somebody whom permissions hold back, even where the tests are run by root."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        return act()
    finally:
        if root:
            os.seteuid(0)


def count(path: Path, **how: Any) -> int:
    with open_ledger(path, **how) as ledger:
        return ledger.view().count()


def test_a_folder_that_cannot_be_written(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    path = open_folder / "new.db"
    assert without_powers(lambda: message(path)) == f"{path}: {CANNOT_OPEN}"


def test_a_file_that_cannot_be_written(filled: Path, open_folder: Path, make_reading: Make, noon: datetime) -> None:
    filled.chmod(0o444)
    open_folder.chmod(0o777)

    def write() -> str:
        with pytest.raises(LedgerError) as caught, open_ledger(filled) as ledger:
            ledger.append(make_reading("Another"), now=noon)
        return str(caught.value)

    assert without_powers(write) == (
        f"{filled}: the file or its folder cannot be written; change its permissions or choose another path."
    )


def test_a_ledger_in_a_folder_that_is_read_only_can_be_read(filled: Path, open_folder: Path) -> None:
    filled.chmod(0o444)
    open_folder.chmod(0o555)
    assert without_powers(lambda: count(filled, read_only=True)) == 3


def test_a_ledger_that_may_not_be_read(filled: Path, open_folder: Path) -> None:
    filled.chmod(0o000)
    assert without_powers(lambda: message(filled, read_only=True)) == f"{filled}: {CANNOT_OPEN}"
