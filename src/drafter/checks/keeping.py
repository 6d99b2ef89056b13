"""Writing the file of ``expressions``: once for an installation, or by ``python -m drafter.checks.keeping``."""

from __future__ import annotations

import marshal
import os
import re
import sys
from array import array
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from drafter.checks import expressions
from drafter.checks.expressions import Made, from_made
from drafter.checks.pattern import Pattern


def keep_once() -> None:
    """Write the file if there is none, where Python may write bytecode; where nobody may, there will be none."""
    if not sys.dont_write_bytecode and not expressions.is_written():
        with suppress(OSError):
            keep()


def keep() -> None:
    """Write the file anew. Raises ``OSError`` where it cannot be written."""
    made = {each: code for each in sorted(_sources()) if (code := _made(*each)) is not None}
    file = Path(expressions.FILE)
    file.parent.mkdir(exist_ok=True)
    # In one step, for a check may be reading it.
    new = file.with_suffix(f".{os.getpid()}")
    try:
        new.write_bytes(marshal.dumps(made))
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _sources() -> set[tuple[str, int]]:
    """The expressions that stand in the modules of the check, each in its forms; none that was made of a report."""
    import drafter.checks.rules

    modules = [module for name, module in sys.modules.items() if name.startswith("drafter.checks.")]
    patterns = [each for module in modules for value in vars(module).values() for each in _patterns(value)]
    assert drafter.checks.rules.RULES  # noqa: S101 - what they are made of is loaded
    return {(source, int(flags)) for each in patterns for source, flags in each.search.forms if source}


def _patterns(value: object) -> Iterator[Pattern]:
    """The patterns in a value of a module."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from _patterns(each)
    elif isinstance(value, dict):
        yield from _patterns(tuple(value.values()))
    elif isinstance(value, msgspec.Struct):
        yield from _patterns(tuple(getattr(value, name) for name in value.__struct_fields__))


def _made(source: str, flags: int) -> Made | None:
    """What the engine is given for a source; None where it would not make the same of it again."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(source, flags)
    numbers = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    made = (flags | parsed.state.flags, code, parsed.state.groups - 1, numbers, tuple(names))
    # Two are equal where their codes are.
    return made if from_made(source, made) == re.compile(source, flags) else None


if __name__ == "__main__":
    keep()
