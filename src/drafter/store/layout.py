"""How a TOML source is laid out: its tables with their lines, its inline tables, its line ends."""

from __future__ import annotations

from functools import cached_property

from drafter.report.places import KeyPath
from drafter.store.scanner import Header, Pair, Span, scan
from drafter.store.splices import line_end, line_start


class Layout:
    """The layout of one source."""

    def __init__(self, source: str) -> None:
        self.source = source
        found = scan(source)
        self.spans: dict[KeyPath, Span] = found.spans
        self.pairs: list[Pair] = found.pairs
        self.headers: dict[KeyPath, Header] = {header.path: header for header in found.headers}
        self.newline = "\r\n" if "\r\n" in source else "\n"

    def has_value(self, path: KeyPath) -> bool:
        """Whether a value stands at ``path``, and not a table or array that only headers or dotted keys make."""
        span = self.spans.get(path)
        return span is not None and span.end > span.start and not {path, (*path, 0)} & self.headers.keys()

    def is_inline_table(self, path: KeyPath) -> bool:
        """Whether a table in curly brackets stands at ``path``."""
        return self.has_value(path) and self.source.startswith("{", self.spans[path].start)

    def pairs_of(self, table: KeyPath) -> list[Pair]:
        """The keys in a table: below its header, or else dotted ones wherever they stand."""
        if table in self.headers:
            return self._pairs.get(table, [])
        return [pair for pair in self.pairs if pair.path[: len(table)] == table]

    def elements(self, path: KeyPath) -> list[Span]:
        """The elements of the list at ``path``."""
        found: list[Span] = []
        while (span := self.spans.get((*path, len(found)))) is not None:
            found.append(span)
        return found

    def start_of(self, header: Header) -> int:
        """Where the line of a header starts."""
        return line_start(self.source, header.start)

    def end_of(self, header: Header) -> int:
        """Behind the line of the last key below a header, before the next header."""
        return line_end(self.source, self._ends[header.start] - 1)

    def next_header(self, header: Header) -> int:
        """Where the next header starts; the end of the source where there is none."""
        following = (each.start for each in self.headers.values() if each.start > header.start)
        return min(following, default=len(self.source))

    @cached_property
    def own_lines(self) -> frozenset[KeyPath]:
        """The paths of the keys that stand on lines of their own."""
        return frozenset(pair.path for pair in self.pairs)

    @cached_property
    def _pairs(self) -> dict[KeyPath, list[Pair]]:
        pairs: dict[KeyPath, list[Pair]] = {}
        for pair in self.pairs:
            pairs.setdefault(pair.table, []).append(pair)
        return pairs

    @cached_property
    def _ends(self) -> dict[int, int]:
        """For the start of each header, where it or the last key below it ends."""
        ends: dict[int, int] = {}
        marks = [(header.start, header.end, True) for header in self.headers.values()]
        marks += [(pair.key, pair.end, False) for pair in self.pairs]
        header = -1
        for start, end, is_header in sorted(marks):
            header = start if is_header else header
            ends[header] = end
        return ends
