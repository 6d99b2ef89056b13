"""Sheets: what is not changed is written as it was, to the byte; what is changed says what was typed."""

from __future__ import annotations

import csv
import io
import time
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafter.report.attachments import AttachmentFault
from drafter.report.figures.csv_rows import csv_rows
from drafter.report.figures.csv_text import CsvText, read_csv, written
from drafter.report.figures.keeping import csv_of_sheet, rows_of_sheet, sheet_of_csv, sheet_of_rows
from drafter.report.figures.sheet import Sheet, pasted_block

CELLS = st.text(st.sampled_from("ab1,;\t|\"'\n é£ "), max_size=6)
WORDS = st.text(st.sampled_from("abc12£é"), min_size=1, max_size=5)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A CSV file as some program writes it: any delimiter, quoting, line ends and encoding, blank lines in between."""
    width = draw(st.integers(2, 4))
    delimiter = draw(st.sampled_from(",;\t|"))
    rows = draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6))
    rows = [["h1", *["h"] * (width - 1)], *rows]
    out = io.StringIO()
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    if draw(st.booleans()):
        writer = csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=csv.QUOTE_ALL)
    else:
        writer = csv.writer(out, delimiter=delimiter, lineterminator=newline)
    for row in rows:
        writer.writerow(row)
        if draw(st.integers(0, 5)) == 0:
            out.write(newline)
    text = out.getvalue()
    if draw(st.booleans()):
        text = text.rstrip("\r\n")
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
    return text.encode(encoding)


def read_as(text: CsvText, content: bytes) -> CsvText:
    """A changed file, where it is still certain what separates its cells; else it would not be saved."""
    try:
        again = read_csv(content)
    except AttachmentFault:
        again = None
    assume(again is not None and again.manner.delimiter == text.manner.delimiter)
    assert again is not None
    return again


@given(content=files())
def test_a_file_that_is_not_changed_is_the_same_bytes(content: bytes) -> None:
    text = read_csv(content)
    assert written(text.manner, text.lines) == content
    assert csv_of_sheet(sheet_of_csv(text), text) == content


@given(content=files(), data=st.data())
def test_a_changed_cell_changes_its_cell_and_nothing_else(content: bytes, data: st.DataObject) -> None:
    text = read_csv(content)
    sheet = sheet_of_csv(text)
    row = data.draw(st.integers(0, len(sheet.rows) - 1))
    column = data.draw(st.integers(0, len(sheet.rows[row].cells) - 1))
    new = data.draw(CELLS.filter(lambda each: bool(each.strip())))
    changed = sheet.with_text(row, column, new)
    back = sheet_of_csv(read_as(text, csv_of_sheet(changed, text)))
    assert back.texts == changed.texts
    raw = [[cell.origin for cell in each.cells] for each in back.rows]
    for at, before in enumerate(sheet.rows):
        for over, cell in enumerate(before.cells):
            if (at, over) != (row, column):
                assert raw[at][over] == cell.origin


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["text", "new row", "no row", "new column", "no column", "move row", "move column", "paste"]),
        st.integers(0, 9),
        st.integers(0, 9),
        WORDS,
    ),
    max_size=8,
)


def stepped(sheet: Sheet, steps: list[tuple[str, int, int, str]]) -> Sheet:
    for step, a, b, word in steps:
        rows, width = len(sheet.rows), sheet.width
        match step:
            case "text":
                sheet = sheet.with_text(a % rows, b % width, word)
            case "new row":
                sheet = sheet.with_new_row(a % (rows + 1))
            case "no row":
                sheet = sheet.without_row(a % rows)
            case "new column":
                sheet = sheet.with_new_column(a % (width + 1))
            case "no column":
                sheet = sheet.without_column(a % width)
            case "move row":
                sheet = sheet.with_row_moved(a % rows, b % rows)
            case "move column":
                sheet = sheet.with_column_moved(a % width, b % width)
            case _:
                sheet = sheet.with_block(a % rows, b % width, ((word, word), (word,)))
    return sheet


@given(content=files(), steps=STEPS)
def test_any_steps_give_a_file_that_says_the_same(content: bytes, steps: list[tuple[str, int, int, str]]) -> None:
    text = read_csv(content)
    sheet = stepped(sheet_of_csv(text), steps)
    made = csv_of_sheet(sheet, text)
    again = read_as(text, made)
    said = [row for row in sheet.texts if any(cell.strip() for cell in row)]
    assert [row for row in sheet_of_csv(again).texts if any(cell.strip() for cell in row)] == said
    # A line end within a cell is the cell's own, and may be the only one there is.
    only_rows_end = not any("\n" in cell for row in sheet.texts for cell in row)
    if b"\r\n" in content and b"\n" in made and only_rows_end:
        assert again.manner.newline == text.manner.newline


@given(
    rows=st.lists(
        st.lists(st.integers(-99, 99) | WORDS | st.just(Decimal("1.50")), min_size=1, max_size=4).map(tuple),
        min_size=1,
        max_size=5,
    ).map(tuple),
    steps=STEPS,
)
def test_rows_of_the_report_keep_their_values(
    rows: tuple[tuple[object, ...], ...], steps: list[tuple[str, int, int, str]]
) -> None:
    assert repr(rows_of_sheet(sheet_of_rows(rows))) == repr(rows)
    sheet = stepped(sheet_of_rows(rows), steps)
    back = rows_of_sheet(sheet)
    assert tuple(tuple(map(str, row)) for row in back) == sheet.texts


def test_a_number_typed_among_numbers_is_one() -> None:
    sheet = sheet_of_rows((("Library", "Visits"), ("Priory", 40), ("Quay", "n/a")))
    changed = sheet.with_text(1, 1, "41").with_text(2, 1, "1,204").with_text(1, 0, "7")
    assert rows_of_sheet(changed) == (("Library", "Visits"), ("7", 41), ("Quay", "1,204"))


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("one", (("one",),)),
        ("a\tb\nc\td\n", (("a", "b"), ("c", "d"))),
        ("a\tb\r\nc\td\r\n", (("a", "b"), ("c", "d"))),
        ('"two\nlines"\tb\n"say ""x"""\t1', (("two lines", "b"), ('say "x"', "1"))),
        ('a\t"never closed', (("a", '"never closed'),)),
        ("a\t\n\tb", (("a", ""), ("", "b"))),
    ],
)
def test_what_a_spreadsheet_puts_on_the_clipboard(text: str, block: tuple[tuple[str, ...], ...]) -> None:
    assert pasted_block(text) == block


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'a,b\n"x,y\n', "Line 2 of the data cannot be read: a cell is quoted and never closed."),
        (b'a,b\n"x"y,z\n', "Line 2 of the data cannot be read: something stands behind a cell that is quoted."),
        (b"a\x00b,c\n", "The data file is no text."),
        (b"\xff\xfea", "The data file is no text."),
    ],
)
def test_what_is_no_csv_says_why(content: bytes, message: str) -> None:
    with pytest.raises(AttachmentFault) as caught:
        read_csv(content)
    assert caught.value.message == message
    with pytest.raises(AttachmentFault):
        csv_rows(content)


def test_a_letter_that_the_file_s_encoding_does_not_have_is_refused() -> None:
    text = read_csv("Cost;Who\n£5;Zoë\n".encode("cp1252"))
    assert text.manner.encoding == "cp1252"
    with pytest.raises(AttachmentFault, match="have no “→”"):
        csv_of_sheet(sheet_of_csv(text).with_text(1, 1, "→"), text)


def test_a_cell_of_several_lines_is_one_line_in_a_table() -> None:
    assert csv_rows(b'a,b\n"one\ntwo",3\n') == (("a", "b"), ("one two", "3"))


@pytest.mark.parametrize(
    "content", [b"1," * 5_000_000, b"1\n" * 5_000_000, b'"' + b"x" * 10_000_000, b"a;b\n" + b"1;2\n" * 2_000_000]
)
def test_a_file_far_too_large_is_refused_at_once(content: bytes) -> None:
    start = time.process_time()
    for read in (read_csv, csv_rows):
        with pytest.raises(AttachmentFault):
            read(content)
    assert time.process_time() - start < 8
