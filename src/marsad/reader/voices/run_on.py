"""Who says it, where the comma that set it off is lost: "The raid killed 20 people in Velin the monitor said on Monday.".

In: a parse. Out: `Cue`s that the grammar of the sentence as it stands does not show.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.voices.cues import FINITE, Cue
from marsad.reader.voices.run_on_edges import (
    DESCRIBING,
    TIME_UNITS,
    around_object,
    described_source,
    does_besides,
    is_glued,
    post_holder,
    said_behind,
    speaks_elsewhere,
)
from marsad.reader.voices.run_on_inserted import closing_source, inserted_source
from marsad.reader.words import word_lists

CLOSING = frozenset({"say", "tell", "report", "add", "announce", "state", "confirm", "claim", "note", "warn", "explain", "reveal", "mention"})  # fmt: skip
"""Verbs that close a sentence with who says it."""
_OF_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_LINKS = frozenset({"that", "as", "it", "he", "she", "they", "who", "which"})
_NOT_BEFORE = frozenset({"ADP", "SCONJ", "CCONJ", "PUNCT", "DET", "AUX", "PART"})
TRAILERS = frozenset({"update", "add", "cite", "quote", "note", "stress", "refer", "confirm", "warn", "say", "raise", "blame", "accuse", "describe", "bring", "put"})  # fmt: skip
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
        inserted = inserted_source(at, words, _speaks) if verb.tag in ("VBD", "VBZ") else []
        if inserted:
            own = {t.i for t in (*inserted, verb)}
            said = {t.i for t in words} - own
            yield Cue((verb,), inserted[-1], said, verb=True, span=parse.span(inserted[0].i, inserted[-1].i))
            continue
        run = _run_before(words, at, parse) if _closes(verb, words) else _run_behind(verb, words)
        if not run:
            continue
        content = [t for t in words if t.i < min(run[0].i, verb.i)]
        if len(content) < 4 or not any(t.tag in FINITE or t.tag == "VBN" for t in content):
            continue
        end = content[-1]
        joined = end.lower == "and" and _speaks(content[-2])
        if (
            (end.pos in _NOT_BEFORE and not joined and end.text != ")")
            or end.tag in ("WDT", "WP", "WRB")
            or end.lower in _LINKS
        ):
            continue
        source = _relative(run) or _named(run)
        said = {t.i for t in (*content, *said_behind(verb, words))}
        yield Cue((verb,), source, said, verb=True, span=parse.span(run[0].i, run[-1].i))


def _quoted_as_saying(verb: Token, parse: Parse) -> Iterator[Cue]:
    """ "“…” Omid Sample, head of the monitor, was quoted by the agency as saying."."""
    words = [t for t in parse.of_sentence(verb.sentence) if t.text != ","]
    at = next(n for n, t in enumerate(words) if t is verb)
    behind = [t for t in words[at + 1 :] if t.pos != "PUNCT"]
    if at < 2 or words[at - 1].lower not in ("was", "were") or "as saying" not in " ".join(t.lower for t in behind):
        return
    run = _run_before(words, at - 1, parse)
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
    """Of "an organisation that follows the war", "an official in Velin", its first noun."""
    at = next(
        (n for n, t in enumerate(run) if t.lower in ("that", "which", "who") or (n > 1 and t.lower.endswith("ing"))), 0
    )
    at = at if at and run[at - 1].pos in _OF_PHRASE else 0
    if not at:
        at = next(
            (n for n, t in enumerate(run) if t.pos == "ADP" and n and t.lower in _PLACED and _speaks(run[n - 1])), 0
        )
    if not at:
        at = next((n for n, t in enumerate(run) if n and t.lower in DESCRIBING and _speaks(run[n - 1])), 0)
    return run[at - 1] if at else None


def _named(run: list[Token]) -> Token:
    """Of "the Observatory for Rights" and "Omid Sample, head of the monitor", the noun before the preposition, or the name before the post."""
    at = next((n for n, t in enumerate(run) if n and t.lower in ("of", "for")), 0)
    if not at or run[-1].pos != "PROPN" or any(t.lower == "and" for t in run):
        return run[-1]
    if at > 1 and run[at - 1].lemma in word_lists("nouns")["post"] and run[at - 2].pos == "PROPN":
        return run[at - 2] if not run[at - 1].text[:1].isupper() else run[at - 1]
    return run[at - 1]


def _speaks(token: Token) -> bool:
    """A common noun for people, a post or a medium: "residents", "spokesman", "media"."""
    lists = word_lists("nouns")
    return token.pos in ("NOUN", "PROPN") and token.lemma in lists["people"] | lists["post"] | MEDIA


MEDIA = frozenset({"source", "media", "medium", "television", "radio", "agency", "newspaper", "monitor", "watchdog", "group", "organisation", "organization", "police", "witness", "activist", "resident", "ministry"})  # fmt: skip
"""Nouns beside those of people and posts for who closes a sentence."""
BODIES = frozenset({"observatory", "network", "agency", "ministry", "council", "committee", "centre", "center", "commission", "institute", "foundation"})  # fmt: skip
"""Words in the names of bodies that speak."""
_PLACED = frozenset({"to", "in", "at", "with", "from", "near"})
""" "An official | in Velin", "the ambassador | to Belmark": prepositions within the words for a speaker."""


def _closes(verb: Token, words: list[Token]) -> bool:
    """Does nothing follow but when, where and to whom: "said", "reported on Monday", "told the agency", "said updating an earlier toll"?"""
    tail = [t for t in words if t.i > verb.i and t.pos not in ("PUNCT", "SPACE")]
    if any(t.text in ("“", "”", '"', ":", ";") for t in words if t.i > verb.i):
        return False
    trailer = next((n for n, t in enumerate(tail) if t.tag == "VBG" and t.lemma in TRAILERS), len(tail))
    trailer = 0 if verb.lemma == "say" and does_besides(tail) else trailer
    tail = tail[:trailer]
    if (
        verb.lemma == "say" and tail and tail[0].lower in ("a", "an")
    ):  # "in Velin the monitor said | a town near the border"
        noun = next((t for t in tail if t.pos in ("NOUN", "PROPN")), tail[0])
        return (
            not _speaks(noun)
            and noun.text.islower()
            and not any(t.tag in (*FINITE, "VB", "WDT") or t.lower in ("that", *DAYS) for t in tail)
        )
    if len(tail) > 12 or any(t.tag in FINITE or t.lower == "that" for t in tail):
        return False
    if not tail:
        return verb.lemma != "tell"
    if verb.lemma == "tell":
        return all(t.pos in (*_OF_PHRASE, "DET", "PRON", "ADP") for t in tail) and len(tail) <= 8
    return tail[0].lower in DAYS or (tail[0].pos == "ADP" and tail[0].lower not in ("of", "as", "by"))


def _run_before(words: list[Token], at: int, parse: Parse) -> list[Token]:
    """The noun phrase right before the verb: from its article, or from where another phrase ends."""
    last = at - 1
    while last > 0 and words[last].lower in ("has", "have", "had", "also", "later"):
        last -= 1
    if words[last].text == ")" and last > 3 and words[last - 2].text == "(":
        last -= 3  # "the Northern Front (NF) | said"
    if last <= 0 or words[last].lower in DAYS:
        return []
    if words[last].lower in ("it", "he", "she", "they", "them"):
        return around_object(words, last) or ([] if words[last].lower == "them" else [words[last]])
    if words[last].pos not in ("NOUN", "PROPN"):
        return []
    first = _phrase_begin(words, last)
    before = words[first - 1] if first else None
    if first > 3 and before is not None and before.lower == "and" and _speaks(words[first - 2]):
        begin = _phrase_begin(words, first - 2)
        begin = _cut(words, begin, first - 2) or begin
        comma = begin > 0 and words[begin].i - words[begin - 1].i > 1
        if words[begin].pos in (*_OF_PHRASE, "DET") and (comma or words[begin - 1].pos not in _NOT_BEFORE):
            return words[begin : last + 1]
        if words[begin - 1].lower == "and" and words[first - 2].text[:1].isupper():
            return []
        if begin != first - 2 and words[begin - 1].pos != "ADP":
            return words[first : last + 1]
    run = words[first : last + 1]
    if (
        first > 2
        and before is not None
        and (
            (before.tag == "VBZ" and words[first - 2].lower in ("that", "which", "who"))
            or (before.lower.endswith("ing") and _speaks(words[first - 2]) and words[first - 2].lemma in MEDIA)
        )
    ):
        noun = first - (3 if before.tag == "VBZ" else 2)  # "an organisation that follows | the war"
        while noun > 0 and words[noun].pos in _OF_PHRASE and words[noun - 1].pos in (*_OF_PHRASE, "DET"):
            noun -= 1
        return words[noun : last + 1] if words[noun].pos == "DET" else []
    holder = post_holder(words, first)
    if holder:
        return holder
    if first > 2 and run[0].lower in ("a", "an") and before is not None and before.pos == "PROPN":
        begin = _phrase_begin(words, first - 1)
        if words[begin].pos == "PROPN" and words[begin - 1].text in ("”", '"'):
            return words[begin:first]  # "“…” Omid Sample, | an activist, told"
        body = words[begin].lower == "the" and any(t.lemma.lower() in BODIES for t in words[begin:first])
        if body and begin and words[begin - 1].pos not in ("ADP", "VERB"):
            return words[begin:first]  # "the Observatory for Rights, | a war monitor"
    bare = len(run) > 1 and before is not None and (before.pos == "ADP" or before.text == "-")
    if bare and all(t.pos == "PROPN" or t.text == "-" for t in run) and speaks_elsewhere(run[-1], parse):
        return [run[-1]]  # "the attack on al-Velin | Sample"
    described = described_source(words, first, _speaks)
    if described is not None:
        begin = _phrase_begin(words, described)
        begin = _cut(words, begin, described) or begin
        return words[begin - (words[begin - 1].pos == "NUM") : last + 1]
    governed = before is not None and (before.pos == "ADP" or (before.pos == "VERB" and before.tag != "VBG"))
    if governed:
        cut = _cut(words, first, last)
        if cut:
            return words[cut : last + 1]
    if run[0].pos != "DET" and before is not None and before.pos == "ADP":
        acronym = next((n for n, t in enumerate(run) if n and len(t.text) > 2 and t.text.isupper()), None)
        if acronym is not None:
            return run[acronym:]  # "in Velin | AFP"
        return []
    return run if run[0].pos in (*_OF_PHRASE, "DET") else []


def _phrase_begin(words: list[Token], last: int) -> int:
    """Where the noun phrase begins that ends with `last`."""
    first = last
    while first > 1:
        before, here = words[first - 1], words[first]
        if here.i - before.i > 1 or before.lemma in TIME_UNITS:
            break  # a comma stands between, or "in the last 48 hours | military sources"
        if first > 2 and is_glued(words[first - 2 : first + 1]) and here.pos == "PROPN":
            first -= 2  # "the Belmarkese Al-Velin | channel"
            continue
        noun = words[first - 2]
        if before.lower in ("of", "for") and noun.pos in ("NOUN", "PROPN"):
            if here.pos == "DET" and noun.lemma not in word_lists("nouns")["post"]:
                break
            if noun.text.islower() and not _speaks(noun) and _cut(words, first, last):
                break  # "the town of Velin | military sources"
            first -= 2  # "Omid Sample, head of | the Observatory for | Rights"
            continue
        if before.lower in _PLACED and _speaks(noun) and noun.text.islower() and not _cut(words, first, last):
            begin = _phrase_begin(words, first - 2)
            if (words[begin].pos == "DET" or (begin == first - 2 and noun.tag == "NNS")) and (
                words[begin - 1].pos in ("NOUN", "PROPN", "NUM") or words[begin - 1].lower in {")", *_APART}
            ):
                return begin  # "in Velin | an official in Belmark"
        if before.lower in ("based", "backed", "run", "led", "owned") and noun.text == "-" and first > 3:
            first -= 3  # "the Belmark-based | monitor"
            continue
        if here.pos == "DET" or before.lower in DAYS | _APART or before.pos not in (*_OF_PHRASE, "DET"):
            break
        if before.tag in ("NNS", "CD") and (
            here.pos == "PROPN"
            or (here.tag == "NNS" and _speaks(here))
            or (before.tag == "NNS" and before.lower != "media" and _speaks(before))
        ):
            break  # "wounded 25 others | Omid Sample", "killing 20 people | activists"
        if before.tag == "CD" and noun.lemma in ("kill", "injure", "wound", "hurt") and here.tag != "NNS":
            break  # "wounding 40 | state media"
        first -= 1
    return first


_PLACE_NOUNS = frozenset({"town", "city", "province", "village", "district", "area", "region", "neighbourhood", "neighborhood", "camp"})  # fmt: skip
_APART = frozenset({"alone", "others", "dead", "wounded", "injured", "killed", "homeless", "displaced"})
"""Words that end a phrase and look like part of the next: "on Saturday alone | activists"."""


def _cut(words: list[Token], first: int, last: int) -> int | None:
    """Where a speaker without an article begins behind a name that belongs to the words before: "in Velin | military sources",
    "in Velin | army spokesman Omid Sample"."""
    for n in range(first + 1, last + 1):
        behind = words[n : last + 1]
        if words[n - 1].pos != "PROPN" or not all(t.text.islower() and t.pos in ("NOUN", "ADJ") for t in behind[:1]):
            continue
        plain = [t for t in behind if t.text.islower()]
        names = behind[len(plain) :]
        if not all(t.pos in _OF_PHRASE for t in behind) or any(t.text.islower() for t in names):
            continue
        if plain[0].lower in _PLACE_NOUNS and len(behind) > 1:
            n, plain = n + 1, plain[1:]
        if not names and plain and _speaks(plain[-1]) and (plain[-1].tag == "NNS" or plain[-1].lemma in MEDIA):
            return n
        if names and plain and plain[-1].lemma in word_lists("nouns")["post"]:
            return n
    return None


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
    ends = (behind is None or behind.text == ".") and bool(run) and len(run) <= 4 and _speaks(run[-1])
    body = closing_source(words.index(verb), words) if source.lemma.lower() in BODIES | MEDIA else []
    if body and not any(t.lower in DAYS for t in body):
        return body
    return run if plain and (ends or (behind is not None and behind.lower in ("which", "who"))) else []
