"""Who knows how words are spelt. The check asks; dictionaries are read elsewhere."""

from __future__ import annotations

from typing import Protocol


def own_word(word: str) -> str:
    """A word as a list of words has it: "snickets" of "snickets'", "Snickett" of "Snickett’s"."""
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")


class Speller(Protocol):
    """Knows words, or says why it does not."""

    @property
    def trouble(self) -> str:
        """Why it knows nothing, in a sentence; empty where it does."""
        ...

    @property
    def cure(self) -> str:
        """What to do about that."""
        ...

    def knows(self, word: str) -> bool:
        """Whether a word is right as it stands."""
        ...

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may be meant, the likeliest first."""
        ...
