from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.intake import FORMATS, find_inputs, read_path
from marsad.intake.decode import TEXT_LIMIT
from marsad.records import IntakeError, Report

Read = Callable[..., tuple[list[Report], list[str]]]
LEAVE = "put the report's text into it or leave it out."
IMAGE = "type out the words it shows and read them as plain text."


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"", f"a.txt: is empty; {LEAVE}"),
        ("a.txt", b" \r\n\t\n", f"a.txt: holds nothing but blanks; {LEAVE}"),
        ("a.txt", b"\xef\xbb\xbf", f"a.txt: holds nothing but blanks; {LEAVE}"),
        ("a.txt", b"---\n\x1c\n***\n", f"a.txt: holds no words; {LEAVE}"),
        ("a.pdf", b"%PDF-1.4 \x00", "a.pdf: is a PDF, not a text; turn it into text with `pdftotext a.pdf` and read that file."),
        ("a.txt", b"%PDF-1.4 \x00", "a.txt: is a PDF, not a text; turn it into text with `pdftotext a.txt` and read that file."),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00", f"a.png: is an image (PNG), not a text; {IMAGE}"),
        ("a.jpg", b"\xff\xd8\xff\xe0\x00", f"a.jpg: is an image (JPEG), not a text; {IMAGE}"),
        ("a.docx", b"PK\x03\x04\x14\x00", "a.docx: is an office document (.docx), not a text; save it as plain text (UTF-8) and read that file."),
        ("a.zip", b"PK\x03\x04\x14\x00", "a.zip: is a ZIP archive; unpack it and read the files inside."),
        ("a.rtf", b"{\\rtf1 A man left.}", "a.rtf: is an RTF document, not a text; save it as plain text (UTF-8) and read that file."),
        ("a.jsonl.gz", b"\x1f\x8b\x08\x00", "a.jsonl.gz: is compressed with gzip; unpack it with `gunzip a.jsonl.gz` and read what is inside."),
        ("a.txt", b"A man left \x00 the town", "a.txt: is not a text (NUL at byte 11); save it as plain text in UTF-8."),
        ("a.txt", b"x" * 5000 + b"\x00", "a.txt: is not a text (NUL at character 5000); save it as plain text in UTF-8."),
        ("a.txt", "A man left".encode("utf-16-le"), "a.txt: looks like UTF-16 without a byte order mark (NUL at byte 1); convert it with `iconv -f UTF-16LE -t UTF-8 a.txt > new-file`."),
        ("a.txt", "A “man” left".encode("cp1252"), "a.txt: is not valid UTF-8 at byte 2 (0x93); convert it with `iconv -f WINDOWS-1252 -t UTF-8 a.txt > new-file`."),
        ("a.txt", "قال مسؤول أمني".encode("cp1256"), "a.txt: is not valid UTF-8 at byte 0 (0xDE); convert it with `iconv -f WINDOWS-1256 -t UTF-8 a.txt > new-file`."),
        ("a.txt", b"\xff\xfeA\x00\x00\xd8", "a.txt: is not valid UTF-16 at byte 4 (0x00); save it again as UTF-8."),
        ("a.csv", b"", "a.csv: is empty; begin it with a row of column names: `text`, `title`, `publisher`, `published`, `date`, `author`, `url`, `dateline`, `language`, `id`."),
        ("a.jsonl", b"", 'a.jsonl: is empty; put one object a line into it, such as {"text": "…"}.'),
        ("a.jsonl", b"\n \n", 'a.jsonl: holds nothing but blanks; put one object a line into it, such as {"text": "…"}.'),
    ],
)  # fmt: skip
def test_files_that_are_no_text_give_one_sentence(read: Read, name: str, content: bytes, sentence: str) -> None:
    assert read(content, name) == ([], [sentence])


def test_byte_order_marks_are_read(read: Read) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        (report,), _ = read("Title: É\nDate: 2017-07-02\n\nA “man” left.".encode(encoding))
        assert (report.title, report.text) == ("É", "A “man” left.")


def test_too_large_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    (problem,) = read_path(path)
    assert str(problem) == (
        f"{path}: is larger than a single text may be (50 MB, limit {TEXT_LIMIT // 1_000_000} MB); split it, or make it "
        "JSON Lines with one report a line."
    )


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("A man left.")

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = read_path(path)
    assert str(problem) == f"{path}: may not be read by you; allow it with `chmod u+r a.txt`."


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{}")

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    (problem,) = read_path(path)
    assert str(problem) == f"{path}: could not be read (input/output error); check the path and the disk."


def test_paths_that_lead_to_no_file(tmp_path: Path) -> None:
    missing, link, empty, pipe = (tmp_path / n for n in ("no.txt", "link.txt", "empty", "pipe"))
    link.symlink_to(missing)
    empty.mkdir()
    (empty / ".hidden").write_text("x")
    (empty / "README.md").write_text("x")
    (empty / "style.css").write_text("x")
    os.mkfifo(pipe)
    assert [str(p) for p in find_inputs([missing, link, empty, pipe])] == [
        f"{missing}: does not exist; check the path.",
        f"{link}: is a link to a file that is not there; mend the link or give the file itself.",
        f"{empty}: holds no file that could be a report; name another folder or the files themselves.",
        f"{pipe}: is not an ordinary file; save what it gives to a file and read that.",
    ]
    for path in (missing, link, pipe):
        assert [str(p) for p in read_path(path)] == [str(p) for p in find_inputs([path])]
    assert [str(p) for p in read_path(empty)] == [f"{empty}: is a folder, not a file; name a file inside it."]


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    names = [
        "b.txt",
        "a/2.jsonl",
        "a/1.html",
        "a/1_files/x.html",
        "c.pdf",
        "README.txt",
        ".x/a.txt",
        "d",
        "e.PNG",
        "f.odd",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "z.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = list(find_inputs([tmp_path]))
    assert [str(p.relative_to(tmp_path)) for p in found if isinstance(p, Path)] == [
        "a/1.html", "a/2.jsonl", "b.txt", "c.pdf", "d", "f.odd",
    ]  # fmt: skip
    assert [type(p) for p in found if not isinstance(p, Path)] == [IntakeError]


def test_a_named_file_is_always_read(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("A man left.")
    assert list(find_inputs([readme])) == [readme]


def test_a_folder_that_may_not_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    (problem,) = find_inputs([tmp_path])
    assert str(problem) == f"{tmp_path}: may not be read by you; allow it with `chmod u+r {tmp_path.name}`."


@pytest.mark.parametrize("ending", [e for f in FORMATS for e in f.endings] + [""])
@given(content=st.binary(max_size=200))
def test_no_bytes_make_reading_raise(ending: str, content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(content)
    items = list(read_path(path))
    assert items
    assert all(str(i) for i in items)
    assert [i for i in items if isinstance(i, Report)] == [i for i in read_path(path) if isinstance(i, Report)]
