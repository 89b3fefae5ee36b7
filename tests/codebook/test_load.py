"""What the loader makes of an entry, and the sentence for each that does not fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.codebook import Codebook, Wording
from marsad.records import DataError

FITS = """
[holds]
says = "Controls territory."
roles = { who = ["group", "people"], place = ["place"] }
example = "The Front holds Karsa."
"""


def with_wording(line: str) -> str:
    return f'{FITS}\n[[holds.wordings]]\nverbs = ["hold"]\n{line}\n'


def test_an_entry_becomes_a_kind(codebook_of: Callable[..., Codebook]) -> None:
    kind = codebook_of(
        FITS + 'codes = { ISW = "control" }\ncounted = "who"\nsymmetric = ["who", "place"]\n'
        '[[holds.wordings]]\nverbs = ["hold"]\nhyphens = ["held"]\nslots = { subject = "who", object = "place" }\n'
        'need = ["place"]\nheads = { who = ["army"] }\ncertainty = "likely"\nnegated = true\n'
    )["holds"]
    assert (kind.name, kind.group, kind.says) == ("holds", "first", "Controls territory.")
    assert kind.example == "The Front holds Karsa."
    assert {role.name: role.types for role in kind.roles} == {"who": {"group", "people"}, "place": {"place"}}
    assert kind.role("place").types == {"place"}
    assert kind.codes == {"ISW": "control"}
    assert (kind.counted, kind.symmetric) == ("who", ("who", "place"))
    assert kind.wordings == (
        Wording(
            verbs=("hold",), hyphens=("held",), slots={"subject": "who", "object": "place"}, need=("place",),
            heads={"who": frozenset({"army"})}, certainty="likely", negated=True,
        ),
    )  # fmt: skip


def test_an_entry_needs_neither_wordings_nor_codes(codebook_of: Callable[..., Codebook]) -> None:
    kind = codebook_of(FITS)["holds"]
    assert kind.wordings == ()
    assert kind.codes == {}
    assert kind.symmetric is None
    assert kind.counted is None


def test_kinds_stand_in_the_order_of_the_files(codebook_of: Callable[..., Codebook]) -> None:
    book = codebook_of(FITS, FITS.replace("[holds]", "[attacks]") + FITS.replace("[holds]", "[aids]"))
    assert list(book.kinds) == ["holds", "attacks", "aids"]
    assert [kind.group for kind in book.kinds.values()] == ["first", "second", "second"]


def test_a_counted_noun_is_a_slot_and_no_role(codebook_of: Callable[..., Codebook]) -> None:
    kind = codebook_of(with_wording('slots = { subject = "who", object = "counted" }\nneed = ["counted"]'))["holds"]
    assert kind.wordings[0].slots["object"] == "counted"
    assert [role.name for role in kind.roles] == ["who", "place"]


TYPES = "person, group, people, place, post, rank, time, count, weapon, other"
STANCES = "stated, likely, possible, unlikely, predicted, intended, attempted, ordered, hypothetical"


@pytest.mark.parametrize(
    ("content", "where", "sentence"),
    [
        (FITS.replace("says", "tells"), "holds", "`says` is missing; add it."),
        (FITS.replace("roles", "parts"), "holds", "`roles` is missing; add it."),
        (FITS.replace("example", "sample"), "holds", "`example` is missing; add it."),
        (
            FITS + "colour = 3\n",
            "holds",
            "unknown key `colour`; use one of codes, counted, example, roles, says, symmetric, wordings.",
        ),
        (FITS.replace('"people"', '"folk"'), "holds", f"unknown mention type `folk`; use one of {TYPES}."),
        (FITS + 'counted = "whom"\n', "holds", "unknown role `whom`; use one of place, who."),
        (FITS + 'symmetric = ["who", "with"]\n', "holds", "unknown role `with`; use one of place, who."),
        (
            with_wording('slots = { object = "town" }'),
            "holds, wording 1",
            "unknown role `town`; use one of counted, place, who.",
        ),
        (with_wording('need = ["town"]'), "holds, wording 1", "unknown role `town`; use one of counted, place, who."),
        (with_wording('any_of = ["town"]'), "holds, wording 1", "unknown role `town`; use one of counted, place, who."),
        (
            with_wording('heads = { town = ["city"] }'),
            "holds, wording 1",
            "unknown role `town`; use one of counted, place, who.",
        ),
        (
            with_wording('types = { town = ["place"] }'),
            "holds, wording 1",
            "unknown role `town`; use one of counted, place, who.",
        ),
        (
            with_wording('types = { who = ["folk"] }'),
            "holds, wording 1",
            f"unknown mention type `folk`; use one of {TYPES}.",
        ),
        (
            with_wording('verb = "hold"'),
            "holds, wording 1",
            "unknown key `verb`; see `Wording` for the keys there are.",
        ),
        (
            with_wording('certainty = "sure"'),
            "holds, wording 1",
            f"unknown certainty or polarity; use one of {STANCES}.",
        ),
        (
            with_wording('polarity = "maybe"'),
            "holds, wording 1",
            f"unknown certainty or polarity; use one of {STANCES}.",
        ),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_with_a_sentence(
    codebook_of: Callable[..., Codebook], tmp_path: Path, content: str, where: str, sentence: str
) -> None:
    with pytest.raises(DataError) as caught:
        codebook_of(content)
    assert str(caught.value) == f"{tmp_path / '1-first.toml'}, {where}: {sentence}"


def test_a_kind_defined_twice_is_refused(codebook_of: Callable[..., Codebook], tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        codebook_of(FITS, FITS)
    assert str(caught.value) == f"{tmp_path / '2-second.toml'}, holds: kind is defined twice; remove one of them."


def test_a_file_that_is_no_toml_is_refused_with_the_line(codebook_of: Callable[..., Codebook], tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        codebook_of(FITS + "says = \n")
    said = str(caught.value)
    assert said.startswith(f"{tmp_path / '1-first.toml'}: not valid TOML (")
    assert "line 6" in said
    assert said.endswith("; mend that line.")
