"""What writers of formats have in common: a method for each node that a page can show, ours or a layout's.

The nodes are pandoc's, those of a document and those that the Markdown of a layout can bring. Anything else is refused
by name, and not left out.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from drafter.document.opened import OpenedTable, anchor_of, name_of, opened, opened_table
from drafter.report.errors import InputError

_QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}


def _unknown(name: str) -> InputError:
    """The refusal of a node that no page of drafter's has."""
    return InputError(f"The layout has a {name} in it, which a page cannot show.", cure="Write it another way.")


class Writer(ABC):
    """Writes one format. A writer is used once: it may count what it writes."""

    raw: ClassVar[str]
    """What raw pieces of the format are called; those of others are left out."""
    marks: ClassVar[tuple[str, ...]] = (
        "Emph",
        "Strong",
        "Superscript",
        "Subscript",
        "Underline",
        "Strikeout",
        "SmallCaps",
    )

    def __init__(self) -> None:
        self._blocks: dict[str, Callable[[Any], str]] = {
            "Para": self.para,
            "Plain": self.inlines,
            "Header": lambda contents: self.heading(contents[0], anchor_of(contents[1]), contents[2]),
            "BulletList": lambda entries: self.entries(entries, None),
            "OrderedList": lambda contents: self.entries(contents[1], contents[0][0]),
            "BlockQuote": self.quotation,
            "Table": lambda contents: self.table(opened_table(contents)),
            "Div": lambda contents: self.blocks(contents[1]),
            "RawBlock": self._raw,
            "HorizontalRule": lambda _: self.rule(),
        }
        self._inlines: dict[str, Callable[[Any], str]] = {
            "Str": self.text,
            "Space": lambda _: " ",
            "SoftBreak": lambda _: " ",
            "LineBreak": lambda _: self.line_break(),
            "Quoted": self._quoted,
            "Code": lambda contents: self.code(contents[1]),
            "Link": lambda contents: self.link(contents[1], contents[2][0]),
            "Span": lambda contents: self.span(anchor_of(contents[0]), contents[1]),
            "Note": self.note,
            "RawInline": self._raw,
        }

    def block(self, node: Any) -> str:
        """One block. Raises InputError for a node that no page has."""
        name, contents = opened(node)
        write = self._blocks.get(name)
        if write is None:
            raise _unknown(name)
        return write(contents)

    def inline(self, node: Any) -> str:
        """One inline. Raises InputError for a node that no page has."""
        name, contents = opened(node)
        if name in self.marks:
            return self.marked(name, contents)
        write = self._inlines.get(name)
        if write is None:
            raise _unknown(name)
        return write(contents)

    def blocks(self, nodes: Iterable[Any]) -> str:
        """Blocks after each other."""
        return "\n".join(map(self.block, nodes))

    def inlines(self, nodes: Iterable[Any]) -> str:
        """Inlines after each other."""
        return "".join(map(self.inline, nodes))

    def _raw(self, contents: Any) -> str:
        format, source = contents
        return str(source) if format == self.raw else ""

    def _quoted(self, contents: Any) -> str:
        kind, words = contents
        opening, closing = _QUOTES[name_of(kind)]
        return self.text(opening) + self.inlines(words) + self.text(closing)

    @abstractmethod
    def text(self, text: str) -> str:
        """Text that comes out as it stands."""

    @abstractmethod
    def marked(self, name: str, words: Any) -> str:
        """Words with one of ``marks``."""

    @abstractmethod
    def para(self, words: Any) -> str:
        """A paragraph."""

    @abstractmethod
    def heading(self, level: int, anchor: str, words: Any) -> str:
        """A heading; ``level`` 1 is that of a section."""

    @abstractmethod
    def entries(self, entries: Any, first: int | None) -> str:
        """A list, numbered from ``first`` or with bullets."""

    @abstractmethod
    def quotation(self, blocks: Any) -> str:
        """A quotation."""

    @abstractmethod
    def table(self, table: OpenedTable) -> str:
        """A table."""

    @abstractmethod
    def rule(self) -> str:
        """A line across the page."""

    @abstractmethod
    def line_break(self) -> str:
        """The end of a line inside a paragraph."""

    @abstractmethod
    def code(self, text: str) -> str:
        """Words as a program has them."""

    @abstractmethod
    def link(self, words: Any, target: str) -> str:
        """A link; a ``target`` with # before it is an anchor."""

    @abstractmethod
    def span(self, anchor: str, words: Any) -> str:
        """Words with an anchor."""

    @abstractmethod
    def note(self, blocks: Any) -> str:
        """A footnote."""
