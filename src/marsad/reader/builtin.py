"""The built-in reader: offline, on an ordinary processor.

In: a report and a lexicon. Out: a `Reading`: mentions, then voices, then claims. Each task is a function of its own in a file of its
own, so that a trained model can take its place.
"""

from __future__ import annotations

from functools import cache

from marsad.codebook import load_codebook
from marsad.reader.claims import make_claims
from marsad.reader.coreference import link
from marsad.reader.drafts import Context
from marsad.reader.expressions import find_counts, find_times
from marsad.reader.lexicon import Lexicon
from marsad.reader.mentions import Nominals
from marsad.reader.quotes import find_quotes
from marsad.reader.speakers import Profiles
from marsad.reader.syntax import parse
from marsad.reader.times import TimeFinder
from marsad.reader.voices import find_voices
from marsad.reader.wordings import WordingIndex
from marsad.records import Mention, ReaderInfo, Reading, Report, Span

INFO = ReaderInfo("marsad-rules", "1")
"""Raise the version whenever what the reader says changes: ledgers then know which readings are out of date."""


class BuiltinReader:
    """Reads with a parser and the codebook's wordings."""

    info = INFO

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def read(self, report: Report) -> Reading:
        """Mentions, voices and claims of one report. The same report and lexicon always give the same reading."""
        text = report.text
        parsed = parse(text)
        quotes = find_quotes(text)
        counts, times = find_counts(text), find_times(text)
        nominals = Nominals(parsed, self.lexicon, times)
        link(nominals, quotes)
        utterances = find_voices(parsed, quotes, nominals, Profiles(nominals))
        context = Context(report, parsed, nominals, utterances, counts, TimeFinder(parsed, times), self.info)
        claims = make_claims(wording_index().matches(parsed, nominals), context)
        return Reading(
            report=report,
            mentions=_mentions(nominals, counts, times),
            voices=tuple(u.voice for u in utterances),
            claims=tuple(claims),
            reader=self.info,
        )


@cache
def wording_index() -> WordingIndex:
    """The codebook's wordings, indexed once a process."""
    return WordingIndex(load_codebook())


def _mentions(nominals: Nominals, counts: list[Span], times: list[Span]) -> tuple[Mention, ...]:
    text = nominals.parse.text
    found = [
        Mention(n.span, n.span.of(text), n.type, entity=n.entity)
        for n in nominals.by_head.values()
        if n.type != "other" or n.name is not None
    ]
    found += [Mention(span, span.of(text), "count") for span in counts]
    found += [Mention(span, span.of(text), "time") for span in times]
    return tuple(sorted(found, key=lambda m: (m.span, m.type)))
