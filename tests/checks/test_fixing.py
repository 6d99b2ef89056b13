"""Fixes change the few characters that are wrong, and nothing else."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks import check
from drafter.checks.catalogue import rules
from drafter.checks.fix import Fixable
from drafter.checks.fixing import fixed, safe_fixes
from drafter.checks.passage import passages
from drafter.report.report import Report
from drafter.report.texts import text_at
from tests.checks.reports import TODAY, OneSlip, changed, template

BACKGROUND = ("sections", "background", "text")

FIXED = [
    ("The grant for 2026/2027 is new.", "The grant for 2026/27 is new."),
    ("A young baby . It begins.", "A young baby. It begins."),
    ("Schools and providers .The new one follows.", "Schools and providers. The new one follows."),
    ("The board met too.It agreed.", "The board met too. It agreed."),
    ("It met in May 2027.Members agreed.", "It met in May 2027. Members agreed."),
    ("The forum asked for desks,chairs and lamps.", "The forum asked for desks, chairs and lamps."),
    ("The forum met in May 2027..", "The forum met in May 2027."),
    ("The forum asked for desks,, chairs.", "The forum asked for desks, chairs."),
    ("The panel considered the the position.", "The panel considered the position."),
    ("The the the the plan.", "The plan."),
    ("The board will publish a SCR in May 2027.", "The board will publish an SCR in May 2027."),
    ("The grant pays for a extension and an new roof.", "The grant pays for an extension and a new roof."),
    ("A extension is planned.", "An extension is planned."),
    ("Visits fell by 12% in 2026.", "Visits fell by 12 per cent in 2026."),
    ("Visits fell by 12 percent in 2026.", "Visits fell by 12 per cent in 2026."),
    ("The scheme costs £2.1m.", "The scheme costs £2.1 million."),
    ("The board will recieve it. Recieved. RECIEVE.", "The board will receive it. Received. RECEIVE."),
    ("They were asked in january 2027.", "They were asked in January 2027."),
    ("## The the plan\n\nText.", "## The plan\n\nText."),
    ("- one , two\n- three,four", "- one, two\n- three, four"),
    ("::: exempt 3\nA child , one.\n:::", "::: exempt 3\nA child, one.\n:::"),
    (".[5.9a] A child , one.", ".[5.9a] A child, one."),
    ("It stands at the\nthe end of\nthe line.", "It stands at the\nend of\nthe line."),
    ("It stands at the\nthe\nend.", "It stands at the\nend."),
    ("- it stands at the\n  the end", "- it stands at the\n  end"),
]

LEFT = [
    'See {{ ref("a,b") }} and {{ note("the the") }}.',
    "See [the the plan .](https://example.org/a,b) and https://example.org/desks,chairs and a.b@example.org.",
    'He said “the the plan , it is” and "a extension , you know" and ‘the the plan’.',
    "He wrote the the [sic] plan.",
    'She said "the the plan , and went',
    "It is in \\\\server\\desks,chairs and `the the`.",
    "What there is is little, and the committee committee met.",
    "The Childrens Board uses Node.Js. See type a applications.",
    "It costs £5k, and 5%ile of it. The value is key:value.",
    "He walked to the .. and back,. of course.",
    "> The the plan , as they wrote it.",
    "| the the | a ,b |\n|---|---|\n| 12% | x,y |",
    ":::exempt 3\nA child , one.\n:::",
]


def cured(report: Report) -> tuple[Report, int]:
    """The report with all safe fixes made, and how many that were."""
    made = 0
    for _ in range(20):
        done = fixed(report, safe_fixes(check(report, today=TODAY).findings))
        if not done.made:
            return report, made
        made += len(done.made)
        report = msgspec.structs.replace(report, draft=done.draft)
    raise AssertionError("it never ends")


@pytest.mark.parametrize(("text", "better"), FIXED)
def test_what_is_certain_is_fixed(text: str, better: str) -> None:
    report, made = cured(changed(text))
    assert text_at(report.draft, BACKGROUND).strip("\n") == better
    assert made


@pytest.mark.parametrize("text", LEFT)
def test_what_is_somebody_elses_or_not_certain_is_left(text: str) -> None:
    report, _ = cured(changed(text))
    assert text_at(report.draft, BACKGROUND) == text or text.startswith(":::")
    assert (text_at(report.draft, BACKGROUND).splitlines()[0]) == text.splitlines()[0]


def test_the_fence_itself_is_never_touched() -> None:
    text = ":::exempt 3 ,and more .\n\n::: Exempt the the"
    report, _ = cured(changed(text))
    assert text_at(report.draft, BACKGROUND) == text


def test_a_waived_finding_is_not_fixed() -> None:
    waiver = '[[waivers]]\nrule = "L805"\nat = "background"\nreason = "A quotation."\n'
    report, made = cured(changed(f'[sections.background]\ntext = "It is the the plan."\n{waiver}'))
    assert (made, text_at(report.draft, BACKGROUND)) == (0, "It is the the plan.")


def test_notes_are_fixed_where_they_stand() -> None:
    report, _ = cured(changed('[notes.n]\ntext = "Taken from the the list ."\n'))
    assert report.draft.notes["n"].text == "Taken from the list."


def test_the_house_style_of_the_template_decides() -> None:
    style = msgspec.structs.replace(template("example").house_style, percent="%", money="£103m")
    report, _ = cured(changed("It is 12 per cent of £2.1 million.", house_style=style))
    assert text_at(report.draft, BACKGROUND) == "It is 12% of £2.1m."


def test_a_rule_gives_no_more_than_it_declares() -> None:
    fixable = {rule.code for rule in rules() if rule.fixable is not Fixable.NO}
    report = changed("\n\n".join([*(text for text, _ in FIXED), "The comittee met.", "It has 12500 members."]))
    found = check(report, today=TODAY, speller=OneSlip()).findings
    assert {finding.code for finding in found if finding.fix is not None} == fixable


PIECES = st.sampled_from(
    [
        "the ", "the the ", "The\nthe ", " , ", ",and ", "..", " .", ". ", "\n\n", "\n- ", "## ", ".[5.9a] ", "~ ",
        "12% ",
        "£2m ", "a SCR ", "{{ x }} ", "“", "”", "[a](https://b.c) ", "::: exempt 3\n", ":::\n", "| a |\n", "> ",
        "word ",
        "recieve ", "\\", ":", "january", "!", "The ", "of\nof ", "1. ", "…",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_the_text_fixing_ends_and_keeps_every_block_and_number(text: str) -> None:
    def shape(report: Report) -> list[object]:
        return [(each.kind, each.number, each.exempt, each.literal) for each in passages(report)]

    before = changed("Text.")
    before = msgspec.structs.replace(before, draft=before.draft.with_answer("background", "text", text))
    after, _ = cured(before)
    assert shape(after) == shape(before)
    assert cured(after)[1] == 0
    letters = [character for character in text if character in "[]{}“”>|~#"]
    assert [character for character in text_at(after.draft, BACKGROUND) if character in "[]{}“”>|~#"] == letters
