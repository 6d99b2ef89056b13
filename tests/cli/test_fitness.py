"""What publishing asks of a report is what the check says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    "publish",
    [("export", "parking-annual-report", "--to", "docx", "--out", "out"), ("pack", "parking-annual-report")],
)
def test_spelling_that_a_workspace_makes_binding_stops_the_publication(
    command: Command, workspace: Path, publish: tuple[str, ...]
) -> None:
    assert command("check", "parking-annual-report").code == 0
    settings = '[spelling]\nlanguages = ["xx_YY"]\n\n[levels]\nL820 = "error"\n'
    (workspace / "drafter.toml").write_text(settings, encoding="utf-8")
    assert command("check", "parking-annual-report").code == 1
    done = command(*publish)
    assert done.code == 1
    assert "error L820" in done.err


def test_the_list_counts_what_the_check_finds(command: Command, workspace: Path) -> None:
    (workspace / "drafter.toml").write_text('[spelling]\nlanguages = ["xx_YY"]\n', encoding="utf-8")
    for listed in command("list", "--json").json["reports"]:
        (checked,) = command("check", listed["report"], "--json").json["reports"]
        standing = [each for each in checked["findings"] if each["waived"] is None]
        assert sum(listed["findings"].values()) == len(standing)
