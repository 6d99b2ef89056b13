"""The report: what every front reads."""

from __future__ import annotations

from functools import cached_property

import msgspec

from drafter.report.draft import Draft
from drafter.report.numbering import number
from drafter.report.outline import Outline
from drafter.report.places import Places
from drafter.report.template import Template


class Report(msgspec.Struct, frozen=True, dict=True, eq=False):
    """A draft with the template it follows and the places of its file.

    ``slug`` is the name of its folder, ``path`` its file as a person would write it.
    """

    slug: str
    path: str
    template: Template
    draft: Draft
    places: Places

    @cached_property
    def outline(self) -> Outline:
        """The report, numbered."""
        return number(self.template, self.draft)
