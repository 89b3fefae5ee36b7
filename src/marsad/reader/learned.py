"""From the encoder's attributions to utterances, and both together with those that the grammar shows.

In: attributions with spans, the parse, nominals, the grammar's utterances. Out: `Utterance`s. The encoder knows better what is said;
the grammar knows who a pronoun is, whose quotation goes on, and what is said without a cue.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.reader.clauses import SUBJECTS, is_passive, subject_of
from marsad.reader.cues import DAYS, SPEECH_ACT_GERUND, TRAILERS
from marsad.reader.encoder.answers import Attribution
from marsad.reader.mentions import MONTHS, Nominal, Nominals, resolved
from marsad.reader.phrases import phrase
from marsad.reader.quotes import Quote, quote_at
from marsad.reader.speakers import Profiles, able, make_speaker
from marsad.reader.syntax import Parse, Token
from marsad.reader.voices import Utterance, spans_of
from marsad.reader.words import word_lists
from marsad.records import Span, Speaker, Voice

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
        spans = _sources(attribution, cue, parse, nominals)
        if cue is not None:
            grammatical = _instead(spans, cue, parse, nominals)
            if grammatical is not spans:
                content -= {i for i in content if grammatical[0].begin <= parse.tokens[i].begin and i < cue.i}
            spans = grammatical
        content -= {t.i for span in spans for t in parse.inside(span)}
        if not content:
            continue
        source = _source_head([t for span in spans for t in parse.inside(span)])
        if source is not None and source.lower in DAYS and cue is not None and cue.i > 0:
            before = parse.tokens[cue.i - 1]
            source = before if before.pos in ("PROPN", "NOUN") and before.lower not in DAYS else None
            spans = (parse.span(source.i, source.i),) if source is not None else ()
        if (
            source is not None
            and source.dep == "nsubjpass"
            and cue is not None
            and source.head is cue
            and cue.lemma != "quote"
        ):
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


def _sources(attribution: Attribution, cue: Token | None, parse: Parse, nominals: Nominals) -> tuple[Span, ...]:
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
    first = max([first, *(n for n in range(1, len(inside)) if _begins_anew(inside[n - 1], inside[n]))])
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


def _begins_anew(before: Token, token: Token) -> bool:
    """ "Quiet day in Velin The monitor": a capital article amid the words begins a sentence."""
    return token.text in _ARTICLES and before.pos in ("NOUN", "PROPN", "VERB", "ADV")


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


def _nearer(spans: tuple[Span, ...], cue: Token | None, nominals: Nominals, parse: Parse) -> Token | None:
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
    return any(a.dep == "pobj" and a.head is not None and a.head.lower in _WHERE for a in above)


_WHERE = frozenset({"in", "on", "at", "near", "against", "into", "to", "around", "inside"})


def _instead(spans: tuple[Span, ...], cue: Token, parse: Parse, nominals: Nominals) -> tuple[Span, ...]:
    """ "The coalition fighting in Velin and Karsa | reported", "the army shelled northern Velin, | claiming": the subject, not the place."""
    head = _source_head([t for span in spans for t in parse.inside(span)])
    subject = subject_of(cue)
    if head is None or subject is None or not subject.i < head.i < cue.i:
        return spans
    through = head.dep == "pobj" and head.head is not None and head.head.lower in ("through", "with")
    if not through and not _is_where(head, nominals):
        return spans
    return (phrase(subject, parse),) if able(subject, nominals) else spans


def merge(
    learned: list[Utterance], grammatical: list[Utterance], parse: Parse
) -> tuple[list[Utterance], list[Utterance]]:
    """The learned ones with those of the grammar that they lack; and apart, those of the grammar inside or around a learned one (a
    chain of speakers, which the encoder was not taught).

    Where both have the same cue, the words said are the encoder's, the speaker the grammar's, which knows who "he" is. A claim is
    said by the voice where either of them has it in the content (`Utterance.content`): where a sentence is long or has lost its
    commas, the parse cuts off what the encoder sees.
    """
    carried_on = {i for g in grammatical if g.cue is None for i in g.content}
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
        wider = (
            utterance.content
            - _up_to_cue(utterance, parse)
            - _checked(same)
            - carried_on
            - _of_others(same, grammatical)
        )
        speaker = same.voice.speaker
        if not _closer(utterance, same, parse):
            wider -= _up_to_cue(same, parse)
            if speaker is not None and speaker.speaker.lower() not in DAYS:
                voice = Voice(same.voice.source, voice.cue, voice.content, speaker)
        kept.append(Utterance(voice, same.content | wider, same.cue))
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


def _of_others(utterance: Utterance, grammatical: list[Utterance]) -> set[int]:
    """What others are quoted with, each in the sentence of the cue: "An official said “they hide.” They are there, he said."."""
    own = utterance.cue
    return {
        i
        for other in grammatical
        if other.cue is not None
        and own is not None
        and other.cue.sentence != own.sentence
        and other.voice.speaker is not None
        and other.voice.speaker.mode != "indirect"
        for i in other.content
    }


def _up_to_cue(utterance: Utterance, parse: Parse) -> set[int]:
    """The words from the source's first to the cue: "The monitor, a group of volunteers working abroad, said"."""
    cue, source = utterance.cue, utterance.voice.source
    inside = parse.inside(source[0]) if source else []
    return set(range(inside[0].i, cue.i)) if cue is not None and inside and inside[-1].i < cue.i else set()


def _checked(utterance: Utterance) -> set[int]:
    """ "Omid Sample said the army fled, but the claim could not be verified": who checks is the report."""
    cue = utterance.cue
    clauses = (
        [c for c in cue.kids("conj") if c.lemma in ("verify", "confirm", "corroborate")] if cue is not None else []
    )
    return {t.i for c in clauses for t in c.subtree()}


def _closer(utterance: Utterance, other: Utterance, parse: Parse) -> bool:
    """Does only the source of the first stand right before their cue: "Quiet day in Velin Omid Sample said"?"""
    cue, ours, theirs = utterance.cue, utterance.voice.source, other.voice.source
    if cue is None or utterance.voice.speaker is None or not ours or not theirs:
        return False
    head = _source_head(parse.inside(theirs[-1]))
    if head is None or ours[-1].covers(Span(head.begin, head.end)):
        return False
    own = _source_head(parse.inside(ours[-1]))
    if own is not None and head.head is cue and _speaks(head) and any(a is head for a in own.ancestors()):
        under = {a.lower for a in own.ancestors() if a.pos == "ADP" and a.i > head.i}
        if under & (_WHERE | {"through", "with", "from", "by"}):
            return False  # "The ministry in letters to Omid Sample | stated"
    if any(t.pos in ("VERB", "AUX") and t.dep in ("relcl", "ROOT", "ccomp", "advcl") for t in parse.inside(ours[-1])):
        return False
    gap = parse.text[ours[-1].end : cue.begin].split()
    return ours[-1].end <= cue.begin and len(gap) <= 1 and not theirs[-1].begin >= cue.begin


def _speaks(token: Token) -> bool:
    lists = word_lists("nouns")
    return token.pos == "PROPN" or token.lemma in lists["post"] | lists["people"] | lists["group"]


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
        | {"accord", "according", ":"}
    )
    kept = []
    for utterance in utterances:
        cue = utterance.cue
        quoted = any(quote_at(parse.tokens[i].begin, list(quotes)) for i in utterance.content)
        complement = cue is not None and any(
            c.dep == "xcomp"
            and c.i in utterance.content
            and cue.lemma not in CLAIMING
            and not (c.tag == "VBG" and (c.lemma in TRAILERS or cue.lemma in SPEECH_ACT_GERUND))
            for c in cue.children
        )
        named = cue is not None and cue.lemma == "know" and cue.tag == "VBN"  # "also known as"
        goes_on = cue is not None and cue.lemma == "continue"
        if (
            cue is None
            or _of_words(utterance)
            or (_lemmas(cue) & cues and not complement and not named and not goes_on and not _of_thing(utterance))
            or quoted
        ):
            kept.append(utterance)
    return kept


CLAIMING = frozenset({"claim", "allege", "purport", "boast"})
""" "Claims to have launched": the infinitive tells what is so in the speaker's words, not what he is about to do."""


NO_SPEECH_OF_THINGS = frozenset({"see", "find", "show", "hear", "know", "learn", "understand", "agree", "continue", "protest", "express", "claim"})  # fmt: skip
"""With a thing for an object these tell of no words: "has seen more fighting", "claims the attack", "protest against the war"."""


def _of_words(utterance: Utterance) -> bool:
    """ "Have expressed concerns that …": the object is words, and what is said hangs on it."""
    objects = utterance.cue.kids("dobj") if utterance.cue is not None else []
    return any(
        o.lemma in word_lists("speech")["noun"] and any(c.i in utterance.content for c in o.kids("acl", "ccomp"))
        for o in objects
    )


def _of_thing(utterance: Utterance) -> bool:
    cue = utterance.cue
    if cue is None or cue.lemma not in NO_SPEECH_OF_THINGS or cue.pos != "VERB":
        return False
    clauses = [c for c in cue.kids("ccomp", "xcomp") if c.i in utterance.content]
    if cue.lemma == "claim" and any(c.tag == "VBG" and not c.kids("aux") for c in clauses):
        return True  # "claims the attack | that hit Velin killing 20"
    things = [c for c in cue.kids("dobj", "prep") if c.i > cue.i and (c.i in utterance.content or c.dep == "dobj")]
    return bool(things) and (not clauses or cue.lemma == "see")


def _lemmas(cue: Token) -> set[str]:
    """ "Point", "point out": a verb alone and with its particle."""
    return {cue.lemma} | {f"{cue.lemma} {c.lower}" for c in cue.kids("prt", "advmod") if c.i == cue.i + 1}


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
    said = [t for t in tokens if t.pos == "VERB" and t.lemma in word_lists("speech")["say"]]
    if said and not any(t.lemma in ("decline", "refuse", "fail") for t in tokens):
        return said[0]  # "went on by saying"
    told = [t for t in tokens if t.pos == "NOUN" and t.lemma in word_lists("speech")["noun"] and t.dep == "nsubj"]
    if told:
        return told[0]  # "reports emerged that …"
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


def settle_sources(utterances: list[Utterance], nominals: Nominals, quotes: Sequence[Quote]) -> list[Utterance]:
    """ "“The envoys agreed,” he said", "the group said": of a source that only stands for somebody, the one who spoke last, where what
    the reader took it for stands in its own words or has not spoken so far."""
    parse = nominals.parse
    settled: dict[int, Utterance] = {}
    by_source: dict[Span, Speaker] = {}
    spoken: list[Utterance] = []
    for utterance in sorted(utterances, key=lambda u: u.cue.i if u.cue is not None else min(u.content, default=0)):
        speaker, source = utterance.voice.speaker, utterance.voice.source
        head = _source_head(parse.inside(source[0])) if source else None
        if speaker is None or head is None or utterance.cue is None:
            continue
        end = resolved(nominals.at(head))
        last = next((u for u in reversed(spoken) if utterance.cue.sentence - _sentence(u) <= NEAR), None)
        new = None
        if head.lower in ("he", "she"):
            new = _of_sentence_before(utterance, speaker, end, last, nominals, quotes)
        if new is not None:
            pass
        elif head.lower == "it" and end.head is head and head.i > max(utterance.content, default=head.i):
            new = _of_last(speaker, last, person=False)
        elif head.tag == "PRP" and end.head is not head and (end.head.i in utterance.content or _unfit(head, end)):
            new = _of_last(speaker, last, person=head.lower in ("he", "she")) or replace(
                speaker, speaker=head.text, named=False, post=None, organisation=None
            )
        elif head.lemma == "observatory" and head.kids("det") and "observatory" not in speaker.speaker.lower():
            named = (u for u in reversed(spoken) if u.voice.speaker and "Observatory" in u.voice.speaker.speaker)
            new = _of_last(speaker, next(named, None), person=True) or replace(
                speaker, speaker=source[0].of(parse.text)
            )
        elif (
            head.lemma in SPEAKING_GROUPS
            and any(c.lower in ("the", "this") for c in head.kids("det"))
            and end.head is not head
            and "observatory" not in speaker.speaker.lower()
        ):
            known = {u.voice.speaker.speaker for u in spoken if u.voice.speaker is not None}
            new = _of_last(speaker, last, person=False) if speaker.speaker not in known else None
        if new is not None:
            utterance = Utterance(replace(utterance.voice, speaker=new), utterance.content, utterance.cue)
            settled[id(utterance.cue)] = utterance
            by_source[source[0]] = new
        spoken.append(utterance)
    return [settled.get(id(u.cue), u) if u.cue is not None else _carried_on(u, by_source) for u in utterances]


def _carried_on(utterance: Utterance, by_source: dict[Span, Speaker]) -> Utterance:
    """A quotation that goes on is said by whoever its beginning was settled to be said by."""
    voice = utterance.voice
    new = by_source.get(voice.source[0]) if voice.source else None
    if new is None or voice.speaker is None:
        return utterance
    speaker = replace(new, mode=voice.speaker.mode, cue=voice.speaker.cue, inferred=voice.speaker.inferred)
    return Utterance(replace(voice, speaker=speaker), utterance.content, utterance.cue)


def _of_sentence_before(
    utterance: Utterance,
    speaker: Speaker,
    end: Nominal,
    last: Utterance | None,
    nominals: Nominals,
    quotes: Sequence[Quote],
) -> Speaker | None:
    """ "Omid Sample was acquitted as well. He said …": a pronoun that speaks is who spoke, or whom the sentence before was about, where
    the reader took it for somebody farther off."""
    parse, cue = nominals.parse, utterance.cue
    begin = min(utterance.content, default=0)
    number = min(parse.tokens[begin].sentence, cue.sentence if cue is not None else 0) - 1
    if number < 0 or end.head.sentence > number:
        return None
    before = last.voice.speaker if last is not None and _sentence(last) == number else None
    if before is not None and last is not None and before.speaker == speaker.speaker:
        return None
    if before is not None and last is not None and before.named:
        head = _source_head(parse.inside(last.voice.source[0])) if last.voice.source else None
        if before.post is not None or (head is not None and "person" in nominals.at(head).types):
            return _of_last(speaker, last, person=True)
    spoke = last is not None and last.voice.speaker is not None and last.voice.speaker.speaker == speaker.speaker
    root = next((t for t in parse.of_sentence(number) if t.head is None), None)
    subject = root.kid("nsubj", "nsubjpass") if root is not None else None
    if subject is None or root is None or quote_at(root.begin, list(quotes)) is not None or cue is None:
        return None
    direct = quote_at(parse.tokens[begin].begin, list(quotes)) is not None
    if spoke and last is not None and (direct or _sentence(last) == number):
        return None
    who = resolved(nominals.at(subject))
    described = any(c.pos == "NOUN" and c.kids("det") for c in subject.kids("appos"))  # "Omid, another fighter, …"
    if who.name is None or who.types & {"group", "place", "people"} or who.entity == end.entity:
        return None
    if "person" not in who.types and not described:
        return None
    return replace(speaker, speaker=who.name.of(parse.text), named=True, post=None, organisation=None)


NEAR = 3
"""Sentences back to which the last speaker is still the one meant."""
SPEAKING_GROUPS = frozenset({"group", "monitor", "watchdog", "observatory", "organisation", "organization", "agency"})


def _sentence(utterance: Utterance) -> int:
    return utterance.cue.sentence if utterance.cue is not None else -10


def _unfit(pronoun: Token, end: Nominal) -> bool:
    """ "He" is no state and no body."""
    if end.head.lemma in (MALE if pronoun.lower == "she" else FEMALE if pronoun.lower == "he" else ()):
        return True
    return pronoun.lower in ("he", "she") and not end.types & {"person", "people", "post"}


MALE = frozenset({"son", "father", "brother", "husband", "man", "boy", "king", "uncle", "nephew", "grandfather"})
FEMALE = frozenset({"daughter", "mother", "sister", "wife", "woman", "girl", "queen", "aunt", "niece", "grandmother"})
""" "She" is not her son."""


def _of_last(speaker: Speaker, last: Utterance | None, *, person: bool) -> Speaker | None:
    """The speaker, as the one who spoke last."""
    before = last.voice.speaker if last is not None else None
    if before is None or (not person and not before.named):
        return None
    return replace(
        speaker, speaker=before.speaker, named=before.named, post=before.post, organisation=before.organisation
    )
