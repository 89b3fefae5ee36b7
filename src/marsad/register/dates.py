"""Time expressions → a range of whole days.

Comes in: the words of a time expression, the day the report was published, the tense of the claim. Goes out: a `When`.
Must not know the report or the claim; no clock: a relative day is counted from the day of publication, never from today.

Conventions, where English leaves a choice:

* "on Sunday" with a past tense is the last Sunday on or before publication, with a future tense the next on or after;
  "last Wednesday" is the one before publication; "next Friday" the one after.
* Weeks run from Monday to Sunday; "the weekend" is Saturday and Sunday.
* "early" is the first third of a month or the first four months of a year, "mid" the middle third, "late" the last.
* "In July" with a past tense is the most recent July that had begun by publication.
* Seasons are northern: winter is December to February and bears the year in which it ends.
* "N days ago" is that day; "N weeks, months, years ago" is the whole week, month or year that it falls into.
* Vague words ("recently", "in recent days", "over the years") state no first day; `last` is the day of publication.
* Without any words a claim in the past is from before or on publication, in the present on it, in the future after it.

What is not understood has neither `first` nor `last`; the words are kept always. Nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from marsad.records import When

_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10,
                 "nov": 11, "dec": 12}  # fmt: skip
_MONTH_OF = {**{m: n for n, m in enumerate(_MONTHS, 1)}, **_SHORT_MONTHS}
_NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_SMALL = {w: n for n, w in enumerate(_NUMBER_WORDS.split())} | {
    "a": 1, "an": 1, "couple of": 2, "a couple of": 2, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
}  # fmt: skip
_SEASONS = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}

_DAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)"
_MONTH = r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_DOM = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_PART = r"(?P<part>early|mid|late|the start of|the beginning of|the middle of|the end of)"
_NUMBER = r"(?P<n>\d{1,3}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty)"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|decade|hour|minute|weekend)s?"
_TIME_OF_DAY = (
    r"(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|lunchtime|daybreak|overnight|early|late"
    r"|(?:local )?time|gmt|at (?:dawn|dusk|noon|midnight|night|\d.*)|before dawn|in the (?:morning|afternoon|evening|night))"
)


class _Span:
    """First and last day with which edges are real; open edges are None."""

    __slots__ = ("ends", "first", "last", "starts", "throughout")

    def __init__(
        self, first: date | None, last: date | None, throughout: bool = False, starts: bool = False, ends: bool = False
    ) -> None:
        self.first, self.last, self.throughout, self.starts, self.ends = first, last, throughout, starts, ends


_Rule = Callable[[re.Match[str], "date | None", str], "_Span | None"]


def days(words: str, published: date | None, tense: str = "past") -> When:
    """What range of days the words state, seen from the day of publication.

    `days("on Sunday", date(2019, 9, 17))` is 15 September 2019; `days("since 2003", …)` holds throughout from a real
    start on 1 January 2003. tense: `past`, `present` or `future`. Without `published` only words that name a whole
    date are resolved. Never raises on any words; first ≤ last wherever both are known.
    """
    text = _normalize(words)
    found = _bare(published, tense) if not text else _understand(text, published, tense)
    if found is None or (found.first and found.last and found.first > found.last):
        found = _Span(None, None)
    return When(found.first, found.last, found.throughout, found.starts, found.ends, words=words.strip(), tense=tense)


def _bare(published: date | None, tense: str) -> _Span:
    if tense == "present":
        return _Span(published, published)
    return _Span(published, None) if tense == "future" else _Span(None, published)


def _normalize(words: str) -> str:
    text = re.sub("[‐‑–—]", "-", words.lower().replace("’", "'"))
    text = re.sub(r"[.](?!\d)|[,()“”\"]", " ", text)
    return re.sub(r"\s+", " ", text).strip()


def _understand(text: str, published: date | None, tense: str) -> _Span | None:
    for opening in (_since, _between, _until, _by, _before, _lasting):
        if (found := opening(text, published, tense)) is not None:
            return found
    return _point(text, published, tense)


def _point(text: str, published: date | None, tense: str) -> _Span | None:
    """A plain day, month, year or stretch, with its preposition and the time of day taken off."""
    if text in _FIXED and (fixed := _FIXED[text](published, tense)) is not None:
        return fixed
    core = re.sub(r"^(?:(?:on|in|at|during|over|of|around|about|only|just|from|as|back|late on|early on|late in|early in"
                  r"|sometime|some time|through|throughout|for|all|this past|within|later|earlier|again|the same) )+(?=\S)",
                  "", text)  # fmt: skip
    throughout = bool(re.match(r"(?:(?:in|for|over) )?(?:all|throughout)\b", text))
    for candidate in dict.fromkeys((text, core, re.sub(r"^the ", "", core), _without_time_of_day(core))):
        for pattern, rule in _RULES:
            if (match := pattern.fullmatch(candidate)) and (found := rule(match, published, tense)) is not None:
                found.throughout = found.throughout or throughout
                return found
        if candidate in _FIXED and (fixed := _FIXED[candidate](published, tense)) is not None:
            return fixed
    return None


def _without_time_of_day(text: str) -> str:
    text = re.sub(rf"^(?:the )?(?:{_TIME_OF_DAY})(?: (?:of|on))? (?=\S)", "", text)
    text = re.sub(rf"(?: (?:at|in the|around))? {_TIME_OF_DAY}$", "", text)
    return re.sub(r"^(?:the |on |of )+", "", text)


# -- openings ------------------------------------------------------------------------------------------------------


def _since(text: str, published: date | None, tense: str) -> _Span | None:
    match = re.match(r"(?:ever |and )?since(?: at least| around| about)? (.+)$", text) or re.match(
        r"(?:starting|beginning)(?: in| on| from)? (.+)$", text
    )
    if not match:
        return None
    start = _point(match.group(1), published, "past")
    if start is None or start.first is None:
        return _Span(None, published, throughout=True)
    return _Span(start.first, published, throughout=True, starts=True)


def _between(text: str, published: date | None, tense: str) -> _Span | None:
    match = re.match(r"between (.+?) and (.+)$", text)
    between = match is not None
    match = (
        match
        or re.match(r"(?:from )?(.+?) (?:to|until|till|through|and) (.+)$", text)
        or re.match(r"(?:from )?(.+?) ?- ?(.+)$", text)
    )
    if not match:
        return None
    left, right = match.group(1), match.group(2)
    last = _point(right, published, tense)
    if last is None:
        return None
    # "7 to 9 October 2016", "June to August 2016": what the first lacks, the second has.
    tail = (
        re.search(rf"\s{_MONTH}(?:\s{_YEAR})?$", right)
        if re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?", left)
        else None
    )
    year = re.search(rf"\s{_YEAR}$", right)
    tries = [left + tail.group()] if tail else []
    if year and not re.search(_YEAR, left):
        tries.append(f"{left} {year.group('year')}")
    # "May 3 to 5"
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", right) and (month := re.match(rf"(?:from )?{_MONTH}\b", left)):
        last = _point(f"{month.group('month')} {right}", published, tense) or last
    for attempt in [*tries, left]:
        first = _point(attempt, published, tense)
        if first is not None and first.first and last.last:
            if first.first > last.last:
                continue
            return _Span(first.first, last.last, throughout=not between, starts=not between, ends=not between)
    return None


def _until(text: str, published: date | None, tense: str) -> _Span | None:
    if re.fullmatch(
        r"(?:up )?(?:until|till|to)(?: (?:now|date|today|this day))?|so far|as yet|thus far|to this day", text
    ):
        return _Span(None, published, throughout=True)
    match = re.match(r"(?:up )?(?:until|till)(?: at least)? (.+)$", text)
    if not match:
        return None
    end = _point(match.group(1), published, tense)
    last = end.last if end else None
    return _Span(published if tense == "future" else None, last, throughout=True, ends=last is not None)


def _by(text: str, published: date | None, tense: str) -> _Span | None:
    match = re.match(r"(?:by|no later than|at the latest by)(?: the time of)? (.+)$", text)
    end = _point(match.group(1), published, tense) if match else None
    if end is None:
        return None
    return _Span(published if tense == "future" else None, end.last)


def _before(text: str, published: date | None, tense: str) -> _Span | None:
    if match := re.match(r"(?:well |shortly |just |long |even |immediately )*(before|prior to|ahead of) (.+)$", text):
        edge = _point(match.group(2), published, tense)
        if edge and edge.first:
            return _Span(None, edge.first - timedelta(1))
        return _Span(None, published) if tense == "past" else None
    if match := re.match(r"(?:well |shortly |just |soon |right |immediately )*(?:after|following) (.+)$", text):
        edge = _point(match.group(1), published, tense)
        if edge and edge.last:
            first = edge.last + timedelta(1)
            return _Span(first, published if tense == "past" and published and published >= first else None)
        return _Span(None, published) if tense == "past" and published else None
    return None


_LASTING = re.compile(
    r"(?:(?:for|over|during|in|within|throughout|across|through) )?(?:much of |most of |all of |nearly |almost |about |around |roughly |some "
    r"|at least |more than |over |up to |only |just |well over |less than )*"
    rf"(?P<the>the |these |this )?(?P<which>past|last|previous|next|coming|first|final|following)? ?(?:few |several |{_NUMBER} )?{_UNIT}"
    r"(?: or so)?(?P<now> now)?"
)


def _lasting(text: str, published: date | None, tense: str) -> _Span | None:
    """ "for the past three years", "over the last N days", "in the coming weeks", "for three days"."""
    match = _LASTING.fullmatch(text)
    if not match or re.fullmatch(r"(?:(?:on|in|over|during) )?(?:the )?(?:last|past|next) \w+", text):
        return None
    opening = text.split(" ", 1)[0]
    unit, which = match.group("unit"), match.group("which")
    number = _small(match.group("n")) if match.group("n") else None
    plural_or_counted = number is not None or re.search(
        r"(?:days|weeks|months|years|decades|hours|few \w+|several \w+)$", text
    )
    if not plural_or_counted:
        return None
    throughout = opening in ("for", "throughout") or bool(match.group("now"))
    if which in ("past", "last", "previous", "next", "coming", "following"):
        if published is None:
            return _Span(None, None, throughout)
        if which in ("next", "coming", "following"):
            return _Span(published, _shift(published, unit, number) if number else None, throughout)
        return _Span(_shift(published, unit, -number) if number else None, published, throughout)
    if opening == "in" and tense == "future" and number and published:  # "in two weeks"
        return _Span(published, _shift(published, unit, number))
    if opening == "within" and number and published and tense == "future":
        return _Span(published, _shift(published, unit, number))
    if opening in ("for", "in", "within", "over", "during", "throughout"):
        # A length without an anchor ("for three days"): only a claim in the present reaches up to publication.
        if tense == "present" and number and published:
            return _Span(_shift(published, unit, -number), published, throughout)
        return _Span(None, published, throughout) if tense != "future" else _Span(published, None, throughout)
    return None


# -- points --------------------------------------------------------------------------------------------------------


def _weekday(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    if published is None:
        return None
    wanted = next(n for n, name in enumerate(_DAYS) if name.startswith(match.group("weekday")[:3]))
    which = match.groupdict().get("which") or ""
    back = (published.weekday() - wanted) % 7
    if which in ("last", "past", "previous"):
        day = published - timedelta(back or 7)
    elif which in ("next", "coming", "following"):
        day = published + timedelta((7 - back) if back else 7)
    elif tense == "future":
        day = published + timedelta((7 - back) % 7)
    else:
        day = published - timedelta(back)
    if match.groupdict().get("later"):
        day -= timedelta(7)
    return _Span(day, day)


def _whole_date(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    month, number = _MONTH_OF[match.group("month")], int(match.group("day"))
    if year := match.groupdict().get("year"):
        day = _make(int(year), month, number)
    elif published is None:
        return None
    else:
        day = _nearest_year(lambda y: _make(y, month, number), published, tense)
    return _Span(day, day) if day else None


def _numeric_date(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    """ISO order only: 03/04/2017 is March in one country and April in another."""
    day = _make(int(match.group("year")), int(match.group("m")), int(match.group("d")))
    return _Span(day, day) if day else None


def _month(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    month = _MONTH_OF[match.group("month")]
    groups = match.groupdict()
    if groups.get("year"):
        year = int(groups["year"])
    elif published is None:
        return None
    else:
        which = groups.get("which") or ""
        year = published.year
        if which in ("next", "coming") or (tense == "future" and which not in ("last", "this", "past")):
            year += month < published.month
        elif which == "last" and month >= published.month:
            year -= 1
        elif which != "this":
            year -= month > published.month
        if groups.get("ago") == "last year":
            year = published.year - 1
        elif groups.get("ago") == "next year":
            year = published.year + 1
        elif groups.get("ago") == "this year":
            year = published.year
    return _third(date(year, month, 1), _month_end(year, month), groups.get("part"))


def _year(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    year = int(match.group("year"))
    return _third(date(year, 1, 1), date(year, 12, 31), match.groupdict().get("part"))


def _decade(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    first = int(match.group("decade"))
    return _third(date(first, 1, 1), date(first + 9, 12, 31), match.groupdict().get("part"))


def _season(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    begin, end = _SEASONS[match.group("season")]
    groups = match.groupdict()

    def of(year: int) -> date:
        return date(year - (begin > end), begin, 1)

    if groups.get("year"):
        first = of(int(groups["year"]))
    elif published is None:
        return None
    else:
        which = groups.get("which") or ""
        if which == "this":
            first = of(published.year)
        elif which == "last":
            first = max(of(y) for y in (published.year - 1, published.year) if _quarter_end(of(y)) < published)
        else:
            first = _nearest_year(of, published, tense) or of(published.year)
    return _third(first, _quarter_end(first), groups.get("part"))


def _ago(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    if published is None:
        return None
    unit, words = match.group("unit"), match.group("n")
    if words is None:
        return _Span(None, published)
    forward = match.groupdict().get("later") is not None
    number = _small(words)
    day = _shift(published, unit, number if forward else -number)
    first, last = _around(day, unit)
    if not forward:
        last = min(last, published)
    return _Span(first, last)


def _relative(match: re.Match[str], published: date | None, tense: str) -> _Span | None:
    """ "last week", "this month", "next year", "earlier this week", "late last year"."""
    if published is None:
        return None
    which, unit = match.group("which"), match.group("unit")
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    part, edge = match.groupdict().get("part"), match.groupdict().get("edge")
    if unit in ("weekend",):
        return _weekend(published, step, tense)
    if unit in ("night", "evening", "morning", "afternoon"):
        day = published + timedelta(step)
        return _Span(day, day)
    first, last = _around(_shift(published, unit, step), unit)
    if part:
        return _third(first, last, part)
    if step == 0:
        if edge == "earlier" or (tense == "past" and edge != "later"):
            last = min(last, published)
        elif edge == "later" or tense == "future":
            first = max(first, published)
    return _Span(first, last)


def _weekend(published: date, step: int, tense: str) -> _Span:
    """The weekend before publication (a report of a Sunday speaks of its own), or after it."""
    saturday = published - timedelta((published.weekday() - 5) % 7)
    if step > 0 or (step == 0 and tense == "future"):
        saturday = published + timedelta((5 - published.weekday()) % 7)
    elif step < 0 and published.weekday() >= 5:
        saturday -= timedelta(7)
    last = saturday + timedelta(1)
    return _Span(saturday, last if tense == "future" or step > 0 else min(last, published))


# -- arithmetic ----------------------------------------------------------------------------------------------------


def _small(words: str | None) -> int:
    return int(words) if words and words.isdigit() else _SMALL.get(words or "", 1)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _quarter_end(first: date) -> date:
    month = (first.month + 1) % 12 + 1
    return _month_end(first.year + (month < first.month), month)


def _nearest_year(make: Callable[[int], date | None], published: date, tense: str) -> date | None:
    """The latest such day not after publication; for the future, the first one not before it."""
    made = sorted(d for y in range(published.year - 4, published.year + 5) if (d := make(y)))
    if tense == "future":
        return next((d for d in made if d >= published), None)
    return next((d for d in reversed(made) if d <= published), None)


def _shift(day: date, unit: str, number: int) -> date:
    """`day` moved by so many units; kept within the calendar."""
    try:
        if unit in ("hour", "minute"):
            return day + timedelta(hours=number if unit == "hour" else 0)
        if unit in ("day", "night"):
            return day + timedelta(number)
        if unit in ("week", "fortnight", "weekend"):
            return day + timedelta(number * (14 if unit == "fortnight" else 7))
        months = number * {"month": 1, "year": 12, "decade": 120}[unit]
        total = day.year * 12 + day.month - 1 + months
        year, month = divmod(total, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return date.min if number < 0 else date.max


def _around(day: date, unit: str) -> tuple[date, date]:
    """The whole day, week, month, year or decade that `day` is in."""
    if unit in ("week", "fortnight"):
        monday = day - timedelta(day.weekday()) if day.toordinal() > 6 else date.min
        return monday, monday + timedelta(6)
    if unit == "month":
        return day.replace(day=1), _month_end(day.year, day.month)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        first = max(day.year // 10 * 10, 1)
        return date(first, 1, 1), date(first + 9, 12, 31)
    return day, day


def _third(first: date, last: date, part: str | None) -> _Span:
    """The early, middle or late third of a month or year; all of it without `part`."""
    if not part:
        return _Span(first, last)
    month = (last - first).days < 31
    if "early" in part or "start" in part or "beginning" in part:
        end = first.replace(day=10) if month else first + (last - first) / 3
        return _Span(first, end)
    if "mid" in part:
        return (
            _Span(first.replace(day=11), first.replace(day=20))
            if month
            else _Span(first + (last - first) / 3, last - (last - first) / 3)
        )
    return _Span(first.replace(day=21) if month else last - (last - first) / 3, last)


def _on(offset: int) -> Callable[[date | None, str], _Span | None]:
    def fixed(published: date | None, tense: str) -> _Span | None:
        day = published + timedelta(offset) if published else None
        return _Span(day, day) if day else None

    return fixed


def _recent(published: date | None, tense: str) -> _Span | None:
    return _Span(None, published)


def _coming(published: date | None, tense: str) -> _Span | None:
    return _Span(published, None)


def _lately(published: date | None, tense: str) -> _Span | None:
    return _Span(published, published) if tense == "present" else _bare(published, tense)


def _the_weekend(published: date | None, tense: str) -> _Span | None:
    return _weekend(published, 0, tense) if published else None


_FIXED: dict[str, Callable[[date | None, str], _Span | None]] = {
    **dict.fromkeys(("today", "this morning", "this afternoon", "this evening", "tonight", "earlier today",
                     "later today", "early today", "late today", "now", "currently", "at present", "at the moment",
                     "right now", "presently", "hours ago", "in recent hours", "these days", "nowadays"), _on(0)),
    **dict.fromkeys(("yesterday", "last night", "yesterday morning", "yesterday evening", "yesterday afternoon",
                     "overnight", "late yesterday", "early yesterday", "the day before", "the previous day"), _on(-1)),
    **dict.fromkeys(("tomorrow", "tomorrow morning", "tomorrow night", "tomorrow evening"), _on(1)),
    "the day before yesterday": _on(-2),
    "the day after tomorrow": _on(2),
    **dict.fromkeys(("recently", "lately", "in recent days", "in recent weeks", "in recent months", "in recent years",
                     "recent days", "recent weeks", "recent months", "recent years", "over the years", "so far",
                     "in the past", "previously", "formerly", "earlier", "once", "in recent times", "days ago",
                     "weeks ago", "months ago", "years ago", "decades ago", "a few days ago", "long ago", "over time",
                     "already", "to date", "until now", "until recently", "for years", "for months", "for weeks",
                     "for days", "for decades", "for a long time", "for a long time now", "for a while"), _recent),
    **dict.fromkeys(("soon", "in the coming days", "in the coming weeks", "in the coming months", "in the coming years",
                     "in the near future", "in the future", "in the next few days", "shortly", "later", "from now on",
                     "in due course", "coming days", "coming weeks", "coming months"), _coming),
    **dict.fromkeys(("at the weekend", "the weekend", "over the weekend", "on the weekend", "during the weekend",
                     "weekend"), _the_weekend),
    "at this point": _lately,
}  # fmt: skip

_WHICH = r"(?:(?P<which>last|this|next|past|previous|coming|following) )"
_ROUGHLY = r"(?:about |around |almost |nearly |some |more than |over |just over |roughly |just |at least |only |less than |as recently as )*"
_RULES: list[tuple[re.Pattern[str], _Rule]] = [
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"{_WHICH}?{_DAY}(?: (?P<later>last week))?(?: {_TIME_OF_DAY})*", _weekday),
        (rf"(?:{_DAY} )?(?:the )?{_DOM}(?: of)? {_MONTH}(?: {_YEAR})?(?: {_TIME_OF_DAY})*", _whole_date),
        (rf"(?:{_DAY} )?{_MONTH} (?:the )?{_DOM}(?: {_YEAR})?(?: {_TIME_OF_DAY})*", _whole_date),
        (r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _numeric_date),
        (rf"(?:{_PART}[ -])?(?:in )?{_WHICH}?{_MONTH}(?:(?: of)? (?:{_YEAR}|(?P<ago>last year|this year|next year)))?", _month),
        (rf"(?:{_PART}[ -])?(?:in )?(?:the year )?{_YEAR}", _year),
        (rf"(?:{_PART}[ -])?(?:the )?(?P<decade>(?:19|20)\d0)'?s", _decade),
        (rf"(?:{_PART}[ -])?{_WHICH}?(?:the )?(?P<season>winter|spring|summer|autumn|fall)(?:(?: of)? {_YEAR})?", _season),
        (rf"{_ROUGHLY}(?:a few |several |(?:the )?{_NUMBER} )?{_UNIT} (?:ago|earlier|before|previously|back)", _ago),
        (rf"{_ROUGHLY}{_NUMBER} {_UNIT} (?P<later>from now|later|hence)", _ago),
        (rf"(?:(?P<edge>earlier|later) )?(?:{_PART}[ -])?(?:in )?{_WHICH}"
         r"(?P<unit>week|month|year|decade|weekend|night|evening|morning|afternoon)", _relative),
    )
]  # fmt: skip
