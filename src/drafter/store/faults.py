"""What makes a file unreadable: each fault with its place, its cure and, for a wrong word, the nearest right one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, TypeVar

import msgspec

from drafter.report.errors import InputError
from drafter.report.places import KeyPath, Place
from drafter.report.visible import one_line
from drafter.store.places import TomlPlaces

Part = TypeVar("Part", bound=msgspec.Struct)

_EXPECTED = re.compile(r"Expected `(.+?)`, got `(.+?)`")
_AT = re.compile(r"^(.*?)(?: - at `(?:key in )?(\$.*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"unknown field `(.*)`")
_MISSING = re.compile(r"missing required field `(.*)`")
_WANTED = {
    "str": "a text, in quotes",
    "int": "a whole number",
    "bool": "true or false",
    "date": "a date such as 2015-07-02, without quotes",
    "array": "a list in square brackets",
    "object": "a table",
}
_MOST_SHOWN = 40


class UnreadableFile(InputError):
    """A file with one fault or more; ``others`` are those after the first."""

    def __init__(self, faults: list[InputError]) -> None:
        first, *self.others = faults
        super().__init__(first.message, cure=first.cure, path=first.path, place=first.place)

    def __str__(self) -> str:
        return "\n".join([super().__str__(), *map(str, self.others)])


class Faults:
    """The faults found in one file so far."""

    def __init__(self, path: str, places: TomlPlaces) -> None:
        self.path = path
        self.places = places
        self._found: list[InputError] = []

    def add(self, path: KeyPath, message: str, cure: str = "", *, key: bool = True) -> None:
        """A fault of the key at ``path``, or of its value."""
        place = self.places.of_key(path) if key else self.places.of_value(path)
        self.add_at(place, message, cure)

    def add_at(self, place: Place, message: str, cure: str = "") -> None:
        """A fault at a place."""
        self._found.append(InputError(message, cure=cure, path=self.path, place=place))

    @property
    def found(self) -> list[InputError]:
        """The faults, in the order in which they stand in the file."""
        return sorted(self._found, key=lambda fault: fault.place or Place(1, 1))

    def unknown(self, path: KeyPath, known: Iterable[str]) -> None:
        """A key that nothing is known of."""
        self.add(path, f"There is no key {shown(path[-1])} in {where(path[:-1])}.", did_you_mean(str(path[-1]), known))

    def wrong(self, path: KeyPath, value: Any, wanted: str) -> None:
        """A value of the wrong type."""
        self.add(path, f"{where(path)} is {described(value)}; wanted is {wanted}.", key=False)

    def convert(
        self, kind: type[Part], value: Any, path: KeyPath, kinds: dict[str, type[msgspec.Struct]]
    ) -> Part | None:
        """``value`` as a ``kind``; None, and a fault, where it is none. ``kinds`` names what nested tables are."""
        try:
            return msgspec.convert(value, kind)
        except msgspec.ValidationError as error:
            self._explain(str(error), kind, value, path, kinds)
            return None

    def _explain(
        self, error: str, kind: type[msgspec.Struct], value: Any, path: KeyPath, kinds: dict[str, type[msgspec.Struct]]
    ) -> None:
        """Turn what msgspec says into a sentence with a place."""
        message, steps = _split(error)
        inner = tuple(int(step[2]) if step[2] else step[1] for step in _STEP.finditer(steps))
        full = (*path, *inner)
        names = [step for step in inner if isinstance(step, str)]
        known = [
            field.name for field in msgspec.structs.fields(kinds[names[-1]] if names and names[-1] in kinds else kind)
        ]
        if found := _UNKNOWN.search(message):
            self.unknown((*full, found[1]), known)
        elif found := _MISSING.search(message):
            self.add(full, f"{where(full)} lacks the key {found[1]}.")
        elif found := _EXPECTED.search(message):
            kinds_wanted = [
                _WANTED.get(each.strip(), each.strip()) for each in found[1].split("|") if each.strip() != "null"
            ]
            self.wrong(full, _reached(value, inner), " or ".join(kinds_wanted))
        elif message.startswith("Invalid enum value"):
            self.add(
                full,
                f"{where(full)} cannot be {described(_reached(value, inner))}.",
                _allowed(kind, names, kinds),
                key=False,
            )
        else:
            self.add(full, f"{where(full)}: {message}.", key=False)


def _split(error: str) -> tuple[str, str]:
    found = _AT.match(error)
    return (error, "") if found is None else (found[1], found[2] or "")


def _reached(value: Any, path: KeyPath) -> Any:
    for step in path:
        value = value[step]
    return value


def _allowed(kind: type[msgspec.Struct], names: list[str], kinds: dict[str, type[msgspec.Struct]]) -> str:
    """The words that a key takes, for the cure."""
    owner = kinds.get(names[-2], kind) if len(names) > 1 else kind
    field = next((each for each in msgspec.structs.fields(owner) if names and each.name == names[-1]), None)
    if field is None:
        return ""
    found = msgspec.inspect.type_info(field.type)
    options: list[Any] = []
    for each in getattr(found, "types", (found,)):
        options += getattr(each, "values", ()) or [member.value for member in getattr(each, "cls", ())]
    return f"It takes {', '.join(map(str, options))}." if options else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the nearest known word, or the known ones where they are few."""
    # Imported for a message alone.
    from difflib import get_close_matches

    names = list(known)
    near = get_close_matches(word, names, n=1, cutoff=0.5)
    if near:
        return f"Did you mean {near[0]}?"
    return f"Known are {', '.join(names)}." if names and len(names) <= 12 else ""


def where(path: KeyPath) -> str:
    """A path as a person writes it: ``sections.reasons.summary``, ``waivers.1``; "the report" for none."""
    names = path[1:] if path[:1] == ("sections",) and len(path) > 1 else path
    return ".".join(shown(step + 1 if isinstance(step, int) else step) for step in names) or "the file"


def shown(name: str | int) -> str:
    """A name as one line of a terminal."""
    return one_line(str(name))


def described(value: Any) -> str:
    """What a value is, in people's words."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            text = one_line(value)
            return f"the text “{text[:_MOST_SHOWN]}{'…' if len(text) > _MOST_SHOWN else ''}”"
        case int() | float() | Decimal():
            return f"the number {value}"
        case datetime.datetime() | datetime.time():
            return f"the time {value}"
        case datetime.date():
            return f"the date {value}"
        case list() | tuple():
            return "a list"
        case _:
            return "a table"
