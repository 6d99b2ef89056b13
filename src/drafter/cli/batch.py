"""Many reports in one command: one that cannot be read never stops the others, and the worst code counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from drafter.cli.edge import attempt
from drafter.cli.printing import say

_WORST_FIRST = (70, 3, 2, 1, 0)


def worst(codes: Iterable[int]) -> int:
    """The exit code of a batch; 0 where there was nothing to do."""
    found = set(codes)
    return next((code for code in _WORST_FIRST if code in found), 0)


def each(names: Iterable[str], do: Callable[[str], int]) -> int:
    """Do the same for each name; what goes wrong with one is said, and the rest is done."""
    return worst([_one(name, do) for name in names])


def _one(name: str, do: Callable[[str], int]) -> int:
    done = attempt(lambda: do(name))
    if isinstance(done, int):
        return done
    say(done.told)
    return done.code
