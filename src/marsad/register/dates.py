"""Time expressions → a range of whole days.

Comes in: the words of a time expression, the day the report was published, the tense of the claim. Goes out: a `When`.
Must not know the report or the claim; no clock: a relative day is counted from the day of publication, never from today.

Conventions, where English leaves a choice:

* "on Sunday" with a past tense is the last Sunday on or before publication, with a future tense the next on or after;
  "last Wednesday" is the one before publication; "next Friday" the one after.
* Weeks run from Monday to Sunday; "the weekend" is Saturday and Sunday. In a past claim of a Monday "this week" reaches back over the week before.
* "last week" is the calendar week before, in a report of a Saturday or Sunday up to that day; "the last week" and "the past week" are the seven days up to publication.
* "early" is the first third, "mid" the middle, "late" and "the end of" the last third of a month or a year.
* "In July" with a past tense is the most recent July that had begun by publication.
* Seasons are northern: winter is December to February and bears the year in which it ends.
* "N days ago" is that day; "N weeks, months, years ago" is the whole week, month or year that it falls into.
* Vague words ("recently", "in recent days", "over the years") state no first day; `last` is the day of publication.
* "since X", "from X to Y" hold throughout, with real edges; "between X and Y" and "by X" need not.
* Without any words a claim in the past is from before or on publication, in the present on it, in the future after it.

What is not understood ("two days later", "the same day") has neither `first` nor `last`; the words are kept always.
Nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from marsad.records import When
from marsad.register.calendar_math import Stretch, shift
from marsad.register.points import MONTH, NUMBER, UNIT, YEAR, number_of, point


def days(words: str, published: date | None, tense: str = "past") -> When:
    """What range of days the words state, seen from the day of publication.

    `days("on Sunday", date(2019, 9, 17))` is 15 September 2019; `days("since 2003", …)` holds throughout from a real
    start on 1 January 2003. tense: `past`, `present` or `future`. Without `published` only words that name a whole
    date are resolved. Never raises on any words; first ≤ last wherever both are known.
    """
    text = _normalize(words)
    try:
        found = _bare(published, tense) if not text else _understand(text, published, tense)
    except (OverflowError, ValueError):  # A day before the year 1 or after 9999.
        found = None
    if found is None or (found.first and found.last and found.first > found.last):
        found = Stretch(None, None)
    return When(found.first, found.last, found.throughout, found.starts, found.ends, words=words.strip(), tense=tense)


def _bare(published: date | None, tense: str) -> Stretch:
    if tense == "present":
        return Stretch(published, published)
    return Stretch(published, None) if tense == "future" else Stretch(None, published)


def _normalize(words: str) -> str:
    text = re.sub("[‐‑–—]", "-", words.lower().replace("’", "'"))
    text = re.sub(r"[.](?!\d)|[,()“”\"]", " ", text)
    text = re.sub(r"\s+", " ", text).strip()
    # "Sunday's attack", and "Sundays attack" where the apostrophe got lost.
    return re.sub(r"(?<=\w)'s$|(?<=day)s(?=$)(?<!\bdays)(?<! days)", "", text)


def _understand(text: str, published: date | None, tense: str) -> Stretch | None:
    for opening in (_since, _range, _until, _by, _before_or_after, _lasting):
        if (found := opening(text, published, tense)) is not None:
            return found
    return point(text, published, tense)


def _since(text: str, published: date | None, tense: str) -> Stretch | None:
    match = re.match(r"(?:ever |and )?since(?: at least| around| about)? (.+)$", text) or re.match(
        r"(?:starting|beginning)(?: in| on| from)? (.+)$", text
    )
    if not match:
        return None
    start = point(match.group(1), published, "past")
    if start is None or start.first is None:
        return Stretch(None, published, throughout=True)
    return Stretch(start.first, published, throughout=True, starts=True)


def _range(text: str, published: date | None, tense: str) -> Stretch | None:
    match = re.match(
        r"(?P<open>between|from) (?P<left>.+?) (?:and|to|until|till|through) (?P<right>.+)$", text
    ) or re.match(r"(?P<open>)(?P<left>.+?)(?: ?- ?| (?P<join>to|until|till|through|and|or) )(?P<right>.+)$", text)
    if not match:
        return None
    whole = match["open"] == "from" or match.groupdict().get("join") in ("to", "until", "till", "through")
    left, right = re.sub(r"^(?:on|in|of|by|since) ", "", match["left"]), match["right"]
    last = point(right, published, tense)
    # "May 3 to 5": what the second lacks, the first has.
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", right) and (month := re.match(rf"{MONTH}\b", left)):
        last = point(f"{month['month']} {right}", published, tense)
    if last is None or last.last is None:
        return None
    # "7 to 9 October 2016", "June to August 2016": what the first lacks, the second has.
    tries = []
    if re.fullmatch(r"(?:the )?\d{1,2}(?:st|nd|rd|th)?", left) and (
        tail := re.search(rf"\s{MONTH}(?:\s{YEAR})?$", right)
    ):
        tries.append(left + tail.group())
    elif (year := re.search(rf"\s{YEAR}$", right)) and not re.search(YEAR, left):
        tries.append(left + year.group())
    elif re.fullmatch(r"\d{1,3}", left):
        return None
    for attempt, day, way in [
        *((t, published, tense) for t in tries),
        (left, published, tense),
        (left, last.last, "past"),
    ]:
        first = point(attempt, day, way)
        if first is not None and first.first is not None and first.first <= last.last:
            return Stretch(first.first, last.last, throughout=whole, starts=whole, ends=whole)
    return None


def _until(text: str, published: date | None, tense: str) -> Stretch | None:
    if re.fullmatch(
        r"(?:up )?(?:until|till|to)(?: (?:now|date|today|this day))|so far|as yet|thus far|to this day", text
    ):
        return Stretch(None, published, throughout=True)
    match = re.match(r"(?:up )?(?:until|till)(?: at least)? (.+)$", text) or re.match(r"up to (.+)$", text)
    if not match:
        return None
    end = point(match.group(1), published, tense)
    last = end.last if end else None
    return Stretch(published if tense == "future" else None, last, throughout=True, ends=last is not None)


def _by(text: str, published: date | None, tense: str) -> Stretch | None:
    match = re.match(r"(?:by|no later than|at the latest by)(?: the time of)? (.+)$", text)
    end = point(match.group(1), published, tense) if match else None
    if end is None:
        return None
    first = published if tense == "future" and published and end.last and published <= end.last else None
    return Stretch(first, end.last)


def _before_or_after(text: str, published: date | None, tense: str) -> Stretch | None:
    if re.match(
        r"(?:before|after|around|at) (?:dawn|dusk|noon|midnight|midday|daybreak|nightfall|sunset|sunrise)\b", text
    ):
        return None
    if match := re.match(r"(?:well |shortly |just |long |even |immediately )*(?:before|prior to|ahead of) (.+)$", text):
        edge = point(match.group(1), published, tense)
        if edge and edge.first:
            return Stretch(None, edge.first - timedelta(1))
        return Stretch(None, published) if tense == "past" else None
    if match := re.match(r"(?:well |shortly |just |soon |right |immediately )*(?:after|following) (.+)$", text):
        edge = point(match.group(1), published, tense)
        if edge and edge.last:
            first = edge.last + timedelta(1)
            return Stretch(first, published if tense == "past" and published and published >= first else None)
        return Stretch(None, published) if tense == "past" else None
    return None


_ROUGHLY = (
    r"(?:much of |most of |all of |nearly |almost |about |around |roughly |some |at least |more than |over |up to |only |just |well over "
    r"|less than )*"
)
_LASTING = re.compile(
    rf"(?:(?P<open>for|over|during|in|within|throughout|across|through|after) )?{_ROUGHLY}(?P<the>the |these |this )?"
    rf"(?P<which>past|last|next|coming|first|final|recent)? ?(?:(?P<some>few|several|many|a few) (?:more )?|{NUMBER} (?:more |long )?)?{UNIT}"
    r"(?: or so)?(?P<now> now)?"
)


def _lasting(text: str, published: date | None, tense: str) -> Stretch | None:
    """ "for the past three years", "over the last N days", "in the coming weeks", "for three days", "the past week"."""
    match = _LASTING.fullmatch(text)
    if not match:
        return None
    opening, unit, which = match["open"] or "", match["unit"], match["which"]
    number = number_of(match["n"]) if match["n"] else None
    several = bool(match["some"]) or bool(
        re.search(r"(?:days|weeks|months|years|decades|hours|minutes|nights)\b", text)
    )
    throughout = opening in ("for", "throughout") or bool(match["now"])
    if which == "first" or which == "final":
        return None
    if number is None and not several:
        # "the past week" and "the last month" are a length up to publication; "last month" is a month of the calendar.
        if which is None or not (match["the"] or which == "past"):
            return None
        number = 1
    if which in ("past", "last", "recent"):
        return Stretch(shift(published, unit, -number) if number and published else None, published, throughout)
    if which in ("next", "coming"):
        return Stretch(published, shift(published, unit, number) if number and published else None, throughout)
    if match["the"] or not opening or (opening == "in" and unit in ("day", "night") and number == 1):
        return None
    if opening == "after":
        return Stretch(None, published) if tense == "past" else None
    if (
        tense == "future"
    ):  # "in two weeks", "within a month": until then; "for two weeks": from then on, one knows not when.
        end = shift(published, unit, number) if number and published and opening in ("in", "within") else None
        return Stretch(published, end, throughout)
    if tense == "present" and number and published and opening == "for":
        return Stretch(shift(published, unit, -number), published, throughout)
    return Stretch(None, published, throughout)
