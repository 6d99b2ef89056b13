"""What is asked in plain words, without an option: the app, and the check.

These two are waited for most, and Click, which reads options, takes a tenth of the wait to be loaded.
"""

from __future__ import annotations

import os

from drafter.cli.commands import COMMANDS


def run_plain(arguments: list[str]) -> int | None:
    """Do what ``arguments`` ask for and return the exit code; None, with nothing done, where it takes Click to read.

    Reads ``drafter [PATH]`` and ``drafter check [PATH]…`` as Click would.
    """
    # The shell asks for what could come next through this variable, in place of running the command.
    if "_DRAFTER_COMPLETE" in os.environ or any(word.startswith("-") or not word for word in arguments):
        return None
    match arguments:
        case ["check", *paths]:
            from drafter.cli.later import load_libraries

            load_libraries()
            from drafter.cli.check_run import Asked, run_check

            return run_check(Asked(paths=tuple(paths)))
        case [] | [_] if not COMMANDS.keys() & set(arguments):
            from drafter.cli.opening import open_app

            open_app(*arguments)
            return 0
        case _:
            return None
