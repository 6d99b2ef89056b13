"""What stands at a path. One that may not be looked at, or cannot be one, holds nothing; pathlib would raise."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a regular file stands there, or a link to one."""
    status = _status(path)
    return status is not None and stat.S_ISREG(status.st_mode)


def is_folder(path: Path) -> bool:
    """Whether a folder stands there, or a link to one."""
    status = _status(path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def is_taken(path: Path) -> bool:
    """Whether anything stands there, a link to nothing included."""
    return _status(path, follow=False) is not None


def _status(path: Path, *, follow: bool = True) -> os.stat_result | None:
    try:
        return path.stat(follow_symlinks=follow)
    except (OSError, ValueError):
        return None
