"""What a workspace says about the check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from drafter.report.template import Level, WrittenRule


class Policy(Protocol):
    """``levels`` move rules, on top of the template's; ``rules`` are the workspace's own.

    ``waiver_roles`` are those whom it allows to waive what guards exempt text, ``system_fonts`` says whether pages may
    have the fonts of the machine. The settings of a workspace are one.
    """

    @property
    def levels(self) -> Mapping[str, Level]:
        """Levels by code, beginning of a code, or alias."""
        ...

    @property
    def rules(self) -> tuple[WrittenRule, ...]:
        """Further rules."""
        ...

    @property
    def system_fonts(self) -> bool:
        """Whether pages may have the fonts of the machine too."""
        ...

    @property
    def waiver_roles(self) -> tuple[str, ...]:
        """What stands as ``by`` in waivers that hold."""
        ...


class GivenPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """A policy by itself, for a report that is in no workspace."""

    levels: Mapping[str, Level] = {}
    rules: tuple[WrittenRule, ...] = ()
    waiver_roles: tuple[str, ...] = ()
    system_fonts: bool = False


NO_POLICY = GivenPolicy()
