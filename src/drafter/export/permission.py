"""Whether a report may leave. One rule for the command line, the screen and a pack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

UNCLEAR = "Not even a draft may leave while it is unclear what is exempt."


class Standing(Protocol):
    """What the check says that bears on it."""

    @property
    def unpublishable(self) -> bool: ...  # noqa: D102
    @property
    def blocking(self) -> Sequence[object]: ...  # noqa: D102


def may_leave(found: Standing, *, draft: bool) -> bool:
    """Whether a report that was checked may be published: with errors only as a draft, with torn fences never."""
    return not found.unpublishable and (draft or not found.blocking)
