"""Go to a number, a heading or a field: type some of it, press Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.binding import BindingType

from drafter.report.outline import ItemKind
from drafter.report.visible import one_line
from drafter.tui.commands.command import Command, bindings
from drafter.tui.commands.dialogs import GOING
from drafter.tui.flow import is_asked
from drafter.tui.fuzzy import score
from drafter.tui.screens.dialog import FinderRows, FinderScreen
from drafter.tui.session import Session


class Target(NamedTuple):
    """A place to go to."""

    place: str
    line: int
    number: str
    words: str


def targets(session: Session) -> tuple[Target, ...]:
    """Every field and every numbered thing, in order."""
    found = [Target(at.place, 0, "", at.name) for at in session.places if at.section is None]
    asked = {at.place for at in session.places if is_asked(session.draft, at)}
    first: dict[str, str] = {}
    for at in session.places:
        if at.section is not None and at.place in asked:
            first.setdefault(at.section.id, at.place)
    for item in session.outline.items:
        place = first.get(item.section, "") if item.kind is ItemKind.SECTION else item.field
        if place:
            line = item.block.line if item.block is not None else 0
            found.append(Target(place, line, item.number or "", " ".join(item.text.split())[:200]))
    return tuple(found)


class _Targets(FinderRows[Target]):
    def fit(self, item: Target, typed: str) -> int:
        return score(typed, item.number, item.words)

    def draw(self, item: Target, width: int) -> list[Text]:
        text = Text(end="", no_wrap=True)
        text.append(f" {item.number:<8}", self.component("rows--dim"))
        text.append(one_line(item.words))
        text.truncate(max(1, width - 1), overflow="ellipsis")
        return [text]

    def nothing(self) -> str:
        return " Nothing has that number or those words."


class GoToScreen(FinderScreen["tuple[str, int] | None", Target]):
    """Gives the place and the line, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GOING)]
    COMMAND_LIST: ClassVar[Sequence[Command]] = GOING
    ABOUT = "Going to a place"
    VERB = "Go to"
    HINT = "a number, a heading, some words"

    def __init__(self, places: Sequence[Target]) -> None:
        super().__init__(_Targets(places))

    def choose(self, item: Target) -> None:
        """Close with the place."""
        self.dismiss((item.place, item.line))
