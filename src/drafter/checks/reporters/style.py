"""How findings are to be written."""

from __future__ import annotations

import msgspec

from drafter.report.template import Level


class Style(msgspec.Struct, frozen=True):
    """``width`` is that of a terminal, in characters; ``fail_on`` the least level of a failure, None for none.

    ``several`` says that more than one report may come; ``statistics`` asks for counts by rule and level.
    """

    colour: bool = False
    width: int = 100
    fail_on: Level | None = Level.ERROR
    several: bool = False
    statistics: bool = False

    def coloured(self, text: str, colour: str) -> str:
        """``text`` in one of the colours of a terminal (SGR), where colour is wanted."""
        return f"\x1b[{colour}m{text}\x1b[0m" if self.colour else text


PLAIN = Style()
"""Without colour, for a page or a pipe."""
