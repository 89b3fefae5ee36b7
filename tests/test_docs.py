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
