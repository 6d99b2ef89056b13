"""What a command is, and how a screen runs its own."""

from __future__ import annotations

import asyncio
import contextlib
import enum
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.message import Message
from textual.screen import Screen

from drafter.tui.commands.keys import Keys
from drafter.tui.widgets.key_bar import KeyHint

_PATIENCE = 0.5
"""Seconds that keys wait for a command that was asked for before them."""


_UNBOUND = "unbound"
"""No key: it keeps the place of one in the config."""


class Need(enum.Enum):
    """What a command needs to make sense; a screen says whether it is there."""

    NOTHING = "nothing"
    TEXT = "text"
    """A text under the cursor."""
    PROBLEMS = "problems"
    """Something that the check has found."""
    FIX = "fix"
    """A problem under the cursor that a few characters cure."""
    WORD = "word"
    """A word under the cursor that no dictionary has."""
    CONFLICT = "conflict"
    """A file that was changed elsewhere."""
    REPORT = "report"
    """A report under the cursor, or marked ones."""
    REPLACED = "replaced"
    """Words that were replaced all over the report."""
    UNDO = "undo"
    """Something that was done and can be undone."""
    SHARED = "shared"
    """A file that other names or owners share."""
    FIGURE = "figure"
    """A figure under the cursor."""
    ROWS = "rows"
    """A table or a chart under the cursor."""
    EXHIBIT = "exhibit"
    """A table, a chart or an image under the cursor, that can be made."""
    CITED = "cited"
    """A figure under the cursor that the text cites."""
    MADE = "made"
    """Files that were made."""
    FILE = "file"
    """A file under the cursor that was made."""
    POINTS = "points"
    """Files under the cursor, or points of one, that can be shown or hidden."""
    RECEIPT = "receipt"
    """A receipt."""
    CHOOSING = "choosing"
    """An export that has not begun."""
    IDLE = "idle"
    """Nothing that is being made."""
    DONE = "done"
    """An export that has come to its end."""
    STALE = "stale"
    """Figures that were carried over and not looked up anew."""
    BEGINNING = "beginning"
    """The first steps, which are shown until they are known."""


class Command(NamedTuple):
    """``keys`` are alternatives separated by commas, the first is shown; ``footer`` is empty where it is not listed.

    ``id`` never changes: it is what people remap keys by.
    """

    id: str
    keys: str
    title: str
    help: str
    message: type[Message]
    footer: str = ""
    pair: str = ""
    """The id of the command that does the opposite; its key is shown before this one."""
    first: bool = True
    """Whether it comes before what the widget under the cursor would do with the key."""
    needs: Need = Need.NOTHING
    kept: bool = False
    """Whether the key bar has it on the narrowest screen too."""


def bindings(commands: Sequence[Command]) -> list[Binding]:
    """The bindings of a screen's commands; they come before those of its widgets."""
    return [
        Binding(
            command.keys or _UNBOUND,
            f"command('{command.id}')",
            command.title,
            show=bool(command.footer),
            priority=command.first,
            id=command.id,
        )
        for command in commands
    ]


async def run_command(screen: Screen[Any], command: Command) -> None:
    """Run a command between the keys before it and the keys after it.

    Those before may still wait in line at the widget under the cursor; those after may belong to what it opens. A
    command that comes after the widget's own keys is in order by itself.
    """
    if not command.first:
        await screen._dispatch_message(command.message())
        return
    done = asyncio.Event()

    async def run() -> None:
        await screen._dispatch_message(command.message())
        done.set()

    (screen.focused or screen).call_later(run)
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(done.wait(), _PATIENCE)


def hints(commands: Sequence[Command], keys: Keys, allows: Callable[[Command], bool]) -> tuple[KeyHint, ...]:
    """What the key bar shows."""
    known = {command.id: keys.shown(command) for command in commands}
    return tuple(
        KeyHint(
            f"{known.get(each.pair, '')} {known[each.id]}".strip(),
            each.footer,
            f"screen.command('{each.id}')",
            allows(each),
            each.kept,
        )
        for each in commands
        if each.footer
    )
