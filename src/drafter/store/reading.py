"""A TOML file read whole, within bounds, as bytes, as text and as data."""

from __future__ import annotations

import os
import stat
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import msgspec
import tomli

from drafter.report.errors import InputError, MachineError
from drafter.report.places import KeyPath, Place
from drafter.report.visible import one_line
from drafter.store.places import TomlPlaces
from drafter.store.scanner import MAX_NESTING, NotToml, TooDeep, scan

MAX_BYTES = 5_000_000
"""Size of a report or a template."""


class Source(msgspec.Struct, frozen=True):
    """A file as it was read: its real path, its bytes, its text, its data, and the places in it.

    ``shown`` is its path as a person should see it.
    """

    file: Path
    shown: str
    raw: bytes
    text: str
    data: dict[str, Any]
    places: TomlPlaces

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes: what tells whether the file has changed."""
        return digest(self.raw)


def digest(raw: bytes) -> str:
    """SHA-256, in hexadecimal."""
    # Imported here: only a save asks.
    from hashlib import sha256

    return sha256(raw).hexdigest()


def read_toml(file: Path) -> Source:
    """Read a file; InputError, with a place where there is one, for all that makes it unreadable."""
    shown = shown_path(file)
    return parse_toml(Path(os.path.realpath(file)), shown, read_bytes(file, shown))


def shown_path(file: Path) -> str:
    """A path as a person should see it: from the folder one stands in where it is below that, on one line."""
    try:
        here = Path.cwd()
    except OSError:
        # The folder one stands in is gone.
        return one_line(str(file))
    return one_line(str(file.relative_to(here) if file.is_relative_to(here) else file))


def parse_toml(file: Path, shown: str, raw: bytes) -> Source:
    """The source in ``raw``, which stands in ``file`` or is about to."""
    text = _decoded(raw, shown)
    places = TomlPlaces(text)
    return Source(file, shown, raw, text, _parsed(text, places, shown), places)


def read_bytes(file: Path, shown: str, most: int = MAX_BYTES) -> bytes:
    """The bytes of a regular file of bounded size; InputError where there is none."""
    try:
        # Not blocking: a pipe of that name must not hold the program up.
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise InputError(f"The file cannot be read: {error.strerror}.", path=shown) from error
    try:
        size = _regular_size(descriptor, shown)
        with os.fdopen(descriptor, "rb", closefd=False) as opened:
            raw = opened.read(most + 1) if size <= most else None
    except OSError as error:
        raise MachineError(f"The file cannot be read: {error.strerror}.", path=shown) from error
    finally:
        os.close(descriptor)
    if raw is None or len(raw) > most:
        raise InputError(
            f"The file has {size:,} bytes; the most is {most:,}.",
            cure="Move long tables and appendices to files of their own.",
            path=shown,
        )
    return raw


def _regular_size(descriptor: int, shown: str) -> int:
    """Bytes of a regular file; anything else may block, or never end."""
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        what = "a folder, not a file" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise InputError(f"This is {what}.", path=shown)
    return status.st_size


def _decoded(raw: bytes, shown: str) -> str:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise InputError(
            "The file starts with a byte order mark, which TOML does not allow.",
            cure="Save it as UTF-8 without one.",
            path=shown,
            place=Place(1, 1),
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        raise InputError(
            f"The file is not UTF-8: byte 0x{raw[error.start]:02x} stands where none may.",
            cure="Save it as UTF-8.",
            path=shown,
            place=place,
        ) from error


def _parsed(text: str, places: TomlPlaces, shown: str) -> dict[str, Any]:
    _refuse_long_keys(text, places, shown)
    try:
        data = tomli.loads(text, parse_float=_number)
    except tomli.TOMLDecodeError as error:
        # Imported for a message alone.
        from drafter.store.syntax import told

        sentence, cure, at = told(str(error), places)
        raise InputError(sentence, cure=cure, path=shown, place=places.place(at)) from error
    except RecursionError as error:
        raise _nested(places, shown) from error
    except ValueError as error:
        raise InputError("This number is out of all bounds.", path=shown, place=_unread_number(places)) from error
    deep = _too_deep(data)
    if deep is not None:
        raise _nested(places, shown, deep)
    return data


def _number(digits: str) -> Decimal:
    try:
        return Decimal(digits)
    except InvalidOperation as error:
        raise ValueError(digits) from error


def _unread_number(places: TomlPlaces) -> Place | None:
    """Place of the number that Python will not read: thousands of digits, or an exponent of as many."""
    for span in places.spans.values():
        raw = places.source[span.start : span.end]
        if raw.startswith(tuple("+-0123456789")):
            try:
                tomli.loads(f"number = {raw}", parse_float=_number)
            except ValueError:
                return places.place(span.start)
    return None


def _too_deep(data: dict[str, Any]) -> KeyPath | None:
    """The way to the first value that nests deeper than MAX_NESTING; None where none does."""
    left: list[tuple[KeyPath, Any]] = [((), data)]
    while left:
        path, value = left.pop()
        if len(path) > MAX_NESTING:
            return path
        steps = value.items() if isinstance(value, dict) else enumerate(value)
        left += [((*path, step), inner) for step, inner in steps if isinstance(inner, dict | list)]
    return None


def _refuse_long_keys(text: str, places: TomlPlaces, shown: str) -> None:
    """Refuse a key of too many parts before ``tomli`` sees it: over each it takes the square of their number."""
    if any(line.count(".") > MAX_NESTING for line in text.split("\n")):
        try:
            scan(text)
        except TooDeep as error:
            raise _nested(places, shown) from error
        except NotToml:
            # It comes to no long key before the fault, and tomli stops there too.
            return


def _nested(places: TomlPlaces, shown: str, path: KeyPath = ()) -> InputError:
    try:
        offset = places.spans[path].key if path in places.spans else 0
    except (TooDeep, NotToml) as error:
        offset = error.offset
    place = places.place(offset)
    return InputError(f"Tables or lists nest deeper than {MAX_NESTING}.", path=shown, place=place)
