"""The pages of a preview: the published ones, and every piece of the report found on them."""

from __future__ import annotations

import base64
import io
import pickle
import re
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from drafter.document.edition import Edition
from drafter.export.preview.child import Desk
from drafter.export.preview.lines import Line, width_of, wrapped
from drafter.export.preview.one_page import page_image
from drafter.export.preview.orders import Answer, Order, View, Way
from drafter.export.preview.pages import Pages
from drafter.export.preview.picture import PageSet
from drafter.export.preview.sight import Rows, Spot, Whereabouts, height_of, in_sight, rows_of
from drafter.export.preview.sixel import sixel
from drafter.store.load import Loaded
from tests.conftest import SPECIMEN
from tests.export.published import PROJECT, load, small

SAMPLES = sorted((PROJECT / "drafts").glob("*/report.toml"))
REPORT = """\
title = "Bins"
[meta]
report_to = "Place Scrutiny Committee"
[sections.background]
text = '''
## Collections

There are 14 rounds.

- On Mondays
- On Tuesdays

::: exempt 3
The bid was low.
:::

{more}
'''
papers = ["Rounds 2026"]
"""


def ordered(loaded: Loaded, view: View, edition: str = "full", *, draft: bool = False) -> Order:
    return Order(view, pickle.dumps(loaded.report), str(loaded.template_folder), edition, draft)


def text_view(columns: int = 70) -> View:
    return View(Way.TEXT, columns, columns, 30)


def words(lines: list[Line]) -> list[str]:
    return ["".join(text for text, _ in line) for line in lines]


def reading(answer: Answer) -> list[str]:
    assert answer.reading is not None
    return words(answer.reading.lines)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder)


# --- the pages


@pytest.mark.parametrize("edition", Edition)
@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_the_marks_of_a_preview_move_nothing(file: Path, edition: Edition, tmp_path: Path) -> None:
    loaded = load(file)
    pages = PageSet(Pages(tmp_path).set(loaded.report, loaded.template_folder, edition, draft=False).pdf)
    for page in range(1, len(pages.sizes) + 1):
        published = page_image(loaded.report, loaded.template_folder, page, edition, ppi=72)
        assert published.pages == len(pages.sizes)
        with Image.open(io.BytesIO(published.png)) as image:
            assert image.tobytes() == pages.draw(page, image.width).tobytes()


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_a_spot_is_where_its_label_is_printed(file: Path, tmp_path: Path) -> None:
    loaded = load(file)
    sheets = Pages(tmp_path).set(loaded.report, loaded.template_folder, Edition.FULL, draft=False)
    pieces = [piece for section in sheets.document.sections.values() for piece in section]
    pdf = pdfium.PdfDocument(sheets.pdf)
    found = 0
    for number, piece in enumerate(pieces, 2):
        label = getattr(piece, "label", None)
        if not label:
            continue
        spot = sheets.placed.spots[number]
        page = pdf[spot.page - 1]
        text = page.get_textpage()
        height = page.get_height()
        search = text.search(label, match_whole_word=True)
        tops = []
        while (hit := search.get_next()) is not None:
            left, _, _, top = text.get_charbox(hit[0])
            tops += [height - top] if left < 80 else []
        assert any(abs(top - spot.top) < 6 for top in tops), label
        found += 1
    assert found > 20


def test_what_did_not_change_is_not_said_again(desk: Desk, tmp_path: Path) -> None:
    loaded = load(small(tmp_path, REPORT.format(more="")))
    first = desk.answer(ordered(loaded, text_view()))
    assert first.spots
    assert first.reading is not None
    known = replace(text_view(), known=first.setting, held=70)
    same = desk.answer(Order(known))
    assert (same.spots, same.reading, same.sizes) == (None, None, first.sizes)
    narrower = desk.answer(Order(replace(known, columns=40)))
    assert narrower.spots is None
    assert narrower.reading is not None
    # Somebody else, who knows nothing yet.
    other = desk.answer(Order(text_view()))
    assert (other.spots, other.reading) == (first.spots, first.reading)


def test_a_report_that_cannot_be_set_keeps_the_last_pages_pale(desk: Desk, tmp_path: Path) -> None:
    good = load(small(tmp_path / "good", REPORT.format(more="")))
    bad = load(small(tmp_path / "bad", REPORT.format(more="::: exempt 3\nIt is open.")))
    view = View(Way.KITTY, 60, 60, 30)
    nothing = desk.answer(ordered(bad, view))
    assert "looks like a fence" in nothing.trouble
    assert (nothing.sizes, nothing.picture) == ([], None)
    clear = desk.answer(ordered(good, view))
    pale = desk.answer(ordered(bad, view))
    assert "looks like a fence" in pale.trouble
    assert "exempt" in pale.cure
    assert darkest(pale) > 100 > darkest(clear)
    assert not desk.answer(ordered(good, view)).trouble


def darkest(answer: Answer) -> int:
    assert answer.picture is not None
    with Image.open(io.BytesIO(base64.b64decode(answer.picture.content))) as image:
        return min(image.convert("L").tobytes())


def test_a_template_whose_design_is_broken_says_so(desk: Desk, tmp_path: Path) -> None:
    file = small(tmp_path, REPORT.format(more=""))
    (tmp_path / "templates/small/report.typ").write_text("#let (", encoding="utf-8")
    assert "Typst failed" in desk.answer(ordered(load(file), text_view())).trouble


# --- where things are


def test_the_line_of_a_field_leads_to_its_piece(desk: Desk, tmp_path: Path) -> None:
    answer = desk.answer(ordered(load(small(tmp_path, REPORT.format(more=""))), text_view()))
    assert answer.spots is not None
    assert answer.reading is not None
    lines = reading(answer)
    where = Whereabouts(answer.spots)

    def shown(place: str, line: int) -> str:
        first, last = answer.reading.rows[where.of(place, line)]  # type: ignore[union-attr]  # asserted above
        return " ".join(lines[first:last])

    assert "1.1    Collections" in shown("background.text", 0)
    assert "There are 14 rounds." in shown("background.text", 2)
    assert "There are 14 rounds." in shown("background.text", 3)
    assert "• On Tuesdays" in shown("background.text", 5)
    assert "The bid was low." in shown("background.text", 8)
    assert "Rounds 2026" in shown("background.papers", 0)
    assert "Bins" in shown("title", 0)
    assert "Place Scrutiny Committee" in shown("meta.report_to", 0)


def test_what_is_not_printed_leads_to_what_stands_above_it(tmp_path: Path) -> None:
    spots = [Spot("a", 0, 1, 0, 1, 1), Spot("a.x", 0, 1, 1, 1, 2), Spot("b.y", 4, 2, 0, 2, 1)]
    where = Whereabouts(spots)
    assert where.of("a.z", 3) == 0
    assert where.of("b.other", 0) == 2
    assert where.of("b.y", 0) == 2
    assert where.of("nowhere.at", 0) == 0


def test_a_piece_over_two_pages_is_on_both() -> None:
    spot = Spot("a.x", 0, 1, 700, 2, 200)
    size = (600.0, 800.0)
    assert rows_of(spot, 1, size, 60, (10, 20)) == Rows(35, 39)
    assert rows_of(spot, 2, size, 60, (10, 20)) == Rows(0, 9)
    assert rows_of(spot, 3, size, 60, (10, 20)) is None
    assert height_of(size, 60, (10, 20)) == 40


def test_what_is_seen_stays_where_it_is() -> None:
    assert in_sight(Rows(10, 12), 5, 20, 100) == 5
    assert in_sight(Rows(40, 42), 5, 20, 100) == 35
    assert in_sight(Rows(2, 4), 30, 20, 100) == 0
    assert in_sight(Rows(98, 99), 0, 20, 100) == 80
    # Higher than what is in sight: its beginning is.
    assert in_sight(Rows(10, 90), 5, 20, 100) == 5
    assert in_sight(Rows(0, 3), 0, 20, 4) == 0


# --- as pictures


def test_a_picture_for_kitty_is_the_whole_page_in_the_dots_of_its_cells(desk: Desk, tmp_path: Path) -> None:
    loaded = load(small(tmp_path, REPORT.format(more="Words. " * 1400)))
    answer = desk.answer(ordered(loaded, View(Way.KITTY, 50, 50, 20, (9, 18), page=2)))
    assert answer.picture is not None
    assert answer.picture.page == 2
    with Image.open(io.BytesIO(base64.b64decode(answer.picture.content))) as image:
        assert image.size == (50 * 9, answer.picture.rows * 18)
    assert answer.picture.rows == height_of(answer.sizes[1], 50, (9, 18))


def test_a_picture_follows_a_place(desk: Desk, tmp_path: Path) -> None:
    loaded = load(small(tmp_path, REPORT.format(more="Words. " * 1400 + "\n\nThe last of all.")))
    answer = desk.answer(ordered(loaded, View(Way.BLOCKS, 50, 50, 20, (10, 20), place="background.text", line=13)))
    assert answer.picture is not None
    assert answer.picture.page == len(answer.sizes) > 1
    assert len(answer.picture.content) == 50 * answer.picture.rows * 2 * 3


def unpacked(sent: bytes) -> Image.Image:
    """What a terminal makes of Sixel."""
    header = re.match(rb'\x1bP0;1;0q"1;1;(\d+);(\d+)', sent)
    assert header is not None
    assert sent.endswith(b"\x1b\\")
    width, height = int(header[1]), int(header[2])
    image = Image.new("RGB", (width, height), (1, 2, 3))
    palette: dict[int, tuple[int, ...]] = {}
    x = y = colour = 0
    for token in re.finditer(
        rb"#(\d+)(?:;2;(\d+);(\d+);(\d+))?|!(\d+)([?-~])|([?-~])|(\$)|(-)", sent[header.end() : -2]
    ):
        if token[1]:
            colour = int(token[1])
            if token[2]:
                palette[colour] = tuple(round(int(part) * 2.55) for part in token.groups()[1:4])
        elif token[8]:
            x = 0
        elif token[9]:
            x, y = 0, y + 6
        else:
            times, bits = int(token[5] or 1), (token[6] or token[7])[0] - 63
            for at in range(x, x + times):
                for bit in range(6):
                    if bits & 1 << bit:
                        image.putpixel((at, y + bit), palette[colour])
            x += times
    return image


@pytest.mark.parametrize("size", [(1, 1), (5, 6), (64, 7), (200, 61)])
def test_sixel_gives_every_dot_its_colour(size: tuple[int, int]) -> None:
    image = Image.effect_noise(size, 60).convert("RGB").quantize(12)
    wanted, found = image.convert("RGB"), unpacked(sixel(image))
    assert found.size == size
    for at in [(x, y) for x in range(size[0]) for y in range(size[1])]:
        left, right = wanted.getpixel(at), found.getpixel(at)
        assert isinstance(left, tuple)
        assert isinstance(right, tuple)
        assert all(abs(one - other) <= 2 for one, other in zip(left, right, strict=True))


def test_a_picture_for_sixel_is_what_is_in_sight(desk: Desk, tmp_path: Path) -> None:
    loaded = load(small(tmp_path, REPORT.format(more="")))
    answer = desk.answer(ordered(loaded, View(Way.SIXEL, 60, 40, 20, (10, 20), page=1, left=10, top=3)))
    assert answer.picture is not None
    assert (answer.picture.left, answer.picture.top) == (10, 3)
    (tile,) = answer.picture.tiles
    assert (tile.left, tile.top) == (0, 0)
    assert unpacked(tile.content).size == (400, 400)


def test_a_large_picture_for_sixel_comes_in_tiles_that_any_terminal_takes(desk: Desk, tmp_path: Path) -> None:
    loaded = load(small(tmp_path, REPORT.format(more="")))
    whole = desk.answer(ordered(loaded, View(Way.SIXEL, 150, 150, 60, (8, 20), page=1)))
    assert whole.picture is not None
    parts = [(tile.left, tile.top, unpacked(tile.content).size) for tile in whole.picture.tiles]
    assert parts == [(0, 0, (1000, 1000)), (125, 0, (200, 1000)), (0, 50, (1000, 200)), (125, 50, (200, 200))]


# --- as text


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
@pytest.mark.parametrize("columns", [20, 70])
def test_the_text_has_every_label_and_every_page(file: Path, columns: int, desk: Desk) -> None:
    loaded = load(file)
    answer = desk.answer(ordered(loaded, text_view(columns)))
    lines = reading(answer)
    pages = len(answer.sizes)
    assert [line for line in lines if re.search(r"Page \d+ of \d+", line)] == [
        line for page in range(1, pages + 1) for line in lines if f" Page {page} of {pages} " in line
    ]
    assert answer.reading is not None
    assert len(answer.reading.pages) == pages
    said = " ".join(lines)
    labels = [item.number for item in loaded.report.outline.items if item.number]
    assert [label for label in labels if label not in said] == []
    assert max(map(width_of, answer.reading.lines)) <= columns


@pytest.mark.skipif(not SPECIMEN.is_dir(), reason="the real report is not beside the project (../shared/data)")
def test_the_text_ends_its_pages_where_the_paper_does(desk: Desk, tmp_path: Path) -> None:
    loaded = load(SPECIMEN / "report.toml")
    lines = reading(desk.answer(ordered(loaded, text_view(80))))
    folder = tmp_path / "pages"
    folder.mkdir()
    sheets = Pages(folder).set(loaded.report, loaded.template_folder, Edition.FULL, draft=False)
    pdf = pdfium.PdfDocument(sheets.pdf)
    for page in range(2, len(pdf) + 1):
        first = pdf[page - 1].get_textpage().get_text_range()[:200].split()[:4]
        end = next(index for index, line in enumerate(lines) if f" Page {page - 1} of " in line)
        # To a line or two: lines of a terminal are not as long as those of the paper.
        near = " ".join(" ".join(lines[max(0, end - 4) : end + 5]).split())
        assert " ".join(first) in re.sub(r"─+ Page \d+ of \d+ ─+ ", "", near), page


def test_the_text_is_laid_out_for_reading(desk: Desk, tmp_path: Path) -> None:
    more = (
        "H~2~O and m^2^ and **bold** and [a site](https://example.org).\n\n"
        "| Round | Bins |\n|---|---:|\n| North | 1,204 |\n| South | 987 |\n\n> Said so.\n\n1. one\n2. two"
    )
    answer = desk.answer(ordered(load(small(tmp_path, REPORT.format(more=more))), text_view(60), draft=True))
    lines = reading(answer)
    shown = "\n".join(lines)
    assert lines[0].strip() == "DRAFT · NOT FOR PUBLICATION: CONTAINS EXEMPT INFORMATION"
    assert "DRAFT: this report is not finished" in shown
    assert "1.1.3  H₂O and m² and bold and a site." in shown
    assert re.search(r"\n {7}Round   Bins\n {7}─+\n {7}North  1,204\n {7}South    987\n", shown)
    assert "│ Said so." in shown
    assert "1. one\n       2. two" in shown
    assert "Not for publication from here on (exempt under" in shown
    public = reading(desk.answer(ordered(load(tmp_path / "drafts/small/report.toml"), text_view(60), "public")))
    assert "The bid was low." not in "\n".join(public)


@given(
    st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 3)), max_size=6),
    st.integers(1, 40),
)
def test_words_are_kept_whatever_they_are_and_no_line_is_too_wide(spans: list[tuple[str, int]], width: int) -> None:
    lines = wrapped(spans, width)
    kept = "".join(text for line in lines for text, _ in line)
    wanted = "".join(text for text, _ in spans)
    assert re.sub("[ \n]", "", kept) == re.sub("[ \n]", "", wanted)
    # Only a character of two cells may stand over in a line of one.
    assert all(width_of(line) <= max(width, 2) for line in lines)
    assert all(width_of(line) <= width for line in lines) or width == 1
