"""Whole days, weeks, months and years: the arithmetic under `points` and `dates`.

Comes in: days, units, numbers. Goes out: days and stretches of days. Must not know any words but the names of units.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

_SEASON_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of days; an open edge is None. The flags mean what they mean in `When`."""

    first: date | None
    last: date | None
    throughout: bool = False
    starts: bool = False
    ends: bool = False


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of the month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def season_end(first: date) -> date:
    """The last day of the three months that begin on `first`."""
    month = first.month + _SEASON_MONTHS - 1
    return month_end(first.year + (month > 12), (month - 1) % 12 + 1)


def nearest_year(make: Callable[[int], date | None], published: date, tense: str) -> date | None:
    """The latest such day that is not after publication; for the future, the first that is not before it."""
    years = range(max(published.year - 8, 1), min(published.year + 8, 9999) + 1)  # Eight: 29 February around 1900.
    made = sorted(d for y in years if (d := make(y)))
    if tense == "future":
        return next((d for d in made if d >= published), None)
    return next((d for d in reversed(made) if d <= published), None)


def shift(day: date, unit: str, number: int) -> date:
    """`day` moved by so many units, kept within the calendar. Hours and minutes move it by whole days only."""
    try:
        if unit in ("second", "minute"):
            return day
        if unit == "hour":
            return day + timedelta(int(number / 24))
        if unit in ("day", "night"):
            return day + timedelta(number)
        if unit in ("week", "fortnight", "weekend"):
            return day + timedelta(number * (14 if unit == "fortnight" else 7))
        months = number * {"month": 1, "year": 12, "decade": 120}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return date.min if number < 0 else date.max


def around(day: date, unit: str) -> tuple[date, date]:
    """First and last day of the week, month, year or decade that `day` is in; the day itself for smaller units."""
    if unit in ("week", "fortnight"):
        monday = date.fromordinal(max(day.toordinal() - day.weekday(), 1))
        return monday, date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal()))
    if unit == "month":
        return day.replace(day=1), month_end(day.year, day.month)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        first = max(day.year // 10 * 10, 1)
        return date(first, 1, 1), date(min(first + 9, 9999), 12, 31)
    return day, day


def third(first: date, last: date, part: str | None) -> Stretch:
    """The early, middle or late third; all of it without `part`.

    Of a month the 1st–10th, 11th–20th and the rest; of a week Monday–Tuesday, Wednesday–Thursday, Friday–Sunday.
    """
    if not part:
        return Stretch(first, last)
    length = (last - first).days + 1
    if length <= 7:
        early, late = first + timedelta(1), first + timedelta(4)
    elif length <= 31:
        early, late = first + timedelta(9), first + timedelta(20)
    else:
        early, late = first + timedelta(length // 3 - 1), first + timedelta(length * 2 // 3)
    if "mid" in part:
        return Stretch(early + timedelta(1), late - timedelta(1))
    if "late" in part or "end" in part:
        return Stretch(late, last)
    return Stretch(first, early)


def weekend(published: date, step: int, tense: str) -> Stretch:
    """The weekend before publication (a report of a Sunday speaks of its own); `step` 1 or the future: the one after."""
    to_come = step > 0 or (step == 0 and tense == "future")
    if to_come:
        saturday = published + timedelta((5 - published.weekday()) % 7)
    else:
        saturday = published - timedelta((published.weekday() - 5) % 7)
        if step < 0 and published.weekday() >= 5:
            saturday -= timedelta(7)
    sunday = saturday + timedelta(1)
    return Stretch(saturday, sunday if to_come else min(sunday, published))
