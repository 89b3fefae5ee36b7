"""Runs the command line in this process, as a person would type it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from marsad.cli import main


@dataclass(frozen=True)
class Ran:
    """What a command printed, and with which code it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def marsad(capfd, monkeypatch, tmp_path, hand_ledger, home) -> Callable[..., Ran]:
    """marsad("whereabouts", "Northern Front"): runs on the hand-made ledger, in an empty folder."""
    monkeypatch.setenv("MARSAD_LEDGER", str(hand_ledger))
    monkeypatch.setenv("MARSAD_HOME", str(home))
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(w) for w in words])
        out, err = capfd.readouterr()
        code = ended.value.code
        return Ran(code if isinstance(code, int) else int(bool(code)), out, err)

    return run
