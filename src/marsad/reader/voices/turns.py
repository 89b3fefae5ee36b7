"""Whom a source means that only stands for somebody: "he said", "the group said", after all voices are known.

In: utterances in both lists, nominals, quotations. Out: the same utterances, some with another speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.reader.mentions.mentions import Nominal, Nominals, resolved
from marsad.reader.parse.quotes import Quote, quote_at
from marsad.reader.parse.syntax import Token
from marsad.reader.roles.fillers import is_first_person
from marsad.reader.voices.goes_on import unnamed_before
from marsad.reader.voices.sources import source_head
from marsad.reader.voices.voices import Utterance
from marsad.records import Span, Speaker


def settle_sources(utterances: list[Utterance], nominals: Nominals, quotes: Sequence[Quote]) -> list[Utterance]:
    """ "“The envoys agreed,” he said", "the group said": of a source that only stands for somebody, the one who spoke last, where what
    the reader took it for stands in its own words or has not spoken so far."""
    parse = nominals.parse
    settled: dict[int, Utterance] = {}
    by_source: dict[Span, Speaker] = {}
    spoken: list[Utterance] = []
    for utterance in sorted(utterances, key=lambda u: u.cue.i if u.cue is not None else min(u.content, default=0)):
        speaker, source = utterance.voice.speaker, utterance.voice.source
        head = source_head(parse.inside(source[0])) if source else None
        if speaker is None or head is None or utterance.cue is None:
            continue
        end = resolved(nominals.at(head))
        last = next((u for u in reversed(spoken) if utterance.cue.sentence - _sentence(u) <= NEAR), None)
        new = None
        if head.lower in ("he", "she"):
            last = _who_told_of(last, spoken)
            if last is not None and _is_body(last, nominals):
                last = None
            new = _of_sentence_before(utterance, speaker, end, last, nominals, quotes)
        if new is not None:
            pass
        elif head.lower == "it" and end.head is head and head.i > max(utterance.content, default=head.i):
            new = _of_last(speaker, last, person=False)
        elif head.tag == "PRP" and end.head is not head and (end.head.i in utterance.content or _unfit(head, end)):
            others = head.lower == "they" and quote_at(head.begin, list(quotes)) is not None
            new = (None if others else _of_last(speaker, last, person=head.lower in ("he", "she"))) or replace(
                speaker, speaker=head.text, named=False, post=None, organisation=None
            )
        elif head.lemma == "observatory" and head.kids("det") and "observatory" not in speaker.speaker.lower():
            named = (u for u in reversed(spoken) if u.voice.speaker and "Observatory" in u.voice.speaker.speaker)
            new = _of_last(speaker, next(named, None), person=True) or replace(
                speaker, speaker=source[0].of(parse.text)
            )
        elif (
            head.lemma in SPEAKING_GROUPS
            and any(c.lower in ("the", "this") for c in head.kids("det"))
            and end.head is not head
            and "observatory" not in speaker.speaker.lower()
        ):
            known = {u.voice.speaker.speaker for u in spoken if u.voice.speaker is not None}
            new = _of_last(speaker, last, person=False) if speaker.speaker not in known else None
        if (new or speaker).speaker.lower() == head.lower and quote_at(head.begin, list(quotes)) is None:
            new = unnamed_before(speaker, head, utterance.cue.sentence, spoken, nominals) or new
        if new is not None:
            utterance = Utterance(replace(utterance.voice, speaker=new), utterance.content, utterance.cue)
            settled[id(utterance.cue)] = utterance
            by_source[source[0]] = new
            _stands_for(head, new, nominals)
        if not is_first_person(speaker.speaker):
            spoken.append(utterance)
    return [settled.get(id(u.cue), u) if u.cue is not None else _carried_on(u, by_source) for u in utterances]


def _stands_for(pronoun: Token, speaker: Speaker, nominals: Nominals) -> None:
    """ "He urged them to go": whoever urges is whoever speaks."""
    if pronoun.lower not in ("he", "she") or not speaker.named:
        return
    named = [
        n
        for n in nominals.by_head.values()
        if n.name is not None and n.head.i < pronoun.i and n.name.of(nominals.parse.text) == speaker.speaker
    ]
    meant = max(named, key=lambda n: n.head.i, default=None)
    if meant is not None and _is_subject(meant.head):
        nominals.at(pronoun).antecedent = meant


def _is_subject(name: Token) -> bool:
    """ "The envoy, Omid Sample, said" too."""
    top = name.head if name.dep == "appos" and name.head is not None else name
    return top.dep in ("nsubj", "nsubjpass") and not top.kids("conj")


def _carried_on(utterance: Utterance, by_source: dict[Span, Speaker]) -> Utterance:
    """A quotation that goes on is said by whoever its beginning was settled to be said by."""
    voice = utterance.voice
    new = by_source.get(voice.source[0]) if voice.source else None
    if new is None or voice.speaker is None:
        return utterance
    speaker = replace(new, mode=voice.speaker.mode, cue=voice.speaker.cue, inferred=voice.speaker.inferred)
    return Utterance(replace(voice, speaker=speaker), utterance.content, utterance.cue)


def _of_sentence_before(
    utterance: Utterance,
    speaker: Speaker,
    end: Nominal,
    last: Utterance | None,
    nominals: Nominals,
    quotes: Sequence[Quote],
) -> Speaker | None:
    """ "Omid Sample was acquitted as well. He said …": a pronoun that speaks is who spoke, or whom the sentence before was about, where
    the reader took it for somebody farther off."""
    parse, cue = nominals.parse, utterance.cue
    begin = min(utterance.content, default=0)
    number = min(parse.tokens[begin].sentence, cue.sentence if cue is not None else 0) - 1
    if number < 0 or end.head.sentence > number:
        return None
    before = last.voice.speaker if last is not None and _sentence(last) == number else None
    if before is not None and last is not None and before.speaker == speaker.speaker:
        return None
    if before is not None and last is not None and before.named:
        head = source_head(parse.inside(last.voice.source[0])) if last.voice.source else None
        if before.post is not None or (head is not None and "person" in nominals.at(head).types):
            return _of_last(speaker, last, person=True)
    spoke = last is not None and last.voice.speaker is not None and last.voice.speaker.speaker == speaker.speaker
    root = next((t for t in parse.of_sentence(number) if t.head is None), None)
    subject = root.kid("nsubj", "nsubjpass") if root is not None else None
    if subject is None or root is None or quote_at(root.begin, list(quotes)) is not None or cue is None:
        return None
    direct = quote_at(parse.tokens[begin].begin, list(quotes)) is not None
    if spoke and last is not None and (direct or _sentence(last) == number):
        return None
    who = resolved(nominals.at(subject))
    described = any(c.pos == "NOUN" and c.kids("det") for c in subject.kids("appos"))  # "Omid, another fighter, …"
    if who.name is None or who.types & {"group", "place", "people"} or who.entity == end.entity:
        return None
    if "person" not in who.types and not described:
        return None
    return replace(speaker, speaker=who.name.of(parse.text), named=True, post=None, organisation=None)


NEAR = 3
"""Sentences back to which the last speaker is still the one meant."""
SPEAKING_GROUPS = frozenset({"group", "monitor", "watchdog", "observatory", "organisation", "organization", "agency"})


def _who_told_of(last: Utterance | None, spoken: Sequence[Utterance]) -> Utterance | None:
    """ "Omid Sample said that Belmark estimates … She told …": of two in one sentence, the outer one speaks on."""
    if last is None or last.cue is None:
        return last
    here = [u for u in spoken if u.cue is not None and u.cue.sentence == last.cue.sentence]
    outer = [u for u in here if last.cue.i in u.content and u.cue is not None and u.cue.i not in last.content]
    return outer[0] if outer else last


def _sentence(utterance: Utterance) -> int:
    return utterance.cue.sentence if utterance.cue is not None else -10


def _is_body(utterance: Utterance, nominals: Nominals) -> bool:
    """Did a parliament, a state or a newspaper speak? No "he" means it."""
    source = utterance.voice.source
    head = source_head(nominals.parse.inside(source[0])) if source else None
    types = resolved(nominals.at(head)).types if head is not None else frozenset()
    return "group" in types and not types & {"person", "people", "post"}


def _unfit(pronoun: Token, end: Nominal) -> bool:
    """ "He" is no state and no body."""
    if end.head.lemma in (MALE if pronoun.lower == "she" else FEMALE if pronoun.lower == "he" else ()):
        return True
    return pronoun.lower in ("he", "she") and not end.types & {"person", "people", "post"}


MALE = frozenset({"son", "father", "brother", "husband", "man", "boy", "king", "uncle", "nephew", "grandfather"})
FEMALE = frozenset({"daughter", "mother", "sister", "wife", "woman", "girl", "queen", "aunt", "niece", "grandmother"})
""" "She" is not her son."""


def _of_last(speaker: Speaker, last: Utterance | None, *, person: bool) -> Speaker | None:
    """The speaker, as the one who spoke last."""
    before = last.voice.speaker if last is not None else None
    if before is None or (not person and not before.named):
        return None
    return replace(
        speaker, speaker=before.speaker, named=before.named, post=before.post, organisation=before.organisation
    )
