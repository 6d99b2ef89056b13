"""The reference files that are shipped are what the script makes, and have every style that is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

import drafter.document
from drafter.export.archive import read_archive, write_archive
from drafter.export.formats import docx_dress
from drafter.export.reference.__main__ import reference_parts
from drafter.export.reference.look import Look
from tests.export.published import PROJECT, W

PLAIN = Path(drafter.document.__file__).parent / "plain" / "reference.docx"
SHIPPED = [*sorted(PROJECT.glob("templates/*/reference.docx")), PLAIN]


def test_there_are_reference_files() -> None:
    assert len(SHIPPED) >= 3


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_a_shipped_file_is_what_the_script_makes(file: Path, tmp_path: Path) -> None:
    write_archive(tmp_path / "made.docx", reference_parts(Look()))
    assert read_archive(file) == read_archive(tmp_path / "made.docx")


def test_the_same_look_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("1", "2"):
        write_archive(tmp_path / name, reference_parts(Look()))
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_python_docx_opens_it_and_finds_every_style() -> None:
    document = Document(str(PLAIN))
    names = {style.name for style in document.styles}
    asked = {
        value
        for name, value in vars(docx_dress).items()
        if re.fullmatch(r"[A-Z_]+", name) and isinstance(value, str) and value.startswith("Report ")
    }
    assert len(asked) > 10
    assert asked <= names
    tables = {style.style_id for style in document.styles if style.type is WD_STYLE_TYPE.TABLE}
    assert {docx_dress.HEADER_TABLE, docx_dress.TEXT_TABLE} <= tables


def test_headings_have_outline_levels_and_stay_with_what_follows() -> None:
    styles = Document(str(PLAIN)).styles
    for level in (1, 2, 3):
        properties = styles[f"heading {level}"].element.pPr
        assert properties.find(f"{W}outlineLvl").get(f"{W}val") == str(level - 1)
        assert properties.find(f"{W}keepNext") is not None
