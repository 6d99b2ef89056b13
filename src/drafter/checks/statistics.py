"""How often each rule was right: findings counted by rule and level."""

from __future__ import annotations

from collections import Counter

import msgspec

from drafter.checks.finding import WEIGHT, CheckResult
from drafter.report.template import Level


class RuleCount(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule found at one level: ``count`` that stand (``fixable`` of them safely), and ``waived``."""

    code: str
    alias: str
    level: Level
    count: int
    fixable: int
    waived: int


class Statistics:
    """Counts over all reports so far."""

    def __init__(self) -> None:
        self._standing: Counter[tuple[str, str, Level]] = Counter()
        self._fixable: Counter[tuple[str, str, Level]] = Counter()
        self._waived: Counter[tuple[str, str, Level]] = Counter()

    def add(self, result: CheckResult) -> None:
        """Count the findings of one more report."""
        for finding in result.findings:
            key = (finding.code, finding.alias, finding.level)
            (self._standing if finding.stands else self._waived)[key] += 1
            self._fixable[key] += finding.can_be_fixed

    @property
    def levels(self) -> dict[Level, int]:
        """How many findings stand of each level, the heaviest first."""
        levels = {Level.ERROR: 0, Level.WARNING: 0, Level.ADVICE: 0}
        for (_, _, level), count in self._standing.items():
            levels[level] = levels.get(level, 0) + count
        return levels

    @property
    def waived(self) -> int:
        """How many findings are waived."""
        return self._waived.total()

    @property
    def rules(self) -> list[RuleCount]:
        """The rules that found something: the heaviest level first, then the most findings."""
        keys = sorted({*self._standing, *self._waived}, key=lambda key: (-WEIGHT[key[2]], -self._standing[key], key[0]))
        return [
            RuleCount(
                code=code,
                alias=alias,
                level=level,
                count=self._standing[code, alias, level],
                fixable=self._fixable[code, alias, level],
                waived=self._waived[code, alias, level],
            )
            for code, alias, level in keys
        ]
