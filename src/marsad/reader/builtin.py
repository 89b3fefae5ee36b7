"""The built-in reader: offline, on an ordinary processor.

In: a report and a lexicon. Out: a `Reading`: mentions, then voices, then claims. Each task is a function of its own in a file of its
own, so that a trained model can take its place.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.codebook import load_codebook
from marsad.codebook.load import KINDS_FOLDER
from marsad.reader import LEAST
from marsad.reader.claims import make_claims
from marsad.reader.encoder import open_encoder
from marsad.reader.lexicon import Lexicon
from marsad.reader.mentions.coreference import link
from marsad.reader.mentions.mentions import Nominals
from marsad.reader.mentions.titled import part_titled
from marsad.reader.parse.headings import headings
from marsad.reader.parse.punctuation import as_seen
from marsad.reader.parse.quotes import across_breaks
from marsad.reader.parse.syntax import parse, without_surrogates
from marsad.reader.roles.draft import Context
from marsad.reader.roles.expressions import find_counts, find_times
from marsad.reader.roles.wordings import WordingIndex
from marsad.reader.stance.times import TimeFinder
from marsad.reader.voices.convictions import convictions
from marsad.reader.voices.inner_speech import inner_speech
from marsad.reader.voices.learned import from_attributions, merge, reported
from marsad.reader.voices.no_speakers import own_sources
from marsad.reader.voices.open_pronouns import leave_open
from marsad.reader.voices.own_words import without_own_words
from marsad.reader.voices.relayed import with_relayed
from marsad.reader.voices.run_on_speech import run_on
from marsad.reader.voices.source_names import with_source_names
from marsad.reader.voices.speakers import Profiles
from marsad.reader.voices.statements import statements
from marsad.reader.voices.turns import settle_sources
from marsad.reader.voices.tweets import tweets
from marsad.reader.voices.voices import find_voices
from marsad.records import Mention, ReaderInfo, Reading, Report, Span, content_id, files_id

NAME = "marsad"
RULES = "6"
"""Raise it whenever the code says something else than before. Changes of the data show in the version by themselves."""


class BuiltinReader:
    """Reads with a parser and the codebook's wordings."""

    def __init__(self, lexicon: Lexicon, knowledge: str = "", least: float = LEAST) -> None:
        self.lexicon, self.least = lexicon, least
        variant = "" if least == LEAST else f"/{least:g}"
        self.info = ReaderInfo(NAME, f"{RULES}+{content_id('', data_id(), knowledge)[1:9]}{variant}")

    def read(self, report: Report) -> Reading:
        """Mentions, voices and claims of one report. The same report and lexicon always give the same reading."""
        text, seen = report.text, as_seen(report.text, report.title)
        parsed = parse(text, seen)
        part_titled(parsed, self.lexicon)
        quotes = across_breaks(text, seen)
        counts, times = find_counts(text), find_times(seen)
        nominals = Nominals(parsed, self.lexicon, times)
        link(nominals, quotes)
        profiles = Profiles(nominals)
        encoded = open_encoder().encode(without_surrogates(seen))
        learned = from_attributions(encoded.voices, parsed, quotes, nominals, profiles)
        utterances, chained = merge(learned, find_voices(parsed, quotes, nominals, profiles), parsed)
        utterances = with_relayed(own_sources(utterances, profiles), parsed, quotes, profiles)
        chained = own_sources(chained, profiles)
        utterances, chained = (with_source_names(some, quotes, profiles) for some in (utterances, chained))
        every = utterances + chained
        utterances, chained = (without_own_words(some, every, quotes, nominals) for some in (utterances, chained))
        chained += inner_speech(utterances + chained, quotes, profiles)
        chained += convictions(utterances + chained, profiles)
        settled = settle_sources(utterances + chained, nominals, quotes)
        settled = leave_open(settled, nominals, quotes)
        utterances, chained = settled[: len(utterances)], settled[len(utterances) :]
        saying = reported(utterances + chained, parsed, quotes)
        given = statements(parsed, nominals, profiles, quotes)
        running = [*tweets(parsed), *given, *run_on(saying + given, nominals, profiles, quotes)]
        utterances, saying = utterances + running, saying + running
        context = Context(
            report, parsed, nominals, saying, quotes, counts, TimeFinder(parsed, times), self.info, encoded
        )
        silent = headings(parsed, seen)
        matches = (m for m in wording_index().matches(parsed, nominals) if m.token.sentence not in silent)
        claims = make_claims(matches, context)
        return Reading(
            report=report,
            mentions=_mentions(nominals, counts, times),
            voices=tuple(u.voice for u in utterances),
            claims=tuple(c for c in claims if c.score >= self.least),
            reader=self.info,
        )


@cache
def data_id() -> str:
    """Stands for the codebook's kinds, the word lists and the encoder's weights as they are now; read once a process."""
    here = Path(__file__).parent
    folders = (
        (KINDS_FOLDER, "*.toml"),
        (here / "words", "*.toml"),
        (here / "weights", "*.toml"),
        (here / "weights", "*.npz"),
        (here / "encoder", "**/SHA256SUMS"),
    )
    return files_id(path for folder, names in folders for path in folder.glob(names))


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
