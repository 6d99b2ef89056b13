"""From a key to the page that shows it: how long the preview takes, the pause after the key included.

``python -m benchmarks.preview REPORT [KEYS [WAY…]]`` prints the times for the ways of showing pages, or for some.
"""

from __future__ import annotations

import asyncio
import datetime
import sys
import time
from pathlib import Path

from textual import events

from benchmarks.keys import SIZE, Show, at
from drafter.store.config import Config, Preview
from drafter.store.workspace import Workspace as Folder
from drafter.tui.app import DrafterApp
from drafter.tui.commands.report import ShowPreview
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.preview.painters import Painter
from drafter.tui.widgets.preview.pane import PreviewPane

WAYS: tuple[Show, ...] = ("kitty", "sixel", "blocks", "text")
_STILL = 0.3
"""Seconds between the keys: each is the last before a pause."""


def until_shown(report: Path, show: Show, keys: int) -> list[float]:
    """Seconds from each key, typed into the background of a report, until the new page is painted."""
    return asyncio.run(_until_shown(report, show, keys))


async def _until_shown(report: Path, show: Show, keys: int) -> list[float]:
    today = datetime.date(2027, 2, 1)
    config = Config(theme="drafter-dark", preview=Preview(show=show))
    app = DrafterApp(Folder.find(report), report, today=lambda: today, config=config)
    async with app.run_test(size=SIZE) as pilot:
        await _until(lambda: isinstance(app.screen, ReportScreen) and app.screen.side_pane is not None)
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        screen.open_place("background.text", 4, 30)
        screen.post_message(ShowPreview())
        await _until(lambda: screen.preview_pane is not None and screen.preview_pane.sheet.painter is not None)
        pane = screen.preview_pane
        assert pane is not None
        await pilot.pause(1.5)
        taken = [await _key(app, pane, "abcdefgh"[number % 8]) for number in range(keys + 3)]
        app.leave()
        await _until(lambda: app._exit)
    return taken[3:]


async def _key(app: DrafterApp, pane: PreviewPane, letter: str) -> float:
    before: Painter | None = pane.sheet.painter
    start = time.perf_counter()
    app.post_message(events.Key(letter, letter))
    await _until(lambda: pane.sheet.painter is not before, 0.001)
    painted = asyncio.Event()
    pane.sheet.call_after_refresh(painted.set)
    await painted.wait()
    app.screen._compositor.render_update(screen_stack=app._background_screens)
    taken = time.perf_counter() - start
    await asyncio.sleep(_STILL)
    return taken


async def _until(holds: object, pause: float = 0.02) -> None:
    assert callable(holds)
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(pause)


def main() -> None:
    """Measure what the command line asks for."""
    import tempfile

    from benchmarks.process import quiet_home

    report, keys = Path(sys.argv[1]).resolve(), int((sys.argv[2:] or ["20"])[0])
    ways = [way for way in WAYS if way in sys.argv[3:]] or WAYS
    sys.setswitchinterval(0.001)  # as the app itself does
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as name:
        quiet_home(Path(name))
        for show in ways:
            taken = [seconds * 1000 for seconds in until_shown(report, show, keys)]
            print(f"{show:>7}: p50 {at(taken, 0.5):.0f}, p90 {at(taken, 0.9):.0f} ms until it is shown", flush=True)


if __name__ == "__main__":
    main()
