"""The reference files that are shipped are what the script makes, and have every style that is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

import drafter.document
from drafter.export.archive import read_archive, write_archive
from drafter.export.formats import office_dress
from drafter.export.odf import named, style_name
from drafter.export.reference.__main__ import PARTS
from drafter.export.reference.look import look_of
from drafter.report.page_design import PLAIN
from tests.export.published import PROJECT, W

PLAIN_DOCX = Path(drafter.document.__file__).parent / "plain" / "reference.docx"
SHIPPED = [*sorted(PROJECT.glob("templates/*/reference.*")), *sorted(PLAIN_DOCX.parent.glob("reference.*"))]


def asked_for() -> set[str]:
    """The styles of the project's own that a dress asks for."""
    asked = {
        value
        for name, value in vars(office_dress).items()
        if re.fullmatch(r"[A-Z_]+", name) and isinstance(value, str) and value.startswith("Report ")
    }
    assert len(asked) > 10
    return asked


def test_there_are_reference_files() -> None:
    assert len(SHIPPED) >= 6


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_a_shipped_file_is_what_the_script_makes(file: Path, tmp_path: Path) -> None:
    write_archive(tmp_path / "made", PARTS[file.suffix](look_of(PLAIN)))
    assert file.read_bytes() == (tmp_path / "made").read_bytes()


@pytest.mark.parametrize("kind", PARTS)
def test_the_same_look_gives_the_same_bytes(kind: str, tmp_path: Path) -> None:
    for name in ("1", "2"):
        write_archive(tmp_path / name, PARTS[kind](look_of(PLAIN)))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_the_one_for_odt_has_every_style_that_is_asked_for() -> None:
    parts = {part.name: part.content for part in read_archive(PLAIN_DOCX.with_suffix(".odt"))}
    there = {
        style.get(named("style:name")) for style in etree.fromstring(parts["styles.xml"]).iter(named("style:style"))
    }
    assert {style_name(name) for name in asked_for()} <= there


def test_python_docx_opens_it_and_finds_every_style() -> None:
    document = Document(str(PLAIN_DOCX))
    names = {style.name for style in document.styles}
    assert asked_for() <= names
    tables = {style.style_id for style in document.styles if style.type is WD_STYLE_TYPE.TABLE}
    assert {office_dress.HEADER_TABLE, office_dress.TEXT_TABLE} <= tables


def test_headings_have_outline_levels_and_stay_with_what_follows() -> None:
    styles = Document(str(PLAIN_DOCX)).styles
    for level in (1, 2, 3):
        properties = styles[f"heading {level}"].element.pPr
        assert properties.find(f"{W}outlineLvl").get(f"{W}val") == str(level - 1)
        assert properties.find(f"{W}keepNext") is not None


@pytest.mark.parametrize("style", ["Heading 1", "Heading 2", "Heading 3", "caption", "Report Picture"])
def test_a_paragraph_stands_as_far_below_another_in_odt_as_in_word(style: str) -> None:
    # Word takes the larger of two rooms, LibreOffice adds them up in an ODT.
    parts = {part.name: part.content for part in read_archive(PLAIN_DOCX.with_suffix(".odt"))}
    looks = {
        each.get(named("style:name")): each.find(named("style:paragraph-properties"))
        for each in etree.fromstring(parts["styles.xml"]).iter(named("style:style"))
    }
    above, below = looks[style_name(style)], looks["Report_20_Numbered"]
    assert above is not None
    assert below is not None
    room = [
        float(str(each).removesuffix("pt"))
        for each in (above.get(named("fo:margin-top")), below.get(named("fo:margin-bottom")))
    ]
    word = Document(str(PLAIN_DOCX)).styles["Caption" if style == "caption" else style].paragraph_format
    assert word.space_before is not None
    assert sum(room) == word.space_before.pt
