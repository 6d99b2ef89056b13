"""A text in the author's own editor: the one of the config, else ``$VISUAL``, else ``$EDITOR``."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from drafter.report.errors import InputError, MachineError
from drafter.store.answers import MAX_FIELD

_WAITS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "subl", "atom", "mate", "zed", "bbedit", "gedit"), "--wait"),
    **dict.fromkeys(("gvim", "mvim"), "-f"),
    "kate": "--block",
}
"""What tells an editor with a window of its own to go on until the text is closed."""
_AT_ONCE = 0.5
"""Seconds in which nobody edits anything."""


class Edited(NamedTuple):
    """The text as the editor left it. ``at_once`` says that it came back before anybody can have edited."""

    text: str
    at_once: bool = False


def editor(configured: str = "") -> list[str]:
    """The command of the editor; InputError where none is set."""
    command = configured or os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise InputError("No other editor is set.", cure="Set VISUAL or EDITOR, for example: export EDITOR=nano")
    wait = _WAITS.get(Path(words[0]).name)
    return words if wait is None or wait in words or "-w" in words else [*words, wait]


def edited_elsewhere(text: str, command: list[str]) -> Edited:
    """The text as the editor left it. Blocks until it is closed.

    The file is private and removed, but where its text was changed and cannot be taken: then it is kept, and the
    MachineError says where.
    """
    folder = Path(tempfile.mkdtemp(prefix="drafter-"))
    file = folder / "text.md"
    start = time.monotonic()
    try:
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        changed = _left(file, text, command)
    except MachineError as error:
        if _is_changed(file, text):
            kept = f"{error.message} What you wrote there is kept as {file}."
            raise MachineError(kept, cure=error.cure) from error
        shutil.rmtree(folder, ignore_errors=True)
        raise
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise MachineError(f"The text could not be handed to the editor: {error.strerror}.") from error
    shutil.rmtree(folder, ignore_errors=True)
    return Edited(changed, changed == text and time.monotonic() - start < _AT_ONCE)


def _left(file: Path, text: str, command: list[str]) -> str:
    try:
        done = subprocess.run([*command, str(file)], check=False)
    except OSError as error:
        raise MachineError(f"The editor {command[0]} could not be started: {error.strerror}.") from error
    if done.returncode != 0:
        how = f"with code {done.returncode}" if done.returncode > 0 else f"by {signal.Signals(-done.returncode).name}"
        raise MachineError(f"The editor ended {how}; the text here is as it was.")
    try:
        changed = file.read_bytes().decode("utf-8-sig", "surrogatepass")
    except FileNotFoundError as error:
        raise MachineError("The editor has deleted its file; the text here is as it was.") from error
    except OSError as error:
        raise MachineError(f"What the editor left cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise MachineError("What the editor left is no UTF-8; the text here is as it was.") from error
    changed = changed.replace("\r\n", "\n")
    if len(changed) > MAX_FIELD:
        most = f"a field has {MAX_FIELD:,} at most"
        raise MachineError(f"The text now has {len(changed):,} characters, {most}; the text here is as it was.")
    # Editors end the last line; a text that did not is not changed by that alone.
    return changed[:-1] if changed.endswith("\n") and not text.endswith("\n") else changed


def _is_changed(file: Path, text: str) -> bool:
    try:
        return file.read_bytes() != text.encode("utf-8", "surrogatepass")
    except OSError:
        return False
