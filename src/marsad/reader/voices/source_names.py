"""Who is meant by the words of a source where only a part of them was taken: "the opposition | Tessel Observatory", "his friend | Omid Sample".

In: utterances, the parse, nominals. Out: the same, with the name, the body or whoever issued a statement for a speaker.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.mentions.mentions import MONTHS
from marsad.reader.parse.phrases import left_edge
from marsad.reader.parse.quotes import Quote
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.voices.run_on import BODIES, DAYS, MEDIA
from marsad.reader.voices.sources import begins_anew
from marsad.reader.voices.speakers import SPEAKING, Profiles, able, make_speaker
from marsad.reader.voices.voices import Utterance
from marsad.reader.words import word_lists
from marsad.records import Span, Speaker

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"})
_STATE = frozenset({"state", "official", "news", "military", "television", "semi"})
DOCUMENTS = frozenset({"statement", "letter", "report", "message", "post", "communique", "video", "recording"})
ISSUED = frozenset({"publish", "release", "issue", "post", "carry", "circulate", "send", "broadcast", "air", "distribute"})  # fmt: skip


def with_source_names(utterances: Sequence[Utterance], quotes: Sequence[Quote], profiles: Profiles) -> list[Utterance]:
    """The utterances, each with the speaker that the whole of its source names."""
    return [_renamed(u, profiles, quotes) for u in utterances]


def _renamed(utterance: Utterance, profiles: Profiles, quotes: Sequence[Quote]) -> Utterance:
    voice, parse = utterance.voice, profiles.nominals.parse
    speaker = voice.speaker
    if speaker is None or len(voice.source) != 1:
        return utterance
    own = voice.source[0].of(parse.text)
    if not speaker.named and own.startswith("State ") and speaker.speaker.endswith(f" {own}"):
        cut = replace(speaker, speaker=own)  # "… in Velin | State media says"
        return Utterance(replace(voice, speaker=cut), utterance.content, utterance.cue)
    pronoun = _ahead(utterance, parse)
    if pronoun is not None:
        unnamed = replace(speaker, speaker=pronoun.text, named=False, post=None, organisation=None)
        return Utterance(replace(voice, speaker=unnamed), utterance.content, utterance.cue)
    utterance = _with_frame(utterance, parse, quotes)
    issuer = _issuer(utterance, parse, profiles)
    if issuer:
        return _said_by(utterance, issuer, profiles)
    quoted = _behind_mark(utterance, parse, quotes)
    if quoted is not None:
        name, quote = quoted
        said = utterance.content | {t.i for t in parse.inside(quote.span)}
        return _said_by(Utterance(voice, said, utterance.cue), name, profiles)
    medium = _medium(utterance, speaker, parse)
    if medium:
        return _said_by(utterance, medium, profiles)
    inside = _own(parse.inside(voice.source[0]))
    if len(inside) < 2:
        return utterance
    words = [t.text for t in inside]
    found = _beyond_bullet(parse, voice.source[0]) or _anew(utterance, inside) or _behind_words(speaker, inside)
    if found:
        return _said_by(utterance, found, profiles)
    if speaker.named and " for " not in speaker.speaker and speaker.speaker.split()[-1].lower() in BODIES:
        longer = _for_what(speaker.speaker, " ".join(words))
        if longer != speaker.speaker:
            return Utterance(replace(voice, speaker=replace(speaker, speaker=longer)), utterance.content, utterance.cue)
    return utterance


def _ahead(utterance: Utterance, parse: Parse) -> Token | None:
    """ "They said | our families would die": the families do not say it; who does stays open."""
    source, speaker = parse.inside(utterance.voice.source[0]), utterance.voice.speaker
    if speaker is None or speaker.named or len(source) != 1 or source[0].lower not in ("they", "he", "she"):
        return None
    told = parse.text[source[0].end : source[0].end + 80]
    first = speaker.speaker.split()[0].lower()
    return source[0] if first in ("our", "my") and speaker.speaker in told else None


def _with_frame(utterance: Utterance, parse: Parse, quotes: Sequence[Quote]) -> Utterance:
    """ "| The raid | “hit the army” in order to “help the militants” Omid Sample added": the words that the quoted bits stand in."""
    cue, source, said = utterance.cue, utterance.voice.source[0], utterance.content
    if cue is None or cue.pos != "VERB" or cue.lemma not in ("say", "add", "tell") or source.end > cue.begin:
        return utterance
    before = [t for t in parse.of_sentence(cue.sentence) if t.end <= source.begin]
    own = [q for q in quotes if before and before[0].begin < q.span.begin and q.span.end <= source.begin]
    if len(own) < 2 or not said or max(said) > cue.i or parse.text[source.begin - 2 : source.begin].startswith(","):
        return utterance
    outside = [t for t in before if not any(q.span.begin <= t.begin < q.span.end for q in own)]
    speech = word_lists("speech")["say"]
    if any(t.lemma in speech or t.text in (":", ";", ",") for t in outside):
        return utterance
    return Utterance(utterance.voice, said | {t.i for t in before}, cue)


def _own(inside: Sequence[Token]) -> list[Token]:
    return [t for t in inside if t.pos != "SPACE"]


def _said_by(utterance: Utterance, words: Sequence[Token], profiles: Profiles) -> Utterance:
    """The utterance with these words for its source."""
    voice, parse = utterance.voice, profiles.nominals.parse
    old = voice.speaker
    words = list(itertools.takewhile(lambda t: t.text != "(", words))
    if old is None or not words:
        return utterance
    stop = next((n for n, t in enumerate(words) if n and t.lower in ("for", "of", "(", ",", "in", "at")), len(words))
    span, head = parse.span(words[0].i, words[-1].i), words[stop - 1]
    speaker = make_speaker(
        head, span, profiles.nominals, profiles, mode=old.mode, cue=old.cue, told=old.told, inferred=old.inferred
    )
    if head.pos == "PROPN" and (not speaker.named or speaker.span.begin < span.begin or " " not in speaker.speaker):
        named = [t for t in words if t.pos != "DET"]
        if speaker.speaker not in span.of(parse.text) or not speaker.named:
            name = parse.text[named[0].begin : named[-1].end]
            speaker = replace(speaker, speaker=name, named=True, post=None, organisation=None)
    if (speaker.speaker not in span.of(parse.text) and left_edge(head) < words[0].i) or head.kids("conj"):
        speaker = replace(speaker, speaker=span.of(parse.text), organisation=None)
    taken = {t.i for t in words}
    return Utterance(replace(voice, source=(span,), speaker=speaker), utterance.content - taken, utterance.cue)


def _beyond_bullet(parse: Parse, source: Span) -> list[Token]:
    """ "Lena Marek, teacher • | One of your readers": behind the bullet."""
    inside = parse.inside(source)
    at = max((n for n, t in enumerate(inside) if t.text in ("•", "|")), default=-1)
    return inside[at + 1 :] if at >= 0 else []


def _anew(utterance: Utterance, inside: Sequence[Token]) -> list[Token]:
    """ "Quiet day in Velin | A Karsa Post correspondent working in Velin | said": a sentence begins amid the words, behind a caption."""
    cue = utterance.cue
    if cue is None or cue.i < inside[-1].i or cue.lemma not in word_lists("speech")["say"]:
        return []
    at = max((n for n in range(2, len(inside) - 1) if begins_anew(inside[n - 1], inside[n])), default=0)
    lower = any(t.text.islower() and t.pos == "NOUN" for t in inside[at + 1 :])
    return list(inside[at:]) if at and lower and not any(t.text == "," for t in inside[: at + 1]) else []


def _behind_words(speaker: Speaker, inside: Sequence[Token]) -> list[Token]:
    """ "The opposition | Tessel Observatory for Rights", "his friend | Omid Sample": a name right behind the words for an unnamed one."""
    if speaker.named:
        return []
    count = len(speaker.speaker.split())
    if [t.text for t in inside[:count]] != speaker.speaker.split() or inside[count - 1].pos != "NOUN":
        return []
    if inside[count - 1].tag == "NNS" or not _can_be_named(inside[count - 1]):
        return []
    run = list(
        itertools.takewhile(lambda t: t.text[:1].isupper() and t.pos in ("PROPN", "NOUN", "ADJ"), inside[count:])
    )
    if not run or run[-1].pos != "PROPN" or any(t.lower in DAYS | MONTHS for t in run):
        return []
    rest = inside[count + len(run) :]
    if rest and rest[0].lower == "for" and len(rest) > 1 and rest[1].text[:1].isupper():
        run += [rest[0], *itertools.takewhile(lambda t: t.text[:1].isupper() or t.lower == "and", rest[1:])]
    return run


def _can_be_named(noun: Token) -> bool:
    lists = word_lists("nouns")
    return noun.lemma in SPEAKING | MEDIA | {"opposition"} | lists["people"] | lists["post"]


def _medium(utterance: Utterance, speaker: Speaker, parse: Parse) -> list[Token]:
    """ "Belmarks | state news agency BANA": a genitive that lost its apostrophe, and whose agency it is."""
    cue, source = utterance.cue, utterance.voice.source[0]
    first = parse.inside(source)[0]
    if cue is None or speaker.speaker != first.text or not first.text.endswith("s"):
        return []
    words = [t for t in parse.of_sentence(cue.sentence) if t.i >= first.i and (t.i < cue.i or first.i > cue.i)][:8]
    if len(words) < 3 or words[1].lower not in _STATE:
        return []
    at = 1
    while at + 1 < len(words) and words[at + 1].pos in ("NOUN", "ADJ") and words[at].lemma not in _LAST:
        at += 1
    if words[at].lemma not in _LAST:
        return []
    while at + 1 < len(words) and words[at + 1].lemma in _LAST:
        at += 1
    named = list(itertools.takewhile(lambda t: t.pos == "PROPN" or t.text == "-", words[at + 1 :]))
    behind = words[at + 1 + len(named)] if at + 1 + len(named) < len(words) else None
    taken = first.i > cue.i and behind is not None and behind.pos in ("VERB", "AUX")
    return named if named and named[-1].pos == "PROPN" and not taken else words[: at + 1]


_LAST = frozenset({"agency", "television", "tv", "radio", "channel", "station", "media", "medium", "newspaper"})


def _behind_mark(utterance: Utterance, parse: Parse, quotes: Sequence[Quote]) -> tuple[list[Token], Quote] | None:
    """ "“…” | Omid Sample | a spokesman for the Velin Media Centre told the agency": the name right behind the quotation."""
    cue, source = utterance.cue, utterance.voice.source[0]
    if (
        cue is None
        or cue.lemma not in ("say", "tell", "add", "explain")
        or cue.pos != "VERB"
        or source.begin > cue.begin
    ):
        return None
    quote = next((q for q in reversed(quotes) if q.span.end <= source.begin), None)
    if quote is None:
        return None
    between = [t for t in parse.tokens[: cue.i] if t.begin >= quote.span.end and t.text not in ("”", '"', ",", "''")]
    name = list(itertools.takewhile(lambda t: t.pos == "PROPN", between))
    rest = between[len(name) :]
    if len(name) < 2 or len(between) > 16 or len(rest) < 2 or rest[0].lower not in ("a", "an", "the"):
        return None
    post = next((t for t in rest[1:4] if t.lemma in word_lists("nouns")["post"]), None)
    plain = all(t.pos in _NOMINAL | {"ADP", "PUNCT", "CCONJ", "VERB"} and t.tag not in ("VBD", "VBZ") for t in rest)
    return (name, quote) if post is not None and plain and source.begin >= rest[0].begin else None


def _for_what(name: str, source: str) -> str:
    """ "The Tessel Observatory | for Human Rights", "the Ardanian Ministry | of Defence"."""
    behind = source.partition(name)[2].split()
    link = ("for", "of") if name.split()[-1] == "Ministry" else ("for",)
    if len(behind) < 2 or behind[0] not in link or not behind[1][:1].isupper():
        return name
    rest = itertools.takewhile(lambda w: w[:1].isupper(), behind[1:])
    return " ".join([name, behind[0], *rest])


def _issuer(utterance: Utterance, parse: Parse, profiles: Profiles) -> list[Token]:
    """ "The Front | in a statement published on NewsChat and the messaging service said …": whose statement it is."""
    cue = utterance.cue
    if cue is None or cue.lemma not in ("say", "claim", "announce", "state", "add") or cue.pos != "VERB":
        return []
    words = [t for t in parse.of_sentence(cue.sentence) if t.i < cue.i]
    at = next(
        (
            n
            for n, t in enumerate(words)
            if n and t.lower == "in" and any(d.lemma in DOCUMENTS for d in words[n + 1 : n + 4])
        ),
        0,
    )
    before, between = words[:at], words[at + 1 :]
    source = utterance.voice.source[0]
    if not before or (source.end <= between[0].begin and source.begin >= before[0].begin):
        return []
    if (
        len(before) > 6
        or any(t.pos not in _NOMINAL and not t.text.isupper() for t in before)
        or not able(before[-1], profiles.nominals)
    ):
        return []
    verbs = [t for t in between if t.tag in ("VBN", "VBD", "VBZ", "VBP")]
    plain = len(verbs) == 1 and verbs[0].lemma in ISSUED
    return before if plain and left_edge(before[-1]) >= before[0].i and source.end <= cue.begin else []
