"""The app. ``run`` opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.store.config import ConfigFile
    from drafter.store.workspace import Workspace


def run(workspace: Workspace, report: Path | None, config: ConfigFile, trouble: str = "") -> None:
    """Open the app on a workspace, or on one report of it; ends with its code where a signal ended it.

    ``trouble`` is what kept ``config`` from being read; the app begins with all defaults then, and says so.
    """
    import gc
    import sys

    # What is made until the first picture stays; looking for garbage in it costs a tenth of the wait for that picture.
    gc.disable()
    from drafter.report.errors import DrafterError
    from drafter.store.config import DEFAULTS, what_is_wrong
    from drafter.tui.app import DrafterApp
    from drafter.tui.commands.keys import Keys, swallowed
    from drafter.tui.configuration import check_config

    # A check or a save in a thread gives way to a key sooner.
    sys.setswitchinterval(0.001)
    try:
        wanted = check_config(config)
    except DrafterError as error:
        wanted, trouble = DEFAULTS, what_is_wrong(error)
    app = DrafterApp(workspace, report, config=wanted, keys=Keys(wanted.remapped, swallowed()), trouble=trouble)
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
