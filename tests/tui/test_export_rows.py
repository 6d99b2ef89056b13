"""The rows of an export: steps while it is made, then files, each with what was verified."""

from __future__ import annotations

from pathlib import Path

from drafter.document.edition import Edition
from drafter.export.publish import Kept, Published, PublishedFile
from drafter.export.stage import Stage
from drafter.export.verify.point import Point
from drafter.report.template import Level
from drafter.tui.export_rows import Node, NodeKind, nodes, steps
from drafter.tui.export_units import Unit, UnitState, stopped
from drafter.tui.widgets.problems import Problem

FILE = Path("drafts/parking/report.toml")
HELD = Point("it is tagged", "PDF/UA-1, 7.1", True, "236 tags")
TOLD = Point("contrast", "WCAG 2.2, 1.4.3", False, "one pair has 3.9 to 1", binding=False)
OUT = Path("/out")
PDF = PublishedFile("pdf", OUT / "parking.pdf", 54_527, "0a1b2c3d4e5f6789", (HELD, TOLD), "Typst", 5)
DOCX = PublishedFile("docx", OUT / "parking.docx", 640, "ffffffffffffffff", (HELD,), "pandoc")
PUBLISHED = Published(
    "parking",
    Edition.PUBLIC,
    False,
    (DOCX, PDF),
    OUT / "parking.receipt.json",
    OUT / "parking.receipt.html",
    (Kept(OUT / "parking.pdf", OUT / "parking.earlier.pdf"),),
)
MADE = Unit(FILE, "Parking [sic]", UnitState.MADE, published=PUBLISHED)


def told(rows: tuple[Node, ...]) -> list[str]:
    return [f"{'  ' * row.depth}{row.sign} {row.head}: {row.words}".strip() for row in rows]


def test_the_steps_of_a_format_say_what_is_done_what_runs_and_what_comes() -> None:
    assert steps(Stage.STARTED) == "◐ written  · verified  · searched  · in place"
    assert steps(Stage.VERIFIED) == "✓ written  ✓ verified  ◐ searched  · in place"
    assert steps(Stage.IN_PLACE) == "✓ written  ✓ verified  ✓ searched  ✓ in place"


def test_a_report_that_is_being_made_has_a_row_for_each_format() -> None:
    unit = Unit(FILE, "Parking").begun(("docx", "pdf")).moved("pdf", Stage.WRITTEN)
    alone = nodes([unit], frozenset(), alone=True)
    assert [row.head for row in alone] == ["DOCX", "PDF "]
    assert alone[1].words == steps(Stage.WRITTEN)
    among = nodes([unit, Unit(FILE.parent / "x", "Bins")], frozenset(), alone=False)
    assert [(row.kind, row.sign) for row in among] == [
        (NodeKind.REPORT, "◐"),
        (NodeKind.STEPS, ""),
        (NodeKind.STEPS, ""),
        (NodeKind.REPORT, "·"),
    ]


def test_a_file_says_format_size_pages_hash_and_how_many_points_hold() -> None:
    assert told(nodes([MADE], frozenset(), alone=True)) == [
        "✓ parking.docx: DOCX · 640 bytes · SHA-256 ffffffffffff… · 1 of 1 points verified",
        "! parking.pdf: PDF · 55 kB · 5 pages · SHA-256 0a1b2c3d4e5f… · 1 of 2 points verified",
        "✓ parking.receipt.html: The receipt, for the clerk’s file. Enter shows it.",
        "! parking.earlier.pdf: What stood there as parking.pdf was not as drafter had made it; it is kept.",
    ]


def test_a_file_unfolds_into_its_points_with_what_was_looked_at_and_who_asks_for_it() -> None:
    rows = nodes([MADE], frozenset({(str(FILE), "parking.pdf")}), alone=True)
    assert told(rows)[2:4] == [
        "✓ it is tagged: 236 tags · PDF/UA-1, 7.1",
        "✗ contrast: one pair has 3.9 to 1 · WCAG 2.2, 1.4.3 · told only",
    ]
    assert len({row.key for row in rows}) == len(rows)


def test_one_of_many_reports_is_a_row_that_unfolds_into_its_files() -> None:
    folded = nodes([MADE], frozenset(), alone=False)
    assert told(folded) == ["✓ Parking [sic]: parking.docx 640 bytes, parking.pdf 55 kB"]
    assert len(nodes([MADE], frozenset({(str(FILE),)}), alone=False)) == 5


def test_what_was_stopped_was_not_made_and_what_was_made_stays() -> None:
    running = Unit(FILE, "Parking").begun(("pdf",))
    assert told(nodes([stopped(running)], frozenset(), alone=False)) == ["· Parking: not made"]
    assert stopped(MADE) == MADE


def test_what_stands_in_the_way_of_one_of_many_is_below_it_when_it_is_unfolded() -> None:
    problem = Problem("C101", Level.ERROR, "3.2a", "Not answered.", "Answer.", "reasons.contrary_to_plan")
    failed = Unit(FILE, "Parking", UnitState.FAILED, trouble="1 error stands in the way.", problems=(problem,))
    assert told(nodes([failed], frozenset(), alone=False)) == ["✗ Parking: 1 error stands in the way."]
    rows = nodes([failed], frozenset({(str(FILE),)}), alone=False)
    assert told(rows)[1:] == ["✗ 3.2a: Not answered."]
    assert rows[1].problem == problem
