"""Typst written from pandoc's nodes, those of a document and those that the Markdown of a layout can bring.

Done here and not by pandoc, because the PDF is what everyone waits for, and a page on screen even more. Every text is
a string of Typst, which prints as it stands: Typst's own marks and shorthands (``--``, ``...``, ``-5``, ``~``) are
those of its markup, never those of its strings.
"""

# ruff: noqa: D102  (each method is described where Writer asks for it)

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from drafter.document.opened import OpenedCell, OpenedTable, Rows
from drafter.export.formats.writer import Writer

_ALIGNMENTS = {"AlignLeft": "left", "AlignRight": "right", "AlignCenter": "center", "AlignDefault": "auto"}
_MARKS = {
    "Emph": "emph",
    "Strong": "strong",
    "Superscript": "super",
    "Subscript": "sub",
    "Underline": "underline",
    "Strikeout": "strike",
    "SmallCaps": "smallcaps",
}


def quoted(text: str) -> str:
    """``text`` as a string of Typst."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def typst_source(blocks: Iterable[Any], prefix: str = "", below: int = 0) -> str:
    """The Typst of blocks. Raises InputError for a node that no page of drafter's has.

    ``prefix`` stands before every anchor, and headings are ``below`` levels deeper: so reports can be bound together.
    """
    return TypstWriter(prefix, below).blocks(blocks) + "\n"


class TypstWriter(Writer):
    """See the module."""

    raw = "typst"

    def __init__(self, prefix: str = "", below: int = 0) -> None:
        super().__init__()
        self._prefix = prefix
        self._below = below

    def text(self, text: str) -> str:
        return f"#{quoted(text)};"

    def marked(self, name: str, words: Any) -> str:
        return f"#{_MARKS[name]}[{self.inlines(words)}];"

    def para(self, words: Any) -> str:
        return f"{self.inlines(words)}\n"

    def heading(self, level: int, anchor: str, words: Any) -> str:
        at = f" <{self._prefix}{anchor}>" if anchor else ""
        return f"#heading(level: {level + self._below})[{self.inlines(words)}]{at}\n"

    def entries(self, entries: Any, first: int | None) -> str:
        inside = ", ".join(map(self._inside, entries))
        return f"#list({inside})\n" if first is None else f"#enum(start: {first}, {inside})\n"

    def quotation(self, blocks: Any) -> str:
        return f"#quote(block: true){self._inside(blocks)}\n"

    def table(self, table: OpenedTable) -> str:
        widths = _listed("auto" if share is None else f"{share * 100:.4g}%" for _, share in table.columns)
        alignments = _listed(_ALIGNMENTS[alignment] for alignment, _ in table.columns)
        parts = [f"columns: ({widths})", f"align: ({alignments})"]
        if table.head:
            parts += [f"table.header({self._cells(table.head)})", "table.hline()"]
        if table.body:
            parts.append(self._cells(table.body))
        if table.foot:
            parts += ["table.hline()", f"table.footer({self._cells(table.foot)})"]
        return f"#table({', '.join(parts)})\n"

    def rule(self) -> str:
        return "#line(length: 100%)\n"

    def line_break(self) -> str:
        return "#linebreak();"

    def code(self, text: str) -> str:
        return f"#raw({quoted(text)});"

    def link(self, words: Any, target: str) -> str:
        place = f"<{self._prefix}{target[1:]}>" if target.startswith("#") else quoted(target)
        return f"#link({place})[{self.inlines(words)}];"

    def span(self, anchor: str, words: Any) -> str:
        # Those of a document make their anchors themselves; nothing links to those of a layout.
        return self.inlines(words)

    def note(self, blocks: Any) -> str:
        return f"#footnote{self._inside(blocks)};"

    def _inside(self, blocks: Iterable[Any]) -> str:
        """Blocks as the content of a call."""
        return f"[{self.blocks(blocks).strip()}]"

    def _cells(self, rows: Rows) -> str:
        return ", ".join(self._cell(cell) for cells in rows for cell in cells)

    def _cell(self, cell: OpenedCell) -> str:
        if cell.rows == cell.columns == 1:
            return self._inside(cell.blocks)
        return f"table.cell(rowspan: {cell.rows}, colspan: {cell.columns}){self._inside(cell.blocks)}"


def _listed(values: Iterable[str]) -> str:
    """Values of an array, which in Typst needs a comma even around one."""
    return "".join(f"{value}, " for value in values)
