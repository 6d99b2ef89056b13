"""Taking a key or a table out of a TOML source."""

from __future__ import annotations

from drafter.report.places import KeyPath
from drafter.store.layout import Layout
from drafter.store.scanner import Span
from drafter.store.splices import Splice, behind_comma, comma, line_end, line_start


def removed(layout: Layout, path: KeyPath) -> list[Splice]:
    """The splices that take away what stands at ``path``: a key with its line, a table with all below its header.

    Comments above stay, and those behind the last key of a table, which may speak of what follows.
    """
    headers = [header for header in layout.headers.values() if header.path[: len(path)] == path]
    splices = [_without_block(layout, layout.start_of(header), layout.end_of(header)) for header in headers]
    opened = {header.path for header in headers}
    splices += [
        Splice(line_start(layout.source, pair.key), line_end(layout.source, pair.end - 1), "")
        for pair in layout.pairs
        if pair.path[: len(path)] == path and pair.table not in opened
    ]
    span = layout.spans.get(path)
    return splices or ([] if span is None else [_without_element(layout.source, span)])


def _without_block(layout: Layout, start: int, end: int) -> Splice:
    """Lines go, and where two gaps would meet, one of the two."""
    source = layout.source
    gap = 2 * len(layout.newline)
    if start == 0 or source[max(0, start - gap) : start] == layout.newline * 2:
        while source.startswith(layout.newline, end):
            end += len(layout.newline)
    if end == len(source):
        while source[max(0, start - gap) : start] == layout.newline * 2:
            start -= len(layout.newline)
    return Splice(start, end, "")


def _without_element(source: str, span: Span) -> Splice:
    """A key of an inline table, or an element of a list, goes with one comma."""
    following = comma(source, span.end)
    if following is not None:
        return Splice(span.key, behind_comma(source, following), "")
    before = source[: span.key].rstrip(" \t")
    if before.endswith(","):
        return Splice(len(before) - 1, span.end, "")
    end = span.end
    while source.startswith((" ", "\t"), end):
        end += 1
    return Splice(span.key, end, "")
