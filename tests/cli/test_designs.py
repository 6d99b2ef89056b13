"""``[design]`` of a workspace at the command line: what is wrong with it is one sentence, its place and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('[design]\nname = "compct"\n', "drafter.toml:2:8: design.name: found the text “compct”, wanted "),
        ('[design]\ncolour = "navy"\n', "drafter.toml:2:10: This is no colour. Write it as # and six digits"),
        ('[design]\ncolour = "#999999"\n', "drafter.toml:2:10: The colour #999999 is too light to be read"),
        ('design = { colour = "#999999" }\n', "drafter.toml:1:21: The colour #999999 is too light to be read"),
        ('[design]\ncrest = "a.png"\n', "drafter.toml:2:9: The design plain has no letterhead, so it has no crest."),
        ('[design]\nname = "compact"\naddress = ["A"]\n', "drafter.toml:3:11: The design compact has no letterhead"),
        ('[design]\nname = "council"\n', "drafter.toml:2:8: The design council begins with an address"),
        ('[design]\nname = "council"\naddress = ["A", " "]\n', "drafter.toml:3:17: This line of the address is empty"),
        (f'[design]\nname = "council"\naddress = {["A"] * 7}\n', "drafter.toml:3:11: The address has 7 lines"),
        (
            f'[design]\nname = "council"\naddress = ["{"A" * 91}"]\n',
            "drafter.toml:3:12: This line of the address has",
        ),
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


def crest_of(workspace: Path, name: str) -> None:
    """The council's design, with that crest."""
    settings = f'[design]\nname = "council"\naddress = ["Tarnwick"]\ncrest = "{name}"\n'
    (workspace / "drafter.toml").write_text(settings, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("gone.png", "There is no file gone.png."),
        ("../outside.png", "is no file inside the workspace's folder."),
        ("/etc/hostname", "is no file inside the workspace's folder."),
        ("link.png", "link.png cannot be read"),
        ("words.png", "This is no picture."),
        ("huge.png", "The crest has more than 1 MB"),
        ("loads.svg", "The drawing has a script, a link or a reference"),
    ],
)
def test_a_crest_that_cannot_be_used_is_told_where_it_is_named(
    command: Command, workspace: Path, name: str, why: str
) -> None:
    (workspace / "words.png").write_text("words", encoding="utf-8")
    (workspace / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1_000_000))
    (workspace / "link.png").symlink_to(workspace / "words.png")
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="http://a.example/b.png"/></svg>'
    )
    (workspace / "loads.svg").write_text(drawing, encoding="utf-8")
    crest_of(workspace, name)
    for arguments in (
        ("export", "parking-annual-report", "--to", "html", "--out", "out"),
        ("pack", "parking-annual-report", "--out", "out/pack.pdf"),
        ("preview", "parking-annual-report", "--out", "out.png"),
    ):
        done = command(*arguments)
        assert done.code == 2
        assert done.err.startswith("drafter.toml:4:9: The crest cannot be used. ")
        assert why in done.err
        assert done.err.count("\n") == 1
    assert not (workspace / "out").exists()
    parts = {each["part"]: each for each in command("doctor", "--json").json["parts"]}
    assert why in parts["page design"]["found"]
    assert parts["page design"]["cure"]
    # What does not publish does not ask for it.
    assert command("show", "parking-annual-report").code == 0


def test_another_crest_under_the_same_name_is_another_export(command: Command, workspace: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><rect width="{0}" height="80"/></svg>'
    crest_of(workspace, "crest.svg")
    arguments = ("export", "parking-annual-report", "--to", "html", "--out", "out", "--draft", "--resume")
    (workspace / "crest.svg").write_text(drawing.format(60), encoding="utf-8")
    assert command(*arguments).code == 0
    assert "has not changed" in command(*arguments).out
    (workspace / "crest.svg").write_text(drawing.format(70), encoding="utf-8")
    assert "has not changed" not in command(*arguments).out


def test_a_pack_has_the_letterhead_on_each_of_its_reports(command: Command, workspace: Path) -> None:
    settings = '[design]\nname = "council"\naddress = ["Tarnwick Borough", "Town Hall"]\n'
    (workspace / "drafter.toml").write_text(settings, encoding="utf-8")
    done = command("pack", "parking-annual-report", "air-quality-2026", "--out", "pack.pdf")
    assert done.code == 0, done.err
    pages = [page.extract_text() for page in PdfReader(workspace / "pack.pdf").pages]
    assert sum("Tarnwick Borough" in page and "Town Hall" in page for page in pages) == 2
