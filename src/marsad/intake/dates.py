"""Days of publication, as newsrooms print them.

Comes in: the words of a cell or the line of a text. Goes out: a day, or the reason why the words give none. Must not
know: files and formats. Numeric dates whose day and month could change places (03/10/2017) are never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip

_MONTH = r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_YEAR = r"(?P<{}>(?:19|20)\d\d)(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th)?"

DAY = re.compile(
    r"(?<![\w/.\-])(?:"
    # 3 October 2017, 3rd of October, 2017, 03-Oct-2017
    + rf"(?P<d1>\d{{1,2}}){_ORDINAL}[\s\-/.]{{0,2}}(?:of\s)?{_MONTH.format('m1')},?[\s\-/.]{{0,2}}{_YEAR.format('y1')}"
    # October 3, 2017, Oct. 3rd 2017
    + rf"|{_MONTH.format('m2')}[\s\-]{{0,2}}(?P<d2>\d{{1,2}}){_ORDINAL},?[\s\-]{{1,2}}{_YEAR.format('y2')}"
    # 2017-10-03, 2017/10/03
    + r"|(?P<y3>(?:19|20)\d\d)(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})(?!\d)"
    # 23/10/2017, 03.10.2017, 03/10/17
    + r"|(?P<a4>\d{1,2})(?P<s4>[-/.])(?P<b4>\d{1,2})(?P=s4)(?P<y4>(?:19|20)\d\d|\d\d(?![\d:.]))(?!\d)"
    + r")",
    re.IGNORECASE,
)
"""One date with a year. An ISO time may follow directly."""

_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_LABEL = re.compile(
    r"\b(?:first|last)?\s*(?P<label>published|publication|updated?|posted|modified|issued|released|revised|date)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"T?\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?|T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?", re.I
)
_BESIDE = re.compile(
    rf"\b(?:{_WEEKDAY}|date|of|publication|published|updated?|posted|modified|issued|released|revised|first|last|on|at|"
    r"hrs?|hours|local|time|[ap]\.?m|gmt|utc|bst|i[sr]st|ce?s?t|e[esd]?s?t|[mp][sd]t|cest|eest|msk|trt|[ewc]at|z)\b"
    r"|[+\-]\d\d:?\d\d\b|[\s,|:;.()\[\]/·•*_+\-–—]",
    re.IGNORECASE,
)
_AT_HEAD = re.compile(
    rf"\W{{0,3}}(?:(?:{_LABEL.pattern}(?:\s+(?:on|of))?(?:\s+publication)?)\s*:?\s*)?(?:{_WEEKDAY},?\s+)?", re.I
)
_CREDIT = re.compile(rf"\b(?:AFP|AP|Reuters|DPA|UPI|Xinhua|Anadolu|SANA|TASS|Agencies)\s+(?i:{_WEEKDAY}),?\s+")
_NAME_BEFORE = re.compile(
    rf"(?:(?i:by)\s.{{2,80}}?|[A-ZÀ-Þ][\w'’\-]+(?: [A-ZÀ-Þ][\w'’\-]+)?)\s*[,|–—\-]\s*(?i:{_WEEKDAY},?\s*)?"
)
_HEAD_LENGTH = 240
"""Characters within which an agency's credit with a full date still belongs to a text's head."""
_TIME_AFTER = re.compile(r"\s*[,|\-–—:.]?\s*(?:\d{1,2}[:.]\d\d(?::\d\d)?)?\s*(?:[ap]m\b)?\s*", re.IGNORECASE)
_OPENS = re.compile(r"[A-ZÀ-Þ“\"'‘(]|\d[\d,]*\s+[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Found:
    """A date that was met in a text."""

    words: str
    day: date | None
    """None where the words do not give one; `why` then says so."""
    why: str = ""
    """A clause: `"03/10/2017" may be 3 October or 10 March`."""
    label: str = ""
    """`published`, `updated` … as printed before it, in lower case; empty where the date stands alone."""


def read_day(words: str) -> Found:
    """The day that a whole cell or header gives, with or without weekday, clock time and zone."""
    plain = words.strip()
    if compact := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", plain):
        return _day(plain, compact[1], compact[2], compact[3])
    found = date_line(plain)
    return found or Found(plain, None, f'"{_short(plain)}" is not a date that can be read')


def date_line(line: str) -> Found | None:
    """The date of a line that holds nothing else: labels, weekdays, clock times and zones aside.

    Where a line has two ("Tue 3 Oct 2017 … Last modified on Wed 4 Oct 2017"), the first counts unless only the second
    is labelled as the day of publication.
    """
    if len(line) > 160 or not any(c.isdigit() for c in line):
        return None
    found: list[Found] = []
    rest, last = "", 0
    for match in DAY.finditer(line):
        before = line[last : match.start()]
        labels = [m["label"].lower() for m in _LABEL.finditer(before)]
        found.append(_found(match, labels[-1] if labels else ""))
        rest, last = rest + before + " ", match.end()
    if not found or _BESIDE.sub("", _CLOCK.sub(" ", rest + line[last:])):
        return None
    return next((f for f in found if f.label.startswith("publi")), found[0])


def date_beside(line: str) -> Found | None:
    """The date at the end of a byline or after a place: "By Jane Roe, October 3, 2017", "Beirut, 3 October 2017"."""
    match = DAY.search(line) if len(line) <= 160 else None
    if not match or not _NAME_BEFORE.fullmatch(line, 0, match.start()):
        return None
    if _BESIDE.sub("", _CLOCK.sub(" ", line[match.end() :])):
        return None
    return _found(match, "")


def date_at_head(text: str) -> Found | None:
    """The date with which a running text opens: "12 February 2015 Three people were …", "… AFP Monday 9 June 2014 Ten …".

    A sentence that merely begins with a date ("3 June 2014 was the day …") is not meant: what follows must open a
    sentence of its own. Texts that lost their line ends on the way have their head in such a form.
    """
    lead = _AT_HEAD.match(text)
    match = DAY.match(text, lead.end() if lead else 0)
    label = (lead["label"] or "").lower() if lead else ""
    if not match:
        credit = _CREDIT.search(text, 0, _HEAD_LENGTH)
        match = DAY.match(text, credit.end()) if credit else None
    if not match:
        return None
    after = _TIME_AFTER.sub("", text[match.end() : match.end() + 60], count=1)
    if label or _OPENS.match(after):
        return _found(match, label)
    return None


def _found(match: re.Match[str], label: str) -> Found:
    words = match.group()
    if match["d1"]:
        found = _day(words, match["y1"], _month(match["m1"]), match["d1"])
    elif match["d2"]:
        found = _day(words, match["y2"], _month(match["m2"]), match["d2"])
    elif match["y3"]:
        found = _day(words, match["y3"], match["m3"], match["d3"])
    else:
        found = _numeric(words, int(match["a4"]), int(match["b4"]), match["y4"])
    return Found(found.words, found.day, found.why, label)


def _numeric(words: str, first: int, second: int, year: str) -> Found:
    if len(year) == 2:
        return Found(words, None, f'the year of "{words}" is not written out')
    if first != second and 1 <= first <= 12 and 1 <= second <= 12:
        either = f"{first} {MONTHS[second - 1].title()} or {second} {MONTHS[first - 1].title()}"
        return Found(words, None, f'"{words}" may be {either}')
    day, month = (first, second) if second <= 12 else (second, first)
    return _day(words, year, month, day)


def _day(words: str, year: str, month: int | str, day: int | str) -> Found:
    try:
        return Found(words, date(int(year), int(month), int(day)))
    except ValueError:
        return Found(words, None, f'"{_short(words)}" is no day of the calendar')


def _month(name: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.lower()[:3]))


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:39] + "…"
