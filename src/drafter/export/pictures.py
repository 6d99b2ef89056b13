"""Pictures as they are published: without anything that a camera or a program wrote into them, and none too large.

A PNG or a JPEG is decoded and written again, so that nothing but what can be seen is left of it. A drawing (SVG) is
set by Typst, which takes the shapes out of it: as it is for a page, as a picture of dots for Word, since older programs
show no drawings.
"""

from __future__ import annotations

import base64
import io
import threading
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from drafter.document.pieces import Chart
from drafter.export import typst
from drafter.export.charts import chart_call
from drafter.export.process import Stop
from drafter.report.errors import MachineError, Refused
from drafter.report.figures.pictures import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

_CHARTS = Path(__file__).parent / "design" / "charts.typ"
_WIDTH, _WIDTH_TURNED = 14.4, 23.1
"""Centimetres: the column of the text, on a page upright and in landscape."""
_HEIGHT, _HEIGHT_TURNED = 17.0, 11.5
_PPI = 220
"""Dots to an inch of what is drawn for Word."""
_DOTS = {"png": 150, "jpeg": 150, "svg": 96}
"""Pixels to an inch of a picture that is not too large for the page."""
_MOST_DOTS = 2_200
"""Pixels of the longer side: more is never seen on a page."""
_MOST_ON_SCREEN = 1_600
_MOST_BYTES = 800_000
"""Of a picture in a web page, which has to be loaded with all of its pictures at once."""
_QUALITY = 88
_CM = 2.54
ON_SCREEN = 656 / _WIDTH
"""Pixels of a web page to a centimetre on paper: the column of the text is as wide here as there."""
_one_at_a_time = threading.Lock()
_one_drawing = threading.Lock()
_drawings: dict[tuple[object, ...], Picture] = {}
_MOST_DRAWINGS = 16


def size_on_page(picture: Picture, *, landscape: bool) -> float:
    """How wide a picture stands on a page, in centimetres."""
    width, height = (_WIDTH_TURNED, _HEIGHT_TURNED) if landscape else (_WIDTH, _HEIGHT)
    natural = picture.width / _DOTS[picture.format] * _CM
    return min(natural, width, height * picture.width / picture.height)


def for_page(picture: Picture) -> Picture:
    """The picture for Typst, which takes a drawing as it is. Raises Refused for one that cannot be read."""
    return picture if picture.format == "svg" else _clean(picture)


def for_word(picture: Picture, stop: Stop) -> Picture:
    """The picture as dots. Raises Refused for one that cannot be read."""
    if picture.format != "svg":
        return _clean(picture)
    width = size_on_page(picture, landscape=True)
    return _drawn(f'#image("drawing.svg", width: {width:.2f}cm)', width, stop, {"drawing.svg": picture.content})


def for_screen(picture: Picture, stop: Stop) -> Picture:
    """The picture as dots, no more of them than a web page needs. Raises Refused for one that cannot be read."""
    shown, most = for_word(picture, stop), _MOST_ON_SCREEN
    if max(shown.width, shown.height) > most or len(shown.content) > _MOST_BYTES:
        shown = _clean(shown, most, as_photograph=len(shown.content) > _MOST_BYTES)
    while len(shown.content) > _MOST_BYTES:
        most = most * 3 // 4
        shown = _clean(shown, most)
    return shown


def pixels_on_screen(picture: Picture, shown: Picture, *, landscape: bool) -> tuple[int, int]:
    """How wide and high the dots of a picture stand on a web page, in its pixels."""
    # A drawing is as large as it says, a picture as it is once it stands upright.
    measured = picture if picture.format == "svg" else for_page(picture)
    width = size_on_page(measured, landscape=landscape) * ON_SCREEN
    return round(width), max(1, round(width * shown.height / shown.width))


def chart_picture(chart: Chart, stop: Stop, *, landscape: bool) -> tuple[Picture, float]:
    """A chart as dots, and how wide it stands on a page, in centimetres."""
    width = _WIDTH_TURNED if landscape else _WIDTH
    source = (
        f'#import "charts.typ": chart\n#set text(font: "Source Sans Pro", size: 11pt, lang: "en")\n#{chart_call(chart)}'
    )
    return _drawn(source, width, stop, {"charts.typ": _CHARTS.read_bytes()}), width


def as_address(picture: Picture) -> str:
    """A picture inside an address, which is the only one that pandoc may follow."""
    return f"data:image/{picture.format};base64,{base64.b64encode(picture.content).decode()}"


def _drawn(source: str, width: float, stop: Stop, files: dict[str, bytes]) -> Picture:
    """A page of Typst that is as wide as said and as high as it has to be, as dots.

    Formats that are made at once ask for the same drawings: the second waits for what the first is given.
    """
    wanted = (source, width, *files.items())
    with _one_drawing:
        if wanted not in _drawings:
            if len(_drawings) >= _MOST_DRAWINGS:
                _drawings.clear()
            _drawings[wanted] = _clean(_set(source, width, stop, files))
        return _drawings[wanted]


def _set(source: str, width: float, stop: Stop, files: dict[str, bytes]) -> Picture:
    with TemporaryDirectory(prefix="drafter-") as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        page = folder / "page.typ"
        page.write_text(
            f"#set page(width: {width:.2f}cm, height: auto, margin: (x: 0pt, y: 2pt))\n{source}", encoding="utf-8"
        )
        made = typst.to_pictures(page, _PPI, stop)
    if len(made) != 1:
        raise MachineError("A drawing came out on several pages.", cure="This is a fault of drafter: please report it.")
    return _measured(made[0])


def _measured(content: bytes) -> Picture:
    from drafter.report.figures.pictures import read_picture

    return read_picture(content)


def _clean(picture: Picture, most: int = _MOST_DOTS, *, as_photograph: bool = False) -> Picture:
    """The picture written anew. Two formats made at once ask for the same: the second waits for what is kept."""
    with _one_at_a_time:
        return _written_again(picture, most, as_photograph)


@lru_cache(maxsize=8)
def _written_again(picture: Picture, most: int, as_photograph: bool) -> Picture:
    """``as_photograph`` makes a JPEG of what has no transparent part."""
    # Imported when a report has a picture: it takes its time to load.
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(picture.content), formats=("PNG", "JPEG")) as opened:
            upright = ImageOps.exif_transpose(opened)
            shown = _in_plain_colours(upright, opened.info.get("icc_profile"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Refused(
            "A picture of the report is broken.", cure="Save it again from the program it was made with."
        ) from fault
    shown.thumbnail((most, most))
    bare = Image.new(shown.mode, shown.size)
    bare.paste(shown)
    made = io.BytesIO()
    format: Literal["png", "jpeg"] = "png"
    if picture.format == "jpeg" or (as_photograph and _is_opaque(bare)):
        format = "jpeg"
        bare.convert("L" if bare.mode == "L" else "RGB").save(made, "JPEG", quality=_QUALITY, subsampling=0)
    else:
        bare.save(made, "PNG")
    return Picture(format, bare.width, bare.height, made.getvalue())


def _is_opaque(image: Image) -> bool:
    return image.mode != "RGBA" or image.getextrema()[-1] == (255, 255)


def _in_plain_colours(image: Image, profile: bytes | None) -> Image:
    """In the colours of screens (sRGB), by the profile it came with; transparent parts stay so."""
    from PIL import ImageCms

    has_alpha = image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            converted = ImageCms.profileToProfile(
                image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            # A profile that says nothing leaves the colours as they are.
            converted = None
        if converted is not None:
            return converted
    if has_alpha:
        return image.convert("RGBA")
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.point(lambda value: value / 256).convert("L")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")
