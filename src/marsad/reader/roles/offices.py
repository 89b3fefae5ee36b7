"""Nouns for posts that say here who somebody is in another way: what one is the first to be, whose representative, one of two.

In: the noun's token. Out: whether it tells of no office. Knows no kinds of claim.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.words import word_lists

RANKED = frozenset({"first", "last", "only", "latest", "second", "third", "next"})
SPEAKING = frozenset({"representative", "spokesman", "spokeswoman", "spokesperson", "lawyer", "aide"})


def is_unlike_office(post: Token) -> bool:
    """Is it no post of whom the words beside it name?"""
    return _is_first_to(post) or _stands_for_others(post) or _shared_out(post)


def _is_first_to(post: Token) -> bool:
    """ "He is the first president of the era who does not": a president, but not the first."""
    if post.dep != "attr" or not any(c.lower in RANKED for c in post.kids("amod")):
        return False
    return any(
        c.dep == "relcl"
        for noun in (post, *(n for p in post.kids("prep") for n in p.kids("pobj")))
        for c in noun.children
    )


def _stands_for_others(post: Token) -> bool:
    """ "Representatives for the senators Omid Sample and Lena Rask": the senators are named, not who speaks for them."""
    if post.lemma not in SPEAKING or post.kids("appos"):
        return False
    named = [n for p in post.kids("prep") if p.lower in ("for", "of") for n in p.kids("pobj")]
    return any(n.lemma in word_lists("nouns")["post"] and n.kids("appos") for n in named)


def _shared_out(post: Token) -> bool:
    """ "Omid Sample and Lena Rask, president and premier respectively": which is whose, a list of them both does not tell."""
    top = post.head if post.dep == "conj" and post.head is not None else post
    above = top.head
    if not (top.kids("conj") and top.dep == "appos") or above is None:
        return False
    last = max(t.i for t in top.subtree())
    near = [t for a in post.ancestors() for t in a.kids("advmod")] + top.kids("advmod")
    return any(t.lower == "respectively" and t.i <= last + 2 for t in near)
