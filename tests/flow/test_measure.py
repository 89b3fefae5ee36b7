"""marsad's readers are asked for what is measured; what fails is told and the rest goes on."""

from __future__ import annotations

import pytest

from marsad.evaluate import Document, Labelled, Related, Toponym
from marsad.flow import measure
from marsad.records import DataError, IntakeError, ReaderInfo, Span

TEXT = "“The road is closed,” Dara Sami said in Mosul. Iraq denied that."


def test_voices_of_the_built_in_reader(home, monkeypatch):
    monkeypatch.setenv("MARSAD_HOME", str(home))
    answers = measure.measure_voices([Document("1", TEXT), Document("2", "Nothing.")])
    first = answers.said[0][0]
    assert [TEXT[b:e] for b, e in first.source] == ["Dara Sami"]
    assert TEXT.index("The road") in {b for b, _ in first.content} | {b + 1 for b, _ in first.content}
    assert answers.said[1] == []
    assert answers.reader.name
    assert answers.documents_per_core_second > 0


def test_places_given_and_found(home, monkeypatch):
    monkeypatch.setenv("MARSAD_HOME", str(home))
    begin = TEXT.index("Mosul")
    document = Document("1", TEXT, toponyms=(Toponym(begin, begin + 5, 36.3, 43.1), Toponym(4, 8, None, None)))
    located, answers = measure.measure_places([document])
    assert located[0][0] == pytest.approx((36.3, 43.1), abs=0.3)
    assert located[0][1] is None
    assert {TEXT[t.begin : t.end] for t in answers.said[0]} == {"Mosul", "Iraq"}


def test_a_document_that_the_reader_fails_on_is_answered_with_nothing(home, monkeypatch):
    class Stumbling:
        info = ReaderInfo("fake", "1")

        def read(self, report):
            if "road" in report.text:
                raise ValueError("no such luck")
            from marsad.records import Reading

            return Reading(report, (), (), (), self.info)

    monkeypatch.setenv("MARSAD_HOME", str(home))
    monkeypatch.setattr(measure, "open_reader", lambda *_, **__: Stumbling())
    answers = measure.measure_voices([Document("one", TEXT), Document("two", "Fine.")])
    assert answers.said == [[], []]
    assert [(type(e), e.where) for e in answers.failed] == [(IntakeError, "one")]


class FakeEncoder:
    version = "7"

    def encode(self, text):
        return self

    entities = ((Span(0, 4), "Organisation", 0.9),)
    command = ((Span(0, 4), "Person", 0.9),)
    relations = ()

    def relate(self, entities):
        return [("has_rank", entities[0][0], entities[1][0], 0.8)]


def test_entities_of_an_encoder():
    for labels, kind in (("sfm", "Person"), ("re3d", "Organisation")):
        answers = measure.measure_entities([Document("1", "Rask Sami")], FakeEncoder(), labels)
        assert answers.reader == ReaderInfo("marsad-encoder", "7")
        assert answers.said == [[Labelled(0, 4, kind)]]


def test_relations_of_an_encoder_between_given_entities_and_its_own():
    document = Document("1", "Rask Sami", entities=(Labelled(5, 9, "Rank"), Labelled(0, 4, "Person")))
    given, own = measure.measure_relations([document], FakeEncoder(), "sfm")
    assert (given, own.said) == ([[Related("has_rank", (0, 4), (5, 9))]], [[]])
    given, own = measure.measure_relations([document], FakeEncoder(), "re3d")
    assert (given, own.said) == ([[]], [[]])


def test_an_installation_without_the_encoder_says_so(monkeypatch):
    def fail(name):
        raise ImportError(name)

    monkeypatch.setattr(measure.importlib, "import_module", fail)
    with pytest.raises(
        DataError, match="entities and relations: there is no trained encoder in this installation; install"
    ):
        measure.open_measured_encoder()


def test_no_documents_have_no_speed():
    assert measure.Answers(ReaderInfo("a", "1")).documents_per_core_second is None
