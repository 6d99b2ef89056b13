"""What makes a file unreadable: each fault with its place, its cure and, for a wrong word, the nearest right one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.report.errors import InputError
from drafter.report.places import KeyPath, Place
from drafter.store.places import TomlPlaces
from drafter.store.wording import described, did_you_mean, shown, where

_MOST_TOLD = 20


class UnreadableFile(InputError):
    """A file with one fault or more, in the order of the file; ``others`` are those after the first."""

    def __init__(self, faults: Sequence[InputError]) -> None:
        first, *self.others = faults
        super().__init__(first.message, cure=first.cure, path=first.path, place=first.place)

    def __str__(self) -> str:
        told = [super().__str__(), *map(str, self.others[: _MOST_TOLD - 1])]
        left = len(self.others) + 1 - len(told)
        return "\n".join([*told, f"and {left} more like these"] if left else told)


class Faults:
    """The faults found in one file so far. ``path`` is the file as it should be shown."""

    def __init__(self, path: str, places: TomlPlaces) -> None:
        self.path = path
        self.places = places
        self._found: list[InputError] = []

    def add(self, path: KeyPath, message: str, cure: str = "", *, key: bool = True) -> None:
        """A fault of the key at ``path``, or of its value."""
        self.add_at(self.places.of_key(path) if key else self.places.of_whole_value(path), message, cure)

    def add_at(self, place: Place, message: str, cure: str = "") -> None:
        """A fault at a place."""
        self._found.append(InputError(message, cure=cure, path=self.path, place=place))

    @property
    def found(self) -> list[InputError]:
        """The faults, in the order in which they stand in the file."""
        return sorted(self._found, key=lambda fault: fault.place or Place(1, 1))

    def unknown(self, path: KeyPath, known: Iterable[str]) -> None:
        """A key that nothing is known of."""
        self.add(path, f"There is no key {shown(path[-1])} in {where(path[:-1])}.", did_you_mean(path[-1], known))

    def wrong(self, path: KeyPath, value: object, wanted: str, cure: str = "") -> None:
        """A value of the wrong type."""
        self.add(path, f"{where(path)}: found {described(value)}, wanted {wanted}.", cure, key=False)

    def check(self) -> None:
        """Raise UnreadableFile where there is a fault."""
        if self._found:
            raise UnreadableFile(self.found)
