"""A report as a web page: strict in its form, whole in its words, and nothing is handed out that is not sound."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from lxml import etree

from drafter.document.edition import Edition
from drafter.document.inline import printed
from drafter.document.pieces import DRAFT_NOTICE, Document
from drafter.document.tree import make_document
from drafter.export import web_fonts
from drafter.export.formats.html_page import web_page
from drafter.export.verify.html import verify_html
from drafter.report.errors import InputError
from tests.export.published import PROJECT, load, published, small, squeezed, text_of_markup, toml_string
from tests.export.sound import PNG, SOURCE, failed
from tests.export.test_hostile import TEXTS

SAMPLE = PROJECT / "drafts" / "air-quality-2026" / "report.toml"


def tree(file: Path) -> etree._Element:
    return etree.fromstring(file.read_bytes(), etree.XMLParser(huge_tree=True))


def made(folder: Path, source: str, *, draft: bool = False) -> Path:
    return published(small(folder, source), folder / "out", "html", draft=draft).files[0].path


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Document]:
    folder = tmp_path_factory.mktemp("sound")
    file = small(folder, SOURCE)
    (file.parent / "figures").mkdir()
    (file.parent / "figures" / "tower.png").write_bytes(PNG)
    page = published(file, folder / "out", "html").files[0].path
    return page, make_document(load(file).report, Edition.PUBLIC, draft=False)


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
    said = text_of_markup(file.read_text(encoding="utf-8"))
    assert squeezed(said).count(squeezed(printed(text))) >= 9


def test_a_label_and_its_words_are_one_text(sound: tuple[Path, Document]) -> None:
    root = tree(sound[0])
    words = [" ".join("".join(map(str, each.itertext())).split()) for each in root.iter("h2", "h3", "p")]
    assert "1.1 Planting" in words
    assert any(line.startswith("1.1.1 Words") for line in words)


def test_references_and_notes_lead_there_and_back(sound: tuple[Path, Document]) -> None:
    root = tree(sound[0])
    ids = {each.get("id") for each in root.iter() if each.get("id")}
    links = {"".join(map(str, each.itertext())): each.get("href", "") for each in root.iter("a")}
    assert links["Figure 1"][1:] in ids
    assert links["Note 1"] == "#note_1"
    assert links["Back to where note 1 is cited ↑"] == "#cited_1"


def test_a_page_says_whose_it_is_and_for_when(sound: tuple[Path, Document]) -> None:
    root = tree(sound[0])
    assert root.findtext("head/title") == "Trees"
    assert root.get("lang") == "en-GB"
    foot = root.find("body/footer")
    assert foot is not None
    assert "For the meeting of 4 March 2027" in "".join(map(str, foot.itertext()))


def test_a_draft_says_so_in_its_header_and_first(tmp_path: Path) -> None:
    root = tree(made(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n", draft=True))
    assert root.findtext("body/header/strong") == "DRAFT"
    assert next(root.iter("p")).text == DRAFT_NOTICE


def test_charts_are_drawn_with_words_and_told_as_tables(tmp_path: Path) -> None:
    root = tree(published(SAMPLE, tmp_path, "html").files[0].path)
    charts = list(root.iter("svg"))
    assert len(charts) == 2 * 3
    assert {each.get("role") for each in charts} == {"img"}
    assert any((each.get("aria-label") or "").startswith("Diesel cars 31 per cent") for each in charts)
    assert "31 per cent" in {text.text for text in charts[2].iter("text")}
    tables = [table for details in root.iter("details") for table in details.iter("table")]
    assert len(tables) == 3
    assert [cell.text for cell in tables[1].iter("td")][:2] == ["31 per cent", "27 per cent"]
    assert [cell.get("scope") for cell in tables[1].iter("th")] == ["col", "col", *["row"] * 6]


def test_a_long_report_has_a_list_of_contents_and_a_short_one_has_none(
    tmp_path: Path, sound: tuple[Path, Document]
) -> None:
    root = tree(published(SAMPLE, tmp_path, "html").files[0].path)
    contents = root.find(".//nav")
    assert contents is not None
    assert [" ".join("".join(map(str, each.itertext())).split()) for each in contents.iter("a")][:2] == [
        "1.0 Purpose of the report:",
        "2.0 Recommendation(s)",
    ]
    assert tree(sound[0]).find(".//nav") is None


def test_a_picture_is_in_the_page_and_small_enough_for_it(tmp_path: Path) -> None:
    import io

    from PIL import Image

    noise = Image.effect_noise((2600, 2000), 90).convert("RGB")
    content = io.BytesIO()
    noise.save(content, "PNG")
    figures = "[figures.tower]\nkind = 'image'\nfile = 'figures/tower.png'\ncaption = 'A'\nalt = 'Tower'\n"
    file = small(tmp_path, f"title = 'T'\n[sections.background]\ntext = '{{{{ tower }}}}'\n{figures}")
    (file.parent / "figures").mkdir()
    (file.parent / "figures" / "tower.png").write_bytes(content.getvalue())
    (image,) = tree(published(file, tmp_path / "out", "html").files[0].path).iter("img")
    assert image.get("alt") == "Tower"
    kind, _, encoded = (image.get("src") or "").partition(",")
    assert kind == "data:image/jpeg;base64"
    shown = base64.b64decode(encoded)
    assert len(shown) <= 800_000
    with Image.open(io.BytesIO(shown)) as opened:
        assert max(opened.size) <= 1600


def test_a_second_page_has_the_same_bytes(sound: tuple[Path, Document], tmp_path: Path) -> None:
    again = published(SAMPLE, tmp_path / "1", "html").files[0]
    assert again.sha256 == published(SAMPLE, tmp_path / "2", "html").files[0].sha256


def test_a_sound_page_passes(sound: tuple[Path, Document]) -> None:
    points = verify_html(*sound)
    assert failed(points) == []
    assert len(points) >= 9


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("</main>", "", "cannot be opened"),
        ('lang="en-GB"', 'lang="en"', "language"),
        ("<title>Trees", "<title>Shrubs", "title"),
        ("<h1>Trees", "<h1>Shrubs", "title"),
        ("<!DOCTYPE html>\n", "", "does not say that it is HTML"),
        ("</main>", "<script>x()</script></main>", "script in it"),
        ("</main>", '<iframe src="https://example.org"/></main>', "iframe in it"),
        ("<h1>", '<h1 onclick="x()">', "onclick in it"),
        ('src="data:image', 'src="https://example.org/', "picture that is not inside"),
        ("<style>", "<style>\n@import 'x';", "stylesheet loads"),
        ("<style>", "<style>\nbody { background: url(https://example.org/x.png) }", "stylesheet loads"),
        ("default-src 'none'", "default-src 'self'", "does not forbid"),
        ('href="https://example.org/trees"', 'href="javascript:x()"', "no address of the web"),
        ('id="note_1"', 'id="note_2"', "leads nowhere"),
        ('id="note_1"', 'id="cited_1"', "same name"),
        ('<span class="label">1.1.1</span>', '<span class="label">1.1.2</span>', "label 1.1.1 is missing"),
        ('<h2 id="para_1_0">', '<h2 id="para_1_0"><h4>x</h4>', "skips a level"),
        ("<footer", "<footer/><footer", "not one footer"),
        ('scope="col"', 'scope="both"', "head of a table"),
        ('alt="A grey tower."', 'alt="A tower."', "not described"),
        ('alt="A grey tower."', "", "neither described nor"),
        ("Table below 1.1.2", "", "no caption"),
        ('aria-labelledby="table_1" tabindex="0"', 'aria-labelledby="table_1"', "by keyboard"),
        ("Words", "Wo\u202erds", "nobody sees"),
    ],
)
def test_a_page_that_is_not_sound_is_refused(
    sound: tuple[Path, Document], tmp_path: Path, old: str, new: str, wrong: str
) -> None:
    source = sound[0].read_text(encoding="utf-8")
    assert old in source, re.findall(r"Table below [^<]*", source)
    file = tmp_path / "page.html"
    file.write_text(source.replace(old, new, 1), encoding="utf-8")
    found = failed(verify_html(file, sound[1]))
    assert any(wrong in point.detail for point in found), found


def test_a_layout_links_to_the_web_only(tmp_path: Path) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n")
    layout = tmp_path / "templates" / "small" / "report.md.j2"
    layout.write_text(layout.read_text(encoding="utf-8") + "\n[x](javascript:x)\n", encoding="utf-8")
    with pytest.raises(InputError, match="link to"):
        published(file, tmp_path / "out", "html")


@pytest.mark.parametrize("style", ["a < b", "a &amp; b", b"\xff", "@import 'x';", "a { background: URL(x.png) }"])
def test_a_stylesheet_that_is_none_is_a_sentence(tmp_path: Path, style: str | bytes) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n")
    content = style.encode() if isinstance(style, str) else style
    (tmp_path / "templates" / "small" / "report.css").write_bytes(content)
    with pytest.raises(InputError, match="stylesheet"):
        published(file, tmp_path / "out", "html")
    assert not (tmp_path / "out").exists()


def test_a_template_brings_its_colours(tmp_path: Path) -> None:
    file = small(tmp_path, "title = 'T'\n[sections.background]\ntext = 'Words.'\n")
    (tmp_path / "templates" / "small" / "report.css").write_text(":root { --accent: #123456; }", encoding="utf-8")
    page = published(file, tmp_path / "out", "html").files[0].path.read_text(encoding="utf-8")
    assert page.index("#123456") > page.index("--accent: #1d3f5e")


def test_a_title_in_the_stylesheet_is_a_string_and_nothing_else(tmp_path: Path) -> None:
    file = made(tmp_path, f"title = {toml_string(TEXTS[4] + chr(34) + '; } * { display: none')}\n")
    page = file.read_text(encoding="utf-8")
    (line,) = [line for line in page.splitlines() if line.startswith("@bottom-left { content")]
    assert re.fullmatch(r'@bottom-left \{ content: "(?:[0-9A-Za-z ]|\\[0-9a-f]+ )*"; \}', line)


def test_the_letters_are_what_the_script_makes(tmp_path: Path) -> None:
    pytest.importorskip("fontTools")
    pytest.importorskip("brotli")
    from fontTools.ttLib import TTFont

    from drafter.export.web_fonts.__main__ import make

    for name in web_fonts.FACES:
        make(name, str(tmp_path / f"{name}.woff2"))
        shipped, again = (TTFont(folder / f"{name}.woff2") for folder in (web_fonts.FOLDER, tmp_path))
        assert shipped.getBestCmap() == again.getBestCmap()
        assert set(map(ord, "ŵŷŴŶ£€“”‘’–—…½²é−")) <= set(shipped.getBestCmap())
        names = {str(record) for record in shipped["name"].names if record.nameID in (1, 4, 6)}
        assert not any("Source" in each for each in names)


def test_the_page_is_a_function_of_its_document(sound: tuple[Path, Document]) -> None:
    folder = PROJECT / "templates" / "scrutiny-report"
    assert web_page(sound[1], [], folder).startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("chart", "rows"),
    [
        ("line", "[['Year', 'A'], ['2026', 5]]"),
        ("bar", "[['Year', 'A'], ['2026', 0]]"),
        ("bar", "[['Year', 'A'], ['2025', -5], ['2026', -9]]"),
        ("column", "[['Year', 'A', 'B'], ['2025', -5, 3], ['2026', 4, -9]]"),
        ("column", str([["Day", "A"], *([f"Day {n}", str(n)] for n in range(40))])),
        ("column", "[['Word', 'A'], ['" + "Llanfairpwllgwyngyll " * 6 + "', 5], ['</svg>', 2]]"),
        ("line", "[['Year', 'A', 'B'], ['2025', '0.000001', '999,999,999,999'], ['2026', 4, 9]]"),
        ("pie", "[['Part', 'A'], ['All of it', 5], ['None', 0]]"),
        ("stacked", "[['Year', 'A', 'B'], ['2025', 0, 0], ['2026', 1, 0]]"),
    ],
)
def test_odd_charts_are_drawn_inside_their_frame(chart: str, rows: str, tmp_path: Path) -> None:
    figures = f"[figures.c]\nkind = 'chart'\nchart = '{chart}'\ncaption = 'A chart'\nalt = 'Odd'\nrows = {rows}\n"
    source = f"title = 'T'\n[sections.background]\ntext = '{{{{ c }}}}'\n{figures}"
    drawings = list(tree(made(tmp_path, source)).iter("svg"))
    assert len(drawings) == 2
    for drawing in drawings:
        _, _, width, height = map(float, (drawing.get("viewBox") or "").split())
        for box in drawing.iter("rect"):
            x, y, wide, tall = (float(box.get(name) or "nan") for name in ("x", "y", "width", "height"))
            assert x >= -1
            assert y >= -1
            assert x + wide <= width + 1
            assert y + tall <= height + 1
        assert all(0 <= float(text.get("y") or "nan") <= height + 1 for text in drawing.iter("text"))
