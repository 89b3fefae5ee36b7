"""Whatever the text: the reader never fails, says the same twice, and every span is of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from marsad.reader import NoLexicon, Reader, open_reader
from marsad.records import CERTAINTIES, MENTION_TYPES, MODES, POLARITIES, Reading, Span, new_report, reading_to_json

quickly = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
names = st.sampled_from(["the Northern Front", "Omid Rask", "the army", "Velin", "militants", "12 civilians", "They"])
fillers = names | st.text(min_size=1, max_size=12)
SENTENCES = [
    "{0} captured {1} from {2}.",
    "“{0} fled {1},” said {2}, commander of {3}.",
    "{0} told {1} that {2} had killed at least {3} on Monday.",
    "{0} and {1} clashed in {2}, according to {3}",
    "‘{0}-backed {1}’ may not hold {2} ({3})!",
    "• {0}: “{1} was shelled by {2}",
    "{0}\n\n{1} said: “We lost {2} in 2016. {3}”",
    "If {0} attacks {1}, {2} will flee to {3}…",
]
sentences = st.builds(
    lambda form, *words: form.format(*words), st.sampled_from(SENTENCES), fillers, fillers, fillers, fillers
)
texts = st.lists(sentences, min_size=1, max_size=3).flatmap(
    lambda listed: st.sampled_from([" ", "\n", "\n\n", "", "\u2028", "\t"]).map(lambda gap: gap.join(listed))
)


def spans_and_words(reading: Reading) -> Iterator[tuple[Span, str | None]]:
    """Every span of a reading, with the words that it should have where they are kept."""
    for mention in reading.mentions:
        yield mention.span, mention.text
    for voice in reading.voices:
        for span in (*voice.source, *voice.cue, *voice.content):
            yield span, None
        if voice.speaker:
            yield voice.speaker.span, None
    for claim in reading.claims:
        yield claim.evidence, claim.quote
        for fillers_of_role in claim.roles.values():
            for filler in fillers_of_role:
                yield filler.span, filler.text
        for speaker in claim.voice:
            yield speaker.span, None
        if claim.count and claim.count.span:
            yield claim.count.span, claim.count.words
        if claim.when.span:
            yield claim.when.span, claim.when.words


def check(reading: Reading) -> None:
    text = reading.report.text
    for span, words in spans_and_words(reading):
        assert 0 <= span.begin < span.end <= len(text)
        assert words is None or span.of(text) == words
    for claim in reading.claims:
        assert claim.stance.polarity in POLARITIES
        assert claim.stance.certainty in CERTAINTIES
        assert all(speaker.mode in MODES for speaker in claim.voice)
        assert all(claim.roles.values())
        assert 0 <= claim.score <= 1
    assert all(mention.type in MENTION_TYPES for mention in reading.mentions)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


@quickly
@given(anything)
@example("“““said””” He he HE — \x00\x1f\u202e said.")
@example(
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER} killed \N{ARABIC-INDIC DIGIT ONE}\N{ARABIC-INDIC DIGIT TWO} people in \N{GRINNING FACE}."
)
@example("a" * 300)
@example("”" * 50)
@example("'s 's said 's.")
def test_any_text_can_be_read(reader: Reader, text: str) -> None:
    check(reader.read(new_report(text)))


@quickly
@given(texts)
def test_spans_of_sentences_match_the_text(reader: Reader, text: str) -> None:
    check(reader.read(new_report(text)))


@settings(quickly, max_examples=25)
@given(texts)
def test_the_same_report_is_read_the_same_way_twice(reader: Reader, text: str) -> None:
    report = new_report(text)
    assert reader.read(report) == reader.read(report)


def test_another_reader_of_the_same_names_says_the_same(reader: Reader, read: Callable[[str], Any]) -> None:
    text = "“The Northern Front has lost Velin,” said Dara Sami, director of the Karsa Monitor. She fled to Tessel."
    again = open_reader(reader.lexicon, least=0.0).read(read(text).report)  # type: ignore[attr-defined]
    assert reading_to_json(again) == reading_to_json(read(text))


def test_what_stands_before_a_passage_moves_it_and_nothing_else(reader: Reader) -> None:
    """Offsets are code points: letters beyond the first plane, marks and Arabic count one each."""
    text = "Omid Rask said the army had captured Velin on Monday."
    head = "🚩 مرصد e\u0301 —\n\n"
    alone, moved = reader.read(new_report(text)), reader.read(new_report(head + text))
    assert [c.kind for c in moved.claims] == [c.kind for c in alone.claims]
    for one, other in zip(alone.claims, moved.claims, strict=True):
        assert other.evidence == Span(one.evidence.begin + len(head), one.evidence.end + len(head))
        assert {r: [f.text for f in v] for r, v in other.roles.items()} == {
            r: [f.text for f in v] for r, v in one.roles.items()
        }


def test_a_reader_that_knows_no_name_reads_on_the_text_alone() -> None:
    reading = open_reader(NoLexicon()).read(new_report("The army captured the town from the militants on Monday."))
    assert [c.kind for c in reading.claims] == ["takes"]


def test_claims_stand_in_the_order_of_the_text(read: Callable[[str], Reading]) -> None:
    text = "The army captured Velin. The militants fled to Tessel. Omid Rask said the army had lost Ombra."
    begins = [claim.evidence.begin for claim in read(text).claims]
    assert begins == sorted(begins)
    assert len(begins) == 3


def test_evidence_is_the_sentence_that_says_so(read: Callable[[str], Reading]) -> None:
    text = "It rained. The army captured Velin. Nobody spoke."
    (claim,) = read(text).claims
    assert claim.quote == "The army captured Velin."


def test_a_reading_says_who_read_it(read: Callable[[str], Reading], reader: Reader) -> None:
    reading = read("The army captured Velin.")
    assert reading.reader == reader.info
    assert all(claim.reader == reader.info for claim in reading.claims)
    assert all(claim.report == reading.report.id for claim in reading.claims)


def test_the_reader_leaves_identities_to_the_register(read: Callable[[str], Reading]) -> None:
    text = "Omid Rask said the army had captured Velin on Monday. He said it had killed 12 militants."
    for claim in read(text).claims:
        named = [f.identity.id for fs in claim.roles.values() for f in fs if f.identity]
        assert all(identity.startswith("here:") for identity in named)
        assert claim.where is None
        assert all(f.place is None for fs in claim.roles.values() for f in fs)
