"""A report as ODT: its words and labels, the styles of the template, and what LibreOffice makes of it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from drafter.document.edition import Edition
from drafter.document.inline import printed
from drafter.document.pieces import DRAFT_NOTICE, Document
from drafter.document.tree import make_document
from drafter.export.odf import named
from drafter.export.verify.odt import verify_odt
from drafter.report.errors import InputError
from tests.export.published import (
    PROJECT,
    converted_by_libreoffice,
    load,
    paragraphs_of_odt,
    part,
    pdf_by_libreoffice,
    published,
    small,
    squeezed,
    text_of_odt,
    text_of_pdf,
    toml_string,
)
from tests.export.sound import PNG, SOURCE, STAMP, changed_docx, failed
from tests.export.test_hostile import TEXTS

SAMPLE = PROJECT / "drafts" / "air-quality-2026" / "report.toml"


def made(folder: Path, source: str, *, draft: bool = False) -> Path:
    return published(small(folder, source), folder / "out", "odt", draft=draft).files[0].path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Document]:
    folder = tmp_path_factory.mktemp("sound")
    file = small(folder, SOURCE)
    (file.parent / "figures").mkdir()
    (file.parent / "figures" / "tower.png").write_bytes(PNG)
    odt = published(file, folder / "out", "odt").files[0].path
    return odt, make_document(load(file).report, Edition.PUBLIC, draft=False)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published(SAMPLE, tmp_path_factory.mktemp("out"), "odt", draft=True).files[0].path


@pytest.fixture(scope="module")
def sample_on_paper(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pdf_by_libreoffice(sample, tmp_path_factory.mktemp("paper"))


@pytest.mark.parametrize("text", TEXTS)
def test_text_comes_out_as_typed_wherever_it_stands(tmp_path: Path, text: str) -> None:
    quoted = toml_string(text)
    blocks = [f"Start {text}", f"## Head {text}", f"- Item {text}", f"> {text}", text]
    file = made(
        tmp_path,
        f"title = {toml_string('Title ' + text)}\n[meta]\nreport_to = {quoted}\nofficer = {quoted}\n"
        f"[sections.background]\npapers = [{quoted}, {{ text = {quoted} }}]\n"
        f"text = {toml_string((chr(10) * 2).join(blocks))}\n",
    )
    assert squeezed(text_of_odt(file)).count(squeezed(printed(text))) >= 9


def test_spaces_in_a_row_are_kept(tmp_path: Path) -> None:
    file = made(tmp_path, "title = 'T'\n[sections.background]\ntext = 'One  two   three.'\n")
    assert "1.1\tOne  two   three." in paragraphs_of_odt(file)


def test_labels_stand_in_order_as_libreoffice_prints_them(sample: Path, sample_on_paper: Path) -> None:
    labels = [line.split("\t")[0] for line in paragraphs_of_odt(sample) if "\t" in line]
    assert len(labels) == 48
    found = [
        match[1]
        for line in text_of_pdf(sample_on_paper).splitlines()
        if (match := re.match(r"(\d+\.\d+(?:\.\d+)*[a-z]?)\b", line))
    ]
    assert [each for each in found if each in labels] == labels


def test_every_page_of_a_draft_says_so_and_is_counted(sample: Path, sample_on_paper: Path) -> None:
    pages = text_of_pdf(sample_on_paper).rstrip("\f").split("\f")
    assert len(pages) > 4
    for number, page in enumerate(pages, 1):
        assert "DRAFT" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "Report to a scrutiny committee" in page
    assert paragraphs_of_odt(sample)[0] == DRAFT_NOTICE


def test_only_the_wide_table_turns_its_page(sample_on_paper: Path) -> None:
    with pikepdf.open(sample_on_paper) as opened:
        assert [page.mediabox[2] > page.mediabox[3] for page in opened.pages].count(True) == 1


def test_captions_have_the_numbers_of_the_report_after_libreoffice_counted_them(sample_on_paper: Path) -> None:
    printed_text = squeezed(text_of_pdf(sample_on_paper))
    for caption in ("Figure1:Where", "Table1:Yearly", "Figure4:How", "Table2:Use", "Table3:Monthly"):
        assert caption in printed_text


def test_numbers_of_exhibits_that_the_public_may_not_see_are_left_out(tmp_path: Path) -> None:
    figures = "".join(
        f"[figures.{name}]\nkind = 'table'\ncaption = '{words}'\nrows = [['Bidder', 'Price'], ['{words}', 1]]\n"
        for name, words in (("a", "Open to all"), ("b", "Kestrel Roofing"), ("c", "Also open"))
    )
    text = '{{ a }}\n\n::: exempt 3\n{{ b }}\n:::\n\n{{ c }}\n\nSee {{ ref("b") }} and {{ ref("c") }}.'
    source = f"title = 'T'\n[sections.background]\ntext = '''\n{text}\n'''\n{figures}"
    odt = published(small(tmp_path, source), tmp_path / "out", "odt").files[0].path
    said = text_of_pdf(pdf_by_libreoffice(odt, tmp_path))
    assert "Kestrel" not in said
    assert "Table 3: Also open" in said
    assert "See Table 2 and Table 3." in said


def test_two_turned_pages_in_a_row_leave_no_empty_page(tmp_path: Path) -> None:
    figures = "".join(
        f"[figures.{name}]\nkind = 'table'\nlandscape = true\ncaption = '{name}'\nrows = [['A', 'B'], ['x', 1]]\n"
        for name in ("a", "b")
    )
    file = made(
        tmp_path, f"title = 'T'\n[sections.background]\ntext = '''\nFirst.\n\n{{{{ a }}}}\n\n{{{{ b }}}}'''\n{figures}"
    )
    with pikepdf.open(pdf_by_libreoffice(file, tmp_path)) as opened:
        assert [page.mediabox[2] > page.mediabox[3] for page in opened.pages] == [False, True, True, False]


def test_a_table_is_as_wide_as_its_column_and_its_rows_are_whole(sound: tuple[Path, Document]) -> None:
    content = part(sound[0], "content.xml")
    widths = [
        float((each.get(named("style:width")) or "").removesuffix("cm"))
        for each in content.iter(named("style:table-properties"))
    ]
    assert widths == [pytest.approx(16.2, abs=0.02), pytest.approx(14.45, abs=0.02)]
    assert all(row.get(named("table:style-name")) == "Row" for row in content.iter(named("table:table-row")))


def test_a_second_file_has_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    assert published(SAMPLE, tmp_path, "odt", draft=True).files[0].path.read_bytes() == sample.read_bytes()


def test_a_reference_file_of_the_template_gives_the_looks(tmp_path: Path) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n")
    own = tmp_path / "templates" / "small" / "reference.odt"
    changed_docx(own, own, "styles.xml", lambda styles: styles.replace(b"#1D3F5E", b"#123456"))
    odt = published(file, tmp_path / "out", "odt").files[0].path
    assert b"#123456" in zipfile.ZipFile(odt).read("styles.xml")


def test_a_reference_file_that_was_saved_by_libreoffice_serves_and_leaves_no_trace_of_who_drew_it(
    tmp_path: Path,
) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n")
    own = tmp_path / "templates" / "small" / "reference.odt"
    converted_by_libreoffice(own, tmp_path / "saved", "odt")

    def drawn(styles: bytes) -> bytes:
        trace = b'<style:default-style office:rsid="0012ab" '
        return styles.replace(b'fo:country="GB"', b'fo:country="US"').replace(b"<style:default-style ", trace, 1)

    changed_docx(tmp_path / "saved" / "reference.odt", own, "styles.xml", drawn)
    odt = published(file, tmp_path / "out", "odt", draft=True).files[0]
    assert all(point.passed for point in odt.points)
    assert b"rsid" not in zipfile.ZipFile(odt.path).read("styles.xml")
    (page,) = text_of_pdf(pdf_by_libreoffice(odt.path, tmp_path)).rstrip("\f").split("\f")
    assert "DRAFT" in page
    assert "Page 1 of 1" in page


@pytest.mark.parametrize("content", [b"not a document", b""])
def test_a_reference_file_that_is_none_is_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n")
    (tmp_path / "templates" / "small" / "reference.odt").write_bytes(content)
    with pytest.raises(InputError, match="styles for ODT"):
        published(file, tmp_path / "out", "odt")
    assert not (tmp_path / "out").exists()


def test_what_is_typed_into_a_layout_is_written_too(tmp_path: Path) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n")
    layout = tmp_path / "templates" / "small" / "report.md.j2"
    more = "# Agenda\n\n- one\n- two\n\n    1. inner\n\n***\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\n> quoted\n"
    layout.write_text(layout.read_text(encoding="utf-8") + more, encoding="utf-8")
    said = published(file, tmp_path / "out", "odt").files[0].path
    assert {"Agenda", "one", "inner", "1", "quoted"} <= set(paragraphs_of_odt(said))


def test_a_sound_file_passes(sound: tuple[Path, Document]) -> None:
    points = verify_odt(*sound, STAMP)
    assert failed(points) == []
    assert len(points) == 13


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    return lambda content: content.replace(old.encode(), new.encode(), 1)


@pytest.mark.parametrize(
    ("name", "change", "wrong"),
    [
        ("content.xml", replaced("</office:text>", ""), "cannot be opened"),
        ("content.xml", replaced(">1.1.1<", ">1.1.2<"), "label 1.1.1 is missing"),
        ("content.xml", replaced('text:outline-level="2"', 'text:outline-level="4"'), "skips a level"),
        ("content.xml", replaced("table:table-header-rows>", "table:table-rows>"), "cannot be opened"),
        ("content.xml", replaced("<svg:desc>A grey tower.", "<svg:desc>A tower."), "not described"),
        ("content.xml", replaced("#exhibit", "#nowhere"), "leads nowhere"),
        ("content.xml", replaced("https://example.org", "javascript:x"), "asks for something"),
        ("content.xml", replaced("Pictures/1.png", "https://example.org/1.png"), "asks for something"),
        ("content.xml", replaced("</office:text>", "<text:p/></office:text>"), "is empty"),
        ("content.xml", replaced('fo:keep-together="always"', 'fo:keep-together="auto"'), "may be torn"),
        ("content.xml", replaced("</office:text>", "<office:annotation/></office:text>"), "annotation in it"),
        ("styles.xml", replaced('fo:country="GB"', 'fo:country="US"'), "language"),
        ("meta.xml", replaced(">Trees<", ">Shrubs<"), "title"),
        (
            "meta.xml",
            replaced("</office:meta>", "<meta:editing-cycles>9</meta:editing-cycles></office:meta>"),
            "nobody",
        ),
        ("META-INF/manifest.xml", replaced("meta.xml", "more.xml"), "list of parts"),
        ("Configurations2/x", lambda _: b"x", "list of parts"),
        ("meta.xml", lambda _: b"", "no meta.xml"),
        ("mimetype", lambda _: b"application/zip", "does not say"),
    ],
)
def test_a_file_that_is_not_sound_is_refused(
    sound: tuple[Path, Document], tmp_path: Path, name: str, change: Callable[[bytes], bytes], wrong: str
) -> None:
    file = changed_docx(sound[0], tmp_path / "changed.odt", name, change)
    found = failed(verify_odt(file, sound[1], STAMP))
    assert any(wrong in point.detail for point in found), found
    assert any(point.binding for point in found)


def test_a_draft_whose_pages_do_not_say_so_is_refused(sample: Path, tmp_path: Path) -> None:
    document = make_document(load(SAMPLE).report, Edition.PUBLIC, draft=True)
    stamp = STAMP.replace(month=3, day=11)
    assert failed(verify_odt(sample, document, stamp)) == []
    file = changed_docx(sample, tmp_path / "x.odt", "styles.xml", lambda styles: styles.replace(b">DRAFT<", b">FINAL<"))
    assert any("does not say what it is" in point.detail for point in failed(verify_odt(file, document, stamp)))
