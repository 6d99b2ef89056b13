"""The list of contents: one rule for every format, entries that lead to their headings, and no page that is guessed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import msgspec
import pikepdf
import pytest
from lxml import etree

from drafter.document.contents import Contents
from drafter.document.edition import Edition
from drafter.document.pieces import Document
from drafter.document.tree import make_document
from drafter.export.pack import PackReport, pack
from drafter.export.proof.behind import NOTHING
from drafter.export.publish import Published
from drafter.export.verify.docx import verify_docx
from drafter.export.verify.odt import verify_odt
from drafter.export.verify.pdf import verify_pdf
from drafter.export.verify.pdf_promise import promised
from drafter.export.verify.point import Point
from tests.export.published import (
    TEXT,
    VALIDATOR,
    W,
    load,
    paragraphs,
    part,
    pdf_by_libreoffice,
    published,
    small,
    squeezed,
    text_of_odt,
    text_of_pdf,
)
from tests.export.sound import STAMP, changed_docx

HEADINGS = (
    "Trees",
    "Shrubs, [on the web](https://example.org)",
    'Hedges{{ note("n") }}',
    "The *oldest* lime",
    "Ponds",
    "Benches",
)
BODY = "\n\n".join(
    f"## {heading}\n\nWords.\n\n### Below {number}\n\nMore words." for number, heading in enumerate(HEADINGS)
)
LISTED = [
    "1.0\tBackground",
    "1.1\tTrees",
    "1.2\tShrubs, on the web",
    "1.3\tHedges",
    "1.4\tThe oldest lime",
    "1.5\tPonds",
    "1.6\tBenches",
]
ALL = ("docx", "pdf", "html", "odt", "md")


def report(folder: Path, words: str | None = "20", body: str = BODY, layout: str | None = None) -> Path:
    """A report whose template lists contents from so many words on; None where it says nothing about it."""
    source = (
        f"title = 'Parks'\n[meta]\nreport_to = 'C'\n[sections.background]\ntext = '''{body}'''\n"
        "[notes.n]\ntext = 'A note.'\n"
    )
    file = small(folder, source)
    template = folder / "templates" / "small"
    if words is not None:
        form = template / "template.toml"
        form.write_text(f"{form.read_text(encoding='utf-8')}\n[contents]\nwords = {words}\n", encoding="utf-8")
    if layout is not None:
        (template / "report.md.j2").write_text(layout, encoding="utf-8")
    return file


def entries(docx: Path) -> list[str]:
    """What the list of a DOCX shows before anyone has updated it."""
    listed = part(docx, "word/document.xml").iterfind(f".//{W}sdtContent/{W}p")
    shown = [
        "".join("\t" if each.tag == f"{W}tab" else each.text or "" for each in p.iter(f"{W}t", f"{W}tab"))
        for p in listed
    ]
    return shown[1:]


def lists(made: Published) -> dict[str, bool]:
    """Whether each format has a list."""
    docx, pdf, html, odt, md = (file.path for file in made.files)
    page = etree.fromstring(html.read_bytes())
    with pikepdf.open(pdf) as opened:
        tagged = any(isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/TOCI" for each in opened.objects)
    return {
        "docx": bool(entries(docx)),
        "pdf": tagged,
        "html": page.find(".//nav") is not None,
        "odt": next(part(odt, "content.xml").iter(f"{TEXT}table-of-content"), None) is not None,
        "md": "**Contents**" in md.read_text(encoding="utf-8"),
    }


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(report(tmp_path_factory.mktemp("long")), tmp_path_factory.mktemp("out"), *ALL)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return make_document(load(report(tmp_path_factory.mktemp("long"))).report, Edition.PUBLIC, draft=False)


def test_a_long_report_has_one_in_every_format(long: Published) -> None:
    assert all(lists(long).values())


@pytest.mark.parametrize(
    ("words", "body", "beside"),
    [(None, BODY, True), ("1000", BODY, True), ("false", BODY, False), ("0", "## One\n\nWords.", False)],
    ids=["nothing said", "short", "never", "few headings"],
)
def test_what_is_short_has_none_on_pages_and_one_beside_a_web_page(
    tmp_path: Path, words: str | None, body: str, beside: bool
) -> None:
    found = lists(published(report(tmp_path, words, body), tmp_path / "out", *ALL))
    assert found == {"docx": False, "pdf": False, "html": beside, "odt": False, "md": False}


def test_unless_the_template_says_else_four_thousand_words_are_long(tmp_path: Path) -> None:
    more = " ".join(["words"] * 3990)
    long = load(report(tmp_path / "1", None, f"{BODY}\n\n{more}")).report
    short = load(report(tmp_path / "2", None, f"{BODY}\n\n{more[:-600]}")).report
    found = [make_document(each, Edition.PUBLIC, draft=False).contents for each in (long, short)]
    assert found == [Contents.PRINTED, Contents.BESIDE]


def test_what_is_exempt_makes_no_public_edition_long(tmp_path: Path) -> None:
    secret = " ".join(["words"] * 400)
    opened = load(report(tmp_path, "400", f"{BODY}\n\n::: exempt 3\n{secret}\n:::")).report
    found = [make_document(opened, edition, draft=False).contents for edition in (Edition.FULL, Edition.PUBLIC)]
    assert found == [Contents.PRINTED, Contents.BESIDE]


def test_word_shows_a_field_that_is_filled_in_and_asks_nothing(long: Published) -> None:
    docx = long.files[0].path
    assert entries(docx) == LISTED
    body = part(docx, "word/document.xml")
    (block,) = body.iter(f"{W}sdt")
    (gallery,) = body.iter(f"{W}docPartGallery")
    assert gallery.get(f"{W}val") == "Table of Contents"
    field = [each.get(f"{W}fldCharType") for each in block.iter(f"{W}fldChar")]
    assert field == ["begin", "separate", "end"]
    (instruction,) = block.iter(f"{W}instrText")
    assert (instruction.text or "").split() == ["TOC", "\\o", '"1-2"', "\\h", "\\z"]
    assert not [each for each in body.iter(f"{W}fldChar") if each.get(f"{W}dirty")]
    assert next(part(docx, "word/settings.xml").iter(f"{W}updateFields"), None) is None
    styles = [each.get(f"{W}val") for each in block.iter(f"{W}pStyle")]
    assert styles == ["TOCHeading", "TOC1", *["TOC2"] * 6]


def test_a_docx_with_one_is_valid(long: Published) -> None:
    if not VALIDATOR.exists():
        pytest.skip("the validator of DOCX is not installed (see .ci/run)")
    found = subprocess.run([str(VALIDATOR), str(long.files[0].path)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


def test_a_pdf_lists_headings_with_dots_and_pages(tmp_path: Path) -> None:
    page = " ".join(["word"] * 700)
    body = BODY.replace("## Ponds", f"{page}\n\n{page}\n\n## Ponds")
    text = text_of_pdf(published(report(tmp_path, body=body), tmp_path / "out", "pdf").files[0].path, "-layout")
    found = [
        (match[1].strip(), int(match[2]))
        for line in text.splitlines()
        if (match := re.match(r"(\d\.\d.*?) [. ]{20,}(\d)$", line))
    ]
    assert [" ".join(words.split()) for words, _ in found] == [line.replace("\t", " ") for line in LISTED]
    pages = dict(found)
    assert pages == {
        words: next(n for n, on in enumerate(text.split("\f"), 1) if _stands(words, on)) for words in pages
    }
    assert max(pages.values()) > 1


def _stands(words: str, page: str) -> bool:
    return any(
        " ".join(line.split()).startswith(" ".join(words.split())) and "...." not in squeezed(line)
        for line in page.splitlines()
    )


def test_a_note_in_a_heading_is_called_for_once(long: Published) -> None:
    docx, pdf, _, odt, md = (file.path for file in long.files)
    assert text_of_pdf(pdf).count("A note.") == 1
    assert len(list(part(docx, "word/document.xml").iter(f"{W}footnoteReference"))) == 1
    assert text_of_odt(odt).count("A note.") == 1
    assert md.read_text(encoding="utf-8").count("[^1]") == 2


def test_libreoffice_shows_it_as_it_is(long: Published, tmp_path: Path) -> None:
    wanted = [entry.replace("\t", " ") for entry in LISTED]
    printed = text_of_pdf(pdf_by_libreoffice(long.files[0].path, tmp_path), "-layout")
    lines = [" ".join(line.split()) for line in printed.splitlines()]
    assert [line for line in lines if line in wanted][: len(wanted)] == wanted


@pytest.mark.parametrize(
    ("layout", "after"),
    [
        ("{{ notice }}\n\n{{ title }}\n\nFor the committee.\n\n{{ sections.background }}\n", "For the committee."),
        ("{{ contents }}\n\n{{ notice }}\n\n{{ title }}\n\n{{ sections.background }}\n", ""),
    ],
    ids=["before the sections", "where the layout wants it"],
)
def test_it_stands_where_the_layout_wants_it_or_before_the_sections(tmp_path: Path, layout: str, after: str) -> None:
    printed = paragraphs(published(report(tmp_path, layout=layout), tmp_path / "out", "docx").files[0].path)
    at = printed.index("Contents")
    assert (printed[at - 1] if at else "") == after
    assert printed.count("Contents") == 1


def test_a_heading_of_the_layout_is_listed_too(tmp_path: Path) -> None:
    layout = "{{ notice }}\n\n{{ title }}\n\n{{ contents }}\n\n{{ sections.background }}\n\n# Who to ask\n\nAnyone.\n"
    made = published(report(tmp_path, layout=layout), tmp_path / "out", *ALL)
    assert entries(made.files[0].path) == [*LISTED, "Who to ask"]
    assert (
        "Whotoask" in squeezed(text_of_pdf(made.files[1].path)).partition("1.0Background")[2].partition("1.1Trees")[2]
    )
    assert "[Who to ask](#" in made.files[4].path.read_text(encoding="utf-8")


def test_a_heading_that_the_page_design_brings_is_listed_too(tmp_path: Path) -> None:
    file = report(tmp_path)
    page = tmp_path / "templates" / "small" / "report.typ"
    page.write_text(
        page.read_text(encoding="utf-8") + "\n#let title-block(body) = [#body #heading(level: 1)[Our parks]]\n",
        encoding="utf-8",
    )
    text = text_of_pdf(published(file, tmp_path / "out", "pdf").files[0].path, "-layout")
    assert re.search(r"Our parks [. ]{20,}1$", text, re.MULTILINE)


def test_styles_of_a_council_that_know_no_list_of_contents_stand_in_no_way(tmp_path: Path) -> None:
    file = report(tmp_path)
    for name, part_name in (("reference.docx", "word/styles.xml"), ("reference.odt", "styles.xml")):
        ours = tmp_path / "templates" / "small" / name
        theirs = changed_docx(ours, tmp_path / name, part_name, without_styles_of_contents)
        ours.write_bytes(theirs.read_bytes())
    made = published(file, tmp_path / "out", "docx", "odt")
    assert entries(made.files[0].path) == LISTED
    assert text_of_odt(made.files[1].path).count("1.5\tPonds") == 2


def without_styles_of_contents(styles: bytes) -> bytes:
    return re.sub(rb'<(w:style|style:style) [^>]*"(?:TOC|toc_)[^>]*>.*?</\1>', b"", styles, flags=re.DOTALL)


def test_a_pack_lists_its_reports_and_their_lists_stay_out(tmp_path: Path) -> None:
    loaded = load(report(tmp_path))
    one = PackReport(loaded.report, loaded.template_folder, NOTHING)
    made = pack([one, one], Edition.PUBLIC, tmp_path / "agenda.pdf", title="Agenda", draft=False)
    text = text_of_pdf(made.path, "-layout")
    assert len(re.findall(r"^Parks [. ]{20,}\W*\d$", text, re.MULTILINE)) == 2
    assert "Contents" not in text


def wrong(points: tuple[Point, ...]) -> list[str]:
    return [each.detail for each in points if not each.passed and each.name.startswith("its list of contents")]


def changed(file: Path, target: Path, old: str, new: str) -> Path:
    name = "content.xml" if file.suffix == ".odt" else "word/document.xml"
    return changed_docx(file, target, name, lambda body: body.replace(old.encode(), new.encode(), 1))


def test_one_that_is_wrong_is_not_handed_out(long: Published, document: Document, tmp_path: Path) -> None:
    docx, pdf, _, odt, _ = (file.path for file in long.files)
    said = "its list of contents is not that of its headings"
    lost = "an entry of its list of contents does not lead to its heading"
    assert wrong(verify_docx(docx, document, STAMP)) == []
    target = changed(docx, tmp_path / "1.docx", ">Ponds<", ">Pools<")
    assert wrong(verify_docx(target, document, STAMP)) == [said]
    target = changed(docx, tmp_path / "2.docx", 'w:hyperlink w:anchor="para_1_5"', 'w:hyperlink w:anchor="para_1_6"')
    assert wrong(verify_docx(target, document, STAMP)) == [lost]
    target = changed(odt, tmp_path / "1.odt", '"#para_1_5"', '"#para_1_6"')
    assert wrong(verify_odt(odt, document, STAMP)) == []
    assert wrong(verify_odt(target, document, STAMP)) == [said]
    short = msgspec.structs.replace(document, contents=Contents.BESIDE)
    assert wrong(verify_docx(docx, short, STAMP)) == wrong(verify_odt(odt, short, STAMP)) == [said]
    assert wrong(verify_pdf(pdf, promised(document, STAMP))) == []


def test_a_pdf_without_the_list_that_was_promised_is_not_handed_out(tmp_path: Path) -> None:
    file = report(tmp_path, None)
    pdf = published(file, tmp_path / "out", "pdf").files[0].path
    document = make_document(load(file).report, Edition.PUBLIC, draft=False)
    long = msgspec.structs.replace(document, contents=Contents.PRINTED)
    assert wrong(verify_pdf(pdf, promised(long, STAMP))) == ["its list of contents is not that of its headings"]
