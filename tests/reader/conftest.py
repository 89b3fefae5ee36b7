"""One reader for the whole session, with a small lexicon of invented names, and claims as short tuples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest

from marsad.reader import Reader, open_reader
from marsad.records import Claim, Reading, Speaker, new_report

NAMES = {
    **dict.fromkeys(
        [
            "Northern Front", "Front", "Eastern Brigade", "River Guard", "Southern League", "Third Brigade",
            "Karsa Monitor", "Ministry of Defence", "United Nations", "AFP", "Reuters", "Karsa Post",
        ],
        "group",
    ),
    **dict.fromkeys(
        ["Ardania", "Belmark", "Karsa", "Velin", "Ombra", "Tessel", "Port Amal", "Sampletown", "Orsk Valley"], "place"
    ),
    **dict.fromkeys(["Dara Sami", "Omid Rask", "Lena Marek", "Jal Boran"], "person"),
}  # fmt: skip


class Names:
    """A lexicon that knows NAMES."""

    def types(self, name: str) -> Mapping[str, float]:
        return {NAMES[name]: 1.0} if name in NAMES else {}


class Said(NamedTuple):
    """A claim in short. Leading articles are left out; a filler that stands for other words reads as those."""

    kind: str
    roles: dict[str, list[str]]
    stance: str
    """`affirmed stated`."""
    count: str | None
    unit: str | None
    when: str
    """The words of the time, empty where there are none."""
    voice: list[str]
    """Speakers, outermost first."""


class Spoken(NamedTuple):
    """A voice in short."""

    speaker: str | None
    content: list[str]


def bare(words: str) -> str:
    for article in ("the ", "a ", "an "):
        if words.lower().startswith(article):
            return words[len(article) :]
    return words


def in_short(claim: Claim) -> Said:
    return Said(
        claim.kind,
        {
            role: [bare(f.identity.name if f.identity else f.text) for f in fillers]
            for role, fillers in claim.roles.items()
        },
        f"{claim.stance.polarity} {claim.stance.certainty}",
        claim.count.words if claim.count else None,
        claim.count.unit if claim.count else None,
        claim.when.words,
        [bare(speaker.speaker) for speaker in claim.voice],
    )


@pytest.fixture(scope="session")
def reader() -> Reader:
    return open_reader(Names(), least=0.0)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[[str], Reading]:
    """read(text): the reading of a report of Friday, 2 April 2021."""

    @cache
    def once(text: str) -> Reading:
        return reader.read(new_report(text, title="Told", publisher="Karsa Post", published=date(2021, 4, 2)))

    return once


@pytest.fixture(scope="session")
def claims_of(read: Callable[[str], Reading]) -> Callable[..., list[Said]]:
    """claims_of(text, kind=None): its claims in short, of one kind if given."""

    def claims(text: str, kind: str | None = None) -> list[Said]:
        return [in_short(c) for c in read(text).claims if kind in (None, c.kind)]

    return claims


@pytest.fixture(scope="session")
def claim_of(claims_of: Callable[..., list[Said]]) -> Callable[[str, str], Said]:
    """claim_of(text, kind): its one claim of a kind."""

    def one(text: str, kind: str) -> Said:
        found = claims_of(text, kind)
        assert len(found) == 1, found or claims_of(text)
        return found[0]

    return one


@pytest.fixture(scope="session")
def voices_of(read: Callable[[str], Reading]) -> Callable[[str], list[Spoken]]:
    """voices_of(text): who says which words, in the order of the text."""

    def voices(text: str) -> list[Spoken]:
        return [
            Spoken(v.speaker.speaker if v.speaker else None, [s.of(text) for s in v.content]) for v in read(text).voices
        ]

    return voices


@pytest.fixture(scope="session")
def speakers_of(read: Callable[[str], Reading]) -> Callable[..., list[Speaker]]:
    """speakers_of(text, kind): the chain of speakers of its one claim of a kind, outermost first."""

    def speakers(text: str, kind: str) -> list[Speaker]:
        found = [c for c in read(text).claims if c.kind == kind]
        assert len(found) == 1, [in_short(c) for c in read(text).claims]
        return list(found[0].voice)

    return speakers
