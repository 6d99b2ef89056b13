"""The council's own words: one more in the list that ``drafter.toml`` names."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.report.errors import InputError, MachineError
from drafter.report.visible import one_line
from drafter.store.atomic import put, reason
from drafter.store.workspace import SETTINGS_FILE, Workspace

LIST = "words.txt"
"""What the list is called where the workspace names none yet."""
_HEADING = re.compile(r"^[ \t]*\[[ \t]*spelling[ \t]*\][^\n]*$", re.MULTILINE)


class Added(NamedTuple):
    """The list that a word is in now, and the workspace as it stands: it may be a new list."""

    name: str
    workspace: Workspace


def add_word(workspace: Workspace, word: str) -> Added:
    """Put a word into the first list of a workspace that asks for spelling; a list is made where there is none.

    InputError where a list cannot be named in ``drafter.toml`` without doubt, MachineError where nothing can be
    written. A word that is in the list already stays there once.
    """
    asked = workspace.settings.spelling
    name = asked.words[0] if asked is not None and asked.words else LIST
    _append(workspace, name, word)
    if asked is None or not asked.words:
        workspace = _name_list(workspace, name)
    return Added(name, workspace)


def _append(workspace: Workspace, name: str, word: str) -> None:
    file = workspace.root / name
    try:
        text = file.read_bytes().decode("utf-8") if file.exists() else ""
    except OSError as error:
        raise MachineError(f"{one_line(name)} cannot be read: {reason(error)}.", path=one_line(str(file))) from error
    except UnicodeDecodeError as error:
        message = f"{one_line(name)} is not in UTF-8."
        raise InputError(message, cure="Save it as UTF-8, a word a line.", path=one_line(str(file))) from error
    if word in map(str.strip, text.splitlines()):
        return
    ending = "\r\n" if "\r\n" in text else "\n"
    joint = "" if not text or text.endswith("\n") else ending
    put(file, f"{text}{joint}{word}{ending}".encode())


def _name_list(workspace: Workspace, name: str) -> Workspace:
    """Name a list below ``[spelling]``; nothing else of the settings may change by it."""
    file = workspace.root / SETTINGS_FILE
    cure = f'Write into drafter.toml, below [spelling]: words = ["{name}"]'
    try:
        before = file.read_bytes()
        text = before.decode("utf-8")
    except OSError as error:
        raise MachineError(f"{SETTINGS_FILE} cannot be read: {reason(error)}.", cure=cure) from error
    heading = _HEADING.search(text)
    if heading is None:
        raise InputError(f"{SETTINGS_FILE} names no list of words.", cure=cure, path=one_line(str(file)))
    ending = "\r\n" if heading[0].endswith("\r") else "\n"
    at = heading.end()
    head = text[:at].removesuffix("\r")
    put(file, f'{head}{ending}words = ["{name}"]{text[len(head) :] or ending}'.encode())
    return _proved(workspace, before, name, cure)


def _proved(workspace: Workspace, before: bytes, name: str, cure: str) -> Workspace:
    """The workspace read again; the old settings come back where they say anything else now."""
    import msgspec

    old = workspace.settings
    wanted = None if old.spelling is None else msgspec.structs.replace(old.spelling, words=(name,))
    try:
        now = Workspace.find(workspace.root)
    except InputError:
        now = workspace
    if now.settings != msgspec.structs.replace(old, spelling=wanted):
        file = workspace.root / SETTINGS_FILE
        put(file, before)
        raise InputError(f"{SETTINGS_FILE} could not be changed without doubt.", cure=cure, path=one_line(str(file)))
    return now
