"""Where a person's own things are: their configuration, and what drafter keeps that must survive.

The folders of the XDG Base Directory Specification where their variables are set, else those of the platform.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_NAME = "drafter"
# By platform: the folder for what people set, and the one for what a program keeps, below the home folder.
_PLATFORMS = {
    "darwin": ("Library/Application Support", "Library/Application Support"),
    "win32": ("AppData/Roaming", "AppData/Local"),
}
_ELSEWHERE = (".config", ".local/state")


def config_folder(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Path:
    """``$XDG_CONFIG_HOME/drafter``, ``~/.config/drafter``, on macOS ``~/Library/Application Support/drafter``."""
    return _folder("XDG_CONFIG_HOME", _PLATFORMS.get(platform, _ELSEWHERE)[0], environ)


def state_folder(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Path:
    """``$XDG_STATE_HOME/drafter``, ``~/.local/state/drafter``, on macOS as the configuration."""
    return _folder("XDG_STATE_HOME", _PLATFORMS.get(platform, _ELSEWHERE)[1], environ)


def _folder(variable: str, below_home: str, environ: Mapping[str, str]) -> Path:
    # The specification wants a path that is not absolute to be ignored.
    named = environ.get(variable, "")
    return (Path(named) if Path(named).is_absolute() else Path.home() / below_home) / _NAME
