"""An image of the register on terminals that have pictures: sent once for each room, and taken back."""

from __future__ import annotations

import re
from pathlib import Path

from tests.tui.figure_reports import REPORT, add_files
from tests.tui.terminal import DRAFTER, Terminal
from tests.tui.test_answers import KITTY, SIXEL, pictures, rows_of_cells

CELL = (9, 18)
F5, F7, ESCAPE, QUIT = "\x1b[15~", "\x1b[18~", "\x1b", "\x11"
BLUE = (0x20, 0x60, 0xC0)
DRAWN = re.compile(rb'\x1b7\x1b\[(\d+);(\d+)H\x1bP0;1;0q"1;1;(\d+);(\d+)')


def at_the_sign(report: Path, tmp_path: Path, answers: dict[bytes, bytes]) -> Terminal:
    """The figures, with the cursor on the image."""
    report.write_text(REPORT, encoding="utf-8")
    add_files(report.parent)
    terminal = Terminal([DRAFTER, str(report)], report.parent, tmp_path / "home", (120, 40), answers=answers, cell=CELL)
    terminal.wait_for("publish by")
    terminal.enter(F7)
    terminal.wait_for("Door counters")
    terminal.enter("logo")
    return terminal


def drawn(painted: bytes) -> list[tuple[int, ...]]:
    """Row, column, width and height in dots of each picture that was drawn by Sixel."""
    return [tuple(map(int, found.groups())) for found in DRAWN.finditer(painted)]


def test_kitty_is_sent_the_image_and_forgets_it_when_its_screen_is_left(report: Path, tmp_path: Path) -> None:
    with at_the_sign(report, tmp_path, KITTY) as terminal:
        terminal.wait(lambda: len(pictures(terminal.painted)) == 1, "the image")
        ((number, (image, columns, rows)),) = pictures(terminal.painted).items()
        assert image.size == (columns * CELL[0], rows * CELL[1])
        assert image.convert("RGB").getpixel((9, 9)) == BLUE
        terminal.wait(lambda: len(rows_of_cells(terminal.painted.decode(errors="ignore"))) >= rows, "its characters")
        assert f"38;2;{number >> 16};{number >> 8 & 255};{number & 255}".encode() in terminal.painted

        terminal.enter(F5)
        terminal.wait(lambda: len(pictures(terminal.painted)) == 2, "the image on the whole screen")
        whole = max(pictures(terminal.painted).values(), key=lambda each: each[1])
        assert whole[1] > columns
        terminal.resize(90, 30)
        terminal.wait(lambda: all(each[1] < whole[1] for each in pictures(terminal.painted).values()), "another size")
        terminal.enter(ESCAPE)
        terminal.wait(lambda: len(pictures(terminal.painted)) == 1, "that of the register alone")

        # Another figure, which is no image.
        terminal.enter("\x7f" * 4 + "trend")
        terminal.wait(lambda: pictures(terminal.painted) == {}, "no image")
        terminal.enter(QUIT)
        assert terminal.wait_for_end() == 0
        assert terminal.modes == terminal.before


def test_kitty_keeps_no_image_when_the_app_is_left_over_it(report: Path, tmp_path: Path) -> None:
    with at_the_sign(report, tmp_path, KITTY) as terminal:
        terminal.wait(lambda: len(pictures(terminal.painted)) == 1, "the image")
        terminal.enter(QUIT)
        assert terminal.wait_for_end() == 0
        assert pictures(terminal.painted) == {}


def test_sixel_is_drawn_over_the_room_of_the_image(report: Path, tmp_path: Path) -> None:
    with at_the_sign(report, tmp_path, SIXEL) as terminal:
        terminal.wait(lambda: bool(drawn(terminal.painted)), "the image")
        row, column, width, height = drawn(terminal.painted)[-1]
        # In the right half of the lower part.
        assert row > 18
        assert column > 60
        assert (column - 1) * CELL[0] + width <= 120 * CELL[0]
        assert (row - 1) * CELL[1] + height <= 38 * CELL[1]
        terminal.enter(F5)
        terminal.wait(lambda: drawn(terminal.painted)[-1][1] < column, "the image on the whole screen")
        before = len(terminal.painted)
        terminal.enter(ESCAPE)
        # The register is painted, and then what is drawn over it.
        terminal.wait(lambda: (row, column, width, height) in drawn(terminal.painted[before:]), "the image again")
        terminal.enter(QUIT)
        assert terminal.wait_for_end() == 0


def test_a_terminal_without_pictures_is_shown_half_blocks(report: Path, tmp_path: Path) -> None:
    with at_the_sign(report, tmp_path, {}) as terminal:
        terminal.wait_for("▀▀▀▀")
        assert pictures(terminal.painted) == {}
        assert drawn(terminal.painted) == []
        terminal.enter(QUIT)
        assert terminal.wait_for_end() == 0
