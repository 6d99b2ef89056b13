"""The comments of a TOML file: what people note beside a report, and what nobody publishes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.store.scanner import end_of_long_string

_STARTS = re.compile(r"\"\"\"|'''|\"|'|#")
_SHORT = {'"': re.compile(r'"(?:[^"\\\n]|\\.)*+"'), "'": re.compile(r"'[^'\n]*+'")}


def comments(source: str) -> tuple[str, ...]:
    """The comments of a source that is TOML, without their marks. Lines of comment in a row are one."""
    found: list[str] = []
    last_end = -1
    for start, end in _comments(source):
        text = source[start + 1 : end].strip(" \t\r#=*~+-")
        if last_end >= 0 and not source[last_end:start].strip() and source.count("\n", last_end, start) == 1:
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(text)
        last_end = end
    return tuple(text.strip() for text in found if text.strip())


def _comments(source: str) -> Iterator[tuple[int, int]]:
    """Where each comment starts, with its mark, and ends. Quotes that open a text hide the marks in it."""
    at = 0
    while found := _STARTS.search(source, at):
        mark = found[0]
        if mark == "#":
            end = source.find("\n", found.start())
            at = len(source) if end < 0 else end
            yield found.start(), at
        elif len(mark) == 3:
            at = end_of_long_string(source, found.start())
        else:
            short = _SHORT[mark].match(source, found.start())
            at = found.end() if short is None else short.end()
