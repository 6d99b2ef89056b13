"""Characters that a reader cannot see, or that a terminal would obey, made visible on every way out.

The model and the file keep the very characters; only what is shown or published goes through here.
"""

from __future__ import annotations

import re
from itertools import chain

_HARMLESS = frozenset("\t\n")
_UNSEEN = [
    *range(0x00, 0x20),
    *range(0x7F, 0xA0),  # DELETE and the C1 controls
    0x00AD,  # soft hyphen
    0x061C,  # Arabic letter mark
    0x180E,
    *range(0x200B, 0x2010),  # zero widths and marks of direction
    *range(0x2028, 0x202F),  # separators, embeddings and overrides of direction
    *range(0x2060, 0x2070),  # word joiner, invisible operators, isolates
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),  # tags
]
_SURROGATES = range(0xD800, 0xE000)


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "␛"


_CODES = [code for code in chain(_UNSEEN, _SURROGATES) if chr(code) not in _HARMLESS]
_PICTURES = {code: _picture(code) for code in _CODES}
_NAMES = {code: f"[U+{code:04X}]" for code in _CODES}

UNSEEN = re.compile("[" + "".join(re.escape(chr(code)) for code in _CODES if code not in _SURROGATES) + "\ud800-\udfff]")
"""One character that must not reach a screen or a page as it is."""


def visible(text: str) -> str:
    """``text`` for a screen or a terminal: each unseen character as one picture (␛), so that columns stay true."""
    return text.translate(_PICTURES) if UNSEEN.search(text) else text


def named(text: str) -> str:
    """``text`` for a published file, where few fonts have the pictures: each unseen character as ``[U+001B]``."""
    return text.translate(_NAMES) if UNSEEN.search(text) else text


def one_line(text: str) -> str:
    """``text`` for a line of a terminal: like :func:`visible`, with line feeds and tabs shown as pictures too."""
    return visible(text).replace("\n", "␊").replace("\t", "␉")
