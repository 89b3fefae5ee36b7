"""Plain points and stretches of time: "Sunday", "3 October 2017", "last month", "two weeks ago", "the weekend".

Comes in: normalized words, the day of publication, the tense. Goes out: a `Stretch`, or None where the words are not
understood. Must not know what opens an expression ("since", "between"): that is `dates`, which also states the conventions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from marsad.register.calendar_math import (
    Stretch,
    around,
    make_day,
    month_end,
    nearest_year,
    season_end,
    shift,
    third,
    weekend,
)

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {w: n for n, w in enumerate(_NUMBER_WORDS.split())} | {
    "a": 1, "an": 1, "couple of": 2, "a couple of": 2, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "a dozen": 12, "the": 1,
}  # fmt: skip
# First and last month; winter bears the year in which it ends.
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}

WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)"
MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
NUMBER = (
    r"(?P<n>\d{1,3}|a couple of|couple of|a dozen|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|twenty|thirty|forty)"
)
UNIT = r"(?P<unit>second|day|night|week|fortnight|month|year|decade|hour|minute|weekend)s?"
_DOM = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_PART = r"(?P<part>(?:very )?early|mid|(?:very )?late|the (?:very )?(?:start|beginning|middle|end) of(?: the)?)"
_CLOCK = r"\d{1,2}(?:[:.]\d\d ?(?:[ap]m)?| ?[ap]m)"
_TIME_OF_DAY = (
    r"(?:(?:the )?(?:early|small|late) hours|(?:early |late )?(?:morning|afternoon|evening|night)|noon|midday|midnight|dawn|dusk"
    r"|lunchtime|daybreak|overnight|early|late|(?:local )?time|gmt|before dawn"
    rf"|{_CLOCK}|(?:at|around|before|after|by) (?:dawn|dusk|noon|midnight|night|{_CLOCK})"
    r"|in the (?:morning|afternoon|evening|night|early hours))"
)
SATURDAY = 5
_WHICH = r"(?:(?P<which>last|this|next|past|this past|previous|coming|following) )"
_ROUGHLY = (
    r"(?:about |around |almost |nearly |some |more than |over |just over |roughly |just |at least |only |less than |up to "
    r"|well over |as recently as )*"
)
_LEADING = re.compile(
    r"^(?:(?:as early as|as late as|as recently as|some time|up to|earlier|on|in|at|during|over|of|around|about|only|just|from|as|back"
    r"|sometime|through|throughout|for|all|within|again|by|later|starting|beginning) )+(?=\S)"
)

_Rule = Callable[[re.Match[str], "date | None", str], "Stretch | None"]
_FixedRule = Callable[["date | None", str], "Stretch | None"]


def point(text: str, published: date | None, tense: str) -> Stretch | None:
    """The stretch of one plain expression; prepositions and times of day are taken off. None if it is not understood."""
    throughout = bool(re.match(r"(?:(?:in|for|over|during) )?(?:all|throughout|the whole)\b", text))
    core = _LEADING.sub("", text)
    without = _without_time_of_day(core)
    for tried in dict.fromkeys((text, core, core.removeprefix("the "), without, without.removeprefix("the "))):
        if (fixed := _FIXED.get(tried)) is not None and (found := fixed(published, tense)) is not None:
            return found
        for pattern, rule in _RULES:
            if (match := pattern.fullmatch(tried)) and (found := rule(match, published, tense)) is not None:
                return replace(found, throughout=True) if throughout else found
    return None


def number_of(words: str | None) -> int:
    """A small number in digits or words; 1 for none."""
    return int(words) if words and words.isdigit() else _NUMBERS.get(words or "", 1)


def _without_time_of_day(text: str) -> str:
    text = re.sub(rf"^(?:the )?(?:{_TIME_OF_DAY})(?: (?:of|on))? (?=\S)", "", text)
    text = re.sub(rf"^(?:the )?(?:{_TIME_OF_DAY})(?: (?:of|on))? (?=\S)", "", text)
    text = re.sub(rf"(?:(?: (?:at|in the|around|in))? {_TIME_OF_DAY})+$", "", text)
    return re.sub(r"^(?:the |on |of |in )+", "", text)


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _weekday(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    if published is None:
        return None
    wanted = _WEEKDAYS.index(match["weekday"][:3])
    back = (published.weekday() - wanted) % 7
    if match["ago"]:  # "Friday last week"
        monday, _ = around(shift(published, "week", -1), "week")
        return _one_day(monday + timedelta(wanted))
    match match["which"]:
        case "last" | "past" | "previous":
            return _one_day(published - timedelta(back or 7))
        case "next" | "coming" | "following":
            return _one_day(published + timedelta((7 - back) if back else 7))
    return _one_day(published + timedelta(-back % 7) if tense == "future" else published - timedelta(back))


def _one_day(day: date | None) -> Stretch | None:
    return Stretch(day, day) if day else None


def _whole_date(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    month, number = _month_number(match["month"]), int(match["day"])
    if match["year"]:
        return _one_day(make_day(int(match["year"]), month, number))
    if published is None:
        return None
    if match["ago"]:
        return _one_day(make_day(_year_of(match["ago"], published), month, number))
    return _one_day(nearest_year(lambda y: make_day(y, month, number), published, tense))


def _iso_date(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    # ISO order only: 03/04/2017 is March in one country and April in another.
    return _one_day(make_day(int(match["year"]), int(match["m"]), int(match["d"])))


def _year_of(words: str, published: date) -> int:
    return published.year + {"last year": -1, "next year": 1}.get(words, 0)


def _month(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    month, which = _month_number(match["month"]), match["which"]
    if match["year"]:
        year = int(match["year"])
    elif published is None:
        return None
    elif match["ago"]:
        year = _year_of(match["ago"], published)
    elif which == "this":
        year = published.year
    elif which in ("next", "coming") or (tense == "future" and which is None):
        year = published.year + (month < published.month or (month == published.month and which is not None))
    else:
        year = published.year - (month > published.month or (month == published.month and which is not None))
    return third(date(year, month, 1), month_end(year, month), match["part"])


def _year(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    first = int(match["year"])
    last = int(f"{first // 100}{match['to']}") if match["to"] else first
    return third(date(first, 1, 1), date(last, 12, 31), match["part"]) if last >= first else None


def _decade(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    first = int(match["decade"])
    return third(date(first, 1, 1), date(first + 9, 12, 31), match["part"])


def _season(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    begin = _SEASONS[match["season"]]

    def of(year: int) -> date | None:
        return make_day(year - (begin == 12), begin, 1)

    if match["year"]:
        first = of(int(match["year"]))
    elif published is None:
        return None
    elif match["which"] == "this":
        first = of(published.year)
    elif match["which"] == "last":  # The latest that is over.
        first = nearest_year(of, shift(published, "month", -3), "past")
    else:
        first = nearest_year(of, published, tense)
    return third(first, season_end(first), match["part"]) if first else None


def _ago(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    if published is None:
        return None
    if match["n"] is None:
        return Stretch(None, published)
    first, last = around(shift(published, match["unit"], -number_of(match["n"])), match["unit"])
    return Stretch(first, min(last, published))


def _from_now(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    if published is None:
        return None
    return Stretch(*around(shift(published, match["unit"], number_of(match["n"])), match["unit"]))


def _relative(match: re.Match[str], published: date | None, tense: str) -> Stretch | None:
    """ "last week", "this month", "next year", "earlier this week", "late last year", "the end of the month"."""
    if published is None:
        return None
    unit, which, edge = match["unit"], match["which"] or "this", match["edge"]
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    if unit == "weekend":
        return weekend(published, step, tense)
    if unit in ("night", "evening", "morning", "afternoon", "day"):
        return _one_day(published + timedelta(step))
    first, last = around(shift(published, unit, step), unit)
    if unit == "week" and which == "last" and not match["part"] and published.weekday() >= SATURDAY:
        return Stretch(first, published)  # A weekend paper may mean the week that ends.
    if match["part"]:
        return third(first, last, match["part"])
    of_the_week = unit == "week" and tense == "past" and edge != "later"
    if step == 0 and first == published and (edge == "earlier" or of_the_week):
        return Stretch(shift(first, unit, -1), published)  # On a Monday, "this week" may be the week that ended.
    if step == 0 and (edge == "earlier" or (tense == "past" and edge != "later")):
        return Stretch(first, min(last, published))
    if step == 0 and (edge == "later" or tense == "future"):
        return Stretch(max(first, published), last)
    return Stretch(first, last)


def _offset(offset: int) -> _FixedRule:
    return lambda published, tense: _one_day(published + timedelta(offset)) if published else None


def _overnight(published: date | None, tense: str) -> Stretch | None:
    """The night before a day of publication reaches into it."""
    if published is None:
        return None
    end = published + timedelta(1) if tense == "future" else published
    return Stretch(end - timedelta(1), end)


def _until_now(published: date | None, tense: str) -> Stretch:
    return Stretch(None, published)


def _from_here(published: date | None, tense: str) -> Stretch:
    return Stretch(published, None)


def _the_weekend(published: date | None, tense: str) -> Stretch | None:
    return weekend(published, 0, tense) if published else None


_FIXED: dict[str, _FixedRule] = {
    **dict.fromkeys(
        ("today", "this morning", "this afternoon", "this evening", "tonight", "earlier today", "later today", "early today",
         "late today", "now", "currently", "at present", "at the moment", "right now", "presently", "hours ago", "these days",
         "nowadays", "recent hours", "minutes ago", "later tonight"),
        _offset(0),
    ),
    **dict.fromkeys(
        ("yesterday", "last night", "yesterday morning", "yesterday evening", "yesterday afternoon", "yesterday night",
         "late yesterday", "early yesterday", "earlier yesterday"),
        _offset(-1),
    ),
    **dict.fromkeys(("tomorrow", "tomorrow morning", "tomorrow night", "tomorrow evening", "tomorrow afternoon"), _offset(1)),
    "overnight": _overnight,
    "the day before yesterday": _offset(-2),
    "the day after tomorrow": _offset(2),
    **dict.fromkeys(
        ("recently", "lately", "recent days", "recent weeks", "recent months", "recent years", "recent times", "over the years",
         "so far", "in the past", "previously", "formerly", "days ago", "weeks ago", "months ago", "years ago", "decades ago",
         "long ago", "over time", "already", "to date", "until now", "until recently", "a long time", "a long time now", "a while",
         "some time", "some time now", "until today"),
        _until_now,
    ),
    **dict.fromkeys(
        ("soon", "coming days", "the coming days", "coming weeks", "the coming weeks", "coming months", "the coming months",
         "the coming years", "the near future", "the future", "shortly", "from now on", "in due course"),
        _from_here,
    ),
    **dict.fromkeys(("the weekend", "weekend", "this weekend"), _the_weekend),
}  # fmt: skip

_IN_YEAR = rf"(?:(?:,? of)? (?:{YEAR}|(?P<ago>last year|this year|next year)))?"
_RULES: list[tuple[re.Pattern[str], _Rule]] = [
    (re.compile(pattern), rule)
    for pattern, rule in (
        (rf"(?:(?:early|late|later|earlier) )?(?:on )?{_WHICH}?{WEEKDAY}(?: (?P<ago>last week))?(?: {_TIME_OF_DAY})*", _weekday),
        (rf"(?:{WEEKDAY} )?(?:the )?{_DOM}(?: of)? {MONTH}{_IN_YEAR}(?: {_TIME_OF_DAY})*", _whole_date),
        (rf"(?:{WEEKDAY} )?{MONTH} (?:the )?{_DOM}{_IN_YEAR}(?: {_TIME_OF_DAY})*", _whole_date),
        (r"(?P<year>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", _iso_date),
        (rf"(?:{_PART}[ -])?(?:in )?{_WHICH}?{MONTH}{_IN_YEAR}", _month),
        (rf"(?:{_PART}[ -])?(?:in )?(?:the year )?{YEAR}(?:-(?P<to>\d\d))?", _year),
        (rf"(?:{_PART}[ -])?(?:the )?(?P<decade>(?:19|20)\d0)'?s", _decade),
        (rf"(?:{_PART}[ -])?{_WHICH}?(?:the )?(?P<season>winter|spring|summer|autumn|fall)(?:(?: of)? {YEAR})?", _season),
        (rf"{_ROUGHLY}(?:a few |several |many |{NUMBER} )?{UNIT} (?:ago|back)", _ago),
        (rf"{_ROUGHLY}{NUMBER} {UNIT} (?:from now|hence)", _from_now),
        (rf"(?:(?P<edge>earlier|later) )?(?:{_PART}[ -])?(?:in )?(?:the )?{_WHICH}"
         r"(?P<unit>week|month|year|decade|weekend|night|evening|morning|afternoon)", _relative),
        (rf"(?P<edge>\0)?{_PART} (?P<which>\0)?(?:the )?(?P<unit>week|month|year|decade)", _relative),
    )
]  # fmt: skip
