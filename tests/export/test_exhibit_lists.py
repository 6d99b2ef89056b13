"""Lists of tables and figures: where the template asks, in every format, with a link and the paragraph of each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.document.edition import Edition
from drafter.export.publish import Published
from tests.export.published import W, paragraphs, part, published, small, squeezed, text_of_pdf

TEXT = """
## Visits

There were many; see {{ ref("visits") }}.

{{ visits }}

::: exempt 3
{{ rents }}
:::

{{ trend }}
"""
FIGURES = """
[figures.visits]
kind = "table"
caption = "Visits"
rows = [["Library", "Visits"], ["Priory", 40], ["Quay", 41]]
[figures.rents]
kind = "table"
caption = "Rents of the shops"
rows = [["Shop", "Rent"], ["One", 40], ["Two", 41]]
[figures.trend]
kind = "chart"
chart = "bar"
caption = "Visits by library"
alt = "Both the same."
rows = [["Library", "Visits"], ["Priory", 40], ["Quay", 41]]
"""
LISTED = [
    "List of tables",
    "Table 1: Visits (1.1.1)",
    "Table 2: Rents of the shops (1.1.1)",
    "List of figures",
    "Figure 1: Visits by library (1.1.1)",
]


def report(folder: Path, *, lists: bool = True, layout: str | None = None) -> Path:
    file = small(
        folder, f"title = 'Lists'\n[meta]\nreport_to = 'C'\n[sections.background]\ntext = '''{TEXT}'''\n{FIGURES}"
    )
    template = folder / "templates/small"
    if lists:
        form = template / "template.toml"
        form.write_text(f"{form.read_text(encoding='utf-8')}\n[figures]\nlists = true\n", encoding="utf-8")
    if layout is not None:
        (template / "report.md.j2").write_text(layout, encoding="utf-8")
    return file


def lines(made: Published) -> list[str]:
    return [line for line in paragraphs(made.files[0].path) if line in LISTED]


def test_both_are_listed_with_their_paragraphs_and_lead_to_them(tmp_path: Path) -> None:
    made = published(report(tmp_path), tmp_path / "out", "docx", "pdf", edition=Edition.FULL)
    docx, pdf = (file.path for file in made.files)
    assert lines(made) == LISTED
    printed = squeezed(text_of_pdf(pdf))
    assert all(squeezed(line) in printed for line in LISTED)
    body = part(docx, "word/document.xml")
    marks = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    links = [
        (link.get(f"{W}anchor"), "".join(text.text or "" for text in link.iter(f"{W}t")))
        for link in body.iter(f"{W}hyperlink")
    ]
    leading = [anchor for anchor, words in links if re.match(r"(Table|Figure) \d: ", words)]
    assert len(leading) == 3
    assert set(leading) <= marks


def test_what_is_exempt_is_not_listed_for_the_public(tmp_path: Path) -> None:
    made = published(report(tmp_path), tmp_path / "out", "docx", "pdf", "html", "odt", "md", draft=True)
    assert lines(made) == [line for line in LISTED if "Rents" not in line]


@pytest.mark.parametrize("lists", [True, False])
def test_a_layout_without_a_place_for_them_has_them_at_the_end(tmp_path: Path, lists: bool) -> None:
    layout = "{{ notice }}\n\n{{ title }}\n\n{{ sections.background }}\n"
    made = published(report(tmp_path, lists=lists, layout=layout), tmp_path / "out", "docx", edition=Edition.FULL)
    printed = paragraphs(made.files[0].path)
    assert lines(made) == (LISTED if lists else [])
    if lists:
        assert printed.index(LISTED[0]) > printed.index("Figure 1: Visits by library")


def test_nothing_is_listed_unless_it_is_asked_for(tmp_path: Path) -> None:
    assert lines(published(report(tmp_path, lists=False), tmp_path / "out", "docx", edition=Edition.FULL)) == []
