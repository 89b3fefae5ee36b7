"""The codebook as a page for people: `docs/codebook.md`.

In: a `Codebook`. Out: Markdown. Knows nothing of how reports are read. `python -m marsad.codebook.docs > docs/codebook.md`
writes the page anew; a test fails while the page and the codebook differ.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from marsad.codebook.load import COUNTED, Codebook, Kind, Wording, load_codebook

_INTRODUCTION = """\
# The codebook: kinds of claim

A *claim* is one thing that a passage says. Each is of one of the {number} kinds below. A kind has *roles*; a role is filled by words
of the text, and only by words for the sorts of thing listed beside it. Nothing says that every role is filled: a report that
does not say who fired has no `by`.

This page is made from the files in `src/marsad/codebook/kinds`, which are all that knows of kinds: a new kind is one entry
there. To renew the page: `python -m marsad.codebook.docs > docs/codebook.md`.

*Words* are base forms, one line a family; passives, nouns made of verbs, relative clauses and coordinations are read too. "–led"
stands for compounds ("army-led"). In brackets stands what narrows a family (the nouns that may head a role, "without an object")
and the stance that its words carry by themselves ("lift siege" is denied). "not: …" holds only where the text negates
the words ("cannot be verified"). `@…` is a list of words of the reader.
"""
HEADS_SHOWN = 6
"""More nouns than these are cut short on the page."""

_CHAPTERS = {
    "command": "Command: posts, powers, what belongs to what",
    "ground": "Ground: who holds, gains and loses what, who is where",
    "violence": "Violence and custody",
    "strength": "Strength",
    "words": "Words: what is accused, denied, agreed, ordered",
}


def render(codebook: Codebook | None = None) -> str:
    """The reference page of all kinds, in Markdown: contents first, then chapter by chapter. Ends with one newline.

    codebook: the shipped one if not given.
    """
    codebook = codebook or load_codebook()
    chapters = [(name, list(kinds)) for name, kinds in groupby(codebook.kinds.values(), key=lambda k: k.group)]
    blocks = [_INTRODUCTION.format(number=len(codebook.kinds)).strip()]
    blocks.append("\n".join(f"- **{_chapter(name)}.** {_links(kinds)}" for name, kinds in chapters))
    for name, kinds in chapters:
        blocks.append(f"## {_chapter(name)}")
        blocks += [_kind(kind) for kind in kinds]
    return "\n\n".join(blocks) + "\n"


def _chapter(name: str) -> str:
    return _CHAPTERS.get(name, name.capitalize())


def _links(kinds: Iterable[Kind]) -> str:
    return ", ".join(f"[`{kind.name}`](#{kind.name})" for kind in kinds)


def _kind(kind: Kind) -> str:
    lines = [f"### `{kind.name}`", "", kind.says, "", f"> {kind.example}", "", "| role | filled by |", "|---|---|"]
    lines += [f"| `{role.name}` | {', '.join(sorted(role.types))} |" for role in kind.roles]
    notes = []
    if kind.counted:
        notes.append(f"The count is of `{kind.counted}`.")
    if kind.symmetric:
        notes.append(f"`{kind.symmetric[0]}` and `{kind.symmetric[1]}` may be exchanged.")
    if notes:
        lines += ["", " ".join(notes)]
    if kind.codes:
        lines += ["", f"Nearest codes elsewhere: {'; '.join(f'{book}: {code}' for book, code in kind.codes.items())}."]
    if kind.wordings:
        lines += ["", "Words:", "", *(f"- {_wording(wording)}" for wording in kind.wordings)]
    return "\n".join(lines)


def _wording(wording: Wording) -> str:
    """The wording's words in short, with what narrows them and what they carry by themselves."""
    words = [*wording.verbs, *wording.nouns, *wording.adjectives, *wording.agents]
    words += [f"–{half}" for half in wording.hyphens]
    line = ", ".join(_code(word) for word in dict.fromkeys(words))
    if wording.negated:
        line = f"not: {line}"
    notes = [f"`{role}`: {_some(heads)}" for role, heads in sorted(wording.heads.items()) if role != COUNTED]
    notes += ["without an object"] if wording.intransitive else []
    notes += [mark for mark in (wording.polarity, wording.certainty) if mark]
    return f"{line} ({'; '.join(notes)})" if notes else line


def _some(heads: Iterable[str]) -> str:
    listed = [_code(head) for head in sorted(heads)]
    return ", ".join(listed[:HEADS_SHOWN]) + (" …" if len(listed) > HEADS_SHOWN else "")


def _code(word: str) -> str:
    return f"`{word}`" if word.startswith("@") else word


if __name__ == "__main__":
    print(render(), end="")
