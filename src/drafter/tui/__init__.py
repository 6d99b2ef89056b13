"""The app. ``run`` opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace


def run(workspace: Workspace, report: Path | None) -> int:
    """Open the app on a workspace, or on one report of it; returns the exit code."""
    from drafter.tui.app import DrafterApp

    app = DrafterApp(workspace, report)
    app.run()
    return app.return_code or 0
