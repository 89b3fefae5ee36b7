"""What tests of several rooms need: claims and entries made by hand from a sentence of our own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from marsad.records import (
    Count,
    Entry,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Reading,
    Report,
    Span,
    Speaker,
    Stance,
    When,
    new_claim,
    new_report,
)

READER = ReaderInfo("hand", "1")
LEARNT = datetime(2021, 4, 10, 12, tzinfo=UTC)


def make_report(text: str, **fields: Any) -> Report:
    known = {"title": "A day in Karsa", "publisher": "Karsa Post", "published": date(2021, 4, 2)}
    return new_report(text, **{**known, **fields})


def span_in(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def make_filler(text: str, given: Any) -> Filler:
    given = {"text": given} if isinstance(given, str) else given
    identity = Identity(given["id"], given.get("name", given["text"]), 1.0) if given.get("id") else None
    place = given.get("place")
    kind = given.get("type") or ("place" if place else "other")
    return Filler(span_in(text, given["text"]), given["text"], kind, identity, Place(**place) if place else None)


def make_entry(
    quote: str,
    kind: str,
    *,
    voice: tuple[dict[str, Any], ...] = (),
    count: dict[str, Any] | None = None,
    when: When | None = None,
    stance: Stance | None = None,
    report: Report | None = None,
    **roles: Any,
) -> Entry:
    report = report or make_report(quote)
    claim = new_claim(
        report,
        kind,
        {r: tuple(make_filler(report.text, g) for g in (v if isinstance(v, list) else [v])) for r, v in roles.items()},
        evidence=span_in(report.text, quote),
        reader=READER,
        count=Count(span=span_in(report.text, count["words"]), **count) if count else None,
        when=when,
        stance=stance,
        voice=tuple(
            Speaker(
                span=span_in(report.text, v["speaker"]),
                identity=Identity(v["id"], v["speaker"], 1.0) if "id" in v else None,
                **{k: x for k, x in v.items() if k != "id"},
            )
            for v in voice
        ),
    )
    return Entry(claim, report, learnt=LEARNT)


@pytest.fixture
def report_of() -> Callable[..., Report]:
    """report_of(text, title=…, publisher=…, published=…)."""
    return make_report


@pytest.fixture
def entry_of() -> Callable[..., Entry]:
    """entry_of(text, kind, role="words" | {"text", "type", "id", "name", "place"} | [several], voice=…, count=…, …)."""
    return make_entry


FRONT = {"type": "group", "id": "actor:new:northern-front", "name": "Northern Front"}
SENTENCES = {
    "lost": "The Northern Front has lost Karsa and is about to lose Velin, residents said.",
    "holds": "The Front still holds the hills around Ombra.",
    "moves": "Its men are moving from Karsa to Tessel, an aide who asked not to be named told the Post.",
    "inbound": "Some were likely heading for Port Amal, said Dara Sami, a spokesman for the Karsa Monitor.",
    "many": "At least 40 fighters died in Karsa, the army said.",
    "few": "No more than a dozen fighters died in Karsa, according to Dara Sami.",
    "post": "General Omid Rask commands the Northern Front.",
    "decree": "A decree puts the River Guard under the Northern Front.",
    "denied": "The River Guard does not answer to the Northern Front, its chief Jal Boran said.",
    "detained": "The Northern Front holds the farmer Ahmed Khalil in Karsa, his brother said.",
    "script": "وقالت جبهة الشمال <b>إنها</b> في كرسا 2021-04-01",
}


def karsa_places() -> dict[str, dict[str, Any]]:
    spots = {
        "Karsa": (35.3, 40.1, 2), "Velin": (35.9, 39.0, 2), "Ombra": (34.5, 40.9, 4), "Tessel": (35.0, 40.4, 2),
        "Port Amal": (31.2, 16.6, 1),
    }  # fmt: skip
    return {
        name: {
            "id": f"place:{name.lower().replace(' ', '-')}", "name": name, "country": "XK", "admin": None,
            "latitude": y, "longitude": x, "precision": precision, "kind": "town",
        }
        for name, (y, x, precision) in spots.items()
    }  # fmt: skip


def hand_made_readings() -> list[Reading]:
    """Two reports of two outlets, and the claims that a careful reader finds in them."""
    s, spots = SENTENCES, karsa_places()
    first = make_report("\n".join(s[k] for k in ("lost", "holds", "moves", "inbound", "many", "script")))
    second = make_report(
        "\n".join(s[k] for k in ("few", "post", "decree", "denied", "detained")),
        title="Who commands the Front?",
        publisher="Velin Times",
        published=date(2021, 4, 5),
    )

    def at(name: str) -> dict[str, Any]:
        return {"text": name, "place": spots[name]}

    front, they = {**FRONT, "text": "Northern Front"}, {**FRONT, "text": "Front"}
    men = {**FRONT, "text": "men", "type": "people"}
    dead = {**FRONT, "text": "fighters", "type": "people"}
    dara = {"speaker": "Dara Sami", "post": "spokesman", "organisation": "Karsa Monitor", "id": "person:dara-sami"}
    aide = {"speaker": "an aide", "named": False, "told": "the Post"}
    army = {"speaker": "the army", "named": False}
    guard = {"text": "River Guard", "type": "group", "id": "actor:new:river-guard", "name": "River Guard"}
    ahmed = {"text": "Ahmed Khalil", "type": "person", "id": "person:ahmed-khalil"}
    rask = {"text": "General Omid Rask", "type": "person", "id": "person:omid-rask", "name": "Omid Rask"}
    boran = {"speaker": "Jal Boran", "post": "chief", "id": "person:jal-boran"}
    brother = {"speaker": "his brother", "named": False}
    decreed, soon = Stance("affirmed", "ordered"), Stance("affirmed", "predicted")
    april = When(date(2021, 4, 1), date(2021, 4, 2), words="")
    told = {
        first: [
            make_entry(s["lost"], "loses", who=front, place=at("Karsa"), when=april, report=first),
            make_entry(s["lost"], "loses", who=front, place=at("Velin"), stance=soon, report=first),
            make_entry(s["holds"], "holds", who=they, place=at("Ombra"), report=first),
            make_entry(s["moves"], "moves", who=men, **{"from": at("Karsa")}, to=at("Tessel"), voice=(aide,), report=first),
            make_entry(
                s["inbound"], "moves", who=men, to=at("Port Amal"), stance=Stance("affirmed", "likely"), voice=(dara,),
                report=first,
            ),
            make_entry(
                s["many"], "kills", whom=dead, place=at("Karsa"), count={"words": "At least 40 fighters", "low": 40},
                voice=(army,), report=first,
            ),
            make_entry(
                s["script"], "present_in", who={**FRONT, "text": "جبهة الشمال"},
                place={"text": "كرسا", "place": spots["Karsa"]}, report=first,
            ),
        ],
        second: [
            make_entry(
                s["few"], "kills", whom=dead, place=at("Karsa"),
                count={"words": "No more than a dozen fighters", "high": 12}, voice=(dara,), report=second,
            ),
            make_entry(s["post"], "commands", who=rask, whom=front, report=second),
            make_entry(s["decree"], "part_of", who=guard, whole=front, stance=decreed, report=second),
            make_entry(
                s["denied"], "commands", who=front, whom=guard, stance=Stance("denied"), voice=(boran,), report=second
            ),
            make_entry(s["detained"], "detains", by=front, whom=ahmed, place=at("Karsa"), voice=(brother,), report=second),
        ],
    }  # fmt: skip
    return [Reading(report, claims=tuple(e.claim for e in held), reader=READER) for report, held in told.items()]


@pytest.fixture(scope="session")
def hand_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the hand-made readings. Open it to read only: all tests share it."""
    from marsad.ledger import open_ledger

    path = tmp_path_factory.mktemp("hand") / "hand.db"
    with open_ledger(path) as ledger:
        for reading in hand_made_readings():
            ledger.append(reading, now=LEARNT)
    return path


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a gazetteer of one country, to set MARSAD_HOME to."""
    from marsad.register.build import build_gazetteer

    folder = tmp_path_factory.mktemp("home")
    build_gazetteer(folder / "gazetteer.sqlite", countries={"IQ"})
    return folder
