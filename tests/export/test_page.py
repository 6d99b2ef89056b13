"""How a page of PDF is set: what hangs beside the column of labels."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.export.published import published, small, text_of_pdf

LONG = "Why the shelters at the harbour are renewed before all others although they are the newest of the borough"


@pytest.mark.parametrize("mark", ["##", "###", "..", "."])
def test_further_lines_of_a_heading_or_paragraph_stand_below_its_words_and_not_below_its_label(
    tmp_path: Path, mark: str
) -> None:
    file = small(tmp_path, f"title = 'T'\n[sections.background]\ntext = '''\n{mark} {LONG}\n\nWords.\n'''\n")
    lines = text_of_pdf(published(file, tmp_path / "out", "pdf").files[0].path, "-layout").splitlines()
    at = next(number for number, line in enumerate(lines) if "Why the shelters" in line)
    first, second = lines[at : at + 2]
    assert first.startswith("1.1")
    assert first.index("Why") == len(second) - len(second.lstrip())
