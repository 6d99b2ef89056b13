"""Findings: what the check says, about which words, how much it weighs, and what cures it."""

from __future__ import annotations

import enum

import msgspec

from drafter.checks.fix import Fix
from drafter.report.draft import Waiver
from drafter.report.places import Place
from drafter.report.template import Level


class Stage(enum.Enum):
    """How far a report has come. A stage moves the levels of findings; it never changes which rules run."""

    DRAFT = "draft"
    REVIEW = "review"
    FINAL = "final"


class Waivable(enum.Enum):
    """Who may waive what a rule finds; ``ROLE`` is someone whom the workspace names."""

    ANYONE = "anyone"
    ROLE = "role"
    NOBODY = "nobody"


WEIGHT = {Level.OFF: 0, Level.ADVICE: 1, Level.WARNING: 2, Level.ERROR: 3}
"""Levels in order: what blocks weighs most."""


class Excerpt(msgspec.Struct, frozen=True):
    """The words a finding is about: characters ``start`` to ``end`` of ``text``, a paragraph, item or line."""

    text: str
    start: int
    end: int


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a careful reader would raise.

    ``number`` is what a person would cite ("5.4.2"), None where nothing numbered is near. ``field`` is the place as
    it is written in waivers ("background.text", "title", "waivers.1"); ``place`` its line and column in the file, and
    ``end`` those behind the last of its words, where it is about some. ``waivable`` is who may waive it.
    ``fix`` is a cure of a few characters, where there is one; ``waived`` is the waiver that answers for it.
    """

    code: str
    alias: str
    level: Level
    message: str
    cure: str
    number: str | None
    field: str
    place: Place
    end: Place | None = None
    waivable: Waivable = Waivable.ANYONE
    excerpt: Excerpt | None = None
    fix: Fix | None = None
    waived: Waiver | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody has waived it."""
        return self.waived is None

    @property
    def can_be_fixed(self) -> bool:
        """Whether it may be fixed without asking."""
        return self.waived is None and self.fix is not None and self.fix.safe


class CheckResult(msgspec.Struct, frozen=True, kw_only=True):
    """What the check found in one report, in the order of the document.

    ``report`` is its slug, ``path`` its file. ``answered`` and ``required`` count required fields of sections; a
    field that holds only a placeholder or stray marks is not answered. ``unpublishable`` is true while a line that
    may have been meant to keep text exempt cannot be read: not even a draft may leave then. ``fixed`` are findings of
    before, cured by their fixes; None where nobody asked for that. ``known`` are those that a baseline has and that are
    left out; None without a baseline.
    """

    report: str
    path: str
    title: str
    stage: Stage
    answered: int
    required: int
    findings: tuple[Finding, ...]
    unpublishable: bool = False
    fixed: tuple[Finding, ...] | None = None
    known: int | None = None

    @property
    def complete(self) -> bool:
        """Whether every required field is answered."""
        return self.answered == self.required

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The findings that nobody has waived."""
        return tuple(finding for finding in self.findings if finding.stands)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that a final export is refused for."""
        return tuple(finding for finding in self.standing if finding.level is Level.ERROR)

    def count(self, level: Level) -> int:
        """How many findings of that level stand."""
        return sum(finding.level is level for finding in self.standing)

    def fails(self, at: Level) -> bool:
        """Whether a finding stands that weighs at least ``at``."""
        return any(WEIGHT[finding.level] >= WEIGHT[at] for finding in self.standing)


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A report that could not be checked: its path, and why, with the place in it where there is one."""

    path: str
    message: str
    place: Place | None = None
