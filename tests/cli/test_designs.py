"""``[design]`` of a workspace at the command line: what is wrong with it is one sentence, its place and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[design]\nname = "compct"\n', "drafter.toml:2:8: design.name: found the text “compct”, wanted "),
        ('[design]\ncolour = "navy"\n', "drafter.toml:2:10: This is no colour. Write it as # and six digits"),
        ('[design]\ncolour = "#999999"\n', "drafter.toml:2:10: The colour #999999 is too light to be read"),
        ('design = { colour = "#999999" }\n', "drafter.toml:1:21: The colour #999999 is too light to be read"),
        ('[design]\ncolor = "#1d3f5e"\n', "drafter.toml:2:1: There is no key color in design. Did you mean colour?"),
    ],
)
def test_what_is_wrong_is_told_at_its_place_and_nothing_is_made(
    command: Command, workspace: Path, settings: str, said: str
) -> None:
    (workspace / "drafter.toml").write_text(settings, encoding="utf-8")
    done = command("export", "parking-annual-report", "--to", "pdf", "--out", "out")
    assert done.code == 2
    assert done.err.startswith(said)
    assert done.err.count("\n") == 1
    assert not (workspace / "out").exists()


def test_the_doctor_says_the_design(command: Command, workspace: Path) -> None:
    (workspace / "drafter.toml").write_text('[design]\nname = "compact"\ncolour = "#5b2a6e"\n', encoding="utf-8")
    parts = {each["part"]: each for each in command("doctor", "--json").json["parts"]}
    assert parts["page design"]["found"] == "compact, in the colour #5b2a6e"


def test_another_design_is_another_export(command: Command, workspace: Path) -> None:
    """What was published in the plain one is published anew."""
    arguments = ("export", "parking-annual-report", "--to", "md", "--out", "out", "--draft", "--resume")
    assert command(*arguments).code == 0
    assert "has not changed" in command(*arguments).out
    (workspace / "drafter.toml").write_text('[design]\nname = "compact"\n', encoding="utf-8")
    assert "has not changed" not in command(*arguments).out
