"""Recall and precision of the check over the corpus."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from drafter.checks.engine import check
from drafter.checks.finding import Finding, Stage
from drafter.store.load import load_report
from drafter.store.workspace import Workspace
from tests.corpus.entries import HERE, Entry, Expected, expected, folders
from tests.corpus.meeting import meets

TODAY = datetime.date(2026, 11, 25)
"""The day that the corpus is read on."""


class Outcome(NamedTuple):
    """What the check made of one report."""

    report: str
    found: tuple[tuple[Entry, Finding], ...]
    """Defects, each with the first finding that meets it."""
    missed: tuple[Entry, ...]
    kept: tuple[Finding, ...]
    """Findings that meet a defect."""
    arguable: tuple[Finding, ...]
    false: tuple[Finding, ...]
    trapped: tuple[tuple[Entry, Finding], ...]
    """Traps that a false finding fell into."""


class Figures(NamedTuple):
    """Counts of one rule or family, with the two shares."""

    planted: int
    found: int
    kept: int
    false: int

    @property
    def recall(self) -> float:
        """The share of the planted defects that is found; 1 where there are none."""
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """The share of the findings that a careful reviewer keeps; 1 where there are none."""
        return self.kept / (self.kept + self.false) if self.kept + self.false else 1.0


def measured(only: Iterable[str] = ()) -> list[Outcome]:
    """The outcome of each report of the corpus, or of those that are named."""
    names = set(only)
    return [outcome(folder) for folder in folders() if not names or folder.name in names]


def outcome(folder: Path) -> Outcome:
    """Check one report and compare."""
    report = load_report(folder / "report.toml", Workspace.find(HERE)).report
    return compared(folder.name, check(report, today=TODAY, stage=Stage.REVIEW).findings, expected(folder))


def compared(name: str, findings: Iterable[Finding], known: Expected) -> Outcome:
    """Sort findings into those to keep, arguable ones and false alarms; defects into found and missed."""
    kept, arguable, false = [], [], []
    for finding in findings:
        if any(meets(finding, each) for each in known.defects):
            kept.append(finding)
        elif any(meets(finding, each) for each in known.arguable):
            arguable.append(finding)
        else:
            false.append(finding)
    pairs = [(entry, next((each for each in kept if meets(each, entry)), None)) for entry in known.defects]
    return Outcome(
        name,
        tuple((entry, finding) for entry, finding in pairs if finding is not None),
        tuple(entry for entry, finding in pairs if finding is None),
        tuple(kept),
        tuple(arguable),
        tuple(false),
        tuple((trap, finding) for trap in known.traps for finding in false if meets(finding, trap)),
    )


def by_family(outcomes: Iterable[Outcome]) -> dict[str, Figures]:
    """The figures of each family."""
    outcomes = list(outcomes)
    found = Counter(entry.family for each in outcomes for entry, _ in each.found)
    missed = Counter(entry.family for each in outcomes for entry in each.missed)
    kept = Counter(finding.code[:2] for each in outcomes for finding in each.kept)
    false = Counter(finding.code[:2] for each in outcomes for finding in each.false)
    families = sorted({*found, *missed, *kept, *false})
    return {name: Figures(found[name] + missed[name], found[name], kept[name], false[name]) for name in families}


def by_rule(outcomes: Iterable[Outcome]) -> dict[str, Figures]:
    """The figures of each rule: it is not known which rule should have found what was missed."""
    outcomes = list(outcomes)
    found = Counter(finding.code for each in outcomes for _, finding in each.found)
    kept = Counter(finding.code for each in outcomes for finding in each.kept)
    false = Counter(finding.code for each in outcomes for finding in each.false)
    codes = sorted({*kept, *false})
    return {code: Figures(found[code], found[code], kept[code], false[code]) for code in codes}


def whole(outcomes: Iterable[Outcome]) -> Figures:
    """The figures of all together."""
    rows = by_family(outcomes).values()
    return Figures(*(sum(column) for column in zip(*rows, strict=True))) if rows else Figures(0, 0, 0, 0)
