"""How wide words will be, about: which font a reader has is not known."""

from __future__ import annotations

SIZE = 13.0
"""Pixels: the height of letters."""
LINE = 16.0
"""Pixels from one line to the next."""

_WIDTHS = {
    **dict.fromkeys(" !'(),-./:;I[]fijlt|‘’·", 0.34),
    **dict.fromkeys("ABCDEFGHJKLNOPQRSTUVXYZ&+=<>£€$", 0.66),
    **dict.fromkeys("MW%@mw—…Œœ", 0.92),
}
_USUAL = 0.56
_ROOM = 1.04
"""Semibold words are a little wider."""


def width_of(words: str) -> float:
    """The width of a line, in pixels."""
    return sum(_WIDTHS.get(letter, _USUAL) for letter in words) * SIZE * _ROOM


def widest(lines: tuple[str, ...] | list[str]) -> float:
    """The width of the widest line; nothing where there is none."""
    return max(map(width_of, lines), default=0.0)


def wrapped(words: str, width: float) -> list[str]:
    """Words in lines that are no wider; a word that is wider itself is broken."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        while width_of(word) > width and len(word) > 1:
            cut = max(1, int(len(word) * width / width_of(word)))
            lines += [line, word[:cut]] if line else [word[:cut]]
            line, word = "", word[cut:]
        longer = f"{line} {word}" if line else word
        if width_of(longer) > width and line:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
