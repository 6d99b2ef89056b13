"""Takes the pictures of the documentation: the app itself, on the sample reports (needs rsvg-convert).

``make picture`` takes the one of the README, ``make gallery`` those of every screen, light and dark.
"""

from __future__ import annotations

import asyncio
import base64
import datetime
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from textual.geometry import Offset, Region

from drafter.export.preview.orders import Picture, Way
from drafter.store.config import Config, Preview
from drafter.store.journal import Journal
from drafter.store.load import load_report
from drafter.store.remembered import AppView, remember
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.picture_view import PictureView
from drafter.tui.widgets.preview.pane import PreviewPane

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
REPORT = "temporary-accommodation-update"
AIR = "air-quality-2026"
COMPLETE = "parking-annual-report"
TODAY = datetime.date(2027, 1, 11)
CELL = 10
"""Pixels across of one character."""
_FRAME = (9, 41)
"""Where the first character is in a drawing by Textual."""
_CHARACTER = (12.2, 24.4)
"""How large one is there."""
_FONT = (re.compile(r"font-size: 20px"), "font-size: 20.265px")
"""The drawing is made for letters of 12.2; those of DejaVu Sans Mono are 0.602 of their size across."""
_COLOURS = 256
Colour = tuple[int, int, int]
"""Red, green and blue, from 0 to 255."""
_PLACEHOLDER = re.compile("\U0010eeee..")
"""A character that stands for a part of a page."""
DARK, LIGHT = "drafter-dark", "drafter-light"


class Shot(NamedTuple):
    """A picture: its file, the field that is open (none: the library) and of which report, the keys then pressed.

    The key ``wait`` is a second.
    """

    name: str
    place: str = "background.text"
    keys: tuple[str, ...] = ()
    theme: str = DARK
    size: tuple[int, int] = (120, 34)
    samples: bool = True
    report: str = REPORT
    line: int = -1
    """The line of the field that the cursor is at, from 0."""
    pages: Literal["text", "kitty"] = "text"
    """How pages are shown: as they are in a terminal without pictures, or with."""
    begun: bool = True
    """Whether the first steps were put away."""
    unsaved: str = ""
    """What a program that was killed had typed into the field of the report, and not saved."""


_TYPED = """The Council spent more on hotels in the second quarter than in the first.

Officers expect the cost to fall when the homes at Castle Street are let.
"""
_SHOWN = 4
"""A line of the report with something to see around it."""
README = Shot("report", size=(132, 38))
GALLERY = (
    Shot("library", place=""),
    Shot("library-light", place="", theme=LIGHT),
    Shot("first-day", place="", samples=False, size=(100, 24)),
    Shot("first-day-light", place="", samples=False, size=(100, 24), theme=LIGHT),
    Shot("new-report-light", place="", keys=("ctrl+n", *"Libraries"), theme=LIGHT),
    Shot("unsaved", place="", unsaved=_TYPED, size=(120, 24)),
    Shot("recovering", unsaved=_TYPED, size=(120, 30)),
    Shot("recovering-light", unsaved=_TYPED, size=(120, 30), theme=LIGHT),
    Shot("checking", place="", keys=("f9",)),
    Shot("checking-light", place="", keys=("f9",), theme=LIGHT),
    Shot("writing", theme=DARK),
    Shot("writing-light", theme=LIGHT),
    Shot("first-steps", theme=DARK, begun=False, size=(120, 24)),
    Shot("question", place="reasons.contrary_to_plan"),
    Shot("question-light", place="reasons.contrary_to_plan", theme=LIGHT),
    Shot("date", place="meta.meeting_date"),
    Shot("list-light", place="appendices.items", theme=LIGHT),
    Shot("problems", keys=("f6", "down")),
    Shot("problems-light", keys=("f6", "down"), theme=LIGHT),
    Shot("preview", keys=("f5",), line=_SHOWN),
    Shot("preview-light", keys=("f5",), line=_SHOWN, theme=LIGHT),
    Shot("preview-picture-light", keys=("f5",), theme=LIGHT, line=_SHOWN, pages="kitty", size=(160, 44)),
    Shot("reading", keys=("shift+f5",), line=_SHOWN, pages="kitty", size=(120, 44)),
    Shot("citing", place="purpose.text", keys=(*["left_curly_bracket"] * 2, "space", "f"), report=AIR),
    Shot("citing-light", keys=("ctrl+b", *"mean"), theme=LIGHT, report=AIR),
    Shot("figures-beside", keys=("alt+f", *["down"] * 6), report=AIR, size=(132, 38)),
    Shot("find-light", keys=("ctrl+f", *"homeless", "tab", *"roofless", "tab", "space"), theme=LIGHT),
    Shot("find", keys=("ctrl+f", *"homeless", "tab", *"roofless", "tab", "space")),
    Shot("go-to", keys=("ctrl+g", *"s", "t")),
    Shot("palette-light", keys=("ctrl+p", *"fi"), theme=LIGHT),
    Shot("jump", keys=("ctrl+o",)),
    Shot("figures", keys=("f7", *"trend"), report=AIR),
    Shot("figures-light", keys=("f7", *["down"] * 4), theme=LIGHT, report=AIR),
    Shot("figure-form", keys=("f7", *["down"] * 3, "enter"), report=AIR),
    Shot("figure-look-light", keys=("f7", *"journeys", "f5"), theme=LIGHT, report=AIR),
    Shot("figure-image-light", keys=("f7", *"map"), theme=LIGHT, report=AIR, pages="kitty"),
    Shot("figure-image", keys=("f7", *"map", "f5"), report=AIR),
    Shot("figure-data", keys=("f7", *"spending", "f4", "down", "right"), report=AIR),
    Shot("export", keys=("f12",)),
    Shot("export-light", keys=("f12",), theme=LIGHT),
    Shot("exported", place="title", keys=("f12", "f12", *["wait"] * 6, "down", "enter"), report=COMPLETE),
    Shot("receipt-light", place="title", keys=("f12", "f12", *["wait"] * 6, "f7"), report=COMPLETE, theme=LIGHT),
    Shot("help", keys=("f1",)),
    Shot("help-light", keys=("f1",), theme=LIGHT),
    Shot("small", size=(80, 24)),
    Shot("narrow", size=(60, 24)),
)


async def take(shot: Shot, folder: Path) -> Path:
    """Open the app on a copy of the samples, press the keys, and write what is on the screen; the SVG's file."""
    drafts = folder / shot.name / "drafts"
    if shot.samples:
        shutil.copytree(PROJECT / "drafts", drafts)
    else:
        drafts.mkdir(parents=True)
    remember("app", AppView(begun=shot.begun))
    if shot.unsaved:
        leave_behind(drafts / shot.report / "report.toml", shot.place or Shot("").place, shot.unsaved)
    config = Config(theme=shot.theme, preview=Preview(show=shot.pages))
    app = DrafterApp(Workspace.find(drafts.parent), today=lambda: TODAY, config=config)
    async with app.run_test(size=shot.size) as pilot:
        await pilot.pause()
        if shot.place:
            app.open_report(drafts / shot.report / "report.toml", shot.place)
        # Long enough for the checks, which run beside the screen.
        await pilot.pause(2)
        if isinstance(app.screen, ReportScreen) and app.screen.place != shot.place:
            raise SystemExit(f"There is no field {shot.place} in {shot.report}.")
        if shot.line >= 0 and isinstance(app.screen, ReportScreen):
            app.screen.open_place(shot.place, shot.line)
            await pilot.pause(0.5)
        for key in shot.keys:
            if key == "wait":
                await pilot.pause(1)
                continue
            await pilot.press(key)
            # A key that opens a screen has the next one waiting for it.
            await pilot.pause(0.4 if key.startswith("f") or key == "enter" else 0.02)
        await pilot.pause(1 if shot.keys else 0)
        while any(view.picture is not None and not view.place() for view in app.screen.query(PictureView)):
            # A drawing is drawn by a process of its own.
            await pilot.pause(0.1)
        app.save_screenshot(f"{shot.name}.svg", str(folder))
        drawing = folder / f"{shot.name}.svg"
        page = page_over(app)
        if page:
            without = _PLACEHOLDER.sub(" ", drawing.read_text(encoding="utf-8"))
            drawing.write_text(without.replace("</svg>", f"{page}</svg>"), encoding="utf-8")
    return drawing


def leave_behind(report: Path, place: str, words: str) -> None:
    """The journal of a program that was killed while somebody wrote these words at the end of a field."""
    loaded = load_report(report, Workspace.find(report.parent))
    draft = loaded.report.draft
    section, field = place.split(".")
    journal = Journal(loaded.file, loaded.source.digest, draft)
    journal.note(draft.with_answer(section, field, f"{draft.sections[section].get(field, '')}\n{words}"))
    journal.close()


def page_over(app: DrafterApp) -> str:
    """What a terminal with pictures draws over it, as a part of the drawing; empty where there is nothing."""
    for pane in app.screen.query(PreviewPane):
        return _over(pane.shown.picture, pane.sheet.place(), pane.sheet.scroll_offset)
    for view in app.screen.query(PictureView):
        if view.shown is not None:
            return _over(view.shown, view.place(), Offset())
    return ""


def _over(picture: Picture | None, place: Region, at: Offset) -> str:
    """A picture from ``at`` on, at its place on the screen."""
    if picture is None or picture.way is not Way.KITTY:
        return ""
    with Image.open(io.BytesIO(base64.b64decode(picture.content))) as whole:
        across, down = whole.width / picture.columns, whole.height / picture.rows
        columns, rows = min(place.width, picture.columns - at.x), min(place.height, picture.rows - at.y)
        seen = whole.crop(
            (int(at.x * across), int(at.y * down), int((at.x + columns) * across), int((at.y + rows) * down))
        )
        made = io.BytesIO()
        seen.convert("RGB").save(made, "PNG")
    left, top = _FRAME[0] + place.x * _CHARACTER[0], _FRAME[1] + place.y * _CHARACTER[1]
    return (
        f'<image x="{left}" y="{top}" width="{columns * _CHARACTER[0]}" height="{rows * _CHARACTER[1]}" '
        f'preserveAspectRatio="none" href="data:image/png;base64,{base64.b64encode(made.getvalue()).decode()}"/>'
    )


def draw(drawing: Path, picture: Path, width: int) -> None:
    """Turn it into the PNG that every viewer shows alike, in the colours that are most on the screen."""
    # rsvg-convert drops the space that a piece of text begins with, unless it is told to keep it, and does not
    # stretch a piece of text to its length: letters of another width would stand beside their columns.
    kept = drawing.read_text(encoding="utf-8").replace("<text ", '<text xml:space="preserve" ')
    drawing.write_text(_FONT[0].sub(_FONT[1], kept), encoding="utf-8")
    subprocess.run(["rsvg-convert", "--width", str(width), "-o", str(picture), str(drawing)], check=True)
    with Image.open(picture) as whole:
        drawn = whole.convert("RGB")
    pixels = _triples(drawn.tobytes())
    palette = _palette(drawn, pixels)
    # Pillow's own way to a palette takes one near the nearest, and a surface would change its colour.
    nearest = {colour: _nearest(colour, palette) for colour in set(pixels)}
    few = Image.new("P", drawn.size)
    few.putpalette([part for colour in palette for part in colour])
    few.putdata([nearest[colour] for colour in pixels])
    few.save(picture, optimize=True)


def _palette(drawn: Image.Image, pixels: list[Colour]) -> list[Colour]:
    """Half of the colours are those that are most in a picture, so that a surface keeps its very own.

    The other half is spread over all there are, for what is small: signs, and the edges of letters.
    """
    most = [colour for colour, _ in Counter(pixels).most_common(_COLOURS // 2)]
    spread = drawn.quantize(_COLOURS // 2, Image.Quantize.MAXCOVERAGE).getpalette() or []
    return [*most, *_triples(spread)]


def _triples(parts: Sequence[int]) -> list[Colour]:
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    """The place in the palette of the colour that differs least."""
    red, green, blue = colour
    return min(
        range(len(palette)),
        key=lambda at: (palette[at][0] - red) ** 2 + (palette[at][1] - green) ** 2 + (palette[at][2] - blue) ** 2,
    )


def main() -> None:
    """Take the picture of the README, or with ``--all`` those of the gallery: all, or those that are named."""
    named = [each for each in sys.argv[1:] if each != "--all"]
    shots: tuple[Shot, ...] = GALLERY if "--all" in sys.argv[1:] else (README,)
    folder = HERE / "gallery" if "--all" in sys.argv[1:] else HERE
    shots = tuple(shot for shot in shots if shot.name in named) if named else shots
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = str(Path(name) / "state")
        # Nothing of the machine is to be seen.
        os.environ["HOME"] = name
        for shot in shots:
            drawing = asyncio.run(take(shot, Path(name)))
            draw(drawing, folder / f"{shot.name}.png", shot.size[0] * CELL)


if __name__ == "__main__":
    main()
