"""What a terminal answers when it is asked something, taken out of what is typed: no key is lost, none is made up.

Textual reads all that comes from the terminal. It knows no answers but its own, and would type others into the text.
"""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable, Iterable
from os import read
from selectors import EVENT_READ, DefaultSelector
from time import monotonic

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

_WHAT_ARE_YOU = "\x1b[c"
"""Asks for what a terminal can do (DA1), which every one answers: ``\\x1b[?62;4c``, where 4 is Sixel."""
_WHO_ARE_YOU = "\x1b[>q"
"""Asks for name and version (XTVERSION): ``\\x1bP>|kitty(0.35.2)\\x1b\\``. Many do not answer."""

_ANSWER = re.compile(r"\x1b\[\?[\d;]*c|\x1bP>\|[^\x1b\x07]{0,80}\x1b\\")
_BEGUN = re.compile(r"\x1b(?:\[(?:\?[\d;]*)?|P(?:>(?:\|[^\x1b\x07]{0,80}\x1b?)?)?)?\Z")
"""What may be the beginning of an answer whose rest is still on its way."""
_PATIENCE = 0.1
"""Seconds that such a beginning is held back, for it may be a key: escape, alt and P."""
_WAIT = 0.1
_SIZE = 4096

Answered = Callable[[str, str], None]
"""Takes an answer, name and features as they came; called in the thread that reads the terminal."""


class AnswerParser(XTermParser):
    """Takes answers out of what comes in, as long as any are waited for."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._held = ""
        self._until = 0.0
        self._name = ""
        self.waiting: deque[Answered] = deque()
        """Whoever asked, in order; terminals answer in order. One that never answers is waited for for good: what came
        late and was not waited for would be typed into the text.
        """

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what came in, but for answers."""
        if self.waiting or self._held:
            data = _ANSWER.sub(self._take, self._held + data)
            begun = _BEGUN.search(data) if self.waiting else None
            self._held = "" if begun is None else begun[0]
            self._until = monotonic() + _PATIENCE
            data = data[: len(data) - len(self._held)]
        # Nothing at all is what Textual takes for the end.
        return super().feed(data) if data else ()

    def tick(self) -> Iterable[Message]:
        """Let go of what was held back for too long, and whatever Textual waits for."""
        if self._held and monotonic() >= self._until:
            data, self._held = self._held, ""
            yield from super().feed(data)
        yield from super().tick()

    def _take(self, answer: re.Match[str]) -> str:
        if not answer[0].endswith("c"):
            self._name = answer[0]
        elif self.waiting:
            self.waiting.popleft()(self._name, answer[0])
            self._name = ""
        return ""


class AnsweringDriver(LinuxDriver):
    """Textual's driver of terminals, which can be asked something."""

    parser: AnswerParser | None = None
    before_stopping: Callable[[], None] | None = None
    """Called before the process is stopped, to be continued or killed."""

    def _sigtstp_application(self, *_: object) -> None:
        if self._auto_restart and self.before_stopping is not None:
            # Between two events: a signal may come while a save or the journal is at work.
            self._loop.call_soon_threadsafe(self._stop)
        else:
            # Another program has the terminal and was stopped too; the loop waits for it.
            super()._sigtstp_application()

    def _stop(self) -> None:
        if self.before_stopping is not None:
            self.before_stopping()
        super()._sigtstp_application()

    def ask(self, answered: Answered, *, name: bool = False) -> None:
        """Ask the terminal what it can do, and who it is."""
        if self.parser is not None:
            self.parser.waiting.append(answered)
            self.write((_WHO_ARE_YOU if name else "") + _WHAT_ARE_YOU)

    def run_input_thread(self) -> None:
        """Read the terminal until it is time to leave, as Textual does, with a parser that knows answers."""
        parser = self.parser = AnswerParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with DefaultSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_WAIT):
                    data = read(self.fileno, _SIZE)
                    if not data:
                        # The end of what is no terminal.
                        self.exit_event.wait()
                        return
                    for event in parser.feed(decode(data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
