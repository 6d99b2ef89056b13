"""Regular expressions as the engine has them, kept beside the bytecode: making them took a third of a cold check.

The file is to an expression what ``__pycache__`` is to a module, and lies there. It holds the expressions of the rules
and nothing of any report; ``keeping`` writes it. Where it is missing, an expression is made of its source, as ever.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from functools import cache
from typing import TypeAlias

from drafter import __version__

Made: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, the number of groups, their numbers by name, and their names by number: what the engine is given."""

# Without pathlib, which takes longer to be loaded than what is read here.
FILE = os.path.join(  # noqa: PTH118
    os.path.dirname(__file__),  # noqa: PTH120
    "__pycache__",
    f"expressions-{__version__}.{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}.bin",
)
"""Of this drafter and this very Python, for another's engine may have other codes."""


def is_written() -> bool:
    """Whether there is such a file."""
    return os.path.exists(FILE)  # noqa: PTH110


def expression(source: str, flags: int) -> re.Pattern[str]:
    """The expression of a source, as ``re.compile`` makes it."""
    made = _kept().get((source, int(flags)))
    return re.compile(source, flags) if made is None else from_made(source, made)


def is_kept(source: str, flags: int) -> bool:
    """Whether it costs next to nothing to have it."""
    return (source, int(flags)) in _kept()


def from_made(source: str, made: Made) -> re.Pattern[str]:
    """The expression of a source whose code is known."""
    # Nowhere in the library's documentation, and so asked for only where a file was written with its help.
    import _sre

    flags, code, groups, numbers, names = made
    pattern: re.Pattern[str] = _sre.compile(source, flags, memoryview(code).cast("I").tolist(), groups, numbers, names)
    return pattern


@cache
def _kept() -> dict[tuple[str, int], Made]:
    try:
        with open(FILE, "rb") as file:  # noqa: PTH123
            # As trusted as the bytecode that lies beside it, and read as that is.
            read = marshal.loads(file.read())  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return read if isinstance(read, dict) else {}
