"""Who says what: from cues and quotations to voices.

In: parse, quotations, nominals. Out: `Utterance`s (a `Voice` and the tokens of its content), outer ones before those inside them.
Voices are settled before claims. The writer's own words beside a quotation stay the writer's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from marsad.reader.mentions.mentions import Nominal, Nominals
from marsad.reader.parse.phrases import phrase
from marsad.reader.parse.quotes import Quote
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.voices.cues import Cue, find_cues, in_quote, source_span
from marsad.reader.voices.headlines import leading_sources, trailing_sources
from marsad.reader.voices.run_on import run_on_cues
from marsad.reader.voices.speakers import Profiles, able, make_speaker, no_attribution
from marsad.reader.words import word_lists
from marsad.records import Span, Voice

UTTERANCE_WORDS = 4
"""A quotation of fewer words needs a cue of its own; alone it is a quoted term."""
_BETWEEN = frozenset(
    {",", ":", ".", "“", "”", '"', "''", "``", "-", "—", "–", "and", "but", "in", "on", "after", "..."}
)


@dataclass(frozen=True, slots=True)
class Utterance:
    """A voice and the tokens that it says."""

    voice: Voice
    content: frozenset[int]
    cue: Token | None


def find_voices(parse: Parse, quotes: list[Quote], nominals: Nominals, profiles: Profiles) -> list[Utterance]:
    """All voices of a text, in its order."""
    cues = _with_run_on(
        [*find_cues(parse, quotes), *trailing_sources(parse), *leading_sources(parse)], parse, quotes, nominals
    )
    owner = _give_quotes(parse, quotes, cues)
    utterances: list[Utterance] = []
    cued: dict[int, Utterance] = {}
    for cue in cues:
        if (cue.wants_quote and not cue.quotes) or no_attribution(cue.words[0], cue.source, nominals):
            continue
        utterance = _from_cue(cue, parse, quotes, nominals, profiles)
        if utterance is None:
            continue
        utterances.append(utterance)
        for quote in cue.quotes:
            cued[id(quote)] = utterance
    utterances += _continued(parse, quotes, owner, cued, nominals, profiles, utterances)
    utterances.sort(key=lambda u: (min(u.content, default=0), -len(u.content)))
    return utterances


def _with_run_on(cues: list[Cue], parse: Parse, quotes: list[Quote], nominals: Nominals) -> list[Cue]:
    """The cues, with those that close a sentence whose comma is lost in place of what the parser made of them."""
    by_verb = {cue.words[0].i: cue for cue in cues if cue.verb}
    found = []
    for cue in run_on_cues(parse):
        old = by_verb.get(cue.words[0].i)
        said = {i for i in cue.content if parse.tokens[i].pos != "PUNCT"}
        if cue.source is None or cue.span is None or not able(cue.source, nominals) or in_quote(cue.words[0], quotes):
            continue
        passive = cue.words[0].lemma == "quote"
        begin = parse.tokens[min(said)].end if said else 0
        unknown = old is not None and old.source is None
        if (
            not passive
            and not unknown
            and any(q.span.begin < begin and cue.span.begin <= q.span.end + 2 for q in quotes)
        ):
            continue
        counted = old is not None and old.source is not None and old.source.lower in ("some", "others", "many")
        if old is not None and cue.source.i > cue.words[0].i and old.source is not None and old.content and not counted:
            continue
        inside = parse.inside(cue.span)
        joined = any(t.lower == "and" for t in inside)
        within = old is not None and (
            any(t.i in old.content for t in inside)
            or any(cue.source.i < t.i for t in inside if old.source is t and t.dep in ("pobj", "dobj", "nsubj"))
        )
        if (
            old is not None
            and not joined
            and not within
            and old.source in inside
            and len(old.content & said) > 0.7 * len(said)
        ):
            old.content |= {i for i in cue.content if i > cue.words[0].i}
            continue
        found.append(cue)
    replaced = {word.i for cue in found for word in cue.words}
    return [*(cue for cue in cues if not cue.verb or cue.words[0].i not in replaced), *found]


def _give_quotes(parse: Parse, quotes: list[Quote], cues: list[Cue]) -> dict[int, Cue]:
    """Give each quotation to the cue whose content it overlaps or beside which it stands."""
    owner: dict[int, Cue] = {}
    for quote in quotes:
        inside = parse.inside(quote.span)
        if not inside:
            continue
        cue = _overlapping(inside, cues, quotes, quote) or _adjacent(inside, cues, quotes, parse)
        if cue is None:
            cue = _labelled(inside, parse)
            if cue is not None:
                cues.append(cue)
        if cue is not None:
            owner[id(quote)] = cue
            cue.quotes.append(quote)
    return owner


def _labelled(inside: list[Token], parse: Parse) -> Cue | None:
    """ "Omid Sample: “…”": a name and a colon before a quotation."""
    at = inside[0].i - 1
    while at >= 0 and parse.tokens[at].text in ("“", '"', "``"):
        at -= 1
    if at < 1 or parse.tokens[at].text != ":":
        return None
    first = at - 1
    while (
        first > 0
        and at - first < 6
        and parse.tokens[first - 1].pos in ("PROPN", "PUNCT", "PART")
        and parse.tokens[first - 1].text not in (".", "”", '"')
        and "\n" not in parse.text[parse.tokens[first - 1].end : parse.tokens[first].begin]
    ):
        first -= 1
    head = parse.tokens[at - 1]
    line_start = (
        first == 0
        or "\n" in parse.text[parse.tokens[first - 1].end : parse.tokens[first].begin]
        or parse.tokens[first - 1].text in (".", "”", '"')
    )
    if head.pos != "PROPN" or not line_start:
        return None
    return Cue(words=(parse.tokens[at],), source=head, content=set(), verb=False, wants_quote=True)


def _overlapping(inside: list[Token], cues: list[Cue], quotes: list[Quote], quote: Quote) -> Cue | None:
    words = {t.i for t in inside}
    best: Cue | None = None
    for cue in cues:
        if any(w.i in words for w in cue.words) or not cue.content & words:
            continue
        if len(cue.content & words) * 2 < len(words) and quote.span.begin < cue.words[0].begin and not cue.verb:
            continue
        if best is None or len(cue.content & words) > len(best.content & words):
            best = cue
    return best


def _adjacent(inside: list[Token], cues: list[Cue], quotes: list[Quote], parse: Parse) -> Cue | None:
    """A cue with only its source and punctuation between it and the quotation."""
    first, last = inside[0].i, inside[-1].i
    for cue in cues:
        if not cue.verb or cue.words[0].lemma not in word_lists("speech")["say"] or in_quote(cue.words[0], quotes):
            continue
        verb = cue.words[0]
        own = {verb.i} | {w.i for w in cue.words}
        if cue.source is not None:
            own |= {t.i for t in cue.source.subtree()}
        if cue.told is not None:
            own |= {t.i for t in cue.told.subtree()}
        for child in verb.kids("prep", "advmod", "npadvmod", "advcl"):
            if child.i > verb.i and child.left > verb.i:
                own |= {t.i for t in child.subtree() if not (first <= t.i <= last)}
        if verb.i > last and any(
            g.dep == "mark" and g.lower == "that" for c in verb.kids("ccomp") if c.i > verb.i for g in c.children
        ):
            continue  # "“….” Reports also said that …"
        if verb.i > last:
            between = range(last + 1, verb.i)
        elif verb.i < first:
            between = range(verb.i + 1, first)
        else:
            continue
        if len(between) > 40 or not _same_line(
            parse, parse.tokens[min(verb.i, first)], parse.tokens[max(verb.i, last)]
        ):
            continue
        if all(i in own or parse.tokens[i].text in _BETWEEN or parse.tokens[i].pos == "PUNCT" for i in between):
            sentence_gap = abs(parse.tokens[first].sentence - verb.sentence)
            if (
                sentence_gap == 0
                or (verb.i < first and any(parse.tokens[i].text == ":" for i in between))
                or (
                    verb.i > last
                    and sentence_gap == 1
                    and not cue.content
                    and parse.tokens[last + 1].lower not in (".",)
                )
            ):
                return cue
    return None


def _same_line(parse: Parse, one: Token, other: Token) -> bool:
    return "\n" not in parse.text[one.begin : other.begin]


def _from_cue(cue: Cue, parse: Parse, quotes: list[Quote], nominals: Nominals, profiles: Profiles) -> Utterance | None:
    content = set(cue.content)
    for quote in cue.quotes:
        content |= _words(parse, quote)
    taken = {w.i for w in cue.words}
    verb = cue.words[0]
    span: Span | None = None
    if cue.source is not None:
        span = cue.span or source_span(cue.source, parse, verb)
        if not any(quote.span.begin <= cue.source.begin < quote.span.end for quote in cue.quotes):
            taken |= {t.i for t in parse.inside(span)}
    if cue.told is not None:
        taken |= {t.i for t in cue.told.subtree()} - {i for q in cue.quotes for i in _words(parse, q)}
    content -= taken
    if cue.quotes and all(q.span.end <= verb.begin for q in cue.quotes):
        # “…,” X said, though …: what follows outside the marks is the writer's
        content = {i for i in content if i < verb.i}
    if cue.quotes:
        content = _drop_trail(content, cue, parse)
    if not content:
        return None
    # Content inside a quotation that its cue stands outside of is that quotation's; content cannot leave the cue's own quotation.
    home = in_quote(verb, quotes)
    if home is not None:
        content = {i for i in content if home.span.begin <= parse.tokens[i].begin < home.span.end}
        if not content:
            return None
    mode = _mode(content, cue, parse)
    speaker = None
    if cue.source is not None and span is not None and able(cue.source, nominals):
        told = phrase(cue.told, parse).of(parse.text) if cue.told is not None else None
        words = " ".join(w.text for w in cue.words)
        speaker = make_speaker(cue.source, span, nominals, profiles, mode=mode, cue=words, told=told)
        joined = any(t.lower == "and" for t in parse.inside(cue.span)) if cue.span is not None else False
        whole = joined and nominals.at(cue.source).span.begin > span.begin
        if cue.span is not None and whole:
            speaker = replace(speaker, speaker=cue.span.of(parse.text), named=False, post=None, organisation=None)
        elif cue.span is not None and _begins_before(nominals.at(cue.source), cue.span):
            # "… in Velin | AFP news agency": the parser runs them together
            own = [t.text for n, t in enumerate(parse.inside(cue.span)) if n or t.pos != "DET"]
            speaker = replace(speaker, speaker=" ".join(own), named=own[0][:1].isupper(), post=None, organisation=None)
        elif cue.span is not None and not speaker.named and cue.source.pos == "NOUN":
            speaker = replace(speaker, speaker=parse.text[cue.span.begin : cue.source.end])
        behind = span.of(parse.text).partition(speaker.speaker)[2]
        rest = _FOR_NAME.match(behind)
        if cue.span is not None and speaker.named and rest is not None:
            speaker = replace(speaker, speaker=speaker.speaker + rest.group())
    voice = Voice(
        source=(span,) if span else (),
        cue=(parse.span(cue.words[0].i, cue.words[-1].i),),
        content=spans_of(content, parse),
        speaker=speaker,
    )
    return Utterance(voice, frozenset(content), verb)


_FOR_NAME = re.compile(r" for [^\W_][\w’'-]*(?:(?: and| in| of)? [A-Z][\w’'-]*)*")
""" "The Observatory | for Human Rights" published on Wednesday."""


def _begins_before(nominal: Nominal, span: Span) -> bool:
    return nominal.span.begin < span.begin and (nominal.name is None or nominal.name.begin < span.begin)


def _words(parse: Parse, quote: Quote) -> set[int]:
    return {t.i for t in parse.inside(quote.span)}


def _drop_trail(content: set[int], cue: Cue, parse: Parse) -> set[int]:
    """Where a quotation is the content, drop bits of punctuation and lone connecting words outside of it."""
    quoted = {i for q in cue.quotes for i in _words(parse, q)}
    outside = content - quoted
    first, last = min(quoted, default=0), max(quoted, default=0)
    verb = cue.words[0].i
    if first < verb and all(last < i < verb for i in outside) and len(outside) <= 6:
        return content & quoted  # “…,” the monitor's chief Omid Sample said
    if all(parse.tokens[i].pos in ("PUNCT", "CCONJ", "SPACE") for i in outside):
        return content & quoted
    return content


def _mode(content: set[int], cue: Cue, parse: Parse) -> str:
    quoted = {i for q in cue.quotes for i in _words(parse, q)}
    words = {i for i in content if parse.tokens[i].pos != "PUNCT"}
    if not words & quoted:
        return "indirect"
    return "direct" if words <= quoted else "mixed"


def _continued(
    parse: Parse,
    quotes: list[Quote],
    owner: dict[int, Cue],
    cued: dict[int, Utterance],
    nominals: Nominals,
    profiles: Profiles,
    utterances: list[Utterance],
) -> list[Utterance]:
    """Quotations with no cue of their own: said by whoever spoke last, and marked as inferred."""
    found: list[Utterance] = []
    last_sentence = -10
    speaking: Utterance | None = None
    by_position = sorted(utterances, key=lambda u: u.cue.i if u.cue else 0)
    for quote in quotes:
        words = _words(parse, quote)
        if not words:
            continue
        sentence = parse.tokens[min(words)].sentence
        if id(quote) in cued:
            speaking, last_sentence = cued[id(quote)], parse.tokens[max(words)].sentence
            continue
        said = [
            u
            for u in by_position
            if u.cue is not None
            and u.cue.i < min(words)
            and u.voice.speaker is not None
            and in_quote(u.cue, quotes) is None
        ]
        near = said[-1] if said else None
        if near is not None and near.cue is not None and near.cue.sentence > last_sentence:
            speaking, last_sentence = near, near.cue.sentence
        if id(quote) in owner or len([i for i in words if parse.tokens[i].pos != "PUNCT"]) < UTTERANCE_WORDS:
            continue
        within = not _whole_sentences(words, parse)
        if within and not _clause_within(words, parse, utterances):
            continue
        away = sentence - last_sentence
        subject = _introduced(sentence, parse, quotes, nominals) if away > 1 and not within else None
        if subject is not None:
            span = source_span(subject, parse, subject)
            speaker = make_speaker(subject, span, nominals, profiles, mode="direct", cue="", told=None, inferred=True)
            voice = Voice(source=(span,), cue=(), content=spans_of(words, parse), speaker=speaker)
            speaking = Utterance(voice, frozenset(words), None)
            found.append(speaking)
            last_sentence = parse.tokens[max(words)].sentence
            continue
        long = len([i for i in words if parse.tokens[i].pos != "PUNCT"]) >= LONG_QUOTE
        if speaking is None or speaking.voice.speaker is None:
            continue
        if away > (FAR if long and speaking.voice.speaker.named else 1):
            continue
        speaker = speaking.voice.speaker
        inferred = type(speaker)(
            speaker=speaker.speaker, span=speaker.span, post=speaker.post, organisation=speaker.organisation,
            named=speaker.named, mode="direct", cue="", told=speaker.told, inferred=True, identity=None,
        )  # fmt: skip
        voice = Voice(source=speaking.voice.source, cue=(), content=spans_of(words, parse), speaker=inferred)
        found.append(Utterance(voice, frozenset(words), None))
        last_sentence = parse.tokens[max(words)].sentence
    return found


LONG_QUOTE = 8
"""Words from which a quotation of whole sentences is surely somebody's."""
FAR = 5
"""Sentences back to which its speaker may have spoken."""


def _introduced(sentence: int, parse: Parse, quotes: list[Quote], nominals: Nominals) -> Token | None:
    """ "Omid Sample fled in 2014. “They burned our houses.”": the person whom the sentence before a quotation is about."""
    if not sentence:
        return None
    root = next((t for t in parse.of_sentence(sentence - 1) if t.head is None), None)
    subject = root.kid("nsubj", "nsubjpass") if root is not None else None
    if subject is None or root is None or in_quote(root, quotes) is not None or root.lemma in ("die", "kill"):
        return None
    nominal = nominals.at(subject)
    return subject if nominal.name is not None and nominal.types == frozenset({"person"}) else None


def _clause_within(words: set[int], parse: Parse, utterances: list[Utterance]) -> bool:
    """ "In the west “eight civilians died when jets struck the village of Karsa” held by rebels": a clause of many words in a sentence in
    which nobody speaks is what the last one said who spoke."""
    tokens = [parse.tokens[i] for i in sorted(words)]
    if len([t for t in tokens if t.pos != "PUNCT"]) < LONG_QUOTE:
        return False
    numbers = {t.sentence for t in tokens}
    if len(numbers) > 1 or any(u.cue is not None and u.cue.sentence in numbers for u in utterances):
        return False
    return any(
        t.tag in ("VBD", "VBZ", "VBP", "VBN") and any(c.i in words for c in t.kids("nsubj", "nsubjpass"))
        for t in tokens
    )


def _whole_sentences(words: set[int], parse: Parse) -> bool:
    """A quotation that stands for itself: it begins a sentence."""
    first = min(words)
    begin = parse.sentences[parse.tokens[first].sentence][0]
    return all(parse.tokens[i].pos == "PUNCT" for i in range(begin, first))


def spans_of(content: set[int], parse: Parse) -> tuple[Span, ...]:
    """Runs of tokens as spans, without punctuation at their ends; small gaps of punctuation are closed."""
    spans: list[Span] = []
    run: list[int] = []
    for i in [*sorted(content), -1]:
        if run and (i == -1 or any(parse.tokens[k].pos != "PUNCT" for k in range(run[-1] + 1, i))):
            while run and parse.tokens[run[0]].pos == "PUNCT" and parse.tokens[run[0]].text != "(":
                run.pop(0)
            while run and parse.tokens[run[-1]].pos == "PUNCT" and parse.tokens[run[-1]].text not in (")", "]"):
                run.pop()
            if run:
                spans.append(parse.span(run[0], run[-1]))
            run = []
        run.append(i)
    return tuple(spans)


def chain_at(token: Token, utterances: list[Utterance]) -> list[Utterance]:
    """The voices in whose content a token stands, outermost first."""
    around = [u for u in utterances if token.i in u.content]
    return sorted(around, key=lambda u: (sum(_encloses(other, u) for other in around), -len(u.content)))


def _encloses(outer: Utterance, inner: Utterance) -> bool:
    """ "Residents said the town had fallen, the agency reported": the agency says what the residents say, whatever the parse."""
    if outer.cue is None or inner.cue is None:
        return False
    if _closes_over(outer, inner) or _closes_over(inner, outer):
        return _closes_over(outer, inner)
    if inner.cue.i not in outer.content:
        return False
    if outer.cue.i not in inner.content:
        return True
    return outer.cue.i > inner.cue.i and min(outer.content) <= inner.cue.i


def _closes_over(verb: Utterance, according: Utterance) -> bool:
    """ "The town had fallen according to residents | the agency reported": who closes the sentence passes the others on."""
    if verb.cue is None or according.cue is None or according.cue.lower != "according":
        return False
    same = verb.cue.sentence == according.cue.sentence and verb.cue.i > according.cue.i
    return same and max(verb.content) < verb.cue.i and min(verb.content) < according.cue.i
