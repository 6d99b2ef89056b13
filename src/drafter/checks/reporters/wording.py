"""Words that several formats share."""

from __future__ import annotations

from drafter.checks.finding import CheckResult, Finding
from drafter.checks.wording import counted, listed, quoted
from drafter.report.dates import long_date
from drafter.report.draft import Waiver
from drafter.report.template import Level
from drafter.report.visible import columns, fitting


def cited(finding: Finding) -> str:
    """What a person would cite: the number, or the field where nothing numbered is near."""
    return finding.number or finding.field


def waived(waiver: Waiver) -> str:
    """``Waived by the Monitoring Officer until 1 December 2026: form 12/15 is on file.``."""
    by = f" by {waiver.by}" if waiver.by else ""
    until = f" until {long_date(waiver.until)}" if waiver.until else ""
    return f"Waived{by}{until}: {waiver.reason}"


def mended(finding: Finding) -> str:
    """What a fix has changed: ``“baby .” is now “baby.”``."""
    fix = finding.fix
    if fix is None:
        return finding.message
    return f"{quoted(fix.before)} is now {quoted(fix.after)}." if fix.after else f"{quoted(fix.before)} is gone."


def summary(result: CheckResult) -> str:
    """``1 error, 3 warnings and 2 pieces of advice; 1 waived; 12 in the baseline``."""
    told = [counts(result.count(Level.ERROR), result.count(Level.WARNING), result.count(Level.ADVICE))]
    waived = len(result.findings) - len(result.standing)
    told += [f"{waived} waived"] if waived else []
    told += [f"{result.known} in the baseline"] if result.known else []
    told += [f"{len(result.fixed)} fixed"] if result.fixed else []
    return "; ".join(told)


def can_be_fixed(result: CheckResult) -> str:
    """A sentence about what ``--fix`` would do, with a space before it; nothing where it would do nothing."""
    count = sum(finding.can_be_fixed for finding in result.findings)
    if not count:
        return ""
    return f" {count} of them can be fixed with --fix." if count > 1 else " 1 of them can be fixed with --fix."


def counts(errors: int, warnings: int, advice: int) -> str:
    """``1 error, 3 warnings and 2 pieces of advice``."""
    told = [
        counted(errors, "error") if errors else "",
        counted(warnings, "warning") if warnings else "",
        counted(advice, "piece of advice", "pieces of advice") if advice else "",
    ]
    return listed([each for each in told if each]) or "no findings"


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` columns, broken at spaces; a longer word has a line to itself."""
    text = " ".join(text.split())
    lines = []
    while columns(text) > width:
        fit = fitting(text, width + 1)
        cut = text.rfind(" ", 0, fit)
        cut = text.find(" ", fit) if cut < 0 else cut
        if cut < 0:
            break
        lines.append(text[:cut])
        text = text[cut + 1 :]
    return [*lines, text]
