"""A draft as parts, each at its path: what a journal writes down, and what is brought back from one.

A part is the title, an answer, a figure, a note, or all waivers together. An answer that is empty is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from drafter.report.draft import Draft
from drafter.report.template import Template
from drafter.store.changes import set_keys
from drafter.store.decode import decode_draft
from drafter.store.faults import Faults
from drafter.store.places import TomlPlaces

PartPath = tuple[str, ...]
"""``("sections", "background", "text")``, ``("meta", "report_to")``, ``("figures", "plans")``, ``("waivers",)``."""

_NAMED = ("figures", "notes")
_STEPS = {"title": 1, "meta": 2, "sections": 3, "figures": 2, "notes": 2, "waivers": 1}
"""How long the path of each kind of part is."""


def parts(draft: Draft) -> dict[PartPath, Any]:
    """Every part that says something, as it is in the draft."""
    return dict(_parts(draft))


def _parts(draft: Draft) -> Iterator[tuple[PartPath, Any]]:
    answers: dict[PartPath, Any] = {("title",): draft.title} | {
        ("meta", id): answer for id, answer in draft.meta.items()
    }
    for section, given in draft.sections.items():
        answers |= {("sections", section, id): answer for id, answer in given.items()}
    answers[("waivers",)] = draft.waivers
    yield from ((path, answer) for path, answer in answers.items() if answer not in ("", ()))
    for top in _NAMED:
        yield from (((top, name), part) for name, part in getattr(draft, top).items())


def plain(part: Any) -> Any:
    """A part as TOML has it: lists for tuples, tables of the keys that are set for all else."""
    if isinstance(part, msgspec.Struct):
        return {name: plain(value) for name, value in set_keys(part).items()}
    return [plain(each) for each in part] if isinstance(part, tuple) else part


class Placed(msgspec.Struct, frozen=True):
    """A draft with parts put into it, and the paths of those that have no place there."""

    draft: Draft
    unplaced: tuple[PartPath, ...]


def with_parts(draft: Draft, template: Template, given: Mapping[PartPath, Any]) -> Placed:
    """The draft with other parts, as TOML has them; None takes one away.

    What the template has no place for, or not for such an answer, is left out and named.
    """
    unplaced = []
    for path, value in given.items():
        found = _read(path, value, template)
        if _STEPS.get(path[0] if path else "") != len(path) or (found is None and value is not None):
            unplaced.append(path)
        else:
            draft = _with_part(draft, path, found)
    return Placed(draft, tuple(unplaced))


def _read(path: PartPath, value: Any, template: Template) -> Any:
    """A part as a draft has it; None where there is none, or it has no place in the template."""
    if value is None:
        return None
    data = value
    for step in reversed(path):
        data = {step: data}
    faults = Faults("", TomlPlaces(""))
    read = decode_draft(data if isinstance(data, dict) else {}, template, faults)
    return None if faults.found else parts(read).get(path)


def _with_part(draft: Draft, path: PartPath, part: Any) -> Draft:
    top, *names = path
    if top == "title":
        return msgspec.structs.replace(draft, title=part or "")
    if top == "waivers":
        return msgspec.structs.replace(draft, waivers=part or ())
    if top == "meta":
        return draft.with_meta(names[0], part)
    if top == "sections":
        section, field = names
        return draft if part is None and section not in draft.sections else draft.with_answer(section, field, part)
    named = {**getattr(draft, top)}
    if part is None:
        named.pop(names[0], None)
    else:
        named[names[0]] = part
    return msgspec.structs.replace(draft, **{top: named})
