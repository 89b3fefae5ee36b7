"""Which time expression belongs to which event.

In: parse and spans of time expressions. Out: a `When` with words and span; the register works out the days. An expression belongs to
the verb under which it stands; "said on Monday" dates the saying, not what is said.
"""

from __future__ import annotations

from marsad.reader.syntax import Parse, Token
from marsad.records import Span, When

BEGINNINGS = frozenset(
    {"begin", "start", "launch", "occur", "happen", "carry", "take", "stage", "conduct", "erupt", "open", "mount"}
)


class TimeFinder:
    """The time expressions of a report by sentence."""

    def __init__(self, parse: Parse, spans: list[Span]) -> None:
        self.text = parse.text
        self._by_sentence: dict[int, list[tuple[Span, Token]]] = {}
        position = 0
        for span in sorted(spans):
            while position < len(parse.tokens) and parse.tokens[position].end <= span.begin:
                position += 1
            inside = []
            i = position
            while i < len(parse.tokens) and parse.tokens[i].begin < span.end:
                inside.append(parse.tokens[i])
                i += 1
            if inside:
                top = _top(inside)
                self._by_sentence.setdefault(top.sentence, []).append((span, top))

    def of(self, event: Token, word: Token, content: frozenset[int] | None) -> When | None:
        """The time of an event: the expression nearest to it in the tree, not across a voice's border."""
        best: tuple[int, int] | None = None
        found: Span | None = None
        for span, top in self._by_sentence.get(event.sentence, ()):
            if content is not None and top.i not in content:
                continue
            distance = _distance(event, top, content)
            if distance is None and word is not event:
                distance = _distance(word, top, content)
            if distance is None and word.pos == "NOUN":
                # "an offensive that began on Sunday": its beginning dates the event
                for child in word.kids("relcl", "acl"):
                    if child.lemma in BEGINNINGS and (inner := _distance(child, top, content)) is not None:
                        distance = inner + 1
            if distance is None:
                continue
            key = (distance, abs(top.i - event.i))
            if best is None or key < best:
                best, found = key, span
        return When(words=found.of(self.text), span=found) if found else None

    def looks_ahead(self, when: When) -> bool:
        """Does the expression stand with "to begin", "will begin", "would begin": is it a day to come?"""
        for entries in self._by_sentence.values():
            for span, top in entries:
                if span == when.span:
                    verb = top.head
                    while verb is not None and verb.pos not in ("VERB", "AUX"):
                        verb = verb.head
                    words = {c.lower for c in verb.children if c.dep == "aux"} if verb is not None else set()
                    return (bool(words & {"will", "would", "'ll", "’ll", "shall"}) and "have" not in words) or (
                        verb is not None and verb.tag == "VB" and "to" in words
                    )
        return False


def _top(tokens: list[Token]) -> Token:
    """The token of an expression that hangs highest."""
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head is None or t.head.i not in inside), tokens[0])


def _distance(event: Token, top: Token, content: frozenset[int] | None) -> int | None:
    """Clauses between an event and a time expression; None if it dates something else."""
    governor = top.head
    while governor is not None and governor.pos not in ("VERB", "AUX") and governor is not event:
        governor = governor.head
    if governor is None:
        return None
    steps = 0
    token: Token | None = event
    while token is not None:
        if token is governor:
            return steps
        if content is not None and token.i not in content:
            return None
        if token.dep == "relcl" and steps == 0 and token.head is not None:
            return None
        if token.dep == "ccomp" and content is None:
            return None
        if token.pos in ("VERB", "AUX"):
            steps += 1
        if token.dep == "conj" and any(c.dep in ("nsubj", "nsubjpass") for c in token.children):
            if top.i > token.left or (token.head is not None and token.head.i < top.i < token.i):
                return None  # "killed 45 on Saturday and that they would not surrender": not on Saturday
            steps += 1
        token = token.head
    # Below the event, in a phrase or an infinitive of its own.
    down = 0
    token = governor
    while token is not None and token is not event:
        if token.dep in ("relcl", "ccomp", "advcl", "acl", "conj", "parataxis"):
            return None
        down += 1
        token = token.head
    return down + 1 if token is event else None
