"""A report that was changed elsewhere while it is open: noticed by its digest, never overwritten, nothing lost."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from drafter.report.errors import MachineError
from drafter.store.load import load_report
from drafter.store.reading import digest
from drafter.tui.session import Session


def changed_outside(session: Session) -> bool:
    """Whether the file is no longer what was loaded; a file that cannot be read counts when it is saved."""
    try:
        return digest(session.loaded.file.read_bytes()) != session.loaded.source.digest
    except OSError:
        return False


def take_theirs(session: Session) -> str:
    """Go on from what is on disk, with a copy of the author's text beside it; its name."""
    from drafter.store.edit import edited

    loaded = load_report(session.loaded.file, session.workspace)
    name = ""
    if session.dirty:
        before = session.loaded
        mine = edited(before.source.text, before.report.template, before.report.draft, session.draft)
        name = keep_copy(session.loaded.file, "mine", mine.encode())
    session.reload(loaded)
    return name


def keep_mine(session: Session) -> str:
    """Make the author's text the one to be saved, with a copy of the other beside it; its name."""
    file = session.loaded.file
    loaded = load_report(file, session.workspace)
    name = keep_copy(file, "other", loaded.source.raw)
    session.stand_on(loaded)
    return name


def keep_copy(file: Path, what: str, raw: bytes) -> str:
    """Write a copy beside a file that replaces nothing, and give its name: ``report.mine-20270304-101500.toml``."""
    stamp = datetime.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
    for number in range(100):
        copy = file.with_name(f"{file.stem}.{what}-{stamp}{f'-{number}' if number else ''}{file.suffix}")
        try:
            handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        except OSError as error:
            raise MachineError(f"No copy could be kept: {error.strerror}.", path=str(copy)) from error
        with os.fdopen(handle, "wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        return copy.name
    raise MachineError("No copy could be kept: there are too many already.", path=str(file))
