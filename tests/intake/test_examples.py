from __future__ import annotations

from pathlib import Path

from marsad.intake import find_inputs, read_path
from marsad.records import Report

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_sample_reports_are_read_without_a_problem_and_call_themselves_samples() -> None:
    items = [
        item for path in find_inputs([EXAMPLES]) for item in (read_path(path) if isinstance(path, Path) else [path])
    ]
    reports = [item for item in items if isinstance(item, Report)]
    assert items == reports
    assert len(reports) == 11
    for report in reports:
        assert report.title
        assert report.published
        assert report.dateline
        assert "(sample)" in (report.publisher or "")
        assert 200 <= len(report.text.split()) <= 500
        assert "Note:" not in report.text


def test_every_sample_file_says_that_it_is_no_reporting() -> None:
    for path in find_inputs([EXAMPLES]):
        assert isinstance(path, Path)
        assert "Written for the marsad project as a sample; not real reporting." in path.read_text(encoding="utf-8")
