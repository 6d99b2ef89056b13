"""An hour of writing in the real app without a terminal: the memory it has after twenty minutes, and at the end.

``python -m benchmarks.hour [KEYS]`` prints both, in kB. What is typed is deleted again, so that the text is as long at
the end as at the beginning; fields are opened in between, and autosave, journal and check run beside it. Twenty minutes
are what it takes until every paragraph has been drawn once and undo has all the steps that it keeps.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import datetime
import gc
import resource
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from textual import events

from benchmarks.keys import SIZE, paragraph, press, report_of, until
from drafter.store.config import Config
from drafter.store.workspace import Workspace as Folder
from drafter.tui.app import DrafterApp
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.controls.text import TextControl

KEYS = 18_000
"""Five a second."""
CHARACTERS = 10_000
"""As many as the background of the real report."""
SPELL = 150
_WORDS = "the committee notes that a report was made of it and of what came of it in the year before "
_OTHERS = ("reasons.summary", "recommendations.text", "title")


class Hour(NamedTuple):
    """Resident kB after a third of the keys, and after all of them."""

    third: int
    end: int


def write(folder: Path, keys: int) -> Hour:
    """Write for so many keys."""
    return asyncio.run(_write(folder, keys))


async def _write(folder: Path, keys: int) -> Hour:
    today = datetime.date(2027, 2, 1)
    report = report_of(folder, CHARACTERS)
    app = DrafterApp(Folder.find(folder), report, today=lambda: today, config=Config(theme="drafter-dark"))
    found: list[int] = []
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: isinstance(app.screen, ReportScreen) and app.screen.side_pane is not None)
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        screen.open_place("background.text")
        await pilot.pause(2.0)
        spells = keys // (2 * SPELL)
        for spell in range(spells):
            if spell == spells // 3:
                await pilot.pause(2.0)
                found.append(_settled())
            if spell % 10 == 9:
                await pilot.pause(1.5)  # An author thinks, and the report is saved.
            if spell % 5 == 4:
                screen.open_place(_OTHERS[spell % len(_OTHERS)])
                await pilot.pause(0.1)
                screen.open_place("background.text")
                await pilot.pause(0.1)
            editor = screen.fields.page.editor if screen.fields.page is not None else None
            assert editor is not None
            await _spell(app, editor, spell)
        await pilot.pause(2.0)
        found.append(_settled())
        app.leave()
        await until(lambda: app._exit)
    return Hour(*found)


async def _spell(app: DrafterApp, editor: TextControl, spell: int) -> None:
    """Some words in one paragraph, typed and deleted."""
    editor.go_to(paragraph(editor, spell), 40)
    await asyncio.sleep(0.05)
    for number in range(SPELL):
        await press(app, editor, _WORDS[(spell + number) % len(_WORDS)])
        await asyncio.sleep(0)
    for _ in range(SPELL):
        await _erase(app, editor)


async def _erase(app: DrafterApp, editor: TextControl) -> None:
    before = editor.cursor_location
    app.post_message(events.Key("backspace", None))
    await until(lambda: editor.cursor_location != before, pause=0)
    await asyncio.sleep(0)


def _settled() -> int:
    """What there is once what is free is given back."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
    return _memory()


def _memory() -> int:
    """Resident kB now."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    return pages * resource.getpagesize() // 1024


def main() -> None:
    """Print both."""
    from benchmarks.process import quiet_home

    parser = argparse.ArgumentParser(prog="python -m benchmarks.hour", description=__doc__)
    parser.add_argument("keys", nargs="?", type=int, default=KEYS)
    chosen = parser.parse_args()
    sys.setswitchinterval(0.001)  # as the app itself does
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as name:
        quiet_home(Path(name))
        print(*write(Path(name), chosen.keys))


if __name__ == "__main__":
    main()
