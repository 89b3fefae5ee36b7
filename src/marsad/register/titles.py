"""Titles: which ranks and offices words name, and whether two of them can be one person's.

Comes in: words ("Lt. Gen.", "the interior minister"), the text before a name, claims that state posts. Goes out: the titles in them, of which one may fit another
("General" and "Lt. Gen."), or contradict it ("General" and "Colonel"; a minister may well be a general). Must not know who is who.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from marsad.records import Claim, Span
from marsad.register.names import fold, word_set

_RANKS = word_set("general colonel major lieutenant captain sergeant corporal admiral marshal brigadier commodore")
_OFFICES = word_set(
    "president minister premier secretary commander spokesman chairman director governor mayor judge justice chancellor ambassador envoy "
    "senator congressman representative sheikh mullah imam ayatollah hojatoleslam sayyid haji king queen prince princess emir sultan "
    "caliph pope bishop archbishop patriarch rabbi reverend pastor doctor professor analyst researcher journalist activist lawyer attorney "
    "detective inspector commissioner engineer leader head chief speaker"
)
_SAME = {
    "gen": "general", "col": "colonel", "maj": "major", "lt": "lieutenant", "lieut": "lieutenant", "capt": "captain", "sgt": "sergeant",
    "cpl": "corporal", "adm": "admiral", "brig": "brigadier", "cmdr": "commander", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "chairwoman": "chairman", "gov": "governor", "sen": "senator", "rep": "representative", "congresswoman": "congressman",
    "shaikh": "sheikh", "shaykh": "sheikh", "sheik": "sheikh", "maulvi": "mullah", "mawlawi": "mullah", "sayed": "sayyid", "syed": "sayyid",
    "hajji": "haji", "amir": "emir", "dr": "doctor", "prof": "professor", "rev": "reverend",
    "petroleum": "oil", "home": "interior", "vice": "deputy", "assistant": "deputy",
}  # fmt: skip
"""Abbreviations and other words for one title."""
_FIELDS = word_set(
    "interior foreign defense oil finance financial health trade commerce information education electricity energy transport agriculture "
    "planning labor culture youth water environment tourism security economy economic industry housing religious communications migration "
    "development army navy police military intelligence political media press provincial deputy"
)
"""What an office is for: two that have its name and differ in this are two offices."""
_BESIDE = word_set("the a an former ex then acting mr mrs ms late senior top affairs and air field staff us uk un eu")
"""Words that stand among a title's and say nothing of it."""
_NO_RANK_AFTER = word_set("attorney secretary governor director inspector consul solicitor surgeon")
_NO_RANK_BEFORE = word_set("staff command assembly council directorate manager elections election")
_LINK = word_set("of for to in at from with who under")
_TOLD = word_set("told tell tells telling informed assured warned asked")
"""In "told the minister Hashimi had left", the minister is another than Hashimi."""
_ABBREVIATED = re.compile(
    r"(?i)(?:gen|col|maj|lt|lieut|capt|sgt|cpl|adm|brig|cmdr|gov|sen|rep|dr|prof|rev|mr|mrs|ms)\."
)
_WINDOW = 100
"""How far from a name its title may begin, in characters."""


@dataclass(frozen=True, slots=True)
class Title:
    """A rank or office, by its chief word."""

    head: str
    """`general`, `minister`, `prime minister`."""
    more: frozenset[str] = frozenset()
    """ "lieutenant" of a lieutenant general, "interior" of an interior minister."""

    def fits(self, other: Title) -> bool:
        """May they be one title, of which one is said in short? "Gen." fits "Lt. Gen.", "minister" fits "interior minister"."""
        alike = self.more <= other.more or other.more <= self.more
        return self.head == other.head and alike and not ("deputy" in self.more and "deputy" not in other.more)

    def contradicts(self, other: Title) -> bool:
        """Two ranks, or two offices of one name that are for different things."""
        if self.head in _RANKS and other.head in _RANKS:
            return not self.fits(other)
        fields, others = self.more - {"deputy"}, other.more - {"deputy"}
        return self.head == other.head and not (fields <= others or others <= fields)


@lru_cache(maxsize=8192)
def titles(words: str) -> frozenset[Title]:
    """The titles in the words: "Interior Minister Lt. Gen." is two, "commander of the General Staff" one, "the widow" none."""
    return frozenset(t for part in words.split(",") for t in _titles([_SAME.get(w, w) for w in fold(part).split()]))


def _titles(words: list[str]) -> Iterator[Title]:
    link = next((n for n, word in enumerate(words) if word in _LINK), len(words))
    aside = (
        frozenset(word for word in words[link + 1 :] if word in _FIELDS)
        if words[link : link + 1] == ["of"]
        else frozenset()
    )
    fields: list[str] = []
    ranks: list[str] = []
    for n, word in enumerate(words[:link]):
        if word in _RANKS and not _is_adjective(words, n):
            ranks.append(word)
            if words[n + 1 : n + 2] and words[n + 1] in _RANKS:
                continue
            yield _rank(ranks)
            ranks = []
        elif word == "minister" and words[n - 1 : n] == ["prime"]:
            yield Title("prime minister", frozenset(fields) & {"deputy"})
            fields = []
        elif word in _OFFICES:
            yield Title(
                "prime minister" if word == "premier" else word,
                frozenset(fields) | (aside if n == link - 1 else frozenset()),
            )
            fields = []
        elif word in _FIELDS:
            fields.append(word)


def _rank(words: list[str]) -> Title:
    """ "Brigadier" is short for "brigadier general"."""
    if words == ["brigadier"]:
        words = ["brigadier", "general"]
    return Title(words[-1], frozenset(words[:-1]))


def _is_adjective(words: list[str], n: int) -> bool:
    """ "attorney general", "the general staff", "a major leader"."""
    if words[n] not in ("general", "major"):
        return False
    after = words[n + 1 : n + 2]
    return (n > 0 and words[n - 1] in _NO_RANK_AFTER) or any(w in _NO_RANK_BEFORE or w in _OFFICES for w in after)


def title_before(text: str, begin: int) -> str:
    """The words of a title that stand right before what begins there: "the interior minister" of "the interior minister Hashimi"."""
    tokens = text[max(0, begin - _WINDOW) : begin].rpartition("\n")[2].split(" ")
    if tokens.pop() != "":
        return ""  # Something touches the name: a bracket, a quotation mark, a hyphen.
    held: list[str] = []
    while tokens and _is_of_title(tokens[-1]):
        held.append(tokens.pop())
    if tokens and fold(tokens[-1]) in _TOLD:
        return ""
    return " ".join(reversed(held))


def stated_posts(claims: Iterable[Claim]) -> dict[Span, str]:
    """The posts that the claims of a report state of a name near it, by the span of the name: "Omar Hashimi, the interior minister,"."""
    posts: dict[Span, str] = {}
    for claim in claims:
        who, post = claim.roles.get("who", ()), claim.roles.get("post", ())
        if len(who) != 1 or not post or (claim.stance.polarity, claim.stance.certainty) != ("affirmed", "stated"):
            continue
        if abs(post[0].span.begin - who[0].span.begin) < _WINDOW:
            posts.setdefault(who[0].span, post[0].text)
    return posts


def _is_of_title(token: str) -> bool:
    if not (token.replace("-", "").isalpha() or _ABBREVIATED.fullmatch(token)):
        return False  # It ends a sentence or a clause.
    words = [_SAME.get(word, word) for word in fold(token).split()]
    return bool(words) and all(
        w in _RANKS or w in _OFFICES or w in _FIELDS or w in _BESIDE or w == "prime" for w in words
    )
