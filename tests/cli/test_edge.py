"""Every way a command can end has its exit code and its sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli import group
from tests.cli.conftest import Command

DRAFTER = [sys.executable, "-m", "drafter"]


def test_the_version(command: Command) -> None:
    done = command("--version")
    assert (done.code, done.out.split()[0]) == (0, "drafter")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["show", "--help"], ["check", "--help"], ["template", "check", "--help"]]
)
def test_help_is_everywhere_with_an_example(command: Command, arguments: list[str]) -> None:
    done = command(*arguments)
    assert done.code == 0
    assert "drafter check" in done.out or f"drafter {arguments[0]}" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["show"],
        ["show", "--unknown", "x"],
        ["check", "--stage", "later"],
        ["check", "nowhere"],
        ["show", "nowhere"],
        ["deadline", "parking-annual-report", "--today", "soon"],
        ["explain", "Z999"],
        ["check", "--select", "Z999", "parking-annual-report"],
        ["template", "check", "nowhere"],
    ],
)
def test_wrong_usage_and_missing_input_are_2_and_say_so_on_standard_error(
    command: Command, arguments: list[str]
) -> None:
    done = command(*arguments)
    assert done.code == 2
    assert done.err.strip()
    assert "Traceback" not in done.err


def test_a_slug_that_is_nearly_right_is_named(command: Command) -> None:
    assert "Did you mean parking-annual-report?" in command("show", "parking-anual-report").err


def test_a_command_that_is_nearly_right_is_named(command: Command) -> None:
    done = command("chekc")
    assert done.code == 2
    assert "drafter check" in done.err


def test_a_folder_without_reports_is_2(command: Command, workspace: Path) -> None:
    (workspace / "empty").mkdir()
    assert command("check", workspace / "empty").code == 2


def test_findings_are_1_and_fail_on_moves_the_line(command: Command) -> None:
    assert command("check", "parking-annual-report").code == 0
    assert command("check", "temporary-accommodation-update").code == 1
    assert command("check", "--fail-on", "never", "temporary-accommodation-update").code == 0


def test_one_bad_report_never_stops_the_others(
    command: Command, workspace: Path, report: Callable[[str], Path]
) -> None:
    others = sorted(folder.name for folder in (workspace / "drafts").iterdir())
    report("not toml")
    done = command("check", "--json", "drafts")
    assert done.code == 2
    assert "mine" in done.err
    assert [each["report"] for each in done.json["reports"]] == others


def test_a_bug_is_one_line_and_a_file_and_70(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise RuntimeError("secret words of a report")

    monkeypatch.setattr(group.drafter, "main", broken)
    done = command("show", "x")
    assert done.code == 70
    assert len(done.err.splitlines()) == 1
    assert "secret" not in done.err
    written = Path(done.err.split()[-1])
    assert "RuntimeError" in written.read_text()
    assert written.stat().st_mode & 0o077 == 0
    written.unlink()


def test_an_interrupt_is_130(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(group.drafter, "main", interrupted)
    assert command("show", "x").code == 130


def test_a_closed_pipe_is_quiet(workspace: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*DRAFTER, "show", "parking-annual-report"], stdout=writing, stderr=subprocess.PIPE, cwd=workspace, timeout=60
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_is_utf_8_whatever_the_locale(workspace: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*DRAFTER, "list"], capture_output=True, cwd=workspace, env=environment, timeout=60, check=True
    )
    assert "✗" in done.stdout.decode("utf-8")


def test_output_to_a_pipe_has_no_colour(command: Command) -> None:
    assert "\x1b" not in command("check", "temporary-accommodation-update").out


def with_streams(arguments: str, workspace: Path) -> subprocess.CompletedProcess[str]:
    """A command as a shell runs it, which can close a stream or send it to a full disk."""
    line = f'exec "$PYTHON" -m drafter {arguments}'
    environment = os.environ | {"PYTHON": sys.executable}
    return subprocess.run(
        ["sh", "-c", line], cwd=workspace, env=environment, capture_output=True, text=True, timeout=60
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this machine has no disk that is always full")
@pytest.mark.parametrize(
    "arguments", ["check market-hall-roof", "check --json", "rules", "show market-hall-roof", "--help"]
)
def test_a_result_that_cannot_be_written_out_is_no_bug_and_no_pass(arguments: str, workspace: Path) -> None:
    done = with_streams(f"{arguments} > /dev/full", workspace)
    assert done.returncode == 3
    assert "No space left on device." in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ("check market-hall-roof >&-", 1),
        ("check market-hall-roof >&- 2>&- <&-", 1),
        ("check parking-annual-report 2>&-", 0),
        ("check nosuch 2>&-", 2),
        ("check nosuch 2>/dev/full", 2),
        ("check --help >&-", 0),
        ("export parking-annual-report --to md --out out >&- 2>&- <&-", 0),
    ],
)
def test_a_stream_that_is_closed_changes_nothing(arguments: str, code: int, workspace: Path) -> None:
    done = with_streams(arguments, workspace)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_who_has_hang_ups_ignored_goes_on() -> None:
    code = (
        "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from drafter.cli.starting import start; start()\n"
        "assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN\n"
        "assert signal.getsignal(signal.SIGTERM) is signal.default_int_handler"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
