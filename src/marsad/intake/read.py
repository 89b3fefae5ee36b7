"""One file in, its reports and problems out.

Comes in: a path. Goes out: Report, IntakeError and Undated in the order of the file; bad content never raises. Must
not know: what any format looks like, nor what becomes of the reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from marsad.intake.draft import Draft, finish
from marsad.intake.formats import format_of
from marsad.records import IntakeError, Report


def read_path(path: Path, *, published: date | None = None) -> Iterator[Report | IntakeError]:
    """All reports of one file, and a problem for each part of it that is none.

    path: a file (folders are for `find_inputs`).
    published: the day of publication of those reports that have none of their own.
    A report without any day is followed by an `Undated`.
    """
    path = Path(path)
    try:
        if problem := path_problem(path):
            yield problem
            return
        for item in format_of(path).read(path):
            if isinstance(item, Draft):
                yield from finish(item, path, published=published)
            else:
                yield item
    except IntakeError as problem:
        yield problem
    except OSError as error:
        yield unreadable(path, error)


def path_problem(path: Path) -> IntakeError | None:
    """Why a path is no file that can be read; None where it is one. Raises OSError."""
    where = str(path)
    if path.is_symlink() and not path.exists():
        return IntakeError(
            "is a link to a file that is not there", where=where, remedy="mend the link or give the file itself"
        )
    if not path.exists():
        return IntakeError("does not exist", where=where, remedy="check the path")
    if path.is_dir():
        return IntakeError("is a folder, not a file", where=where, remedy="name a file inside it")
    if not path.is_file():
        return IntakeError("is not an ordinary file", where=where, remedy="save what it gives to a file and read that")
    return None


def unreadable(path: Path, error: OSError) -> IntakeError:
    """The problem of a file or folder that the system does not let us open."""
    if isinstance(error, PermissionError):
        return IntakeError("may not be read by you", where=str(path), remedy=f"allow it with `chmod u+r {path.name}`")
    reason = (error.strerror or type(error).__name__).lower()
    return IntakeError(f"could not be read ({reason})", where=str(path), remedy="check the path and the disk")
