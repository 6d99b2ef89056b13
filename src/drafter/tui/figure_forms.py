"""What is asked of a figure of each kind, and what was typed as a figure: each line with its own fault."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

import msgspec

from drafter.report.dates import long_date
from drafter.report.draft import Figure
from drafter.report.figures.form import read_form
from drafter.report.figures.listing import Fault
from drafter.report.figures.typed import read_number
from drafter.tui.typed_dates import read_date


class FormKind(enum.Enum):
    """What is made."""

    NUMBER = "number"
    FORMULA = "formula"
    TABLE = "table"
    CHART = "chart"
    IMAGE = "image"

    @property
    def explained(self) -> str:
        """What it is for."""
        return _EXPLAINED[self]


_EXPLAINED = {
    FormKind.NUMBER: "somebody looked it up: it has a source and a date",
    FormKind.FORMULA: "computed from other figures, exactly",
    FormKind.TABLE: "rows, in the report or in a CSV file beside it",
    FormKind.CHART: "bars, columns, lines, stacked bars or a pie",
    FormKind.IMAGE: "a PNG, JPEG or SVG file beside the report",
}
_FORMATS = (
    *("", "integer", "decimal:1", "decimal:2", "percent:0", "percent:1", "money", "money:p", "money:thousand"),
    *("money:million", "money:billion", "words", "ordinal", "year", "year:financial"),
)
_YES = ("no", "yes")


class Ask(NamedTuple):
    """A line of the form: the key it is for; ``choices`` are gone through with the arrow keys."""

    key: str
    label: str
    hint: str = ""
    choices: tuple[str, ...] = ()


_NAME = Ask("name", "Name", "as it is cited: open_plans")
_AS_AT = Ask("as_at", "As at", "31 January 2027")
_SOURCE = Ask("source", "Source", "where somebody can look it up")
_FORMAT = Ask("format", "Format", "as it is typed; or percent:1, money:million, words …", _FORMATS)
_UNIT = Ask("unit", "Unit", "what it counts: children, £ per child")
_LABEL = Ask("label", "Label", "what it is, in words")
_CAPTION = Ask("caption", "Caption", "printed with its number")
_ALT = Ask("alt", "Alt text", "what it shows, for those who do not see it")
_DATA = Ask("data", "Data file", "figures/visits.csv; left empty, the rows stand in the report")
_LANDSCAPE = Ask("landscape", "Landscape", "a page of its own, turned", _YES)

ASKED: dict[FormKind, tuple[Ask, ...]] = {
    FormKind.NUMBER: (
        _NAME,
        Ask("value", "Value", "1,204 or £1.2m or 31%"),
        _FORMAT,
        _UNIT,
        Ask("approximate", "Approximate", "prints “about”", _YES),
        _LABEL,
        _AS_AT,
        _SOURCE,
    ),
    FormKind.FORMULA: (
        _NAME,
        Ask("formula", "Formula", "neglect / plans"),
        _FORMAT,
        _UNIT,
        _LABEL,
        _AS_AT,
        _SOURCE,
    ),
    FormKind.TABLE: (
        _NAME,
        _CAPTION,
        _DATA,
        Ask("widths", "Widths", "shares of the width: 40 20 40"),
        _LANDSCAPE,
        _AS_AT,
        _SOURCE,
    ),
    FormKind.CHART: (
        _NAME,
        Ask("chart", "Chart", "", ("bar", "column", "line", "stacked", "pie")),
        _CAPTION,
        _ALT,
        _DATA,
        Ask("x", "Labels", "the column of the words along the axis; the first unless said"),
        Ask("y", "Values", "columns, with commas between; all others unless said"),
        _FORMAT,
        _UNIT,
        _LANDSCAPE,
        _AS_AT,
        _SOURCE,
    ),
    FormKind.IMAGE: (
        _NAME,
        Ask("file", "File", "figures/map.png"),
        _CAPTION,
        _ALT,
        Ask("decorative", "Decorative", "shows nothing; needs no alt text", _YES),
        _LANDSCAPE,
        _AS_AT,
        _SOURCE,
    ),
}


class Read(NamedTuple):
    """The figure that was typed, as far as it could be read, and by key what could not."""

    figure: Figure
    faults: dict[str, Fault]


def kind_of(figure: Figure) -> FormKind:
    """The form that a figure is changed in."""
    if figure.kind == "number":
        return FormKind.NUMBER if figure.formula is None else FormKind.FORMULA
    return FormKind(figure.kind)


def blank(kind: FormKind) -> Figure:
    """A figure about which nothing is known yet."""
    match kind:
        case FormKind.TABLE:
            return Figure(kind="table")
        case FormKind.CHART:
            return Figure(kind="chart", chart="bar")
        case FormKind.IMAGE:
            return Figure(kind="image")
        case _:
            return Figure()


def texts_of(figure: Figure, kind: FormKind) -> dict[str, str]:
    """What stands in the lines of the form, by key; the name is not in it."""
    return {ask.key: _text(getattr(figure, ask.key), ask) for ask in ASKED[kind] if ask.key != "name"}


def _text(value: Any, ask: Ask) -> str:
    match value:
        case None:
            return _YES[0] if ask.choices is _YES else ""
        case bool():
            return _YES[value]
        case Decimal():
            return f"{value:f}"
        case datetime.date():
            return long_date(value)
        case tuple():
            return (" " if ask.key == "widths" else ", ").join(map(str, value))
        case _:
            return str(value)


def read_figure(kind: FormKind, texts: dict[str, str], base: Figure, today: datetime.date) -> Read:
    """The figure that the lines describe. Keys that the form does not ask for are those of ``base``."""
    keys: dict[str, Any] = {}
    faults: dict[str, Fault] = {}
    for key, before in texts_of(base, kind).items():
        typed = texts.get(key, "").strip()
        if typed == before.strip():
            continue
        value, fault = _READERS.get(key, _words)(typed, today)
        if fault is None:
            keys[key] = value
        else:
            faults[key] = fault
    if "value" in keys and not texts.get("format", "").strip():
        number = read_number(texts["value"])
        keys["format"] = None if number is None else number.format
    if keys.get("data"):
        keys["rows"] = None
    return Read(msgspec.structs.replace(base, **keys), faults)


_Reader = Callable[[str, datetime.date], tuple[Any, Fault | None]]


def _words(typed: str, _today: datetime.date) -> tuple[Any, Fault | None]:
    return typed or None, None


def _number(typed: str, _today: datetime.date) -> tuple[Any, Fault | None]:
    if not typed:
        return None, None
    number = read_number(typed)
    if number is None:
        return None, Fault("This is no number.", "Type it like 1,204 or 58.7 or £1.2m or 31%.")
    return number.value, None


def _date(typed: str, today: datetime.date) -> tuple[Any, Fault | None]:
    if not typed:
        return None, None
    date = read_date(typed, today)
    return date, None if date is not None else Fault("This is no date.", "Type it like 31 January 2027 or 31/1/2027.")


def _format(typed: str, _today: datetime.date) -> tuple[Any, Fault | None]:
    if not typed or read_form(typed) is not None:
        return typed or None, None
    return None, Fault(f"There is no format “{typed}”.", "↑ and ↓ go through those there are.")


def _yes(typed: str, _today: datetime.date) -> tuple[Any, Fault | None]:
    if typed in ("", *_YES):
        return typed == "yes", None
    return None, Fault("Type yes or no.", "↑ and ↓ change it.")


def _approximate(typed: str, today: datetime.date) -> tuple[Any, Fault | None]:
    said, fault = _yes(typed, today)
    return said or None, fault


def _chart(typed: str, _today: datetime.date) -> tuple[Any, Fault | None]:
    kinds = next(ask.choices for ask in ASKED[FormKind.CHART] if ask.key == "chart")
    if typed in kinds:
        return typed, None
    return None, Fault(f"There is no chart “{typed}”.", f"Charts are {', '.join(kinds)}.")


def _columns(typed: str, _today: datetime.date) -> tuple[Any, Fault | None]:
    return tuple(name for each in typed.split(",") if (name := each.strip())) or None, None


def _widths(typed: str, _today: datetime.date) -> tuple[Any, Fault | None]:
    pieces = typed.replace(",", " ").split()
    if all(piece.isascii() and piece.isdecimal() and 0 < int(piece) < 10_000 for piece in pieces):
        return tuple(map(int, pieces)) or None, None
    return None, Fault("Widths are whole numbers above 0.", "Give each column its share, such as 40 20 40.")


_READERS: dict[str, _Reader] = {
    "value": _number,
    "as_at": _date,
    "format": _format,
    "approximate": _approximate,
    "landscape": _yes,
    "decorative": _yes,
    "chart": _chart,
    "y": _columns,
    "widths": _widths,
}
