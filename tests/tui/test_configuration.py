"""A person's config in the app: other keys everywhere they are shown, saving by hand, and what it may not name."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafter.report.errors import DrafterError
from drafter.store.config import Autosave, Config, config_file, read_config
from drafter.store.workspace import Workspace
from drafter.tui.app import DrafterApp
from drafter.tui.commands.command import Command
from drafter.tui.commands.keys import Keys, swallowed
from drafter.tui.commands.screens import SCREENS
from drafter.tui.configuration import check_config
from drafter.tui.screens.commanding import CommandScreen
from drafter.tui.screens.themes import ThemeScreen
from drafter.tui.states import SaveState
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.conftest import TODAY
from tests.tui.driving import at, picture, ready, text_of, until
from tests.tui.terminal import DRAFTER, Terminal


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a config that nobody else has."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    file = config_file()
    file.parent.mkdir(parents=True)
    return file


def configured(workspace: Path, report: Path | None, config: Config) -> DrafterApp:
    return DrafterApp(Workspace.find(workspace), report, today=lambda: TODAY, theme="drafter-dark", config=config)


def faults(config: Path, text: str) -> list[str]:
    """What is wrong with a config."""
    config.write_text(text)
    try:
        check_config(read_config())
    except DrafterError as error:
        return [str(each).partition(": ")[2] for each in (error, *getattr(error, "others", []))]
    return []


async def test_another_key_runs_the_command_and_is_the_one_that_is_shown(workspace: Path, report: Path) -> None:
    app = configured(workspace, report, Config(keys={"next-field": "ctrl+j", "quit": ("ctrl+d", "f10"), "theme": "f7"}))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "title")
        await pilot.press("ctrl+j")
        assert screen.place == "meta.report_to"
        await pilot.press("f3")
        assert screen.place == "meta.report_to"
        await pilot.press("f7")
        await until(pilot, lambda: isinstance(app.screen, ThemeScreen))
        await pilot.press("escape")
        assert "f2 ^j Field" in picture(app)
        await pilot.press("ctrl+p", *"next field")
        await pilot.pause()
        assert any("Next field  Flows" in line and " ^j " in line for line in picture(app).splitlines())
        await pilot.press("escape", "escape", "f1")
        await pilot.pause()
        assert "^j goes to the next field, f2 back" in picture(app)
        await pilot.press("escape", "ctrl+d")
        await until(pilot, lambda: app._exit)


async def test_without_autosave_the_status_says_so_and_leaving_saves(workspace: Path, report: Path) -> None:
    before = text_of(report)
    app = configured(workspace, report, Config(autosave=Autosave(on=False), keys={"save": "ctrl+d"}))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("x")
        await pilot.pause(1.5)
        assert text_of(report) == before
        assert "● unsaved, ^d saves" in picture(app)
        await pilot.press("ctrl+d")
        await until(pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.SAVED)
        assert "xTo report" in text_of(report)
        await pilot.press("y", "ctrl+q")
    assert "xyTo report" in text_of(report)


def test_only_keys_commands_and_themes_that_there_are(config: Path) -> None:
    assert faults(config, 'theme = "nord"\n[keys]\nsave = "ctrl+d"\nfind = ["Ctrl+/", "alt+é"]\n') == []
    assert faults(config, 'theme = "drafter-lite"') == ["There is no theme “drafter-lite”. Did you mean drafter-light?"]
    assert faults(config, '[keys]\nsaev = "ctrl+d"') == ["There is no command “saev”. Did you mean save?"]
    assert faults(config, '[keys]\nsave = "crtl+d"') == ["There is no key “crtl+d”. Did you mean ctrl?"]
    assert faults(config, '[keys]\nsave = "ctrl+entre"') == ["There is no key “ctrl+entre”. Did you mean enter?"]
    assert faults(config, '[keys]\nsave = "s"') == [
        "The key “s” is typed, not pressed for a command. Write, for example: ctrl+s"
    ]
    assert faults(config, '[keys]\nsave = "ctrl+i"') == ["In a terminal “ctrl+i” is the key tab. Take another key."]


def test_two_commands_of_a_screen_cannot_have_one_key(config: Path) -> None:
    assert faults(config, '[keys]\nsave = "ctrl+g"') == [
        "^g is the key of “Go to a number, heading or figure” too (Writing a report). Give one of them another key."
    ]
    assert faults(config, '[keys]\nsave = "ctrl+g"\ngo-to = "ctrl+s"') == []
    assert len(faults(config, '[keys]\nsave = "ctrl+d"\ngo-to = "Ctrl+D"')) == 1


def test_no_screen_has_two_commands_with_one_key_or_one_id() -> None:
    for screen, commands in SCREENS.items():
        keys = [key for command in commands for key in command.keys.split(",") if key]
        assert len(keys) == len(set(keys)), screen
        ids = [command.id for command in commands]
        assert len(ids) == len(set(ids)), screen


def test_every_screen_with_commands_can_be_given_other_keys() -> None:
    import importlib
    import pkgutil

    import drafter.tui.screens

    for module in pkgutil.iter_modules(drafter.tui.screens.__path__, "drafter.tui.screens."):
        importlib.import_module(module.name)

    def below(kind: type[CommandScreen[Any]]) -> set[type[CommandScreen[Any]]]:
        return {each for sub in kind.__subclasses__() for each in (sub, *below(sub))}

    listed = {tuple(commands) for commands in SCREENS.values()}
    lists: set[tuple[Command, ...]] = {tuple(getattr(kind, "COMMAND_LIST", ())) for kind in below(CommandScreen)}
    assert lists - {()} == listed


def test_where_a_key_does_not_come_through_the_other_is_shown() -> None:
    commands = {command.id: command for command in SCREENS["Writing a report"]}
    keys = Keys(swallowed=swallowed({"BYOBU_BACKEND": "tmux"}))
    assert keys.shown(commands["export"]) == "alt+e"
    assert Keys().shown(commands["export"]) == "f12"
    assert keys.of(commands["export"]) == ("alt+e", "f12")
    assert swallowed({}) == frozenset()


def test_every_key_that_terminals_take_has_a_second_one() -> None:
    for screen, commands in SCREENS.items():
        for command in commands:
            keys = command.keys.split(",")
            taken = [key for key in keys if key.startswith(("f", "shift+f")) or key in ("ctrl+b", "ctrl+p", "ctrl+o")]
            assert not taken or set(keys) - set(taken), f"{command.id} of {screen}"


def test_the_doctor_is_told_what_the_app_makes_of_it(config: Path) -> None:
    config.write_text('theme = "nrod"\n\n[keys]\nsaev = "ctrl+d"\n')
    done = subprocess.run([sys.executable, "-m", "drafter.tui.configuration"], capture_output=True, check=True)
    said = json.loads(done.stdout)
    assert [(message, cure) for message, cure, _ in said] == [
        ("There is no theme “nrod”.", "Did you mean nord?"),
        ("There is no command “saev”.", "Did you mean save?"),
    ]
    assert said[1][2].endswith("config.toml:4:1")


def test_a_wrong_config_is_said_and_the_app_starts(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "config" / "drafter"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('them = "nord"\n')
    with Terminal([DRAFTER, str(report)], report.parent, tmp_path / "home", (120, 30)) as terminal:
        terminal.wait_for("Did you mean theme?")
        terminal.enter("\x11")
        assert terminal.wait_for_end() == 0


def test_without_a_workspace_here_the_one_of_the_config_is_opened(workspace: Path, tmp_path: Path) -> None:
    folder = tmp_path / "home" / "config" / "drafter"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f'workspace = "{workspace}"\n')
    with Terminal([DRAFTER], Path("/"), tmp_path / "home", (120, 30)) as terminal:
        terminal.wait_for("Allotments: annual report")
        terminal.enter("\x11")
        assert terminal.wait_for_end() == 0


def test_the_page_on_configuration_lists_every_command(project: Path) -> None:
    page = (project / "docs/configuration.md").read_text(encoding="utf-8")
    where: dict[str, list[str]] = {}
    first: dict[str, Command] = {}
    for screen, commands in SCREENS.items():
        for command in commands:
            where.setdefault(command.id, []).append(screen)
            first.setdefault(command.id, command)
    wanted = [
        f"| `{id}` | {' '.join(f'`{key}`' for key in command.keys.split(',') if key)} | {command.title} | "
        f"{', '.join(where[id]) if len(where[id]) < 5 else 'Everywhere'} |"
        for id, command in first.items()
    ]
    assert [line for line in page.splitlines() if line.startswith("| `") and line.count("|") == 5] == wanted
