"""Words that several formats share."""

from __future__ import annotations

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.wording import counted, listed
from drafter.report.dates import long_date
from drafter.report.draft import Waiver
from drafter.report.template import Level


def cited(finding: Finding) -> str:
    """What a person would cite: the number, or the field where nothing numbered is near."""
    return finding.number or finding.field


def waived(waiver: Waiver) -> str:
    """``Waived by the Monitoring Officer until 1 December 2026: form 12/15 is on file.``."""
    by = f" by {waiver.by}" if waiver.by else ""
    until = f" until {long_date(waiver.until)}" if waiver.until else ""
    return f"Waived{by}{until}: {waiver.reason}"


def summary(result: CheckResult) -> str:
    """``1 error, 3 warnings and 2 pieces of advice; 1 waived.``."""
    standing = _counts(result.count(Level.ERROR), result.count(Level.WARNING), result.count(Level.ADVICE))
    waived = len(result.findings) - len(result.standing)
    return f"{standing}; {waived} waived" if waived else standing


def total(results: tuple[CheckResult, ...]) -> str:
    """The same over several reports."""
    levels = (Level.ERROR, Level.WARNING, Level.ADVICE)
    counts = [sum(result.count(level) for result in results) for level in levels]
    clean = sum(not result.standing for result in results)
    return f"{counted(len(results), 'report')}, {clean} without findings: {_counts(*counts)}"


def _counts(errors: int, warnings: int, advice: int) -> str:
    counts = [
        counted(errors, "error") if errors else "",
        counted(warnings, "warning") if warnings else "",
        counted(advice, "piece of advice", "pieces of advice") if advice else "",
    ]
    return listed([count for count in counts if count]) or "no findings"


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` characters, broken at spaces; a longer word has a line to itself."""
    lines = [""]
    for word in text.split():
        if not lines[-1]:
            lines[-1] = word
        elif len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
