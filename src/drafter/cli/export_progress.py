"""How far an export of many reports is: by report and step on a terminal, a plain line for each report elsewhere."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.cli.printing import Progress, say
from drafter.export.stage import Stage
from drafter.store.load import slug_of

if TYPE_CHECKING:
    from drafter.cli.exporting import ExportOutcome


class ExportProgress:
    """``moved`` may be called from any thread. Of a single report nothing is told: it is there in a moment."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._done = 0
        self._line = Progress(count, "reports")
        self._steps: dict[Path, dict[str, Stage]] = {}
        """How far the formats are of each report that is being made."""
        self._lock = threading.Lock()

    @property
    def is_wanted(self) -> bool:
        """Whether anybody sees the steps."""
        return self._line.is_shown

    def moved(self, file: Path, format: str, stage: Stage) -> None:
        """A format of a report has come a step further."""
        with self._lock:
            self._steps.setdefault(file, {})[format] = stage
            self._line.at(self._words())

    def clear(self) -> None:
        """Take the line away, for something else is printed."""
        with self._lock:
            self._line.clear()

    def done(self, file: Path, outcome: ExportOutcome) -> None:
        """A report is done, whatever came of it, and that was printed."""
        with self._lock:
            self._done += 1
            self._steps.pop(file, None)
            self._line.step(self._words())
        if self._count > 1 and not self.is_wanted:
            say(f"{self._done:,} of {self._count:,} reports: {slug_of(file)} {outcome.state}")

    def _words(self) -> str:
        """``parking-2027: DOCX verified, PDF started · bins: DOCX started``."""
        return " · ".join(
            f"{slug_of(file)}: {', '.join(f'{format.upper()} {stage.value}' for format, stage in steps.items())}"
            for file, steps in self._steps.items()
            if set(steps.values()) != {Stage.IN_PLACE}  # Else it only waits for its turn to be told.
        )
