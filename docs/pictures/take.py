"""Takes the picture of the README: the app itself, on a sample report (``make picture``; needs rsvg-convert)."""

from __future__ import annotations

import asyncio
import datetime
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp

PROJECT = Path(__file__).parents[2]
REPORT = "temporary-accommodation-update"
PLACE = "background.text"
TODAY = datetime.date(2027, 1, 11)
SIZE = (132, 38)
WIDTH = "1600"


async def take(folder: Path) -> None:
    """Open the report in a copy of the samples and write ``report.svg`` into ``folder``."""
    shutil.copytree(PROJECT / "drafts", folder / "drafts")
    report = folder / "drafts" / REPORT / "report.toml"
    app = DrafterApp(Workspace.find(folder), today=lambda: TODAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.open_report(report, PLACE)
        # Long enough for the checks, which run beside the screen.
        await pilot.pause(2)
        app.save_screenshot("report.svg", str(folder))


def main() -> None:
    """Take it, and turn it into the PNG that every viewer shows alike."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_STATE_HOME"] = str(folder / "state")
        asyncio.run(take(folder))
        drawing = folder / "report.svg"
        # rsvg-convert drops the space that a piece of text begins with, unless it is told to keep it.
        kept = drawing.read_text(encoding="utf-8").replace("<text ", '<text xml:space="preserve" ')
        drawing.write_text(kept, encoding="utf-8")
        picture = str(Path(__file__).with_name("report.png"))
        subprocess.run(["rsvg-convert", "--width", WIDTH, "-o", picture, str(drawing)], check=True)


if __name__ == "__main__":
    main()
