from __future__ import annotations

import pickle
from pathlib import Path

from marsad.intake import FORMATS, Undated
from marsad.intake.formats import format_of


def test_every_ending_belongs_to_one_format(tmp_path: Path) -> None:
    endings = [e for f in FORMATS for e in f.endings]
    assert len(endings) == len(set(endings))
    for form in FORMATS:
        assert form.says
        for ending in form.endings:
            path = tmp_path / f"a{ending.upper()}"
            path.write_text("x")
            assert format_of(path) is form


def test_everything_else_is_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.odd"
    path.write_text("x")
    assert format_of(path).name == "text"


def test_a_warning_survives_the_way_between_processes() -> None:
    problem = Undated("read without a date", where="a.txt#2", remedy="give one")
    copy = pickle.loads(pickle.dumps(problem))
    assert isinstance(copy, Undated)
    assert str(copy) == str(problem)
