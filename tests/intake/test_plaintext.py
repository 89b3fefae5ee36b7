from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake.plaintext import split_articles
from marsad.records import Report

Read = Callable[..., tuple[list[Report], list[str]]]

REPEATED = """Where have the fighters of the valley gone?

Fighters in a convoy on a desert road, in a picture without date. (Handout via Sample Agency, File)
Updated 03 October 2017

Where have the fighters of the valley gone?

BEIRUT: The group has left three towns, officials say.
Nobody knows where its fighters went.
“We counted 40 cars,” said a farmer.


New council takes over command

Updated 17 September 2019

New council takes over command

  • A decree moves powers to the council

BAGHDAD:\u00a0The council met on Monday.

It named a commander.
"""


def test_articles_with_repeated_headlines_come_apart(read: Read) -> None:
    (first, second), problems = read(REPEATED)
    assert problems == []
    assert (first.title, first.published, first.dateline, first.source) == (
        "Where have the fighters of the valley gone?",
        date(2017, 10, 3),
        "BEIRUT",
        "news.txt",
    )
    assert (second.title, second.published, second.dateline, second.source) == (
        "New council takes over command",
        date(2019, 9, 17),
        "BAGHDAD",
        "news.txt#2",
    )
    assert first.text.startswith("Fighters in a convoy")
    assert first.text.endswith("said a farmer.")
    assert "BEIRUT: The group" in first.text
    assert second.text.startswith("  • A decree")
    for report in (first, second):
        assert report.title not in report.text
        assert "Updated" not in report.text
        assert report.publisher is None


def test_windows_line_ends_change_nothing(read: Read) -> None:
    assert read(REPEATED.replace("\n", "\r\n"))[0] == read(REPEATED)[0]


def test_a_headline_repeated_with_other_quotation_marks_is_the_same(read: Read) -> None:
    text = REPEATED.replace("New council takes over command\n\n  •", "New ‘Council’ takes over  command\n\n  •")
    assert len(read(text)[0]) == 2


def test_header_lines(read: Read) -> None:
    text = (
        "Title: Two held at the bridge\nPublisher: Levant Wire (sample)\nDate: 2017-07-02\nAuthor: A. Writer\n"
        "URL: https://example.org/a\nNote: Written as a sample.\n\nMOSUL: Two men were held.\n\nA guard said so.\n"
    )
    (report,), problems = read(text)
    assert problems == []
    assert report.title == "Two held at the bridge"
    assert report.publisher == "Levant Wire (sample)"
    assert report.author == "A. Writer"
    assert report.url == "https://example.org/a"
    assert report.published == date(2017, 7, 2)
    assert report.text == "MOSUL: Two men were held.\n\nA guard said so."


def test_several_articles_with_header_lines(read: Read) -> None:
    one = "Title: One\nDate: 1 July 2019\n\nThe first text says this.\n"
    two = "Title: Two\nDate: 2 July 2019\n\nTwo\n\nThe second text says that.\n"
    for between in ("\n\n", "\n---\n\n", "\n***\n", "\f"):
        reports, problems = read(one + between + two)
        assert [(r.title, r.published, r.text) for r in reports] == [
            ("One", date(2019, 7, 1), "The first text says this."),
            ("Two", date(2019, 7, 2), "The second text says that."),
        ]
        assert problems == []


def test_front_matter_of_markdown(read: Read) -> None:
    (report,), _ = read('---\ntitle: "One held"\ndate: 2017-07-02\n---\n\n# One held\n\nA man was held.\n', "a.md")
    assert (report.title, report.published, report.text) == ("One held", date(2017, 7, 2), "A man was held.")


def test_unknown_header_lines_stay_in_the_text(read: Read) -> None:
    (report,), _ = read("Title: One\nSource: AFP\nDate: 2017-07-02\n\nA man was held.\n")
    assert report.text == "Source: AFP\n\nA man was held."


@pytest.mark.parametrize("sign", ["---", "***", "* * *", "=====", "\f"])
def test_separators_before_a_headline_part_articles(read: Read, sign: str) -> None:
    text = f"First headline\n\n2 July 2017\n\nOne thing happened there.\n\n{sign}\nSecond headline\n\n3 July 2017\n\nAnother thing happened.\n"
    reports, problems = read(text)
    assert [(r.title, r.published, r.text) for r in reports] == [
        ("First headline", date(2017, 7, 2), "One thing happened there."),
        ("Second headline", date(2017, 7, 3), "Another thing happened."),
    ]
    assert problems == []


@pytest.mark.parametrize("sign", ["---", "* * *", "\f"])
def test_a_separator_before_a_paragraph_parts_nothing(read: Read, sign: str) -> None:
    text = f"Headline\n\n2 July 2017\n\nOne thing happened there.\n\n{sign}\n\nAnd then another thing happened, a guard said.\n"
    (report,), _ = read(text)
    assert "One thing" in report.text
    assert "another thing" in report.text


def test_a_page_break_within_a_sentence_parts_nothing(read: Read) -> None:
    (report,), _ = read(
        "Headline\n\n2 July 2017\n\nOne thing happened when the\fCouncil of the town\n\nmet on Monday.\n"
    )
    assert report.text == "One thing happened when the\fCouncil of the town\n\nmet on Monday."


def test_headlines_with_labelled_date_lines_part_articles(read: Read) -> None:
    text = (
        "First headline\nPublished: 2 July 2017\n\nOne thing happened there, a guard said.\n\n"
        "Second headline\nPublished: 3 July 2017\n\nAnother thing happened, a farmer said.\n"
    )
    reports, _ = read(text)
    assert [(r.title, r.published) for r in reports] == [
        ("First headline", date(2017, 7, 2)),
        ("Second headline", date(2017, 7, 3)),
    ]


def test_a_chronology_stays_one_report_and_gives_no_day_of_publication(read: Read) -> None:
    text = "How the valley changed hands\n\n" + "".join(
        f"The town of Sample {n} falls\n\n{n} July 2017\n\nFighters entered the town in the night, officials said.\n\n"
        for n in range(2, 7)
    )
    (report,), (problem,) = read(text)
    assert report.published is None
    assert "6 July 2017" in report.text
    assert "read without a date" in problem


def test_one_article_without_signs(read: Read) -> None:
    (report,), (problem,) = read("Bridge reopens\n\nThe bridge reopened on Monday, the council said.\n")
    assert report.title == "Bridge reopens"
    assert report.text == "The bridge reopened on Monday, the council said."
    assert problem == (
        "news.txt: read without a date, since none could be found; write its day of publication as YYYY-MM-DD in the "
        "file, or give it with --published."
    )


@pytest.mark.parametrize(
    "text",
    [
        "The bridge reopened on Monday, the council said.\n\nA guard was there.",
        # wrapped at a column: the first line is no headline
        "The bridge over the river reopened on Monday after it had been closed\nfor two years, the council said.\nA guard was there.",
        "BEIRUT: The bridge reopened\n\nA guard was there.",
        "Nothing but these words",
    ],
)
def test_without_a_headline_all_words_are_text(read: Read, text: str) -> None:
    (report,), _ = read(text)
    assert report.title == ""
    assert report.text == text


def test_bylines_and_agency_credits_stay_in_the_text(read: Read) -> None:
    text = "Bridge reopens\n\nBy Jane Sample\n\n2 July 2017\n\nMOSUL, July 2 (Reuters) - The bridge reopened.\n\n(Reporting by A. Sample)\n"
    (report,), _ = read(text)
    assert report.author == "Jane Sample"
    assert report.text == "By Jane Sample\n\nMOSUL, July 2 (Reuters) - The bridge reopened.\n\n(Reporting by A. Sample)"


def test_published_counts_before_updated(read: Read) -> None:
    text = "Bridge reopens\n\nUpdated 4 July 2017\nPublished 2 July 2017\n\nThe bridge reopened, the council said.\n"
    (report,), _ = read(text)
    assert report.published == date(2017, 7, 2)
    assert report.text == "The bridge reopened, the council said."


def test_the_day_may_stand_in_the_dateline_or_open_the_text(read: Read) -> None:
    assert read("BEIRUT, July 2, 2017 (AP) — The bridge reopened.")[0][0].published == date(2017, 7, 2)
    (report,), _ = read("2 July 2017 Three shells fell on the bridge.")
    assert report.published == date(2017, 7, 2)
    assert report.text == "2 July 2017 Three shells fell on the bridge."


def test_an_ambiguous_date_is_no_date_and_says_so(read: Read) -> None:
    (report,), (problem,) = read("Bridge reopens\n\n03/10/2017\n\nThe bridge reopened, the council said.\n")
    assert report.published is None
    assert problem == (
        'news.txt: read without a date, since "03/10/2017" may be 3 October or 10 March; write its day of publication '
        "as YYYY-MM-DD in the file, or give it with --published."
    )


def test_a_given_day_stands_in_for_a_missing_one_only(read: Read) -> None:
    given_day = date(2018, 1, 1)
    (report,), problems = read("The bridge reopened, the council said.", published=given_day)
    assert (report.published, problems) == (given_day, [])
    (report,), _ = read("Title: A\nDate: 2017-07-02\n\nThe bridge reopened.", published=given_day)
    assert report.published == date(2017, 7, 2)


def test_a_headline_without_text_is_a_problem_and_the_rest_is_read(read: Read) -> None:
    reports, problems = read("Title: One\nDate: 2017-07-02\n\n\nTitle: Two\nDate: 2017-07-03\n\nA man was held.\n")
    assert [r.title for r in reports] == ["Two"]
    assert problems == [
        "news.txt: has a headline or header lines but no text below; add the text of the report or take the headline out."
    ]


WORDS = st.sampled_from(
    ["Headline of a sort", "Updated 3 October 2017", "03/10/2017", "BEIRUT: A man left.", "---", "***", "\f", "", "", "  ",
     "Title: One thing", "Date: 2017-10-03", "Publisher: Sample", "By Jane Sample", "  • A point", "A man left the town, she said.",
     "(Photo by Sample)", "# Headline of a sort", "\u2028", "é ’ “quoted”"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map("\n".join)))
def test_reports_are_made_of_the_files_own_characters_in_order(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    characters = iter(text)
    for draft in split_articles(text):
        assert all(c in characters for c in draft.text)  # consumes: a subsequence
        assert draft == next(d for d in split_articles(text) if d == draft)


@given(
    st.lists(
        st.sampled_from(["A man left the town, she said.", "“Nobody came,” he said.", "It rained."]),
        min_size=1,
        max_size=8,
    )
)
def test_paragraphs_without_signs_come_out_as_they_are(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    (draft,) = split_articles(text)
    assert draft.text == text
    assert draft.title == ""


def test_a_sections_name_above_the_headline_is_neither_headline_nor_article(read: Read) -> None:
    (first, second), _ = read("MIDDLE EAST\n\n" + REPEATED)
    assert first.title == "Where have the fighters of the valley gone?"
    assert first.text.startswith("MIDDLE EAST\n\nFighters in a convoy")
    assert second.title == "New council takes over command"


@pytest.mark.parametrize(
    "line", ["By Jane Sample, July 2, 2017", "Beirut, 2 July 2017", "BEIRUT | Sunday 2 July 2017 | 14:05"]
)
def test_a_date_beside_a_name_or_place_is_read_and_stays(read: Read, line: str) -> None:
    (report,), problems = read(f"Council condemns attack\n\n{line}\n\nThe council condemns the attack on the town.\n")
    assert (report.published, problems) == (date(2017, 7, 2), [])
    assert report.text.startswith(line)


def test_the_date_of_a_picture_is_not_the_day_of_publication(read: Read) -> None:
    (report,), _ = read(
        "Council condemns attack\n\nFighters in Raqqa, Syria, 2 July 2017\n\nThe council condemns the attack.\n"
    )
    assert report.published is None
