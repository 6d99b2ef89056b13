"""Showing a folder or a file in the windows of the person, where there are any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_REMOTE = ("SSH_CONNECTION", "SSH_TTY")


def opener(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> str | None:
    """The program that opens folders and files here; None without a desktop, and over SSH, where it is another's."""
    if any(environ.get(variable) for variable in _REMOTE):
        return None
    if platform == "darwin":
        return shutil.which("open")
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return shutil.which("xdg-open")
    return None


def opened(path: Path, program: str) -> bool:
    """Have a program open a folder or a file, and not wait for it; whether it could be started."""
    try:
        subprocess.Popen(
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
