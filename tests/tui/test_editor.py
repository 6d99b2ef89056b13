"""The editor: numbers in the gutter, every character kept, nothing harmful shown, undo across fields."""

from __future__ import annotations

import random
from collections.abc import Callable

from textual.app import App
from textual.pilot import Pilot

from drafter.report.numbering import number
from drafter.report.split import split
from drafter.tui.app import DrafterApp
from drafter.tui.looks import looks
from drafter.tui.widgets.plain_document import PlainDocument
from tests.tui.conftest import REPORT
from tests.tui.driving import answer, at, editor, picture, ready

HOSTILE = "[sic] [/] [@click=app.quit]x[/] {{ 7*7 }} \x1b]52;c;YQ==\x07 \x9b31m \u202egnirts\u202c \u2028 \x0c end"


async def labels_of(app: DrafterApp, pilot: Pilot[None]) -> dict[int, str]:
    await pilot.pause(0.3)
    screen = await ready(pilot, app)
    return {line: look.label for line, look in editor(screen)._looks.items() if look.label}


async def test_the_numbers_stand_beside_the_text_and_follow_it(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        assert list((await labels_of(app, pilot)).values()) == ["5.1", "5.1.1", "5.1.2", "5.1.3", "5.2"]
        await pilot.press(*"## New", "enter", "enter")
        assert list((await labels_of(app, pilot)).values()) == ["5.1", "5.2", "5.2.1", "5.2.2", "5.2.3", "5.3"]
        shown = picture(app)
        assert "5.2.1   There are 14 sites" in shown


async def test_a_pinned_label_stands_as_it_was_pinned(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        await pilot.press(*".[5.9.9a] Pinned.", "enter", "enter")
        labels = await labels_of(app, pilot)
        assert labels[0] == "5.9.9a"
        assert labels[2] == "5.1"


async def test_a_step_taken_back_may_take_the_scroll_bar_and_the_line_of_the_cursor(app: DrafterApp) -> None:
    async with app.run_test(size=(40, 7)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        field = editor(screen)
        field.replace_all("One line.")
        await pilot.pause()
        field.history.checkpoint()
        field.insert("\nand another\nand more\nand more", field.document.end)
        field.move_cursor(field.document.end)
        await pilot.pause()
        assert field.show_vertical_scrollbar
        field.undo()
        await pilot.pause()
        assert field.text == "One line."


async def test_random_edits_leave_the_labels_of_a_full_walk(app: DrafterApp) -> None:
    pieces = [
        "a",
        " ",
        "\n",
        "\n\n",
        "## ",
        ". ",
        "~ ",
        "- ",
        "::: exempt 1\n",
        ":::\n",
        "|",
        ":",
        "1. ",
        "\\",
        "{{ x }}",
    ]
    chance = random.Random(5)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        field = editor(screen)
        for _ in range(300):
            start = field.clamp_visitable((chance.randrange(field.document.line_count), chance.randrange(8)))
            end = (start[0], start[1] + chance.randrange(3))
            field.replace(chance.choice(pieces), start, field.clamp_visitable(end))
            session = screen.session
            outline = number(session.template, session.draft)
            wanted = looks(field.text, split(field.text), outline.gutters.get("background.text", {}))
            shown = {line: look.label for line, look in field._looks.items() if look.label}
            assert answer(screen, "background.text") == (field.text or None)
            assert shown == {line: look.label for line, look in wanted.items() if look.label}


async def test_hostile_text_is_kept_as_it_is_and_shown_harmlessly(app_on: Callable[..., DrafterApp]) -> None:
    quoted = "".join(f"\\u{ord(each):04x}" if ord(each) < 32 or ord(each) > 126 else each for each in HOSTILE)
    text = REPORT.replace('title = "Allotments: annual report"', f'title = "{quoted}"')
    text = text.replace("There are 14 sites", quoted.replace("\\u000c", "\\f"))
    text = text.replace('"Appendix A: Sites"', f'"{quoted}"').replace("## Sites", f"## {quoted}")
    app = app_on(text)
    async with app.run_test(size=(200, 50)) as pilot:
        screen = await ready(pilot, app)
        shown = ""
        for each in screen.session.asked():
            await at(pilot, screen, each.place)
            shown = picture(app)
            assert not any(character in shown for character in "\x1b\x07\x9b\u202e\u2028\x0c")
        assert "[sic] [/] [@click=app.quit]x[/] {{ 7*7 }} ␛]52" in shown
        assert screen.session.draft.title == HOSTILE
        assert not screen.session.dirty
        assert len(app.screen_stack) == 1


async def test_undo_survives_going_to_another_field(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        before = answer(screen, "purpose.text")
        await pilot.press(*"abc")
        await pilot.press("f3", "f2")
        await at(pilot, screen, "purpose.text")
        await pilot.press("ctrl+z")
        assert answer(screen, "purpose.text") == before
        await pilot.press("ctrl+y")
        assert str(answer(screen, "purpose.text")).startswith("abc")


async def test_a_paste_is_cleaned_and_undo_brings_it_back_as_it_was(app: DrafterApp) -> None:
    from textual import events

    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        field = editor(screen)
        field.post_message(events.Paste("Aims:\n•\tFewer forms\n"))
        await pilot.pause()
        assert field.text.startswith("Aims:\n- Fewer forms\n")
        await pilot.press("ctrl+z")
        assert field.text.startswith("Aims:\n•\tFewer forms\n")


async def test_a_block_changes_level_and_place_by_keys(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        screen.open_place("background.text", 2, 0)
        await pilot.pause(0.1)
        await pilot.press("alt+left")
        assert "\n. There are 14 sites" in editor(screen).text
        await pilot.press("alt+down")
        text = editor(screen).text
        assert text.index("Waiting times") < text.index(". There are 14 sites")


async def test_the_text_column_is_never_wider_than_88_cells(app: DrafterApp) -> None:
    async with app.run_test(size=(300, 50)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        assert editor(screen).wrap_width == 88
        assert isinstance(app, App)


def test_only_a_line_feed_ends_a_line() -> None:
    text = "one\x0btwo\u2028three\r\nfour\n"
    document = PlainDocument(text)
    assert document.text == text
    assert document.line_count == 3
    result = document.replace_range((0, 3), (0, 4), "\x0c\x1b")
    assert result.replaced_text == "\x0b"
    assert document.text == "one\x0c\x1btwo\u2028three\r\nfour\n"
    assert document.lines[0] == "one␌␛two␤three␍"
    document.replace_range((0, 0), document.end, "")
    assert document.text == ""


async def test_what_is_looked_at_stays_where_it_is_when_the_lines_are_wrapped_anew(
    app_on: Callable[..., DrafterApp],
) -> None:
    many = "\n\n".join(
        f"Paragraph {number} is of some length, so that it takes other rows. " * 2 for number in range(60)
    )
    app = app_on(REPORT.replace("Waiting times fell", f"{many}\n\nWaiting times fell"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        field = editor(screen)
        field.go_to(80, 3, above=7)
        await pilot.pause()
        for width in (70, 150, 90, 120):
            await pilot.resize_terminal(width, 40)
            await pilot.pause()
            assert field.rows_above_cursor == 7


async def test_a_long_text_is_taken_away_and_brought_back_with_its_scroll_bar(app: DrafterApp) -> None:
    async with app.run_test(size=(70, 12)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        field = editor(screen)
        field.replace_all("\n".join(["words of a line " * 8] * 30))
        long = field.text
        await pilot.pause(0.2)
        field.move_cursor(field.document.end)
        await pilot.pause(0.2)
        assert field.show_vertical_scrollbar
        await pilot.press("ctrl+shift+a", "delete")
        assert field.text == ""
        for _ in range(2):
            field.undo()
            assert field.text == long
            field.redo()
            assert field.text == ""
