"""What differs between two drafts of one report, as values to be set in its file or taken out of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from drafter.report.draft import Draft, Value
from drafter.report.places import KeyPath
from drafter.report.template import Field, FieldKind, Template

TOP = ("meta", "sections", "figures", "notes", "waivers")
"""The tables of a report, in the order in which a new one is put in."""


class Change(msgspec.Struct, frozen=True):
    """A value that differs; ``new`` is None where it is to be taken away, ``old`` where it is to be added.

    A part that is added as a whole (a figure, a note, a waiver) is a dict of its keys. ``before`` lists the keys
    that stand before a new one in its table, where there is an order; ``lines`` says that a text is
    written over several lines.
    """

    path: KeyPath
    old: Any
    new: Any
    before: tuple[str, ...] | None = None
    lines: bool = False


def changes(template: Template, old: Draft, new: Draft) -> Iterator[Change]:
    """What differs, in the order of the template."""
    if old.title != new.title:
        yield Change(("title",), old.title, new.title, ("format", "template"))
    yield from _answers(("meta",), template.meta, old.meta, new.meta)
    for section in template.sections:
        path = ("sections", section.id)
        yield from _answers(path, section.fields, old.sections.get(section.id, {}), new.sections.get(section.id, {}))
    yield from _named(("figures",), old.figures, new.figures)
    yield from _named(("notes",), old.notes, new.notes)
    yield from _listed(("waivers",), old.waivers, new.waivers)


def same(old: Draft, new: Draft) -> bool:
    """Whether two drafts say the same; a table without answers is as good as none."""
    return old == new or _without_empty(old) == _without_empty(new)


class TableOrder:
    """The order of the tables of a report: that of :data:`TOP`, and of the template's sections."""

    def __init__(self, template: Template) -> None:
        self._top = {name: at for at, name in enumerate(TOP)}
        self._sections = {section.id: at for at, section in enumerate(template.sections)}

    def rank(self, table: KeyPath) -> tuple[int, int]:
        """Where a table stands among the others."""
        inner = self._sections.get(str(table[1]), 0) if table[0] == "sections" and len(table) > 1 else 0
        return self._top.get(str(table[0]), len(TOP)), inner


def _without_empty(draft: Draft) -> Draft:
    sections = {id: answers for id, answers in draft.sections.items() if answers}
    return msgspec.structs.replace(draft, sections=sections)


def _answers(path: KeyPath, fields: Sequence[Field], old: dict[str, Value], new: dict[str, Value]) -> Iterator[Change]:
    for at, field in enumerate(fields):
        before, now = old.get(field.id), new.get(field.id)
        if before != now:
            order = tuple(each.id for each in fields[:at])
            yield Change((*path, field.id), before, now, order, field.kind is FieldKind.TEXT)


def _named(path: KeyPath, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    for name, part in old.items():
        if name not in new:
            yield Change((*path, name), part, None)
    for name, part in new.items():
        if name not in old:
            yield Change((*path, name), None, set_keys(part))
            continue
        yield from _keys((*path, name), old[name], part)
        if set_keys(old[name]) and not set_keys(part):
            # Dotted keys that are all gone leave no table behind.
            yield Change((*path, name), None, {})


def _listed(path: KeyPath, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """Parts without names: those at the start and at the end that are the same stay, the others are matched in turn."""
    head, tail = common(old, new)
    changed_old, changed_new = len(old) - tail, len(new) - tail
    shared = min(changed_old, changed_new)
    for index in range(head, shared):
        yield from _keys((*path, index), old[index], new[index])
    for index in reversed(range(shared, changed_old)):
        yield Change((*path, index), old[index], None)
    for index in range(shared, changed_new):
        yield Change((*path, index), None, set_keys(new[index]))


def common(old: Sequence[Any], new: Sequence[Any]) -> tuple[int, int]:
    """How many elements two sequences share at their start, and how many of the others at their end."""
    most = min(len(old), len(new))
    head = 0
    while head < most and _identical(old[head], new[head]):
        head += 1
    tail = 0
    while tail < most - head and _identical(old[-1 - tail], new[-1 - tail]):
        tail += 1
    return head, tail


def _identical(old: Any, new: Any) -> bool:
    """Equal, and of one type: 1 and 1.0 print differently."""
    return old == new and (isinstance(old, str) or repr(old) == repr(new))


def _keys(path: KeyPath, old: msgspec.Struct, new: msgspec.Struct) -> Iterator[Change]:
    before, now = set_keys(old), set_keys(new)
    for name in (*now, *(name for name in before if name not in now)):
        if not _identical(before.get(name), now.get(name)):
            order = tuple(each for each, _ in _defaults(type(new)))
            yield Change((*path, name), before.get(name), now.get(name), order[: order.index(name)])


def set_keys(part: msgspec.Struct) -> dict[str, Any]:
    """The keys of a part that differ from what an absent key means."""
    return {name: value for name, default in _defaults(type(part)) if (value := getattr(part, name)) != default}


@cache
def _defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, Any], ...]:
    # Kept: msgspec takes a millisecond to tell.
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))
