"""Posts that are held in one place only: "leader of the party in Velin" does not lead the whole party.

In: a match and the roles filled so far. Out: the same roles, their words with the place in them. Names no kind.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.reader.parse.phrases import left_edge, right_edge
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.draft import Context, Roles
from marsad.reader.roles.wordings import Match
from marsad.reader.words import word_lists
from marsad.records import Span


def say_which_branch(match: Match, roles: Roles, context: Context) -> None:
    """ "Omid Sample, leader of the River Party | in Velin": the post and the body both go on to the place; who the body of that
    place is, the name of the whole does not tell."""
    post = match.token
    if post.lemma not in word_lists("nouns")["post"]:
        return
    body = next((n for p in post.kids("prep") if p.lower == "of" for n in p.kids("pobj") if n.tag == "NNP"), None)
    if body is None or "group" not in context.nominals.at(body).types or body.kids("conj"):
        return
    last = _end_of_place(post, body, context)
    if last is None:
        return
    parse = context.parse
    for fillers in roles.values():
        for n, (filler, token) in enumerate(fillers):
            if token is body or (token is post and filler.type == "post"):
                span = Span(filler.span.begin, parse.tokens[last].end)
                fillers[n] = (replace(filler, span=span, text=span.of(parse.text), identity=None), token)


def _end_of_place(post: Token, body: Token, context: Context) -> int | None:
    """Index of the last token of the place named right behind the body."""
    parse = context.parse
    behind = _next(right_edge(body, parse), parse)
    if behind is None or behind.lower != "in" or behind.dep != "prep" or behind.head not in (post, body):
        return None
    place = behind.kid("pobj")
    if place is None or place.tag != "NNP" or left_edge(place) < behind.i or place.kids("conj"):
        return None
    return right_edge(place, parse) if "place" in context.nominals.at(place).types else None


def _next(i: int, parse: Parse) -> Token | None:
    return parse.tokens[i + 1] if i + 1 < len(parse.tokens) else None
