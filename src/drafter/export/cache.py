"""Where what was once worked out is kept for the next time."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path | None:
    """The folder of drafter’s own, ``$XDG_CACHE_HOME/drafter``; None where there is no home."""
    named = os.environ.get("XDG_CACHE_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / "drafter"
    home = os.environ.get("HOME", "")
    return Path(home) / ".cache" / "drafter" if home else None
