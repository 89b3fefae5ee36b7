"""Ids made from content: the same content gives the same id on every machine, today and in ten years."""

from __future__ import annotations

import hashlib


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
