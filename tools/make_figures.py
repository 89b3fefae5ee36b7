"""Makes the pictures and sample outputs of the documentation, from the examples alone.

    python tools/make_figures.py [--browser chromium]

Reads `examples/` into a ledger of its own, writes what commands answer to `docs/samples/`, puts excerpts of that between
the markers `<!-- sample: NAME -->` and `<!-- /sample -->` of `README.md` and `docs/*.md`, and takes a picture of a brief
with a headless browser (`docs/brief.png`). Where there is no browser, all but the picture is made.

Excerpts are chosen by what stands in them, not by line numbers, so that they can be made anew whenever the reader
changes; `tests/test_docs.py` fails where the pages do not agree with the samples.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
FOLDER = DOCS / "samples"
CLAIM = "claim"
"""The sample that is one claim as JSON, not an answer."""
BRIEF_ON = ("Islamic State", "Popular Mobilization Forces")
SIZE = (1180, 1330)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip
_MARKED = re.compile(r"(<!-- sample: (?P<name>[\w-]+) -->\n)(?P<block>.*?)(<!-- /sample -->)", re.DOTALL)
_A_CLAIM = r"\bc-[0-9a-f]{20}\b"


@dataclass(frozen=True)
class Sample:
    """A command, and which parts of its answer a page shows."""

    words: tuple[str, ...]
    """The command; `CHECKED` stands for the id of a claim with much for and against it."""
    picks: tuple[tuple[str, ...], ...] = ()
    """For each part shown, patterns of which the first that fits any paragraph chooses the paragraph; if none does, the
    first paragraph with a claim is shown. No picks: everything is shown."""
    most: int = 16
    """Lines of one part at most; cut where a claim ends."""


CHECKED = "CLAIM"
_CHECKED_PARTS = tuple(
    rf"^{title}.*\n-+\n(?!none)"
    for title in ("Contradicted by", "Supported by", "Corrected by", "The same from", "On the same matter")
)
SAMPLES = {
    "whereabouts": Sample(("whereabouts", "Islamic State"), ((r"confirmed:|corroborated:|disputed:", r"; [2-9] outlets", r", IQ$"),), 24),
    "command": Sample(("command", "Popular Mobilization Forces"), ((r"^  Decreed", r"^  Stated"), (r"^What the register",)), 15),
    "figures": Sample(("figures", "--kinds", "surrenders"), ((r"^contradiction: ", r"[2-9] independent", r"^lowest.*: from"),), 30),
    "timeline": Sample(("timeline", "Raqqa"), ((r"corroborated:|confirmed:", r"[2-9] independent", r"; [2-9] outlets"),), 16),
    "voices": Sample(("voices", "Islamic State"), ((r"^Named",), (r"^Not named",), (r"^Newsrooms",), (r"^By side",))),
    "check": Sample(("check", CHECKED), (_CHECKED_PARTS,), 16),
    "claims": Sample(("claims", "--actor", "Islamic State", "--kinds", "kills", "--limit", "2"), ((_A_CLAIM,),), 16),
    "explain": Sample(("register", "explain", "examples/08-pmf-aftermath.txt", "Muhandis")),
    "gazetteer": Sample(("gazetteer", "find", "Deir Ezzor")),
    "help": Sample(("--help",), ((r"^Commands",),), 60),
}  # fmt: skip


def marsad(*words: str, ledger: Path) -> str:
    """What a command prints."""
    environment = {**os.environ, "MARSAD_LEDGER": str(ledger), "COLUMNS": "100", "NO_COLOR": "1"}
    environment["TERMINAL_WIDTH"] = "100"
    ran = subprocess.run(
        [sys.executable, "-m", "marsad", *words], capture_output=True, text=True, env=environment, cwd=ROOT, timeout=90
    )
    if ran.returncode:
        raise SystemExit(f"marsad {shlex.join(words)} ended with {ran.returncode}: {ran.stderr.strip()}")
    return ran.stdout


def make_samples(ledger: Path) -> dict[str, str]:
    """The text of every sample, by name: the command as typed, and all that it answers; and one claim as JSON."""
    rows = [json.loads(line) for line in marsad("annotate", "examples", ledger=ledger).splitlines()]
    claims = [claim for row in rows for claim in row["claims"]]
    made = {CLAIM: _as_lines(_telling_claim(claims))}
    checked = _checked(ledger)
    for name, sample in SAMPLES.items():
        words = tuple(checked if word == CHECKED else word for word in sample.words)
        made[name] = f"$ marsad {shlex.join(words)}\n\n{marsad(*words, ledger=ledger)}"
    return made


def _as_lines(claim: dict[str, object]) -> str:
    """JSON with a line for each thing that is told, a role's fillers and the voice's speakers on lines of their own."""

    def lines(value: object, room: int) -> str:
        flat = json.dumps(value, ensure_ascii=False)
        if len(flat) <= room or not isinstance(value, (dict, list)):
            return flat
        inner = (
            [f"{json.dumps(k)}: {lines(v, room - 2)}" for k, v in value.items()]
            if isinstance(value, dict)
            else [lines(v, room - 2) for v in value]
        )
        # Several short things share a line.
        packed = [""]
        for item in inner:
            if "\n" in item or len(packed[-1]) + len(item) > room or not packed[-1] or room > 116:
                packed.append(item)
            else:
                packed[-1] += f", {item}"
        body = ",\n".join(p for p in packed if p).replace("\n", "\n  ")
        ends = "{}" if isinstance(value, dict) else "[]"
        return f"{ends[0]}\n  {body}\n{ends[1]}"

    return lines(claim, 118) + "\n"


def _telling_claim(claims: list[dict[str, object]]) -> dict[str, object]:
    """The claim that shows most of what a claim can hold: a count, days, places, several roles, a speaker."""

    def told(claim: dict[str, object]) -> int:
        roles, voice, when = claim["roles"], claim["voice"], claim["when"]
        assert isinstance(roles, dict)
        assert isinstance(voice, list)
        assert isinstance(when, dict)
        fillers = [filler for held in roles.values() for filler in held]
        return (
            4 * bool(claim["count"])
            + 3 * bool(when["words"])
            + 3 * (len(voice) == 1)
            + 4 * any("place" in filler for filler in fillers)
            + 2 * any(str(filler["id"]).startswith("actor:") for filler in fillers)
            + (len(roles) > 1)
            - 4 * any(filler["id"] is None for filler in fillers)
            - len(fillers)
        )

    return max(claims, key=told)


def _checked(ledger: Path) -> str:
    """The id of the claim with most said for and against it."""
    from marsad.findings import QUESTIONS
    from marsad.ledger import open_ledger
    from marsad.register import open_register

    register = open_register()
    with open_ledger(ledger, read_only=True) as opened:
        ids = [entry.claim.id for entry in opened.view().entries()]

        def worth(claim: str) -> int:
            found = QUESTIONS["check"].ask(opened, register, {"claim": claim}).to_json()
            telling = [d for d in found["differs"] if d["relation"]["sort"] != "different scope"]
            weights = {"contradicts": 8, "supports": 6, "corrected": 4, "copies": 3}
            told = sum(weight * min(len(found[name]), 2) for name, weight in weights.items())
            return told + 2 * bool(telling) + 2 * bool(found["row"]["count"])

        return max(ids, key=worth)


def excerpt(name: str, text: str) -> str:
    """The part of a sample that pages show, as a fenced block."""
    if name == CLAIM:
        return f"```json\n{text}```\n"
    command, _, answer = text.partition("\n\n")
    sample = SAMPLES[name]
    shown = "\n".join(_parts(answer, sample)) if sample.picks else answer.rstrip()
    return f"```text\n{command}\n\n{shown}\n```\n"


def _parts(answer: str, sample: Sample) -> Iterator[str]:
    """Lines: the title, and each part picked with the headings that it stands under; `…` for what is left out."""
    paragraphs = answer.strip("\n").split("\n\n")
    depths = [_depth(paragraph) for paragraph in paragraphs]
    shown: dict[int, list[str]] = {}
    for pick in sample.picks:
        at = _pick(paragraphs, pick)
        above, least = at, depths[at]
        while above > 0 and least > -2:
            above -= 1
            if depths[above] < least:
                shown.setdefault(above, _head(paragraphs[above]))
                least = depths[above]
        end = next((n for n in range(at + 1, len(paragraphs)) if depths[n] <= depths[at]), len(paragraphs))
        room = sample.most
        for n in range(at, end):
            lines = paragraphs[n].splitlines()
            if room < len(lines) and n > at:
                break
            shown[n] = (
                lines if len(lines) <= max(room, 4) or re.search(_A_CLAIM, paragraphs[n]) else [*lines[:room], "…"]
            )
            room -= len(lines) + 1
    last = -1
    for n, lines in sorted(shown.items()):
        if last >= 0:
            yield ""
        if n != last + 1:
            yield from ("…", "")
        yield from lines
        last = n
    if last + 1 < len(paragraphs):
        yield from ("", "…")


def _pick(paragraphs: list[str], patterns: tuple[str, ...]) -> int:
    for pattern in (*patterns, _A_CLAIM):
        for n, paragraph in enumerate(paragraphs):
            if re.search(pattern, paragraph, re.MULTILINE):
                return n
    return 0


def _depth(paragraph: str) -> int:
    """How deep a paragraph stands: titles above headings, headings above the rest, the rest by its indentation."""
    lines = paragraph.splitlines()
    # A long title takes more than one line.
    rule = next((line[0] for line in lines[1:4] if line and set(line) <= {"=", "-"}), "")
    return {"=": -2, "-": -1}.get(rule, len(lines[0]) - len(lines[0].lstrip()))


def _head(paragraph: str) -> list[str]:
    """Of a heading, only itself and what little is said under it: a title's sentences, a section's first line."""
    lines = paragraph.splitlines()
    rule = next((n for n, line in enumerate(lines) if line and set(line) <= {"=", "-"}), 0)
    return lines[: rule + (6 if _depth(paragraph) == -2 else 2)]


def renew(page: str, sample: Callable[[str], str]) -> str:
    """A page with the excerpts of today. sample: gives a sample's text by name."""
    return _MARKED.sub(lambda found: f"{found[1]}{excerpt(found['name'], sample(found['name']))}{found[4]}", page)


def pages() -> list[Path]:
    """The pages that may hold samples."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]


def sample_path(name: str) -> Path:
    """Where a sample lies."""
    return FOLDER / (f"{name}.json" if name == CLAIM else f"{name}.txt")


def take_picture(browser: str, page: Path, picture: Path) -> None:
    """A picture of the top of a page, put in place only once it is whole."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        draft = Path(profile) / "picture.png"
        command = [
            browser, *FLAGS, f"--user-data-dir={profile}", f"--window-size={SIZE[0]},{SIZE[1]}",
            f"--screenshot={draft}", page.resolve().as_uri(),
        ]  # fmt: skip
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=60)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError, OSError) as error:
            # Some versions write the picture and then do not end.
            if not draft.is_file():
                print(f"no picture: {browser} failed ({error})", file=sys.stderr)
                return
        shutil.move(draft, picture)
    print(f"{picture.relative_to(ROOT)} written")


def main() -> None:
    """Make them all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--browser", default="chromium")
    wanted = options.parse_args().browser
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "examples.db"
        marsad("read", "examples", ledger=ledger)
        made = make_samples(ledger)
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            sample_path(name).write_text(text, encoding="utf-8")
        print(f"{FOLDER.relative_to(ROOT)}: {len(made)} samples written")
        for page in pages():
            old = page.read_text(encoding="utf-8")
            if (new := renew(old, made.__getitem__)) != old:
                page.write_text(new, encoding="utf-8")
                print(f"{page.relative_to(ROOT)} renewed")
        if (browser := shutil.which(wanted)) is None:
            print(f"no picture: there is no {wanted}; name a browser with --browser", file=sys.stderr)
            return
        brief = Path(folder) / "brief.html"
        marsad("brief", *BRIEF_ON, "-o", str(brief), ledger=ledger)
        take_picture(browser, brief, DOCS / "brief.png")


if __name__ == "__main__":
    main()
