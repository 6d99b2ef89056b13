"""A changed draft back into its TOML: only what changed is written anew, and every other line stays as it is.

Each change is a splice of the source at a place that the scanner gives.
"""

from __future__ import annotations

from drafter.report.draft import Draft
from drafter.report.template import Template
from drafter.store.adding import added
from drafter.store.changes import Change, changes
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
    later = []
    splices = []
    for change in changes(template, old, new):
        if change.new is not None and layout.has_value(change.path):
            splices += _replaced(layout, change)
        else:
            later.append(change)
    source = spliced(source, splices)
    for change in later:
        # Each moves what stands behind it, so the next one looks at the source anew.
        layout = Layout(source)
        source = spliced(
            source, removed(layout, change.path) if change.new is None else added(layout, template, change)
        )
    return source


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
