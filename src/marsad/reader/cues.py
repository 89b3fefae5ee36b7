"""Where something is attributed: the cues, each with the token of its source and the tokens of its content.

In: a parse and its quotations. Out: `Cue`s. One function a construction: verb of speech, "according to", noun of speech.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from marsad.reader.clauses import PASSIVE_SUBJECTS, SUBJECTS, accusation, is_passive, subject_of
from marsad.reader.phrases import left_edge
from marsad.reader.quotes import Quote, quote_at
from marsad.reader.syntax import Parse, Token
from marsad.reader.words import word_lists
from marsad.records import Span

_NOMINAL_CONTENT = frozenset({"report", "announce", "claim", "confirm", "predict", "deny", "allege", "estimate", "acknowledge", "admit", "declare", "describe", "condemn", "document"})  # fmt: skip
_SPEECH_ACT_INFINITIVE = frozenset({"claim", "vow", "pledge", "promise", "threaten", "swear"})
SPEECH_ACT_GERUND = frozenset({"deny", "admit", "acknowledge"})
""" "Denied carrying out raids"."""
_GERUND_OF = frozenset({"accuse"})
_AS_VERBS = frozenset({"see", "view", "regard", "describe", "consider", "classify", "quote", "cite"})


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
    yield Cue(words=words, source=source, content=content, told=told, wants_quote=not content)


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
    subject = _outer_speaker(verb) or _object_taken(verb) or nearest or subject_of(verb)
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
            *(
                c
                for c in verb.kids("conj")
                if c.i > thing.i and c.tag in _FINITE | {"VBN"} and thing.left == verb.i + 1
            ),
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
    if noun.dep == "dobj" and head is not None and head.lemma in ("reject", "deny", "dismiss", "refute", "dispute"):
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


CLOSING = frozenset({"say", "tell", "report", "add", "announce", "state", "confirm", "claim", "note", "warn", "explain", "reveal"})  # fmt: skip
"""Verbs that close a sentence with who says it."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OF_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_LINKS = frozenset({"that", "as", "it", "he", "she", "they", "who", "which"})
_NOT_BEFORE = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "DET", "AUX", "PART"})
TRAILERS = frozenset({"update", "add", "cite", "quote", "note", "stress", "refer", "confirm", "warn", "say", "raise"})  # fmt: skip
""" "The monitor said | updating an earlier toll": not what is said."""
DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today"})
"""Where commas are lost ("on Thursday state news agency SANA reported"), a parser may take the day for the speaker."""


def run_on_cues(parse: Parse) -> Iterator[Cue]:
    """ "The raid killed 20 people in Velin the monitor said on Monday.": who says so closes the sentence, and its comma is lost."""
    for verb in parse.tokens:
        if verb.lemma == "quote" and verb.tag == "VBN":
            yield from _quoted_as_saying(verb, parse)
        if verb.lemma not in CLOSING or verb.tag not in ("VBD", "VBZ", "VBN", "VBP"):
            continue
        words = [t for t in parse.of_sentence(verb.sentence) if t.text != ","]
        at = next(n for n, t in enumerate(words) if t is verb)
        run = _run_before(words, at) if _closes(verb, words) else _run_behind(verb, words)
        if not run:
            continue
        content = [t for t in words if t.i < min(run[0].i, verb.i)]
        if len(content) < 4 or not any(t.tag in _FINITE or t.tag == "VBN" for t in content):
            continue
        end = content[-1]
        if end.pos in _NOT_BEFORE or end.tag in ("WDT", "WP", "WRB") or end.lower in _LINKS:
            continue
        source = _relative(run) or run[-1]
        yield Cue((verb,), source, {t.i for t in content}, verb=True, span=parse.span(run[0].i, run[-1].i))


def _quoted_as_saying(verb: Token, parse: Parse) -> Iterator[Cue]:
    """ "“…” Omid Sample, head of the monitor, was quoted by the agency as saying."."""
    words = [t for t in parse.of_sentence(verb.sentence) if t.text != ","]
    at = next(n for n, t in enumerate(words) if t is verb)
    behind = [t for t in words[at + 1 :] if t.pos != "PUNCT"]
    if at < 2 or words[at - 1].lower not in ("was", "were") or "as saying" not in " ".join(t.lower for t in behind):
        return
    run = _run_before(words, at - 1)
    content = {t.i for t in words if run and t.i < run[0].i}
    if run and len(content) >= 4:
        source = next(
            (t for n, t in enumerate(run[1:]) if t.lemma in word_lists("nouns")["post"] and run[n].pos == "PROPN"), None
        )
        head = run[run.index(source) - 1] if source is not None else run[-1]
        yield Cue(
            (verb, next(t for t in behind if t.lower == "saying")),
            head,
            content,
            verb=True,
            span=parse.span(run[0].i, head.i),
        )


def _relative(run: list[Token]) -> Token | None:
    """Of "an organisation that follows the war", its first noun."""
    at = next((n for n, t in enumerate(run) if t.lower in ("that", "which", "who")), 0)
    return run[at - 1] if at else None


def _closes(verb: Token, words: list[Token]) -> bool:
    """Does nothing follow but when, where and to whom: "said", "reported on Monday", "told the agency", "said updating an earlier toll"?"""
    tail = [t for t in words if t.i > verb.i and t.pos not in ("PUNCT", "SPACE")]
    if any(t.text in ("“", "”", '"', ":", ";") for t in words if t.i > verb.i):
        return False
    trailer = next((n for n, t in enumerate(tail) if t.tag == "VBG" and t.lemma in TRAILERS), len(tail))
    tail = tail[:trailer]
    if len(tail) > 12 or any(t.tag in _FINITE or t.lower == "that" for t in tail):
        return False
    if not tail:
        return verb.lemma != "tell"
    if verb.lemma == "tell":
        return all(t.pos in (*_OF_PHRASE, "DET", "PRON", "ADP") for t in tail) and len(tail) <= 8
    return tail[0].lower in DAYS or (tail[0].pos == "ADP" and tail[0].lower not in ("of", "as", "by"))


def _run_before(words: list[Token], at: int) -> list[Token]:
    """The noun phrase right before the verb: from its article, or from where another phrase ends."""
    last = at - 1
    while last > 0 and words[last].lower in ("has", "have", "had", "also", "later"):
        last -= 1
    if last <= 0 or words[last].lower in DAYS:
        return []
    if words[last].lower in ("it", "he", "she", "they"):
        return [words[last]]
    if words[last].pos not in ("NOUN", "PROPN"):
        return []
    first = last
    while first > 1:
        before, here = words[first - 1], words[first]
        if before.lower in ("of", "for") and words[first - 2].pos in ("NOUN", "PROPN"):
            if here.pos == "DET" and words[first - 2].lemma not in word_lists("nouns")["post"]:
                break
            first -= 2  # "Omid Sample, head of | the Observatory for | Rights"
            continue
        if here.pos == "DET" or before.lower in DAYS or before.pos not in (*_OF_PHRASE, "DET"):
            break
        if before.tag in ("NNS", "CD") and here.pos == "PROPN":
            break  # "wounded 25 others | Omid Sample"
        first -= 1
    run = words[first : last + 1]
    if first > 2 and words[first - 1].tag == "VBZ" and words[first - 2].lower in ("that", "which", "who"):
        noun = first - 3  # "an organisation that follows | the war"
        while noun > 0 and words[noun].pos in _OF_PHRASE and words[noun - 1].pos in (*_OF_PHRASE, "DET"):
            noun -= 1
        return words[noun : last + 1] if words[noun].pos == "DET" else []
    if run[0].pos != "DET" and first > 0 and words[first - 1].pos == "ADP":
        acronym = next((n for n, t in enumerate(run) if n and len(t.text) > 2 and t.text.isupper()), None)
        if acronym is not None:
            return run[acronym:]  # "in Velin | AFP"
        if run[-1].tag == "NNS" and run[-1].text.islower() and len(run) > 1 and run[-2].pos == "PROPN":
            return run[-1:]  # "in Velin | activists"
        return []
    return run if run[0].pos in (*_OF_PHRASE, "DET") else []


def _run_behind(verb: Token, words: list[Token]) -> list[Token]:
    """ "… and battles raged in Velin said the monitor, which has sources in the town."."""
    source = next((c for c in verb.children if c.dep in ("dobj", "nsubj") and c.i > verb.i), None)
    if (
        source is None
        or verb.lower not in ("said", "says")
        or any(c.dep == "ccomp" and c.i > verb.i for c in verb.children)
    ):
        return []
    run = [t for t in words if verb.i < t.i <= source.i]
    behind = next((t for t in words if t.i > source.i and t.text != ","), None)
    plain = all(t.pos in (*_OF_PHRASE, "DET") for t in run) and len(run) <= 6
    return run if plain and behind is not None and behind.lower in ("which", "who") else []


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
