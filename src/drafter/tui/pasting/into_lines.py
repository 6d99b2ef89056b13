"""What was pasted into a field of one line, or into a list of such lines."""

from __future__ import annotations

import re

from drafter.tui.pasting.characters import unhidden
from drafter.tui.pasting.cleaning import cleaned

_MARK = re.compile(r"\s*(?:-|\d{1,3}\.|#{2,3}) +")
_BREAK = re.compile(r"[ \t]*\n\s*")
_RULE = re.compile(r"\|[-:| ]+\|")
"""What stands below the header of a table."""


def as_one_line(pasted: str) -> str:
    """The lines of it as one, with nothing hidden in it; the spaces around it stay."""
    return _BREAK.sub(" ", unhidden(pasted).strip("\n"))


def as_entries(pasted: str) -> tuple[str, ...]:
    """Each paragraph, item of a list and row of a table as an entry of its own, without its bullet or number."""
    lines = (line for line in cleaned(pasted).text.split("\n") if _RULE.fullmatch(line) is None)
    return tuple(filter(None, map(_words, lines)))


def _words(line: str) -> str:
    if line.startswith("|"):
        return " ".join(filter(None, (cell.strip() for cell in line.strip("|").split("|"))))
    return _MARK.sub("", line, count=1).strip()
