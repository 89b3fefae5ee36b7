"""From the encoder's attributions to utterances, and both together with those that the grammar shows.

In: attributions with spans, the parse, nominals, the grammar's utterances. Out: `Utterance`s. The encoder knows better what is said;
the grammar knows who a pronoun is, whose quotation goes on, and what is said without a cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.reader.encoder.answers import Attribution
from marsad.reader.mentions import Nominals
from marsad.reader.phrases import phrase
from marsad.reader.quotes import Quote, quote_at
from marsad.reader.speakers import Profiles, able, make_speaker
from marsad.reader.syntax import Parse, Token
from marsad.reader.voices import Utterance, spans_of
from marsad.reader.words import word_lists
from marsad.records import Span, Voice

DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"})
"""Where commas are lost ("on Thursday state news agency SANA reported"), a parser may take the day for the speaker."""
SAME_CONTENT = 0.5
"""Jaccard of the contents' words from which two utterances are taken for one."""


def from_attributions(
    attributions: Iterable[Attribution], parse: Parse, quotes: Sequence[Quote], nominals: Nominals, profiles: Profiles
) -> list[Utterance]:
    """One utterance for each attribution that has a content."""
    found = []
    for attribution in attributions:
        cue_tokens = [t for span in attribution.cue for t in parse.inside(span)]
        cue = _cue_verb(cue_tokens)
        tokens = [t for span in attribution.content for t in parse.inside(span)]
        content = frozenset(t.i for t in tokens if cue is None or _within_reach(t, cue, quotes, parse))
        if not content:
            continue
        spans = attribution.source
        source = _source_head([t for span in spans for t in parse.inside(span)])
        if source is not None and source.lower in DAYS and cue is not None and cue.i > 0:
            before = parse.tokens[cue.i - 1]
            source = before if before.pos in ("PROPN", "NOUN") and before.lower not in DAYS else None
            spans = (parse.span(source.i, source.i),) if source is not None else ()
        if source is not None and source.dep == "nsubjpass" and source.head is cue:
            source = None  # who is threatened does not speak
        if source is not None and not able(source, nominals):
            source = _nearer(spans, cue, nominals, parse)
        speaker = None
        if source is not None:
            speaker = make_speaker(
                source,
                spans[0],
                nominals,
                profiles,
                mode=_mode(content, quotes, parse),
                cue=" ".join(span.of(parse.text) for span in attribution.cue),
                told=_told(cue, source, content, parse),
            )
        if speaker is not None and speaker.speaker.lower() in DAYS:
            speaker = replace(speaker, speaker=spans[0].of(parse.text), span=spans[0], named=False)
        voice = Voice(spans, attribution.cue, spans_of(set(content), parse), speaker)
        found.append(Utterance(voice, content, cue))
    return found


def _nearer(spans: tuple[Span, ...], cue: Token | None, nominals: Nominals, parse: Parse) -> Token | None:
    """ "The options ahead The Front has said …": of a source that begins with other words, the name that stands beside the cue."""
    inside = [t for span in spans for t in parse.inside(span)]
    nouns = [t for t in inside if t.pos in ("PROPN", "NOUN") and t.dep not in ("compound", "nmod", "poss")]
    beside = cue is not None and bool(inside) and 0 < cue.i - inside[-1].i <= 3
    if beside and inside[-1] in nouns and inside[-1].pos == "PROPN" and able(inside[-1], nominals):
        return inside[-1]
    return next((t for t in nouns if able(t, nominals)), None)


def merge(
    learned: list[Utterance], grammatical: list[Utterance], parse: Parse
) -> tuple[list[Utterance], list[Utterance]]:
    """The learned ones with those of the grammar that they lack; and apart, those of the grammar inside or around a learned one (a
    chain of speakers, which the encoder was not taught).

    Where both have the same cue, the words said are the encoder's, the speaker the grammar's, which knows who "he" is, and so is the
    choice of the claims that stand in them (`Utterance.content`): its borders are those of clauses.
    """
    by_cue = {id(g.cue): g for g in grammatical if g.cue is not None}
    kept, used = [], set()
    for utterance in learned:
        same = by_cue.get(id(utterance.cue)) if utterance.cue is not None else None
        same = same or _denial_of(utterance, grammatical, parse)
        if same is None:
            kept.append(utterance)
            continue
        used.add(id(same))
        voice = utterance.voice
        if same.voice.speaker is not None and same.voice.speaker.speaker.lower() not in DAYS:
            voice = Voice(same.voice.source, voice.cue, voice.content, same.voice.speaker)
        kept.append(Utterance(voice, same.content, same.cue))
    chained = []
    for utterance in grammatical:
        words = {i for i in utterance.content if parse.tokens[i].pos != "PUNCT"}
        if id(utterance) in used or utterance.voice.speaker is None:
            continue
        if any(
            _jaccard(words, other.content, parse) >= SAME_CONTENT and not _apart(utterance, other) for other in kept
        ):
            continue
        if any(_apart(utterance, other) for other in kept):
            chained.append(utterance)
        elif not any(words & other.content for other in learned):
            kept.append(utterance)
        elif not any(words & other.content for other in kept):
            chained.append(utterance)  # a quotation that goes on, which the encoder gave to the cue before it as well
    return _in_order(kept), _in_order(chained)


def _denial_of(utterance: Utterance, grammatical: list[Utterance], parse: Parse) -> Utterance | None:
    """ "rejected claims that …": for the encoder the cue is "claims", but what is said of them is that they are false."""
    denied = word_lists("stance")["cues.denied"]
    words = {i for i in utterance.content if parse.tokens[i].pos != "PUNCT"}
    for other in grammatical:
        if (
            other.cue is not None
            and other.cue.lemma in denied
            and _jaccard(words, other.content, parse) >= SAME_CONTENT
        ):
            return other
    return None


def _apart(one: Utterance, other: Utterance) -> bool:
    """Does the cue of either stand in what the other says: X said that Y had said?"""
    return (one.cue is not None and one.cue.i in other.content) or (
        other.cue is not None and other.cue.i in one.content
    )


def _in_order(utterances: list[Utterance]) -> list[Utterance]:
    return sorted(utterances, key=lambda u: (min(u.content, default=0), -len(u.content)))


def reported(utterances: list[Utterance], parse: Parse, quotes: Sequence[Quote]) -> list[Utterance]:
    """Those that put a claim into somebody's mouth: words of speech or thought, or a quotation. "Agreed to withdraw" and "wants to
    leave" are attributions for the encoder, but what they say of a claim is its stance."""
    speech = word_lists("speech")
    cues = (
        speech["say"]
        | speech["believe"]
        | speech["noun"]
        | word_lists("stance")["cues.denied"]
        | {"accord", "according"}
    )
    kept = []
    for utterance in utterances:
        cue = utterance.cue
        quoted = any(quote_at(parse.tokens[i].begin, list(quotes)) for i in utterance.content)
        complement = cue is not None and any(c.dep == "xcomp" and c.i in utterance.content for c in cue.children)
        if cue is None or (cue.lemma in cues and not complement) or quoted:
            kept.append(utterance)
    return kept


def _within_reach(token: Token, cue: Token, quotes: Sequence[Quote], parse: Parse) -> bool:
    """Words of the cue's own sentence, or of a quotation that begins or ends beside it. Where paragraphs are lost (a whole article
    in one line), the encoder reaches too far."""
    if token.sentence == cue.sentence:
        return True
    quote = quote_at(token.begin, list(quotes))
    if quote is None:
        return False
    inside = parse.inside(quote.span)
    return bool(inside) and min(abs(inside[0].sentence - cue.sentence), abs(inside[-1].sentence - cue.sentence)) <= 1


def _jaccard(words: set[int], content: frozenset[int], parse: Parse) -> float:
    theirs = {i for i in content if parse.tokens[i].pos != "PUNCT"}
    return len(words & theirs) / max(1, len(words | theirs))


def _cue_verb(tokens: Sequence[Token]) -> Token | None:
    """The word of a cue that carries its meaning: its verb, else its noun."""
    for wanted in (("VERB",), ("AUX", "NOUN"), ("ADP", "SCONJ", "ADV")):
        for token in tokens:
            if token.pos in wanted:
                return token
    return tokens[0] if tokens else None


def _source_head(tokens: Sequence[Token]) -> Token | None:
    """The token of a source that hangs highest and can name somebody."""
    tokens = [t for t in tokens if t.lower not in DAYS] or tokens
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head is None or t.head.i not in inside]
    named = [t for t in tops if t.pos in ("PROPN", "NOUN", "PRON", "NUM")]
    return next(iter(named or [t for t in tokens if t.pos in ("PROPN", "NOUN", "PRON")] or tops), None)


def _told(cue: Token | None, source: Token, content: frozenset[int], parse: Parse) -> str | None:
    """Who was told: the object of "told", never the speaker."""
    if cue is None or cue.lemma not in ("tell", "inform", "brief"):
        return None
    told = next((c for c in cue.kids("dobj", "dative") if c.i > cue.i and c is not source and c.i not in content), None)
    return phrase(told, parse).of(parse.text) if told is not None else None


def _mode(content: frozenset[int], quotes: Sequence[Quote], parse: Parse) -> str:
    words = [parse.tokens[i] for i in content if parse.tokens[i].pos != "PUNCT"]
    quoted = sum(any(q.span.begin <= t.begin < q.span.end for q in quotes) for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"
