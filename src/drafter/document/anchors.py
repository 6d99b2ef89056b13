"""The anchor of everything that can be linked to: each label once, and each name that references use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.report.blocks import Paragraph, Placement
from drafter.report.outline import Item, Part

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9]")
_LONGEST_LABEL = 24


class Anchors:
    """Anchors are bookmarks in Word: a letter first, then letters, digits and underscores, 40 at the most."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._of: dict[int, str] = {}
        self.by_name: dict[str, str] = {}
        """The anchor of each name, of its first bearer where two have it."""
        self._taken: dict[str, int] = {}
        for item in items:
            self._item(item)
            for part in item.body:
                self._part(part)

    def of(self, bearer: Item | Part) -> str:
        """The anchor of an item or part of those that were given; empty where it needs none."""
        return self._of.get(id(bearer), "")

    def _item(self, item: Item) -> None:
        if item.number is not None:
            self._give(item, f"para_{_NOT_IN_A_NAME.sub('_', item.number)[:_LONGEST_LABEL]}", item.id)
        elif item.id is not None:
            self._give(item, "passage", item.id)

    def _part(self, part: Part) -> None:
        if isinstance(part.block, Paragraph) and part.block.id is not None:
            self._give(part, "passage", part.block.id)
        elif isinstance(part.block, Placement):
            self._give(part, "exhibit", part.block.name)

    def _give(self, bearer: Item | Part, wanted: str, name: str | None) -> None:
        count = self._taken.get(wanted, 0) + 1
        self._taken[wanted] = count
        anchor = wanted if count == 1 else f"{wanted}_n{count}"
        self._of[id(bearer)] = anchor
        if name is not None:
            self.by_name.setdefault(name, anchor)
