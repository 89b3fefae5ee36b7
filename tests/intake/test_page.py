from __future__ import annotations

import socket
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from marsad.records import Report

Read = Callable[..., tuple[list[Report], list[str]]]

BODY = """<nav><a href="/">Home</a> <a href="/x">World</a></nav><article><h1>Two held at the bridge</h1>{head}
<figure><img src="https://example.org/a.png"><figcaption class="caption">The bridge after the attack. (Sample Agency)</figcaption></figure>
<p>ADEN: Forces of the local council held two men on Sunday, an official said, adding that “both were armed”.</p>
<p>A resident said that he had heard shots during the night and had seen three cars leave the town.</p>
<ul><li>The bridge is the only one for 40 kilometres, drivers say</li></ul></article><footer>Copyright 2011 Sample</footer>"""


def _page(head: str = "", metas: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><title>Two held at the bridge - Sample Daily</title>{metas}</head>'
        f"<body>{BODY.format(head=head)}</body></html>"
    )


METAS = """<meta property="og:site_name" content="Sample Daily"><meta name="author" content="Jane Sample">
<meta property="article:published_time" content="2018-02-03T22:00:00Z"><link rel="canonical" href="https://example.org/a">
<link rel="stylesheet" href="https://example.org/a.css"><script src="https://example.org/a.js"></script>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a page must never reach the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_a_page_with_metadata(read: Read) -> None:
    (report,), problems = read(_page(metas=METAS, lang="en-GB"), "a.html")
    assert problems == []
    assert (report.title, report.author, report.publisher) == ("Two held at the bridge", "Jane Sample", "Sample Daily")
    assert (report.published, report.url, report.language) == (date(2018, 2, 3), "https://example.org/a", "en")
    assert (report.dateline, report.source) == ("ADEN", "a.html")
    assert report.title not in report.text
    assert "The bridge after the attack." in report.text
    assert "\nADEN: Forces" in report.text
    assert "only one for 40 kilometres" in report.text
    assert "Home" not in report.text
    assert "Copyright" not in report.text


@pytest.mark.parametrize(
    ("head", "metas"),
    [
        ("<p>Published 3 April 2018</p>", ""),
        ('<time datetime="2018-04-03T10:00">Tuesday</time>', ""),
        ("", '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2018-04-03"}</script>'),
        ("<p>Updated 9 April 2018</p>", '<meta name="date" content="2018-04-03">'),
    ],
)
def test_the_day_of_publication(read: Read, head: str, metas: str) -> None:
    (report,), problems = read(_page(head, metas), "a.html")
    assert report.published == date(2018, 4, 3)
    assert problems == []


@pytest.mark.parametrize(
    ("head", "metas"), [("<p>03/04/2018</p>", ""), ("", '<meta name="date" content="03/04/2018">')]
)
def test_an_ambiguous_day_is_not_guessed(read: Read, head: str, metas: str) -> None:
    (report,), (problem,) = read(_page(head, metas), "a.html")
    assert report.published is None
    assert '"03/04/2018" may be 3 April or 4 March' in problem


def test_the_year_of_a_copyright_line_is_no_date(read: Read) -> None:
    (report,), (problem,) = read(_page(), "a.html")
    assert report.published is None
    assert "none could be found" in problem


@pytest.mark.parametrize(
    "page",
    [
        '<html><body><nav><a href="/">Home</a> <a href="/x">World</a></nav></body></html>',
        "<html><head><title>Sign in</title></head><body><form>Name <input></form></body></html>",
        "<html></html>",
        "<!doctype html>",
    ],
)
def test_a_page_without_an_article(read: Read, page: str) -> None:
    sentence = "a.html: holds no article that could be found; save the article's own page, or its words as a text file."
    assert read(page, "a.html") == ([], [sentence])


def test_a_page_is_known_by_its_beginning_too(read: Read) -> None:
    for name in ("a.txt", "saved"):
        assert read(_page(metas=METAS), name)[0][0].publisher == "Sample Daily"


def test_the_encoding_that_a_page_declares(read: Read) -> None:
    page = _page(metas='<meta charset="iso-8859-1"><meta name="date" content="2018-02-03">')
    assert "“both were armed”" in read(page.encode("cp1252"), "a.html")[0][0].text
    assert "“both were armed”" in read(page, "a.html")[0][0].text
    page = _page().replace("“", "“é")
    assert read(page.encode("cp1252"), "a.html")[1][0].endswith(
        "convert it with `iconv -f WINDOWS-1252 -t UTF-8 a.html > new-file`."
    )
    page = page.replace("<head>", '<head><meta charset="utf-8">')
    assert "is not valid UTF-8" in read(page.encode("cp1252"), "a.html")[1][0]
