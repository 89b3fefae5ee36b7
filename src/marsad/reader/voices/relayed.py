"""Words that one speaker passes on from another: "the agency quoted the army as saying", "the agency reported, citing a doctor".

In: the utterances of both readers. Out: the same, with whoever is quoted or cited inside those who quote.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.phrases import phrase
from marsad.reader.parse.quotes import Quote
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import is_passive
from marsad.reader.voices.learned import mode_of
from marsad.reader.voices.sources import source_head
from marsad.reader.voices.speakers import Profiles, able, make_speaker
from marsad.reader.voices.voices import Utterance, spans_of
from marsad.reader.words import word_lists
from marsad.records import Voice

RELAYING = frozenset({"quote", "cite"})
REACH = 12
"""Words behind a cue in which "citing" belongs to it."""


def with_relayed(
    utterances: Sequence[Utterance], parse: Parse, quotes: Sequence[Quote], profiles: Profiles
) -> list[Utterance]:
    """The utterances, each followed by what its speaker passes on."""
    nominals = profiles.nominals
    kept: list[Utterance] = []
    citing = {id(t): t for u in utterances if (t := _citing(u, parse)) is not None}
    for utterance in utterances:
        cue = utterance.cue
        if cue is not None and cue.i in {t.i for t in citing.values()}:
            continue  # "citing a doctor": who is cited is not said
        if cue is not None and _names_source(cue, nominals):
            continue
        verb = _quoting(utterance) or _citing(utterance, parse)
        utterance = _to_the_left(utterance, parse) if verb is cue else _without_cited(utterance, verb, parse, profiles)
        utterance = _behind_cited(utterance, verb, parse)
        kept.append(utterance)
        told = verb.kid("dobj") if verb is not None else None
        if verb is None or told is None or told.i < verb.i or not able(told, nominals) or told.pos == "PRON":
            continue
        span = phrase(told, parse)
        own = {t.i for t in parse.inside(span)} | {verb.i}
        content = frozenset(i for i in utterance.content if i not in own)
        if not content or any(
            u.cue is not cue and u.voice.source and u.voice.source[0].covers(span) for u in utterances
        ):
            continue
        mode = mode_of(content, quotes, parse)
        speaker = make_speaker(told, span, nominals, profiles, mode=mode, cue=verb.text, told=None)
        voice = Voice((span,), (parse.span(verb.i, verb.i),), spans_of(set(content), parse), speaker)
        kept.append(Utterance(voice, content, verb))
    return kept


def _names_source(cue: Token, nominals: Nominals) -> bool:
    """ "Citing news from its partners in Velin, the agency said …": whose words they are is told by the report."""
    if cue.lemma not in RELAYING or cue.tag != "VBG" or cue.kids("ccomp"):
        return False
    source = cue.kid("dobj")
    plain = source is not None and not any(c.dep in ("acl", "ccomp", "relcl") for c in source.children)
    return source is not None and plain and (source.lemma == "news" or able(source, nominals))


def _to_the_left(utterance: Utterance, parse: Parse) -> Utterance:
    """ "20 people were killed the agency | quoted the army as saying.": nothing follows, so what stands before is quoted."""
    cue, source = utterance.cue, utterance.voice.source
    if cue is None or not source:
        return utterance
    words = parse.of_sentence(cue.sentence)
    behind = [t for t in words if t.i > cue.i and t.pos != "PUNCT"]
    saying = next((n for n, t in enumerate(behind) if t.lower == "saying"), None)
    if saying is None or len(behind) - saying > 3:
        return utterance
    said = frozenset(t.i for t in words if t.end <= source[0].begin)
    return Utterance(utterance.voice, utterance.content | said, cue) if len(said) >= 4 else utterance


def _without_cited(utterance: Utterance, verb: Token | None, parse: Parse, profiles: Profiles) -> Utterance:
    """ "According to | the agency citing a doctor": who is cited is no part of the name."""
    voice = utterance.voice
    if verb is None or voice.speaker is None or not voice.source:
        return utterance
    inside = [t for t in parse.inside(voice.source[0]) if t.i < verb.i and t.text != ","]
    if not inside or voice.source[0].end <= verb.begin:
        return utterance
    head, span = source_head(inside), parse.span(inside[0].i, inside[-1].i)
    if head is None:
        return utterance
    speaker = make_speaker(
        head, span, profiles.nominals, profiles, mode=voice.speaker.mode, cue=voice.speaker.cue, told=None
    )
    if " citing " in speaker.speaker:
        speaker = replace(speaker, speaker=speaker.speaker.partition(" citing ")[0])
    return Utterance(replace(voice, source=(span,), speaker=speaker), utterance.content, utterance.cue)


def _behind_cited(utterance: Utterance, verb: Token | None, parse: Parse) -> Utterance:
    """ "… Explosion in Velin The agency reported citing the ministry | that the attackers fled": what is said follows "that"."""
    cue = utterance.cue
    if verb is None or cue is None or verb is cue or cue.pos != "VERB" or not cue.i < verb.i <= cue.i + 3:
        return utterance
    behind = [t for t in parse.of_sentence(cue.sentence) if t.i > verb.i]
    at = next((n for n, t in enumerate(behind) if t.pos not in _NOMINAL or t.lower == "that"), len(behind))
    if not 0 < at < len(behind) - 3 or behind[at].lower != "that":
        return utterance
    said = frozenset(t.i for t in behind[at + 1 :])
    if not any(t.tag in ("VBD", "VBZ", "VBP", "MD", "VBN") for t in behind[at + 1 :]):
        return utterance
    voice = replace(utterance.voice, content=spans_of(set(said), parse))
    return Utterance(voice, said, cue)


_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})


def _quoting(utterance: Utterance) -> Token | None:
    """ "The agency | quoted | the army as saying"."""
    cue = utterance.cue
    if cue is None or cue.lemma not in RELAYING or cue.tag not in ("VBD", "VBZ", "VBP", "VBN") or is_passive(cue):
        return None
    return cue if any(c.lower == "as" for c in cue.kids("prep")) or _as_saying(cue) else None


def _as_saying(cue: Token) -> bool:
    told = cue.kid("dobj")
    return told is not None and any(c.lower == "as" for c in told.kids("prep"))


def _citing(utterance: Utterance, parse: Parse) -> Token | None:
    """ "The agency reported, | citing | a doctor", "according to the agency | citing | a doctor"."""
    cue = utterance.cue
    if cue is None or utterance.voice.speaker is None:
        return None
    if cue.lower != "according" and cue.lemma not in word_lists("speech")["say"]:
        return None
    source = utterance.voice.source
    words = parse.of_sentence(cue.sentence)
    between = [t for t in words if source and source[0].begin < t.begin and t.i < cue.i]
    inserted = next((t for t in between if t.lemma in RELAYING and t.tag == "VBG"), None)
    if inserted is not None and parse.tokens[inserted.i - 1].text == "," and parse.tokens[cue.i - 1].text == ",":
        return inserted  # "the monitor, citing residents, said"
    behind = [t for t in words if cue.i < t.i <= cue.i + REACH]
    verb = next((t for t in behind if t.lemma in RELAYING and t.tag == "VBG"), None)
    if verb is None or any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in behind if t.i < verb.i):
        return None
    return verb
