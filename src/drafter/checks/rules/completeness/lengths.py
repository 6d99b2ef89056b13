"""Answers that are longer or shorter than the template allows."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.checks.reading import Answer, Reading, called
from drafter.checks.rule import Hit, report_rule
from drafter.checks.substance import is_blank, is_nothing, is_placeholder
from drafter.checks.wording import counted, quoted
from drafter.report.template import Level


@report_rule("C113", "word-limit", Level.WARNING, draft=Level.ADVICE)
def word_limit(reading: Reading) -> Iterator[Hit]:
    """An answer has more words than the template allows, or fewer than it asks for.

    Marks do not count as words; a word for nothing where the template offers one is not too short.

    Why:
        The limit keeps apart what members must read and what they may look up.
    Bad:
        [sections.aims]
        short = "This answer goes on for longer than the eight words that are allowed."
    Bad:
        [sections.aims]
        long = "Too short."
    Good:
        [sections.aims]
        short = "One line that keeps to the limit."
    Cure:
        Cut, or move the detail to the background or an appendix; or say more.
    """
    for answer in reading.answers():
        limits = answer.field.words
        if not answer.text or (limits.min is None and limits.max is None):
            continue
        name, words = quoted(called(answer.section, answer.field)), _words(reading, answer)
        if limits.max is not None and words > limits.max:
            yield Hit(
                f"{name} has {counted(words, 'word')}; the template allows {limits.max}.",
                f"Cut {counted(words - limits.max, 'word')}, or move the detail elsewhere.",
                path=answer.path,
            )
        elif limits.min is not None and words < limits.min and not _is_judged_elsewhere(answer):
            yield Hit(
                f"{name} has {counted(words, 'word')}; the template asks for at least {limits.min}.",
                "Say more.",
                path=answer.path,
            )


def _words(reading: Reading, answer: Answer) -> int:
    written = (passage.text for passage in reading.by_path.get(answer.path, ()))
    return sum(sum(any(map(str.isalnum, word)) for word in text.split()) for text in written)


def _is_judged_elsewhere(answer: Answer) -> bool:
    text = answer.text
    return is_blank(text) or is_placeholder(text) or is_nothing(text, answer.field.nothing)
