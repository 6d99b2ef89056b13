"""The receipt beside the files: what it says, what it keeps to itself, and what is never overwritten because of it."""

from __future__ import annotations

import datetime
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from drafter import __version__
from drafter.checks.engine import check
from drafter.document.edition import Edition
from drafter.export.proof.behind import Behind
from drafter.export.publish import Published, publish
from drafter.export.receipt.receipt import as_json, read_receipt
from drafter.report.errors import MachineError
from tests.export.planted import EXEMPT, bare, plant, sentence
from tests.export.published import load, small

SOURCE = """
title = "Bins & <b>bags</b>"
[meta]
report_to = "Streets Committee"
meeting_date = 2027-03-04
[sections.background]
text = '''
Bins are emptied by the the council, which was TBC in the year 19.
'''
[[waivers]]
rule = "L805"
at = "background"
reason = "It is on file in {folder}."
by = "Monitoring Officer"
until = 2030-01-01
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace"
    return small(folder, SOURCE.replace("{folder}", str(folder)))


def _export(file: Path, out: Path, *formats: str, edition: Edition = Edition.PUBLIC, draft: bool = False) -> Published:
    loaded = load(file)
    return publish(
        loaded.report,
        loaded.template_folder,
        formats,
        edition,
        out,
        draft,
        permit=lambda: check(loaded.report, today=datetime.date(2027, 1, 4)),
        behind=Behind(loaded.comments, loaded.folders),
    )


def _read(published: Published) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(published.receipt.read_bytes())
    return read


def test_it_says_what_was_made_and_from_what(file: Path, tmp_path: Path) -> None:
    made = _export(file, tmp_path / "out", "docx", "pdf")
    receipt = _read(made)
    assert receipt["report"] == {
        "slug": "small",
        "title": "Bins & <b>bags</b>",
        "template": "small",
        "template_version": "1",
        "meeting": "2027-03-04",
    }
    assert (receipt["edition"], receipt["draft"], receipt["system_fonts"]) == ("public", False, False)
    assert (receipt["drafter"], receipt["dated"]) == (__version__, "2027-03-04")
    assert "Not for publication" in receipt["notice"]
    for listed, published in zip(receipt["files"], made.files, strict=True):
        content = published.path.read_bytes()
        assert (listed["name"], listed["size"]) == (published.path.name, len(content))
        assert listed["sha256"] == hashlib.sha256(content).hexdigest()
        assert all(point["passed"] for point in listed["verified"])
        assert len(listed["verified"]) > 10
    assert [each["made_by"].split()[0] for each in receipt["files"]] == ["pandoc", "Typst"]
    assert all(each["made_by"].split()[1][0].isdigit() for each in receipt["files"])


def test_it_says_what_the_check_found_and_what_was_waived(file: Path, tmp_path: Path) -> None:
    found = _read(_export(file, tmp_path / "out", "md"))["check"]
    assert (found["answered"], found["required"]) == (0, 0)
    (waived,) = [each for each in found["findings"] if each["waived"]]
    assert (waived["code"], waived["alias"], waived["number"]) == ("L805", "doubled-word", "1.1")
    assert "the" in waived["message"]
    assert waived["waived"]["by"] == "Monitoring Officer"
    assert waived["waived"]["until"] == "2030-01-01"
    assert len(found["findings"]) > 1


def test_it_names_no_folder_of_this_machine(file: Path, tmp_path: Path) -> None:
    made = _export(file, tmp_path / "out", "docx", "pdf")
    for receipt in (made.receipt, made.receipt_page):
        content = receipt.read_text(encoding="utf-8")
        assert str(tmp_path) not in content
        assert "It is on file in …" in content
        assert "small" in content


def test_it_can_be_read_as_a_page(file: Path, tmp_path: Path) -> None:
    made = _export(file, tmp_path / "out", "docx", "pdf")
    page = html.fromstring(made.receipt_page.read_bytes())
    said = " ".join("".join(map(str, page.itertext())).split())
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//h1") == "Receipt: Bins & <b>bags</b>"
    assert said.count("Not for publication") == 1
    for listed in made.files:
        assert listed.sha256 in said
        assert f"What was verified of {listed.path.name}" in said
    assert "doubled word" in said or "the the" in said
    heads = [cell for row in page.iter("tr") for cell in row if cell.tag == "th"]
    assert all(cell.get("scope") in ("row", "col") for cell in heads)
    assert not list(page.iter("script", "link", "img"))


def test_the_same_report_gives_the_same_receipt(file: Path, tmp_path: Path) -> None:
    first, second = (_export(file, tmp_path / name, "docx", "pdf") for name in ("one", "two"))
    assert first.receipt.read_bytes() == second.receipt.read_bytes()
    assert first.receipt_page.read_bytes() == second.receipt_page.read_bytes()


def test_each_edition_has_its_own(file: Path, tmp_path: Path) -> None:
    names = [
        [each.receipt.name, each.receipt_page.name]
        for each in (_export(file, tmp_path, "md", edition=edition) for edition in Edition)
    ]
    assert names == [
        ["small.receipt.json", "small.receipt.html"],
        ["small.full.receipt.json", "small.full.receipt.html"],
    ]


def test_a_draft_is_told(file: Path, tmp_path: Path) -> None:
    made = _export(file, tmp_path, "md", draft=True)
    assert _read(made)["draft"]
    assert "draft" in made.receipt_page.read_text(encoding="utf-8")


@pytest.mark.parametrize("edition", Edition)
def test_nothing_exempt_is_repeated(tmp_path: Path, edition: Edition) -> None:
    made = _export(plant(tmp_path), tmp_path / "out", "md", edition=edition)
    for receipt in (made.receipt, made.receipt_page):
        content = bare(receipt.read_text(encoding="utf-8"))
        for place in EXEMPT:
            assert bare(sentence(place).split()[1]) not in content
    found = _read(made)["check"]
    assert "exempt text" in found["kept_back"]
    assert found["findings"]
    assert {each["message"] for each in found["findings"]} == {""}


def test_who_asks_for_no_check_gets_none(file: Path, tmp_path: Path) -> None:
    loaded = load(file)
    made = publish(loaded.report, loaded.template_folder, ["md"], Edition.PUBLIC, tmp_path / "out", draft=False)
    assert _read(made)["check"] is None
    assert "It was not asked." in made.receipt_page.read_text(encoding="utf-8")


def test_a_receipt_that_cannot_be_written_stops_everything(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "small.receipt.json" / "x").mkdir(parents=True)
    with pytest.raises(MachineError, match="Nothing was changed"):
        _export(file, out, "docx", "pdf")
    assert [each.name for each in out.iterdir()] == ["small.receipt.json"]


# --- What is never overwritten


def _names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_what_drafter_made_is_replaced(file: Path, tmp_path: Path) -> None:
    made = [_export(file, tmp_path / "out", "docx", "pdf") for _ in range(3)]
    assert [each.kept for each in made] == [(), (), ()]
    assert _names(tmp_path / "out") == ["small.docx", "small.pdf", "small.receipt.html", "small.receipt.json"]


def test_a_file_that_somebody_changed_is_kept(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _export(file, out, "docx", "md")
    (out / "small.docx").write_text("corrected by hand", encoding="utf-8")
    made = _export(file, out, "docx", "md")
    assert [(kept.was.name, kept.now.name) for kept in made.kept] == [("small.docx", "small.earlier.docx")]
    assert (out / "small.earlier.docx").read_text(encoding="utf-8") == "corrected by hand"
    assert (out / "small.docx").read_bytes().startswith(b"PK")
    (out / "small.docx").write_text("corrected again", encoding="utf-8")
    made = _export(file, out, "docx")
    assert (out / "small.earlier-2.docx").read_text(encoding="utf-8") == "corrected again"
    assert (out / "small.earlier.docx").read_text(encoding="utf-8") == "corrected by hand"


def test_a_file_that_never_was_drafters_is_kept(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "small.docx").write_text("the report of last year", encoding="utf-8")
    (out / "small.receipt.json").write_text('{"format": 1}', encoding="utf-8")
    (out / "small.receipt.html").write_text("a shop’s receipt", encoding="utf-8")
    made = _export(file, out, "docx")
    assert [kept.now.name for kept in made.kept] == [
        "small.earlier.docx",
        "small.receipt.earlier.html",
        "small.receipt.earlier.json",
    ]
    assert (out / "small.earlier.docx").read_text(encoding="utf-8") == "the report of last year"
    assert read_receipt((out / "small.receipt.json").read_bytes()) is not None


def test_files_of_an_earlier_export_are_still_known(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _export(file, out, "docx")
    assert [each["name"] for each in _read(_export(file, out, "md"))["earlier"]] == ["small.docx"]
    assert [each["name"] for each in _read(_export(file, out, "pdf"))["earlier"]] == ["small.docx", "small.md"]
    (out / "small.md").unlink()
    made = _export(file, out, "docx", "pdf")
    assert _read(made)["earlier"] == []
    assert made.kept == ()


def test_what_was_kept_is_taken_back_where_the_export_fails(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "small.receipt.json" / "x").mkdir(parents=True)
    (out / "small.docx").write_text("corrected by hand", encoding="utf-8")
    with pytest.raises(MachineError):
        _export(file, out, "docx")
    assert _names(out) == ["small.docx", "small.receipt.json"]
    assert (out / "small.docx").read_text(encoding="utf-8") == "corrected by hand"


def test_a_link_is_replaced_and_what_it_leads_to_is_left_alone(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "elsewhere.docx").write_text("mine", encoding="utf-8")
    (out / "small.docx").symlink_to(tmp_path / "elsewhere.docx")
    _export(file, out, "docx")
    assert (tmp_path / "elsewhere.docx").read_text(encoding="utf-8") == "mine"
    assert not (out / "small.docx").is_symlink()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, b'{"format": 1}'])
def test_what_is_no_receipt_is_none(content: bytes) -> None:
    assert read_receipt(content) is None


def test_a_receipt_is_read_as_it_was_written(file: Path, tmp_path: Path) -> None:
    content = _export(file, tmp_path / "out", "md").receipt.read_bytes()
    receipt = read_receipt(content)
    assert receipt is not None
    assert as_json(receipt) == content
