"""The commands of the preview: beside the text while it has the cursor, and over the whole screen."""

from __future__ import annotations

from textual.message import Message

from drafter.tui.commands.command import Command
from drafter.tui.commands.everywhere import EVERYWHERE, HELP, PALETTE, GoBack


class PreviewCommand(Message):
    """Something that the preview does, wherever it is. A screen passes it on to its preview."""


class NextPage(PreviewCommand):
    """Show the next page."""


class PreviousPage(PreviewCommand):
    """Show the page before."""


class FirstPage(PreviewCommand):
    """Show the first page."""


class LastPage(PreviewCommand):
    """Show the last page."""


class Larger(PreviewCommand):
    """Show the page larger."""


class Smaller(PreviewCommand):
    """Show the page smaller."""


class OtherWay(PreviewCommand):
    """Text instead of a picture, or the other way round."""


class OtherEdition(PreviewCommand):
    """The public edition instead of the full one, or the other way round."""


class AsDraft(PreviewCommand):
    """As a draft would look, or as it is published."""


class WriteThere(PreviewCommand):
    """Go to what is in sight, in the text."""


PAGES = (
    Command(
        "next-page", "n,ctrl+pagedown", "Next page", "Of the preview.", NextPage, "Page", "previous-page", first=False
    ),
    Command("previous-page", "p,ctrl+pageup", "Previous page", "Of the preview.", PreviousPage, first=False),
    Command("first-page", "home", "First page", "Of the preview.", FirstPage, first=False),
    Command("last-page", "end", "Last page", "Of the preview.", LastPage, first=False),
    Command(
        "other-edition",
        "e",
        "Public or full edition",
        "Without what is exempt, or with it.",
        OtherEdition,
        "Edition",
        first=False,
    ),
    Command(
        "as-draft", "d", "Draft or finished", "Marked as a draft, or as it is published.", AsDraft, "Draft", first=False
    ),
    Command(
        "other-way",
        "v",
        "Text or picture",
        "The pages as text, or as pictures.",
        OtherWay,
        "Picture",
        first=False,
    ),
    Command(
        "larger", "plus,equals_sign", "Larger", "A page up to twice as wide.", Larger, "Size", "smaller", first=False
    ),
    Command("smaller", "minus", "Smaller", "A page until all of it is in view.", Smaller, first=False),
    Command(
        "write-there",
        "enter",
        "Write there",
        "Goes to what is in sight.",
        WriteThere,
        "Write",
        first=False,
    ),
)
"""What the preview does wherever it is."""

READING = (
    *PAGES,
    Command("back", "escape,f5", "Back", "Back to the text.", GoBack, "Back", first=False),
    PALETTE,
    HELP,
    *EVERYWHERE,
)
"""What can be done while the pages are read over the whole screen."""
