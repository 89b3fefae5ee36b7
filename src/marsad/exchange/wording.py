"""The words in which a claim is shown to a person, the same in a terminal, on a page and in a table.

Comes in: claims and reports. Goes out: short plain strings. Knows no colour, no markup, no kind of claim. What is
unknown is said to be unknown, never left out; bounds are never turned into one number.
"""

from __future__ import annotations

from marsad.records import Claim, Count, Filler, Report, Speaker, Stance, When

DAY_UNKNOWN = "day unknown"
PRECISIONS = {
    1: "exact place",
    2: "near a known point",
    3: "district",
    4: "province",
    5: "river, border or wider region",
    6: "country",
    7: "sea or air",
}
"""UCDP GED's `where_prec` in words."""


def filler_in_words(filler: Filler) -> str:
    """The words of the text, and the register's name where it is another: `Daesh (Islamic State)`."""
    name = filler.identity.name if filler.identity else filler.place.name if filler.place else ""
    return filler.text if not name or _same(filler.text, name) else f"{filler.text} ({name})"


def _same(text: str, name: str) -> bool:
    return text.casefold().removeprefix("the ") == name.casefold().removeprefix("the ")


def roles_in_words(claim: Claim) -> str:
    """`who: Daesh (Islamic State) · place: Sirte, Mosul`; roles in the claim's order."""
    return " · ".join(
        f"{role}: {', '.join(filler_in_words(f) for f in fillers)}" for role, fillers in claim.roles.items() if fillers
    )


def bounds_in_words(count: Count) -> str:
    """`20,000 to 99,999`, `at most 40,000`, `at least 12`, `about 60`; `no figure` where the words give no bounds."""
    about = "about " if count.about else ""
    if count.low is None and count.high is None:
        return "no figure"
    if count.low is None:
        return f"at most {about}{count.high:,}"
    if count.high is None:
        return f"at least {about}{count.low:,}"
    if count.low == count.high:
        return f"{about}{count.low:,}"
    return f"{about}{count.low:,} to {count.high:,}"


def count_in_words(count: Count | None) -> str:
    """The bounds and, always, the words themselves: `at most 40,000 ("as many as 40,000 foreign fighters")`."""
    return f"{bounds_in_words(count)} (“{count.words}”)" if count else ""


def days_in_words(when: When) -> str:
    """`on 2017-07-04`, `between … and …`, `throughout … to …`, with the words; `day unknown` where nothing is known."""
    said = f" (“{when.words}”)" if when.words else ""
    if when.first is None and when.last is None:
        return DAY_UNKNOWN + said
    if when.first is not None and when.first == when.last:
        return f"on {when.first.isoformat()}{said}"
    if when.first is None:
        return f"{'until' if when.ends else 'by'} {_iso(when)}{said}"
    if when.last is None:
        return f"{'since' if when.starts else 'from'} {when.first.isoformat()}{said}"
    if when.throughout:
        return f"throughout {when.first.isoformat()} to {when.last.isoformat()}{said}"
    return f"between {when.first.isoformat()} and {when.last.isoformat()}{said}"


def _iso(when: When) -> str:
    return when.last.isoformat() if when.last else ""


def stance_in_words(stance: Stance) -> str:
    """`stated`, `denied`, `possible`, `denied (possible)`."""
    if stance.polarity == "affirmed":
        return stance.certainty
    return stance.polarity if stance.certainty == "stated" else f"{stance.polarity} ({stance.certainty})"


def speaker_in_words(speaker: Speaker) -> str:
    """`Mustafa Bali, spokesman, Syrian Democratic Forces`; `a senior commander (not named)`."""
    parts = [speaker.speaker]
    known = speaker.speaker.casefold()
    parts += [p for p in (speaker.post, speaker.organisation) if p and p.casefold() not in known]
    words = ", ".join(parts) + ("" if speaker.named else " (not named)")
    if speaker.told:
        words += f", to {speaker.told}"
    return words + (" [carried over]" if speaker.inferred else "")


def voice_in_words(claim: Claim) -> str:
    """Who says so, outermost first: `X, citing Y`; `the report itself` where nobody is quoted."""
    if not claim.voice:
        return "the report itself"
    return ", citing ".join(speaker_in_words(s) for s in claim.voice)


def source_in_words(report: Report) -> str:
    """`Arab News, 2017-10-03`; what is unknown is called so."""
    outlet = report.publisher or "outlet unknown"
    return f"{outlet}, {report.published.isoformat() if report.published else 'undated'}"
