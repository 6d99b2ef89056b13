"""A picture in the dots of a terminal: in its proportions, upright, on white paper, whatever it is made of."""

from __future__ import annotations

import io
import time

import pytest
from PIL import Image

from drafter.export.picture_dots import Dots, dots_of
from drafter.export.process import Stop
from drafter.report.errors import Refused
from drafter.report.figures.pictures import Picture, read_picture


def made(image: Image.Image, format: str = "PNG", **saving: object) -> Picture:
    content = io.BytesIO()
    image.save(content, format, **saving)
    return read_picture(content.getvalue())


def dots(picture: Picture, width: int = 40, height: int = 40) -> Dots:
    return dots_of(picture, width, height, Stop())


def colour(shown: Dots, x: int, y: int) -> tuple[int, ...]:
    at = 3 * (y * shown.width + x)
    return tuple(shown.colours[at : at + 3])


@pytest.mark.parametrize(("size", "expected"), [((400, 200), (40, 20)), ((200, 400), (20, 40)), ((1, 999), (1, 40))])
def test_a_picture_keeps_its_proportions(size: tuple[int, int], expected: tuple[int, int]) -> None:
    shown = dots(made(Image.new("RGB", size, "#2060c0")))
    assert (shown.width, shown.height) == expected
    assert len(shown.colours) == 3 * shown.width * shown.height
    assert colour(shown, 0, 0) == (0x20, 0x60, 0xC0)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_colour_is_shown(mode: str) -> None:
    image = Image.new("L", (60, 60), 255).convert("I").point(lambda value: value * 256).convert("I;16")
    shown = dots(made(image if mode == "I;16" else Image.new("RGB", (60, 60), "white").convert(mode)))
    assert min(colour(shown, 5, 5)) >= 250


def test_what_is_transparent_is_paper() -> None:
    assert colour(dots(made(Image.new("RGBA", (60, 60), (0, 0, 0, 0)))), 9, 9) == (255, 255, 255)


def test_a_photograph_on_its_side_is_set_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    shown = dots(made(Image.new("RGB", (400, 200), "green"), "JPEG", exif=exif))
    assert (shown.width, shown.height) == (20, 40)


def test_a_drawing_is_drawn() -> None:
    shape = '<rect width="80" height="40" fill="#c02020"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">{shape}</svg>'
    shown = dots(read_picture(svg.encode()))
    # There is a hair of paper above and below it.
    assert shown.width == 40
    assert shown.height in (20, 22)
    red, green, blue = colour(shown, 20, 10)
    assert red > 150
    assert max(green, blue) < 80


def test_a_large_photograph_takes_no_time() -> None:
    large = made(Image.effect_noise((6000, 6000), 60).convert("RGB"), "JPEG", quality=40)
    start = time.process_time()
    dots(large, 120, 80)
    assert time.process_time() - start < 8


def test_half_a_picture_is_refused() -> None:
    whole = made(Image.effect_noise((300, 300), 60))
    broken = whole._replace(content=whole.content[: len(whole.content) // 2])
    with pytest.raises(Refused):
        dots(broken)
