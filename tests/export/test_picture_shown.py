"""A picture in the dots of a terminal: in its proportions, upright, on white paper, whatever it is made of."""

from __future__ import annotations

import base64
import io
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from drafter.export.picture_shown import as_shown
from drafter.export.preview.orders import Picture as Shown
from drafter.export.preview.orders import Way
from drafter.export.process import Stop
from drafter.report.errors import Refused
from drafter.report.figures.pictures import Picture, read_picture


def made(image: Image.Image, format: str = "PNG", **saving: object) -> Picture:
    content = io.BytesIO()
    image.save(content, format, **saving)
    return read_picture(content.getvalue())


def dots(picture: Picture, width: int = 40, height: int = 40) -> Shown:
    """In half blocks: two dots of a column to a row."""
    return as_shown(picture, Way.BLOCKS, (width, height // 2), (9, 18), Stop())


def colour(shown: Shown, x: int, y: int) -> tuple[int, ...]:
    at = 3 * (y * shown.columns + x)
    return tuple(shown.content[at : at + 3])


@pytest.mark.parametrize(("size", "expected"), [((400, 200), (40, 20)), ((200, 400), (20, 40)), ((1, 999), (1, 40))])
def test_a_picture_keeps_its_proportions(size: tuple[int, int], expected: tuple[int, int]) -> None:
    shown = dots(made(Image.new("RGB", size, "#2060c0")))
    assert (shown.columns, 2 * shown.rows) == expected
    assert len(shown.content) == 3 * shown.columns * 2 * shown.rows
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
    assert (shown.columns, 2 * shown.rows) == (20, 40)


def test_a_drawing_is_drawn() -> None:
    shape = '<rect width="80" height="40" fill="#c02020"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">{shape}</svg>'
    shown = dots(read_picture(svg.encode()))
    # There is a hair of paper above and below it.
    assert shown.columns == 40
    assert shown.rows in (10, 11)
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


@pytest.mark.parametrize(("size", "cells"), [((400, 200), (40, 10)), ((200, 400), (20, 20)), ((1, 999), (1, 20))])
def test_kitty_is_sent_a_picture_in_the_dots_of_its_characters(size: tuple[int, int], cells: tuple[int, int]) -> None:
    shown = as_shown(made(Image.new("RGB", size, "#2060c0")), Way.KITTY, (40, 20), (10, 20), Stop())
    assert (shown.columns, shown.rows) == cells
    sent = Image.open(io.BytesIO(base64.b64decode(shown.content)))
    assert sent.size == (cells[0] * 10, cells[1] * 20)
    assert sent.convert("RGB").getpixel((0, 0)) == (0x20, 0x60, 0xC0)


def test_kitty_is_sent_no_more_of_a_photograph_than_goes_over_a_slow_line() -> None:
    shown = as_shown(made(Image.new("RGB", (9000, 4000))), Way.KITTY, (280, 100), (10, 20), Stop())
    sent = Image.open(io.BytesIO(base64.b64decode(shown.content)))
    assert max(sent.size) <= 1_200
    assert (shown.columns, shown.rows) == (280, 63)
    assert sent.width / sent.height == pytest.approx(2800 / 1260, rel=0.01)


def test_for_sixel_a_picture_is_cut_into_tiles_that_lie_side_by_side() -> None:
    shown = as_shown(made(Image.new("RGB", (3000, 1000), "red")), Way.SIXEL, (200, 80), (9, 18), Stop())
    assert (shown.columns, shown.rows) == (200, 34)
    sizes = [re.match(rb'\x1bP0;1;0q"1;1;(\d+);(\d+)', tile.content) for tile in shown.tiles]
    assert [(tile.left, tile.top) for tile in shown.tiles] == [(0, 0), (111, 0)]
    assert [tuple(map(int, size.groups())) for size in sizes if size] == [(999, 612), (801, 612)]


@pytest.mark.parametrize("way", [Way.KITTY, Way.SIXEL, Way.BLOCKS])
def test_there_is_a_picture_in_the_smallest_room(way: Way) -> None:
    shown = as_shown(made(Image.new("RGB", (5000, 3))), way, (1, 1), (9, 18), Stop())
    assert (shown.columns, shown.rows) == (1, 1)


@given(
    size=st.tuples(st.integers(1, 300), st.integers(1, 300)),
    room=st.tuples(st.integers(1, 40), st.integers(1, 20)),
    cell=st.sampled_from([(7, 15), (9, 18), (10, 20)]),
    way=st.sampled_from([Way.KITTY, Way.SIXEL, Way.BLOCKS]),
)
@settings(max_examples=40, deadline=None)
def test_a_picture_fills_its_room_one_way_and_never_leaves_it(
    size: tuple[int, int], room: tuple[int, int], cell: tuple[int, int], way: Way
) -> None:
    shown = as_shown(made(Image.new("RGB", size)), way, room, cell, Stop())
    assert shown.columns <= room[0]
    assert shown.rows <= room[1]
    assert shown.columns == room[0] or shown.rows == room[1]
