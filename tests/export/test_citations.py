"""Citations as they are published: footnotes and links that are real ones, and broken ones that nobody can miss."""

from __future__ import annotations

import datetime
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from drafter.checks.engine import check
from drafter.export.publish import Published
from drafter.export.row_heads import elements
from tests.export.published import W, load, part, published, small, text_of_docx, text_of_pdf

BROKEN = ("{{ nothing }}", '{{ ref("nobody") }}', '{{ note("none") }}', "{{ 7*7 }}", '{{ plots | percent("x") }}')
SOURCE = f"""
title = "Notes and references"

[meta]
report_to = "Place Scrutiny Committee"
meeting_date = 2027-03-04

[sections.background]
text = '''
## Sites {{#sites}}

There are {{{{ plots }}}} plots, see {{{{ ref("next") }}}}.{{{{ note("src") }}}} More.{{{{ note("long") }}}} {{#plots}}

Broken: {" ".join(BROKEN)}

## Next steps {{#next}}

- As said in {{{{ ref("plots") }}}}.{{{{ note("src") }}}}
'''

[notes.src]
text = 'Weekly extract, see {{{{ ref("sites") }}}}.'

[notes.long]
text = "One paragraph.\\n\\nAnother of {{{{ plots }}}}."

[figures.plots]
value = 612
source = "Parks"
as_at = 2027-02-01
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("cited")
    return published(small(folder, SOURCE), folder / "out", "docx", "pdf", draft=True)


@pytest.fixture(scope="module")
def docx(made: Published) -> Path:
    return made.files[0].path


@pytest.fixture(scope="module")
def pdf(made: Published) -> Path:
    return made.files[1].path


def words(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def _marked(mark: etree._Element) -> etree._Element:
    """The paragraph that a bookmark stands in, or before."""
    around = [*mark.iterancestors(f"{W}p"), *mark.itersiblings(f"{W}p"), mark]
    return around[0]


def test_notes_are_footnotes_of_word(docx: Path) -> None:
    referred = [each.get(f"{W}id") for each in part(docx, "word/document.xml").iter(f"{W}footnoteReference")]
    notes = {each.get(f"{W}id"): each for each in part(docx, "word/footnotes.xml").iter(f"{W}footnote")}
    assert len(referred) == 3
    texts = [[words(p).strip() for p in notes[id].iter(f"{W}p")] for id in referred]
    assert texts == [["Weekly extract, see 1.1."], ["One paragraph.", "Another of 612."], ["Weekly extract, see 1.1."]]


def test_references_are_links_of_word_that_lead_to_what_they_name(docx: Path) -> None:
    body = part(docx, "word/document.xml")
    marks = {mark.get(f"{W}name"): _marked(mark) for mark in body.iter(f"{W}bookmarkStart")}
    links = [link for link in body.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    leads = {words(link): marks[link.get(f"{W}anchor")] for link in links}
    assert set(leads) == {"1.1.1", "1.2"}
    assert words(leads["1.2"]) == "1.2Next steps"
    assert words(leads["1.1.1"]).startswith("1.1.1There are 612 plots")


def test_notes_are_footnotes_of_the_pdf_and_lead_there_and_back(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        notes = list(elements(opened, "/Note"))
        links = [note for page in opened.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        assert len(notes) == 3
        assert sum(str(link.get("/Contents", "")).startswith("Footnote") for link in links) == 3
        assert all("/Dest" in link or "/A" in link for link in links)
    text = " ".join(text_of_pdf(pdf).split())
    assert "Weekly extract, see 1.1." in text
    assert "Another of 612." in text


def test_references_are_links_of_the_pdf(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        links = [note for page in opened.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
        # Two in the text, one in each of the two notes that are the same, three to notes and three back.
        assert len(links) == 2 + 2 + 3 + 3


@pytest.mark.parametrize("source", BROKEN)
def test_what_is_cited_and_not_there_is_printed_as_it_is_typed(docx: Path, pdf: Path, source: str) -> None:
    for text in (text_of_docx(docx), text_of_pdf(pdf)):
        assert source in " ".join(text.split()).replace("“", '"').replace("”", '"')


def test_what_is_cited_and_not_there_is_a_finding(tmp_path: Path) -> None:
    report = load(small(tmp_path, SOURCE)).report
    found = [
        finding
        for finding in check(report, today=datetime.date(2027, 2, 1)).findings
        if finding.excerpt is not None and finding.code in ("F401", "R306", "F412")
    ]
    cited = [finding.excerpt.text[finding.excerpt.start : finding.excerpt.end] for finding in found if finding.excerpt]
    assert cited == list(BROKEN)
