"""The places of a TOML file: a scanner that walks the source once, since no reader of TOML tells where things stand.

It is only asked about files that ``tomllib`` has read, so it need not say what is wrong with one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from drafter.report.places import KeyPath, Place

_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACES = re.compile(r"[ \t]*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_BASIC = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
_LITERAL = re.compile(r"'([^'\n]*)'")
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d [0-9:.+Z-]+|[^\s,\]}#]+")
_FOLDED = re.compile(r"\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ \t]*\r?\n[ \t\r\n]*|.)|\r\n", re.DOTALL)
_LINE_END = re.compile(r"\r\n")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


class Span(NamedTuple):
    """Offsets in the source: of a key, and of its value from the first character to behind the last.

    A table that only a header names has no value: ``start`` and ``end`` are those of its header.
    """

    key: int
    start: int
    end: int


class TomlPlaces:
    """The places of one TOML source; it is scanned when the first place is asked for."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def spans(self) -> dict[KeyPath, Span]:
        """Where each key stands, by its path."""
        return _Scanner(self.source).run()

    def of_key(self, path: KeyPath) -> Place:
        """Place of the key at ``path``; of the nearest table that exists where it is absent."""
        while path:
            if path in self.spans:
                return self.place(self.spans[path].key)
            path = path[:-1]
        return Place(1, 1)

    def of_value(self, path: KeyPath, offset: int = 0) -> Place:
        """Place of the value at ``path``, or of the character ``offset`` of the text it decodes to."""
        span = self.spans.get(path)
        if span is None:
            return self.of_key(path)
        return self.place(_raw_offset(self.source, span, offset))

    def place(self, offset: int) -> Place:
        """The line and column of a character of the source."""
        line = bisect_right(self._line_starts, offset)
        return Place(line, offset - self._line_starts[line - 1] + 1)

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
    quote = source[span.start : span.start + 1]
    if source.startswith(quote * 3, span.start) and span.end - span.start >= 6:
        start = span.start + 3
        if source.startswith("\r\n", start):
            return start + 2
        return start + 1 if source.startswith("\n", start) else start
    return span.start + 1


def _raw_offset(source: str, span: Span, offset: int) -> int:
    """Where the character ``offset`` of a decoded string stands in the source; the value's start if it is none."""
    quote = source[span.start : span.start + 1]
    if quote not in ('"', "'"):
        return span.start
    at = opening(source, span)
    decoded = 0
    for special in (_FOLDED if quote == '"' else _LINE_END).finditer(source, at, span.end):
        plain = special.start() - at
        if decoded + plain >= offset:
            break
        is_joint = special[0][0] == "\\" and special[0].endswith((" ", "\t", "\n"))
        decoded += plain + (0 if is_joint else 1)
        at = special.end()
        if decoded > offset:
            return special.start()
    return min(at + offset - decoded, span.end)


class _Scanner:
    """``arrays`` counts the tables of each array of tables; ``table`` is the path of the header at hand."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.spans: dict[KeyPath, Span] = {}
        self.arrays: dict[KeyPath, int] = {}
        self.table: KeyPath = ()

    def run(self) -> dict[KeyPath, Span]:
        while True:
            self._skip_blank()
            if self.at >= len(self.source):
                return self.spans
            if self.source[self.at] == "[":
                self._header()
            else:
                self._pair(self.table)

    def _skip_blank(self) -> None:
        blank = _BLANK.match(self.source, self.at)
        self.at = self.at if blank is None else blank.end()

    def _skip_spaces(self) -> None:
        spaces = _SPACES.match(self.source, self.at)
        self.at = self.at if spaces is None else spaces.end()

    def _header(self) -> None:
        start = self.at
        several = self.source.startswith("[[", start)
        self.at += 2 if several else 1
        names = self._key()
        self._skip_spaces()
        self.at += 2 if several else 1
        path = self._resolved(names[:-1])
        path = (*path, names[-1])
        if several:
            count = self.arrays.get(path, 0)
            self.arrays[path] = count + 1
            self.spans.setdefault(path, Span(start, start, self.at))
            path = (*path, count)
        self.table = path
        self._record(path, Span(start, start, self.at))

    def _resolved(self, names: list[str]) -> KeyPath:
        """A path of names with the index of the last table put in for each array of tables on the way."""
        path: KeyPath = ()
        for name in names:
            path = (*path, name)
            if path in self.arrays:
                path = (*path, self.arrays[path] - 1)
        return path

    def _record(self, path: KeyPath, span: Span) -> None:
        self.spans[path] = span
        for length in range(len(path) - 1, 0, -1):
            if path[:length] in self.spans:
                break
            self.spans[path[:length]] = Span(span.key, span.key, span.key)

    def _pair(self, table: KeyPath) -> None:
        start = self.at
        path = (*table, *self._key())
        self._skip_spaces()
        self.at += 1  # the equals sign
        self._skip_spaces()
        value = self.at
        self._value(path)
        self._record(path, Span(start, value, self.at))

    def _key(self) -> list[str]:
        names = []
        while True:
            self._skip_spaces()
            names.append(self._name())
            self._skip_spaces()
            if not self.source.startswith(".", self.at):
                return names
            self.at += 1

    def _name(self) -> str:
        for pattern in (_BARE, _BASIC, _LITERAL):
            found = pattern.match(self.source, self.at)
            if found is not None:
                self.at = found.end()
                return _unescaped(found[1]) if pattern is _BASIC else found[found.lastindex or 0]
        raise ValueError("not a key")

    def _value(self, path: KeyPath) -> None:
        source, at = self.source, self.at
        first = source[at]
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        elif source.startswith(('"""', "'''"), at):
            self.at = _end_of_long_string(source, at)
        else:
            pattern = {'"': _BASIC, "'": _LITERAL}.get(first, _SCALAR)
            found = pattern.match(source, at)
            self.at = at + 1 if found is None else found.end()

    def _array(self, path: KeyPath) -> None:
        self.at += 1
        index = 0
        while True:
            self._skip_blank()
            if self.source[self.at] == "]":
                self.at += 1
                return
            if self.source[self.at] == ",":
                self.at += 1
                continue
            start = self.at
            self._value((*path, index))
            self.spans[(*path, index)] = Span(start, start, self.at)
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        self.at += 1
        while True:
            self._skip_blank()
            if self.source[self.at] == "}":
                self.at += 1
                return
            if self.source[self.at] == ",":
                self.at += 1
                continue
            self._pair(path)


def _end_of_long_string(source: str, start: int) -> int:
    quotes = source[start : start + 3]
    at = source.find(quotes, start + 3)
    if quotes == '"""':
        while _is_escaped(source, at):
            at = source.find(quotes, at + 1)
    # One or two quotes may stand right before the closing ones.
    end = at + 3
    while source.startswith(quotes[0], end) and end < at + 5:
        end += 1
    return end


def _is_escaped(source: str, at: int) -> bool:
    backslashes = 0
    while source[at - 1 - backslashes] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def _unescaped(text: str) -> str:
    if "\\" not in text:
        return text

    def plain(found: re.Match[str]) -> str:
        escape = found[0][1:]
        return chr(int(escape[1:], 16)) if escape[0] in "uU" else _ESCAPES.get(escape, escape)

    return _FOLDED.sub(plain, text)
