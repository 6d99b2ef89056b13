"""A report as text in columns, for terminals that show no pictures: the same pieces, numbers and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import msgspec

from drafter.document.dress import Dress
from drafter.document.nodes import (
    Attr,
    Block,
    Blocks,
    Div,
    Para,
    RawBlock,
    Str,
)
from drafter.document.opened import name_of, opened
from drafter.document.pieces import Chart, Document, Illustration
from drafter.export.preview.lines import BLANK, Line, Span, Style, beside, indented, stacked, wrapped
from drafter.export.preview.spots import HEADER, TITLE, Numbers
from drafter.export.preview.table_lines import table_lines

_SPOT = "spot"
_BULLETS = "•–·"
_NARROW = 30
"""Cells: below, labels have no column of their own."""
_STYLES = {
    "Emph": Style.ITALIC,
    "Strong": Style.BOLD,
    "Underline": Style.LINK,
    "Strikeout": Style.STRUCK,
    "SmallCaps": Style.PLAIN,
}
_GAPS = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
_RAISED = str.maketrans("0123456789+-=()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁱⁿ")
_LOWERED = str.maketrans("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ")
_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


class ReadingDress(Dress):
    """The parts of a report as plain nodes, each with its spot before it."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.numbers = Numbers(document)

    def title(self) -> Blocks:  # noqa: D102  (as in Dress)
        return (_spot(TITLE), *super().title())

    def notice(self) -> Blocks:  # noqa: D102
        return tuple(Div((Attr(classes=("warning",)), (Para((Str(said),)),))) for said in self.document.notices)

    def header(self) -> Blocks:  # noqa: D102
        blocks = super().header()
        return (_spot(HEADER), *blocks) if blocks else ()

    def section(self, section: str) -> Blocks:  # noqa: D102
        blocks: list[Block] = []
        for number, piece in enumerate(self.document.sections.get(section, ()), self.numbers.first(section)):
            blocks += (_spot(number), *self.piece(piece))
        return tuple(blocks)

    def illustration(self, exhibit: Illustration) -> Blocks:  # noqa: D102
        kind = "Chart" if isinstance(exhibit.content, Chart) else "Picture"
        shown = f"{kind}: {exhibit.alt}" if exhibit.alt else kind
        below = (self.caption(exhibit.caption), *self.note(exhibit.caption))
        return (Div((Attr(classes=("picture",)), (Para((Str(shown),)), *below))),)


def _spot(number: int) -> Block:
    return RawBlock((_SPOT, str(number)))


class Passage(msgspec.Struct, frozen=True):
    """What stands at a spot, None before the first: its lines, and the footnotes that it calls for."""

    number: int | None
    lines: list[Line]
    notes: list[Line]


def passages(blocks: Iterable[Any], width: int, labels: Sequence[str]) -> list[Passage]:
    """The text of a report in lines of ``width`` cells; ``labels`` are all that it prints."""
    writer = _Writer(width, labels)
    found: list[Passage] = []
    number: int | None = None
    pending: list[list[Line]] = []
    for block in blocks:
        name, contents = opened(block)
        if name == "RawBlock" and contents[0] == _SPOT:
            found.append(Passage(number, stacked(pending), writer.taken_notes()))
            number, pending = int(contents[1]), []
        else:
            pending.append(writer.block(block, width))
    found.append(Passage(number, stacked(pending), writer.taken_notes()))
    return [passage for passage in found if passage.lines]


class _Writer:
    """Writes blocks as lines. It counts the footnotes as it goes."""

    def __init__(self, width: int, labels: Sequence[str]) -> None:
        self.width = width
        self.column = max(6, max(map(len, labels), default=0) + 1) + 1 if width >= _NARROW else 0
        self._notes: list[Line] = []
        self._count = 0

    def taken_notes(self) -> list[Line]:
        """The footnotes since this was last asked."""
        notes, self._notes = self._notes, []
        return notes

    def block(self, node: Any, width: int, depth: int = 0) -> list[Line]:
        """The lines of a block."""
        name, contents = opened(node)
        match name:
            case "Para" | "Plain":
                return self._paragraph(contents, width)
            case "Header":
                return self._heading(contents, width)
            case "Div":
                return self._part(contents, width, depth)
            case "BulletList":
                return self._list(contents, width, depth, lambda _: f"{_BULLETS[min(depth, 2)]} ")
            case "OrderedList":
                (first, *_), entries = contents
                return self._list(entries, width, depth, lambda index: f"{first + index}. ")
            case "BlockQuote":
                bar: Line = (("│ ", Style.QUIET),)
                return beside(bar, bar, self._blocks(contents, width - 2, depth))
            case "Table":
                return table_lines(contents, width, self._cell)
            case "HorizontalRule":
                return [(("─" * width, Style.QUIET),)]
            case _:
                return []

    def _blocks(self, nodes: Iterable[Any], width: int, depth: int = 0) -> list[Line]:
        return stacked(self.block(node, width, depth) for node in nodes)

    def _cell(self, nodes: Iterable[Any], width: int) -> list[Line]:
        return [line for node in nodes for line in self.block(node, width)] or [BLANK]

    # --- the parts, by their class

    def _part(self, contents: Any, width: int, depth: int) -> list[Line]:
        attr, blocks = contents
        kind = next(iter(_classes(attr)), "")
        if kind in ("below", "exhibit"):
            return indented(self._blocks(blocks, width - self.column, depth), self.column)
        if kind == "picture":
            return indented(self._framed(blocks, width - self.column), self.column)
        if kind == "marking":
            return indented(_restyled(self._blocks(blocks, width - self.column), Style.WARNING), self.column)
        if kind in ("title", "warning"):
            style = Style.TITLE | Style.BOLD if kind == "title" else Style.WARNING
            return _restyled(self._blocks(blocks, width), style)
        return self._blocks(blocks, width, depth)

    def _framed(self, blocks: Sequence[Any], width: int) -> list[Line]:
        """What stands for a picture: what it shows, beside a bar; then its caption."""
        bar: Line = (("▒ ", Style.QUIET),)
        shown = beside(bar, bar, self.block(blocks[0], width - 2))
        return stacked([shown, *(self.block(block, width) for block in blocks[1:])])

    def _paragraph(self, words: Sequence[Any], width: int) -> list[Line]:
        label, words = self._label(words)
        if label is None:
            return wrapped(self._spans(words), width)
        return self._labelled(label, self._spans(words), width)

    def _heading(self, contents: Any, width: int) -> list[Line]:
        level, _, words = contents
        label, words = self._label(words)
        style = Style.BOLD | Style.TITLE if level == 1 else Style.BOLD
        spans = [(text, look | style) for text, look in self._spans(words)]
        return self._labelled(label or "", spans, width, Style.BOLD)

    def _labelled(self, label: str, spans: Sequence[Span], width: int, style: int = 0) -> list[Line]:
        """A label in its column, and words beside it."""
        if not self.column:
            before = [(f"{label} ", Style.LABEL | style)] if label else []
            return wrapped([*before, *spans], width)
        first: Line = ((label.ljust(self.column), Style.LABEL | style),)
        return beside(first, ((" " * self.column, 0),), wrapped(spans, width - self.column))

    def _label(self, words: Sequence[Any]) -> tuple[str | None, Sequence[Any]]:
        """The label that a paragraph begins with, and its words without it."""
        if words and opened(words[0])[0] == "Span":
            attr, inside = opened(words[0])[1]
            if "label" in _classes(attr):
                return "".join(text for text, _ in self._spans(inside)), words[2:]
        return None, words

    def _list(self, entries: Sequence[Any], width: int, depth: int, mark: Callable[[int], str]) -> list[Line]:
        room = max((len(mark(index)) for index in range(len(entries))), default=2)
        lines: list[Line] = []
        for index, entry in enumerate(entries):
            inside = [line for node in entry for line in self.block(node, width - room, depth + 1)]
            first: Line = ((mark(index).ljust(room), Style.QUIET),)
            lines += beside(first, ((" " * room, 0),), inside or [BLANK])
        return lines

    # --- words

    def _spans(self, nodes: Iterable[Any], style: int = 0) -> list[Span]:
        spans: list[Span] = []
        for node in nodes:
            name, contents = opened(node)
            if name in _GAPS:
                spans.append((_GAPS[name], style))
            elif name in _STYLES:
                spans += self._spans(contents, style | _STYLES[name])
            else:
                spans += self._more_spans(name, contents, style)
        return spans

    def _more_spans(self, name: str, contents: Any, style: int) -> list[Span]:
        match name:
            case "Str":
                return [(str(contents), style)]
            case "Superscript" | "Subscript":
                return self._shifted(contents, style, _RAISED if name == "Superscript" else _LOWERED)
            case "Link":
                return self._spans(contents[1], style | Style.LINK)
            case "Span":
                return self._spans(contents[1], style)
            case "Quoted":
                kind, words = contents
                opening, closing = _QUOTES[name_of(kind)]
                return [(opening, style), *self._spans(words, style), (closing, style)]
            case "Code":
                return [(str(contents[1]), style)]
            case "Note":
                return [(self._note(contents), style | Style.LABEL)]
            case _:
                return []

    def _shifted(self, nodes: Iterable[Any], style: int, table: dict[int, int]) -> list[Span]:
        """Raised or lowered words, where the characters for them exist; else as they are."""
        spans = self._spans(nodes, style)
        if all(ord(character) in table for text, _ in spans for character in text):
            return [(text.translate(table), look) for text, look in spans]
        return spans

    def _note(self, blocks: Iterable[Any]) -> str:
        self._count += 1
        mark = str(self._count).translate(_RAISED)
        room = max(3, len(mark) + 1)
        lines = [line for node in blocks for line in self.block(node, self.width - room)]
        first: Line = ((mark.ljust(room), Style.LABEL),)
        self._notes += beside(first, ((" " * room, 0),), _restyled(lines, Style.QUIET))
        return mark


def _classes(attr: Any) -> Sequence[str]:
    return attr.classes if isinstance(attr, Attr) else attr[1]


def _restyled(lines: Iterable[Line], style: int) -> list[Line]:
    return [tuple((text, look | style) for text, look in line) for line in lines]
