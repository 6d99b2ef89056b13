"""Putting a new key or a new table into a TOML source, where the order of the template wants it."""

from __future__ import annotations

import re
from typing import Any

from drafter.report.places import KeyPath
from drafter.store.changes import Change, TableOrder
from drafter.store.layout import Layout
from drafter.store.lists import put_in
from drafter.store.scanner import Header, Pair, Span
from drafter.store.splices import Splice, indent, line_end, line_start
from drafter.store.writing import inline, key, long_text


def added(layout: Layout, order: TableOrder, change: Change) -> list[Splice]:
    """The splices that put in what is new at the path of ``change``, in the manner of the file."""
    return _Adding(layout, order, change).splices()


class _Adding:
    def __init__(self, layout: Layout, order: TableOrder, change: Change) -> None:
        self.layout = layout
        self.order = order
        self.change = change
        self.source = layout.source
        self.newline = layout.newline

    def splices(self) -> list[Splice]:
        path, new = self.change.path, self.change.new
        table = path[:-1]
        if isinstance(path[-1], int):
            return self._element(table, path[-1], new)
        if new == {} and path in self.layout.spans:
            return []
        if self.layout.is_inline_table(table):
            return [self._in_line(table, {path[-1]: new})]
        if isinstance(new, dict):
            return [self._table(path, new)]
        beside = self.layout.pairs_of(table)
        if beside or table in self.layout.headers:
            return [self._key(table, beside)]
        if self.layout.is_inline_table(table[:-1]):
            return [self._in_line(table[:-1], {str(table[-1]): {path[-1]: new}})]
        return [self._table(table, {path[-1]: new})]

    def _key(self, table: KeyPath, beside: list[Pair]) -> Splice:
        """A line in a table that has a header, or is made of dotted keys."""
        before = self.change.before
        header = self.layout.headers.get(table)
        example = None if header is None else self._example(header)
        if example is not None:
            return self._lines(example, self._pair(self.change.path[-1], self.change.new))
        wanted = [pair for pair in beside if before is None or pair.path[len(table)] in before]
        if wanted:
            last = max(wanted, key=lambda pair: pair.end)
            return self._line(line_end(self.source, last.end - 1), last, table)
        if header is not None:
            margin = indent(self.source, header.start) if not beside else indent(self.source, beside[0].key)
            line = f"{margin or ''}{self._pair(self.change.path[-1], self.change.new)}"
            return self._lines(line_end(self.source, header.end - 1), line)
        return self._line(line_start(self.source, beside[0].key), beside[0], table)

    def _example(self, header: Header) -> int | None:
        """Behind the comment that shows the key without a value, as in a new report (``# items = […]``)."""
        name = re.escape(key(str(self.change.path[-1])))
        end = self.layout.next_header(header)
        found = re.compile(rf"^#[ \t]*{name}[ \t]*=[^\n]*\n", re.MULTILINE).search(self.source, header.end, end)
        if found is None or any(pair.start < found.start() < pair.end for pair in self.layout.pairs):
            return None
        return found.end()

    def _line(self, at: int, beside: Pair, table: KeyPath) -> Splice:
        """A line with the new key, written as the one beside it is."""
        name = dotted((*table[len(beside.table) :], self.change.path[-1]))
        value = self._value(self.change.new)
        return self._lines(at, f"{indent(self.source, beside.key) or ''}{name} = {value}{self.newline}")

    def _pair(self, name: str | int, value: Any) -> str:
        return f"{key(str(name))} = {self._value(value)}{self.newline}"

    def _value(self, value: Any) -> str:
        on_lines = isinstance(value, str) and (self.change.lines or "\n" in value)
        return long_text(value, self.newline) if on_lines else inline(value)

    def _lines(self, at: int, text: str) -> Splice:
        gap = "" if at == 0 or self.source[at - 1] == "\n" else self.newline
        return Splice(at, at, gap + text)

    def _in_line(self, table: KeyPath, new: dict[str | int, Any]) -> Splice:
        """A key at the end of an inline table."""
        span: Span = self.layout.spans[table]
        inner = self.source[span.start + 1 : span.end - 1]
        pair = inline(new)[2:-2]
        if not inner.strip():
            return Splice(span.start + 1, span.end - 1, f" {pair} ")
        at = span.start + 1 + len(inner.rstrip())
        return Splice(at, at, f", {pair}")

    def _table(self, path: KeyPath, new: dict[str | int, Any]) -> Splice:
        """A table with its header: behind the last of those that come before it, else before all others."""
        block = f"[{dotted(path)}]{self.newline}{''.join(self._pair(*each) for each in new.items())}"
        return self._block(path, block)

    def _block(self, path: KeyPath, block: str) -> Splice:
        headers = list(self.layout.headers.values())
        ranks = [(self.order.rank(header.path), header.start, header) for header in headers]
        before = [each for each in ranks if each[0] <= self.order.rank(path)]
        if before:
            return self._behind(max(before)[2], block)
        if headers:
            return self._in_front(min(headers, key=lambda header: header.start), block)
        return self._lines(len(self.source), (self.newline if self.source else "") + block)

    def _behind(self, header: Header, block: str) -> Splice:
        return self._lines(self.layout.end_of(header), self.newline + block)

    def _in_front(self, header: Header, block: str) -> Splice:
        """Above a header and the comment that speaks of it."""
        at = self.layout.start_of(header)
        while at and self.source[line_start(self.source, at - 1) : at].lstrip(" \t").startswith("#"):
            at = line_start(self.source, at - 1)
        return self._lines(at, block + self.newline)

    def _element(self, array: KeyPath, index: int, new: dict[str | int, Any]) -> list[Splice]:
        """A table of an array of tables, or an element of a list of inline tables."""
        if self.layout.has_value(array):
            elements = self.layout.elements(array)
            return put_in(self.source, self.layout.spans[array], elements, index, [inline(new)], self.newline)
        block = f"[[{dotted(array)}]]{self.newline}{''.join(self._pair(*each) for each in new.items())}"
        previous, following = (self.layout.headers.get((*array, at)) for at in (index - 1, index))
        if previous is not None:
            return [self._behind(previous, block)]
        return [self._block(array, block) if following is None else self._in_front(following, block)]


def dotted(path: KeyPath) -> str:
    """A path of names as a key."""
    return ".".join(key(str(step)) for step in path)
