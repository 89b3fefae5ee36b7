from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from marsad.intake import read_path
from marsad.records import IntakeError, Report

# Shared and busy machines make single examples slow now and then.
settings.register_profile("intake", deadline=None)
settings.load_profile("intake")


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., tuple[list[Report], list[str]]]:
    """Write content to a file, read it, and give its reports and its problems' sentences."""

    def _read(content: str | bytes, name: str = "news.txt", **options: object) -> tuple[list[Report], list[str]]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        items = list(read_path(path, **options))  # type: ignore[arg-type]
        reports = [i for i in items if isinstance(i, Report)]
        problems = [str(i).replace(f"{tmp_path}/", "") for i in items if isinstance(i, IntakeError)]
        assert all("\n" not in p and p.endswith(".") for p in problems)
        return reports, problems

    return _read
