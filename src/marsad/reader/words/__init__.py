"""The reader's word lists, as data: nouns by what they name, words of speech, words of stance.

Comes in: the TOML files beside this one. Goes out: frozen sets of lemmas.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def word_lists(file: str) -> dict[str, frozenset[str]]:
    """The lists of one file (`nouns`, `speech`); nested tables come as `table.list` (`stance`)."""
    data = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    lists: dict[str, frozenset[str]] = {}
    for key, value in data.items():
        if isinstance(value, dict):
            lists.update({f"{key}.{name}": frozenset(words) for name, words in value.items()})
        else:
            lists[key] = frozenset(value)
    return lists
