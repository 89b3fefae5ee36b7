"""Who says it, where the comma that set it off is lost: "The raid killed 20 people in Velin the monitor said on Monday.".

In: a parse. Out: `Cue`s that the grammar of the sentence as it stands does not show.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reader.cues import FINITE, Cue
from marsad.reader.syntax import Parse, Token
from marsad.reader.words import word_lists

CLOSING = frozenset({"say", "tell", "report", "add", "announce", "state", "confirm", "claim", "note", "warn", "explain", "reveal"})  # fmt: skip
"""Verbs that close a sentence with who says it."""
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
        if len(content) < 4 or not any(t.tag in FINITE or t.tag == "VBN" for t in content):
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
    if len(tail) > 12 or any(t.tag in FINITE or t.lower == "that" for t in tail):
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
