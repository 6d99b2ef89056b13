"""The reports of an export, how far each is, and what came of it."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafter.export.stage import Stage

if TYPE_CHECKING:
    from drafter.export.publish import Published
    from drafter.tui.widgets.problems import Problem


class UnitState(enum.Enum):
    """How far a report is."""

    WAITING = "waiting"
    RUNNING = "running"
    MADE = "made"
    FAILED = "failed"
    STOPPED = "stopped"


class Unit(NamedTuple):
    """A report of an export. ``steps`` has the stage of each format, ``trouble`` and ``cure`` why nothing was made."""

    file: Path
    title: str
    state: UnitState = UnitState.WAITING
    steps: tuple[tuple[str, Stage], ...] = ()
    published: Published | None = None
    trouble: str = ""
    cure: str = ""
    problems: tuple[Problem, ...] = ()

    def begun(self, formats: tuple[str, ...]) -> Unit:
        """It is being made."""
        return self._replace(state=UnitState.RUNNING, steps=tuple((format, Stage.STARTED) for format in formats))

    def moved(self, format: str, stage: Stage) -> Unit:
        """One of its formats has come a step further."""
        return self._replace(steps=tuple((each, stage if each == format else was) for each, was in self.steps))


def stopped(unit: Unit) -> Unit:
    """A report after the export was stopped: what was not made by then was not made."""
    made = unit.state in (UnitState.MADE, UnitState.FAILED)
    return unit if made else unit._replace(state=UnitState.STOPPED)
