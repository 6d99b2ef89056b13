"""The places of a TOML file: the line and column of each key, of each value, and of each character of a text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from drafter.report.places import KeyPath, Place
from drafter.store.scanner import Scan, Span, scan
from drafter.store.strings import TextMap, inside

__all__ = ["Span", "TomlPlaces", "opening"]


class TomlPlaces:
    """The places of one TOML source; it is scanned when the first place is asked for."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._maps: dict[Span, TextMap | None] = {}

    @cached_property
    def scan(self) -> Scan:
        """The walk over the source, made once."""
        return scan(self.source)

    @property
    def spans(self) -> dict[KeyPath, Span]:
        """Where each key stands, by its path."""
        return self.scan.spans

    def of_key(self, path: KeyPath) -> Place:
        """Place of the key at ``path``; of the nearest table that exists where it is absent."""
        while path:
            span = self.spans.get(path)
            if span is not None:
                return self.place(span.key)
            path = path[:-1]
        return Place(1, 1)

    def of_value(self, path: KeyPath, offset: int = 0) -> Place:
        """Place of the value at ``path``, or of the character ``offset`` of the text it decodes to."""
        span = self.spans.get(path)
        if span is None:
            return self.of_key(path)
        return self.place(self.raw_offset(span, offset))

    def of_whole_value(self, path: KeyPath) -> Place:
        """Place of the first character of the value, the quotes of a text included."""
        span = self.spans.get(path)
        return self.of_key(path) if span is None else self.place(span.start)

    def place(self, offset: int) -> Place:
        """The line and column of a character of the source."""
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column, the other way round."""
        starts = self._line_starts
        return min(starts[min(line, len(starts)) - 1] + column - 1, len(self.source))

    def raw_offset(self, span: Span, offset: int) -> int:
        """Where the character ``offset`` of a text stands in the source; the start of the value if it is no text."""
        if span not in self._maps:
            found = inside(self.source, span.start, span.end)
            self._maps[span] = None if found is None else TextMap(self.source, found)
        text_map = self._maps[span]
        return span.start if text_map is None else text_map.start(offset)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts


def opening(source: str, span: Span) -> int:
    """Offset of the first character of a string's text: behind its quotes, and behind a line end that follows them."""
    found = inside(source, span.start, span.end)
    return span.start if found is None else found.start
