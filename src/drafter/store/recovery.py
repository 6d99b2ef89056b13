"""What a journal that was left behind would bring back, part by part, against the report as it is now."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from drafter.report.draft import Draft
from drafter.report.template import Template
from drafter.store.journal_lines import Recorded, Recording, common_ends, is_same
from drafter.store.parts import PartPath, Placed, parts, plain, with_parts
from drafter.store.wording import where
from drafter.store.writing import inline, key

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")
_MOST_MATCHED = 2_000
"""Lines up to which unchanged ones are looked for between the first and the last change."""


class Lost(NamedTuple):
    """A part as the journal has it, as the report has it now, and as the file had it when it was opened.

    Values are those of TOML, None for what is not there.
    """

    path: PartPath
    mine: Any
    theirs: Any
    was: Any

    @property
    def place(self) -> str:
        """``background.text``, ``figures.plans``."""
        return where(self.path)

    @property
    def is_contested(self) -> bool:
        """Whether somebody has changed it in the report since, too."""
        return not is_same(self.theirs, self.was)

    @property
    def words(self) -> int:
        """How many words the journal has there, where it differs from the report."""
        mine, theirs = text_of(self.mine), text_of(self.theirs)
        head, tail = common_ends(theirs, mine)
        # From the start of the word that the first change is in, to the end of that of the last.
        start, end = head, len(mine) - tail
        while 0 < start < end and not mine[start - 1].isspace() and not mine[start].isspace():
            start -= 1
        while start < end < len(mine) and not mine[end - 1].isspace() and not mine[end].isspace():
            end += 1
        return len(_WORD.findall(mine[start:end]))


def lost(recording: Recording, draft: Draft) -> tuple[Lost, ...]:
    """What the journal has and the report has not."""
    now = parts(draft)
    found = (_lost(path, recorded, plain(now.get(path))) for path, recorded in recording.parts.items())
    return tuple(each for each in found if not is_same(each.mine, each.theirs))


def _lost(path: PartPath, recorded: Recorded, theirs: Any) -> Lost:
    return Lost(path, recorded.now, theirs, recorded.was)


def as_recorded(recording: Recording) -> tuple[Lost, ...]:
    """What the journal has, against the file that it began from: for a report that is no longer there."""
    return tuple(_lost(path, recorded, recorded.was) for path, recorded in recording.parts.items())


def brought_back(draft: Draft, template: Template, wanted: Iterable[Lost]) -> Placed:
    """The draft with parts as the journal has them."""
    return with_parts(draft, template, {each.path: each.mine for each in wanted})


def both(part: Lost) -> Lost:
    """The text of the report with that of the journal below it."""
    return part._replace(mine=f"{text_of(part.theirs).rstrip()}\n\n{text_of(part.mine)}")


def counted_words(count: int) -> str:
    """``1 word``, ``1,204 words``."""
    return f"{count:,} {'word' if count == 1 else 'words'}"


def text_of(value: Any) -> str:
    """A value as a person reads it: a text as it is, entries and keys one a line."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list():
            return "\n".join(each if isinstance(each, str) else _entry(each) for each in value)
        case dict():
            return "\n".join(f"{key(name)} = {inline(each)}" for name, each in value.items())
        case datetime.date() | Decimal():
            return str(value)
        case _:
            return inline(value)


def _entry(value: Any) -> str:
    alone = isinstance(value, dict) and value.keys() == {"text"}
    return str(value["text"]) if alone else inline(value)


class ChangedLine(NamedTuple):
    """A line that only the report has (``-``), or only the journal (``+``)."""

    sign: str
    text: str


def changed_lines(part: Lost) -> tuple[ChangedLine, ...]:
    """The lines in which the journal and the report differ; empty ones only where there are no others."""
    found = tuple(_changed_lines(text_of(part.theirs).splitlines(), text_of(part.mine).splitlines()))
    return tuple(line for line in found if line.text.strip()) or found


def _changed_lines(theirs: list[str], mine: list[str]) -> Iterator[ChangedLine]:
    steps: list[tuple[str, int, int, int, int]] = [("replace", 0, len(theirs), 0, len(mine))]
    if max(len(theirs), len(mine)) <= _MOST_MATCHED:
        # To match every empty line with every other would take seconds.
        steps = list(SequenceMatcher(lambda line: not line.strip(), theirs, mine).get_opcodes())
    for step, start, end, first, last in steps:
        if step != "equal":
            yield from (ChangedLine("-", line) for line in theirs[start:end])
            yield from (ChangedLine("+", line) for line in mine[first:last])
