"""The app. ``run`` opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.store.workspace import Workspace


def run(workspace: Workspace, report: Path | None) -> None:
    """Open the app on a workspace, or on one report of it; ends with its code where a signal ended it."""
    import sys

    from drafter.tui.app import DrafterApp

    # A check or a save in a thread gives way to a key sooner.
    sys.setswitchinterval(0.001)
    app = DrafterApp(workspace, report)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
