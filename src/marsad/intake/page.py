"""HTML: the article inside a saved web page.

Comes in: the bytes of a page. Goes out: one Draft. Must not know: the network; nothing that a page links to is fetched.

The article is found by trafilatura. The day of publication is read here, since trafilatura's own reading takes
03/10/2017 for a day, and it must not be guessed.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.intake.dates import Found, read_day
from marsad.intake.decode import decode, encoding_of, read_bytes, wrong_encoding
from marsad.intake.draft import Draft
from marsad.intake.marks import lines_of
from marsad.intake.plaintext import read_article
from marsad.records import IntakeError

STARTS = ("<!doctype html", "<html", '<?xml version="1.0" encoding="utf-8"?><!doctype html')
"""How a page begins, blanks aside, whatever its file is called."""

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w\-]+)""", re.IGNORECASE)
_LATIN = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"}
_META_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "publication_date", "pubdate", "publishdate",
    "publish_date", "publish-date", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime",
    "date",
)  # fmt: skip
_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')


def read_page(path: Path) -> Iterator[Draft | IntakeError]:
    """The draft of a page's article. Raises IntakeError where the bytes are no page or no article can be found."""
    text = _decode_page(read_bytes(path), path)
    draft = take_article(text)
    if draft is None:
        raise IntakeError(
            "holds no article that could be found",
            where=str(path),
            remedy="save the article's own page, or its words as a text file",
        )
    yield draft


def take_article(markup: str) -> Draft | None:
    """The article of a page, with title, author, day, site name and address as its metadata tells; None without one."""
    import trafilatura  # here, since it takes a third of a second to load
    from trafilatura.settings import use_config

    for library in ("trafilatura", "htmldate", "courlan"):
        # They log what is wrong with a page; the user gets one sentence from us.
        logging.getLogger(library).setLevel(logging.CRITICAL)
    config = use_config()
    # Below these sizes trafilatura falls back to the whole page as one line; short statements are reports too.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    config.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    try:
        tree = trafilatura.load_html(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup))
        if tree is None:
            return None
        language = (tree.get("lang") or "en").split("-")[0].lower() or "en"
        found = _day(tree, markup)
        _keep_captions(tree)
        page = trafilatura.bare_extraction(
            tree, include_comments=False, with_metadata=True, config=config,
            date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
        )  # fmt: skip
    except Exception:  # lxml and trafilatura raise whatever broken markup makes them
        return None
    text = (page.text or "") if page else ""
    if not _is_article(text):
        return None
    draft = read_article(text, lines_of(text), title=page.title or "")
    in_text = Found("", draft.published, draft.undated)
    found = found or in_text
    return Draft(
        text=draft.text,
        title=draft.title,
        publisher=page.sitename,
        author=page.author or draft.author,
        published=found.day or draft.published,
        undated=found.why,
        dateline=draft.dateline,
        url=page.url,
        language=language,
    )


def _decode_page(data: bytes, path: Path) -> str:
    """UTF-8 where the bytes are, else the encoding that the page declares."""
    declared = _CHARSET.search(data[:4096])
    if encoding_of(data) == "utf-8" and declared:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            name = declared[1].decode("ascii", "replace").lower()
            # What is declared as Latin-1 is Windows-1252 in browsers (WHATWG encoding standard, "labels").
            name = "windows-1252" if name in _LATIN else name
        if name.replace("-", "") != "utf8":
            try:
                return data.decode(name)
            except LookupError:
                pass
            except UnicodeDecodeError as error:
                raise wrong_encoding(data, error.start, str(path), path.name, name) from error
    return decode(data, path)


def _day(tree: Any, markup: str) -> Found | None:
    """The day of publication in a page's metadata; None where it has none, not even one that cannot be read."""
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")
    words = [m[1] for m in _JSON_DAY.finditer(markup)][:1]
    words += [metas[name] for name in _META_DAYS if metas.get(name)]
    words += [e.get("datetime") or e.get("content") or "" for e in tree.iter() if e.get("itemprop") == "datePublished"]
    words += [(e.get("datetime") or "") or (e.text or "") for e in tree.iter("time")][:1]
    found = [read_day(w) for w in words if any(c.isdigit() for c in w)]
    return next((f for f in found if f.day), found[0] if found else None)


def _keep_captions(tree: Any) -> None:
    """Make captions paragraphs: claims are read from them, and trafilatura drops figures."""
    for element in list(tree.iter("figcaption", "figure")):
        element.tag = "p" if element.tag == "figcaption" else "div"
        element.attrib.clear()


def _is_article(text: str) -> bool:
    """Menus and forms have words but no sentences."""
    return len(text.split()) >= 15 and any(len(line.split()) >= 8 for line in text.split("\n"))
