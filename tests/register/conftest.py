"""A gazetteer with the towns of a few countries, built once for all tests of the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.register.build import build_gazetteer
from marsad.register.gazetteer import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.sqlite"
    build_gazetteer(path, countries={"IQ", "SY", "LY", "LB", "YE", "TR"})
    return path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_path: Path) -> Gazetteer:
    return open_gazetteer(gazetteer_path)
