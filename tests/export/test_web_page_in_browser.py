"""Web pages in a real browser: nobody is shut out, nothing is loaded, and it fits, from a telephone to a desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from drafter.document.edition import Edition, exempt_under
from tests.export.browsing import browsed
from tests.export.published import PROJECT, load, published, small, toml_string
from tests.export.test_hostile import TEXTS

SAMPLES = sorted((PROJECT / "drafts").glob("*/report.toml"))
WIDTHS = (360, 800, 1400)


def hostile(folder: Path) -> Path:
    """A report in which every text is one that somebody might attack with, and every kind of chart."""
    texts = [*TEXTS, "x" * 400, '"><img src=x onerror=alert(1)>', "</style></title><script>alert(1)</script>"]
    quoted = toml_string(" ".join(texts))
    blocks = []
    for text in texts:
        blocks += [text, f"## {text}", f"- {text}\n- two", f"> {text}"]
    table = "| A [sic] | </td> |\n|---|--:|\n| <b> | 1 |\n| " + "y" * 200 + " | 2 |"
    rows = "[['Where', '</svg>', 'Other “one”'], ['" + "Llanfairpwllgwyngyll" * 3 + "', 5, 2], ['<script>', 2, 0]]"
    figures = "".join(
        f"[figures.{kind}]\nkind = 'chart'\nchart = '{kind}'\ncaption = '</figure> {kind}'\nalt = '\" onload=\"x'\n"
        f"rows = {rows}\n"
        for kind in ("bar", "column", "line", "stacked")
    )
    figures += (
        "[figures.pie]\nkind = 'chart'\nchart = 'pie'\ncaption = 'Pie'\nalt = 'Pie'\n"
        "rows = [['Part', 'Share'], ['<i>', 9], ['" + "long words " * 9 + "', 1]]\n"
        "[figures.wide]\nkind = 'table'\nlandscape = true\ncaption = '<caption>'\n"
        f"rows = [{['Site', *map(str, range(1, 25))]}, {['<td>', *['1,000,000'] * 24]}]\n"
    )
    placed = [f"{{{{ {name} }}}}" for name in ("bar", "column", "line", "stacked", "pie", "wide")]
    body = "\n\n".join([*blocks, table, '{{ note("n") }}', table, *placed])
    source = (
        f"title = {quoted}\n[meta]\nreport_to = {quoted}\nofficer = {quoted}\n[sections.background]\n"
        f"text = {toml_string(body)}\npapers = [{quoted}]\n[notes.n]\ntext = {quoted}\n{figures}"
    )
    return small(folder, source)


def pages(folder: Path) -> list[Path]:
    """Every sample, in both editions where they differ, and what is hostile; each with all that only a draft has."""
    reports = [(sample, Edition.PUBLIC) for sample in SAMPLES]
    reports += [(sample, Edition.FULL) for sample in SAMPLES if exempt_under(load(sample).report.outline)]
    reports.append((hostile(folder / "hostile"), Edition.PUBLIC))
    return [published(file, folder, "html", edition=edition, draft=True).files[0].path for file, edition in reports]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("pages")
    orders = [
        {"page": page, "width": width, "scheme": scheme}
        for page in pages(folder)
        for width in WIDTHS
        for scheme in ("light", "dark")
    ]
    return [order | answer for order, answer in zip(orders, browsed(orders), strict=True)]


def test_axe_finds_no_violation(found: list[dict[str, Any]]) -> None:
    wrong = [(each["page"].name, each["width"], each["scheme"], each["violations"]) for each in found]
    assert [each for each in wrong if each[3]] == []
    assert all("color-contrast" in each["passes"] for each in found)
    assert all({"document-title", "html-has-lang", "region"} <= set(each["passes"]) for each in found)


def test_the_dark_is_dark_and_the_light_is_light(found: list[dict[str, Any]]) -> None:
    colours = {
        scheme: {each["background"] for each in found if each["scheme"] == scheme} for scheme in ("light", "dark")
    }
    assert colours["light"] == {"rgb(255, 255, 255)"}
    assert colours["dark"] == {"rgb(18, 24, 30)"}


def test_nothing_is_asked_for_and_nothing_runs(found: list[dict[str, Any]]) -> None:
    for each in found:
        asked = [address for address in each["asked"] if not address.startswith("data:")]
        assert asked == [each["page"].as_uri()]
        assert each["said"] == []
        assert each["unseen"] == 0


def test_no_page_is_wider_than_its_window(found: list[dict[str, Any]]) -> None:
    assert [(each["page"].name, each["width"], each["wide"]) for each in found if each["wide"] > each["width"]] == []


def test_words_of_charts_stand_inside_and_apart(found: list[dict[str, Any]]) -> None:
    samples = [
        each for each in found if each["page"].parent.name != "hostile" and not each["page"].name.startswith("small")
    ]
    assert samples
    assert [(each["page"].name, each["width"], each["overlaps"]) for each in samples if each["overlaps"]] == []


def test_a_telephone_has_the_narrow_charts(found: list[dict[str, Any]]) -> None:
    charts = {each["width"]: set(each["shown"]) for each in found if each["page"].name.startswith("air-quality")}
    assert charts == {360: {"chart narrow"}, 800: {"chart wide"}, 1400: {"chart wide"}}


def test_the_specimen_has_no_violation(specimen: Path, tmp_path: Path) -> None:
    page = published(specimen / "report.toml", tmp_path, "html", draft=True).files[0].path
    orders = [{"page": page, "width": width, "scheme": scheme} for width in WIDTHS for scheme in ("light", "dark")]
    assert [each["violations"] for each in browsed(orders)] == [[]] * 6


def test_who_wants_no_motion_has_none(tmp_path: Path) -> None:
    page = published(SAMPLES[0], tmp_path, "html").files[0].path
    still, moving = browsed([{"page": page, "motion": motion, "axe": False} for motion in ("reduce", "no-preference")])
    assert (still["scrolling"], moving["scrolling"]) == ("auto", "smooth")


def test_on_paper_every_page_of_a_draft_says_so_and_counts(tmp_path: Path) -> None:
    from tests.export.published import text_of_pdf

    page = published(SAMPLES[0], tmp_path, "html", draft=True).files[0].path
    paper = tmp_path / "paper.pdf"
    browsed([{"page": page, "media": "print", "paper": str(paper), "axe": False}])
    printed = text_of_pdf(paper).rstrip("\f").split("\f")
    assert len(printed) > 3
    for number, text in enumerate(printed, 1):
        assert "DRAFT" in text
        assert f"Page {number} of {len(printed)}" in text
        assert "Air Quality in Tarnwick 2026" in text
    assert "Contents" not in printed[0]
    # Where a table goes on on another page its head is there again: a short one does not.
    assert sum("Kind of site" in text for text in printed) == 1
