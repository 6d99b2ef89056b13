"""The formats a report is published in, a file each. A new one is a file here, and its name in the list below."""

from __future__ import annotations

import importlib
from typing import cast

from drafter.export.job import Format
from drafter.report.errors import InputError

FORMATS = ("docx", "pdf", "html", "odt", "md")
"""By the name that ``--to`` gives them, which is that of their file here and how their files end."""


def format_of(name: str) -> Format:
    """The format of that name. Raises InputError where there is none."""
    if name not in FORMATS:
        raise InputError(f"There is no format “{name}”.", cure=f"Formats are {', '.join(FORMATS)}.")
    return cast(Format, importlib.import_module(f"drafter.export.formats.{name}").FORMAT)
