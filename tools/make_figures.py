"""Makes the pictures and sample outputs in `docs/`, from the examples alone.

    python tools/make_figures.py [--browser chromium]

Reads `examples/` into a ledger of its own, writes what some questions answer to `docs/samples/*.txt`, and takes a
picture of a brief with a headless browser (`docs/brief.png`). Where there is no browser, all but the picture is made.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SAMPLES = {
    "whereabouts": ("whereabouts", "Islamic State"),
    "command": ("command", "Popular Mobilization Forces"),
    "figures": ("figures", "Mosul"),
    "voices": ("voices", "Raqqa"),
}
BRIEF_ON = ("Islamic State", "Popular Mobilization Forces")
SIZE = (1180, 1330)
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
)  # fmt: skip


def marsad(*words: str, ledger: Path) -> str:
    """What a command prints."""
    environment = {**os.environ, "MARSAD_LEDGER": str(ledger), "COLUMNS": "100"}
    ran = subprocess.run(
        [sys.executable, "-m", "marsad", *words], check=True, capture_output=True, text=True, env=environment, cwd=ROOT
    )
    return ran.stdout


def take_picture(browser: str, page: Path, picture: Path) -> None:
    """A picture of the top of a page."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser, *FLAGS, f"--user-data-dir={profile}", f"--window-size={SIZE[0]},{SIZE[1]}",
                f"--screenshot={picture}", page.resolve().as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def main() -> None:
    """Make them all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--browser", default="chromium")
    browser = shutil.which(options.parse_args().browser)
    samples = DOCS / "samples"
    samples.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "examples.db"
        marsad("read", "examples", ledger=ledger)
        for name, words in SAMPLES.items():
            text = marsad(*words, ledger=ledger)
            (samples / f"{name}.txt").write_text(text, encoding="utf-8")
        print(f"{samples}: {len(SAMPLES)} samples written")
        if browser is None:
            raise SystemExit("no picture: there is no browser; name one with --browser")
        page = Path(folder) / "brief.html"
        marsad("brief", *BRIEF_ON, "-o", str(page), ledger=ledger)
        take_picture(browser, page, DOCS / "brief.png")
        print(f"{DOCS / 'brief.png'} written")


if __name__ == "__main__":
    main()
