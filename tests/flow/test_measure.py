"""marsad's readers are asked for what is measured; what fails is told and the rest goes on."""

from __future__ import annotations

import pytest

from marsad.evaluate import Document, Labelled, Related, Toponym
from marsad.flow import measure
from marsad.records import DataError, IntakeError, ReaderInfo

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
    info = ReaderInfo("fake-encoder", "7")

    def entities(self, text, labels):
        return [Labelled(0, 4, labels)]

    def relations(self, text, labels, entities):
        return [Related("r", (0, 4), (5, 9))] if entities else []


def test_entities_and_relations_of_an_encoder():
    document = Document("1", "Rask Sami", entities=(Labelled(0, 4, "Person"), Labelled(5, 9, "Person")))
    answers = measure.measure_entities([document], FakeEncoder(), "sfm")
    assert (answers.reader.version, answers.said) == ("7", [[Labelled(0, 4, "sfm")]])
    given, own = measure.measure_relations([document], FakeEncoder(), "sfm")
    assert (given, own.said) == ([[Related("r", (0, 4), (5, 9))]], [[]])


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
