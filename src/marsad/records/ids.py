"""Ids made from content: the same content gives the same id on every machine, today and in ten years."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def sha256_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, hexadecimal (lone surrogates are kept, so any string has a hash)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def content_id(prefix: str, *parts: str) -> str:
    """`prefix-` and 20 hexadecimal digits from `parts`; lengths are hashed too, so ("ab", "c") is not ("a", "bc")."""
    digest = hashlib.blake2b(digest_size=10)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return f"{prefix}-{digest.hexdigest()}"


def files_id(paths: Iterable[Path]) -> str:
    """16 hexadecimal digits from the names and bytes of files, whatever folders they lie in and in whatever order."""
    digest = hashlib.blake2b(digest_size=8)
    for name, data in sorted((path.name.encode(), path.read_bytes()) for path in paths):
        for part in (name, data):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()
