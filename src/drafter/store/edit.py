"""A changed draft back into its TOML: only what changed is written anew, and every other line stays as it is.

Each change is a splice of the source at a place that the scanner gives.
"""

from __future__ import annotations

import enum
from collections import deque

from drafter.report.draft import Draft
from drafter.report.template import Template
from drafter.store.adding import added
from drafter.store.changes import Change, TableOrder, changes
from drafter.store.layout import Layout
from drafter.store.lists import list_splices
from drafter.store.long_texts import text_splices
from drafter.store.removing import removed
from drafter.store.splices import Splice, spliced
from drafter.store.strings import inside
from drafter.store.writing import fits_literal, inline, long_text


def edited(source: str, template: Template, old: Draft, new: Draft) -> str:
    """The source with what differs between two drafts changed."""
    layout = Layout(source)
    later = deque[Change]()
    splices = []
    for change in changes(template, old, new):
        if change.new is None or isinstance(change.new, dict) or not layout.has_value(change.path):
            later.append(change)
        else:
            splices += _replaced(layout, change)
    source = spliced(source, splices)
    while later:
        # What is added or removed moves what stands behind it, so the next look is at a new layout.
        source = _moved(Layout(source), TableOrder(template), later)
    return source


class _Kind(enum.Enum):
    """Changes of one kind, each of a table of its own, can be made at once."""

    TABLE_REMOVED = enum.auto()
    TABLE_ADDED = enum.auto()
    KEY = enum.auto()
    ALONE = enum.auto()


def _kind(layout: Layout, change: Change) -> _Kind:
    if change.new is None and change.path in layout.headers:
        return _Kind.TABLE_REMOVED
    if isinstance(change.new, dict):
        named = isinstance(change.path[-1], str) and not layout.is_inline_table(change.path[:-1])
        return _Kind.TABLE_ADDED if named else _Kind.ALONE
    return _Kind.KEY if change.path[:-1] in layout.headers else _Kind.ALONE


def _moved(layout: Layout, order: TableOrder, later: deque[Change]) -> str:
    """Make the next change, and those after it that cannot touch the same lines."""
    kind = _kind(layout, later[0])
    splices: list[Splice] = []
    tables = set()
    while later and _kind(layout, later[0]) is kind:
        table = later[0].path[:-1] if kind is _Kind.KEY else later[0].path
        if table in tables or (tables and kind is _Kind.ALONE):
            break
        tables.add(table)
        change = later.popleft()
        splices += removed(layout, change.path) if change.new is None else added(layout, order, change)
    return spliced(layout.source, splices)


def _replaced(layout: Layout, change: Change) -> list[Splice]:
    """The splices that write another value over the one at the path of ``change``, in the manner of that."""
    span = layout.spans[change.path]
    if isinstance(change.new, str):
        return _replaced_text(layout, change, change.new)
    if isinstance(change.new, tuple) and layout.source.startswith("[", span.start):
        elements = layout.elements(change.path)
        return list_splices(layout.source, span, elements, change.old or (), change.new, layout.newline)
    return [Splice(span.start, span.end, inline(change.new))]


def _replaced_text(layout: Layout, change: Change, text: str) -> list[Splice]:
    span = layout.spans[change.path]
    found = inside(layout.source, span.start, span.end)
    quotes = "" if found is None else found.quotes
    if found is not None and (quotes == '"""' or (quotes == "'''" and fits_literal(text, long=True))):
        return text_splices(layout.source, found, change.old or "", text, layout.newline)
    if quotes == "'" and fits_literal(text, long=False):
        return [Splice(span.start, span.end, f"'{text}'")]
    on_lines = quotes == "'''" or ("\n" in text and change.path in layout.own_lines)
    return [Splice(span.start, span.end, long_text(text, layout.newline) if on_lines else inline(text))]
