"""Text as it is compared: letters and digits alone, so that no mark, no break and no way of writing hides a word.

What is left out: spaces and line ends, punctuation, hyphens (where a word was broken), quotation marks (straight or
typographic), accents, capitals, the difference between a ligature and its letters.
"""

from __future__ import annotations

import re
import unicodedata

_LOWER = bytes(range(256)).lower()
_MARKS = bytes(code for code in range(128) if not chr(code).isalnum())
_NOT_ASCII = bytes(range(128, 256))
_NEITHER = re.compile(r"[\W_]+")


def normal(text: str) -> str:
    """The letters and digits of a text, in small letters without accents."""
    bare = text.encode("utf-8", "surrogatepass").translate(_LOWER, _MARKS)
    if bare.isascii():
        return bare.decode("ascii")
    decomposed = unicodedata.normalize("NFKD", bare.decode("utf-8", "surrogatepass")).casefold()
    return _NEITHER.sub("", decomposed)


def normal_bytes(content: bytes) -> str:
    """The letters and digits of ASCII in any bytes; those of UTF-16 too, whose other half falls away."""
    return content.translate(_LOWER, _MARKS + _NOT_ASCII).decode("ascii")
