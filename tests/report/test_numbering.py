"""Numbers: where they come from, where they go, and what never moves them."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
import pytest

from drafter.report.draft import Draft, Entry, Figure, Value
from drafter.report.numbering import Splits, number, section_numbers
from drafter.report.outline import Item, Outline
from drafter.report.template import Template


def template(*sections: dict[str, Any], **numbering: Any) -> Template:
    return msgspec.convert(
        {"format": 1, "name": "t", "title": "T", "numbering": numbering, "sections": list(sections)}, Template
    )


def section(id: str, *fields: dict[str, Any], **keys: Any) -> dict[str, Any]:
    return {"id": id, "heading": id.title(), "fields": list(fields) or [{"id": "text"}], **keys}


def draft(figures: dict[str, Figure] | None = None, **sections: dict[str, Value]) -> Draft:
    return Draft(template="t", sections=sections, figures=figures or {})


def rows(outline: Outline) -> list[tuple[str | None, str]]:
    return [(item.number, item.text) for item in outline.items]


def numbers(text: str, **numbering: Any) -> list[tuple[str | None, str]]:
    """The items below the heading of section 1, for one plain text field."""
    return rows(number(template(section("s"), **numbering), draft(s={"text": text})))[1:]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\nb", [("1.1", "a"), ("1.2", "b")]),
        ("## A\n\nb\n\nc", [("1.1", "A"), ("1.1.1", "b"), ("1.1.2", "c")]),
        (
            "## A\n\n### B\n\n### C\n\n## D\n\ne",
            [("1.1", "A"), ("1.1.1", "B"), ("1.1.2", "C"), ("1.2", "D"), ("1.2.1", "e")],
        ),
        ("## A\n\n. b\n\nc", [("1.1", "A"), ("1.2", "b"), ("1.2.1", "c")]),
        ("a\n\n## B\n\nc", [("1.1", "a"), ("1.2", "B"), ("1.2.1", "c")]),
        (
            "## A\n\n.. b\n\n... c\n\n... d\n\n.. e",
            [("1.1", "A"), ("1.1.1", "b"), ("1.1.1.1", "c"), ("1.1.1.2", "d"), ("1.1.2", "e")],
        ),
        # a skipped depth counts as 1
        ("### A", [("1.1.1", "A")]),
        (".. a\n\n. b", [("1.1.1", "a"), ("1.2", "b")]),
        ("... a", [("1.1.1.1", "a")]),
        # a pinned label moves no counter
        ("a\n\n.[1.1a] b\n\nc", [("1.1", "a"), ("1.1a", "b"), ("1.2", "c")]),
    ],
)
def test_text_numbers_by_its_marks(text: str, expected: list[tuple[str, str]]) -> None:
    assert numbers(text) == expected


def test_a_paragraph_deeper_than_the_template_numbers_is_unnumbered_and_stands_below_the_item_above() -> None:
    outline = number(template(section("s")), draft(s={"text": "## A\n\n### B\n\nc\n\nd"}))
    assert outline.items[-1].number == "1.1.1"
    assert outline.items[-1].unnumbered == ("c", "d")
    assert numbers("## A\n\n### B\n\nc", depth=3)[-1] == ("1.1.1.1", "c")
    assert numbers("## A\n\nb", depth=1) == [("1.1", "A")]


def test_marks_number_whatever_the_depth_says() -> None:
    assert numbers("## A\n\n.. b", depth=1) == [("1.1", "A"), ("1.1.1", "b")]


def test_skipped_depths_are_told() -> None:
    outline = number(template(section("s")), draft(s={"text": "### A\n\n## B\n\n... c"}))
    assert [item.number for item in outline.skipped] == ["1.1.1", "1.2.1.1"]


def test_fields_without_label_count_on_through_their_section() -> None:
    outline = number(template(section("s", {"id": "a"}, {"id": "b"})), draft(s={"a": "x\n\n## Y", "b": "z"}))
    assert rows(outline) == [("1.0", "S"), ("1.1", "x"), ("1.2", "Y"), ("1.3", "z")]


def test_the_nearest_heading_is_one_of_the_same_field() -> None:
    outline = number(template(section("s", {"id": "a"}, {"id": "b"})), draft(s={"a": "## X", "b": "y"}))
    assert rows(outline)[1:] == [("1.1", "X"), ("1.2", "y")]


def test_a_label_without_prompt_goes_to_the_first_paragraph() -> None:
    outline = number(template(section("s", {"id": "a", "label": "1.1"})), draft(s={"a": "x\n\ny\n\n- z"}))
    assert rows(outline) == [("1.0", "S"), ("1.1", "x")]
    assert (outline.items[1].unnumbered, outline.items[1].bullets) == (("y",), ("z",))
    assert outline.gutters == {"s.a": {0: "1.1"}}


def test_numbers_after_a_label_of_the_template_go_on_from_it() -> None:
    fields = ({"id": "a", "label": "1.1"}, {"id": "b", "label": "1.2a", "prompt": "B?", "kind": "yes-no"}, {"id": "c"})
    outline = number(template(section("s", *fields)), draft(s={"a": "x", "c": "y"}))
    assert rows(outline)[1:] == [("1.1", "x"), ("1.2a", "B?"), ("1.3", "y")]


PROMPTS = section(
    "s",
    {"id": "yes", "label": "1.1", "prompt": "Yes?", "kind": "yes-no"},
    {"id": "note", "note_for": "yes", "required_if": {"yes": "yes"}},
    {"id": "text", "label": "1.2", "prompt": "Text?"},
    {"id": "one", "prompt": "One?", "kind": "choice", "options": [{"id": "a", "text": "The *first*"}]},
    {
        "id": "many",
        "prompt": "Many?",
        "kind": "choices",
        "options": [{"id": 1, "text": "One"}, {"id": 2, "text": "Two"}],
    },
    {"id": "when", "prompt": "When?", "kind": "date"},
    {"id": "list", "prompt": "List?", "kind": "list"},
    {"id": "later", "prompt": "Later?", "required_if": {"yes": "yes"}},
)


def answers(**given: Value) -> dict[str, Item]:
    outline = number(template(PROMPTS), draft(s=given))
    return {item.text: item for item in outline.items}


def test_answers_follow_their_prompts() -> None:
    items = answers(
        yes="yes",
        note="Because.\n\nOf that.",
        text="x\n\ny\n\n- z",
        one="a",
        many=(2, 1),
        when=datetime.date(2015, 7, 2),
        list=(Entry(text="e", exempt=(3,)), Entry(text="f")),
        later="l",
    )
    assert (items["Yes?"].answer, items["Yes?"].unnumbered) == ("Yes", ("Because.", "Of that."))
    assert (items["Text?"].answer, items["Text?"].unnumbered, items["Text?"].bullets) == ("x", ("y",), ("z",))
    assert items["One?"].answer == "The *first*"
    assert (items["Many?"].answer, items["Many?"].bullets) == (None, ("Two", "One"))
    assert items["When?"].answer == "2 July 2015"
    assert items["List?"].bullets == ("e", "f")
    assert [item.number for item in items.values()] == ["1.0", "1.1", "1.2", None, None, None, None, None]


def test_an_empty_list_is_answered_with_the_word_for_nothing_and_an_absent_one_is_not() -> None:
    assert answers(list=())["List?"].answer == "None"
    assert answers()["List?"].answer is None


def test_a_question_that_does_not_arise_is_not_asked_but_a_given_answer_is_never_dropped() -> None:
    assert "Later?" not in answers(yes="no")
    assert "Later?" in answers(yes="yes")
    assert answers(yes="no", later="kept")["Later?"].answer == "kept"


def test_an_empty_answer_is_no_answer() -> None:
    assert answers(yes="", text="", one="")["Yes?"].answer is None


def test_unnumbered_blocks_have_no_numbers_at_all() -> None:
    outline = number(
        template(section("a"), section("b", number=False, heading=None), section("c")),
        draft(a={"text": "x"}, b={"text": "## Y\n\nz\n\n~ w"}, c={"text": "v"}),
    )
    assert rows(outline) == [("1.0", "A"), ("1.1", "x"), (None, "Y"), (None, "z"), ("2.0", "C"), ("2.1", "v")]
    assert outline.items[3].unnumbered == ("w",)


def test_a_template_sets_the_shape_of_the_numbers() -> None:
    three = (section("a"), section("b", number=7), section("c"))
    assert list(section_numbers(template(*three)).values()) == ["1.0", "7.0", "8.0"]
    assert list(section_numbers(template(*three, section="{n}.", style="letter")).values()) == ["A.", "G.", "H."]
    texts = draft(a={"text": "x\n\n## Y\n\nz"}, b={"text": "w"})
    assert rows(number(template(*three, scope="continuous"), texts)) == [
        ("1.0", "A"), ("1", "x"), ("2", "Y"), ("2.1", "z"), ("7.0", "B"), ("3", "w"), ("8.0", "C"),
    ]  # fmt: skip
    assert rows(number(template(*three, style="letter"), texts))[1] == ("A.1", "x")


def test_references_print_their_own_number_or_the_nearest_above() -> None:
    text = "## A {#a}\n\nb {#b}\n\n~ c {#c}\n\n.[1.9z] d {#d}"
    assert number(template(section("s")), draft(s={"text": text})).labels == {
        "a": "1.1", "b": "1.1.1", "c": "1.1.1", "d": "1.9z",
    }  # fmt: skip


def test_exhibits_are_placed_and_numbers_stay_paragraphs() -> None:
    figures = {"t": Figure(kind="table"), "n": Figure(value=3)}
    outline = number(template(section("s")), draft(figures, s={"text": "a\n\n{{ t }}\n\n{{ n }}\n\n{{ unknown }}"}))
    assert rows(outline)[1:] == [("1.1", "a"), ("1.2", "{{ n }}"), ("1.3", "{{ unknown }}")]
    assert outline.items[1].placed == ("t",)


def test_exempt_blocks_are_numbered_like_the_rest() -> None:
    outline = number(template(section("s")), draft(s={"text": "a\n\n::: exempt 1\nb\n\nc\n:::\n\nd"}))
    assert [(item.number, item.exempt) for item in outline.items[1:]] == [
        ("1.1", ()), ("1.2", (1,)), ("1.3", (1,)), ("1.4", ()),
    ]  # fmt: skip


def test_malformed_fences_are_told_with_their_field() -> None:
    outline = number(template(section("s")), draft(s={"text": "a\n\n:::: b"}))
    assert [(place, fault.line) for place, fault in outline.fences] == [("s.text", 2)]


def test_kept_splits_change_nothing() -> None:
    splits = Splits()
    for text in ("a", "a\n\nb", "a"):
        now = draft(s={"text": text})
        assert number(template(section("s")), now, splits) == number(template(section("s")), now)


def test_exhibits_are_numbered_by_kind_in_order_of_placing() -> None:
    figures = {
        "t": Figure(kind="table"),
        "c": Figure(kind="chart"),
        "i": Figure(kind="image"),
        "u": Figure(kind="table"),
    }
    text = "{{ i }}\n\n{{ t }}\n\n::: exempt 3\n{{ u }}\n:::\n\n{{ c }}\n\n{{ t }}"
    outline = number(template(section("s")), draft(figures, s={"text": text}))
    assert outline.exhibits == {"i": "Figure 1", "t": "Table 1", "u": "Table 2", "c": "Figure 2"}
    assert outline.labels == outline.exhibits
