"""Folding of names, so that spellings of one name meet and names of two people do not.

Comes in: a name as written. Goes out: a folded key to compare, a slug for an id, the nearest known names. Must not know
actors, persons or places: it compares spellings, never identities.

Two keys, from strict to loose:

* `fold`: case, accents, apostrophes, hyphens, dots, a leading "the", a possessive ending, British or American spelling.
  The Arabic article is unified (`el-`, `ash-`, `Al ` → `al`).
* `romanize`: `fold` without the article, with letters that romanisations of Arabic exchange put into one class
  (q/k/g, kh, dh, ee/i, ou/u, -a/-ah, doubled letters). It joins *spellings*, so a match by it deserves a lower score.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_APOSTROPHES = re.compile("[’‘ʼʻʿʾ`´′‛＇]")
_POSSESSIVE = re.compile(r"'s(?=\s|$|[,.;:)])|(?<=s)'(?=\s|$)")
# Sun letters: "ash-Shabaab", "ez-Zor". Only before a hyphen, for "as" and "an" alone are English words.
_ARTICLE = re.compile(
    r"\b(?:al|el|ul|il|as|ash|an|ar|at|ad|az|adh|ath|es|esh|en|er|et|ed|ez)(?:-|\u2010|\u2011)(?=\w)", re.IGNORECASE
)
_INITIALS = re.compile(r"\.(?=\s|$|\w)")
_NOT_WORD = re.compile(r"[^\w']+|_")

# Letters that do not come apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe"}
)

# Word endings and words in which British and American spelling differ, in names of organisations; first, letters without
# which a name has none of them.
_SPELLINGS = (
    ("is", re.compile(r"(organ|mobil|author|natural|util|normal|stabil)is(?=ation|e|ing)"), r"\1iz"),
    ("defence", re.compile(r"\bdefence\b"), "defense"),
    ("centre", re.compile(r"\bcentre\b"), "center"),
    ("labour", re.compile(r"\blabour\b"), "labor"),
    ("programme", re.compile(r"\bprogramme\b"), "program"),
)

# Romanisation classes, in the order in which they are applied. The pairs are those by which agencies' spellings of the
# same Arabic, Kurdish and Persian names differ (Qaeda/Kaida/Gaida, Khaled/Kaled, Dhahab/Dahab, Mayadeen/Mayadin,
# Houthi/Huthi, Raqqa/Raqqah, Hezbollah/Hizbullah).
_CLASSES = (
    (re.compile(r"ck|kh|q|gh|g|c(?![hieyz])"), "k"),
    (re.compile(r"dh|dz"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ee|ie|ei|ae|ai|ay|ey|iy|y|e"), "i"),
    (re.compile(r"oo|ou|ow|o|w(?=[^aeiu]|$)"), "u"),
    (re.compile(r"aa"), "a"),
    (re.compile(r"(?<=[aiu])h\b"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The name in lower case without accents, apostrophes, punctuation, leading "the" and possessive ending.

    `fold("the “Kata’ib Hezbollah”")` is `"kataib hezbollah"`; `fold("U.S.")` is `"us"`; `fold("El-Bab")` is `"al bab"`.
    """
    # Every name of the register is folded by every command: what a name does not need is not looked for.
    if name.isascii():
        text = name.replace("`", "'").lower()
    else:
        text = _APOSTROPHES.sub("'", name).translate(_LETTERS)
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
        text = _APOSTROPHES.sub("'", text)
    if "'" in text:
        text = _POSSESSIVE.sub("", text)
    if not text.isalpha():
        text = _ARTICLE.sub("al ", text).replace("'", "")
        if "." in text:
            text = _INITIALS.sub(lambda m: "" if _between_initials(text, m.start()) else " ", text)
        text = _NOT_WORD.sub(" ", text)
    words = text.split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    folded = " ".join("al" if w == "el" and len(words) > 1 else w for w in words)
    for hint, pattern, instead in _SPELLINGS:
        if hint in folded:
            folded = pattern.sub(instead, folded)
    return folded


def _between_initials(text: str, dot: int) -> bool:
    """Is the dot one of an abbreviation's ("u.s."), and not the end of a word ("gen. x")?"""
    return dot > 0 and text[dot - 1].isalnum() and (dot == 1 or not text[dot - 2].isalnum())


@lru_cache(maxsize=65536)
def drop_articles(folded: str) -> str:
    """A folded name without any Arabic article; unchanged where nothing else would be left."""
    words = folded.split()
    kept = [w for w in words if w != "al"]
    return " ".join(kept) if kept else folded


@lru_cache(maxsize=65536)
def romanize(name: str) -> str:
    """A loose key: the same for the usual romanisations of one Arabic, Kurdish or Persian name.

    `romanize("Hezbollah") == romanize("Hizbullah")`. It says nothing about whether two names are one person's.
    """
    text = drop_articles(fold(name))
    for pattern, instead in _CLASSES:
        text = pattern.sub(instead, text)
    return text


_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3]")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_ARABIC_ARTICLE = re.compile(r"\b\u0648?\u0627\u0644(?=\w{2})")
_CONSONANTS = str.maketrans({
    "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ط": "t", "ج": "j", "چ": "j", "ح": "h", "ه": "h", "خ": "k", "ق": "k", "ك": "k", "ک": "k", "گ": "k",
    "غ": "k", "د": "d", "ذ": "d", "ض": "d", "ر": "r", "ز": "z", "ظ": "z", "ژ": "z", "س": "s", "ش": "s", "ص": "s", "ف": "f", "ڤ": "f", "ل": "l",
    "م": "m", "ن": "n",
})  # fmt: skip
"""Arabic and Persian consonants by the class of the Latin letters that they are written with; vowels, و and ي say nothing."""
_NO_CONSONANT = re.compile(r"[^bcdfhjklmnrstvxz ]")


def in_arabic(name: str) -> bool:
    """Is the name, or a part of it, in Arabic script?"""
    return _ARABIC.search(name) is not None


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of a name, the same for its Arabic spelling and for its usual romanisations, without articles and blanks.

    `skeleton("الحشد الشعبي") == skeleton("al-Hashd al-Shaabi")`. The loosest key of all: for looking a name up, not for joining two.
    """
    if in_arabic(name):
        text = _ARABIC_ARTICLE.sub("", _MARKS.sub("", name)).translate(_CONSONANTS)
    else:
        text = (
            re.sub(r"\babd[aiu]l ", "abd ", romanize(name))
            .replace("sh", "s")
            .replace("ch", "j")
            .replace("th", "t")
            .replace("p", "b")
            .replace("v", "f")
        )
    words = (re.sub(r"(?<=\w)[ht]+\b", "", word) for word in _NO_CONSONANT.sub("", text).split())  # Jabha, Jabhat
    return "".join(words)


def slug(name: str) -> str:
    """The folded name with hyphens, for ids: `slug("Hisham Al-Hashimi")` is `"hisham-al-hashimi"`."""
    return fold(name).replace(" ", "-")


def nearest(name: str, known: Iterable[str], *, limit: int = 4) -> list[str]:
    """Those of `known` that are spelt most like `name`, best first; none that is not close (rapidfuzz WRatio ≥ 75)."""
    from rapidfuzz import fuzz, process

    found = process.extract(fold(name), list(known), scorer=fuzz.WRatio, processor=fold, limit=limit, score_cutoff=75)
    return [choice for choice, _, _ in found]


def word_set(words: str) -> frozenset[str]:
    """The words of a text, for word lists that are easier to read and mend as running text."""
    return frozenset(words.split())


PEOPLES = word_set(
    "kurds arabs sunnis shiites alawites druze yazidis yezidis turkmen turkmens christians muslims jews alawis assyrians armenians"
)
"""Folded; whoever is called so is neither one person nor an organised group."""
