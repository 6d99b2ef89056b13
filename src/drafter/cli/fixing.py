"""``drafter check --fix``: what is safe to fix is fixed, and saved as every change is."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.fixing import fixed, safe_fixes
from drafter.report.report import Report
from drafter.store.load import Loaded
from drafter.store.save import as_saved, save

_MOST_ROUNDS = 50
"""A fix may bring the next (the the the); none brings as many as this."""


def check_and_fix(loaded: Loaded, check: Callable[[Report], CheckResult]) -> CheckResult:
    """Make all safe fixes in a report, save it, and check what is left; ``fixed`` of the result says what was done.

    Raises what a save raises: ChangedOutside, NeedsInPlaceSave, MachineError. Nothing is written then.
    """
    now = loaded
    result = check(now.report)
    made: list[Finding] = []
    for _ in range(_MOST_ROUNDS):
        done = fixed(now.report, safe_fixes(result.findings))
        if not done.made:
            break
        made += done.made
        now = as_saved(now, done.draft)
        result = check(now.report)
    if made:
        # In one go from what was loaded, and refused where somebody has changed the file since.
        saved = save(loaded, now.report.draft)
        if saved.source.raw != now.source.raw:
            result = check(saved.report)
    return msgspec.structs.replace(result, fixed=tuple(made))
