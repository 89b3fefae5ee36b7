"""The pages: their samples are those of `docs/samples`, their links lead somewhere, their commands exist."""

import importlib.util
import re
import shlex
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))


@cache
def figures():
    spec = importlib.util.spec_from_file_location("make_figures", ROOT / "tools" / "make_figures.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_figures"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@each_page
def test_samples_are_the_kept_ones(page):
    text = page.read_text(encoding="utf-8")
    assert text.count("<!-- sample: ") == text.count("<!-- /sample -->")
    renewed = figures().renew(text, lambda name: figures().sample_path(name).read_text(encoding="utf-8"))
    assert renewed == text, "run `make figures`"


def test_every_question_is_shown_by_a_sample():
    from marsad.findings import QUESTIONS

    shown = set(re.findall(r"<!-- sample: ([\w-]+) -->", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert set(QUESTIONS) <= shown


def without_code(text):
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def anchors(page):
    """As GitHub makes them from headings."""
    headings = re.findall(r"^#+ (.+)$", without_code(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_page
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(page.read_text(encoding="utf-8"))):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve() if path else page
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked), target


@each_page
def test_commands_shown_exist(page):
    import typer

    from marsad.cli.app import app

    blocks = re.findall(r"```(?:sh|text)\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    for line in re.findall(r"^(?:\$ )?marsad (.+)$", "\n".join(blocks), re.MULTILINE):
        command, words = typer.main.get_command(app), shlex.split(line, comments=True)
        while words and getattr(command, "commands", None) and not words[0].startswith("-"):
            assert words[0] in command.commands, line
            command = command.commands[words.pop(0)]
        known = {option for parameter in command.params for option in parameter.opts} | {"--help", "-h"}
        assert {word.partition("=")[0] for word in words if word.startswith("-")} <= known, line


@each_page
def test_nothing_is_left_to_fill_in(page):
    assert not re.search(r"\b(TODO|TBD|FIXME|XXX)\b", page.read_text(encoding="utf-8"))


def test_make_targets_shown_exist():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for page in PAGES:
        shown = re.findall(r"(?:^|`)make ([a-z]+)(?:`|$)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(shown) <= targets


def table(page, first_heading):
    """The rows of a page's table whose first column has this heading, cell by cell."""
    lines = (ROOT / "docs" / page).read_text(encoding="utf-8").splitlines()
    start = next(n for n, line in enumerate(lines) if line.startswith(f"| {first_heading}"))
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def test_the_table_of_counts_is_what_counts_mean():
    from marsad.register import bounds

    rows = list(table("formats.md", "words"))
    assert len(rows) > 10
    for words, low, high, about in rows:
        named = words.split("; ")[0].split(" · " if " · " in words else ", ")
        lows, highs = (cell.split(" · ") * (1 if " · " in cell else len(named)) for cell in (low, high))
        for one, least, most in zip(named, lows, highs, strict=True):
            numbers = [None if n == "–" else int(n.replace(",", "")) for n in (least, most)]
            assert bounds(one) == (*numbers, about == "yes"), one


def test_the_table_of_days_is_what_times_mean():
    from datetime import date

    from marsad.register import days

    rows = list(table("reading.md", "words, in a report of Tuesday 3 October 2017"))
    assert len(rows) > 10
    for words, first, last in rows:
        tense = next((t for t in ("future", "present") if f"{t} tense" in words), "past")
        named = re.findall(r'"([^"]+)"', words) or [""]
        firsts, lasts = (cell.split(" · ") * (1 if " · " in cell else len(named)) for cell in (first, last))
        for one, begin, end in zip(named, firsts, lasts, strict=True):
            found = days(one, date(2017, 10, 3), tense)
            assert [str(found.first or "–"), str(found.last or "–")] == [begin, end], one


def test_the_pages_name_every_way_of_telling_support_difference_and_stance():
    from marsad.findings.contradict import SORTS
    from marsad.findings.weigh import RULE
    from marsad.records import CERTAINTIES

    assert [row[0] for row in table("findings.md", "sort")] == list(SORTS)
    words = [row[0] for row in table("findings.md", "word")]
    assert [line[2:].split("  ")[0] for line in RULE.splitlines() if re.match(r"  \w", line)] == words
    assert {row[0].strip("`") for row in table("reading.md", "certainty")} == set(CERTAINTIES)
    rule = " ".join(RULE.split())
    assert all(f"{word} {said}" in rule for word, said in (row[:2] for row in table("findings.md", "word")))
