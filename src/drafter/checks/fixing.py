"""Making fixes in a draft. What they leave must be the report of before, but for the very words that were fixed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from drafter.checks.finding import Finding
from drafter.checks.fix import Edit, Fix
from drafter.checks.passage import Passage, passages
from drafter.report.draft import Draft
from drafter.report.places import KeyPath
from drafter.report.report import Report
from drafter.report.texts import text_at, with_text


class Fixed(NamedTuple):
    """A draft with fixes made in it, and the findings that they were for."""

    draft: Draft
    made: tuple[Finding, ...]


class _Cure(NamedTuple):
    """A finding with its fix."""

    finding: Finding
    fix: Fix


def safe_fixes(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings that may be fixed without asking: those with a safe fix which nobody has waived."""
    return tuple(finding for finding in findings if finding.can_be_fixed)


def fixed(report: Report, findings: Iterable[Finding]) -> Fixed:
    """Make the fixes of these findings, which must be of this very report.

    Of fixes that overlap only the first is made, and none that would change a number, a block, or any word that it
    does not mean to change; so check again, and fix again, until nothing is made.
    """
    by_value: dict[KeyPath, list[_Cure]] = {}
    for finding in findings:
        if finding.fix is not None:
            by_value.setdefault(finding.fix.path, []).append(_Cure(finding, finding.fix))
    made: list[Finding] = []
    for path, cures in by_value.items():
        together = _apart(cures)
        for attempt in (together, *([cure] for cure in together)):
            after = _made(report, path, [cure.fix for cure in attempt])
            if after is not None:
                report = after
                made += [cure.finding for cure in attempt]
                break
    return Fixed(report.draft, tuple(made))


def _apart(cures: Iterable[_Cure]) -> list[_Cure]:
    """Those that do not touch the same characters, in the order of the value."""
    apart: list[_Cure] = []
    for cure in sorted(cures, key=lambda each: (each.fix.start, each.fix.end)):
        last = apart[-1].fix if apart else None
        if last is None or cure.fix.start > last.end or last.end == cure.fix.start < cure.fix.end:
            apart.append(cure)
    return apart


def _made(report: Report, path: KeyPath, fixes: Sequence[Fix]) -> Report | None:
    """The report with these fixes in one of its values; None where anything else would change with them."""
    text = text_at(report.draft, path)
    for fix in reversed(fixes):
        text = text[: fix.start] + fix.text + text[fix.end :]
    after = msgspec.structs.replace(report, draft=with_text(report.draft, path, text))
    if len(after.outline.fences) != len(report.outline.fences):
        return None
    return after if _read(after, path, ()) == _read(report, path, fixes) else None


def _read(report: Report, path: KeyPath, fixes: Sequence[Fix]) -> list[tuple[object, ...]]:
    """How the value at ``path`` is read: each passage with its number, and its words once these fixes are made."""
    edits: dict[tuple[int, str], list[Edit]] = {}
    for fix in fixes:
        edits.setdefault((fix.block, fix.passage), []).append(fix.edit)
    return [
        (passage.kind, passage.number, passage.exempt, _words(passage, edits))
        for passage in passages(report)
        if passage.path == path
    ]


def _words(passage: Passage, edits: Mapping[tuple[int, str], Sequence[Edit]]) -> list[str]:
    text = passage.text
    for edit in reversed(edits.get((passage.start, text), ())):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text.split()
