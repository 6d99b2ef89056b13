"""The file of a new report: every field of its template, empty, with what the template says about it as comments."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from drafter.report.template import Field, FieldKind, Section, Template
from drafter.report.visible import one_line
from drafter.store.decode import FORMAT
from drafter.store.writing import inline, key

_WIDTH = 110
_EXAMPLES = {
    FieldKind.DATE: "2027-01-31",
    FieldKind.CHOICES: "[]",
    FieldKind.LIST: '["The first", "The second"]',
}


def skeleton(template: Template, title: str) -> str:
    """A report in which nothing is answered."""
    lines = [
        *_comment(f"{template.title}. Lines that start with # are guidance; the answers go between the quotes."),
        *_comment('A text of several lines goes between three quotes: text = """…""".'),
        f"format = {FORMAT}",
        f"template = {inline(template.name)}",
        f"title = {inline(title)}",
    ]
    if template.meta:
        lines += ["", "[meta]", *_fields(template.meta)]
    for section in template.sections:
        lines += ["", f"[sections.{key(section.id)}]", *_section(section)]
    return "\n".join([*lines, ""])


def _section(section: Section) -> Iterator[str]:
    if section.heading:
        yield from _comment(section.heading)
    yield from _comment(section.guidance)
    yield from _fields(section.fields)


def _fields(fields: tuple[Field, ...]) -> Iterator[str]:
    for at, field in enumerate(fields):
        if at:
            yield ""
        yield from _comment(_heading(field))
        yield from _comment(field.guidance)
        yield from _comment(_options(field))
        example = _EXAMPLES.get(field.kind)
        # A date has no empty form, and an empty list would be an answer.
        yield f'{key(field.id)} = ""' if example is None else f"# {key(field.id)} = {example}"


def _heading(field: Field) -> str:
    """What is asked, and whether it must be answered."""
    asked = " ".join(each for each in (field.label, field.prompt) if each)
    wanted = "required" if field.required else _condition(field)
    if asked and wanted:
        return f"{asked} ({wanted})"
    return asked or (f"{wanted.capitalize()}." if wanted else "")


def _condition(field: Field) -> str:
    conditions = []
    for other, answers in field.required_if.items():
        several = answers if isinstance(answers, list) else [answers]
        conditions.append(f"{other} is {' or '.join(map(str, several))}")
    return f"required where {' and '.join(conditions)}" if conditions else ""


def _options(field: Field) -> str:
    match field.kind:
        case FieldKind.YES_NO:
            return '"yes" or "no"'
        case FieldKind.CHOICE:
            return "\n".join(["One of:", *_listed(field)])
        case FieldKind.CHOICES:
            return "\n".join(["Some of:", *_listed(field)])
        case _:
            return ""


def _listed(field: Field) -> Iterator[str]:
    for option in field.options:
        dates = [f"{word} {day}" for word, day in (("from", option.valid_from), ("to", option.valid_to)) if day]
        yield f"  {inline(option.id)}: {option.text}{f' ({chr(32).join(dates)})' if dates else ''}"


def _comment(text: str) -> Iterator[str]:
    """A text as lines of comment."""
    for line in text.strip("\n").split("\n") if text.strip() else ():
        plain = one_line(line.expandtabs(2))
        margin = " " * (len(plain) - len(plain.lstrip()))
        wrapped = textwrap.wrap(plain, _WIDTH, subsequent_indent=margin, break_long_words=False, break_on_hyphens=False)
        yield from (f"# {each}".rstrip() for each in wrapped or [""])
