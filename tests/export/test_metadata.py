"""What a file says of itself is a whitelist, whatever the template's own reference file says."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from tests.export.published import W, load, part, published, small

SOURCE = """
title = "Bins"
[meta]
report_to = "Streets Committee"
officer = "Rhys Morgan"
meeting_date = 2027-03-04
[sections.background]
text = "Bins are emptied on Mondays."
"""
APP = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">
<Template>C:\\Users\\gwen\\Letterhead.dotm</Template><TotalTime>734</TotalTime><Manager>Gwen Parry</Manager>
<Company>Gwen Parry Printing</Company><Application>Microsoft Office Word</Application></Properties>"""
CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Gwen Parry</dc:creator><cp:keywords>Gwen</cp:keywords>
<cp:lastModifiedBy>Gwen Parry</cp:lastModifiedBy><cp:category>Gwen</cp:category></cp:coreProperties>"""
CUSTOM = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property
 fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Owner"><vt:lpwstr>Gwen Parry</vt:lpwstr></property>
</Properties>"""


def _by_hand(file: Path) -> None:
    """Make a reference file into one that somebody has worked on in Word for years."""
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            parts[name] = content.replace(b"<w:p>", b'<w:p w:rsidR="00A1B2C3" w:rsidRDefault="00A1B2C3">')
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"<w:qFormat", b'<w:rsid w:val="00A1B2C3"/><w:qFormat')
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"en-GB", b"en-US")
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(
        b"<w:rsids>", b'<w:rsids><w:rsidRoot w:val="00A1B2C3"/><w:rsid w:val="00A1B2C3"/>'
    )
    parts["docProps/app.xml"] = APP.encode()
    parts["docProps/core.xml"] = CORE.encode()
    parts["docProps/custom.xml"] = CUSTOM.encode()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = small(tmp_path, SOURCE)
    _by_hand(load(file).template_folder / "reference.docx")
    return file


def test_a_reference_file_that_was_worked_on_leaves_no_trace(report: Path, tmp_path: Path) -> None:
    (docx,) = published(report, tmp_path / "out", "docx").files
    with zipfile.ZipFile(docx.path) as archive:
        everything = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
        names = archive.namelist()
    assert "Gwen" not in everything
    assert "rsid" not in everything.replace("<w:rsids", "").replace("</w:rsids", "")
    assert "docProps/custom.xml" not in names
    properties = {str(each.tag).rpartition("}")[2]: each.text for each in part(docx.path, "docProps/core.xml")}
    assert properties == {
        "title": "Bins",
        "subject": "A small report",
        "creator": "Rhys Morgan",
        "language": "en-GB",
        "created": "2027-03-04T00:00:00Z",
        "modified": "2027-03-04T00:00:00Z",
    }
    application = part(docx.path, "docProps/app.xml")
    assert etree.tostring(application, method="text") == b"drafter"
    languages = {each.get(f"{W}val") for each in part(docx.path, "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"en-GB"}


def test_a_pdf_says_no_more_of_itself(report: Path, tmp_path: Path) -> None:
    (made,) = published(report, tmp_path / "out", "pdf").files
    with pikepdf.open(made.path) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info.pop("/Creator").startswith("Typst ")
    assert info == {
        "/Title": "Bins",
        "/Subject": "A small report",
        "/Author": "Rhys Morgan",
        "/CreationDate": "D:20270304000000Z",
        "/ModDate": "D:20270304000000Z",
    }


def test_a_report_without_a_person_names_nobody(tmp_path: Path) -> None:
    file = small(tmp_path, SOURCE.replace('officer = "Rhys Morgan"\n', ""))
    docx, pdf = published(file, tmp_path / "out", "docx", "pdf").files
    assert not part(docx.path, "docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}creator")
    with pikepdf.open(pdf.path) as opened:
        assert "/Author" not in opened.docinfo
