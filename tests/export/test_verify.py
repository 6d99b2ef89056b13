"""A file that is not what it should be is never handed out: each thing that is verified is broken in turn."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pikepdf
import pytest

from drafter.document.edition import Edition
from drafter.document.pieces import Document
from drafter.document.tree import make_document
from drafter.export.verify.docx import verify_docx
from drafter.export.verify.pdf import promised, verify_pdf
from drafter.report.errors import MachineError
from tests.export.published import load, published, small

SOURCE = """
title = "Trees"
[meta]
report_to = "The committee"
[sections.background]
text = '''
## Planting

Words {{ note("n") }}.

| a | b |
|---|---|
| 1 | 2 |
'''
[notes.n]
text = "A note."
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Document]:
    file = small(tmp_path_factory.mktemp("workspace"), SOURCE)
    docx, pdf = published(file, tmp_path_factory.mktemp("out"), "docx", "pdf").files
    return docx.path, pdf.path, make_document(load(file).report, Edition.PUBLIC, draft=False)


def changed(file: Path, folder: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A DOCX with one part changed; empty takes it away."""
    target = folder / "changed.docx"
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(target, "w") as out:
        for name in archive.namelist():
            content = archive.read(name)
            new = change(content) if name == part else content
            assert name != part or new != content
            if new:
                out.writestr(name, new)
    return target


def test_a_sound_docx_passes(made: tuple[Path, Path, Document]) -> None:
    facts = verify_docx(made[0], made[2])
    assert (facts.labels, facts.tables) == (3, 2)


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("word/document.xml", b">1.1.1<", b">1.1.2<", "label 1.1.1 is missing"),
        ("word/document.xml", b"</w:body>", b"", "cannot be opened"),
        ("word/document.xml", b"<w:tblHeader", b"<w:nothing", "no head"),
        ("word/document.xml", b"<w:body>", b"<w:body><w:p><w:ins/></w:p>", "ins marks"),
        ("word/document.xml", b"<w:body>", b"<w:body><w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", "vanish marks"),
        ("word/styles.xml", b"en-GB", b"en-US", "language"),
        ("docProps/core.xml", b"Trees", b"Shrubs", "title"),
        ("docProps/core.xml", b"", b"", "core.xml"),
    ],
)
def test_a_docx_that_is_not_sound_is_refused(
    made: tuple[Path, Path, Document], tmp_path: Path, part: str, old: bytes, new: bytes, said: str
) -> None:
    file = changed(made[0], tmp_path, part, lambda content: content.replace(old, new) if old else b"")
    with pytest.raises(MachineError, match=said):
        verify_docx(file, made[2])


def test_labels_out_of_order_are_refused(made: tuple[Path, Path, Document]) -> None:
    document = msgspec.structs.replace(made[2], labels=tuple(reversed(made[2].labels)))
    with pytest.raises(MachineError, match="not in order"):
        verify_docx(made[0], document)


def test_what_is_no_zip_or_no_pdf_is_refused(made: tuple[Path, Path, Document], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"no")
    with pytest.raises(MachineError, match="cannot be opened"):
        verify_docx(file, made[2])
    with pytest.raises(MachineError, match="cannot be opened"):
        verify_pdf(file, promised(made[2]))


def test_a_sound_pdf_passes(made: tuple[Path, Path, Document]) -> None:
    facts = verify_pdf(made[1], promised(made[2]))
    assert (facts.pages, facts.tables) == (1, 2)
    assert [heading.split(" ")[0] for heading in facts.headings] == ["1.0", "1.1"]


def _untag(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _unmark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _hide_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _other_standard(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    pdf.Root.Metadata.write(packet.replace(b"conformance>A<", b"conformance>B<"))


def _other_title(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b">Trees<", b">Shrubs<"))


def _attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["secret.txt"] = b"secret"


def _no_row_heads(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TH":
            each.S = pikepdf.Name.TD


def _no_headings(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/H2":
            each.S = pikepdf.Name.P


def _font_left_out(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                if name in each:
                    del each[name]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_untag, "not tagged"),
        (_unmark, "not tagged"),
        (_no_language, "language"),
        (_hide_title, "title is not shown"),
        (_other_standard, "marks of PDF/A"),
        (_other_title, "title is not that"),
        (_attach, "attached"),
        (_no_row_heads, "no head"),
        (_no_headings, "heading 1.1"),
        (_font_left_out, "not embedded"),
    ],
)
def test_a_pdf_that_is_not_sound_is_refused(
    made: tuple[Path, Path, Document], tmp_path: Path, change: Callable[[pikepdf.Pdf], None], said: str
) -> None:
    file = tmp_path / "changed.pdf"
    with pikepdf.open(made[1]) as pdf:
        change(pdf)
        pdf.save(file)
    with pytest.raises(MachineError, match=said):
        verify_pdf(file, promised(made[2]))
