"""Data takes one way through the rooms: the contracts in pyproject.toml hold."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = {p.name for p in (ROOT / "src" / "marsad").iterdir() if (p / "__init__.py").exists()}


def contracts() -> list[dict[str, object]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def test_every_room_has_its_layer():
    layers = next(c for c in contracts() if c["type"] == "layers")["layers"]
    assert {room.strip().removeprefix("marsad.") for row in layers for room in row.split("|")} == ROOMS


@pytest.mark.filterwarnings("ignore")
def test_imports_keep_to_the_contracts(monkeypatch, capsys):
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    monkeypatch.chdir(ROOT)
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out
