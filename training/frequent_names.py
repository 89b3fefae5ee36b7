"""The names of groups and places that plain articles use most, with what the register takes each for: a table to be read by a person.

    PYTHONPATH=src python training/frequent_names.py --articles ../shared/corpora/articles [--most 200] [--sentences 3] > names.tsv

Comes in: a folder of articles, JSON Lines. Goes out: one line a name and sort: how often, and for each thing that it was taken for, how often,
its id and its name; `-` where it stays open. With `--sentences`, under each line so many places of the articles for each thing, drawn at random.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

from marsad.intake import read_path
from marsad.reader import open_reader
from marsad.records import Report
from marsad.register import open_register

PRONOUNS = frozenset({"it", "its", "we", "our", "us", "they", "their", "them", "he", "she", "his", "her", "there", "that", "this", "which"})  # fmt: skip


CONTEXT = 110
"""Characters of an article shown on either side of a name."""

Taken = tuple[str, str]
"""Id and name of what a name was taken for."""


def collect_names(folder: Path) -> dict[tuple[str, str], dict[Taken, list[str]]]:
    """(name without its article, sort) → what it was taken for → the words around it, each time."""
    register = open_register()
    reader = open_reader(register)
    found: dict[tuple[str, str], dict[Taken, list[str]]] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for report in read_path(path):
            if not isinstance(report, Report):
                continue
            for mention in register.resolve(reader.read(report)).mentions:
                name = mention.text[4:] if mention.text[:4].lower() == "the " else mention.text
                named = any(word[:1].isupper() for word in name.split()) and name.lower() not in PRONOUNS
                if mention.type in ("group", "place") and named:
                    whom = mention.refers_to
                    taken = (whom.id, whom.name) if whom is not None else ("-", "-")
                    around = _around(report.text, mention.span.begin, mention.span.end)
                    found.setdefault((name, mention.type), {}).setdefault(taken, []).append(around)
    return found


def _around(text: str, begin: int, end: int) -> str:
    words = f"{text[max(0, begin - CONTEXT) : begin]}[[{text[begin:end]}]]{text[end : end + CONTEXT]}"
    return " ".join(words.split())


def _times(taken: dict[Taken, list[str]]) -> int:
    return sum(map(len, taken.values()))


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--sentences", type=int, default=0)
    options = parser.parse_args()
    found = collect_names(options.articles)
    draw = random.Random(20)
    for (name, sort), taken in sorted(found.items(), key=lambda item: -_times(item[1]))[: options.most]:
        things = sorted(taken.items(), key=lambda item: -len(item[1]))
        cells = [f"{len(around)}× {id_} {whom}".strip() for (id_, whom), around in things[:4]]
        print("\t".join([name, sort, str(_times(taken)), *cells]))
        for (id_, _), around in things[:4]:
            for words in draw.sample(around, min(options.sentences, len(around))):
                print(f"    {id_}: {words}")


if __name__ == "__main__":
    main()
