"""What is wrong in a template that reads well: names that clash, conditions that can never hold, bounds that cross."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from drafter.report.faults import Fault
from drafter.report.places import KeyPath
from drafter.report.rule_faults import rule_faults
from drafter.report.template import Field, FieldKind, Option, Section, Template

_ID = re.compile(r"[A-Za-z0-9_-]+")
_LABEL = re.compile(r"\d+(\.\d+)*[a-z]?")
_MONEY = re.compile(r"\D\d+( million|m)")
_YEAR = re.compile(r"\d{4}(?:\D| to )(?:\d{2}|\d{4})")
# The other tables of a report; places in it are written without "sections".
_TAKEN = ("format", "template", "title", "meta", "figures", "notes", "waivers")
_PICKED = (FieldKind.CHOICE, FieldKind.CHOICES)
_COUNTED = (FieldKind.CHOICES, FieldKind.LIST)
_WRITTEN = (FieldKind.TEXT, FieldKind.LINE, FieldKind.PERSON)


def faults(template: Template) -> list[Fault]:
    """Everything that is wrong, in the order of its kind; nothing for a sound template."""
    return [fault for part in _PARTS for fault in part(template)]


def _tables(template: Template) -> Iterator[Fault]:
    numbering, house = template.numbering, template.house_style
    if numbering.section.count("{n}") != 1:
        message = "The shape of a section's number must have {n} in it once."
        yield Fault(("numbering", "section"), message, 'For example "{n}.0".')
    if not 1 <= numbering.depth <= 3:
        yield Fault(("numbering", "depth"), f"Paragraphs are numbered to depth 1, 2 or 3, not {numbering.depth}.")
    if not _MONEY.fullmatch(house.money):
        yield Fault(
            ("house_style", "money"), "This is no sample of a large sum.", 'For example "£103 million" or "£103m".'
        )
    if not _YEAR.fullmatch(house.financial_year):
        yield Fault(
            ("house_style", "financial_year"), "This is no sample of a financial year.", 'For example "2015/16".'
        )
    limits = (
        (("deadline", "clear_days"), template.deadline.clear_days),
        (("deadline", "days_before"), template.deadline.days_before),
        (("figures", "max_age_days"), template.figures.max_age_days),
    )
    for path, days in limits:
        if days is not None and days < 0:
            yield Fault(path, f"{'.'.join(path)} is {days}; it cannot be less than 0.")


def _meta(template: Template) -> Iterator[Fault]:
    yield from _ids(("meta",), [field.id for field in template.meta], "fields of the header block")
    for at, field in enumerate(template.meta):
        yield from _field(("meta", at), field)
        for name, given in (("note_for", field.note_for), ("required_if", field.required_if)):
            if given:
                yield Fault(("meta", at, name), f"A field of the header block cannot have {name}.")


def _sections(template: Template) -> Iterator[Fault]:
    if not template.sections:
        yield Fault((), "The template has no sections.", "Give it [[sections]], each with an id and fields.")
    yield from _ids(("sections",), [section.id for section in template.sections], "sections")
    for at, section in enumerate(template.sections):
        path = ("sections", at)
        if section.id in _TAKEN:
            yield Fault((*path, "id"), f"A section cannot be called {section.id}.", "A report has a key of that name.")
        yield from _ids((*path, "fields"), [field.id for field in section.fields], f"fields in {section.id}")
        for index, field in enumerate(section.fields):
            yield from _field((*path, "fields", index), field)
            yield from _asked((*path, "fields", index), field, section)


def _numbers(template: Template) -> Iterator[Fault]:
    """Numbers of sections, counted as the outline counts them."""
    seen: dict[int, str] = {}
    last = 0
    for at, section in enumerate(template.sections):
        if section.number is False:
            continue
        last = last + 1 if section.number is None else section.number
        path: KeyPath = ("sections", at, "number")
        if last < 1:
            yield Fault(path, f"The number of a section cannot be {last}.", "Use number = false for none.")
        elif last in seen:
            yield Fault(path, f"The sections {seen[last]} and {section.id} both have the number {last}.")
        seen.setdefault(last, section.id)


def _labels(template: Template) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for at, section in enumerate(template.sections):
        for index, field in enumerate(section.fields):
            if field.label is None:
                continue
            path = ("sections", at, "fields", index, "label")
            if not _LABEL.fullmatch(field.label):
                yield Fault(path, f"“{field.label}” is no label.", "A label is a number such as 3, 3.2 or 3.2a.")
            elif field.label in seen:
                yield Fault(path, f"The label {field.label} is that of {seen[field.label]} already.")
            seen.setdefault(field.label, f"{section.id}.{field.id}")


def _rules(template: Template) -> Iterator[Fault]:
    return rule_faults(template.rules, template)


def _field(path: KeyPath, field: Field) -> Iterator[Fault]:
    """What is wrong with a field by itself."""
    if field.kind in _PICKED and not field.options:
        yield Fault(path, f"{field.id} is a pick-list without options.", "Give it options = [{ id = …, text = … }].")
    if field.kind not in _PICKED and field.options:
        message = f"{field.id} has options, which a field of kind {field.kind.value} cannot have."
        yield Fault((*path, "options"), message, 'Make it a "choice" or "choices".')
    yield from _options((*path, "options"), field)
    if field.kind not in _COUNTED and (field.min, field.max) != (None, None):
        name = "max" if field.min is None else "min"
        message = f"{field.id} has {name}, but only choices and lists are counted."
        yield Fault((*path, name), message, "Bounds on the number of words are words = { max = … }.")
    yield from _bounds(path, field.min, field.max)
    yield from _bounds((*path, "words"), field.words.min, field.words.max)
    if field.nothing_needs_reason and not field.nothing:
        message = f"{field.id} wants a reason beside “nothing”, but does not say what may stand for nothing."
        yield Fault((*path, "nothing_needs_reason"), message, 'For example nothing = ["None", "Not applicable"].')


def _bounds(path: KeyPath, least: int | None, most: int | None) -> Iterator[Fault]:
    for name, bound in (("min", least), ("max", most)):
        if bound is not None and bound < 0:
            yield Fault((*path, name), f"{name} is {bound}; it cannot be less than 0.")
    if least is not None and most is not None and least > most:
        yield Fault((*path, "min"), f"min is {least} and max is {most}: nothing fits.")


def _options(path: KeyPath, field: Field) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, option in enumerate(field.options):
        here = (*path, at)
        if str(option.id) in seen:
            yield Fault((*here, "id"), f"{field.id} has two options {option.id}.")
        seen.add(str(option.id))
        if field.kind is FieldKind.CHOICE and isinstance(option.id, int):
            yield Fault((*here, "id"), "The options of a choice need ids in quotes.")
        if not option.text.strip():
            yield Fault((*here, "text"), f"The option {option.id} of {field.id} has no text to print.")
        if _is_never_valid(option):
            yield Fault((*here, "valid_to"), f"The option {option.id} of {field.id} ends before it begins.")


def _is_never_valid(option: Option) -> bool:
    return option.valid_from is not None and option.valid_to is not None and option.valid_from > option.valid_to


def _asked(path: KeyPath, field: Field, section: Section) -> Iterator[Fault]:
    """What is wrong between a field and the others of its section."""
    others = [other.id for other in section.fields if other.id != field.id]
    known = f"{section.id} has the other fields {', '.join(others)}." if others else ""
    if field.note_for is not None and field.note_for not in others:
        yield Fault((*path, "note_for"), f"{field.id} is a note for {field.note_for}, which is no other field.", known)
    for name, wanted in field.required_if.items():
        here = (*path, "required_if", name)
        other = section.field(name) if name in others else None
        if other is None:
            yield Fault(here, f"{field.id} depends on {name}, which is no other field of its section.", known)
            continue
        for answer in wanted if isinstance(wanted, list) else [wanted]:
            if not _can_be(other, answer):
                yield Fault(here, f"The answer to {name} can never be “{answer}”.", _answers(other))


def _can_be(field: Field, answer: str | int) -> bool:
    if field.kind in _PICKED:
        return field.option(answer) is not None
    if field.kind is FieldKind.YES_NO:
        return answer in ("yes", "no")
    return field.kind in _WRITTEN and isinstance(answer, str)


def _answers(field: Field) -> str:
    if field.kind in _PICKED:
        return f"It can be {', '.join(str(option.id) for option in field.options)}." if field.options else ""
    if field.kind is FieldKind.YES_NO:
        return 'It can be "yes" or "no".'
    return "Only questions, pick-lists and texts can be depended on."


def _ids(path: KeyPath, ids: Sequence[str], what: str) -> Iterator[Fault]:
    for at, id in enumerate(ids):
        here = (*path, at, "id")
        if not _ID.fullmatch(id):
            yield Fault(here, f"“{id}” cannot be an id.", "Use letters, digits, hyphens and underscores.")
        elif id in ids[:at]:
            yield Fault(here, f"There are two {what} called {id}.")


_PARTS: Iterable[Callable[[Template], Iterator[Fault]]] = (_tables, _meta, _sections, _numbers, _labels, _rules)
