"""Keys of place names: one spelling for the many that reporting gives to a place.

Comes in: a name as printed. Goes out: its plain form (same letters, whatever case, accents, hyphens) and its key (also
the same for the usual transliterations). The gazetteer stores keys that this very function made, so a change here needs
a new `KEY_VERSION`; a gazetteer of another version is refused.
It must not know places: it looks at letters only, so that build and query can never disagree.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

KEY_VERSION = "1"

_APOSTROPHES = re.compile(r"['’‘ʼʻʿʾ`´ʹˈ′ʽ]")
_BREAKS = re.compile(r"[^\w]+|_+")
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ə": "e",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ҳ": "х", "қ": "к",
        # Arabic: forms of alef, final ya and ta marbuta vary from writer to writer.
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "",
    }
)  # fmt: skip
_ARTICLES = frozenset(
    (
        "al", "el", "il", "ad", "ed", "ar", "er", "as", "es", "at", "et", "az", "ez", "an", "en", "ash", "esh", "ath",
        "eth", "adh", "edh", "ul", "ud", "ur", "us", "ut", "uz", "the", "le", "la", "les",
    )
)  # fmt: skip
"""Arabic article before sun and moon letters, and the articles of English and French."""
_GLUED = re.compile(r"^[aeu](?:l(?=[bghjkmfqw])|(?=(zz|dd|rr|ss|tt|nn|shsh)))")
"""An article that has grown onto a later word: "Ezzor", "Azzawr". Never cut from a first word (Assad, Ennis)."""
_WORDS = {
    "st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "tel": "tal", "tell": "tal", "tall": "tal",
    "jebel": "jabal", "djebel": "jabal", "jbel": "jabal", "gebel": "jabal", "jabel": "jabal", "djabal": "jabal",
    "oum": "um", "umm": "um", "om": "um", "abou": "abu", "abo": "abu", "bou": "bu",
    "beit": "bayt", "beyt": "bayt", "bait": "bayt", "wady": "wadi", "ouadi": "wadi", "oued": "wadi",
    "kfar": "kafr", "kefr": "kafr", "kafar": "kafr", "kufr": "kafr", "khirbet": "khirbat", "khirbah": "khirbat",
    "hawiga": "hawija",
}  # fmt: skip
_SOUNDS = (
    (re.compile(r"dj|dzh"), "j"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"kh|gh|ck|q|g"), "k"),
    (re.compile(r"c(?=[aourlkt]|$)"), "k"),
    (re.compile(r"[dt]h"), lambda m: m.group()[0]),
    (re.compile(r"oo|ou|aw|au|ow|uw|o|w"), "u"),
    (re.compile(r"a[iy]|e[iy]|ee|ie|[ey]"), "i"),
    (re.compile(r"(?<=[aiu])h$"), ""),
    (re.compile(r"i+"), "i"),
    (re.compile(r"u+"), "u"),
    (re.compile(r"(?<=..[^aiu])(?:ia|i|a)$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=100_000)
def _plain_word(word: str) -> str:
    if word.isascii():
        return word.casefold()
    word = word.casefold().translate(_LETTERS)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).translate(_LETTERS)


def plain_words(name: str) -> list[str]:
    """The words of a name without case, accents, apostrophes and punctuation: "Dayr az-Zawr" → dayr, az, zawr."""
    text = name if name.isascii() else unicodedata.normalize("NFC", name)
    return [w for w in map(_plain_word, _BREAKS.split(_APOSTROPHES.sub("", text))) if w]


@lru_cache(maxsize=20_000)
def plain_form(name: str) -> str:
    """Name with case, accents, apostrophes, hyphens and a leading English "the" set aside: "Al-Ḥasakah" → "al hasakah"."""
    words = plain_words(name)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@lru_cache(maxsize=100_000)
def _key_word(word: str) -> str:
    word = _WORDS.get(word, word)
    if not word.isascii() or not word.isalpha():
        return word[2:] if word.startswith("ال") and len(word) > 4 else word
    start = word[0]
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word or start


@lru_cache(maxsize=20_000)
def place_key(name: str) -> str:
    """The folded key of a place name; names that differ only in usual ways of transliterating share it.

    Set aside: case, accents, apostrophes, hyphens, spaces, articles (al-, el-, ad-, ez- …, the), doubled letters, a final
    -a/-ah/-i/-iya; merged: kh/q/g/gh/k, o/u/ou/aw, e/i/y/ei/ay, tel/tell/tal, deir/dayr and the like. The empty
    string for a name without letters or digits.

    >>> place_key("Deir Ezzor") == place_key("Dayr az-Zawr") == place_key("Deir ez-Zour")
    True
    """
    words = plain_words(name)
    kept = [w for w in words if w not in _ARTICLES] or words
    return "".join(_key_word(w if n == 0 else _unglue(w)) for n, w in enumerate(kept))


def _unglue(word: str) -> str:
    match = _GLUED.match(word)
    return word[match.end() :] if match and len(word) - match.end() >= 3 else word
