"""A figure or a note with another name: its header and its keys are named anew, and its comments stay with it."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from drafter.report.draft import Draft
from drafter.report.places import KeyPath
from drafter.store.changes import set_keys
from drafter.store.layout import Layout
from drafter.store.scanner import key_parts
from drafter.store.splices import Splice, spliced
from drafter.store.writing import key

Part = msgspec.Struct


def with_new_names(source: str, old: Draft, new: Draft) -> tuple[str, Draft]:
    """The source and the old draft with every figure and note under the name that it has in the new one."""
    tables: tuple[tuple[str, dict[str, Part], dict[str, Part]], ...] = (
        ("figures", {**old.figures}, {**new.figures}),
        ("notes", {**old.notes}, {**new.notes}),
    )
    for top, before, now in tables:
        names = renamed(before, now)
        if names:
            source = spliced(source, _splices(Layout(source), top, names))
            after = {names.get(name, name): part for name, part in before.items()}
            old = msgspec.structs.replace(old, **{top: after})
    return source, old


def renamed(old: dict[str, Part], new: dict[str, Part]) -> dict[str, str]:
    """Of the parts that are gone, those that stand under another name in the same place.

    At the end, where new ones are put, they must say much the same.
    """
    names: dict[str, str] = {}
    added = _runs(new, old)
    last = next((name for name in reversed(old) if name in new), None)
    for before, gone in _runs(old, new).items():
        free = list(added.get(before, ()))
        for name in gone:
            other = next((each for each in free if before != last or _is_alike(old[name], new[each])), None)
            if other is not None:
                names[name] = other
                free.remove(other)
    return names


def _runs(parts: dict[str, Part], others: dict[str, Part]) -> dict[str | None, list[str]]:
    """The names that only ``parts`` has, by the last name before them that both have."""
    runs: dict[str | None, list[str]] = {}
    before: str | None = None
    for name in parts:
        if name in others:
            before = name
        else:
            runs.setdefault(before, []).append(name)
    return runs


def _is_alike(old: Part, new: Part) -> bool:
    """Whether at least half of what they say is the same."""
    before, now = set_keys(old), set_keys(new)
    shared = sum(name in now and now[name] == value for name, value in before.items())
    return old == new or 2 * shared >= max(len(before), len(now)) > 0


def _splices(layout: Layout, top: str, names: dict[str, str]) -> Iterator[Splice]:
    """For each key and header that says an old name, the one that says the new."""
    done: set[int] = set()
    for start, first in _keys(layout, top, names):
        part = key_parts(layout.source, start)[first]
        if part.start not in done:
            done.add(part.start)
            yield Splice(part.start, part.end, key(names[part.name]))


def _keys(layout: Layout, top: str, names: dict[str, str]) -> Iterator[tuple[int, int]]:
    """Where a key starts that says a name, and as which of its parts."""
    for header in layout.headers.values():
        if header.path[0] == top and len(header.path) > 1 and header.path[1] in names:
            # Behind the bracket; no part of a report is an array of tables in one.
            yield header.start + 1, 1
    for pair in layout.pairs:
        if len(pair.table) < 2 and len(pair.path) > 1 and pair.path[0] == top and pair.path[1] in names:
            yield pair.key, 1 - len(pair.table)
    if layout.is_inline_table((top,)):
        for path, span in layout.spans.items():
            if len(path) > 1 and path[0] == top and path[1] in names and _stands_in(layout, path, top):
                yield span.key, 0


def _stands_in(layout: Layout, path: KeyPath, top: str) -> bool:
    """Whether a key stands in the inline table ``top`` itself, and not in one inside it."""
    return len(path) == 2 if layout.has_value(path[:2]) else len(path) == 3
