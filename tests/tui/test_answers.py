"""What a terminal answers is taken out of what is typed, however it arrives; no key is lost or made up."""

from __future__ import annotations

import base64
import io
import os
import re
import shutil
import subprocess
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from textual import events

from drafter.tui.answers import AnswerParser
from drafter.tui.widgets.preview.kitty import MARKS
from tests.export.test_previewer import is_alive, wait
from tests.tui.conftest import REPORT
from tests.tui.driving import text_of
from tests.tui.terminal import DRAFTER, Terminal

WHO, WHAT = b"\x1b[>q", b"\x1b[c"
KITTY = {WHO: b"\x1bP>|kitty(0.35.2)\x1b\\", WHAT: b"\x1b[?62;c"}
OLD_KITTY = {WHO: b"\x1bP>|kitty(0.26.5)\x1b\\", WHAT: b"\x1b[?62;c"}
GHOSTTY = {WHO: b"\x1bP>|ghostty 1.1.3\x1b\\", WHAT: b"\x1b[?62;22c"}
SIXEL = {WHO: b"", WHAT: b"\x1b[?64;1;2;4;6;9;15;16;17;18;21;22;28c"}
PLAIN = {WHO: b"", WHAT: b"\x1b[?6c"}
FIELD = "To report on the council's allotments in 2026."


def typed(parser: AnswerParser, pieces: list[str]) -> str:
    """The characters that arrive."""
    found = [event for piece in pieces for event in parser.feed(piece)]
    parser._until = 0.0
    found += list(parser.tick())
    return "".join(event.character or "" for event in found if isinstance(event, events.Key))


@given(st.lists(st.integers(0, 60), max_size=6), st.text("abcé 1;?[]", max_size=12))
def test_an_answer_is_taken_out_wherever_it_is_cut(cuts: list[int], words: str) -> None:
    parser, answers = AnswerParser(), []
    parser.waiting.append(lambda name, features: answers.append((name, features)))
    stream = f"{words}\x1bP>|kitty(0.35.2)\x1b\\{words}\x1b[?62;4c{words}"
    places = sorted({min(cut, len(stream)) for cut in cuts} | {0, len(stream)})
    pieces = [stream[start:end] for start, end in pairwise(places)]
    assert typed(parser, pieces) == words * 3
    assert answers == [("\x1bP>|kitty(0.35.2)\x1b\\", "\x1b[?62;4c")]


def test_answers_go_to_those_who_asked_in_order() -> None:
    parser, answers = AnswerParser(), []
    parser.waiting.append(lambda *answer: answers.append(("first", *answer)))
    parser.waiting.append(lambda *answer: answers.append(("second", *answer)))
    assert typed(parser, ["a\x1b[?1c", "b", "\x1b[?2cc"]) == "abc"
    assert answers == [("first", "", "\x1b[?1c"), ("second", "", "\x1b[?2c")]


def test_where_nobody_asked_nothing_is_held_back() -> None:
    parser = AnswerParser()
    keys = [event.key for event in parser.feed("x\x1b[A") if isinstance(event, events.Key)]
    assert keys == ["x", "up"]
    assert not parser._held


@pytest.mark.parametrize("name", ["escape", "alt+P", "alt+["])
def test_a_key_that_begins_like_an_answer_arrives_all_the_same(name: str) -> None:
    parser = AnswerParser()
    parser.waiting.append(lambda *_: None)
    assert list(parser.feed({"escape": "\x1b", "alt+P": "\x1bP", "alt+[": "\x1b["}[name])) == []
    parser._until = 0.0
    found = list(parser.tick())
    if parser._timeout_time is not None:
        # Now it is Textual that waits for more.
        parser._timeout_time = 0.0
        found += list(parser.tick())
    assert [event for event in found if isinstance(event, events.Key)]


# --- the real program in a terminal that answers


@pytest.fixture
def unwritten(report: Path) -> Path:
    """The report without its purpose: the app opens there, in an empty editor."""
    report.write_text(REPORT.replace(f'text = """\n{FIELD}\n"""\n', "", 1), encoding="utf-8")
    return report


def opened(report: Path, tmp_path: Path, answers: dict[bytes, bytes]) -> Terminal:
    terminal = Terminal(
        [DRAFTER, str(report)], report.parent, tmp_path / "home", (120, 40), answers=answers, cell=(9, 18)
    )
    terminal.wait_for("Write here.")
    terminal.wait_for("publish by")
    return terminal


def purpose(report: Path) -> str:
    """The answer on disk."""
    return str(tomllib.loads(text_of(report))["sections"].get("purpose", {}).get("text", ""))


def children(pid: int) -> set[int]:
    """The processes that a process has started."""
    return {
        int(each.name)
        for each in Path("/proc").iterdir()
        if each.name.isdecimal() and (each / "stat").exists() and _parent(each) == pid
    }


def _parent(process: Path) -> int:
    try:
        return int((process / "stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])
    except OSError:
        return 0


def pictures(painted: bytes) -> dict[int, tuple[Image.Image, int, int]]:
    """What a terminal of kitty's protocol has to show: each picture by its number, with its columns and rows."""
    content: dict[int, bytes] = {}
    placed: dict[int, tuple[Image.Image, int, int]] = {}
    number = 0
    for command in re.finditer(rb"\x1b_G([^;\x1b]*);?([^\x1b]*)\x1b\\", painted):
        said = dict(part.split(b"=") for part in command[1].split(b",") if part)
        number = int(said.get(b"i", number))
        if said.get(b"a") == b"p":
            assert said[b"U"] == b"1"
            image = Image.open(io.BytesIO(base64.b64decode(content[number])))
            placed[number] = (image, int(said[b"c"]), int(said[b"r"]))
        elif said.get(b"a") == b"d":
            placed.pop(number, None)
        else:
            content[number] = content.get(number, b"") + command[2]
    return placed


def rows_of_cells(painted: str) -> list[list[tuple[int, int]]]:
    """The row and column of each character that stands for a part of a picture, by runs of them."""
    mark = {character: index for index, character in enumerate(MARKS)}
    runs = re.finditer(f"(?:\U0010eeee[{''.join(MARKS)}]{{2}})+", painted)
    return [[(mark[run[0][at + 1]], mark[run[0][at + 2]]) for at in range(0, len(run[0]), 3)] for run in runs]


@pytest.mark.parametrize("answers", [KITTY, GHOSTTY], ids=["kitty", "ghostty"])
def test_kitty_is_sent_the_page_and_the_characters_that_stand_for_it(
    answers: dict[bytes, bytes], unwritten: Path, tmp_path: Path
) -> None:
    with opened(unwritten, tmp_path, answers) as terminal:
        terminal.enter("Words")
        # Alt and v.
        terminal.enter("\x1bv")
        terminal.wait(lambda: len(pictures(terminal.painted)) == 1, "a picture")
        ((number, (image, columns, rows)),) = pictures(terminal.painted).items()
        assert image.size == (columns * 9, rows * 18)
        colour = f"38;2;{number >> 16};{number >> 8 & 255};{number & 255}"
        terminal.wait(lambda: f"{colour}".encode() in terminal.painted, "its colour")
        terminal.wait(lambda: len(rows_of_cells(terminal.painted.decode(errors="ignore"))) > 20, "its characters")
        cells = rows_of_cells(terminal.painted.decode(errors="ignore"))[:-1]
        for cells_of_row in cells:
            # One row of the picture from left to right, each of its columns once.
            assert len({row for row, _ in cells_of_row}) == 1
            assert cells_of_row[0][0] < rows
            across = [column for _, column in cells_of_row]
            assert across == list(range(across[0], across[0] + len(across)))
            assert across[-1] < columns
        terminal.enter(" and more")
        terminal.wait(lambda: number not in (left := pictures(terminal.painted)) and len(left) == 1, "another alone")
        terminal.enter("\x13")
        terminal.wait(lambda: purpose(unwritten) == "Words and more", "saved")
        terminal.enter("\x11")
        assert terminal.wait_for_end() == 0
        # The terminal is not left with pictures.
        assert pictures(terminal.painted) == {}
        assert terminal.modes == terminal.before


def has_tmux_in_kitty() -> bool:
    """Whether there is tmux, and a description of the terminal kitty for it."""
    tools = [shutil.which(name) for name in ("tmux", "infocmp")]
    if None in tools:
        return False
    return subprocess.run(["infocmp", "xterm-kitty"], capture_output=True).returncode == 0


@pytest.mark.skipif(not has_tmux_in_kitty(), reason="tmux or the terminfo of kitty is not installed")
@pytest.mark.parametrize("passes", ["on", "off"])
def test_through_tmux_kitty_is_sent_the_page_where_tmux_lets_it(passes: str, unwritten: Path, tmp_path: Path) -> None:
    settings = tmp_path / "tmux.conf"
    settings.write_text(f"set -g allow-passthrough {passes}\nset -g default-terminal tmux-256color\n", encoding="utf-8")
    tmux = [shutil.which("tmux") or "", "-S", str(tmp_path / "socket"), "-f", str(settings)]
    program = [*tmux, "new", "env", "COLORTERM=truecolor", DRAFTER, str(unwritten)]
    with Terminal(
        program, unwritten.parent, tmp_path / "home", (120, 40), answers=KITTY, cell=(9, 18), term="xterm-kitty"
    ) as terminal:
        try:
            terminal.wait_for("Write here.")
            terminal.wait_for("publish by")
            terminal.enter("Words\x1bv")
            if passes == "on":
                terminal.wait(lambda: len(pictures(terminal.painted)) == 1, "a picture")
                terminal.wait(lambda: "\U0010eeee".encode() in terminal.painted, "its characters")
            else:
                terminal.wait_for("Page 1 of ")
                assert pictures(terminal.painted) == {}
            terminal.enter(" and more\x13")
            terminal.wait(lambda: purpose(unwritten) == "Words and more", "saved")
        finally:
            subprocess.run([*tmux, "kill-server"], capture_output=True)


def test_sixel_is_drawn_over_the_sheet(unwritten: Path, tmp_path: Path) -> None:
    with opened(unwritten, tmp_path, SIXEL) as terminal:
        terminal.enter("Words\x1bv")
        terminal.wait(lambda: b"\x1bP0;1;0q" in terminal.painted, "a picture")
        header = re.search(rb'\x1b7\x1b\[(\d+);(\d+)H\x1bP0;1;0q"1;1;(\d+);(\d+)', terminal.painted)
        assert header is not None
        row, column, width, height = map(int, header.groups())
        # Inside the window, below the names of the tabs and above the status.
        assert column > 60
        assert row > 3
        assert (column - 1) * 9 + width <= 120 * 9
        assert (row - 1) * 18 + height <= 38 * 18
        terminal.enter(" and more\x13")
        terminal.wait(lambda: purpose(unwritten) == "Words and more", "saved")
        terminal.enter("\x11")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("answers", [PLAIN, OLD_KITTY, {}], ids=["plain", "old kitty", "silent"])
def test_a_terminal_without_pictures_is_shown_text(
    answers: dict[bytes, bytes], unwritten: Path, tmp_path: Path
) -> None:
    with opened(unwritten, tmp_path, answers) as terminal:
        terminal.enter("Words of a purpose\x1bv")
        terminal.wait_for("Recommendation(s)")
        terminal.wait_for("Page 1 of ")
        assert b"\x1b_G" not in terminal.painted
        assert b"\x1bP0;1;0q" not in terminal.painted
        terminal.enter(" and more\x13")
        terminal.wait(lambda: purpose(unwritten) == "Words of a purpose and more", "saved")
        terminal.enter("\x11")
        assert terminal.wait_for_end() == 0


def test_an_answer_that_comes_late_is_not_typed_into_the_text(unwritten: Path, tmp_path: Path) -> None:
    with opened(unwritten, tmp_path, {}) as terminal:
        terminal.enter("\x1bv")
        terminal.wait(lambda: WHAT in terminal.painted, "asked")
        terminal.wait_for("Page 1 of ")
        terminal.enter("ab")
        terminal.enter("\x1bP>|xterm(390)")
        terminal.enter("\x1b\\cd\x1b[?64;1;2;4;6;9;15;16;17;18;21;22;28cef")
        terminal.wait(lambda: b"\x1bP0;1;0q" in terminal.painted, "a picture after all")
        terminal.enter("\x13")
        terminal.wait(lambda: purpose(unwritten) == "abcdef", "saved")


@pytest.mark.parametrize("how", ["quit", "term", "hang up", "kill"])
def test_no_process_is_left_however_it_ends(how: str, unwritten: Path, tmp_path: Path) -> None:
    with opened(unwritten, tmp_path, PLAIN) as terminal:
        terminal.enter("\x1bv")
        terminal.wait_for("Page 1 of ")
        started = children(terminal.pid)
        assert started
        if how == "quit":
            terminal.enter("\x11")
        elif how == "hang up":
            terminal.hang_up()
        else:
            os.kill(terminal.pid, 9 if how == "kill" else 15)
        terminal.wait_for_end()
        for pid in started:
            wait(lambda pid=pid: not is_alive(pid))  # type: ignore[misc]  # bound at once
