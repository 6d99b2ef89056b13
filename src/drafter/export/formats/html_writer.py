"""HTML written from pandoc's nodes, such that it is XML as well: whoever opens it again can be strict."""

# ruff: noqa: D102  (each method is described where Writer asks for it)

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from drafter.document.opened import OpenedCell, OpenedTable, Rows, unlinked
from drafter.export.formats.writer import Writer
from drafter.export.markup import attribute, escaped
from drafter.report.errors import InputError

SCHEMES = ("https://", "http://", "mailto:", "#")
"""What an address may begin with."""
_MARKS = {
    "Emph": "em",
    "Strong": "strong",
    "Superscript": "sup",
    "Subscript": "sub",
    "Underline": "u",
    "Strikeout": "s",
    "SmallCaps": "span",
}
_ALIGNED = {"AlignRight": "right", "AlignCenter": "middle"}


class Entry(NamedTuple):
    """A heading in the list of contents; ``level`` 1 is that of a section, ``words`` are HTML without links."""

    level: int
    anchor: str
    words: str


class HtmlWriter(Writer):
    """See the module. ``headings`` are those written so far."""

    raw = "html"

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[Entry] = []
        self._notes: list[str] = []

    def text(self, text: str) -> str:
        return escaped(text)

    def marked(self, name: str, words: Any) -> str:
        tag = _MARKS[name]
        return f"<{tag}>{self.inlines(words)}</{tag}>"

    def para(self, words: Any) -> str:
        return f"<p>{self.inlines(words)}</p>"

    def heading(self, level: int, anchor: str, words: Any) -> str:
        # No level is left out, whatever a layout does: who goes from heading to heading would look for it.
        level = min(level, 5, self.headings[-1].level + 1 if self.headings else 1)
        place = anchor or f"the_heading_{len(self.headings) + 1}"
        listed = self.inlines(unlinked(words)).replace('class="label"', 'class="number"')
        self.headings.append(Entry(level, place, listed))
        return f'<h{level + 1} id="{attribute(place)}">{self.inlines(words)}</h{level + 1}>'

    def entries(self, entries: Any, first: int | None) -> str:
        opening = "<ul>" if first is None else "<ol>" if first == 1 else f'<ol start="{first}">'
        inside = "\n".join(f"<li>{self.blocks(entry)}</li>" for entry in entries)
        return f"{opening}\n{inside}\n</{opening[1:3]}>"

    def quotation(self, blocks: Any) -> str:
        return f"<blockquote>\n{self.blocks(blocks)}\n</blockquote>"

    def table(self, table: OpenedTable) -> str:
        aligned = [_ALIGNED.get(alignment, "") for alignment, _ in table.columns]
        caption = f"<caption>{self.inlines_of(table.caption)}</caption>" if table.caption else ""
        widths = "".join(f'<col style="width:{share * 100:.4g}%"/>' for _, share in table.columns if share is not None)
        parts = [
            "<table>",
            caption,
            f"<colgroup>{widths}</colgroup>" if widths else "",
            self._rows("thead", table.head, aligned, row_heads=0, head="col"),
            self._rows("tbody", table.body, aligned, table.row_heads),
            self._rows("tfoot", table.foot, aligned, table.row_heads),
            "</table>",
        ]
        return "\n".join(filter(None, parts))

    def inlines_of(self, blocks: Any) -> str:
        """Blocks where only words can stand."""
        return " ".join(self.inlines(block.c) for block in blocks)

    def _rows(self, tag: str, rows: Rows, aligned: list[str], row_heads: int, head: str = "") -> str:
        if not rows:
            return ""
        written = (
            "".join(
                self._cell(cell, looks, head or ("row" if number < row_heads else ""))
                for number, (cell, looks) in enumerate(zip(cells, aligned, strict=False))
            )
            for cells in rows
        )
        inside = "\n".join(f"<tr>{cells}</tr>" for cells in written)
        return f"<{tag}>\n{inside}\n</{tag}>"

    def _cell(self, cell: OpenedCell, looks: str, head: str) -> str:
        inside = self.blocks(cell.blocks)
        # A head without words would be said as one by a screen reader.
        tag = "th" if head and inside else "td"
        scope = f' scope="{head}"' if tag == "th" else ""
        classed = f' class="{looks}"' if looks else ""
        over = "".join(
            f' {name}="{count}"' for name, count in (("rowspan", cell.rows), ("colspan", cell.columns)) if count != 1
        )
        return f"<{tag}{scope}{classed}{over}>{inside}</{tag}>"

    def rule(self) -> str:
        return "<hr/>"

    def line_break(self) -> str:
        return "<br/>"

    def code(self, text: str) -> str:
        return f"<code>{escaped(text)}</code>"

    def link(self, words: Any, target: str) -> str:
        if not target.lower().startswith(SCHEMES):
            raise InputError(
                f"The layout has a link to “{target}”.", cure="A link leads to an address of http, https or mailto."
            )
        return f'<a href="{attribute(target)}">{self.inlines(words)}</a>'

    def span(self, anchor: str, words: Any) -> str:
        place = f' id="{attribute(anchor)}"' if anchor else ""
        return f"<span{place}>{self.inlines(words)}</span>" if place else self.inlines(words)

    def note(self, blocks: Any) -> str:
        self._notes.append("")
        number = len(self._notes)
        back = (
            f'<a class="back" href="#cited_{number}" role="doc-backlink">'
            f'<span class="unseen">Back to where note {number} is cited </span>↑</a>'
        )
        *others, last = blocks
        paragraphs = [f"<p>{self.inlines(block.c)}</p>" for block in others]
        paragraphs.append(f"<p>{self.inlines(last.c)} {back}</p>")
        self._notes[number - 1] = f'<li id="note_{number}">{"".join(paragraphs)}</li>'
        return (
            f'<sup class="cited"><a id="cited_{number}" href="#note_{number}" role="doc-noteref">'
            f'<span class="unseen">Note </span>{number}</a></sup>'
        )

    def notes(self) -> Iterable[str]:
        """The footnotes cited so far, as entries of a list."""
        return self._notes
