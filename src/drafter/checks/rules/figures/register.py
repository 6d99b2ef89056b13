"""The register of figures: what is cited must be in it, and what is in it must be cited, dated and sourced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.checks.passage import PLAIN, PROSE
from drafter.checks.pattern import Pattern, words, words_of
from drafter.checks.reading import Reading
from drafter.checks.rule import Hit, report_rule
from drafter.checks.sentences import sentence_at
from drafter.checks.text import Found
from drafter.checks.wording import counted, quoted
from drafter.report.blocks import Placement
from drafter.report.dates import long_date
from drafter.report.draft import Figure
from drafter.report.template import Level

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from drafter.report.citations import Citation


@report_rule("F401", "figure-unknown", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def figure_unknown(reading: Reading) -> Iterator[Hit]:
    """A figure is cited that is not in the register, or that is no number.

    Why:
        It would be published as it is typed, braces and all.
    Bad:
        There are {{ plans }} children on plans.
    Good:
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Cure:
        Add it to the register, or correct the name. A table, chart or image stands alone on its line.
    """
    for passage, citation in reading.citations:
        if citation.kind.value != "figure":
            continue
        figure = reading.draft.figures.get(citation.name)
        if figure is None:
            message = f"There is no figure {quoted(citation.name)} in the register."
            yield Hit(message, "Add it, or correct the name.", passage, citation.start, citation.end)
        elif figure.kind != "number":
            message = f"{quoted(citation.name)} is a {figure.kind}, which cannot stand inside a sentence."
            cure = "Put it on a line of its own, with an empty line above and below."
            yield Hit(message, cure, passage, citation.start, citation.end)


@report_rule("F402", "figure-unused", Level.ADVICE)
def figure_unused(reading: Reading) -> Iterator[Hit]:
    """A figure of the register is neither cited nor placed, and no formula uses it.

    Why:
        It was meant to be said, or it is left over from the last report.
    Bad:
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Good:
        [sections.background]
        text = "Neglect is the reason for {{ share }}."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
        [figures.share]
        formula = "210 / plans"
    Cure:
        Cite it with {{ name }}, or take it out.
    """
    used = {citation.name for _, citation in reading.citations} | set(reading.outline.exhibits)
    for _, citation in reading.citations:
        # What is meant as a citation and is none has a finding of its own (F412).
        if citation.kind.value == "unknown":
            used.update(_NAME.compiled.findall(citation.source))
    for figure in reading.draft.figures.values():
        used.update(_NAME.compiled.findall(figure.formula or ""))
    for name in reading.draft.figures:
        if name not in used:
            message, cure = f"{quoted(name)} is in the register and nowhere in the report.", "take it out"
            if _CITABLE.compiled.fullmatch(name):
                cure = f"Cite it with {{{{ {name} }}}}, or {cure}."
            else:
                message = f"{quoted(name)} is in the register, under a name that nothing can cite."
                cure = f"Give it one of letters, digits and underscores that begins with a letter, or {cure}."
            yield Hit(message, cure, path=("figures", name))


_NAME = Pattern(r"[A-Za-z_][A-Za-z0-9_]*")
_CITABLE = Pattern(r"[A-Za-z_][A-Za-z0-9_-]*")


@report_rule("F403", "figure-unsourced", Level.ADVICE)
def figure_unsourced(reading: Reading) -> Iterator[Hit]:
    """A number, table or chart of the register has no source, or no date.

    Numbers computed by a formula need neither, and neither do exhibits that are placed nowhere.

    Why:
        When a member asks where it comes from, somebody must be able to look.
    Bad:
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 358
    Good:
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Cure:
        Add source and as_at.
    """
    for name, figure in reading.draft.figures.items():
        placed = figure.kind in ("table", "chart") and name in reading.outline.exhibits
        if placed or (figure.kind == "number" and figure.value is not None):
            lacks = [key for key, value in (("source", figure.source), ("date (as_at)", figure.as_at)) if not value]
            if lacks:
                message = f"{quoted(name)} has no {' and no '.join(lacks)}."
                yield Hit(message, "Add it, so that somebody can look it up.", path=("figures", name))


@report_rule("F404", "figure-stale", Level.WARNING, draft=Level.ADVICE)
def figure_stale(reading: Reading) -> Iterator[Hit]:
    """A figure will be older at the meeting than the template allows.

    Why:
        Last quarter's number under a new date misleads.
    Bad:
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2026-06-15
    Good:
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Cure:
        Bring it up to date, or waive this with the reason why there is no newer one.
    """
    allowed, meeting = reading.template.figures.max_age_days, reading.meeting
    if allowed is None or meeting is None:
        return
    for name, figure in reading.draft.figures.items():
        # One that was carried over and never renewed is told as that (F415).
        if figure.as_at is not None and (meeting - figure.as_at).days > allowed and not figure.is_stale:
            age = counted((meeting - figure.as_at).days, "day")
            yield Hit(
                f"{quoted(name)} is of {long_date(figure.as_at)}: {age} old at the meeting, {allowed} are allowed.",
                "Bring it up to date.",
                path=("figures", name, "as_at"),
            )


_FEWEST_DIGITS = 3


@report_rule("F405", "typed-figure", Level.ADVICE)
def typed_figure(reading: Reading) -> Iterator[Hit]:
    """A number is typed in prose that the register has.

    Money is known in any of its forms (£5,500,000, £5.5m). Numbers of less than three digits are meant only beside a
    word of the figure's name, label or unit. Tables may repeat a number.

    Why:
        When the figure is brought up to date the typed number stays behind.
    Bad:
        [sections.background]
        text = "There are {{ plans }} children on plans. Of the 358, many are under five."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Good:
        [sections.background]
        text = "There are {{ plans }} children on plans, in 3,580 families; 358.5 is another number."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Good:
        [sections.background]
        text = "There are {{ agents }} agents, and a wall of 31 metres."
        [figures.agents]
        value = 31
        label = "Agents"
        source = "Payroll"
        as_at = 2027-01-15
    Cure:
        Cite it with {{ name }}.
    """
    for name, figure in reading.draft.figures.items():
        number = reading.report.register.number(name) if figure.kind == "number" else None
        if number is None or number.quantity is None:
            continue
        forms = _forms(number.printed.removeprefix("about "), number.quantity.value)
        if not forms or _is_year(forms[0]):
            continue
        typed = Pattern(rf"(?<![\w£.,])(?:{'|'.join(map(re.escape, forms))})(?![\w%]|[.,]\d)", needs=forms)
        for found in reading.search(typed, PROSE):
            if sum(map(str.isdigit, found.match[0])) < _FEWEST_DIGITS and not _is_named(found, name, figure):
                continue
            message = f"{quoted(found.match[0])} is typed by hand; the register has it as {quoted(name)}."
            yield Hit(message, f"Cite it with {{{{ {name} }}}}.", found.passage, found.start, found.end)


_MILLION = 10**6


def _forms(printed: str, value: Decimal | Fraction) -> tuple[str, ...]:
    """The ways to type a number: as it is printed and, for money, in full and in millions; none of one figure only."""
    forms = {printed: None}
    if printed.startswith("£") and value == int(value):
        whole = int(value)
        forms[f"£{whole:,}"] = None
        if whole >= _MILLION and whole % (_MILLION // 1000) == 0:
            millions = f"{whole / _MILLION:.3f}".rstrip("0").rstrip(".")
            forms[f"£{millions}m"] = forms[f"£{millions} million"] = None
    return tuple(form for form in forms if sum(map(str.isdigit, form)) > 1)


_SHORTEST = 3


def _is_named(found: Found, name: str, figure: Figure) -> bool:
    """Whether a short number is said of what the figure is of: "31 agents", "£95 a day" of "taxi_day"."""
    own = {_stem(word) for word in words_of(f"{name.replace('_', ' ')} {figure.label or ''} {figure.unit or ''}")}
    own = {word for word in own if len(word) >= _SHORTEST and word not in _EMPTY}
    text = found.passage.text
    if found.match[0].startswith("£"):
        said = words_of(sentence_at(text, found.start))
    else:
        said = set(text[found.end : found.end + _NOUN].lower().split()[:2])
    return not own.isdisjoint(_stem(word.strip(".,;:()")) for word in said)


_NOUN = 40
_EMPTY = words("the and for with from per number total value cost costs price amount pound pounds")


def _stem(word: str) -> str:
    return word.removesuffix("s")


def _is_year(printed: str) -> bool:
    return len(printed) == 4 and printed.startswith(("19", "20"))


@report_rule("F411", "exhibit-twice", Level.WARNING)
def exhibit_twice(reading: Reading) -> Iterator[Hit]:
    """A table, chart or image is placed twice.

    Why:
        It has one number. A reference to it leads to the first of the two.
    Bad:
        [sections.background]
        text = "{{ visits }}\\n\\nAnd again:\\n\\n{{ visits }}"
        [figures.visits]
        kind = "table"
        rows = [["Library", "Visits"], ["Priory", 40]]
    Good:
        [sections.background]
        text = "{{ visits }}\\n\\nSee {{ ref(\\"visits\\") }}."
        [figures.visits]
        kind = "table"
        rows = [["Library", "Visits"], ["Priory", 40]]
    Cure:
        Place it once, and refer to it elsewhere.
    """
    placed: set[str] = set()
    for item in reading.outline.items:
        for part in item.body:
            if isinstance(part.block, Placement):
                if part.block.name in placed:
                    yield Hit(
                        f"{quoted(part.block.name)} is placed a second time.",
                        "Place it once, and refer to it elsewhere.",
                        path=("sections", *part.field.split(".")),
                        start=part.block.start,
                        number=item.number,
                    )
                placed.add(part.block.name)


@report_rule("F412", "no-citation", Level.WARNING, draft=Level.ADVICE)
def no_citation(reading: Reading) -> Iterator[Hit]:
    """Something in double braces is no citation.

    Between double braces there may be the name of a figure, a name with a form ({{ plans | words }}), a reference or a
    note. Anything else is published as it is typed; so is all that stands in the title, in the header and in other
    answers of one line, in a list of appendices, and in captions and sources, where nothing is cited.

    Why:
        It looks as if it would be computed, and is not.
    Bad:
        There are {{ plans + 1 }} children on plans.
    Bad:
        title = "The {{ plans }} children on plans"
        [sections.background]
        text = "There are {{ plans }} children on plans."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Bad:
        [sections.background]
        text = "There are {{ plans | money(dozen) }} children on plans."
        [figures.plans]
        value = 358
        source = "Case system, weekly extract"
        as_at = 2027-01-15
    Good:
        One brace { is left alone, and so are two } apart.
    Cure:
        Write a citation, or put a formula into the register and cite that.
    """
    for passage, citation in reading.citations:
        if citation.kind.value == "unknown":
            message = f"{quoted(citation.source)} is no citation; it is published as it is typed."
            cure = "Cite a figure of the register, a reference or a note."
            yield Hit(message, cure, passage, citation.start, citation.end)
        elif citation.argument is not None and _has_no_such_form(reading, citation):
            asked = quoted(f"{citation.filter}({citation.argument})")
            message = f"There is no form {asked}; {quoted(citation.source)} is published as it is typed."
            yield Hit(message, "Write it as percent(0), money(million) or about(100).", passage, *citation[1:3])

    for found in reading.search(_BRACES, PLAIN):
        message = f"Nothing is cited here: {quoted(found.match[0])} is published as it is typed."
        yield Hit(message, "Type what it should say.", found.passage, found.start, found.end)


_BRACES = Pattern(r"\{\{[^{}\n]*\}\}", needs=("{{",))


def _has_no_such_form(reading: Reading, citation: Citation) -> bool:
    register = reading.report.register
    number = register.number(citation.name)
    return number is not None and number.quantity is not None and register.cited(citation) is None


@report_rule("F413", "figure-fault", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def figure_fault(reading: Reading) -> Iterator[Hit]:
    """A figure of the register cannot be computed, or a table, chart or image of it cannot be made.

    Those that nothing cites yet are found too: their file is missing today as it will be when they are placed.

    Why:
        Where it is cited, it would be published as it is typed.
    Bad:
        [sections.background]
        text = "Neglect is the reason for {{ share }}."
        [figures.share]
        formula = "neglect / plans"
    Good:
        [sections.background]
        text = "Neglect is the reason for {{ share }}."
        [figures.share]
        formula = "210 / 358"
        format = "percent:1"
    Cure:
        Correct the formula, the value or the file.
    """
    for name, figure in reading.draft.figures.items():
        number = reading.report.register.number(name) if figure.kind == "number" else None
        if number is not None and number.fault is not None:
            fault = number.fault
            yield Hit(f"{quoted(name)}: {fault.message}", fault.cure, path=("figures", name))
    exhibits = [name for name, figure in reading.draft.figures.items() if figure.kind != "number"]
    if exhibits:
        yield from _unmade(reading, exhibits)


def _unmade(reading: Reading, names: Sequence[str]) -> Iterator[Hit]:
    from drafter.report.attachments import AttachmentFault

    for name in names:
        try:
            reading.report.exhibits.exhibit(name)
        except AttachmentFault as fault:
            yield Hit(f"{quoted(name)}: {fault.message}", fault.cure, path=("figures", name))
