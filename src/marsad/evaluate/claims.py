"""Scores readings against a reading key: which of the facts that a careful reader lists were found.

Comes in: a key (a list of reports, each with facts) and readings as JSON objects. Goes out: one `KeyedReport` for each
report of the key. Knows no other room, no reader, no ledger.

A fact is *found* where one claim of its report fits one of its alternatives in every respect that the fact names: kind,
roles, polarity, voice, certainty, count, when. It is *near* where kind, roles and polarity fit and something else does
not. Words fit where they stand as a run of whole words in what the claim has (case, accents and quotation marks do not
matter), so "daesh" fits "Daesh fighters" and not "Daeshi".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from marsad.records import DataError

Json = Mapping[str, Any]

_KNOWN_BY = ("text", "name", "speaker", "post", "organisation")


@dataclass(frozen=True, slots=True)
class FactScore:
    """How one fact of the key fared."""

    id: str
    state: str
    """`found`, `near` or `missed`."""
    differs: tuple[str, ...] | None
    """For `near`: in which respects the closest claim does not fit; else None."""
    note: str | None


@dataclass(frozen=True, slots=True)
class KeyedReport:
    """How one report of the key fared."""

    report: str
    """Words of its title."""
    reports_read: int
    """Readings whose title has those words; 0 means that it was never read."""
    date_right: bool
    claims: int
    facts: tuple[FactScore, ...]

    def to_json(self) -> dict[str, Any]:
        """As one JSON object."""
        return asdict(self)


def check_key(key: Any, *, where: str) -> list[Json]:
    """The key itself, if it has the shape of one. Raises DataError naming `where` (its file) if not."""

    def fits(entry: Any) -> bool:
        return (
            isinstance(entry, dict)
            and {"report", "published", "facts"} <= entry.keys()
            and all(isinstance(f, dict) and {"id", "match"} <= f.keys() for f in entry["facts"])
            and all("kind" in alternative for f in entry["facts"] for alternative in f["match"])
        )

    if not isinstance(key, list) or not all(fits(entry) for entry in key):
        raise DataError(
            "this is not a reading key",
            where=where,
            remedy='give a JSON list of {"report", "published", "facts": [{"id", "match": [{"kind", …}]}]}',
        )
    return key


def score_claims(key: Sequence[Json], readings: Sequence[Json]) -> list[KeyedReport]:
    """Score each report of the key against the readings whose title has its words."""
    return [_score_report(entry, readings) for entry in key]


def _score_report(entry: Json, readings: Sequence[Json]) -> KeyedReport:
    matched = [r for r in readings if _contains(r["report"].get("title", ""), entry["report"])]
    claims = [claim for reading in matched for claim in reading.get("claims", ())]
    return KeyedReport(
        report=entry["report"],
        reports_read=len(matched),
        date_right=bool(matched)
        and all((r["report"].get("published") or "")[:10] == entry["published"] for r in matched),
        claims=len(claims),
        facts=tuple(_score_fact(fact, claims) for fact in entry["facts"]),
    )


def _score_fact(fact: Json, claims: Iterable[Json]) -> FactScore:
    nearest: tuple[str, ...] | None = None
    for claim in claims:
        if not any(_fits_alternative(claim, alternative) for alternative in fact["match"]):
            continue
        differs = tuple(_differences(claim, fact))
        if not differs:
            return FactScore(fact["id"], "found", None, fact.get("note"))
        if nearest is None or len(differs) < len(nearest):
            nearest = differs
    return FactScore(fact["id"], "near" if nearest else "missed", nearest, fact.get("note"))


def _fits_alternative(claim: Json, alternative: Json) -> bool:
    """Kind, polarity (affirmed where the key names none) and every role that the alternative names."""
    polarity = (claim.get("stance") or {}).get("polarity", "affirmed")
    return (
        claim.get("kind") == alternative["kind"]
        and polarity == alternative.get("polarity", "affirmed")
        and all(_names_any(_fillers(claim, r), words) for r, words in (alternative.get("roles") or {}).items())
    )


def _differences(claim: Json, fact: Json) -> Iterable[str]:
    """The respects beyond kind, polarity and roles in which the claim does not fit the fact."""
    voice = claim.get("voice") or []
    wanted = fact.get("voice")
    if (wanted == "none" and voice) or (isinstance(wanted, list) and not _names_any(voice, wanted)):
        yield "voice"
    either = fact.get("voice_or_by")
    if either and not (_names_any(voice, either) or _names_any(_fillers(claim, "by"), either)):
        yield "voice"
    certainties = fact.get("certainty")
    if certainties and (claim.get("stance") or {}).get("certainty", "stated") not in certainties:
        yield "certainty"
    count = claim.get("count") or {}
    for bound, value in (fact.get("count") or {}).items():
        if count.get(bound) is None or float(count[bound]) != float(value):
            yield f"count.{bound}"
    when = claim.get("when") or {}
    for edge, value in (fact.get("when") or {}).items():
        if when.get(edge) != value:
            yield f"when.{edge}"


def _fillers(claim: Json, role: str) -> list[Any]:
    found = (claim.get("roles") or {}).get(role) or []
    return found if isinstance(found, list) else [found]


def _names_any(fillers: Iterable[Any], accepted: Iterable[str]) -> bool:
    known = [text for filler in fillers for text in _texts(filler)]
    return any(_contains(text, words) for words in accepted for text in known)


def _texts(filler: Any) -> list[str]:
    """All that a role's filler or a speaker is known by."""
    return [filler] if isinstance(filler, str) else [str(filler[k]) for k in _KNOWN_BY if filler.get(k)]


def _contains(text: str, words: str) -> bool:
    have, want = _words(text), _words(words)
    return bool(want) and any(have[i : i + len(want)] == want for i in range(len(have) - len(want) + 1))


def _words(text: str | None) -> list[str]:
    """Lower-case ASCII words; accents are stripped and a possessive "'s" is a word of its own."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text or "") if not unicodedata.combining(c)).lower()
    return re.findall(r"[a-z0-9]+", bare.replace("'s", " s").replace("’s", " s"))
