"""Plain text: one article or several in one file.

Comes in: a text file. Goes out: a Draft for each article. Must not know: other formats.

Articles are told apart only by what newsrooms and their archives print: a headline that stands twice with a date line
between, a headline with a labelled date line under it, a header block (`Title: …`), a row of dashes or stars or a form
feed before a headline. Everything else stays together. A report's text is its article without the headline and the
date lines; captions, bullets, bylines, datelines and credits stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from marsad.intake.dateline import dateline_words, find_dateline
from marsad.intake.dates import DAY, Found, date_at_head, date_beside, date_line, read_day
from marsad.intake.decode import read_text
from marsad.intake.draft import Draft
from marsad.intake.marks import (
    TITLE_LENGTH,
    Line,
    byline_name,
    header_block,
    is_byline,
    is_sentence,
    is_separator,
    is_title,
    lines_of,
    same_title,
    title_words,
)
from marsad.records import IntakeError

HEAD = 10
"""Lines (blank ones aside) at an article's head in which its headline and date lines are looked for."""

_PARAGRAPH = 160
"""A line of this many characters is a paragraph of its own, not a line of a wrapped one."""


def read_plaintext(path: Path) -> Iterator[Draft | IntakeError]:
    """Drafts of all articles in a text file. Raises IntakeError where the file is no text."""
    drafts = list(split_articles(read_text(path)))
    if not drafts:
        raise IntakeError("holds no words", where=str(path), remedy="put the report's text into it or leave it out")
    for n, draft in enumerate(drafts, 1):
        at = "" if n == 1 else f"#{n}"
        if draft.text:
            yield replace(draft, at=at)
        else:
            yield IntakeError(
                "has a headline or header lines but no text below",
                where=f"{path}{at}",
                remedy="add the text of the report or take the headline out",
            )


def split_articles(text: str) -> Iterator[Draft]:
    """One draft for each article of a text (line ends `\\n`), in order; a draft without text is a mere headline."""
    lines = lines_of(text)
    starts = _starts(lines)
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        segment = lines[begin:end]
        if any(line.words and not is_separator(line) for line in segment):
            yield read_article(text, segment)


def read_article(text: str, lines: Sequence[Line], *, title: str = "") -> Draft:
    """The draft of the one article in `lines` of `text`; `title` where something better than the lines tells it."""
    solid = [n for n, line in enumerate(lines) if line.words]
    while solid and is_separator(lines[solid[-1]]):
        lines, solid = lines[: solid[-1]], solid[:-1]
    first = next((n for n in solid if lines[n].words == "---" or not is_separator(lines[n])), 0)
    fields, gone = header_block(lines, first)
    if not gone:
        gone = {n for n in solid if n <= first and is_separator(lines[n])}
    body = [n for n in solid if n not in gone]
    title = fields.get("title") or title or _title(lines, body)
    gone |= {n for n in body[:HEAD] if same_title(title_words(lines[n].words), title)}

    dates = _dates(lines, [n for n in body if n not in gone])
    gone |= set(dates)
    kept = _join(text, lines, gone)
    if not kept and "title" not in fields:
        # All there is looks like a headline: then it is the text.
        kept, title = _join(text, lines, set(dates)), ""
    found = _published(fields, list(dates.values()), kept)
    author = fields.get("author") or next(
        (byline_name(lines[n].words) for n in body[:HEAD] if is_byline(lines[n].words)), None
    )
    return Draft(
        text=kept,
        title=title,
        publisher=fields.get("publisher"),
        author=author,
        published=found.day if found else None,
        undated=found.why if found else "",
        dateline=fields.get("dateline") or find_dateline(kept),
        url=fields.get("url"),
        language=fields.get("language", "en"),
        source_id=fields.get("id"),
    )


def _starts(lines: Sequence[Line]) -> list[int]:
    """The lines on which articles begin, always the first among them."""
    solid = [n for n, line in enumerate(lines) if line.words]
    starts: set[int] = set()
    covered: set[int] = set()
    below_headers: set[int] = set()
    for p, n in enumerate(solid):
        if n in covered:
            continue
        after_blank = n == 0 or not lines[n - 1].words or is_separator(lines[n - 1]) or lines[n].after_feed
        if after_blank and (block := header_block(lines, n)[1]):
            starts.add(n)
            covered.update(range(n, max(block) + 1))
            # A headline printed again below its header lines opens no second article.
            below_headers.update(solid[p : p + len(block) + HEAD // 2])
        elif n not in below_headers and (end := _repeat(lines, solid, p)):
            starts.add(n)
            covered.update(range(n, end + 1))
    covered |= below_headers
    for p, n in enumerate(solid):
        if p and n not in covered and (_breaks(lines, solid, p) or _heads(lines, solid, p, starts)):
            starts.add(n)
    ordered = sorted(starts)
    if ordered and not any(is_sentence(lines[n].words) for n in solid if n < ordered[0]):
        # A section's name or the like above the first headline is no article.
        ordered[0] = 0
    return ordered if ordered and ordered[0] == 0 else [0, *ordered]


def _repeat(lines: Sequence[Line], solid: Sequence[int], p: int) -> int:
    """Where the headline at `solid[p]` stands again below a date line; 0 where it does not."""
    words = lines[solid[p]].words
    if len(words) < 12 or not is_title(words) or date_line(words):
        return 0
    dated = False
    for n in solid[p + 1 : p + HEAD]:
        dated = dated or date_line(lines[n].words) is not None
        if dated and same_title(words, lines[n].words):
            return n
    return 0


def _breaks(lines: Sequence[Line], solid: Sequence[int], p: int) -> bool:
    """Does a headline stand at `solid[p]`, below a separator or a form feed that ends another article?"""
    n, before = solid[p], solid[p - 1]
    words = lines[n].words
    if not is_title(words) or p + 1 == len(solid):
        return False
    below = lines[solid[p + 1]].words
    headed = not lines[n + 1].words or date_line(below) is not None or bool(dateline_words(below))
    if is_separator(lines[before]):
        # A single short line over a row of signs is an underlined headline of Markdown.
        above = solid[max(0, p - 4 * HEAD) : p]
        return headed and any(is_sentence(lines[m].words) for m in above)
    fed = any(lines[m].after_feed for m in range(before + 1, n + 1))
    # Page breaks of a converted document fall in the middle of sentences too.
    return headed and fed and is_sentence(lines[before].words)


def _heads(lines: Sequence[Line], solid: Sequence[int], p: int, starts: set[int]) -> bool:
    """Does a headline with a labelled date line under it stand at `solid[p]`, after a blank line and an article's end?"""
    n = solid[p]
    if lines[n - 1].words or not is_title(lines[n].words) or date_line(lines[n].words):
        return False
    under = [m for m in solid[p + 1 : p + 4] if m not in starts]
    dated = next((m for m in under if date_line(lines[m].words)), None)
    if dated is None:
        return False
    found = date_line(lines[dated].words)
    beside = [m for m in under if m < dated]
    if (
        not found
        or not found.label
        or any(is_sentence(lines[m].words) and len(lines[m].words) <= TITLE_LENGTH for m in beside)
    ):
        return False
    if not is_sentence(lines[solid[p - 1]].words):
        return False
    return any(is_sentence(lines[m].words) for m in solid[p + 2 : p + HEAD + 4] if m > dated)


def _title(lines: Sequence[Line], body: Sequence[int]) -> str:
    """The headline that stands twice, else the first short line without final full stop above the first paragraph."""
    for place in range(min(4, len(body))):
        if _repeat(lines, body, place):
            return title_words(lines[body[place]].words)
    for place, n in enumerate(body[:4]):
        words = lines[n].words
        if date_line(words) or is_byline(words):
            continue
        if not is_title(words) or dateline_words(words):
            if is_sentence(words) or dateline_words(words) or len(words) > TITLE_LENGTH:
                return ""
            continue
        below = lines[body[place + 1]].words if place + 1 < len(body) else ""
        apart = n + 1 >= len(lines) or not lines[n + 1].words
        # The first line of a paragraph that was wrapped at some column is short and without full stop too.
        if apart or date_line(below) or is_byline(below) or dateline_words(below) or len(below) >= _PARAGRAPH:
            return title_words(words)
        return ""
    return ""


def _dates(lines: Sequence[Line], body: Sequence[int]) -> dict[int, Found]:
    """Date lines in the head, and labelled ones in the last three lines."""
    met = {n: found for n in body if (found := date_line(lines[n].words))}
    bare = [n for n in met if not met[n].label]
    if len(bare) > 2:
        # A chronology: its days are not the day of publication.
        met = {n: found for n, found in met.items() if found.label}
    head, tail = set(body[:HEAD]), set(body[-3:])
    return {n: found for n, found in met.items() if n in head or (found.label and n in tail)}


def _published(fields: dict[str, str], dates: Sequence[Found], kept: str) -> Found | None:
    """The day of publication: header, date lines, words at the head of the text, day in the dateline."""
    for name in ("date", "updated"):
        if name in fields:
            return read_day(fields[name])
    published = [f for f in dates if f.label.startswith(("publi", "posted", "issued", "first", "date"))]
    if dates:
        return next((f for f in [*published, *dates] if f.day), dates[0])
    if at_head := date_at_head(kept):
        return at_head
    above = kept.split("\n")[: 2 * HEAD]
    if beside := next((f for f in map(date_beside, [w for w in above if w.strip()][:3]) if f), None):
        return beside
    heads = (_date_in(dateline_words(line)) for line in above)
    return next((f for f in heads if f), None)


def _date_in(words: str) -> Found | None:
    """The date inside a dateline: "BEIRUT, Oct. 3, 2017 (AP) —"."""
    match = DAY.search(words)
    return read_day(match.group()) if match else None


def _join(text: str, lines: Sequence[Line], gone: set[int]) -> str:
    """The kept lines as they stand in the text; a line that goes leaves one blank line at most where it stood."""
    kept: list[str] = []
    blank, dropping = True, False
    for n, line in enumerate(lines):
        if n in gone:
            dropping = True
        elif line.words or not (blank and (dropping or not kept)):
            kept.append(text[line.begin : line.end])
            blank, dropping = not line.words, dropping and not line.words
    return "".join(kept).rstrip()
