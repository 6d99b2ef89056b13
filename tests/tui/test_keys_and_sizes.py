"""Any text, any size, any keys and clicks: the app goes on, and the file holds what the model held.

Some seconds in the suite; ``DRAFTER_FUZZ_SECONDS=600`` for longer, with other steps on each run
(``--hypothesis-seed`` for the same again, ``--hypothesis-show-statistics`` for how many there were).
"""

from __future__ import annotations

import asyncio
import os
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st
from textual import events
from textual.geometry import Size
from textual.pilot import Pilot

from drafter.report.draft import Draft
from drafter.store.load import load_report
from drafter.store.save import save
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.prose import Prose
from tests.tui.cited_report import CITED
from tests.tui.conftest import TODAY
from tests.tui.driving import picture, ready, until

SECONDS = float(os.environ.get("DRAFTER_FUZZ_SECONDS", "0"))
_END = time.monotonic() + SECONDS
PLACES = (
    "title",
    "background.text",
    "reasons.alternatives",
    "appendices.items",
    "meta.meeting_date",
    "exempt.paragraphs",
)


class Typed(NamedTuple):
    """Keys, one after the other, without a pause."""

    keys: tuple[str, ...]


class Pasted(NamedTuple):
    """A text from the clipboard."""

    text: str


class Resized(NamedTuple):
    """The window in another size."""

    width: int
    height: int


class Clicked(NamedTuple):
    """The mouse, in thousandths of the window; ``times`` for double and triple clicks."""

    across: int
    down: int
    times: int


class Rolled(NamedTuple):
    """The wheel of the mouse."""

    down: bool


class Opened(NamedTuple):
    """A field, opened as the outline does."""

    place: str


class Commanded(NamedTuple):
    """A command of the screen that is on top, by its place in the list: each can be asked for by any key."""

    number: int


Step = Typed | Pasted | Resized | Clicked | Rolled | Opened | Commanded

_KEYS = st.sampled_from(
    [
        *"aZé 1.#-~:|[]{}\\\"'/",
        *("enter", "backspace", "delete", "tab", "shift+tab", "escape", "up", "down", "left", "right", "home", "end"),
        *("pageup", "pagedown", "space", "shift+up", "shift+down", "shift+left", "shift+right", "shift+home"),
        *("ctrl+home", "ctrl+end", "ctrl+left", "ctrl+right", "ctrl+w", "ctrl+u", "ctrl+k", "ctrl+delete"),
        *("f1", "f2", "f3", "f5", "f6", "f7", "f8", "f9", "shift+f8", "ctrl+t", "ctrl+g", "ctrl+p", "ctrl+f", "alt+g"),
        *("ctrl+o", "ctrl+b", "ctrl+z", "ctrl+y", "ctrl+s", "ctrl+x", "ctrl+c", "ctrl+v", "ctrl+a"),
        *("alt+right", "alt+left", "alt+up", "alt+down", "alt+v", "shift+f5", "alt+f", "alt+i", "alt+c", "alt+a"),
        *("ctrl+n", "ctrl+e", "ctrl+r"),
    ]
)
_HOSTILE = (
    '{{ plots }} {{ plots | words }} {{ ref("next") }}{{ note("survey") }}',
    "Site\tPlots\nMill Lane\t24\n",
    "[/]",
    "[sic] [@click=app.quit]x[/]",
    "{{ 7*7 }}",
    "::: exempt 1\nx\n:::",
    "[" * 300,
    "(" * 300,
    "\t\t|a|",
    "\x1b]52;c;YQ==\x07 \x9b31m",
    "\u202egnirts\u202c \u2028\u2029\x85\x0b\x0c",
    "e\u0301 👩‍👩‍👧‍👦 漢字かな ﷽ \u200b\u200d",
    "•\tone\r\n•\ttwo\r3.1 three",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "## H\n### H\n.[5.4.2a] pinned\n~ loose\n> quote\n1. list\n",
    "\r",
    "\0",
    '"""',
    "'''\\",
)
_TEXTS = st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.sampled_from(_HOSTILE))
_STEPS: st.SearchStrategy[Step] = st.one_of(
    st.lists(_KEYS, min_size=1, max_size=8).map(lambda keys: Typed(tuple(keys))),
    _TEXTS.map(Pasted),
    st.builds(
        Resized,
        st.one_of(st.integers(1, 300), st.sampled_from([1, 2, 39, 40, 79, 80, 109, 110])),
        st.one_of(st.integers(1, 100), st.sampled_from([1, 2, 3, 5])),
    ),
    st.builds(Clicked, st.integers(0, 999), st.integers(0, 999), st.integers(1, 3)),
    st.builds(Rolled, st.booleans()),
    st.sampled_from(PLACES).map(Opened),
    st.integers(0, 60).map(Commanded),
)
_BEGIN_OTHERS = {"editor", "open-file", "open-folder", "quit"}
"""Commands that begin another program, or end this one."""


def written(folder: Path, text: str) -> Path:
    """A report with a text in its title, its background and a list."""
    file = folder / "drafts" / "one" / "report.toml"
    file.parent.mkdir(parents=True)
    file.write_text(CITED, encoding="utf-8")
    loaded = load_report(file, Workspace.find(folder))
    draft = loaded.report.draft.with_answer("background", "text", text or None)
    draft = draft.with_answer("reasons", "alternatives", text[:200] or None)
    save(loaded, draft)
    return file


async def take(pilot: Pilot[None], app: DrafterApp, step: Step) -> None:
    """Do what a person may do at any moment."""
    match step:
        case Typed(keys):
            await pilot.press(*keys)
        case Pasted(text):
            app.post_message(events.Paste(text))
            await pilot.pause()
        case Resized(width, height):
            await pilot.resize_terminal(width, height)
        case Clicked(across, down, times):
            size = app.size
            spot = (across * size.width // 1000, down * size.height // 1000)
            await pilot.click(offset=spot, times=times)
        case Rolled(down):
            where = (app.size.width // 2, app.size.height // 2)
            kind = events.MouseScrollDown if down else events.MouseScrollUp
            app.screen._forward_event(kind(app.screen, *where, 0, 0, 0, False, False, False))
        case Opened(place) if isinstance(app.screen, ReportScreen):
            app.screen.open_place(place)
        case Commanded(number) if isinstance(app.screen, CommandScreen):
            known = [each.id for each in app.screen.COMMAND_LIST if each.id not in _BEGIN_OTHERS]
            if known:
                await app.screen.action_command(known[number % len(known)])
                await pilot.pause()
        case _:
            pass


def agrees(app: DrafterApp) -> None:
    """Every editor shows the text of the model, and the screen is as large as the window."""
    for screen in app.screen_stack:
        if isinstance(screen, ReportScreen):
            for at in screen.session.places:
                page = screen.fields.opened(at.place)
                if page is not None and page.editor is not None:
                    assert page.editor.text == screen.session.text_of(at.place)
    assert app.screen.size == Size(*app.size)
    assert not any(character in picture(app) for character in "\x1b\x07\x9b\u202e\u2028\x0c\x00")


def undone_and_redone(app: DrafterApp) -> None:
    """Everything can be taken back, and comes again as it was."""
    for screen in app.screen_stack:
        for prose in screen.query(Prose) if isinstance(screen, ReportScreen) else ():
            text, steps = prose.text, 0
            while prose.history.undo_stack and steps < 500:
                prose.undo()
                steps += 1
            while prose.history.redo_stack and steps > 0:
                prose.redo()
                steps -= 1
            assert prose.text == text


async def drive(folder: Path, text: str, size: tuple[int, int], steps: list[Step]) -> None:
    """Take the steps, and compare the file with the model."""
    file = written(folder, text)
    workspace = Workspace.find(folder)
    app = DrafterApp(workspace, file, today=lambda: TODAY, theme="drafter-light")
    drafts: list[Draft] = []
    screens: list[ReportScreen] = []
    async with app.run_test(size=size) as pilot:
        (await ready(pilot, app)).open_place("background.text")
        await pilot.pause()
        for step in steps:
            await take(pilot, app, step)
        await pilot.pause()
        agrees(app)
        undone_and_redone(app)
        await pilot.pause()
        screens += [each for each in app.screen_stack if isinstance(each, ReportScreen)]
        app.leave()
        await until(pilot, lambda: app._exit)
        # Now, for what stands in an open form is taken when one leaves.
        drafts += [each.session.draft for each in screens]
    # From the library it may have been put into the archive.
    assert all(draft == load_report(file, workspace).report.draft for draft in drafts)


@settings(
    max_examples=int(SECONDS * 3) or 8,
    deadline=None,
    derandomize=not SECONDS,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(_TEXTS, st.tuples(st.integers(1, 300), st.integers(1, 100)), st.lists(_STEPS, min_size=5, max_size=25))
@example(
    "".join(_HOSTILE), (1, 1), [Resized(80, 24), Resized(1, 1), Typed(("a", "enter", "ctrl+z")), Resized(300, 100)]
)
@example(
    "".join(_HOSTILE),
    (120, 40),
    [
        Typed(("f5", "a", "tab", "v", "n", "e", "d")),
        Resized(1, 1),
        Pasted("::: exempt 1\nx"),
        Resized(80, 24),
        Typed(("shift+f5", "v", "plus", "end", "enter", "b")),
        Rolled(True),
        Clicked(800, 500, 1),
        Resized(300, 100),
    ],
)
def test_nothing_ends_the_app_or_loses_a_word(text: str, size: tuple[int, int], steps: list[Step]) -> None:
    if SECONDS and time.monotonic() > _END:
        event("left out: the time is over")
        return
    event("driven")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(asyncio.wait_for(drive(Path(folder), text, size, steps), 120))


def test_a_field_of_any_length_is_typed_into_and_kept() -> None:
    # Two megabytes in the long run, with what is pasted; less in the suite, where they would take half a minute.
    length = 999_000 if SECONDS else 150_000
    text = ("A paragraph of some words (and a bracket [sic] that stays open, for the sake of it.\n\n" * 12_000)[:length]
    steps: list[Step] = [
        Typed(("ctrl+end", "x", "enter", "enter", "y", "ctrl+z")),
        Resized(40, 10),
        Pasted(text),
        Resized(120, 40),
        Typed(("z", "ctrl+z", "ctrl+z")),
    ]
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(asyncio.wait_for(drive(Path(folder), text, (100, 30), steps), 120))
