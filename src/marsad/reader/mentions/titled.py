"""Names that lost the comma before them: "President of the Velin Coalition | Omid Sample", "an official in Velin | Omid Sample".

In: a parse, before any mention is made, and a lexicon. Out: the same parse, where the person's name stands beside the post. Knows no
kinds of claim.
"""

from __future__ import annotations

from collections.abc import Mapping

from marsad.reader.lexicon import Lexicon
from marsad.reader.parse.mends import move
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.words import word_lists

MEMBERS = frozenset({"member", "vice-president", "co-chair", "deputy"})
INSIDE = frozenset({"of", "for", "in", "at", "with"})
BRANCHES = frozenset({"branch", "wing", "arm", "section", "chapter", "office", "bureau"})
ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "ul", "ur", "-", "bin", "ibn", "abu", "de", "van", "von", "der", "di"})  # fmt: skip
HOUSES = frozenset({"university", "college", "institute", "school", "hospital", "church", "mosque", "bank", "court", "center", "centre", "international", "liberation", "martyrs", "defenders", "house", "team", "group", "front", "movement", "brigade", "brigades", "battalion", "cross", "crescent"})  # fmt: skip
""" "University Saint Rask", "Front Al Sahel": bodies whose own names may follow."""
LONGEST = 5
NAME_WORDS = (2, 3)


def part_titled(parse: Parse, lexicon: Lexicon) -> None:
    """Give back to each post the name that the parser took for a piece of the body or place where it is held."""
    for name in parse.tokens:
        _as_noun(name, parse)
        _two_subjects(name, parse)
        if name.dep != "pobj" or name.tag != "NNP" or len(name.kids("compound", "nmod", "amod")) < 2:
            continue
        post = _post_above(name)
        if post is None:
            continue
        run = _run(name, parse)
        cut = _cut(run, lexicon)
        if cut is not None:
            _stand_beside(run, cut, post, parse)


def _as_noun(post: Token, parse: Parse) -> None:
    """ "The Front's | representative Omid Sample": no adjective."""
    after = parse.tokens[post.i + 1] if post.i + 1 < len(parse.tokens) else None
    if post.lower != "representative" or post.dep != "amod" or after is None or after.tag != "NNP":
        return
    if post.head is not None and post.head.tag == "NNP" and after.head in (post.head, post.head.head):
        post.pos, post.tag, post.dep = "NOUN", "NN", "compound"


def _two_subjects(name: Token, parse: Parse) -> None:
    """ "President of the Velin Coalition | Omid Sample said": both read as who said it."""
    verb = name.head
    if name.dep != "nsubj" or name.tag != "NNP" or verb is None or name.kids("det", "appos", "poss"):
        return
    before = [c for c in verb.kids("nsubj") if c.i < name.i]
    runs_on = [a for c in before for a in c.kids("appos") if any(p.text == "." for p in c.kids("punct") if p.i < a.i)]
    post = next(iter(runs_on or before), None)
    if post is None or post.lemma not in word_lists("nouns")["post"] | MEMBERS or post.kids("appos", "conj"):
        return
    rest = [t for t in parse.tokens[name.left : name.right + 1] if t.i <= name.i]
    inner = [n for p in post.kids("prep") for n in p.kids("pobj")]
    if (
        post.right + 1 == name.left
        and inner
        and inner[-1].tag == "NNP"
        and post.right == inner[-1].i
        and _is_name(rest)
    ):
        if runs_on and post.head is not None:  # "A heading. | President of the Coalition Omid Sample said"
            move(post.head, verb, "dep")
            move(post, verb, "nsubj")
        move(name, post, "appos")
        _widen(parse, name.sentence)


def _post_above(name: Token) -> Token | None:
    """The post "of the Bureau for the Rights Omid Sample" hangs on, through names alone; none that has its holder's name beside it."""
    above = name.head
    for _ in range(3):
        if above is None or above.dep != "prep" or above.lower not in INSIDE or above.head is None:
            return None
        noun = above.head
        if noun.lemma in word_lists("nouns")["post"] | MEMBERS and noun.pos in ("NOUN", "PROPN") and noun.i < above.i:
            return None if noun.kids("appos") or noun.dep in ("appos", "attr", "compound") else noun
        if noun.dep != "pobj" or not (noun.text[:1].isupper() or noun.lemma in BRANCHES):
            return None
        above = noun.head
    return None


def _run(name: Token, parse: Parse) -> list[Token]:
    """The capitalised words that end in the name."""
    first = name.i
    while first > 0:
        before = parse.tokens[first - 1]
        if before.sentence != name.sentence or not (before.text[:1].isupper() or before.lower in ARTICLES):
            break
        first -= 1
    return parse.tokens[first : name.i + 1]


def _cut(run: list[Token], lexicon: Lexicon) -> int | None:
    """Where in the run the person's name begins."""
    if len(run) < 3 or len(run) > 12:
        return None
    bodies, places = word_lists("nouns")["name_of_body"], word_lists("nouns")["name_of_place"]
    ends = [n for n, t in enumerate(run) if t.lower in bodies]
    if ends:
        cut = ends[-1] + 1
        alone = ends[-1] == 0 and not any(t.dep == "det" for t in run[-1].children)
        if alone or (ends[-1] == 0 and run[0].lower in HOUSES):
            return None
    else:
        cut = _behind_known(run, lexicon) or 0
        if not cut:
            return None
    rest = run[cut:]
    if not _is_name(rest) or any(t.lower in places or t.lower in bodies for t in rest):
        return None
    words = _words(rest)
    if any(_is_other(lexicon.types(text)) for text in (words, " ".join(t.text for t in rest))):
        return None
    return cut


def _behind_known(run: list[Token], lexicon: Lexicon) -> int | None:
    """Behind the longest beginning that the lexicon knows as a place or a group."""
    if _is_other(lexicon.types(_words(run))):
        return None
    for cut in range(min(LONGEST, len(run) - 2), 0, -1):
        if run[cut].text == "-" or run[cut - 1].text == "-" or run[cut - 1].lower in ARTICLES:
            continue
        if _is_other(lexicon.types(_words(run[:cut]))):
            return None if _is_other(lexicon.types(run[cut].text)) else cut
    return None


def _is_other(types: Mapping[str, float]) -> bool:
    return max(types.get("place", 0.0), types.get("group", 0.0)) >= 0.5


def _is_name(rest: list[Token]) -> bool:
    """ "Omid Sample", "Omid bin Sample", "Omid al-Sample"."""
    if not rest or rest[0].lower in ARTICLES or not rest[0].text[:1].isupper():
        return False
    words = [t for t in rest if t.lower not in ARTICLES]
    least, most = NAME_WORDS
    return least <= len(words) <= most and not any(t.text.isupper() and len(t.text) > 2 for t in words)


def _words(run: list[Token]) -> str:
    text = ""
    for t in run:
        text += t.text if t.text == "-" or text.endswith("-") or not text else " " + t.text
    return text


def _stand_beside(run: list[Token], cut: int, post: Token, parse: Parse) -> None:
    """Hang the name on the post, and what is left on the preposition."""
    name, body = run[-1], run[cut - 1]
    prep = name.head
    assert prep is not None
    before = [c for c in name.children if c.i < run[cut].i and c is not body]
    move(body, prep, "pobj")
    for child in before:
        move(child, body, child.dep)
    for word in run[cut:-1]:
        if word.head is None or not run[cut].i <= word.head.i <= name.i:
            move(word, name, "compound")
    move(name, post, "appos")
    if post.tag in ("NN", "NNP"):
        for other in [c for c in name.children if c.dep in ("cc", "conj") and c.i > name.i]:
            move(other, post, other.dep)
    _widen(parse, name.sentence)


def _widen(parse: Parse, sentence: int) -> None:
    tokens = parse.of_sentence(sentence)
    for token in tokens:
        token.left = token.right = token.i
    for token in tokens:
        for above in token.ancestors():
            above.left, above.right = min(above.left, token.i), max(above.right, token.i)
