"""What stands behind a report and is for nobody: the comments of its file, and the folders it was made in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from drafter.document.secret import Kind, Secret

_FEWEST_STEPS = 2
"""A folder such as /tmp is in many a text, and says nothing of anybody."""


class Behind(NamedTuple):
    """``comments`` are those of the report's file; ``folders`` are where it, its workspace and its template are."""

    comments: tuple[str, ...] = ()
    folders: tuple[Path, ...] = ()


NOTHING = Behind()


def secrets_behind(behind: Behind, folders: Iterable[Path]) -> Iterator[Secret]:
    """What must not be in a file of any edition; ``folders`` are more of them."""
    for comment in behind.comments:
        yield Secret("a comment of the report’s file", comment)
    for path in _paths((*behind.folders, *folders)):
        yield Secret("a path of this machine", path, Kind.PATH)


def _paths(folders: Iterable[Path]) -> list[str]:
    """The folders as they are written, and as they are; of those inside each other the outer one is enough."""
    home = os.environ.get("HOME", "")
    several = [Path(home)] if home else []
    written = {
        str(path) for folder in (*several, *folders) for path in (folder.absolute(), Path(os.path.realpath(folder)))
    }
    long_enough = sorted(path for path in written if len(Path(path).parts) > _FEWEST_STEPS)
    return [path for path in long_enough if not any(path.startswith(f"{outer}/") for outer in long_enough)]
