"""The report: what every front reads."""

from __future__ import annotations

import datetime
from functools import cached_property

import msgspec

from drafter.report.draft import Draft
from drafter.report.numbering import number
from drafter.report.outline import Outline
from drafter.report.places import Places
from drafter.report.template import FieldKind, Template


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

    @property
    def meeting(self) -> datetime.date | None:
        """The date the template's deadline is counted from: the first date of the header block."""
        return meeting_date(self.template, self.draft)


def meeting_date(template: Template, draft: Draft) -> datetime.date | None:
    """The answer to the first field of the header block that is a date; None where it is empty."""
    for field in template.meta:
        if field.kind is FieldKind.DATE:
            answer = draft.meta.get(field.id)
            return answer if isinstance(answer, datetime.date) else None
    return None
