"""The rows of an export: a report with its steps while it is made, then its files, each with what was verified."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.export.stage import Stage
from drafter.tui.export_units import Unit, UnitState
from drafter.tui.states import LEVEL_GLYPHS

if TYPE_CHECKING:
    from drafter.export.publish import Published, PublishedFile
    from drafter.export.verify.point import Point
    from drafter.tui.widgets.problems import Problem

_SIGNS = {
    UnitState.WAITING: "·",
    UnitState.RUNNING: "◐",
    UnitState.MADE: "✓",
    UnitState.FAILED: "✗",
    UnitState.STOPPED: "·",
}
_WIDEST_FORMAT = 4
"""Columns."""
_TOLD = 12
"""Characters of a hash: enough to tell two files apart by eye. The receipt has all of them."""


class NodeKind(enum.Enum):
    """What a row stands for."""

    REPORT = "report"
    STEPS = "steps"
    FILE = "file"
    POINT = "point"
    RECEIPT = "receipt"
    KEPT = "kept"
    TROUBLE = "trouble"


Key = tuple[str, ...]


class Node(NamedTuple):
    """A row: a sign, what it is, and more words about it.

    ``is_open`` says whether what is below it is shown, None where there is nothing below. ``path`` is a file that can
    be opened. ``file`` is that of the report.
    """

    key: Key
    kind: NodeKind
    file: Path
    sign: str
    head: str
    words: str = ""
    depth: int = 0
    is_open: bool | None = None
    path: Path | None = None
    problem: Problem | None = None


def nodes(units: Iterable[Unit], unfolded: frozenset[Key], *, alone: bool) -> tuple[Node, ...]:
    """The rows. A report that is exported ``alone`` has no row of its own: the screen is about nothing else."""
    return tuple(node for unit in units for node in _unit(unit, unfolded, alone=alone))


def _unit(unit: Unit, unfolded: frozenset[Key], *, alone: bool) -> Iterator[Node]:
    key = (str(unit.file),)
    depth = 0 if alone else 1
    can_open = unit.published is not None or bool(unit.problems)
    is_open = alone or key in unfolded
    if not alone:
        yield Node(
            key,
            NodeKind.REPORT,
            unit.file,
            _SIGNS[unit.state],
            unit.title or unit.file.parent.name,
            _said(unit),
            is_open=is_open if can_open else None,
        )
    if unit.state is UnitState.RUNNING:
        yield from (_steps(unit, format, stage, depth) for format, stage in unit.steps)
    if unit.published is not None and is_open:
        yield from _made(unit, unit.published, unfolded, depth)
    for index, problem in enumerate(unit.problems if is_open else ()):
        where = problem.number or problem.name or problem.place
        sign = LEVEL_GLYPHS[problem.level]
        told = (*key, "problem", str(index))
        yield Node(told, NodeKind.TROUBLE, unit.file, sign, where, problem.message, depth, problem=problem)


def _said(unit: Unit) -> str:
    """What is said of a report beside its title."""
    if unit.published is not None:
        return ", ".join(f"{file.path.name} {_size(file.size)}" for file in unit.published.files)
    if unit.state is UnitState.FAILED:
        return f"{unit.trouble} {unit.cure}".strip()
    return "not made" if unit.state is UnitState.STOPPED else ""


def _steps(unit: Unit, format: str, stage: Stage, depth: int) -> Node:
    head = f"{format.upper():<{_WIDEST_FORMAT}}"
    return Node((str(unit.file), "step", format), NodeKind.STEPS, unit.file, "", head, steps(stage), depth)


def steps(stage: Stage) -> str:
    """The steps of a format: ``✓ written  ◐ verified  · searched  · in place``."""
    order = [each for each in Stage if each is not Stage.STARTED]
    done = order.index(stage) + 1 if stage in order else 0
    return "  ".join(
        f"{'✓' if index < done else '◐' if index == done else '·'} {each.value}" for index, each in enumerate(order)
    )


def _made(unit: Unit, published: Published, unfolded: frozenset[Key], depth: int) -> Iterator[Node]:
    for file in published.files:
        key = (str(unit.file), file.path.name)
        is_open = key in unfolded
        yield Node(
            key,
            NodeKind.FILE,
            unit.file,
            "✓" if all(point.passed for point in file.points) else "!",
            file.path.name,
            facts_of(file),
            depth,
            is_open,
            file.path,
        )
        if is_open:
            yield from (_point((*key, str(index)), unit, point, depth) for index, point in enumerate(file.points))
    page = published.receipt_page
    words = "The receipt, for the clerk’s file. Enter shows it."
    yield Node((str(unit.file), "receipt"), NodeKind.RECEIPT, unit.file, "✓", page.name, words, depth, path=page)
    for kept in published.kept:
        at = (str(unit.file), "kept", kept.now.name)
        words = f"What stood there as {kept.was.name} was not as drafter had made it; it is kept."
        yield Node(at, NodeKind.KEPT, unit.file, "!", kept.now.name, words, depth, path=kept.now)


def _point(key: Key, unit: Unit, point: Point, depth: int) -> Node:
    told = "" if point.passed or point.binding else "told only"
    words = " · ".join(filter(None, (point.detail, point.source, told)))
    return Node(key, NodeKind.POINT, unit.file, "✓" if point.passed else "✗", point.name, words, depth + 1)


def facts_of(file: PublishedFile) -> str:
    """What is known of a file: ``PDF · 55 kB · 5 pages · SHA-256 0a1b2c3d4e5f… · 23 of 23 points verified``."""
    pages = "" if file.pages is None else f"{file.pages} page{'' if file.pages == 1 else 's'}"
    held = sum(point.passed for point in file.points)
    points = f"{held} of {len(file.points)} points verified"
    told = (file.format.upper(), _size(file.size), pages, f"SHA-256 {file.sha256[:_TOLD]}…", points)
    return " · ".join(filter(None, told))


def _size(count: int) -> str:
    """Bytes as a person reads them: ``640 bytes``, ``55 kB``, ``1.2 MB``."""
    if count < 1_000:
        return f"{count} bytes"
    return f"{count / 1_000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"
