"""The journal of a report that is being written: what is not saved yet, on disk within a second all the same.

Keys never wait for it. They hand over the draft of the moment, which is a value; a thread of its own looks what is
different, writes it down and syncs it. A confirmed save leaves a journal of what was typed since, or none.
"""

from __future__ import annotations

import datetime
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from drafter.report.draft import Draft
from drafter.store.atomic import reason
from drafter.store.journal_files import OpenJournal
from drafter.store.journal_lines import edits_line, head_line
from drafter.store.parts import PartPath

SECONDS = 0.4
"""How long an edit waits for others to be written down with it; the disk has the rest of a second."""
CHARACTERS = 200
"""So many changed characters wait for no others."""
_RETRY = 5.0
"""Seconds until a journal that could not be written is tried again."""
_MOST = 8_000_000
"""Bytes after which it is written anew, without the steps in between."""


class Journal:
    """``base`` is the digest of the file that ``draft`` was read from.

    ``told`` is called, in the journal's thread, when it cannot be written, with the reason; and with "" when it can be
    again.
    """

    def __init__(self, report: Path, base: str, draft: Draft, told: Callable[[str], None] = lambda _: None) -> None:
        self._report = report
        self._told = told
        # What is asked for, guarded by ``_asked``.
        self._asked = threading.Condition()
        self._base, self._digest = draft, base
        self._now = draft
        self._since: float | None = None
        self._characters = 0
        self._rebased = False
        self._closed = False
        self._thread: threading.Thread | None = None
        # What is on disk, guarded by ``_writing``.
        self._writing = threading.Lock()
        self._file: OpenJournal | None = None
        self._recorded = draft
        self._known: set[PartPath] = set()
        self.trouble = ""
        """Why it could not be written, "" where it could."""

    # --- what the app tells, without waiting for the disk

    def note(self, draft: Draft, characters: int | None = None) -> None:
        """The draft is now this; about so many characters of it have changed, None for more than can be told."""
        with self._asked:
            if self._closed or draft is self._now:
                return
            self._now = draft
            self._characters += CHARACTERS if characters is None else characters
            if self._since is None:
                self._since = time.monotonic()
                self._wake()
            elif self._characters >= CHARACTERS:
                self._asked.notify()

    def based_on(self, digest: str, draft: Draft) -> None:
        """The file now holds this draft, and is sure to: what of it is in the journal is wanted no more."""
        with self._asked:
            if not self._closed:
                self._base, self._digest, self._rebased = draft, digest, True
                self._wake()

    def _wake(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
            self._thread.start()
        self._asked.notify()

    # --- what waits for the disk

    def flush(self) -> None:
        """Write down what there is, here and now; whether that went well, ``trouble`` says."""
        with self._writing:
            with self._asked:
                now, base, digest, rebased = self._now, self._base, self._digest, self._rebased
                self._since, self._characters, self._rebased = None, 0, False
            try:
                # Of a text that is again as in the file nothing is kept, whatever was written down meanwhile.
                if rebased or now == base or self._file is None or not self._file.is_whole or self._file.size > _MOST:
                    self._write_anew(base, digest, now)
                else:
                    self._add(self._file, base, now)
            except OSError as error:
                self._try_again(rebased)
                self._tell(reason(error))
            else:
                self._tell("")

    def close(self) -> None:
        """Write down what there is, and write no more. What is not saved is left behind."""
        with self._asked:
            if self._closed:
                return
            self._closed = True
            self._asked.notify()
        self.flush()
        if self._thread is not None:
            self._thread.join()
        if self._file is not None:
            self._file.close()

    def _add(self, file: OpenJournal, base: Draft, now: Draft) -> None:
        known = {*self._known}
        line = edits_line(base, self._recorded, now, _moment(), known)
        if line:
            file.add(line)
        self._recorded, self._known = now, known

    def _write_anew(self, base: Draft, digest: str, now: Draft) -> None:
        """A journal that says in one step what differs from the file, in the place of the one there was."""
        old = self._file
        known: set[PartPath] = set()
        line = edits_line(base, base, now, _moment(), known)
        file = OpenJournal(self._report, head_line(os.fspath(self._report), digest) + line) if line else None
        self._file, self._recorded, self._known = file, now, known
        if old is not None:
            # It says nothing that the other, or the file, does not say: one too many does no harm.
            with suppress(OSError):
                old.remove()

    def _try_again(self, rebased: bool) -> None:
        with self._asked:
            self._rebased = self._rebased or rebased
            self._since = time.monotonic() if self._since is None else self._since

    def _tell(self, trouble: str) -> None:
        if trouble != self.trouble:
            self.trouble = trouble
            self._told(trouble)

    # --- the thread

    def _run(self) -> None:
        while self._wait():
            self.flush()

    def _wait(self) -> bool:
        """Until something is to be written down; False where nothing is any more."""
        with self._asked:
            while not self._closed:
                if self._is_due():
                    return True
                self._asked.wait(self._left())
            return False

    def _is_due(self) -> bool:
        if self.trouble:
            return self._since is not None and self._left() == 0
        return self._rebased or self._characters >= CHARACTERS or self._left() == 0

    def _left(self) -> float | None:
        """Seconds until something is to be written down; None where there is nothing."""
        if self._since is None:
            return None
        return max(0.0, self._since + (_RETRY if self.trouble else SECONDS) - time.monotonic())


def _moment() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)
