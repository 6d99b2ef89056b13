"""Reports published for the tests, and readers of what came out that share nothing with drafter."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from drafter.document.edition import Edition
from drafter.export.proof.behind import Behind
from drafter.export.publish import Published, publish
from drafter.store.load import Loaded, load_report
from drafter.store.workspace import Workspace

PROJECT = Path(__file__).resolve().parents[2]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
VALIDATOR = PROJECT / ".tools" / "node_modules" / ".bin" / "ooxml-validator"

FORM = """\
format = 1
name = "small"
title = "A small report"

[[meta]]
id = "report_to"
label = "Report to"
required = true

[[meta]]
id = "officer"
label = "Officer"
kind = "person"

[[meta]]
id = "meeting_date"
label = "Date of meeting"
kind = "date"

[[sections]]
id = "background"
heading = "Background"
  [[sections.fields]]
  id = "text"
  [[sections.fields]]
  id = "papers"
  kind = "list"
  prompt = "List of papers:"
"""


def load(file: Path) -> Loaded:
    """A report from its file."""
    return load_report(file, Workspace.find(file))


def published(
    file: Path, out: Path, *formats: str, edition: Edition = Edition.PUBLIC, draft: bool = False
) -> Published:
    """A report published to a folder, as the command publishes it."""
    loaded = load(file)
    behind = Behind(loaded.comments, loaded.folders)
    design = loaded.workspace.page_design()
    return publish(loaded.report, loaded.template_folder, formats, edition, out, draft, behind=behind, design=design)


def small(folder: Path, source: str) -> Path:
    """The file of a report on a small template, in a workspace of its own; ``source`` is all below its template."""
    template = folder / "templates" / "small"
    shutil.copytree(PROJECT / "templates" / "scrutiny-report", template)
    (template / "template.toml").write_text(FORM, encoding="utf-8")
    file = folder / "drafts" / "small" / "report.toml"
    file.parent.mkdir(parents=True)
    file.write_text(f'format = 1\ntemplate = "small"\n{source}', encoding="utf-8")
    return file


def toml_string(text: str) -> str:
    """Any text as a string of TOML."""
    return '"' + "".join(c if c.isalnum() or c == " " else f"\\U{ord(c):08x}" for c in text) + '"'


def needs(program: str) -> str:
    """The path of a program, or a skip that says what is missing."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not installed")
    return found


def text_of_pdf(file: Path, *options: str) -> str:
    """The text of a PDF in reading order, as poppler has it; with ``-raw`` in the order it was written."""
    command = [needs("pdftotext"), *options, "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def part(file: Path, name: str) -> etree._Element:
    """A part of a DOCX or an ODT."""
    with zipfile.ZipFile(file) as archive:
        return etree.fromstring(archive.read(name))


def paragraphs(file: Path) -> list[str]:
    """The paragraphs of a DOCX in order, a tab between label and text."""
    return [
        "".join(
            "\t" if each.tag == f"{W}tab" else each.text or ""
            for run in p.iter(f"{W}r")
            for each in run
            if each.tag in (f"{W}t", f"{W}tab")
        )
        for p in part(file, "word/document.xml").iter(f"{W}p")
    ]


def text_of_docx(file: Path) -> str:
    """The text of a DOCX."""
    return "\n".join(paragraphs(file))


def markdown_as_html(file: Path) -> str:
    """A Markdown file as a reader of CommonMark with tables and footnotes shows it."""
    reader = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    return str(reader.render(file.read_text(encoding="utf-8")))


def text_of_markup(source: str) -> str:
    """The text of HTML, whatever it is marked up with; a line for each element that has words of its own."""
    return "\n".join(lines_of_markup(source))


def lines_of_markup(source: str) -> list[str]:
    """The text of each block of HTML, in order."""
    blocks = (
        r"(?is)<(?:br|/?(?:p|h[1-6]|li|ul|ol|td|th|tr|table|caption|div|section|blockquote|figcaption|dt|dd))\b[^>]*>"
    )
    without_style = re.sub(r"(?is)<(style|title|svg)\b.*?</\1>", "", source)
    parts = (html.unescape(re.sub(r"<[^>]*>", "", part)) for part in re.split(blocks, without_style))
    return [" ".join(part.split()) for part in parts if part.strip()]


def paragraphs_of_odt(file: Path) -> list[str]:
    """The paragraphs and headings of an ODT in order, a tab between label and text."""
    return [_said(each) for each in part(file, "content.xml").iter(f"{TEXT}p", f"{TEXT}h")]


def _said(element: etree._Element) -> str:
    """The text of an element of an ODT; a footnote is a paragraph of its own."""
    said = element.text or ""
    for child in element:
        if child.tag == f"{TEXT}tab":
            said += "\t"
        elif child.tag == f"{TEXT}s":
            said += " "
        elif child.tag not in (f"{TEXT}note", f"{DRAW}frame"):
            said += _said(child)
        said += child.tail or ""
    return said


def text_of_odt(file: Path) -> str:
    """The text of an ODT."""
    return "\n".join(paragraphs_of_odt(file))


def pdf_by_libreoffice(file: Path, folder: Path) -> Path:
    """A DOCX or an ODT as LibreOffice prints it."""
    return converted_by_libreoffice(file, folder, "pdf")


def converted_by_libreoffice(file: Path, folder: Path, kind: str) -> Path:
    """A file as LibreOffice saves it in another format."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [needs("soffice"), "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{file.stem}.{kind}"


def squeezed(text: str) -> str:
    """Text without any white space: where a line is broken is nobody's matter."""
    return re.sub(r"\s+", "", text)
