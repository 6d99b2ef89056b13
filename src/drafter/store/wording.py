"""How keys and values of a file are called when a person is told what is wrong with them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal

from drafter.report.places import KeyPath
from drafter.report.visible import one_line

_MOST_SHOWN = 40
_MOST_LISTED = 12


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or all of them where they are few."""
    # Imported for a message alone.
    from difflib import get_close_matches

    names = list(known)
    # A long word is near nothing, and comparing it takes long.
    near = get_close_matches(str(word)[:100], names, n=1, cutoff=0.5) if isinstance(word, str) else []
    if near:
        return f"Did you mean {one_line(near[0])}?"
    listed = one_line(", ".join(names))
    return f"{'It is' if len(names) == 1 else 'Known are'} {listed}." if 0 < len(names) <= _MOST_LISTED else ""


def where(path: KeyPath) -> str:
    """A path as a person writes it: ``reasons.summary``, ``meta.report_to``, ``waivers.1``; "the file" for none."""
    names = path[1:] if path[:1] == ("sections",) and len(path) > 1 else path
    return ".".join(shown(step + 1 if isinstance(step, int) else step) for step in names) or "the file"


def shown(name: str | int) -> str:
    """A name within one line of a terminal."""
    text = str(name)
    return one_line(text if len(text) <= 2 * _MOST_SHOWN else f"{text[: 2 * _MOST_SHOWN]}…")


def quoted(value: object) -> str:
    """A word that is wrong: a text in typographic quotes, anything else as what it is."""
    return described(value).removeprefix("the text ")


def described(value: object) -> str:
    """What a value is, in people's words."""
    match value:
        case bool():
            return "true" if value else "false"
        case "":
            return "an empty text"
        case str():
            return f"the text “{one_line(value[:_MOST_SHOWN])}{'…' if len(value) > _MOST_SHOWN else ''}”"
        case int() if value.bit_length() > 200:
            return "a number of very many digits"
        case int() | float() | Decimal():
            digits = str(value)
            return f"the number {digits if len(digits) <= _MOST_SHOWN else f'{digits[:_MOST_SHOWN]}…'}"
        case datetime.datetime() | datetime.time():
            return f"the time {value}"
        case datetime.date():
            return f"the date {value}"
        case list() | tuple():
            return "a list"
        case _:
            return "a table"
