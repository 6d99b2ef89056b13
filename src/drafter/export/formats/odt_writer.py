"""The text of an ODT written from pandoc's nodes, in the styles that the dress names."""

# ruff: noqa: D102  (each method is described where Writer asks for it)

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from drafter.document.nodes import Image
from drafter.document.opened import OpenedCell, OpenedTable, Rows, anchor_of, opened, opened_table
from drafter.document.short import MOST_ROWS
from drafter.export.formats import office_dress
from drafter.export.formats.odt_dress import TURNED, frame
from drafter.export.formats.odt_looks import TURNED_MASTER, UPRIGHT_MASTER, Looks
from drafter.export.formats.writer import Writer
from drafter.export.markup import attribute, escaped
from drafter.export.odf import style_name
from drafter.export.reference.look import Look

_MARKS = {
    "Emph": "Emphasis",
    "Strong": "Strong Emphasis",
    "Superscript": "Report Raised",
    "Subscript": "Report Lowered",
    "Underline": "Report Underlined",
    "Strikeout": "Report Struck",
    "SmallCaps": "Report Small Capitals",
}
_ALIGNED = {"AlignRight": "end", "AlignCenter": "center"}
_SPACES = re.compile(r" {2,}")
_PLAIN = "Text body"


class OdtWriter(Writer):
    """See the module. ``looks`` are the automatic styles that its text asks for."""

    raw = "opendocument"

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.looks = Looks(look)
        self._blocks |= {"Div": self._division, "Table": self._styled_table}
        self._inlines |= {"Span": self._styled_span, "Image": self._picture}
        self._style, self._aligned = _PLAIN, ""
        self._width = look.text_width
        self.has_turned = False
        """Whether any of it stands on pages in landscape."""
        self._master = ""
        """The kind of page that the next block begins; empty where it goes on."""
        self._table_style = ""
        self._leads = False
        self._notes = self._tables = self._pictures = 0

    def blocks(self, nodes: Iterable[Any]) -> str:
        nodes = list(nodes)
        following = [*nodes[1:], None]
        written = []
        for node, after in zip(nodes, following, strict=True):
            self._leads = after is not None and _style_of(after) == office_dress.EXHIBIT_NOTE
            written.append(self.block(node))
        return "".join(written)

    def text(self, text: str) -> str:
        # Of spaces in a row all but the first would be lost (6.1.2).
        return _SPACES.sub(lambda found: " " + "<text:s/>" * (len(found[0]) - 1), escaped(text))

    def marked(self, name: str, words: Any) -> str:
        return f'<text:span text:style-name="{style_name(_MARKS[name])}">{self.inlines(words)}</text:span>'

    def para(self, words: Any) -> str:
        style = self.looks.paragraph(self._style, aligned=self._aligned, master=self._turn())
        return f'<text:p text:style-name="{style}">{self.inlines(words)}</text:p>'

    def heading(self, level: int, anchor: str, words: Any) -> str:
        inside = self.inlines(words)
        # One without a label stands in line with the words of the others.
        style = self.looks.paragraph(f"Heading {level}", master=self._turn(), hangs="<text:tab/>" in inside)
        return f'<text:h text:style-name="{style}" text:outline-level="{level}">{_bookmark(anchor)}{inside}</text:h>'

    def entries(self, entries: Any, first: int | None) -> str:
        name = style_name("Report Bullets" if first is None else "Report Numbers")
        start = "" if first in (None, 1) else f' text:start-value="{first}"'
        with self._styled(office_dress.LISTED if self._style == _PLAIN else self._style):
            items = [f"<text:list-item{start}>{self._entry(entries[0])}</text:list-item>"]
            items += [f"<text:list-item>{self._entry(entry)}</text:list-item>" for entry in entries[1:]]
        return f'<text:list text:style-name="{name}">{"".join(items)}</text:list>'

    def _entry(self, blocks: Any) -> str:
        """Blocks where a text of no paragraph is one, too: in a list, in a cell."""
        opened_blocks = ((block, *opened(block)) for block in blocks)
        return "".join(
            self.para(contents) if name == "Plain" else self.block(block) for block, name, contents in opened_blocks
        )

    def quotation(self, blocks: Any) -> str:
        with self._styled(office_dress.QUOTED):
            return self.blocks(blocks)

    def table(self, table: OpenedTable) -> str:
        """A table in the column of the text; the header block across the page, with its heads at the left."""
        self._tables += 1
        is_header = self._table_style == office_dress.HEADER_TABLE
        indent = 0 if is_header or self._table_style == "" else self.looks.look.label
        width = self._width - indent
        count = len(table.head) + len(table.body) + len(table.foot)
        style = self.looks.table(width, indent, whole=count <= MOST_ROWS, leads=self._leads, master=self._turn())
        columns = [self._column(share, width, len(table.columns)) for _, share in table.columns]
        heads = "".join(columns[: table.row_heads])
        heads = f"<table:table-header-columns>{heads}</table:table-header-columns>" if heads else ""
        rows = list(self._rows(table, count))
        head = "".join(rows[: len(table.head)])
        head = f"<table:table-header-rows>{head}</table:table-header-rows>" if head else ""
        return (
            f'<table:table table:name="Table{self._tables}" table:style-name="{style}">'
            f"{heads}{''.join(columns[table.row_heads :])}{head}{''.join(rows[len(table.head) :])}</table:table>"
        )

    def _column(self, share: float | None, width: int, count: int) -> str:
        style = self.looks.column(width * (1 / count if share is None else share))
        return f'<table:table-column table:style-name="{style}"/>'

    def _rows(self, table: OpenedTable, count: int) -> Iterator[str]:
        parts: tuple[tuple[Rows, bool], ...] = ((table.head, True), (table.body, False), (table.foot, True))
        number = 0
        for rows, is_head in parts:
            for row in rows:
                first, last = number == 0, number == count - 1
                look = self.looks.cell(first=first, last=last, head=is_head, flush=bool(table.row_heads))
                styles = [self._cell_style(number < len(table.head), at < table.row_heads) for at in range(len(row))]
                cells = "".join(
                    self._cell(cell, alignment, look, style)
                    for cell, (alignment, _), style in zip(row, table.columns, styles, strict=False)
                )
                yield f'<table:table-row table:style-name="Row">{cells}</table:table-row>'
                number += 1

    def _cell_style(self, is_head: bool, is_row_head: bool) -> str:
        if self._table_style == office_dress.HEADER_TABLE:
            return "Report Header Block Label" if is_row_head else "Report Header Block"
        return "Table Heading" if is_head else "Table Contents"

    def _cell(self, cell: OpenedCell, alignment: str, look: str, style: str) -> str:
        over = "".join(
            f' table:number-{name}-spanned="{count}"'
            for name, count in (("columns", cell.columns), ("rows", cell.rows))
            if count != 1
        )
        with self._styled(style, _ALIGNED.get(alignment, "")):
            inside = self._entry(cell.blocks)
        covered = "<table:covered-table-cell/>" * (cell.columns - 1)
        return (
            f'<table:table-cell table:style-name="{look}"{over} office:value-type="string">{inside}</table:table-cell>'
            f"{covered}"
        )

    def rule(self) -> str:
        return '<text:p text:style-name="Horizontal_20_Line"/>'

    def line_break(self) -> str:
        return "<text:line-break/>"

    def code(self, text: str) -> str:
        return self.text(text)

    def link(self, words: Any, target: str) -> str:
        style = style_name("Report Reference" if target.startswith("#") else "Internet link")
        return (
            f'<text:a xlink:type="simple" xlink:href="{attribute(target)}" text:style-name="{style}" '
            f'text:visited-style-name="{style}">{self.inlines(words)}</text:a>'
        )

    def span(self, anchor: str, words: Any) -> str:
        return _bookmark(anchor) + self.inlines(words)

    def note(self, blocks: Any) -> str:
        self._notes += 1
        number = self._notes
        with self._styled("Footnote"):
            inside = self.blocks(blocks)
        return (
            f'<text:note text:id="note{number}" text:note-class="footnote">'
            f"<text:note-citation>{number}</text:note-citation><text:note-body>{inside}</text:note-body></text:note>"
        )

    # What the dress says by attributes

    def _division(self, contents: Any) -> str:
        attr, blocks = contents
        if TURNED in _classes(attr):
            return self._turned(blocks)
        with self._styled(_asked(attr) or self._style):
            return self.blocks(blocks)

    def _turned(self, blocks: Any) -> str:
        look = self.looks.look
        self.has_turned = True
        self._master, self._width = TURNED_MASTER, look.height - 2 * look.side
        written = self.blocks(blocks)
        self._master, self._width = UPRIGHT_MASTER, look.text_width
        return written

    def _turn(self) -> str:
        master, self._master = self._master, ""
        return master

    def _styled_table(self, contents: Any) -> str:
        self._table_style = _asked(contents[0])
        return self.table(opened_table(contents))

    def _styled_span(self, contents: Any) -> str:
        attr, words = contents
        style = _asked(attr)
        inside = self.span(anchor_of(attr), words)
        return f'<text:span text:style-name="{style_name(style)}">{inside}</text:span>' if style else inside

    def _picture(self, contents: Any) -> str:
        self._pictures += 1
        return frame(Image(contents), self._pictures)

    @contextmanager
    def _styled(self, style: str, aligned: str = "") -> Iterator[None]:
        """What is written meanwhile is of a style, and set to a side."""
        before = self._style, self._aligned
        self._style, self._aligned = style, aligned
        yield
        self._style, self._aligned = before


def _asked(attr: Any) -> str:
    """The style that attributes ask for."""
    keys = attr[2] if isinstance(attr, list) else attr.keys
    return next((str(value) for key, value in keys if key == "custom-style"), "")


def _classes(attr: Any) -> tuple[str, ...]:
    return tuple(attr[1] if isinstance(attr, list) else attr.classes)


def _style_of(node: Any) -> str:
    name, contents = opened(node)
    return _asked(contents[0]) if name == "Div" else ""


def _bookmark(anchor: str) -> str:
    return f'<text:bookmark text:name="{attribute(anchor)}"/>' if anchor else ""
