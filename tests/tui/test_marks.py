"""What is styled while it is written is what is printed as such."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from drafter.document.citing import Citing
from drafter.document.inline import Words
from drafter.document.nodes import Emph, Inlines, Str, Strong
from drafter.report.draft import Draft
from drafter.report.template import HouseStyle
from drafter.tui.marks import MarkKind, marks

WORDS = Words(Citing(Draft(template="t"), HouseStyle(), {}, {}))


def styled(line: str) -> list[tuple[str, bool, bool]]:
    """The characters that are printed, and whether each is bold or italic, by the marks of the editor."""
    found = list(marks(line))
    signs = {at for mark in found if mark.kind is MarkKind.SIGN for at in range(mark.start, mark.end)}
    bold = {at for mark in found if mark.kind is MarkKind.BOLD for at in range(mark.start, mark.end)}
    italic = {at for mark in found if mark.kind is MarkKind.ITALIC for at in range(mark.start, mark.end)}
    return [(each, at in bold, at in italic) for at, each in enumerate(line) if at not in signs]


def printed(nodes: Inlines, bold: bool = False, italic: bool = False) -> list[tuple[str, bool, bool]]:
    """The same by what is published."""
    characters: list[tuple[str, bool, bool]] = []
    for node in nodes:
        if isinstance(node, Str):
            characters += [(each, bold, italic) for each in node.c]
        elif isinstance(node, Strong | Emph):
            characters += printed(node.c, bold or isinstance(node, Strong), italic or isinstance(node, Emph))
    return characters


@given(st.text(alphabet="a* .,", max_size=30))
@example("*a***a*")
def test_bold_and_italic_are_those_that_are_printed(line: str) -> None:
    assert styled(line) == printed(WORDS.read(line))


def test_links_raised_and_lowered_letters_and_names_are_seen() -> None:
    line = "[the Act](https://example.org/) m^2^ CO~2~ {#here}"
    signs = [line[mark.start : mark.end] for mark in marks(line) if mark.kind is MarkKind.SIGN]
    assert signs == ["[", "](https://example.org/)", "^", "^", "~", "~", "{#here}"]
    assert [line[mark.start : mark.end] for mark in marks(line) if mark.kind is MarkKind.LINK] == ["the Act"]


def test_marks_inside_a_citation_are_none() -> None:
    assert list(marks("{{ a * b }} and {{ c * d }}")) == []
