"""The check as a workspace wants it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from drafter.checks.engine import Memory, check
from drafter.checks.finding import CheckResult
from drafter.store.spelling import speller_of

if TYPE_CHECKING:
    from drafter.report.report import Report
    from drafter.store.workspace import Workspace


def check_here(report: Report, workspace: Workspace, today: datetime.date, memory: Memory | None = None) -> CheckResult:
    """Check a report for publication, with the levels, rules and roles of its workspace."""
    return check(report, today=today, policy=workspace.settings, memory=memory, speller=speller_of(workspace))
