"""The formats that can be read. A new one is one file with a `read_…` function and one entry here.

Comes in: a path. Goes out: the format by which to read it. Must not know: what becomes of the drafts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from marsad.intake import page
from marsad.intake.draft import Draft
from marsad.intake.jsonrows import read_json
from marsad.intake.page import read_page
from marsad.intake.plaintext import read_plaintext
from marsad.intake.table import read_table
from marsad.records import IntakeError


@dataclass(frozen=True, slots=True)
class Format:
    """One way in."""

    name: str
    says: str
    """For people: what one file of it holds."""
    endings: tuple[str, ...]
    """Of file names, in lower case, with the dot."""
    read: Callable[[Path], Iterator[Draft | IntakeError]]
    """Yields a draft for each report and a problem for each part that is none. May raise IntakeError, which ends the
    file, and OSError where it cannot be opened."""
    starts: tuple[str, ...] = ()
    """How such a file begins (lower case, blanks aside) when its name does not tell."""


FORMATS: tuple[Format, ...] = (
    Format("html", "a saved web page with one article", (".html", ".htm", ".xhtml"), read_page, page.STARTS),
    Format(
        "json", "an object a line, or a list of objects, each with `text`", (".jsonl", ".ndjson", ".json"), read_json
    ),
    Format("table", "a row a report, with a column `text`", (".csv", ".tsv", ".tab"), read_table),
    Format("text", "one article or several as plain text", (".txt", ".text", ".md"), read_plaintext),
)
"""The last one takes every file that is none of the others."""


def format_of(path: Path) -> Format:
    """The format of a file: by its ending, else by how it begins, else plain text. Raises OSError."""
    ending = path.suffix.lower()
    named = next((f for f in FORMATS if ending in f.endings), FORMATS[-1])
    if named is not FORMATS[-1]:
        return named
    with path.open("rb") as file:
        start = file.read(1024).lstrip(b"\xef\xbb\xbf \t\r\n").decode("ascii", "replace").lower()
    return next((f for f in FORMATS if f.starts and start.startswith(f.starts)), named)
