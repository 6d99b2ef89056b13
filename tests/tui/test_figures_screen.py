"""The figures screen: the register in view, changed by forms, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.store.config import Autosave, Config
from drafter.tui.app import DrafterApp
from drafter.tui.messages import Checked
from drafter.tui.screens.figure_form import FigureFormScreen
from drafter.tui.screens.figures import FiguresScreen
from drafter.tui.screens.report import ReportScreen
from drafter.tui.states import SaveState
from drafter.tui.widgets.rows import Rows
from drafter.tui.widgets.status_line import StatusLine
from tests.tui.driving import change, editor, picture, ready, text_of, until
from tests.tui.figure_reports import REPORT, add_files, fill, form, register

AppOn = Callable[[str], DrafterApp]


@pytest.fixture
def app(app_on: AppOn, report: Path) -> DrafterApp:
    add_files(report.parent)
    return app_on(REPORT)


def names(screen: FiguresScreen) -> list[str]:
    rows = screen.query_one("#register", Rows)
    return [row.name for row in rows.items]


async def test_the_register_says_what_each_prints_where_it_is_cited_and_how_old_it_is(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        lines = picture(app).split("\n")
        visits = next(line for line in lines if line.lstrip().startswith("visits"))
        for words in ("41,250", "number", "5.1.1, 5.1.2", "31 Jan 2027", "32 d", "Door counters"):
            assert words in visits
        table = next(line for line in lines if "by_library" in line)
        assert "Table 1" in table
        assert "5.1.1" in table
        assert names(screen) == ["visits", "priory", "share", "by_library", "trend", "logo"]


async def test_typing_a_name_puts_the_cursor_on_it(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await pilot.press("end")
        await until(pilot, lambda: screen.current is not None and screen.current.name == "logo")
        # The captions of others have the word too.
        await pilot.press(*"visits")
        await until(pilot, lambda: names(screen) == ["visits", "by_library", "trend"])
        assert screen.current is not None
        assert screen.current.name == "visits"


async def test_a_double_click_opens_one_form(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        row = next(y for y, line in enumerate(picture(app).split("\n")) if line.lstrip().startswith("visits"))
        await pilot.click(offset=(6, row), times=3)
        await until(pilot, lambda: isinstance(app.screen, FigureFormScreen))
        await pilot.pause()
        assert app.screen_stack[-2] is screen


async def test_typing_filters_and_a_key_sorts(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await pilot.press(*"door")
        await until(pilot, lambda: names(screen) == ["visits", "priory"])
        await pilot.press("escape", "f3")
        await until(
            pilot, lambda: names(screen) == sorted(["visits", "priory", "share", "by_library", "trend", "logo"])
        )
        await pilot.press("f3", "f3")
        await until(pilot, lambda: names(screen)[:2] == ["priory", "visits"])
        assert "oldest first" in picture(app)


async def test_a_formula_is_shown_with_its_terms_and_its_users(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await pilot.press(*"share")
        await until(pilot, lambda: screen.current is not None and screen.current.name == "share")
        await until(pilot, lambda: "= 18,000 / 41,250" in picture(app))
        assert "priory / visits" in picture(app)
        assert "0.4363636363…" in picture(app)
        await pilot.press("escape")
        await until(pilot, lambda: screen.current is not None and screen.current.name == "share")
        screen.query_one("#register", Rows).put_cursor("visits")
        await until(pilot, lambda: "Used by" in picture(app))
        assert "forty-one thousand two hundred and fifty" in picture(app)


async def test_enter_on_a_place_goes_to_the_citation(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await register(pilot, app)
        await pilot.press("ctrl+l", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        screen = app.screen
        assert isinstance(screen, ReportScreen)
        await until(pilot, lambda: screen.place == "background.text" and editor(screen).has_focus)
        line, column = editor(screen).cursor_location
        assert editor(screen).text.split("\n")[line][column:].startswith("{{ visits | words }}")


async def test_a_value_is_shown_as_it_is_typed_and_saved_without_touching_anything_else(
    app: DrafterApp, report: Path
) -> None:
    before = text_of(report)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await pilot.press("enter")
        typing = await form(pilot, app)
        await fill(pilot, typing, value="£1.5m")
        await until(pilot, lambda: "prints   £1.5 million" in picture(app))
        await fill(pilot, typing, value="42,000")
        await until(pilot, lambda: "prints   42,000" in picture(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await until(
            pilot, lambda: screen.query_one(StatusLine).save_state is SaveState.SAVED and "42000" in text_of(report)
        )
        await until(pilot, lambda: "42.9 per cent" in picture(app))
        assert text_of(report) == before.replace("41250  # without", "42000  # without")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: text_of(report) == before)


async def test_what_is_typed_in_a_form_is_kept_while_it_is_open(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await register(pilot, app)
        await pilot.press("enter")
        typing = await form(pilot, app)
        await fill(pilot, typing, value="43000", label="Visits to all libraries")
        await until(pilot, lambda: 'label = "Visits to all libraries"' in text_of(report))
        await pilot.press("alt+backspace")
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen))
        await until(pilot, lambda: text_of(report) == REPORT)


async def test_leaving_the_app_from_a_form_keeps_what_was_typed(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await register(pilot, app)
        await pilot.press("enter")
        await fill(pilot, await form(pilot, app), value="44000")
        await pilot.press("ctrl+q")
    assert "value = 44000  # without events" in text_of(report)


async def test_a_new_name_is_followed_by_citations_formulas_and_the_open_text(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        screen.open_place("background.text")
        await until(pilot, lambda: screen.fields.page is not None and screen.fields.page.has_focus_within)
        figures = await register(pilot, app)
        await pilot.press("enter")
        await fill(pilot, await form(pilot, app), name="door_counts")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is figures and names(figures)[0] == "door_counts")
        assert "{{ door_counts }} visits" in editor(screen).text
        await until(pilot, lambda: 'formula = "priory / door_counts"' in text_of(report))
        assert "# counted at the doors\n[figures.door_counts]\nvalue = 41250  # without events\n" in text_of(report)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: text_of(report) == REPORT)
        assert "{{ visits }} visits" in editor(screen).text


@pytest.mark.parametrize(
    ("key", "typed", "words"),
    [
        ("value", "12,34", "This is no number."),
        ("as_at", "40/13/2026", "This is no date."),
        ("format", "roman", "There is no format “roman”."),
        ("name", "share", "There is a figure “share” already."),
        ("name", "a b", "A name has letters, digits and underscores"),
        ("approximate", "perhaps", "Type yes or no."),
    ],
)
async def test_what_cannot_be_read_is_said_at_its_line_and_not_kept(
    app: DrafterApp, report: Path, key: str, typed: str, words: str
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await register(pilot, app)
        await pilot.press("enter")
        await fill(pilot, await form(pilot, app), **{key: typed})
        await until(pilot, lambda: words in picture(app))
        await pilot.press("escape")
        await pilot.pause(0.2)
        assert not isinstance(app.screen, FiguresScreen), "the first escape says what is wrong"
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen))
    assert text_of(report) == REPORT


@pytest.mark.parametrize(
    ("kind", "lines", "expected"),
    [
        (
            "number",
            {"name": "fines", "value": "£1,250", "source": "Ledger", "as_at": "31 January 2027"},
            '[figures.fines]\nvalue = 1250\nformat = "money"\nas_at = 2027-01-31\nsource = "Ledger"\n',
        ),
        (
            "formula",
            {"name": "quay", "formula": "visits - priory"},
            '[figures.quay]\nformula = "visits - priory"\n',
        ),
        (
            "table",
            {"name": "hours", "caption": "Opening hours"},
            '[figures.hours]\nkind = "table"\ncaption = "Opening hours"\nrows = [["", ""], ["", ""]]\n',
        ),
        (
            "chart",
            {"name": "rise", "chart": "column", "data": "figures/trend.csv", "y": "Priory", "alt": "It rises."},
            (
                '[figures.rise]\nkind = "chart"\ndata = "figures/trend.csv"\nchart = "column"\n'
                'y = ["Priory"]\nalt = "It rises."\n'
            ),
        ),
        (
            "image",
            {"name": "sign", "file": "figures/logo.png", "decorative": "yes"},
            '[figures.sign]\nkind = "image"\nfile = "figures/logo.png"\ndecorative = true\n',
        ),
    ],
)
async def test_a_figure_of_each_kind_can_be_added(
    app: DrafterApp, report: Path, kind: str, lines: dict[str, str], expected: str
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await pilot.press("ctrl+n", *kind[:2], "enter")
        await fill(pilot, await form(pilot, app), **lines)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen and lines["name"] in names(screen))
        await until(pilot, lambda: screen.current is not None and screen.current.name == lines["name"])
        await until(pilot, lambda: expected in text_of(report))
    assert text_of(report) == f"{REPORT}\n{expected}"


@pytest.mark.parametrize(
    ("kind", "lines", "words"),
    [
        ("formula", {"name": "a", "formula": "visits / nobody"}, "names “nobody”, which the register does not have"),
        ("formula", {"name": "a", "formula": "visits / 0"}, "divides by zero"),
        ("formula", {"name": "a", "formula": "9**9**9"}, "cannot be read at “*”"),
        ("image", {"name": "a", "file": "../../../etc/passwd"}, "is no file inside the report's folder"),
        ("image", {"name": "a", "file": "figures/none.png"}, "There is no file figures/none.png."),
        ("table", {"name": "a", "data": "figures/logo.png"}, "is no text"),
        ("chart", {"name": "a", "data": "figures/trend.csv", "x": "Town"}, "has no column “Town”"),
    ],
)
async def test_a_figure_that_cannot_be_made_says_why_while_it_is_typed(
    app: DrafterApp, kind: str, lines: dict[str, str], words: str
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await register(pilot, app)
        await pilot.press("ctrl+n", *kind[:2], "enter")
        await fill(pilot, await form(pilot, app), **lines)
        await until(pilot, lambda: words in " ".join(picture(app).replace("│", " ").split()))


async def test_arrow_keys_go_through_the_files_and_formats_there_are(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await register(pilot, app)
        await pilot.press("ctrl+n", *"im", "enter")
        typing = await form(pilot, app)
        typing.lines["file"].editor.focus()
        await pilot.press("down")
        await until(pilot, lambda: typing.texts["file"] == "figures/logo.png")


async def test_a_picture_is_shown_in_dots(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        screen.query_one("#register", Rows).put_cursor("logo")
        await until(pilot, lambda: "▀▀▀▀" in picture(app))
        await pilot.press("f5")
        await until(pilot, lambda: app.screen is not screen and "▀▀▀▀" in picture(app))
        dot = next(each for line in app.screen._compositor.render_strips() for each in line if "▀" in each.text)
        assert dot.style is not None
        assert dot.style.color is not None
        assert dot.style.color.get_truecolor() == (0x20, 0x60, 0xC0)
        await pilot.resize_terminal(70, 22)
        await until(pilot, lambda: 0 < picture(app).split("\n")[5].count("▀") < 70)


async def test_deleting_asks_where_it_would_be_missed_and_can_be_undone(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await pilot.press("delete")
        await until(pilot, lambda: "It is cited in 5.1.1, 5.1.2" in picture(app))
        assert "The formula of share rests on it." in " ".join(picture(app).replace("│", " ").split())
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is screen)
        assert "visits" in screen.session.draft.figures
        await pilot.press("delete")
        await until(pilot, lambda: app.screen is not screen)
        await pilot.press("down", "enter")
        await until(pilot, lambda: "visits" not in screen.session.draft.figures)
        await until(pilot, lambda: "[figures.visits]" not in text_of(report))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "[figures.visits]" in text_of(report))
        await until(pilot, lambda: names(screen)[0] == "visits")


async def test_figures_that_were_carried_over_are_offered_one_by_one(app_on: AppOn, report: Path) -> None:
    add_files(report.parent)
    carried = REPORT.replace("as_at = 2027-01-31", "as_at = 2027-01-31\ncarried = 2027-01-31")
    app = app_on(carried.replace("as_at = 2026-12-31", "as_at = 2026-12-31\ncarried = 2026-12-31"))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await until(pilot, lambda: "2 to renew" in picture(app))
        assert "↻" in picture(app)
        await pilot.press("ctrl+r")
        typing = await form(pilot, app)
        await until(pilot, lambda: "Renew 1 of 2" in picture(app))
        await fill(pilot, typing, value="45000", as_at="28 February 2027")
        await pilot.press("f8")
        await until(pilot, lambda: "Renew 2 of 2" in picture(app))
        await pilot.press("alt+k")
        await until(pilot, lambda: app.screen is screen)
        await until(pilot, lambda: "to renew" not in picture(app) and "carried" not in text_of(report))
    text = text_of(report)
    assert "carried" not in text
    assert "value = 45000  # without events" in text
    assert text.count("as_at = 2027-02-28") == 1
    assert text.count("as_at = 2026-12-31") == 1


async def test_the_problem_of_a_figure_leads_to_the_register(app_on: AppOn, report: Path) -> None:
    add_files(report.parent)
    app = app_on(REPORT.replace('source = "Door counters"\nas_at = 2026-12-31\n', ""))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await ready(pilot, app)
        await until(pilot, lambda: screen.checking is not None and bool(screen.checking.problems))
        assert screen.checking is not None
        await until(pilot, lambda: screen.side_pane is not None and screen.side_pane.problems.checked)
        problem = next(each for each in screen.checking.problems if each.place.startswith("figures.priory"))
        screen.to_problem(problem)
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen) and app.screen.current is not None)
        await until(pilot, lambda: getattr(app.screen.current, "name", "") == "priory")  # type: ignore[attr-defined]
        await until(pilot, lambda: problem.message.split(":")[0] in picture(app))


async def test_by_hand_the_register_is_saved_by_its_key(app: DrafterApp, report: Path) -> None:
    app.config = Config(autosave=Autosave(on=False))
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        await pilot.press("enter")
        typing = await form(pilot, app)
        await fill(pilot, typing, value="45001")
        await until(pilot, lambda: screen.session.draft.figures["visits"].value == 45001)
        await pilot.pause(1)
        assert text_of(report) == REPORT
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "45001" in text_of(report))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)
        await pilot.press("ctrl+z", "ctrl+s")
        await until(pilot, lambda: text_of(report) == REPORT)


async def test_an_empty_register_says_how_to_begin(app_on: AppOn) -> None:
    app = app_on(REPORT.partition("# counted")[0])
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot, app)
        await pilot.press("f7")
        await until(pilot, lambda: "Press ^n to add the first one." in picture(app))
        await pilot.press("ctrl+n", *"nu", "enter")
        await fill(pilot, await form(pilot, app), name="first", value="1")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen) and app.screen.current is not None)


async def test_an_empty_register_is_left_with_one_key(app_on: AppOn) -> None:
    app = app_on(REPORT.partition("# counted")[0])
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await ready(pilot, app)
        await pilot.press("f7")
        await until(pilot, lambda: "Press ^n to add the first one." in picture(app))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen)


async def test_a_change_made_elsewhere_is_seen_and_what_was_typed_here_is_kept(app: DrafterApp, report: Path) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        change(report, 'source = "Door counters"\nas_at = 2027-01-31', 'source = "New counters"\nas_at = 2027-01-31')
        await pilot.press("enter")
        await fill(pilot, await form(pilot, app), label="All visits")
        await pilot.press("escape", "escape")
        await until(pilot, lambda: isinstance(app.screen, ReportScreen))
        assert "New counters" in text_of(report)
        assert screen.session.draft.figures["visits"].label == "All visits"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10), (10, 3), (1, 1), (300, 100)])
async def test_it_works_at_any_size_and_shows_no_text_as_markup(
    app_on: AppOn, report: Path, size: tuple[int, int]
) -> None:
    add_files(report.parent)
    hostile = REPORT.replace('"Door counters"', '"[/] \\u001b[2J [@click=x] \\u202e"').replace(
        "Visits by library", "[red]Visits[/red] \\u0007"
    )
    app = app_on(hostile)
    async with app.run_test(size=size) as pilot:
        await register(pilot, app)
        for _ in range(5):
            await pilot.press("down")
        for key in ("f5", "escape", "up", "f5", "escape", "up", "f5", "escape", "enter", "escape"):
            await pilot.press(key)
            await pilot.pause(0.05)
        await pilot.resize_terminal(60, 20)
        await until(pilot, lambda: isinstance(app.screen, FiguresScreen))
        assert "\x1b" not in picture(app)


async def test_what_the_check_finds_is_not_told_to_a_register_that_is_being_taken_apart(app: DrafterApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await register(pilot, app)
        below = next(each for each in app.screen_stack if isinstance(each, ReportScreen))
        # As it is when the app ends: it no longer runs, and widgets go before their screens.
        app._running = False
        await screen.query_one(StatusLine).remove()
        below._tell_problems(Checked((), {}))
        app._running = True
