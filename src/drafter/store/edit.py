"""A changed draft back into its TOML: only what changed is written anew, and every other line stays as it is.

Each change is a splice of the source at a place that the scanner gives.
"""

from __future__ import annotations

import enum
from itertools import takewhile

from drafter.report.draft import Draft
from drafter.report.places import KeyPath
from drafter.report.template import Template
from drafter.store.adding import added
from drafter.store.changes import Change, TableOrder, changes
from drafter.store.layout import Layout
from drafter.store.lists import list_splices
from drafter.store.long_texts import text_splices
from drafter.store.removing import removed
from drafter.store.renaming import with_new_names
from drafter.store.splices import Splice, spliced
from drafter.store.strings import inside
from drafter.store.writing import fits_literal, inline, long_text


def edited(source: str, template: Template, old: Draft, new: Draft) -> str:
    """The source with what differs between two drafts changed."""
    source, old = with_new_names(source, old, new)
    layout = Layout(source)
    later: list[Change] = []
    splices = []
    for change in changes(template, old, new):
        if change.new is None or isinstance(change.new, dict) or not layout.has_value(change.path):
            later.append(change)
        else:
            splices += _replaced(layout, change)
    source = spliced(source, splices)
    order = TableOrder(template)
    while later:
        # What is added or removed moves what stands behind it, so the next look is at a new layout.
        layout = Layout(source)
        now = _at_once(layout, later)
        source = spliced(source, [splice for change in now for splice in _moved(layout, order, change)])
        made = set(map(id, now))
        later = [change for change in later if id(change) not in made]
    return source


class _Kind(enum.Enum):
    """What a change does to the tables that have headers; ``ALONE`` is all else."""

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


def _at_once(layout: Layout, changes: list[Change]) -> list[Change]:
    """Those changes that cannot touch the same lines: one key of each table, or tables, or one change."""
    keys: dict[KeyPath, Change] = {}
    for change in changes:
        if _kind(layout, change) is _Kind.KEY:
            keys.setdefault(change.path[:-1], change)
    if keys:
        return list(keys.values())
    kind = _kind(layout, changes[0])
    if kind is _Kind.ALONE:
        return changes[:1]
    return list(takewhile(lambda change: _kind(layout, change) is kind, changes))


def _moved(layout: Layout, order: TableOrder, change: Change) -> list[Splice]:
    return removed(layout, change.path) if change.new is None else added(layout, order, change)


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
