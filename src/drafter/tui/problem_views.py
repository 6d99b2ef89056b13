"""The problems as somebody wants to see them: whose, how heavy, and how grouped."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.report.template import Level, Template

if TYPE_CHECKING:
    from drafter.tui.widgets.problems import Problem


class Grouping(enum.Enum):
    """What stands together."""

    PLACE = "by place"
    SECTION = "by section"
    FAMILY = "by kind"


class Weight(enum.Enum):
    """The least that is shown."""

    ALL = "all"
    WARNINGS = "errors and warnings"
    ERRORS = "errors only"
    FIXABLE = "what can be fixed"


EVERYBODY = ""
"""The reader who is shown everything."""


class ProblemView(NamedTuple):
    """How the list is shown. ``reader`` is the id of a concern."""

    reader: str = EVERYBODY
    weight: Weight = Weight.ALL
    grouping: Grouping = Grouping.PLACE

    def other_reader(self) -> ProblemView:
        """The next reader."""
        from drafter.checks.concerns import CONCERNS

        order = (EVERYBODY, *(each.id for each in CONCERNS))
        return self._replace(reader=order[(order.index(self.reader) + 1) % len(order)])

    def other_weight(self) -> ProblemView:
        """The next weight."""
        order = tuple(Weight)
        return self._replace(weight=order[(order.index(self.weight) + 1) % len(order)])

    def other_grouping(self) -> ProblemView:
        """The next grouping."""
        order = tuple(Grouping)
        return self._replace(grouping=order[(order.index(self.grouping) + 1) % len(order)])

    @property
    def words(self) -> str:
        """What is shown, in a line: ``Finance · errors and warnings · by section``; empty where nothing is left out."""
        if self == ProblemView():
            return ""
        from drafter.checks.concerns import CONCERNS

        reader = next((each.name for each in CONCERNS if each.id == self.reader), "")
        weight = "" if self.weight is Weight.ALL else self.weight.value
        grouping = "" if self.grouping is Grouping.PLACE else self.grouping.value
        return " · ".join(filter(None, (reader, weight, grouping)))


def arranged(problems: Sequence[Problem], view: ProblemView, template: Template) -> tuple[Problem, ...]:
    """The problems that a view shows, in its order, the first of each group with its heading."""
    shown = [problem for problem in problems if _is_shown(problem, view, template)]
    if view.grouping is Grouping.PLACE:
        return tuple(shown)
    groups: dict[str, list[Problem]] = {}
    for problem in shown:
        groups.setdefault(_group(problem, view.grouping, template), []).append(problem)
    return tuple(
        problem._replace(group=f"{name} ({len(group)})" if not index else "")
        for name, group in groups.items()
        for index, problem in enumerate(group)
    )


def _is_shown(problem: Problem, view: ProblemView, template: Template) -> bool:
    weighty = {
        Weight.ALL: True,
        Weight.WARNINGS: problem.level in (Level.ERROR, Level.WARNING),
        Weight.ERRORS: problem.level is Level.ERROR,
        Weight.FIXABLE: problem.finding is not None and problem.finding.fix is not None and not problem.waived,
    }[view.weight]
    if not weighty or view.reader == EVERYBODY or problem.finding is None:
        return weighty
    from drafter.checks.concerns import concern

    return concern(view.reader).concerns(problem.finding, template)


def _group(problem: Problem, grouping: Grouping, template: Template) -> str:
    if grouping is Grouping.FAMILY and problem.finding is not None:
        from drafter.checks.concerns import family

        return family(problem.finding).capitalize()
    section = template.section(problem.place.partition(".")[0])
    if section is None:
        return "Header and register"
    return (section.name or section.heading or section.id).rstrip(": ")
