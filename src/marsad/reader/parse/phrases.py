"""Noun phrases: their words, what heads them, what is coordinated or exemplified in them.

In: tokens. Out: spans and tokens. Knows nothing of types, voices or claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.clauses import is_ruled_out
from marsad.reader.roles.subjects import perceived, takes_an_object
from marsad.reader.words import word_lists
from marsad.records import Span

PREMODIFIERS = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "npadvmod", "case", "preconj", "punct", "neg"})  # fmt: skip
EXEMPLIFIERS = frozenset({"like", "including", "such"})
_HYPHENS = frozenset({"-", "–", "‑"})
_OPENERS = frozenset("“”\"'‘’([•—:;,…") | {"...", "``", "''", "--"}


def is_noun(token: Token) -> bool:
    """Can this token head a noun phrase?"""
    if token.pos in ("NOUN", "PROPN", "PRON"):
        return True
    if token.pos in ("NUM", "ADJ", "DET", "VERB", "X", "SYM", "INTJ"):
        return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "dative", "oprd", "appos") or (
            token.dep == "conj" and token.head is not None and token.head.pos in ("NOUN", "PROPN", "NUM", "PRON")
        )
    return False


def semantic_head(token: Token) -> Token:
    """What a phrase is about: "dozens of Isis members" → members; "some of the prisoners" → prisoners."""
    quantity = word_lists("nouns")["quantity"]
    for _ in range(3):
        if token.lemma not in quantity and token.pos != "NUM":
            return token
        of = next((c for c in token.kids("prep") if c.lower == "of"), None)
        inner = of.kid("pobj") if of else None
        if inner is None or inner.i < token.i:
            return token
        if token.lemma in ("group", "part", "series", "string", "kind", "type") and inner.tag not in ("NNS", "NNPS"):
            return token
        token = inner
    return token


def left_edge(token: Token) -> int:
    """Index of the first token of the noun phrase that `token` heads, without what goes before it in apposition."""
    edge, barrier = token.i, -1
    for child in token.children:
        if child.dep == "compound" and child.tag == "NNS" and child.lemma in ("dozen", "hundred", "thousand", "score"):
            barrier = child.i  # "the hundreds | authorities said had died": two phrases
            edge = token.i
            continue
        hedge = child.dep == "advmod" and (
            token.pos == "NUM" or child.lower in ("mostly", "mainly", "only", "nearly", "almost")
        )
        if child.i < token.i and (child.dep in PREMODIFIERS or hedge) and child.text not in _OPENERS:
            edge = min(edge, child.i if child.kids("nsubj") else child.left)
    return max(edge, barrier + 1)


def restricted(token: Token, parse: Parse, event: Token, *, origin: bool = True) -> Span:
    """The phrase with the participle, "loyal to …" or relative clause that says which ones are meant ("forces attacking X"), where
    the noun alone names nobody; not if the event itself stands in it. Without `origin`, "from …" stays outside."""
    whole = phrase(token, parse)
    last = right_edge(token, parse)
    for child in token.children:
        wanted = (child.dep == "acl" and not takes_an_object(child) and child.lemma not in OUTCOMES) or (
            child.dep == "amod" and child.i > token.i and child.kid("prep") is not None
        )
        wanted = wanted or (child.dep == "relcl" and token.lower in ("those", "people", "others"))
        wanted = wanted or (child.dep == "prep" and child.lower in (("from", "loyal") if origin else ("loyal",)))
        if not wanted or child.i <= last or child.left != last + 1:
            continue
        if any(t is event for t in child.subtree()) or (child.tag == "VBG" and perceived(child) is not None):
            break
        end = child.right
        while end > last and parse.tokens[end].pos == "PUNCT":
            end -= 1
        stop = next((i for i in range(last + 1, end + 1) if parse.tokens[i].text in (",", "–", "—", ";")), end + 1)
        if stop <= child.i + 1:
            break
        end = stop - 1
        if end - token.i > 14:
            break
        last = end
        whole = closed(Span(whole.begin, parse.tokens[last].end), parse)
        break
    return whole


def closed(span: Span, parse: Parse) -> Span:
    """ "A coalition known as the Front (NF": with the bracket that closes right behind."""
    open_ = span.of(parse.text).count("(") - span.of(parse.text).count(")")
    return Span(span.begin, span.end + 1) if open_ == 1 and parse.text[span.end : span.end + 1] == ")" else span


OUTCOMES = frozenset({"reduce", "leave", "kill", "injure", "wound", "cause", "displace", "trigger", "raise"})
"""Participles that tell what came of it, not which ones are meant: "fled the area | reducing its people to a few"."""
DEPTH = 12
"""Nested "of …" and coordinated words that are followed; longer chains are no language."""


def right_edge(token: Token, parse: Parse, *, of: bool = True, depth: int = 0) -> int:
    """Index of the last token: the head, its own hyphenated or numbered tail and, with `of`, its "of …" and the
    capitalised "for …" of a name."""
    edge = token.i
    for child in token.children:
        if child.i <= token.i:
            continue
        if child.dep in ("case",) and child.i == token.i + 1 and token.dep != "poss":
            continue
        if child.dep == "nummod" and child.i == token.i + 1:
            edge = max(edge, child.i)
        elif child.dep == "prep" and of and depth < DEPTH and child.left == child.i:
            inner = child.kid("pobj")
            if inner is None or (_is_side(token) and any(c.i < child.i for c in token.kids("conj"))):
                continue
            named = (
                child.lower in ("for", "against", "and")
                and _capital_start(inner, parse)
                and token.text[:1].isupper()
                and is_body(token)
            )
            if child.lower == "of" or named:
                last = right_edge(inner, parse, of=True, depth=depth + 1)
                for other in inner.kids("conj"):
                    if (named and other.text[:1].isupper()) or (
                        child.lower == "of" and _short_pair(inner, other, parse)
                    ):
                        last = max(last, right_edge(other, parse, of=True, depth=depth + 1))
                edge = max(edge, last)
    return edge


def _is_side(token: Token) -> bool:
    """ "Clashes between forces and militants | of the Front": the phrase behind the second side is not the first one's."""
    return token.dep == "pobj" and token.head is not None and token.head.lower == "between"


def is_body(token: Token) -> bool:
    """Is it the last word of the name of a body ("Observatory", "Forces")?"""
    return token.lower in word_lists("nouns")["name_of_body"]


def _capital_start(token: Token, parse: Parse) -> bool:
    first = parse.tokens[left_edge(token)]
    if first.lower in ("the", "a"):
        first = parse.tokens[min(first.i + 1, token.i)]
    return first.text[:1].isupper()


def _short_pair(inner: Token, other: Token, parse: Parse) -> bool:
    """ "ministries of defense and interior", "Study of Conflict and Political Violence": both in one name, nothing between but "and"."""
    begin = left_edge(other)
    between = parse.tokens[inner.i + 1 : begin]
    if len(between) != 1 or between[0].lower not in ("and", "&"):
        return False
    titled = inner.text[:1].isupper() and parse.tokens[begin].text[:1].isupper()
    whole = inner.head.head if inner.head is not None else None
    return other.i - inner.i <= 2 or (titled and whole is not None and whole.text[:1].isupper())


def phrase(token: Token, parse: Parse, *, of: bool = True) -> Span:
    """Characters of the noun phrase that `token` heads: modifiers before it and its "of …", but no apposition, relative
    clause or coordination."""
    first, last = left_edge(token), right_edge(token, parse, of=of)
    while (
        first >= 2
        and parse.tokens[first - 1].text in _HYPHENS
        and parse.tokens[first - 1].end == parse.tokens[first].begin
        and parse.tokens[first - 2].end == parse.tokens[first - 1].begin
        and parse.tokens[first - 2].sentence == token.sentence
    ):
        first -= 2  # "quasi-state", "co-chair"
    for i in range(token.i - 1, first - 1, -1):
        if parse.tokens[i].text in ('"', "”", "''"):
            first = i + 1  # nothing runs over the end of a quotation
            break
    while first < last and (parse.tokens[first].text in _OPENERS or parse.tokens[first].lower in ("both", "either")):
        first += 1
    while last > first and parse.tokens[last].text in _OPENERS:
        last -= 1
    return parse.span(first, last)


def _shares_a_participle(name: Token) -> bool:
    """ "US and EU-backed forces": the US is who backs them, not beside them."""
    for child in name.kids("conj"):
        backed = next((c for c in child.kids("amod") if c.lower in ("backed", "led", "supported", "funded")), None)
        if (
            name.tag != "NNP"
            or backed is None
            or any(c.i < child.i for c in name.kids("appos", "prep", "relcl", "acl"))
        ):
            continue
        link = [c.i for c in name.kids("cc")]
        backers = [t for t in child.subtree() if t.i == backed.i - 2]
        if link and backers and backers[0].i == link[-1] + 1 and backers[0].text[:1].isupper():
            return True
    return False


def _goes_on(noun: Token, verb: Token) -> bool:
    """ "Shot fighters in the street and | officers": a second object, with "and" or a comma before it; not "saw them shooting people
    and | others fleeing", which is a second thing seen."""
    first = min(t.i for t in noun.subtree())
    linked = any(t.i == first - 1 and (t.dep == "cc" or t.text == ",") for t in verb.subtree())
    return linked and not (verb.tag == "VBG" and any(c.tag == "VBG" for c in noun.kids("acl")))


def _behind_brackets(noun: Token, first: Token) -> bool:
    """ "Civilians in towns held by the Front (NF) | militants": nothing links the two."""
    begin = min(t.i for t in noun.subtree())
    return any(t.i == begin - 1 and t.text == ")" for t in first.subtree()) and not any(
        first.i < c.i < begin and c.i >= begin - 2 for c in first.kids("cc")
    )


def _or_at_least(other: Token) -> bool:
    """ "Ardania or at least its proxies": one in place of the other, not beside it."""
    above = other.head
    least = any(c.lower == "least" and c.i < other.i for c in other.kids("advmod"))
    return least and above is not None and any(c.lower == "or" for c in above.kids("cc"))


def conjuncts(token: Token, depth: int = 0) -> Iterator[Token]:
    """The token and all that is coordinated with it; "but not" ends the list."""
    if not _shares_a_participle(token):
        yield token
    if depth > 4 * DEPTH:
        return
    for child in token.kids("conj"):
        before = [c for c in token.children if token.i < c.i < child.i]
        if any(c.dep == "cc" and c.lower == "but" for c in before) or child.pos in ("VERB", "AUX"):
            continue
        if is_ruled_out(child, token) or _behind_brackets(child, token) or _or_at_least(child):
            continue
        yield from conjuncts(child, depth + 1)
    for child in token.kids("appos"):
        # "A, B and C" is often parsed as A with the apposition "B and C".
        if (
            child.pos == "PROPN"
            and token.pos == "PROPN"
            and child.kid("cc") is not None
            and child.kid("conj") is not None
        ):
            yield from conjuncts(child, depth + 1)
    verb = token.head
    if token.dep == "dobj" and verb is not None:
        for child in verb.kids("conj"):
            if (
                child.pos in ("NOUN", "PROPN")
                and child.i > token.i
                and not child.kids("nsubj")
                and _goes_on(child, verb)
            ):
                yield from conjuncts(child, depth + 1)


WHERE = frozenset({"in", "at", "on", "near", "during", "after", "when", "around"})
""" "Targeted civilians, such as | in the town of Velin": an example of where, not of whom."""


def exemplars(token: Token) -> tuple[list[Token], bool]:
    """What "places like A and B" or "forces, including A and B" names; and whether the list stands for the head."""
    for child in token.kids("prep"):
        if child.lower == "like" and token.kids("nummod") and any(c.lower == "more" for c in token.kids("amod")):
            return [], False  # "1,200 more children like Dara and Lena": not those two
        such = child.lower == "as" and any(
            c.lower == "such" and c.i == child.i - 1 for c in [*token.children, *child.children]
        )
        named = token.text[:1].isupper() and token.tag in ("NNP", "NN")
        if child.lower == "including" and named and child.i > token.i + 1:
            continue  # "the war with Sampleland, including Velin and Orsk": of the war, or what else
        if such or child.lower in EXEMPLIFIERS:
            inner = child.kid("pobj") or next(
                (g for c in child.kids("prep", "mwe", "fixed") if c.lower not in WHERE for g in c.kids("pobj")), None
            )
            if inner is not None and inner.lower in ("those", "ones"):
                continue  # "crimes such as those committed in Velin"
            if inner is not None:
                listed = list(conjuncts(inner))
                verb = token.head
                if verb is not None and token.dep in ("nsubj", "nsubjpass"):
                    # "factions such as A, B and C fought": the parser takes the end of the list for a second subject.
                    for other in verb.kids(token.dep):
                        if inner.i < other.i < verb.i and other not in listed:
                            listed.extend(conjuncts(other))
                return listed, child.lower != "including"
    return [], False


WHOLES = frozenset({"dozen", "hundred", "thousand", "score", "ten", "million", "number", "most", "half", "bulk", "majority"})  # fmt: skip
"""Quantities that are meant where only the noun behind their "of" is met."""


def whole_of(token: Token) -> Token:
    """The quantity that a noun is counted by: for "people" in "hundreds of people who …" it is "hundreds"."""
    prep = token.head
    if token.dep == "pobj" and prep is not None and prep.lower == "of" and prep.head is not None:
        above = prep.head
        if above is not token and semantic_head(above) is token and above.lemma in WHOLES:
            return above
    return token


def expand(token: Token) -> list[Token]:
    """The heads that fill a role together: the coordinated ones, with examples in place of or beside a general noun."""
    heads: list[Token] = []
    for one in conjuncts(token):
        examples, replace = exemplars(one)
        if not (replace and examples):
            heads.append(one)
        # "40 people, including five women": a part of them, not others; names among them are worth a row.
        heads.extend(e for e in examples if replace or (e.pos == "PROPN" and not e.kids("nummod")))
    return heads


_OPEN = frozenset({"held", "controlled", "backed", "led", "occupied", "run"})
_WHEN = frozenset({"year", "month", "week", "day", "yesterday", "today", "time", "hour", "minute", "night", "morning"})


def hyphenated(token: Token, parse: Parse) -> list[Token]:
    """The tokens before a compound's last part: "US" for "backed" in "US-backed", "government" in "the government held quarter";
    empty if it is no such compound."""
    beside = parse.tokens[token.i - 1] if token.i else None
    if beside is not None and beside.dep == "npadvmod" and beside.head is token and token.dep == "amod":
        return [beside] if token.lower in _OPEN and beside.lemma not in _WHEN else []
    if token.i < 2 or parse.tokens[token.i - 1].text not in _HYPHENS:
        return []
    first = parse.tokens[token.i - 2]
    if first.end != parse.tokens[token.i - 1].begin or parse.tokens[token.i - 1].end != token.begin:
        return []
    return [first]


def is_credit(token: Token, parse: Parse) -> bool:
    """ "(AFP) A drone strike …", "by Omid Sample Army units …": an agency in brackets or a name behind "by" at the beginning of a
    sentence is named as its source, no more."""
    first, last = parse.sentences[token.sentence]
    opening = parse.tokens[first]
    if (
        opening.lower == "by"
        and token.i > first
        and all(t.text[:1].isupper() for t in parse.tokens[first + 1 : token.i])
    ):
        return True
    inside = False
    for i in range(first, min(last + 1, first + 8)):
        text = parse.tokens[i].text
        if i == first and text != "(":
            return False
        inside = inside or i == token.i
        if text == ")":
            return inside
    return False
