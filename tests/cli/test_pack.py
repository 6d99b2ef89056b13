"""An agenda pack: several reports in one PDF that is as good as each of them."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from tests.cli.conftest import Command

REPORTS = ("parking-annual-report", "air-quality-2026")


@pytest.fixture
def pack(command: Command, workspace: Path) -> bytes:
    done = command("pack", *REPORTS, "--title", "Scrutiny [4 March]", "--out", "out/agenda.pdf")
    assert done.code == 0, done.err
    assert sorted(file.name for file in (workspace / "out").iterdir()) == ["agenda.pdf"]
    return (workspace / "out/agenda.pdf").read_bytes()


def test_every_report_is_in_it_in_its_order_with_page_numbers_that_go_on(pack: bytes) -> None:
    reader = PdfReader(io.BytesIO(pack))
    pages = [page.extract_text() for page in reader.pages]
    assert "Scrutiny [4 March]" in pages[0]
    assert "Parking Services Annual Report 2026" in pages[0]
    assert "Air Quality in Tarnwick 2026" in pages[0]
    for number, text in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in " ".join(text.split())
    bookmarks = [mark.title for mark in reader.outline if not isinstance(mark, list)]
    assert bookmarks == ["Parking Services Annual Report 2026", "Air Quality in Tarnwick 2026"]


def test_it_keeps_both_standards_and_its_tags(pack: bytes) -> None:
    with pikepdf.open(io.BytesIO(pack)) as pdf, pdf.open_metadata() as said:
        assert (said["pdfuaid:part"], said["pdfaid:part"], said["pdfaid:conformance"]) == ("1", "2", "A")
        assert said["dc:title"] == "Scrutiny [4 March]"
        assert pdf.Root.MarkInfo.Marked
        heads = _heads(pdf.Root.StructTreeRoot)
    assert heads.count("H1") == 2
    assert heads[:2] == ["H1", "H2"]


def test_references_lead_into_their_own_report(command: Command, workspace: Path) -> None:
    """Two reports with the same names for their paragraphs are bound without a clash."""
    shutil.copytree(workspace / "drafts/air-quality-2026", workspace / "drafts/second")
    done = command("pack", "air-quality-2026", "second", "--out", "twice.pdf", "--json")
    assert done.code == 0, done.err
    assert done.json["reports"] == ["air-quality-2026", "second"]
    assert len(PdfReader(workspace / "twice.pdf").pages) > 10


def test_one_that_is_unfit_keeps_all_of_them_back(command: Command, workspace: Path) -> None:
    done = command("pack", *REPORTS, "market-hall-roof")
    assert done.code == 1
    assert "market-hall-roof was not published" in done.err
    assert not (workspace / "agenda.pdf").exists()
    assert command("pack", *REPORTS, "market-hall-roof", "--draft").code == 0
    assert "DRAFT" in PdfReader(workspace / "agenda.pdf").pages[0].extract_text()


def test_what_is_exempt_is_not_in_the_public_pack(command: Command, workspace: Path) -> None:
    report = workspace / "drafts/parking-annual-report/report.toml"
    opening = '[sections.background]\ntext = """\n'
    block = "::: exempt 3\nThe sealed bid of Orrin Works was the lowest of them all.\n:::\n\n"
    text = report.read_text("utf-8").replace(opening, opening + block, 1)
    text = text.replace('contains_exempt = "no"', 'contains_exempt = "yes"\nparagraphs = [3]\npublic_interest = "x"', 1)
    report.write_text(text, encoding="utf-8")
    assert command("pack", *REPORTS, "--draft", "--out", "public.pdf").code == 0
    assert command("pack", *REPORTS, "--draft", "--out", "full.pdf", "--edition", "full").code == 0
    found = {name: _text(workspace / f"{name}.pdf") for name in ("public", "full")}
    assert "sealed bid" not in found["public"]
    assert "sealed bid" in found["full"]


def test_the_same_reports_give_the_same_bytes(command: Command, workspace: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        assert command("pack", *REPORTS, "--out", name).code == 0
    assert (workspace / "one.pdf").read_bytes() == (workspace / "two.pdf").read_bytes()


def test_a_report_that_is_not_there_is_named(command: Command, workspace: Path) -> None:
    done = command("pack", "parking-annual-report", "nothing", "--json")
    assert done.code == 2
    assert "nothing" in done.err
    with pytest.raises(json.JSONDecodeError):
        json.loads(done.out)
    assert not (workspace / "agenda.pdf").exists()


def _text(file: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(file).pages)


def _heads(element: pikepdf.Object) -> list[str]:
    found: list[str] = []
    kids = element.get("/K")
    if kids is None:
        return found
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            kind = str(kid.get("/S", "")).lstrip("/")
            if kind in {"H1", "H2", "H3", "H4"}:
                found.append(kind)
            found += _heads(kid)
    return found
