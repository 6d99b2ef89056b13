"""Answers that are not there: in sections, in the header, and after an answer that asks for more."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading, called
from drafter.checks.rule import Hit, report_rule
from drafter.checks.substance import is_blank
from drafter.checks.wording import counted, listed, quoted
from drafter.report.completeness import is_answered
from drafter.report.template import Field, FieldKind, Level, Section


@report_rule("C101", "unanswered", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def unanswered(reading: Reading) -> Iterator[Hit]:
    """A required field has no answer.

    The field is absent, empty, or holds only spaces, dashes or dots. A list that is empty on purpose is an
    answer ("None"); a pick-list from which nothing was picked is not.

    Why:
        The template asks because the committee, or the law, wants to know. A report that was published with an
        open question can be called in, and nobody can say later whether the question was asked.
    Bad:
        [sections.reasons]
        summary = "…"
    Bad:
        [sections.legal]
        text = " - "
    Good:
        [sections.reasons]
        summary = "The forum has asked for a decision before the winter."
    Cure:
        Answer the question. Where there is nothing to say, say that, with the reason.
    """
    for section, field in reading.missing:
        if field.required and not _explains_another(field):
            answer = reading.draft.answer(section.id, field.id)
            said = f"holds no words, only {quoted(answer)}" if isinstance(answer, str) and answer.strip() else ""
            yield Hit(_open(section, field, said), _how(field), path=("sections", section.id, field.id))


@report_rule("C102", "header-missing", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def header_missing(reading: Reading) -> Iterator[Hit]:
    """The title, or a required line of the header, is empty.

    Why:
        The title and the header say which report this is, who answers for it and at which meeting it is taken. The
        deadline for publication is counted from the date in it.
    Bad:
        title = ""
    Bad:
        [meta]
        report_to = ""
    Good:
        [meta]
        report_to = "Leisure and Libraries Scrutiny Committee"
    Cure:
        Fill it in.
    """
    if is_blank(reading.draft.title):
        yield Hit("The report has no title.", "Give it the title it has on the agenda.", path=("title",))
    for field in reading.template.meta:
        answer = reading.draft.meta.get(field.id)
        if field.required and (not is_answered(field, answer) or (isinstance(answer, str) and is_blank(answer))):
            name = (field.label or field.name or field.id).rstrip(":")
            yield Hit(f"“{name}” in the header is empty.", "Fill it in.", path=("meta", field.id))


@report_rule("C103", "follow-up-missing", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def follow_up_missing(reading: Reading) -> Iterator[Hit]:
    """An answer asks for more, and that is missing.

    Some answers are not complete by themselves: "Yes" to "Is it contrary to a plan?" wants the plan and the reason. The
    grounds for exempt information have a rule of their own (P910).

    Why:
        Without the second half the first raises a question in public that the report does not answer.
    Bad:
        [sections.reasons]
        contrary_to_plan = "yes"
    Good:
        [sections.reasons]
        contrary_to_plan = "yes"
        contrary_to_plan_note = "The site is kept for employment by policy H4 of the Local Plan."
    Cure:
        Write what the answer asks for, or correct the answer.
    """
    for section, field in reading.missing:
        if section.role != "exempt" and (not field.required or _explains_another(field)):
            yield Hit(
                f"{_because(reading, section, field)}, which asks for more: {_open(section, field)}",
                _how(field),
                path=("sections", section.id, field.id),
            )


def _explains_another(field: Field) -> bool:
    return field.note_for is not None


def _because(reading: Reading, section: Section, field: Field) -> str:
    """``“Is it urgent?” is answered “Yes”``."""
    answers = []
    for id in field.required_if or {field.note_for or "": ""}:
        asked = section.field(id)
        if asked is not None:
            answer = _printed(asked, reading.draft.answer(section.id, id))
            answers.append(f"{quoted(called(section, asked))} is answered {quoted(answer)}")
    return listed(answers)


def _printed(field: Field, answer: object) -> str:
    if isinstance(answer, tuple):
        return ", ".join(_printed(field, each) for each in answer)
    if field.kind is FieldKind.YES_NO:
        return str(answer).capitalize()
    option = field.option(answer) if isinstance(answer, str | int) else None
    return str(answer) if option is None else option.text


def _open(section: Section, field: Field, said: str = "") -> str:
    asked = quoted(called(section, field), 110)
    if said:
        return f"{asked} {said}."
    if field.prompt is not None and field.kind in (FieldKind.CHOICE, FieldKind.CHOICES) and "?" not in field.prompt:
        return f"{asked}: nothing is chosen."
    if field.prompt is not None:
        return f"{asked} is not answered."
    return f"{asked} is empty."


def _how(field: Field) -> str:
    match field.kind:
        case FieldKind.YES_NO:
            return "Answer yes or no."
        case FieldKind.CHOICE:
            return f"Choose one of the {counted(len(field.options), 'option')}."
        case FieldKind.CHOICES:
            return f"Choose {'at least ' + str(field.min) if field.min else 'one or more'} of the {len(field.options)}."
        case FieldKind.DATE:
            return "Give the date."
        case FieldKind.PERSON:
            return "Name the person, with the post they hold."
        case FieldKind.LIST:
            return "List what there is, or say with an empty list that there is nothing."
        case _:
            return _how_in_words(field)


def _how_in_words(field: Field) -> str:
    if not field.nothing:
        return "Write it."
    reason = ", with the reason" if field.nothing_needs_reason else ""
    return f"Write it; where there is nothing to say, write “{field.nothing[0]}”{reason}."
