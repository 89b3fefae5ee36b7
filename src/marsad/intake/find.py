"""Files and folders in, the files to read out.

Comes in: what a user names. Goes out: paths of files, sorted within each folder, and a problem for each name that leads
to none. Must not know: what is in the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from marsad.intake.read import path_problem, unreadable
from marsad.records import IntakeError

BESIDE = {
    ".css", ".js", ".mjs", ".map", ".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".bmp", ".tif",
    ".tiff", ".woff", ".woff2", ".ttf", ".eot", ".mp3", ".mp4", ".webm", ".avi", ".mov", ".py", ".pyc", ".db",
    ".sqlite", ".db-wal", ".db-shm", ".lock", ".log",
}  # fmt: skip
"""Endings of files that lie beside reports and are none; passed over in folders, read where they are named."""


def find_inputs(paths: Iterable[Path]) -> Iterator[Path | IntakeError]:
    """The files that `paths` name, folders with all that is in them, in order and sorted within a folder.

    In folders, hidden files, `README*`, files whose endings are in BESIDE and the `…_files` that browsers save beside a
    page are passed over. Documents that cannot be read (PDF, Word) are not: they get their own sentence when read.
    """
    for path in map(Path, paths):
        try:
            if path.is_dir():
                found = False
                for item in _walk(path):
                    found = True
                    yield item
                if not found:
                    what = "holds no file that could be a report"
                    yield IntakeError(what, where=str(path), remedy="name another folder or the files themselves")
            else:
                yield path_problem(path) or path
        except OSError as error:
            yield unreadable(path, error)


def _walk(folder: Path) -> Iterator[Path | IntakeError]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        yield unreadable(folder, error)
        return
    pages = {p.stem for p in inside if p.suffix.lower() in (".html", ".htm")}
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_symlink() and not path.exists():
            yield path_problem(path) or path
        elif path.is_dir():
            # Links to folders may lead in circles.
            if not path.is_symlink() and path.name.removesuffix("_files") not in pages - {path.name}:
                yield from _walk(path)
        elif path.is_file() and path.suffix.lower() not in BESIDE and not path.name.upper().startswith("README"):
            yield path
