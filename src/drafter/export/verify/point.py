"""Points: what is verified of a file, one by one, each with the clause that asks for it and what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

import msgspec

from drafter.report.errors import MachineError

Subject = TypeVar("Subject")
OWN = "drafter"
"""The source of what drafter asks for by itself."""


class Point(msgspec.Struct, frozen=True):
    """One thing that was verified of a file.

    ``name`` says what must hold ("tables have heads"), ``source`` the clause that asks for it ("PDF/UA-1, 7.5").
    ``detail`` is what was found; of one that failed it is what is wrong, as half a sentence ("a table has no head").
    A file of which a ``binding`` point failed is never handed out.
    """

    name: str
    source: str
    passed: bool
    detail: str = ""
    binding: bool = True


class UnsoundError(Exception):
    """What is wrong with a file, as half a sentence."""


class Check(msgspec.Struct, Generic[Subject], frozen=True):
    """How a point is verified: ``look`` says what it found, and raises UnsoundError where the point does not hold."""

    name: str
    source: str
    binding: bool
    look: Callable[[Subject], str]

    def point(self, subject: Subject) -> Point:
        """The point, verified."""
        try:
            return Point(self.name, self.source, True, self.look(subject), self.binding)
        except UnsoundError as fault:
            return Point(self.name, self.source, False, str(fault), self.binding)


def check(name: str, source: str, *, binding: bool = True) -> Callable[[Callable[[Subject], str]], Check[Subject]]:
    """Declare a function over an opened file to be the check of a point."""

    def declare(look: Callable[[Subject], str]) -> Check[Subject]:
        return Check(name, source, binding, look)

    return declare


def verified(checks: Iterable[Check[Subject]], subject: Subject) -> tuple[Point, ...]:
    """Every point of a file."""
    return tuple(each.point(subject) for each in checks)


def require(format: str, points: Sequence[Point]) -> None:
    """Raise MachineError where a binding point of a file does not hold."""
    failed = next((point for point in points if point.binding and not point.passed), None)
    if failed is not None:
        raise MachineError(
            f"The {format.upper()} was not handed out: {failed.detail}.",
            cure="This is a fault of drafter, or of the template: please report it.",
        )


def said(points: Sequence[Point]) -> str:
    """What was verified, as a line for people; a point that is not binding and does not hold is told."""
    held = sum(point.passed for point in points)
    sources = (source.partition(",")[0] for point in points for source in point.source.split("; "))
    standards = [name for name in dict.fromkeys(sources) if name != OWN]
    faults = "".join(f"; {point.detail}" for point in points if not point.passed)
    return f"{held} of {counted(len(points), 'point')} of {', '.join(standards)} verified{faults}"


def counted(number: int, noun: str, several: str = "") -> str:
    """``1 label``, ``12 labels``."""
    return f"{number} {noun if number == 1 else several or f'{noun}s'}"


def labelled(found: Iterable[str], wanted: tuple[str, ...]) -> str:
    """What a point on the labels of a file says; UnsoundError names the first that is missing or out of order."""
    there = tuple(found)
    if there != wanted:
        missing = next((label for label in wanted if label not in there), None)
        raise UnsoundError(
            "its labels are not in order" if missing is None else f"the label {missing} is missing from it"
        )
    return counted(len(there), "label")
