"""The dateline: the place in capitals or beside an agency's name with which a story opens.

Comes in: a report's text. Goes out: the place as printed, or None. Must not know: which places there are.
The words stay in the text, the agency's credit with them: other rooms need them.
"""

from __future__ import annotations

import re

_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’\-]*(?:[ /][A-ZÀ-ÖØ-Þ'’\-]+){0,4}"
_NAME = r"[A-ZÀ-Þ][\w'’.\-]*(?:[ /](?:(?:[aeiu][a-z]{1,2}-)?[A-ZÀ-Þ][\w'’.\-]*|of|and|the|de)){0,4}"
_COUNTRY = rf"(?:,\s{_NAME})?"
_DAY = r"(?:,?\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2}|\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)(?:,?\s\d{4})?)?"
_AGENCY = r"\((?!\d)[A-Z][\w .,/&\-]{1,60}\)"
_KNOWN_AGENCY = (
    r"\((?:[\w ]+[/&\-])?(?:AFP|AP|Associated Press|Reuters|Thomson Reuters Foundation|Xinhua|DPA|dpa|UPI|Bloomberg|ANSA|EFE|"
    r"TASS|Interfax|Sputnik|SANA|INA|NINA|Anadolu(?: Agency)?|AA|NNA|MENA|PTI|Kyodo|NAN|IRNA|KUNA|SPA|WAM|Petra)(?:[/&][\w ]+)?\)"
)
_DASH = r"\s*(?:[—–:]|-{1,2}\s)\s*"
_OPENS = r"(?=[A-ZÀ-Þ0-9“\"'‘(«])"

_MANNERS = tuple(
    re.compile(rf"[ \t]*(?P<head>{manner})", re.UNICODE)
    for manner in (
        rf"(?P<place>{_CAPITALS}{_COUNTRY}){_DAY}\s{_AGENCY}{_DASH}",  # BEIRUT, Oct 3 (Reuters) -
        rf"(?P<place>{_NAME}{_COUNTRY}){_DAY}\s{_KNOWN_AGENCY}{_DASH}",  # Beirut (AFP) –
        rf"\((?P<place>{_NAME}{_COUNTRY}?){_DAY}\){_DASH}{_OPENS}",  # (Beirut, October 3, 2017) –
        rf"(?P<place>{_CAPITALS}{_COUNTRY}){_DAY}(?::\s+|\s*[—–]\s*|\s-{{1,2}}\s){_OPENS}",  # DEIR EZZOR, Syria:
    )
)
_LONGEST = 200
"""Characters of a line in which a dateline is looked for; some patterns take long on longer ones."""
_LABELS = {
    "ANALYSIS", "BREAKING", "CAPTION", "CLARIFICATION", "CORRECTED", "CORRECTION", "CREDIT", "EDITORIAL",
    "EXCLUSIVE", "EXPLAINER", "FACTBOX", "FILE", "FEATURE", "FLASH", "IMAGE", "INTERVIEW", "LATEST", "LIVE",
    "MAP", "NEWS", "NOTE", "OPINION", "PHOTO", "PHOTOS", "PICTURE", "PICTURES", "READ", "REPORT", "REVIEW",
    "SEE", "SPECIAL", "SUMMARY", "TIMELINE", "UPDATE", "UPDATED", "UPDATES", "URGENT", "VIDEO", "WARNING",
    "WATCH", "WIRE", "WRITETHRU",
}  # fmt: skip
_NOT_PLACES = {
    "ISIS", "ISIL", "DAESH", "NATO", "UNHCR", "UNICEF", "UNSMIL", "UNAMI", "CENTCOM", "AFRICOM", "SOHR", "OCHA",
    "HDPC", "PMU", "YPG", "SDF",
}  # fmt: skip


def find_dateline(text: str, *, lines: int = 8) -> str | None:
    """The place of the first of the first `lines` lines that opens with a dateline, as printed: `DEIR EZZOR, Syria`.

    Known manners: `BEIRUT: …`, `BEIRUT — …`, `BEIRUT (AP) — …`, `BEIRUT, Oct 3 (Reuters) - …`, `(Beirut) – …`. Capitals
    that are a label (`FILE PHOTO:`), a body (`NATO:`) or fewer than four letters long (`UN:`) are none.
    """
    seen = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        for manner in _MANNERS:
            match = manner.match(line, 0, _LONGEST)
            if match and _is_place(match["place"]):
                return match["place"].strip()
        seen += 1
        if seen >= lines:
            break
    return None


def dateline_words(line: str) -> str:
    """All that stands before the story's first word in a line with a dateline, place, day and agency; else empty."""
    for manner in _MANNERS:
        match = manner.match(line, 0, _LONGEST)
        if match and _is_place(match["place"]):
            return match["head"]
    return ""


def _is_place(words: str) -> bool:
    first = re.split(r"[ ,/]", words, maxsplit=1)[0].strip(".")
    return len(re.sub(r"\W", "", words)) >= 4 and first not in _LABELS and first not in _NOT_PLACES
