"""Words of number → bounds.

Comes in: the words of a count, hedge included ("as many as 40,000", "no more than a few dozen"). Goes out: the lowest
and highest whole number that the words allow, and whether they say "about". Must not know what is counted.

The rules are those of docs/formats.md. Where that leaves a choice:

* "fewer than N" and "less than N" give high = N - 1, "not more than N" gives high = N;
* "more than N" and "over N" give low = N, as "at least N" does (a report's "more than 500" is kept as its 500);
* a vague word under a hedge keeps the bound that the hedge leaves ("no more than a few dozen": high 48; "at least
  several hundred": low 300);
* a share ("60%", "two-thirds", "half of them"), money, an ordinal or a word that is no number gives no bound.

Nothing is estimated: words that state no bound have none.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Bounds(NamedTuple):
    """The lowest and the highest number that the words allow; None where they state none."""

    low: int | None
    high: int | None
    about: bool = False


UNKNOWN = Bounds(None, None)

_UNIT_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_UNITS = {word: n for n, word in enumerate(_UNIT_WORDS.split())}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: n * 10 for n, word in enumerate(_TENS_WORDS.split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "score": 20}
_SHORT_SCALES = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}

# docs/formats.md, the table of vague words.
_VAGUE = {
    "few dozen": (36, 48),
    "dozens": (24, 99),
    "tens": (20, 99),
    "scores": (40, 99),
    "several": (3, 9),
    "few hundred": (200, 500),
    "several hundred": (300, 900),
    "several thousand": (3_000, 9_000),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens thousands": (20_000, 99_999),
    "hundreds thousands": (200_000, 999_999),
    # By the same steps:
    "few thousand": (2_000, 5_000),
    "several dozen": (36, 108),
    "millions": (2_000_000, 9_999_999),
    "dozens hundreds": (24, 999),
    "several million": (3_000_000, 9_000_000),
    "few million": (2_000_000, 5_000_000),
    "tens millions": (20_000_000, 99_999_999),
    "hundreds millions": (200_000_000, 999_999_999),
    "couple": (2, 2),
    "pair": (2, 2),
    "trio": (3, 3),
    "both": (2, 2),
    "couple dozen": (24, 24),
    "couple hundred": (200, 200),
    "couple thousand": (2_000, 2_000),
    "half dozen": (6, 6),
    "half million": (500_000, 500_000),
    "quarter million": (250_000, 250_000),
    "three quarters million": (750_000, 750_000),
    "no": (0, 0),
    "none": (0, 0),
    "single": (1, 1),
    "lone": (1, 1),
}

_HIGH = "as many as|up to|no more than|not more than|at most|a maximum of|maximum of|as much as|upwards? to"
_BELOW = "fewer than|less than|under|below"
_LOW = (
    "at least|more than|over|no fewer than|no less than|not less than|not fewer than|upwards of|in excess of|a minimum of"
    "|minimum of|well over|far more than|exceeding|above|north of"
)
_ABOUT = (
    "about|around|some|roughly|approximately|an estimated|estimated|approx|circa|or so|an average of|in the region of"
    "|something like|more or less|on the order of|an approximate"
)
_NEARLY = "nearly|almost|close to|approaching|just under|just below|not quite|just short of"
_JUST_OVER = "just over|just more than|slightly more than|a little over|a little more than"

_HEDGE = re.compile(
    rf"\s*(?:(?P<just_over>{_JUST_OVER})|(?P<nearly>{_NEARLY})|(?P<high>{_HIGH})|(?P<low>{_LOW})|(?P<below>{_BELOW})"
    rf"|(?P<about>{_ABOUT})|(?P<plain>only|just|exactly|precisely|a total of|total of|all|the|these|those|their|its|his"
    r"|her|another|other|further|a further|additional|an additional|as few as|perhaps|maybe|possibly|probably|likely"
    r"|even|also|already|now|then|another some|combined|first|last|reportedly|an unprecedented|a record|a combined"
    r"|well|currently|believed|between|from|anywhere from|anywhere between))(?=[\s\d]|$)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"%|\bper ?cent\b|\bpercent|\bpercentage|\bthirds?\b|\bquarters?\b(?! of an? million)|\bfifths?\b"
                    r"|\bhalf\b(?!(?:-| )(?:a |an )?(?:dozen|million))|\bhalves\b|\btenths?\b", re.IGNORECASE)  # fmt: skip
_MONEY = re.compile(r"[$€£¥₺₽]|\b(?:dollars|euros|pounds|dinars|lira)\b", re.IGNORECASE)
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)\b", re.IGNORECASE)
_GUESS = r"\b(?:possibly|perhaps|maybe|even|likely|probably|if not)\b"
_RANGE = re.compile(
    rf"(?<=[\w)])(?:,?\s*(?:-|–|—|\bto\b|\band\b|\bor\b|\bbut\b)\s*(?:{_GUESS}\s*)?|,?\s+{_GUESS}\s+)(?=[\w])",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[   ]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+\.\d+|\d+")
_WORD = re.compile(r"[a-z]+|\d[\d,.   ]*\d|\d", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?:\s+(?:of|or so|or more|or fewer|or less|plus|others|more|people|in all|in total))+\s*$", re.I
)


def bounds(words: str) -> Bounds:
    """The bounds that the words state.

    `bounds("as many as 40,000")` is `(None, 40000, False)`; `bounds("about 400")` is `(400, 400, True)`; words without
    a number give `(None, None, False)`. Never raises; never low > high.
    """
    text = words.strip().strip("()[]“”\"'").replace("‑", "-").replace("‐", "-")
    if not text or _SHARE.search(text) or _MONEY.search(text) or _ORDINAL.search(text):
        return UNKNOWN
    hedges: list[str] = []
    at = 0
    while match := _HEDGE.match(text, at):
        hedges.append(str(match.lastgroup))
        at = match.end()
    core = text[at:].strip()
    lowered = core.lower()
    if re.search(r"\bor so\b|\bor thereabouts\b|\bgive or take\b", lowered):
        hedges.append("about")
    if re.search(
        r"\bor more\b|\bplus\s*$|\d\+|\band (?:counting|rising|more)\b|\bat (?:the )?(?:very )?least$", lowered
    ):
        hedges.append("low")
    if re.search(r"\bor (?:fewer|less)\b|\bat (?:the )?(?:very )?most$", lowered):
        hedges.append("high")
    return _apply(hedges, _interval(core))


def _apply(hedges: list[str], stated: tuple[int, int] | None) -> Bounds:
    """Lets the hedges take away the bound that they leave open. The first that bounds decides; "about" adds to it."""
    if stated is None:
        return UNKNOWN
    low, high = stated
    about = "about" in hedges
    for hedge in hedges:
        if hedge in ("low", "just_over"):
            return Bounds(low, None, about or hedge == "just_over")
        if hedge == "high":
            return Bounds(None, high, about)
        if hedge == "below":
            return Bounds(None, max(high - 1, 0), about)
        if hedge == "nearly":
            return Bounds(None, high, True)
    return Bounds(low, high, about)


def _interval(core: str) -> tuple[int, int] | None:
    """The interval of one number, one vague expression or a range."""
    core = _TRAILING.sub("", core.strip())
    single = _one(core)
    if single is not None:
        return single
    for match in _RANGE.finditer(core):
        left, right = core[: match.start()], core[match.end() :]
        first, second = _one(left), _one(right)
        if second is None:
            continue
        if first is None:
            continue
        # "3 to 5 million": the scale of the second holds for both.
        scale = re.search(r"(hundred|thousand|million|billion|dozen)s?\s*$", right, re.IGNORECASE)
        if (
            scale
            and scale.start() > 0  # not "several, maybe dozens"
            and first[1] < second[0]
            and not re.search(r"hundred|thousand|million|billion|dozen", left, re.IGNORECASE)
        ):
            widened = _one(f"{left} {scale.group(1)}")
            if widened is not None and widened[0] <= second[1]:
                first = widened
        low, high = min(first[0], second[0]), max(first[1], second[1])
        return low, high
    head = re.match(rf"(?:{_DIGITS.pattern})(?=\s|$|\+|-)", core)
    if head:  # "29 Islamists": a reader may leave the noun in; the leading number is the count.
        return _one(head.group())
    return None


def _one(text: str) -> tuple[int, int] | None:
    """A single number in digits or words, or a vague expression."""
    text = text.strip().lower().rstrip("+.,;:")
    text = re.sub(r"\b(?:or so|or more|or fewer|or less)$", "", text).strip()
    if not text:
        return None
    vague = " ".join(
        w
        for w in re.findall(r"[a-z]+", text.replace("-", " "))
        if w not in ("a", "an", "of", "the", "and", "good", "quite")
    )
    if not re.search(r"\d", text) and vague in _VAGUE:
        return _VAGUE[vague]
    exact = _number(text)
    return None if exact is None else (exact, exact)


def _number(text: str) -> int | None:
    """An exact number: `40,000`, `40 000`, `40.000`, `3.5 million`, `30k`, `two hundred and five`, `a dozen`."""
    match = re.fullmatch(rf"({_DIGITS.pattern})\s*([a-z]+)?", text)
    if match:
        value = _digits(match.group(1))
        scale = 1 if not match.group(2) else {**_SCALES, **_SHORT_SCALES}.get(match.group(2))
        if value is None or scale is None:
            return None
        scaled = value * scale
        return int(scaled) if scaled == int(scaled) else None
    return _in_words(re.findall(r"[a-z]+|\S", text.replace("-", " ")))


def _digits(text: str) -> float | None:
    if re.fullmatch(r"\d{1,3}(?:[,.   ]\d{3})+", text) and not re.fullmatch(r"0\.\d{3}", text):
        return int(re.sub(r"\D", "", text))
    try:
        return float(text) if "." in text else int(re.sub(r"\D", "", text))
    except ValueError:
        return None


def _in_words(tokens: list[str]) -> int | None:
    """Number words up to the millions; None if any token is no part of a number."""
    if not tokens:
        return None
    total = current = 0
    seen = False
    for n, token in enumerate(tokens):
        if token in ("and",) and seen and n + 1 < len(tokens):
            continue
        if token in ("a", "an") and n + 1 < len(tokens) and tokens[n + 1] in _SCALES:
            current, seen = current + 1, True
        elif token in _UNITS:
            if current % 10 and current % 100 != 0:
                return None
            current, seen = current + _UNITS[token], True
        elif token in _TENS:
            if current % 100:
                return None
            current, seen = current + _TENS[token], True
        elif token in _SCALES:
            scale = _SCALES[token]
            if not seen and scale != 12:
                return None
            current = current or 1
            if scale in (100, 12, 20):
                current *= scale
            else:
                total, current = total + current * scale, 0
            seen = True
        else:
            return None
    return total + current if seen else None
