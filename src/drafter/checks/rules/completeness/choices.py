"""Pick-lists: how many options, and whether they may still be picked."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading, called
from drafter.checks.rule import Hit, report_rule
from drafter.checks.wording import counted, quoted
from drafter.report.dates import long_date
from drafter.report.draft import Value
from drafter.report.places import KeyPath
from drafter.report.template import Field, FieldKind, Level, Option


@report_rule("C107", "choice-count", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def choice_count(reading: Reading) -> Iterator[Hit]:
    """Fewer options are picked than the template asks for, or more than it allows.

    Why:
        A template that asks for one priority asks the author to choose; one that asks for two wants both halves of
        an answer.
    Bad:
        [sections.aims]
        themes = ["homes", "streets", "parks", "schools"]
    Good:
        [sections.aims]
        themes = ["homes", "streets"]
    Cure:
        Pick as many as the template says.
    """
    for name, field, path, picked in _picked(reading):
        if field.kind is FieldKind.CHOICES and picked:
            number = len(dict.fromkeys(picked))
            if field.min is not None and number < field.min:
                yield Hit(
                    f"{name}: {counted(number, 'option')} picked, at least {field.min} wanted.",
                    f"Pick {counted(field.min - number, 'more option')}.",
                    path=path,
                )
            if field.max is not None and number > field.max:
                yield Hit(
                    f"{name}: {counted(number, 'option')} picked, at most {field.max} allowed.",
                    f"Leave out {number - field.max}.",
                    path=path,
                )


@report_rule("C108", "choice-ended", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def choice_ended(reading: Reading) -> Iterator[Hit]:
    """An option is picked that may not be used for a meeting on that date.

    Options have a first and a last date, so that an old report stays right while new ones follow the plan in force.

    Why:
        A report that serves a priority which the council has since replaced serves no priority.
    Bad:
        [sections.aims]
        themes = ["old-theme"]
    Good:
        [sections.aims]
        themes = ["homes"]
    Cure:
        Pick one of the options in force on the date of the meeting.
    """
    meeting = reading.meeting
    if meeting is None:
        return
    for name, field, path, picked in _picked(reading):
        for index, id in enumerate(picked):
            option = field.option(id)
            if option is not None and not option.valid_on(meeting):
                yield Hit(
                    f"{name}: {quoted(option.text)} {_when(option)}, and the meeting is on {long_date(meeting)}.",
                    "Pick an option that is in force on the day of the meeting.",
                    path=(*path, index) if field.kind is FieldKind.CHOICES else path,
                )


def _when(option: Option) -> str:
    first = f" from {long_date(option.valid_from)}" if option.valid_from is not None else ""
    last = f" until {long_date(option.valid_to)}" if option.valid_to is not None else ""
    return f"can only be used{first}{last}"


def _picked(reading: Reading) -> Iterator[tuple[str, Field, KeyPath, tuple[str | int, ...]]]:
    """Every pick-list that has an answer: what it is called, the field, its place, the ids."""
    for field in reading.template.meta:
        name = quoted((field.label or field.name or field.id).rstrip(":"))
        yield name, field, ("meta", field.id), _ids(field, reading.draft.meta.get(field.id))
    for answer in reading.answers():
        name = quoted(called(answer.section, answer.field))
        yield name, answer.field, answer.path, _ids(answer.field, answer.value)


def _ids(field: Field, answer: Value | None) -> tuple[str | int, ...]:
    if field.kind is FieldKind.CHOICE and isinstance(answer, str):
        return (answer,)
    if field.kind is FieldKind.CHOICES and isinstance(answer, tuple):
        return tuple(each for each in answer if isinstance(each, str | int))
    return ()
