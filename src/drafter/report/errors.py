"""The small family of errors that reach a person: each has a sentence, a cure and, where there is one, a place."""

from __future__ import annotations

from drafter.report.places import Place


class DrafterError(Exception):
    """What went wrong, where, and what cures it.

    ``path`` is the file it was found in, as it should be shown; ``place`` the line and column in it.
    The edge (command line, screen) shows it; nothing below swallows it.
    """

    exit_code = 70

    def __init__(self, message: str, *, cure: str = "", path: str = "", place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
        self.path = path
        self.place = place

    @property
    def location(self) -> str:
        """``path:line:column``, as much of it as is known."""
        if self.place is None:
            return self.path
        return f"{self.path}:{self.place.line}:{self.place.column}"

    def __str__(self) -> str:
        where = f"{self.location}: " if self.location else ""
        cure = f" {self.cure}" if self.cure else ""
        return f"{where}{self.message}{cure}"


class InputError(DrafterError):
    """Input that is missing, unreadable or invalid, or a command used wrongly."""

    exit_code = 2


class Refused(DrafterError):
    """Something that was not done because of what stands in the report."""

    exit_code = 1


class MachineError(DrafterError):
    """An outside tool or the machine failed: disk full, pandoc died, time ran out."""

    exit_code = 3
