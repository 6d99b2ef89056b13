"""Entries of lists."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Reading, called
from drafter.checks.rule import Hit, report_rule
from drafter.checks.substance import is_blank
from drafter.checks.wording import quoted
from drafter.report.draft import Entry
from drafter.report.template import Level


@report_rule("C114", "empty-entry", Level.ERROR, review=Level.WARNING, draft=Level.ADVICE)
def empty_entry(reading: Reading) -> Iterator[Hit]:
    """An entry of a list has no words.

    Why:
        It is printed as an empty bullet, and an appendix without a title cannot be asked for.
    Bad:
        [sections.appendices]
        items = ["Appendix A: Action plan", ""]
    Good:
        [sections.appendices]
        items = ["Appendix A: Action plan", "Appendix B: Costs"]
    Good:
        [sections.appendices]
        items = []
    Cure:
        Write the entry, or take it out.
    """
    for answer in reading.answers():
        if isinstance(answer.value, tuple):
            for index, entry in enumerate(answer.value):
                if isinstance(entry, Entry) and is_blank(entry.text):
                    yield Hit(
                        f"Entry {index + 1} of {quoted(called(answer.section, answer.field))} is empty.",
                        "Write it, or take it out.",
                        path=(*answer.path, index),
                    )
