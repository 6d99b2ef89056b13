"""The draft: what people have written so far, decoded and typed. The format is that of ``report.toml``."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any, Literal

import msgspec


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the report in which every key is known."""


class Entry(_Part, frozen=True, forbid_unknown_fields=True):
    """One entry of a list field; ``exempt`` holds paragraphs of Part 1 of Schedule 12A."""

    text: str
    file: str | None = None
    exempt: tuple[int, ...] = ()


Value = str | datetime.date | tuple[str | int, ...] | tuple[Entry, ...]
"""An answer: text, line, person, yes-no and choice (an option's id) are strings; choices a tuple of ids."""


class Note(_Part, frozen=True, forbid_unknown_fields=True):
    """A footnote."""

    text: str


class Figure(_Part, frozen=True, forbid_unknown_fields=True):
    """An entry of the register: a number, table, chart or image. Keys are those of ``docs/figures.md``.

    ``approximate`` numbers print "about"; None leaves it to what the formula rests on. ``carried`` says that it came
    from a previous report, with this date as its ``as_at``, or with none (``true``): until it has another it is stale.
    """

    kind: Literal["number", "table", "chart", "image"] = "number"
    value: int | Decimal | None = None
    formula: str | None = None
    format: str | None = None
    approximate: bool | None = None
    unit: str | None = None
    label: str | None = None
    as_at: datetime.date | None = None
    carried: bool | datetime.date | None = None
    source: str | None = None
    caption: str | None = None
    data: str | None = None
    # Cells are str, int or Decimal; msgspec cannot say so (two of them are strings to it), the decoder checks.
    rows: tuple[tuple[Any, ...], ...] | None = None
    widths: tuple[int, ...] | None = None
    landscape: bool = False
    chart: Literal["bar", "column", "line", "stacked", "pie"] | None = None
    x: str | None = None
    y: tuple[str, ...] | None = None
    file: str | None = None
    alt: str | None = None
    decorative: bool = False

    @property
    def is_stale(self) -> bool:
        """Whether it still says what it said in the report it was carried over from."""
        if isinstance(self.carried, datetime.date):
            return self.as_at is None or self.as_at <= self.carried
        return bool(self.carried) and self.as_at is None


class Waiver(_Part, frozen=True, forbid_unknown_fields=True):
    """A finding that someone answers for.

    ``at`` is a number, a field or a block id; ``until`` the last day it holds.
    """

    rule: str = ""
    at: str = ""
    reason: str = ""
    by: str = ""
    until: datetime.date | None = None


class Draft(_Part, frozen=True, forbid_unknown_fields=True):
    """A report as it stands in its file. ``sections`` maps section id and field id to the answer; absent is absent."""

    template: str
    format: int = 1
    title: str = ""
    meta: dict[str, Value] = {}
    sections: dict[str, dict[str, Value]] = {}
    figures: dict[str, Figure] = {}
    notes: dict[str, Note] = {}
    waivers: tuple[Waiver, ...] = ()

    def answer(self, section: str, field: str) -> Value | None:
        """The answer given, or None where there is none."""
        return self.sections.get(section, {}).get(field)

    def meets(self, section: str, condition: dict[str, str | int | list[str | int]]) -> bool:
        """Whether the answers of a section are those of a ``required_if``; of several fields, all must be."""
        return bool(condition) and all(
            self._is(self.answer(section, field), wanted) for field, wanted in condition.items()
        )

    @staticmethod
    def _is(answer: Value | None, wanted: str | int | list[str | int]) -> bool:
        several = wanted if isinstance(wanted, list) else [wanted]
        if isinstance(answer, tuple):
            return any(each in several for each in answer)
        return answer in several

    def with_answer(self, section: str, field: str, answer: Value | None) -> Draft:
        """The draft with one answer changed; None takes it away."""
        answers = {**self.sections.get(section, {})}
        if answer is None:
            answers.pop(field, None)
        else:
            answers[field] = answer
        return msgspec.structs.replace(self, sections={**self.sections, section: answers})

    def with_meta(self, field: str, answer: Value | None) -> Draft:
        """The draft with one answer of the header block changed; None takes it away."""
        meta = {**self.meta}
        if answer is None:
            meta.pop(field, None)
        else:
            meta[field] = answer
        return msgspec.structs.replace(self, meta=meta)
