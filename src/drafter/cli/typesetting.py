"""The typesetter of a process that publishes many reports: it starts with the first and ends with the last."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.cli.exporting import ExportWanted
    from drafter.export.typesetter import Typesetter

_kept: list[Typesetter] = []


@contextmanager
def standing(wanted: ExportWanted, *, stays: bool = False) -> Iterator[Typesetter | None]:
    """A typesetter for several reports; None where no PDF is asked for.

    One that ``stays`` is there for the next call too, and ends with its process: its orders end then.
    """
    if "pdf" not in wanted.formats:
        yield None
        return
    from drafter.export.standing import StandingTypesetter

    if stays:
        if not _kept:
            _kept.append(StandingTypesetter())
        yield _kept[0]
        return
    typesetter = StandingTypesetter()
    try:
        yield typesetter
    finally:
        typesetter.close()
