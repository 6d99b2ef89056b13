"""In the public edition nothing is left of what is exempt, and no label moves."""

from __future__ import annotations

import msgspec
import pytest

from drafter.document.edition import Edition, entry_statement, heading_statement, statement
from drafter.document.pieces import Heading, Listing, Numbered, Prompt, Quotation, Unnumbered
from drafter.document.tree import make_document
from drafter.report.draft import Entry, Figure, Note
from drafter.report.errors import Refused
from drafter.report.template import Deadline, Field, FieldKind, Option, Section
from tests.document.reports import document, everything, report

SECRET = "Jane Doe owes the council"
SCHEDULE = "Part 1 of Schedule 12A of the Local Government Act 1972"
STATEMENT = statement((3,), SCHEDULE)


def fenced(*blocks: str, paragraphs: str = "3") -> str:
    return f"Before.\n\n::: exempt {paragraphs}\n" + "\n\n".join(blocks) + "\n:::\n\nAfter."


@pytest.mark.parametrize(
    "block",
    [
        SECRET,
        f". {SECRET}",
        f".. {SECRET}",
        f"... {SECRET}",
        f".[1.7a] {SECRET}",
        f"~ {SECRET}",
        f"## {SECRET}",
        f"### {SECRET}",
        f"- one\n- {SECRET}\n  - {SECRET}",
        f"1. {SECRET}",
        f"> {SECRET}\n>\n> - {SECRET}",
        f"| a | {SECRET} |\n|---|---|\n| {SECRET} | 2 |",
        f"Text **{SECRET}** [x](https://example.org/{SECRET.replace(' ', '')})",
        'Text {{ note("secret") }} and {{ owed }}',
        f"Named {SECRET} {{#doe}}",
    ],
)
def test_nothing_is_left_of_a_passage(block: str) -> None:
    figures = {"owed": Figure(value=777, source=SECRET)}
    notes = {"secret": Note(text=SECRET)}
    public = document(fenced(block), figures=figures, notes=notes)
    full = document(fenced(block), figures=figures, notes=notes, edition=Edition.FULL)
    assert SECRET not in everything(public)
    assert SECRET.replace(" ", "") not in everything(public)
    assert "777" not in everything(public)
    assert SECRET in everything(full) or "777" in everything(full)
    assert public.labels == full.labels
    assert STATEMENT in everything(public) or heading_statement((3,)) in everything(public)
    assert STATEMENT not in everything(full)


def test_the_statement_names_the_law() -> None:
    assert f"Exempt: not for publication by virtue of paragraph 3 of {SCHEDULE}." == STATEMENT


def test_each_label_has_the_statement_beside_it() -> None:
    pieces = document(fenced(SECRET, SECRET)).sections["s"]
    said = [(piece.label, str(piece.words)) for piece in pieces if isinstance(piece, Numbered)]
    assert [label for label, _ in said] == ["1.1", "1.2", "1.3", "1.4"]
    assert [STATEMENT in words for _, words in said] == [False, True, True, False]


def test_a_heading_says_so_in_short() -> None:
    pieces = document(fenced(f"## {SECRET}", SECRET)).sections["s"]
    heading = next(piece for piece in pieces if isinstance(piece, Heading) and piece.level == 2)
    assert "Exempt information (paragraph 3)" in str(heading.words)


def test_several_paragraphs_are_named() -> None:
    assert "paragraphs 1, 2 and 3 of Part 1" in everything(document(fenced(SECRET, paragraphs="1 2 3")))


def test_several_unnumbered_blocks_in_a_row_are_one_statement() -> None:
    pieces = document(fenced(f"~ {SECRET}", f"~ {SECRET}", f"- {SECRET}")).sections["s"]
    assert sum(isinstance(piece, Unnumbered) for piece in pieces) == 1
    assert not any(isinstance(piece, Listing | Quotation) for piece in pieces)


def test_an_exempt_entry_of_a_list_is_replaced_and_keeps_its_place() -> None:
    field = {"id": "papers", "kind": "list", "prompt": "List of Appendices:"}
    entries = (Entry(text="Plan"), Entry(text=SECRET, file="figures/doe.pdf", exempt=(3,)), Entry(text="Map"))
    public = document("", field, answers={"papers": entries})
    listing = next(piece for piece in public.sections["s"] if isinstance(piece, Listing))
    assert SECRET not in everything(public)
    assert "doe.pdf" not in everything(public)
    assert [STATEMENT in str(entry.words) for entry in listing.entries] == [False, True, False]
    assert SECRET in everything(document("", field, answers={"papers": entries}, edition=Edition.FULL))
    assert any(isinstance(piece, Prompt) for piece in public.sections["s"])


def test_waivers_and_what_is_not_cited_stay_out() -> None:
    for edition in Edition:
        made = document(
            "Text.", notes={"unused": Note(text=SECRET)}, figures={"x": Figure(value=1, source=SECRET)}, edition=edition
        )
        assert SECRET not in everything(made)


def test_a_reference_to_an_exempt_paragraph_prints_its_number() -> None:
    text = 'See {{ ref("doe") }}.\n\n::: exempt 1\n' + SECRET + " {#doe}\n:::"
    public = everything(document(text))
    assert "para_1_2" in public
    assert SECRET not in public


@pytest.mark.parametrize("fence", [":::exempt 3", "::: Exempt 3", "::::", "::: exempt", "::: exempt 3"])
def test_nothing_is_made_while_a_fence_is_malformed(fence: str) -> None:
    for edition in Edition:
        with pytest.raises(Refused) as refused:
            document(f"Open.\n\n{fence}\n{SECRET}", edition=edition)
        assert refused.value.place is not None
        assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Appendix B: Costs", "Appendix B: "),
        ("Appendix 12 – Costs", "Appendix 12: "),
        ("Annex IIa Costs", "Annex IIa: "),
        ("Appendix Zorblatt", ""),
        ("Appendix B.Zorblatt", ""),
        ("Costs (Appendix B)", ""),
    ],
)
def test_the_label_of_an_exempt_appendix_stays(text: str, label: str) -> None:
    said = entry_statement(text, (3,), SCHEDULE)
    assert said == (f"{label}e{STATEMENT[1:]}" if label else STATEMENT)


def test_a_copy_with_exempt_text_says_by_virtue_of_what() -> None:
    made = document(fenced(SECRET, paragraphs="3 1"), edition=Edition.FULL)
    assert made.not_for_publication == (
        f"Not for publication by virtue of paragraphs 1 and 3 of {SCHEDULE}. Paragraph 1: Information relating to any "
        "individual. Paragraph 3: Information relating to the financial or business affairs of any particular person "
        "(including the authority holding that information)."
    )
    assert made.notices == (made.not_for_publication,)


def test_an_exempt_appendix_alone_makes_a_copy_confidential() -> None:
    field = {"id": "papers", "kind": "list"}
    made = document("Open.", field, answers={"papers": (Entry(text="Costs", exempt=(3,)),)}, edition=Edition.FULL)
    assert made.confidential


@pytest.mark.parametrize(
    ("nation", "paragraph", "schedule", "said"),
    [
        ("wales", 14, "Part 4 of Schedule 12A of the Local Government Act 1972", "financial or business affairs"),
        ("scotland", 6, "Part 1 of Schedule 7A of the Local Government (Scotland) Act 1973", "as the template says"),
        ("northern-ireland", 3, "Part 1 of Schedule 6 of the Local Government Act (Northern Ireland) 2014", ""),
    ],
)
def test_each_nation_has_its_law(nation: str, paragraph: int, schedule: str, said: str) -> None:
    grounds = Field(
        id="grounds", kind=FieldKind.CHOICES, options=(Option(id=6, text="Paragraph 6: as the template says"),)
    )
    made = report(fenced(SECRET, paragraphs=str(paragraph)))
    template = msgspec.structs.replace(
        made.template,
        deadline=msgspec.convert({"calendar": nation}, Deadline),
        sections=(*made.template.sections, Section(id="exempt", role="exempt", fields=(grounds,))),
    )
    made = msgspec.structs.replace(made, template=template)
    assert schedule in everything(make_document(made, Edition.PUBLIC, draft=False))
    full = make_document(made, Edition.FULL, draft=False).not_for_publication
    assert schedule in full
    assert said in full


def test_the_full_edition_says_whether_it_is_confidential() -> None:
    assert document(fenced(SECRET), edition=Edition.FULL).confidential
    assert not document(fenced(SECRET)).confidential
    assert not document("Open.", edition=Edition.FULL).confidential


def test_a_report_is_not_changed_by_making_its_document() -> None:
    made = report(fenced(SECRET))
    before = repr(made.outline)
    make_document(made, Edition.PUBLIC, draft=False)
    assert repr(made.outline) == before
