"""Readings and claims as JSON objects, there and back.

The shape is a contract (see docs/formats.md). Going there and back loses nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from marsad.records.claim import (
    Claim,
    Count,
    Filler,
    Identity,
    Mention,
    Place,
    ReaderInfo,
    Reading,
    Speaker,
    Stance,
    Voice,
    When,
)
from marsad.records.report import Report
from marsad.records.span import Span

Json = dict[str, Any]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _to_day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _pair(span: Span | None) -> list[int] | None:
    return [span.begin, span.end] if span else None


def _to_span(pair: list[int] | None) -> Span | None:
    return Span(pair[0], pair[1]) if pair else None


def report_to_json(report: Report) -> Json:
    """The `report` object of a reading, text included."""
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "author": report.author,
        "published": _day(report.published),
        "dateline": report.dateline,
        "url": report.url,
        "language": report.language,
        "sha256": report.sha256,
        "source": report.source,
        "source_id": report.source_id,
        "text": report.text,
    }


def report_from_json(data: Json) -> Report:
    """Inverse of `report_to_json`."""
    return Report(**{**data, "published": _to_day(data["published"])})


def _identity_to_json(identity: Identity | None) -> Json | None:
    return {"id": identity.id, "name": identity.name, "score": identity.score} if identity else None


def _identity_from_json(data: Json | None) -> Identity | None:
    return Identity(data["id"], data["name"], data["score"]) if data else None


def place_to_json(place: Place | None) -> Json | None:
    """The `where` object of a claim, and the `place` of a role's filler."""
    if place is None:
        return None
    return {
        "id": place.id,
        "name": place.name,
        "country": place.country,
        "admin": place.admin,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "kind": place.kind,
    }


def place_from_json(data: Json | None) -> Place | None:
    """Inverse of `place_to_json`."""
    return Place(**data) if data else None


def _filler_to_json(filler: Filler) -> Json:
    row: Json = {
        "text": filler.text,
        "begin": filler.span.begin,
        "end": filler.span.end,
        "type": filler.type,
        "name": filler.identity.name if filler.identity else None,
        "id": filler.identity.id if filler.identity else None,
        "score": filler.identity.score if filler.identity else None,
    }
    if filler.place:
        row["place"] = place_to_json(filler.place)
    return row


def _filler_from_json(data: Json) -> Filler:
    identity = Identity(data["id"], data["name"], data["score"]) if data["id"] else None
    span = Span(data["begin"], data["end"])
    return Filler(span, data["text"], data["type"], identity, place_from_json(data.get("place")))


def _speaker_to_json(speaker: Speaker) -> Json:
    row: Json = {
        "speaker": speaker.speaker,
        "post": speaker.post,
        "organisation": speaker.organisation,
        "named": speaker.named,
        "mode": speaker.mode,
        "cue": speaker.cue,
        "told": speaker.told,
        "begin": speaker.span.begin,
        "end": speaker.span.end,
        "inferred": speaker.inferred,
    }
    if speaker.identity:
        row["refers_to"] = _identity_to_json(speaker.identity)
    return row


def _speaker_from_json(data: Json) -> Speaker:
    return Speaker(
        speaker=data["speaker"],
        span=Span(data["begin"], data["end"]),
        post=data["post"],
        organisation=data["organisation"],
        named=data["named"],
        mode=data["mode"],
        cue=data["cue"],
        told=data["told"],
        inferred=data["inferred"],
        identity=_identity_from_json(data.get("refers_to")),
    )


def claim_to_json(claim: Claim) -> Json:
    """A claim as one JSON object."""
    count, when = claim.count, claim.when
    return {
        "id": claim.id,
        "report": claim.report,
        "kind": claim.kind,
        "roles": {role: [_filler_to_json(f) for f in fillers] for role, fillers in claim.roles.items()},
        "count": {
            "low": count.low,
            "high": count.high,
            "about": count.about,
            "unit": count.unit,
            "words": count.words,
            "span": _pair(count.span),
        }
        if count
        else None,
        "when": {
            "first": _day(when.first),
            "last": _day(when.last),
            "throughout": when.throughout,
            "starts": when.starts,
            "ends": when.ends,
            "words": when.words,
            "span": _pair(when.span),
            "tense": when.tense,
        },
        "where": place_to_json(claim.where),
        "stance": {"polarity": claim.stance.polarity, "certainty": claim.stance.certainty},
        "voice": [_speaker_to_json(s) for s in claim.voice],
        "evidence": {"begin": claim.evidence.begin, "end": claim.evidence.end, "text": claim.quote},
        "reader": {"name": claim.reader.name, "version": claim.reader.version},
        "score": claim.score,
    }


def claim_from_json(data: Json) -> Claim:
    """Inverse of `claim_to_json`."""
    count, when, evidence = data["count"], data["when"], data["evidence"]
    return Claim(
        id=data["id"],
        report=data["report"],
        kind=data["kind"],
        roles={role: tuple(_filler_from_json(f) for f in fillers) for role, fillers in data["roles"].items()},
        count=Count(
            words=count["words"],
            span=_to_span(count["span"]),
            low=count["low"],
            high=count["high"],
            about=count["about"],
            unit=count["unit"],
        )
        if count
        else None,
        when=When(
            first=_to_day(when["first"]),
            last=_to_day(when["last"]),
            throughout=when["throughout"],
            starts=when["starts"],
            ends=when["ends"],
            words=when["words"],
            span=_to_span(when["span"]),
            tense=when["tense"],
        ),
        where=place_from_json(data["where"]),
        stance=Stance(data["stance"]["polarity"], data["stance"]["certainty"]),
        voice=tuple(_speaker_from_json(s) for s in data["voice"]),
        evidence=Span(evidence["begin"], evidence["end"]),
        quote=evidence["text"],
        reader=ReaderInfo(data["reader"]["name"], data["reader"]["version"]),
        score=data["score"],
    )


def _mention_to_json(mention: Mention) -> Json:
    return {
        "begin": mention.span.begin,
        "end": mention.span.end,
        "text": mention.text,
        "type": mention.type,
        "refers_to": _identity_to_json(mention.refers_to),
        "entity": mention.entity,
    }


def _voice_to_json(voice: Voice) -> Json:
    return {
        "source": [_pair(s) for s in voice.source],
        "cue": [_pair(s) for s in voice.cue],
        "content": [_pair(s) for s in voice.content],
        "speaker": voice.speaker.speaker if voice.speaker else None,
        "hop": _speaker_to_json(voice.speaker) if voice.speaker else None,
    }


def reading_to_json(reading: Reading) -> Json:
    """One line of what `marsad annotate` prints."""
    return {
        "id": reading.report.source_id or reading.report.id,
        "report": report_to_json(reading.report),
        "mentions": [_mention_to_json(m) for m in reading.mentions],
        "voices": [_voice_to_json(v) for v in reading.voices],
        "claims": [claim_to_json(c) for c in reading.claims],
        "reader": {"name": reading.reader.name, "version": reading.reader.version},
    }


def _voice_from_json(data: Json) -> Voice:
    def spans(pairs: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(b, e) for b, e in pairs)

    hop = data["hop"]
    return Voice(
        spans(data["source"]), spans(data["cue"]), spans(data["content"]), _speaker_from_json(hop) if hop else None
    )


def reading_from_json(data: Json) -> Reading:
    """Inverse of `reading_to_json`."""
    return Reading(
        report=report_from_json(data["report"]),
        mentions=tuple(
            Mention(Span(m["begin"], m["end"]), m["text"], m["type"], _identity_from_json(m["refers_to"]), m["entity"])
            for m in data["mentions"]
        ),
        voices=tuple(_voice_from_json(v) for v in data["voices"]),
        claims=tuple(claim_from_json(c) for c in data["claims"]),
        reader=ReaderInfo(data["reader"]["name"], data["reader"]["version"]),
    )
