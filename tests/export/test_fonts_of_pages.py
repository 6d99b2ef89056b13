"""The characters that the check takes for printed are those that Typst has in the fonts of a page."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
import typst

from drafter.checks import check
from drafter.checks.fonts import can_be_printed
from drafter.checks.policy import GivenPolicy
from drafter.export.complaint import _NO_GLYPH, characters_in
from drafter.export.fonts import font_folder
from tests.checks.reports import TODAY, changed

NOT_TEXT = ("Cn", "Cs", "Co", "Cc", "Cf", "Zl", "Zp")


def refused(characters: list[str], folder: Path) -> set[str]:
    """Those that a PDF is refused for."""
    source = folder / "main.typ"
    words = "\n\n".join(f'#text(font: "Source Sans Pro", str.from-unicode({ord(each)}))' for each in characters)
    source.write_text(f'#set document(title: "All")\n{words}', encoding="utf-8")
    try:
        typst.compile(
            str(source), font_paths=[str(font_folder())], ignore_system_fonts=True, format="pdf", pdf_standards=["a-2a"]
        )
    except typst.TypstError as error:
        return set(characters_in(_NO_GLYPH.findall(f"{error} {error.diagnostic}")))
    return set()


def test_typst_prints_what_the_check_takes_for_printed_and_nothing_else(tmp_path: Path) -> None:
    edges = [
        chr(code)
        for code in range(0xA1, min(sys.maxunicode, 0x20000))
        if unicodedata.category(chr(code)) not in NOT_TEXT
        and can_be_printed(chr(code)) is not (can_be_printed(chr(code - 1)) and can_be_printed(chr(code + 1)))
    ]
    missing = refused(edges, tmp_path)
    assert [each for each in edges if can_be_printed(each) is (each in missing)] == []
    assert len(missing) > 20


@pytest.mark.parametrize("text", ["The sign reads 北京 in red.", "Thank you \U0001f600 to all."])
def test_a_character_that_no_font_of_the_page_has_is_found_where_the_machine_may_not_help(text: str) -> None:
    found = check(changed(text), today=TODAY, select=("P914",))
    assert [each.code for each in found.findings] == ["P914"]
    assert not check(changed(text), today=TODAY, select=("P914",), policy=GivenPolicy(system_fonts=True)).findings
