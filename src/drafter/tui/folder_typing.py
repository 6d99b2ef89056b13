"""A folder that is typed: what it means, whether files can go there, and what completes it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from drafter.report.visible import one_line

MOST = 200
"""Folders that complete what is typed; who wants another types a letter more."""


class TypedFolder(NamedTuple):
    """``fault`` says in one sentence why no file can go there; ``is_new`` that it will be made."""

    path: Path
    fault: str = ""
    is_new: bool = False


def meant(typed: str, root: Path) -> Path:
    """The folder that is meant: below ``root`` where it is not absolute, ``~`` is the home folder."""
    path = Path(typed.strip())
    # Somebody else's home, where there is nobody of that name, is a name like any other.
    with suppress(RuntimeError):
        path = path.expanduser()
    return Path(os.path.normpath(root / path))


def typed_folder(typed: str, root: Path) -> TypedFolder:
    """The folder that is meant, and whether files can go there. It asks the disk."""
    path = meant(typed, root)
    try:
        str(path).encode()
        return _looked_at(path)
    except ValueError:
        # A character that no name can have.
        return TypedFolder(path, "A folder cannot have that name. Choose another.")
    except OSError as fault:
        return TypedFolder(path, f"{one_line(str(path))} cannot be used: {fault.strerror or fault}. Choose another.")


def _looked_at(path: Path) -> TypedFolder:
    if "\0" in str(path):
        raise ValueError("NUL")
    nearest = next(each for each in (path, *path.parents) if os.path.lexists(each))
    shown = one_line(str(nearest))
    if not nearest.is_dir():
        below = "" if nearest == path else ", so there can be no folder below it"
        return TypedFolder(path, f"{shown} is no folder{below}. Choose another.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        return TypedFolder(path, f"You may not write to {shown}. Choose another folder.")
    if path != nearest:
        longest = os.pathconf(nearest, "PC_NAME_MAX")
        if any(len(os.fsencode(part)) > longest for part in path.relative_to(nearest).parts):
            return TypedFolder(path, "That name is too long. Choose a shorter one.")
    return TypedFolder(path, is_new=path != nearest)


def completions(typed: str, root: Path) -> tuple[str, ...]:
    """What completes it: the folders that begin like its last part, each as it would then be typed, with a slash.

    Small letters find capitals; hidden folders are found by their dot. It asks the disk.
    """
    if typed.strip() == "~":
        return ("~/",)
    before, slash, begun = typed.rpartition("/")
    wanted = begun.casefold()
    try:
        with os.scandir(meant(before + slash, root)) as found:
            names = [
                each.name
                for each in found
                if each.name.casefold().startswith(wanted)
                and (begun.startswith(".") or not each.name.startswith("."))
                and each.is_dir()
            ]
    except (OSError, ValueError):
        return ()
    return tuple(f"{before}{slash}{name}/" for name in sorted(names, key=str.casefold)[:MOST])


def in_common(completions: Sequence[str]) -> str:
    """What all of them begin with."""
    if not completions:
        return ""
    first, last = min(completions), max(completions)
    same = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:same]


def shown_folder(path: Path, root: Path) -> str:
    """A folder as somebody would type it: from the workspace or the home folder where it is below one of them."""
    return str(path.relative_to(root)) if path != root and path.is_relative_to(root) else in_full(path)


def in_full(path: Path) -> str:
    """Where a file or a folder is, for a person: ``~`` is the home folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path != home and path.is_relative_to(home) else str(path)
