"""Writers of findings: a new format is one file."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import msgspec

from drafter.checks.finding import CheckResult
from drafter.checks.reporters.style import PLAIN, Style
from drafter.checks.reporters.writer import Writer

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "markdown")
"""The formats there are, each a module here with a class named after it."""


def writer(format: str, style: Style = PLAIN) -> Writer:
    """A writer of one of the ``FORMATS``.

    What it writes is ready for a terminal: characters that must not reach one have been made visible or escaped.
    """
    module: Any = importlib.import_module(f"{__name__}.{format}")
    made: Writer = getattr(module, f"{format.capitalize()}Writer")(style)
    return made


def render(format: str, results: Sequence[CheckResult], style: Style = PLAIN) -> str:
    """The findings of one or more reports in one of the ``FORMATS``, all at once, without a line end behind them."""
    made = writer(format, msgspec.structs.replace(style, several=len(results) > 1))
    return "".join((made.begin(), *map(made.report, results), made.end())).removesuffix("\n")
