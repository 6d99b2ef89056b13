"""The edge of the command line: every error becomes a sentence and an honest exit code here, and nowhere else."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple, NoReturn, TypeVar

from drafter.cli.plain import run_plain
from drafter.cli.printing import say

T = TypeVar("T")

INTERRUPTED = 130
BUG = 70
_FULL = (errno.ENOSPC, errno.EDQUOT)
"""Errors that are nobody's fault in drafter, wherever they come up."""


def main() -> None:
    """Run ``drafter`` and leave with its exit code."""
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> NoReturn:
    """End the process as it is: taking the interpreter apart takes longer than many a command."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Run one command.

    0 done; 1 findings, or refused because of them; 2 wrong usage or invalid input; 3 a tool or the machine failed;
    70 a bug; 130 interrupted.
    """
    try:
        code = run_plain(arguments)
        return _run_command(arguments) if code is None else code
    except KeyboardInterrupt:
        say("Interrupted.")
        return INTERRUPTED
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    except BaseException as error:
        failure = failed(error)
        say(failure.told)
        return failure.code


def _run_command(arguments: list[str]) -> int:
    # Imported here: what is asked without options does without Click.
    from drafter.cli.group import run_command

    return run_command(arguments)


class Failure(NamedTuple):
    """What went wrong, in words, and the exit code that says so."""

    error: BaseException
    told: str
    code: int


def attempt(do: Callable[[], T]) -> T | Failure:
    """Do one thing of several, so that the others are done whatever comes of it; an interrupt ends them all."""
    try:
        return do()
    except Exception as error:
        return failed(error)


def failed(error: BaseException) -> Failure:
    """An error in words; of one that is a bug the full report is written to a file."""
    # Imported here: --version and --help never get this far.
    from drafter.report.errors import DrafterError

    if isinstance(error, DrafterError):
        return Failure(error, str(error), error.exit_code)
    if isinstance(error, OSError) and error.errno in _FULL:
        return Failure(error, f"The disk is full: {error.strerror}.", 3)
    where = _write_report(error)
    told = f"Something is wrong in drafter itself ({type(error).__name__}). The full report is in {where}"
    return Failure(error, told, BUG)


def _write_report(error: BaseException) -> str:
    """Write the traceback where only its owner can read it; the path, or why there is none."""
    import platform
    import tempfile
    import traceback

    from drafter import __version__

    lines = [f"drafter {__version__}, Python {platform.python_version()}, {platform.platform()}\n"]
    lines += traceback.format_exception(error)
    try:
        handle, path = tempfile.mkstemp(prefix="drafter-bug-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(lines)
    except OSError as unwritten:
        return f"no file, for it could not be written: {unwritten.strerror}"
    return path
