from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import Undated, read_path
from marsad.records import Report

Read = Callable[..., tuple[list[Report], list[str]]]

ROW = {
    "id": 7,
    "text": "  ERBIL: A “man” left.\r\n\r\nHe came back. ",
    "title": "One left",
    "published": "2017-07-02T10:00:00Z",
    "publisher": "Sample Daily",
    "author": ["A. One", "B. Two"],
    "url": "https://example.org/7",
    "label": "passed over",
}


def _check(report: Report, source: str) -> None:
    assert report.text == ROW["text"]
    assert (report.title, report.publisher, report.url) == ("One left", "Sample Daily", "https://example.org/7")
    assert report.published == date(2017, 7, 2)
    assert (report.source_id, report.source) == ("7", source)


def test_json_lines(read: Read) -> None:
    (report,), problems = read("\n" + json.dumps(ROW), "a.jsonl")
    _check(report, "a.jsonl:2")
    assert report.author == "A. One, B. Two"
    assert problems == []


def test_json_lists_and_objects(read: Read) -> None:
    for indent in (None, 2):
        (first, second), problems = read(json.dumps([ROW, ROW], indent=indent), "a.json")
        _check(first, "a.json#1")
        _check(second, "a.json#2")
        assert problems == []
        (report,), _ = read(json.dumps(ROW, indent=indent), "a.json")
        _check(report, "a.json" if indent else "a.json:1")
    assert len(read(json.dumps(ROW) + "\n" + json.dumps(ROW), "a.json")[0]) == 2


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "\t")])
def test_tables(read: Read, name: str, sign: str) -> None:
    out = io.StringIO()
    table = csv.writer(out, delimiter=sign)
    table.writerow(["ID", " Text", "title", "published", "publisher", "author", "url", "label"])
    table.writerow([*(ROW[k] for k in ("id", "text", "title", "published", "publisher")), "A. One", ROW["url"], "x"])
    (report,), problems = read("\ufeff" + out.getvalue(), name)
    _check(report, f"{name}:2")
    assert report.author == "A. One"
    assert problems == []


def test_rows_are_named_by_the_line_on_which_they_begin(read: Read) -> None:
    reports, _ = read('text,date\n"One\ntwo\nthree",2017-07-02\n\n"Four",2017-07-02\n', "a.csv")
    assert [r.source for r in reports] == ["a.csv:2", "a.csv:6"]


def test_long_cells_are_read(read: Read) -> None:
    (report,), _ = read("text,date\n" + "long " * 100_000 + ",2017-07-02\n", "a.csv")
    assert len(report.text) == 500_000


def test_a_row_without_a_date_is_read_and_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "A man left."}\n{"text": "2 July 2017 A man left.", "date": "03/10/2017"}')
    first, warning, second, ambiguous = read_path(path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert first.published is second.published is None
    assert isinstance(warning, Undated)
    assert isinstance(ambiguous, Undated)
    assert str(warning) == (
        f"{path}:1: read without a date, since the row has no `published` or `date`; write its day of publication as "
        "YYYY-MM-DD in the file, or give it with --published."
    )
    assert '"03/10/2017" may be 3 October or 10 March' in str(ambiguous)
    dated = [r for r in read_path(path, published=date(2018, 1, 1)) if isinstance(r, Report)]
    assert [r.published for r in dated] == [date(2018, 1, 1)] * 2


GOOD = '{"text": "A man left.", "date": "2017-07-02"}'


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ("{bro", "a.jsonl:7: is not valid JSON (expecting property name enclosed in double quotes, column 2); mend that line or leave it out."),
        ('{"text": ""}', "a.jsonl:7: this row has no text; fill in its `text` or leave the row out."),
        ('{"text": " \\n"}', "a.jsonl:7: this row has no text; fill in its `text` or leave the row out."),
        ('{"title": "x"}', "a.jsonl:7: this row has no text; fill in its `text` or leave the row out."),
        ('{"text": ["x"]}', "a.jsonl:7: this row's `text` is not a string; put the report's words there."),
        ('"x"', 'a.jsonl:7: is no JSON object; write it as {"text": "…", "published": "YYYY-MM-DD"}.'),
        ('{"text": "a\\u0000b"}', "a.jsonl:7: this row's `text` holds U+0000 at character 1, which no text may hold; write the row again without it."),
        ('{"text": "a\\ud800b"}', "a.jsonl:7: this row's `text` holds U+D800 at character 1, which no text may hold; write the row again without it."),
        ('{"text": "' + "x" * 5_000_000 + '"}', "a.jsonl:7: this row is larger than 5 MB; cut it into several reports."),
        ("[" * 200_000, "a.jsonl:7: is JSON that no reader takes (numbers too long or brackets too deep); mend that line or leave it out."),
        ('{"text": "x", "id": ' + "9" * 9000 + "}", "a.jsonl:7: is JSON that no reader takes (numbers too long or brackets too deep); mend that line or leave it out."),
    ],
    ids=range(11),
)  # fmt: skip
def test_a_bad_line_is_named_and_the_others_are_read(read: Read, bad: str, sentence: str) -> None:
    reports, problems = read("\n".join([GOOD] * 6 + [bad] + [GOOD] * 2), "a.jsonl")
    assert [r.source for r in reports] == [f"a.jsonl:{n}" for n in (1, 2, 3, 4, 5, 6, 8, 9)]
    assert problems == [sentence]


def test_a_line_in_another_encoding_is_named_with_its_byte(read: Read) -> None:
    line = '{"text": "Café", "date": "2017-07-02"}'
    reports, problems = read(f"{GOOD}\n".encode() + line.encode("cp1252") + f"\n{GOOD}".encode(), "a.jsonl")
    assert len(reports) == 2
    assert problems == [
        f"a.jsonl:2: is not valid UTF-8 at byte {len(GOOD) + 14} (0xE9); convert it with `iconv -f WINDOWS-1252 -t UTF-8 "
        "a.jsonl > new-file`."
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_rows_with_byte_order_marks(read: Read, encoding: str) -> None:
    assert len(read(f"{GOOD}\n{GOOD}".encode(encoding), "a.jsonl")[0]) == 2
    assert len(read("text,date\nA man left.,2017-07-02\n".encode(encoding), "a.csv")[0]) == 1


def test_a_broken_list_is_read_as_far_as_it_goes(read: Read) -> None:
    reports, problems = read(f"[\n{GOOD},\n{GOOD},\n{{bro\n]", "a.json")
    assert len(reports) == 2
    assert problems == [
        "a.json:4: is not valid JSON (expecting property name enclosed in double quotes, column 2); mend that line; nothing "
        "after it was read."
    ]
    for cut in ("[" + GOOD, "[" + GOOD + "] x", "[" + GOOD + " " + GOOD + "]"):
        reports, problems = read(cut, "a.json")
        assert len(reports) == 1
        assert len(problems) == 1
    assert read("[]", "a.json") == ([], ['a.json: is an empty list; put objects into it, such as {"text": "…"}.'])
    reports, problems = read("[" * 200_000, "a.json")
    assert problems == [
        "a.json#1: is JSON that no reader takes (numbers too long or brackets too deep); mend that object; nothing after it "
        "was read."
    ]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("title,body\nx,y\n", "a.csv: has no column `text` (its first row reads `title`, `body`); name its columns `text`, `title`, `publisher`, `published`, `date`, `author`, `url`, `dateline`, `language`, `id`."),
        ("text,date\n", "a.csv: has column names but no rows; add a row for each report."),
        ("text,date,Text\n1,2,3\n", "a.csv: has two columns `text`; rename one of them."),
    ],
)  # fmt: skip
def test_tables_that_cannot_be_read(read: Read, table: str, sentence: str) -> None:
    assert read(table, "a.csv") == ([], [sentence])


def test_bad_rows_of_a_table_are_named_and_the_others_are_read(read: Read) -> None:
    good = '"A man, it is said, left.",2017-07-02\n'
    table = (
        b"text,date\n" + good.encode()
        + b"A man, it is said, left.,2017-07-02\n"  # 3
        + b",2017-07-02\n"  # 4
        + "Café,2017-07-02\n".encode("cp1252")  # 5
        + b'"A man" left,2017-07-02\n'  # 6
        + b"A\x00man,2017-07-02\n"  # 7
        + b'"' + b"x" * 5_000_001 + b'",2017-07-02\n'  # 8
        + good.encode() + b'"never closed,2017-07-02\n'  # 10
    )  # fmt: skip
    reports, problems = read(
        b"text,date\n" + table[len(b"text,date\n") :].replace(b"A\x00man", b"A" * 5000 + b"\x00"), "a.csv"
    )
    assert [r.source for r in reports] == ["a.csv:2", "a.csv:9"]
    assert [p.split(";")[0] for p in problems] == [
        "a.csv:3: this row has 4 cells for 2 columns",
        "a.csv:4: this row has no text",
        "a.csv:5: is not valid UTF-8 at byte 99 (0xE9)",
        "a.csv:6: is not a row of a table (',' expected after '\"')",
        "a.csv:7: this row holds a NUL at byte 5136",
        "a.csv:8: this row is larger than 5 MB",
        "a.csv:10: is not a row of a table (unexpected end of data)",
    ]


TEXT = st.text(min_size=1, max_size=200).filter(lambda t: bool(t.strip()) and "\0" not in t)


@given(texts=st.lists(TEXT, min_size=1, max_size=5), ascii_only=st.booleans())
def test_texts_of_json_lines_come_back_exactly(
    texts: list[str], ascii_only: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "round.jsonl"
    rows = [json.dumps({"text": t, "date": "2017-07-02"}, ensure_ascii=ascii_only) for t in texts]
    path.write_bytes("\n".join(rows).encode())
    reports = list(read_path(path))
    assert [r.text for r in reports if isinstance(r, Report)] == texts
    assert reports == list(read_path(path))


@given(texts=st.lists(TEXT, min_size=1, max_size=5))
def test_texts_of_tables_come_back_exactly(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "round.csv"
    out = io.StringIO(newline="")
    table = csv.writer(out, quoting=csv.QUOTE_ALL)
    table.writerow(["text", "date"])
    table.writerows([t, "2017-07-02"] for t in texts)
    path.write_bytes(out.getvalue().encode())
    assert [r.text for r in read_path(path) if isinstance(r, Report)] == texts


def test_the_same_row_has_the_same_id_wherever_it_stands(read: Read) -> None:
    (one,), _ = read(GOOD, "a.jsonl")
    (two,), _ = read("\n\n" + GOOD, "b.jsonl")
    (three,), _ = read("text,date\nA man left.,2 July 2017\n", "c.csv")
    assert one.id == two.id == three.id
