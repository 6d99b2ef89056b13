"""A page as a picture."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from drafter.document.edition import Edition
from drafter.export.preview.one_page import page_image
from drafter.export.process import Cancelled, Stop
from drafter.report.errors import InputError, Refused
from tests.export.published import load, small

SOURCE = """\
title = "Bins"
[sections.background]
text = '''
A short word.

{filling}
'''
"""


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_page_is_a_picture_of_a4(tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SOURCE.format(filling="Words. " * 1500)))
    image = page_image(loaded.report, loaded.template_folder, 2, ppi=72)
    assert image.page == 2
    assert image.pages > 2
    assert size(image.png) == (595, 842)


def test_a_page_there_is_none_of_is_refused_with_their_number(tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SOURCE.format(filling="")))
    for page in (0, 2, -1):
        with pytest.raises(InputError, match=f"no page {page}: the report has 1 page"):
            page_image(loaded.report, loaded.template_folder, page)


def test_editions_look_different(tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SOURCE.format(filling="::: exempt 3\nThe bid was low.\n:::")))
    full = page_image(loaded.report, loaded.template_folder, 1, Edition.FULL)
    assert page_image(loaded.report, loaded.template_folder, 1, Edition.PUBLIC).png != full.png


def test_a_malformed_fence_is_not_shown(tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SOURCE.format(filling="::: exempt 3\nThe bid was low.")))
    with pytest.raises(Refused):
        page_image(loaded.report, loaded.template_folder)


def test_a_character_that_no_font_has_still_shows_the_page(tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SOURCE.format(filling="你好")))
    assert page_image(loaded.report, loaded.template_folder).pages == 1


def test_it_can_be_stopped(tmp_path: Path) -> None:
    loaded = load(small(tmp_path, SOURCE.format(filling="")))
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        page_image(loaded.report, loaded.template_folder, cancel=stop)
