"""The other side of a reading process: it reads and checks the reports it is asked for, until nobody asks any more.

A line asks for one report: ``["row", file]`` or ``["problems", file]``, in JSON. A line answers. When the app is gone,
however it went, the questions end, and so does the process.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import msgspec

from drafter.report.errors import DrafterError
from drafter.report.template import Level
from drafter.store.workspace import Workspace
from drafter.tui.shelf import ShelfRow, read
from drafter.typed import from_json


class Found(msgspec.Struct, frozen=True):
    """A problem of a report, with the line (from 0) of its text."""

    code: str
    level: Level
    number: str
    message: str
    name: str
    place: str
    line: int
    cure: str = ""


class Answer(msgspec.Struct, omit_defaults=True):
    """What a report says, or the sentence and the cure of why it says nothing."""

    row: ShelfRow | None = None
    problems: tuple[Found, ...] | None = None
    error: str = ""
    cure: str = ""


def answer(what: str, file: Path, workspace: Workspace, today: datetime.date) -> Answer:
    """Do what is asked for."""
    if what == "row":
        return Answer(row=read(ShelfRow(file, file.parent.name), workspace, today))
    try:
        return Answer(problems=_problems(file, workspace, today))
    except DrafterError as error:
        return Answer(error=f"{error.location}: {error.message}" if error.location else error.message, cure=error.cure)


def _problems(file: Path, workspace: Workspace, today: datetime.date) -> tuple[Found, ...]:
    from drafter.store.load import load_report
    from drafter.tui.checking import problems_of
    from drafter.tui.session import Session

    session = Session(load_report(file, workspace), workspace, lambda: today)
    problems, _ = problems_of(session.report, workspace, today)
    return tuple(
        Found(each.code, each.level, each.number, each.message, each.name, each.place, max(0, each.line), each.cure)
        for each in problems
        if not each.waived
    )


def main(root: str, day: str) -> None:
    """Answer until the questions end."""
    workspace, today = Workspace.find(Path(root)), datetime.date.fromisoformat(day)
    for line in sys.stdin.buffer:
        what, file = from_json(line, tuple[str, str])
        said = msgspec.json.encode(answer(what, Path(file), workspace, today), enc_hook=str)
        sys.stdout.buffer.write(said + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
