"""The fonts of a page: those that come with drafter, so that it looks the same on every machine."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from drafter.report.errors import MachineError


@cache
def font_folder() -> Path:
    """The folder with Source Sans. Raises MachineError where it is missing."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise MachineError("The fonts are missing.", cure="Install drafter again: they come with font-source-sans-pro.")
    return Path(spec.origin).with_name("files")
