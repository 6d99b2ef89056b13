"""The files beside a report that its exhibits are made of, as the model sees them: names that give bytes."""

from __future__ import annotations

from typing import Protocol


class AttachmentFault(Exception):
    """Why a data file or a picture cannot be used, in a sentence, with its cure."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure


class Attachments(Protocol):
    """The files of one report's folder."""

    def read(self, name: str) -> bytes:
        """The content of the file ``name`` ("figures/costs.csv"); AttachmentFault where it cannot be used."""
        ...


class NoAttachments:
    """Of a report that stands alone."""

    def read(self, name: str) -> bytes:
        """There is none."""
        raise AttachmentFault(f"There is no file {name}.", "Put it beside the report, or correct its name.")
