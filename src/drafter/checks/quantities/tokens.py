"""The words, numbers and marks of a sentence."""

from __future__ import annotations

import msgspec

from drafter.checks.pattern import Pattern

_TOKEN = Pattern(
    r"[£€$] ?\d+(?:[,.]\d+)*[A-Za-z]*|\d+(?:[,.:/]\d+)*(?:[a-z]+|%)?|[A-Za-z]+(?:[’'.][A-Za-z]+)*|[^\s\w*]"
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, a number or a mark; ``word`` is ``text`` in small letters."""

    text: str
    word: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in figures, alone or with a sign or a unit."""
        return self.text[0].isdigit() or self.text[-1].isdigit() or self.text[0] in "£€$"


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of characters ``start`` to ``end`` of a text."""
    return [
        Token(match[0], match[0].lower(), match.start(), match.end())
        for match in _TOKEN.compiled.finditer(text, start, end)
    ]
