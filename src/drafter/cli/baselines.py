"""``--baseline`` and ``--write-baseline``: what was found before is known, and not shown again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from drafter.checks.baseline import Baseline, Known, decoded, encoded, is_baseline, known_of, new_only
from drafter.checks.wording import counted
from drafter.cli.checking import Outcome
from drafter.cli.printing import say
from drafter.report.errors import InputError
from drafter.store.atomic import put
from drafter.store.paths import is_folder, is_taken
from drafter.store.reading import read_bytes, shown_path

_MOST_BYTES = 100_000_000


def against(found: Iterator[Outcome], read: Path | None, write: Path | None) -> Iterator[Outcome]:
    """The outcomes with only what is new: against the baseline in the file ``read``, or the one that ``write`` becomes.

    Raises InputError, before anything is checked, for a file that is missing or no baseline.
    """
    known = None if read is None else _Old(read)
    if write is None:
        return found if known is None else map(known.new_only, found)
    _require_place(write)
    return _New(write, known).outcomes(found)


def _require_place(file: Path) -> None:
    """Raise InputError where no baseline can be written: never over anything that is none."""
    shown = shown_path(file.absolute())
    if not is_folder(file.absolute().parent):
        raise InputError("There is no such folder to write a baseline into.", path=shown)
    if is_taken(file) and not is_baseline(read_bytes(file, shown, _MOST_BYTES)):
        message = "There is such a file, and it is no baseline; it is not written over."
        raise InputError(message, cure="Choose another name, or take it away.", path=shown)


def _key(path: str, folder: Path) -> str:
    """A report as a baseline names it: its path from the folder of the baseline, wherever one stands."""
    return Path(os.path.relpath(path, folder)).as_posix()


class _Old:
    """A baseline that is there."""

    def __init__(self, file: Path) -> None:
        shown = shown_path(file.absolute())
        self._baseline: Baseline = decoded(read_bytes(file, shown, _MOST_BYTES), shown)
        self._folder = file.absolute().parent

    def new_only(self, outcome: Outcome) -> Outcome:
        if outcome.result is None:
            return outcome
        known = self._baseline.reports.get(_key(outcome.result.path, self._folder), ())
        return msgspec.structs.replace(outcome, result=new_only(outcome.result, known))


class _New:
    """A baseline that is being made; what is in it is known from now on, unless another says what is."""

    def __init__(self, file: Path, old: _Old | None) -> None:
        self._file = file
        self._folder = file.absolute().parent
        self._old = old
        self._reports: dict[str, tuple[Known, ...]] = {}
        self._left = 0

    def outcomes(self, found: Iterator[Outcome]) -> Iterator[Outcome]:
        for outcome in found:
            if outcome.result is None:
                yield outcome
                continue
            known = known_of(outcome.result)
            self._left += len(outcome.result.standing) - len(known)
            self._reports[_key(outcome.result.path, self._folder)] = known
            if self._old is not None:
                yield self._old.new_only(outcome)
            else:
                yield msgspec.structs.replace(outcome, result=new_only(outcome.result, known))
        put(self._file, encoded(self._reports))
        self._say()

    def _say(self) -> None:
        count = counted(sum(map(len, self._reports.values())), "finding")
        reports = counted(len(self._reports), "report")
        say(f"{count} of {reports} written to {shown_path(self._file.absolute())}.")
        if self._left:
            say(f"{counted(self._left, 'finding')} about exempt text cannot be in a baseline.")
