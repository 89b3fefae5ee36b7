"""A codebook written by the test itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.codebook import Codebook, load_codebook


@pytest.fixture
def codebook_of(tmp_path: Path) -> Callable[..., Codebook]:
    """codebook_of("[kind]…", …): the codebook of files 1-first.toml, 2-second.toml with these contents."""

    def write_and_load(*files: str) -> Codebook:
        for name, content in zip(("1-first", "2-second"), files, strict=False):
            (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
        return load_codebook(tmp_path)

    return write_and_load
