"""A page design of the workspace: the same settings in every format, and verified in each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from drafter.export.measures import LEAST_SIZE, measures_of
from drafter.export.preview.one_page import page_image
from drafter.export.receipt.receipt import read_receipt
from drafter.export.reference.look import CM, look_of
from drafter.report.page_design import PLAIN, DesignName, PageDesign
from tests.export.published import PROJECT, W, load, part, published, small

SOURCE = """\
title = "Bins"
[meta]
report_to = "Streets"
[sections.background]
text = '''
Bins are emptied[^1] on Mondays.

| street | bins |
|---|---|
| High | 4 |

[^1]: Not on bank holidays.
'''
"""
COLOUR = "#5b2a6e"
FORMATS = ("docx", "pdf", "odt", "html")


def designed(folder: Path, settings: str) -> Path:
    """The file of a small report in a workspace with these settings."""
    file = small(folder, SOURCE)
    (folder / "drafter.toml").write_text(settings, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def compact(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small report in the compact design and a colour, published in every format that has a look."""
    folder = tmp_path_factory.mktemp("compact")
    file = designed(folder, f'[design]\nname = "compact"\ncolour = "{COLOUR}"\n')
    published(file, folder / "out", *FORMATS)
    return folder / "out"


def instructions(pdf: Path) -> Iterator[tuple[str, list[str]]]:
    """What draws the pages of a PDF: each operator with its operands, as they are written."""
    with pikepdf.open(pdf) as opened:
        for page in opened.pages:
            for each in pikepdf.parse_content_stream(page):
                yield str(each.operator), [str(one) for one in each.operands]


def colours_of(pdf: Path) -> set[str]:
    """The colours that a PDF draws with, as six digits."""
    fills = ("scn", "SCN", "rg", "RG")
    return {
        "#" + bytes(round(float(part) * 255) for part in numbers).hex()
        for operator, numbers in instructions(pdf)
        if operator in fills and len(numbers) == 3
    }


def sizes_of(pdf: Path) -> set[float]:
    """The sizes of letters in a PDF, in points."""
    return {round(float(numbers[-1]), 2) for operator, numbers in instructions(pdf) if operator == "Tf"}


def test_the_colour_is_that_of_every_format(compact: Path) -> None:
    assert COLOUR in colours_of(compact / "small.pdf")
    assert PLAIN.colour not in colours_of(compact / "small.pdf")
    assert f'w:val="{COLOUR[1:].upper()}"' in text_of(compact / "small.docx", "word/styles.xml")
    assert f'fo:color="#{COLOUR[1:].upper()}"' in text_of(compact / "small.odt", "styles.xml")
    assert f"--accent: {COLOUR}" in (compact / "small.html").read_text(encoding="utf-8")


def test_a_compact_page_has_smaller_letters_in_every_format(compact: Path) -> None:
    assert 10.0 in sizes_of(compact / "small.pdf")
    assert 11.0 not in sizes_of(compact / "small.pdf")
    size = part(compact / "small.docx", "word/styles.xml").find(f"{W}docDefaults//{W}sz")
    assert size is not None
    assert size.get(f"{W}val") == "20"
    assert 'fo:font-size="10pt"' in text_of(compact / "small.odt", "styles.xml")
    printed = "body, h4, h5, h6, .header-block table { font-size: 10pt; }"
    assert printed in (compact / "small.html").read_text(encoding="utf-8")


def test_no_letters_of_a_compact_page_are_too_small_to_be_read(compact: Path) -> None:
    # Raised figures of footnotes are smaller, as they are in every design.
    small_ones = {size for size in sizes_of(compact / "small.pdf") if size < LEAST_SIZE}
    assert all(round(size / 0.6, 1) in (8.5, 9.0, 10.0) for size in small_ones)
    sizes = re.findall(r'<w:sz w:val="(\d+)"/>', text_of(compact / "small.docx", "word/styles.xml"))
    assert min(map(int, sizes)) >= LEAST_SIZE * 2


def text_of(file: Path, name: str) -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.read(name).decode()


def test_tables_fit_the_page_of_their_design(compact: Path) -> None:
    """What is measured after pandoc, is measured with the same measures as the reference file."""
    look = look_of(PageDesign(name=DesignName.COMPACT))
    body = part(compact / "small.docx", "word/document.xml")
    margins = body.find(f".//{W}pgMar")
    assert margins is not None
    assert int(margins.get(f"{W}left", "0")) == look.side == round(1.9 * CM)
    widths = [int(width.get(f"{W}w", "0")) for width in body.iter(f"{W}tblW")]
    assert widths == pytest.approx([look.text_width, look.text_width - look.label], abs=5)


def test_every_design_is_measured_in_one_place() -> None:
    for name in DesignName:
        measures, look = measures_of(name), look_of(PageDesign(name=name))
        assert look.size == measures.size * 2
        assert look.label == round(measures.label * CM)
        assert look.letters(22) >= look.letters(20) >= look.letters(18) >= LEAST_SIZE * 2


def test_the_same_settings_give_the_same_bytes(compact: Path, tmp_path: Path) -> None:
    file = designed(tmp_path, f'[design]\nname = "compact"\ncolour = "{COLOUR}"\n')
    published(file, tmp_path / "out", *FORMATS)
    for name in FORMATS:
        assert (tmp_path / "out" / f"small.{name}").read_bytes() == (compact / f"small.{name}").read_bytes()


def test_without_settings_it_is_the_plain_one(tmp_path: Path) -> None:
    said = published(designed(tmp_path, '[design]\nname = "plain"\n'), tmp_path / "said", *FORMATS)
    (tmp_path / "drafter.toml").unlink()
    silent = published(tmp_path / "drafts/small/report.toml", tmp_path / "silent", *FORMATS)
    assert [file.sha256 for file in said.files] == [file.sha256 for file in silent.files]


def test_a_template_that_has_its_own_look_keeps_it(tmp_path: Path) -> None:
    file = designed(tmp_path, f'[design]\ncolour = "{COLOUR}"\n')
    template = tmp_path / "templates" / "small"
    page = (template / "report.typ").read_text(encoding="utf-8")
    (template / "report.typ").write_text(page.replace("design()", 'design(accent: rgb("#00703c"))'), encoding="utf-8")
    (template / "report.css").write_text(":root { --accent: #00703c; }", encoding="utf-8")
    with zipfile.ZipFile(template / "reference.docx", "a") as reference:
        reference.comment = b"somebody opened it"
    published(file, tmp_path / "out", "docx", "pdf", "html")
    assert "#00703c" in colours_of(tmp_path / "out/small.pdf")
    assert COLOUR not in colours_of(tmp_path / "out/small.pdf")
    assert COLOUR[1:].upper() not in text_of(tmp_path / "out/small.docx", "word/styles.xml")
    sheet = (tmp_path / "out/small.html").read_text(encoding="utf-8")
    assert sheet.rindex("--accent: #00703c") > sheet.rindex(f"--accent: {COLOUR}")


def test_the_receipt_names_the_design(compact: Path) -> None:
    receipt = read_receipt((compact / "small.receipt.json").read_bytes())
    assert receipt is not None
    assert receipt.design is not None
    assert (receipt.design.name, receipt.design.colour) == ("compact", COLOUR)
    assert f"compact, in the colour {COLOUR}" in (compact / "small.receipt.html").read_text(encoding="utf-8")


def test_a_page_as_a_picture_has_the_design(tmp_path: Path) -> None:
    loaded = load(designed(tmp_path, '[design]\nname = "compact"\n'))
    plain, compact = (
        page_image(loaded.report, loaded.template_folder, design=design).png
        for design in (PLAIN, loaded.workspace.page_design())
    )
    assert plain != compact


def test_templates_that_come_with_drafter_follow_the_workspace() -> None:
    for template in sorted((PROJECT / "templates").iterdir()):
        assert "design()" in (template / "report.typ").read_text(encoding="utf-8")
