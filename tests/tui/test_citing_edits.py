"""Citations put into a text, and names to what they refer to: edits of text alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.report.blocks import Heading, Paragraph, Placement
from drafter.report.citations import CitationKind, citations
from drafter.report.split import split
from drafter.tui.block_edits import Replacement
from drafter.tui.citing_edits import both, name_of, named, opening, placed

TEXTS = st.text(alphabet="ab {}|#-.~:>\n", max_size=60)


def applied(text: str, change: Replacement) -> str:
    return text[: change.start] + change.text + text[change.end :]


@pytest.mark.parametrize(
    ("before", "after", "replaced"),
    [
        ("There are {{ pl", "", "{{ pl"),
        ("There are {{", "", "{{"),
        ('{{ ref("c', "", '{{ ref("c'),
        ("{{ plans | wo", "", "{{ plans | wo"),
        ("{{ pl", "ans }} children", "{{ plans }}"),
        ("{{ plans | per", "cent(0) }}.", "{{ plans | percent(0) }}"),
        ('{{ ref("cs', 'e") }}.', '{{ ref("cse") }}'),
    ],
)
def test_a_citation_is_open_from_its_braces_to_where_it_ends(before: str, after: str, replaced: str) -> None:
    found = opening(before + after, len(before))
    assert found is not None
    assert (before + after)[found.start : found.end] == replaced


@pytest.mark.parametrize("line", ["There are", "{ plans", "{{ plans }} and", "{{ plans }}{", ""])
def test_no_citation_is_open_where_none_is(line: str) -> None:
    assert opening(line, len(line)) is None


def test_words_behind_braces_that_are_not_closed_are_no_part_of_them() -> None:
    found = opening("Of {{children and {{ plans }}", 5)
    assert found is not None
    assert found.end == 5


@pytest.mark.parametrize(
    ("text", "at", "wanted"),
    [
        ("", 0, "{{ x }}"),
        ("One\ntwo\n\nThree\n", 1, "One\ntwo\n\n{{ x }}\n\nThree\n"),
        ("One\n\n\n\nThree\n", 5, "One\n\n{{ x }}\n\nThree\n"),
        ("One\n", 4, "One\n\n{{ x }}\n"),
        ("- a\n- b\n\nThree", 1, "- a\n- b\n\n{{ x }}\n\nThree"),
    ],
)
def test_an_exhibit_comes_to_stand_alone(text: str, at: int, wanted: str) -> None:
    change = placed(text, at, "{{ x }}")
    assert applied(text, change) == wanted
    assert wanted[: change.cursor].endswith("{{ x }}")


@given(TEXTS, st.data())
def test_an_exhibit_put_anywhere_is_placed_and_no_word_is_lost(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    after = applied(text, placed(text, at, "{{ here }}"))
    blocks = [block for block in split(after).blocks if isinstance(block, Placement) and block.name == "here"]
    inside = any("{{ here }}" in line for line in after.split("\n") if line.startswith((">", " ")))
    assert blocks or inside or ":::" in text
    assert re.sub(r"\s", "", after) in {
        re.sub(r"\s", "", text[:cut] + "{{ here }}" + text[cut:]) for cut in range(len(text) + 1)
    }


@given(TEXTS)
def test_a_name_is_read_as_one_wherever_it_is_put(text: str) -> None:
    for block in split(text).blocks:
        if isinstance(block, Heading | Paragraph) and block.id is None:
            change = named(text, block.line, "here")
            last = text[block.start : block.end].rpartition("\n")[2]
            # What looks like a fence and is none is text that has no name.
            assert change is not None or not any(map(str.isalpha, last)) or last.lstrip().startswith(":::")
            if change is None:
                continue
            after = split(applied(text, change)).blocks
            found = [each for each in after if isinstance(each, Heading | Paragraph) and each.id == "here"]
            assert [each.text for each in found] == [block.text]


def test_a_name_is_made_of_the_words_that_say_something() -> None:
    assert name_of("The children's sexual exploitation team", ()) == "childrens-sexual-exploitation"
    assert name_of("2015/16 accounts", ()) == "p-2015-16-accounts"
    assert name_of("Café", ()) == "cafe"
    assert name_of("…", ()) == "paragraph"
    assert name_of("Sites", {"sites", "sites-2"}) == "sites-3"


@given(st.text(max_size=80))
def test_any_words_make_a_name_that_can_be_cited(words: str) -> None:
    cited = next(citations(f'{{{{ ref("{name_of(words, ())}") }}}}'))
    assert cited.kind is CitationKind.REFERENCE


def test_two_edits_become_one() -> None:
    text = "abcdef"
    first, second = Replacement(1, 2, "BBB", 4), Replacement(4, 5, "E", 5)
    assert applied(text, both(text, first, second)) == "aBBBcdEf"
    assert both(text, first, second).cursor == 7
    assert applied(text, both(text, second, first)) == "aBBBcdEf"
    assert both(text, second, first).cursor == 4
