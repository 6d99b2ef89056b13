"""Characters that a reader cannot see, or that a terminal would obey, made visible on every way out.

The model and the file keep the very characters; only what is shown or published goes through here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

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


_JOINED_SCRIPTS = (
    "\u0620-\u065f\u0670-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9\u0900-\u0dff\u1000-\u109f\u1780-\u17d3"
)
"""Letters and signs (Arabic and Persian; of India, Burma and Cambodia) whose shape a joiner behind them chooses."""
_PICTURES = "\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
_FLAGS = ("gbeng", "gbsct", "gbwls")
"""The flags that are written with tags: England, Scotland and Wales."""


@cache
def unseen() -> re.Pattern[str]:
    """One character that must not reach a screen as it is; where a text ``isprintable``, it has none."""
    return re.compile(f"[{_class(_RANGES)}]")


@cache
def stray() -> re.Pattern[str]:
    """One unseen character that has no business where it stands, and must not reach a page as it is.

    Joiners belong to the spelling of Persian and of the scripts of India, and hold a picture of several signs together
    (a family, a rainbow flag); tags belong to the flags of England, Scotland and Wales.
    """
    spelt = f"(?<=[{_JOINED_SCRIPTS}])[\u200c\u200d]"
    held = f"(?<=[{_PICTURES}\ufe0f])\u200d(?=[{_PICTURES}])"
    flags = []
    for flag in _FLAGS:
        tags = "".join(chr(0xE0000 + ord(letter)) for letter in flag) + "\U000e007f"
        flags += [f"(?<=\U0001f3f4{tags[:at]}){tags[at]}(?={tags[at + 1 :]})" for at in range(len(tags))]
    return re.compile(f"(?!{'|'.join((spelt, held, *flags))})[{_class(_RANGES)}]")


def _class(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def visible(text: str) -> str:
    """``text`` for a screen or a terminal: each unseen character as one picture, so that columns stay true.

    Each shows what it is, as far as one character can: ␛ is an escape, ⇠ turns the direction, ¬ is a soft hyphen.
    """
    return text if text.isprintable() else unseen().sub(_picture, text)


def named(text: str) -> str:
    """``text`` for a published file, where few fonts have the pictures: each stray character as ``[U+001B]``."""
    return text if text.isprintable() else stray().sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


_SHOWN = {
    **dict.fromkeys(range(0x80, 0xA0), "␦"),
    0x7F: "␡",
    0x85: "␤",
    0xAD: "¬",
    0x061C: "⇠",
    0x200B: "␣",
    0x200C: "⊘",
    0x200D: "⁀",
    0x200E: "⇢",
    0x200F: "⇠",
    0x2028: "␤",
    0x2029: "⁋",
    0x202A: "⇢",
    0x202B: "⇠",
    0x202C: "⇡",
    0x202D: "⇢",
    0x202E: "⇠",
    0x2060: "⁀",
    0x2066: "⇢",
    0x2067: "⇠",
    0x2069: "⇡",
    0xFEFF: "⁀",
}


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else _SHOWN.get(code, "▯")


def one_line(text: str) -> str:
    """``text`` for a line of a terminal: like :func:`visible`, with line feeds and tabs shown as pictures too."""
    return visible(text).replace("\n", "␊").replace("\t", "␉")


@cache
def _single() -> re.Pattern[str]:
    """Latin letters, typographic quotes and dashes, signs of currency, arrows: each has one column."""
    return re.compile("[\x00-\u02ff\u2000-\u205f\u2070-\u20cf\u2100-\u2319]*")


def columns(text: str) -> int:
    """How many columns of a terminal a visible text takes: two for a wide character, none for an accent by itself."""
    if text.isascii() or _single().fullmatch(text) is not None:
        return len(text)
    return sum(map(_columns_of, text))


@lru_cache(maxsize=4096)
def _columns_of(character: str) -> int:
    # Imported here: most lines never ask.
    from unicodedata import category, east_asian_width

    return 0 if category(character) in ("Mn", "Me") else 2 if east_asian_width(character) in "WF" else 1


def fitting(text: str, room: int) -> int:
    """How many characters of a visible text go into so many columns."""
    fit = max(0, min(len(text), room))
    if _single().fullmatch(text, 0, fit) is not None and text[fit : fit + 1].isascii():
        return fit
    while fit and (over := columns(text[:fit]) - room) > 0:
        fit -= max(1, over // 2)
    # What is narrower than its characters are many: an accent has no column.
    while fit < len(text) and columns(text[: fit + 1]) <= room:
        fit += 1
    return fit
