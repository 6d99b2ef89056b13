"""What an export makes, as rows that unfold: reports, files, and each point that was verified of them."""

from __future__ import annotations

from rich.text import Text

from drafter.report.visible import one_line
from drafter.tui.export_rows import Node, NodeKind
from drafter.tui.widgets.rows import Rows

_STYLES = {"✗": "outcomes--wrong", "✓": "outcomes--done", "!": "outcomes--warning"}
_INDENT = 3
_BESIDE = (NodeKind.REPORT, NodeKind.STEPS, NodeKind.POINT, NodeKind.TROUBLE)
"""Rows whose words stand beside what they are, as far as there is room."""


class Outcomes(Rows[Node]):
    """Enter or a click on a row is for the screen."""

    COMPONENT_CLASSES = {
        "rows--cursor",
        "rows--cursor-blurred",
        "rows--hover",
        "rows--dim",
        "outcomes--wrong",
        "outcomes--warning",
        "outcomes--done",
        "outcomes--head",
    }

    def key_of(self, item: Node) -> object:
        """A row stays what it is while it moves on."""
        return item.key

    def draw(self, item: Node, width: int) -> list[Text]:
        """Sign and name; beside or below them the words, wrapped."""
        room = max(1, width - 1)
        indent = 1 + _INDENT * item.depth
        head = Text(" " * indent, end="", no_wrap=True)
        if item.sign:
            head.append(f"{item.sign} ", self.component(_STYLES.get(item.sign, "rows--dim")))
        if item.is_open is not None:
            head.append("▾ " if item.is_open else "▸ ", self.component("rows--dim"))
        inside = head.cell_len
        plain = item.kind is NodeKind.POINT
        head.append(one_line(item.head), None if plain else self.component("outcomes--head"))
        words = Text(one_line(item.words), self.component("rows--dim"), end="")
        if item.kind in _BESIDE and head.cell_len + 2 + words.cell_len <= room:
            return [head + Text("  ", end="") + words]
        return [*self._wrapped(head, room, inside, first=True), *self._wrapped(words, room, inside, first=False)]

    def _wrapped(self, text: Text, room: int, indent: int, *, first: bool) -> list[Text]:
        """A text in lines; those behind the first of a head, and all of what is below it, are indented."""
        if not text.plain.strip():
            return [text] if first else []
        if first and text.cell_len <= room:
            return [text]
        lines = []
        body = text[indent:] if first else text
        for index, line in enumerate(body.wrap(self.app.console, max(8, room - indent))):
            line.rstrip()
            before = text[:indent] if first and index == 0 else Text(" " * indent, end="")
            whole = before + line
            whole.no_wrap, whole.end = True, ""
            whole.truncate(room, overflow="ellipsis")
            lines.append(whole)
        return lines
