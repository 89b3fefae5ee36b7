"""Commas that a text has lost on its way, for the parser's and the encoder's eyes only.

In: a text. Out: a text of the same length in which some blanks are commas and line breaks, so that every offset stays good. Texts
scraped from the web or taken from data sets sometimes have all their commas stripped; then "… killed 20 people a monitor said" has
no visible border between what is said and who says it. A text that has its commas is left as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marsad.reader.encoder import open_encoder
from marsad.reader.parse.borders import borders
from marsad.reader.parse.tag_lists import tag_borders
from marsad.reader.weights import FOLDER

LIKELY = 0.5
"""Chance from which a comma is put in."""
FEW = 60
"""Words that a text without commas must have at least before it counts as stripped."""
WEIGHTS = FOLDER / "commas.npz"

_GAP = re.compile(r"(?<=[^\s.,;:!?(\[“\-–—]) (?=[^\s.,;:!?)\]”\-–—])")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*"
_DATE = rf"(?:\d{{1,2}} {_MONTH} \d{{4}}|{_MONTH} \d{{1,2}} ?\d{{4}}|\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{4}})"
_PAGE_LINE = re.compile(
    rf"(?:Last updated|Date of publication|Published|Updated|Posted)(?: (?:on|at))?:? (?:{_WEEKDAY} )?{_DATE}"
    rf"|(?<!\bon )(?<!\bof )(?:\b(?:[A-Z]{{2,6}}|Reuters|Xinhua) )?\b{_WEEKDAY} {_DATE}(?: \d{{1,2}}:\d\d)?"
    rf"|^{_DATE}|\bTags(?= [A-Z])"
    r"|Get short URL(?: \d+){0,3}|Print Tweet(?: Views \d+)?(?: Related)?|\b(?:Category|Related|Source [A-Z]{2,7} Related) News(?= [A-Z])"
    r"|Community standards ?Discussion|Comment via (?:Facebook|Sputnik(?: News)?)|\b\d+ Related(?= [A-Z])"
    r"|\b(?:REUTERS|AFP|AP|EPA|GETTY|Reuters|Getty)(?: ?/ ?|  ?)[A-Z][a-z]+(?: [A-Z][a-z]+)?(?= (?:A|An|The) [A-Za-z])"
    r"|\b(?:[A-Z]{2,6}|Reuters|Getty|File) (?:P|p)hoto(?= [A-Z])"
)
_TELLS = re.compile(
    r" (?:told\b|(?:said|says|reported|added|announced|confirmed)(?=[.\n]| (?:that|on|in|at|to|late|early|earlier|yesterday|today|there|it|they|he|she)\b"
    r"| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b))"
)
"""Between who says something and the word that says so there is no comma: "the civil defence | said."."""
_SAID_BY = re.compile(r" (?:said|reported)(?: the)?(?: [A-Z][\w-]*){1,5}\.(?!\S)")
"""At a sentence's end: "20 people were killed | said the Observatory."."""
_SOURCE_AT_END = re.compile(
    r" (?=(?:[Aa]n?|[Tt]he) (?:[\w.-]+ ){1,5}(?:and (?:(?:a|an|the) )?(?:[\w.-]+ ){1,4})?(?:said|reported)"
    r"(?: on [A-Z]\w+day)?\.(?:\s|$)"
    r"|[A-Z]\w+ (?:official |state |state-run )?(?:news agency|state media|state television) (?:and (?:[\w-]+ ){1,3})?"
    r"(?:said|reported)(?:\.(?:\s|$)| (?:citing|quoting|on [A-Z])))"
)
"""At a sentence's end: "left seven injured | a monitor and a doctor said."."""
_NO_SOURCE_BEHIND = frozenset({"of", "in", "at", "by", "to", "from", "for", "with", "on", "near", "and", "or", "that", "as", "what", "who", "which", "whom", "but", "because", "while", "when", "if", "than", "against", "between", "is", "was", "were", "are", "has", "had", "have", "into", "over", "under", "after", "before", "since", "about", "including", "among", "inside", "outside", "around", "where", "how", "whether", "without", "both", "not", "all", "said", "also", "later", "so"})  # fmt: skip
"""Words with which a phrase goes on."""
_NUMBERS = "One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Twenty|Thirty|Forty|Fifty|Sixty|Dozens|Hundreds|Scores|Several|Some|Many|At least|More than|Nearly"
_SENTENCE_WITHIN = re.compile(rf"(?<=[\w)]) (?=(?:A|An|The|{_NUMBERS}) [a-z\d])")
"""A heading or caption that lost its border to the text: "Attack on Velin | One civilian was killed"."""
_NOT_LAST = frozenset(
    {"that", "of", "by", "from", "with", "and", "or", "the", "a", "an", "than", "because", "while", "if"}
)
"""Words with which no heading ends: "said on Monday that | The raid …"."""
_MEANWHILE_WITHIN = re.compile(
    r"(?<=[a-z\d)] )(?:Meanwhile|Moreover|Furthermore|However)(?= )|(?<=\w )Meanwhile(?= (?:in|the|a|an)\b)"
)
"""A sentence that lost the full stop before it: "injured ten in Velin City | Meanwhile in Karsa a shell hit a school"."""
_DATELINE_WITHIN = re.compile(
    r"(?:^|(?<=[.\n] )|(?<=\n))(?:[A-Z][a-z]+( )(?=The [A-Z])|[A-Z][a-z]+ Countryside( )(?=Army |An? |The ))"
)
"""A town before a report's first sentence: "Velin | The Ardanian Army said"."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """One hidden layer over the columns of the words on both sides of a gap."""

    inner: Floats
    shift: Floats
    outer: Floats
    bias: float

    def chances(self, columns: Floats) -> Floats:
        """The chance of a comma, a row a gap."""
        hidden = np.maximum(columns @ self.inner + self.shift, 0)
        chance: Floats = 1 / (1 + np.exp(-(hidden @ self.outer + self.bias)))
        return chance

    def save(self, path: Path) -> None:
        """Write it in 16 bits."""
        inner, shift, outer = (part.astype(np.float16) for part in (self.inner, self.shift, self.outer))
        np.savez_compressed(path, inner=inner, shift=shift, outer=outer, bias=np.array([self.bias], np.float16))


@cache
def network() -> Network:
    """The weights that are shipped; loaded once a process."""
    with np.load(WEIGHTS) as kept:
        inner, shift, outer = (kept[name].astype(np.float32) for name in ("inner", "shift", "outer"))
        return Network(inner, shift, outer, float(kept["bias"][0]))


def stripped(text: str) -> bool:
    """Has a text lost its commas?"""
    return "," not in text and len(text.split()) >= FEW


def gaps(text: str) -> tuple[list[int], Floats]:
    """Offsets of single blanks between two words, and the encoder's columns of the words before and behind, a row a gap."""
    encoded = open_encoder().encode(text)
    pieces, columns = encoded.pieces, encoded.columns
    starts = {int(begin): n for n, begin in enumerate(pieces.begin.tolist())}
    ends = {int(end): n for n, end in enumerate(pieces.end.tolist())}
    where = [m.start() for m in _GAP.finditer(text) if m.start() in ends and m.end() in starts]
    before = [ends[offset] for offset in where]
    behind = [starts[offset + 1] for offset in where]
    return where, np.concatenate([columns[before], columns[behind]], axis=1)


_SHORT_NAME = re.compile(r"(?<=\w )\[([A-Z]{2,6})\]")
"""A name's letters behind it, in a writer's brackets: "the River Guard [RG]". The parser knows round ones better."""


def as_seen(text: str, title: str = "") -> str:
    """The text as it stands, but "(ABC)" for "[ABC]", or, if it has lost its commas, with the likely ones and with line breaks around the
    page's own lines."""
    text = _SHORT_NAME.sub(r"(\1)", text)
    return with_commas(with_breaks(text, title)) if stripped(text) else text


def with_breaks(text: str, title: str = "") -> str:
    """Line breaks in place of tabs, and of blanks before and behind "AFP Friday 20 Jun 2014" and "Last updated at Jul 28 2016": such a line stood
    by itself between headline and text."""
    characters = list(text.replace("\t", "\n"))
    for offset in borders(text, title):
        characters[offset] = "\n"
    for offset in tag_borders(text):
        characters[offset] = "\n"
    for match in _SENTENCE_WITHIN.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 60), match.start())
        if before is None or before.group(2) not in _NOT_LAST:
            characters[match.start()] = "\n"
    for match in _DATELINE_WITHIN.finditer(text):
        characters[match.start(match.lastindex or 0)] = "\n"
    for match in _PAGE_LINE.finditer(text):
        for offset in (match.start() - 1, match.end()):
            if 0 <= offset < len(text) and text[offset] == " ":
                characters[offset] = "\n"
    return "".join(characters)


def with_commas(text: str) -> str:
    """The text with commas in place of blanks where they are likely."""
    where, columns = gaps(text)
    characters = list(text)
    for offset, chance in zip(where, network().chances(columns), strict=True):
        if _SAID_BY.match(text, offset):
            characters[offset] = ","
        elif chance >= LIKELY and not _TELLS.match(text, offset) and (at := _settled(text, offset)) is not None:
            characters[at] = ","
    for match in _SOURCE_AT_END.finditer(text):
        before = _BEFORE.search(text, max(0, match.start() - 60), match.start())
        if before is not None and before.group(2)[-1].isalnum() and before.group(2).lower() not in _NO_SOURCE_BEHIND:
            characters[match.start()] = ","
    for match in _MEANWHILE_WITHIN.finditer(text):
        characters[match.start() - 1] = "\n"
    return "".join(characters)


_BEFORE = re.compile(r"(?:(\S+) )?(\S+)$")
_BEHIND = re.compile(r"\S+")


def _settled(text: str, offset: int) -> int | None:
    """Where a likely comma stands: nowhere between a name and the word for what it is the name of ("Velin Countryside", "the Velin
    suburb of Orsk"), and not between a number and what it counts, but before it ("in Velin, 11 people")."""
    before, behind = _BEFORE.search(text, max(0, offset - 60), offset), _BEHIND.match(text, offset + 1)
    if before is None or behind is None:
        return offset
    left, right = before.group(2), behind.group()
    if left[:1].isupper() and right.lower() in _PARTS:
        return None
    if right[:1].isdigit() and re.fullmatch(rf"{_WEEKDAY}|{_MONTH}", left):
        return None  # "Friday 20 Jun 2014"
    counted = left.isdigit() and len(left) < 4 and right[:1].islower() and right not in _NOT_COUNTED
    if not counted or re.match(_MONTH, before.group(1) or ""):
        return offset
    return before.start(2) - 1 if before.group(1) and before.group(1)[:1].isupper() else None


_NOT_COUNTED = frozenset({"a", "an", "the", "and", "but", "or", "who", "which", "that", "as", "when", "while", "where", "said", "says", "told", "according", "including", "after", "before", "since", "until", "some", "its", "his", "her", "their", "he", "she", "they", "it", "was", "were", "is", "are", "has", "have", "had", "in", "on", "at", "by", "from", "with", "to", "for", "of"})  # fmt: skip
_PARTS = frozenset({"countryside", "province", "governorate", "district", "suburb", "suburbs", "neighbourhood", "neighborhood", "city", "area"})  # fmt: skip
