"""The report: what every front reads."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Self

import msgspec

from drafter.report.attachments import Attachments, NoAttachments
from drafter.report.draft import Draft
from drafter.report.numbering import number
from drafter.report.outline import Outline
from drafter.report.places import Places
from drafter.report.template import FieldKind, Template

if TYPE_CHECKING:
    from drafter.report.figures.exhibits import Exhibits
    from drafter.report.figures.register import Register


class Report(msgspec.Struct, frozen=True, dict=True, eq=False):
    """A draft with the template it follows and the places of its file.

    ``slug`` is the name of its folder, ``path`` its file as a person would write it; ``attachments`` are the files
    beside it that its exhibits are made of.
    """

    slug: str
    path: str
    template: Template
    draft: Draft
    places: Places
    attachments: Attachments = NoAttachments()

    def numbered_as(self, outline: Outline) -> Self:
        """This report, which has those numbers: they were worked out from its draft already."""
        self.__dict__["outline"] = outline
        return self

    @cached_property
    def outline(self) -> Outline:
        """The report, numbered."""
        return number(self.template, self.draft)

    @cached_property
    def register(self) -> Register:
        """Its numbers, computed."""
        # Imported here: most commands never ask.
        from drafter.report.figures.register import Register

        return Register(self.draft, self.template.house_style)

    @cached_property
    def exhibits(self) -> Exhibits:
        """Its tables, charts and images."""
        from drafter.report.figures.exhibits import Exhibits

        return Exhibits(self.draft, self.attachments)

    @property
    def meeting(self) -> datetime.date | None:
        """The date the template's deadline is counted from: the first date of the header block."""
        return meeting_date(self.template, self.draft)

    @property
    def committee(self) -> str:
        """Whom the report goes to: the first answer of the header block, empty where there is none."""
        field = self.template.meta[0] if self.template.meta else None
        answer = None if field is None else self.draft.meta.get(field.id)
        if field is None or not isinstance(answer, str):
            return ""
        option = field.option(answer)
        return answer if option is None else option.text


def meeting_date(template: Template, draft: Draft) -> datetime.date | None:
    """The answer to the first field of the header block that is a date; None where it is empty."""
    for field in template.meta:
        if field.kind is FieldKind.DATE:
            answer = draft.meta.get(field.id)
            return answer if isinstance(answer, datetime.date) else None
    return None
