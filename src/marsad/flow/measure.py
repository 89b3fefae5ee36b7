"""What is measured: marsad's own readers, asked for one thing at a time.

Comes in: documents of gold data, of which only the texts are looked at (and the gold spans or entities, where the task
gives them). Goes out: `Answers`, one a document, with who gave them and the processor time it took.
Must not know how answers are scored.
"""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from marsad.evaluate import Attribution, Document, Labelled, Related, Toponym
from marsad.flow.workers import Taken, read_all
from marsad.intake.dateline import find_dateline
from marsad.reader import Reader, open_reader
from marsad.records import DataError, IntakeError, ReaderInfo, Reading, Report, Span, new_report
from marsad.register import open_register

if TYPE_CHECKING:
    from marsad.register.gazetteer import Gazetteer

Answer = TypeVar("Answer")
Point = tuple[float, float]


@dataclass(slots=True)
class Answers(Generic[Answer]):
    """What a reader said of each document, in order."""

    reader: ReaderInfo
    said: list[Answer] = field(default_factory=list)
    core_seconds: float = 0.0
    """Processor time of this process for the documents; loading is not counted."""
    failed: list[IntakeError] = field(default_factory=list)
    """Documents that the reader stumbled over; they are answered with nothing."""

    @property
    def documents_per_core_second(self) -> float | None:
        """How fast it went; None where there was nothing to do."""
        return round(len(self.said) / self.core_seconds, 3) if self.said and self.core_seconds else None


class Encoded(Protocol):
    """What the encoder says of one text: words, type and score; relations from their source to their target."""

    @property
    def entities(self) -> Sequence[tuple[Span, str, float]]:
        """Entities with re3d's labels."""
        ...

    @property
    def command(self) -> Sequence[tuple[Span, str, float]]:
        """Entities with the Security Force Monitor's labels."""
        ...

    @property
    def relations(self) -> Sequence[tuple[str, Span, Span, float]]:
        """Relations between the entities of `command`."""
        ...

    def relate(self, entities: list[tuple[Span, str]]) -> Sequence[tuple[str, Span, Span, float]]:
        """Relations between given entities with the Security Force Monitor's labels."""
        ...


class Encoder(Protocol):
    """The part of the trained encoder that is measured."""

    version: str

    def encode(self, text: str) -> Encoded:
        """Its answers for one text."""
        ...


def measure_voices(documents: Sequence[Document]) -> Answers[list[Attribution]]:
    """The built-in reader's voices."""
    register = open_register()
    reader = open_reader(register, knowledge=register.knowledge)
    return _read(documents, reader, _attributions)


def locate_given(documents: Sequence[Document]) -> Answers[list[Point | None]]:
    """A point for each gold toponym, found by its words and the document's others; nothing is read.

    Raises GazetteerMissing where there is no gazetteer.
    """
    from marsad.register.gazetteer import open_gazetteer

    gazetteer = open_gazetteer()
    answers: Answers[list[Point | None]] = Answers(ReaderInfo("marsad-register", open_register().knowledge))
    began = time.process_time()
    answers.said = [_locate(d, [(t.begin, t.end) for t in d.toponyms], gazetteer) for d in documents]
    answers.core_seconds = time.process_time() - began
    return answers


def measure_places(documents: Sequence[Document]) -> tuple[list[list[Point | None]], Answers[list[Toponym]]]:
    """A point for each gold toponym, as `locate_given` finds it; and the reader's own toponyms.

    Raises GazetteerMissing where there is no gazetteer.
    """
    from marsad.register.gazetteer import open_gazetteer

    located = locate_given(documents).said
    gazetteer, register = open_gazetteer(), open_register()
    reader = open_reader(register, knowledge=register.knowledge)

    def toponyms(reading: Reading) -> list[Toponym]:
        spans = _names_of_places(reading, gazetteer)
        points = _locate(reading.report, spans, gazetteer)
        return [Toponym(*s, *point) for s, point in zip(spans, points, strict=True) if point is not None]

    return located, _read(documents, reader, toponyms)


def _names_of_places(reading: Reading, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The mentions of places, and those of bodies that bear a place's name ("Minnesota banned …"), without articles."""
    from marsad.register.places import SURELY

    spans: set[tuple[int, int]] = set()
    for mention in reading.mentions:
        article = 4 if mention.text[:4].lower() == "the " else 0
        name = mention.text[article:]
        if mention.type == "place" or (mention.type == "group" and gazetteer.weight(name) >= SURELY):
            spans.add((mention.span.begin + article, mention.span.end))
    return sorted(spans)


def _locate(found: Document | Report, spans: Sequence[tuple[int, int]], gazetteer: Gazetteer) -> list[Point | None]:
    from marsad.register.places import Context, PlaceName, locate_all

    report = _report(found) if isinstance(found, Document) else found
    names = [PlaceName(report.text[begin:end], Span(begin, end)) for begin, end in spans]
    points: list[Point | None] = []
    for located in locate_all(names, context=Context.of(report), gazetteer=gazetteer):
        latitude, longitude = (located.place.latitude, located.place.longitude) if located.place else (None, None)
        points.append(None if latitude is None or longitude is None else (latitude, longitude))
    return points


def measure_entities(documents: Sequence[Document], encoder: Encoder, labels: str) -> Answers[list[Labelled]]:
    """The encoder's entities, with the labels of `re3d` or `sfm`."""

    def ask(document: Document) -> list[Labelled]:
        encoded = encoder.encode(document.text)
        found = encoded.command if labels == "sfm" else encoded.entities
        return [Labelled(span.begin, span.end, kind) for span, kind, _ in found]

    return _ask(documents, encoder, ask)


def measure_relations(
    documents: Sequence[Document], encoder: Encoder, labels: str
) -> tuple[list[list[Related]], Answers[list[Related]]]:
    """The encoder's relations between the gold entities, and between its own. It has none for the labels of `re3d`."""

    def relate(document: Document) -> list[Related]:
        entities = [(Span(e.begin, e.end), e.type) for e in sorted(document.entities) if e.begin < e.end]
        return _related(encoder.encode(document.text).relate(entities))

    if labels != "sfm":
        return [[] for _ in documents], _ask(documents, encoder, lambda _: [])
    given = [relate(document) for document in documents]
    return given, _ask(documents, encoder, lambda document: _related(encoder.encode(document.text).relations))


def _related(found: Iterable[tuple[str, Span, Span, float]]) -> list[Related]:
    return [Related(kind, (one.begin, one.end), (other.begin, other.end)) for kind, one, other, _ in found]


def open_measured_encoder() -> Encoder:
    """The encoder that comes with marsad. Raises DataError where it, its weights or what runs it is not installed."""
    try:
        module: Any = importlib.import_module("marsad.reader.encoder")
        encoder: Encoder = module.open_encoder()
    except (ImportError, AttributeError) as error:
        raise DataError(
            "there is no trained encoder in this installation",
            where="entities and relations",
            remedy="install a release of marsad that has one; voices, places and claims are measured without it",
        ) from error
    return encoder


def _ask(documents: Sequence[Document], encoder: Encoder, ask: Callable[[Document], Answer]) -> Answers[Answer]:
    answers: Answers[Answer] = Answers(ReaderInfo("marsad-encoder", encoder.version))
    began = time.process_time()
    answers.said = [ask(document) for document in documents]
    answers.core_seconds = time.process_time() - began
    return answers


def _read(
    documents: Sequence[Document], reader: Reader, take: Callable[[Reading], list[Answer]]
) -> Answers[list[Answer]]:
    """Read the documents in this process and take of each reading what is measured."""
    answers: Answers[list[Answer]] = Answers(reader.info)
    reader.read(new_report("Loads the parser."))
    began = time.process_time()
    for _, found in read_all(_taken(documents), reader, lambda: reader, jobs=1):
        if isinstance(found, Reading):
            answers.said.append(take(found))
        else:
            answers.failed.append(found)
            answers.said.append([])
    answers.core_seconds = time.process_time() - began
    return answers


def _taken(documents: Iterable[Document]) -> Iterator[Taken]:
    for document in documents:
        yield Taken(document.id, _report(document))


def _report(document: Document) -> Report:
    return new_report(
        document.text, title=document.title, published=document.published, dateline=find_dateline(document.text)
    )


def _attributions(reading: Reading) -> list[Attribution]:
    def pieces(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
        return tuple((s.begin, s.end) for s in spans)

    return [Attribution(pieces(v.source), pieces(v.cue), pieces(v.content)) for v in reading.voices]
