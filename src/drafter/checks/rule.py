"""What a rule is: a small function whose docstring is its documentation, and the decorators that declare it.

The docstring has a first line that says what the rule finds, more about that if need be, and then the headings
``Why:``, ``Bad:``, ``Good:`` and ``Cure:``, each with its text indented below it. ``Bad:`` and ``Good:`` may come
several times; each is one example: paragraphs of a report, or a piece of ``report.toml`` where it begins like one. The
examples are run as tests.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec

from drafter.checks.finding import WEIGHT, Stage, Waivable
from drafter.checks.fix import Edit, Fixable
from drafter.checks.passage import PROSE, Kind, Passage
from drafter.checks.pattern import Pattern
from drafter.checks.text import Found, Text
from drafter.report.places import KeyPath
from drafter.report.template import Level, Template

if TYPE_CHECKING:
    from drafter.checks.reading import Reading
    from drafter.checks.waivers import Use

FAMILIES = {
    "C1": "completeness",
    "N2": "structure and numbering",
    "R3": "references",
    "F4": "figures",
    "X5": "contradiction between sections",
    "A6": "abbreviations and names",
    "D7": "dates",
    "L8": "language",
    "P9": "publication",
    "W0": "waivers and clearance",
}
"""The first two characters of a code say what it is about."""


class Hit(msgspec.Struct, frozen=True):
    """What a rule found: in a passage, from ``start`` to ``end`` of its text, or at the value that ``path`` leads to.

    ``end`` is 0 where no words are meant in particular. Without a passage ``start`` is an offset in the value, and
    ``number`` what a person would cite, where that is not the number of the field. ``edit`` cures it in a passage.
    """

    message: str
    cure: str
    passage: Passage | None = None
    start: int = 0
    end: int = 0
    path: KeyPath = ()
    number: str | None = None
    edit: Edit | None = None


class Prose(msgspec.Struct, frozen=True):
    """The passages that a rule of prose reads. What it finds in one may depend on that one alone: it is kept."""

    text: Text
    kinds: frozenset[Kind]
    template: Template
    meeting: datetime.date | None
    today: datetime.date

    def within(self, pattern: Pattern) -> Iterator[Found]:
        """Each place where a pattern is found."""
        return self.text.within(pattern, self.kinds)

    def passages(self) -> Iterator[Passage]:
        """The passages, one by one."""
        return (passage for passage in self.text.passages if passage.kind in self.kinds)


class Rule(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A rule. ``level`` is its level at the final stage; ``review`` and ``draft`` are the most it weighs before.

    One that nobody may waive keeps its level whatever the template says. ``fixable`` says what its hits may bring.
    ``source`` is who brings it ("the template site-visit"); drafter itself where that is empty.
    """

    code: str
    alias: str
    level: Level
    review: Level | None = None
    draft: Level | None = None
    waivable: Waivable = Waivable.ANYONE
    fixable: Fixable = Fixable.NO
    doc: str = ""
    source: str = ""

    @property
    def family(self) -> str:
        """What the rule is about, in words."""
        return FAMILIES.get(self.code[:2], "")

    @property
    def summary(self) -> str:
        """What it finds, in one line."""
        return self.doc.strip().partition("\n")[0]

    def level_at(self, stage: Stage, moved: Level | None) -> Level:
        """Its level at a stage; ``moved`` is where the template or the workspace put it."""
        level = self.level if moved is None or self.waivable is Waivable.NOBODY else moved
        most = self.draft if stage is Stage.DRAFT else self.review if stage is Stage.REVIEW else None
        return level if most is None or WEIGHT[level] <= WEIGHT[most] else most


class ReportRule(Rule, frozen=True, kw_only=True, eq=False):
    """A rule that looks at the whole report."""

    find: Callable[[Reading], Iterator[Hit]]


class ProseRule(Rule, frozen=True, kw_only=True, eq=False):
    """A rule that looks at one passage at a time, of the kinds it ``reads``."""

    find: Callable[[Prose], Iterator[Hit]]
    reads: frozenset[Kind]


class WaiverRule(Rule, frozen=True, kw_only=True, eq=False):
    """A rule about the waivers themselves, run when all others are done."""

    find: Callable[[Reading, tuple[Use, ...]], Iterator[Hit]]


def report_rule(
    code: str,
    alias: str,
    level: Level,
    *,
    review: Level | None = None,
    draft: Level | None = None,
    waivable: Waivable = Waivable.ANYONE,
    fixable: Fixable = Fixable.NO,
) -> Callable[[Callable[[Reading], Iterator[Hit]]], ReportRule]:
    """Declare a function over the whole report to be a rule."""

    def declare(find: Callable[[Reading], Iterator[Hit]]) -> ReportRule:
        return ReportRule(
            code=code,
            alias=alias,
            level=level,
            review=review,
            draft=draft,
            waivable=waivable,
            fixable=fixable,
            doc=find.__doc__ or "",
            find=find,
        )

    return declare


def prose_rule(
    code: str,
    alias: str,
    level: Level,
    *,
    reads: frozenset[Kind] = PROSE,
    draft: Level | None = None,
    fixable: Fixable = Fixable.NO,
) -> Callable[[Callable[[Prose], Iterator[Hit]]], ProseRule]:
    """Declare a function over passages to be a rule."""

    def declare(find: Callable[[Prose], Iterator[Hit]]) -> ProseRule:
        return ProseRule(
            code=code,
            alias=alias,
            level=level,
            draft=draft,
            fixable=fixable,
            doc=find.__doc__ or "",
            find=find,
            reads=reads,
        )

    return declare


def waiver_rule(
    code: str, alias: str, level: Level
) -> Callable[[Callable[[Reading, tuple[Use, ...]], Iterator[Hit]]], WaiverRule]:
    """Declare a function over the waivers of a report to be a rule."""

    def declare(find: Callable[[Reading, tuple[Use, ...]], Iterator[Hit]]) -> WaiverRule:
        return WaiverRule(code=code, alias=alias, level=level, doc=find.__doc__ or "", find=find)

    return declare
