"""The check that publishing asks, with the levels, rules, roles and dictionaries of the report's workspace."""

from __future__ import annotations

import datetime

from drafter.checks.engine import check
from drafter.checks.finding import CheckResult
from drafter.store.load import Loaded
from drafter.store.spelling import speller_of


def check_fitness(loaded: Loaded, today: datetime.date) -> CheckResult:
    """Check a report for publication, as ``drafter check`` does when nothing else is asked of it."""
    workspace = loaded.workspace
    return check(loaded.report, today=today, policy=workspace.settings, speller=speller_of(workspace))
