"""The header block: the answers of the template's ``[[meta]]`` as rows."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from drafter.document.inline import Words
from drafter.document.pieces import HeaderRow
from drafter.report.dates import long_date
from drafter.report.draft import Entry, Value
from drafter.report.report import Report
from drafter.report.template import FieldKind, MetaField


def header_rows(report: Report, words: Words) -> Iterator[HeaderRow]:
    """The rows in the template's order; one that nobody has to fill and nobody filled is left out."""
    for field in report.template.meta:
        answer = report.draft.meta.get(field.id)
        if answer is not None or field.required:
            label = field.label or field.name or field.id
            yield HeaderRow(field.id, words.plain(label), words.plain("" if answer is None else _said(field, answer)))


def _said(field: MetaField, answer: Value) -> str:
    if isinstance(answer, datetime.date):
        return long_date(answer)
    if isinstance(answer, tuple):
        return ", ".join(each.text if isinstance(each, Entry) else _option(field, each) for each in answer)
    return _option(field, answer)


def _option(field: MetaField, id: str | int) -> str:
    if field.kind is FieldKind.YES_NO:
        return {"yes": "Yes", "no": "No"}.get(str(id), str(id))
    option = field.option(id)
    return str(id) if option is None else option.text
