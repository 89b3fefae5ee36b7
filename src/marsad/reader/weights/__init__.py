"""Learnt weights: files of names and numbers, read once a process, and the sum that they make.

Comes in: the name of a file here and what was found, by name. Goes out: one number. Must not know what the names mean. Each file is made
by a program of `training/`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def weights(name: str) -> dict[str, float]:
    """What is weighed → its weight, from `NAME.toml`."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return {key: float(weight) for key, weight in tomllib.load(file)["weights"].items()}


def weigh(found: Mapping[str, float], known: Mapping[str, float]) -> float:
    """The sum of what was found, each by its weight; what has none counts nothing."""
    return sum(known.get(name, 0.0) * value for name, value in found.items())


def write(path: Path, known: Mapping[str, float], *comments: str) -> None:
    """Write such a file, the names in their order."""
    lines = [*(f"# {comment}" for comment in comments), "", "[weights]"]
    lines += [f'"{name}" = {value:.3f}' for name, value in sorted(known.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
