"""Regular expressions that are compiled when they are first needed: the check starts in a few milliseconds."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Pattern:
    """A regular expression over prose, where ``^`` and ``$`` stand for the ends of a passage.

    ``needs`` are words of which at least one must be in the text for the expression to be tried at all; they are
    looked for in the case given. In a pattern a space is a space: ``\\s`` would run on into the next passage.
    """

    def __init__(self, source: str, *, needs: tuple[str, ...] = (), flags: int = 0) -> None:
        self.source = source
        self.needs = needs
        self.flags = flags | re.MULTILINE
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.source, self.flags)
        return self._compiled

    def within(self, text: str) -> Iterator[re.Match[str]]:
        """Each place where it is found."""
        if self.needs and not any(word in text for word in self.needs):
            return iter(())
        return self.compiled.finditer(text)

    def found(self, text: str) -> re.Match[str] | None:
        """The first place where it is found."""
        return self.compiled.search(text)

    def whole(self, text: str) -> re.Match[str] | None:
        """A match of all of ``text``."""
        return self.compiled.fullmatch(text)
