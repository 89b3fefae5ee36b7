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

*Words* are base forms; passives, nouns made of verbs, relative clauses and coordinations are read too. "–led" stands for
compounds ("army-led"). Words that hold only where the text negates them ("cannot be verified") are marked "not …". Words that carry a stance of their own
("lift siege") name it in brackets. `@…` is a list of words in `src/marsad/reader/words`.
"""
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
    blocks.append("\n".join(f"- {_chapter(name)}: {_links(kinds)}" for name, kinds in chapters))
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
    if words := list(dict.fromkeys(word for wording in kind.wordings for word in _words(wording))):
        lines += ["", f"Words: {', '.join(words)}."]
    return "\n".join(lines)


def _words(wording: Wording) -> list[str]:
    """The wording's words in short, each with what it carries by itself."""
    words = [*wording.verbs, *wording.nouns, *wording.adjectives, *wording.agents]
    words += [f"–{half}" for half in wording.hyphens]
    words = [f"`{word}`" if word.startswith("@") else word for word in words]
    if heads := sorted({head for role, listed in wording.heads.items() if role != COUNTED for head in listed}):
        if len(heads) == 1 and not heads[0].startswith("@"):
            words = [f"{word} {heads[0]}" for word in words]
    if wording.negated:
        words = [f"not {word}" for word in words]
    if carried := ", ".join(mark for mark in (wording.polarity, wording.certainty) if mark):
        words = [f"{word} ({carried})" for word in words]
    return words


if __name__ == "__main__":
    print(render(), end="")
