"""The decoded TOML of a report into a typed draft, against its template. What a machine cannot read is a fault.

What a person has not finished is none: what is absent or empty is for the check to find.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from drafter.report.draft import Draft, Figure, Note, Value, Waiver
from drafter.report.places import KeyPath
from drafter.report.template import Template
from drafter.store.answers import decode_answers, decode_text
from drafter.store.faults import Faults
from drafter.store.structs import Struct, to_struct
from drafter.store.wording import did_you_mean, quoted

FORMAT = 1
MAX_FIGURES = 2_000
MAX_DIGITS = 100
"""Digits of a figure before and behind the point."""

_TOP = ("format", "template", "title", "meta", "sections", "figures", "notes", "waivers")


def decode_draft(data: dict[str, Any], template: Template, faults: Faults) -> Draft:
    """The draft; faults go to ``faults``, and the draft then holds what could be read."""
    for key in data:
        if key not in _TOP:
            faults.unknown((key,), _TOP)
    check_format(data, faults)
    return Draft(
        template=template.name,
        title=decode_text(("title",), data.get("title", ""), "a text, in quotes", faults) or "",
        meta=decode_answers(("meta",), _table(("meta",), data.get("meta", {}), faults), template.meta, faults),
        sections=_sections(data.get("sections", {}), template, faults),
        figures=_figures(data.get("figures", {}), faults),
        notes=_named(Note, ("notes",), data.get("notes", {}), faults),
        waivers=_waivers(data.get("waivers", []), faults),
    )


def check_format(data: dict[str, Any], faults: Faults) -> None:
    """The format of a report or a template; an absent one counts as 1."""
    found = data.get("format", FORMAT)
    if isinstance(found, int) and not isinstance(found, bool) and found > FORMAT:
        faults.wrong(("format",), found, str(FORMAT), "It was made by a newer drafter.")
    elif found != FORMAT or isinstance(found, bool):
        faults.wrong(("format",), found, str(FORMAT))


def _table(path: KeyPath, value: Any, faults: Faults) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    faults.wrong(path, value, "a table")
    return {}


def _sections(value: Any, template: Template, faults: Faults) -> dict[str, dict[str, Value]]:
    sections: dict[str, dict[str, Value]] = {}
    for id, answers in _table(("sections",), value, faults).items():
        path: KeyPath = ("sections", id)
        section = template.section(id)
        if section is None:
            known = [each.id for each in template.sections]
            message = f"The template {template.name} has no section {quoted(id)}."
            faults.add(path, message, did_you_mean(id, known))
        else:
            sections[id] = decode_answers(path, _table(path, answers, faults), section.fields, faults)
    return sections


def _named(kind: type[Struct], path: KeyPath, value: Any, faults: Faults) -> dict[str, Struct]:
    """Tables by name."""
    found = {}
    for name, each in _table(path, value, faults).items():
        here = (*path, name)
        part = to_struct(kind, each, here, faults) if isinstance(each, dict) else None
        if part is not None:
            found[name] = part
        elif not isinstance(each, dict):
            faults.wrong(here, each, "a table")
    return found


def _figures(value: Any, faults: Faults) -> dict[str, Figure]:
    figures = _named(Figure, ("figures",), value, faults)
    if len(figures) > MAX_FIGURES:
        faults.add(("figures",), f"There are {len(figures):,} figures; the most is {MAX_FIGURES:,}.")
    for name, figure in figures.items():
        path: KeyPath = ("figures", name)
        if not _is_number(figure.value) and figure.value is not None:
            faults.wrong((*path, "value"), figure.value, f"a number of at most {MAX_DIGITS} digits")
        for row, cells in enumerate(figure.rows or ()):
            for column, cell in enumerate(cells):
                if not isinstance(cell, str) and not _is_number(cell):
                    faults.wrong((*path, "rows", row, column), cell, "a text or a number")
    return figures


def _is_number(value: object) -> bool:
    """Whether it is a number that somebody could mean: finite, and of bounded size."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        return isinstance(exponent, int) and exponent >= -MAX_DIGITS and value.adjusted() < MAX_DIGITS
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**MAX_DIGITS


def _waivers(value: Any, faults: Faults) -> tuple[Waiver, ...]:
    if not isinstance(value, list):
        faults.wrong(("waivers",), value, "tables, each headed [[waivers]]")
        return ()
    found = []
    for index, each in enumerate(value):
        path: KeyPath = ("waivers", index)
        waiver = to_struct(Waiver, _table(path, each, faults), path, faults)
        if waiver is not None:
            found.append(waiver)
    return tuple(found)
