"""The brief is one page, complete in itself, in which everything leads to the sentence it rests on."""

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from marsad.ledger import open_ledger
from marsad.records import UnknownName, UsageError
from marsad.register import open_register
from marsad.workbench import write_brief

NOW = datetime(2021, 4, 11, 8, 30, tzinfo=UTC)
VOID = {"meta", "br", "rect", "circle", "path", "hr", "img", "link", "input"}


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.loads, self.open, self.words = set(), [], [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if "id" in attrs:
            assert attrs["id"] not in self.ids, f"{attrs['id']} stands twice"
            self.ids.add(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])
        self.loads += [v for k, v in attrs.items() if k in ("src", "srcset", "data", "action", "poster")]
        if tag == "link":
            self.loads.append(attrs.get("href"))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.fixture(scope="module")
def html(hand_ledger):
    with open_ledger(hand_ledger, read_only=True) as ledger:
        return write_brief(ledger, open_register(), ["Northern Front"], now=NOW)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


@pytest.fixture(scope="module")
def words(page):
    return " ".join(" ".join(page.words).split())


def test_nothing_is_loaded_from_anywhere(html, page):
    assert page.loads == []
    assert not re.search(r"(?:src|href|url|@import)\s*[=(:]?\s*[\"'(]?\s*(?:https?:)?//", html)
    assert "default-src 'none'" in html


def test_tags_are_closed(page):
    assert page.open == []


def test_every_link_leads_somewhere_on_the_page(page):
    assert page.links
    assert {link[1:] for link in page.links} <= page.ids


def test_every_claim_is_listed_with_sentence_speaker_outlet_and_day(words):
    assert "At least 40 fighters died in Karsa, the army said." in words
    assert "the army (not named)" in words
    assert "Karsa Post, 2021-04-02" in words
    assert "Velin Times, 2021-04-05" in words


def test_words_of_reports_are_escaped_and_isolated(html):
    assert "<b>إنها</b>" not in html
    assert "&lt;b&gt;إنها&lt;/b&gt;" in html
    assert re.search(r"<bdi>[^<]*جبهة الشمال[^<]*</bdi>", html)


def test_the_map_tells_apart_what_is_held_lost_about_to_be_lost_and_where_people_go(html):
    for shape in ("crossed", "square", "diamond", "disc"):
        assert f'class="mark {shape}' in html
    assert html.count('class="move"') >= 1
    assert 'class="move hedged"' in html
    assert "moves from somewhere not told to Port Amal" in html
    assert "Where else Northern Front is reported" in html


def test_decreed_and_denied_ties_are_set_apart_in_the_chart(html):
    assert re.search(r'<li class="decreed">.*?River Guard.*?decreed, not said to be in effect', html, re.S)
    assert re.search(r'<li class="denied">.*?River Guard.*?denied', html, re.S)
    assert re.search(r'<li class="stated">.*?commands it.*?Omid Rask', html, re.S)


def test_figures_stand_by_speaker_and_keep_open_ends(words):
    assert "at least 40" in words
    assert "at most 12" in words
    assert "contradiction" in words
    assert "52" not in words


def test_private_persons_are_withheld_unless_asked_for(hand_ledger, html):
    assert "Khalil" not in html
    assert "farmer [name withheld]" in html
    assert "Omid Rask" in html
    with open_ledger(hand_ledger, read_only=True) as ledger:
        kept = write_brief(ledger, open_register(), ["Northern Front"], now=NOW, with_names=True)
    assert "Ahmed Khalil" in kept
    assert "Names of private persons are kept" in kept


def test_several_groups_have_a_chapter_each(hand_ledger):
    with open_ledger(hand_ledger, read_only=True) as ledger:
        page = Page(write_brief(ledger, open_register(), ["Northern Front", "River Guard"], now=NOW))
    assert {"g1", "g2", "g1-where", "g2-command"} <= page.ids


def test_as_of_leaves_later_reports_out(hand_ledger):
    with open_ledger(hand_ledger, read_only=True) as ledger:
        html = write_brief(ledger, open_register(), ["Northern Front"], as_of=date(2021, 4, 3), now=NOW)
    assert "Velin Times" not in html
    assert "As reported up to <bdi>2021-04-03</bdi>" in html


def test_the_same_ledger_gives_the_same_page(hand_ledger, html):
    with open_ledger(hand_ledger, read_only=True) as ledger:
        assert write_brief(ledger, open_register(), ["Northern Front"], now=NOW) == html


def test_an_unknown_group_is_refused_with_the_nearest_names(hand_ledger):
    with open_ledger(hand_ledger, read_only=True) as ledger, pytest.raises(UnknownName, match="Northern Front"):
        write_brief(ledger, open_register(), ["Nothern Frnt"], now=NOW)


def test_a_ledger_without_known_groups_says_what_to_do(tmp_path):
    with (
        open_ledger(tmp_path / "empty.db") as ledger,
        pytest.raises(
            UsageError, match=r"no claim of this ledger speaks of a group that the register knows; read reports"
        ),
    ):
        write_brief(ledger, open_register(), [], now=NOW)
