"""Straight quotation marks made typographic, as British printing has them; nothing else is changed."""

from __future__ import annotations

import re

_STRAIGHT = re.compile("[\"']")
_OPENS_AFTER = frozenset("([{<‘“-–—/¿¡")
_YEAR = re.compile(r"'\d\d(?:s|\b)")


def typographic(text: str, marks: str = "") -> str:
    """``text`` with “double” and ‘single’ quotation marks and apostrophes’, as long as it was.

    ``marks`` are characters that may be marks, which are not printed: a quotation mark looks past them.
    """
    if '"' not in text and "'" not in text:
        return text
    curled = list(text)
    isolated = 0
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        last = _beyond(curled, at, -1, marks)
        after_gap, before_gap = _is_gap(last), _is_gap(_beyond(curled, at, 1, marks))
        if after_gap and before_gap:
            # Alone between spaces: the first opens, the next closes.
            opens = isolated % 2 == 0
            isolated += 1
        else:
            opens = (after_gap or last in _OPENS_AFTER) and not before_gap
        if found[0] == '"':
            curled[at] = "“" if opens else "”"
        else:
            curled[at] = "‘" if opens and not _YEAR.match(text, at) else "’"
    return "".join(curled)


def _beyond(characters: list[str], at: int, step: int, marks: str) -> str:
    """The next character in a direction that is no mark; empty at the end."""
    at += step
    while 0 <= at < len(characters) and characters[at] in marks:
        at += step
    return characters[at] if 0 <= at < len(characters) else ""


def _is_gap(character: str) -> bool:
    return not character or character.isspace()
