"""Times the ledger on synthetic claims: appending, and the views that questions ask for.

    python tools/bench_ledger.py [--claims 100000] [--ledger PATH]

A ledger that is already at PATH is used as it is. Names and sentences are made up; their number and spread are like
those of news reports: ten claims a report, of which some 2 % speak of any one frequent actor.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from marsad.ledger import Ledger, open_ledger
from marsad.records import (
    Count,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Reading,
    Span,
    Speaker,
    Voice,
    When,
    new_claim,
    new_report,
)

READER = ReaderInfo("bench", "1")
KINDS = ("moves", "holds", "takes", "attacks", "fights", "kills", "detains", "holds_post", "numbers", "accuses")
COUNTRIES = ("SY", "IQ", "LB", "YE", "LY", "ML", "NG", "SO")
CLAIMS_A_REPORT = 10


def make_readings(claims: int, seed: int = 1) -> Iterator[Reading]:
    """Readings with so many claims in all."""
    dice = random.Random(seed)
    actors = [Identity(f"actor:group-{n}", f"Group {n} of the Plain", 0.9) for n in range(100)]
    places = [
        Place(f"place:{n}", f"Town {n}", dice.choice(COUNTRIES), f"Province {n % 90}", 30 + n / 900, 40.0, 2, "city")
        for n in range(3000)
    ]
    people = [Identity(f"person:p{n}", f"Person Number {n}", 0.6) for n in range(2000)]
    for number in range(claims // CLAIMS_A_REPORT):
        yield _reading(dice, number, actors, places, people)


def _reading(
    dice: random.Random, number: int, actors: list[Identity], places: list[Place], people: list[Identity]
) -> Reading:
    drawn = [
        (
            dice.choice(actors), dice.choice(actors), dice.choice(places), dice.choice(people), dice.random(),
            dice.randint(2, 900), dice.choice(KINDS),
        )
        for _ in range(CLAIMS_A_REPORT)
    ]  # fmt: skip
    sentences = [
        f"{who.name} fought on Monday against {whom.name} near the old bridge of {place.name} while {count} people had to "
        f"leave their homes for the hills, {person.name} told the paper in a call on the same evening."
        for who, whom, place, person, _, count, _ in drawn
    ]
    text = "\n".join(sentences)
    day = date(2015, 1, 1) + timedelta(days=dice.randrange(3000))
    report = new_report(text, title=f"Report {number}", publisher=f"Paper {number % 60}", published=day)
    claims, voices, begin = [], [], 0
    for (who, whom, place, person, chance, count, kind), sentence in zip(drawn, sentences, strict=True):
        evidence = Span(begin, begin + len(sentence))

        def at(words: str, begin: int = begin) -> Span:
            start = text.index(words, begin)
            return Span(start, start + len(words))

        named = chance > 0.2
        speaker = Speaker(
            person.name,
            at(person.name),
            "spokesman" if chance > 0.5 else None,
            who.name if named else None,
            named=named,
            cue="told",
            told="the paper",
            identity=person if named else None,
        )
        claim = new_claim(
            report,
            kind,
            {
                "who": (Filler(at(who.name), who.name, "group", who),),
                "with": (Filler(at(whom.name), whom.name, "group", whom),),
                "place": (Filler(at(place.name), place.name, "place", Identity(place.id, place.name, 0.7), place),),
            },
            evidence=evidence,
            reader=READER,
            count=Count(str(count), at(str(count)), count, count, unit="people") if chance < 0.4 else None,
            when=When(day - timedelta(days=1), day, words="on Monday", span=at("on Monday")),
            voice=(speaker,) if chance < 0.8 else (),
            score=round(chance, 2),
        )
        claims.append(replace(claim, where=place))
        voices.append(Voice((speaker.span,), (at("told"),), (evidence,), speaker))
        begin += len(sentence) + 1
    return Reading(report, (), tuple(voices), tuple(claims), READER)


def time_it(what: str, act: Callable[[], object], rounds: int = 5) -> None:
    """Print the median of some rounds, in milliseconds."""
    taken = []
    size = 0
    for _ in range(rounds):
        start = time.perf_counter()
        found = act()
        taken.append((time.perf_counter() - start) * 1000)
        size = len(found) if isinstance(found, list) else int(found) if isinstance(found, int) else 0
    print(f"{what:44} {statistics.median(taken):9.1f} ms  first {taken[0]:9.1f} ms  {size:7} rows")


def questions(path: Path) -> dict[str, Callable[[Ledger], object]]:
    """What is timed."""
    someone = datetime(2030, 1, 1, tzinfo=UTC)
    return {
        "one actor": lambda ledger: ledger.view().entries(identities=["actor:group-7"]),
        "one actor, three kinds": lambda ledger: ledger.view().entries(identities=["actor:group-7"], kinds=KINDS[:3]),
        "one actor as of a day": lambda ledger: ledger.view(as_of=date(2018, 1, 1)).entries(
            identities=["actor:group-7"]
        ),
        "one actor as known by": lambda ledger: ledger.view(known_by=someone).entries(identities=["actor:group-7"]),
        "one place": lambda ledger: ledger.view().entries(identities=["place:77"]),
        "one country, one kind": lambda ledger: ledger.view().entries(country="ML", kinds=["kills"]),
        "one speaker": lambda ledger: ledger.view().entries(speaker="Person Number 12"),
        "words": lambda ledger: ledger.view().entries(text="the old bridge of Town 17 "),
        "first fifty": lambda ledger: ledger.view().entries(limit=50),
        "count all": lambda ledger: ledger.view().count(),
        "all actors": lambda ledger: ledger.view().identities("actor:"),
        "all places": lambda ledger: ledger.view().identities("place:"),
        "all speakers": lambda ledger: ledger.view().speakers(),
        "all reports": lambda ledger: ledger.reports(),
    }


def main() -> None:
    """Make the ledger where it is missing, then time it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, default=Path(tempfile.gettempdir()) / "marsad-bench.db")
    chosen = parser.parse_args()
    if not chosen.ledger.exists():
        start, kept, now = time.perf_counter(), 0, datetime(2024, 1, 1, tzinfo=UTC)
        spent = 0.0
        with open_ledger(chosen.ledger) as ledger:
            for reading in make_readings(chosen.claims):
                begun = time.perf_counter()
                kept += ledger.append(reading, now=now).claims
                spent += time.perf_counter() - begun
        print(f"{kept} claims appended in {spent:.1f} s ({time.perf_counter() - start:.1f} s with making them)")
    print(f"{chosen.ledger.stat().st_size / 1e6:.0f} MB")
    start = time.perf_counter()
    with open_ledger(chosen.ledger, create=False) as ledger:
        print(f"opened in {(time.perf_counter() - start) * 1000:.1f} ms")
        for what, ask in questions(chosen.ledger).items():
            time_it(what, lambda ask=ask: ask(ledger))  # type: ignore[misc]


if __name__ == "__main__":
    main()
