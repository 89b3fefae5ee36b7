"""Words that were taken for a speaker and are none: a verb, a figure, a stretch of the sentence with the cue in it.

In: utterances. Out: those whose source may stand, the others without their speaker or with another.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace

from marsad.reader.parse.phrases import phrase
from marsad.reader.parse.syntax import Parse, Token
from marsad.reader.roles.subjects import subject_of
from marsad.reader.voices.meanwhile import behind_declared, told_meanwhile
from marsad.reader.voices.run_on import DAYS
from marsad.reader.voices.run_on_edges import SUMMING, said_behind
from marsad.reader.voices.sources import source_head
from marsad.reader.voices.speakers import Profiles, able, make_speaker
from marsad.reader.voices.voices import Utterance
from marsad.reader.words import word_lists

FIGURES = frozenset({"number", "toll", "amount", "percentage", "total", "rate", "level", "count"})
""" "While | the number of groups | remains unchanged, stressing that …": no number stresses."""
NOTIONS = frozenset({"suggestion", "notion", "idea", "insistence", "implication"})
""" "Hurt by the suggestion that …": nobody is said to say it."""
READINGS = frozenset({"suggest", "indicate", "imply"})
""" "In comments | suggesting that the army may leave, the minister said": the report's own reading of them."""


def own_sources(utterances: Sequence[Utterance], profiles: Profiles) -> list[Utterance]:
    """The utterances without those whose source does not speak; of a notion the words stay, and nobody says them."""
    kept = []
    for utterance in utterances:
        cue, source = utterance.cue, utterance.voice.source
        speaker = utterance.voice.speaker
        head = source_head(profiles.nominals.parse.inside(source[0])) if source else None
        if cue is None or speaker is None or head is None:
            kept.append(utterance)
            continue
        if _begins_with_participle(head, cue, profiles):
            continue
        if utterance.content <= behind_declared(cue):
            continue
        if _is_reading(cue) or (head.pos == "VERB" and head.dep in ("amod", "acl", "ROOT") and head is cue):
            continue
        some = any(c.lower in ("a", "an") for c in head.kids("det"))  # "a number of states accused"
        figure = head.lemma in FIGURES and not some and (cue.tag == "VBG" or head.lemma in ("number", "amount"))
        if figure and cue.lemma not in ("show", "indicate", "suggest"):
            instead = _who_counts(utterance, cue, head, profiles)
            if instead is not None:
                kept.append(instead)
            continue
        whole = _whole_name(speaker.speaker, source[0].of(profiles.nominals.parse.text))
        if whole != speaker.speaker:
            utterance = Utterance(
                replace(utterance.voice, speaker=replace(speaker, speaker=whole)), utterance.content, cue
            )
        if speaker.speaker.lower() == "who" and cue.dep == "relcl":
            utterance = _as_antecedent(utterance, cue, profiles)
        if head is cue and head.lemma in NOTIONS:
            utterance = Utterance(replace(utterance.voice, speaker=None), utterance.content, cue)
        kept.append(_with_own_content(utterance, cue, profiles.nominals.parse))
    return kept


def _with_own_content(utterance: Utterance, cue: Token, parse: Parse) -> Utterance:
    content = utterance.content | _summed(cue, parse)
    if cue.lemma == "say" and max(content, default=cue.i) < cue.i:
        content |= {t.i for t in said_behind(cue, parse.of_sentence(cue.sentence))}
    content -= _manner(cue, parse) | _done_beside(cue, content, parse)
    content -= _before_source(utterance, cue, parse) | behind_declared(cue)
    return Utterance(utterance.voice, content, utterance.cue) if content else utterance


def _summed(cue: Token, parse: Parse) -> set[int]:
    """ "The monitor reported the raid | putting the number of people killed at 13": said as well."""
    if cue.lemma not in word_lists("speech")["say"] or cue.pos != "VERB":
        return set()
    behind = [t for t in parse.of_sentence(cue.sentence) if cue.i < t.i <= cue.i + 8]
    verb = next((t for t in behind if t.tag == "VBG"), None)
    if verb is None or verb.lemma not in SUMMING or not any(c.lemma in FIGURES for c in verb.kids("dobj")):
        return set()
    return {t.i for t in verb.subtree() if t.i >= verb.i}


def _before_source(utterance: Utterance, cue: Token, parse: Parse) -> set[int]:
    """ "The town is under siege the Front said on Monday | it had entered Velin", "Quoting its partners in Velin | the agency said | …":
    what stands before who says so is the report's, where what is said follows."""
    words = parse.of_sentence(cue.sentence)
    source = utterance.voice.source
    before = {t.i for t in words if source and t.end <= source[0].begin}
    if source and source[0].begin < cue.begin and told_meanwhile(words, cue, source[0].begin, utterance.content):
        return before
    if not before or not any(i > cue.i for i in utterance.content) or source[0].begin > cue.begin:
        return set()
    if any(_is_written(parse.tokens[i], parse) for i in before) or _is_written(parse.tokens[cue.i + 1], parse):
        return set()
    if words[0].lower in ("citing", "quoting"):
        return before
    behind = [t for t in words if t.i > cue.i and (t.text != "," or _is_written(t, parse))]
    while behind and (behind[0].lower in DAYS or (behind[0].lower == "on" and behind[1:] and behind[1].lower in DAYS)):
        behind = behind[1:]
    follows = bool(behind) and behind[0].lower in ("that", "it", "they", "he", "she", "its", "their")
    clause = any(c.i > cue.i and c.dep == "ccomp" for c in cue.children)
    return before if follows and clause else set()


def _is_written(token: Token, parse: Parse) -> bool:
    """Is it a comma or a quotation mark of the report, and not one that was guessed?"""
    return token.text in (",", "“", "”", '"') and parse.text[token.begin : token.begin + 1] == token.text


def _done_beside(cue: Token, content: Collection[int], parse: Parse) -> set[int]:
    """ "Released a video, saying “we will win” | and urging followers to stay": not said, but done beside it."""
    if cue.tag != "VBG":
        return set()
    for token in parse.of_sentence(cue.sentence):
        if token.i not in content or token.i < cue.i or token.tag != "VBG" or token.kids("aux", "nsubj"):
            continue
        quoted = token.dep == "conj" and parse.tokens[token.i - 2].text in ("”", '"')
        own = (token.dep == "ccomp" and token.head is cue) or (
            quoted and token.head is not None and token.head.tag != "VBG"
        )
        if parse.tokens[token.i - 1].lower == "and" and own:
            return {i for i in content if i >= token.i - 1}
    return set()


MANNER = frozenset({"cry", "weep", "sob", "smile", "laugh", "point", "gesture", "sigh", "nod", "grin", "wave", "speak", "talk", "refer", "stand", "sit"})  # fmt: skip
""" "“He is gone,” she said, | crying over the body of a man": how she says it is told by the report."""


def _manner(cue: Token, parse: Parse) -> set[int]:
    verb = next((t for t in parse.tokens[cue.i + 1 : cue.i + 3] if t.text != ","), None)
    if verb is None or verb.tag != "VBG" or verb.lemma not in MANNER or verb.sentence != cue.sentence:
        return set()
    behind = [t for t in parse.of_sentence(cue.sentence) if t.i > cue.i]
    return {t.i for t in itertools.takewhile(lambda t: t.text not in ("“", '"', "''", "``"), behind)}


def _who_counts(utterance: Utterance, cue: Token, figure: Token, profiles: Profiles) -> Utterance | None:
    """ "Omid Sample confirmed | the toll, saying that …": who confirms it says so."""
    if cue.tag != "VBG":
        return None
    nominals = profiles.nominals
    say = word_lists("speech")["say"]
    for verb in [a for a in figure.ancestors() if a.lemma in say and a.pos == "VERB"]:
        subject = subject_of(verb)
        if subject is None or subject.i > verb.i or subject is figure or not able(subject, nominals):
            continue
        span = phrase(subject, nominals.parse)
        speaker = make_speaker(subject, span, nominals, profiles, mode="indirect", cue=cue.text, told=None)
        return Utterance(replace(utterance.voice, source=(span,), speaker=speaker), utterance.content, cue)
    return None


def _as_antecedent(utterance: Utterance, cue: Token, profiles: Profiles) -> Utterance:
    """ "The families of the men, | who | say …": whom the clause hangs on."""
    noun, speaker = cue.head, utterance.voice.speaker
    if noun is None or speaker is None or noun.pos not in ("NOUN", "PROPN") or not able(noun, profiles.nominals):
        return utterance
    made = make_speaker(
        noun, speaker.span, profiles.nominals, profiles, mode=speaker.mode, cue=speaker.cue, told=speaker.told
    )
    return Utterance(replace(utterance.voice, speaker=made), utterance.content, utterance.cue)


def _whole_name(name: str, source: str) -> str:
    """ "With | a monitor | saying at least 20 people were killed": without the cue; an article alone is no name."""
    if name.lower() in ("a", "an", "the"):
        return source
    return name.partition(" saying ")[0]


def _begins_with_participle(head: Token, cue: Token, profiles: Profiles) -> bool:
    """ "Belying claims that the war is over | is the toll": the participle's object was read as its verb."""
    if not head.lower.endswith("ing") or cue.i != head.i + 1 or cue.tag not in ("VBZ", "NNS") or head.kids("det"):
        return False
    first = profiles.nominals.parse.sentences[head.sentence][0]
    known = profiles.nominals.at(head).types & {"person", "place", "group", "people"}
    return head.i == first and cue.lemma in word_lists("speech")["noun"] and not known


def _is_reading(cue: Token) -> bool:
    return (
        cue.lemma in READINGS
        and cue.tag == "VBG"
        and cue.dep == "acl"
        and cue.head is not None
        and cue.head.dep == "pobj"
    )
