"""A report with a figure of every kind, and the way to its figures screen."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from drafter.tui.app import DrafterApp
from drafter.tui.screens.figure_form import FigureFormScreen
from drafter.tui.screens.figures import FiguresScreen
from tests.tui.driving import ready, until

REPORT = '''\
format = 1
template = "scrutiny-report"
title = "Libraries: annual report"

[meta]
meeting_date = 2027-03-04

[sections.background]
text = """
## Visits

There were {{ visits }} visits, {{ share }} of them at Priory; see {{ ref("by_library") }}.

{{ by_library }}

{{ trend }}

{{ logo }}

And {{ visits | words }} again.
"""

# counted at the doors
[figures.visits]
value = 41250  # without events
unit = "visits"
source = "Door counters"
as_at = 2027-01-31

[figures.priory]
value = 18000
unit = "visits"
source = "Door counters"
as_at = 2026-12-31

[figures.share]
formula = "priory / visits"
format = "percent:1"

[figures.by_library]
kind = "table"
caption = "Visits by library"
rows = [
  ["Library", "Visits"],  # as printed
  ["Priory", 18000],
  ["Quay", 23250],
  ["Total", 41250],
]

[figures.trend]
kind = "chart"
chart = "line"
data = "figures/trend.csv"
caption = "Visits by quarter"
alt = "Visits rise."

[figures.logo]
kind = "image"
file = "figures/logo.png"
caption = "The sign"
alt = "A blue sign."
'''

TREND = "Quarter,Priory,Quay\nQ1,4000,5000\nQ2,4500,5750\nQ3,4700,6000\nQ4,4800,6500\n"


def png(width: int, height: int) -> bytes:
    """A blue picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + b"\x20\x60\xc0" * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def add_files(folder: Path) -> None:
    """The files beside the report."""
    figures = folder / "figures"
    figures.mkdir(exist_ok=True)
    (figures / "trend.csv").write_text(TREND, encoding="utf-8")
    (figures / "logo.png").write_bytes(png(40, 24))


async def register(pilot: Pilot[Any], app: DrafterApp) -> FiguresScreen:
    """The figures screen, once the register is on it."""
    await ready(pilot, app)
    await pilot.press("f7")
    await until(pilot, lambda: isinstance(app.screen, FiguresScreen) and app.screen.current is not None)
    screen = app.screen
    assert isinstance(screen, FiguresScreen)
    return screen


async def form(pilot: Pilot[Any], app: DrafterApp) -> FigureFormScreen:
    """The form that was opened."""
    await until(pilot, lambda: isinstance(app.screen, FigureFormScreen) and app.screen.focused is not None)
    screen = app.screen
    assert isinstance(screen, FigureFormScreen)
    return screen


async def fill(pilot: Pilot[Any], screen: FigureFormScreen, **lines: str) -> None:
    """Put a text into lines of a form, as a paste over what stands there."""
    for key, text in lines.items():
        editor = screen.lines[key].editor
        editor.focus()
        editor.select_all()
        editor.replace_all(text)
        await pilot.pause()
        assert screen.texts[key] == text
