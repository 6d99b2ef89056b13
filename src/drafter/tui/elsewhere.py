"""A text in the author's own editor: the one of the config, else ``$VISUAL``, else ``$EDITOR``."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from drafter.report.errors import InputError, MachineError


def editor(configured: str = "") -> list[str]:
    """The command of the editor; InputError where none is set."""
    command = configured or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise InputError("No other editor is set.", cure="Set VISUAL or EDITOR, for example: export EDITOR=nano")
    return words


def edited_elsewhere(text: str, command: list[str]) -> str:
    """The text as the editor left it. Blocks until it is closed; the file is private and removed."""
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        file = Path(folder) / "text.md"
        file.write_bytes(text.encode())
        try:
            done = subprocess.run([*command, str(file)], check=False)
        except OSError as error:
            raise MachineError(f"The editor could not be started: {error.strerror}.") from error
        if done.returncode != 0:
            raise MachineError(f"The editor ended with code {done.returncode}; the text is as it was.")
        try:
            changed = file.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise MachineError("What the editor left cannot be read; the text is as it was.") from error
    changed = changed.replace("\r\n", "\n")
    # Editors end the last line; a text that did not is not changed by that alone.
    return changed[:-1] if changed.endswith("\n") and not text.endswith("\n") else changed
