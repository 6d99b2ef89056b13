"""Showing a folder in the windows of the person, where there are any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def opener(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> str | None:
    """The program that opens a folder here; None where there are no windows, as over SSH."""
    if platform == "darwin":
        return None if "SSH_CONNECTION" in environ else shutil.which("open")
    if "DISPLAY" in environ or "WAYLAND_DISPLAY" in environ:
        return shutil.which("xdg-open")
    return None


def open_folder(folder: Path, program: str) -> bool:
    """Have a program open a folder, and not wait for it; whether it could be started."""
    try:
        subprocess.Popen(
            [program, str(folder)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
