"""How findings are to be written."""

from __future__ import annotations

import msgspec

from drafter.report.template import Level


class Style(msgspec.Struct, frozen=True):
    """``width`` is that of a terminal, in characters; ``fail_on`` the least level of a failure, None for none."""

    colour: bool = False
    width: int = 100
    fail_on: Level | None = Level.ERROR


PLAIN = Style()
"""Without colour, for a page or a pipe."""
