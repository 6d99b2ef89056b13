"""``drafter doctor`` looks at every part, and whatever is missing is told with its cure instead of ending it."""

from __future__ import annotations

import importlib.metadata
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafter import __version__
from drafter.export import fonts, pandoc, typst
from drafter.report.errors import MachineError
from drafter.store.config import config_file
from drafter.store.home import state_folder
from tests.cli.conftest import Command


def _parts(command: Command) -> tuple[int, dict[str, dict[str, Any]]]:
    done = command("doctor", "--json")
    assert done.err == ""
    assert done.json["format"] == 1
    assert done.json["sound"] == all(part["state"] != "wrong" for part in done.json["parts"])
    return done.code, {part["part"]: part for part in done.json["parts"]}


def test_here_nothing_is_wrong(command: Command) -> None:
    code, parts = _parts(command)
    assert code == 0
    assert parts["drafter"]["found"] == __version__
    assert parts["textual"]["found"] == importlib.metadata.version("textual")
    assert parts["pandoc"]["found"].startswith("3.")
    assert parts["fonts"]["found"].endswith("of Source Sans, and 3 for web pages")
    count = len(list(Path("drafts").iterdir()))
    assert parts["reports"]["found"].startswith(f"{count} in ")
    assert parts["template scrutiny-report"]["found"] == "sound, built in"
    assert {part["state"] for part in parts.values()} <= {"ok", "note"}


def test_the_text_says_each_part_and_that_all_is_well(command: Command) -> None:
    done = command("doctor")
    lines = done.out.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "Installed",
        "Workspace",
        "Configuration",
        "Terminal",
        "Nothing is wrong.",
    ]
    assert done.code == 0


def test_each_tool_that_is_missing_is_told_with_its_cure(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> Path:
        raise MachineError("It is missing.", cure="Get it.")

    monkeypatch.setattr(pandoc, "executable", gone)
    monkeypatch.setattr(typst, "to_pictures", gone)
    monkeypatch.setattr(fonts, "font_folder", gone)
    code, parts = _parts(command)
    assert code == 3
    for name in ("pandoc", "typst", "fonts"):
        assert (parts[name]["state"], parts[name]["found"], parts[name]["cure"]) == (
            "wrong",
            "It is missing.",
            "Get it.",
        )
    assert "3 parts are wrong." in command("doctor").out


def test_a_pandoc_that_does_not_start_is_told(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    broken = tmp_path / "pandoc"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(pandoc, "executable", lambda: broken)
    code, parts = _parts(command)
    assert (code, parts["pandoc"]["found"]) == (3, "does not start")


def test_a_library_that_is_missing_is_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    version = importlib.metadata.version

    def without(name: str) -> str:
        if name == "pikepdf":
            raise importlib.metadata.PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(importlib.metadata, "version", without)
    code, parts = _parts(command)
    assert (code, parts["pikepdf"]["found"], parts["pikepdf"]["does"]) == (3, "missing", "verifying PDF")


def test_what_is_broken_in_the_workspace_is_told(command: Command, workspace: Path) -> None:
    (workspace / "templates/odd").mkdir(parents=True)
    (workspace / "templates/odd/template.toml").write_text(
        'format = 1\nname = "odd"\ntitle = "Odd"\n', encoding="utf-8"
    )
    (workspace / "templates/worse").mkdir(parents=True)
    (workspace / "templates/worse/template.toml").write_text("[", encoding="utf-8")
    (workspace / "drafts/bad").mkdir()
    (workspace / "drafts/bad/report.toml").write_text("title = ", encoding="utf-8")
    code, parts = _parts(command)
    assert code == 2
    count = len(list(Path("drafts").iterdir()))
    assert parts["reports"]["found"] == f"{count}, of which these cannot be read: bad"
    assert parts["reports"]["cure"] == "See: drafter check bad"
    assert parts["template odd"]["found"] == "1 fault"
    assert parts["template worse"]["state"] == "wrong"


def test_settings_that_cannot_be_read_are_told(command: Command, workspace: Path) -> None:
    (workspace / "drafter.toml").write_text("fonts = 1\n", encoding="utf-8")
    code, parts = _parts(command)
    assert code == 2
    assert "There is no key fonts" in parts["settings"]["found"]


def test_a_folder_without_reports_is_worth_a_note(
    command: Command, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))
    code, parts = _parts(command)
    assert (code, parts["reports"]["state"]) == (0, "note")
    assert "drafter new" in parts["reports"]["cure"]


def test_a_folder_that_is_gone_is_told(
    command: Command, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path_factory.mktemp("gone")
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, _ = _parts(command)
    assert code == 2


def test_copies_of_saves_that_did_not_end_are_told(command: Command) -> None:
    copies = state_folder() / "copies"
    copies.mkdir(parents=True, exist_ok=True)
    copy = copies / "0123456789abcdef-1.toml"
    copy.write_text("x", encoding="utf-8")
    try:
        _, parts = _parts(command)
        assert (parts["kept aside"]["state"], parts["kept aside"]["found"]) == ("note", "1 unsaved")
    finally:
        copy.unlink()


def test_the_config_is_told_and_what_is_wrong_in_it(
    command: Command, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    code, parts = _parts(command)
    assert (code, parts["file"]["found"]) == (0, f"none in {config_file()}")
    config_file().parent.mkdir()
    config_file().write_text('theme = "nord"\n[autosave]\non = false\n[keys]\nsave = ["ctrl+d", "alt+z"]\n')
    code, parts = _parts(command)
    assert (code, parts["file"]["found"]) == (0, str(config_file()))
    assert (parts["theme"]["found"], parts["autosave"]["found"]) == ("nord", "off")
    assert parts["key of save"]["found"] == "ctrl+d, alt+z"
    config_file().write_text('[keys]\nsaev = "ctrl+d"\n')
    code, parts = _parts(command)
    assert (code, parts["file"]["state"]) == (2, "wrong")
    assert parts["file"]["found"].endswith("config.toml:2:1: There is no command “saev”.")
    assert parts["file"]["cure"] == "Did you mean save?"


def test_nothing_from_file_names_reaches_the_terminal_raw(command: Command, workspace: Path) -> None:
    (workspace / "templates/\x1b[31m").mkdir(parents=True)
    (workspace / "templates/\x1b[31m/template.toml").write_text("[", encoding="utf-8")
    assert "\x1b" not in command("doctor").out
    assert "\x1b" not in command("doctor", "--json").out


def _on_terminal(workspace: Path, **environment: str) -> tuple[int, str]:
    """How it ends on a terminal of its own, and what stands there."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", "doctor"],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=workspace,
        env={**os.environ, "COLUMNS": "100", "LINES": "30", **environment},
    )
    os.close(slave)
    said = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(master)
    return process.wait(timeout=90), said.decode()


def test_on_a_terminal_it_says_what_that_can_show(workspace: Path) -> None:
    code, said = _on_terminal(workspace, TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
    assert code == 0, said
    assert "100 × 30" in said
    assert "16 million" in said
    code, said = _on_terminal(workspace, TERM="dumb", LC_ALL="C.UTF-8")
    assert code == 3
    assert "TERM is dumb" in said
