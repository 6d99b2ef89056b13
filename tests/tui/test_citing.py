"""Citing from the list, the side pane and the text: what is put in, what is told, what reaches the file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from drafter.report.template import Level
from drafter.store.load import load_report
from drafter.tui.app import DrafterApp
from drafter.tui.citation_words import citation_at
from drafter.tui.screens.cite import CiteScreen
from drafter.tui.screens.note import NoteScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.cited_report import CITED
from tests.tui.driving import at, editor, picture, ready, until


def told(screen: ReportScreen) -> str:
    return screen.query_one(StatusLine).here


async def test_a_figure_is_cited_from_the_list(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("ctrl+b")
        await until(pilot, lambda: isinstance(app.screen, CiteScreen))
        await pilot.press(*"share", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert editor(screen).text.startswith("{{ share_let }}To report")
        await until(pilot, lambda: editor(screen).has_focus)


async def test_tab_goes_on_to_the_next_kind(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("alt+i")
        await until(pilot, lambda: isinstance(app.screen, CiteScreen))
        found = app.screen
        assert isinstance(found, CiteScreen)
        kinds = []
        for _ in range(5):
            kinds.append((found.kind, {each.kind.value for each in found.rows.items}))
            await pilot.press("tab")
        assert kinds[1:] == [
            ("Figures", {"number"}),
            ("Exhibits", {"exhibit"}),
            ("References", {"reference"}),
            ("Notes", {"note"}),
        ]
        assert found.kind == "All"


async def test_an_exhibit_is_placed_below_the_paragraph(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        screen.open_place("background.text", 4, 3)
        await pilot.pause(0.1)
        await pilot.press("ctrl+b")
        await until(pilot, lambda: isinstance(app.screen, CiteScreen))
        await pilot.press(*"waiting times", "enter")
        await until(pilot, lambda: app.screen is screen)
        assert "fell to eleven months.\n\n{{ waiting }}\n\n### Water" in editor(screen).text
        assert screen.session.outline.exhibits == {"waiting": "Table 1", "rents": "Table 2"}


async def test_a_new_note_is_written_cited_and_saved(app_on: Callable[..., DrafterApp], report: Path) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("ctrl+b", "ctrl+n")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press(*"Minutes of the council", "escape")
        await until(pilot, lambda: app.screen is screen)
        assert editor(screen).text.startswith('{{ note("minutes-council") }}To report')
        await until(pilot, lambda: not screen.session.dirty)
        saved = load_report(report, app.workspace).report.draft
        assert saved.notes["minutes-council"].text == "Minutes of the council"
        assert saved.notes["survey"].text == "Survey of plot holders, autumn 2026."


async def test_the_text_of_a_note_is_changed_and_an_empty_one_goes(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        before = editor(screen).text
        for keys, wanted in ((("!",), "Survey of plot holders, autumn 2026.!"), (("ctrl+shift+a", "delete"), None)):
            await pilot.press("ctrl+b", *"survey", "ctrl+e")
            await until(pilot, lambda: isinstance(app.screen, NoteScreen))
            await pilot.press(*keys, "escape")
            await until(pilot, lambda: app.screen is screen)
            note = screen.session.draft.notes.get("survey")
            assert (None if note is None else note.text) == wanted
        assert editor(screen).text == before


async def test_an_empty_new_note_changes_nothing(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        await pilot.press("ctrl+b", "ctrl+n")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, CiteScreen))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        assert not screen.session.dirty


async def test_the_pane_cites_at_the_cursor_of_the_text(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        editor(screen).go_to(0, 3)
        await pilot.press("alt+f")
        assert screen.side_pane is not None
        pane = screen.side_pane.figures
        await until(pilot, lambda: pane.has_focus)
        await pilot.press(*"plots")
        assert [each.name for each in pane.items] == ["plots", "let", "share_let", "survey"]
        shown = picture(app)
        assert "as at 1 June 2026, 276 days" in shown
        assert "cited in 5.1.1" in shown
        await pilot.press("enter")
        assert editor(screen).text.startswith("To {{ plots }}report")
        await until(pilot, lambda: editor(screen).has_focus)


async def test_the_pane_has_everything_with_a_name(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 60)) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("alt+f")
        assert screen.side_pane is not None
        names = [each.name for each in screen.side_pane.figures.items]
        assert names == ["sites", "plots", "let", "share_let", "broken", "waiting", "next", "rents", "survey"]
        shown = picture(app)
        assert all(each in shown for each in ("Numbers", "Not placed yet", "References", "Notes"))


async def test_standing_on_a_citation_tells_what_it_prints(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        screen.open_place("background.text", 2, 14)
        await until(pilot, lambda: bool(told(screen)))
        pieces = (
            "14 (sites)",
            "as at 15 January 2027, 48 days before the meeting",
            "Parks register",
            "Allotment sites",
        )
        assert told(screen) == " · ".join(pieces)
        assert "14 (sites) · as at 15 January 2027" in picture(app)
        editor(screen).go_to(2, 0)
        await until(pilot, lambda: not told(screen))


async def test_standing_on_a_citation_tells_what_is_wrong_with_its_figure(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: screen.checking is not None and bool(screen.checking.problems))
        screen.open_place("background.text", 2, 40)
        await until(pilot, lambda: "276 days old at the meeting, 120 are allowed" in told(screen))
        assert told(screen).startswith("612 · ! ")
        assert screen.query_one(StatusLine).here_level is Level.WARNING


async def test_references_notes_and_what_is_none_are_told(app_on: Callable[..., DrafterApp]) -> None:
    cases = {
        '{{ ref("next") }}': "5.2  Next steps",
        '{{ ref("rents") }}': "Table 1  Rents by site",
        '{{ note("survey") }}': "footnote: Survey of plot holders, autumn 2026.",
        "{{ rents }}": "Table 1: Rents by site",
        "{{ nothing }}": "✗ There is no figure “nothing”. It prints as typed.",
        '{{ ref("nobody") }}': "✗ Nothing has the name “nobody”. It prints as typed.",
        '{{ note("none") }}': "✗ There is no note “none”. It prints as typed.",
        "{{ 7*7 }}": "✗ This is no citation. It prints as typed.",
        "{{ broken }}": "✗ The formula names “nothing”",
        '{{ plots | percent("x") }}': '✗ It cannot print as “percent("x")”.',
    }
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        for source, wanted in cases.items():
            editor(screen).replace_all(source)
            editor(screen).go_to(0, 0)
            editor(screen).go_to(0, 4)
            await until(pilot, lambda wanted=wanted: wanted in told(screen))  # type: ignore[misc]


async def test_an_exhibit_in_a_sentence_is_said_to_be_wrong(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        editor(screen).replace_all("See {{ rents }}.")
        editor(screen).go_to(0, 8)
        await until(pilot, lambda: "A table stands alone on its line." in told(screen))


async def test_the_mouse_over_a_citation_tells_it_too(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40), tooltips=True) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "background.text")
        field = editor(screen)
        await pilot.hover(type(field), offset=(field.gutter_width + 14, 2))
        await until(pilot, lambda: "14 (sites)" in str(field.tooltip))
        await pilot.hover(type(field), offset=(field.gutter_width + 1, 2))
        await until(pilot, lambda: field.tooltip is None)


async def test_what_is_cited_wrongly_looks_different(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        field = editor(screen)
        right = ("{{ plots }}", "{{ plots | words }}", '{{ ref("next") }}', '{{ note("survey") }}', "{{ rents }}")
        wrong = ("{{ x }}", '{{ plots | money("x") }}', '{{ ref("x") }}', '{{ note("x") }}', "{{ broken }}", "{{ 7 }}")
        for sources, name in ((right, "numbered--citation"), (wrong, "numbered--unknown")):
            for source in sources:
                field.replace_all(source)
                assert field.component(name) in [span.style for span in field.get_line(0).spans], source
        field.replace_all("See {{ rents }}.")
        assert field.component("numbered--unknown") in [span.style for span in field.get_line(0).spans]


async def test_a_new_name_makes_a_citation_right_at_once(app_on: Callable[..., DrafterApp]) -> None:
    app = app_on(CITED)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await at(pilot, screen, "purpose.text")
        field = editor(screen)
        field.replace_all('See {{ ref("water") }}.')
        await until(pilot, lambda: field.component("numbered--unknown") in [s.style for s in field.get_line(0).spans])
        await at(pilot, screen, "background.text")
        editor(screen).replace_all(editor(screen).text.replace("### Water", "### Water {#water}"))
        await at(pilot, screen, "purpose.text")
        await until(pilot, lambda: field.component("numbered--citation") in [s.style for s in field.get_line(0).spans])


def test_a_citation_is_found_from_its_first_brace_to_behind_its_last() -> None:
    line = "Of {{ plans }} children"
    assert [column for column in range(len(line)) if citation_at(line, column)] == list(range(3, 15))
