"""Small writers over one list of findings: a new format is one file."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from drafter.checks.finding import CheckResult
from drafter.checks.reporters.style import PLAIN, Style

FORMATS = ("text", "concise", "json", "sarif", "junit", "github", "markdown")
"""The formats there are, each a module here with a ``render`` of its own."""


def render(format: str, results: Sequence[CheckResult], style: Style = PLAIN) -> str:
    """The findings of one or more reports in one of the ``FORMATS``.

    What comes out is ready for a terminal: characters that must not reach one have been made visible or escaped.
    """
    module: Any = importlib.import_module(f"{__name__}.{format}")
    rendered: str = module.render(results, style)
    return rendered
