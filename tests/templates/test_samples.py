"""The sample reports are what they are meant to show."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from pathlib import Path

import pytest

from drafter.checks.engine import check
from drafter.checks.finding import CheckResult
from drafter.report.blocks import ListBlock, Paragraph, Quote, Table
from drafter.report.citations import CitationKind, citations
from drafter.report.report import Report
from drafter.report.template import Level
from drafter.store.load import load_report
from drafter.store.workspace import Workspace

ROOT = Path(__file__).parents[2]
COMPLETE, HALF_WRITTEN, PARTLY_EXEMPT = "parking-annual-report", "temporary-accommodation-update", "market-hall-roof"
WITH_FIGURES = "air-quality-2026"
TODAY = datetime.date(2027, 1, 11)


def _report(slug: str) -> Report:
    workspace = Workspace.find(ROOT)
    return load_report(workspace.resolve(slug), workspace).report


def _checked(slug: str) -> CheckResult:
    return check(_report(slug), today=TODAY)


def test_there_are_four_samples() -> None:
    slugs = {file.parent.name for file in Workspace.find(ROOT).reports()}
    assert slugs == {COMPLETE, HALF_WRITTEN, PARTLY_EXEMPT, WITH_FIGURES}


def test_the_complete_report_has_no_findings() -> None:
    result = _checked(COMPLETE)
    assert (result.answered, result.required) == (18, 18)
    assert [(finding.code, finding.number, finding.message) for finding in result.findings] == []


def test_the_complete_report_uses_every_construct() -> None:
    outline = _report(COMPLETE).outline
    blocks = [part.block for item in outline.items for part in item.body]
    blocks += [item.block for item in outline.items if item.block is not None]
    lists = [block for block in blocks if isinstance(block, ListBlock)]
    assert {1, 2, 3} <= {item.depth for item in outline.items}
    assert any(isinstance(block, Paragraph) and block.label for block in blocks)
    assert any(isinstance(block, Table) for block in blocks)
    assert any(isinstance(block, Quote) for block in blocks)
    assert any(each.ordered for each in lists)
    assert any(isinstance(inner, ListBlock) for each in lists for item in each.items for inner in item.blocks)


@pytest.mark.parametrize("slug", [COMPLETE, PARTLY_EXEMPT])
def test_every_reference_and_footnote_leads_somewhere(slug: str) -> None:
    report = _report(slug)
    texts = [answer for section in report.draft.sections.values() for answer in section.values()]
    cited = [each for text in texts if isinstance(text, str) for each in citations(text)]
    assert cited
    assert {each.kind for each in cited} <= {CitationKind.REFERENCE, CitationKind.NOTE}
    names: dict[CitationKind, Collection[str]] = {
        CitationKind.REFERENCE: report.outline.labels,
        CitationKind.NOTE: report.draft.notes,
    }
    for each in cited:
        assert each.name in names[each.kind], each
    assert set(report.draft.notes) == {each.name for each in cited if each.kind is CitationKind.NOTE}


def test_the_half_written_report_shows_findings_of_many_kinds() -> None:
    findings = _checked(HALF_WRITTEN).findings
    codes = {finding.code for finding in findings}
    assert {"C101", "C102", "C103", "C104", "C105", "C108", "C109", "C110", "C112"} <= codes
    assert {"W001", "W002", "W003"} <= codes
    assert {finding.level for finding in findings} == {Level.ERROR, Level.WARNING, Level.ADVICE}


def test_the_partly_exempt_report_wants_two_more_answers() -> None:
    result = _checked(PARTLY_EXEMPT)
    assert (result.answered, result.required) == (23, 24)
    assert [(finding.code, finding.field) for finding in result.findings] == [
        ("C104", "staffing.text"),
        ("C101", "interests.declared"),
    ]


def test_exempt_words_stand_only_inside_their_blocks() -> None:
    outline = _report(PARTLY_EXEMPT).outline
    exempt = [item for item in outline.items if item.exempt]
    assert [item.number for item in exempt] == ["5.3.2", "5.3.3", "8.2"]
    public = " ".join(
        text
        for item in outline.items
        if not item.exempt
        for text in (
            item.text,
            *item.bullets,
            *item.unnumbered,
            *(cell for t in item.tables for row in t for cell in row),
        )
    )
    for secret in ("Ravenscroft", "Bryce", "Kestrel", "Pennine", "1,795", "1.795", "93.8", "0.180"):
        assert any(secret in f"{item.text} {item.tables}" for item in exempt), secret
        assert secret not in public, secret
