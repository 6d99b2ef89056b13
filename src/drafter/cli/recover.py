"""``drafter recover``: what was written and not saved, out of the journals."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import click

from drafter.cli.batch import worst
from drafter.cli.edge import attempt
from drafter.cli.options import json_option
from drafter.cli.printing import out, out_json, say
from drafter.cli.reports import load, workspace
from drafter.report.errors import InputError, MachineError, Refused
from drafter.report.visible import one_line
from drafter.store.atomic import reason
from drafter.store.journal_files import LeftJournal, left_behind
from drafter.store.journal_lines import Recording
from drafter.store.load import slug_of
from drafter.store.reading import shown_path
from drafter.store.recovery import brought_back, counted_words, text_of
from drafter.store.save import save
from drafter.store.unsaved import Unsaved, read_journal, unsaved
from drafter.store.workspace import REPORT_FILE


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT]…")
@click.option("--list", "only_list", is_flag=True, help="Say what there is, and change nothing.")
@click.option("--print", "only_print", is_flag=True, help="Print the words, and change nothing.")
@click.option("--into", metavar="REPORT", help="Bring them back into this report: it was moved, or is another copy.")
@click.option("--discard", is_flag=True, help="Throw away what the journals of the named reports hold.")
@json_option
def recover(
    reports: tuple[str, ...], only_list: bool, only_print: bool, into: str | None, discard: bool, as_json: bool
) -> int:
    """Bring back what was written in the app and never saved, of each REPORT or of all.

    What somebody has changed in the report meanwhile is not written over: open the report in the app to choose.

    \b
    drafter recover --list
    drafter recover parking-2027
    drafter recover parking-2027 --print > words.txt
    """
    if sum((only_list, only_print, into is not None, discard)) > 1:
        raise click.UsageError("Use one of --list, --print, --into and --discard.")
    if (into is not None or discard) and not reports:
        raise click.UsageError("Name the report whose journal is meant.")
    if as_json and only_print:
        raise click.UsageError("--print prints text; use --list --json to see what there is.")
    do = _print if only_print else _discard if discard else None if only_list else _bring_back
    code, rows = _each(reports, None if into is None else load(into).file, do)
    if as_json:
        out_json({"format": 1, "journals": [row.as_json() for row in rows]})
    elif not rows and code == 0:
        out("Nothing unsaved was left behind.")
    else:
        for text in (row.as_text() if do is None else row.did for row in rows):
            if text:
                out(text)
    return code


class _Row(NamedTuple):
    """A journal with unsaved words, and what was done with it."""

    found: Unsaved
    did: str

    def as_json(self) -> dict[str, object]:
        parts = self.found.parts
        return {
            "report": slug_of(self.found.path),
            "path": str(self.found.path).encode("utf-8", "replace").decode(),
            "written": self.found.recording.at,
            "state": self.found.state,
            "words": self.found.words,
            "parts": [{"place": each.place, "words": each.words, "contested": each.is_contested} for each in parts],
            "done": bool(self.did),
        }

    def as_text(self) -> str:
        found, at = self.found, self.found.recording.at
        when = "" if at is None else f", {at.astimezone():%Y-%m-%d %H:%M}"
        places = ", ".join(part.place + (" (changed since)" if part.is_contested else "") for part in found.parts)
        note = "" if found.trouble is None else f"\n  {found.trouble.message}"
        return f"{shown_path(found.path)}\n  {counted_words(found.words)} in {places}{when}{note}"


_Do = Callable[[LeftJournal, Unsaved], str]
"""Does something with a journal, and says what."""


def _each(reports: tuple[str, ...], target: Path | None, do: _Do | None) -> tuple[int, list[_Row]]:
    """Do the same with every journal that is meant; what goes wrong with one is said, and the rest is done."""
    codes = [0]
    rows: list[_Row] = []
    meant = [_Meant(name) for name in reports]
    for left in left_behind():
        try:
            found = _found(left, meant, target)
            if found is None:
                continue
            # Done before the next journal is looked at.
            done = "" if do is None else attempt(lambda: do(left, found))  # noqa: B023
            rows.append(_Row(found, done if isinstance(done, str) else ""))
            if not isinstance(done, str):
                say(done.told)
                codes.append(done.code)
        finally:
            left.let_go()
    for name in meant:
        if not name.is_known:
            say(f"{one_line(name.name)}: There is no report of this name, and no journal of one.")
            codes.append(2)
    return worst(codes), rows


class _Meant:
    """A report as it was named, by what it is called now, or was called when it was still there."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._paths = {os.path.realpath(name), os.path.realpath(Path(name, REPORT_FILE))}
        try:
            self._paths.add(os.path.realpath(workspace().resolve(name)))
            self.is_known = True
        except InputError:
            self.is_known = False

    def is_of(self, recording: Recording) -> bool:
        """Whether a journal is of this report."""
        is_it = recording.head.report in self._paths
        if not is_it and not self.is_known:
            is_it = slug_of(Path(recording.head.report)) == self.name
        return is_it


def _found(left: LeftJournal, meant: list[_Meant], target: Path | None) -> Unsaved | None:
    """What a journal holds that its report does not; None for nothing, or where it is not meant."""
    recording = read_journal(left)
    if recording is None:
        if not meant:
            say(f"{one_line(str(left.path))}: This journal cannot be read; it stays where it is.")
        return None
    named = [name for name in meant if name.is_of(recording)]
    for name in named:
        name.is_known = True
    if meant and not named:
        return None
    found = unsaved(recording, target)
    return found if found.parts else None


def _bring_back(left: LeftJournal, found: Unsaved) -> str:
    """Save what a journal holds into its report, and be done with it."""
    shown = shown_path(found.path)
    at_hand = f"To see the words: drafter recover {one_line(found.recording.head.report)} --print."
    if found.report is None:
        what = "cannot be read" if found.path.exists() else "is no longer there"
        cure = f"{at_hand} To put them elsewhere: --into REPORT."
        raise InputError(f"The report {what}; its journal was left as it is.", cure=cure, path=shown)
    if found.contested:
        places = ", ".join(part.place for part in found.contested)
        is_its_own = found.recording.head.report == os.fspath(found.report.file)
        cure = f"Open it in the app to choose: drafter {shown}" if is_its_own else at_hand
        raise Refused(f"Somebody has changed {places} since; nothing was brought back.", cure=cure, path=shown)
    placed = brought_back(found.report.report.draft, found.report.report.template, found.parts)
    if placed.unplaced:
        places = ", ".join(part.place for part in found.parts if part.path in placed.unplaced)
        message = f"The template has no place for what was written in {places}; nothing was brought back."
        raise Refused(message, cure=at_hand, path=shown)
    save(found.report, placed.draft)
    places = ", ".join(part.place for part in found.parts)
    return f"{shown}: {counted_words(found.words)} brought back in {places}.{_be_done_with(left, found)}"


def _discard(left: LeftJournal, found: Unsaved) -> str:
    note = _be_done_with(left, found)
    return f"{shown_path(found.path)}: {counted_words(found.words)} discarded.{note}"


def _be_done_with(left: LeftJournal, found: Unsaved) -> str:
    """Remove a journal; a word on one that is kept, for part of it cannot be read."""
    try:
        kept = left.done_with(broken=found.recording.broken)
    except OSError as error:
        message = f"The journal could not be removed: {reason(error)}."
        raise MachineError(message, path=one_line(str(left.path))) from error
    return "" if kept is None else f" Part of the journal cannot be read; it is kept: {one_line(str(kept))}"


def _print(left: LeftJournal, found: Unsaved) -> str:
    """The whole text of each part, as the journal has it."""
    return "\n\n".join(_told(found))


def _told(found: Unsaved) -> Iterator[str]:
    yield f"# {shown_path(found.path)}"
    for part in found.parts:
        yield f"## {part.place}\n\n{text_of(part.mine).strip() or '(taken away)'}"
