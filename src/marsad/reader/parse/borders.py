"""Where the text of a report begins again behind a scrap of its page: its own headline, a picture's credit, a tweet's date.

In: a text that has lost its lines, its headline. Out: offsets of blanks that stand for line ends. Knows no grammar.
"""

from __future__ import annotations

import re

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_CREDIT = re.compile(
    r"( )?\((?=[^()]*\b(?:AFP|AP|EPA|IHA|Reuters|REUTERS|Getty|Agencies|[Pp]hoto|[Ff]ile|Archive)\b)[^()]{2,80}\)"
    rf"( )(?!{_WEEKDAY}|{_MONTH} )(?=[A-Z“\"])(?:[A-Z]{{4,}}( )(?=[A-Z][a-z]))?"
)
""" "Orsk Valley | (AP photo) | BELMARK | Air strikes killed 20"."""
_OPENERS = r"(?:The|An?|In|On|At|It|He|She|We|They|There|This|These|But|As|After|I)\b"
_AGENCY_CREDIT = re.compile(
    rf"\b(?:REUTERS|AFP|EPA|AP)/(?:(?:Stringer|Handout)|[A-Z][\w-]+(?: (?!{_OPENERS})[A-Z][\w-]+)?)( )(?=[A-Z“\"])"
)
""" "REUTERS/Omid Sample | The army"."""
_DATELINE = re.compile(r"(?:( )|^)[A-Z]{4,}(?: [A-Z]{4,})? \([A-Z]\w{3,}(?: News)?\)( )(?=[A-Z“\"])")
""" "… of the Northern Front | BELMARK (Newswire) | The army said"."""
TWEET = re.compile(rf"\(@?\w{{2,24}}\) ({_MONTH} \d{{1,2}} \d{{4}})\b")
"""What ends a tweet that a page shows: "Omid Sample (omidsample) June 12 2016"."""
_TAGS = re.compile(r"(?<=[\w”\"]) (?=Tags [A-Za-z])")
""" "… in Northern Ardania | Tags Velin shelling"."""
_FRONT = 80
"""Characters from the beginning within which a text repeats its headline."""


def borders(text: str, title: str) -> set[int]:
    """Blanks at which a line ended."""
    found: set[int] = set()
    for pattern in (_CREDIT, _AGENCY_CREDIT, _DATELINE):
        for match in pattern.finditer(text):
            found |= {match.start(n) for n in range(1, pattern.groups + 1) if match.group(n)}
    for match in TWEET.finditer(text):
        if text[match.end() : match.end() + 1] == " ":
            found.add(match.end())
    return found | {match.start() for match in _TAGS.finditer(text)} | _around(text, title)


def _around(text: str, title: str) -> set[int]:
    """Before and behind the headline that a text begins with, where no full stop ends it."""
    if len(title.split()) < 4:
        return set()
    begin = text.find(title, 0, _FRONT + len(title))
    if begin < 0 or text[begin + len(title) : begin + len(title) + 1] != " ":
        return set()
    return {offset for offset in (begin - 1, begin + len(title)) if offset >= 0 and text[offset] == " "}
