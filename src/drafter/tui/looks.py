"""How each line of a text looks while it is edited: its number, and what kind of block it belongs to."""

from __future__ import annotations

from typing import NamedTuple

from drafter.report.blocks import Heading, NumberedText, Paragraph


class LineLook(NamedTuple):
    """``label`` stands in the gutter of the line's first row; ``heading`` is a depth, 0 for none."""

    label: str = ""
    pinned: bool = False
    heading: int = 0
    exempt: bool = False
    fault: bool = False


Looks = dict[int, LineLook]
"""The looks of a text by line (from 0); a line without one is plain."""

PLAIN = LineLook()


def looks(text: str, numbered: NumberedText, labels: dict[int, str]) -> Looks:
    """The looks of ``text``, split into ``numbered``, with the labels of its blocks by line."""
    made: Looks = {}
    exempt_until = -1
    for block in numbered.blocks:
        line = block.line
        made[line] = LineLook(
            label=labels.get(line, ""),
            pinned=isinstance(block, Paragraph) and block.label is not None,
            heading=block.depth if isinstance(block, Heading) else 0,
            exempt=bool(block.exempt),
        )
        if not block.exempt:
            exempt_until = -1
            continue
        last = line + text.count("\n", block.start, block.end)
        # The blank lines between two blocks of one fence belong to it too.
        first = exempt_until + 1 if exempt_until >= 0 else line
        for between in range(first, last + 1):
            made[between] = made.get(between, PLAIN)._replace(exempt=True)
        exempt_until = last
    for fault in numbered.faults:
        made[fault.line] = made.get(fault.line, PLAIN)._replace(fault=True)
    return made
