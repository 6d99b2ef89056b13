"""Pages look as they did when somebody last looked at them; what differs is left as a picture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.export.golden import pages as golden
from tests.export.golden.pages import KEPT, LOOKS, Look, difference, leave, pages_of


def kept(name: str) -> Image.Image:
    with Image.open(KEPT / name) as picture:
        return picture.convert("RGB")


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_pages_look_as_they_did(look: Look, tmp_path: Path) -> None:
    different = []
    for name, page in pages_of(look, tmp_path):
        before = kept(name)
        apart = difference(before, page)
        if apart is not None:
            different.append(str(leave(name, before, page, apart)))
    assert not different, (
        f"Look at {', '.join(different)}: as it was, as it is, and in red what differs. "
        "If it is meant, “make golden” keeps the pages as they are now."
    )


def test_every_picture_that_is_kept_is_of_a_page() -> None:
    wanted = {f"{look.name}-{page}.png" for look in LOOKS for page in look.pages}
    assert {file.name for file in KEPT.glob("*")} == wanted
    assert sum(file.stat().st_size for file in KEPT.glob("*")) < 150_000


PAGE = "plain-2.png"


def moved(page: Image.Image) -> Image.Image:
    """All below the first lines a dot lower: a third of the room between two lines."""
    lower = page.copy()
    lower.paste(page.crop((0, 120, page.width, 400)), (0, 121))
    return lower


def without_a_line(page: Image.Image) -> Image.Image:
    ImageDraw.Draw(page).rectangle((60, 130, page.width - 40, 142), fill="white")
    return page


def in_another_colour(page: Image.Image) -> Image.Image:
    """Red and blue in each other's place: the greys of a page are as they were."""
    red, green, blue = page.split()
    return Image.merge("RGB", (blue, green, red))


@pytest.mark.parametrize("spoil", [moved, without_a_line, in_another_colour])
def test_what_a_reader_would_see_is_seen(spoil: object) -> None:
    page = kept(PAGE)
    assert callable(spoil)
    assert difference(kept(PAGE), spoil(page)) is not None


def test_what_no_reader_would_see_is_not() -> None:
    page = kept(PAGE)
    lighter = page.point(lambda value: min(255, value + 12))
    assert difference(page, lighter) is None
    assert difference(page, page.quantize(16, dither=Image.Dither.NONE).convert("RGB")) is None


def test_what_differs_is_left_as_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(golden, "FAILED", tmp_path / "golden_report")
    before, now = kept(PAGE), without_a_line(kept(PAGE))
    apart = difference(before, now)
    assert apart is not None
    with Image.open(leave(PAGE, before, now, apart)) as left:
        sheet = left.convert("RGB")
    assert sheet.size == (3 * before.width + 20, before.height)
    assert ImageChops.difference(sheet.crop((0, 0, *before.size)), before).getbbox() is None
    assert (220, 0, 0) in {colour for _, colour in sheet.getcolors(1_000_000) or ()}
    larger = Image.new("RGB", (before.width, before.height + 10), "white")
    assert difference(before, larger) is not None
