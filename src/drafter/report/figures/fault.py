"""Why a number of the register has no value."""

from __future__ import annotations


class FormulaError(Exception):
    """Why a formula has no value, in a sentence, with its cure."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure
