"""One spelling for the many in which a person's name is written from Arabic, Kurdish, Persian, Turkish or Russian script.

Comes in: the parts of a name as `persons.person_name` takes them apart. Goes out: a key that is the same for the usual spellings of one
name ("Aymenn" and "Ayman", "Abdel-Rahman" and "Abdulrahman", "Salah ad-Din" and "Salahuddin"), and never for names that are two in the
original script. Must not know reports: whether two people bear the name is not decided here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from marsad.records import DataError
from marsad.register.names import fold, romanize

TABLE = Path(__file__).parent / "data/given-names.toml"

_BOUND = {"abd": "abdul", "abdul": "abdul", "abdel": "abdul", "abdal": "abdul", "abu": "abu", "abou": "abu", "umm": "umm", "um": "umm", "oum": "umm"}  # fmt: skip
"""Words that are no name without the next one, each with the spelling that stands for all."""
_JOINED = re.compile(r"abd[uea](?:l(?=\w{3})|(?=([rsnztd])\1))")
"""Abdulrahman, and Abdurrahman, where the article's l is lost in the next letter."""
_DIN = re.compile(r"(\w{3,}?)(?:u|e|a|i)d?d[ie]+n")
_DIN_ALONE = frozenset(("din", "deen", "dine", "eddin", "eddine", "uddin"))


@cache
def spellings(path: Path = TABLE) -> dict[str, str]:
    """By each folded spelling, the one that stands for all. Raises DataError where a spelling stands on two lines."""
    found: dict[str, str] = {}
    for section in tomllib.loads(path.read_text(encoding="utf-8")).values():
        for head, others in section.items():
            for name in (head, *others):
                if found.setdefault(fold(name), head) != head:
                    raise DataError(
                        f"`{name}` stands for `{found[fold(name)]}` and for `{head}`",
                        where=str(path),
                        remedy="leave it on the line whose name it is in the original script",
                    )
    return found


def name_key(parts: Sequence[str]) -> tuple[str, ...]:
    """The parts of a name in their one spelling: the same for all spellings of one name."""
    key: list[str] = []
    for part in parts:
        if key and part in _DIN_ALONE:
            key[-1] += "din"
        else:
            key.append(_spelling(part))
    return tuple(key)


@lru_cache(maxsize=65536)
def _spelling(part: str) -> str:
    known = spellings()
    if part in known:
        return known[part]
    if part == "ibn":
        return "bin"
    first, _, rest = part.partition(" ")
    if rest and first in _BOUND:
        return f"{_BOUND[first]} {_spelling(rest)}"
    if joined := _JOINED.match(part):
        return f"abdul {_spelling(part[joined.end() :])}"
    if din := _DIN.fullmatch(part):
        return f"{_spelling(din[1])}din"
    return romanize(part)


def is_transcribed(text: str, parts: Sequence[str]) -> bool:
    """Was the name written from one of these scripts: does it hold a listed given name, an Arabic article or "Abu", "Abdul"?"""
    if any(part in spellings() or part.split()[0] in _BOUND or _JOINED.match(part) for part in parts):
        return True
    return "al" in fold(text).split()
