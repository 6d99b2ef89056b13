"""``drafter export`` and ``drafter preview``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from drafter.export.formats import FORMATS
from tests.cli.conftest import Command
from tests.export.planted import plant, reference_that_says, sentence


def test_a_complete_report_is_published(command: Command, workspace: Path) -> None:
    done = command("export", "parking-annual-report", "--out", "out", "--json")
    assert done.code == 0
    (published,) = done.json["reports"]
    assert (published["edition"], published["draft"]) == ("public", False)
    assert sorted(file["format"] for file in published["files"]) == ["docx", "pdf"]
    for file in published["files"]:
        assert Path(file["path"]).stat().st_size == file["size"]
        assert all(point["passed"] for point in file["points"])
        assert (file["pages"] is not None) is (file["format"] == "pdf")
        assert {"PDF/UA-1, 7.1", "WCAG 2.2, 1.1.1"} & {point["source"] for point in file["points"]}
    receipt = json.loads(Path(published["receipt"]).read_bytes())
    assert [file["sha256"] for file in receipt["files"]] == [file["sha256"] for file in published["files"]]
    assert receipt["check"]["answered"] == receipt["check"]["required"]
    assert Path(published["receipt_page"]).read_bytes().startswith(b"<!DOCTYPE html>")
    assert published["kept"] == []
    assert (workspace / "out/parking-annual-report.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_of_somebody_else_is_kept_and_told_of(command: Command, workspace: Path) -> None:
    (workspace / "parking-annual-report.docx").write_text("the report of last year", encoding="utf-8")
    done = command("export", "parking-annual-report", "--to", "docx", "--json")
    assert done.code == 0
    assert [Path(kept["now"]).name for kept in done.json["reports"][0]["kept"]] == [
        "parking-annual-report.earlier.docx"
    ]
    (workspace / "parking-annual-report.docx").write_text("corrected", encoding="utf-8")
    done = command("export", "parking-annual-report", "--to", "docx")
    assert "it is kept as parking-annual-report.earlier-2.docx" in done.err
    assert "parking-annual-report.receipt.html" in done.out


def test_errors_refuse_and_a_draft_goes_out(command: Command, workspace: Path) -> None:
    done = command("export", "market-hall-roof", "--out", "out", "--to", "docx")
    assert done.code == 1
    assert "C101" in done.err
    assert not (workspace / "out").exists()
    assert command("export", "market-hall-roof", "--out", "out", "--to", "docx", "--draft").code == 0
    assert sorted(file.name for file in (workspace / "out").iterdir()) == [
        "market-hall-roof.docx",
        "market-hall-roof.receipt.html",
        "market-hall-roof.receipt.json",
    ]


def test_the_full_edition_has_a_name_of_its_own(command: Command, workspace: Path) -> None:
    command("export", "market-hall-roof", "--out", "out", "--to", "docx", "--draft", "--edition", "full")
    assert sorted(file.name for file in (workspace / "out").iterdir()) == [
        "market-hall-roof.full.docx",
        "market-hall-roof.full.receipt.html",
        "market-hall-roof.full.receipt.json",
    ]


def test_a_malformed_fence_lets_nothing_out(command: Command, workspace: Path, report: Callable[[str], Path]) -> None:
    file = report('template = "scrutiny-report"\n[sections.purpose]\ntext = """\n:::exempt 1\nsecret\n:::\n"""\n')
    for options in ([], ["--draft"]):
        done = command("export", file, "--out", "out", "--to", "docx", *options)
        assert done.code == 1
        assert not (workspace / "out").exists()


def test_a_batch_goes_on_after_a_refusal(command: Command) -> None:
    done = command("export", "market-hall-roof", "parking-annual-report", "--out", "out", "--to", "docx")
    assert done.code == 1
    assert "1 of 2 reports published." in done.out


def test_an_unknown_format_is_wrong_usage(command: Command) -> None:
    assert command("export", "parking-annual-report", "--to", "doc", "--out", "out").code == 2


def test_a_page_is_a_picture(command: Command, workspace: Path) -> None:
    assert command("preview", "parking-annual-report", "--page", "2", "--out", "page.png").code == 0
    assert (workspace / "page.png").read_bytes().startswith(b"\x89PNG")
    assert command("preview", "parking-annual-report", "--page", "99", "--out", "none.png").code == 2
    assert not (workspace / "none.png").exists()
    assert command("preview", "parking-annual-report", "--out", "nowhere/page.png").code == 3


def test_a_file_that_leaks_is_3_and_one_sentence(command: Command, workspace: Path, tmp_path: Path) -> None:
    file = plant(tmp_path)
    reference_that_says(file.parents[2] / "templates" / "planted", sentence("entry"))
    done = command("export", file, "--out", "out", "--draft")
    assert (done.code, done.err.count("\n")) == (3, 1)
    assert "an exempt entry of background.papers is in it" in done.err
    assert not (workspace / "out").exists()


def test_the_help_names_every_format(command: Command) -> None:
    assert ", ".join(FORMATS) in " ".join(command("export", "--help").out.split())


def test_every_format_is_named_by_its_ending(command: Command, workspace: Path) -> None:
    done = command("export", "parking-annual-report", "--to", "html,odt,md", "--out", "out", "--json")
    (report,) = json.loads(done.out)["reports"]
    names = [Path(file["path"]).name for file in report["files"]]
    assert names == [f"parking-annual-report.{format}" for format in ("html", "odt", "md")]
    assert all((workspace / "out" / name).stat().st_size > 5_000 for name in names)


def test_the_fonts_of_the_machine_are_told_where_a_workspace_allows_them(command: Command, workspace: Path) -> None:
    (workspace / "drafter.toml").write_text("system_fonts = true\n", encoding="utf-8")
    done = command("export", "parking-annual-report", "--to", "pdf", "--out", "out", "--json")
    assert done.code == 0
    receipt = json.loads(Path(done.json["reports"][0]["receipt"]).read_bytes())
    assert receipt["system_fonts"] is True
    page = Path(done.json["reports"][0]["receipt_page"]).read_text(encoding="utf-8")
    assert "those of drafter, and those of the machine" in page
    assert command("preview", "parking-annual-report", "--out", "page.png").code == 0
