"""The proof of one export: what must not be in any of its files, and what may stand there all the same."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from drafter.document.secret import Secret
from drafter.export.proof.needles import LEAST, Find
from drafter.export.proof.normal import normal
from drafter.report.errors import MachineError

_FEWEST_NEW = 6
"""Letters."""


class Proof:
    """What is looked for, made when the first format asks: that is while another program is at work."""

    def __init__(self, secrets: Callable[[], Iterable[Secret]], may_say: Callable[[], Iterable[str]]) -> None:
        self._make = secrets
        self._say = may_say
        self._lock = threading.Lock()

    @property
    def secrets(self) -> tuple[Secret, ...]:
        """Everything that must not be in a file."""
        with self._lock:
            return self._secrets

    @cached_property
    def _secrets(self) -> tuple[Secret, ...]:
        return tuple(self._make())

    @cached_property
    def _allowed(self) -> tuple[str, str]:
        """What the edition may say, as it is written and as it is compared."""
        said = "\n".join(self._say())
        return said, normal(said)

    def require_none(self, format: str, finds: Sequence[Find]) -> None:
        """Raise MachineError for the first find that does not stand in what the edition may say.

        The message names the format, the kind of the secret and the part it was found in, and nothing of the secret.
        """
        if not finds:
            return
        with self._lock:
            written, allowed = self._allowed
        for find in finds:
            secret = self.secrets[find.secret]
            if not _is_new(find.piece, allowed) if find.piece else secret.text in written:
                continue
            raise MachineError(
                f"The {format.upper()} was not handed out: {secret.what} is in it, in {find.where}.",
                cure="This is a fault of drafter, or of the template: please report it.",
            )


def _is_new(piece: str, allowed: str) -> bool:
    """Whether a piece says more than the edition may say.

    A few letters behind or before public words are none of the secret: they are met by chance, where a footnote or a
    footer follows. Of words that did leak there is always a piece with what is new in its middle.
    """
    if piece in allowed:
        return False
    known = [False] * len(piece)
    for start in range(len(piece) - LEAST + 1):
        if piece[start : start + LEAST] in allowed:
            known[start : start + LEAST] = [True] * LEAST
    return len(piece) < LEAST or known.count(False) >= _FEWEST_NEW
