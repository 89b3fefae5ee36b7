"""A reader of a few lines that workers can import, and folders of reports for it."""

from __future__ import annotations

import importlib
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

FAKE = textwrap.dedent(
    '''
    """One claim for each "Guard" in the text. Some words make it fail, each in its way."""
    import os
    import signal
    import time

    from marsad.records import DataError, Filler, IntakeError, ReaderInfo, Reading, Span, Voice, new_claim


    class FakeReader:
        info = ReaderInfo("fake", "1")

        def read(self, report):
            text = report.text
            if "TROUBLE" in text:
                raise ValueError("no such luck")
            if "REFUSED" in text:
                raise IntakeError("is refused", where=report.source, remedy="do not")
            if "DEADLY" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "LEAVES" in text:
                os._exit(0)
            if "SLOW" in text:
                time.sleep(0.3)
            if "FOREVER" in text:
                time.sleep(60)
            claims, begin = [], text.find("Guard")
            while begin >= 0:
                span = Span(begin, begin + 5)
                claims.append(new_claim(report, "holds", {"who": (Filler(span, "Guard", "group"),)},
                                        evidence=span, reader=self.info))
                begin = text.find("Guard", begin + 1)
            voices = ()
            if "BULKY" in text:
                voices = tuple(Voice((Span(n, n + 1),), (), (), None) for n in range(20000))
            return Reading(report, (), voices, tuple(claims), self.info)


    class Newer(FakeReader):
        info = ReaderInfo("fake", "2")


    parent = os.getpid()


    def die_unless_first():
        """Works here, where the module was imported first; dies in every worker."""
        import multiprocessing
        if multiprocessing.parent_process():
            os.kill(os.getpid(), signal.SIGKILL)
        return FakeReader()


    def fail_in_workers():
        import multiprocessing
        if multiprocessing.parent_process():
            raise DataError("is broken", where="words.toml", remedy="mend it")
        return FakeReader()
    '''
)


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module `fakereader`; `FakeReader` in it opens a reader."""
    folder = tmp_path / "modules"
    folder.mkdir()
    (folder / "fakereader.py").write_text(FAKE)
    monkeypatch.syspath_prepend(folder)
    yield importlib.import_module("fakereader")
    sys.modules.pop("fakereader", None)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder with a text file for each text."""

    def make(*texts: str, name: str = "reports") -> Path:
        made = tmp_path / name
        made.mkdir(exist_ok=True)
        for number, text in enumerate(texts):
            (made / f"{number:03}.txt").write_text(f"Report {number}\n\n3 October 2017\n\n{text}\n")
        return made

    return make


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"
