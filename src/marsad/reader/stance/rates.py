"""Numbers of people that are told for each day of a longer time: "6,500 people were displaced each day last year".

In: the text, where the words of a count end, and the words of the time. Out: whether the number is not that of the whole time.
"""

from __future__ import annotations

import re

_RATE = re.compile(
    r"[^.,;:!?()\n]{0,60}?\b(?:each|every|per) (?:single )?(?:hour|day|week|month|year)\b", re.IGNORECASE
)
_A_DAY = re.compile(r"[^.,;:!?()\n]{0,20}?\s(?:an hour|a (?:day|week|month|year))\b(?!\s+(?:ago|later|earlier|after|before|old))", re.IGNORECASE)  # fmt: skip
_LONG = re.compile(r"(?i)\b(?:weeks?|months?|years?|decades?|since|in \d{4})\b")


def is_of_each_day(text: str, end: int, words: str) -> bool:
    """Does "each day", "per day" or "a day" follow the count, and is the time longer than that?"""
    behind = text[end : end + 80]
    return bool(_LONG.search(words)) and bool(_RATE.match(behind) or _A_DAY.match(behind))
