"""Who says so in a headline, before or behind its words: "Monitor: raid kills 20", "Raid kills 20 in Velin: monitor".

In: a parse. Out: `Cue`s without a verb. Where a text has lost its colons too, only words that hardly mean anything else are taken.
"""

from __future__ import annotations

from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.voices.cues import Cue
from marsad.reader.words import word_lists

_SPEAKERS = frozenset({"monitor", "ngo", "activist", "witness", "official", "observatory", "ministry", "police"})
"""Who may say so in a headline, beside posts and documents."""
_SIGNED = frozenset({"monitor", "monitors", "ngo", "ngos", "observatory", "activists", "witnesses", "officials"})
"""Who may say so before the name of whoever wrote the report."""
_BARE = frozenset({"monitor", "ngo", "observatory"})
_BARE_PAIRS = frozenset({("monitoring", "group"), ("state", "tv"), ("state", "media"), ("state", "television")})
"""Who says so at a headline's end even with no colon before: "Raid kills 20 in Velin | monitor"."""


def trailing_sources(parse: Parse) -> list[Cue]:
    """ "Raid kills 20 in Velin: monitor", also "… in Velin: monitor Lena Marek" and "… in Velin monitor"."""
    cues = []
    for number, (first, _) in enumerate(parse.sentences):
        words = [t for t in parse.of_sentence(number) if t.text not in (".", "”", '"')]
        colon = next((t for t in words if t.text == ":" and first < t.i), None)
        source = _behind_colon([t for t in words if t.i > colon.i]) if colon is not None else None
        if colon is not None and source is not None:
            before = [t for t in words if t.i < colon.i]
            if any(t.pos == "VERB" for t in before):
                cues.append(Cue(words=(colon,), source=source, content={t.i for t in before}, verb=False))
        elif colon is None:
            cues += _without_colon(words, parse)
    return cues


def _behind_colon(behind: list[Token]) -> Token | None:
    if not 1 <= len(behind) <= 4 or any(t.pos not in ("NOUN", "PROPN", "ADJ") for t in behind[1:]):
        return None
    if (
        behind[0].pos in ("NOUN", "PROPN", "ADJ")
        and behind[-1].lemma in _SPEAKERS | word_lists("speech")["document"] | word_lists("nouns")["post"]
    ):
        return behind[-1]
    signed = behind[0].lower in _SIGNED and len(behind) > 2 and all(t.text[:1].isupper() for t in behind[1:])
    return behind[0] if signed else None


def _without_colon(words: list[Token], parse: Parse) -> list[Cue]:
    """ "Raid kills 20 in Velin monitor", "Raid kills 20 in Velin the Belmark-based Tessel Observatory": the words that are left of who
    says so, where no word of saying is."""
    if len(words) < 6 or words[-1].pos not in ("NOUN", "PROPN"):
        return []
    pair = (words[-2].lower, words[-1].lower)
    if words[-1].lower not in _BARE and pair not in _BARE_PAIRS:
        return []
    say = word_lists("speech")["say"]
    if any((t.pos == "VERB" and t.lemma in say) or t.lower == "according" for t in words):
        return []
    begin = _begin(words, 2 if pair in _BARE_PAIRS else 1)
    before = [t for t in words[:begin] if t.i < words[begin].i - 1 or t.text != ","]
    told = any(t.tag == "VBD" for t in before) and pair in _BARE_PAIRS and pair[0] == "state"
    if (
        told
        or len(before) < 4
        or before[-1].pos not in ("NOUN", "PROPN", "NUM", "ADV", *(("ADJ",) if pair in _BARE_PAIRS else ()))
        or not any(t.pos == "VERB" for t in before)
    ):
        return []
    source = words[-1]
    span = parse.span(words[begin].i, source.i)
    return [Cue(words=(source,), source=source, content={t.i for t in before}, verb=False, span=span)]


def _begin(words: list[Token], least: int) -> int:
    """Where the words for who says so begin: at an article behind a noun, else with the last words alone."""
    for n in range(len(words) - least - 1, max(3, len(words) - 8), -1):
        if words[n].pos in ("ADP", "AUX", "CCONJ", "PUNCT") and words[n].text != "-":
            break
        if words[n].pos == "VERB" and words[n].tag not in ("VBG", "VBN"):
            break
        if words[n].pos == "DET":
            return n
    bare = len(words) - least
    beside = words[bare - 1]
    return bare - 1 if beside.pos == "ADJ" and beside.text[:1].isupper() else bare


def leading_sources(parse: Parse) -> list[Cue]:
    """ "Monitor: raid kills 20 in Velin": a headline that begins with who says so."""
    cues = []
    for number in range(len(parse.sentences)):
        words = parse.of_sentence(number)
        at = next((n for n, t in enumerate(words) if t.text == ":"), 0)
        label, behind = words[:at], [t for t in words[at + 1 :] if t.pos != "PUNCT"]
        if not 1 <= at <= 4 or any(t.pos not in ("NOUN", "PROPN", "ADJ") for t in label) or len(behind) < 4:
            continue
        if behind[0].i != words[at].i + 1 or not any(t.pos == "VERB" for t in behind):
            continue
        speaks = label[-1].lemma in _SPEAKERS | {"opposition", "army", "government", "rebel", "president"}
        if speaks and not label[-1].text.isupper():
            content = {t.i for t in words[at + 1 :]}
            cues.append(Cue(words=(words[at],), source=label[-1], content=content, verb=False))
    return cues
