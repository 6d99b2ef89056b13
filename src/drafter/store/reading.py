"""A TOML file read whole, within bounds, as bytes, as text and as data."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from drafter.report.errors import InputError
from drafter.report.places import Place
from drafter.report.visible import one_line
from drafter.store.decode import MAX_NESTING, too_deep
from drafter.store.places import TomlPlaces

MAX_BYTES = 5_000_000
"""Size of a report or a template."""

_TOML_PLACE = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$", re.DOTALL)


class Source(NamedTuple):
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
    return hashlib.sha256(raw).hexdigest()


def read_toml(file: Path) -> Source:
    """Read a file; InputError, with a place where there is one, for all that makes it unreadable."""
    shown = one_line(os.path.relpath(file)) if file.is_relative_to(Path.cwd()) else one_line(str(file))
    return parse_toml(Path(os.path.realpath(file)), shown, read_bytes(file, shown))


def parse_toml(file: Path, shown: str, raw: bytes) -> Source:
    """The source in ``raw``, which stands in ``file`` or is about to."""
    text = _decoded(raw, shown)
    places = TomlPlaces(text)
    return Source(file, shown, raw, text, _parsed(text, places, shown), places)


def read_bytes(file: Path, shown: str) -> bytes:
    """The bytes of a regular file of bounded size."""
    try:
        # Not blocking: a pipe of that name must not hold the program up.
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise InputError(f"The file cannot be read: {error.strerror}.", path=shown) from error
    with os.fdopen(descriptor, "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
            raise InputError(f"This is {what}, not a file.", path=shown)
        raw = opened.read(MAX_BYTES + 1) if status.st_size <= MAX_BYTES else None
    if raw is None or len(raw) > MAX_BYTES:
        raise InputError(
            f"The file has {status.st_size:,} bytes; the most is {MAX_BYTES:,}.",
            cure="Move long tables and appendices to files of their own.",
            path=shown,
        )
    return raw


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
    try:
        data = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, places, shown) from error
    except RecursionError as error:
        raise _nested(shown, None) from error
    except ValueError as error:
        # A whole number of thousands of digits.
        raise InputError(f"This is not TOML: {one_line(str(error))}.", path=shown, place=Place(1, 1)) from error
    deep = too_deep(data)
    if deep is not None:
        raise _nested(shown, places.of_key(deep))
    return data


def _nested(shown: str, place: Place | None) -> InputError:
    return InputError(f"Tables or lists nest deeper than {MAX_NESTING}.", path=shown, place=place)


def _syntax_error(message: str, text: str, places: TomlPlaces, shown: str) -> InputError:
    found = _TOML_PLACE.match(message)
    if found is None:
        return InputError(f"This is not TOML: {one_line(message)}.", path=shown, place=Place(1, 1))
    at = Place(int(found[2]), int(found[3])) if found[2] else places.place(len(text))
    return InputError(f"This is not TOML: {one_line(found[1])}.", path=shown, place=at)
