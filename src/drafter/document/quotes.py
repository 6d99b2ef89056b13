"""Straight quotation marks made typographic, as British printing has them; nothing else is changed."""

from __future__ import annotations

import re

_STRAIGHT = re.compile("[\"']")
_OPENS_AFTER = frozenset("([{<‘“-–—/¿¡")
_YEAR = re.compile(r"'\d\d(?:s|\b)")


def typographic(text: str, before: str = "", after: str = "") -> str:
    """``text`` with “double” and ‘single’ quotation marks and apostrophes’.

    ``before`` and ``after`` are the characters that the text stands between, empty at an end.
    """
    if '"' not in text and "'" not in text:
        return text
    curled = list(text)
    isolated = 0
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        last = curled[at - 1] if at else before
        following = text[at + 1] if at + 1 < len(text) else after
        if _is_gap(last) and _is_gap(following):
            # Alone between spaces: the first opens, the next closes.
            opens = isolated % 2 == 0
            isolated += 1
        else:
            opens = (_is_gap(last) or last in _OPENS_AFTER) and not _is_gap(following)
        if found[0] == '"':
            curled[at] = "“" if opens else "”"
        else:
            curled[at] = "‘" if opens and not _YEAR.match(text, at) else "’"
    return "".join(curled)


def _is_gap(character: str) -> bool:
    return not character or character.isspace()
