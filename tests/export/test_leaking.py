"""Where the making leaks, whatever the reason, nothing is handed out: not the file that leaks, nor any other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from drafter.document import tree
from drafter.document.edition import Edition
from drafter.document.may_say import may_say
from drafter.document.withheld import withheld
from drafter.export.formats import FORMATS
from drafter.report.errors import MachineError
from drafter.report.outline import Item, Outline
from tests.export.planted import bare, plant, reference_that_says, sentence
from tests.export.published import load, published, small


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return plant(tmp_path)


def _all(outline: Outline, edition: Edition, schedule: str) -> tuple[Item, ...]:
    return outline.items


@pytest.mark.parametrize("format", FORMATS)
def test_when_nothing_is_taken_out_nothing_is_handed_out(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    monkeypatch.setattr(tree, "items_of", _all)
    out = tmp_path / "out"
    out.mkdir()
    (out / f"market.{format}").write_text("old", encoding="utf-8")
    with pytest.raises(MachineError, match=f"The {format.upper()} was not handed out: an exempt ") as fault:
        published(file, out, format)
    assert "guineas" not in str(fault.value)
    assert [each.name for each in out.iterdir()] == [f"market.{format}"]
    assert (out / f"market.{format}").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("place", ["paragraph", "waiver reason", "comment"])
def test_a_reference_file_that_says_it_stops_everything(file: Path, tmp_path: Path, place: str) -> None:
    reference_that_says(load(file).template_folder, sentence(place))
    with pytest.raises(MachineError, match="The DOCX was not handed out"):
        published(file, tmp_path / "out", "docx", "pdf")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["paragraph", "waiver reason", "comment"])
def test_a_page_design_that_says_it_stops_everything(file: Path, tmp_path: Path, place: str) -> None:
    design = load(file).template_folder / "report.typ"
    backwards = sentence(place)[::-1]
    more = f'#let title-block(body) = [#body #text("{backwards}".clusters().rev().join())]\n'
    design.write_text(design.read_text(encoding="utf-8") + more, encoding="utf-8")
    with pytest.raises(MachineError, match="The PDF was not handed out"):
        published(file, tmp_path / "out", "docx", "pdf")
    assert not (tmp_path / "out").exists()


def test_a_folder_in_a_file_stops_everything(file: Path, tmp_path: Path) -> None:
    reference_that_says(load(file).template_folder, str(file.parent))
    with pytest.raises(MachineError, match="a path of this machine is in it"):
        published(file, tmp_path / "out", "docx", edition=Edition.FULL)


@pytest.mark.parametrize("edition", Edition)
def test_what_may_be_said_holds_nothing_that_is_withheld(file: Path, edition: Edition) -> None:
    loaded = load(file)
    said = bare(" ".join(may_say(loaded.report, edition, loaded.template_folder)))
    for secret in withheld(loaded.report, edition):
        assert len(secret.text.split()) < 5 or bare(secret.text) not in said


TWICE = """
title = "Costs"
[sections.background]
text = '''
The council will ask three firms in the county for their prices. It costs {{ cost }} a year. {{ note("n") }}

| Firm | Price in pounds |
|---|---|
| The first firm of the three | 100 |

::: exempt 3
The council will ask three firms in the county for their prices. It costs 12,000 a year.

| Firm | Price in pounds |
|---|---|
| The first firm of the three | 100 |

Weighed against the estimate of the county council in the spring.
:::
'''
papers = [
    "Appendix A: what three firms in the county asked",
    { text = "Appendix A: what three firms in the county asked", exempt = [3] },
]
[notes.n]
text = "Weighed against the estimate of the county council in the spring."
[figures.cost]
value = 12000
[[waivers]]
rule = "C104"
at = "background"
reason = "The council will ask three firms in the county for their prices."
# 1.1 The council will ask three firms in the county for their prices. It costs 12,000 a year.
# Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972
"""


def test_what_is_public_too_is_no_leak(tmp_path: Path) -> None:
    made = published(small(tmp_path, TWICE), tmp_path / "out", *FORMATS)
    assert len(made.files) == len(FORMATS)


def test_a_report_that_is_exempt_from_end_to_end_is_published(tmp_path: Path) -> None:
    text = "\n\n".join(f"The owner of house {n} on the hill owes the council money." for n in range(300))
    file = small(tmp_path, f"title = 'A'\n[sections.background]\ntext = '''\n::: exempt 1 2 3\n{text}\n:::\n'''\n")
    made = published(file, tmp_path / "out", *FORMATS)
    shutil.rmtree(tmp_path / "out")
    assert len(made.files) == len(FORMATS)


def test_an_address_that_the_report_links_to_is_no_leak(tmp_path: Path) -> None:
    workspace = tmp_path / "council" / "reports"
    survey = f"https://example.org{workspace}/survey-of-all-the-trees.html"
    count = "https://example.com/the-count-of-the-hedges-of-the-county"
    source = f"""
# From {survey}
# and from {count}
title = "Trees"
[sections.background]
text = 'See [the survey]({survey}){{{{ note("n") }}}}.'
[notes.n]
text = "[Count]({count})."
"""
    file = small(workspace, source)
    assert len(published(file, tmp_path / "out", *FORMATS).files) == len(FORMATS)
