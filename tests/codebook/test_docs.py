"""The codebook's page is up to date and names all that a reader of it may look up."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from marsad.codebook import Codebook, Kind, load_codebook
from marsad.codebook.docs import render

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), "run `python -m marsad.codebook.docs > docs/codebook.md`"


def test_the_command_prints_the_page() -> None:
    command = [sys.executable, "-X", "utf8", "-m", "marsad.codebook.docs"]
    printed = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert printed.stdout == render()
    assert printed.stderr == ""


@pytest.mark.parametrize("kind", list(load_codebook().kinds.values()), ids=lambda kind: kind.name)
def test_each_kind_has_its_definition_roles_example_and_codes(kind: Kind) -> None:
    part = render().split(f"### `{kind.name}`\n")[1].split("\n## ")[0].split("\n### ")[0]
    assert kind.says in part
    assert f"> {kind.example}" in part
    for role in kind.roles:
        assert f"| `{role.name}` | {', '.join(sorted(role.types))} |" in part
    for book, code in kind.codes.items():
        assert f"{book}: {code}" in part
    assert f"[`{kind.name}`](#{kind.name})" in render()


def test_a_wording_is_told_with_what_narrows_it_and_what_it_carries(codebook_of: Callable[..., Codebook]) -> None:
    book = codebook_of(
        '[besieges]\nsays = "Surrounds."\nroles = { by = ["group"], place = ["place"] }\nexample = "They did."\n'
        'counted = "by"\nsymmetric = ["by", "place"]\n'
        '[[besieges.wordings]]\nverbs = ["lift siege", "end siege"]\nnouns = ["lifting"]\npolarity = "denied"\n'
        '[[besieges.wordings]]\nverbs = ["verify"]\nhyphens = ["held"]\nnegated = true\nintransitive = true\n'
        '[[besieges.wordings]]\nagents = ["@post"]\ncertainty = "likely"\n'
        'heads = { by = ["@power", "a", "b", "c", "d", "e", "f"], place = ["base"] }\n'
    )
    page = render(book)
    assert "- lift siege, end siege, lifting (denied)\n" in page
    assert "- not: verify, –held (without an object)\n" in page
    assert "- `@post` (`by`: `@power`, a, b, c, d, e …; `place`: base; likely)\n" in page
    assert "The count is of `by`. `by` and `place` may be exchanged." in page
