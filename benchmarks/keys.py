"""Keys into the real app without a terminal: what one costs until its rows are painted.

``python -m benchmarks.keys [KEYS [CHARACTERS…]]`` prints all that is measured; the table has a row of each size. With
``--preview text`` or ``kitty`` the pages stand beside the text, and are set anew between the keys, which come as slowly
as a person types. With ``--citing`` citations are typed: a list of five hundred figures is open at most keys.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import gc
import math
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from textual import events
from textual.app import App

from drafter.store.config import Config, Preview
from drafter.store.workspace import Workspace as Folder
from drafter.tui.app import DrafterApp
from drafter.tui.commands.report import ShowPreview
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.controls.text import TextControl

SIZE = (120, 40)
SIZES = (10_000, 100_000, 980_000)
"""Characters of the field; a field may have a million."""
Show = Literal["text", "kitty", "sixel", "blocks"]
_TYPIST = 0.15
"""Seconds between the keys of a person who types well: long enough for the pages to be set after each."""
SPELL = 400
"""Keys in one paragraph; then another is gone to, for nobody writes one without end."""
CITED = "{{ places let }} "
"""What is typed where citations are: the list is open from the second brace on."""
_KEYS = {" ": "space", "{": "left_curly_bracket", "}": "right_curly_bracket"}
_FIGURES = 500
_WORDS = "the committee notes that a report was made of it and of what came of it in the year before "
_PARAGRAPH = "There are {{ count }} of the (other) places, which the council has let since the year 2026. " * 4


@dataclass(frozen=True)
class Typing:
    """Milliseconds of processor time and of the clock for each key."""

    processor: list[float]
    clock: list[float]

    def line(self) -> str:
        """As printed: median and 99th in a hundred of both."""
        return (
            f"p50 {at(self.processor, 0.5):.1f}, p99 {at(self.processor, 0.99):.1f} ms of processor; "
            f"p50 {at(self.clock, 0.5):.1f}, p99 {at(self.clock, 0.99):.1f} ms of clock"
        )


def at(values: Iterable[float], part: float) -> float:
    """The value below which ``part`` of them are."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(part * len(ordered)) - 1)]


def typing(
    folder: Path, size: int, keys: int, *, words: str = _WORDS, warm: int = 50, preview: Show | None = None
) -> Typing:
    """Type ``keys`` keys in the middle of a field of ``size`` characters; autosave and check run beside it."""
    return asyncio.run(_typing(folder, size, keys, words, warm, preview))


async def _typing(folder: Path, size: int, keys: int, words: str, warm: int, preview: Show | None) -> Typing:
    report = report_of(folder, size)
    today = datetime.date(2027, 2, 1)
    config = Config(theme="drafter-dark", preview=Preview(show=preview or "auto"))
    app = DrafterApp(Folder.find(folder), report, today=lambda: today, config=config)
    pause = 0.004 if preview is None else _TYPIST
    processor: list[float] = []
    clock: list[float] = []
    async with app.run_test(size=SIZE) as pilot:
        await until(lambda: isinstance(app.screen, ReportScreen) and app.screen.side_pane is not None)
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        screen.open_place("background.text")
        await pilot.pause(0.5)
        editor = screen.fields.page.editor if screen.fields.page is not None else None
        assert editor is not None
        if preview is not None:
            screen.post_message(ShowPreview())
        await pilot.pause(2.0)
        gc.collect()
        gc.freeze()
        for number in range(warm + keys):
            letter = words[number % len(words)]
            if number % SPELL == 0:
                editor.go_to(paragraph(editor, number // SPELL), 40)
                await pilot.pause(0.1)
            if number == warm:
                processor.clear()
                clock.clear()
            cpu, wall = time.thread_time(), time.perf_counter()
            await press(app, editor, letter)
            processor.append((time.thread_time() - cpu) * 1000)
            clock.append((time.perf_counter() - wall) * 1000)
            await asyncio.sleep(pause)
        gc.unfreeze()
        app.leave()
        await until(lambda: app._exit)
    return Typing(processor, clock)


async def press(app: App[None], editor: TextControl, letter: str) -> None:
    """Send a key and wait until its change is painted: the compositor has no rows left to draw."""
    app.post_message(events.Key(_KEYS.get(letter, letter), letter))
    before = editor.cursor_location
    await until(lambda: editor.cursor_location != before, pause=0)
    painted = asyncio.Event()
    editor.call_after_refresh(painted.set)
    await painted.wait()
    app.screen._compositor.render_update(screen_stack=app._background_screens)


async def until(holds: Callable[[], bool], *, pause: float = 0.02) -> None:
    """Wait for something that comes by itself; TimeoutError where it does not."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(pause)


def paragraph(editor: TextControl, number: int) -> int:
    """The line of a paragraph near the middle of the text, another for each ``number``."""
    lines = [line for line in range(editor.document.line_count) if len(editor.document.get_line(line)) > 80]
    return lines[(len(lines) // 2 + number) % len(lines)]


def report_of(folder: Path, size: int) -> Path:
    """A report with a field of ``size`` characters, in numbered paragraphs under headings."""
    blocks: list[str] = []
    length = 0
    while length < size - len(_PARAGRAPH):
        block = f"## Part {len(blocks)}" if len(blocks) % 12 == 0 else _PARAGRAPH.strip()
        blocks.append(block)
        length += len(block) + 2
    text = "\n\n".join(blocks)
    file = folder / "drafts" / f"typed-{size}" / "report.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    figures = "".join(f'\n[figures.place_{number}]\nvalue = {number}\nlabel = "Let"\n' for number in range(_FIGURES))
    file.write_text(
        'format = 1\ntemplate = "scrutiny-report"\ntitle = "Typed into"\n\n[meta]\nmeeting_date = 2027-03-04\n\n'
        f'[sections.background]\ntext = """\n{text}\n"""\n{figures}',
        encoding="utf-8",
    )
    return file


def main() -> None:
    """Measure what the command line asks for."""
    import tempfile

    from benchmarks.process import quiet_home

    parser = argparse.ArgumentParser(prog="python -m benchmarks.keys", description=__doc__)
    parser.add_argument("keys", nargs="?", type=int, default=300)
    parser.add_argument("sizes", nargs="*", type=int, metavar="CHARACTERS")
    parser.add_argument("--preview", choices=["text", "kitty", "sixel", "blocks"])
    parser.add_argument("--citing", action="store_true")
    chosen = parser.parse_args()
    words = CITED if chosen.citing else _WORDS
    sys.setswitchinterval(0.001)  # as the app itself does
    with tempfile.TemporaryDirectory(prefix="drafter-bench-") as name:
        quiet_home(Path(name))
        for size in chosen.sizes or SIZES:
            measured = typing(Path(name), size, chosen.keys, words=words, preview=chosen.preview)
            print(f"{size:>9,} characters: {measured.line()}", flush=True)


if __name__ == "__main__":
    main()
