"""Rules of installed packages. Whatever goes wrong in one of them is told in a sentence that names the package."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any

import msgspec

from drafter.checks.rule import Hit, ProseRule, ReportRule, Rule
from drafter.report.errors import DrafterError, InputError, MachineError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINT = "drafter.rules"
"""A package that brings rules names a sequence of them under this entry point."""

_CODE = r"[A-Z][0-9]{3}"
_ALIAS = r"[a-z][a-z0-9-]*"


def installed(own: Iterable[Rule]) -> Iterator[Rule]:
    """The rules that packages bring beside drafter's ``own``.

    Raises InputError for what is no rule, or has a name that is taken; MachineError where a package cannot be loaded.
    """
    if not any(map(_brings_rules, sys.path)):
        return
    # Costs as much as the rest of the check, so it is only imported where a package brings rules.
    from importlib.metadata import entry_points

    taken = {name for rule in own for name in (rule.code, rule.alias)}
    for entry in entry_points(group=ENTRY_POINT):
        package = entry.dist.name if entry.dist is not None else entry.value
        with _Blaming(f"The package {package} cannot be loaded", package):
            brought = _loaded(entry)
        for rule in brought:
            yield _fit(rule, package, taken)
            taken.update((rule.code, rule.alias))


def _loaded(entry: EntryPoint) -> list[Any]:
    brought = entry.load()
    return list(brought) if isinstance(brought, Iterable) else [brought]


def _fit(rule: object, package: str, taken: set[str]) -> Rule:
    """A rule of a package that drafter can work with, blamed on its package where it fails."""
    cure = f"Mend the package {package}, or take it away."
    if not isinstance(rule, ProseRule | ReportRule):
        raise InputError(f"The package {package} brings {type(rule).__name__} where a rule should be.", cure=cure)
    if not re.fullmatch(_CODE, rule.code) or not re.fullmatch(_ALIAS, rule.alias):
        message = f"The package {package} calls a rule {rule.code!r} and {rule.alias!r}."
        raise InputError(message, cure="A code is a letter and three digits; an alias has small letters and hyphens.")
    for name in (rule.code, rule.alias):
        if name in taken:
            raise InputError(f"The package {package} brings a rule {name}, and there is one already.", cure=cure)
    find = _guarded(rule.find, f"The rule {rule.code} of the package {package} failed", package)
    return msgspec.structs.replace(rule, source=f"the package {package}", find=find)


def _guarded(find: Any, message: str, package: str) -> Any:
    def guarded(looked_at: Any) -> Iterator[Hit]:
        with _Blaming(message, package):
            for hit in find(looked_at):
                _require_hit(hit)
                yield hit

    return guarded


def _require_hit(hit: object) -> None:
    """Raise TypeError or ValueError for what is no hit, or one at no place."""
    if not isinstance(hit, Hit):
        raise TypeError(f"it gives {type(hit).__name__} where a Hit should be")
    if hit.passage is None and not hit.path:
        raise ValueError("a hit has neither a passage nor a path")
    if hit.passage is not None and not 0 <= hit.start <= max(hit.start, hit.end) <= len(hit.passage.text):
        raise ValueError("a hit begins or ends outside its passage")
    edit, passage = hit.edit, hit.passage
    if edit is not None and passage is not None and not 0 <= edit.start <= edit.end <= len(passage.text):
        raise ValueError("an edit begins or ends outside its passage")


class _Blaming:
    """While code of a package runs: its errors are none of drafter's, and are told as the package's."""

    def __init__(self, message: str, package: str) -> None:
        self._message = message
        self._package = package

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, Exception | SystemExit) and not isinstance(error, DrafterError):
            words = " ".join(str(error).split())
            told = f"{type(error).__name__}: {words}" if words else type(error).__name__
            cure = f"Mend the package {self._package}, or take it away."
            raise MachineError(f"{self._message} ({told}).", cure=cure) from error


def _brings_rules(folder: str) -> bool:
    """Whether a package installed in a folder of the import path declares the entry point."""
    try:
        with os.scandir(folder or ".") as entries:
            found = [entry.path for entry in entries if entry.name.endswith(".dist-info")]
    except OSError:
        return False
    return any(f"[{ENTRY_POINT}]".encode() in _entry_points(each) for each in found)


def _entry_points(distribution: str) -> bytes:
    # Without a Path: every installed package is asked, and every check asks.
    try:
        with open(f"{distribution}/entry_points.txt", "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return b""
