"""The names of groups and places that plain articles use most, with what the register takes each for: a table to be read by a person.

    PYTHONPATH=src python training/frequent_names.py --articles ../shared/corpora/articles [--most 200] > names.tsv

Comes in: a folder of articles, JSON Lines. Goes out: one line a name and sort: how often, and for each thing that it was taken for, how often,
its id and its name; `-` where it stays open.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from marsad.intake import read_path
from marsad.reader import open_reader
from marsad.records import Report
from marsad.register import open_register

PRONOUNS = frozenset({"it", "its", "we", "our", "us", "they", "their", "them", "he", "she", "his", "her", "there", "that", "this", "which"})  # fmt: skip


def count_names(folder: Path) -> dict[tuple[str, str], Counter[tuple[str, str]]]:
    """(name without its article, sort) → what it was taken for (id, name) → how often."""
    register = open_register()
    reader = open_reader(register)
    found: dict[tuple[str, str], Counter[tuple[str, str]]] = {}
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
                    found.setdefault((name, mention.type), Counter())[taken] += 1
    return found


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--most", type=int, default=200)
    options = parser.parse_args()
    found = count_names(options.articles)
    for (name, sort), taken in sorted(found.items(), key=lambda item: -item[1].total())[: options.most]:
        cells = [f"{times}× {id_} {whom}".strip() for (id_, whom), times in taken.most_common(4)]
        print("\t".join([name, sort, str(taken.total()), *cells]))


if __name__ == "__main__":
    main()
