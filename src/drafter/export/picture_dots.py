"""A picture in a few coarse dots, as many as a terminal shows with two to a character.

A drawing is drawn by Typst, which cannot be stopped: in a process of its own (``python -m``), which can be killed.
"""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, NamedTuple

from drafter.export.pictures import for_screen
from drafter.export.process import Stop, run
from drafter.report.errors import MachineError, Refused
from drafter.report.figures.pictures import Picture, read_picture

if TYPE_CHECKING:
    from PIL.Image import Image


_SECONDS = 30.0


class Dots(NamedTuple):
    """``colours`` are three bytes a dot, row by row; ``height`` is even."""

    width: int
    height: int
    colours: bytes


def dots_of(picture: Picture, width: int, height: int, stop: Stop) -> Dots:
    """The picture on white paper, as large as fits into a room of dots. Raises Refused for one that is broken."""
    # Imported when a picture is shown: it takes its time to load.
    from PIL import Image

    if picture.format == "svg":
        picture = _drawn(picture, stop)
    try:
        with Image.open(io.BytesIO(picture.content), formats=("PNG", "JPEG")) as opened:
            # A JPEG is decoded no finer than it is needed.
            opened.draft("RGB", (2 * max(width, height), 2 * max(width, height)))
            shown = _on_paper(opened, width, height)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Refused("The picture is broken.", cure="Save it again from the program it was made with.") from fault
    return Dots(shown.width, shown.height, shown.tobytes())


def _on_paper(image: Image, width: int, height: int) -> Image:
    from PIL import Image, ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):
        upright = upright.point(lambda value: value / 256).convert("L")
    scale = min(width / upright.width, height / upright.height)
    size = (max(1, round(upright.width * scale)), max(2, round(upright.height * scale / 2) * 2))
    small = upright.convert("RGBA").resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    sheet = Image.new("RGBA", size, "white")
    sheet.alpha_composite(small)
    return sheet.convert("RGB")


def _drawn(drawing: Picture, stop: Stop) -> Picture:
    command = (sys.executable, "-P", "-m", __name__)
    finished = run(command, drawing.content, seconds=_SECONDS, stop=stop)
    if finished.code != 0:
        raise MachineError("The drawing could not be drawn.", cure="Export it again as plain SVG, or as PNG.")
    return read_picture(finished.output)


def main() -> None:
    """Draw the SVG on standard input; a PNG on standard output."""
    sys.stdout.buffer.write(for_screen(read_picture(sys.stdin.buffer.read()), Stop()).content)


if __name__ == "__main__":
    main()
