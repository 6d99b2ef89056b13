"""The answers of a report, decoded by the kind of their field."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from drafter.report.draft import Entry, Value
from drafter.report.places import KeyPath
from drafter.report.template import Field, FieldKind
from drafter.store.faults import Faults
from drafter.store.structs import to_struct
from drafter.store.wording import did_you_mean, quoted, where

MAX_FIELD = 1_000_000
"""Characters of one answer."""

_WANTED = {
    FieldKind.YES_NO: '"yes" or "no", in quotes',
    FieldKind.CHOICE: "the id of one option, in quotes",
    FieldKind.CHOICES: "a list of ids of options, in square brackets",
    FieldKind.DATE: "a date such as 2015-07-02, without quotes",
    FieldKind.LIST: "a list in square brackets, of texts or of tables with text, file and exempt",
}
_TEXT = "a text, in quotes"


def decode_answers(path: KeyPath, given: dict[str, Any], fields: Sequence[Field], faults: Faults) -> dict[str, Value]:
    """The answers in a table; what cannot be one is a fault and left out. An empty text is an answer that is empty."""
    known = {field.id: field for field in fields}
    answers: dict[str, Value] = {}
    for id, value in given.items():
        here = (*path, id)
        field = known.get(id)
        if field is None:
            faults.unknown(here, known)
            continue
        answer = _answer(here, value, field, faults)
        if answer is not None:
            answers[id] = answer
    return answers


def decode_text(path: KeyPath, given: Any, wanted: str, faults: Faults) -> str | None:
    """A text of bounded length."""
    if not isinstance(given, str):
        faults.wrong(path, given, wanted)
        return None
    if len(given) > MAX_FIELD:
        message = f"{where(path)} has {len(given):,} characters; the most is {MAX_FIELD:,}."
        faults.add(path, message, "Move part of it to an appendix.")
        return None
    return given


def _answer(path: KeyPath, given: Any, field: Field, faults: Faults) -> Value | None:
    wanted = _WANTED.get(field.kind, _TEXT)
    match field.kind:
        case FieldKind.DATE:
            if given == "" or (isinstance(given, datetime.date) and not isinstance(given, datetime.datetime)):
                return given  # type: ignore[no-any-return]
            faults.wrong(path, given, wanted)
            return None
        case FieldKind.CHOICES | FieldKind.LIST if not isinstance(given, list):
            faults.wrong(path, given, wanted)
            return None
        case FieldKind.CHOICES:
            return _choices(path, given, field, faults)
        case FieldKind.LIST:
            return _entries(path, given, faults)
        case FieldKind.CHOICE if _is_id(given):
            given = str(given)
    text = decode_text(path, given, wanted, faults)
    if text and field.kind is FieldKind.YES_NO and text not in ("yes", "no"):
        faults.wrong(path, text, '"yes" or "no"')
        return None
    if text and field.kind is FieldKind.CHOICE and field.option(text) is None:
        _no_option(path, text, field, faults)
        return None
    return text


def _choices(path: KeyPath, given: list[Any], field: Field, faults: Faults) -> tuple[str | int, ...]:
    """The ids of options, each as the template writes it."""
    chosen = []
    for index, id in enumerate(given):
        option = field.option(id) if _is_id(id) else None
        if option is not None:
            chosen.append(option.id)
        elif _is_id(id):
            _no_option((*path, index), id, field, faults)
        else:
            faults.wrong((*path, index), id, "the id of an option")
    return tuple(chosen)


def _is_id(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool)


def _no_option(path: KeyPath, given: str | int, field: Field, faults: Faults) -> None:
    name = where(path[:-1] if isinstance(path[-1], int) else path)
    known = [str(option.id) for option in field.options]
    faults.add(path, f"{name} has no option {quoted(str(given))}.", did_you_mean(str(given), known), key=False)


def _entries(path: KeyPath, given: list[Any], faults: Faults) -> tuple[Entry, ...]:
    entries = []
    for index, each in enumerate(given):
        here = (*path, index)
        if isinstance(each, str):
            entry: Entry | None = Entry(text=each)
        elif isinstance(each, dict):
            entry = to_struct(Entry, each, here, faults)
        else:
            entry = None
            faults.wrong(here, each, "a text, or a table with text, file and exempt")
        if entry is not None and decode_text(here, entry.text, _TEXT, faults) is not None:
            entries.append(entry)
    return tuple(entries)
