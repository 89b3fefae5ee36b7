"""Where the list of tags ends that a page put before its text: "Tags Velin raids war crimes | Warplanes bombed the town".

In: a text that has lost its lines. Out: offsets of blanks that stand for line ends. Knows no grammar.
"""

from __future__ import annotations

import re

LONGEST = 40
"""Words of a list, with the subject of the sentence behind it."""
_LIST = re.compile(rf"\bTags((?: [A-Za-z\d(-][^\s.]*){{3,{LONGEST}}})")
_WORD = re.compile(r"\S+")
_RUNNING = re.compile(
    r"(?:is|are|was|were|has|have|had|will|would|may|could|says?|said|that|who|which|struck|hit|fell|fled|began|took|shot|won|lost"
    r"|thought|in|to|on|at|by|from|as|and|-|[a-z]{2,}ed)"
)
"""Words of which one stands early in a sentence, and hardly any in a tag."""
_BEGINS = re.compile(
    r"(?:The|An?|At|More|Nearly|Over|Almost|Some|Several|Dozens|Hundreds|Thousands|Scores|Many|Two|Three|Four|Five|Six|Seven|Eight|Nine"
    r"|Ten|Eleven|Twelve|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety"
    r"|Suspected|Intense|Heavy|Fierce|Renewed|Alleged|Local)"
)
"""Words with which a subject begins, and no tag."""
NEAR = 9
"""Words from such a beginning to the first running word."""


def tag_borders(text: str) -> set[int]:
    """The blanks before the sentences that stand behind lists of tags."""
    found = set()
    for match in _LIST.finditer(text):
        words = list(_WORD.finditer(text, match.start(1), match.end()))
        at = _sentence([word.group() for word in words])
        if at:
            found.add(words[at].start() - 1)
    return found


def _sentence(words: list[str]) -> int:
    """The place of the word with which the sentence begins; 0 where none is to be seen."""
    for n in range(2, len(words)):
        if not _RUNNING.fullmatch(words[n]):
            continue
        begins = [k for k in range(max(1, n - NEAR), n) if _BEGINS.fullmatch(words[k])]
        if begins:
            return begins[-1]
        k = n - 1
        while k > 0 and not words[k][0].isupper():
            k -= 1
        clear = k < n - 1 or words[n] not in _PLACING or words[k].endswith("s")
        return k if k > 0 and clear else 0
    whole = (n for n in range(3, len(words) - 1) if words[n] != "The" or words[n + 1][0].islower())
    return next((n for n in whole if _BEGINS.fullmatch(words[n])), 0)


_PLACING = frozenset({"in", "to", "on", "at", "by", "from", "as", "and", "-"})
""" "Tags Velin Front in the North" may be a tag; "raids in the north" begins a sentence."""
