"""The council's page design: a report begins with a crest, which decorates, and an address, which is text."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from drafter.document.edition import Edition
from drafter.document.pieces import DRAFT_NOTICE
from drafter.export.formats import office_dress
from drafter.export.letterhead import HEIGHT, crest_size, letterhead_of
from drafter.export.preview.pages import Pages
from drafter.export.process import Stop
from drafter.report.errors import InputError
from drafter.report.figures.pictures import Picture
from drafter.report.page_design import DesignName, PageDesign
from tests.export.published import (
    load,
    paragraphs,
    part,
    published,
    small,
    text_of_docx,
    text_of_markup,
    text_of_odt,
)

SOURCE = """\
title = "Bins"
[meta]
report_to = "Streets"
[sections.background]
text = "Bins are emptied on Mondays."
"""
NAME = "Tarnwick [Borough] & Council"
LINE = "Town Hall, #1 <Market> Street_x *TW1*"
SHIELD = """\
<svg xmlns="http://www.w3.org/2000/svg" width="120" height="150">
<path d="M10 10h100v70l-50 60l-50-60z" fill="{}"/></svg>
"""


def crested(folder: Path, crest: bytes = SHIELD.format("#5b2a6e").encode(), name: str = "shield.svg") -> Path:
    """The file of a small report in a workspace with a crest."""
    file = small(folder, SOURCE)
    (folder / "design").mkdir()
    (folder / "design" / name).write_bytes(crest)
    settings = f'[design]\nname = "council"\ncrest = "design/{name}"\naddress = ["{NAME}", "{LINE}"]\n'
    (folder / "drafter.toml").write_text(settings, encoding="utf-8")
    return file


def dots(colour: str, size: tuple[int, int] = (200, 200)) -> bytes:
    """A picture of one colour."""
    made = io.BytesIO()
    Image.new("RGBA", size, colour).save(made, "PNG")
    return made.getvalue()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small report, published as a draft in every format; each was verified."""
    folder = tmp_path_factory.mktemp("council")
    published(crested(folder), folder / "out", "docx", "pdf", "odt", "html", "md", draft=True)
    return folder / "out"


def test_the_address_stands_as_typed_in_every_format_that_has_pages(out: Path) -> None:
    texts = {
        "docx": text_of_docx(out / "small.docx"),
        "odt": text_of_odt(out / "small.odt"),
        "html": text_of_markup((out / "small.html").read_text(encoding="utf-8")),
        "pdf": PdfReader(out / "small.pdf").pages[0].extract_text(),
    }
    for name, text in texts.items():
        words = " ".join(text.split())
        assert NAME in words, name
        assert LINE in words, name
        assert words.index(NAME) < words.index("Report to") < words.index("Bins are emptied"), name


def test_markdown_has_no_page_and_no_letterhead(out: Path) -> None:
    assert "Town Hall" not in (out / "small.md").read_text(encoding="utf-8")


def test_a_draft_still_says_so_first(out: Path) -> None:
    assert paragraphs(out / "small.docx")[0] == DRAFT_NOTICE


def test_the_crest_decorates_because_the_address_says_the_name(out: Path) -> None:
    document = part(out / "small.docx", "word/document.xml")
    (crest,) = [each for each in document.iter("{*}docPr") if "Picture" in each.get("name", "")]
    assert not crest.get("descr")
    assert next(crest.iter("{*}decorative"), None) is not None
    with zipfile.ZipFile(out / "small.odt") as archive:
        assert re.search(r'<draw:frame [^>]*loext:decorative="true"', archive.read("content.xml").decode())
    assert re.search(r'<img src="data:image/png;[^>]* alt=""', (out / "small.html").read_text(encoding="utf-8"))
    with pikepdf.open(out / "small.pdf") as pdf:
        kinds = [str(each.get("/S", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
    assert "/P" in kinds
    assert "/Figure" not in kinds


def test_its_styles_are_in_the_files_for_word_processors(out: Path) -> None:
    with zipfile.ZipFile(out / "small.docx") as archive:
        document = archive.read("word/document.xml").decode()
    for style in (office_dress.CREST, office_dress.LETTERHEAD, office_dress.LETTERHEAD_LAST):
        assert f'<w:pStyle w:val="{style.replace(" ", "")}"/>' in document


def test_the_preview_begins_with_it_too(tmp_path: Path) -> None:
    loaded = load(crested(tmp_path))
    (tmp_path / "pages").mkdir()
    pages = Pages(tmp_path / "pages")
    design = loaded.workspace.page_design()
    sheets = pages.set(loaded.report, loaded.template_folder, Edition.FULL, draft=False, design=design)
    assert NAME in PdfReader(io.BytesIO(sheets.pdf)).pages[0].extract_text()


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (Picture("png", 400, 400, b""), (HEIGHT, HEIGHT)),
        (Picture("png", 200, 400, b""), (HEIGHT / 2, HEIGHT)),
        (Picture("png", 4000, 400, b""), (7.0, 0.7)),
    ],
)
def test_a_crest_is_as_high_as_it_may_be_and_keeps_its_shape(picture: Picture, size: tuple[float, float]) -> None:
    assert crest_size(picture) == pytest.approx(size)


@pytest.mark.parametrize("crest", [SHIELD.format("#ffffff").encode(), dots("#ffff0080"), dots("#00000000")])
def test_a_crest_that_cannot_be_seen_on_paper_is_refused(crest: bytes) -> None:
    design = PageDesign(name=DesignName.COUNCIL, address=(NAME,), crest=crest, crest_file="design/crest")
    with pytest.raises(InputError, match="cannot be seen on white paper") as refused:
        letterhead_of(design, Stop())
    assert refused.value.path == "design/crest"
    assert refused.value.cure


def test_what_is_broken_inside_is_refused_by_its_name() -> None:
    """A PNG whose pieces are sound, and what is packed in them is not."""
    whole = dots("#5b2a6e")
    at = whole.index(b"IDAT")
    length = int.from_bytes(whole[at - 4 : at], "big")
    piece = b"IDAT" + bytes(length)
    broken = whole[:at] + piece + zlib.crc32(piece).to_bytes(4, "big") + whole[at + 8 + length :]
    design = PageDesign(name=DesignName.COUNCIL, address=(NAME,), crest=broken, crest_file="design/crest.png")
    with pytest.raises(InputError, match="The crest is broken"):
        letterhead_of(design, Stop())


def test_a_photograph_that_was_turned_stands_upright() -> None:
    made = io.BytesIO()
    image = Image.new("RGB", (300, 100), "#5b2a6e")
    exif = image.getexif()
    exif[0x0112] = 6
    image.save(made, "JPEG", exif=exif)
    letterhead = letterhead_of(
        PageDesign(name=DesignName.COUNCIL, address=(NAME,), crest=made.getvalue(), crest_file="crest.jpg"), Stop()
    )
    assert letterhead is not None
    assert letterhead.crest is not None
    assert (letterhead.crest.width, letterhead.crest.height) == (100, 300)


def test_designs_without_a_letterhead_have_none() -> None:
    assert letterhead_of(PageDesign(), Stop()) is None
    bare = letterhead_of(PageDesign(name=DesignName.COUNCIL, address=(NAME,)), Stop())
    assert bare is not None
    assert bare.crest is None


def test_a_photograph_gives_nothing_away(tmp_path: Path) -> None:
    """What a camera or a program wrote into the crest is in no file."""
    made = io.BytesIO()
    image = Image.new("RGB", (300, 200), "#5b2a6e")
    exif = image.getexif()
    exif[0x010E] = "secret-of-the-camera"
    image.save(made, "JPEG", exif=exif)
    published(crested(tmp_path, made.getvalue(), "crest.jpg"), tmp_path / "out", "docx", "pdf", "odt", "html")
    for file in (tmp_path / "out").iterdir():
        content = file.read_bytes()
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                content = b"".join(archive.read(name) for name in archive.namelist())
        assert b"secret-of-the-camera" not in content
