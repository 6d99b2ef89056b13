"""What the command line prints: results to standard output, progress and errors to standard error."""

from __future__ import annotations

import os
import sys
import time
from typing import Any, TextIO


def out(text: str = "") -> None:
    """A line, or several, of the result. Unseen characters are shown; a reader that has gone away is no error."""
    from drafter.report.visible import visible

    _write(sys.stdout, visible(text) + "\n")


def out_as_it_is(text: str) -> None:
    """A piece of a result whose writer has shown unseen characters already, so that its own colours may pass."""
    if text:
        _write(sys.stdout, text)


def say(text: str) -> None:
    """A line of progress, or an error."""
    from drafter.report.visible import visible

    _write(sys.stderr, visible(text) + "\n")


def out_json(value: Any) -> None:
    """A value as JSON: dates as ISO strings, unseen characters escaped."""
    import msgspec

    from drafter.report.visible import unseen

    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    _write(sys.stdout, unseen().sub(lambda found: _escaped(found[0]), text) + "\n")


class Progress:
    """How many of many things are done: a line on standard error, where that is a terminal, which leaves no trace.

    Whoever prints anything else calls ``clear`` first.
    """

    def __init__(self, count: int, what: str) -> None:
        self._words = f" of {count:,} {what}"
        self.is_shown = count > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._done = 0
        self._said = 0.0
        self._is_there = False

    def step(self, words: str = "") -> None:
        """One more is done; ``words`` say what is being done."""
        self._done += 1
        self.at(words)

    def at(self, words: str) -> None:
        """Something is being done."""
        now = time.monotonic()
        if self.is_shown and now - self._said >= _PAUSE:
            from drafter.report.visible import one_line

            self._said, self._is_there = now, True
            line = f"{self._done:,}{self._words}{'  ' if words else ''}{one_line(words)}"
            # One row: what wraps could not be taken away again.
            _write(sys.stderr, f"\r{line[: max(1, _columns() - 1)]}\x1b[K")

    def clear(self) -> None:
        """Take the line away."""
        if self._is_there:
            self._is_there = False
            _write(sys.stderr, "\r\x1b[K")


_PAUSE = 0.1
"""Seconds between two counts, so that counting takes no time."""
_USUAL = 80
"""Columns."""


def _columns() -> int:
    """How wide the terminal of standard error is; some say nothing."""
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or _USUAL
    except OSError:
        return _USUAL


def coloured() -> bool:
    """Whether standard output is a terminal whose owner wants colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """How wide a result may be: the terminal, within what reads well."""
    try:
        return max(60, min(120, os.get_terminal_size(sys.stdout.fileno()).columns))
    except OSError:
        return 100


def _escaped(character: str) -> str:
    pairs = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def _write(stream: TextIO, text: str) -> None:
    try:
        # Reports are UTF-8 whatever the locale of the terminal says.
        stream.flush()
        stream.buffer.write(text.encode("utf-8", "backslashreplace"))
        stream.buffer.flush()
    except BrokenPipeError:
        # The exit code stays what it would have been; what is still to be printed goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except OSError as error:
        # Of a message there is nobody left to tell; of a result, somebody has to know that it is not there.
        if stream is not sys.stderr:
            from drafter.report.errors import MachineError

            message = f"What was found cannot be written out: {error.strerror}."
            raise MachineError(message, cure="Make room where it goes to, or send it elsewhere.") from error
