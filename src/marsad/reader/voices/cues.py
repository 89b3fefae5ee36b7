"""Where something is attributed: the cues, each with the token of its source and the tokens of its content.

In: a parse and its quotations. Out: `Cue`s. One function a construction: verb of speech, "according to", noun of speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.reader.parse.phrases import left_edge
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import PASSIVE_SUBJECTS, SUBJECTS, accusation, is_passive, subject_of
from marsad.reader.voices.according import own_length
from marsad.reader.words import word_lists
from marsad.records import Span

_NOMINAL_CONTENT = frozenset({"report", "announce", "claim", "confirm", "predict", "deny", "allege", "estimate", "acknowledge", "admit", "declare", "describe", "condemn", "document"})  # fmt: skip
_SPEECH_ACT_INFINITIVE = frozenset({"claim", "vow", "pledge", "promise", "threaten", "swear"})
SPEECH_ACT_GERUND = frozenset({"deny", "admit", "acknowledge"})
""" "Denied carrying out raids"."""
_GERUND_OF = frozenset({"accuse"})
_AS_VERBS = frozenset({"see", "view", "regard", "describe", "consider", "classify", "quote", "cite"})

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of a verb with a tense of its own."""


@dataclass(slots=True, eq=False)
class Cue:
    """One attribution before its spans are made."""

    words: tuple[Token, ...]
    source: Token | None
    content: set[int] = field(default_factory=set)
    """Indices of tokens."""
    told: Token | None = None
    verb: bool = True
    wants_quote: bool = False
    """Holds only with a quotation beside it (its verb takes no clause here)."""
    quotes: list[Quote] = field(default_factory=list)
    span: Span | None = None
    """The words of the source, where they are not those that hang on its token."""


def find_cues(parse: Parse, quotes: list[Quote]) -> list[Cue]:
    """All cues, in the order of the text."""
    cues: list[Cue] = []
    for token in parse.tokens:
        if token.lower == "according" and token.kid("prep") is not None:
            cues.extend(_according(token, parse))
        elif token.pos in ("VERB", "AUX") or (token.tag.startswith("VB") and token.dep in ("amod", "acl")):
            cues.extend(_verb_cue(token, parse))
        elif token.pos == "NOUN" and token.lemma in word_lists("speech")["noun"]:
            cues.extend(_noun_cue(token, parse))
    return cues


COURTS = frozenset({"inquest", "court", "jury", "tribunal", "trial", "hearing", "inquiry"})
"""Where things are heard that are then reported as said there."""


def _verb_cue(verb: Token, parse: Parse) -> Iterator[Cue]:
    speech = word_lists("speech")
    particle = next((c.lower for c in verb.kids("prt", "advmod") if c.i == verb.i + 1), "")
    lemma = f"{verb.lemma} {particle}".strip() if f"{verb.lemma} {particle}" in speech["say"] else verb.lemma
    says, thinks = lemma in speech["say"], lemma in speech["believe"]
    says = says or (lemma == "hear" and any(c.lemma in COURTS for c in verb.kids("nsubj")))
    if not says and not thinks:
        return
    governor = verb.head
    if (
        verb.dep == "xcomp"
        and governor is not None
        and governor.lemma in ("decline", "refuse", "fail", "able", "unable")
    ):
        return
    inserted = verb.dep == "amod" and verb.i > 0 and parse.tokens[verb.i - 1].text == ","
    passive = is_passive(verb) and not inserted
    source = _agent(verb) if passive else _subject(verb, parse)
    if passive and lemma == "quote":
        source = verb.kid("nsubjpass")  # "the army was quoted as saying by the agency"
    content = _clause_content(verb, lemma, source, passive, parse)
    if (passive and source is None) or (
        source is not None and source.lower in ("this", "that", "it", "which", "what") and not says
    ):
        return
    if source is not None and source.lower in ("this", "that", "which", "what", "nobody", "none"):
        return  # "this shows that …" is the writer's own inference, "nobody said" is said by nobody
    if (
        source is not None
        and any(g.lower in ("whom", "which") for c in source.kids("prep") for g in c.kids("pobj"))
        and verb.dep == "relcl"
    ):
        source = verb.head  # "200 men, most of whom said …"
    if content and source is None and not says:
        return
    if not content and (thinks or not says):
        return
    if not content and inserted and source is not None:
        # "…, added Sample, …": a sentence with its cue in the middle, which the parser did not see.
        first, last = parse.sentences[verb.sentence]
        content = _strip(set(range(first, last + 1)) - {verb.i} - {t.i for t in source.subtree()}, parse)
    told = next(
        (
            c
            for c in verb.kids("dative", "dobj")
            if lemma in ("tell", "inform", "advise", "remind", "ask") and c.i > verb.i
        ),
        None,
    )
    if told is None and lemma in ("say", "speak", "add", "explain"):
        told = next((g for c in verb.kids("prep", "dative") if c.lower == "to" for g in c.kids("pobj")), None)
    words = (verb, *(c for c in verb.kids("prt") if c.lower == particle))
    if source is None and not content and verb.dep in ("amod", "compound"):
        return
    span = parse.span(left_edge(source), source.i) if source is not None and _with_somebody(verb, parse) else None
    yield Cue(words=words, source=source, content=content, told=told, wants_quote=not content, span=span)


def _agent(verb: Token) -> Token | None:
    for prep in verb.kids("agent", "prep"):
        if prep.lower == "by":
            return prep.kid("pobj")
    return None


def _subject(verb: Token, parse: Parse) -> Token | None:
    beside = [c for c in verb.kids("nsubj") if c.i < verb.i]
    nearest = beside[-1] if len(beside) > 1 else None  # "“… the victims” the director Omid Sample told the agency"
    if verb.tag == "VB" and verb.dep in ("conj", "parataxis", "ROOT") and not verb.kids("aux", *SUBJECTS):
        word = parse.tokens[verb.i - 1].lower if verb.i else ""
        if word in ("but", ":", ";", "please", ""):
            return None  # "…: but note that …"
    subject = _with_somebody(verb, parse) or _outer_speaker(verb) or _object_taken(verb) or nearest or subject_of(verb)
    if subject is not None and verb.dep not in ("amod",):
        return subject
    # "…, added Sample, …": the parser sometimes takes the verb for a modifier of the name behind it.
    follower = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    before = parse.tokens[verb.i - 1] if verb.i else None
    if (
        verb.tag in ("VBD", "VBN", "VBZ")
        and follower is not None
        and before is not None
        and before.text in (",", "”", '"', "''")
    ):
        head = verb.head
        if verb.dep == "amod" and head is not None and head.i > verb.i and left_edge(head) <= verb.i:
            return head
        if follower.pos in ("PROPN", "PRON", "NOUN", "DET"):
            token: Token = follower
            while (
                token.dep in ("compound", "det", "amod", "nmod") and token.head is not None and token.head.i > token.i
            ):
                token = token.head
            return token
    return None


def _with_somebody(verb: Token, parse: Parse) -> Token | None:
    """ "Two were held, with | activists | saying that …": who stands between "with" and the word of saying."""
    before = parse.tokens[verb.i - 1] if verb.i else None
    if verb.tag != "VBG" or before is None or before.dep != "pobj" or before.head is None or verb.kids(*SUBJECTS):
        return None
    return before if before.head.lower == "with" and before.i - before.head.i <= 4 else None


def _object_taken(verb: Token) -> Token | None:
    """ "The army shelled Velin, | claiming to have hit a camp": Velin is shelled, the army claims."""
    above = verb.head
    if verb.dep != "ccomp" or verb.tag != "VBG" or verb.kids("aux") or above is None or above.i > verb.i:
        return None
    if above.kids("dobj") or above.lemma in {"see", "hear", "find", "catch", "watch"} | word_lists("speech")["say"]:
        return None
    return subject_of(above)


def _outer_speaker(verb: Token) -> Token | None:
    """ "They vowed that the campaign would be swift, saying …", "The source said they are chasing those who fled, adding that …": those who
    vowed say it, not the campaign, nor those who fled."""
    inner = verb.head
    if (
        verb.dep == "conj"
        and verb.tag == "VBD"
        and not verb.kids("aux", *SUBJECTS)
        and inner is not None
        and inner.dep == "ccomp"
        and inner.head is not None
        and inner.head.tag == "VBD"
        and inner.head.lemma in word_lists("speech")["say"]
        and any(c.lower in ("had", "would") for c in inner.kids("aux"))
    ):
        return subject_of(inner.head)  # "He said the state had lost its standing and claimed that …"
    if verb.dep not in ("advcl", "acl", "xcomp") or verb.tag != "VBG" or inner is None or verb.i < inner.i:
        return None
    say = word_lists("speech")["say"]
    if inner.lemma in say:
        return None
    adds = verb.lemma in ("add", "note", "stress") and any(c.dep == "ccomp" for c in verb.children)
    if inner.dep != "ccomp" and not adds:
        return None
    for above in inner.ancestors() if adds else [inner.head]:
        if above is not None and above.lemma in say and above.pos == "VERB":
            return subject_of(above)
    return None


def _clause_content(verb: Token, lemma: str, source: Token | None, passive: bool, parse: Parse) -> set[int]:
    speech = word_lists("speech")
    parts: list[Token] = [c for c in verb.children if c.dep == "ccomp" and c.lower not in ("what",)]
    if any(t.text == ";" and t.i < verb.i for t in verb.kids("punct")):
        parts = [c for c in parts if c.i > verb.i]  # "They are held in cells; they said …"
    closed = any(t.text in ("”", '"', "''") and t.i < verb.i for t in verb.kids("punct"))
    if closed and any(c.i > verb.i and c.kids("mark") for c in parts):
        parts = [c for c in parts if c.i > verb.i]  # "“….” Reports said on Monday that …"
    if (
        not parts
        and verb.dep in ("parataxis", "advcl", "ccomp")
        and verb.head is not None
        and _parenthetical(verb, parse)
    ):
        return _strip({t.i for t in verb.head.subtree()} - {t.i for t in verb.subtree()}, parse)
    if not parts:
        parts = _misread(verb)
    if lemma in _SPEECH_ACT_INFINITIVE:
        parts += list(verb.kids("xcomp"))
    if lemma in SPEECH_ACT_GERUND:
        parts += [c for c in verb.kids("xcomp") if c.tag == "VBG"]
    if lemma in _GERUND_OF:
        parts += [g for c in verb.kids("prep") if c.lower == "of" for g in c.kids("pcomp", "pobj")]
        parts = parts or accusation(verb)
    if lemma in _AS_VERBS and not passive:
        parts += list(verb.kids("dobj")) if any(c.lower == "as" for c in verb.kids("prep")) else []
        parts += [c for c in verb.kids("prep") if c.lower == "as"] if parts else []
    if not parts and lemma in _NOMINAL_CONTENT and lemma in speech["say"] and not passive:
        parts += [c for c in verb.kids("dobj") if c.pos == "NOUN" and c.lemma not in speech["document"]]
    if not parts and lemma in ("describe", "quote") and not passive:
        parts += verb.kids("oprd", "pcomp")
    content: set[int] = set()
    for part in parts:
        content |= {t.i for t in part.subtree()}
    if source is not None:
        own = {t.i for t in source.subtree()}
        content -= own if source.head is verb else set()
    if verb.i in content:
        content = {i for i in content if i > verb.i}
    return _strip(content, parse)


_SAID_THINGS = frozenset({"word", "thing", "nothing", "something", "anything", "little", "much", "prayer", "goodbye", "more", "lot", "farewell"})  # fmt: skip


def _misread(verb: Token) -> list[Token]:
    """The parts of a clause that the parser did not see as one: "Sample added three camps | and two depots had been destroyed",
    "The coalition reported Monday | it had launched strikes"."""
    if verb.tag not in ("VBD", "VBZ", "VBN") or not any(c.i < verb.i for c in verb.kids("nsubj")):
        return []
    above = verb.head
    if verb.dep == "advcl" and above is not None and above.i > verb.i and not verb.kids("mark", "dobj", "advmod"):
        ours = {t.i for t in verb.subtree()}
        behind = sorted(t.i for t in above.subtree() if t.i > verb.i and t.i not in ours and t.pos != "PUNCT")
        subject = next((c for c in above.children if c.dep in (*SUBJECTS, *PASSIVE_SUBJECTS)), None)
        if subject is not None and behind and subject.left == behind[0] and above.tag in ("VBD", "VBN", "VBZ", "VBP"):
            return [above]
    if verb.lemma in ("say", "add"):
        thing = next((c for c in verb.kids("dobj") if c.pos in ("NOUN", "PROPN") and c.i > verb.i), None)
        if thing is None or thing.lemma in _SAID_THINGS:
            return []
        return [
            thing,
            *(c for c in verb.kids("conj") if c.i > thing.i and c.tag in FINITE | {"VBN"} and thing.left == verb.i + 1),
        ]
    return []


def _parenthetical(verb: Token, parse: Parse) -> bool:
    """ ", X said," put into or behind a sentence that is its content."""
    first, last = verb.left, verb.right
    tokens = parse.tokens
    before = tokens[first - 1].text if first else ""
    subject = next((c for c in verb.children if c.dep in SUBJECTS), None)
    marked = any(c.dep == "mark" or c.tag in ("WDT", "WP", "WRB") for c in verb.children)
    small = all(
        c.dep in (*SUBJECTS, "punct", "dobj", "dative", "prep", "npadvmod", "advmod", "prt", "aux", "advcl")
        for c in verb.children
    )
    end = tokens[last + 1].text if last + 1 < len(tokens) and tokens[last + 1].sentence == verb.sentence else "."
    closed = tokens[last].text in (",", "”", '"') or end in (",", ".", "”", '"', "“", "?", "!")
    return (
        subject is not None
        and not marked
        and small
        and closed
        and (before in (",", "”", '"', "''", "") or tokens[first].text in (",",) or verb.dep == "parataxis")
    )


def _strip(content: set[int], parse: Parse) -> set[int]:
    """Without the subordinator at its head and punctuation at its edges."""
    if not content:
        return content
    first = min(content)
    while first in content and (
        parse.tokens[first].lower in ("that", ",", ":", "as", "of")
        and parse.tokens[first].dep in ("mark", "punct", "prep")
    ):
        content = content - {first}
        if not content:
            return content
        first = min(content)
    return content


def _according(token: Token, parse: Parse) -> Iterator[Cue]:
    to = token.kid("prep")
    source = to.kid("pobj") if to is not None else None
    if to is None or source is None:
        return
    top: Token = token
    for above in token.ancestors():
        top = above
        if above.pos in ("VERB", "AUX") and (
            above.dep in ("ROOT", "conj", "ccomp", "advcl")
            and any(c.dep in (*SUBJECTS, "nsubjpass") for c in above.children)
        ):
            break
    content = {t.i for t in top.subtree()} - {t.i for t in token.subtree()}
    if (
        len(content) < 2
    ):  # "According to the agency | militants killed 40 people": the parser hangs the sentence on the agency
        clause = next((c for c in source.kids("relcl") if c.kids(*SUBJECTS, *PASSIVE_SUBJECTS)), None)
        if clause is not None and not any(t.tag in ("WDT", "WP", "WRB") or t.lower == "that" for t in clause.children):
            content = {t.i for t in clause.subtree()}
            span = parse.span(left_edge(source), source.i)
            yield Cue(words=(token, to), source=source, content=_strip(content, parse), verb=False, span=span)
            return
    named = parse.inside(source_span(source, parse, token))
    behind = parse.tokens[named[-1].i + 1] if named and named[-1].i + 1 < len(parse.tokens) else None
    own = own_length(named, behind)
    if own < len(named):
        said = {t.i for t in parse.of_sentence(token.sentence) if t.i > named[own - 1].i}
        span = parse.span(named[0].i, named[own - 1].i)
        head = source if source.i <= named[own - 1].i else named[own - 1]
        yield Cue(words=(token, to), source=head, content=_strip(content | said, parse), verb=False, span=span)
        return
    yield Cue(words=(token, to), source=source, content=_strip(content, parse), verb=False)


_EMERGE = frozenset({"be", "emerge", "surface", "circulate", "spread"})


def _noun_cue(noun: Token, parse: Parse) -> Iterator[Cue]:
    """ "the claim that …", "the fear is that …"."""
    speech_clause = next(
        (
            c
            for c in noun.children
            if c.dep in ("acl", "ccomp", "relcl") and any(g.lower == "that" and g.dep == "mark" for g in c.children)
        ),
        None,
    )
    head = noun.head
    if speech_clause is None and noun.dep in ("nsubj",) and head is not None and head.lemma in _EMERGE:
        speech_clause = next(
            (c for c in head.kids("ccomp") if any(g.lower == "that" and g.dep == "mark" for g in c.children)), None
        )
    if speech_clause is None:
        yield from _hearsay(noun, parse)
        return
    source = noun.kid("poss")
    if source is None:
        source = next(
            (g for c in noun.kids("prep") if c.lower in ("of", "from", "by", "among", "for") for g in c.kids("pobj")),
            None,
        )
    if (
        source is None
        and noun.dep == "dobj"
        and head is not None
        and head.lemma in ("make", "issue", "repeat", "reiterate", "reject", "raise", "express", "voice", "dismiss")
    ):
        source = subject_of(head) if head.lemma not in ("reject", "dismiss") else None
    if (
        noun.dep == "dobj"
        and head is not None
        and head.lemma in ("reject", "deny", "dismiss", "refute", "dispute", "contradict")
    ):
        source = subject_of(head)
        content = {t.i for t in speech_clause.subtree()} - {c.i for c in speech_clause.children if c.dep == "mark"}
        yield Cue(words=(head,), source=source, content=content, verb=False)
        return
    if source is None:
        source = noun  # "there are unconfirmed reports that …": nobody else is said to say so
    content = {t.i for t in speech_clause.subtree()}
    marks = {c.i for c in speech_clause.children if c.dep == "mark" and c.lower == "that"}
    yield Cue(words=(noun,), source=source, content=content - marks, verb=False)


def _hearsay(noun: Token, parse: Parse) -> Iterator[Cue]:
    """ "rumours of torture", "residents' reports of shelling": what follows is told, not known."""
    if noun.lemma not in word_lists("speech")["hearsay_noun"]:
        return
    parts = [g for c in noun.kids("prep") if c.lower == "of" for g in c.kids("pobj", "pcomp")]
    if not parts:
        return
    source = noun.kid("poss") or next(
        (g for c in noun.kids("prep") if c.lower in ("from", "by", "among") for g in c.kids("pobj")), noun
    )
    content = {t.i for part in parts for t in part.subtree()} - {t.i for t in source.subtree() if source is not noun}
    yield Cue(words=(noun,), source=source, content=_strip(content, parse), verb=False)


def source_span(source: Token, parse: Parse, cue: Token) -> Span:
    """The words of a source: the whole phrase with its apposition, up to the cue."""
    inside = {t.i for t in source.subtree() if t.i not in {c.i for c in cue.subtree() if not _above(cue, source)}}
    first, last = left_edge(source), source.i
    while last + 1 in inside and last + 1 != cue.i:
        last += 1
    if last + 1 == cue.i or cue.i < first:
        pass
    while first < source.i and (parse.tokens[first].text in (",", "”", "“", '"', ":") or parse.tokens[first] is cue):
        first += 1
    while last > source.i and parse.tokens[last].text in (",", ".", ";", "”", "“", '"', "—", "–"):
        last -= 1
    return parse.span(first, last)


def _above(cue: Token, source: Token) -> bool:
    return any(a is cue for a in source.ancestors())


def in_quote(token: Token, quotes: list[Quote]) -> Quote | None:
    """The quotation in which a token stands."""
    return quote_at(token.begin, quotes)
