"""The command line: every screen's headless twin. Nothing is imported before a command needs it."""

from __future__ import annotations

import gc


def main() -> None:
    """Run ``drafter`` and leave with its exit code."""
    # Most commands are over before collecting garbage has paid for itself; the app sets its own pace.
    gc.set_threshold(100_000, 20, 20)
    # Imported here, for what is imported is what there is most of.
    from drafter.cli.edge import main as run
    from drafter.cli.starting import start

    start()
    run()
