"""A text in another editor and back, whatever the editor does: nothing that was written is lost, here or there."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.report.errors import InputError, MachineError
from drafter.store.answers import MAX_FIELD
from drafter.tui.app import DrafterApp
from drafter.tui.elsewhere import edited_elsewhere, editor
from tests.tui.conftest import REPORT
from tests.tui.driving import at, ready, until
from tests.tui.driving import editor as editing
from tests.tui.terminal import DRAFTER, Terminal

TEXT = "## Sites\n\nThere are 14.\n"


def an_editor(code: str) -> list[str]:
    """An editor that does one thing with its ``file``."""
    return [sys.executable, "-c", f"import pathlib, sys, os; file = pathlib.Path(sys.argv[-1]); {code}"]


def test_the_text_comes_back_as_the_editor_left_it() -> None:
    assert edited_elsewhere(TEXT, an_editor("file.write_text(file.read_text() + 'More.\\n')")).text == TEXT + "More.\n"


def test_the_file_is_private_and_gone_afterwards() -> None:
    shows = "file.write_text(f'{file} {oct(file.parent.stat().st_mode & 0o777)}')"
    path, mode = edited_elsewhere(TEXT, an_editor(shows)).text.split()
    assert mode == "0o700"
    assert not Path(path).exists()
    assert not Path(path).parent.exists()


@pytest.mark.parametrize("text", ["", "One line", TEXT, "Zeile für Zeile 😀 \u200b\n", "a\rb", "\udce9"])
def test_a_text_that_was_not_changed_is_the_same(text: str) -> None:
    edited = edited_elsewhere(text, an_editor("pass"))
    assert edited.text == text
    assert edited.at_once


def test_a_line_end_that_editors_add_is_no_change() -> None:
    ends = an_editor("file.write_bytes(file.read_bytes() + b'\\n')")
    assert edited_elsewhere("One line", ends).text == "One line"


def test_line_ends_and_marks_of_windows_are_taken_away() -> None:
    windows = an_editor("file.write_bytes(b'\\xef\\xbb\\xbf' + file.read_bytes().replace(b'\\n', b'\\r\\n'))")
    assert edited_elsewhere(TEXT, windows).text == TEXT


def test_an_editor_that_is_missing_is_said() -> None:
    with pytest.raises(MachineError, match="The editor no-such-editor could not be started: No such file"):
        edited_elsewhere(TEXT, ["no-such-editor"])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("sys.exit(3)", "ended with code 3"),
        ("os.kill(os.getpid(), 9)", "ended by SIGKILL"),
        ("file.unlink()", "has deleted its file"),
    ],
)
def test_an_editor_that_fails_leaves_the_text_as_it_was_and_nothing_behind(
    code: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(MachineError, match=words):
        edited_elsewhere(TEXT, an_editor(code))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("file.write_text('Mine.'); sys.exit(1)", "ended with code 1"),
        ("file.write_bytes(b'\\xff Mine.')", "is no UTF-8"),
        (f"file.write_text('Mine.' * {MAX_FIELD // 5 + 1})", "a field has 1,000,000 at most"),
    ],
)
def test_what_was_written_and_cannot_be_taken_is_kept(code: str, words: str) -> None:
    with pytest.raises(MachineError, match=words) as raised:
        edited_elsewhere(TEXT, an_editor(code))
    kept = re.search(r"is kept as (\S+)\.$", raised.value.message)
    assert kept is not None
    file = Path(kept[1])
    assert b"Mine." in file.read_bytes()
    file.unlink()
    file.parent.rmdir()


def test_the_editor_is_that_of_the_config_then_visual_then_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    for unset in ("", "'unclosed"):
        with pytest.raises(InputError, match="No other editor is set"):
            editor(unset)
    monkeypatch.setenv("EDITOR", "nano -w")
    assert editor() == ["nano", "-w"]
    monkeypatch.setenv("VISUAL", "vim")
    assert editor() == ["vim"]
    assert editor("'/opt/my editor/run' --fast") == ["/opt/my editor/run", "--fast"]


def test_an_editor_with_a_window_of_its_own_is_told_to_wait() -> None:
    assert editor("code") == ["code", "--wait"]
    assert editor("/usr/bin/code -n --wait") == ["/usr/bin/code", "-n", "--wait"]
    assert editor("subl -w") == ["subl", "-w"]
    assert editor("gvim") == ["gvim", "-f"]


async def test_a_paste_beyond_what_a_field_can_hold_is_refused(app_on: Callable[..., DrafterApp]) -> None:
    from textual import events

    app = app_on(REPORT)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        before = editing(screen).text
        editing(screen).post_message(events.Paste("x" * MAX_FIELD))
        await until(pilot, lambda: any(each.title == "Nothing was pasted" for each in app._notifications))
        assert editing(screen).text == before


def test_the_real_program_lends_its_terminal_and_takes_the_text_back(report: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "sys.stdout.write('In the other editor.\\n'); sys.stdout.flush()\n"
        "file.write_text(file.read_text() + '\\nWritten elsewhere.\\n')\n"
    )
    config = tmp_path / "home" / "config" / "drafter"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f'editor = "{sys.executable} {script}"\n')
    report.write_text(REPORT.replace("To report on the council's allotments in 2026.", "To report."), encoding="utf-8")
    with Terminal([DRAFTER, str(report)], report.parent, tmp_path / "home") as terminal:
        terminal.wait_for("publish by")
        terminal.enter("\x071.1\r")
        terminal.wait_for("To report.")
        terminal.enter("\x1bx")
        terminal.wait_for("In the other editor.")
        terminal.wait(lambda: "Written elsewhere." in report.read_text(encoding="utf-8"), "saved")
        terminal.enter("\x11")
        assert terminal.wait_for_end() == 0
