"""The command line: every screen's headless twin. Nothing is imported before a command needs it."""

from __future__ import annotations

from drafter.cli.edge import main

__all__ = ["main"]
