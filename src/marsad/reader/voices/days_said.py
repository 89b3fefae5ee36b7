"""The day on which something was said, where the words that are said count their days from it.

In: the utterances over an event. Out: whether "today", "in the past 24 hours" or "on Friday" cannot be counted from the day of publication.
"""

from __future__ import annotations

from datetime import date

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.draft import Context
from marsad.reader.voices.voices import Utterance

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def said_on_another_day(words: str, chain: list[Utterance], context: Context) -> bool:
    """ "Said on Wednesday that it was hit in the past 24 hours", in a report of Thursday: these hours end on Wednesday."""
    cue = chain[-1].cue if chain else None
    if cue is None or context.report.published is None:
        return False
    if _dated_otherwise(cue, context.report.published):
        return True
    if words.lower().rpartition(" ")[2] in ("days", "weeks", "months"):
        others: set[int] = _days_of_saying(cue)  # over so long a time only the day of the statement itself counts
        return bool(others) and context.report.published.weekday() not in others
    named = _days_of_saying(cue) or {d for u in context.utterances if u.cue is not None for d in _days_of_saying(u.cue)}
    return bool(named) and context.report.published.weekday() not in named


def _dated_otherwise(cue: Token, published: date) -> bool:
    """ "In a post on 11 September, he wrote", in a report of October."""
    first = [c for prep in cue.kids("prep") for c in prep.kids("pobj")]
    posts = [
        g for noun in first for prep in noun.kids("prep") for g in prep.kids("pobj")
    ]  # "in a post on 11 September"
    near = [g for c in (*first, *posts) for g in (c, *c.children)]
    months = [t for t in near if t.text in MONTHS]
    numbers = {g.text.lstrip("0") for t in months for g in (*t.children, *([t.head] if t.head is not None else []))}
    numbers = {n for n in numbers if n.isdigit() and len(n) < 3}
    return (
        bool(months)
        and bool(numbers)
        and (MONTHS[published.month - 1] not in {t.text for t in months} or str(published.day) not in numbers)
    )


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def told_before(words: str, chain: list[Utterance], context: Context) -> bool:
    """ "Said on Monday they had attacked it on Sunday", in a report of Sunday: not this Sunday, which came after that Monday."""
    cue, published = chain[-1].cue if chain else None, context.report.published
    day = words.lower().removeprefix("on ")
    if cue is None or published is None or day not in WEEKDAYS:
        return False
    days = _days_of_saying(cue)
    if not days:
        days = _days_of_other_sayings(chain[-1], context)
    said = [(published.weekday() - d) % 7 for d in days]
    return bool(said) and (published.weekday() - WEEKDAYS.index(day)) % 7 < min(said)


def _days_of_other_sayings(told: Utterance, context: Context) -> set[int]:
    """ "A spokesman said on Tuesday … One jet bombed it on Friday, he said": the days on which who speaks is said to have spoken."""
    who = told.voice.speaker.speaker if told.voice.speaker is not None else None
    same = [u for u in context.utterances if u.voice.speaker is not None and u.voice.speaker.speaker == who]
    return {d for u in same if u.cue is not None for d in _days_of_saying(u.cue)} if who else set()


def _days_of_saying(cue: Token) -> set[int]:
    """ "Said on | Wednesday"; where one statement of a report is undated, it may be from the day of the others."""
    near = [*cue.children, *(g for prep in cue.kids("prep") for g in prep.kids("pobj"))]
    return {WEEKDAYS.index(t.lower) for t in near if t.lower in WEEKDAYS}
