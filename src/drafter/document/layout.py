"""The layout of a report, ``report.md.j2``: trusted text with slots, read by pandoc once for each shape of report.

No word of a user goes through Jinja2 or through a reader of pandoc: a slot renders to a mark of two private
characters, and what belongs there is put in afterwards, in the tree.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from drafter.document.parts import part_file
from drafter.report.errors import InputError
from drafter.typed import from_json

LAYOUT_FILE = "report.md.j2"
_OPEN, _CLOSE = "\ue000", "\ue001"
SLOT = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
"""The mark of a slot; its number counts :attr:`Shape.slots`."""
_FORMAT = 3
"""Counts up when what is cached changes its meaning."""


class Shape(msgspec.Struct, frozen=True):
    """All that a layout may know of a report: nothing that anyone typed.

    ``sections`` and ``header`` are ids of the template, in order; of the header only what is printed.
    """

    sections: tuple[str, ...]
    header: tuple[str, ...]
    draft: bool
    edition: str

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of the slots; their order is that of the marks."""
        return (
            "notice",
            "title",
            "header",
            "lists",
            "contents",
            *(f"section {id}" for id in self.sections),
            *(f"answer {id}" for id in self.header),
        )


class MarkdownReader(NamedTuple):
    """What reads a layout: ``version`` names it for the cache, ``read`` turns Markdown into pandoc's JSON."""

    version: str
    read: Callable[[str], bytes]


def read_layout(folder: Path, shape: Shape, reader: MarkdownReader, cache: Path | None) -> list[dict[str, Any]]:
    """The blocks of a template's layout, with marks for slots.

    ``cache`` is a folder that need not exist; nothing that is wrong with it is more than slow. Raises InputError for a
    layout that cannot be read or rendered.
    """
    file = part_file(folder, LAYOUT_FILE)
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise InputError(
            f"The layout cannot be read: {fault}.", cure="It is a text, in UTF-8.", path=str(file)
        ) from fault
    key = hashlib.sha256(repr((_FORMAT, source, shape, reader.version)).encode()).hexdigest()
    kept = None if cache is None else cache / "layouts" / f"{key}.json"
    blocks = None if kept is None else _cached(kept)
    if blocks is None:
        tree = reader.read(_render(source, shape, file))
        blocks = from_json(tree, _Tree).blocks
        if kept is not None:
            _keep(kept, tree)
    return blocks


def _render(source: str, shape: Shape, file: Path) -> str:
    # Imported on a cache miss only: Jinja2 takes longer to load than the rest of an export takes to run.
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    marks = {name: f"{_OPEN}{number}{_CLOSE}" for number, name in enumerate(shape.slots)}
    try:
        return environment.from_string(source).render(
            notice=marks["notice"],
            title=marks["title"],
            header=marks["header"],
            lists=marks["lists"],
            contents=marks["contents"],
            sections={id: marks[f"section {id}"] for id in shape.sections},
            answers={id: marks[f"answer {id}"] for id in shape.header},
            draft=shape.draft,
            edition=shape.edition,
        )
    except (TemplateError, TypeError, ValueError, ArithmeticError) as fault:
        line = getattr(fault, "lineno", None)
        where = f"{file}:{line}" if line else str(file)
        raise InputError(
            f"The layout cannot be rendered: {fault}.",
            cure="docs/templates.md lists what a layout may use.",
            path=where,
        ) from fault


class _Tree(msgspec.Struct):
    """As much of pandoc's JSON as is needed."""

    blocks: list[dict[str, Any]]


def _cached(kept: Path) -> list[dict[str, Any]] | None:
    try:
        return from_json(kept.read_bytes(), _Tree).blocks
    except (OSError, ValueError, RecursionError):
        return None


def _keep(kept: Path, tree: bytes) -> None:
    temporary = kept.with_suffix(f".{id(tree):x}.tmp")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(tree)
        temporary.replace(kept)
    except OSError:
        # A cache that cannot be written costs the next export some milliseconds.
        return
