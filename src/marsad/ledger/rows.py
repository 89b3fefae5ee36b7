"""Claims as rows: the JSON in which the ledger keeps a claim, there and back, and what of it is indexed.

Comes in: claims. Goes out: compact JSON text, and the same claims again, exactly. Knows no SQL.

The keys are those of `docs/formats.md`, but what has its usual value is left out, and so is what stands in a column
(id, report, kind, stance, reader). A field that `records` gains later is thereby absent from old rows and gets its
default. Going there and back is tested to lose nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from marsad.records import (
    Claim,
    Count,
    Filler,
    Identity,
    Place,
    ReaderInfo,
    Span,
    Speaker,
    Stance,
    Voice,
    When,
)

Json = dict[str, Any]

_SPEAKER_DEFAULTS: Json = {
    "post": None, "organisation": None, "named": True, "mode": "indirect", "cue": "", "told": None, "inferred": False,
}  # fmt: skip
_COUNT_DEFAULTS: Json = {"low": None, "high": None, "about": False, "unit": None}
_WHEN_DEFAULTS: Json = {"throughout": False, "starts": False, "ends": False, "words": "", "tense": "past"}
_PLACE_DEFAULTS: Json = {"country": None, "admin": None, "latitude": None, "longitude": None, "kind": ""}


def pack(data: object) -> str:
    """JSON without blanks, and with letters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def encode_claim(claim: Claim) -> str:
    """A claim's `body`."""
    body: Json = {
        "evidence": [claim.evidence.begin, claim.evidence.end, claim.quote],
        "roles": {role: [_filler(f) for f in fillers] for role, fillers in claim.roles.items()},
    }
    if claim.count is not None:
        body["count"] = {
            "words": claim.count.words,
            **_differing(claim.count, _COUNT_DEFAULTS),
            **_at(claim.count.span),
        }
    when = _differing(claim.when, _WHEN_DEFAULTS) | _at(claim.when.span)
    if claim.when.first:
        when["first"] = claim.when.first.isoformat()
    if claim.when.last:
        when["last"] = claim.when.last.isoformat()
    if when:
        body["when"] = when
    if claim.where is not None:
        body["where"] = _place(claim.where)
    if claim.voice:
        body["voice"] = [_speaker(s) for s in claim.voice]
    if claim.score != 1.0:
        body["score"] = claim.score
    return pack(body)


def _differing(record: object, defaults: Json) -> Json:
    return {key: value for key, usual in defaults.items() if (value := getattr(record, key)) != usual}


def _at(span: Span | None) -> Json:
    return {"at": [span.begin, span.end]} if span else {}


def _identity(identity: Identity | None) -> list[object] | None:
    return [identity.id, identity.name, identity.score] if identity else None


def _place(place: Place) -> Json:
    return {"id": place.id, "name": place.name, "precision": place.precision, **_differing(place, _PLACE_DEFAULTS)}


def _filler(filler: Filler) -> Json:
    row: Json = {"at": [filler.span.begin, filler.span.end], "text": filler.text}
    if filler.type != "other":
        row["type"] = filler.type
    if filler.identity is not None:
        row["is"] = _identity(filler.identity)
    if filler.place is not None:
        row["place"] = _place(filler.place)
    return row


def _speaker(speaker: Speaker) -> Json:
    row: Json = {"at": [speaker.span.begin, speaker.span.end], "speaker": speaker.speaker}
    row |= _differing(speaker, _SPEAKER_DEFAULTS)
    if speaker.identity is not None:
        row["is"] = _identity(speaker.identity)
    return row


def encode_voices(voices: Iterable[Voice]) -> str:
    """A reading's `voices`."""
    return pack(
        [
            {
                "source": [[s.begin, s.end] for s in voice.source],
                "cue": [[s.begin, s.end] for s in voice.cue],
                "content": [[s.begin, s.end] for s in voice.content],
                "speaker": _speaker(voice.speaker) if voice.speaker else None,
            }
            for voice in voices
        ]
    )


def decode_voices(text: str) -> tuple[Voice, ...]:
    """Inverse of `encode_voices`."""

    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(b, e) for b, e in pairs)

    return tuple(
        Voice(
            spans(v["source"]),
            spans(v["cue"]),
            spans(v["content"]),
            _to_speaker(v["speaker"]) if v["speaker"] else None,
        )
        for v in json.loads(text)
    )


def decode_claim(body: str, *, id: str, report: str, kind: str, stance: Stance, reader: ReaderInfo) -> Claim:
    """Inverse of `encode_claim`, given what stands in columns. Raises ValueError or KeyError for a damaged body."""
    data = json.loads(body)
    begin, end, quote = data["evidence"]
    count, when = data.get("count"), data.get("when")
    return Claim(
        id,
        report,
        kind,
        {role: tuple([_to_filler(f) for f in fillers]) for role, fillers in data["roles"].items()},
        _to_count(count) if count else None,
        _to_when(when) if when else _NO_TIME,
        _to_place(data["where"]) if "where" in data else None,
        stance,
        tuple([_to_speaker(s) for s in data["voice"]]) if "voice" in data else (),
        Span(begin, end),
        quote,
        reader,
        data.get("score", 1.0),
    )


_NO_TIME = When()


def _to_span(row: Json) -> Span | None:
    return Span(*row["at"]) if "at" in row else None


def _to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _to_identity(row: Json) -> Identity | None:
    return Identity(*row["is"]) if "is" in row else None


def _to_place(row: Json) -> Place:
    get = row.get
    return Place(
        row["id"],
        row["name"],
        get("country"),
        get("admin"),
        get("latitude"),
        get("longitude"),
        row["precision"],
        get("kind", ""),
    )


def _to_filler(row: Json) -> Filler:
    return Filler(
        Span(*row["at"]),
        row["text"],
        row.get("type", "other"),
        Identity(*row["is"]) if "is" in row else None,
        _to_place(row["place"]) if "place" in row else None,
    )


def _to_speaker(row: Json) -> Speaker:
    get = row.get
    return Speaker(
        row["speaker"],
        Span(*row["at"]),
        get("post"),
        get("organisation"),
        get("named", True),
        get("mode", "indirect"),
        get("cue", ""),
        get("told"),
        get("inferred", False),
        _to_identity(row),
    )


def _to_count(row: Json) -> Count:
    get = row.get
    return Count(row["words"], _to_span(row), get("low"), get("high"), get("about", False), get("unit"))


def _to_when(row: Json) -> When:
    get = row.get
    return When(
        _to_day(get("first")),
        _to_day(get("last")),
        get("throughout", False),
        get("starts", False),
        get("ends", False),
        get("words", ""),
        _to_span(row),
        get("tense", "past"),
    )


def identities_of(claim: Claim) -> set[tuple[str, str, str]]:
    """Every (role, id, name) that a claim can be found by.

    Besides the codebook's roles there are `where` (the claim's own place), `speaker` (whoever says it, at any hop of the
    chain) and `country` (of any of its places, as `country:SY`).
    """
    found = {("speaker", s.identity.id, s.identity.name) for s in claim.voice if s.identity}
    places = [("where", claim.where)] if claim.where else []
    for role, fillers in claim.roles.items():
        for filler in fillers:
            if filler.identity:
                found.add((role, filler.identity.id, filler.identity.name))
            if filler.place:
                places.append((role, filler.place))
    for role, place in places:
        found.add((role, place.id, place.name))
        if place.country:
            found.add(("country", f"country:{place.country.upper()}", place.country.upper()))
    return found
