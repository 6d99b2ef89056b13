"""Each room knows only what it may know, and each command loads only what it needs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import click
import pytest

from drafter.cli.group import drafter

#: Every headless command with arguments that make it do its work; {report} is a sample, {out} an empty folder.
ARGUMENTS = {
    "new": ["new", "fresh", "--template", "scrutiny-report"],
    "list": ["list"],
    "templates": ["templates"],
    "template check": ["template", "check", "{template}"],
    "show": ["show", "{report}"],
    "check": ["check", "{report}"],
    "explain": ["explain", "C101"],
    "rules": ["rules"],
    "pack": ["pack", "{report}", "--draft", "--out", "{out}/agenda.pdf"],
    "export": ["export", "{report}", "--draft", "--to", "docx,pdf", "--out", "{out}"],
    "preview": ["preview", "{report}", "--out", "{out}/page.png"],
    "figures": ["figures", "{report}"],
    "deadline": ["deadline", "{report}"],
    "recover": ["recover", "--list"],
    "doctor": ["doctor"],
}

_PROBE = """
import json, sys
before = set(sys.modules)
from drafter.cli.edge import run
code = run(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    json.dump([code, sorted(set(sys.modules) - before)], file)
"""


@pytest.fixture
def workspace(tmp_path: Path, project: Path) -> Path:
    shutil.copytree(project / "drafts", tmp_path / "drafts")
    (tmp_path / "out").mkdir()
    return tmp_path


def loaded(arguments: list[str], workspace: Path) -> set[str]:
    """The modules that the command has loaded when it ends, in an interpreter of its own."""
    answer = workspace / "modules.json"
    command = [sys.executable, "-c", _PROBE, str(answer), *arguments]
    done = subprocess.run(command, cwd=workspace, capture_output=True, text=True, timeout=120)
    code, modules = json.loads(answer.read_text())
    assert code in (0, 1), done.stderr
    return set(modules)


def outside(modules: set[str]) -> set[str]:
    """The packages among them that are neither drafter's nor Python's own."""
    return {module.partition(".")[0] for module in modules} & set(packages_distributions()) - {"drafter"}


def leaves(group: click.Group, before: str = "") -> set[str]:
    context = click.Context(group)
    found = set()
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found |= leaves(command, f"{before}{name} ") if isinstance(command, click.Group) else {before + name}
    return found


def test_every_headless_command_is_looked_at() -> None:
    assert leaves(drafter) == set(ARGUMENTS)


@pytest.mark.parametrize("command", ARGUMENTS)
def test_a_headless_command_does_not_load_the_screen(command: str, workspace: Path, project: Path) -> None:
    places = {
        "report": next((workspace / "drafts").glob("*/report.toml")).parent,
        "template": project / "templates/scrutiny-report",
        "out": workspace / "out",
    }
    modules = loaded([argument.format(**places) for argument in ARGUMENTS[command]], workspace)
    assert f"drafter.cli.{command.partition(' ')[0]}" in modules or command == "check"
    assert {module for module in modules if module.startswith(("textual", "drafter.tui"))} == set()


def test_the_version_loads_nothing_but_click(workspace: Path) -> None:
    modules = loaded(["--version"], workspace)
    assert outside(modules) == {"click"}
    assert {module for module in modules if module.startswith("drafter")} == {
        "drafter",
        "drafter.cli",
        "drafter.cli.commands",
        "drafter.cli.edge",
        "drafter.cli.group",
        "drafter.cli.plain",
        "drafter.cli.printing",
    }


def test_help_does_not_load_the_screen(workspace: Path) -> None:
    assert not {module for module in loaded(["--help"], workspace) if module.startswith(("textual", "drafter.tui"))}


def test_check_loads_nothing_that_only_publishing_needs(workspace: Path) -> None:
    modules = loaded(["check", "drafts"], workspace)
    # A compiled package has a module with a name of its own beside it.
    assert {name for name in outside(modules) if not name.endswith("__mypyc")} == {"msgspec", "tomli"}
    assert {"drafter.document", "drafter.export", "importlib.metadata"} & modules == set()


def test_every_room_has_its_contract(project: Path) -> None:
    settings = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    bound = {room for contract in contracts for room in contract["source_modules"]}
    rooms = {f"drafter.{folder.parent.name}" for folder in (project / "src/drafter").glob("*/__init__.py")}
    assert bound == rooms
