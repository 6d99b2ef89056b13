"""What was pasted, cleaned; and what was changed, in words."""

from __future__ import annotations

from typing import NamedTuple

from drafter.tui.pasting.characters import line_feeds, straight, unhidden
from drafter.tui.pasting.lines import Kind, Line, read
from drafter.tui.pasting.paragraphs import laid_out


class Cleaned(NamedTuple):
    """The text, and what was changed, in words; empty where nothing was."""

    text: str
    changes: tuple[str, ...]


def cleaned(pasted: str, *, at_start: bool = True) -> Cleaned:
    """What was pasted, as numbered text: nothing but form is changed.

    ``at_start`` says whether it begins a line; what comes to stand behind other words is no bullet and no number.
    """
    changes: list[str] = []
    text = unhidden(pasted)
    if text != line_feeds(pasted):
        changes.append("hidden characters, ligatures and hard spaces replaced")
    quoted = straight(text)
    if quoted != text:
        changes.append("curly quotes made straight (they print curly)")
    lines = read(quoted, at_start=at_start)
    changes += _said(lines)
    laid = laid_out(lines)
    changes += laid.changes
    return Cleaned(laid.text, tuple(dict.fromkeys(changes)))


def _said(lines: list[Line]) -> list[str]:
    said = []
    if any(line.kind is Kind.ITEM for line in lines):
        said.append("bullets made into a list")
    if any(line.kind in (Kind.PROSE, Kind.HEADING) and line.sign for line in lines):
        said.append("typed numbers taken away (they come by themselves)")
    if any(line.kind is Kind.HEADING for line in lines):
        said.append("headings marked")
    if any(line.kind is Kind.ROW for line in lines):
        said.append("columns made into a table")
    return said
