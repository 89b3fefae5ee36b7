"""What stands beside a post: words that are but a piece of the title, and the one person who holds a post in the singular.

In: a match and the roles filled so far. Out: the same roles without what does not belong there. Names no kind.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Token
from marsad.reader.roles.draft import Roles
from marsad.reader.roles.wordings import Match
from marsad.reader.words import word_lists

PLACED_ROLES = ("in", "whom")
MATTERS = frozenset({"media", "press", "news", "communications", "public"})
SUBJECT_MATTERS = frozenset({"rights", "affairs", "refugees", "relations", "operations"})
STILL = frozenset({"still", "now", "currently", "yesterday", "today", "presently"})
FORMERLY = frozenset({"former", "ex", "onetime", "one-time", "sometime", "then"})
_BARE = {"secretary": "state", "minister": "state", "head": "state", "chief": "staff", "deputy": "staff"}
""" "Secretary of state", "chief of staff": the whole is the title."""


def drop_pieces_of_title(match: Match, roles: Roles) -> None:
    """ "Staff | Sergeant Omid Sample", "a media | spokesman", "secretary of | state": no bodies in which somebody holds a post; nor
    is a place that only tells where he is: "an official | still in Velin"."""
    post = match.token
    if post.lemma not in word_lists("nouns")["post"] or post.pos not in ("NOUN", "PROPN"):
        return
    for role in PLACED_ROLES:
        if role in roles:
            roles[role] = [(f, t) for f, t in roles[role] if not _is_piece(t, post)]


def _is_piece(token: Token, post: Token) -> bool:
    prep = token.head
    if token.dep == "pobj" and prep is not None:
        bare = not token.kids("det", "amod", "compound", "prep", "poss")
        if prep.lower in ("for", "of") and token.lower in SUBJECT_MATTERS:
            return True  # "High Commissioner for Human Rights"
        if prep.lower == "of" and prep.head is post and bare and _BARE.get(post.lemma) == token.lower:
            return True
        return prep.lower in ("in", "at") and any(c.lower in STILL and c.i == prep.i - 1 for c in _beside(prep))
    if token.i > post.i:
        return False
    if token.lower in MATTERS and token.text.islower():
        return True
    in_capitals = token.text[:1].isupper() and post.text[:1].isupper()
    alone = not any(c.tag == "NNP" and c.i == token.i - 1 for c in token.children)
    if in_capitals and alone and token.lower in word_lists("nouns")["piece_of_rank"]:
        return True
    joined = any(c.lower == "and" for c in token.kids("cc"))
    return joined and any(c.lower in FORMERLY and token.i < c.i < post.i for c in post.kids("amod"))


def _beside(prep: Token) -> list[Token]:
    return [*prep.children, *(prep.head.children if prep.head is not None else ())]


def keep_one_holder(match: Match, roles: Roles) -> None:
    """ "At least ten Marines died. | A local physician, Omid Sample, said": one post in the singular is held by one; where two names
    stand beside it, the one in full; where both are in full and on either side of it, nobody can tell."""
    post, who = match.token, roles.get("who", [])
    if len(who) < 2 or post.tag not in ("NN", "NNP") or post.lemma not in word_lists("nouns")["post"]:
        return
    if not roles.get("post") or not any(c.lower in ("a", "an") for c in post.kids("det")):
        return
    full = [(f, t) for f, t in who if " " in f.text.strip() and t.tag == "NNP"]
    if len(full) == 1:
        roles["who"] = full
        return
    sides = {t.i > post.i for _, t in full}
    roles["who"] = [] if len(sides) == 2 else who
