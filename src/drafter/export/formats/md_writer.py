"""Markdown written from pandoc's nodes: CommonMark with pipe tables and footnotes, one line to a paragraph."""

# ruff: noqa: D102  (each method is described where Writer asks for it)

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from drafter.document.opened import OpenedCell, OpenedTable, opened
from drafter.export.formats.md_words import as_block, as_heading, escaped, starred, target
from drafter.export.formats.writer import Writer

_STARS = {"Emph": ("*", "em"), "Strong": ("**", "strong")}
_TAGS = {"Superscript": "sup", "Subscript": "sub", "Underline": "u", "Strikeout": "s", "SmallCaps": "span"}
_RULES = {"AlignLeft": ":--", "AlignRight": "--:", "AlignCenter": ":-:", "AlignDefault": "---"}
_LISTS = ("BulletList", "OrderedList")
_WIDEST = 120
"""Characters: the columns of a table that is no wider are set in line."""


class MarkdownWriter(Writer):
    """See the module. ``cited`` are the anchors that links lead to; no other is written."""

    raw = "markdown"

    def __init__(self, cited: Collection[str]) -> None:
        super().__init__()
        self._cited = cited
        self._notes: list[str] = []
        self._depth = 0
        """Of bold in italic in bold."""
        self._after_list = ""
        """The mark of the list just before; another that follows has the other mark, so that it is one of its own."""

    def document(self, nodes: Iterable[Any]) -> str:
        """A whole document, its footnotes at the end."""
        body = self.blocks(nodes)
        notes = [f"[^{number}]: {_indented(note, 4)}" for number, note in enumerate(self._notes, 1)]
        return "\n\n".join([body, *notes]) + "\n"

    def blocks(self, nodes: Iterable[Any]) -> str:
        return "\n\n".join(filter(None, map(self._block, nodes)))

    def _block(self, node: Any) -> str:
        name, _ = opened(node)
        written = self.block(node)
        if name not in (*_LISTS, "Div"):
            self._after_list = ""
        return as_block(written) if name == "Plain" else written

    def inlines(self, nodes: Iterable[Any]) -> str:
        every = [(opened(node)[0], self.inline(node)) for node in nodes]
        # At the edges of nested words stand the marks of the outer ones.
        line, edge = "", "*" if self._depth else ""
        for (name, written), after in zip(every, _following(every, edge), strict=True):
            if name in _STARS:
                line += starred(*_STARS[name], written, line[-1:] or edge, after, nested=self._depth > 0)
            elif name == "Str" and written.endswith("!") and after == "[":
                # An exclamation mark before a link would make a picture of it.
                line += f"{written[:-1]}\\!"
            else:
                line += written
        return line

    def text(self, text: str) -> str:
        return escaped(text)

    def marked(self, name: str, words: Any) -> str:
        if name in _STARS:
            # Its marks depend on what stands around it: inlines gives them.
            self._depth += 1
            written = self.inlines(words)
            self._depth -= 1
            return written
        return f"<{_TAGS[name]}>{self.inlines(words)}</{_TAGS[name]}>"

    def para(self, words: Any) -> str:
        return as_block(self.inlines(words))

    def heading(self, level: int, anchor: str, words: Any) -> str:
        return f"{'#' * min(level + 1, 6)} {self.span(anchor, ())}{as_heading(self.inlines(words))}"

    def entries(self, entries: Any, first: int | None) -> str:
        if first is None:
            mark = "*" if self._after_list == "-" else "-"
            marks = [mark] * len(entries)
        else:
            mark = ")" if self._after_list == "." else "."
            marks = [f"{first + number}{mark}" for number in range(len(entries))]
        is_loose = any(_is_loose(entry) for entry in entries)
        written = [self._entry(each, entry, is_loose) for each, entry in zip(marks, entries, strict=True)]
        self._after_list = mark
        return ("\n\n" if is_loose else "\n").join(written)

    def _entry(self, mark: str, blocks: Any, is_loose: bool) -> str:
        self._after_list = ""
        between = "\n\n" if is_loose else "\n"
        inside = between.join(filter(None, map(self._block, blocks)))
        return f"{mark} {_indented(inside, len(mark) + 1)}".rstrip()

    def quotation(self, blocks: Any) -> str:
        self._after_list = ""
        return "\n".join(f"> {line}".rstrip() for line in self.blocks(blocks).split("\n"))

    def table(self, table: OpenedTable) -> str:
        rows = [[self._cell(cell) for cell in row] for row in (*table.head, *table.body, *table.foot)]
        if not table.head:
            rows.insert(0, [""] * len(table.columns))
        rules = [_RULES[alignment] for alignment, _ in table.columns]
        widths = [max(map(len, column)) for column in zip(rules, *rows, strict=True)]
        if sum(widths) + 3 * len(widths) > _WIDEST:
            widths = [0] * len(widths)
        lines = [_row(row, widths, rules) for row in rows]
        lines.insert(
            1, _row([_stretched(rule, width) for rule, width in zip(rules, widths, strict=True)], widths, rules)
        )
        return "\n".join(lines)

    def _cell(self, cell: OpenedCell) -> str:
        return " ".join(self.block(block).replace("\n", " ") for block in cell.blocks).strip()

    def rule(self) -> str:
        return "***"

    def line_break(self) -> str:
        return "<br>"

    def code(self, text: str) -> str:
        return escaped(text)

    def link(self, words: Any, address: str) -> str:
        return f"[{self.inlines(words)}]({target(address)})"

    def span(self, anchor: str, words: Any) -> str:
        place = f'<a id="{anchor}"></a>' if anchor in self._cited else ""
        return place + self.inlines(words)

    def note(self, blocks: Any) -> str:
        self._notes.append("")
        number = len(self._notes)
        self._notes[number - 1] = self.blocks(blocks)
        return f"[^{number}]"


def _following(every: Sequence[tuple[str, str]], edge: str) -> list[str]:
    """The character after each of the written inlines."""
    found = []
    for name, written in reversed(every):
        found.append(edge)
        edge = ("*" if name in _STARS else written[:1]) or edge
    return found[::-1]


def _is_loose(entry: Sequence[Any]) -> bool:
    """Whether an entry has more in it than words with a list below them."""
    names = [opened(block)[0] for block in entry]
    return any(name == "Para" for name in names) or any(name not in _LISTS for name in names[1:])


def _indented(text: str, by: int) -> str:
    """All but the first line further in."""
    return text.replace("\n", "\n" + " " * by).replace("\n" + " " * by + "\n", "\n\n")


def _row(cells: Sequence[str], widths: Sequence[int], rules: Sequence[str]) -> str:
    padded = (
        cell.rjust(width) if rule == "--:" else cell.ljust(width)
        for cell, width, rule in zip(cells, widths, rules, strict=True)
    )
    return f"| {' | '.join(padded)} |"


def _stretched(rule: str, width: int) -> str:
    """The line under a head as long as its column."""
    return rule[0] + "-" * max(1, width - 2) + rule[-1]
