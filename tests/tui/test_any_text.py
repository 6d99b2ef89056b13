"""Any text, any size, any keys: the app goes on, and no text is lost."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.report import ReportScreen
from tests.tui.conftest import REPORT, TODAY
from tests.tui.driving import ready

_KEYS = st.sampled_from(
    [
        *"aZ 1.#-~:|[]{}",
        *("enter", "backspace", "delete", "tab", "shift+tab", "escape", "up", "down", "left", "right", "home", "end"),
        *("pageup", "pagedown", "f2", "f3", "f6", "f8", "shift+f8", "ctrl+t", "ctrl+g", "ctrl+p", "f1", "ctrl+z"),
        *("ctrl+y", "ctrl+s", "alt+right", "alt+left", "alt+up", "alt+down", "space", "shift+down", "ctrl+x", "ctrl+f"),
    ]
)
_SIZES = st.tuples(st.sampled_from([1, 2, 5, 12, 20, 40, 79, 80, 110, 200]), st.sampled_from([1, 2, 5, 10, 24, 50]))
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_PASTES = st.one_of(
    _TEXTS, st.sampled_from(["[/]", "[sic]", "{{ 7*7 }}", "::: exempt 1\nx\n:::", "[" * 500, "\t\t|a|"])
)
_STEPS = st.lists(st.one_of(_KEYS, _SIZES, _PASTES.map(lambda text: ("paste", text))), min_size=5, max_size=25)


async def _drive(folder: Path, steps: list[object]) -> None:
    from textual import events

    file = folder / "drafts" / "one" / "report.toml"
    file.parent.mkdir(parents=True)
    file.write_text(REPORT, encoding="utf-8")  # a small file of the test's own
    workspace = Workspace.find(folder)
    app = DrafterApp(workspace, file, today=lambda: TODAY, theme="drafter-light")
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await ready(pilot, app)
        screen.open_place("background.text")
        for step in steps:
            if isinstance(step, str):
                await pilot.press(step)
            elif isinstance(step, tuple) and step[0] == "paste":
                if app.focused is not None:
                    app.focused.post_message(events.Paste(str(step[1])))
            elif isinstance(step, tuple):
                await pilot.resize_terminal(*step)
        await pilot.pause()
        written = [each.session.draft for each in app.screen_stack if isinstance(each, ReportScreen)]
        app.leave()
    saved = load_report(file, workspace).report.draft
    assert all(draft == saved for draft in written)


@settings(max_examples=12)
@given(_STEPS)
def test_no_keys_at_no_size_end_the_app_or_lose_a_word(steps: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_drive(Path(folder), steps))
