"""The real program in a real terminal: what was typed is on disk, whatever ends the program."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
import tomllib
from contextlib import suppress
from pathlib import Path

import pytest

from drafter.store.journal_lines import read_lines
from tests.tui.conftest import REPORT
from tests.tui.driving import change, text_of
from tests.tui.terminal import DRAFTER, Terminal

_FIELD = "To report on the council's allotments in 2026."
CTRL_S, CTRL_Q = "\x13", "\x11"


@pytest.fixture
def unwritten(report: Path) -> Path:
    """The report without its purpose: the app opens there, in an empty editor."""
    report.write_text(REPORT.replace(f'text = """\n{_FIELD}\n"""\n', "", 1), encoding="utf-8")
    assert _FIELD not in text_of(report)
    return report


def opened(report: Path, home: Path) -> Terminal:
    """The program, with its editor ready to type in. ``home`` is where it keeps what is its own."""
    terminal = Terminal([DRAFTER, str(report)], report.parent, home)
    terminal.wait_for("Write here.")
    terminal.wait_for("publish by")
    return terminal


def purpose(report: Path) -> str:
    """The answer on disk."""
    section = tomllib.loads(text_of(report))["sections"].get("purpose", {})
    return str(section.get("text", ""))


def anywhere(report: Path, home: Path) -> str:
    """All that is on disk of it: the file and what drafter keeps of its own."""
    files = [report, *(each for each in home.rglob("*") if each.is_file())]
    return "\n".join(each.read_text(encoding="utf-8", errors="replace") for each in files)


def test_from_the_start_to_the_saved_file(unwritten: Path, tmp_path: Path) -> None:
    with opened(unwritten, tmp_path / "home") as terminal:
        terminal.enter("To report on plots [sic] at Müller’s.")
        terminal.enter(CTRL_S)
        terminal.wait(lambda: "Müller" in purpose(unwritten), "saved")
        terminal.enter(" And on rents.")
        terminal.enter(CTRL_Q)
        assert terminal.wait_for_end() == 0
        assert purpose(unwritten) == "To report on plots [sic] at Müller’s. And on rents."
        assert terminal.modes == terminal.before
        # The alternate screen, mouse and bracketed paste are given back.
        for mode in (b"1049", b"1000", b"1006", b"2004"):
            on, off = terminal.painted.rfind(b"\x1b[?" + mode + b"h"), terminal.painted.rfind(b"\x1b[?" + mode + b"l")
            assert on < off or on == off == -1
        assert b"Traceback" not in terminal.painted


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_the_text_on_disk(number: signal.Signals, unwritten: Path, tmp_path: Path) -> None:
    with opened(unwritten, tmp_path / "home") as terminal:
        terminal.enter("Unsaved words")
        terminal.wait_for("words")
        terminal.signal(number)
        code = terminal.wait_for_end()
        assert "Unsaved words" in anywhere(unwritten, tmp_path / "home")
        assert code == 128 + number
        assert terminal.modes == terminal.before


def test_a_window_that_is_closed_leaves_the_text_on_disk(unwritten: Path, tmp_path: Path) -> None:
    with opened(unwritten, tmp_path / "home") as terminal:
        terminal.enter("Unsaved words")
        terminal.wait_for("words")
        terminal.hang_up()
        terminal.wait_for_end()
        assert "Unsaved words" in anywhere(unwritten, tmp_path / "home")


def test_killed_while_typing_at_most_a_second_is_missing(unwritten: Path, tmp_path: Path) -> None:
    chance = random.Random(int(os.environ.get("DRAFTER_SEED", "3")))
    whole = text_of(unwritten)
    for kill in range(int(os.environ.get("DRAFTER_KILLS", "2"))):
        unwritten.write_text(whole, encoding="utf-8")
        # What the last kill left in a journal is another story.
        home = tmp_path / f"home-{kill}"
        with opened(unwritten, home) as terminal:
            typed: list[tuple[float, str]] = []
            end = time.monotonic() + 3.5 + chance.random() * 2
            number = 0
            # Without a pause: nothing may wait for the keys to be still.
            while time.monotonic() < end:
                word = f"w{number} "
                terminal.enter(word)
                typed.append((time.monotonic(), word))
                number += 1
                time.sleep(0.08)
            killed = time.monotonic()
            terminal.signal(signal.SIGKILL)
            terminal.wait_for_end()
        kept = anywhere(unwritten, home)
        tomllib.loads(text_of(unwritten))
        # A second, and what a busy machine takes to bring a key from the terminal to the program.
        due = [word.strip() for at, word in typed if at < killed - 2.5]
        missing = [word for word in due if f"{word} " not in kept and f"{word}\n" not in kept]
        assert not missing, f"{len(missing)} of {len(due)} words"


def by_hand(home: Path) -> Path:
    """The home of somebody whose reports are saved by key alone."""
    config = home / "config/drafter/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("[autosave]\non = false\n", encoding="utf-8")
    return home


def in_journals(home: Path) -> str:
    """Every text in the journals, living ones too."""
    said = []
    for path in (home / "state/drafter/journals").glob("*.journal"):
        with suppress(FileNotFoundError):
            said += [str(part.now) for part in read_lines(path.read_bytes()).parts.values()]
    return "\n".join(said)


def test_killed_before_anything_was_saved_every_word_is_offered_and_comes_back(unwritten: Path, tmp_path: Path) -> None:
    home = by_hand(tmp_path / "home")
    words = " ".join(f"word-{number}" for number in range(60))
    with opened(unwritten, home) as terminal:
        for word in words.split(" "):
            terminal.enter(f"{word} ")
        # What is more than a second old is in the journal; here, all of it.
        terminal.wait(lambda: words in in_journals(home), "the journal")
        terminal.signal(signal.SIGKILL)
        terminal.wait_for_end()
    assert purpose(unwritten) == ""
    with Terminal([DRAFTER, str(unwritten)], unwritten.parent, home) as terminal:
        terminal.wait_for("Bring back")
        terminal.enter("\r")
        terminal.wait_for("was brought back")
        terminal.enter(CTRL_S)
        terminal.wait(lambda: purpose(unwritten).strip() == words, "saved")
        terminal.enter(CTRL_Q)
        assert terminal.wait_for_end() == 0
    assert in_journals(home) == ""


def test_a_signal_leaves_what_could_not_be_saved_in_the_journal(unwritten: Path, tmp_path: Path) -> None:
    home = by_hand(tmp_path / "home")
    with opened(unwritten, home) as terminal:
        terminal.enter("Unsaved words")
        terminal.wait(lambda: "Unsaved words" in in_journals(home), "the journal")
        theirs = change(unwritten, "Place Scrutiny", "Harbour Scrutiny")
        terminal.signal(signal.SIGHUP)
        assert terminal.wait_for_end() == 128 + signal.SIGHUP
        assert terminal.modes == terminal.before
    assert text_of(unwritten) == theirs
    assert "Unsaved words" in in_journals(home)


def test_what_is_stopped_has_its_words_in_the_journal_and_goes_on(unwritten: Path, tmp_path: Path) -> None:
    home = by_hand(tmp_path / "home")
    with opened(unwritten, home) as terminal:
        # Long before the journal would write by itself.
        terminal.enter("Unsaved")
        terminal.wait_for("Unsaved")
        terminal.signal(signal.SIGTSTP)
        terminal.wait(lambda: state_of(terminal.pid) == "T", "stopped")
        assert "Unsaved" in in_journals(home)
        assert terminal.modes == terminal.before
        terminal.signal(signal.SIGCONT)
        terminal.wait(lambda: terminal.modes != terminal.before, "the terminal taken again")
        terminal.enter(" words")
        terminal.enter(CTRL_S)
        terminal.wait(lambda: purpose(unwritten) == "Unsaved words", "saved")


def state_of(pid: int) -> str:
    """How a process is: running (R), sleeping (S) or stopped (T)."""
    return subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()[:1]


def test_a_window_changed_all_the_time_keeps_every_key(unwritten: Path, tmp_path: Path) -> None:
    chance = random.Random(8)
    with opened(unwritten, tmp_path / "home") as terminal:
        wanted = ""
        for number in range(40):
            terminal.resize(chance.choice([1, 2, 10, 39, 40, 79, 80, 120, 300]), chance.choice([1, 2, 5, 24, 100]))
            terminal.enter(f"{number} ")
            wanted += f"{number} "
            time.sleep(0.02)
        terminal.enter(CTRL_Q)
        assert terminal.wait_for_end() == 0
        assert purpose(unwritten) == wanted


def test_a_very_long_paste_is_cleaned_and_saved_and_keys_go_on(unwritten: Path, tmp_path: Path) -> None:
    lines = "•\tAn item of a list that somebody has copied out of Word.\n" * 16_000
    with opened(unwritten, tmp_path / "home") as terminal:
        terminal.enter("\x1b[200~" + lines + "\x1b[201~" + "The end.")
        terminal.wait(lambda: purpose(unwritten).rstrip().endswith("The end."), "saved", seconds=60)
        assert purpose(unwritten).count("- An item of a list") == 16_000
        assert "•" not in purpose(unwritten)
