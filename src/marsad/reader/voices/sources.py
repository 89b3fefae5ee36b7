"""The words for who says it, where the encoder gives too many, too few or others: beside the cue, behind it, without scraps of the page.

In: an attribution, its cue, the parse, nominals. Out: spans of a source, or the token that stands for it. Knows no speakers.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from marsad.reader.encoder.answers import Attribution
from marsad.reader.mentions.mentions import MONTHS, Nominals
from marsad.reader.parse.phrases import phrase
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import SUBJECTS, is_passive, subject_of
from marsad.reader.voices.run_on import DAYS
from marsad.reader.voices.speakers import able
from marsad.reader.words import word_lists
from marsad.records import Span


def source_spans(attribution: Attribution, cue: Token | None, parse: Parse, nominals: Nominals) -> tuple[Span, ...]:
    """The words for who says it: the encoder's, else those beside the cue, else the noun of an unnamed source ("reports emerged that")."""
    if cue is None:
        return attribution.source
    quoted = cue.kid("nsubjpass") if cue.lemma == "quote" else None
    if quoted is not None:
        return (phrase(quoted, parse),)  # "the army was quoted as saying by the agency"
    behind = _behind(cue, parse, nominals)
    if behind is not None:
        return (parse.span(behind[0].i, behind[-1].i),)
    if attribution.source:
        return _settled(attribution.source, cue, parse, nominals)
    beside = _beside(cue, parse, nominals) if _says(cue) else None
    if beside is not None:
        return (parse.span(beside[0].i, beside[-1].i),)
    return (Span(cue.begin, cue.end),) if cue.lemma in word_lists("speech")["hearsay_noun"] else ()


def _says(cue: Token) -> bool:
    return cue.lemma in word_lists("speech")["say"] and cue.pos == "VERB" and not is_passive(cue)


def _settled(spans: tuple[Span, ...], cue: Token, parse: Parse, nominals: Nominals) -> tuple[Span, ...]:
    """The source without the scraps of a page in front of it: "Photo by AFP) The Brigade | said", "Quiet day in Velin | Omid Sample | said"."""
    if len(spans) != 1 or spans[0].end > cue.begin:
        return spans
    inside = parse.inside(spans[0])
    if not inside:
        return spans
    first = max((n + 1 for n, t in enumerate(inside[:-1]) if _ends_scrap(t, inside)), default=0)
    first = max([first, *(n for n in range(1, len(inside)) if begins_anew(inside[n - 1], inside[n]))])
    inside = inside[first:]
    beside = _beside(cue, parse, nominals)
    if beside is not None and beside[0].i > inside[-1].i:
        inside = beside
    elif beside is not None and not any(t.head is cue and t.dep in SUBJECTS for t in inside):
        tops = [t for t in inside if t.head is None or t.head.i not in {k.i for k in inside}]
        if len([t for t in tops if t.pos in ("NOUN", "PROPN")]) > 1:
            inside = beside
    return (parse.span(inside[0].i, inside[-1].i),)


_ARTICLES = frozenset({"The", "A", "An"})
_SCRAP_ENDS = frozenset({"•", "|", "”", '"', "''", "»"})


def _ends_scrap(token: Token, inside: Sequence[Token]) -> bool:
    """A bullet, the end of a quotation, a bracket that is closed but was not opened."""
    return token.text in _SCRAP_ENDS or (token.text == ")" and not any(t.text == "(" for t in inside))


def begins_anew(before: Token, token: Token) -> bool:
    """ "Quiet day in Velin The monitor", "… in Velin State media": a capital article or "State" amid the words begins a sentence."""
    return token.text in _ARTICLES | {"State"} and before.pos in ("NOUN", "PROPN", "VERB", "ADV")


def _beside(cue: Token, parse: Parse, nominals: Nominals) -> list[Token] | None:
    """The noun phrase directly before a cue, if no preposition governs it."""
    last = cue.i - 1
    while last >= 0 and parse.tokens[last].pos in ("AUX", "ADV", "PART"):
        last -= 1
    first = last
    while first >= 0 and parse.tokens[first].pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        first -= 1
        if parse.tokens[first + 1].pos == "DET":
            break
    run = parse.tokens[first + 1 : last + 1]
    if not run or run[-1].pos not in ("NOUN", "PROPN") or run[0].sentence != cue.sentence:
        return None
    if parse.tokens[first].pos in ("ADP", "VERB", "PART") or run[-1].lower in DAYS | MONTHS | {"day"}:
        return None
    return run if able(run[-1], nominals) else None


def _behind(cue: Token, parse: Parse, nominals: Nominals) -> list[Token] | None:
    """ "… and hospitals said the monitor.": what ends the sentence right behind "said" is who says it."""
    if cue.lower not in ("said", "says"):
        return None
    run = [t for t in parse.of_sentence(cue.sentence) if t.i > cue.i and t.pos != "PUNCT"]
    if not 1 <= len(run) <= 6 or any(t.pos not in ("DET", "ADJ", "NOUN", "PROPN") for t in run):
        return None
    named = run[-1].pos in ("NOUN", "PROPN") and run[-1].lower not in DAYS | MONTHS and able(run[-1], nominals)
    return run if named and not any(t.lower in DAYS for t in run) else None


def nearer_source(spans: tuple[Span, ...], cue: Token | None, nominals: Nominals, parse: Parse) -> Token | None:
    """ "The options ahead The Front has said …": of a source that begins with other words, the name that stands beside the cue."""
    inside = [t for span in spans for t in parse.inside(span)]
    nouns = [t for t in inside if t.pos in ("PROPN", "NOUN") and t.dep not in ("compound", "nmod", "poss")]
    beside = cue is not None and bool(inside) and 0 < cue.i - inside[-1].i <= 3
    if beside and inside[-1] in nouns and inside[-1].pos == "PROPN" and able(inside[-1], nominals):
        return inside[-1]
    return next((t for t in nouns if able(t, nominals) and not _is_where(t, nominals)), None)


def _is_where(token: Token, nominals: Nominals) -> bool:
    """ "A toll from the strike on Velin", "shelled northern Velin": a place that is governed by other words than the cue."""
    token = next((a for a in (token, *token.ancestors()) if a.dep != "conj"), token)
    if token.dep in ("pobj", "dobj") and "place" in nominals.at(token).types:
        return True
    above = [token, *(a for a in itertools.takewhile(lambda a: a.pos not in ("VERB", "AUX"), token.ancestors()))]
    return any(a.dep == "pobj" and a.head is not None and a.head.lower in WHERE for a in above)


WHERE = frozenset({"in", "on", "at", "near", "against", "into", "to", "around", "inside"})


def speaker_instead(spans: tuple[Span, ...], cue: Token, parse: Parse, nominals: Nominals) -> tuple[Span, ...]:
    """ "The coalition fighting in Velin and Karsa | reported", "the army shelled northern Velin, | claiming": the subject, not the place."""
    head = source_head([t for span in spans for t in parse.inside(span)])
    subject = subject_of(cue)
    if head is None or subject is None or not subject.i < head.i < cue.i:
        return spans
    through = head.dep == "pobj" and head.head is not None and head.head.lower in ("through", "with")
    if not through and not _is_where(head, nominals):
        return spans
    return (phrase(subject, parse),) if able(subject, nominals) else spans


def source_head(tokens: Sequence[Token]) -> Token | None:
    """The token of a source that hangs highest and can name somebody."""
    tokens = [t for t in tokens if t.lower not in DAYS] or tokens
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head is None or t.head.i not in inside]
    named = [t for t in tops if t.pos in ("PROPN", "NOUN", "PRON", "NUM")]
    return next(iter(named or [t for t in tokens if t.pos in ("PROPN", "NOUN", "PRON")] or tops), None)
