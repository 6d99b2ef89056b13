"""Small reports, made in place: one section called "s" with one text field, numbered 1.0 and so on."""

from __future__ import annotations

from typing import Any

import msgspec

from drafter.document.edition import Edition
from drafter.document.pieces import Document
from drafter.document.tree import make_document
from drafter.report.draft import Draft, Value
from drafter.report.places import KeyPath, Place
from drafter.report.report import Report
from drafter.report.template import Template


class Nowhere:
    """Places of a report that has no file: the offset stands for the column."""

    def of_key(self, path: KeyPath) -> Place:
        return Place(1, 1)

    def of_value(self, path: KeyPath, offset: int = 0) -> Place:
        return Place(1, 1 + offset)


def report(text: str = "", *fields: dict[str, Any], answers: dict[str, Value] | None = None, **draft: Any) -> Report:
    """A report whose section "s" has a text field with ``text``, then ``fields`` with ``answers``."""
    section = {"id": "s", "heading": "Section", "fields": [{"id": "text"}, *fields]}
    form = msgspec.convert(
        {
            "format": 1,
            "name": "small",
            "title": "A small report",
            "meta": [
                {"id": "to", "label": "Report to", "required": True},
                {"id": "day", "label": "Date", "kind": "date"},
            ],
            "sections": [section],
        },
        Template,
    )
    draft.setdefault("title", "A title")
    given: dict[str, Value] = {"text": text} if text else {}
    return Report(
        "small",
        "small/report.toml",
        form,
        Draft(template="small", sections={"s": given | (answers or {})}, **draft),
        Nowhere(),
    )


def document(text: str, *fields: dict[str, Any], edition: Edition = Edition.PUBLIC, **more: Any) -> Document:
    """The document of such a report."""
    return make_document(report(text, *fields, **more), edition, draft=False)


def everything(document: Document) -> str:
    """All that a document says, in the notation of Python: what is not in it is nowhere."""
    return repr(document)
