"""The Markdown of a layout reaches the page, and what a page cannot show is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.document.edition import Edition
from drafter.export.publish import publish
from drafter.report.errors import InputError
from tests.export.published import load, small, squeezed, text_of_docx, text_of_pdf

SOURCE = 'title = "Bins"\n[meta]\nreport_to = "Streets"\n[sections.background]\ntext = "Bins."\n'
LAYOUT = """\
{{ title }}

# Agenda "item" -- 7

- first *one*
- second
    1. inner, $5 #now @x

> A quotation\\
> of two lines.

| a | b |
|:--|--:|
| c_d | [the Act](https://www.legislation.gov.uk/) |

---

H~2~O, x^2^, ~~struck~~, `code`, ... and -5.

{{ sections.background }}
"""


def made(folder: Path, layout: str) -> tuple[str, str]:
    loaded = load(small(folder, SOURCE))
    (loaded.template_folder / "report.md.j2").write_text(layout, encoding="utf-8")
    files = publish(
        loaded.report, loaded.template_folder, ["docx", "pdf"], Edition.PUBLIC, folder / "out", draft=False
    ).files
    return text_of_docx(files[0].path), text_of_pdf(files[1].path)


def test_the_words_of_a_layout_are_on_the_page(tmp_path: Path) -> None:
    for said in map(squeezed, made(tmp_path, LAYOUT)):
        for words in ("Agenda“item”–7", "firstone", "inner,$5#now@x", "Aquotation", "c_d", "theAct", "code", "Bins."):
            assert words in said
    assert "H2O,x2,struck,code,…and-5." in squeezed(made(tmp_path / "again", LAYOUT)[1])


@pytest.mark.parametrize("more", ["    code\n", "![a logo](logo.png)\n", "term\n\n:   definition\n"])
def test_what_a_page_cannot_show_is_refused_by_name(tmp_path: Path, more: str) -> None:
    loaded = load(small(tmp_path, SOURCE))
    layout = "{{ title }}\n\n" + more + "\n{{ sections.background }}\n"
    (loaded.template_folder / "report.md.j2").write_text(layout, encoding="utf-8")
    with pytest.raises(InputError, match="The layout has a"):
        publish(loaded.report, loaded.template_folder, ["pdf"], Edition.PUBLIC, tmp_path / "out", draft=False)
