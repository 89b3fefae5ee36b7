"""Reads gold data: texts with what careful people marked in them.

Comes in: JSON Lines, one text a line, or CoNLL blocks (a word and its tag a line, a blank line between blocks). Goes out:
`Document`s in the order of the file. Must not know any reader, nor how anything is scored.

Offsets are code points into the text, half open. A CoNLL block becomes a text with one blank between words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from marsad.records import DataError, UsageError

Offsets = tuple[int, int]


class Labelled(NamedTuple):
    """A stretch of text that names something of a type."""

    begin: int
    end: int
    type: str


class Related(NamedTuple):
    """A relation between two entities, from source to target."""

    type: str
    source: Offsets
    target: Offsets


class Attribution(NamedTuple):
    """Who says what: each part in any number of pieces."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


class Toponym(NamedTuple):
    """A place's name in a text, and where that place is in WGS 84 degrees; None where nobody can say."""

    begin: int
    end: int
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its marks; of the four sorts of mark, a file has those of its task."""

    id: str
    text: str
    title: str = ""
    published: date | None = None
    entities: tuple[Labelled, ...] = ()
    relations: tuple[Related, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    outside: int = 0
    """Marks that were left out because they lie outside the text."""
    words: tuple[Offsets, ...] = ()
    """The words of a CoNLL block; empty for other texts, where marks may begin and end anywhere."""


SHAPES = {
    "entities": '{"id", "text", "entities": [{"begin", "end", "type"}]}',
    "relations": '{"id", "text", "entities": […], "relations": [{"type", "source": [b, e], "target": [b, e]}]}',
    "voices": '{"id", "text", "attributions": [{"source": [[b, e]…], "cue": [[b, e]…], "content": [[b, e]…]}]}',
    "places": '{"id", "text", "toponyms": [{"phrase", "start", "end", "lat", "lon", "geonameid"}]}',
}
"""What a line of each task holds, in words for a user."""


def read_gold(path: Path, task: str) -> list[Document]:
    """All documents of a gold file for a task, one of SHAPES.

    Raises UsageError where the file cannot be opened, DataError naming the line where it is no gold data for this task.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error
    except UnicodeDecodeError as error:
        raise DataError(f"not in UTF-8 ({error.reason})", where=str(path), remedy="store it in UTF-8") from error
    if task == "entities" and not text.lstrip().startswith("{"):
        documents = list(_blocks(text, path))
    else:
        documents = list(_lines(text, path, task))
    if not documents:
        raise DataError("there is no document in it", where=str(path), remedy=f"give lines {SHAPES[task]}")
    return documents


def _lines(text: str, path: Path, task: str) -> Iterator[Document]:
    # Not `splitlines`: JSON strings may hold line separators of other sorts.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
                yield _document(row, task, str(number))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                why = f"{error} is missing" if isinstance(error, KeyError) else str(error)
                raise DataError(
                    f"this is no gold data for {task} ({why})",
                    where=f"{path}, line {number}",
                    remedy=f"give {SHAPES[task]}",
                ) from error


def _document(row: Mapping[str, Any], task: str, number: str) -> Document:
    text = row["text"]
    length = len(text)
    marks: dict[str, tuple[Any, ...]] = {}

    def inside(begin: int, end: int) -> bool:
        return 0 <= begin <= end <= length

    def pieces(pairs: Any) -> tuple[Offsets, ...]:
        clipped = ((max(begin, 0), min(end, length)) for begin, end in pairs or ())
        return tuple(pair for pair in clipped if pair[0] < pair[1])

    def keep(sort: str, listed: list[Any], fits: list[bool]) -> None:
        marks[sort] = tuple(mark for mark, fit in zip(listed, fits, strict=True) if fit)

    outside = 0
    if task in ("entities", "relations"):
        entities = [Labelled(e["begin"], e["end"], e["type"]) for e in row["entities"]]
        keep("entities", entities, [inside(e.begin, e.end) for e in entities])
        outside += len(entities) - len(marks["entities"])
    if task == "relations":
        relations = [Related(r["type"], _pair(r["source"]), _pair(r["target"])) for r in row["relations"]]
        keep("relations", relations, [inside(*r.source) and inside(*r.target) for r in relations])
        outside += len(relations) - len(marks["relations"])
    if task == "voices":
        marks["attributions"] = tuple(
            Attribution(pieces(a.get("source")), pieces(a.get("cue")), pieces(a.get("content")))
            for a in row["attributions"]
        )
    if task == "places":
        toponyms = [
            Toponym(t["start"], t["end"], _degrees(t.get("lat")), _degrees(t.get("lon"))) for t in row["toponyms"]
        ]
        keep("toponyms", toponyms, [inside(t.begin, t.end) and t.begin < t.end for t in toponyms])
        outside += len(toponyms) - len(marks["toponyms"])
    return Document(
        str(row.get("id", number)), text, str(row.get("title") or ""), _day(row.get("date")), outside=outside, **marks
    )


def _pair(pair: Any) -> Offsets:
    begin, end = pair
    return begin, end


def _degrees(value: Any) -> float | None:
    return None if value is None or value == "" else float(value)


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


_TAG = re.compile(r"O|(?P<edge>[BIESLU])-(?P<type>\S+)")


def _blocks(text: str, path: Path) -> Iterator[Document]:
    block: list[tuple[str, str]] = []
    begun = 1
    for number, line in enumerate([*text.split("\n"), ""], 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("-DOCSTART-"):
            if block:
                yield _block(block, str(begun))
            block, begun = [], number + 1
            continue
        cells = line.split("\t") if "\t" in line else line.split()
        tag = cells[-1].strip()
        if len(cells) < 2 or not _TAG.fullmatch(tag):
            raise DataError(
                "this is neither JSON nor a word with its tag",
                where=f"{path}, line {number}",
                remedy=f"give lines {SHAPES['entities']} or CoNLL blocks, `word B-Type`",
            )
        block.append((cells[0].strip() or "·", tag))


def _block(block: list[tuple[str, str]], name: str) -> Document:
    words: list[Offsets] = []
    found: list[Labelled] = []
    at, open_type = 0, ""
    for word, tag in block:
        words.append((at, at + len(word)))
        match = _TAG.fullmatch(tag)
        kind = (match["type"] if match else None) or ""
        edge = match["edge"] if match else None
        # An I- that follows nothing of its type begins an entity, as the CoNLL scorers have it.
        if kind and edge in ("I", "E", "L") and kind == open_type:
            found[-1] = Labelled(found[-1].begin, words[-1][1], kind)
        elif kind:
            found.append(Labelled(*words[-1], kind))
        open_type = "" if edge in ("E", "L", "S", "U") else kind
        at += len(word) + 1
    return Document(name, " ".join(word for word, _ in block), entities=tuple(found), words=tuple(words))


def widen(found: Labelled, words: tuple[Offsets, ...]) -> Labelled:
    """The same, grown to the borders of the words that it touches; unchanged where there are none."""
    touched = [w for w in words if w[0] < found.end and found.begin < w[1]]
    return Labelled(touched[0][0], touched[-1][1], found.type) if touched else found
