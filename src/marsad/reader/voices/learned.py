"""From the encoder's attributions to utterances, and both together with those that the grammar shows.

In: attributions with spans, the parse, nominals, the grammar's utterances. Out: `Utterance`s. The encoder knows better what is said;
the grammar knows who a pronoun is, whose quotation goes on, and what is said without a cue.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from marsad.reader.encoder.answers import Attribution
from marsad.reader.mentions.mentions import Nominals
from marsad.reader.parse.phrases import phrase
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.voices.according import own_length
from marsad.reader.voices.convictions import CONVINCED, PRETEXTS
from marsad.reader.voices.cues import SPEECH_ACT_GERUND
from marsad.reader.voices.run_on import DAYS, TRAILERS
from marsad.reader.voices.sources import WHERE, nearer_source, source_head, source_spans, speaker_instead
from marsad.reader.voices.speakers import Profiles, able, make_speaker, no_attribution
from marsad.reader.voices.voices import Utterance, spans_of
from marsad.reader.words import word_lists
from marsad.records import Span, Voice

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
        spans = source_spans(attribution, cue, parse, nominals)
        if cue is not None:
            grammatical = speaker_instead(spans, cue, parse, nominals)
            if grammatical is not spans:
                content -= {i for i in content if grammatical[0].begin <= parse.tokens[i].begin and i < cue.i}
            spans = grammatical
        if cue is not None and cue.lower == "according" and len(spans) == 1:
            named = parse.inside(spans[0])
            behind = parse.tokens[named[-1].i + 1] if named and named[-1].i + 1 < len(parse.tokens) else None
            own = own_length(named, behind)
            content |= {t.i for t in named[own:]}
            spans = (parse.span(named[0].i, named[own - 1].i),) if named else spans
        content -= {t.i for span in spans for t in parse.inside(span)}
        if not content:
            continue
        source = source_head([t for span in spans for t in parse.inside(span)])
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
            source = nearer_source(spans, cue, nominals, parse)
        if cue is not None and no_attribution(cue, source, nominals):
            continue
        speaker = None
        if source is not None:
            speaker = make_speaker(
                source,
                spans[0],
                nominals,
                profiles,
                mode=mode_of(content, quotes, parse),
                cue=" ".join(span.of(parse.text) for span in attribution.cue),
                told=_told(cue, source, content, parse),
            )
        if speaker is not None and speaker.speaker.lower() in DAYS:
            speaker = replace(speaker, speaker=spans[0].of(parse.text), span=spans[0], named=False)
        voice = Voice(spans, attribution.cue, spans_of(set(content), parse), speaker)
        found.append(Utterance(voice, content, cue))
    return found


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
            - _behind_relative(same.cue, parse)
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


def _behind_relative(cue: Token | None, parse: Parse) -> set[int]:
    """ "In Velin, where the army had announced a truce, | children are starving": a relative clause ends at its comma."""
    if cue is None or cue.dep != "relcl" or cue.right + 1 >= len(parse.tokens):
        return set()
    end = cue.right if parse.tokens[cue.right].text == "," else cue.right + 1
    return set(range(end, parse.sentences[cue.sentence][1] + 1)) if parse.tokens[end].text == "," else set()


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
    head = source_head(parse.inside(theirs[-1]))
    if head is None or ours[-1].covers(Span(head.begin, head.end)):
        return False
    closes = bool(other.content) and max(other.content) < cue.i
    if closes and theirs[-1].covers(ours[-1]) and parse.text[theirs[-1].begin : ours[-1].begin].endswith(" and "):
        return False  # "residents and | activists | said"
    own = source_head(parse.inside(ours[-1]))
    if own is not None and own.dep == "appos" and own.head is head and head.pos == "PROPN" and own.pos == "NOUN":
        return False  # "Omid Sample, | head of the council, | said"
    if own is not None and head.head is cue and _speaks(head) and any(a is head for a in own.ancestors()):
        under = {a.lower for a in own.ancestors() if a.pos == "ADP" and a.i > head.i}
        if under & (WHERE | {"through", "with", "from", "by"}):
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
            and not (
                c.tag == "VBG" and (c.lemma in TRAILERS or cue.lemma in SPEECH_ACT_GERUND | {"say", "tell", "add"})
            )
            for c in cue.children
        )
        named = cue is not None and cue.lemma == "know" and cue.tag == "VBN"  # "also known as"
        goes_on = cue is not None and cue.lemma == "continue" and max(utterance.content, default=cue.i) > cue.i
        if cue is not None and not quoted and _is_knowledge(cue):
            continue
        if (
            cue is None
            or cue.lower in CONVINCED | PRETEXTS
            or _of_words(utterance)
            or (_lemmas(cue) & cues and not complement and not named and not goes_on and not _of_thing(utterance))
            or (cue.lemma in ("criticise", "criticize") and any(c.lower == "for" for c in cue.kids("prep")))
            or (cue.lower == "heard" and utterance.voice.speaker is not None)  # "an inquest heard", read as a noun
            or quoted
            or (cue.pos in ("NOUN", "PROPN") and any(s.begin <= cue.begin < s.end for s in utterance.voice.source))
        ):
            kept.append(utterance)
    return kept


CLAIMING = frozenset({"claim", "allege", "purport", "boast"})
""" "Claims to have launched": the infinitive tells what is so in the speaker's words, not what he is about to do."""


NO_SPEECH_OF_THINGS = frozenset({"see", "find", "show", "hear", "know", "learn", "understand", "agree", "continue", "protest", "express", "claim", "order", "comment"})  # fmt: skip
"""With a thing for an object these tell of no words: "has seen more fighting", "claims the attack", "protest against the war", "ordered a
strike", "comments on the raid"."""


SPREADING = frozenset({"circulate", "spread", "share", "post", "publish"})
TIDINGS = frozenset({"news", "report", "rumour", "rumor", "information", "word"})
""" "Activists circulated news | about the killing of Omid Sample"."""


FACTIVE = frozenset({"know", "realise", "realize"})


def _is_knowledge(cue: Token) -> bool:
    """ "Omid Sample knows he can attack Velin": the report says so itself; not "the army knows of no attack", "I know that …"."""
    if cue.lemma not in FACTIVE or cue.tag not in ("VBZ", "VBD") or cue.kids("neg"):
        return False
    subjects = cue.kids("nsubj")
    return bool(cue.kids("ccomp")) and bool(subjects) and not any(s.lower in ("i", "we") for s in subjects)


def _of_words(utterance: Utterance) -> bool:
    """ "Have expressed concerns that …": the object is words, and what is said hangs on it."""
    objects = utterance.cue.kids("dobj") if utterance.cue is not None else []
    if utterance.cue is not None and utterance.cue.lemma in SPREADING and any(o.lemma in TIDINGS for o in objects):
        return True
    return any(
        o.lemma in word_lists("speech")["noun"] and any(c.i in utterance.content for c in o.kids("acl", "ccomp"))
        for o in objects
    )


def _of_thing(utterance: Utterance) -> bool:
    cue = utterance.cue
    if cue is None or cue.lemma not in NO_SPEECH_OF_THINGS or cue.pos != "VERB":
        return False
    clauses = [c for c in cue.kids("ccomp", "xcomp") if c.i in utterance.content]
    if cue.lemma == "order":
        clauses = [c for c in clauses if c.i > cue.i]  # "Sample was so upset, he | ordered a strike"
    if cue.lemma == "claim" and any(c.tag == "VBG" and not c.kids("aux") for c in clauses):
        return True  # "claims the attack | that hit Velin killing 20"
    on = cue.lemma == "comment"  # "comments | on the raid"
    things = [
        c for c in cue.kids("dobj", "prep") if c.i > cue.i and (c.i in utterance.content or c.dep == "dobj" or on)
    ]
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
    told = [
        t for t in tokens if t.pos == "NOUN" and t.lemma in word_lists("speech")["noun"] and t.dep in ("nsubj", "attr")
    ]
    if told:
        return told[0]  # "reports emerged that …"
    for wanted in (("VERB",), ("AUX", "NOUN"), ("ADP", "SCONJ", "ADV")):
        for token in tokens:
            if token.pos in wanted:
                return token
    return tokens[0] if tokens else None


def _told(cue: Token | None, source: Token, content: frozenset[int], parse: Parse) -> str | None:
    """Who was told: the object of "told", never the speaker."""
    if cue is None or cue.lemma not in ("tell", "inform", "brief"):
        return None
    told = next((c for c in cue.kids("dobj", "dative") if c.i > cue.i and c is not source and c.i not in content), None)
    return phrase(told, parse).of(parse.text) if told is not None else None


def mode_of(content: frozenset[int], quotes: Sequence[Quote], parse: Parse) -> str:
    """Is it said in quotation marks, outside of them, or partly so?"""
    words = [parse.tokens[i] for i in content if parse.tokens[i].pos != "PUNCT"]
    quoted = sum(any(q.span.begin <= t.begin < q.span.end for q in quotes) for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"
