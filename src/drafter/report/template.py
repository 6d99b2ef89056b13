"""The template: what a report of one kind must hold, as data. The format is that of ``template.toml``."""

from __future__ import annotations

import datetime
import enum
from typing import Literal

import msgspec

from drafter.report.law import LAWS


class FieldKind(enum.Enum):
    """What kind of answer a field takes, and so which control edits it."""

    TEXT = "text"
    LINE = "line"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    PERSON = "person"
    LIST = "list"


class Level(enum.Enum):
    """How much a finding weighs; ``OFF`` silences its rule."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    OFF = "off"


class _Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the template in which every key is known."""


class Words(_Part, frozen=True, forbid_unknown_fields=True):
    """Bounds on the number of words of a field."""

    min: int | None = None
    max: int | None = None


class Option(_Part, frozen=True, forbid_unknown_fields=True):
    """One entry of a pick-list; ``valid_from`` and ``valid_to`` (both inclusive) are dates of meetings."""

    id: str | int
    text: str
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None

    def valid_on(self, day: datetime.date) -> bool:
        """Whether the option may be picked for a meeting on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Field(_Part, frozen=True, forbid_unknown_fields=True):
    """A place for one answer.

    ``label`` is pinned by the template (3.2a); ``prompt`` is the question printed before the answer;
    ``note_for`` names the field of the same section whose answer this one explains;
    ``required_if`` maps fields of the same section to the answers that make this one required;
    ``nothing`` lists what may stand for "nothing"; ``fresh`` fields are cleared when a report is carried over.
    """

    id: str
    kind: FieldKind = FieldKind.TEXT
    name: str | None = None
    label: str | None = None
    prompt: str | None = None
    note_for: str | None = None
    required: bool = False
    required_if: dict[str, str | int | list[str | int]] = {}
    fresh: bool = False
    guidance: str = ""
    words: Words = Words()
    nothing: tuple[str, ...] = ()
    nothing_needs_reason: bool = False
    options: tuple[Option, ...] = ()
    min: int | None = None
    max: int | None = None

    def option(self, id: str | int) -> Option | None:
        """The option of that id; 1 and "1" are the same."""
        return next((option for option in self.options if str(option.id) == str(id)), None)


class MetaField(Field, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A field of the header block, whose ``label`` is the words before the answer ("Report to")."""

    kind: FieldKind = FieldKind.LINE


class Section(_Part, frozen=True, forbid_unknown_fields=True):
    """A numbered section, or an unnumbered block where ``number`` is false.

    ``name`` is what lists and the outline call it where the heading is too long or absent;
    ``role`` is what rules know it by (finance, staff, legal, exempt, …).
    """

    id: str
    heading: str | None = None
    name: str | None = None
    number: int | Literal[False] | None = None
    role: str | None = None
    guidance: str = ""
    fields: tuple[Field, ...] = ()

    def field(self, id: str) -> Field | None:
        """The field of that id."""
        return next((field for field in self.fields if field.id == id), None)


class Numbering(_Part, frozen=True, forbid_unknown_fields=True):
    """The shape of the numbers.

    ``section`` holds ``{n}``; ``depth`` is that of the deepest paragraphs numbered without a mark of their own.
    """

    section: str = "{n}.0"
    scope: Literal["section", "continuous"] = "section"
    style: Literal["decimal", "letter"] = "decimal"
    depth: int = 2


class HouseStyle(_Part, frozen=True, forbid_unknown_fields=True):
    """How the council prints figures, and its word for nothing."""

    percent: Literal["per cent", "%"] = "per cent"
    money: str = "£103 million"
    financial_year: str = "2015/16"
    nothing: str = "None"


class Deadline(_Part, frozen=True, forbid_unknown_fields=True):
    """How early the report must be published: so many clear days, or a council's own days before, if earlier.

    ``clear_days`` is what the law of the nation asks for unless said; ``counts`` says which days are clear ones.
    ``closed`` are days on which the council is closed, on top of the bank holidays of the ``calendar``.
    """

    clear_days: int | None = None
    calendar: Literal["england", "wales", "scotland", "northern-ireland"] = "england"
    counts: Literal["working-days", "days"] = "working-days"
    days_before: int | None = None
    closed: tuple[datetime.date, ...] = ()

    @property
    def days(self) -> int:
        """The clear days that are asked for."""
        return LAWS[self.calendar].clear_days if self.clear_days is None else self.clear_days

    def with_closed(self, days: tuple[datetime.date, ...]) -> Deadline:
        """The same with more days on which the council is closed."""
        return msgspec.structs.replace(self, closed=(*self.closed, *days)) if days else self


class FigurePolicy(_Part, frozen=True, forbid_unknown_fields=True):
    """What the council asks of figures; ``max_age_days`` is counted to the meeting.

    ``lists`` has the tables, and the charts and images, listed. ``chart_numbers`` prints the numbers of each chart as a
    table below it on paper; a web page always offers them.
    """

    max_age_days: int | None = None
    lists: bool = False
    chart_numbers: bool = False


class ContentsPolicy(_Part, frozen=True, forbid_unknown_fields=True):
    """When a report has a list of contents: from so many ``words`` of text on; false for never.

    4,000 words are some ten pages.
    """

    words: int | Literal[False] = 4000


RULE_KINDS = ("pattern", "terms", "forbidden", "required", "one_of")


class WrittenRule(_Part, frozen=True, forbid_unknown_fields=True):
    """A rule of the check written as data, in a template or in the settings of a workspace.

    Exactly one of the keys of ``RULE_KINDS`` says what it looks for.

    ``pattern`` is a regular expression of Python that must not be found; ``terms`` maps words to what is said instead
    (nothing: they are left out); ``forbidden`` are phrases that must not stand in the report, ``required`` are such as
    all must, ``one_of`` such as one must. ``at`` names the sections and fields it looks at, all of them unless said.
    """

    code: str
    alias: str | None = None
    pattern: str = ""
    terms: dict[str, str] = {}
    forbidden: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    at: str | tuple[str, ...] = ()
    exact: bool = False
    fix: bool = False
    message: str = ""
    cure: str = ""
    why: str = ""
    level: Level = Level.ADVICE

    @property
    def name(self) -> str:
        """Its alias, or its code in small letters."""
        return self.alias or self.code.lower()

    @property
    def kinds(self) -> tuple[str, ...]:
        """Those of ``RULE_KINDS`` that it has; one, where it is sound."""
        return tuple(kind for kind in RULE_KINDS if getattr(self, kind))

    @property
    def places(self) -> tuple[str, ...]:
        """The sections and fields that it looks at; none means all."""
        return (self.at,) if isinstance(self.at, str) else self.at


class Template(_Part, frozen=True, forbid_unknown_fields=True):
    """One kind of report."""

    format: int
    name: str
    title: str
    version: str = "1"
    numbering: Numbering = Numbering()
    house_style: HouseStyle = HouseStyle()
    deadline: Deadline = Deadline()
    figures: FigurePolicy = FigurePolicy()
    contents: ContentsPolicy = ContentsPolicy()
    meta: tuple[MetaField, ...] = ()
    sections: tuple[Section, ...] = ()
    rules: tuple[WrittenRule, ...] = ()
    levels: dict[str, Level] = {}

    def section(self, id: str) -> Section | None:
        """The section of that id."""
        return next((section for section in self.sections if section.id == id), None)

    def meta_field(self, id: str) -> MetaField | None:
        """The field of the header block of that id."""
        return next((field for field in self.meta if field.id == id), None)
