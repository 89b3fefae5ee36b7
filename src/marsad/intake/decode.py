"""Bytes to text, or one sentence that says why they are none.

Comes in: a file's bytes. Goes out: text with `\\n` line ends. Must not know: what the text is about.

Encodings are not guessed: a wrong guess puts wrong letters into names, and nobody sees it afterwards. UTF-8 is read,
and UTF-16 and UTF-32 with their byte order mark; everything else is named, with the way to convert it.
"""

from __future__ import annotations

import codecs
from itertools import pairwise
from pathlib import Path

from marsad.records import IntakeError

MEGABYTE = 1_000_000
TEXT_LIMIT = 20 * MEGABYTE
"""Largest file that may be one text, in bytes; a book has about one million."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "is a PDF, not a text", "turn it into text with `pdftotext {name}` and read that file"),
    (b"{\\rtf", "is an RTF document, not a text", "save it as plain text (UTF-8) and read that file"),
    (b"\xd0\xcf\x11\xe0", "is an old Word or Office document, not a text", "save it as plain text (UTF-8) and read that file"),
    (b"\x1f\x8b", "is compressed with gzip", "unpack it with `gunzip {name}` and read what is inside"),
    (b"\xfd7zXZ", "is compressed with xz", "unpack it with `unxz {name}` and read what is inside"),
    (b"BZh9", "is compressed with bzip2", "unpack it with `bunzip2 {name}` and read what is inside"),
    (b"\x89PNG", "is an image (PNG), not a text", ""),
    (b"\xff\xd8\xff", "is an image (JPEG), not a text", ""),
    (b"GIF8", "is an image (GIF), not a text", ""),
    (b"II*\x00", "is an image (TIFF), not a text", ""),
    (b"MM\x00*", "is an image (TIFF), not a text", ""),
    (b"BM", "is an image (BMP), not a text", ""),
    (b"RIFF", "is an image, sound or film, not a text", ""),
)  # fmt: skip
_RETYPE = "type out the words it shows and read them as plain text"


def read_text(path: Path) -> str:
    """A whole file as text, `\\r\\n` and `\\r` made `\\n`. Raises IntakeError where it is none, OSError where it cannot be opened."""
    return decode(read_bytes(path), path).replace("\r\n", "\n").replace("\r", "\n")


def read_bytes(path: Path, *, limit: int = TEXT_LIMIT) -> bytes:
    """All bytes of a file of at most `limit` bytes that is neither empty nor of a kind that is no text."""
    size = path.stat().st_size
    if size > limit:
        raise IntakeError(
            f"is larger than a single text may be ({size / MEGABYTE:.0f} MB, limit {limit // MEGABYTE} MB)",
            where=str(path),
            remedy="split it, or make it JSON Lines with one report a line",
        )
    data = path.read_bytes()
    refuse_binary(data[:4096], path)
    if not data.strip() or not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f\v"):
        what = "holds nothing but blanks" if data else "is empty"
        raise IntakeError(what, where=str(path), remedy="put the report's text into it or leave it out")
    return data


def refuse_binary(head: bytes, path: Path) -> None:
    """Raise IntakeError where a file's first bytes show that it is no text."""
    where = str(path)
    for start, what, remedy in _KINDS:
        if head.startswith(start) and (len(start) > 2 or b"\0" in head):
            raise IntakeError(what, where=where, remedy=remedy.format(name=path.name) or _RETYPE)
    if head.startswith(b"PK\x03\x04"):
        if path.suffix.lower() in (".docx", ".odt", ".epub", ".pptx", ".xlsx", ".ods"):
            remedy = f"save it as {'CSV' if path.suffix.lower() in ('.xlsx', '.ods') else 'plain text'} (UTF-8) and read that file"
            raise IntakeError(f"is an office document ({path.suffix.lower()}), not a text", where=where, remedy=remedy)
        raise IntakeError("is a ZIP archive", where=where, remedy="unpack it and read the files inside")
    if encoding_of(head) in ("utf-16", "utf-32"):
        return
    at = head.find(b"\0")
    if at >= 0:
        pairs = head[: len(head) // 2 * 2]
        for order, zeros in (("LE", pairs[1::2]), ("BE", pairs[::2])):
            if len(zeros) > 3 and zeros.count(0) > 0.8 * len(zeros):
                raise IntakeError(
                    f"looks like UTF-16 without a byte order mark (NUL at byte {at})",
                    where=where,
                    remedy=f"convert it with `iconv -f UTF-16{order} -t UTF-8 {path.name} > new-file`",
                )
        raise IntakeError(f"is not a text (NUL at byte {at})", where=where, remedy="save it as plain text in UTF-8")


def encoding_of(head: bytes) -> str:
    """Python's name of the encoding that the byte order mark tells, else `utf-8`."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")


def decode(data: bytes, path: Path) -> str:
    """Text of a whole file's bytes; line ends as they are."""
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        skipped = 3 if encoding == "utf-8-sig" else 0  # offsets of this codec begin after the mark
        raise wrong_encoding(data, error.start + skipped, str(path), path.name, encoding) from error
    if (at := text.find("\0")) >= 0:
        raise IntakeError(
            f"is not a text (NUL at character {at})", where=str(path), remedy="save it as plain text in UTF-8"
        )
    return text


def wrong_encoding(
    data: bytes, at: int, where: str, name: str, encoding: str = "utf-8", *, offset: int = 0
) -> IntakeError:
    """The problem of bytes that are not in the encoding they should be in.

    data: the bytes. at: index in them of the first bad one. offset: where `data` begins in the file.
    """
    if encoding.startswith("utf-16") or encoding.startswith("utf-32"):
        remedy = "save it again as UTF-8"
    else:
        remedy = f"convert it with `iconv -f {_likely(data)} -t UTF-8 {name} > new-file`"
    shown = encoding.upper().removesuffix("-SIG")
    return IntakeError(f"is not valid {shown} at byte {offset + at} (0x{data[at]:02X})", where=where, remedy=remedy)


def _likely(data: bytes) -> str:
    """The old encoding to try first: Arabic where many of the high bytes stand together, else Western."""
    high = sum(b >= 0xC0 for b in data)
    runs = sum(a >= 0xC0 and b >= 0xC0 for a, b in pairwise(data))
    return "WINDOWS-1256" if high and runs > 0.4 * high else "WINDOWS-1252"
