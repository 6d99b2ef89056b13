"""Characters that a reader cannot see, or that a terminal would obey, made visible on every way out.

The model and the file keep the very characters; only what is shown or published goes through here.
"""

from __future__ import annotations

import re
from functools import cache

_RANGES = (
    (0x00, 0x08),  # the C0 controls but for tab and line feed
    (0x0B, 0x1F),
    (0x7F, 0x9F),  # DELETE and the C1 controls
    (0xAD, 0xAD),  # soft hyphen
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),
    (0x200B, 0x200F),  # zero widths and marks of direction
    (0x2028, 0x202E),  # separators, embeddings and overrides of direction
    (0x2060, 0x206F),  # word joiner, invisible operators, isolates
    (0xD800, 0xDFFF),  # lone surrogates
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xFFFE, 0xFFFF),  # no characters, and nothing that XML can hold
    (0xE0000, 0xE007F),  # tags
)


@cache
def unseen() -> re.Pattern[str]:
    """One character that must not reach a screen or a page as it is; where a text ``isprintable``, it has none."""
    return re.compile("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _RANGES) + "]")


def visible(text: str) -> str:
    """``text`` for a screen or a terminal: each unseen character as one picture (␛), so that columns stay true."""
    return text if text.isprintable() else unseen().sub(_picture, text)


def named(text: str) -> str:
    """``text`` for a published file, where few fonts have the pictures: each unseen character as ``[U+001B]``."""
    return unseen().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else "␛"


def one_line(text: str) -> str:
    """``text`` for a line of a terminal: like :func:`visible`, with line feeds and tabs shown as pictures too."""
    return visible(text).replace("\n", "␊").replace("\t", "␉")


def columns(text: str) -> int:
    """How many columns of a terminal a visible text takes: two for a wide character, none for an accent by itself."""
    if text.isascii():
        return len(text)
    # Imported here: most lines never ask.
    from unicodedata import category, east_asian_width

    return sum(0 if category(each) in ("Mn", "Me") else 2 if east_asian_width(each) in "WF" else 1 for each in text)
