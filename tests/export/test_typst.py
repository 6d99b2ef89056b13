"""What Typst says becomes a sentence."""

from __future__ import annotations

import pytest

from drafter.export.complaint import refusal
from drafter.report.errors import MachineError, Refused


@pytest.mark.parametrize(
    ("text", "said"),
    [("漢", "“漢” (U+6F22)"), (r"\u{1fffe}", "U+1FFFE"), ("😀漢", "“😀” (U+1F600), “漢” (U+6F22)")],
)
def test_characters_that_no_font_has_are_named(text: str, said: str) -> None:
    fault = refusal("…", f'the text `"{text}"` could not be displayed with font `"Source Sans Pro"`')
    assert isinstance(fault, Refused)
    assert fault.message == f"The fonts of the page have no {said}."


def test_many_of_them_are_counted() -> None:
    fault = refusal("…", "".join(f'the text `"{chr(0x4E00 + n)}"` could not be displayed with font' for n in range(30)))
    assert fault.message.endswith("and 22 more.")


def test_all_else_is_the_machine() -> None:
    assert isinstance(refusal("expected content, found integer.", "error: …"), MachineError)
