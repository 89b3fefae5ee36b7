"""No connection ever leaves: reading, asking and writing pages run where every connection is forbidden."""

import os
import subprocess
import sys

GUARD = """
import sys

def forbid(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto", "socket.sendmsg"):
        raise RuntimeError(f"the network was asked: {event} {arguments}")
    # Worker processes may talk through sockets of the file system, whose addresses are plain words.
    if event == "socket.connect" and not isinstance(arguments[1], (str, bytes)):
        raise RuntimeError(f"the network was asked: {event} {arguments[1:]}")
    if event.startswith("urllib.") or event == "webbrowser.open":
        raise RuntimeError(f"the network was asked: {event}")

sys.addaudithook(forbid)
"""
TEXT = (
    "Title: Fighters leave Raqqa\nPublisher: Sample Post\nDate: 2021-04-02\n\n"
    "RAQQA: Islamic State has lost the city of Raqqa, and hundreds of its fighters fled to Mayadeen, a spokesman for the "
    "Syrian Democratic Forces said on Friday.\n"
)
PAGE = (
    '<!doctype html><html><head><title>Second day</title><meta property="article:published_time" content="2021-04-03">'
    '<link rel="canonical" href="https://news.invalid/second"><script src="https://tracker.invalid/x.js"></script></head>'
    "<body><article><h1>Second day</h1><p>Islamic State still holds the town of Mayadeen in eastern Syria, residents said "
    "on Saturday, and its fighters attacked an army base near the town.</p></article></body></html>"
)


def test_the_whole_way_runs_without_a_connection(tmp_path, home):
    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "in" / "b.html").write_text(PAGE, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "guard"),
        "MARSAD_LEDGER": str(tmp_path / "own.db"),
        "MARSAD_HOME": str(home),
    }

    def run(*words):
        return subprocess.run(
            [sys.executable, *words], capture_output=True, text=True, timeout=120, cwd=tmp_path, env=environment
        )

    # The guard itself works: a connection attempt to an address on this machine is refused before it is made.
    refused = run("-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert "the network was asked" in refused.stderr
    for words in (
        ("read", "in", "--jobs", "2"),
        ("whereabouts", "Islamic State"),
        ("export", "geojson", "-o", "out.geojson"),
        ("brief", "Islamic State", "-o", "brief.html"),
    ):
        ran = run("-m", "marsad", *words)
        assert (ran.returncode, ran.stderr) == (0, ""), words
    assert "invalid" not in (tmp_path / "brief.html").read_text(encoding="utf-8").replace("news.invalid", "")
