"""Where the links of a text are: ``[words](https://…)``, and nothing else that has brackets."""

from __future__ import annotations

import re
from typing import NamedTuple

_BRACKET = re.compile(r"\{\{[^{}]*\}\}|[\[\]]")
# Round brackets may stand in an address in pairs, as in …/wiki/Council_(UK). Possessive: never tried twice.
_TARGET = re.compile(r"\(((?i:https?://|mailto:)[^\s()<>\"\\]*+(?:\([^\s()<>\"\\]*+\)[^\s()<>\"\\]*+)*+)\)")


class LinkMark(NamedTuple):
    """A link: its words end at offset ``close`` (that of the bracket), the whole ends at ``end``."""

    close: int
    end: int
    target: str


def find_links(text: str) -> dict[int, LinkMark]:
    """The links of a text by the offset of their opening bracket. One without words is none.

    A link holds no link: the inner one is it.
    """
    links: dict[int, LinkMark] = {}
    if "](" not in text:
        return links
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] == "]" and opened:
            start = opened.pop()
            target = _TARGET.match(text, found.end())
            if target is not None and text[start + 1 : found.start()].strip():
                links[start] = LinkMark(found.start(), target.end(), target[1])
                opened.clear()
    return links
