"""The decoded TOML of a report into a typed draft, against its template. What a machine cannot read is a fault."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from drafter.report.draft import Draft, Entry, Figure, Note, Value, Waiver
from drafter.report.places import KeyPath
from drafter.report.template import Field, FieldKind, Template
from drafter.store.faults import Faults, did_you_mean, where

FORMAT = 1
MAX_FIELD = 1_000_000
"""Characters of one answer."""
MAX_FIGURES = 2_000
MAX_DIGITS = 100
"""Digits of a figure before and behind the point."""
MAX_NESTING = 50
"""Tables and lists within each other."""

_TOP = ("format", "template", "title", "meta", "sections", "figures", "notes", "waivers")


def decode_draft(data: dict[str, Any], template: Template, faults: Faults) -> Draft:
    """The draft; faults go to ``faults``, and the draft then holds what could be read."""
    return _Decoder(template, faults).draft(data)


def too_deep(value: Any) -> KeyPath | None:
    """The way to the first value that nests deeper than MAX_NESTING; None where none does."""
    open_: list[tuple[KeyPath, Any]] = [((), value)]
    while open_:
        path, each = open_.pop()
        if len(path) > MAX_NESTING:
            return path
        if isinstance(each, dict):
            open_ += [((*path, key), inner) for key, inner in each.items()]
        elif isinstance(each, list):
            open_ += [((*path, index), inner) for index, inner in enumerate(each) if isinstance(inner, dict | list)]
    return None


class _Decoder:
    def __init__(self, template: Template, faults: Faults) -> None:
        self.template = template
        self.faults = faults

    def draft(self, data: dict[str, Any]) -> Draft:
        for key in data:
            if key not in _TOP:
                self.faults.unknown((key,), _TOP)
        if data.get("format", FORMAT) != FORMAT or isinstance(data.get("format"), bool):
            self.faults.wrong(("format",), data["format"], str(FORMAT))
        title = data.get("title", "")
        if not isinstance(title, str):
            self.faults.wrong(("title",), title, "a text, in quotes")
            title = ""
        self._bound(("title",), title)
        return Draft(
            template=self.template.name,
            title=title,
            meta=self._answers(("meta",), data.get("meta", {}), {field.id: field for field in self.template.meta}),
            sections=self._sections(data.get("sections", {})),
            figures=self._figures(data.get("figures", {})),
            notes=self._parts(Note, ("notes",), data.get("notes", {})),
            waivers=self._waivers(data.get("waivers", [])),
        )

    def _table(self, path: KeyPath, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self.faults.wrong(path, value, "a table")
        return {}

    def _sections(self, value: Any) -> dict[str, dict[str, Value]]:
        sections: dict[str, dict[str, Value]] = {}
        for id, answers in self._table(("sections",), value).items():
            path: KeyPath = ("sections", id)
            section = self.template.section(id)
            if section is None:
                known = [each.id for each in self.template.sections]
                self.faults.add(
                    path,
                    f"The template {self.template.name} has no section {where((id,))}.",
                    did_you_mean(id, known),
                )
                continue
            sections[id] = self._answers(path, answers, {field.id: field for field in section.fields})
        return sections

    def _answers(self, path: KeyPath, value: Any, fields: dict[str, Any]) -> dict[str, Value]:
        answers: dict[str, Value] = {}
        for id, given in self._table(path, value).items():
            field = fields.get(id)
            if field is None:
                self.faults.unknown((*path, id), fields)
                continue
            answer = self._answer((*path, id), given, field)
            if answer is not None:
                answers[id] = answer
        return answers

    def _answer(self, path: KeyPath, given: Any, field: Field) -> Value | None:
        match field.kind:
            case FieldKind.DATE:
                return self._date(path, given)
            case FieldKind.CHOICES:
                return self._choices(path, given, field)
            case FieldKind.LIST:
                return self._entries(path, given)
        if not isinstance(given, str):
            self.faults.wrong(path, given, _wanted(field))
            return None
        self._bound(path, given)
        if given and field.kind is FieldKind.YES_NO and given not in ("yes", "no"):
            self.faults.wrong(path, given, '"yes" or "no"')
            return None
        if given and field.kind is FieldKind.CHOICE and field.option(given) is None:
            self._no_option(path, given, field)
            return None
        return given

    def _date(self, path: KeyPath, given: Any) -> Value | None:
        if given == "" or (isinstance(given, datetime.date) and not isinstance(given, datetime.datetime)):
            return given  # type: ignore[no-any-return]
        self.faults.wrong(path, given, "a date such as 2015-07-02, without quotes")
        return None

    def _choices(self, path: KeyPath, given: Any, field: Field) -> Value | None:
        if not isinstance(given, list):
            self.faults.wrong(path, given, _wanted(field))
            return None
        for index, id in enumerate(given):
            known = isinstance(id, str | int) and not isinstance(id, bool) and field.option(id) is not None
            if not known:
                self._no_option((*path, index), id, field)
        return tuple(given)

    def _no_option(self, path: KeyPath, given: Any, field: Field) -> None:
        known = [str(option.id) for option in field.options]
        self.faults.add(
            path, f"{where(path)} has no option {where((str(given),))}.", did_you_mean(str(given), known), key=False
        )

    def _entries(self, path: KeyPath, given: Any) -> Value | None:
        if not isinstance(given, list):
            self.faults.wrong(path, given, "a list in square brackets, of texts")
            return None
        entries = []
        for index, each in enumerate(given):
            here = (*path, index)
            if isinstance(each, str):
                entries.append(Entry(text=each))
            elif isinstance(each, dict):
                entry = self.faults.convert(Entry, each, here, {})
                if entry is not None:
                    entries.append(entry)
            else:
                self.faults.wrong(here, each, "a text, or a table with text, file and exempt")
                continue
            self._bound(here, entries[-1].text if entries else "")
        return tuple(entries)

    def _bound(self, path: KeyPath, text: str) -> None:
        if len(text) > MAX_FIELD:
            self.faults.add(
                path,
                f"{where(path)} has {len(text):,} characters; the most is {MAX_FIELD:,}.",
                "Move part of it to an appendix.",
            )

    def _parts(self, kind: Any, path: KeyPath, value: Any) -> dict[str, Any]:
        found = {}
        for name, each in self._table(path, value).items():
            part = self.faults.convert(kind, self._table((*path, name), each), (*path, name), {})
            if part is not None:
                found[name] = part
        return found

    def _figures(self, value: Any) -> dict[str, Figure]:
        figures: dict[str, Figure] = self._parts(Figure, ("figures",), value)
        if len(figures) > MAX_FIGURES:
            self.faults.add(("figures",), f"There are {len(figures):,} figures; the most is {MAX_FIGURES:,}.")
        for name, figure in figures.items():
            if isinstance(figure.value, Decimal) and not _printable(figure.value):
                self.faults.wrong(("figures", name, "value"), figure.value, f"a number of at most {MAX_DIGITS} digits")
            for row, cells in enumerate(figure.rows or ()):
                for column, cell in enumerate(cells):
                    if not isinstance(cell, str | int | Decimal) or isinstance(cell, bool) or not _printable(cell):
                        path = ("figures", name, "rows", row, column)
                        self.faults.wrong(path, cell, "a text or a number")
        return figures

    def _waivers(self, value: Any) -> tuple[Waiver, ...]:
        if not isinstance(value, list):
            self.faults.wrong(("waivers",), value, "[[waivers]]")
            return ()
        found = []
        for index, each in enumerate(value):
            path: KeyPath = ("waivers", index)
            waiver = self.faults.convert(Waiver, self._table(path, each), path, {})
            if waiver is not None:
                found.append(waiver)
        return tuple(found)


def _wanted(field: Field) -> str:
    match field.kind:
        case FieldKind.YES_NO:
            return '"yes" or "no", in quotes'
        case FieldKind.CHOICE:
            return "the name of one option, in quotes"
        case FieldKind.CHOICES:
            return "a list of options in square brackets"
        case _:
            return "a text, in quotes"


def _printable(value: str | int | Decimal) -> bool:
    """Whether a number is one that anybody could mean: not infinite, and of bounded size."""
    if not isinstance(value, Decimal):
        return True
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= MAX_DIGITS and value.adjusted() <= MAX_DIGITS
