"""The scanner of TOML: one walk over a source that tells where everything stands, since no reader of TOML does.

It is only believed about sources that ``tomli`` has read, so it need not say what is wrong with one; on any other
source it ends, with a result or with :class:`NotToml`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from drafter.report.places import KeyPath

MAX_NESTING = 50
"""Tables and lists within each other, and so parts of a key."""

_BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
_SPACES = re.compile(r"[ \t]*+")
_PLAIN_PAIR = re.compile(r"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+")
_BARE = re.compile(r"[A-Za-z0-9_-]++")
_BASIC = re.compile(r'"([^"\\\n]*+(?:\\.[^"\\\n]*+)*+)"')
_LITERAL = re.compile(r"'([^'\n]*+)'")
_SCALAR = re.compile(r"\d{4}-\d\d-\d\d [0-9:.+Z-]++|[^\s,\]}#]++")
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


class NotToml(Exception):
    """The source is no TOML, for what stands at ``offset``; ``tomli`` says why."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class TooDeep(Exception):
    """A key of more than MAX_NESTING parts, or values nested deeper, at ``offset``."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


class Span(NamedTuple):
    """Offsets in the source: of a key, and of its value from the first character to behind the last.

    A table that only headers and dotted keys make has no value: its three offsets are those of what names it first,
    ``end`` being behind the header where there is one.
    """

    key: int
    start: int
    end: int


class Header(msgspec.Struct, frozen=True):
    """A ``[table]`` or ``[[table]]`` by the path of what it opens; ``end`` is behind its last bracket."""

    path: KeyPath
    start: int
    end: int


class Pair(msgspec.Struct, frozen=True):
    """A ``key = value`` on lines of its own; ``table`` is the path of the table that its line stands in."""

    path: KeyPath
    table: KeyPath
    key: int
    start: int
    end: int


class KeyPart(msgspec.Struct, frozen=True):
    """One name of a dotted key, decoded, and where it stands."""

    name: str
    start: int
    end: int


class Scan(msgspec.Struct, frozen=True):
    """All that one walk finds: where each path stands, and headers and pairs in their order."""

    spans: dict[KeyPath, Span]
    headers: list[Header]
    pairs: list[Pair]


def scan(source: str) -> Scan:
    """Walk a source once. NotToml and TooDeep come out only where ``tomli`` refuses the source or would be slow."""
    scanner = _Scanner(source)
    try:
        scanner.run()
    except (IndexError, RecursionError) as error:
        raise NotToml(len(source)) from error
    return Scan(scanner.spans, scanner.headers, scanner.pairs)


def key_parts(source: str, at: int) -> list[KeyPart]:
    """The parts of the key that starts at ``at``, or behind spaces there."""
    scanner = _Scanner(source)
    scanner.at = at
    return scanner.key_parts()


def skip_blank(source: str, at: int) -> int:
    """Behind the spaces, line ends and comments at ``at``."""
    blank = _BLANK.match(source, at)
    return at if blank is None else blank.end()


class _Scanner:
    """``arrays`` counts the tables of each array of tables; ``table`` is the path of the header at hand."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.depth = 0
        self.table: KeyPath = ()
        self.arrays: dict[KeyPath, int] = {}
        self.spans: dict[KeyPath, Span] = {}
        self.headers: list[Header] = []
        self.pairs: list[Pair] = []

    def run(self) -> None:
        source, end = self.source, len(self.source)
        while True:
            self.at = skip_blank(source, self.at)
            if self.at >= end:
                return
            if source[self.at] == "[":
                self._header()
            else:
                path, span = self._pair(self.table)
                self.pairs.append(Pair(path, self.table, *span))

    def _spaces(self) -> None:
        spaces = _SPACES.match(self.source, self.at)
        self.at = self.at if spaces is None else spaces.end()

    def _header(self) -> None:
        start = self.at
        brackets = 2 if self.source.startswith("[[", start) else 1
        self.at += brackets
        names = self._key()
        self.at += brackets
        path = (*self._resolved(names[:-1]), names[-1])
        if brackets == 2:
            count = self.arrays.get(path, 0)
            self.arrays[path] = count + 1
            if count == 0:
                self.spans[path] = Span(start, start, self.at)
            path = (*path, count)
        self.table = path
        self.headers.append(Header(path, start, self.at))
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

    def _pair(self, table: KeyPath) -> tuple[KeyPath, Span]:
        key = self.at
        plain = _PLAIN_PAIR.match(self.source, key)
        if plain is not None:
            path = (*table, plain[1])
            self.at = plain.end()
        else:
            path = (*table, *self._key())
            if not self.source.startswith("=", self.at):
                raise NotToml(self.at)
            self.at += 1
            self._spaces()
        start = self.at
        self._value(path)
        span = Span(key, start, self.at)
        self._record(path, span)
        return path, span

    def _key(self) -> list[str]:
        return [part.name for part in self.key_parts()]

    def key_parts(self) -> list[KeyPart]:
        """Go behind a key."""
        parts = []
        while True:
            self._spaces()
            start = self.at
            parts.append(KeyPart(self._name(), start, self.at))
            self._spaces()
            if not self.source.startswith(".", self.at):
                return parts
            if len(parts) >= MAX_NESTING:
                raise TooDeep(self.at)
            self.at += 1

    def _name(self) -> str:
        for pattern in (_BARE, _BASIC, _LITERAL):
            found = pattern.match(self.source, self.at)
            if found is not None:
                self.at = found.end()
                return unescaped(found[1]) if pattern is _BASIC else found[found.lastindex or 0]
        raise NotToml(self.at)

    def _value(self, path: KeyPath) -> None:
        source, at = self.source, self.at
        first = source[at]
        if first in "[{":
            self.depth += 1
            if self.depth > MAX_NESTING:
                raise TooDeep(at)
            self.at += 1
            if first == "[":
                self._array(path)
            else:
                self._inline_table(path)
            self.depth -= 1
        elif source.startswith(('"""', "'''"), at):
            self.at = end_of_long_string(source, at)
        else:
            pattern = {'"': _BASIC, "'": _LITERAL}.get(first, _SCALAR)
            found = pattern.match(source, at)
            if found is None:
                raise NotToml(at)
            self.at = found.end()

    def _array(self, path: KeyPath) -> None:
        index = 0
        while not self._closed("]"):
            start = self.at
            self._value((*path, index))
            self.spans[(*path, index)] = Span(start, start, self.at)
            index += 1

    def _inline_table(self, path: KeyPath) -> None:
        while not self._closed("}"):
            self._pair(path)

    def _closed(self, bracket: str) -> bool:
        """Go to the next element of what is open; says whether there is none, and it is closed."""
        self.at = skip_blank(self.source, self.at)
        if self.source[self.at] == ",":
            self.at = skip_blank(self.source, self.at + 1)
        if self.source[self.at] != bracket:
            return False
        self.at += 1
        return True


def end_of_long_string(source: str, start: int) -> int:
    """Behind the string of several lines that starts at ``start``; NotToml where it never ends."""
    # str.find, for a regular expression is ten times slower over a long text.
    quotes = source[start : start + 3]
    at = source.find(quotes, start + 3)
    if quotes == '"""':
        while at >= 0 and _is_escaped(source, at):
            at = source.find(quotes, at + 1)
    if at < 0:
        raise NotToml(start)
    # One or two quotes may stand right before the closing ones.
    end = at + 3
    while end < at + 5 and source.startswith(quotes[0], end):
        end += 1
    return end


def _is_escaped(source: str, at: int) -> bool:
    backslashes = 0
    while source[at - 1 - backslashes] == "\\":
        backslashes += 1
    return backslashes % 2 == 1


def unescaped(text: str) -> str:
    """The inside of a basic string of one line, decoded."""
    return text if "\\" not in text else _ESCAPE.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(found[3], found[3])
