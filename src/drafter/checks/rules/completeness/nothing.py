"""Answers that say there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Answer, Reading, called
from drafter.checks.rule import Hit, report_rule
from drafter.checks.substance import bare, is_nothing, is_word_for_nothing
from drafter.checks.wording import listed, quoted
from drafter.report.completeness import is_required
from drafter.report.template import FieldKind, Level


@report_rule("C104", "nothing-without-reason", Level.WARNING, draft=Level.ADVICE)
def nothing_without_reason(reading: Reading) -> Iterator[Hit]:
    """An answer says only that there is nothing, where the template wants the reason.

    "None", "Not applicable" and sentences that say no more ("There are no direct implications arising from this
    report.") are answers, but the reader cannot tell whether anyone looked.

    Why:
        "None" without a reason is what reports are most often challenged for: for equalities the duty is to have
        looked, and only the reason shows it.
    Bad:
        [sections.equalities]
        text = "None"
    Bad:
        [sections.equalities]
        text = "There are no direct equalities implications arising from this report."
    Good:
        [sections.equalities]
        text = "None: the screening of 4 January found no effect on any group, because eligibility does not change."
    Good:
        [sections.ethical]
        text = "None"
    Cure:
        Put the reason beside it, or say what there is.
    """
    for answer in reading.answers():
        if answer.field.nothing_needs_reason and is_nothing(answer.text, answer.field.nothing):
            yield Hit(
                f"{quoted(answer.text)} stands alone: nothing shows why, or that anyone has looked.",
                "Put the reason beside it (“None, because …”), or say what there is.",
                path=answer.path,
            )


@report_rule("C106", "nothing-not-offered", Level.WARNING, draft=Level.ADVICE)
def nothing_not_offered(reading: Reading) -> Iterator[Hit]:
    """A required answer is a word for nothing that the template does not offer there.

    Why:
        Where a template offers no word for nothing, the question always has an answer: a report without a purpose or
        a recommendation is not ready. Where it offers some, one word for one thing keeps reports comparable.
    Bad:
        [sections.purpose]
        text = "N/A"
    Good:
        [sections.purpose]
        text = "To report how the libraries performed in the first quarter."
    Good:
        [sections.ethical]
        text = "None"
    Cure:
        Answer the question, or use the word that the template offers.
    """
    for answer in reading.answers():
        if not _wants_words(reading, answer) or not is_word_for_nothing(answer.text):
            continue
        name, offered = quoted(called(answer.section, answer.field)), answer.field.nothing
        if not offered:
            yield Hit(f"{name} says {quoted(answer.text)}, which is no answer here.", "Write it.", path=answer.path)
        elif bare(answer.text) not in map(bare, offered):
            words = listed([quoted(word) for word in offered], "or")
            yield Hit(
                f"{quoted(answer.text)} is not the template’s word for nothing.", f"Write {words}.", path=answer.path
            )


def _wants_words(reading: Reading, answer: Answer) -> bool:
    """Whether an answer in words is required, and C104 does not already ask for the reason."""
    return (
        answer.field.kind in (FieldKind.TEXT, FieldKind.LINE, FieldKind.PERSON)
        and not answer.field.nothing_needs_reason
        and is_required(reading.draft, answer.section, answer.field)
    )
